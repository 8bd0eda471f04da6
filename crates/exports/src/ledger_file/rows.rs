//! From the lines of a ledger file to postings on debtors' accounts.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    BrokenRow, DebtorRow, Document, Export, Journal, LedgerOptions, LedgerTotals, Place,
    Posting, Text,
};
use findings::{Args, Code, Currency, Finding, Money, Origin, Source};

use super::columns::AmountColumns;
use super::{LedgerFile, cell};

/// The collective account of doubtful debtors in the French chart of accounts.
const DOUBTFUL: &str = "416";

/// Accounts that the French chart of accounts divides 411 into; none of them is one debtor's.
const COLLECTIVE: [&str; 4] = ["411", "4111", "4117", "416"];

/// Reads the lines of one file.
pub(super) struct LedgerRows<'a> {
    pub(super) count: usize,
    pub(super) totals: LedgerTotals,
    file: &'a LedgerFile,
    source: &'a Arc<Source>,
    table: u32,
    options: &'a LedgerOptions,
    journals: &'a BTreeMap<String, Journal>,
    /// Each debtor once per name, since nearly all lines of one repeat it.
    debtors: BTreeMap<(String, String), Arc<DebtorRow>>,
    codes: BTreeMap<String, Text>,
}

/// One line.
struct LedgerLine<'r> {
    place: Place,
    cells: &'r [&'r str],
}

impl<'r> LedgerLine<'r> {
    fn cell(&self, place: Option<usize>) -> &'r str {
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }
}

/// The fault of a line: code, column, values.
type LineTrouble = (Code, Option<usize>, Args);

impl<'a> LedgerRows<'a> {
    pub(super) fn new(
        file: &'a LedgerFile,
        source: &'a Arc<Source>,
        table: u32,
        journals: &'a BTreeMap<String, Journal>,
    ) -> Self {
        Self {
            count: 0,
            totals: LedgerTotals::default(),
            file,
            source,
            table,
            options: &file.options,
            journals,
            debtors: BTreeMap::new(),
            codes: BTreeMap::new(),
        }
    }

    /// Reads every line under the header.
    pub(super) fn read(&mut self, export: &mut Export, findings: &mut Vec<Finding>) {
        for (line, cells) in self.file.records() {
            self.count += 1;
            let place = Place { table: self.table, line };
            self.line(&LedgerLine { place, cells: &cells }, export, findings);
        }
    }

    fn line(
        &mut self,
        line: &LedgerLine<'_>,
        export: &mut Export,
        findings: &mut Vec<Finding>,
    ) {
        if let Some(trouble) = self.width(line) {
            self.totals.unknown_lines += 1;
            findings.push(self.finding(line, None, trouble));
            return;
        }
        let columns = &self.file.columns;
        let amount = self.amount(line);
        let date = needed_date(line.cell(Some(columns.date)), columns.date);
        let account = line.cell(Some(columns.account));
        let concerns = self
            .options
            .accounts
            .iter()
            .any(|it| !it.is_empty() && account.starts_with(it.as_str()));
        if let Ok((debit, credit)) = amount {
            self.totals.debit += debit;
            self.totals.credit += credit;
            self.totals.doubtful_lines +=
                usize::from(!concerns && account.starts_with(DOUBTFUL));
            if !concerns && account.starts_with(DOUBTFUL) {
                self.totals.doubtful += debit - credit;
            }
        }
        if let Ok(date) = date {
            let (first, last) = self.totals.period.unwrap_or((date, date));
            self.totals.period = Some((first.min(date), last.max(date)));
        }
        if !concerns {
            // What is unreadable elsewhere shows where debits and credits are compared.
            findings.extend(amount.err().map(|trouble| self.finding(line, None, trouble)));
            return;
        }
        self.totals.debtor_lines += 1;
        let sum = amount.as_ref().ok().map(|(debit, credit)| *debit - *credit);
        self.totals.balance += sum.unwrap_or_default();
        let debtor = self.debtor(line, account);
        match self.posting(line, (amount, date), &debtor) {
            Ok(posting) => export.postings.push(posting),
            Err(trouble) => {
                findings.push(self.finding(line, Some(&debtor.code), trouble));
                export.broken.push(self.broken(line, &debtor, sum));
            }
        }
    }

    /// Checks the number of cells; cells may be missing or left over at the end while all are empty.
    fn width(&self, line: &LedgerLine<'_>) -> Option<LineTrouble> {
        let (found, expected) = (line.cells.len(), self.file.columns.count);
        let over = line.cells.get(expected..).unwrap_or_default();
        let empty = over.iter().all(|cell| cell.trim().is_empty());
        let values = Args::new().count("found", found).count("expected", expected);
        (found < expected || !empty).then_some((Code::WrongNumberOfCells, None, values))
    }

