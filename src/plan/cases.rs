//! What a credit controller would decide: day, rows, history, policy, and the letter or reason.

use crate::register::from_columns;

use super::reference::References;
use super::sketch::{account, creditor, day, history, policy};
use super::{Claim, Planner};

/// Compares the outcome, told as `stage by deadline: claims / newly due - credits = due`, then each held
/// row with its reason.
#[track_caller]
fn check(today: &str, rows: &str, letters: &str, house_rules: &str, expected: &str) {
    let account = account(rows);
    let mut sent = from_columns(&account);
    sent.letters.extend(history(letters).letters);
    let (policy, creditor) = (policy(house_rules), creditor());
    let mut planner = Planner {
        policy: &policy,
        creditor: &creditor,
        date: day(today),
        references: References::of(&[]),
        findings: Vec::new(),
    };
    let (letter, mut held) = planner.settle(account, &sent);
    held.sort_by(super::Held::order);
    let numbers = |claims: &[Claim]| {
        let numbers: Vec<&str> = claims.iter().map(|it| &*it.invoice.number).collect();
        numbers.join(" ")
    };
    let mut told = Vec::new();
    if let Some(letter) = &letter {
        let mut line = format!("{} by {}: ", letter.stage, letter.deadline);
        line += &numbers(&letter.claims);
        if !letter.newly_due.is_empty() {
            line += &format!(" / {}", numbers(&letter.newly_due));
        }
        letter.credits.iter().for_each(|credit| line += &format!(" - {}", credit.number));
        line += &format!(" = {}", letter.totals.due());
        told.push(line);
    }
    told.extend(held.iter().map(|it| format!("{} {}", it.number, it.reason.as_str())));
    let expected: Vec<&str> = expected.split(';').map(str::trim).collect();
    assert_eq!(told, expected);
}

// --- when an invoice is overdue

#[test]
fn a_new_overdue_invoice_gets_the_first_reminder() {
    check("2026-03-09", "F1 2026-03-01 100", "", "", "reminder-1 by 2026-03-20: F1 = 100.00");
}

#[test]
fn the_day_before_the_grace_ends_nothing_goes() {
    check("2026-03-08", "F1 2026-03-01 100", "", "", "F1 not-due");
}

#[test]
fn a_run_missed_for_months_starts_at_the_first_reminder_all_the_same() {
    check("2026-09-09", "F1 2026-03-01 100", "", "", "reminder-1 by 2026-09-21: F1 = 100.00");
}

#[test]
fn days_after_due_may_be_none() {
    let today = "days_after_due = 0";
    check(
        "2026-03-02",
        "F1 2026-03-02 100",
        "",
        today,
        "reminder-1 by 2026-03-13: F1 = 100.00",
    );
    check("2026-03-01", "F1 2026-03-02 100", "", today, "F1 not-due");
}

#[test]
fn all_overdue_invoices_stand_in_one_letter_by_due_date() {
    check(
        "2026-03-20",
        "F2 2026-03-02 50
         F1 2026-03-02 70
         F3 2026-02-01 20
         F4 2026-04-01 90",
        "",
        "",
        "reminder-1 by 2026-03-31: F3 F1 F2 = 140.00; F4 not-due",
    );
}

#[test]
fn an_invoice_listed_apart_waits_for_the_deadline_it_was_given_and_did_not_climb() {
    let apart = "reminder-2 2026-03-09 2026-03-20 F1 +F2";
    check("2026-03-23", "F2 2026-03-01 100", apart, "", "F2 waiting");
    check(
        "2026-03-24",
        "F2 2026-03-01 100",
        apart,
        "",
        "reminder-1 by 2026-04-07: F2 = 100.00",
    );
}

// --- who stays out

#[test]
fn a_disputed_invoice_stays_out() {
    check(
        "2026-03-20",
        "F1 2026-03-01 100 disputed
         F2 2026-03-01 50",
        "",
        "",
        "reminder-1 by 2026-03-31: F2 = 50.00; F1 disputed",
    );
}

#[test]
fn a_promise_holds_until_its_day_has_passed() {
    let promised = "F1 2026-03-01 100 promised=2026-03-20";
    check("2026-03-20", promised, "", "", "F1 promised");
    check("2026-03-21", promised, "", "", "reminder-1 by 2026-04-01: F1 = 100.00");
}

