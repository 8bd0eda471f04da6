//! Numbers of registered mail as people read them.

use super::PlannedLetter;

impl PlannedLetter {
    /// The number under which it goes registered, as people read it: `1A 000 000 0000 0`,
    /// `RA 473 124 829 FR`.
    #[must_use]
    pub fn registered_spaced(&self) -> Option<String> {
        self.registered.as_deref().map(spaced)
    }
}

fn spaced(number: &str) -> String {
    // The domestic form begins with a digit, the international one with two letters.
    let domestic = number.starts_with(|first: char| first.is_ascii_digit());
    let parts: [usize; 5] = if domestic { [2, 3, 3, 4, 1] } else { [2, 3, 3, 3, 2] };
    let mut rest = number;
    let mut shown = Vec::new();
    for length in parts {
        let Some((part, behind)) = rest.split_at_checked(length) else { break };
        shown.push(part);
        rest = behind;
    }
    shown.push(rest);
    shown.join(" ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn a_number_is_written_as_people_read_it() {
        assert_eq!(spaced("1A12345678901"), "1A 123 456 7890 1");
        assert_eq!(spaced("RA473124829FR"), "RA 473 124 829 FR");
        assert_eq!(spaced("1A"), "1A");
    }
}
