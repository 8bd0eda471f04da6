//! The titles of letters, by stage.

use crate::layout::StageWords;
use crate::rules::Stage;

/// The title of a letter of a stage.
pub(super) fn title(stage: Stage, words: &StageWords) -> &str {
    match stage {
        Stage::Reminder1 => &words.reminder1,
        Stage::Reminder2 => &words.reminder2,
        Stage::Reminder3 => &words.reminder3,
        Stage::FormalNotice => &words.formal_notice,
    }
}
