//! Reads the files of a job and decides which letters go out, before anything is drawn.

use std::collections::BTreeSet;

use super::RunError;
use super::inputs::RunName;
use super::register_lock::{self, RegisterLock};
use super::reports::ReadFile;
use super::traces::Traces;
use crate::attach::Known;
use crate::compose;
use crate::invoices::{self, CashedByMessage, Context, Taken, TakenIn};
use crate::job::Job;
use crate::ledger::{self, Ledger};
use crate::payments::{self, NotedPayment, OldPayments, Payments, Today};
use crate::plan::{
    self, DoubtfulDate, House, MatchedExclusions, OpenQuestion, Past, Plan, Policy, Question,
    Vanished,
};
use crate::post;
use crate::register::{Gone, Histories, Register, SeenCopy, UsedNumbers};
use crate::review::{self, ReviewContext};
use crate::rules::Calendar;
use exports::{Export, InvoiceLines};
use findings::{Code, Finding};
use statements::Teller;

/// The decisions of a run and the data they rest on, before anything is drawn.
pub(super) struct Decided {
    pub(super) files: Vec<ReadFile>,
    pub(super) accounts: usize,
    pub(super) plan: Plan,
    pub(super) findings: Vec<Finding>,
    /// Invoices the register knows of that the export does not show any more.
    pub(super) gone: Gone,
    /// What a run would ask before it makes anything.
    pub(super) doubts: Vec<OpenQuestion>,
    /// Every document and debtor that the ledger names; copies are told apart by them.
    pub(super) known: Known,
    /// What became of payments; none where the job names no source of them.
    pub(super) payments: Option<Payments>,
    /// What became of the files of the folder of electronic invoices; none where the job names none.
    pub(super) folder: Option<Taken>,
}

/// The files and the register as they were read, before anything is decided.
pub(super) struct RunInputs {
    pub(super) files: Vec<ReadFile>,
    pub(super) ledger: Ledger,
    pub(super) histories: Histories,
    pub(super) findings: Vec<Finding>,
    pub(super) gone: Gone,
    /// What a run would ask before it makes anything.
    pub(super) doubts: Vec<OpenQuestion>,
    /// Copies that earlier runs looked into.
    pub(super) seen: Vec<SeenCopy>,
    /// The lines of invoices, for duplicates.
    pub(super) lines: InvoiceLines,
    /// Numbers of registered letters of other runs.
    pub(super) used: BTreeSet<String>,
    /// The house rules, their exclusions naming what the ledger names.
    pub(super) policy: Policy,
    /// What became of payments; none where the job names no source of them.
    pub(super) payments: Option<Payments>,
    /// What became of the files of the folder of electronic invoices; none where the job names none.
    pub(super) folder: Option<Taken>,
}

/// The register as a command finds it that enters nothing and does not hold it, and the name that a run on the same day
/// would have.
pub(super) struct Glance {
    pub(super) register: Option<Register>,
    pub(super) run: RunName,
}

impl Glance {
    /// Looks into the register of a job.
    pub(super) fn of(job: &Job) -> Result<Self, RunError> {
        Ok(Self { register: register_lock::look(job)?, run: RunName::of(job)? })
    }

    /// Opens what a run on the same day would.
    pub(super) fn open(&self, job: &Job) -> Result<RunInputs, RunError> {
        open(job, self.register.as_ref(), &self.run.id)
    }

    /// Decides as a run on the same day would.
    pub(super) fn decide(&self, job: &Job) -> Result<Decided, RunError> {
        Ok(settle(job, self.open(job)?))
    }
}

/// Decides as a run on the same day would, looking into the register without holding it.
pub(super) fn decide_alone(job: &Job) -> Result<Decided, RunError> {
    Glance::of(job)?.decide(job)
}

/// The same, with what a run would see of earlier runs.
pub(super) fn decide_with_traces(job: &Job) -> Result<(Decided, Traces), RunError> {
    let glance = Glance::of(job)?;
    let decided = glance.decide(job)?;
    Ok((decided, Traces::of(job, glance.register.as_ref(), &glance.run.id)?))
}

/// Decides as a run that holds the register, and stops where it may be the wrong file and nobody said yes.
pub(super) fn decide(
    job: &Job,
    lock: &RegisterLock<'_>,
    run_id: &str,
) -> Result<(Decided, Traces), RunError> {
    let decided = settle(job, open(job, lock.register(), run_id)?);
    let traces = Traces::of(job, lock.register(), run_id)?;
    let open = job.yes.leaves_open(decided.doubts.clone());
    if !open.is_empty() {
        let asked = open.iter().any(|it| it.question() == Question::Payments);
        let faults = decided.findings.into_iter().filter(|it| asked && payments::is_fault(it));
        return Err(RunError::Doubtful(open, faults.collect()));
    }
    let questions = traces.questions();
    if !questions.is_empty() && !job.yes.answers(Question::Register) {
        return Err(RunError::RegisterInDoubt(questions));
    }
    let misnamed = decided.findings.iter().filter(|it| it.code == Code::ExclusionMisnamed);
    let misnamed: Vec<Finding> = misnamed.cloned().collect();
    if misnamed.is_empty() { Ok((decided, traces)) } else { Err(RunError::Misnamed(misnamed)) }
}

