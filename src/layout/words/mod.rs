//! The fixed words of letters in one language: `words.toml`.

use serde::Deserialize;

use super::Locale;

/// The fixed words of one language, as `words.toml` says them. `{ }` marks where a value goes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// How a letter begins, without the comma.
    pub salutation: String,
    /// Before the subject; `{place}` and `{date}`.
    pub place_date: String,
    /// Label of the subject.
    pub subject: String,
    /// Label of our reference.
    pub our_reference: String,
    /// Label of the debtor's code.
    pub account: String,
    /// Label of whom to call.
    pub contact: String,
    /// Label of the number of a registered letter. The French word where a layout has none.
    #[serde(default = "registered")]
    pub registered: String,
    /// Label of how a registered letter is sent. The French word where a layout has none.
    #[serde(default = "sent_by")]
    pub sent_by: String,
    /// How a registered letter is sent. The French words where a layout has none.
    #[serde(default = "registered_mail")]
    pub registered_mail: String,
    /// How a letter begins and ends where that depends on whom it is written to.
    #[serde(default)]
    pub greeting: GreetingWords,
    /// The number of a registered letter, under how it is sent; `{number}`.
    #[serde(default = "registered_number")]
    pub registered_number: String,
    /// Telephone on the letterhead; `{phone}`.
    pub phone: String,
    /// Second line of an address; `{name}`.
    pub attention: String,
    /// Titles before a person's name, with which the line above is used.
    pub forms_of_address: Vec<String>,
    /// Between the last two of a list.
    pub and: String,
    /// At the end of a list cut short; `{n}`.
    pub and_others: String,
    /// How the first of a month is said.
    pub first_day: String,
    /// An amount in its currency; `{amount}` and `{currency}`.
    pub money: String,
    /// A rate in percent; `{rate}`.
    pub percent: String,
    /// How the language writes numbers and dates.
    #[serde(skip)]
    pub locale: Locale,
    /// The language itself, such as `fr`.
    #[serde(skip)]
    pub language: String,
    /// SIREN at the foot; `{siren}`.
    pub siren: String,
    /// VAT number at the foot; `{vat}`.
    pub vat: String,
    /// Head of following pages; `{title}`, `{date}` and `{reference}`.
    pub page_header: String,
    /// Words of the table.
    pub table: TableWords,
    /// Words of the panel under the subject. The French ones where a layout has none.
    #[serde(default)]
    pub panel: PanelWords,
    /// Words of the payment block.
    pub payment: PaymentWords,
    /// Words of the sums of a notice. The French ones where a layout has none.
    #[serde(default)]
    pub recap: RecapWords,
    /// Names of earlier letters.
    pub steps: StepWords,
    /// Titles of the letter itself, on following pages.
    pub titles: StageWords,
    /// Words of the list of enclosures.
    pub enclosures: EnclosureWords,
    /// Words of the breakdown of penalties.
    pub annex: AnnexWords,
    /// Words of a duplicate. The French ones where a layout has none.
    #[serde(default)]
    pub duplicate: DuplicateWords,
}

fn registered() -> String {
    "Recommandé".to_owned()
}

fn sent_by() -> String {
    "Envoi".to_owned()
}

fn registered_mail() -> String {
    "lettre recommandée avec avis de réception".to_owned()
}

fn step_registered() -> String {
    "{step} par lettre recommandée n° {number}".to_owned()
}

/// How a letter begins and ends, by whom it is written to.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GreetingWords {
    /// To firms and public bodies, without the comma; `{name}`. The ordinary salutation where it is none.
    pub firm: Option<String>,
    /// To persons with a title before their name; the first that fits.
    pub named: Vec<NamedGreeting>,
    /// How a letter ends where the person's name is not known.
    pub closing: String,
    /// How it ends where the salutation names the person; as otherwise where it is empty.
    pub closing_named: String,
}