    /// Debit and credit of a line.
    fn amount(&self, line: &LedgerLine<'_>) -> Result<(Money, Money), LineTrouble> {
        let read = |place: usize| {
            let text = line.cell(Some(place));
            let refused = || (Code::NotAnAmount, Some(place), Args::new().text("text", text));
            cell::amount(text).ok_or_else(refused)
        };
        match self.file.columns.sums {
            AmountColumns::DebitCredit(debit, credit) => Ok((read(debit)?, read(credit)?)),
            AmountColumns::AmountSide(amount, side) => {
                let sum = read(amount)?;
                match line.cell(Some(side)) {
                    "D" | "d" | "+1" | "1" | "+" => Ok((sum, Money::ZERO)),
                    "C" | "c" | "-1" | "-" => Ok((Money::ZERO, sum)),
                    other => {
                        let values = Args::new().text("text", other).text("expected", "D, C");
                        Err((Code::UnknownWord, Some(side), values))
                    }
                }
            }
        }
    }

    fn posting(
        &mut self,
        line: &LedgerLine<'_>,
        read: (Result<(Money, Money), LineTrouble>, Result<NaiveDate, LineTrouble>),
        debtor: &Arc<DebtorRow>,
    ) -> Result<Posting, LineTrouble> {
        let columns = self.file.columns;
        let (debit, credit) = read.0?;
        let date = read.1?;
        let piece_date = columns.piece_date.map(|place| (line.cell(Some(place)), place));
        let piece_date = piece_date.filter(|(text, _)| !text.is_empty());
        let piece_date =
            piece_date.map(|(text, place)| needed_date(text, place)).transpose()?;
        let code = line.cell(Some(columns.journal));
        let journal = self.journals.get(code).copied().unwrap_or(Journal::Other);
        let currency = line.cell(columns.currency).to_uppercase();
        Ok(Posting {
            place: line.place,
            journal,
            journal_code: self.shared(code),
            entry: Text::from(line.cell(columns.entry)),
            date,
            account: self.shared(line.cell(Some(columns.account))),
            debtor: Arc::clone(debtor),
            piece: Text::from(single_spaced(line.cell(columns.piece))),
            piece_date,
            amount: debit - credit,
            lettering: Text::from(line.cell(columns.lettering)),
            currency: currency.parse::<Currency>().ok(),
        })
    }

    /// Who owes: the subsidiary account; else the account, where it is one debtor's; else its name.
    fn debtor(&mut self, line: &LedgerLine<'_>, account: &str) -> Arc<DebtorRow> {
        let columns = &self.file.columns;
        let auxiliary = line.cell(columns.debtor);
        let account_name = line.cell(columns.account_name);
        let bare = account.trim_end_matches('0');
        let collective =
            COLLECTIVE.contains(&bare) || self.options.accounts.iter().any(|it| it == bare);
        let code = match (auxiliary.is_empty(), collective, account_name.is_empty()) {
            (false, ..) => auxiliary,
            (true, true, false) => account_name,
            (true, ..) => account,
        };
        let name = match line.cell(columns.debtor_name) {
            "" => account_name,
            name => name,
        };
        let key = (code.to_owned(), name.to_owned());
        let new = || {
            Arc::new(DebtorRow {
                place: line.place,
                code: Text::from(code),
                name: Some(Text::from(name)).filter(|name| !name.is_empty()),
                ..DebtorRow::default()
            })
        };
        Arc::clone(self.debtors.entry(key).or_insert_with(new))
    }

    fn broken(
        &self,
        line: &LedgerLine<'_>,
        debtor: &DebtorRow,
        sum: Option<Money>,
    ) -> BrokenRow {
        let number = line.cell(self.file.columns.piece);
        BrokenRow {
            place: line.place,
            debtor: Some(Text::clone(&debtor.code)),
            name: debtor.name.clone(),
            number: Some(Text::from(number)).filter(|it| !it.is_empty()),
            document: Document::Invoice,
            due: None,
            currency: None,
            total: None,
            paid: None,
            residual: sum,
            cells: Vec::new(),
        }
    }

    fn shared(&mut self, text: &str) -> Text {
        if let Some(known) = self.codes.get(text) {
            return Text::clone(known);
        }
        let new = Text::from(text);
        self.codes.insert(text.to_owned(), Text::clone(&new));
        new
    }

    fn finding(
        &self,
        line: &LedgerLine<'_>,
        debtor: Option<&str>,
        trouble: LineTrouble,
    ) -> Finding {
        let (code, column, values) = trouble;
        let column = column.and_then(|column| u16::try_from(column).ok());
        let origin = Origin { source: Arc::clone(self.source), line: line.place.line, column };
        Finding::new(code, origin, debtor, values)
    }
}

fn needed_date(text: &str, place: usize) -> Result<NaiveDate, LineTrouble> {
    let values = || Args::new().text("text", text);
    cell::date(text).ok_or_else(|| (Code::NotADate, Some(place), values()))
}

/// A reference without the padding inside it: `VE  0323` is `VE 0323`.
fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
