//! Matches the exclusions of a job with one ledger: none that fits nothing is passed over in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::ledger::Ledger;
use crate::ledger::near::{Meant, meant};
use crate::register::InvoiceKey;
use exports::Text;
use findings::{Args, Code, Finding, Origin, Source};

use super::Exclusion;

/// How many names are told of exclusions that have nothing left to hold.
const TOLD: usize = 10;

/// The exclusions of a job beside one ledger.
#[derive(Debug)]
pub struct MatchedExclusions {
    exclusions: Vec<(Exclusion, Stand)>,
}

/// Debtors and invoices that the register knows beside the ledger.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Codes of the debtor file.
    pub codes: BTreeSet<Text>,
    /// Invoices of letters.
    pub lettered: BTreeSet<InvoiceKey>,
}

/// Where an exclusion stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stand {
    /// The ledger has the debtor or document that it names.
    Fits,
    /// Its last day has passed.
    Ended(NaiveDate),
    /// The invoice it names is paid.
    Paid,
    /// It names a credit, which no exclusion holds.
    Credit,
    /// The invoice it names is not this debtor's: of this one it is.
    Elsewhere(Text),
    /// It may be a slip for one of these.
    Slip(Vec<Text>),
    /// The ledger has nothing like it, or these at most.
    Nowhere(Vec<Text>),
}

/// The names of a ledger.
struct Names<'l> {
    ledger: &'l Ledger,
    /// Debtors that exclusions name as the ledger does.
    debtors: BTreeSet<&'l str>,
    /// Documents that exclusions number as the ledger does.
    documents: BTreeMap<&'l str, Vec<LedgerDocument<'l>>>,
}

/// The state of a document in a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DocumentState {
    Open,
    Closed,
    Credit,
}

/// A document of a ledger: its debtor, its number, what it is.
type LedgerDocument<'l> = (&'l str, &'l str, DocumentState);

impl<'l> Names<'l> {
    /// Goes through the ledger once for all that is written as it has it: nearly every exclusion.
    fn of(ledger: &'l Ledger, exclusions: &[Exclusion]) -> Self {
        let wanted = |of: fn(&Exclusion) -> Option<&str>| -> BTreeSet<&str> {
            exclusions.iter().filter_map(of).collect()
        };
        let codes = wanted(|it| it.debtor.as_deref());
        let numbers = wanted(|it| it.invoice.as_deref());
        let mut names = Self { ledger, debtors: BTreeSet::new(), documents: BTreeMap::new() };
        names.debtors = names.debtors().filter(|code| codes.contains(code)).collect();
        if !numbers.is_empty() {
            for document in names.documents(None).filter(|(_, it, _)| numbers.contains(it)) {
                names.documents.entry(document.1).or_default().push(document);
            }
        }
        names
    }

    /// The debtor that a code means.
    fn debtor(&self, code: &str) -> Meant<'l> {
        match self.debtors.get(code) {
            Some(same) => Meant::One(same),
            None => meant(code, self.debtors()),
        }
    }

    /// The number that one means among those of a debtor, or of all.
    fn number(&self, number: &str, debtor: Option<&'l str>) -> Meant<'l> {
        let there = self.documents.get(number).into_iter().flatten();
        let same =
            there.filter(|(code, ..)| debtor.is_none_or(|it| it == *code || code.is_empty()));
        match same.map(|(_, it, _)| *it).next() {
            Some(same) => Meant::One(same),
            None => meant(number, self.documents(debtor).map(|(_, number, _)| number)),
        }
    }

    fn debtors(&self) -> impl Iterator<Item = &'l str> + Clone + use<'l> {
        let broken = self.ledger.broken.iter().filter_map(|it| it.debtor.as_deref());
        self.ledger.accounts.iter().map(|it| &*it.debtor.code).chain(broken)
    }

    /// Documents of one debtor, or of all.
    fn documents(
        &self,
        debtor: Option<&'l str>,
    ) -> impl Iterator<Item = LedgerDocument<'l>> + Clone + use<'l> {
        let wanted = move |code: &str| debtor.is_none_or(|it| it == code);
        let accounts = self.ledger.accounts.iter().filter(move |it| wanted(&it.debtor.code));
        let papers = accounts.flat_map(|account| {
            let of = |number: &'l Text, paper| (&*account.debtor.code, &**number, paper);
            let open =
                account.invoices.iter().map(move |it| of(&it.number, DocumentState::Open));
            let closed =
                account.closed.iter().map(move |it| of(&it.number, DocumentState::Closed));
            let void = account.void_credits.iter().map(|(credit, _)| credit);
            let credits = account.credits.iter().chain(void);
            let credits = credits.map(move |it| of(&it.number, DocumentState::Credit));
            open.chain(closed).chain(credits)
        });
        // A row that could not be understood is held already, and may be of anybody.
        let broken = self.ledger.broken.iter().filter_map(|it| {
            Some((
                it.debtor.as_deref().unwrap_or_default(),
                &**it.number.as_ref()?,
                DocumentState::Open,
            ))
        });
        papers.chain(broken.filter(move |(code, ..)| code.is_empty() || wanted(code)))
    }
}

impl MatchedExclusions {
    /// Looks for what each exclusion names. What is written as a ledger has it, case, accents, blanks and
    /// separators apart, is that: the exclusion then names it as the ledger does.
    #[must_use]
    pub fn of(exclusions: &[Exclusion], ledger: &Ledger, date: NaiveDate) -> Self {
        let names = Names::of(ledger, exclusions);
        let stand = |it: &Exclusion| {
            let mut found = it.clone();
            let stand = match it.until {
                Some(until) if until < date => Stand::Ended(until),
                _ => looked_up(&mut found, &names),
            };
            (found, stand)
        };
        Self { exclusions: exclusions.iter().map(stand).collect() }
    }

