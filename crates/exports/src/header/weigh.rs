//! Which columns of amounts say what remains, weighed with what the rows hold.

use crate::amount_headers::{
    CURRENCY_OF_THE_FIRM, LOWERING, MONEY, OF_THE_DOCUMENT, OF_THE_FIRM, PART_HEADERS, PARTS,
    PAYING, RUNNING,
};
use crate::band;
use crate::fold::fold;
use crate::sample::{Held, Sample, cell};
use crate::{Field, TotalIs, amount, date, words};
use findings::{Args, Code};

use super::{Recognised, Surety, Trouble, Vocabulary, left_aside};

/// The amounts of a document, in the order in which a letter rests on them.
const SUMS: [Field; 5] =
    [Field::Residual, Field::Debit, Field::Credit, Field::Total, Field::Paid];

/// Words in a header that speak of the state of a document.
const STATES: &[&str] = &[
    "statut",
    "status",
    "etat",
    "stato",
    "estado",
    "staat",
    "state",
    "pointe",
    "rapproch",
    "lettr",
    "cleared",
    "ausgeglichen",
    "compens",
];

/// Words in a header of a tax, which is no part of what was paid beside the whole.
const TAXES: &[&str] = &["tva", "vat", "mwst", "steuer", "btw", "iva", "tax"];

/// The words of columns that say on which side an amount stands.
const SIDES: &[&str] = &["D", "C", "S", "H", "DR", "CR", "A"];

impl Vocabulary {
    /// Settles the columns of amounts. `total` is the user's word on what a bare total means.
    pub(crate) fn weigh(
        &self,
        found: &mut Recognised,
        headers: &[String],
        sample: &Sample,
        total: Option<TotalIs>,
    ) {
        let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
        found.drop_words_for_amounts(headers, sample);
        found.pair_debit_and_credit(headers);
        found.drop_balance_of_totals(headers, sample);
        found.take_bands(headers, sample);
        found.take_running(&folded);
        found.take_firm(&folded);
        self.leave_collective_account(found, headers, sample);
        if total.is_none() {
            let left = Left { vocabulary: self, headers, folded: &folded, sample };
            found.refuse_a_bare_total(&left);
        }
        found.troubles.sort_by_key(|trouble| trouble.column);
    }
}

impl Recognised {
    /// `Bezahlt` and `Open` over `Ja` and `Nein` are no amounts.
    fn drop_words_for_amounts(&mut self, headers: &[String], sample: &Sample) {
        for field in [Field::Paid, Field::Residual] {
            let Some(column) = self.columns.get(field) else { continue };
            let held = sample.held(column);
            // What cannot be read under a header that says what remains is told row by row.
            let may = field == Field::Paid
                || (self.residual < Some(Surety::Profile) && sample.holds_answers(column));
            if may && held.filled > 0 && held.numbers == 0 {
                self.columns.set(field, None);
                self.troubles.push(left_aside(headers, column));
            }
        }
    }

    /// In a ledger whose balances stand on the lines of totals alone, debits and credits say what is owed.
    fn drop_balance_of_totals(&mut self, headers: &[String], sample: &Sample) {
        let ledger = self.columns.get(Field::Debit).is_some();
        let Some(column) = self.columns.get(Field::Residual).filter(|_| ledger) else { return };
        let held = sample.held(column);
        if held.filled == 0 && self.residual < Some(Surety::Named) {
            self.columns.set(Field::Residual, None);
            self.troubles.push(left_aside(headers, column));
        }
    }

    /// One of the two alone says nothing of what is owed; together they go before a total.
    fn pair_debit_and_credit(&mut self, headers: &[String]) {
        let columns = [Field::Debit, Field::Credit].map(|field| self.columns.get(field));
        let left = match columns {
            [Some(_), Some(_)] => {
                let total = self.columns.get(Field::Total);
                self.columns.set(Field::Total, None);
                vec![total]
            }
            alone => {
                self.columns.set(Field::Debit, None);
                self.columns.set(Field::Credit, None);
                alone.to_vec()
            }
        };
        let left = left.into_iter().flatten().map(|column| left_aside(headers, column));
        self.troubles.extend(left);
    }

