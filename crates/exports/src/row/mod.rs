//! Stage 5: from the cells of a row to an invoice, or to a broken row.

mod cells;
mod due;
mod line;
mod money;
mod number;
mod value;

use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Args, Code, Currency, Finding, Money, Origin, Source};

use super::cell_text::text;
use super::group::Group;
use super::header::{HeaderUnit, Lines, Recognised};
use super::heading::Heading;
use super::pass::Pass;
use super::profile::RowIs;
use super::proof::Proof;
use super::repair::is_scientific;
use super::state::Standings;
use super::{
    BrokenRow, DebtorRow, DocumentKind, Export, Field, Fields, InvoiceRow, State, Text,
};

use self::money::Sums;

pub(super) use self::cells::{Cells, inside};

/// Turns the rows of one file into what the export keeps.
pub(super) struct Rows<'a> {
    /// Whether the header is in doubt, so that every row is broken.
    pub(super) refused: bool,
    /// The details of the last row that had any, where the row before had them.
    pub(super) last_debtor: Option<Arc<DebtorRow>>,
    /// The last debtor that rows named as the one who pays.
    last_payer: Option<Arc<DebtorRow>>,
    /// Whether a row that names no country means France.
    pub(super) in_france: bool,
    /// The currencies that headers name.
    pub(super) units: Fields<Option<HeaderUnit>>,
    /// The columns with details.
    pub(super) debtor_columns: Vec<u16>,
    /// The facts that the rows have shown about their columns, and the decisions taken before.
    pub(super) pass: Pass,
    /// The debtor of the row above, where blank cells mean the same.
    above: Option<Arc<DebtorRow>>,
    /// Its code, while a row that leaves it out is taken in.
    code_above: Option<Text>,
    group: Group,
    /// The sums of the rows, and the totals printed among them.
    proof: Proof,
    /// The debtor whose name stands above the rows at hand.
    of_group: Option<Arc<DebtorRow>>,
    /// How lines that are no documents are told.
    lines: Lines,
    /// The debtor of the last row with a balance.
    balance_of: String,
    recognised: &'a Recognised,
    /// The statements about the file as a whole.
    around: Around<'a>,
    /// The last words and what they mean: most rows repeat those of the row before.
    last_document: Option<(Text, DocumentKind)>,
    last_status: Option<Text>,
    /// The states that its columns give.
    pub(super) states: Standings,
    source: &'a Arc<Source>,
    columns: Fields<Option<u16>>,
    export: &'a mut Export,
    findings: &'a mut Vec<Finding>,
    /// Whether something in the row at hand cannot be understood.
    trouble: bool,
}

