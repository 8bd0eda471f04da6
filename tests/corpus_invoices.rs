//! Electronic invoices that others wrote, through the program: each becomes a row that equals its facts, is held with the
//! reason, or is left aside by name; lifecycle messages have the effect that is expected of each.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use exports::{Bar, Document, Export, InvoiceRow, State};
use findings::{Finding, Language, Messages, Money};
use relance::invoices::{Context, InvoiceFolder, NamedFolder, Taken, take_in};
use relance::ledger::{Capacity, Contact, Creditor, Signatory};

type Row = BTreeMap<String, String>;

/// A folder of the corpus; none, said loudly, where it is not set.
fn corpus(folder: &str) -> Option<PathBuf> {
    let Some(corpus) = std::env::var_os("RELANCE_CORPUS") else {
        eprintln!("LEFT OUT: RELANCE_CORPUS names no folder, so no file of {folder} was read");
        return None;
    };
    Some(Path::new(&corpus).join(folder))
}

/// The rows of a table, by the names of its columns.
fn rows(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let rows: Vec<Row> = lines
        .map(|line| {
            let mut cells = line.split('\t');
            let cell = |it: &&str| ((*it).to_owned(), cells.next().unwrap_or("").to_owned());
            columns.iter().map(cell).collect()
        })
        .collect();
    assert!(!rows.is_empty(), "{} is empty", path.display());
    rows
}

fn creditor(name: &str, legal_id: &str, vat: &str) -> Creditor {
    let digits: String = legal_id.chars().filter(char::is_ascii_digit).collect();
    let siren = matches!(digits.len(), 9 | 14).then(|| digits[..9].to_owned());
    Creditor {
        name: name.to_owned(),
        tagline: None,
        address: Vec::new(),
        country: "FR".to_owned(),
        phone: None,
        email: None,
        siren,
        vat: Some(vat.to_owned()).filter(|it| !it.is_empty()),
        legal: None,
        place: "Lyon".to_owned(),
        logo: None,
        signatory: Signatory {
            name: String::new(),
            capacity: Capacity::Same(String::new()),
            image: None,
        },
        contact: Contact { name: String::new(), phone: String::new(), email: String::new() },
        mediator: None,
        account: Vec::new(),
        sender: None,
    }
}

/// The day of the letters, on which nothing was paid.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();

/// What the files make, and what is told.
struct Made {
    export: Export,
    taken: Taken,
    findings: Vec<Finding>,
}

/// What a folder makes for a creditor.
fn made(folder: &Path, statuses: Option<&Path>, creditor: &Creditor) -> Made {
    let named = |path: &Path| NamedFolder { path: path.to_owned(), name: String::new() };
    let folder = InvoiceFolder {
        invoices: named(folder),
        statuses: statuses.map(named),
        announced_days: 10,
        unpaid_on: Some(DAY),
        dun_direct_debit: false,
        are_copies: true,
    };
    let context = Context {
        folder: &folder,
        creditor,
        date: DAY,
        word_is_old: None,
        payments_are_read: false,
    };
    let mut export = Export::default();
    let taken_in = take_in(&context, &mut export).unwrap();
    let (taken, findings) = (taken_in.taken, taken_in.findings);
    let Taken { documents, purchases, repeated, listed, rows, .. } = taken;
    assert_eq!(documents, purchases + repeated + listed + rows, "{taken:?}");
    assert_eq!(rows, export.invoices.len() + export.broken.len());
    Made { export, taken, findings }
}

/// The same of one file.
fn made_alone(file: &Path, creditor: &Creditor) -> Made {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(file, folder.path().join(file.file_name().unwrap())).unwrap();
    made(folder.path(), None, creditor)
}

fn money(text: &str) -> Money {
    Money::new(text.parse().unwrap_or_default())
}

