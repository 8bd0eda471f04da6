//! What a register knows of itself: its form, its mark, its copies, its creditors, its places, and who did what.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::sketch::{Desk, read, run};
use super::{Act, CreditorKey, Deed, Hand, InvoiceEntry, Register, RegisterError, WAIT};

const TWO: &str = "
    1 C1 reminder-1 2026-03-09 F1=100.00 F2=20.5
    2 C2 reminder-2 2026-03-09 F3=7 +F4=8.125";

/// The register that version 0.1 left after a run of three letters, one of them taken back.
fn of_first_version() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("relance.sqlite");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/register-0.1/relance.sqlite");
    fs::copy(kept, &path).unwrap();
    (folder, path)
}

/// What `register verify` of version 0.1 printed.
const HEAD: &str = "38ff1c67722b73e5c76d64ea09226ff7f6d7f5733a2b3a6ad4341e6c71921423";

fn form(path: &Path) -> i64 {
    let db = Connection::open(path).unwrap();
    db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_register_of_version_0_1_is_brought_up_to_date_whole_and_a_copy_stays_beside_it() {
    let (folder, path) = of_first_version();
    let before = fs::read(&path).unwrap();
    for _ in 0..2 {
        let register = Register::look(&path).unwrap().unwrap();
        let verified = register.verify().unwrap();
        assert_eq!((verified.entries, verified.letters, verified.voids), (5, 3, 1));
        assert_eq!(verified.head, HEAD);
        assert!(register.is_standing("2026-03-02-d0bfb18a").unwrap());
    }
    let copy = folder.path().join("relance.sqlite-form-1");
    assert_eq!((form(&copy), form(&path)), (1, 5));
    // The copy is a register that can be put back.
    let back = TempDir::new().unwrap();
    let back = back.path().join("relance.sqlite");
    fs::copy(&copy, &back).unwrap();
    assert_eq!(Register::look(&back).unwrap().unwrap().verify().unwrap().head, HEAD);
    // What cannot be copied is not touched.
    fs::write(&path, before).unwrap();
    fs::remove_file(&copy).unwrap();
    fs::create_dir(&copy).unwrap();
    let refused = Register::look(&path);
    assert!(matches!(refused, Err(RegisterError::File { .. })), "{refused:?}");
    assert_eq!(form(&path), 1);
}

/// Rebuilds the register as somebody with another program would.
#[track_caller]
fn check_rebuilt(sql: &str, expected: &str) {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    desk.register.prove().unwrap();
    desk.register.db.execute_batch(sql).unwrap();
    for found in [desk.register.verify().map(|_| ()), desk.register.prove()] {
        let Err(RegisterError::Rebuilt { what, .. }) = found else {
            panic!("{sql}: {found:?}")
        };
        assert_eq!(what, expected, "{sql}");
    }
}

#[test]
fn a_register_that_somebody_rebuilt_is_found() {
    check_rebuilt(
        "DROP VIEW letter_standing;
         CREATE VIEW letter_standing AS SELECT letter.*, 0 AS standing FROM letter",
        "view letter_standing",
    );
    check_rebuilt("DROP TRIGGER letter_update", "trigger letter_update");
    check_rebuilt("DROP INDEX letter_by_run", "index letter_by_run");
    check_rebuilt("CREATE TABLE more (a)", "table more");
    check_rebuilt(
        "CREATE TRIGGER odd AFTER INSERT ON letter BEGIN SELECT 1; END",
        "trigger odd",
    );
    check_rebuilt("ALTER TABLE place ADD COLUMN more TEXT", "table place");
}

#[test]
fn what_a_run_decides_on_is_proved_first() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    desk.run("r2", "1 C1 reminder-2 2026-03-30 F1=100");
    let guard = "SELECT sql FROM sqlite_schema WHERE name = 'letter_update'";
    let db = &desk.register.db;
    let guard: String = db.query_row(guard, [], |row| row.get(0)).unwrap();
    let change = format!(
        "DROP TRIGGER letter_update;
         UPDATE letter SET principal = '1.00' WHERE entry = 2; {guard}"
    );
    db.execute_batch(&change).unwrap();
    let found = desk.register.prove();
    assert!(matches!(found, Err(RegisterError::Broken { entry: 2, .. })), "{found:?}");
    // Of a large register the end is proved, to whatever stands before it.
    desk.register.prove_last(2).unwrap();
    let change = change.replace("entry = 2", "entry = 5");
    desk.register.db.execute_batch(&change).unwrap();
    let found = desk.register.prove_last(2);
    assert!(matches!(found, Err(RegisterError::Broken { entry: 5, .. })), "{found:?}");
}

