//! What `--json` prints is what the schemas in `schemas` say, no less and no more.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use boon::{Compiler, Schemas};
use relance::answer::{SHARED, Schema};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use self::tools::desk::Desk;

const MORE: &str = r#"
[register]
file = "relance.sqlite"

[[policy.exclude]]
invoice = "F5"
note = "told on the telephone"
"#;

const EXPORT: &str = "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;total;residual;status;nonsense
C1;Debtor SARL;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00;100,00;Open;
C1;Debtor SARL;1 rue Neuve;69001;Lyon;F2;2026-01-02;2026-04-01;50,00;50,00;Open;
C1;Debtor SARL;1 rue Neuve;69001;Lyon;F4;2026-01-02;2026-02-01;50,00;0,00;Open;
C1;Debtor SARL;1 rue Neuve;69001;Lyon;F5;2026-01-02;2026-02-01;50,00;50,00;Open;
C4;Fourth SARL;4 rue Neuve;69001;Lyon;F6;2026-01-02;2026-02-01;50,00;never;Open;
C4;Fourth SARL;4 rue Neuve;69001;Lyon;F9;2026-01-02;2026-02-01;50,00;50,00;Open;
C2;Other SARL;2 rue Neuve;69001;Lyon;F7;2026-01-02;2026-02-01;70,00;70,00;Open;
C3;Third SARL;3 rue Neuve;69001;Lyon;F8;2026-01-02;2026-02-01;80,00;80,00;Open;
";

/// A hold that is over.
const DECIDED: &str = r#"[[decision]]
debtor = "C1"
currency = "EUR"
action = "hold"
until = "2026-01-31"
letter = "2026-01-30"
by = "N. Roux"
at = "2026-01-30T08:00:00Z"
of = "00"
"#;

const LEDGER: &str = "tests/cases/fec-plain/input/904127776FEC20261231.txt";

