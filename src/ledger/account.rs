//! Opens the accounts of a ledger, debtor by debtor.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Days;

use exports::{
    BrokenRow, DebtorRow, Document, Export, Field, InvoiceRow, Place, State, Table, Text,
};
use findings::{Args, Code, Currency, Finding, Money, Origin};
use statements::Known;

use super::by_debtor::ByDebtor;
use super::claim::{RowAmount, claim, owed, signed};
use super::directory::{Directory, origin};
use super::identity::{self, agree};
use super::instalments::{InstalmentRow, OneNumber};
use super::{
    Account, BrokenItem, Closed, Credit, Debtor, Invoice, KindBasis, Ledger, ReadTotal, Terms,
};

/// Opens the accounts of an export.
pub(super) fn open<'f>(
    mut export: Export,
    terms: &Terms,
    findings: impl Iterator<Item = &'f Finding>,
) -> (Ledger, Vec<Finding>) {
    let rows = std::mem::take(&mut export.invoices);
    let directory = Directory::new(&export, terms);
    let mut opening = LedgerBuilder {
        export: &export,
        terms,
        held: held_by_read(&export, &rows, findings),
        totals: BTreeMap::new(),
        unclear: BTreeSet::new(),
        parts: BTreeMap::new(),
        invoices: BTreeSet::new(),
        ledger: Ledger::default(),
        findings: directory.findings.clone(),
        persons: BTreeMap::new(),
    };
    opening.held.extend(directory.held.iter().map(|code| Text::from(*code)));
    for row in &export.broken {
        opening.keep_broken(row);
    }
    let debtors = opening.joined(ByDebtor::of(&rows), &rows, &directory);
    opening.ledger.accounts.reserve(debtors.len());
    // Each row goes as soon as its account is open: two of everything would be twice the memory.
    let mut rows: Vec<Option<InvoiceRow>> = rows.into_iter().map(Some).collect();
    for debtor in 0..debtors.len() {
        let own = debtors.places(debtor).iter().filter_map(|at| rows.get_mut(*at)?.take());
        opening.debtor(&directory, own.collect());
    }
    let totals = std::mem::take(&mut opening.totals);
    opening.ledger.read = totals
        .into_iter()
        .map(|(currency, (rows, residual))| ReadTotal {
            currency,
            rows,
            residual,
            paid: Money::ZERO,
        })
        .collect();
    let mut findings = opening.findings;
    findings.extend(opening.persons.iter().filter_map(|(table, debtors)| {
        let of_row = export.origin(Place { table: *table, line: 0 }, None)?;
        let origin = Origin::file(&of_row.source);
        let values = Args::new().count("debtors", *debtors);
        Some(Finding::new(Code::PersonsAsConsumers, origin, None, values))
    }));
    (opening.ledger, findings)
}

/// The debtors that reading holds back, by code; for broken rows without a code, by name.
fn held_by_read<'f>(
    export: &Export,
    rows: &[InvoiceRow],
    findings: impl Iterator<Item = &'f Finding>,
) -> BTreeSet<Text> {
    let holding = findings.filter(|finding| finding.holds());
    let mut held: BTreeSet<Text> =
        holding.filter_map(|it| it.debtor.as_deref()).map(Text::from).collect();
    for row in &export.broken {
        held.extend(row.debtor.clone());
        // Where cells have moved, the code may stand in any of them.
        held.extend(row.cells.iter().cloned());
    }
    let unnamed = export.broken.iter().filter(|row| row.debtor.is_none());
    let names: BTreeSet<&str> = unnamed.filter_map(|row| row.name.as_deref()).collect();
    if !names.is_empty() {
        let rows = rows.iter().map(|row| &row.debtor);
        let named = rows.filter(|it| it.name.as_deref().is_some_and(|it| names.contains(it)));
        held.extend(named.map(|debtor| debtor.code.clone()));
    }
    held
}

/// A ledger in the making.
struct LedgerBuilder<'a> {
    export: &'a Export,
    terms: &'a Terms,
    held: BTreeSet<Text>,
    totals: BTreeMap<Option<Currency>, (usize, Money)>,
    /// Codes of debtors of whom it is not clear who they are.
    unclear: BTreeSet<Text>,
    /// Of the debtor at hand: rows that are instalments of one invoice.
    parts: BTreeMap<Place, InstalmentRow>,
    /// Of the debtor at hand: numbers of what is to be paid, where a row may name one by its own.
    invoices: BTreeSet<Text>,
    ledger: Ledger,
    findings: Vec<Finding>,
    /// Debtors taken for consumers by their civility, by the file of their first row.
    persons: BTreeMap<u32, usize>,
}

