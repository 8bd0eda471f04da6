//! `review`: the letters of a job while somebody looks at them, with what is decided meanwhile.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::RunError;
use super::context::{RunContext, Workers};
use super::decide::{Decided, Glance, settle};
use super::inputs::RunName;
use super::measure::measure;
use super::measures::{LetterCopies, Measures};
use super::reports::{Progress, Quiet, sorted};
use super::single;
use crate::address::Addressed;
use crate::attach::Copy;
use crate::job::Job;
use crate::ledger::Account;
use crate::plan::{self, Explanation, Fate, Held, House, Plan, PlannedLetter, Policy, Reason};
use crate::post::{self, Measured, Piece};
use crate::register::{Histories, History};
use crate::review::{
    AccountKey, LetterReview, ReviewContext, ReviewDecision, ReviewDecisions, ReviewSettings,
};
use findings::{Code, Finding};

/// The letters of a job while somebody looks at them. The register is not held meanwhile, and nothing is written.
#[derive(Debug)]
pub struct ReviewSession<'a> {
    /// The job, as it was read when the session began.
    pub job: &'a Job,
    /// What no letter shows, held by rules and data.
    pub held: Vec<Held>,
    /// The plan as the rules propose it, without its letters and held rows.
    pub read: Plan,
    /// Every finding, in the order of the files.
    pub findings: Vec<Finding>,
    context: &'a RunContext,
    workers: &'a Workers<'a>,
    run: RunName,
    policy: Policy,
    accounts: BTreeMap<AccountKey, Account>,
    histories: Histories,
    sent: ReviewContext,
    /// The place of each letter, because a call may be about all of them.
    places: BTreeMap<AccountKey, usize>,
    state: Mutex<SessionState>,
}

/// What changes while somebody decides.
#[derive(Debug)]
struct SessionState {
    /// In the order of the plan, which stays.
    letters: Vec<SessionLetter>,
    decisions: ReviewDecisions,
    /// The pieces of all letters that nobody holds by hand; none until somebody asks.
    pieces: Option<BTreeMap<AccountKey, Piece>>,
}

/// One letter while somebody looks at it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SessionLetter {
    /// As the rules propose it.
    pub proposed: PlannedLetter,
    /// As it is to go.
    pub letter: PlannedLetter,
    /// The digest of the letter proposed.
    pub proposed_digest: String,
    /// The digest of the letter that is to go.
    pub digest: String,
    /// Pages of letter and copies.
    pub size: Measured,
    /// Its address as printed.
    pub address: Addressed,
    /// The copies behind it.
    pub copies: Vec<Copy>,
    /// Whether another letter is put behind it, the first one.
    pub first_behind: bool,
    /// Codes of what is said of its debtor.
    pub codes: Vec<Code>,
    /// Whether decisions about it were made for other data.
    pub void_changes: bool,
    /// Why it does not go, by what was decided; none where it goes.
    pub reason: Option<Reason>,
}

impl SessionLetter {
    /// The account it is about.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        (self.proposed.debtor.code.clone(), self.proposed.currency)
    }
}