/// The schemas, and what answers had of them.
struct Forms {
    schemas: Schemas,
    compiler: Compiler,
    /// Every key that a schema names, such as `plan letters[] stage`, and those that answers had.
    named: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Forms {
    fn new() -> Self {
        let mut forms = Self {
            schemas: Schemas::new(),
            compiler: Compiler::new(),
            named: BTreeSet::new(),
            seen: BTreeSet::new(),
        };
        let shared: Value = serde_json::from_str(SHARED).unwrap();
        forms.add("shared-1.json", shared.clone());
        for schema in Schema::ALL {
            let text: Value = serde_json::from_str(schema.text()).unwrap();
            named(&text, (&shared, schema.id()), &mut forms.named);
            forms.add(schema.file(), text);
        }
        forms
    }

    fn add(&mut self, file: &str, mut schema: Value) {
        close(&mut schema);
        self.compiler.add_resource(&place(file), schema).unwrap();
    }

    /// Holds an answer against its schema, and remembers what it had.
    #[track_caller]
    fn check(&mut self, schema: Schema, answer: &str) -> Value {
        let answer: Value = serde_json::from_str(answer).unwrap();
        assert_eq!(answer["schema"], schema.id());
        let compiled = self.compiler.compile(&place(schema.file()), &mut self.schemas).unwrap();
        if let Err(error) = self.schemas.validate(&answer, compiled) {
            panic!("{error}\n{answer:#}");
        }
        seen(&answer, schema.id(), &mut self.seen);
        answer
    }
}

fn place(file: &str) -> String {
    format!("file:///schemas/{file}")
}

/// Readers must bear new keys; here none may come that the schema does not name.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("properties") {
                object.entry("additionalProperties").or_insert(json!(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

/// Every key below a schema; what it refers to is written out.
fn named(schema: &Value, (shared, path): (&Value, &str), found: &mut BTreeSet<String>) {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let (_, name) = reference.rsplit_once('/').unwrap();
        named(&shared["$defs"][name], (shared, path), found);
    }
    for either in schema.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
        named(either, (shared, path), found);
    }
    if let Some(items) = schema.get("items") {
        named(items, (shared, &format!("{path}[]")), found);
    }
    for (key, below) in
        schema.get("properties").and_then(Value::as_object).into_iter().flatten()
    {
        let path = format!("{path} {key}");
        found.insert(path.clone());
        named(below, (shared, &path), found);
    }
}

/// Every key of an answer with something behind it.
fn seen(answer: &Value, path: &str, found: &mut BTreeSet<String>) {
    match answer {
        Value::Object(object) => {
            for (key, value) in object.iter().filter(|(_, it)| !it.is_null()) {
                let path = format!("{path} {key}");
                seen(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(list) => {
            list.iter().for_each(|it| seen(it, &format!("{path}[]"), found));
        }
        _ => {}
    }
}

/// The same rows in a workbook of one sheet.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Offen").unwrap();
    for (row, line) in (0..).zip(EXPORT.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// What is read, decided and told.
fn read_and_decide(forms: &mut Forms) {
    let desk = Desk::new(MORE, EXPORT);
    desk.write("review.toml", DECIDED);
    let date = ["--date", "2026-03-02", "--json"];
    let ask = |command: &[&str]| {
        let output = desk.ask(&[command, &date].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    let checked = forms.check(Schema::Check, &ask(&["check", "JOB"]));
    assert_eq!(checked["files"][0]["columns"]["debtor"], "debtor");
    forms.check(Schema::Plan, &ask(&["plan", "JOB"]));
    forms.check(Schema::Proof, &ask(&["proof", "JOB"]));
    forms.check(Schema::Failure, &ask(&["explain", "JOB", "F999"]));
    forms.check(Schema::Explain, &ask(&["explain", "JOB", "C1"]));
    desk.write("open.csv", workbook());
    forms.check(Schema::Check, &ask(&["check", "JOB"]));
    forms.check(Schema::Plan, &ask(&["plan", "JOB"]));
    forms.check(Schema::Proof, &ask(&["proof", "JOB"]));
    let explained = forms.check(Schema::Explain, &ask(&["explain", "JOB", "C4"]));
    assert_eq!(explained["accounts"][0]["findings"][0]["code"], "R1");
    let ledger = Path::new(env!("CARGO_MANIFEST_DIR")).join(LEDGER);
    desk.write("open.csv", fs::read(ledger).unwrap());
    let checked = forms.check(Schema::Check, &ask(&["check", "JOB"]));
    assert!(checked["files"][0]["ledger"]["debtor_lines"].as_u64() > Some(0));
}

/// What a statement of long ago says.
fn read_what_was_paid(forms: &mut Forms) {
    let job = "as_of = 2026-01-31\n\n[payments]\nstatements = [\"bank.sta\"]\n";
    let desk = Desk::new(job, EXPORT);
    desk.write(
        "bank.sta",
        ":20:1\n:25:FR7630006000011234567890189\n:28C:1/1\n:60F:C260131EUR100,00\n\
         :61:2602030203C30,00NTRFNONREF//B1\n:86:166?20Acompte F70001?32Third SARL\n\
         :62F:C260203EUR130,00\n-\n",
    );
    desk.write("open.csv", EXPORT.replace("F8;", "F70001;"));
    let ask = |command: &[&str]| {
        let date = ["--date", "2026-03-02", "--json"];
        String::from_utf8(desk.ask(&[command, &date].concat()).stdout).unwrap()
    };
    let checked = forms.check(Schema::Check, &ask(&["check", "JOB"]));
    assert_eq!(checked["statements"][0]["closes"], true);
    let planned = forms.check(Schema::Plan, &ask(&["plan", "JOB"]));
    assert_eq!(planned["payments_known_up_to"], "2026-02-03");
    assert!(planned["payments_in_doubt"]["why"].as_str().unwrap().contains("2026-02-03"));
    let explained = forms.check(Schema::Explain, &ask(&["explain", "JOB", "C3"]));
    assert_eq!(explained["accounts"][0]["rows"][0]["received"][0]["payer"], "Third SARL");
}

/// What a run makes, and what becomes of it.
fn make_and_follow(forms: &mut Forms) {
    let desk = Desk::new(MORE, "");
    desk.write("open.csv", workbook());
    let ask = |command: &[&str]| desk.done(&[command, &["--json"]].concat());
    let ran = ask(&["run", "JOB", "--date", "2026-03-02"]);
    let run = forms.check(Schema::Run, &ran);
    let folder = run["folder"].as_str().unwrap();
    let name = folder.rsplit_once('/').unwrap().1;
    forms.check(Schema::Reprint, &ask(&["reprint", folder, "1"]));
    let table = desk.path("report.csv");
    let table = table.to_str().unwrap();
    let what = [(1, "damaged", ""), (2, "returned", "npai"), (3, "delivered", "")];
    let lines =
        what.map(|(piece, status, why)| format!("{name};{piece};{status};2026-03-10;{why}\n"));
    desk.write("report.csv", format!("run;piece;status;date;reason\n{}", lines.concat()));
    let reported = ["reconcile", table, "JOB", "--date", "2026-03-20"];
    forms.check(Schema::Reconcile, &ask(&reported));
    desk.write("report.csv", format!("run;piece;status\n{name};1;sent\n"));
    forms.check(Schema::Reconcile, &ask(&reported));
    for debtor in ["C1", "C2", "C3"] {
        let told = ask(&["explain", "JOB", debtor, "--date", "2026-03-24"]);
        forms.check(Schema::Explain, &told);
    }
    forms.check(Schema::Undo, &ask(&["undo", name, "JOB", "--piece", "3"]));
    let moved = ask(&["register", "move", "C2", "K2", "JOB"]);
    forms.check(Schema::RegisterMove, &moved);
    desk.write(
        "report.csv",
        "debtor;currency;stage;date;deadline;total;invoices\n\
         C9;EUR;reminder-1;2026-01-05;2026-01-20;70;F9\n",
    );
    let imported = ask(&["register", "import", table, "JOB"]);
    forms.check(Schema::RegisterImport, &imported);
    forms.check(Schema::RegisterVerify, &ask(&["register", "verify", "JOB"]));
}

/// An export that does not show most of what it showed before.
fn lose_the_file(forms: &mut Forms) {
    let rows = |range: std::ops::Range<u32>| {
        let header = EXPORT.lines().next().unwrap();
        let line = |nth: u32| {
            format!(
                "\nD{nth};Debtor {nth} SARL;{nth} rue Neuve;69001;Lyon;G{nth};2026-01-02;\
                 2026-02-01;100;100;Open;"
            )
        };
        header.to_owned() + &range.map(line).collect::<String>() + "\n"
    };
    let desk = Desk::new(MORE, &rows(1..13));
    desk.done(&["run", "JOB", "--date", "2026-03-02"]);
    desk.write("open.csv", rows(11..22));
    let told = desk.ask(&["plan", "JOB", "--date", "2026-04-01", "--json"]);
    let told = forms.check(Schema::Plan, &String::from_utf8(told.stdout).unwrap());
    assert_eq!(told["vanished"]["gone"], 10);
    let told = desk.ask(&["plan", "JOB", "--date", "2096-02-29", "--json"]);
    let told = forms.check(Schema::Plan, &String::from_utf8(told.stdout).unwrap());
    assert_eq!(told["date_in_doubt"]["newest"], "2026-01-02");
}

#[test]
fn every_answer_has_the_form_its_schema_says_and_every_key_is_used() {
    let mut forms = Forms::new();
    read_and_decide(&mut forms);
    make_and_follow(&mut forms);
    lose_the_file(&mut forms);
    read_what_was_paid(&mut forms);
    let idle: Vec<&String> = forms.named.difference(&forms.seen).collect();
    assert!(idle.is_empty(), "no answer here has {idle:#?}");
}

#[test]
fn a_key_too_many_or_one_missing_is_seen() {
    let mut forms = Forms::new();
    let mut fits = |answer: Value| {
        let compiled =
            forms.compiler.compile(&place(Schema::Undo.file()), &mut forms.schemas).unwrap();
        forms.schemas.validate(&answer, compiled).is_ok()
    };
    let whole = json!({ "schema": "relance/undo/1", "run": "R", "piece": null, "letters": 1 });
    assert!(fits(whole.clone()));
    let with = |key: &str, value: Value| {
        let mut answer = whole.clone();
        answer[key] = value;
        answer
    };
    assert!(!fits(with("other", json!(1))));
    assert!(!fits(with("schema", json!("relance/undo/2"))));
    assert!(!fits(with("letters", json!(null))));
    assert!(!fits(json!({ "schema": "relance/undo/1", "run": "R", "piece": null })));
}

#[test]
fn every_file_of_the_folder_is_a_schema_that_the_library_hands_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let files = fs::read_dir(folder).unwrap();
    let files: BTreeSet<String> =
        files.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    let known = Schema::ALL.iter().map(|it| it.file().to_owned());
    assert_eq!(files, known.chain(["shared-1.json".to_owned()]).collect());
    for schema in Schema::ALL {
        let text: Value = serde_json::from_str(schema.text()).unwrap();
        assert_eq!(text["properties"]["schema"]["const"], schema.id());
    }
}
