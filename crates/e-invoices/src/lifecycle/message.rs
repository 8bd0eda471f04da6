//! One message about one invoice, as its file gives it.

use chrono::{NaiveDate, NaiveDateTime};

use findings::{Currency, Money};

use crate::document::Identifier;
use crate::doubt::About;
use crate::identity;
use crate::parse;
use crate::read_error::ReadError;
use crate::take::{Days, Taker};
use crate::tree::{Id, Tree};
use crate::value::Placed;

use super::question::{Question, QuestionKind};

/// What one message says of one invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The file, by the name it was read under.
    pub file: String,
    /// The number of the message (MDT-4).
    pub id: Option<Placed<String>>,
    /// To whom it went: numbers and roles.
    pub recipients: Vec<String>,
    /// When it was issued (MDT-78), as it stands.
    pub time_text: Option<Placed<String>>,
    /// The same as a time; none where it cannot be read.
    pub time: Option<NaiveDateTime>,
    /// The phase it belongs to (MDT-77): `305` transmission, `23` treatment.
    pub phase: Option<Placed<String>>,
    /// The number of the invoice (MDT-87).
    pub number: Option<Placed<String>>,
    /// The day the invoice was issued (MDT-100).
    pub issued: Option<Placed<NaiveDate>>,
    /// The type of the invoice (MDT-91).
    pub type_code: Option<Placed<String>>,
    /// The seller of the invoice (MDT-129).
    pub seller: Option<Identifier>,
    /// The status (MDT-105).
    pub status: Option<Placed<String>>,
    /// The status in the words of the message.
    pub status_text: Option<Placed<String>>,
    /// Why (MDT-113).
    pub reasons: Vec<Reason>,
    /// What was cashed, taxes included, one for each rate of VAT (MDT-215 of type `MEN`).
    pub cashed: Vec<Cashed>,
    /// Amounts of other types, which are not money that came.
    pub other_amounts: Vec<OtherAmount>,
    /// What cannot be read of it.
    pub questions: Vec<Question>,
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// Its code.
    pub code: String,
    /// What the message says beside it.
    pub text: Option<String>,
}

/// An amount that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cashed {
    /// The amount; negative where a cashing is taken back.
    pub amount: Placed<Money>,
    /// Its currency; none where it is that of the invoice.
    pub currency: Option<Currency>,
    /// The rate of VAT it belongs to, as it stands.
    pub vat_rate: Option<String>,
}

/// An amount that is no money that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherAmount {
    /// Its type: `RAP` is left to pay, `MPA` announced.
    pub code: String,
    /// The amount.
    pub amount: Money,
}

impl Message {
    /// The SIREN of the seller.
    #[must_use]
    pub fn seller_siren(&self) -> Option<String> {
        identity::of_number(&self.seller.as_ref()?.number.value)
    }
}

/// The messages of a file, one for each invoice.
pub(crate) fn read(file: &str, tree: &Tree<'_>) -> Result<Vec<Message>, ReadError> {
    let mut taker = Taker::new(tree);
    let head = taker.at("ExchangedDocument");
    let document = taker.at("AcknowledgementDocument");
    let mut frame = frame(file, &mut taker, &head, &document);
    let mut all = Vec::new();
    for at in tree.under(&document, "ReferenceReferencedDocument") {
        all.push(of_invoice(&frame, &mut taker, at));
    }
    if let Some(fault) = taker.fault {
        return Err(fault);
    }
    // A message about no invoice has its doubts, too.
    if all.is_empty() {
        frame.questions.extend(taker.doubts.drain(..).filter_map(|it| Question::of(file, it)));
        all.push(frame);
    }
    Ok(all)
}

/// What a message says beside the invoices.
fn frame(file: &str, taker: &mut Taker<'_, '_>, head: &[Id], document: &[Id]) -> Message {
    let time_text = taker.one(document, "IssueDateTime/DateTimeString");
    let time = time_text.as_ref().and_then(|it| parse::time(&it.value));
    let mut questions = Vec::new();
    if let (Some(text), None) = (&time_text, time) {
        let kind = QuestionKind::TimeUnreadable { text: text.value.clone() };
        questions.push(Question::at(file, kind, text));
    }
    let numbers = taker.all(head, "RecipientTradeParty/GlobalID");
    let roles = taker.all(head, "RecipientTradeParty/RoleCode");
    let mut recipients: Vec<String> =
        numbers.into_iter().chain(roles).map(|it| it.value).collect();
    recipients.sort();
    Message {
        file: file.to_owned(),
        id: taker.one(head, "ID"),
        recipients,
        time_text,
        time,
        phase: taker.one(document, "TypeCode"),
        number: None,
        issued: None,
        type_code: None,
        seller: None,
        status: None,
        status_text: None,
        reasons: Vec::new(),
        cashed: Vec::new(),
        other_amounts: Vec::new(),
        questions,
    }
}

fn of_invoice(frame: &Message, taker: &mut Taker<'_, '_>, at: Id) -> Message {
    let at = [at];
    let how = (Days::Cii, About::Issued);
    let mut message = Message {
        number: taker.one(&at, "IssuerAssignedID"),
        issued: taker.day(&at, "FormattedIssueDateTime/DateTimeString", how),
        type_code: taker.one(&at, "TypeCode"),
        seller: taker.identifier(&at, "IssuerTradeParty/GlobalID"),
        status: taker.one(&at, "ProcessConditionCode"),
        status_text: taker.one(&at, "ProcessCondition"),
        ..frame.clone()
    };
    for status in taker.tree.under(&at, "SpecifiedDocumentStatus") {
        let text = taker.texts(&[status], "Reason").into_iter().next().map(|it| it.value);
        let codes = taker.all(&[status], "ReasonCode");
        let reasons = codes.into_iter().map(|it| Reason { code: it.value, text: text.clone() });
        message.reasons.extend(reasons);
        for amount in taker.tree.under(&[status], "SpecifiedDocumentCharacteristic") {
            characteristic(&mut message, taker, amount);
        }
    }
    let doubts = std::mem::take(&mut taker.doubts);
    message.questions.extend(doubts.into_iter().filter_map(|it| Question::of(&frame.file, it)));
    message
}

/// One amount with its type.
fn characteristic(message: &mut Message, taker: &mut Taker<'_, '_>, at: Id) {
    let code = taker.all(&[at], "TypeCode").into_iter().next();
    let code = code.map(|it| it.value).unwrap_or_default();
    let rate = taker.all(&[at], "ValuePercent").into_iter().next().map(|it| it.value);
    for value in taker.tree.under(&[at], "ValueAmount") {
        let Some(text) = taker.value_at(value) else { continue };
        let Some(amount) = parse::amount(&text.value) else {
            // Only money that came changes what is asked for.
            if code == "MEN" {
                let kind = QuestionKind::AmountUnreadable { text: text.value.clone() };
                message.questions.push(Question::at(&message.file, kind, &text));
            }
            continue;
        };
        let currency = taker.tree.attribute(value, "currencyID");
        let currency = currency.and_then(|it| it.parse::<Currency>().ok());
        if code == "MEN" {
            let amount = text.with(amount);
            message.cashed.push(Cashed { amount, currency, vat_rate: rate.clone() });
        } else {
            message.other_amounts.push(OtherAmount { code: code.clone(), amount });
        }
    }
}
