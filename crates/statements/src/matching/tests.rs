//! What payments say and what is made of it, and what holds for all payments and invoices.

use std::sync::Arc;

use findings::Source;
use proptest::prelude::*;

use super::*;
use crate::account::Account;
use crate::joined::Payment;
use crate::statement::Line;

fn cents(amount: i64) -> Money {
    Money::from_cents(amount)
}

fn day(of: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, of).unwrap()
}

fn claim(debtor: usize, number: &str, open: i64) -> Claim {
    Claim {
        debtor,
        number: number.to_owned(),
        open: cents(open),
        currency: Currency::EUR,
        issued: None,
        known: Known::Nothing,
        paid: None,
    }
}

/// Two debtors: the first owes `AV26-0101` of 100.00, `AV26-0102` of 250.00 and `4711` of 70.10, the second
/// `AV26-0111` of 100.00. The first was asked for its first two.
fn claims() -> Claims {
    let payer = |name: &str| KnownPayer { names: vec![name.to_owned()], accounts: Vec::new() };
    Claims {
        debtors: vec![payer("BISCUITERIE LORMONT SARL"), payer("Hôtel des Trois Rives")],
        invoices: vec![
            claim(0, "AV26-0101", 10_000),
            claim(0, "AV26-0102", 25_000),
            claim(0, "4711", 7_010),
            claim(1, "AV26-0111", 10_000),
        ],
        unasked: Vec::new(),
        letters: vec![Asked {
            reference: "R1-261022-C001".to_owned(),
            invoices: vec![0, 1],
            others: false,
            total: Some(cents(39_500)),
        }],
    }
}

fn payment(amount: i64, text: &str, payer: &str) -> Payment {
    let text = Some(text).filter(|it| !it.is_empty()).map(Box::from);
    let line =
        Line { text: text.into_iter().collect(), payer: payer.into(), ..Line::default() };
    let source = Arc::new(Source { name: "bank.xml".to_owned(), ..Source::default() });
    Payment {
        origin: findings::Origin { source, line: 1, column: None },
        also: Vec::new(),
        account: Arc::new(Account::new("FR1")),
        day: day(20),
        amount: cents(amount),
        currency: Some(Currency::EUR),
        kind: if amount < 0 { Kind::Return } else { Kind::Credit },
        standing: Standing::Sure,
        bank_reference: Box::default(),
        line,
    }
}

/// The rules and what each invoice is lowered by, in cents.
fn told(claims: &Claims, payments: &[Payment], noted: &[Noted]) -> (String, Vec<i64>) {
    let settled = settle(claims, payments, noted);
    check_balance(payments, &settled);
    let rules: Vec<&str> = settled.outcomes.iter().map(|it| it.rule.as_str()).collect();
    let lowered = settled.lowered.iter().map(|it| {
        let cents = it.amount() * rust_decimal::Decimal::ONE_HUNDRED;
        cents.normalize().to_string().parse::<i64>().unwrap()
    });
    (rules.join(" "), lowered.collect())
}

/// Every payment is what it took and what is left of it, and what invoices are lowered by was paid.
fn check_balance(payments: &[Payment], settled: &Settled) {
    assert_eq!(payments.len(), settled.outcomes.len());
    for (payment, outcome) in payments.iter().zip(&settled.outcomes) {
        let took: Money = outcome.took.iter().map(|(_, amount)| *amount).sum();
        assert_eq!(took + outcome.rest, payment.amount, "{outcome:?}");
        let holds = outcome.rule.effect() == Effect::Holds;
        assert_eq!(holds, !outcome.holds.is_empty(), "{outcome:?}");
        let pays = matches!(outcome.rule.effect(), Effect::Pays | Effect::Confirms);
        assert!(pays || outcome.took.is_empty(), "{outcome:?}");
    }
}

#[track_caller]
fn check(payments: &[Payment], rules: &str, lowered: [i64; 4]) {
    assert_eq!(told(&claims(), payments, &[]), (rules.to_owned(), lowered.to_vec()));
}

const NONE: [i64; 4] = [0; 4];

