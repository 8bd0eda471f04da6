//! Words of state columns and their meanings.

use std::collections::BTreeMap;

use super::*;
use crate::Document;
use crate::{Answers, Field, Inputs, read_bytes};
use findings::Code;

#[track_caller]
fn check(state: State, words: &[&str]) {
    for word in words {
        assert_eq!(State::of(word), Some(state), "{word}");
    }
}

#[test]
fn every_word_of_the_table_means_its_state_however_it_is_written() {
    let mut meanings: BTreeMap<String, State> = BTreeMap::new();
    for (state, _, word) in table::tests::every_word() {
        let told = word.replace('#', "12");
        for form in [told.clone(), told.to_uppercase(), format!(" {} ", told.replace(' ', "_"))]
        {
            assert_eq!(State::of(&form), Some(state), "{form}");
        }
        let other = meanings.insert(table::key(&word), state);
        assert!(
            other.is_none_or(|other| other == state),
            "{word} means {other:?} and {state:?}"
        );
    }
}

#[test]
fn every_state_has_words_in_six_languages() {
    for state in State::ALL {
        for language in ["fr", "en", "de", "nl", "es", "it"] {
            let words = table::tests::every_word();
            let any = words.iter().any(|(of, it, _)| of == state && *it == language);
            assert!(any, "{state:?} has no word in {language}");
        }
    }
}

/// A slip of the pen must never let a letter go.
#[test]
fn a_word_with_a_slip_is_never_taken_for_open() {
    for (_, _, word) in table::tests::every_word() {
        let told = word.replace('#', "12");
        for slip in [format!("{told}zx"), format!("zx{told}"), format!("{told} zx")] {
            assert_ne!(State::of(&slip), Some(State::Open), "{slip}");
        }
    }
}

#[test]
fn french_words() {
    check(
        State::Open,
        &["Validée", "Envoyée", "Échue", "Impayée", "Partiellement payée", "Non réglée"],
    );
    check(State::Draft, &["Brouillon", "provisoire"]);
    check(State::Cancelled, &["Annulée", "ANNULEE", "Remboursée", "Extourné"]);
    check(State::Paid, &["Payée", "Réglée", "Soldée", "Payée le 03/04/2026"]);
    check(State::WrittenOff, &["Passée en perte", "Irrécouvrable", "Abandonnée"]);
    check(State::NotAnInvoice, &["Devis", "Proforma", "Bon de commande"]);
    check(State::Disputed, &["En litige", "Contestée", "Litige (voir courrier)"]);
    check(State::Plan, &["Échéancier", "Plan de paiement en cours"]);
    check(
        State::Insolvent,
        &["Redressement judiciaire", "RJ", "Liquidation judiciaire (litige)"],
    );
    check(
        State::Manual,
        &["Ne pas relancer", "Décédé", "Bloqué", "LCR", "Société radiée", "Client douteux"],
    );
    check(State::Factored, &["Cédée", "Affacturage"]);
    check(State::DirectDebit, &["Prélèvement", "En attente de prélèvement"]);
    check(State::OtherHands, &["Huissier", "Contentieux", "Recouvrement", "Avocat"]);
}

#[test]
fn english_words() {
    check(
        State::Open,
        &[
            "Sent",
            "Viewed",
            "Overdue",
            "Partially paid",
            "Overdue by 12 days",
            "Awaiting payment",
        ],
    );
    check(State::Draft, &["Draft"]);
    check(
        State::Cancelled,
        &["Void", "Voided", "Cancelled", "Canceled", "Credited", "Refunded"],
    );
    check(State::Paid, &["Paid", "PAID", "Settled", "Closed"]);
    check(State::WrittenOff, &["Written off", "Uncollectible", "Bad debt"]);
    check(State::NotAnInvoice, &["Quote", "Estimate", "Pro forma", "Sales order"]);
    check(State::Disputed, &["Disputed", "in dispute"]);
    check(State::Plan, &["Payment plan", "Instalments agreed"]);
    check(State::Insolvent, &["Bankrupt", "In administration"]);
    check(State::Manual, &["Hold", "On hold", "Do not chase", "Deceased"]);
    check(State::Factored, &["Factored", "Factoring"]);
    check(State::DirectDebit, &["Direct debit"]);
    check(State::OtherHands, &["Bailiff", "Collection agency", "Legal action"]);
}