    /// Columns by age hold what is open: their sum is what remains, or the column that shows it is.
    fn take_bands(&mut self, headers: &[String], sample: &Sample) {
        let band = |(column, header): (u16, &String)| -> Option<(u16, bool)> {
            let counts = band::counts(header)?;
            let held = sample.held(column);
            (held.filled == 0 || held.is_numbers()).then_some((column, counts))
        };
        let bands: Vec<(u16, bool)> = (0_u16..).zip(headers).filter_map(band).collect();
        if bands.len() < 2 || !bands.iter().any(|(_, counts)| *counts) {
            return;
        }
        self.bands = bands.into_iter().map(|(column, _)| column).collect();
        self.troubles.retain(|it| !it.column.is_some_and(|it| self.bands.contains(&it)));
        if self.columns.get(Field::Residual).is_some() {
            return;
        }
        let total = self.columns.get(Field::Total);
        match total.filter(|total| sums_up(sample, &self.bands, *total)) {
            Some(total) => {
                self.columns.set(Field::Total, None);
                self.columns.set(Field::Residual, Some(total));
            }
            None => self.residual_is_bands = true,
        }
    }

    /// A balance that grows by its very name proves the rows and is nothing else.
    fn take_running(&mut self, folded: &[String]) {
        let by_name = |header: &String| RUNNING.iter().any(|it| fold(it) == *header);
        let residual = self.columns.get(Field::Residual);
        if residual.is_some() {
            self.running = residual.filter(|_| self.residual != Some(Surety::Named));
            return;
        }
        let running = (0_u16..).zip(folded).find(|(_, header)| by_name(header));
        self.running = running.map(|(column, _)| column);
        self.running_by_name = self.running.is_some();
        if self.running_by_name {
            self.troubles.retain(|it| it.column != self.running);
        }
    }

    /// Whether amounts are in the firm's currency while another column names the document's.
    fn take_firm(&mut self, folded: &[String]) {
        let header = |field: Field| {
            let column = self.columns.get(field)?;
            folded.get(usize::from(column))
        };
        let one_of = |header: &String, list: &[&str]| list.iter().any(|it| fold(it) == *header);
        let in_firm = SUMS.iter().filter_map(|field| header(*field));
        let claimed = in_firm.clone().any(|it| one_of(it, OF_THE_FIRM));
        let beside = folded.iter().any(|it| one_of(it, OF_THE_DOCUMENT))
            && in_firm.clone().all(|it| !one_of(it, OF_THE_DOCUMENT));
        let of_firm = claimed || beside;
        let local = (0_u16..).zip(folded).find(|(_, it)| one_of(it, CURRENCY_OF_THE_FIRM));
        let currency = self.columns.get(Field::Currency);
        match local.map(|(column, _)| column).filter(|_| of_firm) {
            Some(local) => {
                self.columns.set(Field::Currency, Some(local));
                self.troubles.retain(|it| it.column != Some(local));
                self.of_document = currency.filter(|it| *it != local);
            }
            None => self.of_firm = of_firm && currency.is_some(),
        }
    }

    /// Refuses a file in which a column that was left aside may lower its totals.
    fn refuse_a_bare_total(&mut self, left: &Left<'_>) {
        let has = |field: Field| self.columns.get(field).is_some();
        if has(Field::Residual) || self.residual_is_bands || !has(Field::Total) {
            return;
        }
        let paid = has(Field::Paid);
        let candidates: Vec<u16> = left
            .columns()
            .filter(|column| !self.is_taken(*column))
            .filter(
                |column| if paid { left.lowers(*column) } else { left.may_say(*column, self) },
            )
            .collect();
        if candidates.is_empty() {
            return;
        }
        let header = |column: &u16| {
            let header = left.headers.get(usize::from(*column));
            header.map_or_else(String::new, |header| format!("`{header}`"))
        };
        let named: Vec<String> = candidates.iter().map(header).collect();
        let total = self.columns.get(Field::Total);
        let total_header = total.and_then(|it| left.headers.get(usize::from(it))).cloned();
        let values = Args::new()
            .text("total", total_header.unwrap_or_default())
            .text("columns", named.join(", "))
            .text("holds", candidates.first().map_or("", |it| left.holds(*it)))
            .text("first", named.first().map_or("", |it| it.trim_matches('`')));
        let column = candidates.first().copied();
        // The columns are named here: that they were left aside need not be said again.
        self.troubles.retain(|it| !it.column.is_some_and(|it| candidates.contains(&it)));
        self.troubles.push(Trouble { code: Code::BareTotal, column, values });
        self.refused = true;
    }

    /// Whether something is read from a column.
    fn is_taken(&self, column: u16) -> bool {
        let claimed = Field::ALL.iter().any(|field| self.columns.get(*field) == Some(column));
        let state = || self.states.iter().any(|it| it.column == column);
        claimed || self.bands.contains(&column) || self.running == Some(column) || state()
    }
}