/// The statements about a file apart from its rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) source: &'a Arc<Source>,
    /// The currency in which the firm keeps its books.
    pub(super) currency: Currency,
    /// Whether the user says that a total is what remains.
    pub(super) total_is_open: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        around: Around<'a>,
        recognised: &'a Recognised,
        pass: Pass,
        export: &'a mut Export,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        let columns = recognised.columns;
        let row = if pass.groups { recognised.row } else { RowIs::Unknown };
        let details = Field::ALL.iter().filter(|field| field.is_about_debtor());
        Self {
            refused: recognised.refused,
            in_france: pass.in_france,
            pass,
            above: None,
            code_above: None,
            group: Group::new(row),
            proof: Proof::default(),
            of_group: None,
            lines: recognised.lines(),
            balance_of: String::new(),
            recognised,
            around,
            last_debtor: None,
            last_payer: None,
            units: recognised.units,
            debtor_columns: details.filter_map(|field| columns.get(*field)).collect(),
            last_document: None,
            last_status: None,
            source: around.source,
            states: Standings::new(Arc::clone(&recognised.lexicon), &recognised.states),
            columns,
            export,
            findings,
            trouble: false,
        }
    }

    /// The facts that the rows have shown about their columns.
    pub(super) fn into_pass(mut self) -> Pass {
        self.pass.merged += self.group.merged;
        self.pass.differing = self.group.differing;
        self.proof.close_announced();
        self.pass.disproof = self.proof.disproof.take();
        self.pass.unproved = self.proof.unproved.take();
        self.pass.unknown = self.states.into_unknown();
        self.pass
    }

    /// Takes in a row of an export.
    pub(super) fn invoice(&mut self, cells: &Cells<'_>) {
        if self.goes_on(cells) || self.is_no_document(cells) {
            return;
        }
        let before = self.findings.len();
        self.trouble = self.refused;
        let above = self.debtor_above(cells).or_else(|| self.debtor_of_group(cells));
        self.code_above = above.as_ref().map(|it| it.code.clone());
        let code = if above.is_some() { Some("") } else { self.needed(cells, Field::Debtor) };
        code.iter().for_each(|code| self.pass.suppliers.count(code, cells.place.line));
        self.look_for_damage(cells);
        let mut sums = self.sums(cells);
        self.look_at_number(cells, &mut sums);
        self.look_at_balance(cells, &sums);
        self.look_at_account(cells);
        self.look_at_lettering(cells, &mut sums);
        self.take_own_amount(&mut sums);
        self.look_for_blank_residual(cells, &sums);
        self.stand(cells, &mut sums);
        let number = self.number(cells, &sums);
        let date = self.date(cells, Field::InvoiceDate);
        let due = self.due(cells, date);
        let promised_until = self.date(cells, Field::PromisedUntil);
        let reminders = [Field::Reminder1, Field::Reminder2, Field::Reminder3];
        let reminders = reminders.map(|field| self.date(cells, field));
        let (Some(code), Some(number), false) = (code, number, self.trouble) else {
            self.last_debtor = None;
            if self.refused {
                // One finding about the header says it all.
                self.findings.truncate(before);
            }
            self.keep_broken(cells, due, sums);
            self.above = above;
            return;
        };
        let debtor = above.unwrap_or_else(|| self.debtor(cells, code));
        self.above = Some(Arc::clone(&debtor));
        let standing = sums.standing;
        let debtor = self.payer(cells, &debtor).unwrap_or(debtor);
        let row = InvoiceRow {
            place: cells.place,
            debtor,
            number: text(number).unwrap_or_default(),
            document: sums.document.unwrap_or_default(),
            date,
            due,
            total: sums.total,
            paid: sums.paid,
            residual: sums.residual,
            currency: sums.currency,
            status: self.status(cells),
            state: standing.state,
            debtor_state: standing.of_the_debtor,
            disputed: standing.state == State::Disputed,
            promised_until,
            copy: text(cells.get(Field::Copy)),
            reminders,
            credit_for: text(cells.get(Field::CreditFor)),
            bar: None,
        };
        self.keep(cells, row, &sums);
    }

    /// The debtor who pays in place of the one of a row, where it names another. Nothing else in the row is
    /// about him.
    fn payer(&mut self, cells: &Cells<'_>, debtor: &DebtorRow) -> Option<Arc<DebtorRow>> {
        let code = cells.get(Field::Payer);
        if code.is_empty() || *code == *debtor.code {
            return None;
        }
        if let Some(last) = self.last_payer.as_ref().filter(|last| *last.code == *code) {
            return Some(Arc::clone(last));
        }
        let code = Text::from(code);
        let payer = Arc::new(DebtorRow { place: cells.place, code, ..DebtorRow::default() });
        self.last_payer = Some(Arc::clone(&payer));
        Some(payer)
    }

    /// Keeps a row, or adds it to the one of the same invoice.
    fn keep(&mut self, cells: &Cells<'_>, row: InvoiceRow, sums: &Sums) {
        let Some(row) = self.group.take(row, &mut self.export.invoices) else {
            self.proof.distrust();
            return;
        };
        self.proof.add(sums.summed(self.pass.runs));
        if self.recognised.row_is_told && self.group.differs() {
            // In a file of lines, two rows that contradict each other are no two instalments.
            self.report(cells, Code::RowsOfInvoiceDiffer, Some(Field::Invoice), Args::new());
        }
        self.export.invoices.push(row);
    }

    /// Whether a row goes on below the invoice above it.
    fn goes_on(&mut self, cells: &Cells<'_>) -> bool {
        let goes_on =
            matches!(self.group.row(), RowIs::InvoiceLine) || self.pass.blank_is_as_above;
        let more = goes_on && self.above.is_some() && cells.is_blank();
        self.pass.merged += usize::from(more);
        more
    }

    /// The debtor of the row above, where this row leaves all its details out and that means it.
    fn debtor_above(&mut self, cells: &Cells<'_>) -> Option<Arc<DebtorRow>> {
        let code = cells.get(Field::Debtor);
        if !code.is_empty() {
            self.pass.repeated +=
                usize::from(self.above.as_ref().is_some_and(|it| *it.code == *code));
            return None;
        }
        if self.heading().is_some() {
            return None;
        }
        if !self.debtor_columns.iter().all(|column| cells.is_empty(*column)) {
            self.pass.half_blank += 1;
            return None;
        }
        self.pass.blank.count(cells.place.line);
        self.above.clone().filter(|_| self.pass.blank_is_as_above)
    }

    /// The debtor whose name stands on a line of its own above this row, which names none.
    fn debtor_of_group(&mut self, cells: &Cells<'_>) -> Option<Arc<DebtorRow>> {
        let named = [Field::Debtor, Field::Name].iter().any(|it| !cells.get(*it).is_empty());
        let heading = self.heading().filter(|_| !named)?;
        if let Some(debtor) = &self.of_group {
            return Some(Arc::clone(debtor));
        }
        let name = Text::from(heading.name.as_str());
        let code = heading.code.clone().unwrap_or_else(|| heading.name.clone());
        let details = self.details(cells, &code);
        let debtor = Arc::new(DebtorRow { name: Some(name), ..details });
        self.of_group = Some(Arc::clone(&debtor));
        Some(debtor)
    }

    /// The name above the rows at hand.
    pub(super) fn heading(&self) -> Option<&Heading> {
        self.proof.heading().filter(|_| self.recognised.grouped)
    }

    /// Compares a balance with that of the row above.
    fn look_at_balance(&mut self, cells: &Cells<'_>, sums: &Sums) {
        let Some(column) = self.recognised.running.filter(|_| !self.pass.runs) else { return };
        if !self.has(Field::Total) && !self.has(Field::Debit) {
            return;
        }
        let balance = if self.recognised.running_by_name {
            self.balance(cells, column)
        } else {
            sums.shown
        };
        let of = match cells.get(Field::Debtor) {
            "" => self.code_above.as_deref().unwrap_or_default(),
            code => code,
        };
        let anew = *of != *self.balance_of;
        if anew {
            self.balance_of.clear();
            self.balance_of.push_str(of);
        }
        let blank = self.has(Field::Debit) && !sums.unreadable;
        let amount = sums.total.or(blank.then_some(Money::ZERO)).map(|it| sums.net(it));
        let (Some(amount), Some(balance)) = (amount, balance) else {
            self.pass.running.lose();
            return;
        };
        self.pass.running.row(amount, balance, anew, cells.place.line);
    }

    /// Notes whether accounts of customers stand beside others, as in a journal.
    fn look_at_account(&mut self, cells: &Cells<'_>) {
        const CUSTOMERS: [&str; 2] = ["411", "430"];
        const OTHERS: [&str; 8] = ["1", "2", "5", "6", "7", "40", "42", "44"];
        if !self.has(Field::Debit) && !self.has(Field::Side) {
            return;
        }
        let account = cells.get(Field::Debtor);
        if account.len() < 3 {
            return;
        }
        let starts = |list: &[&str]| list.iter().any(|it| account.starts_with(it));
        if starts(&CUSTOMERS) {
            self.pass.accounts.0 = true;
        } else if self.pass.accounts.1.is_none()
            && starts(&OTHERS)
            && account.bytes().all(|byte| byte.is_ascii_digit())
        {
            self.pass.accounts.1 = Some((cells.place.line, account.to_owned()));
        }
    }

    /// Closes what shares its lettering with rows that settle it to the cent.
    fn look_at_lettering(&mut self, cells: &Cells<'_>, sums: &mut Sums) {
        let code = cells.get(Field::Lettering);
        if code.is_empty() || !self.is_ledger() {
            return;
        }
        let Some(total) = sums.total else { return };
        let debtor = match cells.get(Field::Debtor) {
            "" => self.code_above.as_deref().unwrap_or_default(),
            debtor => debtor,
        };
        let key = (debtor.to_owned(), code.to_owned());
        match &self.pass.settled {
            Some(settled) if settled.contains(&key) => sums.residual = Some(Money::ZERO),
            Some(_) => {}
            None => *self.pass.lettered.entry(key).or_default() += sums.net(total),
        }
    }

    /// Whether debits and credits stand on rows of their own.
    fn is_ledger(&self) -> bool {
        let sides = self.has(Field::Debit) || self.has(Field::Side) || self.pass.runs;
        sides && (self.pass.runs || !self.has(Field::Residual))
    }

    fn has(&self, field: Field) -> bool {
        self.columns.get(field).is_some()
    }

    /// The number of a document; none is missed on what is no claim, such as a draft.
    fn number<'c>(&mut self, cells: &Cells<'c>, sums: &Sums) -> Option<&'c str> {
        // Money received needs no number.
        if cells.get(Field::Invoice).is_empty()
            && sums.document == Some(crate::Document::Payment)
        {
            return Some("");
        }
        let state = sums.standing.state;
        if state.is_in_force() {
            self.needed(cells, Field::Invoice)
        } else {
            Some(cells.get(Field::Invoice))
        }
    }

    /// Refuses codes and numbers that a spreadsheet has rounded or not reckoned.
    fn look_for_damage(&mut self, cells: &Cells<'_>) {
        for field in [Field::Debtor, Field::Invoice] {
            if is_scientific(cells.get(field)) {
                self.refuse_cell(cells, Code::NumberRounded, field, None);
            } else if self.source.sheet.is_some() && cells.get(field).starts_with('=') {
                self.refuse_cell(cells, Code::FormulaWithoutResult, field, None);
            }
        }
    }

    /// Holds a row that the workbook does not show: nobody has said what that means.
    pub(super) fn hidden(&mut self, cells: &Cells<'_>) {
        if self.is_no_document(cells) {
            return;
        }
        let before = self.findings.len();
        let due = self.date(cells, Field::DueDate);
        let sums = self.sums(cells);
        self.findings.truncate(before);
        self.last_debtor = None;
        let gross = sums.total.unwrap_or_default() - sums.paid.unwrap_or_default();
        let remains = sums.residual.unwrap_or(gross);
        self.pass.hidden.count(cells.place.line, sums.currency, remains);
        self.keep_broken(cells, due, sums);
    }

    /// Takes in a row of an export whose cells may have moved or lost letters.
    pub(super) fn unreadable(&mut self, cells: &Cells<'_>, code: Code, values: Args) {
        if code == Code::WrongNumberOfCells && self.is_no_document(cells) {
            return;
        }
        let before = self.findings.len();
        // Where cells are too few or too many, amounts may stand in the wrong column.
        let believed = code == Code::NotText;
        let due = believed.then(|| self.date(cells, Field::DueDate)).flatten();
        let unknown = || Sums { unreadable: true, ..Sums::default() };
        let sums = if believed { self.sums(cells) } else { unknown() };
        // What is wrong in its cells follows from what is wrong with the row.
        self.findings.truncate(before);
        self.last_debtor = None;
        if !self.refused {
            self.report(cells, code, None, values);
        }
        self.keep_broken(cells, due, sums);
        if !believed && let Some(row) = self.export.broken.last_mut() {
            row.cells = cells.record.iter().map(str::trim).filter_map(text).collect();
        }
    }

    /// Takes in a row of the debtor file.
    pub(super) fn debtor_of_file(&mut self, cells: &Cells<'_>, trouble: Option<(Code, Args)>) {
        if let Some((code, values)) = trouble {
            self.report(cells, code, None, values);
        }
        if let Some(code) = self.needed(cells, Field::Debtor) {
            let mut details = self.details(cells, code);
            details.state = self.states.of(cells, || false).state;
            details.disputed = details.state == State::Disputed;
            details.promised_until = self.date(cells, Field::PromisedUntil);
            self.export.debtors.get_or_insert_default().push(details);
        }
    }

    fn keep_broken(&mut self, cells: &Cells<'_>, due: Option<NaiveDate>, sums: Sums) {
        self.proof.add(sums.summed(self.pass.runs));
        self.above = None;
        self.export.broken.push(BrokenRow {
            place: cells.place,
            debtor: text(cells.get(Field::Debtor)).or_else(|| self.code_above.take()),
            name: text(cells.get(Field::Name)),
            number: text(cells.get(Field::Invoice)),
            document: sums.document.unwrap_or_default(),
            due,
            currency: sums.currency,
            total: sums.total,
            paid: sums.paid,
            residual: sums.residual,
            cells: Vec::new(),
        });
    }

    /// Reports a cell and breaks its row.
    pub(super) fn refuse_cell(
        &mut self,
        cells: &Cells<'_>,
        code: Code,
        field: Field,
        expected: Option<&'static str>,
    ) {
        let values = match (code, expected) {
            (Code::MissingCell, _) => Args::new().text("field", field.as_str()),
            (_, Some(expected)) => Args::new()
                .text("text", cells.get(field))
                .text("header", self.header(field))
                .text("expected", expected),
            (_, None) => Args::new().text("text", cells.get(field)),
        };
        self.report(cells, code, Some(field), values);
    }

    /// The header of a field's column.
    fn header(&self, field: Field) -> String {
        let column = self.columns.get(field).map(usize::from);
        column.and_then(|it| self.source.headers.get(it)).cloned().unwrap_or_default()
    }

    /// Reports something that breaks the row.
    fn report(&mut self, cells: &Cells<'_>, code: Code, field: Option<Field>, values: Args) {
        self.trouble = true;
        self.remark(cells, code, field, values);
    }

    /// Reports something of a row.
    pub(super) fn remark(
        &mut self,
        cells: &Cells<'_>,
        code: Code,
        field: Option<Field>,
        values: Args,
    ) {
        let column = field.and_then(|field| self.columns.get(field));
        let source = Arc::clone(self.source);
        let origin = Origin { source, line: cells.place.line, column };
        let debtor = Some(cells.get(Field::Debtor)).filter(|code| !code.is_empty());
        self.findings.push(Finding::new(code, origin, debtor, values));
    }
}