#[test]
fn german_and_dutch_words() {
    check(
        State::Open,
        &[
            "Offen",
            "Überfällig",
            "Ueberfaellig",
            "Teilweise bezahlt",
            "Openstaand",
            "Deels betaald",
        ],
    );
    check(State::Draft, &["Entwurf", "Concept"]);
    check(State::Cancelled, &["Storniert", "Geannuleerd"]);
    check(State::Paid, &["Bezahlt", "Beglichen", "Betaald", "Voldaan"]);
    check(State::WrittenOff, &["Ausgebucht", "Uneinbringlich", "Oninbaar"]);
    check(State::NotAnInvoice, &["Angebot", "Lieferschein", "Offerte", "Pakbon"]);
    check(State::Disputed, &["Strittig", "Bestritten", "Betwist"]);
    check(State::Plan, &["Ratenzahlung", "Betalingsregeling"]);
    check(State::Insolvent, &["Insolvenzverfahren", "Failliet"]);
    check(State::Manual, &["Gesperrt", "Mahnsperre", "Verstorben", "Geblokkeerd", "Overleden"]);
    check(State::Factored, &["Abgetreten", "Gecedeerd"]);
    check(State::DirectDebit, &["Lastschrift", "SEPA-Lastschrift", "Automatische incasso"]);
    check(State::OtherHands, &["Inkasso", "Rechtsanwalt", "Deurwaarder", "Incassobureau"]);
}

#[test]
fn spanish_and_italian_words() {
    check(
        State::Open,
        &["Pendiente de pago", "Vencida", "Emitida", "Aperta", "Scaduta", "Da pagare"],
    );
    check(State::Draft, &["Borrador", "Bozza"]);
    check(State::Cancelled, &["Anulada", "Annullata", "Stornata"]);
    check(State::Paid, &["Pagada", "Cobrada", "Pagata", "Saldata"]);
    check(State::WrittenOff, &["Incobrable", "Inesigibile"]);
    check(State::NotAnInvoice, &["Presupuesto", "Albarán", "Preventivo"]);
    check(State::Disputed, &["En disputa", "Contestata"]);
    check(State::Plan, &["Plan de pagos", "Piano di rientro"]);
    check(State::Insolvent, &["Concurso de acreedores", "Fallimento"]);
    check(State::Manual, &["Fallecido", "Bloqueado", "Deceduto", "Bloccato"]);
    check(State::Factored, &["Cedida", "Ceduta"]);
    check(State::DirectDebit, &["Domiciliación bancaria", "Addebito diretto", "RiBa"]);
    check(State::OtherHands, &["Juzgado", "Recobro", "Avvocato", "Recupero crediti"]);
}

#[test]
fn codes_of_programs() {
    check(
        State::Open,
        &[
            "not_paid",
            "posted",
            "partially_paid",
            "AUTHORISED",
            "open",
            "overdue",
            "PartiallyPaid",
        ],
    );
    check(State::Paid, &["in_payment", "paidoff", "paid"]);
    check(State::Cancelled, &["reversed", "voided", "void", "cancel"]);
    check(State::WrittenOff, &["uncollectible"]);
    check(State::DirectDebit, &["sepadebit"]);
    check(State::NotAnInvoice, &["estimate_pending", "proforma"]);
}

#[test]
fn what_is_not_in_the_table_means_nothing() {
    for word in [
        "Zorgl",
        "Payment pending",
        "pending",
        "En cours",
        "Approved",
        "2",
        "200",
        "non payable",
    ] {
        assert_eq!(State::of(word), None, "{word}");
    }
}

