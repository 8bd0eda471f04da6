//! Each kind of finding: code, effect, meaning, remedy and sentences.

/// The effect of a finding on the debtor it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The letter goes out; the finding is listed.
    Warning,
    /// The debtor is held back; all others go out.
    Hold,
}

impl Severity {
    /// The word for machines: `hold`, `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Hold => "hold",
        }
    }

    /// The key of its word for people in [`Messages`](crate::Messages).
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Warning => "severity-warning",
            Self::Hold => "severity-hold",
        }
    }
}

/// Makes the kinds of findings from their table.
macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident;
        meaning: $meaning:literal;
        remedy: $remedy:literal;
        en: $english:literal;
        fr: $french:literal;)*) => {
        /// Every kind of finding, in the order of the rooms which report them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The short name shown to people, such as `R1`; stable across releases.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The effect of this kind of finding on its debtor.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The meaning, in Markdown; links lead from the folder `docs`.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }

            /// The remedy, in Markdown.
            #[must_use]
            pub fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy,)* }
            }

            /// Its sentence in English, a Fluent pattern over the values of the finding.
            #[must_use]
            pub fn english(self) -> &'static str {
                match self { $(Self::$name => $english,)* }
            }

            /// Its sentence in French, with the same values.
            #[must_use]
            pub fn french(self) -> &'static str {
                match self { $(Self::$name => $french,)* }
            }

            /// The key of its sentence in [`Messages`](crate::Messages): `finding-r1`.
            #[must_use]
            pub fn key(self) -> String {
                format!("finding-{}", self.as_str().to_lowercase())
            }
        }
    };
}

pub(crate) use codes;
