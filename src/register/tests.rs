//! Registers of small runs, case by case.

use std::sync::Arc;
use std::time::Duration;

use super::sketch::{Desk, account, day, read, reminded, run};
use super::{InvoiceKey, Register, RegisterError, WAIT};
use crate::ledger::{Closed, Ledger};
use findings::{Currency, Messages, Origin};

const TWO: &str = "
    1 C1 reminder-1 2026-03-09 F1=100.00 F2=20.5
    2 C2 reminder-2 2026-03-09 F3=7 +F4=8.125";

#[test]
fn what_was_entered_is_read_back() {
    let mut desk = Desk::new();
    let entered = desk.run("r1", TWO);
    assert_eq!((entered.letters, entered.known), (2, 0));
    assert_eq!(desk.told("C1", None), ["reminder-1 2026-03-09: F1 F2 = 120.50"]);
    assert_eq!(desk.told("C2", None), ["reminder-2 2026-03-09: F3 +F4 = 15.13"]);
    assert_eq!(desk.told("C3", None), [""; 0]);
    let histories = desk.histories(&["C1"], None);
    let letter = &histories.get("C1", Currency::EUR).unwrap().letters[0];
    assert_eq!(letter.deadline, Some(day("2026-03-20")));
    let kept = letter.kept.as_ref().unwrap();
    assert_eq!((&*kept.run, kept.piece), ("r1", 1));
    assert_eq!(kept.file.as_deref(), Some("letters/1.pdf"));
}

#[test]
fn only_accounts_of_the_ledger_are_read() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let histories = desk.histories(&["C2"], None);
    assert!(histories.get("C1", Currency::EUR).is_none());
    assert!(histories.get("C2", Currency::EUR).is_some());
}

#[test]
fn a_repeated_run_adds_nothing_and_does_not_see_itself() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let before = desk.register.verify().unwrap();
    let again = desk.run("r1", TWO);
    assert_eq!((again.letters, again.known), (0, 2));
    assert_eq!(desk.register.verify().unwrap(), before);
    assert_eq!(desk.told("C1", Some("r1")), [""; 0]);
    assert_eq!(desk.told("C1", Some("r2")).len(), 1);
}

#[test]
fn a_run_without_letters_is_entered_once_too() {
    let mut desk = Desk::new();
    desk.run("r1", "");
    desk.run("r1", "");
    assert_eq!(desk.register.verify().unwrap().runs, 1);
}

#[track_caller]
fn check_refused(letters: &str, piece: u32) {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let before = desk.register.verify().unwrap();
    match desk.try_run("r1", letters) {
        Err(RegisterError::OtherLetters { run_id, piece: found }) => {
            assert_eq!((run_id.as_str(), found), ("r1", piece));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.register.verify().unwrap(), before);
}

#[test]
fn the_same_run_with_other_letters_is_refused() {
    check_refused(&TWO.replace("F1=100.00", "F1=100.01"), 1);
    check_refused(&TWO.replace("C2", "C9"), 2);
    check_refused(&TWO[..TWO.find("    2").unwrap()], 2);
    check_refused(&format!("{TWO}\n3 C3 reminder-1 2026-03-09 F9=1"), 3);
}

#[test]
fn two_letters_with_one_piece_number_are_refused() {
    let mut desk = Desk::new();
    let found = desk.try_run("r1", &TWO.replace("    2 C2", "    1 C2"));
    assert!(matches!(found, Err(RegisterError::PieceTwice { piece: 1, .. })), "{found:?}");
}

#[test]
fn a_run_taken_back_counts_as_never_sent_and_can_be_made_again() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    assert_eq!(desk.undo("r1", None).unwrap().letters, 2);
    assert_eq!(desk.told("C1", None), ["void reminder-1 2026-03-09: F1 F2 = 120.50"]);
    assert!(!desk.register.is_standing("r1").unwrap());
    // Other letters are welcome now.
    desk.run("r1", &TWO.replace("F1=100.00", "F1=90.00"));
    assert_eq!(
        desk.told("C1", None),
        ["void reminder-1 2026-03-09: F1 F2 = 120.50", "reminder-1 2026-03-09: F1 F2 = 110.50"]
    );
    assert_eq!(desk.register.verify().unwrap().voids, 1);
}

