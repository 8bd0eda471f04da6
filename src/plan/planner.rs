//! Settles all accounts of a run, one after the other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ledger::Account;
use crate::register::{History, SentLetter};
use crate::rules::Stage;
use exports::Text;
use findings::{Args, Code, Finding, Origin, Source};

use super::credits::settle;
use super::decide::decide_settled;
use super::ladder::Ladder;
use super::reference::References;
use super::{
    Held, House, PlannedLetter, Reason, Segment, dates, decide, letter, limitation, surcharge,
};

/// The tools that all accounts of a run are settled with.
pub(super) struct Planner<'a> {
    house: House<'a>,
    references: References,
    findings: Vec<Finding>,
    /// Rates and sums that rest on one secondary source: what they are, and of when or whom.
    unconfirmed: BTreeSet<(&'static str, String)>,
    /// Formal notices that claim nothing on top, because nobody said what their debtors are.
    left_open: usize,
    /// Contractual rates raised to the law's floor, by half-year.
    raised: BTreeMap<String, (String, String)>,
    /// How many letters wait for no other reason than a run of the same day, by that run.
    same_day: BTreeMap<Text, usize>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(house: House<'a>, references: References) -> Self {
        Self {
            house,
            references,
            findings: Vec::new(),
            unconfirmed: BTreeSet::new(),
            left_open: 0,
            raised: BTreeMap::new(),
            same_day: BTreeMap::new(),
        }
    }

    /// The letter of one account, if one can go out, and its rows that get none.
    pub(super) fn settle(
        &mut self,
        account: Account,
        history: &History,
    ) -> (Option<PlannedLetter>, Vec<Held>) {
        self.settle_at(account, history, None)
    }

    /// The same with the letter at a lower stage than the one that is due, where somebody says so.
    pub(super) fn settle_at(
        &mut self,
        account: Account,
        history: &History,
        lower: Option<Stage>,
    ) -> (Option<PlannedLetter>, Vec<Held>) {
        if account.on_hold {
            let reason =
                if account.who_is_unclear { Reason::SameName } else { Reason::FaultyData };
            return (None, letter::hold(&account, reason));
        }
        let payment_seen = account.payment_seen;
        self.findings.extend(limitation::warnings(&account, &self.house));
        self.findings.extend(dates::findings(&account, &self.house));
        let ladder = Ladder::of(history, self.house.policy, account.debtor.kind);
        let settled = settle(&account, &ladder, &self.house);
        let mut decision = decide_settled(&settled.account, &ladder, &self.house);
        decision.stage = decision.stage.map(|due| lower.map_or(due, |lower| lower.min(due)));
        if decision.stage.is_none() {
            self.note_same_day(&account, history);
        }
        let mut held = settled.held();
        self.findings.extend(settled.findings);
        let lowered = match settled.account {
            Cow::Owned(lowered) => Some(lowered),
            Cow::Borrowed(_) => None,
        };
        let account = lowered.unwrap_or(account);
        let (letter, rows) = letter::settle(account, decision, history, &self.house);
        held.extend(rows);
        let Some(mut letter) = letter else { return (None, held) };
        let seen = payment_seen.then_some(Reason::PaymentSeen);
        if let Some(reason) = seen.or_else(|| self.obstacle(&mut letter, history)) {
            held.extend(letter.held_back(reason));
            return (None, held);
        }
        letter.reference = self.references.give(&letter);
        (Some(letter), held)
    }

    /// Everything found so far; what holds for the whole run comes last, once.
    pub(super) fn findings(self) -> Vec<Finding> {
        let country = self.house.creditor.country.to_lowercase();
        let name = format!("rules/{country}.toml");
        let origin = Origin::file(&Arc::new(Source { name, headers: Vec::new(), sheet: None }));
        let whole = |code, values| Finding::new(code, origin.clone(), None, values);
        let mut findings = self.findings;
        if self.left_open > 0 {
            let values = Args::new().count("letters", self.left_open);
            findings.push(whole(Code::KindUnwritten, values));
        }
        findings.extend(
            self.unconfirmed
                .into_iter()
                .map(|(what, of)| Args::new().text("what", what).text("of", of))
                .map(|values| whole(Code::RuleUnconfirmed, values)),
        );
        findings.extend(self.raised.into_iter().map(|(half_year, (rate, floor))| {
            let values = Args::new().text("rate", rate).text("floor", floor);
            whole(Code::RateRaised, values.text("half_year", half_year))
        }));
        findings.extend(self.same_day.into_iter().map(|(run, letters)| {
            let name = run.to_string();
            let source = Source { name, headers: Vec::new(), sheet: None };
            let values = Args::new().count("letters", letters).text("run", &*run);
            Finding::new(Code::SameDay, Origin::file(&Arc::new(source)), None, values)
        }));
        findings
    }

    /// Why a letter that is due cannot go out; adds what it claims on top of the principal.
    fn obstacle(&mut self, letter: &mut PlannedLetter, history: &History) -> Option<Reason> {
        if self.house.creditor.account_in(letter.currency).is_none() {
            let values = Args::new().text("currency", letter.currency.as_str());
            self.hold(letter, Code::NoAccountInCurrency, values);
            return Some(Reason::NoBankAccount);
        }
        if !letter::has_address(&letter.debtor) {
            return Some(Reason::NoAddress);
        }
        if history.came_back_from(&letter.debtor).is_some() {
            return Some(Reason::Returned);
        }
        match surcharge::add(letter, history, &self.house) {
            Ok(findings) => {
                self.findings.extend(findings);
                self.left_open += usize::from(surcharge::is_left_open(letter, &self.house));
                self.note_rates(letter);
                None
            }
            Err(error) => {
                let (key, values) = error.said();
                self.hold(letter, Code::RuleUnknown, Args::new().said("reason", key, values));
                Some(Reason::RuleUnknown)
            }
        }
    }

    /// Says at the first invoice of a letter why it is held back.
    fn hold(&mut self, letter: &PlannedLetter, code: Code, values: Args) {
        let origin = letter.claims.first().map(|claim| claim.invoice.origin.clone());
        let origin = origin.unwrap_or_else(|| letter.debtor.origin.clone());
        self.findings.push(Finding::new(code, origin, Some(&letter.debtor.code), values));
    }

    /// Keeps in mind that an account without letter would have one, had not a run of the same day written.
    fn note_same_day(&mut self, account: &Account, history: &History) {
        let of_today = |it: &&SentLetter| it.sent_on == self.house.date;
        let runs = history.standing().filter(of_today).filter_map(|it| it.kept.as_ref());
        let Some(run) = runs.last().map(|it| it.run.clone()) else { return };
        let mut before = history.clone();
        before.letters.retain(|it| it.void || it.kept.is_none() || !of_today(&it));
        if decide(account, &before, &self.house).stage.is_some() {
            *self.same_day.entry(run).or_default() += 1;
        }
    }

    /// Keeps in mind what the whole run is to be told of the rates a letter used.
    fn note_rates(&mut self, letter: &PlannedLetter) {
        if letter.breakdown.as_ref().is_some_and(|it| !it.indemnity_confirmed) {
            let kind = letter.debtor.kind.as_str().to_owned();
            self.unconfirmed.insert(("indemnity", kind));
        }
        let lines = letter.breakdown.iter().flat_map(|it| &it.lines);
        for Segment { rated, raised_from, percent, confirmed, .. } in
            lines.flat_map(|line| &line.segments)
        {
            if !confirmed {
                self.unconfirmed.insert(("rate", rated.to_string()));
            }
            if let Some(stated) = raised_from {
                let rates = (stated.to_string(), percent.to_string());
                self.raised.insert(rated.to_string(), rates);
            }
        }
    }
}
