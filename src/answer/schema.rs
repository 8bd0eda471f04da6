//! The forms that answers have.

use std::fmt;

use serde::{Serialize, Serializer};

/// The parts that several schemas refer to as `shared-1.json`: letters, held documents, findings, amounts,
/// days.
pub const SHARED: &str = include_str!("../../schemas/shared-1.json");

/// Declares every schema once: its name, the command it is of, its version.
macro_rules! schemas {
    ($($(#[$doc:meta])* $name:ident = $command:literal $version:literal,)*) => {
        /// The form of an answer, written down as JSON Schema (draft 2020-12) in the folder `schemas`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Schema {
            $($(#[$doc])* $name,)*
        }

        impl Schema {
            /// Every schema, in the order of the commands.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The value under `schema` in an answer, such as `relance/plan/1`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => concat!("relance/", $command, "/", $version),)* }
            }

            /// The name of its file, such as `plan-1.json`.
            #[must_use]
            pub fn file(self) -> &'static str {
                match self { $(Self::$name => concat!($command, "-", $version, ".json"),)* }
            }

            /// The JSON Schema itself; it may refer to [`SHARED`].
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => {
                    include_str!(concat!("../../schemas/", $command, "-", $version, ".json"))
                })* }
            }
        }
    };
}

schemas! {
    /// How files were understood, and every finding.
    Check = "check" 1,
    /// Who gets which letter, who does not and why, and what is open by age.
    Plan = "plan" 1,
    /// The whole story of one debtor or invoice.
    Explain = "explain" 1,
    /// Which sample letters a file shows.
    Proof = "proof" 1,
    /// The result of a run: folder, pieces, totals, findings.
    Run = "run" 1,
    /// The letters that were taken back.
    Undo = "undo" 1,
    /// The pieces that were printed again.
    Reprint = "reprint" 1,
    /// The reports about letters that were entered.
    Reconcile = "reconcile" 1,
    /// The entries of the register, once it has been checked.
    RegisterVerify = "register-verify" 1,
    /// Letters that count for another code now.
    RegisterMove = "register-move" 1,
    /// Letters of another program that were taken in.
    RegisterImport = "register-import" 1,
    /// Why nothing was made, whatever was asked.
    Failure = "failure" 1,
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
