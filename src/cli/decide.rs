//! `relance decide`: decides about one letter without a browser.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use findings::{Currency, Language, Messages};
use relance::job::{Job, JobError, Overrides};
use relance::output::amount;
use relance::plan::Reason;
use relance::register::Hand;
use relance::review::{Approval, ReviewAction};
use relance::rules::Stage;
use relance::run::{self, DecideError, LetterToDecide, ReviewWish};

use super::day::day;
use super::{COMPLETE, Reply, World, nothing, reviewer};

#[derive(Debug, Args)]
pub(super) struct Decide {
    /// The code of the debtor
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    /// What is decided; show tells what was
    #[arg(value_name = "ACTION", value_enum)]
    action: Action,
    /// The job file
    #[arg(value_name = "JOB.toml", default_value = "relance.toml")]
    job: PathBuf,
    /// With hold: the last day of waiting, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<NaiveDate>,
    /// With hold: why, for you and your colleagues; never printed
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// With stage: the lower stage
    #[arg(long, value_name = "STAGE", value_parser = stage)]
    stage: Option<Stage>,
    /// With contact: for whose attention
    #[arg(long, value_name = "NAME")]
    contact: Option<String>,
    /// With contact: the e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// With paragraph: the text, printed before the closing words
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// The currency of the letter, where the debtor gets several
    #[arg(long, value_name = "CURRENCY")]
    currency: Option<Currency>,
    /// The name of whoever decides
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The letter date, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) date: Option<NaiveDate>,
    /// Language of what is printed here: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    pub(super) lang: Option<Language>,
}

/// What can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Action {
    Show,
    Approve,
    Hold,
    Stage,
    Contact,
    Paragraph,
    Undo,
}

/// Reads a stage by its word.
fn stage(text: &str) -> Result<Stage, String> {
    Stage::ALL.into_iter().find(|it| it.as_str() == text).ok_or_else(|| text.to_owned())
}

/// Why nothing was decided.
enum DecideFailure {
    Job(JobError),
    Decide(DecideError),
    /// The action needs this option.
    Lacks(&'static str),
    /// Nobody said who decides.
    Nobody,
}

impl From<DecideError> for DecideFailure {
    fn from(error: DecideError) -> Self {
        Self::Decide(error)
    }
}

/// Decides and words the answer.
pub(super) fn decide(asked: &Decide, world: &World) -> Reply {
    let messages = Messages::new(asked.lang.unwrap_or(world.language));
    match decided(asked, world, &messages) {
        Ok(result) => Reply { result, aside: String::new(), code: COMPLETE },
        Err(failure) => nothing(false, &failure.lines(&messages)),
    }
}

fn decided(
    asked: &Decide,
    world: &World,
    messages: &Messages,
) -> Result<String, DecideFailure> {
    let mut overrides = Overrides::on(asked.date.unwrap_or(world.today));
    overrides.today = Some(world.today).filter(|_| !world.clock_is_wrong());
    let read = || Job::read(&asked.job, &overrides).map_err(DecideFailure::Job);
    let mut job = read()?;
    if let Some(wish) = asked.wish()? {
        let by = reviewer::name(asked.by.as_deref(), &job, world, messages);
        let by = Hand { user: by.ok_or(DecideFailure::Nobody)?, at: world.by.at.clone() };
        run::decide_about(&job, (&asked.debtor, asked.currency), wish, &by)?;
        job = read()?;
    }
    let letters = run::letters_to_decide(&job, &asked.debtor)?;
    let wanted =
        |it: &&LetterToDecide| asked.currency.is_none_or(|own| it.letter.currency == own);
    let told = letters.iter().filter(wanted).map(|letter| state(letter, messages));
    Ok(told.collect())
}

impl Decide {
    /// What is wanted, if anything, with the options that the action needs.
    fn wish(&self) -> Result<Option<ReviewWish>, DecideFailure> {
        let lacks = |option| DecideFailure::Lacks(option);
        Ok(Some(ReviewWish::Put(match self.action {
            Action::Show => return Ok(None),
            Action::Undo => return Ok(Some(ReviewWish::Undo)),
            Action::Approve => ReviewAction::Approve,
            Action::Hold => ReviewAction::Hold {
                until: self.until.ok_or_else(|| lacks("--until"))?,
                note: self.note.trim().to_owned(),
            },
            Action::Stage => ReviewAction::Stage(self.stage.ok_or_else(|| lacks("--stage"))?),
            Action::Contact => {
                let said = |text: &Option<String>| {
                    let text = text.as_deref().map(str::trim).filter(|it| !it.is_empty());
                    text.map(str::to_owned)
                };
                let (contact, email) = (said(&self.contact), said(&self.email));
                if contact.is_none() && email.is_none() {
                    return Err(lacks("--contact"));
                }
                ReviewAction::Contact { contact, email }
            }
            Action::Paragraph => {
                let text = self.text.as_deref().map(str::trim).filter(|it| !it.is_empty());
                ReviewAction::Paragraph(text.ok_or_else(|| lacks("--text"))?.to_owned())
            }
        })))
    }
}

/// A letter as it is to go, whether it does, and what was decided about it.
fn state(letter: &LetterToDecide, messages: &Messages) -> String {
    let to_go = &letter.letter;
    let asked = amount(to_go.totals.total(), Some(to_go.currency), messages.language());
    let values = findings::Args::new()
        .text("debtor", &*to_go.debtor.code)
        .text("currency", to_go.currency.as_str())
        .text("date", messages.day(to_go.date))
        .text("stage", messages.plain(&to_go.stage.key()))
        .text("deadline", messages.day(to_go.deadline))
        .text("total", asked);
    let mut lines = vec![messages.get("explain-letter", &values)];
    let decided = letter.decisions.iter();
    lines.extend(decided.map(|it| format!("  {}", it.sentence(messages))));
    lines.extend(letter.findings.iter().map(|it| format!("  {}", messages.finding(it))));
    let state = match (letter.reason, letter.approval) {
        (Some(Reason::NotApproved), Approval::Half) => messages.plain("review-state-half"),
        (Some(reason), _) => {
            let values = findings::Args::new().text("reason", messages.plain(&reason.key()));
            messages.get("review-state-held", &values)
        }
        (None, _) => messages.plain("review-state-goes"),
    };
    lines.push(format!("  {state}"));
    lines.join("\n") + "\n"
}

impl DecideFailure {
    fn lines(&self, messages: &Messages) -> Vec<String> {
        match self {
            Self::Job(error) => error.lines(messages),
            Self::Decide(error) => error.lines(messages),
            Self::Lacks(option) => {
                vec![
                    messages
                        .get("review-lacks", &findings::Args::new().text("option", *option)),
                ]
            }
            Self::Nobody => vec![messages.plain("review-nobody")],
        }
    }
}
