//! Sums of rows, and the totals printed among them that prove nothing is missing or read twice.

use findings::Money;

use super::Field;
use super::heading::{Heading, TotalOf};

/// The columns that are added up.
pub(super) const SUMMED: [Field; 5] =
    [Field::Total, Field::Paid, Field::Residual, Field::Debit, Field::Credit];

/// One amount for each of [`SUMMED`]; none where a cell cannot be read.
pub(super) type Amounts = [Option<Money>; SUMMED.len()];

/// The amounts of one row, by [`SUMMED`]; none where a cell is empty.
pub(super) type Printed = [Option<Money>; SUMMED.len()];

/// Where something begins: what the rows above it come to.
#[derive(Debug, Clone, Copy, Default)]
struct Since {
    sums: [Money; SUMMED.len()],
    /// How many cells of each could not be read, so that nothing across them can be compared.
    unread: [usize; SUMMED.len()],
    rows: usize,
}

/// Earlier totals that a later one may start from.
const MOST_PARTS: usize = 64;

/// The sums of the rows so far, and where groups and parts among them begin.
#[derive(Debug, Default)]
pub(super) struct Proof {
    so_far: Since,
    /// The groups that are open, from the outermost, with the sums at their beginning.
    headings: Vec<Heading>,
    begun: Vec<Begun>,
    /// The sums at each printed total that no later one has covered.
    parts: Vec<Since>,
    /// The first disproof.
    pub(super) disproof: Option<Disproof>,
    /// The first printed total that could not be compared with its rows.
    pub(super) unproved: Option<Unproved>,
}

/// A printed total of which some column cannot be compared, because cells above it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unproved {
    /// The line of the total.
    pub(super) line: u32,
    /// Its label, or the name of the group.
    pub(super) label: String,
    /// The first such column.
    pub(super) field: Field,
}

/// The beginning of a group.
#[derive(Debug)]
struct Begun {
    since: Since,
    line: u32,
    /// The sums that its line announces for its rows.
    announced: Option<Printed>,
}

/// A printed total that the rows do not make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Disproof {
    /// The line of the total.
    pub(super) line: u32,
    /// Its label, or the name of the group.
    pub(super) label: String,
    pub(super) field: Field,
    pub(super) printed: Money,
    /// The sum of the rows.
    pub(super) sum: Money,
    /// How many rows that is.
    pub(super) rows: usize,
}

impl Proof {
    /// Counts a row.
    pub(super) fn add(&mut self, amounts: Amounts) {
        let Since { sums, unread, rows } = &mut self.so_far;
        *rows += 1;
        for ((sum, unread), amount) in sums.iter_mut().zip(unread).zip(amounts) {
            match amount {
                // Most files leave most of these columns out.
                Some(nothing) if nothing.is_zero() && !sum.is_zero() => {}
                Some(amount) => *sum += amount,
                None => *unread += 1,
            }
        }
    }

    /// Forgets what cannot be compared, because rows repeat what others say.
    pub(super) fn distrust(&mut self) {
        self.so_far.unread.iter_mut().for_each(|unread| *unread += 1);
    }

    /// The group that rows without a name belong to; one by age is nobody's.
    pub(super) fn heading(&self) -> Option<&Heading> {
        let is_age = |it: &&Heading| super::band::counts(&it.name).is_some();
        self.headings.iter().rev().find(|it| !is_age(it))
    }

    /// Opens a group; `announced` is what its line says that its rows come to.
    pub(super) fn open(&mut self, heading: Heading, line: u32, announced: Option<Printed>) {
        self.close_announced();
        self.headings.push(heading);
        self.begun.push(Begun { since: self.so_far, line, announced });
    }

    /// Ends the group whose line said what its rows come to; nothing else tells where it ends.
    pub(super) fn close_announced(&mut self) {
        let last = self.begun.pop_if(|it| it.announced.is_some());
        let Some(Begun { since, line, announced: Some(announced) }) = last else { return };
        let heading = self.headings.pop().unwrap_or_default();
        self.compare(line, &heading.name, since, &announced);
    }

    /// Whether the rows since some beginning, more than so many, come to these amounts.
    pub(super) fn adds_up(&self, printed: &Printed, more_than: usize) -> bool {
        printed.iter().any(Option::is_some)
            && self
                .scopes()
                .filter(|scope| self.so_far.rows - scope.rows > more_than)
                .any(|scope| self.makes(scope, printed) && self.compares(scope, printed))
    }

