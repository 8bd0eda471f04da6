//! Whether a column holds a balance that grows from row to row, and not what remains of each document.

use findings::Money;

/// The meaning that the header of a column of balances gives it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum BalanceHeader {
    /// That it is what remains of each document.
    Remainder,
    /// Neither, as `Solde` does.
    #[default]
    Open,
    /// Neither, but debits and credits stand beside it, as in a ledger.
    OfLedger,
    /// That it grows from row to row.
    Running,
}

/// The ways in which a balance may run: from the oldest row to the newest, anew for each debtor; the same
/// over the whole file; from the newest to the oldest.
const WAYS: usize = 3;

/// The facts that the rows have shown about a balance.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Running {
    above: Option<BalanceRow>,
    /// Rows that could tell, and of those the ones that add up, by way.
    told: [usize; WAYS],
    fits: [usize; WAYS],
    /// First rows of a debtor whose balance is not their amount, for balances that begin anew: something
    /// before them is not in the file.
    unexplained: [usize; WAYS],
    /// The line of the first row that does not add up, by way.
    broken_at: [u32; WAYS],
    /// Whether the row above could not be read.
    lost: bool,
    /// The line of the first row whose balance is more than its amount, or of the other sign: no remainder is.
    impossible_at: u32,
}

#[derive(Debug, Clone, Copy)]
struct BalanceRow {
    amount: Money,
    balance: Money,
}

/// The meaning of a column of balances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The amount that remains of each document: no row says otherwise.
    Remainder,
    /// It adds up from row to row, and so proves every amount of the file.
    Runs,
    /// It adds up on some rows and not on the one at this line, if it can be told which.
    Breaks(u32),
    /// It is more than the amount of the document at this line, and adds up nowhere.
    Exceeds(u32),
}

impl Running {
    /// Takes in a row: what its document adds to the account, and the balance beside it. `anew` says that
    /// the row above is another debtor's.
    pub(super) fn row(&mut self, amount: Money, balance: Money, anew: bool, line: u32) {
        let above = self.above.replace(BalanceRow { amount, balance });
        if self.impossible_at == 0 && is_no_remainder(balance, amount) {
            self.impossible_at = line;
        }
        let mut tell = |way: usize, fits: bool| {
            if let (Some(told), Some(fit), Some(at)) =
                (self.told.get_mut(way), self.fits.get_mut(way), self.broken_at.get_mut(way))
            {
                *told += 1;
                *fit += usize::from(fits);
                if !fits && *at == 0 {
                    *at = line;
                }
            }
        };
        let Some(above) = above else {
            if !std::mem::take(&mut self.lost) {
                self.begins(amount, balance, true);
            }
            return;
        };
        // Beside a balance of nothing every remainder looks like a new balance.
        if !above.balance.is_zero() {
            let fits = above.balance + amount == balance;
            if !anew {
                tell(0, fits);
            }
            tell(1, fits);
        }
        if !anew && !balance.is_zero() {
            tell(2, balance + above.amount == above.balance);
        }
        if anew {
            self.begins(amount, balance, false);
            self.ends(above);
        }
    }

    fn begins(&mut self, amount: Money, balance: Money, first: bool) {
        let unexplained = usize::from(amount != balance);
        let [down, all, _] = &mut self.unexplained;
        *down += unexplained;
        *all += if first { unexplained } else { 0 };
    }

    fn ends(&mut self, last: BalanceRow) {
        let [.., up] = &mut self.unexplained;
        *up += usize::from(last.amount != last.balance);
    }

    /// Takes in a row whose amount or balance cannot be read.
    pub(super) fn lose(&mut self) {
        self.above = None;
        self.lost = true;
    }

    /// The meaning that all rows together show.
    pub(super) fn verdict(mut self, header: BalanceHeader) -> Verdict {
        if let Some(last) = self.above {
            self.ends(last);
        }
        let at = |list: [usize; WAYS], way: usize| list.get(way).copied().unwrap_or_default();
        let named = header == BalanceHeader::Running;
        let mut fitting = (0..WAYS).filter(|way| {
            let (told, fits) = (at(self.told, *way), at(self.fits, *way));
            told == fits && at(self.unexplained, *way) == 0 && (named || fits > 0)
        });
        let best =
            (0..WAYS).max_by_key(|way| (at(self.fits, *way), WAYS - *way)).unwrap_or_default();
        let fits = at(self.fits, best);
        let broken = self.broken_at.get(best).copied().unwrap_or_default();
        match (fitting.next().is_some(), header) {
            (true, BalanceHeader::Remainder) if self.impossible_at == 0 => Verdict::Remainder,
            // What adds up and could be remainders all the same is told apart by many rows alone.
            (true, BalanceHeader::Open) if self.impossible_at == 0 && fits < 3 => {
                Verdict::Breaks(0)
            }
            (true, _) => Verdict::Runs,
            (false, BalanceHeader::Running) => Verdict::Breaks(broken),
            (false, BalanceHeader::Remainder) => Verdict::Remainder,
            (false, _) if fits >= 2 && fits * 2 > at(self.told, best) => {
                Verdict::Breaks(broken)
            }
            (false, _) if self.impossible_at > 0 => Verdict::Exceeds(self.impossible_at),
            (false, _) => Verdict::Remainder,
        }
    }
}

/// Whether a balance beside an amount cannot be what remains of it.
fn is_no_remainder(balance: Money, amount: Money) -> bool {
    let other_sign = || !balance.is_zero() && balance.is_negative() != amount.is_negative();
    // Credits may stand without their sign.
    balance.abs() > amount.abs() || (other_sign() && balance.abs() != amount.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as `debtor amount balance`.
    #[track_caller]
    fn check(rows: &[(&str, i64, i64)], expected: Verdict) {
        let mut running = Running::default();
        let mut above = None;
        for ((debtor, amount, balance), line) in rows.iter().zip(2..) {
            let anew = above.is_some_and(|it| it != *debtor);
            above = Some(*debtor);
            let cents = Money::from_cents;
            running.row(cents(*amount), cents(*balance), anew, line);
        }
        assert_eq!(running.verdict(BalanceHeader::Open), expected);
    }

    #[test]
    fn a_balance_that_adds_up_is_no_remainder() {
        let rows = [("A", 100, 100), ("A", 50, 150), ("A", -100, 50), ("B", 30, 30)];
        check(&rows, Verdict::Runs);
        let rows = [("A", 100, 100), ("A", 50, 150), ("B", 30, 180)];
        check(&rows, Verdict::Runs);
        let rows = [("A", -100, 50), ("A", 50, 150), ("A", 100, 100), ("B", 30, 30)];
        check(&rows, Verdict::Runs);
    }

    #[test]
    fn remainders_do_not_add_up() {
        check(&[("A", 100, 100), ("A", 50, 50), ("B", 30, 10)], Verdict::Remainder);
        check(&[("A", 100, 100)], Verdict::Remainder);
        check(&[("A", 100, 0), ("A", 50, 50), ("A", 30, 30)], Verdict::Remainder);
    }

    #[test]
    fn a_balance_that_breaks_off_is_told() {
        let rows = [("A", 100, 100), ("A", 50, 150), ("A", 10, 160), ("A", 10, 200)];
        check(&rows, Verdict::Breaks(5));
        // What was open before the first row is not in the file.
        let rows = [("A", 100, 400), ("A", 50, 450), ("A", 10, 460)];
        check(&rows, Verdict::Breaks(0));
    }
}