/// What a row says, by the columns of the facts, as far as both give it.
fn differences(row: &InvoiceRow, facts: &Row) -> Vec<String> {
    let debtor = &row.debtor;
    let text = |it: &Option<exports::Text>| it.as_deref().unwrap_or_default().to_owned();
    let day = |it: Option<NaiveDate>| it.map_or_else(String::new, |it| it.to_string());
    let street = &facts["buyer_street"];
    let mut fields = vec![
        ("number", row.number.to_string()),
        ("issue_date", day(row.date)),
        ("currency", row.currency.map(String::from).unwrap_or_default()),
        ("buyer_name", text(&debtor.name)),
        ("buyer_vat", text(&debtor.vat)),
        ("buyer_email", text(&debtor.email)),
        ("buyer_country", text(&debtor.country)),
    ];
    if !street.is_empty() {
        let first = debtor.address.first().map(ToString::to_string);
        fields.push(("buyer_street", first.unwrap_or_default()));
        fields.push(("buyer_postcode", text(&debtor.postcode)));
        fields.push(("buyer_city", text(&debtor.city)));
    }
    // Of several the latest; discounts stand among them.
    let due = facts["due_date"].split(" | ").max().unwrap_or_default();
    if row.document == Document::Invoice && !due.is_empty() {
        fields.push(("due_date", day(row.due)));
    }
    let mut told: Vec<String> = fields
        .into_iter()
        .filter(|(column, found)| match *column {
            "due_date" => found != due,
            column => *found != facts[column],
        })
        .map(|(column, found)| format!("[{column}]: `{found}`, facts `{}`", facts[column]))
        .collect();
    let due = money(&facts["due_bt115"]);
    if row.residual.map(Money::abs) != Some(due.abs()) {
        told.push(format!("[due_bt115]: {:?}, facts {due}", row.residual));
    }
    let credit = row.document == Document::CreditNote;
    let is_credit =
        ["381", "396", "261", "262"].contains(&&*facts["type_code"]) || due.is_negative();
    if credit != is_credit && !due.is_zero() {
        told.push(format!("[type_code]: {:?}, facts {}", row.document, facts["type_code"]));
    }
    told
}

#[test]
fn every_invoice_becomes_a_row_that_equals_its_facts_or_is_held() {
    let Some(folder) = corpus("e-invoices") else { return };
    let mut by_file: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows(&folder.join("FACTS.tsv")) {
        let file = row["file"].split('!').next().unwrap().to_owned();
        by_file.entry(file).or_default().push(row);
    }
    let (mut faults, mut clear, mut held) = (Vec::new(), 0, 0);
    let messages = Messages::new(Language::En);
    for (file, facts) in &by_file {
        let first = &facts[0];
        let creditor =
            creditor(&first["seller_name"], &first["seller_legal_id"], &first["seller_vat"]);
        let made = made_alone(&folder.join(file), &creditor);
        let told = || made.findings.iter().map(|it| messages.finding(it)).collect::<Vec<_>>();
        for row in &made.export.invoices {
            let own = facts.iter().find(|it| it["number"] == *row.number);
            let Some(own) = own else {
                faults.push(format!("{file}: a row {} that has no facts", row.number));
                continue;
            };
            clear += 1;
            faults.extend(differences(row, own).iter().map(|it| format!("{file} {it}")));
            assert!(made.export.origin(row.place, None).unwrap().column.is_some());
        }
        for row in &made.export.broken {
            held += 1;
            let holds = made.findings.iter().any(Finding::holds);
            let due = facts.iter().any(|it| {
                row.residual
                    .is_none_or(|residual| residual.abs() == money(&it["due_bt115"]).abs())
            });
            if !holds || !due {
                faults.push(format!("{file}: held without a word or with another amount"));
            }
        }
        let rows = made.export.invoices.len() + made.export.broken.len();
        if rows < facts.len() && made.findings.is_empty() {
            faults.push(format!("{file}: {rows} rows of {}: {:?}", facts.len(), told()));
        }
    }
    println!(
        "e-invoices through the program: {} files, {clear} rows compared, {held} held with a finding",
        by_file.len()
    );
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
    assert!(clear > held, "most are to be asked for");
}

/// The rows of a number.
fn numbered<'m>(made: &'m Made, number: &str) -> Vec<&'m InvoiceRow> {
    made.export.invoices.iter().filter(|it| *it.number == *number).collect()
}

/// Whether a finding of a code names a file.
fn is_told(made: &Made, code: &str, file: &str) -> bool {
    made.findings
        .iter()
        .any(|it| it.code.as_str() == code && it.origin.source.name.contains(file))
}

/// The facts of one invented file.
fn facts_of(folder: &Path, file: &str) -> Row {
    let mut rows = rows(&folder.join("FACTS.tsv")).into_iter();
    rows.find(|it| it["file"] == file).unwrap()
}

