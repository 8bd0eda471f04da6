//! What a document asks for, by the code of its type: the table `rules/invoice-types.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// What a document asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Its amount is to be paid.
    Invoice,
    /// Its amount is taken off what is owed.
    Credit,
    /// It replaces the invoice it names; where its amount is negative, it is a credit.
    Corrected,
    /// No money that a letter may rest on.
    NoClaim,
}

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Types {
    invoices: BTreeMap<String, String>,
    credits: BTreeMap<String, String>,
    corrected: BTreeMap<String, String>,
    no_claim: BTreeMap<String, String>,
    factored: Factored,
    frameworks: Frameworks,
    means: Means,
}

/// Types whose money belongs to a factor.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Factored {
    codes: Vec<String>,
}

/// What frameworks say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Frameworks {
    paid: Vec<String>,
    several_vendors: Vec<String>,
}

/// What means of payment say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Means {
    direct_debit: Vec<String>,
}

/// The table as it comes with the program; a test reads it.
const TABLE: &str = include_str!("../rules/invoice-types.toml");

static TYPES: LazyLock<Types> =
    LazyLock::new(|| settings::read::<Types>("invoice-types.toml", TABLE).unwrap_or_default());

impl Kind {
    /// The kind of a type, with the name of that; none where no list has the code.
    #[must_use]
    pub fn of(code: &str) -> Option<(Self, &'static str)> {
        let types = &*TYPES;
        let lists = [
            (Self::Invoice, &types.invoices),
            (Self::Credit, &types.credits),
            (Self::Corrected, &types.corrected),
            (Self::NoClaim, &types.no_claim),
        ];
        lists.into_iter().find_map(|(kind, list)| Some((kind, list.get(code)?.as_str())))
    }
}

/// Whether the money of a type belongs to a factor.
pub(crate) fn is_factored(code: &str) -> bool {
    TYPES.factored.codes.iter().any(|it| it == code)
}

/// Whether a framework says that everything was paid at issue.
pub(crate) fn is_paid(framework: &str) -> bool {
    TYPES.frameworks.paid.iter().any(|it| it == framework)
}

/// Whether a framework says that several vendors stand in one document.
pub(crate) fn has_several_vendors(framework: &str) -> bool {
    TYPES.frameworks.several_vendors.iter().any(|it| it == framework)
}

/// Whether the creditor collects the money itself by a means of payment.
pub(crate) fn is_direct_debit(means: &str) -> bool {
    TYPES.means.direct_debit.iter().any(|it| it == means)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_read_and_no_code_stands_twice() {
        let types = settings::read::<Types>("invoice-types.toml", TABLE).unwrap();
        let lists = [&types.invoices, &types.credits, &types.corrected, &types.no_claim];
        let codes: Vec<&String> = lists.iter().flat_map(|it| it.keys()).collect();
        let unique: BTreeSet<&&String> = codes.iter().collect();
        assert_eq!((codes.len(), unique.len()), (62, 62));
        assert!(types.factored.codes.iter().all(|it| Kind::of(it).is_some()));
    }

    #[test]
    fn every_type_of_france_is_known() {
        let of = |code: &str| Kind::of(code).map(|(kind, _)| kind);
        for code in ["380", "389", "393", "501", "386", "500"] {
            assert_eq!(of(code), Some(Kind::Invoice), "{code}");
        }
        for code in ["384", "471", "472", "473"] {
            assert_eq!(of(code), Some(Kind::Corrected), "{code}");
        }
        for code in ["261", "262", "381", "396", "502", "503"] {
            assert_eq!(of(code), Some(Kind::Credit), "{code}");
        }
        assert_eq!(of("325"), Some(Kind::NoClaim));
        assert_eq!(of("999"), None);
    }
}