#[test]
fn the_last_three_states_are_kept_and_nothing_twice() {
    let mut desk = Desk::new();
    let copies = |desk: &Desk| {
        let copy = |nth: u8| desk.folder.path().join(format!("relance.sqlite-copy-{nth}"));
        let look =
            |path: PathBuf| Register::look(&path).unwrap().map(|it| it.verify().unwrap().runs);
        [1, 2, 3, 4].map(|nth| look(copy(nth)))
    };
    for nth in 1..=5 {
        let writing = desk.register.begin(WAIT).unwrap();
        writing.keep_copy().unwrap();
        writing
            .enter(&run(&format!("r{nth}")), read("1 C1 reminder-1 2026-03-09 F1=1"))
            .unwrap();
        writing.commit().unwrap();
        // Nothing was entered since.
        let writing = desk.register.begin(WAIT).unwrap();
        writing.enter(&run("never"), read("")).unwrap();
        drop(writing);
    }
    assert_eq!(copies(&desk), [Some(4), Some(3), Some(2), None]);
    for _ in 0..2 {
        let writing = desk.register.begin(WAIT).unwrap();
        writing.keep_copy().unwrap();
        writing.commit().unwrap();
        assert_eq!(copies(&desk), [Some(5), Some(4), Some(3), None]);
    }
}

fn enter_for(desk: &mut Desk, creditor: (&str, Option<&str>), run_id: &str, letters: &str) {
    desk.register.ask_for(CreditorKey::new(creditor.0, creditor.1)).unwrap();
    desk.run(run_id, letters);
}

#[test]
fn creditors_who_share_a_register_do_not_share_their_letters() {
    let mut desk = Desk::new();
    // Of an earlier form: nobody says whose it is, so it counts for whoever asks.
    desk.run("r0", "1 C9 reminder-1 2026-03-09 F9=1");
    enter_for(&mut desk, ("Verrier", None), "r1", TWO);
    enter_for(
        &mut desk,
        ("Menuisier", Some("123456789")),
        "r2",
        "1 C1 reminder-3 2026-03-09 F1=5",
    );
    let counts = |desk: &mut Desk, name: &str, siren: Option<&str>| {
        desk.register.ask_for(CreditorKey::new(name, siren)).unwrap();
        let told = ["C1", "C2", "C9"].map(|code| desk.told(code, None).len());
        let known = desk.register.known_open(None).unwrap().len();
        (told, known, desk.register.lettered().unwrap().len())
    };
    assert_eq!(counts(&mut desk, "VERRIER", None), ([1, 1, 1], 5, 5));
    assert_eq!(counts(&mut desk, "Menuisier & Fils", Some("123 456 789")), ([1, 0, 1], 2, 2));
    assert_eq!(counts(&mut desk, "Autre", None), ([0, 0, 1], 1, 1));
    // A debtor of one of them has another code now; the other one's keeps its own.
    desk.register.ask_for(CreditorKey::new("Verrier", None)).unwrap();
    let writing = desk.register.begin(WAIT).unwrap();
    assert_eq!(
        writing.move_debtor("C1", "C7", super::sketch::day("2026-04-01")).unwrap().letters,
        1
    );
    writing.commit().unwrap();
    assert_eq!((desk.told("C1", None).len(), desk.told("C7", None).len()), (0, 1));
    desk.register.ask_for(CreditorKey::new("Menuisier", Some("123456789"))).unwrap();
    assert_eq!((desk.told("C1", None).len(), desk.told("C7", None).len()), (1, 0));
    desk.register.verify().unwrap();
    // What one of them imports is not known to the other.
    let table = "debtor;currency;stage;date;invoices\nC2;EUR;reminder-2;2026-03-09;F3\n";
    let writing = desk.register.begin(WAIT).unwrap();
    assert_eq!(writing.import_csv("sent.csv", table.as_bytes()).unwrap().letters, 1);
    writing.commit().unwrap();
    desk.register.ask_for(CreditorKey::new("Verrier", None)).unwrap();
    assert_eq!(desk.told("C2", None).len(), 1);
}

