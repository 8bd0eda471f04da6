//! One run from start to end: the whole line on one screen.
//!
//! - **In:** a [`Job`](crate::job::Job).
//! - **Out:** a report; the run folder through `output`.
//! - **Uses:** every room above.
//! - **Never:** holds a rule of any of them. The only room with threads.
