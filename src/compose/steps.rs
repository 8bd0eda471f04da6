//! The letters that went before, a line each.

use crate::layout::{StepWords, Style, Words, fill};
use crate::plan::Step;
use crate::rules::Stage;
use print::Mm;
use print::page::{Item, Role};

use super::body::BodySetter;
use super::figures;
use super::flow::Flow;
use super::spacing::spaced;

impl BodySetter<'_, '_> {
    /// Sets a line for each earlier letter; nothing when there is none. In columns the first stands directly under a
    /// line that leads in.
    pub(super) fn steps(&mut self, introduced: bool, flow: &mut Flow) {
        let place = self.design().steps;
        let first = flow.len();
        let steps = &self.letter.steps;
        let StepColumns { style, text_x, deadline_x } = self.step_columns();
        let dates = steps.iter().map(|step| figures::long_date(step.date, self.words));
        let dates: Vec<_> = dates.map(|date| self.setter.line(style, &date)).collect();
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
                flow.items().push(self.setter.line(style, &given).at(x, Mm(0.0)));
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

    /// Where the columns of the earlier letters stand. Long words move what is behind them to the right; where the
    /// deadlines have no room there, columns close up, then all of them are set so much smaller.
    fn step_columns(&mut self) -> StepColumns {
        let place = self.design().steps;
        let style = Style { size: self.body.size.min(place.style.size), ..place.style };
        let (words, steps) = (self.words, &self.letter.steps);
        let mut widest = |texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| self.setter.line(style, &text).width.0).fold(0.0, f32::max)
        };
        let dates = widest(&mut steps.iter().map(|step| figures::long_date(step.date, words)));
        let names = |step: &Step| step_name(step.stage, &words.steps).to_owned();
        let names = widest(&mut steps.iter().map(names));
        let plain = steps.iter().filter(|step| step.registered.is_none());
        let deadlines = widest(&mut plain.map(|step| step_deadline(step, words)));
        let closest = place.date_x.0 + dates + STEP_GAP;
        let text_x = place.text_x.0.max(closest);
        let Some(deadline_x) = place.deadline_x else {
            return StepColumns { style, text_x: Mm(text_x), deadline_x: None };
        };
        let behind = deadline_x.0.max(text_x + names + STEP_GAP);
        let over = behind + deadlines - place.right.0;
        if over <= 0.0 {
            return StepColumns { style, text_x: Mm(text_x), deadline_x: Some(Mm(behind)) };
        }
        let behind = (behind - over).max(closest + names + STEP_GAP);
        let text_x = text_x.min(behind - names - STEP_GAP);
        let part =
            ((place.right - place.date_x).0 / (behind + deadlines - place.date_x.0)).min(1.0);
        let moved = |x: f32| place.date_x + Mm((x - place.date_x.0) * part);
        let style = Style { size: style.size * part, ..style };
        StepColumns { style, text_x: moved(text_x), deadline_x: Some(moved(behind)) }
    }
}

/// How the earlier letters stand beside one another.
struct StepColumns {
    /// Their type.
    style: Style,
    /// Left edge of what they are called.
    text_x: Mm,
    /// Left edge of their deadlines; none where those stand behind in a sentence.
    deadline_x: Option<Mm>,
}

/// The least room between the date of a step and its text, in millimetres.
const STEP_GAP: f32 = 2.0;

/// The words for an earlier letter, with the deadline it set where that is known.
fn step_text(step: &Step, words: &Words) -> String {
    let name = step_name(step.stage, &words.steps);
    let name = match &step.registered {
        Some(number) => {
            let registered = spaced(&words.steps.registered, &words.language);
            fill(&fill(&registered, "step", name), "number", &figures::solid(number))
        }
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
