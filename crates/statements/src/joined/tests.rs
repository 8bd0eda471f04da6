//! What stands in several files, and what is missing between them.

use std::sync::Arc;

use chrono::NaiveDate;
use findings::{Currency, Money, Source};
use proptest::prelude::*;

use super::*;
use crate::account::Account;
use crate::proof::prove;
use crate::statement::{Balance, Entry, Format, Line, Statement, Status};

fn day(of: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, of).unwrap()
}

fn entry(of: u32, cents: i64, reference: &str, text: &str) -> Entry {
    let amount = Some(Money::from_cents(cents));
    let line = Line {
        amount,
        currency: Some(Currency::EUR),
        text: vec![text.into()],
        ..Line::default()
    };
    Entry {
        line: 1,
        day: Some(day(of)),
        amount,
        currency: Some(Currency::EUR),
        status: Status::Booked,
        bank_reference: reference.into(),
        lines: vec![line],
        ..Entry::default()
    }
}

/// A statement of a file, from a balance on a day to another.
fn statement(
    name: &str,
    format: Format,
    (from, opening): (u32, i64),
    (to, closing): (u32, i64),
    entries: Vec<Entry>,
) -> Statement {
    let source = Arc::new(Source { name: name.to_owned(), ..Source::default() });
    let mut statement = Statement::new(&source, 1, format);
    statement.account = Account::new("FR7630001007941234567890185");
    statement.currency = Some(Currency::EUR);
    let balance = |of, cents| Balance {
        amount: Money::from_cents(cents),
        day: Some(day(of)),
        currency: Some(Currency::EUR),
    };
    if !format.is_notice() {
        statement.opening = Some(balance(from, opening));
        statement.closing = Some(balance(to, closing));
    }
    statement.entries = entries;
    prove(&mut statement);
    statement
}

/// Amounts in cents and standings of what is left.
fn told(statements: Vec<Statement>) -> Vec<(String, Standing)> {
    join(statements).payments.iter().map(|it| (it.amount.to_string(), it.standing)).collect()
}

fn sure(amount: &str) -> (String, Standing) {
    (amount.to_owned(), Standing::Sure)
}

#[test]
fn a_new_download_counts_once_whatever_references_the_bank_gives() {
    let download = |name, reference, to| {
        let entries = vec![entry(3, 1000, reference, "x")];
        statement(name, Format::Camt053, (2, 5000), (to, 6000), entries)
    };
    assert_eq!(told(vec![download("a", "B1", 3), download("b", "C9", 3)]), [sure("10.00")]);
    // Where the days differ, it may be another payment.
    let longer = told(vec![download("a", "B1", 3), download("b", "C9", 5)]);
    assert_eq!(longer, [sure("10.00"), ("10.00".to_owned(), Standing::Doubled)]);
}

#[test]
fn a_copy_counts_once() {
    let copy = |name| {
        let entries =
            vec![entry(3, 1000, "B1", "x"), entry(3, 500, "", "y"), entry(3, 500, "", "y")];
        statement(name, Format::Camt053, (2, 0), (3, 2000), entries)
    };
    let joined = join(vec![copy("a"), copy("b")]);
    assert_eq!(
        (joined.payments.len(), joined.twice),
        (3, 3),
        "two like ones of one file are two"
    );
    assert_eq!(joined.payments[0].also.len(), 1);
    assert_eq!(joined.spans[0].gaps, []);
}

