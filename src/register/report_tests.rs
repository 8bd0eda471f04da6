//! Reports about letters, case by case.

use rusqlite::Connection;
use tempfile::TempDir;

use super::chain::{START, hash};
use super::rows::{LetterRow, RunRow};
use super::sketch::{Desk, day, read, run};
use super::{PostStatus, Register, RegisterError, WAIT};
use findings::{Currency, Language, Messages};

const TWO: &str = "
    1 C1 reminder-1 2026-03-09 F1=100.00
    2 C2 reminder-2 2026-03-09 F3=7";

fn reconcile(desk: &mut Desk, table: &str) -> Result<super::Reconciled, RegisterError> {
    let writing = desk.register.begin(WAIT)?;
    let table = ("report.csv", table.as_bytes());
    let done = writing.reconcile(table, Some("r1"), day("2026-04-01"))?;
    writing.commit()?;
    Ok(done)
}

/// The status, day and reason of the last report about a letter of a debtor.
fn told(desk: &Desk, debtor: &str) -> String {
    let histories = desk.histories(&[debtor], None);
    let letter = &histories.get(debtor, Currency::EUR).unwrap().letters[0];
    let Some(report) = letter.posted.report else { return "nothing".to_owned() };
    let day = report.day.map(|day| format!(" {day}")).unwrap_or_default();
    let reason = report.reason.map(|it| format!(" {}", it.as_str())).unwrap_or_default();
    format!("{}{day}{reason}", report.status.as_str())
}

/// Refuses a table, says why, and enters nothing.
#[track_caller]
fn check_refused(table: &str, expected: &[&str]) {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    desk.undo("r1", Some(2)).unwrap();
    let error = reconcile(&mut desk, table).unwrap_err();
    let RegisterError::Refused(findings) = error else { panic!("{error}") };
    let messages = Messages::new(Language::En);
    let said: Vec<String> = findings.iter().map(|it| messages.finding(it)).collect();
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(desk.register.verify().unwrap().reports, 0);
    assert_eq!(told(&desk, "C1"), "nothing");
}

#[test]
fn what_became_of_letters_is_entered_once_and_read_back() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let table = "run;piece;status;date;reason\n\
        r1;1;sent;2026-03-10;\nr1;2;damaged;;\nr1;1;returned;12/03/2026;npai\n";
    let done = reconcile(&mut desk, table).unwrap();
    assert_eq!(done.entered.values().sum::<usize>(), 3);
    assert_eq!(told(&desk, "C1"), "returned 2026-03-12 npai");
    assert_eq!(told(&desk, "C2"), "damaged");
    let damaged: Vec<_> = done.damaged.iter().map(|it| (it.run.as_str(), it.piece)).collect();
    assert_eq!(damaged, [("r1", 2)]);
    // What was known is not entered again; a machine that says sent again changes nothing at the end.
    let again = reconcile(&mut desk, "piece_id,status\nR2-C2,damaged\n").unwrap();
    assert_eq!((again.entered.len(), again.known), (0, 1));
    let sent = reconcile(&mut desk, "pli;statut\n2;envoyé\n").unwrap();
    assert_eq!(sent.entered[&PostStatus::Sent], 1);
    assert!(sent.damaged.is_empty());
    let verified = desk.register.verify().unwrap();
    assert_eq!((verified.entries, verified.reports), (7, 4));
}

#[test]
fn a_letter_sent_to_the_address_later_and_delivered_clears_it() {
    let mut desk = Desk::new();
    desk.run("r1", "1 C1 reminder-1 2026-03-09 F1=1");
    desk.run("r2", "1 C1 reminder-2 2026-03-20 F1=1");
    let came_back = |desk: &Desk| {
        let histories = desk.histories(&["C1"], None);
        histories.get("C1", Currency::EUR).unwrap().came_back("to-C1").is_some()
    };
    reconcile(&mut desk, "piece;status\n1;npai\n").unwrap();
    assert!(came_back(&desk));
    reconcile(&mut desk, "run;piece;status;date\nr2;1;delivered;2026-03-22\n").unwrap();
    assert!(!came_back(&desk));
}

#[test]
fn who_refuses_a_letter_lives_at_the_address() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let table = "piece;status;reason\n1;returned;refused\n2;returned;non réclamé\n";
    reconcile(&mut desk, table).unwrap();
    for debtor in ["C1", "C2"] {
        let histories = desk.histories(&[debtor], None);
        let history = histories.get(debtor, Currency::EUR).unwrap();
        assert!(history.came_back(&format!("to-{debtor}")).is_none());
    }
}

