//! One file through all stages: bytes, text, records, header, rows.

mod told;

use std::sync::Arc;

use csv::StringRecord;

use findings::{Args, Code, Currency, Finding, Origin, Source};

use crate::dialect::Opening;
use crate::header::{Recognised, Role, Vocabulary};
use crate::ledger_file::LedgerFile;
use crate::listed::{holds_accounts, instead};
use crate::pass::Pass;
use crate::profile::{Listed, Profile, Word};
use crate::read_settings::{MoneyWords, ReadSettings};
use crate::records::{Records, Shape};
use crate::row::{Around, Cells, Rows};
use crate::sample::Sample;
use crate::shape::is_header;
use crate::state::{self, FileWords};
use crate::style::Styles;
use crate::text::{FileText, control, is_damaged};
use crate::zone::Zone;
use crate::{Answers, Export, Field, HiddenRows, Place, Table};

/// A file whose header has been recognised.
pub(super) struct Sheet {
    name: String,
    role: Role,
    /// None when the bytes are no text.
    text: Option<FileText>,
    opening: Opening,
    /// As findings show them; rows under them are known by their cells, so empty ones count too.
    pub(super) headers: Vec<String>,
    header_line: Option<u32>,
    profile: Option<Arc<Profile>>,
    pub(super) recognised: Recognised,
    styles: Styles,
    money: MoneyWords,
    /// The other sheets of its workbook, which are not read.
    pub(super) aside: Vec<String>,
    /// The sheet of its workbook that says what remains, where this one has other columns and does not.
    beside: Option<String>,
    /// Whether the job says that it lists open invoices.
    lists_invoices: bool,
    /// Whether a row that names no country means France.
    in_france: bool,
    /// The user's word on hidden rows.
    hidden_rows: Option<HiddenRows>,
    /// Set when the file is a ledger, which has its own way of being read.
    ledger: Option<LedgerFile>,
}

impl Sheet {
    /// Whether its codes may be those of suppliers as well as of customers.
    fn holds_accounts(&self) -> bool {
        let column = self.recognised.columns.get(Field::Debtor).map(usize::from);
        let header = column.and_then(|column| self.headers.get(column));
        !self.lists_invoices && header.is_some_and(|header| holds_accounts(header))
    }

    /// Whether it is one of the files with what is owed.
    fn is_export(&self) -> bool {
        self.role == Role::Export
    }

    /// The name of the sheet of a workbook.
    pub(super) fn sheet(&self) -> Option<&str> {
        self.text.as_ref()?.sheet.as_deref()
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.as_ref().is_none_or(|it| it.text.trim().is_empty())
    }

    /// Whether no letters can be made of it, because it lists something else.
    pub(super) fn lists_something_else(&self) -> bool {
        self.other_report().is_some()
    }

    /// Holds the rows of a sheet that has other columns than the one with this name, where none says what remains.
    pub(super) fn hold_bare_totals_beside(&mut self, first: &str) {
        let columns = &self.recognised.columns;
        let says =
            columns.get(Field::Residual).is_some() || columns.get(Field::Debit).is_some();
        if !says && !self.recognised.refused {
            self.recognised.refused = true;
            self.beside = Some(first.to_owned());
        }
    }

    /// A ledger, already recognised by its header.
    pub(super) fn of_ledger(ledger: LedgerFile) -> Self {
        Self {
            name: String::new(),
            role: Role::Export,
            text: None,
            opening: Opening::default(),
            headers: ledger.headers().to_vec(),
            header_line: None,
            profile: None,
            recognised: Recognised::default(),
            styles: Styles::new(None, None, Zone::default()),
            aside: Vec::new(),
            beside: None,
            lists_invoices: false,
            in_france: false,
            hidden_rows: None,
            money: MoneyWords::default(),
            ledger: Some(ledger),
        }
    }

