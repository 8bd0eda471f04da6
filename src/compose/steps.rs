//! The letters that went before, a line each.

use crate::layout::{StepWords, Style, Words, fill};
use crate::plan::Step;
use crate::rules::Stage;
use print::Mm;
use print::page::{Item, Role};

use super::body::BodySetter;
use super::figures;
use super::flow::Flow;
use super::letterhead::shrunk;

impl BodySetter<'_, '_> {
    /// Sets a line for each earlier letter; nothing when there is none. In columns the first stands directly under a
    /// line that leads in.
    pub(super) fn steps(&mut self, introduced: bool, flow: &mut Flow) {
        let place = self.design().steps;
        let style = Style { size: self.body.size.min(place.style.size), ..place.style };
        let first = flow.len();
        let steps = &self.letter.steps;
        let dates = steps.iter().map(|step| figures::long_date(step.date, self.words));
        let dates: Vec<_> = dates.map(|date| self.setter.line(style, &date)).collect();
        // Dates of a language that takes many words for them move the texts to the right.
        let widest = dates.iter().map(|date| date.width.0).fold(0.0, f32::max);
        let text_x = Mm(place.text_x.0.max(place.date_x.0 + widest + STEP_GAP));
        let names = steps.iter().map(|step| step_name(step.stage, &self.words.steps));
        let names = names.map(|name| self.setter.line(style, name).width.0).fold(0.0, f32::max);
        let deadline_x = |x: Mm| Mm(x.0.max(text_x.0 + names + STEP_GAP));
        let deadline_x = place.deadline_x.map(deadline_x);
        if let Some(label) = place.label.filter(|_| introduced && !steps.is_empty()) {
            let line = self.setter.line(label.style, &self.words.steps.label);
            let label = line.at(label.x, -self.body.line);
            flow.items().extend([Item::Role(Role::Paragraph), label]);
        }
        let directly = introduced && deadline_x.is_some();
        let (line, gap) = (self.body.line, self.body.gap);
        let end_line = |flow: &mut Flow| {
            let begins = flow.len() == first;
            flow.text(if begins && !directly { gap } else { line }, begins);
        };
        for (step, date) in steps.iter().zip(dates) {
            let date = date.at(place.date_x, Mm(0.0));
            flow.items().extend([Item::Role(Role::Label), date, Item::Role(Role::Body)]);
            // The number of a registered one takes the room of the deadline: both stand in a sentence.
            if let Some(x) = deadline_x.filter(|_| step.registered.is_none()) {
                let name = step_name(step.stage, &self.words.steps);
                flow.items().push(self.setter.line(style, name).at(text_x, Mm(0.0)));
                let given = step_deadline(step, self.words);
                let given = shrunk(self.setter, style, &given, place.right - x).0;
                flow.items().push(given.at(x, Mm(0.0)));
                end_line(flow);
                continue;
            }
            let text = step_text(step, self.words);
            let lines = self.setter.wrapped(style, &text, place.right - text_x);
            for line in lines {
                flow.items().push(line.at(text_x, Mm(0.0)));
                end_line(flow);
            }
        }
        if flow.len() > first {
            flow.tie_from(first);
        }
    }
}

/// The least room between the date of a step and its text, in millimetres.
const STEP_GAP: f32 = 2.0;

/// The words for an earlier letter, with the deadline it set where that is known.
fn step_text(step: &Step, words: &Words) -> String {
    let name = step_name(step.stage, &words.steps);
    let name = match &step.registered {
        Some(number) => fill(&fill(&words.steps.registered, "step", name), "number", number),
        None => name.to_owned(),
    };
    match step.deadline {
        Some(deadline) => {
            let date = figures::long_date(deadline, words);
            fill(&fill(&words.steps.deadline, "step", &name), "date", &date)
        }
        None => name,
    }
}

/// The words for the deadline an earlier letter set; empty where it is not known.
fn step_deadline(step: &Step, words: &Words) -> String {
    let Some(deadline) = step.deadline else { return String::new() };
    let date = figures::long_date(deadline, words);
    let text = fill(&fill(&words.steps.deadline, "step", ""), "date", &date);
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The words for an earlier letter of a stage.
fn step_name(stage: Stage, words: &StepWords) -> &str {
    match stage {
        Stage::Reminder1 => &words.reminder1,
        Stage::Reminder2 => &words.reminder2,
        Stage::Reminder3 => &words.reminder3,
        Stage::FormalNotice => &words.formal_notice,
    }
}