    /// Whether a total names a group that is open.
    pub(super) fn is_of_group(&self, of: &TotalOf) -> bool {
        of.closes(&self.headings).is_some()
    }

    /// Takes in a printed total, closes what it closes, and keeps what it disproves.
    pub(super) fn total(&mut self, of: &TotalOf, label: &str, line: u32, printed: &Printed) {
        if let Some(at) = of.closes(&self.headings) {
            let since = self.begun.get(at).map(|it| it.since).unwrap_or_default();
            self.compare(line, label, since, printed);
            self.cover(since);
            return;
        }
        if *of != TotalOf::Carried {
            self.close_announced();
        }
        if printed.iter().all(Option::is_none) {
            return;
        }
        let makes = self.scopes().find(|scope| self.makes(*scope, printed));
        let since = makes.unwrap_or_else(|| {
            let of_all = *of == TotalOf::Unnamed && !is_of_part(label);
            let last = || self.parts.last().copied().unwrap_or_default();
            if of_all { Since::default() } else { last() }
        });
        self.compare(line, label, since, printed);
        if makes.is_some() && *of != TotalOf::Carried {
            self.cover(since);
        }
    }

    /// Covers the rows since a beginning with their total: groups opened since are closed.
    fn cover(&mut self, since: Since) {
        let open = self.begun.iter().take_while(|it| it.since.rows < since.rows).count();
        let named = self.begun.iter().take_while(|it| it.since.rows <= since.rows).count();
        // Of groups that begin together the innermost alone is closed.
        let keep = if named > open { named - 1 } else { open };
        self.headings.truncate(keep);
        self.begun.truncate(keep);
        self.parts.retain(|part| part.rows <= since.rows);
        self.parts.push(self.so_far);
    }

    /// From where a total may count: the last total, the open groups, earlier totals, the top.
    fn scopes(&self) -> impl Iterator<Item = Since> + '_ {
        let groups = self.begun.iter().rev().map(|it| it.since);
        let parts = self.parts.iter().rev().take(MOST_PARTS).copied();
        parts.chain(groups).chain([Since::default()])
    }

    /// The sums of the rows of a scope, column by column, beside those that are printed; none where they
    /// cannot be known.
    fn beside(
        &self,
        begun: Since,
        printed: &Printed,
    ) -> impl Iterator<Item = (Field, Option<Money>, Money)> {
        let Since { sums, unread, .. } = self.so_far;
        let sums = sums.into_iter().zip(begun.sums).map(|(sum, begun)| sum - begun);
        let known = unread.into_iter().zip(begun.unread).map(|(now, then)| now == then);
        let sums = sums.zip(known).map(|(sum, known)| known.then_some(sum));
        let shown = SUMMED.into_iter().zip(*printed).zip(sums);
        shown.filter_map(|((field, shown), sum)| Some((field, sum, shown?)))
    }

    /// Whether the rows of a scope come to what is printed, as far as they can be read.
    fn makes(&self, scope: Since, printed: &Printed) -> bool {
        self.beside(scope, printed).all(|(_, sum, shown)| sum.is_none_or(|sum| sum == shown))
    }

    /// Whether anything that is printed can be compared with the rows of a scope.
    fn compares(&self, scope: Since, printed: &Printed) -> bool {
        self.beside(scope, printed).any(|(_, sum, _)| sum.is_some())
    }

    /// Keeps what a printed total disproves, or that it cannot be compared.
    fn compare(&mut self, line: u32, label: &str, scope: Since, printed: &Printed) {
        let rows = self.so_far.rows - scope.rows;
        let beside: Vec<(Field, Option<Money>, Money)> = self.beside(scope, printed).collect();
        let differing = |it: &(Field, Option<Money>, Money)| {
            let (field, sum, printed) = *it;
            Some((field, sum.filter(|sum| *sum != printed)?, printed))
        };
        let label = || label.to_owned();
        if let Some((field, sum, printed)) = beside.iter().find_map(differing) {
            let disproof = Disproof { line, label: label(), field, printed, sum, rows };
            self.disproof.get_or_insert(disproof);
        } else if let Some((field, ..)) = beside.iter().find(|(_, sum, _)| sum.is_none()) {
            self.unproved.get_or_insert(Unproved { line, label: label(), field: *field });
        }
    }
}

/// Whether the label of a total says that it is one of a part.
fn is_of_part(label: &str) -> bool {
    let folded = super::fold::fold(label);
    ["sous", "ss", "sub", "zwischen"].iter().any(|it| folded.starts_with(it))
}