#[test]
fn an_invoice_without_due_date_stays_out() {
    check("2026-03-20", "F1 - 100", "", "", "F1 no-due-date");
}

#[test]
fn every_row_of_a_faulty_account_is_held() {
    check(
        "2026-03-20",
        "@hold
         F1 2026-03-01 100
         F2 2026-08-01 100
         A1 credit 5",
        "",
        "",
        "A1 faulty-data; F1 faulty-data; F2 faulty-data",
    );
}

#[test]
fn without_address_the_letter_and_its_credits_are_held() {
    check(
        "2026-03-20",
        "@no-address
         F1 2026-03-01 100
         F2 2026-08-01 100
         A1 credit 5",
        "",
        "",
        "A1 no-address; F1 no-address; F2 not-due",
    );
}

#[test]
fn a_street_without_a_town_is_no_address() {
    check("2026-03-20", "@street-alone\nF1 2026-03-01 100", "", "", "F1 no-address");
    check(
        "2026-03-20",
        "@town-in-lines\nF1 2026-03-01 100",
        "",
        "",
        "reminder-1 by 2026-03-31: F1 = 100.00",
    );
}

#[test]
fn without_a_bank_account_in_the_currency_nothing_goes() {
    check("2026-03-20", "@USD\nF1 2026-03-01 100", "", "", "F1 no-bank-account");
}

#[test]
fn an_account_without_a_letter_does_not_miss_its_bank_account() {
    check("2026-03-02", "@USD\nF1 2026-03-01 100", "", "", "F1 not-due");
}

// --- amounts

#[test]
fn credits_are_shown_and_deducted() {
    check(
        "2026-03-20",
        "F1 2026-03-01 100
         P1 credit 15.50
         A1 credit 20",
        "",
        "",
        "reminder-1 by 2026-03-31: F1 - A1 - P1 = 64.50",
    );
}

#[test]
fn credits_that_cover_what_is_due_stop_the_letter() {
    check(
        "2026-03-20",
        "F1 2026-03-01 100
         F2 2026-08-01 900
         A1 credit 100",
        "",
        "",
        "A1 credit-kept; F1 credit-balance; F2 not-due",
    );
}

#[test]
fn credits_alone_are_kept() {
    check("2026-03-20", "A1 credit 20", "", "", "A1 credit-kept");
}

#[test]
fn below_the_threshold_nothing_is_written() {
    check("2026-03-20", "F1 2026-03-01 9.99", "", "", "F1 below-threshold");
    check("2026-03-20", "F1 2026-03-01 10", "", "", "reminder-1 by 2026-03-31: F1 = 10.00");
}

#[test]
fn a_credit_can_bring_the_rest_below_the_threshold() {
    check(
        "2026-03-20",
        "F1 2026-03-01 100
         A1 credit 95",
        "",
        "",
        "A1 credit-kept; F1 below-threshold",
    );
}

#[test]
fn the_threshold_is_the_houses_own() {
    check(
        "2026-03-20",
        "F1 2026-03-01 9.99",
        "",
        "min_total = 5",
        "reminder-1 by 2026-03-31: F1 = 9.99",
    );
}

#[test]
fn a_part_payment_keeps_the_stage() {
    check(
        "2026-03-25",
        "F1 2026-03-01 40",
        "reminder-1 2026-03-09 2026-03-20 F1",
        "",
        "reminder-2 by 2026-04-07: F1 = 40.00",
    );
}

// --- the ladder

#[test]
fn the_next_stage_waits_for_the_deadline_given_and_its_grace() {
    let (row, sent) = ("F1 2026-03-01 100", "reminder-1 2026-03-09 2026-03-20 F1");
    check("2026-03-23", row, sent, "", "F1 waiting");
    check("2026-03-24", row, sent, "", "reminder-2 by 2026-04-07: F1 = 100.00");
}

#[test]
fn a_long_deadline_is_respected_however_late_the_invoice_is() {
    check(
        "2026-06-09",
        "F1 2026-01-01 100",
        "reminder-1 2026-03-09 2026-06-30 F1",
        "",
        "F1 waiting",
    );
}

