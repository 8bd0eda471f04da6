//! One file through all stages: bytes, text, records, header, rows.

use std::sync::Arc;

use csv::StringRecord;

use findings::{Args, Code, Currency, Finding, Origin, Source};

use super::desk::{Desk, MoneyWords};
use super::dialect::Opening;
use super::header::{Recognised, Role, Vocabulary};
use super::ledger_file::LedgerFile;
use super::note::{Note, NoteCode};
use super::pass::{Contradiction, Pass, Undecided};
use super::profile::{Listed, Profile, Word};
use super::records::{Records, Shape};
use super::row::{Around, Cells, Rows};
use super::running::Verdict;
use super::sample::Sample;
use super::shape::is_header;
use super::state::{self, FileWords};
use super::style::Styles;
use super::text::{FileText, is_damaged};
use super::{Answers, Dialect, Encoding, Export, Field, Place, ReadError, Table};

/// A file whose header has been recognised.
pub(super) struct Sheet {
    name: String,
    role: Role,
    /// None when the bytes are no text.
    text: Option<FileText>,
    opening: Opening,
    /// As findings show them; rows under them are known by their cells, so empty ones count too.
    headers: Vec<String>,
    header_line: Option<u32>,
    profile: Option<Arc<Profile>>,
    recognised: Recognised,
    styles: Styles,
    money: MoneyWords,
    /// Set when the file is a ledger, which has its own way of being read.
    ledger: Option<LedgerFile>,
}

impl Sheet {
    /// Understands the bytes and recognises the header.
    ///
    /// # Errors
    ///
    /// When the bytes are those of a workbook that cannot be opened or has no such sheet.
    pub(super) fn open(
        name: &str,
        bytes: Vec<u8>,
        role: Role,
        desk: &Desk,
    ) -> Result<Self, ReadError> {
        let mut text = desk.text(name, bytes, role)?;
        if role == Role::Export
            && let Some(whole) = text.take()
        {
            match LedgerFile::open(name, whole, &desk.ledger) {
                Ok(ledger) => return Ok(Self::of_ledger(ledger)),
                Err(whole) => text = Some(whole),
            }
        }
        Ok(Self::of_text(name, text, role, desk))
    }

    /// A ledger, already recognised by its header.
    fn of_ledger(ledger: LedgerFile) -> Self {
        Self {
            name: String::new(),
            role: Role::Export,
            text: None,
            opening: Opening::default(),
            headers: ledger.headers().to_vec(),
            header_line: None,
            profile: None,
            recognised: Recognised::default(),
            styles: Styles::new(None, None),
            money: MoneyWords::default(),
            ledger: Some(ledger),
        }
    }

    /// Recognises the header of a text.
    fn of_text(name: &str, text: Option<FileText>, role: Role, desk: &Desk) -> Self {
        let given = desk.given(role);
        let content = text.as_ref().map_or("", |it| it.text.as_str());
        let mut opening = if text.as_ref().is_some_and(|it| it.sheet.is_some()) {
            Opening::of_sheet(content, desk.told, &desk.vocabulary)
        } else {
            Opening::find(content, desk.told, &desk.vocabulary)
        };
        if let Some(given) = given {
            opening.replace_header(&given.quirks.without_header);
        }
        let header = opening.header.take();
        let header_line = header.as_ref().map(|it| it.line);
        let headers = header.map_or_else(Vec::new, |it| it.cells);
        let profile = match role {
            Role::Export => desk.shelf.of(&headers, &opening.titles),
            Role::Debtors => {
                desk.shelf.of(&headers, &opening.titles).filter(|_| given.is_none())
            }
        };
        let quirks = profile.as_ref().map(|it| &it.quirks);
        let decimal = quirks.and_then(|it| it.decimal).map(|Word(it)| it);
        let order = quirks.and_then(|it| it.date_order).map(|Word(it)| it);
        let styles = Styles::new(desk.decimal.or(decimal), desk.date_order.or(order));
        let name = name.replace('\\', "/");
        let mut sheet = Self {
            name,
            role,
            text,
            opening,
            headers,
            header_line,
            profile,
            recognised: Recognised::default(),
            styles,
            money: desk.money,
            ledger: None,
        };
        sheet.recognise(&desk.vocabulary, &desk.answers);
        sheet
    }