/// The states of the rows of an export, in order, and the codes of its findings.
#[track_caller]
fn reads(text: &str, inputs: &Inputs, expected: &[State], codes: &[Code]) {
    let (export, findings) = read_bytes("open.csv", text.into(), inputs).unwrap();
    let mut rows: Vec<(u32, State)> =
        export.invoices.iter().map(|row| (row.place.line, row.state)).collect();
    rows.sort();
    let states: Vec<State> = rows.into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, expected, "{findings:?}");
    let found: Vec<Code> = findings.iter().map(|it| it.code).collect();
    assert_eq!(found, codes, "{findings:?}");
}

const HEADER: &str = "Code client;N° facture;Date facture;Échéance;Montant TTC;Reste dû";

/// Rows with one more column.
fn with(header: &str, cells: &[&str]) -> String {
    let row = |(nth, cell): (usize, &&str)| {
        format!("C{nth};F{nth};01/08/2026;31/08/2026;100,00;100,00;{cell}\n")
    };
    let rows: String = cells.iter().enumerate().map(row).collect();
    format!("{HEADER};{header}\n{rows}")
}

#[test]
fn an_unknown_word_holds_its_rows_and_is_told_once() {
    let text = with("Statut", &["Zorgl", "Envoyée", "zorgl", ""]);
    let states = [State::Unknown, State::Open, State::Unknown, State::Open];
    reads(&text, &Inputs::default(), &states, &[Code::StatusUnknown]);
    let status = vec![("ZORGL".to_owned(), State::Factored)];
    let answers = Answers { status, ..Answers::default() };
    let told = Inputs { answers, ..Inputs::default() };
    let states = [State::Factored, State::Open, State::Factored, State::Open];
    reads(&text, &told, &states, &[]);
}

#[test]
fn a_column_of_state_words_is_the_state_column_whatever_its_header() {
    let text = with("Suivi", &["Brouillon", "Envoyée", "Payée"]);
    reads(&text, &Inputs::default(), &[State::Draft, State::Open, State::Paid], &[]);
    let text = with("Chantier", &["Rue Haute", "Envoyée", "Rue Basse"]);
    reads(&text, &Inputs::default(), &[State::Open; 3], &[Code::UnknownColumn]);
}

#[test]
fn two_columns_that_keep_documents_out_are_asked_about() {
    let text = with("Suivi;Étape", &["Brouillon;Payée", "Envoyée;Huissier"]);
    reads(&text, &Inputs::default(), &[], &[Code::TwoColumnsForOneField]);
    let columns = vec![("Suivi".to_owned(), Some(Field::Status)), ("Étape".to_owned(), None)];
    let answered = Inputs { columns, ..Inputs::default() };
    reads(&text, &answered, &[State::Draft, State::Open], &[]);
    let columns = ["Suivi", "Étape"].map(|it| (it.to_owned(), Some(Field::Status))).to_vec();
    let both = Inputs { columns, ..Inputs::default() };
    reads(&text, &both, &[State::Draft, State::OtherHands], &[]);
}

#[test]
fn a_payment_status_beside_a_status_must_allow_too() {
    let text = with(
        "Statut;Statut du paiement",
        &["Validée;Payée", "Annulée;Non payée", "Validée;Non payée"],
    );
    reads(&text, &Inputs::default(), &[State::Paid, State::Cancelled, State::Open], &[]);
}

#[test]
fn a_column_switched_off_says_nothing() {
    let columns = vec![("Statut".to_owned(), None)];
    let inputs = Inputs { columns, ..Inputs::default() };
    reads(&with("Statut", &["Brouillon"]), &inputs, &[State::Open], &[]);
}

#[test]
fn a_day_a_code_or_a_yes_settles() {
    for (header, cells) in [
        ("Date de règlement", ["03/09/2026", "", "00/00/0000"]),
        ("Réglée le", ["2026-09-03", "", "-"]),
        ("Lettrage", ["AB", "", ""]),
        ("Bezahlt", ["Ja", "", "Nein"]),
        ("Payée", ["Oui", "", "Non"]),
        ("Is paid", ["true", "", "false"]),
    ] {
        let text = with(header, &cells);
        reads(&text, &Inputs::default(), &[State::Paid, State::Open, State::Open], &[]);
    }
}

