//! What lifecycle messages say of the invoices of the folder.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use e_invoices::{
    Claim, Debt, Hold, Message, Question, Reason, Standing, reason_in_words, standing,
    status_in_words,
};
use exports::Text;
use findings::fold::compact;
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
    let mut by_number: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, message) in messages.iter().enumerate() {
        by_number.entry(compact(number(message))).or_default().push(at);
    }
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for invoice in received.iter_mut() {
        let Some(of_number) = by_number.get(&compact(invoice.number())) else { continue };
        let Some(claim) = claim(invoice) else { continue };
        let about = |at: &usize| messages.get(*at).is_some_and(|it| it.is_about(&claim));
        let (own, others): (Vec<usize>, Vec<usize>) =
            of_number.iter().partition(|it| about(it));
        used.extend(&own);
        let own: Vec<Message> =
            own.iter().filter_map(|it| messages.get(*it)).cloned().collect();
        if !own.is_empty() {
            let standing = standing(&own, &claim, context.folder.announced_days);
            cashed.extend(follow(invoice, standing, &own, context));
        }
        let others = others.iter().filter_map(|at| Some((*at, messages.get(*at)?)));
        let near: Vec<(usize, &Message)> =
            others.filter(|(_, message)| may_be_about(message, &claim)).collect();
        for (at, message) in near {
            if used.insert(at) {
                invoice.told.push(unclear(message, invoice));
            }
        }
    }
    let unknown = messages.iter().enumerate().filter(|(at, _)| !used.contains(at));
    findings.extend(unknown.map(|(_, message)| {
        let number = message.number.as_ref().map_or("–", |it| it.value.as_str());
        let values = Args::new().text("invoice", number);
        Finding::new(Code::StatusOfUnknownInvoice, place(message), None, values)
    }));
    cashed
}

fn number(message: &Message) -> &str {
    message.number.as_ref().map_or("", |it| it.value.as_str())
}

/// Whether a message that names no invoice of the folder exactly may mean this one: its number written otherwise, no
/// seller, or another day of the same year.
fn may_be_about(message: &Message, claim: &Claim) -> bool {
    let seller = message.seller_siren().is_none_or(|it| it == claim.seller);
    let year = message.issued.as_ref().is_none_or(|it| it.value.year() == claim.issued.year());
    seller && year
}

/// That it is not clear whether a message is about an invoice.
fn unclear(message: &Message, invoice: &ReceivedInvoice) -> Finding {
    let day = message.issued.as_ref().map_or_else(|| "–".to_owned(), |it| it.value.to_string());
    let values = Args::new()
        .text("text", number(message))
        .text("day", day)
        .text("seller", message.seller_siren().unwrap_or_else(|| "–".to_owned()))
        .text("invoice", invoice.number());
    Finding::new(Code::StatusUnclear, place(message), None, values)
}

/// Puts on an invoice how it stands, and tells what follows; what was cashed, where that is compared elsewhere.
fn follow(
    invoice: &mut ReceivedInvoice,
    standing: Standing,
    own: &[Message],
    context: &Context<'_>,
) -> Option<CashedByMessage> {
    invoice.told.extend(standing.questions.iter().map(Question::finding));
    let last = own.iter().max_by_key(|it| (it.time, &it.file));
    let says = says(invoice, &standing, last);
    invoice.told.extend(says);
    let mut cashed = None;
    if standing.cashed.is_positive() {
        let values = || Args::new().text("invoice", invoice.number());
        if invoice.replaced {
            let values =
                values().text("reason", "cashed").text("other", standing.cashed.exact());
            invoice.tell(Code::InvoiceReplacementDoubtful, values);
        } else if !invoice.is_owed() {
            let values = values().text("text", standing.cashed.exact());
            invoice.tell(Code::StatusCashedCredit, values);
        } else if context.payments_are_read {
            cashed = cashed_by(invoice, &standing, own);
        }
    }
    invoice.standing = Some(standing);
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
    let day = |it: &NaiveDate| it.to_string();
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
