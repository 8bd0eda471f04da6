//! What follows from messages, one change to an invented one at a time.

use chrono::NaiveDate;

use findings::{Code, Currency, Money};

use super::{Claim, Hold, Message, Standing, standing};

const CASHED: &str = include_str!("../../invented/cashed.xml");

fn claim() -> Claim {
    Claim {
        seller: "000012344".to_owned(),
        number: "F-2026-31".to_owned(),
        issued: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
        currency: Currency::EUR,
        due: Money::from_cents(120_450),
    }
}

/// The message with some changes.
#[track_caller]
fn message(changes: &[(&str, &str)]) -> Message {
    let mut xml = CASHED.to_owned();
    for (from, to) in changes {
        assert!(xml.contains(from), "{from}");
        xml = xml.replace(from, to);
    }
    crate::read_lifecycle("m.xml", xml.as_bytes()).unwrap().remove(0)
}

/// A message of a status, on a day of November 2026.
fn of(status: &str, day: u32) -> Message {
    let time = format!("202611{day:02}093000");
    message(&[
        (">212<", &format!(">{status}<")),
        ("20261110093000", &time),
        ("M-1", &format!("M-{status}-{day}")),
    ])
}

fn follows(messages: &[Message]) -> Standing {
    let told = standing(messages, &claim(), 10);
    let mut turned = messages.to_vec();
    turned.reverse();
    assert_eq!(standing(&turned, &claim(), 10), told, "the order of files does not matter");
    told
}

fn codes(standing: &Standing) -> Vec<Code> {
    standing.questions.iter().map(|it| it.finding().code).collect()
}

#[test]
fn cashed_amounts_are_taken_off_and_others_are_not() {
    let told = follows(&[message(&[])]);
    assert_eq!((told.cashed.to_string(), told.hold.clone()), ("200.00".to_owned(), None));
    assert_eq!(told.residual(&claim()).to_string(), "1004.50");
    assert_eq!(codes(&told), []);
}

#[test]
fn a_message_counts_once_however_often_it_comes() {
    let one = message(&[]);
    let to_the_office = message(&[("M-1", "X-9"), (">BY<", ">DFH<")]);
    let again = message(&[("M-1", "M-2")]);
    let cashed = |all: &[Message]| follows(all).cashed.to_string();
    assert_eq!(cashed(&[one.clone(), one.clone()]), "200.00");
    assert_eq!(cashed(&[one.clone(), to_the_office]), "200.00");
    assert_eq!(cashed(&[one.clone(), again]), "400.00");
    let other = message(&[(">200.00<", ">300.00<")]);
    let told = standing(&[one, other], &claim(), 10);
    assert_eq!(
        (told.cashed.to_string(), codes(&told)),
        ("500.00".to_owned(), vec![Code::StatusSameNumber])
    );
}

#[test]
fn money_that_does_not_fit_is_told() {
    let told = |changes: &[(&str, &str)]| {
        let told = follows(&[message(changes)]);
        (told.cashed.to_string(), codes(&told))
    };
    let nothing = || "0.00".to_owned();
    assert_eq!(told(&[("MEN ", "ESC")]), (nothing(), vec![Code::StatusCashedNothing]));
    assert_eq!(
        told(&[("\"EUR\">200", "\"USD\">200")]),
        (nothing(), vec![Code::StatusOtherCurrency])
    );
    assert_eq!(told(&[(">200.00<", ">2e3<")]), (nothing(), vec![Code::StatusUnreadable]));
    let beyond = ("1204.50".to_owned(), vec![Code::StatusCashedBeyond]);
    assert_eq!(told(&[(">200.00<", ">1300.00<")]), beyond);
    assert_eq!(told(&[(">200.00<", ">-20.00<")]), (nothing(), vec![Code::StatusTakenBack]));
}

#[test]
fn what_is_taken_back_is_owed_again() {
    let back = message(&[(">200.00<", ">-200.00<"), ("M-1", "M-2"), ("20261110", "20261112")]);
    let told = follows(&[message(&[]), back]);
    assert_eq!((told.cashed, codes(&told)), (Money::ZERO, Vec::new()));
}