#[test]
fn one_piece_taken_back_leaves_the_others_and_is_entered_again() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    assert_eq!(desk.undo("r1", Some(2)).unwrap().letters, 1);
    assert_eq!(desk.told("C2", None), ["void reminder-2 2026-03-09: F3 +F4 = 15.13"]);
    assert_eq!(desk.told("C1", None).len(), 1);
    let again = desk.run("r1", TWO);
    assert_eq!((again.letters, again.known), (1, 1));
    assert_eq!(desk.told("C2", None).len(), 2);
    assert_eq!(desk.undo("r1", None).unwrap().letters, 2);
}

#[test]
fn taking_back_twice_is_refused() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    desk.undo("r1", Some(1)).unwrap();
    let twice = desk.undo("r1", Some(1)).unwrap_err();
    assert_eq!(twice.to_string(), "piece 1 of run r1 was taken back before");
    desk.undo("r1", None).unwrap();
    for piece in [None, Some(1), Some(2)] {
        let twice = desk.undo("r1", piece).unwrap_err();
        assert!(matches!(twice, RegisterError::AlreadyUndone { .. }), "{twice}");
    }
}

#[test]
fn what_was_never_entered_cannot_be_taken_back() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let run = desk.undo("r9", None).unwrap_err();
    assert_eq!(run.to_string(), "there is no run r9 in the register");
    let piece = desk.undo("r1", Some(9)).unwrap_err();
    assert_eq!(piece.to_string(), "run r1 has no piece 9");
}

#[test]
fn what_is_dropped_before_the_end_was_never_entered() {
    let mut desk = Desk::new();
    let writing = desk.register.begin(WAIT).unwrap();
    writing.enter(&run("r1"), read(TWO)).unwrap();
    drop(writing);
    assert_eq!(desk.register.verify().unwrap().entries, 0);
}

#[test]
fn a_second_run_is_refused_while_the_first_holds_the_register_but_may_look() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let path = desk.folder.path().join("relance.sqlite");
    let mut second = Register::open(&path).unwrap();
    let writing = desk.register.begin(WAIT).unwrap();
    writing.enter(&run("r2"), read("1 C3 reminder-1 2026-03-09 F9=1")).unwrap();
    let refused = second.begin(Duration::ZERO).unwrap_err();
    assert!(refused.to_string().contains("another run is using the register"), "{refused}");
    assert_eq!(second.verify().unwrap().runs, 1);
    writing.commit().unwrap();
    second.begin(Duration::ZERO).unwrap();
    assert_eq!(second.verify().unwrap().runs, 2);
}

#[test]
fn many_can_open_a_new_register_at_once_and_nothing_is_lost() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("relance.sqlite");
    std::thread::scope(|scope| {
        for nth in 0..6 {
            let path = &path;
            scope.spawn(move || {
                let mut register = Register::open(path).unwrap();
                let writing = register.begin(Duration::from_mins(10)).unwrap();
                let letter = format!("1 C{nth} reminder-1 2026-03-09 F{nth}=1");
                writing.enter(&run(&format!("r{nth}")), read(&letter)).unwrap();
                writing.commit().unwrap();
            });
        }
    });
    let verified = Register::look(&path).unwrap().unwrap().verify().unwrap();
    assert_eq!((verified.runs, verified.letters), (6, 6));
}

