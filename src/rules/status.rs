use std::sync::LazyLock;

use serde::Deserialize;

use super::wording::Pattern;
use super::{fold, wording};

/// What the status of an invoice says, where it keeps the invoice out of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusWord {
    /// The debtor disputes it.
    Disputed,
    /// It is being paid by a plan.
    Plan,
    /// The debtor is insolvent.
    Insolvent,
    /// A person must look at it.
    Manual,
}

/// The words of `rules/status.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    disputed: Vec<Pattern>,
    plan: Vec<Pattern>,
    insolvent: Vec<Pattern>,
    manual: Vec<Pattern>,
    negations: Vec<String>,
}

impl StatusWord {
    /// Reads a status as a program words it; none where it keeps nothing out.
    #[must_use]
    pub fn of(status: &str) -> Option<Self> {
        static WORDS: LazyLock<Words> = LazyLock::new(|| read().unwrap_or_default());
        let list = &*WORDS;
        let told = fold::words(status);
        let stands = |patterns: &[Pattern]| {
            let found = patterns.iter().flat_map(|pattern| wording::find(pattern, &told));
            found.into_iter().any(|place| {
                let before = place.start.checked_sub(1).and_then(|at| told.get(at));
                before.is_none_or(|word| !list.negations.contains(&word.folded))
            })
        };
        [
            (Self::Insolvent, &list.insolvent),
            (Self::Plan, &list.plan),
            (Self::Disputed, &list.disputed),
            (Self::Manual, &list.manual),
        ]
        .into_iter()
        .find(|(_, patterns)| stands(patterns))
        .map(|(word, _)| word)
    }
}

/// The file itself.
fn read() -> Result<Words, toml::de::Error> {
    toml::from_str(include_str!("../../rules/status.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(status: &str, expected: Option<StatusWord>) {
        assert_eq!(StatusWord::of(status), expected, "{status}");
    }

    #[test]
    fn the_file_can_be_read() {
        assert!(read().is_ok(), "{:?}", read().err());
    }

    #[test]
    fn words_that_keep_an_invoice_out() {
        check("En litige", Some(StatusWord::Disputed));
        check("CONTESTÉE", Some(StatusWord::Disputed));
        check("plan", Some(StatusWord::Plan));
        check("Plan de paiement en cours", Some(StatusWord::Plan));
        check("Échéancier", Some(StatusWord::Plan));
        check("Redressement judiciaire", Some(StatusWord::Insolvent));
        check("RJ", Some(StatusWord::Insolvent));
        check("Liquidation judiciaire (litige)", Some(StatusWord::Insolvent));
        check("Société radiée", Some(StatusWord::Manual));
        check("Client douteux", Some(StatusWord::Manual));
    }

    #[test]
    fn ordinary_words_say_nothing() {
        for status in [
            "",
            "Open",
            "Validée",
            "Non réglée",
            "Partiellement payée",
            "Non contestée",
            "not disputed",
        ] {
            check(status, None);
        }
    }
}
