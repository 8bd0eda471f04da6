//! Whole runs in which somebody writes for the creditor: an accountant with a mandate, a collector by agreement.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;

use self::tools::ask;
use self::tools::desk::{Desk, letter};

const LETTERS: &str = "[output]\nstreams = false\n";

const ACCOUNTANT: &str = r#"
[sender]
mode = "accountant"
name = "Cabinet Fabre"
mandate_date = "2026-01-12"
mandate_reference = "M-17"
iban = "FR76 3000 6000 0112 3456 7890 189"
"#;

const COLLECTOR: &str = r#"
[sender]
mode = "collector"
name = "Recouvrement du Rhône SAS"
address = ["3 quai Neuf", "69002 Lyon"]
mandate_date = "2026-01-12"
law_text = "l111-8.txt"
place = "Lyon"
legal = "RCS Lyon 099 412 587"
signatory = { name = "Ines Faure", capacity = "directrice" }
contact = { name = "Hugo Blanc", phone = "04 72 00 00 01", email = "h@recouvrement.example" }
account = [{ currency = "EUR", iban = "FR76 9912 7004 6900 0412 5780 336" }]
"#;

/// Stands for the text of the official code, which the user copies.
const LAW: &str = "Texte de l'article L111-8,\ndeuxième et troisième alinéas.\n";

const EXPORT: &str =
    "debtor;name;kind;address1;postcode;city;language;invoice;invoice_date;due_date;total;residual
C1;Menuiserie;business;1 rue Neuve;69001;Lyon;fr;F1;2026-01-02;2026-02-01;100,00;100,00
C2;Joiner;business;2 rue Neuve;69001;Lyon;en;F2;2026-01-02;2026-02-01;200,00;200,00
C3;Martine;consumer;3 rue Neuve;69001;Lyon;fr;F3;2026-01-02;2026-02-01;40,00;40,00
";

/// What the letter to a debtor says, one space between words; none where it cannot be read.
fn read(sender: &str, debtor: &str) -> Option<String> {
    let desk = Desk::new(&format!("{LETTERS}{sender}"), EXPORT);
    desk.write("l111-8.txt", LAW);
    let letter = letter(&desk.run("2026-03-09"), debtor).unwrap();
    let text = ask("pdftotext", &["FILE", "-"], &fs::read(letter).unwrap())?;
    // Hyphens at line ends join; everything else is one line.
    Some(text.replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" "))
}

fn says(text: &str, what: &str) {
    let bare = |text: &str| text.replace(['\u{2019}', '\'', '\u{202f}', '\u{a0}', ' '], "");
    assert!(bare(text).contains(&bare(what)), "`{what}` is not in:\n{text}");
}

#[test]
fn an_accountant_names_mandate_creditor_and_the_only_account() {
    let Some(text) = read(ACCOUNTANT, "C1") else { return };
    says(&text, "Cabinet Fabre vous écrit au nom et pour le compte d’Atelier Verrier SARL");
    says(&text, "en vertu d'un mandat du 12 janvier 2026 (réf. M-17)");
    says(&text, "uniquement sur le compte d’Atelier Verrier SARL, indiqué dans cette lettre");
    says(&text, "FR76 3000 6000 0112 3456 7890 189");
    let Some(text) = read(ACCOUNTANT, "C2") else { return };
    says(
        &text,
        "Cabinet Fabre writes to you in the name and on behalf of Atelier Verrier SARL",
    );
    says(&text, "under a mandate of 12 January 2026 (ref. M-17)");
}

#[test]
fn a_collector_says_who_it_is_for_whom_and_what_the_law_says_of_costs() {
    for debtor in ["C1", "C3"] {
        let Some(text) = read(COLLECTOR, debtor) else { return };
        says(&text, "Recouvrement du Rhône SAS, 3 quai Neuf, 69002 Lyon");
        says(&text, "exerce une activité de recouvrement amiable");
        says(&text, "pour le compte d’Atelier Verrier SARL, 12 rue des Forges, 69007 Lyon");
        says(&text, "Article L. 111-8 du code des procédures civiles d’exécution");
        says(&text, "Texte de l'article L111-8, deuxième et troisième alinéas.");
        // Letterhead, signature, contact and account are its own, and none of the creditor's stands beside them.
        says(&text, "Ines Faure directrice");
        says(&text, "Hugo Blanc (04 72 00 00 01)");
        says(&text, "RCS Lyon 099 412 587");
        says(&text, "FR76 9912 7004 6900 0412 5780 336");
        for other in ["FR76 3000", "A. Verrier"] {
            assert!(!text.contains(other), "{other} in {text}");
        }
    }
}

/// Where the collector names no account of its own, money goes to the creditor's, under the creditor's name.
#[test]
fn the_account_that_a_collector_leaves_to_the_creditor_is_in_the_creditors_name() {
    let (without, _) = COLLECTOR.split_once("account = ").unwrap();
    for (sender, holder, iban) in [
        (without, "Atelier Verrier SARL", "FR76 3000 6000 0112 3456 7890 189"),
        (COLLECTOR, "Recouvrement du Rhône SAS", "FR76 9912 7004 6900 0412 5780 336"),
    ] {
        let desk = Desk::new(&format!("{LETTERS}{sender}"), EXPORT);
        desk.write("l111-8.txt", LAW);
        let letter = fs::read(letter(&desk.run("2026-03-09"), "C1").unwrap()).unwrap();
        let Some(text) = ask("pdftotext", &["-layout", "FILE", "-"], &letter) else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        says(&text, &format!("Virement à {holder}"));
        says(&text, iban);
    }
}

#[test]
fn a_collectors_later_letters_recall_the_first_by_date_and_reference() {
    let desk = Desk::new(
        &format!("{LETTERS}{COLLECTOR}[register]\nfile = \"register.sqlite\"\n"),
        EXPORT,
    );
    desk.write("l111-8.txt", LAW);
    desk.run("2026-03-09");
    let second = letter(&desk.run("2026-04-20"), "C1").unwrap();
    let Some(text) = ask("pdftotext", &["FILE", "-"], &fs::read(second).unwrap()) else {
        return;
    };
    let text = text.replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ");
    says(&text, "notre première lettre, du 9 mars 2026, référence R1-260309-C1.");
}

#[test]
fn a_creditor_that_writes_itself_says_nothing_of_it() {
    let Some(text) = read("", "C1") else { return };
    assert!(!text.contains("mandat") && !text.contains("recouvrement amiable"), "{text}");
}

/// A layout of one's own whose texts do not say who writes holds every letter.
#[test]
fn a_text_that_does_not_say_who_writes_holds_the_letter() {
    let layout = "[letters]\nlayout = \"own\"\n";
    let desk = Desk::new(&format!("{LETTERS}{layout}{ACCOUNTANT}"), EXPORT);
    desk.write("layouts/own/layout.toml", "base = \"classic\"\n");
    desk.write("layouts/own/texts/fr/sender.md", "Veuillez agréer.\n");
    let run = desk.run("2026-03-09");
    let findings = fs::read_to_string(run.join("findings.csv")).unwrap();
    assert_eq!(findings.matches("M-20").count(), 2, "{findings}");
    let held = fs::read_to_string(run.join("held.csv")).unwrap();
    assert!(held.contains("C1;") && held.contains("C3;") && !held.contains("C2;"), "{held}");
}
