//! Manifests of small runs, and run folders that were interrupted.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::ledger::{Debtor, Invoice, ReadTotal};
use crate::plan::sketch;
use crate::plan::{Claim, Held, PlannedLetter, Reason, Totals};
use crate::post::{self, Measured};
use findings::{Args, Code, Currency, Language, Money, Origin, Source};
use print::font::GlyphUse;

/// A run with one letter of 120.00 and one held row of 30.50, out of `read` cents read.
struct Run {
    plan: Plan,
    pieces: Vec<Piece>,
    findings: Vec<Finding>,
    options: post::PostOptions,
}

fn run(read: i64) -> Run {
    let source =
        Arc::new(Source { name: "open.csv".to_owned(), headers: Vec::new(), sheet: None });
    let origin = Origin { source, line: 2, column: None };
    let letters = vec![letter(&origin)];
    let held = Held {
        debtor: "C2".into(),
        name: "=cmd|' /C calc'!A0".into(),
        number: "F-2".into(),
        due: NaiveDate::from_ymd_opt(2026, 10, 1),
        currency: Some(Currency::EUR),
        residual: Some(Money::from_cents(3050)),
        reason: Reason::Disputed,
        origin: origin.clone(),
    };
    let measured = [Measured { letter_pages: 1, blank_before_last: false, copies: vec![1] }];
    let options = post::PostOptions { duplex: true, ..Default::default() };
    let pieces = post::arrange(&letters, &measured, &options);
    let total = ReadTotal {
        currency: Some(Currency::EUR),
        rows: 2,
        residual: Money::from_cents(read),
        paid: Money::ZERO,
    };
    let plan = Plan { letters, held: vec![held], closed: Vec::new(), read: vec![total] };
    let values = Args::new().text("residual", "120.00").text("total", "150.00");
    let values = values.text("paid", "20.00");
    let findings = vec![Finding::new(Code::ResidualDisagrees, origin, Some("D/é 1"), values)];
    Run { plan, pieces, findings, options }
}

fn letter(origin: &Origin) -> PlannedLetter {
    let debtor = Debtor {
        name: "Durand; \"Fils\"".into(),
        address: vec!["1 rue Haute".into()],
        postcode: Some("69001".into()),
        city: Some("Lyon".into()),
        origin: origin.clone(),
        ..sketch::debtor("D/é 1")
    };
    let invoice = Invoice {
        due: NaiveDate::from_ymd_opt(2026, 9, 1),
        ..Invoice::open("F-1", Money::from_cents(12000), origin.clone())
    };
    PlannedLetter {
        date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        deadline: NaiveDate::from_ymd_opt(2026, 12, 3).unwrap(),
        reference: "D1-R1-20261122".to_owned(),
        claims: vec![Claim { invoice, days_late: 82 }],
        totals: Totals { principal: Money::from_cents(12000), ..Totals::default() },
        ..sketch::letter(debtor)
    }
}

/// Writes letter, stream and manifest into `out`.
fn seal(run: &Run, out: &Path) -> Result<Sealed, OutputError> {
    seal_as(run, out, "", || Ok(()))
}

