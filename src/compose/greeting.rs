//! How a letter begins and ends, by whom it is written to.

use crate::layout::{Words, fill};
use crate::ledger::Debtor;
use exports::DebtorKind;

/// The first words of a letter, without the comma, and the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Greeting {
    pub(super) salutation: String,
    pub(super) closing: String,
}

/// How a letter to a debtor begins and ends: by the title before its own name, or before that of the person to
/// write to; else as to a firm, or to anybody.
pub(super) fn greeting(debtor: &Debtor, words: &Words) -> Greeting {
    let own = &words.greeting;
    let contact = debtor.contact.iter().map(|it| &**it);
    let named = std::iter::once(&*debtor.name).chain(contact).find_map(|it| named(it, words));
    if let Some(salutation) = named {
        let closing =
            if own.closing_named.is_empty() { &own.closing } else { &own.closing_named };
        return Greeting { salutation, closing: closing.clone() };
    }
    let firm = own.firm.as_ref().filter(|_| debtor.kind != DebtorKind::Consumer);
    let salutation = firm.map(|firm| fill(firm, "name", &debtor.name));
    Greeting {
        salutation: salutation.unwrap_or_else(|| words.salutation.clone()),
        closing: own.closing.clone(),
    }
}

/// How a letter begins to a person by the title before the name; none without one, and where two persons are
/// named.
fn named(name: &str, words: &Words) -> Option<String> {
    let mut parts = name.split_whitespace();
    let two = |part: &str| part == "&" || part == "/" || part == words.and || part == "et";
    if parts.any(two) {
        return None;
    }
    words.greeting.named.iter().find_map(|greeting| {
        let title = |title: &String| name.strip_prefix(title.as_str())?.strip_prefix(' ');
        let rest = greeting.titles.iter().find_map(title)?.trim();
        (!rest.is_empty()).then(|| fill(&greeting.text, "name", rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::plan::sketch;

    #[track_caller]
    fn check(language: &str, (kind, name): (DebtorKind, &str), expected: &str) {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        let mut debtor = sketch::debtor("C1");
        (debtor.kind, debtor.name) = (kind, name.into());
        let said = greeting(&debtor, &layout.words[language]);
        assert_eq!(said.salutation, expected, "{language} {name}");
    }

    #[test]
    fn a_title_in_the_name_tells_how_a_letter_begins() {
        let (person, firm) = (DebtorKind::Consumer, DebtorKind::Business);
        check("fr", (person, "Mme Hélène d’Aubigny"), "Madame");
        check("fr", (person, "M. Paul Roy"), "Monsieur");
        check("fr", (person, "M. et Mme Roy"), "Madame, Monsieur");
        check("fr", (person, "Mmeyer Paul"), "Madame, Monsieur");
        check("fr", (firm, "Maître Durand"), "Maître");
        check("fr", (firm, "Menuiserie Chabrol"), "Madame, Monsieur");
        check("de", (person, "Frau Uhlig"), "Sehr geehrte Frau Uhlig");
        check("de", (person, "M. Jean Roy"), "Sehr geehrter Herr Jean Roy");
        check("en", (person, "Mrs Jane Roe"), "Dear Ms Jane Roe");
        check("nl", (person, "Mevrouw Jansen"), "Geachte mevrouw Jansen");
        check("es", (person, "Sra. López"), "Estimada señora López");
        check("es", (firm, "López SL"), "Estimados señores");
        check("it", (firm, "Rossi Srl"), "Spett.le Rossi Srl");
        check("it", (person, "Sig. Rossi"), "Egregio Signor Rossi");
    }

    #[test]
    fn the_person_to_write_to_counts_where_the_name_has_no_title() {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        let mut debtor = sketch::debtor("Menuiserie");
        debtor.contact = Some("Mme Durand".into());
        assert_eq!(greeting(&debtor, &layout.words["fr"]).salutation, "Madame");
        assert_eq!(greeting(&debtor, &layout.words["en"]).closing, "Yours sincerely");
        debtor.contact = Some("Service comptabilité".into());
        assert_eq!(greeting(&debtor, &layout.words["en"]).closing, "Yours faithfully");
    }
}