#[test]
fn a_notice_and_its_statement_are_one_and_the_details_are_kept() {
    let mut batch = entry(3, 1000, "B1", "");
    batch.lines.clear();
    let whole = statement("s", Format::Camt053, (2, 0), (3, 1000), vec![batch.clone()]);
    let mut told_apart = entry(3, 1000, "B1", "");
    told_apart.lines = vec![
        entry(3, 400, "", "one").lines.remove(0),
        entry(3, 600, "", "two").lines.remove(0),
    ];
    let notice = statement("n", Format::Camt054, (0, 0), (0, 0), vec![told_apart]);
    assert_eq!(told(vec![notice.clone(), whole]), [sure("4.00"), sure("6.00")]);
    // A statement that closes and has it not contradicts the notice.
    let other =
        statement("o", Format::Camt053, (2, 0), (3, 700), vec![entry(3, 700, "B9", "z")]);
    let unproven = |amount: &str| (amount.to_owned(), Standing::Unproven);
    let all = told(vec![notice, other]);
    assert_eq!(all, [unproven("4.00"), unproven("6.00"), sure("7.00")]);
}

#[test]
fn what_only_may_be_one_is_doubled() {
    let camt =
        statement("c", Format::Camt053, (2, 0), (3, 500), vec![entry(3, 500, "B1", "x")]);
    let mt = statement("m", Format::Mt940, (2, 0), (3, 500), vec![entry(3, 500, "", "X y")]);
    let mut known = told(vec![camt.clone(), mt]);
    known.sort();
    assert_eq!(
        known,
        [("5.00".to_owned(), Standing::Sure), ("5.00".to_owned(), Standing::Doubled)]
    );
    let next =
        statement("d", Format::Camt053, (3, 500), (3, 1000), vec![entry(3, 500, "", "x")]);
    assert_eq!(told(vec![camt, next]), [sure("5.00"), sure("5.00")], "the next page");
}

#[test]
fn like_entries_of_pages_of_one_file_are_several() {
    let like = || vec![entry(3, 500, "", "x")];
    let pages = |name| {
        let page = |line, from, to| Statement {
            line,
            ..statement(name, Format::Mt940, from, to, like())
        };
        vec![
            page(1, (2, 0), (3, 500)),
            page(9, (3, 500), (3, 1000)),
            page(20, (3, 1000), (3, 1500)),
        ]
    };
    assert_eq!(told(pages("p")), [sure("5.00"), sure("5.00"), sure("5.00")]);
    let joined = join([pages("p"), pages("q")].concat());
    assert_eq!((joined.payments.len(), joined.twice), (3, 3), "and a copy of it tells no more");
    // A page that stands there twice, and a statement of another file that has all of them.
    let copied =
        Statement { line: 40, ..statement("p", Format::Mt940, (2, 0), (3, 500), like()) };
    let whole = [like(), like(), like()].concat();
    let whole = statement("w", Format::Mt940, (2, 0), (3, 1500), whole);
    let joined = join([pages("p"), vec![copied, whole]].concat());
    assert_eq!((joined.payments.len(), joined.twice), (3, 4));
}

#[test]
fn a_file_that_does_not_close_leaves_its_payments_unproven() {
    let off = statement("o", Format::Camt053, (2, 0), (3, 900), vec![entry(3, 500, "B1", "x")]);
    assert_eq!(told(vec![off.clone()]), [("5.00".to_owned(), Standing::Unproven)]);
    let good =
        statement("g", Format::Camt053, (2, 0), (3, 500), vec![entry(3, 500, "B1", "x")]);
    assert_eq!(told(vec![off, good]), [sure("5.00")], "another file proves it");
}

#[test]
fn a_batch_that_its_payments_do_not_make_is_one_payment() {
    let mut batch = entry(3, 1000, "B1", "one");
    batch.lines.push(entry(3, 100, "", "two").lines.remove(0));
    let statement = statement("s", Format::Camt053, (2, 0), (3, 1000), vec![batch]);
    let joined = join(vec![statement]);
    assert_eq!(joined.payments.len(), 1);
    assert_eq!(joined.payments[0].standing, Standing::Batch);
    assert_eq!(joined.payments[0].line.text.len(), 2);
}