    /// Recognises what the columns give, by their headers and what stands below them.
    fn recognise(&mut self, vocabulary: &Vocabulary, answers: &Answers) {
        let Some(line) = self.header_line else { return };
        let mut found = vocabulary.recognise(&self.headers, self.role, self.profile.as_deref());
        let words = Arc::new(FileWords::new(answers, self.profile.as_deref()));
        let columns = found.to_look_at(self.headers.len());
        let seen = state::look(self.records(line), columns, &words);
        found.judge(&self.headers, &seen, words);
        if self.role == Role::Export {
            let sample = Sample::of(self.records(line), &self.headers);
            vocabulary.weigh(&mut found, &self.headers, &sample, self.money.total);
            found.take_groups(&sample, &self.opening.titles);
        }
        found.require(self.role);
        found.sort_left_aside(&self.headers, &seen);
        self.recognised = found;
    }

    fn source(&self) -> Arc<Source> {
        Arc::new(Source {
            name: self.name.clone(),
            headers: self.headers.clone(),
            sheet: self.text.as_ref().and_then(|it| it.sheet.clone()),
        })
    }

    fn quirk(&self, quirk: fn(&Profile) -> bool) -> bool {
        self.role == Role::Export && self.profile.as_deref().is_some_and(quirk)
    }

    /// The profile, where it says that no letters can be made of this export, and what it lists.
    fn other_report(&self) -> Option<(&Profile, Listed)> {
        let profile = self.profile.as_deref().filter(|_| self.role == Role::Export)?;
        Some((profile, profile.quirks.not_for_letters?))
    }

    /// Findings about the file as a whole.
    fn findings(&self, source: &Arc<Source>, rows: usize) -> Vec<Finding> {
        let at_file =
            |code: Code, values: Args| Finding::new(code, Origin::file(source), None, values);
        if self.text.is_none() {
            let names: Vec<&str> = Encoding::ALL.iter().map(|it| it.as_str()).collect();
            return vec![at_file(
                Code::NotText,
                Args::new().text("encoding", names.join(", ")),
            )];
        }
        let Some(line) = self.header_line else {
            return vec![at_file(Code::EmptyFile, Args::new())];
        };
        if let Some((profile, listed)) = self.other_report() {
            let values =
                Args::new().text("profile", &profile.name).text("lists", listed.as_str());
            return vec![at_file(Code::OtherReport, values)];
        }
        let of_header =
            |column: Option<u16>| Origin { source: Arc::clone(source), line, column };
        let troubles = self.recognised.troubles.iter();
        let mut findings: Vec<Finding> = troubles
            .map(|it| Finding::new(it.code, of_header(it.column), None, it.values.clone()))
            .collect();
        if rows == 0 {
            findings.push(at_file(Code::HeaderOnly, Args::new()));
        }
        findings
    }

    /// A column of which nobody can say what its values mean.
    fn undecided(&self, source: &Arc<Source>, it: &Undecided) -> Finding {
        let column = self.recognised.columns.get(it.field);
        let origin = Origin { source: Arc::clone(source), line: it.line, column };
        let [first, second] = it.readings.clone();
        let values = Args::new()
            .text("text", &it.text)
            .text("first", first)
            .text("second", second)
            .count("rows", it.rows);
        Finding::new(it.code, origin, None, values)
    }

    /// A printed total that proves nothing, because amounts above it cannot be read.
    fn unproved(&self, source: &Arc<Source>, pass: &Pass) -> Option<Finding> {
        let it = pass.unproved.as_ref().filter(|_| self.money.subtotals.is_none())?;
        let column = self.recognised.columns.get(it.field);
        let origin = Origin { source: Arc::clone(source), line: it.line, column };
        let header = column.and_then(|it| self.headers.get(usize::from(it)));
        let values = Args::new()
            .text("label", &it.label)
            .text("header", header.map_or("", String::as_str));
        Some(Finding::new(Code::TotalUnproved, origin, None, values))
    }

    /// The rows that show that the file is not what it was taken for.
    fn contradiction(&self, pass: &Pass) -> Option<Contradiction> {
        let column = self.recognised.running;
        let values = Args::new();
        if let Some(of_row) = &pass.contradiction {
            return Some(of_row.clone());
        }
        if let (true, Some((line, account))) = &pass.accounts {
            let (code, column) =
                (Code::OtherAccounts, self.recognised.columns.get(Field::Debtor));
            let values = values.text("text", account);
            return Some(Contradiction { code, line: *line, column, values });
        }
        match pass.balance(&self.recognised) {
            Verdict::Breaks(line) => {
                return Some(Contradiction { code: Code::BalanceBreaks, line, column, values });
            }
            Verdict::Exceeds(line) => {
                let code = Code::BalanceAboveAmount;
                return Some(Contradiction { code, line, column, values });
            }
            Verdict::Runs | Verdict::Remainder => {}
        }
        let it = pass.disproof.as_ref().filter(|_| self.money.subtotals.is_none())?;
        let values = values
            .text("label", &it.label)
            .text("field", it.field.as_str())
            .text("found", it.printed.amount().to_string())
            .text("expected", it.sum.amount().to_string())
            .count("rows", it.rows);
        let column = self.recognised.columns.get(it.field);
        Some(Contradiction { code: Code::TotalDisagrees, line: it.line, column, values })
    }