impl<'a> LedgerBuilder<'a> {
    /// Puts the rows together of debtors whose codes differ in case, blanks or leading zeros, where name or
    /// SIREN agree; tells of the others, and holds both where one document stands under both.
    fn joined(
        &mut self,
        mut debtors: ByDebtor,
        rows: &[InvoiceRow],
        directory: &Directory<'a>,
    ) -> ByDebtor {
        let code = |debtor: usize| debtors.rows(debtor, rows).next().map(|it| &*it.debtor.code);
        for mut alike in identity::alike(debtors.len(), code) {
            alike.sort_by_key(|it| debtors.rows(*it, rows).next().map(|it| it.place));
            let mut kept: Vec<usize> = Vec::new();
            for other in alike {
                let who = directory.best(debtors.rows(other, rows));
                let same = kept.iter().copied().find(|one| {
                    let known = directory.best(debtors.rows(*one, rows));
                    known.zip(who).is_some_and(|(known, who)| agree(known, who))
                });
                let others = kept.first().copied();
                let Some(one) = same.or(others) else {
                    kept.push(other);
                    continue;
                };
                let (of_one, of_other) = (debtors.rows(one, rows), debtors.rows(other, rows));
                self.tell_alike(of_one, of_other, same.is_some());
                if same.is_none() {
                    kept.push(other);
                } else {
                    debtors.join(one, other, rows);
                }
            }
        }
        debtors
    }