/// Opens the letters of a job for somebody to look at, and lets them be used.
///
/// # Errors
///
/// When a file of the job, its layout or its copies cannot be read.
pub fn review<T>(
    job: &Job,
    progress: &dyn Progress,
    with: impl FnOnce(&ReviewSession<'_>) -> T,
) -> Result<T, RunError> {
    let glance = Glance::of(job)?;
    let inputs = glance.open(job)?;
    let house = House { policy: &inputs.policy, creditor: &job.creditor, date: job.date };
    let sent = ReviewContext::of(&job.review, &inputs.ledger, &inputs.histories, &house);
    let accounts = inputs.ledger.accounts.iter();
    let accounts =
        accounts.map(|it| ((it.debtor.code.clone(), it.currency), it.clone())).collect();
    let (histories, policy) = (inputs.histories.clone(), inputs.policy.clone());
    // As the rules propose it: decisions come on top, one by one.
    let free = Job { review: ReviewSettings::default(), ..job.clone() };
    let Decided { mut plan, findings, known, .. } = settle(&free, inputs);
    let context = RunContext::set_up(job, &plan, known)?;
    let workers = Workers::new(&context);
    let measures = measure(&mut plan, &context, &workers, None, progress)?;
    let findings = sorted(vec![findings, measures.findings.clone()]);
    let letters = letters(std::mem::take(&mut plan.letters), measures, &findings);
    let session = ReviewSession {
        job,
        held: std::mem::take(&mut plan.held),
        read: plan,
        findings,
        context: &context,
        workers: &workers,
        run: glance.run,
        policy,
        accounts,
        histories,
        sent,
        places: letters.iter().enumerate().map(|(place, it)| (it.key(), place)).collect(),
        state: Mutex::new(SessionState {
            letters,
            decisions: ReviewDecisions::default(),
            pieces: None,
        }),
    };
    session.take(job.review.decisions.clone());
    Ok(with(&session))
}

/// The letters with what measuring learnt of them.
fn letters(
    planned: Vec<PlannedLetter>,
    measures: Measures,
    findings: &[Finding],
) -> Vec<SessionLetter> {
    let mut codes: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    for finding in findings {
        if let Some(debtor) = finding.debtor.as_deref() {
            codes.entry(debtor).or_default().push(finding.code);
        }
    }
    let Measures { sizes, addresses, behind, .. } = measures;
    let measured = sizes.into_iter().zip(addresses).zip(behind);
    let letter = |(letter, ((size, address), behind)): (PlannedLetter, _)| {
        let LetterCopies { first, copies } = behind;
        SessionLetter {
            codes: codes.get(&*letter.debtor.code).cloned().unwrap_or_default(),
            proposed: letter.clone(),
            letter,
            proposed_digest: String::new(),
            digest: String::new(),
            size,
            address,
            copies,
            first_behind: first.is_some(),
            void_changes: false,
            reason: None,
        }
    };
    planned.into_iter().zip(measured).map(letter).collect()
}

impl ReviewSession<'_> {
    fn state(&self) -> MutexGuard<'_, SessionState> {
        // What somebody else left half done is taken anew with the next decisions.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All letters as they are now, in the order of the plan.
    pub fn letters<T>(&self, each: impl FnMut(&SessionLetter) -> T) -> Vec<T> {
        self.state().letters.iter().map(each).collect()
    }

    /// One letter as it is now.
    #[must_use]
    pub fn letter(&self, key: &AccountKey) -> Option<SessionLetter> {
        let place = *self.places.get(key)?;
        self.state().letters.get(place).cloned()
    }

    /// The decisions as they were taken last.
    #[must_use]
    pub fn decisions(&self) -> ReviewDecisions {
        self.state().decisions.clone()
    }

    /// Takes the decisions as they are now, and gives the accounts whose letters or decisions are others than before.
    pub fn take(&self, decisions: ReviewDecisions) -> Vec<AccountKey> {
        let mut state = self.state();
        let before = std::mem::replace(&mut state.decisions, decisions.clone());
        let mut changed = Vec::new();
        for letter in &mut state.letters {
            let key = letter.key();
            let now = decisions.about(&key);
            if !letter.digest.is_empty() && before.are(&key, now) {
                continue;
            }
            self.decide(letter, now);
            changed.push(key);
        }
        if !changed.is_empty() {
            state.pieces = None;
        }
        changed
    }

    /// Makes one letter what its decisions make of it.
    fn decide(&self, letter: &mut SessionLetter, decisions: &[ReviewDecision]) {
        let key = letter.key();
        let house = self.house();
        let review = LetterReview::of(&letter.proposed, decisions, self.sent.sent(&key));
        let account = || self.account(&key);
        let to_go = review.letter(&letter.proposed, account, &house);
        let to_go = to_go.unwrap_or_else(|| letter.proposed.clone());
        letter.proposed_digest.clone_from(&review.proposed);
        letter.digest = review.digest(&to_go);
        letter.void_changes = !review.void_changes.is_empty();
        letter.reason = review.reason(&to_go, &letter.digest, &self.job.review);
        if to_go != letter.letter {
            letter.letter = to_go;
            if let Some(Looked { size, address, copies, first_behind }) =
                self.look(&letter.letter).ok().flatten()
            {
                (letter.size, letter.address) = (size, address);
                (letter.copies, letter.first_behind) = (copies, first_behind);
            }
        }
    }

    fn house(&self) -> House<'_> {
        House { policy: &self.policy, creditor: &self.job.creditor, date: self.job.date }
    }

    /// An account and everything that was sent to it.
    #[must_use]
    pub fn account(&self, key: &AccountKey) -> Option<(Account, History)> {
        let account = self.accounts.get(key)?;
        let history = self.histories.of(&plan::believed(account, &self.house()));
        Some((account.clone(), history))
    }

    /// The whole story of an account.
    #[must_use]
    pub fn explain(&self, key: &AccountKey) -> Option<Explanation> {
        let (account, history) = self.account(key)?;
        Some(plan::explain(&account, &history, &self.house()))
    }

    /// The fate of each open invoice of an account, by its number.
    #[must_use]
    pub fn fates(&self, key: &AccountKey) -> Vec<(exports::Text, Fate)> {
        let Some((account, history)) = self.account(key) else { return Vec::new() };
        let decision = plan::decide(&account, &history, &self.house());
        let numbers = account.invoices.iter().map(|it| it.number.clone());
        numbers.zip(decision.fates).collect()
    }

    /// Whether a letter can be made as it is; why not where it cannot.
    #[must_use]
    pub fn obstacle(&self, key: &AccountKey, decisions: &[ReviewDecision]) -> Option<Reason> {
        let known = self.letter(key)?;
        let review = LetterReview::of(&known.proposed, decisions, self.sent.sent(key));
        let letter = review.letter(&known.proposed, || self.account(key), &self.house());
        let Some(letter) = letter else { return Some(Reason::RuleUnknown) };
        match self.look(&letter) {
            Ok(Some(_)) => None,
            _ => Some(Reason::LetterFailed),
        }
    }

    /// Sets one letter; none where it cannot be made.
    fn look(&self, letter: &PlannedLetter) -> Result<Option<Looked>, RunError> {
        let mut plan = Plan { letters: vec![letter.clone()], ..Plan::default() };
        let measures = measure(&mut plan, self.context, self.workers, None, &Quiet)?;
        let Measures { sizes, addresses, behind, .. } = measures;
        let looked = sizes.into_iter().zip(addresses).zip(behind).next();
        Ok(looked.map(|((size, address), LetterCopies { first, copies })| Looked {
            size,
            address,
            copies,
            first_behind: first.is_some(),
        }))
    }

    /// The piece that a letter becomes when everything goes that nobody holds by hand.
    #[must_use]
    pub fn piece(&self, key: &AccountKey) -> Option<Piece> {
        let mut state = self.state();
        if state.pieces.is_none() {
            let pieces = self.pieces(&state.letters, None);
            state.pieces = Some(pieces);
        }
        let known = state.pieces.as_ref().and_then(|it| it.get(key)).cloned();
        known.or_else(|| self.pieces(&state.letters, Some(key)).remove(key))
    }

    /// The pieces of all letters that nobody holds by hand, and of one more.
    fn pieces(
        &self,
        letters: &[SessionLetter],
        also: Option<&AccountKey>,
    ) -> BTreeMap<AccountKey, Piece> {
        let goes = |it: &&SessionLetter| {
            it.reason != Some(Reason::HeldByHand) || also == Some(&it.key())
        };
        let going: Vec<&SessionLetter> = letters.iter().filter(goes).collect();
        let planned: Vec<PlannedLetter> = going.iter().map(|it| it.letter.clone()).collect();
        let sizes: Vec<Measured> = going.iter().map(|it| it.size.clone()).collect();
        let pieces = post::arrange(&planned, &sizes, &self.job.post).into_iter();
        pieces.filter_map(|it| Some((going.get(it.letter)?.key(), it))).collect()
    }

    /// The bytes of the file of a letter, as a run would write it when everything goes that nobody holds by hand.
    ///
    /// # Errors
    ///
    /// When it cannot be drawn or a copy cannot be read any more.
    pub fn pdf(&self, key: &AccountKey) -> Result<Option<Vec<u8>>, RunError> {
        let (Some(letter), Some(piece)) = (self.letter(key), self.piece(key)) else {
            return Ok(None);
        };
        let named = (&letter.letter, &piece, self.run.id.as_str());
        single::file(self.job, self.context, self.workers, named).map(Some)
    }

    /// Whether every file still is what the letters were planned from.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.run.look_again(self.job).is_ok()
    }

    /// The names of the files the letters were planned from, with their hashes.
    #[must_use]
    pub fn run_id(&self) -> &str {
        &self.run.id
    }
}

/// What setting one letter learnt of it.
struct Looked {
    size: Measured,
    address: Addressed,
    copies: Vec<Copy>,
    first_behind: bool,
}