#[test]
fn our_own_reference_closes_the_invoices_of_its_letter() {
    let quoted = |amount| payment(amount, "merci R1 261022 C001", "");
    check(&[quoted(35_000)], "reference", [10_000, 25_000, 0, 0]);
    check(&[quoted(25_000)], "reference-some", [0, 25_000, 0, 0]);
    // The sum of the letter, with what it claims beside the invoices.
    check(&[quoted(39_500)], "reference", [10_000, 25_000, 0, 0]);
    check(&[quoted(24_000)], "reference-amount", NONE);
    check(
        &[quoted(10_000), quoted(25_000)],
        "reference-some reference",
        [10_000, 25_000, 0, 0],
    );
    let other = payment(35_000, "R1-261022-C001 AV26-0111", "");
    check(&[other], "contradicts", NONE);
}

#[test]
fn several_ways_to_make_the_amount_hold() {
    let mut claims = claims();
    claims.invoices[1].open = cents(10_000);
    let rules = told(&claims, &[payment(10_000, "R1-261022-C001", "")], &[]);
    assert_eq!(rules, ("reference-amount".to_owned(), NONE.to_vec()));
}

#[test]
fn numbers_close_what_they_name_where_the_sum_is_the_amount() {
    check(&[payment(35_000, "AV26-0101 + AV26-0102", "")], "numbers", [10_000, 25_000, 0, 0]);
    check(&[payment(4_000, "acompte AV26-0101", "")], "part", [4_000, 0, 0, 0]);
    check(&[payment(34_000, "AV26-0101 + AV26-0102", "")], "numbers-amount", NONE);
    check(&[payment(10_001, "AV26-0101", "")], "numbers-amount", NONE);
    check(&[payment(20_000, "AV26-0101 AV26-0111", "")], "debtors", NONE);
    check(&[payment(10_000, "AV26-0101", "HOTEL DES TROIS RIVES")], "other-payer", NONE);
    let twice = [payment(10_000, "AV26-0101", ""), payment(10_000, "AV26-0101", "")];
    check(&twice, "numbers numbers-amount", [10_000, 0, 0, 0]);
    let parts = [payment(6_000, "AV26-0101", ""), payment(4_000, "AV26-0101", "")];
    check(&parts, "part numbers", [10_000, 0, 0, 0]);
}

#[test]
fn numbers_of_digits_count_with_the_amount_and_the_payer() {
    check(
        &[payment(7_010, "facture 4711", "BISCUITERIE LORMONT")],
        "number-exact",
        [0, 0, 7_010, 0],
    );
    check(&[payment(7_000, "facture 4711", "BISCUITERIE LORMONT")], "payer", NONE);
    check(&[payment(7_010, "facture 4711", "Inconnu")], "loose", NONE);
    check(&[payment(7_000, "facture 4711", "Inconnu")], "unmatched", NONE);
}

#[test]
fn what_is_merely_likely_holds() {
    check(&[payment(25_000, "virement", "Biscuiterie Lormont")], "payer-amount", NONE);
    check(&[payment(42_010, "", "SARL BISCUITERIE LORMONT")], "payer-amount", NONE);
    check(&[payment(5_000, "", "BISCUITERIE LORM")], "payer", NONE);
    check(&[payment(500, "", "BISCUITERIE LORMONT")], "unmatched", NONE);
    check(&[payment(500, "", "HOTEL DES TROIS")], "unmatched", NONE);
    check(&[payment(7_010, "", "")], "amount", NONE);
    check(&[payment(10_000, "", "")], "unmatched", NONE);
    check(&[payment(4_000, "AV26-0101-7", "")], "loose", NONE);
    let held = settle(&claims(), &[payment(25_000, "", "Biscuiterie Lormont")], &[]);
    assert_eq!(held.held(&claims()).into_iter().collect::<Vec<_>>(), [(0, vec![0])]);
}

#[test]
fn the_account_of_a_payer_is_enough_to_hold() {
    let mut claims = claims();
    let own = PayerAccount::of("FR7630001007941234567890185");
    claims.debtors[0].accounts.extend(own);
    let mut from = payment(500, "", "X");
    from.line.payer_account = own;
    assert_eq!(told(&claims, &[from], &[]).0, "payer");
}

#[test]
fn a_file_that_does_not_close_settles_nothing() {
    let of = |standing| Payment { standing, ..payment(10_000, "AV26-0101", "") };
    check(&[of(Standing::Unproven)], "unproven", NONE);
    check(&[of(Standing::Doubled)], "doubled", NONE);
    check(&[of(Standing::Batch)], "batch", NONE);
}