#[test]
fn a_payment_of_a_part_settles_nothing() {
    let text = format!(
        "{HEADER};Date de règlement\nC;F;01/08/2026;31/08/2026;100,00;40,00;03/09/2026\n"
    );
    reads(&text, &Inputs::default(), &[State::Open], &[]);
}

#[test]
fn a_header_that_is_a_state_marks_rows_by_yes() {
    let cells = ["oui", "non", "", "x"];
    let states = [State::Manual, State::Open, State::Open, State::Manual];
    reads(&with("Bloqué", &cells), &Inputs::default(), &states, &[]);
    let states = [State::OtherHands, State::Open, State::Open, State::OtherHands];
    reads(&with("Contentieux", &cells), &Inputs::default(), &states, &[]);
}

#[test]
fn what_the_creditor_collects_itself_is_held_unless_the_job_duns_it() {
    let text = with("Mode de règlement", &["Prélèvement", "Virement", "Prlv SEPA", "LCR", ""]);
    let debit = State::DirectDebit;
    let states = [debit, State::Open, debit, State::Manual, State::Open];
    reads(&text, &Inputs::default(), &states, &[]);
    let answers = Answers { dun_direct_debit: true, ..Answers::default() };
    let states = [State::Open, State::Open, State::Open, State::Manual, State::Open];
    reads(&text, &Inputs { answers, ..Inputs::default() }, &states, &[]);
}

#[test]
fn a_kind_of_document_that_is_no_invoice_is_kept_out() {
    let text =
        with("Nature", &["Facture", "Situation", "Acompte", "Facture proforma", "Devis"]);
    let none = State::NotAnInvoice;
    let states = [State::Open, State::Open, State::Open, none, none];
    reads(&text, &Inputs::default(), &states, &[]);
}

#[test]
fn a_status_that_contradicts_the_kind_is_asked_about() {
    let text = with("Statut", &["Avoir", "Envoyée"]);
    let (export, _) = read_bytes("open.csv", text.into(), &Inputs::default()).unwrap();
    assert_eq!(export.invoices[0].document, Document::CreditNote);
    let text = with("Nature;Statut", &["Facture;Avoir", "Avoir;Avoir"]);
    let states = [State::Unknown, State::Open];
    reads(&text, &Inputs::default(), &states, &[Code::StatusUnknown]);
}

#[test]
fn what_is_true_of_the_debtor_is_kept_apart() {
    let text = with("Statut", &["Liquidation judiciaire", "Décédé", "Litige", "Payée"]);
    let (export, _) = read_bytes("open.csv", text.into(), &Inputs::default()).unwrap();
    let of_debtors: Vec<State> = export.invoices.iter().map(|row| row.debtor_state).collect();
    let expected = [State::Insolvent, State::Manual, State::Open, State::Open];
    assert_eq!(of_debtors, expected);
}

#[test]
fn a_draft_needs_no_number() {
    let text = format!("{HEADER};Statut\nC;;01/08/2026;31/08/2026;100,00;100,00;Brouillon\n");
    reads(&text, &Inputs::default(), &[State::Draft], &[]);
    let text = format!("{HEADER};Statut\nC;;01/08/2026;31/08/2026;100,00;100,00;Envoyée\n");
    reads(&text, &Inputs::default(), &[], &[Code::MissingCell]);
}

#[test]
fn columns_that_could_matter_are_told_one_by_one_and_first() {
    let text = with(
        "Chantier;Solde N-1;Relu le;Agence",
        &["A;12,50;03/04/2026;Nord", "B;7,00;04/05/2026;Sud"],
    );
    let codes = [Code::ColumnCouldMatter, Code::ColumnCouldMatter, Code::UnknownColumn];
    reads(&text, &Inputs::default(), &[State::Open; 2], &codes);
}
