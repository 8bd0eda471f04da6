//! The page on which letters are looked at and decided about before they are made, handed out on this computer alone.
//!
//! - **In:** a job, who decides, and a clock.
//! - **Out:** an address for a browser; decisions in the file of the job; a run, where somebody asks for it.
//! - **Uses:** `findings`, `rules`, `register`, `plan`, `review`, `attach`, `post`, `output`, `job`, `run`.
//! - **Never:** speaks to another computer; changes an amount, an invoice or a deadline; keeps anything in the browser.

mod api;
mod decide;
mod guard;
mod looked;
mod pictures;
mod reply;
mod run_state;
mod runs;
mod serve;
mod shared;
mod story;
mod totals;
mod wire;

pub use self::pictures::{PictureError, page_count, picture};
pub use self::serve::{BrowserError, ReviewServer};
pub use self::shared::{BrowserClock, Reviewer};
