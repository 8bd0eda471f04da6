//! What the value of each element is taken for, by the elements it stands in.

use std::sync::Arc;

use findings::{Currency, Money, Source};

use super::super::account::{Account, PayerAccount};
use super::super::proof::prove;
use super::super::statement::{Balance, Entry, FaultKind, Format, Line, Statement, Status};
use super::super::text::{amount, day, tidy};
use super::tags::Tag;

/// The statement, entry and payment that are being read.
pub(super) struct Places {
    source: Arc<Source>,
    format: Format,
    /// The version that the namespace names.
    pub(super) version: Box<str>,
    /// Whether the document is a statement at all.
    pub(super) known: bool,
    /// The currency of the amount that is being read.
    pub(super) currency: Option<Currency>,
    /// Those that are complete.
    pub(super) statements: Vec<Statement>,
    statement: Option<Statement>,
    balance: Written,
    /// The kind of the balance: `OPBD`.
    kind: Box<str>,
    previous: Option<Balance>,
    entry: Option<(Entry, Written)>,
    /// Which of its payments do not say which way they go.
    unsaid: Vec<bool>,
    line: Option<(Line, Written)>,
    /// The amount of a payment, where it stands among its details alone.
    detailed: Option<(Option<Money>, Option<Currency>)>,
}

/// An amount as it is written: without sign, and which way.
#[derive(Debug, Default)]
struct Written {
    /// The text of what is no amount.
    odd: Option<Box<str>>,
    amount: Option<Money>,
    currency: Option<Currency>,
    debit: Option<bool>,
    day: Option<chrono::NaiveDate>,
}

impl Written {
    fn signed(&self) -> Option<Money> {
        let amount = self.amount?;
        self.debit.map(|debit| if debit { -amount } else { amount })
    }

    fn take(&mut self, value: &str, currency: Option<Currency>) {
        self.amount = amount(value);
        self.odd = self.amount.is_none().then(|| value.into());
        self.currency = currency;
    }
}