#[test]
fn invoices_stay_known_until_a_run_misses_them() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let numbers = |desk: &Desk, run_id| {
        let known = desk.register.known_open(run_id).unwrap();
        known.into_iter().map(|key| key.number.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numbers(&desk, None), "F1 F2 F3 F4");
    assert_eq!(numbers(&desk, Some("r1")), "");
    let mut second = run("r2");
    second.gone =
        vec![InvoiceKey { debtor: "C1".into(), currency: Currency::EUR, number: "F2".into() }];
    let writing = desk.register.begin(WAIT).unwrap();
    writing.enter(&second, read("1 C1 reminder-2 2026-03-30 F1=100")).unwrap();
    writing.commit().unwrap();
    assert_eq!(numbers(&desk, None), "F1 F3 F4");
    assert_eq!(numbers(&desk, Some("r2")), "F1 F2 F3 F4");
    desk.undo("r2", None).unwrap();
    assert_eq!(numbers(&desk, None), "F1 F2 F3 F4");
}

#[test]
fn what_an_export_shows_as_closed_is_gone_but_did_not_vanish() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let mut account = account("C1");
    let origin = Origin::file(&Arc::default());
    account.closed =
        vec![Closed { number: "F2".into(), known: statements::Known::Unsaid, origin }];
    let ledger = Ledger { accounts: vec![account], ..Ledger::default() };
    let gone = desk.register.gone(&ledger, None).unwrap();
    let numbers: Vec<&str> = gone.invoices.iter().map(|key| &*key.number).collect();
    assert_eq!((gone.known, numbers, gone.closed), (4, vec!["F1", "F2", "F3", "F4"], 1));
}

#[track_caller]
fn check_merged(reminders: [&str; 3], void: bool, expected: &[&str]) {
    let mut desk = Desk::new();
    desk.run("r1", "1 C1 reminder-1 2026-03-09 F1=100");
    if void {
        desk.undo("r1", None).unwrap();
    }
    let mut account = account("C1");
    account.invoices = vec![reminded("F1", reminders)];
    let merged = desk.histories(&["C1"], None).of(&account);
    let told = merged.letters.iter().map(|letter| {
        let from = if letter.kept.is_some() { "register" } else { "column" };
        let void = if letter.void { "void " } else { "" };
        format!("{void}{} {} {from}", letter.sent_on, letter.stage)
    });
    assert_eq!(told.collect::<Vec<String>>(), expected);
}

#[test]
fn a_column_and_the_register_mean_one_letter_when_day_and_stage_agree() {
    check_merged(["2026-03-09", "", ""], false, &["2026-03-09 reminder-1 register"]);
    check_merged(["2026-03-09", "", ""], true, &["void 2026-03-09 reminder-1 register"]);
    check_merged(
        ["2026-02-01", "2026-03-09", ""],
        false,
        &[
            "2026-02-01 reminder-1 column",
            "2026-03-09 reminder-1 register",
            "2026-03-09 reminder-2 column",
        ],
    );
}

/// Changes the file as somebody with another program would, after taking the guards away.
#[track_caller]
fn check_broken(sql: &str, expected: &str) {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    desk.run("r2", "1 C1 reminder-2 2026-03-30 F1=100");
    let guards = "SELECT group_concat('DROP TRIGGER ' || name || ';', '')
        FROM sqlite_schema WHERE type = 'trigger'";
    let drop: String = desk.register.db.query_row(guards, [], |row| row.get(0)).unwrap();
    desk.register.db.execute_batch(&drop).unwrap();
    desk.register.db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    assert_eq!(desk.register.verify().unwrap_err().to_string(), expected);
}