#[test]
fn what_only_the_folder_and_the_creditor_can_say_is_said() {
    let Some(folder) = corpus("e-invoices") else { return };
    let plain = facts_of(&folder, "own/xml/own-plain.xml");
    let creditor =
        creditor(&plain["seller_name"], &plain["seller_legal_id"], &plain["seller_vat"]);
    let made = made(&folder.join("own"), None, &creditor);
    for file in ["own-purchase.xml", "own-third-parties.xml"] {
        assert!(is_told(&made, "E30", file), "{file} is no sale");
    }
    assert!(
        is_told(&made, "E36", "own-corrected-384-unknown.xml"),
        "replaces what is not there"
    );
    assert!(is_told(&made, "E43", "own-twice"), "one debt of two files");
    let twice = facts_of(&folder, "own/mixed/own-twice-a.xml");
    assert_eq!(numbered(&made, &twice["number"]).len(), 1);
    for file in ["own-differ-a.xml", "own-differ-b.xml"] {
        assert!(is_told(&made, "E34", file), "{file}");
    }
    let reused = facts_of(&folder, "own/mixed/own-number-reused-a.xml");
    assert_eq!(numbered(&made, &reused["number"]).len(), 2);
    for file in ["own-no-xml.pdf", "own-other-xml-only.pdf", "own-not-xml.xml"] {
        assert!(is_told(&made, "E32", file) || is_told(&made, "E1", file), "{file}");
    }
    assert!(is_told(&made, "E33", "own-two-invoices.pdf"), "two in one PDF");
    for number in 1..=3 {
        let file = format!("own/mixed/own-three.zip!facture-{number}.xml");
        assert_eq!(numbered(&made, &facts_of(&folder, &file)["number"]).len(), 1, "{file}");
    }
    println!("e-invoices/own as one folder: {:?}", made.taken);
}

/// What a row shows of a message, in the words of the table of pitfalls.
fn effect(row: &InvoiceRow, due: Money) -> String {
    let held = match (row.disputed, row.state, row.bar) {
        (true, _, _) => "hold disputed",
        (_, State::Factored, _) => "hold factored",
        (_, State::Manual, _) => "hold manual",
        (_, _, Some(Bar::Refused)) => "hold refused",
        (_, _, Some(Bar::NotDelivered)) => "hold not-delivered",
        (_, _, Some(Bar::Announced(_))) => "hold payment-announced",
        _ => "",
    };
    let residual = row.residual.unwrap_or_default();
    match (held, residual.is_zero()) {
        ("", true) => "closed".to_owned(),
        ("", false) if residual < due => format!("residual less {}", due - residual),
        ("", false) => "nothing".to_owned(),
        (held, _) => held.to_owned(),
    }
}

#[test]
fn every_lifecycle_message_has_its_effect() {
    let (Some(folder), Some(messages)) = (corpus("e-invoices"), corpus("lifecycle")) else {
        return;
    };
    let facts = rows(&messages.join("FACTS.tsv"));
    let invoices = tempfile::tempdir().unwrap();
    let mut by_number = BTreeMap::new();
    for row in rows(&folder.join("FACTS.tsv")) {
        let file = row["file"].clone();
        if let Some(name) = file.strip_prefix("own/xml/") {
            fs::copy(folder.join(&file), invoices.path().join(name)).unwrap();
            by_number.insert(row["number"].clone(), row);
        }
    }
    let plain = facts_of(&folder, "own/xml/own-plain.xml");
    let creditor =
        creditor(&plain["seller_name"], &plain["seller_legal_id"], &plain["seller_vat"]);
    let without = made(invoices.path(), None, &creditor);
    let (mut faults, mut met, mut beside) = (Vec::new(), 0, 0);
    for row in rows(&messages.join("OWN.tsv")) {
        let (file, expected) = (&row["file"], row["expected"].as_str());
        let of_file = facts.iter().find(|it| it["file"] == *file);
        let alone = tempfile::tempdir().unwrap();
        fs::copy(messages.join(file), alone.path().join("message.xml")).unwrap();
        let made = made(invoices.path(), Some(alone.path()), &creditor);
        let told = made.findings.iter().any(|it| it.origin.source.name == "message.xml");
        let number = of_file.map(|it| it["number_mdt87"].clone()).unwrap_or_default();
        let (found, before) = (numbered(&made, &number), numbered(&without, &number));
        let known = by_number.get(&number);
        let (Some(invoice), Some(before), Some(known)) = (found.first(), before.first(), known)
        else {
            beside += 1;
            // About nothing that is there as a row that can be believed, or unreadable: it is told.
            if !told && !expected.starts_with("nothing") {
                faults.push(format!("{file}: {expected}: nothing is told"));
            }
            continue;
        };
        let due = money(&known["due_bt115"]);
        let (effect, before) = (effect(invoice, due), effect(before, due));
        // What an invoice is held for by itself goes before some messages.
        let fits = match expected {
            "closed" | "residual 0" => effect == "closed",
            it if it.starts_with("nothing") => effect == before,
            it if it.starts_with("hold ") => {
                it.starts_with(&effect) || before != "nothing" && told
            }
            it if it.starts_with("residual less") && !it.contains("more") => {
                it.starts_with(&effect)
            }
            // Several messages together, or one with a doubt, which is told.
            _ => told || effect == before,
        };
        if fits {
            met += 1;
        } else {
            faults.push(format!("{file}: expected {expected}, made {effect}, before {before}"));
        }
    }
    println!(
        "lifecycle messages through the program: {met} met, {beside} told as about nothing there"
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(met > beside, "most are about an invoice that is there");
}