#[test]
fn what_cannot_be_is_refused_with_everything_wrong_and_nothing_is_entered() {
    check_refused("piece;status\n1;sent\n9;sent\n", &["register knows no letter 9"]);
    check_refused("piece;status\n1;lost\n;sent\n", &["`lost`", "piece"]);
    check_refused("piece;status\n2;sent\n", &["taken back"]);
    check_refused("piece;status\n1;delivered\n", &["day of delivery is missing"]);
    check_refused("piece;status;date\n1;sent;2026-04-02\n", &["has not come"]);
    check_refused("piece;status;date\n1;sent;2026-03-08\n", &["before the date printed"]);
    let both = "piece;status;date\n1;returned;2026-03-12\n1;delivered;2026-03-12\n";
    check_refused(both, &["reported as returned before"]);
    let late = "piece;status;date\n1;delivered;2026-03-12\n1;damaged;2026-03-13\n";
    check_refused(late, &["reported as delivered before"]);
    check_refused("piece;date\n1;2026-03-12\n", &["no column is called `status`"]);
    check_refused("status\nsent\n", &["no column is called `piece`"]);
}

#[test]
fn an_exported_register_takes_along_what_became_of_letters() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    reconcile(&mut desk, "piece;status;date\n1;npai;2026-03-12\n2;sent;\n").unwrap();
    let mut table = Vec::new();
    desk.register.export_csv(&mut table).unwrap();
    let mut other = Desk::new();
    for _ in 0..2 {
        let writing = other.register.begin(WAIT).unwrap();
        writing.import_csv("sent.csv", table.as_slice()).unwrap();
        writing.commit().unwrap();
    }
    assert_eq!(told(&other, "C1"), "returned 2026-03-12 npai");
    assert_eq!(told(&other, "C2"), "sent");
    assert_eq!(other.register.verify().unwrap().reports, 2);
    let histories = other.histories(&["C1"], None);
    assert!(histories.get("C1", Currency::EUR).unwrap().came_back("to-C1").is_some());
}

#[test]
fn a_register_of_the_first_form_is_brought_up_to_date_and_stays_whole() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("relance.sqlite");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(include_str!("schema.sql")).unwrap();
    let of_run = RunRow::of(&run("r1"), None);
    let mut letter = read("1 C1 reminder-1 2026-03-09 F1=100.00").remove(0);
    letter.destination = None;
    let row = LetterRow::of(&letter, 1);
    let first = hash(&START, 1, &of_run).unwrap();
    let second = hash(&first, 2, &row).unwrap();
    let entry = "INSERT INTO entry VALUES (?, ?, ?)";
    db.execute(entry, (1, "run", first)).unwrap();
    db.execute("INSERT INTO run VALUES (1, 'r1', '2026-03-09', '0', '00')", ()).unwrap();
    db.execute(entry, (2, "letter", second)).unwrap();
    let sql = "INSERT INTO letter VALUES (2, 1, 1, 'C1', 'EUR', 'reminder-1', '2026-03-09',
        '2026-03-20', 'R1-C1', '100.00', '0.00', '0.00', '0.00', 'letters/1.pdf', ?)";
    db.execute(sql, ["ab".repeat(32)]).unwrap();
    db.execute(
        "INSERT INTO invoice VALUES (2, 0, 'F1', '2026-03-01', '100.00', 'claimed')",
        (),
    )
    .unwrap();
    db.execute_batch("PRAGMA application_id = 0x524C4E43; PRAGMA user_version = 1").unwrap();
    drop(db);
    let mut desk = Desk { register: Register::open(&path).unwrap(), folder };
    assert_eq!(desk.register.verify().unwrap().entries, 2);
    // The same run again is known, though the first form did not say where letters went.
    let entered = desk.run("r1", "1 C1 reminder-1 2026-03-09 F1=100.00");
    assert_eq!((entered.letters, entered.known), (0, 1));
    reconcile(&mut desk, "piece;status\n1;sent\n").unwrap();
    assert_eq!(desk.register.verify().unwrap().entries, 3);
    let back = reconcile(&mut desk, "piece;status\n1;npai\n").unwrap_err();
    assert!(matches!(back, RegisterError::Refused(_)), "nobody knows where it went");
    for sql in ["UPDATE entry SET kind = 'x'", "DELETE FROM report", "DELETE FROM entry"] {
        assert!(desk.register.db.execute_batch(sql).is_err(), "{sql}");
    }
}