    /// The finding about rows that together disprove the reading of the file, for which the whole file is
    /// refused.
    fn disproved(&self, source: &Arc<Source>, pass: &Pass) -> Option<Finding> {
        let Contradiction { code, line, column, values } = self.contradiction(pass)?;
        let header = column.and_then(|it| self.headers.get(usize::from(it)));
        let values = values.text("header", header.map_or("", String::as_str));
        let origin = Origin { source: Arc::clone(source), line, column };
        Some(Finding::new(code, origin, None, values))
    }

    /// Why the bytes and lines were understood so.
    fn dialect(&self) -> Dialect {
        let mut reasons: Vec<Note> = self.text.iter().map(|it| it.why.clone()).collect();
        reasons.extend(self.opening.notes.iter().cloned());
        Dialect {
            encoding: self.text.as_ref().map_or("", |it| it.encoding),
            delimiter: self.opening.delimiter,
            header_line: self.header_line.unwrap_or_default(),
            reasons,
        }
    }

    /// Notes on everything recognised beside columns.
    fn notes(&self, pass: &Pass) -> Vec<Note> {
        let header = |field: Field| {
            let column = self.recognised.columns.get(field).map(usize::from);
            column.and_then(|it| self.headers.get(it)).cloned().unwrap_or_default()
        };
        let profile = self
            .profile
            .as_ref()
            .map(|it| Note::new(NoteCode::Profile, Args::new().text("profile", &it.name)));
        let judged = self.recognised.notes.iter().cloned();
        let of_rows = pass.notes(self.recognised.row, header);
        profile.into_iter().chain(judged).chain(of_rows).collect()
    }
}

/// Reads the rows of all files, in order.
pub(super) fn take_in(
    sheets: Vec<Sheet>,
    named: &[(String, Option<Field>)],
) -> (Export, Vec<Finding>) {
    let mut export = Export::default();
    let mut findings = Vec::new();
    let absent = absent(&sheets, named);
    let refuse_all = !absent.is_empty();
    for mut sheet in sheets {
        sheet.recognised.refused |= refuse_all && sheet.role == Role::Export;
        if let Some(ledger) = sheet.ledger.take() {
            ledger.take_in(&mut export, &mut findings);
            continue;
        }
        sheet.recognised.refused |= sheet.other_report().is_some();
        let source = sheet.source();
        if export.tables.is_empty() {
            let values = |header: &String, field: Option<Field>| {
                let field = field.map_or("", Field::as_str);
                Args::new().text("header", header.clone()).text("field", field)
            };
            findings.extend(absent.iter().map(|(header, field)| {
                let origin = Origin::file(&source);
                Finding::new(Code::NamedColumnAbsent, origin, None, values(header, *field))
            }));
        }
        let mut of_rows = Vec::new();
        let (rows, pass) = rows(&mut sheet, &source, &mut export, &mut of_rows);
        findings.extend(sheet.findings(&source, rows));
        findings.append(&mut of_rows);
        if !sheet.recognised.refused {
            findings.extend(pass.undecided.iter().map(|it| sheet.undecided(&source, it)));
            findings.extend(state::asked(&source, &pass.unknown));
            findings.extend(sheet.unproved(&source, &pass));
        }
        export.tables.push(Table {
            source,
            columns: sheet.recognised.columns.into_array(),
            rows,
            merged: pass.merged,
            skipped: pass.skipped(),
            refused: sheet.recognised.refused,
            dialect: sheet.dialect(),
            notes: sheet.notes(&pass),
            ledger: None,
        });
    }
    (export, findings)
}

/// Findings about names of the job that no file has.
fn absent<'a>(
    sheets: &[Sheet],
    named: &'a [(String, Option<Field>)],
) -> Vec<&'a (String, Option<Field>)> {
    let same =
        |header: &str, wanted: &str| super::fold::fold(header) == super::fold::fold(wanted);
    let has = |wanted: &str| {
        sheets.iter().flat_map(|sheet| &sheet.headers).any(|header| same(header, wanted))
    };
    named.iter().filter(|(header, _)| !has(header)).collect()
}

/// Readings after which nothing new is decided: amounts, then balances and sides, then lettering.
const MOST_READINGS: usize = 6;