#[test]
fn two_letters_keep_the_shortest_interval() {
    let (row, sent) = ("F1 2026-03-01 100", "reminder-1 2026-03-09 2026-03-10 F1");
    check("2026-03-16", row, sent, "", "F1 waiting");
    check("2026-03-17", row, sent, "", "reminder-2 by 2026-03-30: F1 = 100.00");
}

#[test]
fn a_letter_about_paid_invoices_still_counts_for_the_interval() {
    let (row, sent) = ("F2 2026-03-01 100", "reminder-1 2026-03-09 2026-03-20 F1");
    check("2026-03-16", row, sent, "", "F2 waiting");
    check("2026-03-17", row, sent, "", "reminder-1 by 2026-03-30: F2 = 100.00");
}

#[test]
fn no_stage_is_skipped_after_a_year_of_silence() {
    check(
        "2027-03-24",
        "F1 2026-03-01 100",
        "reminder-1 2026-03-09 2026-03-20 F1",
        "",
        "reminder-2 by 2027-04-05: F1 = 100.00",
    );
}

#[test]
fn a_house_may_use_fewer_stages() {
    check(
        "2026-03-24",
        "F1 2026-03-01 100",
        "reminder-1 2026-03-09 2026-03-20 F1",
        r#"stages = ["reminder-1", "formal-notice"]"#,
        "formal-notice by 2026-04-07: F1 = 100.00",
    );
}

#[test]
fn the_ladder_restarts_when_the_invoices_of_the_last_letter_are_paid() {
    check(
        "2026-05-20",
        "F9 2026-05-01 100",
        "reminder-1 2026-03-09 2026-03-20 F1
         reminder-2 2026-03-24 2026-04-07 F1
         reminder-3 2026-04-13 2026-04-24 F1",
        "",
        "reminder-1 by 2026-06-01: F9 = 100.00",
    );
}

#[test]
fn a_letter_taken_back_was_never_sent() {
    check(
        "2026-03-30",
        "F1 2026-03-01 100",
        "reminder-1 2026-03-09 2026-03-20 F1
         void reminder-2 2026-03-24 2026-04-07 F1",
        "",
        "reminder-2 by 2026-04-10: F1 = 100.00",
    );
}

#[test]
fn the_columns_of_the_export_are_history_too() {
    let row = "F1 2026-03-01 100 r1=2026-03-09";
    // The policy would have given until the 20th.
    check("2026-03-23", row, "", "", "F1 waiting");
    check("2026-03-24", row, "", "", "reminder-2 by 2026-04-07: F1 = 100.00");
    check(
        "2026-06-01",
        "F1 2026-03-01 100 r1=2026-03-09 r2=2026-03-24 r3=2026-04-13",
        "",
        "",
        "formal-notice by 2026-06-12: F1 = 100.00",
    );
}

#[test]
fn invoices_at_one_stage_go_on_together_though_different_letters_named_them() {
    check(
        "2026-06-01",
        "F1 2026-03-01 100 r1=2026-03-09
         F2 2026-03-15 100 r1=2026-03-23",
        "",
        "",
        "reminder-2 by 2026-06-12: F1 F2 = 200.00",
    );
}

#[test]
fn the_furthest_invoice_leads_even_when_a_lower_letter_came_later() {
    check(
        "2026-06-01",
        "F1 2026-03-01 100 r1=2026-03-09 r2=2026-03-24
         F2 2026-05-01 100 r1=2026-05-11",
        "",
        "",
        "reminder-3 by 2026-06-12: F1 / F2 = 200.00",
    );
}

#[test]
fn a_disputed_invoice_does_not_lead() {
    check(
        "2026-06-01",
        "F1 2026-03-01 100 disputed r1=2026-03-09 r2=2026-03-24
         F2 2026-05-01 100",
        "",
        "",
        "reminder-1 by 2026-06-12: F2 = 100.00; F1 disputed",
    );
}

// --- newly due

#[test]
fn newly_due_invoices_stand_apart_in_the_same_letter() {
    check(
        "2026-03-24",
        "F1 2026-03-01 100
         F2 2026-03-15 30",
        "reminder-1 2026-03-09 2026-03-20 F1",
        "",
        "reminder-2 by 2026-04-07: F1 / F2 = 130.00",
    );
}