pub(super) fn settle(job: &Job, opened: RunInputs) -> Decided {
    let RunInputs { files, ledger, histories, findings, gone, doubts, .. } = opened;
    let RunInputs { seen, used, lines, policy, payments, folder, .. } = opened;
    let accounts = ledger.accounts.len();
    let known = job.copies.as_ref().map(|_| Known::of(&ledger, &job.creditor.name));
    let known = known.unwrap_or_default().remembering(seen);
    let (known, stray) = known.with_lines(lines);
    let house = House { policy: &policy, creditor: &job.creditor, date: job.date };
    let review = ReviewContext::of(&job.review, &ledger, &histories, &house);
    let (mut plan, more) = plan::plan(ledger, &histories, &policy, &job.creditor, job.date);
    let void = review::obey(&mut plan, &job.review, review, &house);
    let waiting = post::number(&mut plan.letters, &used, &job.post);
    plan.hold(waiting);
    let edition = Vec::from_iter(compose::edition(&job.layout));
    let findings = [findings, more, void, stray, edition].concat();
    Decided { files, accounts, plan, findings, gone, doubts, known, payments, folder }
}

fn open(job: &Job, register: Option<&Register>, run_id: &str) -> Result<RunInputs, RunError> {
    let (mut export, mut findings) = exports::read(&job.inputs)?;
    export.require_invoices()?;
    let files = export.tables.iter().map(ReadFile::of).collect();
    let invoices = electronic(job, &mut export)?;
    findings.extend(invoices.findings);
    let (lists_nothing, refused, newest) =
        (export.lists_nothing(), export.is_refused(), export.newest_date());
    let mut past = Past::default();
    if !job.policy.exclude.is_empty() {
        past.codes.extend(export.debtors.iter().flatten().map(|it| it.code.clone()));
    }
    let (mut ledger, more) = ledger::open(export, &job.terms, &findings);
    let listed = MatchedExclusions::of(&job.policy.exclude, &ledger, job.date);
    let mut histories = Histories::default();
    let mut gone = Gone { known: 0, invoices: Vec::new(), closed: 0 };
    let (mut seen, mut used, mut changed) = (Vec::new(), BTreeSet::new(), Vec::new());
    if let Some(register) = register {
        histories = register.histories(&ledger, Some(run_id))?;
        gone = register.gone(&ledger, Some(run_id))?;
        used = register.numbers(run_id)?;
        if refused {
            // Nobody knows which invoices its rows are, so none of those known is gone.
            gone.invoices.clear();
        }
        if let Some(list) = &job.numbers_list {
            used.extend(UsedNumbers::of(list).taken(&register.mark()?, run_id)?);
        }
        changed = gone.changed_codes(&ledger, &histories);
        if job.copies.is_some() {
            seen = register.seen_copies()?;
        }
        if !listed.is_settled() {
            past.lettered = register.lettered()?;
        }
    }
    let (payments, of_payments) = received(job, &mut ledger, &histories, invoices.cashed)?;
    let old = payments.as_ref().and_then(|it| OldPayments::of(&it.waits));
    let vanished = Vanished::of(&gone, lists_nothing, &job.policy).map(OpenQuestion::Vanished);
    let date = DoubtfulDate::of(job.date, job.today, newest).map(OpenQuestion::Date);
    let doubts = vanished.into_iter().chain(date);
    let doubts = doubts.chain(old.map(OpenQuestion::Payments)).collect();
    let policy = Policy { exclude: listed.exclusions(), ..job.policy.clone() };
    let wanted = job.copies.as_ref().and_then(|copies| copies.lines.as_ref());
    let (lines, of_lines) = wanted.map(exports::invoice_lines).transpose()?.unwrap_or_default();
    let listed = listed.findings(&past, &job.file.name);
    let findings = [findings, more, of_payments, of_lines, listed, changed].concat();
    Ok(RunInputs {
        files,
        ledger,
        histories,
        findings,
        gone,
        doubts,
        seen,
        lines,
        used,
        policy,
        payments,
        folder: job.invoices.as_ref().map(|_| invoices.taken),
    })
}

/// How many business days before the letters the word that all was unpaid may be of: as many as a statement.
const WORD_DAYS: u32 = 5;

/// Puts the invoices of the job's folder behind the rows of its exports.
fn electronic(job: &Job, export: &mut Export) -> Result<TakenIn, RunError> {
    let Some(folder) = &job.invoices else { return Ok(TakenIn::default()) };
    let calendar = Calendar::france(job.policy.alsace_moselle);
    let age = folder.unpaid_on.map(|said| calendar.business_days(said, job.date));
    let context = Context {
        folder,
        creditor: &job.creditor,
        date: job.date,
        word_is_old: age.filter(|days| *days > WORD_DAYS),
        payments_are_read: job.payments.is_some(),
    };
    Ok(invoices::take_in(&context, export)?)
}

/// Reads payments and sets them against the ledger.
fn received(
    job: &Job,
    ledger: &mut Ledger,
    histories: &Histories,
    cashed: Vec<CashedByMessage>,
) -> Result<(Option<Payments>, Vec<Finding>), RunError> {
    let Some(sources) = &job.payments else { return Ok((None, Vec::new())) };
    let calendar = Calendar::france(job.policy.alsace_moselle);
    let today = Today {
        date: job.date,
        calendar: &calendar,
        posting_days: job.policy.posting_days,
        banks: &job.creditor.account,
    };
    let mut told = payments::read(sources)?;
    told.note(cashed.into_iter().map(|it| NotedPayment {
        teller: Teller::Lifecycle,
        number: it.number,
        day: it.day,
        amount: it.amount,
        origin: it.origin,
    }));
    let (payments, findings) = payments::take(told, ledger, histories, &today);
    Ok((Some(payments), findings))
}
