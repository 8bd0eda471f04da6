//! Makes rows of the invoices: open, credits, closed, or such as could not be understood.

use std::sync::Arc;

use chrono::NaiveDate;

use e_invoices::{Debt, Document, DoubtKind, Due, Hold, Placed};
use exports::{
    Bar, BrokenRow, DebtorKind, DebtorRow, Document as RowKind, DocumentFile, Export, Field,
    InvoiceRow, Place, State, Text,
};
use findings::{Finding, Money, Source};

use super::received::{ReceivedInvoice, is_a_state};
use super::{Context, InvoiceFolder, Taken};

/// Puts a row for each invoice behind the rows of the export. How many are held because nothing says what was paid.
pub(super) fn enter(
    received: Vec<ReceivedInvoice>,
    context: &Context<'_>,
    export: &mut Export,
    taken: &mut Taken,
    findings: &mut Vec<Finding>,
) -> usize {
    let mut unknown = 0;
    for invoice in received {
        let broken = invoice.is_broken();
        findings.extend(told(&invoice, context.folder, broken));
        // The row of the export stands for it, and is held with its debtor where the two differ.
        if invoice.listed.is_some() {
            taken.listed += 1;
            continue;
        }
        taken.rows += 1;
        let table = u32::try_from(export.tables.len() + export.documents.len());
        let table = table.unwrap_or(u32::MAX);
        let file = file(&invoice, context);
        let place = Place { table, line: file.values.first().map_or(0, |(_, line)| *line) };
        export.documents.push(file);
        if broken {
            export.broken.push(broken_row(&invoice, context, place));
            continue;
        }
        let row = row(&invoice, context, place);
        unknown += usize::from(matches!(row.bar, Some(Bar::PaymentsUnknown(_))));
        export.invoices.push(row);
    }
    unknown
}

/// The findings of a document: its debtor is held where nobody can rest on it, and by its row alone where it is settled
/// how it stands.
fn told(invoice: &ReceivedInvoice, folder: &InvoiceFolder, broken: bool) -> Vec<Finding> {
    let dunned = |kind: &DoubtKind| {
        folder.dun_direct_debit && matches!(kind, DoubtKind::DirectDebit { .. })
    };
    let doubts = invoice.document.doubts.iter().filter(|it| !dunned(&it.kind));
    let code = invoice.listed.as_ref().map_or(&invoice.code, |it| &it.debtor);
    let of_debtor = |mut finding: Finding, holds: bool| {
        finding.debtor = (holds && !code.is_empty()).then(|| code.to_string());
        finding
    };
    let doubts = doubts.map(|doubt| {
        let holds = broken && doubt.holds() && !is_a_state(&doubt.kind);
        of_debtor(doubt.finding(&invoice.document.file), holds)
    });
    let told = invoice.told.iter().map(|it| of_debtor(it.clone(), it.holds()));
    doubts.chain(told).collect()
}

/// The file of a document and where its values stand in it.
fn file(invoice: &ReceivedInvoice, context: &Context<'_>) -> DocumentFile {
    let mut places = ElementPlaces::default();
    let document = &invoice.document;
    places.add(Field::Invoice, document.number.as_ref());
    places.add(Field::InvoiceDate, document.issued.as_ref());
    places.add(Field::DueDate, document.due_dates.first().map(|it| &it.day));
    places.add(Field::Total, document.total.as_ref());
    places.add(Field::Paid, document.prepaid.as_ref());
    places.add(Field::Residual, document.due_amount.as_ref());
    places.add(Field::Currency, document.currency.as_ref());
    places.add(Field::Document, document.type_code.as_ref());
    let buyer = &document.buyer;
    places.add(Field::Name, buyer.known_as());
    places.add(Field::Siren, buyer.legal_id.as_ref().map(|it| &it.number));
    places.add(Field::Vat, buyer.vat.as_ref());
    places.add(Field::Contact, buyer.contact.as_ref());
    places.add(Field::Email, buyer.email.as_ref());
    places.add(Field::Address1, buyer.address.line_1.as_ref());
    places.add(Field::Address2, buyer.address.line_2.as_ref());
    places.add(Field::Address3, buyer.address.line_3.as_ref());
    places.add(Field::Postcode, buyer.address.postcode.as_ref());
    places.add(Field::City, buyer.address.city.as_ref());
    places.add(Field::Country, buyer.address.country.as_ref());
    let ElementPlaces { headers, values } = places;
    let source = Source { name: document.file.clone(), headers, sheet: None };
    DocumentFile {
        source: Arc::new(source),
        values,
        by_name: invoice.by_name,
        unpaid_until: unpaid_until(invoice, context),
        says_terms: document
            .terms
            .iter()
            .any(|it| !it.discount && it.text.value.contains(char::is_alphanumeric)),
    }
}