#[test]
fn the_newest_message_wins_by_its_own_time() {
    let hold = |all: &[Message]| follows(all).hold;
    assert!(matches!(hold(&[of("207", 3)]), Some(Hold::Disputed { .. })));
    assert_eq!(hold(&[of("207", 3), of("209", 5)]), None);
    assert!(matches!(hold(&[of("207", 7), of("209", 5)]), Some(Hold::Disputed { .. })));
    assert!(matches!(hold(&[of("207", 3), of("204", 5)]), Some(Hold::Disputed { .. })));
    assert!(follows(&[of("207", 3), of("205", 5)]).approved);
    assert!(!follows(&[of("205", 3), of("207", 5)]).approved);
    assert!(matches!(hold(&[of("210", 3), of("209", 5)]), Some(Hold::Refused { .. })));
    // A refusal stands under what comes after it, until the invoice is approved.
    let refused = [of("210", 3), of("207", 4), of("209", 5)];
    assert!(matches!(hold(&refused), Some(Hold::Refused { .. })));
    let paid = message(&[("20261110", "20261105")]);
    assert!(matches!(hold(&[of("210", 3), of("207", 4), paid]), Some(Hold::Refused { .. })));
    assert_eq!(hold(&[of("210", 3), of("207", 4), of("205", 5)]), None);
    let until = NaiveDate::from_ymd_opt(2026, 11, 13).unwrap();
    assert_eq!(hold(&[of("211", 3)]), Some(Hold::Announced { until }));
    assert_eq!(hold(&[of("211", 3), message(&[])]), None);
    assert!(matches!(hold(&[of("213", 3)]), Some(Hold::NotDelivered { .. })));
    assert_eq!(hold(&[of("213", 3), of("203", 5)]), None);
    assert_eq!(hold(&[of("225", 3), of("205", 5)]), Some(Hold::Factored));
    assert!(matches!(hold(&[of("299", 3)]), Some(Hold::Manual { .. })));
}

#[test]
fn of_one_moment_what_holds_stands_last() {
    assert!(matches!(follows(&[of("207", 3), of("209", 3)]).hold, Some(Hold::Disputed { .. })));
}

#[test]
fn a_second_delivery_that_is_rejected_is_nothing() {
    let rejected = |reason: &str| {
        follows(&[message(&[(">212<", ">213<"), (">AUTRE<", &format!(">{reason}<"))])]).hold
    };
    assert_eq!(rejected("DOUBLON"), None);
    assert!(matches!(rejected("REJ_COH"), Some(Hold::NotDelivered { .. })));
}

#[test]
fn a_cancelled_invoice_is_closed() {
    let told = follows(&[of("220", 3)]);
    assert!(told.cancelled && told.residual(&claim()).is_zero());
    assert_eq!(codes(&follows(&[of("220", 3), of("205", 5)])), [Code::StatusAfterCancellation]);
}

#[test]
fn a_message_without_a_time_holds_and_ends_nothing() {
    let untimed = |status: &str| {
        message(&[(">212<", &format!(">{status}<")), ("20261110093000", "2026111")])
    };
    let told = follows(&[of("207", 3), untimed("209")]);
    assert!(matches!(told.hold, Some(Hold::Disputed { .. })));
    assert_eq!(codes(&told), [Code::StatusTimeUnreadable]);
    assert!(matches!(
        follows(&[untimed("210"), of("205", 5)]).hold,
        Some(Hold::Refused { .. })
    ));
}

#[test]
fn messages_of_other_invoices_are_passed_over() {
    let cashed = |changes: &[(&str, &str)]| follows(&[message(changes)]).cashed.to_string();
    assert_eq!(cashed(&[(">000012344<", ">000099994<")]), "0.00");
    assert_eq!(cashed(&[(">20261101<", ">20251101<")]), "0.00");
    assert_eq!(cashed(&[("F-2026-31", "F-2026-13")]), "0.00");
    assert_eq!(cashed(&[(">000012344<", ">00001234400011<")]), "200.00");
}