#[test]
fn other_debits_are_counted_and_what_went_back_is_a_return() {
    let mut back = entry(3, -500, "B3", "x");
    back.lines[0].reason = "AC04".into();
    let entries = vec![entry(3, -1200, "", "salaire"), entry(3, -300, "", "frais"), back];
    let joined = join(vec![statement("s", Format::Camt053, (2, 5000), (3, 3000), entries)]);
    let debits = &joined.debits[0];
    assert_eq!((debits.count, debits.sum), (2, Money::from_cents(-1500)));
    assert_eq!(joined.payments.iter().map(|it| it.kind).collect::<Vec<_>>(), [Kind::Return]);
    let mut credit = entry(3, 800, "B1", "x");
    credit.lines[0].end_to_end = "E1".into();
    let mut taken = entry(4, -800, "B2", "rejet");
    taken.lines[0].end_to_end = "E1".into();
    let joined =
        join(vec![statement("s", Format::Camt053, (2, 0), (4, 0), vec![credit, taken])]);
    let kinds: Vec<Kind> = joined.payments.iter().map(|it| it.kind).collect();
    assert_eq!((kinds, joined.debits.len()), (vec![Kind::Credit, Kind::Return], 0));
}

#[test]
fn a_closing_balance_that_is_not_the_next_opening_one_is_a_gap() {
    let of = |name, from, to| statement(name, Format::Cfonb120, from, to, Vec::new());
    let one = of("a", (2, 0), (2, 0));
    let mut first = entry(4, 100, "", "x");
    first.line = 1;
    let two = statement("b", Format::Cfonb120, (3, 0), (4, 100), vec![first.clone()]);
    let span = |all: Vec<Statement>| join(all).spans.remove(0);
    let whole = span(vec![two.clone(), one.clone()]);
    assert_eq!((whole.gaps.len(), whole.newest), (0, Some(day(4))));
    assert!(whole.tells_since(day(2)) && !whole.tells_since(day(1)));
    let late =
        statement("c", Format::Cfonb120, (6, 900), (7, 1000), vec![entry(7, 100, "", "y")]);
    let holed = span(vec![late, two.clone(), one]);
    assert_eq!(holed.gaps.len(), 1);
    assert_eq!((holed.gaps[0].from, holed.gaps[0].to), (day(4), day(6)));
    assert!(holed.tells_since(day(7)) && !holed.tells_since(day(5)));
    let told = crate::gap_findings(std::slice::from_ref(&holed));
    let said = findings::Messages::new(findings::Language::En).finding(&told[0]);
    assert!(said.contains("[B7]") && said.contains("1.00 was the closing balance"), "{said}");
    // The same days again, from a longer statement.
    let week = statement("w", Format::Cfonb120, (2, 0), (4, 100), vec![first]);
    assert_eq!(span(vec![week, two]).gaps, []);
    let off = statement("o", Format::Cfonb120, (5, 100), (9, 300), Vec::new());
    assert_eq!(span(vec![off]).newest, None, "one that does not close proves no day");
}

#[test]
fn a_download_that_begins_inside_the_one_before_leaves_no_gap() {
    let of = |name, from, to, entries| statement(name, Format::Camt053, from, to, entries);
    let (two, four) = (entry(2, 100, "A", "x"), entry(4, 250, "B", "y"));
    let (five, six) = (entry(5, 70, "C", "z"), entry(6, 30, "D", "z"));
    let first = of("a", (1, 0), (4, 350), vec![two, four.clone()]);
    let span = |all: Vec<Statement>| join(all).spans.remove(0);
    let whole = [four.clone(), five.clone(), six.clone()];
    for opened in [3, 4] {
        let next = of("b", (opened, 100), (6, 450), whole.to_vec());
        let joined = span(vec![next, first.clone()]);
        assert_eq!((joined.gaps, joined.newest), (Vec::new(), Some(day(6))));
    }
    // The day was not over when the first was fetched.
    let more = entry(4, 40, "E", "w");
    let next = of("b", (3, 100), (6, 490), [&[more], whole.as_slice()].concat());
    assert_eq!(span(vec![first.clone(), next]).gaps, []);
    // The balances join, and an entry of the first is not there.
    let next = of("b", (3, 100), (6, 200), vec![five, six]);
    assert_eq!(span(vec![first.clone(), next]).gaps.len(), 1);
    let next = of("b", (3, 90), (6, 440), whole.to_vec());
    assert_eq!(span(vec![first, next]).gaps.len(), 1);
}