#[test]
fn what_went_back_pays_nothing() {
    let lormont = "BISCUITERIE LORMONT";
    let credit = payment(10_000, "AV26-0101", lormont);
    let back = payment(-10_000, "AV26-0101", lormont);
    check(&[credit.clone(), back.clone()], "returned returns", NONE);
    check(std::slice::from_ref(&back), "lone-return", NONE);
    check(&[payment(-10_000, "salaire", "X")], "other-return", NONE);
    // Two that say different things: nobody knows which came back.
    let other = payment(10_000, "autre", lormont);
    let unclear = payment(-10_000, "rejet", lormont);
    check(&[credit.clone(), other, unclear], "numbers payer lone-return", [10_000, 0, 0, 0]);
    let paid_again = Payment { day: day(21), ..payment(10_000, "AV26-0101", lormont) };
    check(&[credit, back, paid_again], "returned returns numbers", [10_000, 0, 0, 0]);
}

#[test]
fn an_export_knows_what_was_paid_up_to_its_day() {
    let as_of = |known| {
        let mut claims = claims();
        claims.invoices.iter_mut().for_each(|it| it.known = known);
        claims
    };
    let paid = [payment(4_000, "AV26-0101", "")];
    let rules = |known| told(&as_of(known), &paid, &[]);
    assert_eq!(rules(Known::Until(day(20))), ("earlier".to_owned(), NONE.to_vec()));
    assert_eq!(rules(Known::Until(day(19))), ("part".to_owned(), vec![4_000, 0, 0, 0]));
    assert_eq!(rules(Known::Unsaid), ("no-as-of".to_owned(), NONE.to_vec()));
    let mut later = claims();
    later.invoices[0].issued = Some(day(21));
    assert_eq!(told(&later, &paid, &[]).0, "before-issue");
    let mut mixed = claims();
    mixed.invoices[0].known = Known::Until(day(20));
    let both = [payment(35_000, "AV26-0101 AV26-0102", "")];
    assert_eq!(told(&mixed, &both, &[]).0, "mixed");
    let mut other = claims();
    other.invoices[0].currency = "CHF".parse().unwrap();
    assert_eq!(told(&other, &paid, &[]).0, "other-currency");
}

fn note(teller: Teller, invoice: usize, amount: i64) -> Noted {
    Noted { teller, invoice, day: day(20), amount: cents(amount) }
}

#[test]
fn equal_sums_of_several_sources_are_one_payment_and_others_hold() {
    let paid = [payment(4_000, "AV26-0101", "")];
    let with = |noted: &[Noted]| told(&claims(), &paid, noted);
    assert_eq!(
        with(&[note(Teller::Lifecycle, 0, 4_000)]),
        ("part".into(), vec![4_000, 0, 0, 0])
    );
    let both = [note(Teller::Lifecycle, 0, 1_000), note(Teller::Lifecycle, 0, 3_000)];
    assert_eq!(with(&both).1, [4_000, 0, 0, 0]);
    assert_eq!(with(&[note(Teller::Paid, 0, 3_000)]), ("sums".into(), NONE.to_vec()));
    assert_eq!(told(&claims(), &[], &[note(Teller::Paid, 1, 3_000)]).1, [0, 3_000, 0, 0]);
    let beyond = settle(&claims(), &[], &[note(Teller::Paid, 0, 10_001)]);
    assert_eq!(beyond.conflicts.get(&0), Some(&Conflict::Beyond));
    assert_eq!(beyond.held(&claims()).len(), 1);
}

#[test]
fn the_users_list_answers_a_payment_that_held() {
    let paid = [payment(12_000, "", "Biscuiterie Lormont")];
    let list = [note(Teller::Paid, 0, 10_000), note(Teller::Paid, 1, 2_000)];
    assert_eq!(told(&claims(), &paid, &list), ("listed".into(), vec![10_000, 2_000, 0, 0]));
    let other = [note(Teller::Paid, 0, 10_000)];
    assert_eq!(told(&claims(), &paid, &other), ("payer".into(), vec![10_000, 0, 0, 0]));
}

#[test]
fn the_users_list_says_whom_somebody_else_paid_for() {
    let paid = [payment(10_000, "AV26-0111", "Biscuiterie Lormont")];
    assert_eq!(told(&claims(), &paid, &[]).0, "other-payer");
    let list = [note(Teller::Paid, 3, 10_000)];
    assert_eq!(told(&claims(), &paid, &list), ("listed".into(), vec![0, 0, 0, 10_000]));
}

