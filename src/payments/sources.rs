//! Where payments are read.

use exports::InputFile;
use statements::Profile;

/// The settings of `[payments]`, with paths resolved.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PaymentSources {
    /// The files of bank statements; none where the job names no place for them.
    pub statements: Option<Vec<InputFile>>,
    /// How banks write their CSV.
    pub profiles: Vec<Profile>,
    /// The files of these profiles.
    pub profile_files: Vec<InputFile>,
    /// The list of payments made by hand.
    pub paid: Option<InputFile>,
    /// How many business days the newest closing balance may be old.
    pub max_age_days: u32,
}

impl Default for PaymentSources {
    fn default() -> Self {
        Self {
            statements: None,
            profiles: Vec::new(),
            profile_files: Vec::new(),
            paid: None,
            max_age_days: 5,
        }
    }
}

impl PaymentSources {
    /// Every file that payments are read from.
    pub fn files(&self) -> impl Iterator<Item = &InputFile> {
        self.statements.iter().flatten().chain(&self.profile_files).chain(&self.paid)
    }
}