#[test]
fn the_gate_names_what_is_old_missing_or_not_there() {
    use crate::gate::{Wait, gate, known_up_to};
    let account = Account::new("FR76 3000 1007 9412 3456 7890 185");
    let other = Account::new("FR7630001007941234567890999");
    let spans = join(vec![
        statement("a", Format::Camt053, (2, 0), (3, 0), Vec::new()),
        statement("b", Format::Camt053, (5, 7), (6, 7), Vec::new()),
    ])
    .spans;
    let days = |from: NaiveDate, to: NaiveDate| u32::try_from((to - from).num_days()).unwrap();
    let waits = gate(&[account.clone(), other.clone()], &spans, day(16), 5, days);
    assert!(matches!(&waits[0], Wait::Old { newest, days: 10, .. } if *newest == day(6)));
    assert!(matches!(&waits[1], Wait::Missing { .. }));
    assert_eq!(waits[2], Wait::Nothing(other.clone()));
    assert_eq!(gate(std::slice::from_ref(&account), &spans, day(11), 5, days).len(), 1);
    let none = |_: NaiveDate, _: NaiveDate| 0;
    let early = gate(std::slice::from_ref(&account), &spans, day(5), 5, none);
    assert_eq!(early[0], Wait::Ahead { account: account.clone(), newest: day(6) });
    assert_eq!(known_up_to(std::slice::from_ref(&account), &spans), Some(day(6)));
    assert_eq!(known_up_to(&[account, other], &spans), None);
}

proptest! {
    /// Whatever the order of files, the same payments stand there with the same standing, and copies add nothing.
    #[test]
    fn the_order_of_files_makes_no_difference(
        amounts in prop::collection::vec((1_u32..20, prop_oneof![Just(100_i64), Just(250), Just(-70)], 0_usize..3), 1..12),
        order in any::<u64>(),
    ) {
        let mut statements = Vec::new();
        let mut balance = 0;
        let mut days: Vec<_> = amounts.clone();
        days.sort_by_key(|it| it.0);
        for (place, chunk) in days.chunks(3).enumerate() {
            let entries: Vec<Entry> = chunk.iter()
                .map(|(of, cents, text)| entry(*of, *cents, "", ["x", "y", "z"][*text])).collect();
            let sum: i64 = chunk.iter().map(|it| it.1).sum();
            let (from, to) = (chunk[0].0, chunk[chunk.len() - 1].0);
            statements.push(statement(&format!("f{place}"), Format::Camt053, (from, balance), (to, balance + sum), entries));
            balance += sum;
        }
        let plain = join(statements.clone());
        let credits = amounts.iter().filter(|it| it.1 > 0).count();
        let mut shuffled = statements.clone();
        let turn = usize::try_from(order % 7).unwrap() % shuffled.len();
        shuffled.rotate_left(turn);
        if order % 2 == 0 {
            shuffled.reverse();
        }
        prop_assert_eq!(&join(shuffled), &plain);
        let mut copied = statements.clone();
        copied.extend(statements.iter().cloned().map(|mut it| {
            it.source = Arc::new(Source { name: format!("z-{}", it.source.name), ..Source::default() });
            it
        }));
        let copied = join(copied);
        let sums = |it: &Joined| it.payments.iter().map(|it| it.amount).sum::<Money>();
        prop_assert!(plain.payments.len() <= credits);
        prop_assert_eq!(sums(&copied), sums(&plain));
    }
}