/// How a letter begins to a person whose name carries one of some titles.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedGreeting {
    /// Words before a name.
    pub titles: Vec<String>,
    /// How the letter begins, without the comma; `{name}` is the name without its title.
    pub text: String,
}

fn registered_number() -> String {
    "n° {number}".to_owned()
}

fn steps_label() -> String {
    "Démarches".to_owned()
}

fn recalled() -> String {
    "Factures rappelées le {date}".to_owned()
}

fn subtotal() -> String {
    "Sous-total".to_owned()
}

fn instalment_head() -> String {
    "Échéance".to_owned()
}

fn instalment_due() -> String {
    "Exigible le".to_owned()
}

fn continued() -> String {
    "{number} (suite)".to_owned()
}

fn copies_of() -> String {
    "Copies des factures {numbers}".to_owned()
}

fn stamp() -> String {
    "Copie – facture {number} – annexe {n}/{of}".to_owned()
}

/// Words of a duplicate, which is drawn from the export where no copy is there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DuplicateWords {
    /// The word in large type that says it is a duplicate.
    pub mark: String,
    /// The sentence on every page that says that it is a duplicate and not the invoice.
    pub note: String,
    /// The line that names the invoice, with `{number}` and `{date}`.
    pub invoice: String,
    /// The line that names the invoice where its date is not known, with `{number}`.
    pub invoice_undated: String,
    /// Columns: description, quantity, unit price, VAT rate, total.
    pub columns: [String; 5],
    /// VAT on the sum of a rate; `{rate}`.
    pub vat: String,
    /// The sum, taxes included.
    pub sum: String,
    /// In the list of enclosures; `{number}`.
    pub enclosure: String,
}

impl Default for DuplicateWords {
    fn default() -> Self {
        Self {
            mark: "DUPLICATA".to_owned(),
            note:
                "Duplicata – relevé établi d’après les écritures ; ne remplace pas la facture"
                    .to_owned(),
            invoice: "Facture {number} du {date}".to_owned(),
            invoice_undated: "Facture {number}".to_owned(),
            columns: ["Désignation", "Quantité", "Prix unitaire HT", "TVA", "Montant"]
                .map(str::to_owned),
            vat: "TVA {rate}".to_owned(),
            sum: "Total TTC".to_owned(),
            enclosure: "Duplicata de la facture {number}".to_owned(),
        }
    }
}

/// Words of the table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableWords {
    /// Column of invoice numbers.
    pub number: String,
    /// Column of invoice dates.
    pub date: String,
    /// Column of due dates.
    pub due: String,
    /// Column of totals.
    pub total: String,
    /// Column of what was paid.
    pub paid: String,
    /// Column of what remains.
    pub residual: String,
    /// Column of days late.
    pub late: String,
    /// Days late; `{n}`.
    pub days: String,
    /// The sum.
    pub sum: String,
    /// Subtotal at the foot of a page.
    pub carried: String,
    /// Subtotal at the head of the next.
    pub brought: String,
    /// Over invoices that fell due since the last letter.
    pub newly_due: String,
    /// Over the others, where there are any; `{date}` of the last letter. The French words where a layout has none.
    #[serde(default = "recalled")]
    pub recalled: String,
    /// The sum of either.
    #[serde(default = "subtotal")]
    pub subtotal: String,
    /// Column of instalments.
    #[serde(default = "instalment_head")]
    pub instalment_head: String,
    /// Column of their due dates.
    #[serde(default = "instalment_due")]
    pub instalment_due: String,
    /// Over credits.
    pub credits: String,
    /// Which instalment of its invoice a row is; `{n}` and `{of}`.
    pub instalment: String,
    /// A credit note.
    pub credit_note: String,
    /// A payment not set against an invoice.
    pub payment: String,
}

/// Words of the panel under the subject.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelWords {
    /// Over the amount.
    pub due: String,
    /// Over the amount where it is the principal alone.
    pub principal: String,
    /// The deadline; `{date}`.
    pub by: String,
    /// Label of whose account it is.
    pub to: String,
    /// Before whom to call.
    pub question: String,
}

