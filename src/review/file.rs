//! The file of decisions, read and written.

use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::rules::Stage;
use exports::Text;
use findings::{Currency, Refusal};
use settings::{Document, Faults, Problem, Step};

use super::decision::{ReviewAction, ReviewDecision};
use super::decisions::ReviewDecisions;

/// The most characters of a paragraph: a fifth of a page, so that most letters stay on theirs.
pub const MOST_PARAGRAPH: usize = 600;
/// The most characters of a note.
pub const MOST_NOTE: usize = 200;

/// What stands above the decisions.
const HEAD: &str = "\
# Decisions about single letters, one [[decision]] each: written by `relance review` and `relance decide`, obeyed by
# `relance run`. `of` binds each to the letter it was made about: when its data change, it no longer holds.
";

/// The key of the list of decisions.
const LIST: &str = "decision";

/// A decision as the file gives it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionRow {
    debtor: Text,
    currency: Currency,
    action: ActionWord,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<String>,
    letter: NaiveDate,
    by: String,
    at: String,
    of: String,
}

/// The kind of a decision as the file words it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ActionWord {
    Approve,
    Hold,
    Stage,
    Contact,
    Note,
}

/// All of a file to be written.
#[derive(Serialize)]
struct WrittenFile {
    decision: Vec<DecisionRow>,
}

impl ReviewDecisions {
    /// Reads the text of a file; `name` is its name for people.
    ///
    /// # Errors
    ///
    /// With every fault of it, among them a second decision of one kind about an account.
    pub fn parse(name: &str, text: &str) -> Result<Self, Faults> {
        let document = Document::parse(name, text)?;
        document.expect_sections(&[LIST]);
        let rows: Vec<ReviewDecision> = document.optional(LIST).unwrap_or_default();
        let mut decisions = Self::default();
        for (place, mut row) in rows.into_iter().enumerate() {
            let path = [Step::Key(LIST.to_owned()), Step::Item(place)];
            row.line = u32::try_from(document.line(&path)).unwrap_or_default();
            let what = row.action.as_str();
            if !decisions.read(row) {
                let refusal = Refusal::new("settings-decision-twice", what);
                document.fault(&path, Problem::from(refusal));
            }
        }
        let faults = document.faults();
        if faults.0.is_empty() { Ok(decisions) } else { Err(faults) }
    }

    /// The text of a file that holds these decisions.
    #[must_use]
    pub fn written(&self) -> String {
        let decision: Vec<DecisionRow> = self.iter().map(DecisionRow::of).collect();
        if decision.is_empty() {
            return HEAD.to_owned();
        }
        let rows = toml::to_string(&WrittenFile { decision }).unwrap_or_default();
        format!("{HEAD}\n{rows}")
    }
}

impl DecisionRow {
    fn of(decision: &ReviewDecision) -> Self {
        let mut row = Self {
            debtor: decision.debtor.clone(),
            currency: decision.currency,
            action: ActionWord::Approve,
            until: None,
            note: None,
            stage: None,
            contact: None,
            email: None,
            paragraph: None,
            letter: decision.letter,
            by: decision.by.clone(),
            at: decision.at.clone(),
            of: decision.of.clone(),
        };
        match &decision.action {
            ReviewAction::Approve => {}
            ReviewAction::Hold { until, note } => {
                row.action = ActionWord::Hold;
                row.until = Some(*until);
                row.note = Some(note.clone()).filter(|it| !it.is_empty());
            }
            ReviewAction::Stage(stage) => {
                row.action = ActionWord::Stage;
                row.stage = Some(*stage);
            }
            ReviewAction::Contact { contact, email } => {
                row.action = ActionWord::Contact;
                (row.contact, row.email) = (contact.clone(), email.clone());
            }
            ReviewAction::Paragraph(text) => {
                row.action = ActionWord::Note;
                row.paragraph = Some(text.clone());
            }
        }
        row
    }

    /// The action of the row; the key it lacks where it lacks one.
    fn action(&self) -> Result<ReviewAction, &'static str> {
        let said = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned)
        };
        Ok(match self.action {
            ActionWord::Approve => ReviewAction::Approve,
            ActionWord::Hold => ReviewAction::Hold {
                until: self.until.ok_or("until")?,
                note: said(&self.note).unwrap_or_default(),
            },
            ActionWord::Stage => ReviewAction::Stage(self.stage.ok_or("stage")?),
            ActionWord::Contact => {
                let (contact, email) = (said(&self.contact), said(&self.email));
                if contact.is_none() && email.is_none() {
                    return Err("contact");
                }
                ReviewAction::Contact { contact, email }
            }
            ActionWord::Note => {
                ReviewAction::Paragraph(said(&self.paragraph).ok_or("paragraph")?)
            }
        })
    }

    /// The first key that the row has and its action does not take.
    fn stray(&self) -> Option<&'static str> {
        let (hold, stage, contact, note) = match self.action {
            ActionWord::Approve => (false, false, false, false),
            ActionWord::Hold => (true, false, false, false),
            ActionWord::Stage => (false, true, false, false),
            ActionWord::Contact => (false, false, true, false),
            ActionWord::Note => (false, false, false, true),
        };
        let given = [
            ("until", self.until.is_some(), hold),
            ("note", self.note.is_some(), hold),
            ("stage", self.stage.is_some(), stage),
            ("contact", self.contact.is_some(), contact),
            ("email", self.email.is_some(), contact),
            ("paragraph", self.paragraph.is_some(), note),
        ];
        given.into_iter().find(|(_, given, taken)| *given && !taken).map(|(key, ..)| key)
    }
}

impl Serialize for ReviewDecision {
    /// As the file has it.
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        DecisionRow::of(self).serialize(into)
    }
}

impl<'de> Deserialize<'de> for ReviewDecision {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let row = DecisionRow::deserialize(from)?;
        let lacks = |key: &str| D::Error::custom(Refusal::new("settings-decision-lacks", key));
        let action = row.action().map_err(lacks)?;
        if let Some(stray) = row.stray() {
            return Err(D::Error::custom(Refusal::new("settings-decision-stray", stray)));
        }
        let needed = [("debtor", &*row.debtor), ("by", &row.by), ("of", &row.of)];
        if let Some((key, _)) = needed.iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(lacks(key));
        }
        let DecisionRow { debtor, currency, letter, by, at, of, .. } = row;
        Ok(Self { debtor, currency, letter, action, by, at, of, line: 0 })
    }
}