#[test]
fn the_place_of_a_run_goes_where_the_register_goes() {
    let mut desk = Desk::new();
    let (below, elsewhere) = (desk.folder.path().join("out"), TempDir::new().unwrap());
    fs::create_dir(&below).unwrap();
    for (run_id, out) in [("r1", below.as_path()), ("r2", elsewhere.path())] {
        let writing = desk.register.begin(WAIT).unwrap();
        writing.enter(&run(run_id), read("1 C1 reminder-1 2026-03-09 F1=1")).unwrap();
        writing.will_place(run_id, out).unwrap();
        writing.commit().unwrap();
    }
    desk.register.is_shown("r2").unwrap();
    let mark = desk.register.mark().unwrap();
    let moved = TempDir::new().unwrap();
    let moved = moved.path().canonicalize().unwrap().join("job");
    drop(desk.register);
    fs::rename(desk.folder.path(), &moved).unwrap();
    let register = Register::look(&moved.join("relance.sqlite")).unwrap().unwrap();
    assert_eq!(register.mark().unwrap(), mark);
    let places = register.places_of_runs().unwrap();
    let told: Vec<_> = places.iter().map(|it| (&*it.run, it.out.clone(), it.shown)).collect();
    let elsewhere = elsewhere.path().canonicalize().unwrap();
    assert_eq!(told, [("r1", moved.join("out"), false), ("r2", elsewhere, true)]);
    assert_ne!(mark, Desk::new().register.mark().unwrap());
}

#[test]
fn who_did_what_is_chained_and_read_back() {
    let mut desk = Desk::new();
    desk.run("r1", TWO);
    let by = Hand { user: "petit".to_owned(), at: "2026-03-09T08:15:00Z".to_owned() };
    let acts = [
        Act::on(&by, Deed::Run, "r1"),
        Act { pieces: vec![1, 2], ..Act::on(&by, Deed::Reprint, "r1") },
    ];
    let writing = desk.register.begin(WAIT).unwrap();
    for act in &acts {
        writing.note(act).unwrap();
    }
    writing.note(&Act::on(&by, Deed::Undo, "r2")).unwrap();
    writing.commit().unwrap();
    assert_eq!(desk.register.acts_on("r1").unwrap(), acts);
    assert!(acts[1].concerns(2) && !acts[1].concerns(3) && acts[0].concerns(3));
    let verified = desk.register.verify().unwrap();
    assert_eq!((verified.entries, verified.acts), (6, 3));
    assert!(desk.register.db.execute_batch("UPDATE act SET user = 'x'").is_err());
}

/// A number that an export can give: no control characters, no blanks around it.
fn number() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        '|', '\\', ',', '\'', '"', ';', '=', '-', ' ', 'é', '\u{a0}',
    ]);
    let character =
        prop_oneof![3 => odd, 1 => any::<char>().prop_filter("text", |c| !c.is_control())];
    let text = prop::collection::vec(character, 1..8);
    let text = text.prop_map(|it| it.into_iter().collect::<String>().trim().to_owned());
    text.prop_filter("something", |it| !it.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_number_comes_back_from_an_exported_register(
        numbers in prop::collection::vec(number(), 1..4),
        apart in prop::collection::vec(number(), 0..3),
        debtor in number(),
    ) {
        let mut desk = Desk::new();
        let mut letter = read("1 C1 reminder-1 2026-03-09 F1=1").remove(0);
        letter.debtor = debtor.as_str().into();
        let invoice = |number: &String, newly_due| InvoiceEntry {
            number: number.as_str().into(), due: None, residual: None, newly_due,
        };
        letter.invoices = numbers.iter().map(|it| invoice(it, false)).collect();
        letter.invoices.extend(apart.iter().map(|it| invoice(it, true)));
        let writing = desk.register.begin(WAIT).unwrap();
        writing.enter(&run("r1"), [letter]).unwrap();
        writing.commit().unwrap();
        let mut table = Vec::new();
        desk.register.export_csv(&mut table).unwrap();
        let mut other = Desk::new();
        let writing = other.register.begin(WAIT).unwrap();
        writing.import_csv("sent.csv", table.as_slice()).unwrap();
        writing.commit().unwrap();
        let letters = |desk: &Desk| {
            let histories = desk.histories(&[&debtor], None);
            histories.get(&debtor, findings::Currency::EUR).unwrap().letters[0].clone()
        };
        let (one, back) = (letters(&desk), letters(&other));
        prop_assert_eq!(one.invoices, back.invoices);
        prop_assert_eq!(one.newly_due, back.newly_due);
    }
}
