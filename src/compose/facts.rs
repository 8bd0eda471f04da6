//! Values that a letter text may use, by name, and the filters that write them.

use chrono::NaiveDate;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, Output, State};

use crate::layout::{Words, fill};
use crate::ledger::{Creditor, Sender};
use crate::plan::{Breakdown, OnTop, PlannedLetter, Step};
use crate::rules::{LawName, RuleSet};
use exports::{DebtorKind, Text};
use findings::{Currency, Money, fold};

use super::greeting::greeting;
use super::inline::escape;
use super::rates::{each_indemnity, rates};
use super::spacing::spaced;
use super::values::{LISTED, ShownAmount, ShownDay, TextValues, listed};
use super::{EnclosedKinds, claimed, figures};

/// A value by its name.
type NamedValue = (&'static str, Value);

/// The values every letter of a creditor shares, and of the firm that writes them.
pub(super) fn of_creditor(
    creditor: &Creditor,
    writer: &Creditor,
) -> Vec<(&'static str, Value)> {
    let text = |text: &str| Value::from(text);
    let contact = &writer.contact;
    vec![
        (
            "contact",
            TextValues::value(vec![
                ("name", Value::from(together(&contact.name))),
                ("phone", text(&contact.phone)),
                ("email", text(&contact.email)),
            ]),
        ),
        (
            "creditor",
            TextValues::value(vec![
                ("name", text(&creditor.name)),
                ("of", Value::from(french_of(&creditor.name))),
                ("address", Value::from(creditor.address.join(", "))),
            ]),
        ),
        ("sender", creditor.sender.as_ref().map_or(Value::UNDEFINED, of_sender)),
        ("notice_registered", Value::from(true)),
        ("mediator", creditor.mediator.as_deref().map_or(Value::UNDEFINED, text)),
    ]
}

/// The longest name that stays on one line in running text.
const TOGETHER: usize = 32;

/// A name that no line end parts, unless it is so long that lines would be left half empty.
fn together(name: &str) -> String {
    let short = name.chars().count() <= TOGETHER;
    if short { figures::solid(name) } else { name.to_owned() }
}

/// A name behind the French `de`, elided before a vowel: `d’Atelier Verrier SARL`.
fn french_of(name: &str) -> String {
    let mut first = String::new();
    name.chars().take(1).for_each(|letter| fold::letters(letter, |it| first.push(it)));
    if first.starts_with(['a', 'e', 'i', 'o', 'u']) {
        format!("d’{name}")
    } else {
        format!("de {name}")
    }
}

/// The values of who writes for a creditor.
fn of_sender(sender: &Sender) -> Value {
    let maybe = |text: &Option<String>| text.as_deref().map_or(Value::UNDEFINED, Value::from);
    let mode = Value::from_safe_string(sender.mode.as_str().to_owned());
    TextValues::value(vec![
        ("mode", mode),
        ("name", Value::from(&*sender.name)),
        ("address", Value::from(sender.address.join(", "))),
        ("mandate_date", Value::from_object(ShownDay(sender.mandate_date))),
        ("mandate_reference", maybe(&sender.mandate_reference)),
        ("law", maybe(&sender.law)),
        ("law_parts", sender.law.as_deref().map_or(Value::UNDEFINED, law_parts)),
    ])
}

/// The paragraphs of a law text.
fn law_parts(law: &str) -> Value {
    law.split('\n').map(Value::from).collect()
}

/// Who signs, by name and capacity.
fn of_signatory((name, capacity): (&str, &str)) -> Value {
    TextValues::value(vec![("name", Value::from(name)), ("capacity", Value::from(capacity))])
}

/// Every value of a letter.
pub(super) fn of_letter(
    letter: &PlannedLetter,
    (shared, rules, signatory): (&[NamedValue], Option<&RuleSet>, (&str, &str)),
    words: &Words,
    (behind, notice_follows): (EnclosedKinds, bool),
) -> Value {
    let money = |money: Money| Value::from_object(ShownAmount(money, letter.currency));
    let day = |date: NaiveDate| Value::from_object(ShownDay(date));
    let debtor = TextValues::value(vec![
        ("name", Value::from(&*letter.debtor.name)),
        ("account", Value::from(&*letter.debtor.code)),
    ]);
    let greeting = greeting(&letter.debtor, words);
    let numbers = PlannedLetter::numbers(&letter.claims);
    let count = numbers.len();
    let totals = &letter.totals;
    let mut facts = Vec::with_capacity(36);
    facts.extend([
        ("debtor", debtor),
        ("salutation", Value::from(greeting.salutation)),
        ("closing", Value::from_safe_string(greeting.closing)),
        ("kind", Value::from_safe_string(letter.debtor.kind.as_str().to_owned())),
        ("n", Value::from(count)),
        ("invoice_nos", Value::from(listed(numbers.into_iter(), words))),
        ("total_due", money(totals.due())),
        ("grand_total", money(totals.total())),
        ("penalties", money(totals.penalties)),
        ("indemnities", money(totals.indemnities)),
        ("credits", money(totals.credits)),
        ("may_be_charged", Value::from(letter.on_top.any())),
        ("notice_follows", Value::from(notice_follows)),
        ("on_top", of_claims(letter.on_top)),
        ("law", of_law(rules, letter.debtor.kind, words)),
        ("payments_since", letter.payments_since.map_or(Value::UNDEFINED, money)),
        ("data_date", day(letter.date)),
        ("deadline", day(letter.deadline)),
        ("copies", Value::from(behind.invoices)),
        ("attach_letter1", Value::from(behind.first_letter)),
        ("disputed", Value::from(listed(letter.disputed.iter(), words))),
        ("disputed_count", Value::from(letter.disputed.len())),
        ("signatory", of_signatory(signatory)),
        ("steps_count", Value::from(letter.steps.len())),
        ("steps_inline", Value::from(steps_inline(&letter.steps, words))),
    ]);
    facts.push(("letter1", of_first_letter(letter)));
    facts.extend(claimed::of_newly_due(letter));
    facts.extend(claimed::of_what_was_paid(letter));
    facts.extend(claimed::of_instalments(letter, words));
    if let Some(breakdown) = &letter.breakdown {
        facts.extend(of_breakdown(breakdown, letter.currency, words));
    }
    facts.extend(shared.iter().cloned());
    TextValues::value(facts)
}

/// The first letter about the invoices of another; nothing is known of it where there was none.
fn of_first_letter(letter: &PlannedLetter) -> Value {
    let money = |money: Money| Value::from_object(ShownAmount(money, letter.currency));
    let day = |date: NaiveDate| Value::from_object(ShownDay(date));
    let Some(first) = letter.steps.first() else { return TextValues::value(Vec::new()) };
    let reference = first.reference.as_deref().map_or(Value::UNDEFINED, Value::from);
    // More may be open than a first letter asked for: a credit that it deducted is another sum today, a payment went back.
    // What is open is then no part of what it asked for.
    let total = first.total.filter(|total| *total >= claimed::claims_due(letter));
    TextValues::value(vec![
        ("date", day(first.date)),
        ("deadline", first.deadline.map_or(Value::UNDEFINED, day)),
        ("total", total.map_or(Value::UNDEFINED, money)),
        ("names_all", Value::from(first.names_all)),
        ("reference", reference),
    ])
}

/// What a formal notice claims on top, kind by kind.
fn of_claims(on_top: OnTop) -> Value {
    TextValues::value(vec![
        ("penalties", Value::from(on_top.penalties)),
        ("indemnity", Value::from(on_top.indemnity)),
        ("agreed", Value::from(on_top.agreed)),
    ])
}

/// The law a letter rests on: its country, and what its rules are called; empty where none is known.
fn of_law(rules: Option<&RuleSet>, kind: DebtorKind, words: &Words) -> Value {
    let Some(rules) = rules else { return Value::from("") };
    let name = |law: Option<&LawName>| {
        let name = law.and_then(|law| law.in_language(&words.language));
        name.map_or(Value::UNDEFINED, |it| Value::from_safe_string(spaced(it, &words.language)))
    };
    let against = rules.against(kind);
    let interest = name(against.interest.as_ref().map(|it| &it.law));
    let indemnity = name(against.fixed_sum.as_ref().map(|it| &it.law));
    TextValues::value(vec![
        ("country", Value::from_safe_string(rules.country.to_lowercase())),
        ("same", Value::from(interest == indemnity)),
        ("interest", interest),
        ("indemnity", indemnity),
    ])
}

/// Values of a breakdown beside its sums: rates, and the indemnity of each invoice.
fn of_breakdown(
    breakdown: &Breakdown,
    currency: Currency,
    words: &Words,
) -> [(&'static str, Value); 5] {
    let rates = rates(breakdown);
    let count = rates.len();
    let percent = |rate| figures::percent(rate, words);
    let told = match (rates.iter().min(), rates.iter().max()) {
        (Some(least), Some(most)) if count > LISTED => {
            let range = fill(&words.rate_range, "least", &percent(*least));
            fill(&range, "most", &percent(*most))
        }
        _ => {
            let rates: Vec<Text> = rates.into_iter().map(|it| percent(it).into()).collect();
            listed(rates.iter(), words)
        }
    };
    let bearing = breakdown.lines.iter().filter(|line| !line.indemnity.is_zero()).count();
    let each = each_indemnity(breakdown)
        .map_or(Value::UNDEFINED, |each| Value::from_object(ShownAmount(each, currency)));
    [
        ("penalty_rates", Value::from(told)),
        ("rates_count", Value::from(count)),
        ("rate_raised", Value::from(is_raised(breakdown))),
        ("indemnity_count", Value::from(bearing)),
        ("indemnity_each", each),
    ]
}

/// Whether the rate of the contract was raised to the least that the law allows.
fn is_raised(breakdown: &Breakdown) -> bool {
    breakdown.lines.iter().flat_map(|line| &line.segments).any(|it| it.raised_from.is_some())
}

/// The dates of earlier letters in a sentence: `du 3 août 2026 et du 21 août 2026`.
fn steps_inline(steps: &[Step], words: &Words) -> String {
    let mut list = String::new();
    for (place, step) in steps.iter().enumerate() {
        if place > 0 {
            let last = place + 1 == steps.len();
            list.push_str(&if last { format!(" {} ", words.and) } else { ", ".to_owned() });
        }
        list.push_str(&fill(&words.steps.on, "date", &figures::long_date(step.date, words)));
    }
    list
}

/// Stands for a value of the data where only the letter's own sentences are read: a word that no rule knows.
const STAND_IN: &str = "Xxx";

/// The filters and writing of values for proofreading: what the text itself says is kept, every day and
/// amount is the same example, and any other value a word that means nothing.
pub(super) fn add_proof_filters(environment: &mut Environment<'static>, words: &Words) {
    let day = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap_or(NaiveDate::MAX);
    let day = Value::from_safe_string(figures::long_date(day, words));
    environment.add_filter("date", move |_: &Value| day.clone());
    let amount = Value::from_safe_string(figures::money(Money::ZERO, Currency::EUR, words));
    environment.add_filter("money", move |_: &Value| amount.clone());
    environment.add_filter("plural", |count: usize, one: String, many: String| {
        Value::from_safe_string(if count > 1 { many } else { one })
    });
    environment.add_filter("solid", |_: &Value| STAND_IN);
    environment.set_formatter(|out, _, value| {
        let own = value.as_str().filter(|_| value.is_safe());
        Ok(out.write_str(own.unwrap_or(STAND_IN))?)
    });
}

/// Teaches an environment the filters of letter texts and how values are written.
pub(super) fn add_filters(environment: &mut Environment<'static>, words: &Words) {
    let (words, of_money) = (words.clone(), words.clone());
    environment.add_filter("date", move |value: &Value| {
        let day = value.downcast_object_ref::<ShownDay>();
        let day = day.ok_or_else(|| wrong(value, "date", "a date such as deadline"))?;
        Ok::<String, Error>(figures::long_date(day.0, &words))
    });
    environment.add_filter("money", move |value: &Value| {
        let amount = value.downcast_object_ref::<ShownAmount>();
        let amount =
            amount.ok_or_else(|| wrong(value, "money", "an amount such as total_due"))?;
        Ok::<String, Error>(figures::money(amount.0, amount.1, &of_money))
    });
    environment.add_filter(
        "plural",
        |count: usize, one: String, many: String| {
            if count > 1 { many } else { one }
        },
    );
    environment.add_filter("solid", |text: String| figures::solid(&text));
    environment.set_formatter(write_value);
}

/// The error of a filter that is given the wrong kind of value.
fn wrong(value: &Value, filter: &str, expected: &str) -> Error {
    let detail = format!("filter `{filter}` wants {expected}, not `{value}`");
    Error::new(ErrorKind::InvalidOperation, detail)
}

/// Writes a value into the text; nothing in it is taken for a mark. A name that does not exist is an
/// error, so that no letter goes out with a gap.
fn write_value(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    match value.as_str() {
        Some(text) => escape(text, out)?,
        None => escape(&value.to_string(), out)?,
    }
    Ok(())
}
