//! The sums of a formal notice, one under the other: principal, interest, indemnity, and what they make together.

use exports::DebtorKind;

use crate::layout::{LabelPlace, Style, fill};
use print::Mm;
use print::page::{Item, Role};

use super::body::BodySetter;
use super::figures;
use super::flow::Flow;
use super::letterhead::{rule, shrunk};
use super::rates::each_indemnity;

/// How far down the rule over the total stands between the last row and it.
const OVER: f32 = 0.35;

impl BodySetter<'_, '_> {
    /// Sets the recap as one piece.
    pub(super) fn recap(&mut self, flow: &mut Flow) {
        let place = self.design().recap;
        let edges = (self.body.left, self.design().frame.right);
        flow.items().extend(rule(edges, Mm(0.0), place.top));
        if let Some(LabelPlace { x, style }) = place.label {
            let label = self.setter.line(style, &self.words.recap.label);
            flow.items().extend([Item::Role(Role::Paragraph), label.at(x, place.first)]);
        }
        flow.items().push(Item::Role(Role::Table));
        let mut y = place.first - place.pitch;
        for (name, sum) in self.recap_rows() {
            y += place.pitch;
            self.recap_row((&name, &sum), (place.row, place.row), y, flow);
        }
        let letter = self.letter;
        let public = letter.debtor.kind == DebtorKind::Public;
        let words = &self.words.recap;
        let name = if public { &words.together } else { &words.total };
        let name = fill(name, "date", &figures::long_date(letter.deadline, self.words));
        let total = figures::money(letter.totals.total(), letter.currency, self.words);
        // The rule over the total stands in the white above its capitals.
        let over = y + place.total * OVER;
        flow.items().extend(rule(edges, over, place.thin));
        y += place.total;
        self.recap_row((&name, &total), (place.words, place.sum), y, flow);
        let height = y + place.last;
        flow.items().extend(rule(edges, height, place.closing));
        let around = self.fitting.around;
        flow.block(place.before - around, height, place.after - around, self.body.line);
    }

    /// A name from the left edge of the text, its sum on the right edge of the frame.
    fn recap_row(
        &mut self,
        (name, sum): (&str, &str),
        (style, of_sum): (Style, Style),
        y: Mm,
        flow: &mut Flow,
    ) {
        let (left, right) = (self.body.left, self.design().frame.right);
        let sum = self.setter.line(of_sum, sum);
        let room = right - left - sum.width - Mm(4.0);
        let name = shrunk(self.setter, style, name, room).0;
        flow.items().extend([Item::Role(Role::Row), Item::Role(Role::RowHead(1))]);
        flow.items().extend([name.at(left, y), Item::Role(Role::Cell), sum.ending(right, y)]);
    }

    /// Name and sum of what the notice claims.
    fn recap_rows(&self) -> Vec<(String, String)> {
        let (letter, words) = (self.letter, &self.words.recap);
        let totals = &letter.totals;
        let money = |sum| figures::money(sum, letter.currency, self.words);
        let public = letter.debtor.kind == DebtorKind::Public;
        let principal = if public { &words.public_principal } else { &words.principal };
        let deadline = figures::long_date(letter.deadline, self.words);
        let mut rows = vec![(fill(principal, "date", &deadline), money(totals.due()))];
        if !totals.penalties.is_zero() {
            let name = if public { &words.interest } else { &words.penalties };
            let date = figures::long_date(letter.date, self.words);
            rows.push((fill(name, "date", &date), money(totals.penalties)));
        }
        if !totals.indemnities.is_zero() {
            let breakdown = letter.breakdown.as_deref();
            let each = breakdown.and_then(each_indemnity);
            let lines =
                breakdown.map(|it| it.lines.iter().filter(|it| !it.indemnity.is_zero()));
            let count = lines.map_or(0, Iterator::count);
            let name = match each {
                Some(each) => fill(
                    &fill(&words.indemnity_each, "n", &count.to_string()),
                    "amount",
                    &figures::whole_money(each, letter.currency, self.words),
                ),
                None => words.indemnity.clone(),
            };
            rows.push((name, money(totals.indemnities)));
        }
        rows
    }
}
