use serde::Deserialize;

use crate::rules::Stage;

/// The house rules of dunning, as `[policy]` of the job gives them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Which stages are used, in order.
    pub stages: Vec<Stage>,
}

impl Default for Policy {
    /// All four stages.
    fn default() -> Self {
        Self { stages: Stage::ALL.to_vec() }
    }
}