    /// Recognises the header of a text.
    pub(super) fn of_text(
        name: &str,
        text: Option<FileText>,
        role: Role,
        settings: &ReadSettings,
    ) -> Self {
        let given = settings.given(role);
        let content = text.as_ref().map_or("", |it| it.text.as_str());
        let mut opening = if text.as_ref().is_some_and(|it| it.sheet.is_some()) {
            Opening::of_sheet(content, settings.told, &settings.vocabulary)
        } else {
            Opening::find(content, settings.told, &settings.vocabulary)
        };
        if let Some(given) = given {
            opening.replace_header(&given.quirks.without_header);
        }
        let header = opening.header.take();
        let header_line = header.as_ref().map(|it| it.line);
        let headers = header.map_or_else(Vec::new, |it| it.cells);
        let profile = match role {
            Role::Export => settings.profiles.of(&headers, &opening.titles),
            Role::Debtors => {
                settings.profiles.of(&headers, &opening.titles).filter(|_| given.is_none())
            }
        };
        let quirks = profile.as_ref().map(|it| &it.quirks);
        let decimal = quirks.and_then(|it| it.decimal).map(|Word(it)| it);
        let order = quirks.and_then(|it| it.date_order).map(|Word(it)| it);
        let styles = Styles::new(
            settings.decimal.or(decimal),
            settings.date_order.or(order),
            settings.zone,
        );
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
            money: settings.money,
            aside: Vec::new(),
            beside: None,
            lists_invoices: settings.lists_invoices,
            in_france: settings.in_france,
            hidden_rows: settings.hidden_rows,
            ledger: None,
        };
        sheet.recognise(&settings.vocabulary, &settings.answers);
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
            found.learn_codes(&sample);
            vocabulary.take_numbers_under_document(&mut found, &self.headers, &sample);
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

    /// The things that the table lists, where no letters can be made of it.
    fn other_report(&self) -> Option<Listed> {
        if !self.is_export() || self.lists_invoices || self.ledger.is_some() {
            return None;
        }
        let of_profile = self.profile.as_ref().and_then(|it| it.quirks.not_for_letters);
        of_profile.or_else(|| instead(&self.headers, &self.opening.titles, &self.recognised))
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
        let listed = sheet.other_report();
        sheet.recognised.refused |= listed.is_some();
        let source = sheet.source();
        if export.tables.is_empty() {
            let values = |header: &String, field: Option<Field>| {
                let field = field.map_or("nothing", Field::as_str);
                Args::new().text("header", header.clone()).text("field", field)
            };
            findings.extend(absent.iter().map(|(header, field)| {
                let origin = Origin::file(&source);
                Finding::new(Code::NamedColumnAbsent, origin, None, values(header, *field))
            }));
        }
        let mut of_rows = Vec::new();
        let (rows, pass) = rows(&mut sheet, &source, &mut export, &mut of_rows);
        findings.extend(sheet.findings(&source, rows, listed));
        findings.append(&mut of_rows);
        if !sheet.recognised.refused {
            findings.extend(pass.undecided.iter().map(|it| sheet.undecided(&source, it)));
            findings.extend(state::asked(&source, &pass.unknown));
            findings.extend(sheet.unproved(&source, &pass));
        }
        findings.extend(pass.hidden.finding(&source));
        export.tables.push(Table {
            source,
            columns: sheet.recognised.columns.into_array(),
            rows,
            merged: pass.merged,
            skipped: pass.skipped(),
            refused: sheet.recognised.refused,
            unread: sheet.unread(),
            lists: listed.or(pass.suppliers.are_all().then_some(Listed::Suppliers)),
            of_debtors: sheet.role == Role::Debtors,
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
        |header: &str, wanted: &str| crate::fold::fold(header) == crate::fold::fold(wanted);
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
    let as_above = sheet.quirk(|it| it.quirks.blank_is_as_above);
    let mut pass = Pass::first(sheet.styles.clone(), as_above, sheet.in_france);
    pass.suppliers.looked_for = sheet.holds_accounts();
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
    let table = u32::try_from(export.tables.len()).unwrap_or(u32::MAX);
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
        let hidden = sheet.hides(line);
        if hidden && sheet.hidden_rows == Some(HiddenRows::LeaveOut) {
            rows.pass.left_out.count(line);
            continue;
        }
        if is_header(&record, &sheet.headers) {
            rows.pass.headers.count(line);
            continue;
        }
        let place = Place { table, line };
        let asked = hidden && sheet.hidden_rows.is_none();
        let row = Cells::new(&record, &previous, &sheet.recognised.columns, place);
        match (sheet.role, sheet.trouble(&record, shape)) {
            (Role::Export, None) if asked => rows.hidden(&row),
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

    /// Whether the program that wrote the sheet does not show a row.
    fn hides(&self, line: u32) -> bool {
        self.text.as_ref().is_some_and(|text| text.hidden.contains(&line))
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
            Some(match record.iter().find_map(control) {
                Some(sign) => {
                    let codepoint = format!("U+{:04X}", u32::from(sign));
                    (Code::ControlCharacter, Args::new().text("codepoint", codepoint))
                }
                None => (Code::NotText, Args::new().text("encoding", text.encoding)),
            })
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
