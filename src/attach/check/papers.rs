//! Whether a copy is a paper of another kind that only names the invoice: a credit note, a receipt, a quote.

use super::judge::CopyFacts;
use super::said::{CopyWord, is_invoice_word, is_number_word};

/// How many words a title has at the most.
const MAX_TITLE: usize = 8;

/// How many words behind a title its number or day begins.
const BEHIND: usize = 3;

/// How credit notes are titled, folded.
const CREDITS: &[&str] = &[
    "avoir",
    "note d avoir",
    "votre avoir",
    "facture rectificative",
    "note de credit",
    "credit note",
    "credit memo",
    "facture d avoir",
    "gutschrift",
    "storno",
    "stornorechnung",
    "rechnungskorrektur",
    "credit invoice",
    "creditnota",
    "creditfactuur",
    "factura rectificativa",
    "nota de credito",
    "nota di credito",
    "abono",
];

/// How other papers that are no invoices are titled, folded.
const OTHERS: &[&str] = &[
    // Before the invoice.
    "devis",
    "quote",
    "quotation",
    "estimate",
    "angebot",
    "offerte",
    "presupuesto",
    "preventivo",
    "brouillon",
    "draft",
    "draft invoice",
    "entwurf",
    "projet de facture",
    "facture provisoire",
    "specimen",
    "proforma",
    "pro forma",
    "facture proforma",
    "facture pro forma",
    "bon de commande",
    "confirmation de commande",
    "order confirmation",
    "purchase order",
    "auftragsbestatigung",
    // Goods.
    "bon de livraison",
    "bordereau de livraison",
    "delivery note",
    "packing slip",
    "packing list",
    "lieferschein",
    "leveringsbon",
    "pakbon",
    "albaran",
    // The account.
    "releve",
    "releve de compte",
    "releve de factures",
    "extrait de compte",
    "situation de compte",
    "statement",
    "account statement",
    "kontoauszug",
    "estado de cuenta",
    "estratto conto",
    // Money that came.
    "recu",
    "quittance",
    "receipt",
    "quittung",
    "recibo",
    "ricevuta",
    // Letters.
    "mise en demeure",
    "relance",
    "rappel",
    "rappel de paiement",
    "dernier rappel",
    "derniere relance",
    "reminder",
    "mahnung",
    "zahlungserinnerung",
];

/// Words that make a paper of the account or a receipt something else: fees are invoiced so, and a stamp says
/// when a letter came.
const NOT: &[&str] = &[
    "releve d honoraires",
    "releve d heures",
    "recu le",
    "gutschrift selbst ausgestellte",
    "rappel de",
    "rappel des",
];

/// Words behind `facture` or alone that say that nothing is owed any more.
const PAID: &[&str] = &[
    "soldee",
    "acquittee",
    "payee",
    "reglee",
    "paid",
    "bezahlt",
    "betaald",
    "pagada",
    "pagata",
    "annulee",
];

/// Words that say the same alone on a line, as stamps do.
const STAMPS: &[&str] = &[
    "paye",
    "payee",
    "paid",
    "bezahlt",
    "betaald",
    "pagado",
    "pagato",
    "annule",
    "annulee",
    "cancelled",
    "storniert",
    "brouillon",
    "draft",
    "entwurf",
];

/// Words that turn them round.
const NEGATIONS: &[&str] =
    &["non", "not", "nicht", "niet", "no", "si", "pas", "impayee", "unpaid"];

impl CopyFacts<'_> {
    /// The title of the paper, folded, where it is none of an invoice: the first title on the page that names the
    /// invoice first, before it does. `own` is the place of the word with which its number begins there.
    pub(super) fn other_paper(&self, own: usize) -> Option<String> {
        let page = self.said.words.get(own)?.page;
        let (mut place, mut title) = (0, None);
        for line in self.said.lines() {
            let start = place;
            place += line.len();
            if line.first().is_none_or(|it| it.page != page) {
                continue;
            }
            let is_long = line.len() > MAX_TITLE;
            if let Some(paid) =
                paid(line).filter(|_| !is_long).or_else(|| self.stamp(line, place))
            {
                return Some(paid);
            }
            if title.is_none() && start <= own {
                title = kind(line).filter(|it| !is_long || is_numbered(line, it.as_deref()));
                // A credit note whose own number was asked for is that one.
                let before = own.checked_sub(start).and_then(|it| line.get(..it));
                if let (Some(Some(paper)), Some(before)) =
                    (&title, before.filter(|_| own < place))
                    && CREDITS.contains(&paper.as_str())
                    && before
                        .iter()
                        .skip(paper.split(' ').count())
                        .all(|it| is_number_word(&it.text))
                {
                    title = Some(None);
                }
            }
        }
        title.flatten()
    }

    /// The stamp in a line, which ends before `end`. A word before a number is the name of a column.
    fn stamp(&self, line: &[CopyWord], end: usize) -> Option<String> {
        let [word] = line else { return None };
        let next = self.said.words.get(end).filter(|it| it.page == word.page);
        let is_column = next.is_some_and(|it| it.text.starts_with(char::is_numeric));
        (STAMPS.contains(&word.text.as_str()) && !is_column).then(|| word.text.clone())
    }
}

/// Whether a long line says behind a title of which number or day it is: else it is a sentence.
fn is_numbered(line: &[CopyWord], title: Option<&str>) -> bool {
    let length = title.map_or(1, |it| it.split(' ').count());
    let mut behind = line.iter().skip(length).take(BEHIND);
    behind.any(|it| is_number_word(&it.text) || it.text.contains(char::is_numeric))
}

/// The title in a line: nothing, an invoice (none inside), or another paper.
fn kind(line: &[CopyWord]) -> Option<Option<String>> {
    let text = text(line);
    let begins = |with: &&&str| {
        text.strip_prefix(**with).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let other = CREDITS.iter().chain(OTHERS).filter(begins).max_by_key(|it| it.len());
    let not = NOT.iter().filter(begins).max_by_key(|it| it.len());
    if not.is_some_and(|not| other.is_none_or(|other| other.len() < not.len())) {
        return None;
    }
    if let Some(other) = other {
        return Some(Some((*other).to_owned()));
    }
    let first = line.iter().find(|it| !is_number_word(&it.text) && it.text != "de")?;
    is_invoice_word(&first.text).then_some(None)
}

/// The line, where it says that the invoice is paid.
fn paid(line: &[CopyWord]) -> Option<String> {
    let has = |words: &[&str]| line.iter().any(|it| words.contains(&it.text.as_str()));
    let is_titled = line.first().is_some_and(|it| is_invoice_word(&it.text));
    (is_titled && has(PAID) && !has(NEGATIONS)).then(|| text(line))
}

fn text(line: &[CopyWord]) -> String {
    line.iter().map(|it| it.text.as_str()).collect::<Vec<&str>>().join(" ")
}