impl Default for PanelWords {
    fn default() -> Self {
        Self {
            due: "À payer".to_owned(),
            principal: "Principal à payer".to_owned(),
            by: "au plus tard le {date}".to_owned(),
            to: "Virement à".to_owned(),
            question: "Une question\u{202f}?".to_owned(),
        }
    }
}

/// Words of the sums of a notice.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecapWords {
    /// Beside it, where the layout has labels there.
    pub label: String,
    /// What remains of the invoices.
    pub principal: String,
    /// The same for public bodies, whose deadline is for it alone; `{date}`.
    pub public_principal: String,
    /// Penalties; `{date}`, the day they are reckoned to.
    pub penalties: String,
    /// Interest of public bodies; `{date}`.
    pub interest: String,
    /// Indemnities.
    pub indemnity: String,
    /// Indemnities where all are the same; `{n}` and `{amount}`.
    pub indemnity_each: String,
    /// The total and its deadline; `{date}`.
    pub total: String,
    /// The total of public bodies, without a deadline.
    pub together: String,
}

impl Default for RecapWords {
    fn default() -> Self {
        Self {
            label: "Récapitulatif".to_owned(),
            principal: "Principal restant dû".to_owned(),
            public_principal: "Principal, à payer au plus tard le {date}".to_owned(),
            penalties: "Pénalités de retard arrêtées au {date}".to_owned(),
            interest: "Intérêts moratoires arrêtés au {date}".to_owned(),
            indemnity: "Indemnité forfaitaire pour frais de recouvrement".to_owned(),
            indemnity_each:
                "Indemnité forfaitaire pour frais de recouvrement, {n} ×\u{a0}{amount}"
                    .to_owned(),
            total: "À payer au plus tard le {date}".to_owned(),
            together: "Ensemble".to_owned(),
        }
    }
}

/// Words of the payment block.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentWords {
    /// Label of the amount.
    pub amount: String,
    /// Amount and deadline; `{amount}` and `{date}`.
    pub by: String,
    /// Label of whose account it is.
    pub beneficiary: String,
    /// Label of the IBAN.
    pub iban: String,
    /// Label of the BIC.
    pub bic: String,
    /// Label of the payment reference.
    pub reference: String,
    /// Beside a code that a banking app reads; empty where nothing is said.
    #[serde(default)]
    pub scan: String,
    /// Where the last page is a Swiss payment part; empty where nothing is said.
    #[serde(default)]
    pub slip: String,
}

/// A word for each stage.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StageWords {
    /// Reminder 1.
    #[serde(rename = "reminder-1")]
    pub reminder1: String,
    /// Reminder 2.
    #[serde(rename = "reminder-2")]
    pub reminder2: String,
    /// Reminder 3.
    #[serde(rename = "reminder-3")]
    pub reminder3: String,
    /// Formal notice.
    pub formal_notice: String,
}

/// Names of earlier letters by stage, and the words for their deadlines.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StepWords {
    /// Beside them, where the layout has labels there. The French word where a layout has none.
    #[serde(default = "steps_label")]
    pub label: String,
    /// Reminder 1.
    #[serde(rename = "reminder-1")]
    pub reminder1: String,
    /// Reminder 2.
    #[serde(rename = "reminder-2")]
    pub reminder2: String,
    /// Reminder 3.
    #[serde(rename = "reminder-3")]
    pub reminder3: String,
    /// Formal notice.
    pub formal_notice: String,
    /// A step whose deadline is known; `{step}` and `{date}`.
    pub deadline: String,
    /// A date in a list of dates; `{date}`.
    pub on: String,
    /// A step that was registered; `{step}` and `{number}`. The French words where a layout has none.
    #[serde(default = "step_registered")]
    pub registered: String,
}