#[test]
fn a_change_by_another_hand_is_found_at_its_entry() {
    let not = |entry: i64, fault: &str| {
        format!("entry {entry} of the register is not what was entered: {fault}")
    };
    let hash = "its hash does not fit its contents";
    check_broken("UPDATE letter SET date = '2026-03-10' WHERE piece = 2", &not(3, hash));
    check_broken("UPDATE invoice SET residual = '1.00' WHERE number = 'F2'", &not(2, hash));
    check_broken("DELETE FROM invoice WHERE number = 'F2'", &not(2, hash));
    check_broken("UPDATE run SET inputs = '11' WHERE run_id = 'r1'", &not(1, hash));
    check_broken("DELETE FROM letter WHERE entry = 5", &not(5, "its row is missing"));
    check_broken(
        "DELETE FROM invoice WHERE letter = 3; DELETE FROM letter WHERE entry = 3;
         DELETE FROM entry WHERE number = 3",
        &not(4, "the entries before it are missing"),
    );
    check_broken(
        "INSERT INTO void VALUES (99, '2026-03-09', 1, NULL)",
        &not(0, "a row of `void` belongs to no entry"),
    );
    check_broken(
        "INSERT INTO letter SELECT 1, run, piece, debtor, currency, stage, date, deadline,
            reference, principal, credits, penalties, indemnities, file, sha256, number,
            destination
         FROM letter WHERE entry = 2",
        &not(0, "`letter` has 4 rows for 3 entries"),
    );
}

#[test]
fn nothing_can_be_changed_removed_or_slipped_in() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    desk.undo("r1", Some(1)).unwrap();
    for sql in [
        "UPDATE letter SET stage = 'reminder-3'",
        "UPDATE invoice SET residual = '0'",
        "UPDATE entry SET number = 9 WHERE number = 1",
        "DELETE FROM run",
        "DELETE FROM void",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO void SELECT * FROM void",
        "INSERT INTO invoice VALUES (2, 9, 'F9', NULL, NULL, 'claimed')",
        "INSERT INTO entry VALUES (99, 'void', zeroblob(32))",
    ] {
        assert!(desk.register.db.execute_batch(sql).is_err(), "{sql}");
    }
    assert_eq!(desk.register.verify().unwrap().entries, 4);
}

#[test]
fn no_name_or_address_has_a_place_in_the_register() {
    let desk = Desk::new();
    let sql = "SELECT group_concat(name) FROM pragma_table_info('letter')";
    let columns: String = desk.register.db.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(
        columns,
        "entry,run,piece,debtor,currency,stage,date,deadline,reference,principal,credits,\
         penalties,indemnities,file,sha256,number,destination"
    );
}

#[test]
fn another_file_is_not_taken_for_a_register() {
    let folder = tempfile::TempDir::new().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "Not a database, but long enough to look into. ".repeat(50)).unwrap();
    let other = folder.path().join("other.sqlite");
    let db = rusqlite::Connection::open(&other).unwrap();
    db.execute_batch("CREATE TABLE t (a)").unwrap();
    for path in [text, other] {
        let found = Register::open(&path);
        assert!(matches!(found, Err(RegisterError::NotARegister { .. })), "{found:?}");
    }
}

#[test]
fn a_register_of_a_later_version_is_left_alone() {
    let desk = Desk::new();
    desk.register.db.execute_batch("PRAGMA user_version = 99").unwrap();
    let found = Register::open(&desk.folder.path().join("relance.sqlite"));
    assert!(matches!(found, Err(RegisterError::Newer { found: 99, .. })), "{found:?}");
}