    /// Says of two codes that they are alike, and whether they are taken for one.
    fn tell_alike<'r>(
        &mut self,
        one: impl Iterator<Item = &'r InvoiceRow> + Clone,
        mut other: impl Iterator<Item = &'r InvoiceRow> + Clone,
        is_one: bool,
    ) {
        let Some((first, row)) = one.clone().next().zip(other.clone().next()) else {
            return;
        };
        let numbers: BTreeSet<&str> =
            one.map(|row| &*row.number).filter(|it| !it.is_empty()).collect();
        let shared = other.find(|row| numbers.contains(&*row.number));
        let code = match (is_one, shared) {
            (true, _) => Code::CodesAreOne,
            (false, None) => Code::CodesAlike,
            (false, Some(_)) => Code::CodesShareDocument,
        };
        let name = |row: &InvoiceRow| row.debtor.name.as_deref().unwrap_or("–").to_owned();
        let values = Args::new()
            .text("one", &*first.debtor.code)
            .text("name", name(first))
            .text("other", &*row.debtor.code)
            .text("other_name", name(row))
            .text("invoice", shared.map_or("", |row| &*row.number))
            .text("place", origin(self.export, first.place, None).to_string());
        self.report(row, code, Some(Field::Debtor), values);
        if code == Code::CodesShareDocument {
            for code in [&first.debtor.code, &row.debtor.code] {
                self.held.insert(code.clone());
                self.unclear.insert(code.clone());
            }
        }
    }

    /// Opens the accounts of one debtor.
    fn debtor(&mut self, directory: &Directory<'_>, rows: Vec<InvoiceRow>) {
        let before = self.findings.len();
        let Some(debtor) = directory.debtor(&rows, &mut self.findings) else { return };
        if debtor.kind_basis == KindBasis::Civility {
            let table = rows.first().map_or(0, |row| row.place.table);
            // All documents together, at the first of them.
            let documents = u32::try_from(self.export.tables.len()).unwrap_or(u32::MAX);
            let table = table.min(documents);
            *self.persons.entry(table).or_default() += 1;
        }
        let debtor = Arc::new(debtor);
        self.numbers(&rows);
        let codes = || rows.iter().map(|row| &row.debtor.code);
        let mut on_hold = codes().chain([&debtor.code]).any(|code| self.held.contains(code));
        let mut who_is_unclear = codes().any(|code| self.unclear.contains(code));
        let (state, by_name) = self.beside_name(&debtor, &rows);
        let standing = Standing::of(&rows, state);
        let mut accounts = self.accounts(&debtor, rows);
        if let Some(entry) = directory.entry(&debtor.code) {
            let invoices = accounts.iter_mut().flat_map(|account| &mut account.invoices);
            invoices.for_each(|invoice| self.mark(invoice, entry));
        }
        self.findings.extend(by_name);
        standing.put_on(&mut accounts);
        // A debtor whose every row of a currency is unknown has no account in it.
        accounts.retain(|it| {
            !(it.invoices.is_empty()
                && it.credits.is_empty()
                && it.void_credits.is_empty()
                && it.closed.is_empty())
        });
        let new = || self.findings.iter().skip(before);
        let doubts = |it: &Finding| matches!(it.code, Code::SameName | Code::OneCodeTwoNames);
        on_hold |= new().any(Finding::holds);
        who_is_unclear |= new().any(doubts);
        accounts.sort_by_key(|account| account.currency);
        for mut account in accounts {
            account.on_hold = on_hold;
            account.who_is_unclear = who_is_unclear;
            account.invoices.sort_by(|one, other| {
                let key = |it: &Invoice| (it.due.is_none(), it.due);
                key(one).cmp(&key(other)).then_with(|| one.number.cmp(&other.number))
            });
            account.credits.sort_by(|one, other| {
                one.date.cmp(&other.date).then_with(|| one.number.cmp(&other.number))
            });
            account.void_credits.sort_by(|(one, _), (other, _)| {
                one.date.cmp(&other.date).then_with(|| one.number.cmp(&other.number))
            });
            self.ledger.accounts.push(account);
        }
    }

    /// The state that somebody wrote beside the name of a debtor, with what is told of it.
    fn beside_name(&self, debtor: &Debtor, rows: &[InvoiceRow]) -> (State, Option<Finding>) {
        let Some(state) = State::beside_name(&debtor.name) else { return (State::Open, None) };
        let finding = rows.first().map(|row| {
            let values = Args::new().text("name", &*debtor.name).text("state", state.as_str());
            let origin = origin(self.export, row.place, Some(Field::Name));
            Finding::new(Code::NameSaysState, origin, Some(&row.debtor.code), values)
        });
        (state, finding)
    }

    /// The accounts of a debtor, one per currency, with each row where it belongs.
    fn accounts(&mut self, debtor: &Arc<Debtor>, rows: Vec<InvoiceRow>) -> Vec<Account> {
        let mut accounts: Vec<Account> = Vec::with_capacity(1);
        let all = rows.len();
        for row in rows {
            let currency = row.currency.unwrap_or(self.terms.currency);
            let found = accounts.iter().position(|account| account.currency == currency);
            let at = found.unwrap_or_else(|| {
                let room = if accounts.is_empty() { all } else { 0 };
                accounts.push(empty(debtor, currency, room));
                accounts.len() - 1
            });
            if let Some(account) = accounts.get_mut(at) {
                self.enter(row, account);
            }
        }
        accounts
    }

    /// Puts a row where it belongs, and counts it.
    fn enter(&mut self, row: InvoiceRow, account: &mut Account) {
        let (claim, doubt) = claim(&row);
        if let Some((code, values)) = doubt {
            let field =
                if code == Code::ResidualDisagrees { Field::Residual } else { Field::Total };
            self.report(&row, code, Some(field), values);
        }
        let origin = origin(self.export, row.place, None);
        let owed = match claim {
            RowAmount::Open { total, residual } => {
                account.invoices.push(self.invoice(row, total, residual, origin));
                residual
            }
            RowAmount::Credit { kind, amount } => {
                if row.disputed {
                    let values =
                        Args::new().text("credit", &*row.number).text("amount", amount.exact());
                    self.report(&row, Code::CreditDisputed, Some(Field::Disputed), values);
                }
                let named = self.named_by_number(&row);
                let known = self.known(&row);
                let InvoiceRow { number, date, credit_for, state, .. } = row;
                let credit_for = credit_for.or(named);
                let credit = Credit { number, kind, date, amount, credit_for, known, origin };
                if state.lets_a_credit_count() {
                    account.credits.push(credit);
                } else {
                    account.void_credits.push((credit, state));
                }
                -amount
            }
            RowAmount::Closed => {
                let known = self.known(&row);
                account.closed.push(Closed { number: row.number, known, origin });
                Money::ZERO
            }
            RowAmount::Unknown => {
                self.ledger.broken.push(BrokenItem {
                    debtor: Some(Text::clone(&account.debtor.code)),
                    name: Some(Text::clone(&account.debtor.name)),
                    number: Some(row.number),
                    due: row.due,
                    currency: Some(account.currency),
                    residual: None,
                    origin,
                });
                Money::ZERO
            }
        };
        self.count(Some(account.currency), owed);
    }

    /// The invoice, or the instalment of one, that a row gives.
    fn invoice(
        &mut self,
        row: InvoiceRow,
        total: Money,
        residual: Money,
        origin: Origin,
    ) -> Invoice {
        let known = self.known(&row);
        let says_paid = row.paid.is_some() || row.residual.is_some() && row.total.is_some();
        let mut invoice = Invoice {
            date: row.date,
            due: self.due(&row),
            total,
            paid: total - residual,
            residual,
            disputed: row.disputed,
            promised_until: row.promised_until,
            bar: row.bar,
            number: row.number,
            status: row.status,
            state: row.state,
            copy: row.copy,
            reminders: row.reminders,
            instalment: None,
            settled: Box::default(),
            known,
            says_paid,
            received: Box::default(),
            origin,
        };
        if let Some(part) = self.parts.get(&row.place) {
            part.mark(&mut invoice);
        }
        invoice
    }

    /// What the amount that remains knows of payments: that of a document of its own is of the day of its issue.
    fn known(&self, row: &InvoiceRow) -> Known {
        match self.export.document(row.place) {
            Some(document) => document.unpaid_until.map_or(Known::Nothing, Known::UnpaidOn),
            None => self.terms.as_of.map_or(Known::Unsaid, Known::Until),
        }
    }

    /// Puts on an invoice what the debtor file says of all that its debtor owes. A promise in the
    /// export that says another day is a finding; the debtor file is used.
    fn mark(&mut self, invoice: &mut Invoice, entry: &DebtorRow) {
        invoice.disputed |= entry.disputed;
        invoice.state = invoice.state.and(entry.state);
        let Some(until) = entry.promised_until else { return };
        if let Some(other) = invoice.promised_until.replace(until)
            && other != until
        {
            let field = Field::PromisedUntil;
            let values = Args::new()
                .text("field", field.as_str())
                .text("text", other.to_string())
                .text("used", until.to_string())
                .text("place", origin(self.export, entry.place, Some(field)).to_string());
            let code = Code::DebtorFileDiffers;
            let at = invoice.origin.clone();
            self.findings.push(Finding::new(code, at, Some(&entry.code), values));
        }
    }

    /// When an invoice must be paid; from the terms of the job where the export does not say.
    fn due(&mut self, row: &InvoiceRow) -> Option<chrono::NaiveDate> {
        if row.due.is_some() {
            return row.due;
        }
        let says_itself = self.export.document(row.place).is_some_and(|it| it.says_terms);
        let days = self.terms.days.filter(|_| !says_itself)?;
        let due = row.date?.checked_add_days(Days::new(u64::from(days)))?;
        let values = Args::new().text("days", days.to_string()).text("due", due.to_string());
        self.report(row, Code::DueDateAssumed, Some(Field::DueDate), values);
        Some(due)
    }

    /// Looks at what stands under one number: instalments of one invoice, or rows too many, which are
    /// reported. Payments often bear the number of the invoice they are for, and in a ledger credit notes
    /// do too.
    fn numbers(&mut self, rows: &[InvoiceRow]) {
        self.parts.clear();
        self.invoices.clear();
        if rows.iter().any(|row| self.may_name_by_number(row)) {
            let invoices = rows.iter().filter(|row| row.document == Document::Invoice);
            let owed = invoices.filter(|row| !is_in_favour(row));
            self.invoices.extend(owed.map(|row| row.number.clone()));
        }
        // In most files numbers grow, so that none stands twice.
        let grows =
            |pair: &[InvoiceRow]| matches!(pair, [one, other] if one.number < other.number);
        if rows.windows(2).all(grows) {
            return;
        }
        let is_document = |row: &InvoiceRow| match row.document {
            Document::Invoice => true,
            Document::CreditNote => !self.is_ledger(row),
            Document::Payment => false,
        };
        let mut documents: Vec<&InvoiceRow> =
            rows.iter().filter(|row| is_document(row)).collect();
        // A draft or a quote has no number of its own yet; one that was struck out gives it up.
        documents.retain(|row| row.state.is_in_force());
        let claims: BTreeSet<&str> =
            documents.iter().filter(|row| !is_in_favour(row)).map(|row| &*row.number).collect();
        // What lowers an account and bears the number of an invoice is for that one.
        documents.retain(|row| {
            row.document != Document::Invoice
                || !(is_in_favour(row) && claims.contains(&*row.number))
        });
        documents.sort_by(|one, other| one.number.cmp(&other.number));
        for same in documents.chunk_by(|one, other| one.number == other.number) {
            let Some((first, others)) = same.split_first() else { continue };
            let number = OneNumber(same);
            if number.are_instalments(self.is_ledger(first)) {
                if let Some(total) = number.unclear() {
                    let values = Args::new()
                        .text("invoice", &*first.number)
                        .count("rows", same.len())
                        .text("total", total.exact());
                    self.report(first, Code::InstalmentsUnclear, Some(Field::Total), values);
                }
                self.parts.extend(number.parts());
            } else {
                others.iter().for_each(|row| self.report_duplicate(first, row));
            }
        }
    }

    /// Whether a row may name the invoice it is for by its own number.
    fn may_name_by_number(&self, row: &InvoiceRow) -> bool {
        row.document == Document::Payment
            || (row.document == Document::Invoice && is_in_favour(row))
            || self.is_ledger(row)
    }

    /// Whether a row was made of the lines of a ledger.
    fn is_ledger(&self, row: &InvoiceRow) -> bool {
        let table = self.export.table(row.place);
        table.is_some_and(|table| table.ledger.is_some())
    }

    /// The invoice that a payment is for, where it bears its number, or any other row in the debtor's favour; in a
    /// ledger, a credit note too.
    fn named_by_number(&self, row: &InvoiceRow) -> Option<Text> {
        let names = self.may_name_by_number(row) && self.invoices.contains(&row.number);
        names.then(|| Text::clone(&row.number))
    }

    /// Reports a number that stands on another row of the debtor too.
    fn report_duplicate(&mut self, first: &InvoiceRow, row: &InvoiceRow) {
        let values = Args::new().text("invoice", &*row.number);
        let (code, values) = if row.place.table == first.place.table {
            let values = values.text("line", first.place.line.to_string());
            (Code::DuplicateInvoice, values)
        } else {
            let other = origin(self.export, first.place, None).to_string();
            (Code::InvoiceInTwoFiles, values.text("other", other))
        };
        self.report(row, code, Some(Field::Invoice), values);
    }

    /// Keeps a row that reading could not understand.
    fn keep_broken(&mut self, row: &BrokenRow) {
        let table = self.export.table(row.place);
        let column = |table: &Table| table.columns.get(Field::Currency.index()).copied();
        // A document of its own can have any.
        let has_currencies = table.is_none_or(|it| column(it).flatten().is_some());
        // Where the file has no column for it, a row cannot hide another currency.
        let assumed = (!has_currencies).then_some(self.terms.currency);
        let currency = row.currency.or(assumed);
        let paid = row.paid.unwrap_or(Money::ZERO);
        let remains = row.residual.or_else(|| row.total.map(|total| total - paid));
        let residual = remains.map(|remains| signed(row.document, remains));
        self.ledger.broken.push(BrokenItem {
            debtor: row.debtor.clone(),
            name: row.name.clone(),
            number: row.number.clone(),
            due: row.due,
            currency,
            residual,
            origin: origin(self.export, row.place, None),
        });
        self.count(currency, residual.unwrap_or_default());
    }

    fn count(&mut self, currency: Option<Currency>, owed: Money) {
        let (rows, residual) = self.totals.entry(currency).or_default();
        *rows += 1;
        *residual += owed;
    }

    fn report(&mut self, row: &InvoiceRow, code: Code, field: Option<Field>, values: Args) {
        let origin = origin(self.export, row.place, field);
        self.findings.push(Finding::new(code, origin, Some(&row.debtor.code), values));
    }
}

