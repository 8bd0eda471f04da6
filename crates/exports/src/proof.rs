//! Sums of rows, and the totals printed among them that prove nothing is missing or read twice.

use findings::Money;

use super::Field;
use super::heading::{Heading, TotalOf};

/// The columns that are added up.
pub(super) const SUMMED: [Field; 5] =
    [Field::Total, Field::Paid, Field::Residual, Field::Debit, Field::Credit];

/// One amount for each of [`SUMMED`].
pub(super) type Amounts = [Money; SUMMED.len()];

/// The amounts of one row, by [`SUMMED`]; none where a cell is empty.
pub(super) type Printed = [Option<Money>; SUMMED.len()];

/// Where something begins: the sums of the rows above it, and how many they are.
type Since = (Amounts, usize);

/// Earlier totals that a later one may start from.
const MOST_PARTS: usize = 64;

/// What the rows so far come to, and where groups and parts among them begin.
#[derive(Debug, Default)]
pub(super) struct Proof {
    sums: Amounts,
    rows: usize,
    /// Whether some amount could not be read, so that no sum can be relied upon.
    broken: bool,
    /// The groups that are open, from the outermost, with the sums at their beginning.
    headings: Vec<Heading>,
    begun: Vec<Begun>,
    /// The sums at each printed total that no later one has covered.
    parts: Vec<Since>,
    /// What has been disproved first.
    pub(super) disproof: Option<Disproof>,
}

/// The beginning of a group.
#[derive(Debug)]
struct Begun {
    since: Since,
    line: u32,
    /// What its line says that its rows will come to.
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
    /// What the rows come to.
    pub(super) sum: Money,
    /// How many rows that is.
    pub(super) rows: usize,
}

impl Proof {
    /// Counts a row; none where an amount could not be read.
    pub(super) fn add(&mut self, amounts: Option<Amounts>) {
        self.rows += 1;
        let Some(amounts) = amounts else {
            self.broken = true;
            return;
        };
        for (sum, amount) in self.sums.iter_mut().zip(amounts) {
            *sum += amount;
        }
    }

    /// Forgets what cannot be compared, because rows repeat what others say.
    pub(super) fn distrust(&mut self) {
        self.broken = true;
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
        self.begun.push(Begun { since: (self.sums, self.rows), line, announced });
    }

    /// Ends the group whose line said what its rows come to; nothing else tells where it ends.
    pub(super) fn close_announced(&mut self) {
        let last = self.begun.pop_if(|it| it.announced.is_some());
        let Some(Begun { since, line, announced: Some(announced) }) = last else { return };
        let heading = self.headings.pop().unwrap_or_default();
        if !self.makes(since, &announced) {
            self.disprove(line, &heading.name, since, &announced);
        }
    }

    /// Whether the rows since some beginning, more than so many, come to these amounts.
    pub(super) fn adds_up(&self, printed: &Printed, more_than: usize) -> bool {
        printed.iter().any(Option::is_some)
            && self
                .scopes()
                .any(|scope| self.rows - scope.1 > more_than && self.makes(scope, printed))
    }

    /// Whether a total names a group that is open.
    pub(super) fn is_of_group(&self, of: &TotalOf) -> bool {
        of.closes(&self.headings).is_some()
    }

    /// Takes in a printed total, closes what it closes, and keeps what it disproves.
    pub(super) fn total(&mut self, of: &TotalOf, label: &str, line: u32, printed: &Printed) {
        if let Some(at) = of.closes(&self.headings) {
            let since = self.begun.get(at).map(|it| it.since).unwrap_or_default();
            if !self.makes(since, printed) {
                self.disprove(line, label, since, printed);
            }
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
        let Some(since) = makes else {
            let last = self.parts.last().copied().unwrap_or_default();
            let of_all = *of == TotalOf::Unnamed && !is_of_part(label);
            let since = if of_all { Since::default() } else { last };
            self.disprove(line, label, since, printed);
            return;
        };
        if *of != TotalOf::Carried {
            self.cover(since);
        }
    }

    /// What lies after a beginning has its total: groups opened since are closed.
    fn cover(&mut self, since: Since) {
        let open = self.begun.iter().take_while(|it| it.since.1 < since.1).count();
        let named = self.begun.iter().take_while(|it| it.since.1 <= since.1).count();
        // Of groups that begin together the innermost alone is closed.
        let keep = if named > open { named - 1 } else { open };
        self.headings.truncate(keep);
        self.begun.truncate(keep);
        self.parts.retain(|part| part.1 <= since.1);
        self.parts.push((self.sums, self.rows));
    }

    /// From where a total may count: the last total, the open groups, earlier totals, the top.
    fn scopes(&self) -> impl Iterator<Item = Since> + '_ {
        let groups = self.begun.iter().rev().map(|it| it.since);
        let parts = self.parts.iter().rev().take(MOST_PARTS).copied();
        parts.chain(groups).chain([Since::default()])
    }

    /// Whether the rows of a scope come to what is printed.
    fn makes(&self, (begun, _): Since, printed: &Printed) -> bool {
        self.broken
            || (self.sums.iter().zip(begun).zip(printed))
                .all(|((sum, begun), shown)| shown.is_none_or(|it| it == *sum - begun))
    }

    fn disprove(&mut self, line: u32, label: &str, scope: Since, printed: &Printed) {
        let sums = self.sums.iter().zip(scope.0).map(|(sum, begun)| *sum - begun);
        let differing = SUMMED.iter().zip(printed).zip(sums);
        let differing =
            differing.filter_map(|((field, shown), sum)| Some((*field, (*shown)?, sum)));
        let first = differing.into_iter().find(|(_, shown, sum)| shown != sum);
        let Some((field, printed, sum)) = first.filter(|_| !self.broken) else { return };
        let (label, rows) = (label.to_owned(), self.rows - scope.1);
        self.disproof.get_or_insert(Disproof { line, label, field, printed, sum, rows });
    }
}

/// Whether the label of a total says that it is one of a part.
fn is_of_part(label: &str) -> bool {
    let folded = super::fold::fold(label);
    ["sous", "ss", "sub", "zwischen"].iter().any(|it| folded.starts_with(it))
}