#[derive(Default)]
struct ElementPlaces {
    headers: Vec<String>,
    values: Vec<(Field, u32)>,
}

impl ElementPlaces {
    fn add<T>(&mut self, field: Field, value: Option<&Placed<T>>) {
        if let Some(value) = value {
            self.headers.push(value.element.to_string());
            self.values.push((field, value.line));
        }
    }
}

fn text(value: Option<&Placed<String>>) -> Option<Text> {
    value.map(|it| Text::from(it.value.as_str())).filter(|it| !it.is_empty())
}

/// The buyer, as its invoice gives it. An address without a street is none: that of the debtor file, or of another
/// invoice, counts then as a whole.
fn debtor(invoice: &ReceivedInvoice, place: Place) -> DebtorRow {
    let buyer = &invoice.document.buyer;
    let address = &buyer.address;
    let lines = [&address.line_1, &address.line_2, &address.line_3];
    let lines: Vec<Text> = lines.into_iter().filter_map(|it| text(it.as_ref())).collect();
    let has_street = !lines.is_empty();
    let part = |it: &Option<Placed<String>>| text(it.as_ref()).filter(|_| has_street);
    DebtorRow {
        place,
        code: invoice.code.clone(),
        name: text(buyer.known_as()),
        civility: None,
        kind: match invoice.document.to_consumer() {
            Some(true) => Some(DebtorKind::Consumer),
            Some(false) => Some(DebtorKind::Business),
            None => None,
        },
        language: None,
        contact: text(buyer.contact.as_ref()),
        email: text(buyer.email.as_ref()),
        address: lines,
        postcode: part(&address.postcode),
        city: part(&address.city),
        country: text(address.country.as_ref()),
        siren: buyer.siren().map(Text::from),
        vat: text(buyer.vat.as_ref()),
        state: State::default(),
        disputed: false,
        promised_until: None,
    }
}

/// What remains by the document and the messages about it; credits are positive, too.
fn remains(invoice: &ReceivedInvoice, context: &Context<'_>) -> Option<(RowKind, Money)> {
    let standing = invoice.standing.as_ref();
    let (kind, amount) = match invoice.document.debt()? {
        Debt::Owed(amount) => (RowKind::Invoice, amount),
        Debt::Credit(amount) => (RowKind::CreditNote, amount),
        Debt::Nothing => (RowKind::Invoice, Money::ZERO),
    };
    let closed = invoice.replaced || standing.is_some_and(|it| it.cancelled);
    let cashed = match kind {
        // Where payments are read, theirs and those of the messages are compared first.
        RowKind::Invoice if !context.payments_are_read => {
            standing.map_or(Money::ZERO, |it| it.cashed)
        }
        RowKind::Invoice => Money::ZERO,
        RowKind::CreditNote | RowKind::Payment => Money::ZERO,
    };
    Some((kind, if closed { Money::ZERO } else { amount - cashed }))
}

