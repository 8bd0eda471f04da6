//! Marks by which folding and inserting machines know what belongs into one envelope.
//!
//! - **In:** [`Machine`], pieces and their sheets, the design of the letters.
//! - **Out:** what the marks of each sheet say, the page that shows them, the zones they need clear
//!   and the finding where a letter prints there.
//! - **Uses:** `findings`, `settings`, `print`, `layout`, `ledger`, `post`.
//! - **Never:** says who the debtor is or what is owed; takes a number for sourced that is not.

mod clear;
mod machine;
mod matrix;
mod number;
mod omr;
mod says;
mod slot;
mod zone;

pub use self::clear::White;
pub use self::machine::{BuiltinMachines, Machine};
pub use self::matrix::Matrix;
pub use self::number::Number;
pub use self::omr::{Clear, Omr, OmrLimits, Reset, Sequence};
pub use self::says::{Says, sheet_page};
pub use self::slot::Slot;
pub use self::zone::{collision, millimetres};

/// The marks that a job wants, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// The machine, as the job has set it.
    pub machine: Machine,
    /// Whether letter files bear the marks too, not streams alone.
    pub letters: bool,
    /// Feeders from which something is added to every piece, by number.
    pub feeds: Vec<u8>,
}

/// Why marks cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MarksError {
    /// A code that no symbol of the machine holds.
    #[error("`{code}` cannot be written as a Data Matrix")]
    Symbol {
        /// The code.
        code: String,
    },
}

#[cfg(test)]
mod tests;
