//! Fixed words of the blocks of a letter: table, panel, payment, sums of a notice, reply slip; and of duplicates.

use serde::Deserialize;

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
    /// The same for creditors who do not write under the law of France; as otherwise where a layout has none.
    #[serde(default)]
    pub total_elsewhere: Option<String>,
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
    /// The same where they may have been listed in that letter. The French words where a layout has none.
    #[serde(default = "apart")]
    pub apart: String,
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
    /// In the column of days late: that an instalment is paid.
    #[serde(default = "instalment_paid")]
    pub instalment_paid: String,
    /// The same for one that is not due yet.
    #[serde(default = "instalment_coming")]
    pub instalment_coming: String,
    /// The sum of those that are due.
    #[serde(default = "instalment_sum")]
    pub instalment_sum: String,
    /// The sum of those that the letter asks for, where others are due too.
    #[serde(default = "instalment_asked")]
    pub instalment_asked: String,
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
    /// The same for creditors who do not write under the law of France; as otherwise where a layout has none.
    #[serde(default)]
    pub penalties_elsewhere: Option<String>,
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
            penalties_elsewhere: None,
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

/// Words of the reply slip. Each `…` is a field that a hand fills in, and `{currency}` the currency of the letter.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyWords {
    /// Its title.
    pub title: String,
    /// The answer that it was paid.
    pub paid: String,
    /// The answer that it is disputed.
    pub disputed: String,
    /// The answer that proposes instalments.
    pub offer: String,
    /// Telephone number of the debtor.
    pub phone: String,
    /// Date and signature of the debtor.
    pub signed: String,
    /// Where it goes; `{address}` and `{email}`.
    pub back: String,
    /// The mediator; `{mediator}`.
    pub mediator: String,
}

impl Default for ReplyWords {
    fn default() -> Self {
        Self {
            title: "Votre réponse".to_owned(),
            paid: "J’ai payé … {currency} le … par …".to_owned(),
            disputed: "Je conteste … {currency}, parce que …".to_owned(),
            offer: "Je propose de payer … {currency} le … puis … {currency} par mois."
                .to_owned(),
            phone: "Téléphone …".to_owned(),
            signed: "Date et signature …".to_owned(),
            back: "À renvoyer à {address}, ou à {email}".to_owned(),
            mediator: "Médiateur de la consommation (gratuit)\u{a0}: {mediator}.".to_owned(),
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

fn apart() -> String {
    "Autres factures échues".to_owned()
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

fn instalment_paid() -> String {
    "réglée".to_owned()
}

fn instalment_coming() -> String {
    "à venir".to_owned()
}

fn instalment_sum() -> String {
    "Total échu".to_owned()
}

fn instalment_asked() -> String {
    "Total demandé".to_owned()
}