fn row(invoice: &ReceivedInvoice, context: &Context<'_>, place: Place) -> InvoiceRow {
    let document = &invoice.document;
    let folder = context.folder;
    let asked = remains(invoice, context);
    let (kind, residual) = asked.unwrap_or((RowKind::Invoice, Money::ZERO));
    // A document that asks for no money keeps its amount, so that it can be seen.
    let amount = document.due_amount.as_ref().map_or(Money::ZERO, |it| it.value);
    let residual = if asked.is_some() { residual } else { amount };
    let hold = invoice.standing.as_ref().and_then(|it| it.hold.as_ref());
    let state = state(document, folder).and(state_of(hold));
    let owed = kind == RowKind::Invoice && residual.is_positive();
    InvoiceRow {
        place,
        debtor: Arc::new(debtor(invoice, place)),
        number: Text::from(invoice.number()),
        document: kind,
        date: invoice.issued(),
        due: match document.due() {
            Due::On(day) | Due::ByTerms(day) => Some(day),
            Due::Undecided | Due::Unsaid => None,
        },
        total: Some(whole(document, residual)),
        paid: None,
        residual: Some(residual),
        currency: document.currency.as_ref().map(|it| it.value),
        status: None,
        state,
        debtor_state: State::default(),
        disputed: matches!(hold, Some(Hold::Disputed { .. })) && owed,
        promised_until: None,
        copy: invoice.copy.clone().filter(|_| folder.are_copies),
        reminders: [None; 3],
        credit_for: document.about().filter(|_| kind == RowKind::CreditNote).map(Text::from),
        bar: owed.then(|| bar(invoice, hold, context)).flatten(),
    }
}

/// The whole amount as it was to be paid, rounding included: what was due and what had been paid.
fn whole(document: &Document, residual: Money) -> Money {
    let value = |it: &Option<Placed<Money>>| it.as_ref().map(|it| it.value.abs());
    let due = value(&document.due_amount).unwrap_or_default();
    let paid = value(&document.prepaid).unwrap_or_default();
    let made = due + paid;
    if document.is_minimum() {
        return value(&document.total).unwrap_or(made).max(made).max(residual);
    }
    made
}

/// How a document stands by itself.
fn state(document: &Document, folder: &InvoiceFolder) -> State {
    let states = document.doubts.iter().map(|doubt| match doubt.kind {
        DoubtKind::DirectDebit { .. } if !folder.dun_direct_debit => State::DirectDebit,
        DoubtKind::Factored { .. } => State::Factored,
        DoubtKind::NoClaim { .. } => State::NotAnInvoice,
        DoubtKind::SeveralVendors { .. } | DoubtKind::Test => State::Manual,
        _ => State::Open,
    });
    states.fold(State::Open, State::and)
}

/// How it stands by lifecycle messages, as far as that is a state.
fn state_of(hold: Option<&Hold>) -> State {
    match hold {
        Some(Hold::Factored) => State::Factored,
        Some(Hold::Manual { .. }) => State::Manual,
        Some(
            Hold::Disputed { .. }
            | Hold::Refused { .. }
            | Hold::Announced { .. }
            | Hold::NotDelivered { .. },
        )
        | None => State::Open,
    }
}

/// What else keeps it out of letters.
fn bar(invoice: &ReceivedInvoice, hold: Option<&Hold>, context: &Context<'_>) -> Option<Bar> {
    let announced = match hold {
        Some(Hold::Refused { .. }) => return Some(Bar::Refused),
        Some(Hold::NotDelivered { .. }) => return Some(Bar::NotDelivered),
        Some(Hold::Announced { until }) => Some(*until),
        _ => None,
    };
    // From an old word statements must go on; where they do is seen when they are read.
    if unpaid_until(invoice, context).is_none() || context.word_is_old.is_some() {
        return Some(Bar::PaymentsUnknown(announced));
    }
    announced.map(Bar::Announced)
}

/// The day through which the user says that nothing was paid of it.
fn unpaid_until(invoice: &ReceivedInvoice, context: &Context<'_>) -> Option<NaiveDate> {
    let day = context.unpaid_on()?;
    invoice.issued().filter(|issued| *issued <= day).map(|_| day)
}

fn broken_row(invoice: &ReceivedInvoice, context: &Context<'_>, place: Place) -> BrokenRow {
    let document = &invoice.document;
    let (kind, residual) = match remains(invoice, context) {
        Some((kind, residual)) => (kind, Some(residual)),
        None => (RowKind::Invoice, document.due_amount.as_ref().map(|it| it.value)),
    };
    BrokenRow {
        place,
        debtor: Some(invoice.code.clone()).filter(|it| !it.is_empty()),
        name: text(document.buyer.known_as()),
        number: text(document.number.as_ref()),
        document: kind,
        due: match document.due() {
            Due::On(day) | Due::ByTerms(day) => Some(day),
            Due::Undecided | Due::Unsaid => None,
        },
        currency: document.currency.as_ref().map(|it| it.value),
        total: None,
        paid: None,
        residual,
        cells: Vec::new(),
    }
}