#[test]
fn a_payment_of_a_document_that_nothing_is_asked_for_holds_its_debtor() {
    let mut claims = claims();
    let document = |number: &str, credit, known| Unasked {
        debtor: 0,
        number: number.to_owned(),
        credit: cents(credit),
        known,
    };
    claims.unasked = vec![
        document("AV26-0099", 0, Known::Nothing),
        document("CN26-0007", 3_000, Known::Nothing),
        // Of an invoice in instalments one is paid.
        document("AV26-0102", 0, Known::Nothing),
    ];
    let of =
        |claims: &Claims, amount, text| told(claims, &[payment(amount, text, "X SA")], &[]);
    let holds = ("not-asked".to_owned(), NONE.to_vec());
    assert_eq!(of(&claims, 5_000, "AV26-0099"), holds);
    assert_eq!(of(&claims, 7_000, "deduction CN26-0007"), holds);
    assert_eq!(of(&claims, 25_000, "AV26-0102"), ("numbers".into(), vec![0, 25_000, 0, 0]));
    let less = "AV26-0101 moins CN26-0007";
    assert_eq!(of(&claims, 7_000, less), ("part".into(), vec![7_000, 0, 0, 0]));
    assert_eq!(of(&claims, 6_000, less).0, "numbers-amount");
    // It was closed by this very payment, or nobody knows that it was not.
    for known in [Known::Until(day(20)), Known::Unsaid] {
        claims.unasked[0].known = known;
        assert_eq!(of(&claims, 5_000, "AV26-0099").0, "unmatched");
    }
    claims.unasked[0].known = Known::Until(day(19));
    assert_eq!(of(&claims, 5_000, "AV26-0099"), holds);
    // Nothing else is asked of the debtor.
    for claim in &mut claims.invoices {
        claim.known = Known::Until(day(20));
    }
    assert_eq!(of(&claims, 5_000, "AV26-0099").0, "unmatched");
}

#[test]
fn a_word_that_nothing_was_paid_is_contradicted_by_a_payment() {
    let mut claims = claims();
    claims.invoices[0].known = Known::UnpaidOn(day(20));
    let named = payment(10_000, "AV26-0101", "");
    assert_eq!(told(&claims, &[named], &[]), ("denied".into(), NONE.to_vec()));
    let other = payment(12_345, "autre", "Biscuiterie Lormont");
    claims.invoices[1].known = Known::UnpaidOn(day(20));
    claims.invoices[2].known = Known::UnpaidOn(day(20));
    assert_eq!(told(&claims, &[other], &[]).0, "unmatched", "the word says it was for others");
    let noted = settle(&claims, &[], &[note(Teller::Paid, 0, 4_000)]);
    assert_eq!(noted.conflicts.get(&0), Some(&Conflict::Denied));
    claims.invoices[0].known = Known::UnpaidOn(day(19));
    let later = payment(10_000, "AV26-0101", "");
    assert_eq!(told(&claims, &[later], &[]).1, [10_000, 0, 0, 0]);
}

#[test]
fn what_an_export_does_not_take_off_holds() {
    let mut claims = claims();
    claims.invoices[0].known = Known::Until(day(20));
    let conflict = |claims: &Claims, amount| {
        let settled = settle(claims, &[payment(amount, "AV26-0101", "")], &[]);
        settled.conflicts.get(&0).copied()
    };
    assert_eq!(conflict(&claims, 4_000), None, "the total may be more");
    assert_eq!(conflict(&claims, 10_000), Some(Conflict::Unbooked));
    claims.invoices[0].paid = Some(cents(4_000));
    assert_eq!(conflict(&claims, 4_000), None);
    assert_eq!(conflict(&claims, 4_001), Some(Conflict::Unbooked));
}

#[test]
fn equal_sums_of_different_days_may_be_two_payments() {
    let paid = [payment(4_000, "AV26-0101", "")];
    let listed = |of| Noted { day: day(of), ..note(Teller::Paid, 0, 4_000) };
    assert_eq!(told(&claims(), &paid, &[listed(20)]).1, [4_000, 0, 0, 0]);
    let settled = settle(&claims(), &paid, &[listed(2)]);
    assert_eq!(settled.conflicts.get(&0), Some(&Conflict::Days));
    let twice = settle(&claims(), &[], &[listed(2), listed(2)]);
    assert_eq!(twice.conflicts.get(&0), Some(&Conflict::Twice));
    // A message is of a later day than the money.
    let message = Noted { day: day(27), ..note(Teller::Lifecycle, 0, 4_000) };
    assert_eq!(told(&claims(), &paid, &[message]).1, [4_000, 0, 0, 0]);
}