#[test]
fn newly_due_invoices_wait_with_the_others_for_the_deadline() {
    check(
        "2026-03-23",
        "F1 2026-03-01 100
         F2 2026-03-15 30",
        "reminder-1 2026-03-09 2026-03-20 F1",
        "",
        "F1 waiting; F2 waiting",
    );
}

#[test]
fn apart_they_get_their_own_first_reminder_in_the_gap() {
    let rows = "F1 2026-03-01 100
                F2 2026-03-09 30";
    let sent = "reminder-1 2026-03-09 2026-03-20 F1";
    let apart = "newly_due = 'separate'";
    check("2026-03-16", rows, sent, apart, "F1 waiting; F2 not-due");
    check("2026-03-17", rows, sent, apart, "reminder-1 by 2026-03-30: F2 = 30.00; F1 waiting");
    check("2026-03-24", rows, sent, apart, "reminder-2 by 2026-04-07: F1 = 100.00; F2 waiting");
}

const THREE: &str = "reminder-1 2026-03-09 2026-03-20 F1
                     reminder-2 2026-03-24 2026-04-07 F1
                     reminder-3 2026-04-13 2026-04-24 F1";

#[test]
fn a_formal_notice_leaves_newly_due_invoices_out() {
    check(
        "2026-04-28",
        "F1 2026-03-01 100
         F2 2026-04-15 30",
        THREE,
        "",
        "formal-notice by 2026-05-11: F1 = 100.00; F2 waiting",
    );
}

// --- formal notice and after

#[test]
fn a_consumer_gets_fifteen_days_on_a_formal_notice() {
    check(
        "2026-04-28",
        "@consumer
         F1 2026-03-01 100",
        THREE,
        "",
        "formal-notice by 2026-05-18: F1 = 100.00",
    );
}

#[test]
fn a_formal_notice_has_its_own_threshold_and_new_invoices_go_on() {
    check("2026-04-28", "F1 2026-03-01 39.99", THREE, "", "F1 below-threshold");
    check(
        "2026-04-28",
        "F1 2026-03-01 39.99
         F2 2026-04-15 500",
        THREE,
        "",
        "reminder-1 by 2026-05-11: F2 = 500.00; F1 below-threshold",
    );
}

#[test]
fn credits_count_against_the_threshold_of_a_formal_notice() {
    check(
        "2026-04-28",
        "F1 2026-03-01 100
         A1 credit 70",
        THREE,
        "",
        "A1 credit-kept; F1 below-threshold",
    );
}

#[test]
fn after_the_formal_notice_the_account_gets_no_letter() {
    let noticed = format!("{THREE}\nformal-notice 2026-04-28 2026-05-11 F1");
    let rows = "F1 2026-03-01 100
                F2 2026-04-15 30";
    check("2026-05-14", rows, &noticed, "", "F1 waiting; F2 waiting");
    check("2026-05-15", rows, &noticed, "", "F1 after-formal-notice; F2 after-formal-notice");
    check(
        "2026-05-15",
        rows,
        &noticed,
        "newly_due = 'separate'",
        "reminder-1 by 2026-05-26: F2 = 30.00; F1 after-formal-notice",
    );
}

#[test]
fn a_paid_formal_notice_frees_the_account() {
    check(
        "2026-05-15",
        "F2 2026-04-15 30",
        &format!("{THREE}\nformal-notice 2026-04-28 2026-05-11 F1"),
        "",
        "reminder-1 by 2026-05-26: F2 = 30.00",
    );
}

#[test]
fn after_the_last_stage_of_a_short_ladder_new_invoices_go_on() {
    check(
        "2026-03-24",
        "F1 2026-03-01 100
         F2 2026-03-15 30",
        "reminder-1 2026-03-09 2026-03-20 F1",
        r#"stages = ["reminder-1"]"#,
        "reminder-1 by 2026-04-07: F2 = 30.00; F1 after-last-stage",
    );
}

#[test]
fn the_calendar_of_alsace_moves_deadlines() {
    let row = "F1 2026-03-01 100";
    check("2026-03-23", row, "", "", "reminder-1 by 2026-04-03: F1 = 100.00");
    check(
        "2026-03-23",
        row,
        "",
        "alsace_moselle = true",
        "reminder-1 by 2026-04-07: F1 = 100.00",
    );
}