/// The same for a register of this mark, with what makes the run count.
fn seal_as(
    run: &Run,
    out: &Path,
    owner: &str,
    commit: impl FnOnce() -> Result<(), OutputError>,
) -> Result<Sealed, OutputError> {
    let folder = Folder::begin(out, "2026-11-22-01234567", owner)?;
    let name = letter_name(&run.pieces[0], &run.plan.letters[0]);
    let letter = folder.write_letter(&name, b"abc", &Beginning::new(b"ab"))?;
    let mut stream = folder.stream("letter-dl".into())?;
    stream.write_all(b"abc").unwrap();
    let settings = Settings {
        layout: "classic".to_owned(),
        language: "fr".to_owned(),
        stages: vec!["reminder-1".to_owned()],
        duplex: true,
        letters: true,
        streams: true,
        profile: "mail",
        grey_pictures: false,
    };
    let mut addressed = Addressed {
        lines: "Durand; \"Fils\"\n1 RUE HAUTE\n69001 LYON".into(),
        ..Default::default()
    };
    addressed.rules.add(crate::address::Rule::Capitals);
    let manifest = Manifest {
        run_id: "2026-11-22-01234567",
        date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        creditor: &sketch::creditor(),
        plan: &run.plan,
        pieces: &run.pieces,
        addresses: Addresses { printed: &[addressed], window: "fr-dl-right" },
        post: &run.options,
        accounts: &[],
        marks: None,
        letters: &[Some(letter)],
        archive: &[],
        copies: CopiesOf(&|_| Vec::new()),
        streams: &[stream.finish()?],
        payments: None,
        findings: &run.findings,
        inputs: &[],
        settings: &settings,
        glyphs: &GlyphUse::default(),
    };
    let messages = Messages::new(Language::Fr);
    let balanced =
        folder.write_manifest(&manifest, &messages, |one, other| one().and(other()))?;
    Ok(folder.publish(balanced, commit)?.0)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// SHA-256 of `abc` (FIPS 180-2, appendix B.1).
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[test]
fn a_table_has_its_mark_its_columns_and_one_line_a_piece() {
    let out = tempfile::tempdir().unwrap();
    let sealed = seal(&run(15050), out.path()).unwrap();
    let pieces = fs::read_to_string(sealed.folder.join("pieces.csv")).unwrap();
    let lines: Vec<&str> = pieces.split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{pieces}");
    let start = "\u{feff}piece_no;piece_id;debtor_id;debtor_name;stage;letter_date;deadline;\
                 currency;principal;credits;penalties;indemnities;total;invoices;pages;sheets;\
                 stream;first_page;file;sha256;status;warnings;";
    assert!(lines[0].starts_with(start), "{}", lines[0]);
    let row = format!(
        "1;D1-R1-20261122;D/é 1;\"Durand; \"\"Fils\"\"\";reminder-1;2026-11-22;2026-12-03;EUR;\
         120.00;0.00;0.00;0.00;120.00;1;2;2;letter-dl;1;letters/000001-D___1-reminder-1.pdf;{ABC};\
         printed;L3;2026-11-22-01234567;D/é 1/EUR;open.csv:2;;1;true;;\"[{{\"\"name\"\":\
         \"\"letter\"\",\"\"pages\"\":1}},{{\"\"name\"\":\"\"copy\"\",\"\"pages\"\":1}}]\";"
    );
    assert!(lines[1].starts_with(&row), "{}", lines[1]);
    assert!(
        lines[1].ends_with(
            ";69001;Lyon;;\"Durand; \"\"Fils\"\"\";1 RUE HAUTE;69001 LYON;;;;capitals;;;;reminder-1;\
             12000;F-1;streams/letter-dl.pdf;;;2;2;letter-dl;false;;;;\
             \"Durand; \"\"Fils\"\" | 1 rue Haute | 69001 | Lyon\";"
        ),
        "{}",
        lines[1]
    );
    let cells = |line: &str| {
        let mut reader = csv::ReaderBuilder::new();
        reader.delimiter(b';').has_headers(false);
        let mut reader = reader.from_reader(line.as_bytes());
        reader.records().next().unwrap().unwrap().len()
    };
    assert_eq!(cells(lines[0]), cells(lines[1]));
}

#[test]
fn every_piece_can_be_read_back_from_the_plan_that_is_kept() {
    let out = tempfile::tempdir().unwrap();
    let run = run(15050);
    let folder = seal(&run, out.path()).unwrap().folder;
    let text = fs::read_to_string(folder.join("plan.json")).unwrap();
    let kept: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(kept.len(), 1 + run.pieces.len());
    assert_eq!(kept[1]["piece_id"], run.pieces[0].id);
    let mut letter: PlannedLetter = serde_json::from_value(kept[1]["letter"].clone()).unwrap();
    // Headers are not written down with every value.
    letter.claims[0].invoice.origin = run.plan.letters[0].claims[0].invoice.origin.clone();
    letter.debtor = Arc::clone(&run.plan.letters[0].debtor);
    assert_eq!(letter, run.plan.letters[0]);
}

#[test]
fn held_sheets_and_streams_say_what_they_hold() {
    let out = tempfile::tempdir().unwrap();
    let folder = seal(&run(15050), out.path()).unwrap().folder;
    let table = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let held = "\u{feff}debtor_id;debtor_name;invoice;due_date;currency;residual;reason;origin\r\n\
                C2;'=cmd|' /C calc'!A0;F-2;2026-10-01;EUR;30.50;disputed;open.csv:2\r\n";
    assert_eq!(table("held.csv"), held);
    let sheets = "\u{feff}piece_id;sheet_n;sheet_m;recto_page;verso_page;barcode;omr_bits;flags;\
                  seq;number\r\nD1-R1-20261122;1;2;1;;;;;1;\r\nD1-R1-20261122;2;2;3;;;;;2;\r\n";
    assert_eq!(table("sheets.csv"), sheets);
    let stream = format!(";letter-dl;DL;1;2;2;2;1;1;{ABC};3;mail;\r\n");
    assert!(table("streams.csv").ends_with(&stream), "{}", table("streams.csv"));
}

#[test]
fn the_report_shows_names_as_text_and_leads_to_the_letters() {
    let out = tempfile::tempdir().unwrap();
    let folder = seal(&run(15050), out.path()).unwrap().folder;
    let html = fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(html.contains("Durand; &quot;Fils&quot;"), "{html}");
    assert!(
        html.contains("<a href=\"letters&#x2f;000001-D___1-reminder-1.pdf\">1</a>"),
        "{html}"
    );
    assert!(html.contains("<html lang=\"fr\">") && !html.contains("http"), "{html}");
}

#[test]
fn totals_that_do_not_balance_leave_nothing_behind() {
    let out = tempfile::tempdir().unwrap();
    let error = seal(&run(15051), out.path()).unwrap_err();
    assert!(matches!(error, OutputError::Unbalanced(_)), "{error}");
    assert_eq!(names(out.path()), Vec::<String>::new());
}

#[test]
fn a_repeated_run_takes_the_place_of_the_first_with_the_same_bytes() {
    let out = tempfile::tempdir().unwrap();
    let folder = seal(&run(15050), out.path()).unwrap().folder;
    let bytes = |name: &str| fs::read(folder.join(name)).unwrap();
    let first: Vec<_> = ["run.json", "pieces.csv", "report.html"].map(bytes).to_vec();
    fs::write(folder.join("left-over"), "").unwrap();
    seal(&run(15050), out.path()).unwrap();
    assert_eq!(["run.json", "pieces.csv", "report.html"].map(bytes).to_vec(), first);
    assert_eq!(names(out.path()), ["2026-11-22-01234567"]);
    assert!(!folder.join("left-over").exists());
}

/// The one entry out of sight in a folder.
fn waiting(out: &Path) -> std::path::PathBuf {
    let hidden = names(out).into_iter().find(|name| name.ends_with(".waiting")).unwrap();
    out.join(hidden)
}

#[test]
fn a_folder_that_somebody_else_put_in_its_place_is_in_its_place() {
    let out = tempfile::tempdir().unwrap();
    let other = || {
        fs::rename(waiting(out.path()), out.path().join("2026-11-22-01234567")).unwrap();
        Ok(())
    };
    let sealed = seal_as(&run(15050), out.path(), "own", other).unwrap();
    assert_eq!(names(out.path()), ["2026-11-22-01234567"]);
    assert!(sealed.folder.join("pieces.csv").exists());
}

#[test]
fn where_the_last_step_fails_it_is_said_what_counts_and_where_it_lies() {
    let out = tempfile::tempdir().unwrap();
    let lost = out.path().join("lost");
    let other = || {
        fs::rename(waiting(out.path()), &lost).unwrap();
        Ok(())
    };
    let error = seal_as(&run(15050), out.path(), "own", other).unwrap_err();
    let OutputError::Unshown { run: named, path, .. } = &error else { panic!("{error}") };
    assert_eq!(named, "2026-11-22-01234567");
    assert!(path.ends_with(".2026-11-22-01234567.own.waiting"), "{path:?}");
    // Where nothing was entered nothing counts, and nothing is left.
    let out = tempfile::tempdir().unwrap();
    let full =
        || Err(OutputError::Read { path: "x".into(), source: io::ErrorKind::Other.into() });
    let error = seal_as(&run(15050), out.path(), "own", full).unwrap_err();
    assert!(matches!(error, OutputError::Read { .. }), "{error}");
    assert_eq!(names(out.path()), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_a_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let out = tempfile::tempdir().unwrap();
    let folder = seal(&run(15050), out.path()).unwrap().folder;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("letters")), 0o700);
    for name in names(&folder).iter().filter(|name| name.contains('.')) {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&folder.join("letters/000001-D___1-reminder-1.pdf")), 0o600);
}

#[test]
fn the_name_of_a_run_stands_for_inputs_and_date() {
    let input = |sha256: &str| InputRecord {
        file: "open.csv".to_owned(),
        sha256: sha256.to_owned(),
        bytes: 1,
    };
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let first = run_id(day(22), &[input("aa")]);
    assert_eq!(first, run_id(day(22), &[input("aa")]));
    assert_ne!(first, run_id(day(22), &[input("ab")]));
    assert_ne!(first, run_id(day(23), &[input("aa")]));
    assert!(first.starts_with("2026-11-22-") && first.len() == 19, "{first}");
}