impl Places {
    pub(super) fn new(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            format: Format::Camt053,
            version: Box::default(),
            known: false,
            currency: None,
            statements: Vec::new(),
            statement: None,
            balance: Written::default(),
            kind: Box::default(),
            previous: None,
            entry: None,
            unsaid: Vec::new(),
            line: None,
            detailed: None,
        }
    }

    /// Notes which message the document is.
    pub(super) fn message(&mut self, format: Format) {
        self.format = format;
        self.known = true;
    }

    /// An element begins that others stand in.
    pub(super) fn begin(&mut self, path: &[Tag], tag: Tag, line: u32) {
        let parent = path.last().copied();
        match (tag, parent) {
            (Tag::Stmt, Some(Tag::BkToCstmrStmt))
            | (Tag::Rpt, Some(Tag::BkToCstmrAcctRpt))
            | (Tag::Ntfctn, Some(Tag::BkToCstmrDbtCdtNtfctn)) => {
                let mut begun = Statement::new(&self.source, line, self.format);
                begun.version = self.version.clone();
                self.statement = Some(begun);
                self.previous = None;
            }
            (Tag::Bal, _) => {
                self.balance = Written::default();
                self.kind = Box::default();
            }
            (Tag::Ntry, Some(Tag::Stmt | Tag::Rpt | Tag::Ntfctn)) => {
                self.entry = Some((Entry { line, ..Entry::default() }, Written::default()));
                self.unsaid.clear();
            }
            (Tag::TxDtls, Some(Tag::NtryDtls)) => {
                self.line = Some(Default::default());
                self.detailed = None;
            }
            _ => {}
        }
    }

    /// An element ends: its value is taken, or what stood in it is complete.
    pub(super) fn end(&mut self, path: &[Tag], value: &str, line: u32) {
        let [.., parent, tag] = *path else { return };
        let value = value.trim();
        match tag {
            Tag::Stmt | Tag::Rpt | Tag::Ntfctn => self.end_statement(parent),
            Tag::Bal => self.end_balance(line),
            Tag::Ntry => self.end_entry(),
            Tag::TxDtls => self.end_line(),
            _ if value.is_empty() => {}
            _ if path.contains(&Tag::TxDtls) => self.of_line(path, value),
            _ if path.contains(&Tag::Ntry) => self.of_entry(path, value),
            _ if parent == Tag::Bal || path.contains(&Tag::Bal) => self.of_balance(path, value),
            _ => self.of_statement(path, value),
        }
    }

    fn of_statement(&mut self, path: &[Tag], value: &str) {
        use Tag::{Acct, Ccy, IBAN, Id, Ntfctn, Othr, Rpt, Stmt};
        let Some(statement) = &mut self.statement else { return };
        match path {
            [.., Stmt | Rpt | Ntfctn, Id] => statement.id = tidy(value),
            [.., Stmt | Rpt | Ntfctn, Acct, Id, IBAN]
            | [.., Stmt | Rpt | Ntfctn, Acct, Id, Othr, Id] => {
                statement.account = Account::new(value);
            }
            [.., Stmt | Rpt | Ntfctn, Acct, Ccy] => statement.currency = value.parse().ok(),
            _ => {}
        }
    }

    fn of_balance(&mut self, path: &[Tag], value: &str) {
        use Tag::{Amt, Bal, Cd, CdOrPrtry, CdtDbtInd, Dt, DtTm, Tp};
        match path {
            [.., Bal, Tp, CdOrPrtry, Cd] => self.kind = tidy(value),
            [.., Bal, Amt] => self.balance.take(value, self.currency),
            [.., Bal, CdtDbtInd] => self.balance.debit = debit(value),
            [.., Bal, Dt, Dt | DtTm] => self.balance.day = day(value),
            _ => {}
        }
    }

    fn end_balance(&mut self, line: u32) {
        let Some(statement) = &mut self.statement else { return };
        if !matches!(&*self.kind, "OPBD" | "PRCD" | "CLBD") {
            return;
        }
        let Some(amount) = self.balance.signed() else {
            let odd = self.balance.odd.take().unwrap_or_default();
            statement.fault(line, FaultKind::Amount, &odd);
            return;
        };
        let Written { currency, day, .. } = self.balance;
        let balance = Balance { amount, day, currency };
        match &*self.kind {
            // The first of several is the whole statement's, the others are of its pages.
            "OPBD" => statement.opening = statement.opening.or(Some(balance)),
            "CLBD" => statement.closing = statement.closing.or(Some(balance)),
            _ => self.previous = self.previous.or(Some(balance)),
        }
    }

    fn of_entry(&mut self, path: &[Tag], value: &str) {
        use Tag::{
            AcctSvcrRef, AddtlNtryInf, Amt, BookgDt, Cd, CdtDbtInd, Dt, DtTm, Ntry, RvslInd,
            Sts, ValDt,
        };
        let Some((entry, written)) = &mut self.entry else { return };
        match path {
            [.., Ntry, Amt] => written.take(value, self.currency),
            [.., Ntry, CdtDbtInd] => written.debit = debit(value),
            [.., Ntry, RvslInd] => entry.reversal = matches!(value.trim(), "true" | "1"),
            [.., Ntry, Sts] | [.., Ntry, Sts, Cd] => entry.status = status(value.trim()),
            [.., Ntry, BookgDt, Dt | DtTm] => entry.day = day(value),
            [.., Ntry, ValDt, Dt | DtTm] => entry.value_day = day(value),
            [.., Ntry, AcctSvcrRef] => entry.bank_reference = tidy(value),
            [.., Ntry, AddtlNtryInf] => entry.more = tidy(value),
            _ => {}
        }
    }

    fn of_line(&mut self, path: &[Tag], value: &str) {
        use Tag::{
            AddtlTxInf, Amt, AmtDtls, Cd, CdtDbtInd, CdtrRefInf, Dbtr, DbtrAcct, EndToEndId,
            IBAN, Id, Nb, Nm, Prtry, Pty, Ref, Refs, RfrdDocInf, RltdPties, RmtInf, Rsn,
            RtrInf, Strd, TxAmt, TxDtls, UltmtDbtr, Ustrd,
        };
        let Some((line, written)) = &mut self.line else { return };
        match path {
            [.., TxDtls, Amt] => written.take(value, self.currency),
            [.., TxDtls, AmtDtls, TxAmt, Amt] => {
                self.detailed = Some((amount(value), self.currency));
            }
            [.., TxDtls, CdtDbtInd] => written.debit = debit(value),
            [.., TxDtls, Refs, EndToEndId] => line.end_to_end = tidy(value),
            [.., RltdPties, Dbtr, Nm] | [.., RltdPties, Dbtr, Pty, Nm] => {
                line.payer = tidy(value);
            }
            [.., RltdPties, DbtrAcct, Id, IBAN] => line.payer_account = PayerAccount::of(value),
            [.., RltdPties, UltmtDbtr, Nm] | [.., RltdPties, UltmtDbtr, Pty, Nm] => {
                line.ultimate = tidy(value);
            }
            [.., TxDtls, RmtInf, Ustrd] => line.text.push(tidy(value)),
            [.., TxDtls, RmtInf, Strd, CdtrRefInf, Ref] => line.references.push(tidy(value)),
            [.., TxDtls, RmtInf, Strd, RfrdDocInf, Nb] => line.documents.push(tidy(value)),
            [.., TxDtls, RtrInf, Rsn, Cd | Prtry] => line.reason = tidy(value),
            [.., TxDtls, AddtlTxInf] => line.more.push(tidy(value)),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let (Some((mut line, mut written)), Some((entry, _))) =
            (self.line.take(), &mut self.entry)
        else {
            return;
        };
        if let (None, Some((amount, currency))) = (written.amount, self.detailed.take()) {
            (written.amount, written.currency) = (amount, currency);
        }
        // The sign follows when that of the entry is known, which may stand behind its payments.
        line.currency = written.currency;
        line.amount =
            written.amount.map(|it| if written.debit == Some(true) { -it } else { it });
        self.unsaid.push(written.debit.is_none());
        entry.lines.push(line);
    }

    fn end_entry(&mut self) {
        let Some((mut entry, written)) = self.entry.take() else { return };
        entry.amount = written.signed();
        entry.currency = written.currency;
        let debit = written.debit == Some(true);
        let alone = entry.lines.len() == 1;
        for (line, unsaid) in entry.lines.iter_mut().zip(&self.unsaid) {
            // A payment that does not say which way goes the way of its entry, and so does one alone.
            if *unsaid || alone {
                line.amount = line.amount.map(|it| if debit { -it.abs() } else { it.abs() });
            }
            if alone && line.amount.is_none() {
                (line.amount, line.currency) = (entry.amount, entry.currency);
            }
        }
        let Some(statement) = &mut self.statement else { return };
        if entry.amount.is_none() {
            let kind = match written.amount {
                Some(_) => FaultKind::Direction,
                None => FaultKind::Amount,
            };
            statement.fault(entry.line, kind, &written.odd.unwrap_or_default());
        }
        if entry.status == Status::Booked && entry.day.or(entry.value_day).is_none() {
            statement.fault(entry.line, FaultKind::Day, "");
        }
        statement.entries.push(entry);
    }

    fn end_statement(&mut self, parent: Tag) {
        use Tag::{BkToCstmrAcctRpt, BkToCstmrDbtCdtNtfctn, BkToCstmrStmt};
        if !matches!(parent, BkToCstmrStmt | BkToCstmrAcctRpt | BkToCstmrDbtCdtNtfctn) {
            return;
        }
        let Some(mut statement) = self.statement.take() else { return };
        statement.opening = statement.opening.or(self.previous);
        let of = |it: Option<Balance>| it.and_then(|it| it.currency);
        let balances = of(statement.opening).or(of(statement.closing));
        let entries = || statement.entries.iter().find_map(|it| it.currency);
        statement.currency = statement.currency.or(balances).or_else(entries);
        prove(&mut statement);
        self.statements.push(statement);
    }
}

fn debit(value: &str) -> Option<bool> {
    match value.trim() {
        "DBIT" => Some(true),
        "CRDT" => Some(false),
        _ => None,
    }
}

fn status(value: &str) -> Status {
    match value {
        "BOOK" => Status::Booked,
        "PDNG" => Status::Pending,
        "INFO" => Status::Information,
        _ => Status::Unknown,
    }
}
