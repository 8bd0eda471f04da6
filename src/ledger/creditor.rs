//! The creditor, its signatory and its bank accounts.

use serde::Deserialize;

use findings::Currency;

use super::{Contact, Sender, SenderHead, Signatory};

/// The firm that waits for its money, as `[creditor]` of the job describes it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Creditor {
    /// Name with legal form, as it stands in the register of companies.
    pub name: String,
    /// A line under the name on the letterhead.
    #[serde(default)]
    pub tagline: Option<String>,
    /// Street and town lines.
    pub address: Vec<String>,
    /// Country code (ISO 3166-1, two letters).
    pub country: String,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// SIREN, nine digits.
    #[serde(default)]
    pub siren: Option<String>,
    /// VAT number.
    #[serde(default)]
    pub vat: Option<String>,
    /// Statements the law wants at the foot of a letter (C. com. R123-237, R123-238), printed as they are.
    #[serde(default)]
    pub legal: Option<String>,
    /// The place before the date.
    pub place: String,
    /// Path of the logo, a PNG.
    #[serde(default)]
    pub logo: Option<String>,
    /// Who signs.
    pub signatory: Signatory,
    /// Whom the debtor may call.
    pub contact: Contact,
    /// The consumer mediator the creditor belongs to, with address (C. conso L612-1).
    #[serde(default)]
    pub mediator: Option<String>,
    /// Bank accounts, one per currency.
    #[serde(default)]
    pub account: Vec<BankAccount>,
    /// Who writes for it, from `[sender]`; none where it writes itself.
    #[serde(skip)]
    pub sender: Option<Sender>,
}

/// A bank account that debtors pay into.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankAccount {
    /// Currency of the account.
    pub currency: Currency,
    /// IBAN, checked by its check digits when the job is read; none where `lines` say where to pay.
    #[serde(default)]
    pub iban: Option<String>,
    /// BIC.
    #[serde(default)]
    pub bic: Option<String>,
    /// Whose account, when not the creditor's name.
    #[serde(default)]
    pub holder: Option<String>,
    /// Other details that a payer needs, such as `Sort code: 20-00-00`; printed as they are.
    #[serde(default)]
    pub lines: Vec<String>,
    /// The reference that a payer quotes.
    #[serde(default)]
    pub reference: Quoted,
    /// Whether letters carry a code that a telephone reads.
    #[serde(default)]
    pub qr: bool,
    /// Whether the payment part of a Swiss QR-bill is printed on perforated paper, without lines then.
    #[serde(default)]
    pub perforated: bool,
}

/// The kind of reference that a payer quotes, so that the payment is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quoted {
    /// The reference of the letter.
    #[default]
    Letter,
    /// A structured creditor reference with check digits (ISO 11649).
    Rf,
}

impl BankAccount {
    /// An account by its currency and IBAN, everything else as job files leave it.
    #[must_use]
    pub fn by_iban(currency: Currency, iban: &str) -> Self {
        Self {
            currency,
            iban: Some(iban.to_owned()),
            bic: None,
            holder: None,
            lines: Vec::new(),
            reference: Quoted::default(),
            qr: false,
            perforated: false,
        }
    }
}

impl Creditor {
    /// The firm that the letters of this creditor show: itself, or whoever writes for it on paper of its own.
    #[must_use]
    pub fn writer(&self) -> Self {
        let sender = self.sender.as_ref();
        let Some((sender, head)) = sender.and_then(|it| Some((it, it.head.as_ref()?))) else {
            return self.clone();
        };
        let SenderHead { phone, email, legal, place, signatory, contact } = (**head).clone();
        // Money goes to an account under the name of whose it is, not of who writes.
        let mut account = self.account.clone();
        for it in &mut account {
            it.holder.get_or_insert_with(|| self.name.clone());
        }
        Self {
            name: sender.name.clone(),
            tagline: None,
            address: sender.address.clone(),
            phone,
            email,
            siren: None,
            vat: None,
            legal,
            place,
            logo: None,
            signatory,
            contact,
            account,
            ..self.clone()
        }
    }

    /// The bank account for a currency.
    #[must_use]
    pub fn account_in(&self, currency: Currency) -> Option<&BankAccount> {
        self.account.iter().find(|account| account.currency == currency)
    }
}
