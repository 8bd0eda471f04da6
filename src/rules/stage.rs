//! The stages of dunning.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How far a debtor has been reminded. Stages follow one another; none is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// First, cordial reminder.
    #[serde(rename = "reminder-1")]
    Reminder1,
    /// Second, firm reminder.
    #[serde(rename = "reminder-2")]
    Reminder2,
    /// Last reminder.
    #[serde(rename = "reminder-3")]
    Reminder3,
    /// Formal notice (mise en demeure, C. civ. 1344).
    FormalNotice,
}

impl Stage {
    /// Every stage, first to last.
    pub const ALL: [Self; 4] =
        [Self::Reminder1, Self::Reminder2, Self::Reminder3, Self::FormalNotice];

    /// The word for it in job files, manifests and file names: `reminder-1`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reminder1 => "reminder-1",
            Self::Reminder2 => "reminder-2",
            Self::Reminder3 => "reminder-3",
            Self::FormalNotice => "formal-notice",
        }
    }

    /// Two letters or digits for it, for references: `R1`, `R2`, `R3`, `FN`.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Reminder1 => "R1",
            Self::Reminder2 => "R2",
            Self::Reminder3 => "R3",
            Self::FormalNotice => "FN",
        }
    }

    /// Where its name for people stands in the message files: `stage-reminder-1`.
    #[must_use]
    pub fn key(self) -> String {
        format!("stage-{}", self.as_str())
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::{Language, Messages};

    #[test]
    fn every_stage_has_a_name_in_both_languages() {
        for language in [Language::En, Language::Fr] {
            let messages = Messages::new(language);
            for stage in Stage::ALL {
                assert!(messages.has(&stage.key()), "{language:?}: {} is missing", stage.key());
            }
        }
    }
}
