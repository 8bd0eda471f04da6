//! What cannot be decided, and why.

use crate::plan::PlannedLetter;
use crate::rules::Stage;
use crate::rules::wording::{Offence, Reader, foreign_law, lint};
use findings::{Args, Messages};

use super::decision::ReviewAction;
use super::file::{MOST_NOTE, MOST_PARAGRAPH};

/// The most characters of a contact: a line of an address.
const MOST_CONTACT: usize = 100;
/// The most characters of an e-mail address (RFC 5321, 4.5.3.1.3).
const MOST_EMAIL: usize = 254;

/// Why something cannot be decided.
#[derive(Debug, Clone)]
pub struct ReviewRefusal {
    /// The value that is to be changed, by its key in the file.
    pub field: &'static str,
    /// The code of the finding that the letter would have; none where it is no matter of a letter.
    pub code: Option<&'static str>,
    /// The words that are refused; empty where none are.
    pub word: String,
    key: &'static str,
    values: Args,
}

impl ReviewRefusal {
    fn new(field: &'static str, key: &'static str, values: Args) -> Self {
        Self { field, code: None, word: String::new(), key, values }
    }

    /// The sentence, without full stop.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        messages.get(self.key, &self.values)
    }
}

/// Why an action cannot be decided about a letter as it is proposed; none where it can. `stages` are those that the job uses,
/// `country` is the creditor's.
#[must_use]
pub fn refuse(
    action: &ReviewAction,
    letter: &PlannedLetter,
    stages: &[Stage],
    country: &str,
) -> Option<ReviewRefusal> {
    let most = |count: usize| Args::new().text("most", count.to_string());
    match action {
        ReviewAction::Approve => None,
        ReviewAction::Hold { until, note } => {
            if *until <= letter.date {
                let values = Args::new().text("day", letter.date.to_string());
                return Some(ReviewRefusal::new("until", "review-hold-day", values));
            }
            let long = note.chars().count() > MOST_NOTE;
            long.then(|| ReviewRefusal::new("note", "review-too-long", most(MOST_NOTE)))
        }
        ReviewAction::Stage(stage) => {
            let lower: Vec<&str> =
                stages.iter().filter(|it| **it < letter.stage).map(|it| it.as_str()).collect();
            let known = Args::new().text("known", lower.join(", "));
            let key = if lower.is_empty() { "review-stage-lowest" } else { "review-stage" };
            let refused = !lower.contains(&stage.as_str());
            refused.then(|| ReviewRefusal::new("stage", key, known))
        }
        ReviewAction::Contact { contact, email } => {
            let bad = |text: &str, count: usize| {
                text.chars().count() > count || text.chars().any(char::is_control)
            };
            if contact.as_deref().is_some_and(|it| bad(it, MOST_CONTACT)) {
                let values = most(MOST_CONTACT);
                return Some(ReviewRefusal::new("contact", "review-too-long", values));
            }
            let email = email.as_deref()?;
            let refused = bad(email, MOST_EMAIL) || !is_address(email);
            let values = Args::new().text("text", email);
            refused.then(|| ReviewRefusal::new("email", "review-email", values))
        }
        ReviewAction::Paragraph(text) => {
            if text.chars().count() > MOST_PARAGRAPH {
                let values = most(MOST_PARAGRAPH);
                return Some(ReviewRefusal::new("paragraph", "review-too-long", values));
            }
            refused_words(text, letter, country)
        }
    }
}

/// Words that a letter may not use: those of the wording rules alone, because what a letter must say the others do.
fn refused_words(text: &str, letter: &PlannedLetter, country: &str) -> Option<ReviewRefusal> {
    let debtor = &letter.debtor;
    let language = debtor.language.split('-').next().unwrap_or_default();
    let reader = Reader::of(debtor.kind, letter.on_top.any(), country);
    // The first line would be read as the subject.
    let text = format!("-\n{}", text.replace('\n', " "));
    let mut found = lint(&text, language, letter.stage, reader);
    found.extend(foreign_law(&text, language, country));
    let offence: Offence = found.into_iter().find(|it| !it.is_missing())?;
    let finding = offence.finding(debtor.origin.clone(), None);
    let values = Args::new().text("word", &offence.word).text("rule", &offence.id);
    let mut refusal = ReviewRefusal::new("paragraph", "review-words", values);
    refusal.code = Some(finding.code.as_str());
    refusal.word = offence.word;
    Some(refusal)
}

/// Whether a text looks like an e-mail address: one name, one `@`, a domain with a dot.
fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let plain = |part: &str| {
        !part.is_empty() && !part.contains([' ', '\u{a0}', '@', ',', ';', '<', '>', '"'])
    };
    let dots = domain.split('.').all(|part| !part.is_empty());
    plain(name) && plain(domain) && domain.contains('.') && dots
}