/// Words of the list of enclosures.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnclosureWords {
    /// Label of several.
    pub label: String,
    /// Label of one.
    pub label_one: String,
    /// Copy of one invoice; `{number}`.
    pub copy: String,
    /// Copies told in one line; `{n}`.
    pub copies: String,
    /// Copies told in one line by their numbers; `{numbers}`. The French words where a layout has none.
    #[serde(default = "copies_of")]
    pub copies_of: String,
    /// One page.
    pub page: String,
    /// Several pages; `{n}`.
    pub pages: String,
    /// The breakdown of penalties.
    pub annex: String,
    /// Copy of the first letter; `{date}`.
    pub first_letter: String,
    /// Beside each page of a copy; `{number}`, `{n}` and `{of}`. The French words where a layout has none.
    #[serde(default = "stamp")]
    pub stamp: String,
}

/// Words of the breakdown of penalties; columns that the table of invoices has too are called as there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexWords {
    /// Heading.
    pub title: String,
    /// The number of an invoice whose rows go on from the page before; `{number}`. The French words where a layout has
    /// none.
    #[serde(default = "continued")]
    pub continued: String,
    /// How a penalty is reckoned; `{year}` and `{date}`.
    pub rule: String,
    /// Days of a year where every year has 365.
    pub fixed_year: String,
    /// Days of a year where leap years have 366.
    pub actual_year: String,
    /// The law penalties rest on; `{law}`.
    pub law: String,
    /// The indemnity where it is the same for all; `{amount}`.
    pub indemnity: String,
    /// The law the indemnity rests on; `{law}`.
    pub indemnity_law: String,
    /// That invoices paid in part bear penalties on what remains alone.
    pub on_residual: String,
    /// That payments and credits cut what bears penalties, and from when on.
    pub deducts: String,
    /// That the rate of the contract lies below what the law allows; `{rate}`.
    pub raised: String,
    /// Column of first days.
    pub from: String,
    /// Column of last days.
    pub to: String,
    /// Column of counts of days.
    pub days: String,
    /// Column of rates.
    pub rate: String,
    /// Column of penalties.
    pub penalty: String,
    /// Column of indemnities.
    pub indemnities: String,
    /// Sums of columns.
    pub totals: String,
    /// Both sums together.
    pub sum: String,
    /// What is worded otherwise for public bodies; none where nothing is.
    #[serde(default)]
    pub public: Option<PublicAnnexWords>,
}

/// Words of the breakdown for public bodies, over the ordinary ones.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicAnnexWords {
    /// Heading.
    pub title: String,
    /// In the list of enclosures.
    pub enclosure: String,
    /// How interest is reckoned; `{year}` and `{date}`.
    pub rule: String,
    /// The law interest rests on; `{law}`.
    pub law: String,
    /// Column of interest.
    pub penalty: String,
    /// Both sums together.
    pub sum: String,
}

/// Puts a value in the place of `{name}`; a text without that place stays as it is.
#[must_use]
pub fn fill(text: &str, name: &str, value: &str) -> String {
    let place = text
        .match_indices('{')
        .find(|(at, _)| text.get(at + 1..).is_some_and(|rest| starts(rest, name)));
    match place {
        Some((at, _)) => {
            let mut filled = String::with_capacity(text.len() + value.len());
            filled.push_str(text.get(..at).unwrap_or_default());
            filled.push_str(value);
            filled.push_str(text.get(at + name.len() + 2..).unwrap_or_default());
            filled
        }
        None => text.to_owned(),
    }
}

/// Whether a text starts with a name and the brace that closes it.
fn starts(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| rest.starts_with('}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_their_names() {
        assert_eq!(fill("{place}, le {date}", "date", "1er mars"), "{place}, le 1er mars");
        assert_eq!(fill("{n} j", "n", "77"), "77 j");
        assert_eq!(fill("rien", "n", "77"), "rien");
    }
}