/// Texts that payers write, some with a number or reference in it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("virement".to_owned()),
        Just("AV26-0101".to_owned()),
        Just("AV26-0102 merci".to_owned()),
        Just("AV26-0101 AV26-0102".to_owned()),
        Just("AV26-0111".to_owned()),
        Just("4711".to_owned()),
        Just("R1-261022-C001".to_owned()),
        Just("AV26-01 01".to_owned()),
    ]
}

fn payments() -> impl Strategy<Value = Vec<Payment>> {
    let payer = prop_oneof![
        Just(""),
        Just("BISCUITERIE LORMONT"),
        Just("HOTEL DES TROIS RIVES"),
        Just("Inconnu"),
    ];
    let amount = prop_oneof![
        Just(10_000_i64),
        Just(25_000),
        Just(35_000),
        Just(7_010),
        Just(39_500),
        1_i64..40_000,
        Just(-10_000),
    ];
    let standing = prop_oneof![9 => Just(Standing::Sure), 1 => Just(Standing::Unproven)];
    let one = (amount, text(), payer, 1_u32..29, standing);
    let one = one.prop_map(|(amount, text, payer, of, standing)| Payment {
        day: day(of),
        standing,
        ..payment(amount, &text, payer)
    });
    prop::collection::vec(one, 0..8).prop_map(|mut all| {
        all.sort_by_key(|it| it.day);
        all
    })
}

fn known() -> impl Strategy<Value = Known> {
    prop_oneof![
        4 => Just(Known::Nothing),
        4 => (1_u32..29).prop_map(|it| Known::Until(day(it))),
        1 => (1_u32..29).prop_map(|it| Known::UnpaidOn(day(it))),
        1 => Just(Known::Unsaid),
    ]
}

fn noted() -> impl Strategy<Value = Vec<Noted>> {
    let teller = prop_oneof![Just(Teller::Paid), Just(Teller::Lifecycle)];
    let amount = prop_oneof![Just(10_000_i64), Just(25_000), 1_i64..12_000];
    let one = (teller, 0_usize..4, 1_u32..29, amount);
    let one = one.prop_map(|(teller, invoice, of, amount)| Noted {
        day: day(of),
        ..note(teller, invoice, amount)
    });
    prop::collection::vec(one, 0..4)
}

