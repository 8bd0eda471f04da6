//! The progress bar.

use std::fmt;

use findings::Messages;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use relance::run::{Progress, Work};

use super::stop;

/// The progress bar; it shows itself on a terminal only, on stderr.
pub(super) struct Bar {
    shown: ProgressBar,
    measure: String,
    draw: String,
}

impl fmt::Debug for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bar").finish_non_exhaustive()
    }
}

impl Bar {
    pub(super) fn new(messages: &Messages) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        Self {
            shown: bar,
            measure: messages.plain("progress-measure"),
            draw: messages.plain("progress-draw"),
        }
    }
}

impl Progress for Bar {
    fn begin(&self, work: Work, letters: usize) {
        self.shown.reset();
        self.shown.set_length(u64::try_from(letters).unwrap_or(u64::MAX));
        self.shown.set_message(match work {
            Work::Measure => self.measure.clone(),
            Work::Draw => self.draw.clone(),
        });
    }

    fn step(&self, letters: usize) {
        self.shown.inc(u64::try_from(letters).unwrap_or_default());
    }

    fn is_stopped(&self) -> bool {
        stop::asked()
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.shown.finish_and_clear();
    }
}
