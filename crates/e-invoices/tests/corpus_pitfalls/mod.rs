//! Each pitfall of the corpus, as far as one file alone can show it.

use std::path::Path;

use relance_e_invoices::{Debt, Document, DoubtKind, Due, ReadError};

use super::documents;
use super::facts::{Rows, corpus, rows};

/// What the table of pitfalls expects, as far as one document alone can say it.
fn expectation(expected: &str, document: &Document) -> Result<(), String> {
    let debt = document.debt();
    let doubts: Vec<&DoubtKind> = document.doubts.iter().map(|it| &it.kind).collect();
    let has = |fits: fn(&DoubtKind) -> bool| doubts.iter().any(|it| fits(it));
    let owed = matches!(debt, Some(Debt::Owed(_)));
    let credit = matches!(debt, Some(Debt::Credit(_)));
    let clear = document.is_clear();
    let fits = match expected {
        "debt = BT-115"
        | "debt = BT-115 (total - prepaid)"
        | "as a plain invoice"
        | "read as any other"
        | "read by the XML inside"
        | "read within the size limit (20 MB)"
        | "chosen by its root element"
        | "SIREN = first nine digits"
        | "amounts are in BT-5, never BT-6"
        | "values are trimmed and joined"
        | "name is unescaped once" => owed && clear,
        "credit" | "credit of -BT-115" | "unallocated credit" => credit && clear,
        "credit of BT-115 on the preceding invoice" | "credit on that invoice" => {
            credit && clear && document.about().is_some()
        }
        "closes the preceding invoice, debt = BT-115" | "closes the preceding invoice" => {
            owed && clear && document.about().is_some()
        }
        "hold: either meaning occurs" => {
            has(|it| matches!(it, DoubtKind::NegativeCredit { .. }))
        }
        "hold: contradiction" => has(|it| matches!(it, DoubtKind::PaidAndDue { .. })),
        "hold: BR-CO-16 or overpaid, never a credit taken silently" => has(|it| {
            matches!(it, DoubtKind::Overpaid { .. } | DoubtKind::AmountsDisagree { .. })
        }),
        "hold: BR-CO-16 broken" => has(|it| matches!(it, DoubtKind::AmountsDisagree { .. })),
        "hold direct-debit" => has(|it| matches!(it, DoubtKind::DirectDebit { .. })),
        "hold factored" | "hold factored (BG-10)" => {
            has(|it| matches!(it, DoubtKind::Factored { .. }))
        }
        "hold: unknown type" => has(|it| matches!(it, DoubtKind::UnknownType { .. })),
        "hold: a person decides" => has(|it| matches!(it, DoubtKind::SeveralVendors { .. })),
        "hold" => has(|it| matches!(it, DoubtKind::DueBeforeIssue { .. })),
        "hold: amount not readable" | "hold: date not readable" => {
            has(|it| matches!(it, DoubtKind::Unreadable { .. }))
        }
        "hold: no currency" => has(|it| matches!(it, DoubtKind::Missing(_))),
        "closed: nothing due" => debt == Some(Debt::Nothing) && clear,
        "due date = the latest, finding" => {
            has(|it| matches!(it, DoubtKind::SeveralDueDates { .. }))
        }
        "due date = the later one (terms with a discount dropped)" => {
            clear && doubts.is_empty() && matches!(document.due(), Due::On(_))
        }
        "refused or held, never cut silently" => has(|it| matches!(it, DoubtKind::Long { .. })),
        "kind = consumer" => clear && document.to_consumer() == Some(true),
        _ => return Err("not known to this test".to_owned()),
    };
    if fits { Ok(()) } else { Err(format!("{debt:?}, {doubts:?}")) }
}

/// What only whoever knows the folder, the creditor or the job can say.
const OF_A_ROOM: &[&str] = &[
    "own-",
    "two debts",
    "one debtor",
    "not in the folder",
    "terms_days",
    "debtors file",
    "if the PDF is checked",
];

/// A file that must be refused or left aside.
fn refused(
    read: &Result<Vec<(String, Document)>, ReadError>,
    expected: &str,
) -> Result<(), String> {
    match read {
        Ok(all) if all.is_empty() => Ok(()),
        Ok(_) => Err("it was read".to_owned()),
        Err(error) => {
            let doctype = expected.contains("DOCTYPE");
            let fits = !doctype || matches!(error, ReadError::Doctype { .. });
            let aside = !expected.starts_with("left aside") || error.is_something_else();
            if fits && aside { Ok(()) } else { Err(error.to_string()) }
        }
    }
}

/// The same as [`expectation`], where the words of the table are many.
fn in_words(expected: &str, document: &Document) -> Result<(), String> {
    let due = match document.due() {
        Due::On(day) | Due::ByTerms(day) => Some(day.to_string()),
        Due::Undecided | Due::Unsaid => None,
    };
    let said =
        |fits: bool| if fits { Ok(()) } else { Err(format!("{due:?} {:?}", document.notes)) };
    match expected {
        "no due date can be read" => said(due.is_none()),
        _ if expected.starts_with("due date 20") => {
            said(due.as_ref().is_some_and(|it| expected == format!("due date {it}")))
        }
        _ if expected.starts_with("amounts only") => {
            said(document.is_minimum() && document.is_clear())
        }
        _ if expected.starts_with("kind = business") => {
            let notes = document.note("PMT").is_some() && document.note("PMD").is_some();
            said(document.to_consumer() == Some(false) && notes)
        }
        _ => expectation(expected, document),
    }
}

/// Whether a pitfall is met; none where that is not for one file to say.
fn met(folder: &Path, file: &str, expected: &str) -> Option<Result<(), String>> {
    let (path, member) = file.split_once('!').unwrap_or((file, ""));
    let read = documents(folder, path);
    let aside = expected.starts_with("left aside");
    if aside && path.starts_with("own/xml") {
        return None;
    }
    if aside || expected.starts_with("refused") && !expected.contains("held") {
        return Some(refused(&read, expected));
    }
    let all = match read {
        Ok(all) => all,
        Err(error) => return Some(Err(error.to_string())),
    };
    if expected == "hold: two invoices" {
        return Some(if all.len() == 2 { Ok(()) } else { Err(all.len().to_string()) });
    }
    if OF_A_ROOM.iter().any(|it| expected.contains(it)) {
        return None;
    }
    let found = all.iter().find(|(name, _)| member.is_empty() || name == member);
    let no_member = || Err("no such member".to_owned());
    Some(found.map_or_else(no_member, |(_, document)| in_words(expected, document)))
}

#[test]
fn every_pitfall_is_met() {
    let Some(folder) = corpus("e-invoices") else { return };
    let Rows { rows, .. } = rows(&folder.join("OWN.tsv"));
    let (mut faults, mut good, mut of_a_room) = (Vec::new(), 0, 0);
    for row in &rows {
        let (file, expected) = (&row["file"], row["expected"].as_str());
        match met(&folder, file, expected) {
            Some(Ok(())) => good += 1,
            Some(Err(told)) => faults.push(format!("{file}: {expected}: {told}")),
            None => of_a_room += 1,
        }
    }
    let count = rows.len();
    println!(
        "e-invoices: {count} pitfalls, {good} met here, {of_a_room} for whoever knows the folder and the creditor"
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(of_a_room * 5 < count, "too few are met by one file alone");
}
