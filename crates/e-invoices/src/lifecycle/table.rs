//! Statuses and reasons: the table `rules/lifecycle.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use findings::Language;

/// What follows from a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Follows {
    Nothing,
    Delivers,
    Approves,
    Completes,
    Disputes,
    Refuses,
    Announces,
    Cashes,
    Rejects,
    Cancels,
    Factors,
    Asks,
}

/// A status.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusRow {
    follows: Follows,
    fr: String,
    en: String,
}

/// A reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonRow {
    fr: String,
    en: String,
}

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    second_delivery: Vec<String>,
    statuses: BTreeMap<String, StatusRow>,
    reasons: BTreeMap<String, ReasonRow>,
}

/// The table as it comes with the program; a test reads it.
const TABLE: &str = include_str!("../../rules/lifecycle.toml");

static LIFECYCLE: LazyLock<Table> =
    LazyLock::new(|| settings::read::<Table>("lifecycle.toml", TABLE).unwrap_or_default());

/// What follows from a status: a person is asked where it is not known.
pub(super) fn follows(status: &str) -> Follows {
    LIFECYCLE.statuses.get(status).map_or(Follows::Asks, |it| it.follows)
}

/// Whether a reason rejects a second delivery only.
pub(super) fn is_second_delivery(reason: &str) -> bool {
    LIFECYCLE.second_delivery.iter().any(|it| it == reason)
}

/// A status in words; none where it is not known.
#[must_use]
pub fn status_in_words(status: &str, language: Language) -> Option<&'static str> {
    let row = LIFECYCLE.statuses.get(status)?;
    Some(match language {
        Language::Fr => &row.fr,
        Language::En => &row.en,
    })
}

/// A reason in words; none where its code is not known.
#[must_use]
pub fn reason_in_words(code: &str, language: Language) -> Option<&'static str> {
    let row = LIFECYCLE.reasons.get(code)?;
    Some(match language {
        Language::Fr => &row.fr,
        Language::En => &row.en,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let table = settings::read::<Table>("lifecycle.toml", TABLE).unwrap();
        assert_eq!((table.statuses.len(), table.reasons.len()), (31, 45));
        assert_eq!(follows("207"), Follows::Disputes);
        assert_eq!(follows("299"), Follows::Asks);
        assert_eq!(reason_in_words("TX_TVA_ERR", Language::Fr), Some("taux de TVA erroné"));
        assert_eq!(status_in_words("210", Language::En), Some("refused"));
        assert_eq!(status_in_words("299", Language::En), None);
    }
}
