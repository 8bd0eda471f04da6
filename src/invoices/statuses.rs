//! What lifecycle messages say of the invoices of the folder.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use e_invoices::{
    Claim, Debt, Hold, Message, Question, Reason, Standing, reason_in_words, standing,
    status_in_words,
};
use exports::Text;
use findings::{Args, Code, Finding, Language, Origin};

use super::received::ReceivedInvoice;
use super::{CashedByMessage, Context};

/// Puts on each invoice how it stands by the messages about it, and tells what follows.
pub(super) fn apply(
    received: &mut [ReceivedInvoice],
    messages: &[Message],
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<CashedByMessage> {
    let mut cashed = Vec::new();
    let mut by_number: BTreeMap<&str, Vec<Message>> = BTreeMap::new();
    for message in messages {
        let number = message.number.as_ref().map_or("", |it| it.value.as_str());
        by_number.entry(number).or_default().push(message.clone());
    }
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for invoice in received {
        let Some((number, of_number)) = by_number.get_key_value(invoice.number()) else {
            continue;
        };
        let Some(claim) = claim(invoice) else { continue };
        let own: Vec<Message> =
            of_number.iter().filter(|it| it.is_about(&claim)).cloned().collect();
        if own.is_empty() {
            continue;
        }
        used.insert(number);
        let standing = standing(&own, &claim, context.folder.announced_days);
        invoice.told.extend(standing.questions.iter().map(Question::finding));
        let last = own.iter().max_by_key(|it| (it.time, &it.file));
        let says = says(invoice, &standing, last);
        invoice.told.extend(says);
        if context.payments_are_read && invoice.is_owed() {
            cashed.extend(cashed_by(invoice, &standing, &own));
        }
        invoice.standing = Some(standing);
    }
    let unknown = messages
        .iter()
        .filter(|it| it.number.as_ref().is_none_or(|it| !used.contains(it.value.as_str())));
    findings.extend(unknown.map(|message| {
        let number = message.number.as_ref().map_or("–", |it| it.value.as_str());
        let values = Args::new().text("invoice", number);
        Finding::new(Code::StatusOfUnknownInvoice, place(message), None, values)
    }));
    cashed
}

/// What messages say was cashed, as one payment of the day of the newest.
fn cashed_by(
    invoice: &ReceivedInvoice,
    standing: &Standing,
    messages: &[Message],
) -> Option<CashedByMessage> {
    let of_money = messages.iter().filter(|it| !it.cashed.is_empty());
    let newest = of_money.max_by_key(|it| (it.time, &it.file))?;
    let day = newest.time.map(|it| it.date()).or_else(|| invoice.issued())?;
    standing.cashed.is_positive().then(|| CashedByMessage {
        number: Text::from(invoice.number()),
        day,
        amount: standing.cashed,
        origin: place(newest),
    })
}

/// The invoice that messages are about; none where it does not say which it is.
fn claim(invoice: &ReceivedInvoice) -> Option<Claim> {
    let document = &invoice.document;
    Some(Claim {
        seller: document.seller.siren()?,
        number: invoice.number().to_owned(),
        issued: invoice.issued()?,
        currency: document.currency.as_ref()?.value,
        due: match document.debt()? {
            Debt::Owed(amount) | Debt::Credit(amount) => amount,
            Debt::Nothing => Default::default(),
        },
    })
}

/// Where the status of a message stands.
fn place(message: &Message) -> Origin {
    let (file, status) = (&message.file, message.status.as_ref());
    status.map_or_else(|| Origin::named(file), |it| it.origin(file))
}

/// What follows, told with the reason in words: at the newest message, of the invoice.
fn says(
    invoice: &ReceivedInvoice,
    standing: &Standing,
    last: Option<&Message>,
) -> Vec<Finding> {
    let Some(origin) = last.map(place) else { return Vec::new() };
    let tell = |effect: &str, words: [String; 2], text: String| {
        let [fr, en] = words;
        let values = Args::new()
            .text("effect", effect)
            .text("invoice", invoice.number())
            .text("fr", fr)
            .text("en", en)
            .text("text", text);
        Finding::new(Code::StatusSays, origin.clone(), None, values)
    };
    let mut told = Vec::new();
    if standing.cancelled {
        told.push(tell("closed", words("220", &[]), String::new()));
    }
    if standing.cashed.is_positive() {
        told.push(tell("cashed", words("212", &[]), standing.cashed.exact()));
    }
    let day = |it: &NaiveDate| it.format("%d/%m/%Y").to_string();
    if let Some(hold) = &standing.hold {
        let (effect, words, text) = match hold {
            Hold::Disputed { status, reasons } => ("disputed", words(status, reasons), None),
            Hold::Refused { reasons } => ("refused", words("210", reasons), None),
            Hold::Announced { until } => ("announced", words("211", &[]), Some(day(until))),
            Hold::NotDelivered { status, reasons } => {
                ("not-delivered", words(status, reasons), None)
            }
            Hold::Factored => ("factored", words("225", &[]), None),
            Hold::Manual { status } => ("manual", words(status, &[]), None),
        };
        told.push(tell(effect, words, text.unwrap_or_default()));
    }
    told
}

/// A status and its reasons in French and in English.
fn words(status: &str, reasons: &[Reason]) -> [String; 2] {
    [Language::Fr, Language::En].map(|language| {
        let mut said = vec![match status_in_words(status, language) {
            Some(words) => format!("{status} ({words})"),
            None => status.to_owned(),
        }];
        said.extend(reasons.iter().map(|reason| {
            let words = reason_in_words(&reason.code, language).unwrap_or(&reason.code);
            match reason.text.as_deref().filter(|it| !it.is_empty()) {
                Some(text) => format!("{words}: {text}"),
                None => words.to_owned(),
            }
        }));
        said.join(", ")
    })
}