#[test]
fn where_nothing_was_entered_looking_makes_no_file() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("relance.sqlite");
    assert!(Register::look(&path).unwrap().is_none());
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn the_file_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    for file in std::fs::read_dir(desk.folder.path()).unwrap() {
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

// --- tables in and out

fn exported(desk: &Desk) -> String {
    let mut bytes = Vec::new();
    desk.register.export_csv(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[track_caller]
fn import(desk: &mut Desk, table: &str) -> super::Imported {
    let writing = desk.register.begin(WAIT).unwrap();
    let imported = writing.import_csv("sent.csv", table.as_bytes()).unwrap();
    writing.commit().unwrap();
    imported
}

#[test]
fn an_exported_register_comes_in_elsewhere_as_the_same_history() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    desk.run("r2", "1 C1 reminder-2 2026-03-30 +A,1=5 =1+1=3 F1=100");
    desk.undo("r1", Some(2)).unwrap();
    let table = exported(&desk);
    let mut other = Desk::new();
    let imported = import(&mut other, &table);
    assert_eq!((imported.letters, imported.known, imported.void), (2, 0, 1));
    assert_eq!(other.told("C1", None), desk.told("C1", None));
    assert_eq!(other.told("C2", None), [""; 0]);
    let again = import(&mut other, &table);
    assert_eq!((again.run_id, again.letters, again.known), (None, 0, 2));
    // Into the register it came from, it brings nothing either.
    assert_eq!(import(&mut desk, &table).letters, 0);
}

#[test]
fn a_table_of_another_program_may_say_little() {
    let mut desk = Desk::new();
    let table = "Debtor;Currency;Stage;Date;Invoices\r\n\
        C1;EUR;reminder-1;09/03/2026;F1, F2\r\n\r\nC1;€;R2;2026-03-30;F1\r\n";
    let imported = import(&mut desk, table);
    assert_eq!(imported.letters, 2);
    assert_eq!(
        desk.told("C1", None),
        ["reminder-1 2026-03-09: F1 F2", "reminder-2 2026-03-30: F1"]
    );
    let run_id = imported.run_id.unwrap();
    desk.undo(&run_id, Some(4)).unwrap();
    assert_eq!(import(&mut desk, table).letters, 1);
    assert_eq!(desk.undo(&run_id, None).unwrap().letters, 2);
}

#[test]
fn a_total_may_be_written_in_french() {
    let mut desk = Desk::new();
    import(
        &mut desk,
        "debtor;currency;stage;date;deadline;total;invoices\n\
         C1;EUR;formal-notice;2026-03-09;2026-03-20;1 234,50;F1\n",
    );
    assert_eq!(desk.told("C1", None), ["formal-notice 2026-03-09: F1 = 1234.50"]);
}

#[track_caller]
fn check_faults(table: &[u8], expected: &[&str]) {
    let mut desk = Desk::new();
    let writing = desk.register.begin(WAIT).unwrap();
    let refused = writing.import_csv("sent.csv", table);
    let Err(RegisterError::Refused(findings)) = refused else { panic!("{refused:?}") };
    let messages = Messages::new(findings::Language::En);
    let told: Vec<String> = findings.iter().map(|it| messages.finding(it)).collect();
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}");
    }
    assert_eq!(told.len(), expected.len(), "{told:?}");
    writing.commit().unwrap();
    assert_eq!(desk.register.verify().unwrap().entries, 0);
}

#[test]
fn every_fault_of_a_table_is_told_with_its_place() {
    check_faults(
        b"debtor;currency;stage;date;deadline;total;invoices\r\n\
          C1;EURO;reminder-9;2026-13-09;soon;much;F1\r\n\r\n;EUR;R1;2026-03-09;;;\r\n",
        &[
            "sent.csv:2 [currency]: hold[S20]: `EURO`",
            "sent.csv:2 [stage]: hold[S20]: `reminder-9`",
            "sent.csv:2 [date]: hold[S20]: `2026-13-09`",
            "sent.csv:2 [deadline]: hold[S20]: `soon`",
            "sent.csv:2 [total]: hold[S20]: `much`",
            "sent.csv:4 [debtor]: hold[R10]",
            "sent.csv:4 [invoices]: hold[R10]",
        ],
    );
    check_faults(
        b"debtor;currency;stage;date;deadline;invoices\n\
          C1;EUR;R1;2026-03-09;2026-03-08;F1\nC2;EUR;R1;2026-03-09;2026-03-09;F2\n",
        &["sent.csv:2 [deadline]: hold[S20]: `2026-03-08` is not a day by which"],
    );
    check_faults(
        b"debtor,stage,date,invoices\n",
        &["sent.csv:1: hold[S1]: no column is called `currency`"],
    );
    check_faults(b"", &["sent.csv:1: hold[S1]"; 5]);
    check_faults(b"debtor;\xe9", &["sent.csv: hold[S21]"]);
}
