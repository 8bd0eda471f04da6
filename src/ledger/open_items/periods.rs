//! Several ledgers in a row: which follow each other, and which cannot be read together.

use crate::ledger::directory::origin;
use exports::{Export, Journal, LedgerTotals, Place, Posting};
use findings::{Args, Code, Finding, Origin};

use super::item::UniqueReferences;

/// A year, or the part of it that one or several files hold.
#[derive(Debug)]
pub(super) struct Period<'p> {
    tables: Vec<u32>,
    pub(super) references: UniqueReferences<'p>,
}

impl Period<'_> {
    pub(super) fn holds(&self, place: Place) -> bool {
        self.tables.contains(&place.table)
    }

    /// Its last file.
    pub(super) fn origin(&self, export: &Export) -> Origin {
        let table = self.tables.last().copied().unwrap_or_default();
        origin(export, Place { table, line: 0 }, None)
    }
}

/// A ledger file and its place among the tables.
type LedgerFile<'a> = (u32, &'a LedgerTotals);

/// The periods from first to last, and whether something is wrong with the files as a whole.
///
/// A file with opening lines begins a period: it repeats what was open before. One without goes on
/// with the period of the file before.
pub(super) fn periods<'p>(
    export: &Export,
    postings: &'p [Posting],
    findings: &mut Vec<Finding>,
) -> (Vec<Period<'p>>, bool) {
    let tables = (0_u32..).zip(&export.tables);
    let mut files: Vec<LedgerFile<'_>> =
        tables.filter_map(|(at, table)| Some((at, table.ledger.as_ref()?))).collect();
    files.sort_by_key(|(at, totals)| (totals.period, *at));
    let before = findings.len();
    for file in &files {
        check(export, file, findings);
    }
    for pair in files.windows(2) {
        if let [first, second] = pair {
            findings.extend(overlap(export, first, second));
        }
    }
    let refused = findings.iter().skip(before).any(Finding::holds);
    let opens = |table: u32| {
        postings.iter().any(|it| it.place.table == table && it.journal == Journal::Opening)
    };
    let mut periods: Vec<Period<'p>> = Vec::new();
    for (table, _) in files {
        match periods.last_mut() {
            Some(last) if !opens(table) => last.tables.push(table),
            _ => {
                periods.push(Period {
                    tables: vec![table],
                    references: UniqueReferences::default(),
                });
            }
        }
    }
    for period in &mut periods {
        let tables = period.tables.clone();
        let inside = postings.iter().filter(|it| tables.contains(&it.place.table));
        period.references = UniqueReferences::new(inside);
    }
    (periods, refused)
}

/// Tells of a file that does not balance: a ledger always does, so such a file is not whole.
fn check(export: &Export, file: &LedgerFile<'_>, findings: &mut Vec<Finding>) {
    let (table, totals) = file;
    let origin = origin(export, Place { table: *table, line: 0 }, None);
    if totals.debit != totals.credit || totals.unknown_lines > 0 {
        let values = Args::new()
            .text("debit", totals.debit.to_string())
            .text("credit", totals.credit.to_string())
            .count("unknown", totals.unknown_lines);
        findings.push(Finding::new(Code::LedgerIncomplete, origin.clone(), None, values));
    }
    if totals.doubtful_lines > 0 {
        let values = Args::new()
            .count("count", totals.doubtful_lines)
            .text("amount", totals.doubtful.to_string());
        findings.push(Finding::new(Code::DoubtfulDebtors, origin, None, values));
    }
}

/// Whether a ledger begins before the one before it ends.
fn overlap(
    export: &Export,
    first: &LedgerFile<'_>,
    second: &LedgerFile<'_>,
) -> Option<Finding> {
    let ((_, end), (begin, _)) = (first.1.period?, second.1.period?);
    if begin > end {
        return None;
    }
    let file = |table: u32| origin(export, Place { table, line: 0 }, None);
    let values = Args::new()
        .text("begin", begin.to_string())
        .text("end", end.to_string())
        .text("other", file(first.0).to_string());
    Some(Finding::new(Code::LedgersOverlap, file(second.0), None, values))
}