/// Reads the rows under the header into the export, and says how many there are.
fn rows(
    sheet: &mut Sheet,
    source: &Arc<Source>,
    export: &mut Export,
    findings: &mut Vec<Finding>,
) -> (usize, Pass) {
    if sheet.role == Role::Debtors {
        export.debtors = Some(Vec::new());
    }
    let (invoices, broken) = (export.invoices.len(), export.broken.len());
    let mut pass =
        Pass::first(sheet.styles.clone(), sheet.quirk(|it| it.quirks.blank_is_as_above));
    let mut refused = None;
    for reading in 0..MOST_READINGS {
        let (rows, shown) = read_once(sheet, source, pass, export, findings);
        let of_file = export.invoices.get(invoices..).unwrap_or_default();
        pass = match shown.decide(&sheet.recognised, of_file) {
            Some(decided) if reading + 1 < MOST_READINGS => decided,
            _ => {
                let trouble = sheet.disproved(source, &shown);
                if sheet.recognised.refused || trouble.is_none() {
                    findings.extend(refused);
                    return (rows, shown);
                }
                refused = trouble;
                sheet.recognised.refused = true;
                Pass::again(&shown)
            }
        };
        export.invoices.truncate(invoices);
        export.broken.truncate(broken);
        export.debtors.iter_mut().for_each(Vec::clear);
        findings.clear();
    }
    let (rows, shown) = read_once(sheet, source, pass, export, findings);
    findings.extend(refused);
    (rows, shown)
}

/// Reads all rows once, with what was decided, and gives back what they have shown.
fn read_once(
    sheet: &Sheet,
    source: &Arc<Source>,
    pass: Pass,
    export: &mut Export,
    findings: &mut Vec<Finding>,
) -> (usize, Pass) {
    let Some(header_line) = sheet.header_line else { return (0, pass) };
    let table = u16::try_from(export.tables.len()).unwrap_or(u16::MAX);
    let mut records = sheet.records(header_line);
    let (mut record, mut previous) = (StringRecord::new(), StringRecord::new());
    let around = Around {
        source,
        currency: sheet.money.currency.unwrap_or(Currency::EUR),
        total_is_open: sheet.money.total.is_some(),
    };
    let mut rows = Rows::new(around, &sheet.recognised, pass, export, findings);
    let mut count = 0;
    while let Some((line, shape)) = records.next_into(&mut record) {
        count += 1;
        if is_header(&record, &sheet.headers) {
            rows.pass.headers.count(line);
            continue;
        }
        let place = Place { table, line };
        let row = Cells::new(&record, &previous, &sheet.recognised.columns, place);
        match (sheet.role, sheet.trouble(&record, shape)) {
            (Role::Export, None) => rows.invoice(&row),
            (Role::Export, Some((code, values))) => rows.unreadable(&row, code, values),
            (Role::Debtors, trouble) => rows.debtor_of_file(&row, trouble),
        }
        std::mem::swap(&mut record, &mut previous);
    }
    (count, rows.into_pass())
}

impl Sheet {
    /// The records under the header.
    fn records(&self, header_line: u32) -> Records<'_> {
        let content = self.text.as_ref().map_or("", |it| it.text.as_str());
        let delimiter = self.opening.delimiter;
        let mut records = Records::starting_at(content, self.opening.start, delimiter);
        let mut record = StringRecord::new();
        if header_line > 0 {
            while records.next_into(&mut record).is_some_and(|(line, _)| line < header_line) {}
        }
        records.expect(self.headers.len());
        records
    }

    /// The fault of a row as a whole, with the values of its sentence; none where it has none.
    fn trouble(&self, record: &StringRecord, shape: Shape) -> Option<(Code, Args)> {
        let cells = self.headers.len();
        let text = self.text.as_ref()?;
        if shape == Shape::Torn {
            Some((Code::OpenQuote, Args::new()))
        } else if !has_width(record, &self.headers) {
            let values = Args::new().count("found", record.len()).count("expected", cells);
            Some((Code::WrongNumberOfCells, values))
        } else if text.damaged && record.iter().any(is_damaged) {
            Some((Code::NotText, Args::new().text("encoding", text.encoding)))
        } else {
            None
        }
    }
}

/// Whether a row has the cells of the header; empty ones after the last do not count on either.
fn has_width(record: &StringRecord, headers: &[String]) -> bool {
    record.len() == headers.len()
        || record.iter().skip(headers.len()).all(|cell| cell.trim().is_empty())
            && headers.iter().skip(record.len()).all(String::is_empty)
}
