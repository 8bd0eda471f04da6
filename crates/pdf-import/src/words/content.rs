//! Reads the text that page contents show.

use std::rc::Rc;

use super::font::Font;
use super::lines::Fragment;
use super::value::{Dictionary, Value, Values};
use super::{MAX_FRAGMENTS, TextReader};
use crate::matrix::Matrix;

/// The transformation that changes nothing.
const SAME: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

/// The most operands an operator has.
const MAX_OPERANDS: usize = 64;

/// How deep states may be saved.
const MAX_SAVED: usize = 256;

/// Where and how text is shown (ISO 32000-1, 9.3 and 9.4).
#[derive(Debug, Clone)]
pub(super) struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    text: Matrix,
    line: Matrix,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: SAME,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            text: SAME,
            line: SAME,
        }
    }
}

fn matrix(values: &[Value<'_>]) -> Option<Matrix> {
    let mut numbers = values.iter().map(Value::number);
    let mut out = SAME;
    for place in &mut out.0 {
        *place = numbers.next()??;
    }
    Some(out)
}

impl State {
    /// Puts a transformation before all others.
    pub(super) fn transform(&mut self, by: &Value<'_>) {
        if let Some(by) = matrix(by.array()) {
            self.page = by.then(self.page);
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::scaled(1.0, 1.0, x, y).then(self.line);
        self.text = self.line;
    }

    fn advance(&mut self, by: f64) {
        self.text = Matrix::scaled(1.0, 1.0, by, 0.0).then(self.text);
    }

    /// Where text stands on the page, and which way it runs.
    fn place(&self) -> Matrix {
        let size = Matrix::scaled(self.size * self.stretch, self.size, 0.0, self.rise);
        size.then(self.text.then(self.page))
    }
}

impl<'a> TextReader<'a> {
    /// Goes through contents and notes the text they show.
    pub(super) fn run(
        &mut self,
        contents: &[u8],
        resources: &Dictionary<'a>,
        state: &State,
        depth: usize,
    ) {
        let mut values = Values::new(contents, 0, &[]);
        let mut run = Run { reader: self, resources, state: state.clone(), saved: Vec::new() };
        let mut operands: Vec<Value<'_>> = Vec::new();
        while values.lexer.at < contents.len() {
            let before = values.lexer.at;
            match values.next() {
                Some(Value::Word(b"BI")) => skip_picture(&mut values),
                Some(Value::Word(operator)) => {
                    let Some(left) = run.reader.operators.checked_sub(1) else {
                        run.reader.complete = false;
                        return;
                    };
                    run.reader.operators = left;
                    run.operator(operator, &operands, depth);
                    operands.clear();
                }
                Some(value) if operands.len() < MAX_OPERANDS => operands.push(value),
                Some(_) => {}
                // What is no syntax is stepped over.
                None => values.lexer.at = values.lexer.at.max(before + 1),
            }
        }
    }
}

/// Steps over a picture that stands in the contents.
pub(crate) fn skip_picture(values: &mut Values<'_>) {
    let rest = values.lexer.bytes.get(values.lexer.at..).unwrap_or_default();
    let is_end = |it: &[u8]| {
        matches!(it, [before, b'E', b'I', behind]
            if before.is_ascii_whitespace() && behind.is_ascii_whitespace())
    };
    let end = rest.windows(4).position(is_end);
    values.lexer.at += end.map_or(rest.len(), |it| it + 3);
}

struct Run<'r, 'a> {
    reader: &'r mut TextReader<'a>,
    resources: &'r Dictionary<'a>,
    state: State,
    saved: Vec<State>,
}

impl Run<'_, '_> {
    fn operator(&mut self, operator: &[u8], operands: &[Value<'_>], depth: usize) {
        let number = |at: usize| operands.get(at).and_then(Value::number).unwrap_or(0.0);
        let state = &mut self.state;
        match operator {
            b"q" if self.saved.len() < MAX_SAVED => self.saved.push(state.clone()),
            b"Q" => {
                if let Some(saved) = self.saved.pop() {
                    self.state = saved;
                }
            }
            b"cm" => {
                if let Some(by) = matrix(operands) {
                    state.page = by.then(state.page);
                }
            }
            b"Do" => self.object(operands.first(), depth),
            b"BT" => (state.text, state.line) = (SAME, SAME),
            b"Tf" => {
                state.size = number(1);
                let name = operands.first().and_then(Value::name).unwrap_or_default();
                state.font = self.reader.font(self.resources, name);
            }
            b"Tc" => state.letter_gap = number(0),
            b"Tw" => state.word_gap = number(0),
            b"Tz" => state.stretch = number(0) / 100.0,
            b"TL" => state.leading = number(0),
            b"Ts" => state.rise = number(0),
            b"Td" => state.next_line(number(0), number(1)),
            b"TD" => {
                state.leading = -number(1);
                state.next_line(number(0), number(1));
            }
            b"T*" => state.next_line(0.0, -state.leading),
            b"Tm" => {
                if let Some(to) = matrix(operands) {
                    (state.text, state.line) = (to, to);
                }
            }
            b"Tj" => self.show(operands.first()),
            b"'" => {
                state.next_line(0.0, -state.leading);
                self.show(operands.first());
            }
            b"\"" => {
                (state.word_gap, state.letter_gap) = (number(0), number(1));
                state.next_line(0.0, -state.leading);
                self.show(operands.get(2));
            }
            b"TJ" => {
                for part in operands.first().map(Value::array).unwrap_or_default() {
                    match part {
                        Value::Number(back) => {
                            let state = &mut self.state;
                            state.advance(-back / 1000.0 * state.size * state.stretch);
                        }
                        part => self.show(Some(part)),
                    }
                }
            }
            _ => {}
        }
    }

    /// Runs a form.
    fn object(&mut self, name: Option<&Value<'_>>, depth: usize) {
        let Some(name) = name.and_then(Value::name) else { return };
        let Some(objects) = self.reader.entry(self.resources, b"XObject") else { return };
        let found = objects.dictionary().and_then(|it| super::get(it, name));
        let Some(Value::Reference(Some(object))) = found else { return };
        let Some(entries) = self.reader.object(*object) else { return };
        let kind = entries.dictionary().and_then(|it| super::get(it, b"Subtype"));
        if kind.and_then(Value::name) == Some(b"Form") {
            self.reader.form(*object, self.resources, &self.state, depth);
        }
    }

    /// Notes a string and moves on by its width.
    fn show(&mut self, string: Option<&Value<'_>>) {
        let (Some(Value::Text(bytes)), Some(font)) = (string, self.state.font.clone()) else {
            return;
        };
        let start = self.state.place();
        let mut text = String::with_capacity(bytes.len());
        for letter in font.shown(bytes) {
            match (letter.text, letter.char) {
                (Some(known), _) => text.push_str(known),
                (None, Some(known)) => text.push(known),
                (None, None) => {
                    self.reader.unknown += 1;
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
            let state = &mut self.state;
            let gap = state.letter_gap + if letter.is_blank { state.word_gap } else { 0.0 };
            state.advance((letter.width / 1000.0 * state.size + gap) * state.stretch);
        }
        if self.reader.fragments.len() >= MAX_FRAGMENTS {
            self.reader.complete = false;
            return;
        }
        let end = self.state.place();
        self.reader.fragments.extend(Fragment::new(&start.0, &end.0, text));
    }
}
