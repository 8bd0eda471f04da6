//! Pages of a PDF as pictures, drawn from the very bytes that would be posted.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// The longest that one page is waited for.
const LONGEST: Duration = Duration::from_secs(3);
/// The most points of a picture: A4 at 200 dpi has 4 million.
const MOST_POINTS: f32 = 25_000_000.0;
/// The most pages that are drawn at once, with those that nobody waits for any more: a drawing cannot be stopped.
const AT_ONCE: usize = 4;
/// Points of PDF in an inch.
const INCH: f32 = 72.0;
/// The stack of the thread that draws: foreign files nest deeply.
const STACK: usize = 16 << 20;

/// Why a page cannot be shown as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The file cannot be read.
    #[error("the file cannot be read")]
    Unreadable,
    /// It has no such page.
    #[error("there is no such page")]
    NoPage,
    /// The picture would have too many points.
    #[error("the page is too large")]
    TooLarge,
    /// It took too long.
    #[error("drawing took too long")]
    TooLong,
    /// The renderer gave up.
    #[error("the page could not be drawn")]
    Failed,
}

impl PictureError {
    /// Where its sentence stands in the message files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "picture-unreadable",
            Self::NoPage => "picture-no-page",
            Self::TooLarge => "picture-too-large",
            Self::TooLong => "picture-too-long",
            Self::Failed => "picture-failed",
        }
    }
}

/// The pages that are drawn now.
static DRAWN: DrawnNow = DrawnNow { count: Mutex::new(0), fewer: Condvar::new() };

struct DrawnNow {
    count: Mutex<usize>,
    fewer: Condvar,
}

impl DrawnNow {
    /// Takes a place, as soon as one is free; false where none becomes free in time.
    fn begin(&self) -> bool {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.fewer.wait_timeout_while(count, LONGEST, |count| *count >= AT_ONCE);
        let (mut count, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if !waited.timed_out() {
            *count += 1;
        }
        !waited.timed_out()
    }

    fn end(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.fewer.notify_one();
    }
}

/// A page of a PDF as a PNG, counted from 1, with so many points an inch.
///
/// # Errors
///
/// When it cannot be drawn, would be too large or takes too long.
pub fn picture(pdf: Arc<Vec<u8>>, page: usize, dpi: u16) -> Result<Vec<u8>, PictureError> {
    if !DRAWN.begin() {
        return Err(PictureError::TooLong);
    }
    let (give, take) = channel();
    let draw = move || {
        let drawn = catch_unwind(AssertUnwindSafe(|| drawn(pdf, page, dpi)));
        DRAWN.end();
        // Whoever waited too long takes nothing any more.
        let _ = give.send(drawn.unwrap_or(Err(PictureError::Failed)));
    };
    if thread::Builder::new().stack_size(STACK).spawn(draw).is_err() {
        DRAWN.end();
        return Err(PictureError::Failed);
    }
    match take.recv_timeout(LONGEST) {
        Ok(drawn) => drawn,
        Err(RecvTimeoutError::Timeout) => Err(PictureError::TooLong),
        Err(RecvTimeoutError::Disconnected) => Err(PictureError::Failed),
    }
}

/// How many pages a PDF has.
#[must_use]
pub fn page_count(pdf: Arc<Vec<u8>>) -> Option<usize> {
    let counted =
        catch_unwind(AssertUnwindSafe(|| Pdf::new(pdf).ok().map(|it| it.pages().len())));
    counted.ok().flatten()
}

fn drawn(bytes: Arc<Vec<u8>>, page: usize, dpi: u16) -> Result<Vec<u8>, PictureError> {
    let pdf = Pdf::new(bytes).map_err(|_| PictureError::Unreadable)?;
    let place = page.checked_sub(1).ok_or(PictureError::NoPage)?;
    let page = pdf.pages().get(place).ok_or(PictureError::NoPage)?;
    let scale = f32::from(dpi) / INCH;
    let (width, height) = page.render_dimensions();
    let (wide, high) = (width * scale, height * scale);
    let most = f32::from(u16::MAX);
    if !(wide * high <= MOST_POINTS
        && (1.0..most).contains(&wide)
        && (1.0..most).contains(&high))
    {
        return Err(PictureError::TooLarge);
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let cache = RenderCache::new();
    let picture = render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
    picture.into_png().map_err(|_| PictureError::Failed)
}
