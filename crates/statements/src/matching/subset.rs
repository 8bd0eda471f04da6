//! Which of some amounts make a sum.

use findings::Money;

/// The most amounts that are tried.
pub(super) const MOST: usize = 12;

/// The amounts, by place, that make a sum: the only ones that do. None where none do, several do, or there are more
/// amounts than are tried.
pub(super) fn only(amounts: &[Money], sum: Money) -> Option<Vec<usize>> {
    if amounts.len() > MOST {
        return None;
    }
    let mut found = None;
    for chosen in 1_u32..(1 << amounts.len()) {
        let taken = amounts.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1);
        if taken.map(|(_, amount)| *amount).sum::<Money>() == sum {
            if found.is_some() {
                return None;
            }
            found = Some(chosen);
        }
    }
    let chosen = found?;
    Some((0..amounts.len()).filter(|place| chosen >> place & 1 == 1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_solution_alone_counts() {
        let money =
            |cents: &[i64]| cents.iter().map(|it| Money::from_cents(*it)).collect::<Vec<_>>();
        let only = |amounts: &[i64], sum| only(&money(amounts), Money::from_cents(sum));
        assert_eq!(only(&[100, 250, 400], 500), Some(vec![0, 2]));
        assert_eq!(only(&[100, 250, 350], 350), None, "the third, or the first two");
        assert_eq!(only(&[100, 100], 100), None, "either");
        assert_eq!(only(&[100], 99), None);
        assert_eq!(only(&[1; 13], 13), None, "more than are tried");
    }
}
