//! `report.html`: what a run made and held, for people.

mod html;
mod payments;
mod sums;

use std::collections::BTreeMap;

use crate::payments::PaymentTotal;
use crate::plan::{AgeRow, ControlTotal, Reason};
use findings::{Args, Currency, Language, Messages, Money};

use super::amount::{amount, figure};
use super::{Folder, Manifest, OutputError};

use self::html::{Cell, MOST, Page};

/// Writes `report.html`: one file that needs no other and no network.
pub(super) fn write(
    folder: &Folder,
    manifest: &Manifest<'_>,
    (totals, paid): (&[ControlTotal], &[PaymentTotal]),
    messages: &Messages,
) -> Result<(), OutputError> {
    let mut page = Page::new(messages);
    page.totals(totals);
    if let Some(payments) = manifest.payments {
        page.payments(payments, paid);
    }
    page.ages(manifest);
    page.stages(manifest);
    page.reasons(manifest);
    page.streams(manifest);
    page.pieces(manifest);
    page.held(manifest);
    page.findings(manifest);
    let title = messages.get("report-title", &Args::new().text("run", manifest.run_id));
    let values = Args::new()
        .text("date", manifest.date.to_string())
        .count("letters", manifest.pieces.len());
    let html = page.html(&title, &messages.get("report-sub", &values))?;
    folder.write("report.html", html.as_bytes())
}

/// The columns of the tables of ages.
const AGES: [&str; 10] = [
    "report-name",
    "report-currency",
    "#age-not-due",
    "#age-1-30",
    "#age-31-60",
    "#age-61-90",
    "#age-over-90",
    "#age-undated",
    "#age-credits",
    "#age-total",
];

/// One line of a table of ages. Most cells are empty in most ledgers; zeros would hide the others.
fn ages_line(row: &AgeRow, name: Cell, language: Language) -> Vec<Cell> {
    let currency = row.currency.map(String::from).unwrap_or_default();
    let amounts = [
        row.not_due,
        row.days_1_30,
        row.days_31_60,
        row.days_61_90,
        row.over_90,
        row.no_due_date,
        row.credits,
        row.total,
    ];
    let shown = |money: Money| {
        let some = (money != Money::ZERO).then(|| figure(money, row.currency, language));
        Cell::amount(some.unwrap_or_default(), money)
    };
    let mut cells = vec![name, Cell::text(currency)];
    cells.extend(amounts.map(shown));
    cells
}