    /// Whether every exclusion is settled without a look at what happened before.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let lost = |stand: &Stand| matches!(stand, Stand::Slip(_) | Stand::Nowhere(_));
        !self.exclusions.iter().any(|(_, stand)| lost(stand))
    }

    /// The exclusions, as the ledger writes what they name.
    #[must_use]
    pub fn exclusions(&self) -> Vec<Exclusion> {
        self.exclusions.iter().map(|(it, _)| it.clone()).collect()
    }

    /// Findings about exclusions that fit nothing, at their lines in the job file: one line for all that have
    /// nothing left to hold, and one for each of the others.
    #[must_use]
    pub fn findings(&self, past: &Past, job: &str) -> Vec<Finding> {
        let source =
            Arc::new(Source { name: job.to_owned(), headers: Vec::new(), sheet: None });
        let at = |line| Origin { line, ..Origin::file(&source) };
        let mut over = Vec::new();
        let mut findings = Vec::new();
        for (exclusion, stand) in &self.exclusions {
            let code = match stand {
                Stand::Fits => continue,
                Stand::Ended(until) => {
                    over.push(format!("{} ({until})", exclusion.named()));
                    continue;
                }
                Stand::Slip(_) | Stand::Nowhere(_) if past.knows(exclusion) => {
                    over.push(exclusion.named());
                    continue;
                }
                Stand::Paid => {
                    over.push(exclusion.named());
                    continue;
                }
                Stand::Elsewhere(_) | Stand::Slip(_) => Code::ExclusionMisnamed,
                Stand::Credit | Stand::Nowhere(_) => Code::ExclusionUnfit,
            };
            let values = stand.sentence_values(exclusion.values());
            findings.push(Finding::new(code, at(exclusion.line), None, values));
        }
        if !over.is_empty() {
            let count = over.len();
            over.truncate(TOLD);
            let more = if count > TOLD { " …" } else { "" };
            let values = Args::new()
                .count("count", count)
                .text("names", format!("{}{more}", over.join(", ")));
            findings.push(Finding::new(Code::ExclusionOver, at(0), None, values));
        }
        findings
    }
}

/// Looks for what an exclusion names, and names it as the ledger does.
fn looked_up(exclusion: &mut Exclusion, names: &Names<'_>) -> Stand {
    let debtor = match exclusion.debtor.as_deref().map(|it| names.debtor(it)) {
        None => None,
        Some(Meant::One(code)) => Some(code),
        Some(Meant::Slip(codes)) => return Stand::Slip(owned(codes)),
        Some(Meant::Nobody(codes)) => return Stand::Nowhere(owned(codes)),
    };
    if let Some(code) = debtor {
        exclusion.debtor = Some(code.into());
    }
    let Some(written) = exclusion.invoice.clone() else { return Stand::Fits };
    match names.number(&written, debtor) {
        Meant::One(number) => {
            let papers = names.documents(debtor).filter(|(_, it, _)| *it == number);
            let paper =
                papers.map(|(.., paper)| paper).min_by_key(|it| *it != DocumentState::Open);
            exclusion.invoice = Some(number.into());
            match paper {
                Some(DocumentState::Closed) => Stand::Paid,
                Some(DocumentState::Credit) => Stand::Credit,
                Some(DocumentState::Open) | None => Stand::Fits,
            }
        }
        Meant::Slip(numbers) => Stand::Slip(owned(numbers)),
        Meant::Nobody(nearest) => {
            let mut others = names.documents(None).filter(|_| debtor.is_some());
            let other = others.find(|(_, number, _)| **number == *written);
            other.map_or(Stand::Nowhere(owned(nearest)), |(code, ..)| {
                Stand::Elsewhere(code.into())
            })
        }
    }
}

fn owned(names: Vec<&str>) -> Vec<Text> {
    names.into_iter().map(Text::from).collect()
}

impl Stand {
    /// The values of the sentence about it, beside those that the exclusion names.
    fn sentence_values(&self, values: Args) -> Args {
        let (why, nearest) = match self {
            Self::Credit => ("credit", String::new()),
            Self::Elsewhere(code) => ("elsewhere", code.to_string()),
            Self::Slip(names) | Self::Nowhere(names) if !names.is_empty() => {
                ("near", names.join(", "))
            }
            _ => ("nothing", String::new()),
        };
        values.text("why", why).text("nearest", nearest)
    }
}

impl Past {
    /// Whether what an exclusion names was there before: its debtor is in the debtor file or got a letter,
    /// its invoice stood in one.
    fn knows(&self, exclusion: &Exclusion) -> bool {
        let debtors = self.lettered.iter().map(|it| &*it.debtor);
        let debtors = debtors.chain(self.codes.iter().map(|it| &**it));
        let debtor = match exclusion.debtor.as_deref().map(|it| meant(it, debtors)) {
            None => None,
            Some(Meant::One(code)) => Some(code),
            Some(Meant::Slip(_) | Meant::Nobody(_)) => return false,
        };
        let Some(written) = exclusion.invoice.as_deref() else { return true };
        let of_debtor = |it: &&InvoiceKey| debtor.is_none_or(|code| *code == *it.debtor);
        let numbers = self.lettered.iter().filter(of_debtor).map(|it| &*it.number);
        matches!(meant(written, numbers), Meant::One(_))
    }
}
