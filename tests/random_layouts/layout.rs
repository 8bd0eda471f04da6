//! One way of writing a ledger down.

use crate::dice::Dice;
use crate::truth::Shows;

/// Which columns say what a document comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amounts {
    TotalAndResidual,
    ResidualAlone,
    TotalAndPaid,
    TotalPaidAndResidual,
    /// A total, and nothing else.
    TotalAlone,
    /// A total, and a column that the program may not know with what was paid.
    TotalAndOdd,
    TotalAndSide,
    DebitAndCredit,
    DebitCreditAndBalance,
    TotalAndBalance,
    /// By age, with their sum or without.
    Bands(bool),
}

/// How credits are told from invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signs {
    Minus,
    MinusBehind,
    Brackets,
    /// A word, and no sign.
    Kind,
    /// Both.
    KindAndMinus,
}

/// Where debtors stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    CodeAndName,
    NameAlone,
    /// On lines of their own, with a total below or without.
    Headings(bool),
    /// On lines of their own that announce what the rows below come to.
    Announced,
}

/// What is printed among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Totals {
    None,
    AtTheEnd,
    WithCurrency,
}

#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) language: usize,
    pub(crate) amounts: Amounts,
    pub(crate) signs: Signs,
    pub(crate) who: Who,
    pub(crate) totals: Totals,
    pub(crate) state: bool,
    pub(crate) lettering: bool,
    pub(crate) currency: bool,
    pub(crate) extra: bool,
    pub(crate) titles: usize,
    pub(crate) repeated_header: bool,
    pub(crate) subtotals_in_flat_files: bool,
    pub(crate) workbook: bool,
    pub(crate) delimiter: char,
    pub(crate) decimal: char,
    pub(crate) group: &'static str,
    pub(crate) currency_beside: bool,
    pub(crate) date: &'static str,
    pub(crate) crlf: bool,
    pub(crate) windows: bool,
    /// A row is missing, and only printed totals can show it.
    pub(crate) row_lost: bool,
}

/// So many layouts in a hundred say how their documents stand.
const STATES: usize = 30;

impl Layout {
    #[expect(clippy::too_many_lines, reason = "a list of draws, one line each")]
    pub(crate) fn new(dice: &mut Dice) -> Self {
        let amounts = *dice.one(&[
            Amounts::TotalAndResidual,
            Amounts::TotalAndResidual,
            Amounts::ResidualAlone,
            Amounts::TotalAndPaid,
            Amounts::TotalPaidAndResidual,
            Amounts::TotalAlone,
            Amounts::TotalAndOdd,
            Amounts::TotalAndSide,
            Amounts::DebitAndCredit,
            Amounts::DebitCreditAndBalance,
            Amounts::TotalAndBalance,
            Amounts::Bands(true),
            Amounts::Bands(false),
        ]);
        let who = *dice.one(&[
            Who::CodeAndName,
            Who::CodeAndName,
            Who::NameAlone,
            Who::Headings(true),
            Who::Headings(false),
            Who::Announced,
        ]);
        let totals = *dice.one(&[Totals::None, Totals::AtTheEnd, Totals::WithCurrency]);
        let sided = matches!(
            amounts,
            Amounts::TotalAndSide | Amounts::DebitAndCredit | Amounts::DebitCreditAndBalance
        );
        let signs = *dice.one(&[
            Signs::Minus,
            Signs::MinusBehind,
            Signs::Brackets,
            Signs::Kind,
            Signs::KindAndMinus,
        ]);
        let (delimiter, decimal) =
            *dice.one(&[(';', ','), (';', '.'), (',', '.'), ('\t', ','), ('|', '.')]);
        let group = *dice.one(&["", "", " ", if decimal == ',' { "." } else { "'" }]);
        let workbook = dice.percent(20);
        let printed =
            totals != Totals::None || matches!(who, Who::Headings(true) | Who::Announced);
        Self {
            language: dice.below(6),
            amounts,
            signs: if sided && signs == Signs::Kind { Signs::Minus } else { signs },
            who,
            totals,
            state: dice.percent(STATES),
            lettering: sided && dice.percent(50),
            currency: dice.percent(40),
            extra: dice.percent(50),
            titles: if dice.percent(50) { 0 } else { 1 + dice.below(3) },
            repeated_header: dice.percent(10),
            subtotals_in_flat_files: dice.percent(15),
            workbook,
            delimiter,
            decimal,
            group,
            currency_beside: dice.percent(10),
            date: *dice.one(&["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d"]),
            crlf: dice.percent(50),
            windows: dice.percent(20),
            row_lost: printed && dice.percent(8),
        }
    }

    /// What the layout can show.
    pub(crate) fn shows(&self) -> Shows {
        let account = matches!(
            self.amounts,
            Amounts::TotalAndSide
                | Amounts::DebitAndCredit
                | Amounts::DebitCreditAndBalance
                | Amounts::TotalAndBalance
        );
        let paid = matches!(
            self.amounts,
            Amounts::TotalAndResidual
                | Amounts::ResidualAlone
                | Amounts::TotalAndPaid
                | Amounts::TotalPaidAndResidual
                | Amounts::TotalAndOdd
                | Amounts::Bands(_)
        );
        Shows {
            part_payments: paid,
            credits: true,
            payments: true,
            standings: self.state && !account,
            instalments: !account && self.amounts != Amounts::TotalAlone,
            account,
        }
    }

    /// Whether documents have a column with their kind.
    pub(crate) fn has_kind(&self) -> bool {
        matches!(self.signs, Signs::Kind | Signs::KindAndMinus)
    }
}
