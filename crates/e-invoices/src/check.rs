//! What contradicts itself in a document, or keeps a letter from resting on it.

use findings::{Money, fold};

use crate::debt::Debt;
use crate::document::{Document, Party, Syntax};
use crate::doubt::{About, Doubt, DoubtKind};
use crate::due;
use crate::kind::{self, Kind};
use crate::value::Placed;

/// Notes everything that is doubtful about a document beside what its values showed.
pub(crate) fn judge(document: &mut Document) {
    missing(document);
    kinds(document);
    amounts(document);
    payment(document);
    let doubts = due::doubts(document);
    document.doubts.extend(doubts);
}

fn note<T>(document: &mut Document, kind: DoubtKind, at: Option<&Placed<T>>) {
    let doubt = match at {
        Some(at) => Doubt { kind, element: at.element.clone(), line: at.line },
        None => Doubt::whole(kind),
    };
    document.doubts.push(doubt);
}

/// Values that no document can be without. One that cannot be read has its doubt already.
fn missing(document: &mut Document) {
    let unreadable = |about: About| {
        let of = |it: &Doubt| match &it.kind {
            DoubtKind::Unreadable { about: other, .. } => *other == about,
            // An amount in another currency is there, too.
            DoubtKind::CurrencyDisagrees { .. } => {
                matches!(about, About::Total | About::DueAmount)
            }
            _ => false,
        };
        document.doubts.iter().any(of)
    };
    let there = [
        (About::Number, document.number.is_some()),
        (About::Issued, document.issued.is_some()),
        (About::TypeCode, document.type_code.is_some()),
        (About::Currency, document.currency.is_some()),
        (About::Total, document.total.is_some()),
        (About::DueAmount, document.due_amount.is_some()),
        (About::Seller, document.seller.known_as().is_some()),
        (About::Buyer, document.buyer.known_as().is_some()),
    ];
    let missing = there.into_iter().filter(|(about, there)| !there && !unreadable(*about));
    let doubts: Vec<Doubt> =
        missing.map(|(about, _)| Doubt::whole(DoubtKind::Missing(about))).collect();
    document.doubts.extend(doubts);
}

/// What its type says.
fn kinds(document: &mut Document) {
    let Some(code) = document.type_code.clone() else { return };
    let own = code.value.clone();
    match Kind::of(&own) {
        None => note(document, DoubtKind::UnknownType { code: own.clone() }, Some(&code)),
        Some((kind, name))
            if kind != Kind::Credit && document.syntax == Syntax::UblCreditNote =>
        {
            let doubt = DoubtKind::TypeOfOther { code: own.clone(), name: name.to_owned() };
            note(document, doubt, Some(&code));
        }
        Some((Kind::NoClaim, name)) => {
            let doubt = DoubtKind::NoClaim { code: own.clone(), name: name.to_owned() };
            note(document, doubt, Some(&code));
        }
        Some((Kind::Corrected, _)) if matches!(document.debt(), Some(Debt::Owed(_))) => {
            let named = document.preceding.len();
            if named != 1 {
                note(document, DoubtKind::CorrectsNotOne { named }, Some(&code));
            }
        }
        Some(_) => {}
    }
    if kind::is_factored(&own) {
        note(document, DoubtKind::Factored { said: own }, Some(&code));
    }
}

/// What its amounts say of one another.
fn amounts(document: &mut Document) {
    for amount in
        [&document.total, &document.due_amount].map(Clone::clone).into_iter().flatten()
    {
        if amount.value.to_cents() != amount.value {
            let text = amount.value.exact();
            note(document, DoubtKind::PartsOfACent { text }, Some(&amount));
        }
    }
    let Some(due) = document.due_amount.clone() else { return };
    let value = |it: &Option<Placed<Money>>| it.as_ref().map_or(Money::ZERO, |it| it.value);
    if let (Some(total), false) = (&document.total, document.is_minimum()) {
        let made = total.value - value(&document.prepaid) + value(&document.rounding);
        if made.to_cents() != due.value.to_cents() {
            let doubt = DoubtKind::AmountsDisagree { due: due.value, made };
            note(document, doubt, Some(&due));
        }
    }
    let total = value(&document.total);
    match document.kind() {
        Some(Kind::Credit) if due.value.is_negative() => {
            note(document, DoubtKind::NegativeCredit { amount: due.value }, Some(&due));
        }
        Some(Kind::Invoice | Kind::Corrected)
            if due.value.is_negative() && total.is_positive() =>
        {
            note(document, DoubtKind::Overpaid { due: due.value }, Some(&due));
        }
        Some(_) | None => {}
    }
    let Some(framework) = document.framework.clone() else { return };
    if kind::is_paid(&framework.value) && !due.value.is_zero() {
        let doubt =
            DoubtKind::PaidAndDue { framework: framework.value.clone(), due: due.value };
        note(document, doubt, Some(&framework));
    }
}

/// Who is to be paid, and how.
fn payment(document: &mut Document) {
    let several = |it: &&Placed<String>| kind::has_several_vendors(&it.value);
    if let Some(framework) = document.framework.as_ref().filter(several).cloned() {
        let doubt = DoubtKind::SeveralVendors { framework: framework.value.clone() };
        note(document, doubt, Some(&framework));
    }
    let payee = document.payee.as_ref().filter(|it| !is_same(it, &document.seller));
    if let Some(payee) = payee {
        let name = payee.known_as().cloned();
        let said = name.as_ref().map_or_else(String::new, |it| it.value.clone());
        note(document, DoubtKind::Factored { said }, name.as_ref());
    }
    let debit = document.means.iter().find(|it| kind::is_direct_debit(&it.value));
    let debit = debit.or(document.mandates.first()).cloned();
    let said = debit.or_else(|| due::says_direct_debit(document));
    if let Some(said) = said {
        let doubt = DoubtKind::DirectDebit { said: said.value.clone() };
        note(document, doubt, Some(&said));
    }
    // What was paid in part is said as well, beside an amount.
    let in_part = document.prepaid.as_ref().is_some_and(|it| !it.value.is_zero());
    let owed = matches!(document.debt(), Some(Debt::Owed(_))) && !in_part;
    if let Some(said) = due::says_paid(document).filter(|_| owed) {
        let doubt = DoubtKind::SaysPaid { text: said.value.clone() };
        note(document, doubt, Some(&said));
    }
}

/// Whether a payee is the seller itself: the same register number, else the same name.
fn is_same(payee: &Party, seller: &Party) -> bool {
    let numbers = |it: &Party| it.legal_id.as_ref().map(|it| it.number.value.clone());
    match (numbers(payee), numbers(seller)) {
        (Some(own), Some(other)) => own == other,
        _ => {
            let name = |it: &Party| it.known_as().map(|it| fold::compact(&it.value));
            // A payee without a name says nothing of somebody else.
            let seller = [&seller.name, &seller.trade_name];
            let seller = seller.into_iter().flatten().map(|it| fold::compact(&it.value));
            name(payee).is_none_or(|own| seller.into_iter().any(|it| it == own))
        }
    }
}