impl Page<'_> {
    fn totals(&mut self, totals: &[ControlTotal]) {
        let headers = ["report-currency", "#report-read", "#report-printed", "#report-held"];
        let paid = totals.iter().any(|it| !it.paid.is_zero());
        let mut rows = Vec::new();
        for total in totals {
            let cell = |rows: usize, money| {
                let money = amount(money, total.currency, self.messages.language());
                let values = Args::new().count("rows", rows).text("amount", money);
                Cell::number(self.messages.get("report-rows", &values))
            };
            let mut row = vec![
                Cell::text(total.currency.map(String::from).unwrap_or_default()),
                cell(total.read.rows, total.read.residual),
                cell(total.printed.rows, total.printed.residual),
                cell(total.held.rows, total.held.residual),
                Cell::number(total.closed.to_string()),
            ];
            let since = amount(total.paid, total.currency, self.messages.language());
            row.extend(paid.then(|| Cell::number(since)));
            rows.push(row);
        }
        let more = ["#report-closed"].into_iter().chain(paid.then_some("#report-paid"));
        let headers: Vec<&str> = headers.into_iter().chain(more).collect();
        self.table(Some("report-totals"), &headers, rows);
        self.balanced();
    }

    /// Writes the open documents by age: a line per currency, then one per debtor.
    fn ages(&mut self, manifest: &Manifest<'_>) {
        let (mut debtors, mut shown) = (0, Vec::new());
        let totals = manifest.plan.each_age(manifest.date, |row| {
            debtors += 1;
            if shown.len() < MOST {
                shown.push(row.clone());
            }
        });
        if totals.is_empty() {
            return;
        }
        let line = |row: &AgeRow, name: Cell| ages_line(row, name, self.messages.language());
        let all = self.messages.plain("age-all");
        let sums = totals.iter().map(|row| line(row, Cell::text(all.clone()))).collect();
        let lines = shown.iter();
        let lines = lines.map(|row| line(row, Cell::text(row.debtor_name.to_string())));
        let lines = lines.collect();
        self.table(Some("report-ages"), &AGES, sums);
        self.table(None, &AGES, lines);
        self.searched(debtors, "ages.csv");
    }

    fn reasons(&mut self, manifest: &Manifest<'_>) {
        let mut sums: BTreeMap<(Reason, Option<Currency>), (usize, Money)> = BTreeMap::new();
        for held in &manifest.plan.held {
            let (count, sum) = sums.entry((held.reason, held.currency)).or_default();
            *count += 1;
            *sum += held.residual.unwrap_or_default();
        }
        if sums.is_empty() {
            return;
        }
        let language = self.messages.language();
        let rows = sums.into_iter().map(|((reason, currency), (count, sum))| {
            vec![
                Cell::text(reason.as_str().to_owned()),
                Cell::text(self.messages.plain(&reason.key())),
                Cell::number(count.to_string()),
                Cell::number(amount(sum, currency, language)),
            ]
        });
        let rows = rows.collect();
        let headers = ["report-code", "report-reason", "#report-documents", "#report-amount"];
        self.table(Some("report-reasons"), &headers, rows);
    }

    fn pieces(&mut self, manifest: &Manifest<'_>) {
        let language = self.messages.language();
        let mut files = manifest.letters.iter();
        let mut rows = Vec::new();
        for piece in manifest.pieces.iter().take(MOST) {
            let Some(letter) = manifest.plan.letters.get(piece.letter) else { continue };
            let number = piece.number.to_string();
            let total = letter.totals.total();
            rows.push(vec![
                match files.next().and_then(Option::as_ref) {
                    Some(file) => Cell::link(&file.file, number),
                    None => Cell::text(number),
                },
                Cell::text(letter.debtor.code.to_string()),
                Cell::text(letter.debtor.name.to_string()),
                Cell::text(self.messages.plain(&letter.stage.key())),
                Cell::day(letter.deadline.to_string()),
                Cell::amount(amount(total, Some(letter.currency), language), total),
                Cell::number(piece.sheets.to_string()),
                self.postage(manifest, piece, letter),
            ]);
        }
        let headers = ["report-piece", "report-debtor", "report-name", "report-stage"];
        let more = ["report-deadline", "#report-amount", "#report-sheets", "#report-postage"];
        self.table(
            Some("report-pieces"),
            &headers.into_iter().chain(more).collect::<Vec<_>>(),
            rows,
        );
        self.searched(manifest.pieces.len(), "pieces.csv");
    }

    fn held(&mut self, manifest: &Manifest<'_>) {
        if manifest.plan.held.is_empty() {
            return;
        }
        let language = self.messages.language();
        let rows = manifest.plan.held.iter().take(MOST).map(|held| {
            let residual = held.residual.map_or_else(
                || Cell::text(String::new()),
                |money| Cell::amount(amount(money, held.currency, language), money),
            );
            vec![
                Cell::text(held.debtor.to_string()),
                Cell::text(held.name.to_string()),
                Cell::text(held.number.to_string()),
                Cell::day(held.due.map(|due| due.to_string()).unwrap_or_default()),
                residual,
                Cell::text(held.reason.as_str().to_owned()),
                Cell::text(held.origin.to_string()),
            ]
        });
        let rows = rows.collect();
        let headers = ["report-debtor", "report-name", "report-invoice", "report-due"];
        let more = ["#report-amount", "report-code", "report-origin"];
        self.table(
            Some("report-held-list"),
            &headers.into_iter().chain(more).collect::<Vec<_>>(),
            rows,
        );
        self.searched(manifest.plan.held.len(), "held.csv");
    }

    fn findings(&mut self, manifest: &Manifest<'_>) {
        if manifest.findings.is_empty() {
            return;
        }
        let rows = manifest.findings.iter().take(MOST).map(|finding| {
            vec![
                Cell::text(finding.code.as_str().to_owned()),
                Cell::text(finding.debtor.clone().unwrap_or_default()),
                Cell::text(finding.origin.to_string()),
                Cell::text(self.messages.sentence(finding)),
            ]
        });
        let rows = rows.collect();
        let headers = ["report-code", "report-debtor", "report-origin", "report-finding"];
        self.table(Some("report-findings"), &headers, rows);
        self.searched(manifest.findings.len(), "findings.csv");
    }
}
