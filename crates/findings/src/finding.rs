//! A finding: something wrong with the data.

use super::codes::Severity;
use super::{Args, Code, Origin};

/// Something wrong with the data. Collected and reported together, never thrown.
///
/// Its sentence is that of its kind ([`Code::english`], [`Code::french`]), filled with `values`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The kind of trouble; stable across releases, so that people can search for it.
    pub code: Code,
    /// Where it was found.
    pub origin: Origin,
    /// The code of the debtor it holds back or warns about; none when it concerns a whole file.
    pub debtor: Option<String>,
    /// The text that stood there and all that goes with it, by the names that the message uses.
    pub values: Args,
}

impl Finding {
    /// A finding about one debtor, or about a whole file when there is none.
    #[must_use]
    pub fn new(code: Code, origin: Origin, debtor: Option<&str>, values: Args) -> Self {
        Self { code, origin, debtor: debtor.map(str::to_owned), values }
    }

    /// Whether it holds its debtor back.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.code.severity() == Severity::Hold
    }
}