/// Whether a row lowers what the debtor owes.
fn is_in_favour(row: &InvoiceRow) -> bool {
    owed(row).is_some_and(Money::is_negative)
}

/// What single rows say of all that their debtor owes.
struct Standing {
    of_the_debtor: State,
    /// The lines of rows of which nobody knows how they stand.
    unknown: BTreeSet<u32>,
}

impl Standing {
    fn of(rows: &[InvoiceRow], by_name: State) -> Self {
        let of_the_debtor = rows.iter().map(|row| row.debtor_state).min().unwrap_or_default();
        let unknown = rows.iter().filter(|row| row.state == State::Unknown);
        let unknown = unknown.map(|row| row.place.line).collect();
        Self { of_the_debtor: of_the_debtor.and(by_name), unknown }
    }

    /// Puts it on the invoices of the debtor. Where nobody knows how a credit stands, nobody knows what is left
    /// of the account either.
    fn put_on(&self, accounts: &mut [Account]) {
        for account in accounts {
            let mut credits = account.credits.iter();
            let doubtful = credits.any(|it| self.unknown.contains(&it.origin.line));
            let of_credits = if doubtful { State::Unknown } else { State::Open };
            for invoice in &mut account.invoices {
                invoice.state = invoice.state.and(self.of_the_debtor).and(of_credits);
            }
        }
    }
}

/// An account without rows, with room for so many invoices: lists that grow would have room to spare.
fn empty(debtor: &Arc<Debtor>, currency: Currency, invoices: usize) -> Account {
    Account {
        debtor: Arc::clone(debtor),
        currency,
        invoices: Vec::with_capacity(invoices),
        credits: Vec::new(),
        void_credits: Vec::new(),
        closed: Vec::new(),
        on_hold: false,
        who_is_unclear: false,
        payment_seen: false,
    }
}
