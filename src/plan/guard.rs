//! Suspects an export from which too many known invoices are gone.

use crate::register::Gone;
use findings::{Args, Messages};

use super::Policy;

/// Known invoices too few to tell a wrong file from an ordinary week.
const TOO_FEW: usize = 10;

/// So many invoices are gone from an export at once that somebody must say yes before anything is made
/// of it.
///
/// Programs leave paid invoices out of their exports. When many are gone at once, it may be the wrong file,
/// and everything would seem paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vanished {
    /// Invoices that were open at the last run.
    pub known: usize,
    /// The number of these invoices that the export does not name at all, not even as closed.
    pub gone: usize,
}

impl Vanished {
    /// The suspicion about an export that too many known invoices are missing from; none where it looks
    /// whole. One that lists nothing at all is suspicious however few are known.
    #[must_use]
    pub fn of(gone: &Gone, lists_nothing: bool, policy: &Policy) -> Option<Self> {
        let vanished = Self { known: gone.known, gone: gone.invoices.len() - gone.closed };
        let most = usize::from(policy.max_vanished_percent);
        let all = lists_nothing && vanished.gone > 0;
        let suspicious =
            vanished.known >= TOO_FEW && vanished.gone * 100 > vanished.known * most;
        (all || suspicious).then_some(vanished)
    }

    /// That it may be the wrong file, and what to do, without full stop.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let values = Args::new()
            .text("gone", self.gone.to_string())
            .text("known", self.known.to_string());
        messages.get("run-vanished", &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::InvoiceKey;
    use findings::Currency;

    #[track_caller]
    fn check(known: usize, gone: usize, closed: usize, suspicious: bool) {
        let key = |nth: usize| InvoiceKey {
            debtor: "C1".into(),
            currency: Currency::EUR,
            number: format!("F{nth}").as_str().into(),
        };
        let gone = Gone { known, invoices: (0..gone).map(key).collect(), closed };
        assert_eq!(Vanished::of(&gone, false, &Policy::default()).is_some(), suspicious);
        // Where nothing is listed at all, one that is known is enough.
        let listed_nothing = Vanished::of(&gone, true, &Policy::default());
        assert_eq!(listed_nothing.is_some(), suspicious || gone.invoices.len() > closed);
    }

    #[test]
    fn more_than_half_gone_is_suspicious() {
        check(20, 0, 0, false);
        check(20, 10, 0, false);
        check(20, 11, 0, true);
        check(20, 20, 0, true);
    }

    #[test]
    fn what_is_shown_as_closed_did_not_vanish() {
        check(20, 20, 20, false);
        check(20, 20, 10, false);
        check(20, 20, 9, true);
    }

    #[test]
    fn a_handful_tells_nothing() {
        check(9, 9, 0, false);
        check(10, 10, 0, true);
        check(0, 0, 0, false);
    }
}