/// Whether a column is the sum of others on every row that has any amount.
fn sums_up(sample: &Sample, bands: &[u16], total: u16) -> bool {
    let read = |cell: &str| match amount::read(cell).map(|it| it.reading) {
        Some(amount::Reading::Clear(money, _)) => Some(money),
        _ => None,
    };
    let mut seen = 0;
    for row in sample.documents() {
        let Some(whole) = read(cell(row, total)) else { continue };
        let parts = bands.iter().filter_map(|column| read(cell(row, *column)));
        if parts.sum::<findings::Money>() != whole {
            return false;
        }
        seen += 1;
    }
    seen > 0
}

/// The columns of a file from which nothing may have been read.
struct Left<'a> {
    vocabulary: &'a Vocabulary,
    headers: &'a [String],
    folded: &'a [String],
    sample: &'a Sample,
}

impl Left<'_> {
    fn columns(&self) -> impl Iterator<Item = u16> + use<> {
        0..u16::try_from(self.headers.len()).unwrap_or(u16::MAX)
    }

    fn folded(&self, column: u16) -> &str {
        self.folded.get(usize::from(column)).map_or("", String::as_str)
    }

    /// Whether a column may say what remains, or on which side a total stands, or whether it is owed.
    fn may_say(&self, column: u16, found: &Recognised) -> bool {
        let header = self.folded(column);
        let held = self.sample.held(column);
        let in_words = held.filled > 0 && held.numbers == 0;
        let total = found.columns.get(Field::Total);
        if in_words {
            let state = STATES.iter().any(|it| header.contains(it)) || speaks(header, PAYING);
            return (state
                && self.is_few_words(column)
                && found.columns.get(Field::Status).is_none())
                || (found.columns.get(Field::Side).is_none()
                    && self.holds_sides(column)
                    && !total.is_some_and(|total| self.repeats_signs(column, total)));
        }
        !self.is_known_part(header)
            && (self.is_amount(header, held)
                || (held.filled == 0 && is_money(header) && speaks(header, PAYING)))
    }

    /// Whether a column may lower what total minus paid leaves.
    fn lowers(&self, column: u16) -> bool {
        let held = self.sample.held(column);
        held.is_amounts()
            && held.not_zero > 0
            && !speaks(self.folded(column), TAXES)
            && speaks(self.folded(column), LOWERING)
    }

    fn is_amount(&self, header: &str, held: Held) -> bool {
        let speaks = is_money(header) || speaks(header, PAYING);
        let by_form = held.is_amounts() && held.not_zero > 0;
        by_form || (held.is_numbers() && speaks)
    }

    /// Whether a header names a part or a measure of a total, or what is known not to matter.
    fn is_known_part(&self, header: &str) -> bool {
        let part =
            speaks(header, PARTS) && (!speaks(header, PAYING) || header.contains("inter"));
        let whole = PART_HEADERS.iter().any(|it| fold(it) == header);
        let known = [&self.vocabulary.not_needed, &self.vocabulary.line_level];
        part || whole || known.iter().any(|list| list.iter().any(|it| it == header))
    }

    /// What a column holds, for the line that names it.
    fn holds(&self, column: u16) -> &'static str {
        let dates = |row: &csv::StringRecord| date::is_date(cell(row, column));
        match self.sample.held(column) {
            _ if self.holds_sides(column) => "sides",
            _ if self.sample.documents().iter().any(dates) => "dates",
            held if held.filled > 0 && held.numbers == 0 => "words",
            _ => "amounts",
        }
    }

    /// Whether the sides in a column only repeat what the signs of the totals say.
    fn repeats_signs(&self, column: u16, total: u16) -> bool {
        let agrees = |row: &csv::StringRecord| {
            let side = words::is_credit(cell(row, column));
            match amount::read(cell(row, total)).map(|it| it.reading) {
                Some(amount::Reading::Clear(money, _)) => side == Some(money.is_negative()),
                _ => false,
            }
        };
        let rows = self.sample.documents();
        let credited =
            |row: &csv::StringRecord| words::is_credit(cell(row, column)) == Some(true);
        rows.iter().any(credited) && rows.iter().all(agrees)
    }

    fn holds_sides(&self, column: u16) -> bool {
        let cells = self.sample.documents().iter().map(|row| cell(row, column));
        let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
        filled.peek().is_some()
            && filled.all(|cell| SIDES.contains(&cell.to_uppercase().as_str()))
    }

    /// Whether a column holds a few words again and again, or is one of yes and no.
    fn is_few_words(&self, column: u16) -> bool {
        let cells = self.sample.documents().iter().map(|row| cell(row, column));
        let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let different: std::collections::BTreeSet<&str> = filled.iter().copied().collect();
        different.len() <= 12 && filled.iter().all(|cell| cell.len() < 40)
    }
}

fn speaks(header: &str, words: &[&str]) -> bool {
    words.iter().any(|word| header.contains(word))
}

fn is_money(header: &str) -> bool {
    speaks(header, MONEY)
}