/// The sum that each source tells of an invoice, of days that its open amount does not know.
fn sums(
    claims: &Claims,
    payments: &[Payment],
    settled: &Settled,
    noted: &[Noted],
    of: usize,
) -> Vec<Money> {
    let live = |day: NaiveDate| match claims.invoices[of].known {
        Known::Until(until) | Known::UnpaidOn(until) => day > until,
        Known::Nothing | Known::Unsaid => true,
    };
    let mut sums = Vec::new();
    let stated = settled.outcomes.iter().zip(payments).filter(|(_, it)| live(it.day));
    let stated = stated.filter(|(it, _)| it.rule.effect() == Effect::Pays);
    let took = stated.flat_map(|(it, _)| it.took.iter()).filter(|(it, _)| *it == of);
    let took: Vec<Money> = took.map(|(_, amount)| *amount).collect();
    if !took.is_empty() {
        sums.push(took.iter().sum());
    }
    for teller in [Teller::Paid, Teller::Lifecycle] {
        let told = noted.iter().filter(|it| it.teller == teller && it.invoice == of);
        let told: Vec<Money> = told.filter(|it| live(it.day)).map(|it| it.amount).collect();
        if !told.is_empty() {
            sums.push(told.iter().sum());
        }
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_counted_twice_whoever_tells_it(
        payments in payments(),
        noted in noted(),
        known in prop::collection::vec(known(), 4),
    ) {
        let mut claims = claims();
        for (claim, known) in claims.invoices.iter_mut().zip(known) {
            claim.known = known;
        }
        let settled = settle(&claims, &payments, &noted);
        check_balance(&payments, &settled);
        for (of, (claim, lowered)) in claims.invoices.iter().zip(&settled.lowered).enumerate() {
            // Never below nought, never above what was open.
            prop_assert!(!lowered.is_negative() && *lowered <= claim.open);
            if settled.conflicts.contains_key(&of) || claim.known == Known::Unsaid {
                prop_assert!(lowered.is_zero());
                continue;
            }
            // What lowers it is the sum of each source that tells of it, once.
            let sums = sums(&claims, &payments, &settled, &noted, of);
            prop_assert!(sums.iter().all(|it| it == lowered), "{of}: {sums:?} {lowered:?}");
            prop_assert!(!sums.is_empty() || lowered.is_zero());
        }
        // What pays lies in statements that are proven, and is of days that the amount does not know.
        for (outcome, payment) in settled.outcomes.iter().zip(&payments) {
            if outcome.rule.effect() == Effect::Pays {
                prop_assert_eq!(payment.standing, Standing::Sure);
                prop_assert!(payment.amount.is_positive() && !outcome.took.is_empty());
            }
        }
        // All money that pays is all by which statements lower.
        let paid: Money = settled.outcomes.iter().flat_map(|it| &it.took)
            .filter(|(_, amount)| amount.is_positive()).map(|(_, amount)| *amount).sum();
        let all: Money = payments.iter().filter(|it| it.amount.is_positive()).map(|it| it.amount).sum();
        prop_assert!(paid <= all);
    }

    #[test]
    fn without_other_sources_residuals_are_amounts_less_what_matched(payments in payments()) {
        let claims = claims();
        let settled = settle(&claims, &payments, &[]);
        let lowered: Money = settled.lowered.iter().sum();
        let took = settled.outcomes.iter().filter(|it| it.rule.effect() == Effect::Pays);
        let took: Money = took.flat_map(|it| &it.took).map(|(_, amount)| *amount).sum();
        prop_assert_eq!(lowered, took);
        prop_assert!(settled.conflicts.is_empty());
    }
}

#[test]
fn who_pays_for_somebody_else_is_looked_at() {
    let paid = payment(10_000, "PAYPAL 8812", "PayPal Europe");
    let line = Line { ultimate: "Hotel des Trois Rives".into(), ..paid.line };
    check(&[Payment { line, ..paid }], "payer-amount", NONE);
}

#[test]
fn the_name_in_the_text_or_the_whole_debt_holds() {
    let rules = |amount, text, payer| told(&claims(), &[payment(amount, text, payer)], &[]).0;
    assert_eq!(rules(10_000, "VIR HOTEL DES TROIS RIVES", "La Banque"), "payer-amount");
    assert_eq!(rules(42_010, "solde de tout compte", ""), "amount");
    assert_eq!(rules(42_010, "solde Biscuiterie Lormont", "Cabinet X"), "payer-amount");
    assert_eq!(rules(9_999, "VIR HOTEL DES TROIS RIVES", "La Banque"), "unmatched");
}

#[test]
fn small_payments_of_a_debtor_are_added_up() {
    let small =
        |of| Payment { day: day(of), ..payment(2_000, "acompte", "Biscuiterie Lormont") };
    let payments = [small(3), small(4)];
    assert_eq!(told(&claims(), &payments[..1], &[]).0, "unmatched");
    assert_eq!(told(&claims(), &payments, &[]).0, "unmatched unmatched");
    assert_eq!(told(&claims(), &[small(3), small(4), small(5)], &[]).0, "payer payer payer");
}

#[test]
fn digits_that_were_joined_to_others_hold_with_the_exact_amount() {
    let rules = |amount, text| told(&claims(), &[payment(amount, text, "Cabinet X")], &[]).0;
    assert_eq!(rules(25_000, "FACTUREAV260102"), "loose");
    assert_eq!(rules(24_000, "FACTUREAV260102"), "unmatched");
    assert_eq!(rules(7_010, "regle 4711"), "loose");
}

#[test]
fn a_part_payment_names_one_number_alone() {
    let rules = |text| told(&claims(), &[payment(5_000, text, "")], &[]).0;
    assert_eq!(rules("AV26-0102 novembre 2026"), "part");
    assert_eq!(rules("AV26-0102 et 0107"), "numbers-amount");
    assert_eq!(rules("AV26-0102 AV26-0999"), "numbers-amount");
    assert_eq!(rules("AV260102 AV260999"), "numbers-amount");
}
