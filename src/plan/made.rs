//! Why a letter that was made does not go out.

use findings::{Code, Finding};

use super::Reason;

/// Everything found wrong while a letter was made, by what it is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Faults<'f> {
    /// The copies of its invoices.
    pub copies: &'f [Finding],
    /// The finding about something printed where marks must stand.
    pub marks: Option<&'f Finding>,
    /// How it is set: its address, its characters, what its window shows.
    pub pages: &'f [Finding],
    /// Findings about words that it may not use or must.
    pub wording: &'f [Finding],
}

impl Reason {
    /// Why a letter with these faults is held; none where none of them holds. Copies come first: another
    /// debtor's invoice is the worst that can stand behind a letter.
    #[must_use]
    pub fn of_faults(faults: &Faults<'_>) -> Option<Self> {
        let holds = |findings: &[Finding]| findings.iter().any(Finding::holds);
        if faults.pages.iter().any(|it| it.code == Code::LawUnknown) {
            return Some(Self::LawUnknown);
        }
        let wrong = [Code::CopyContradicted, Code::CopyUnconfirmedHeld];
        if faults.copies.iter().any(|it| wrong.contains(&it.code)) {
            Some(Self::CopyWrong)
        } else if holds(faults.copies) {
            Some(Self::CopyMissing)
        } else if faults.marks.is_some() {
            Some(Self::LetterFailed)
        } else if holds(faults.pages) {
            Some(Self::of_pages(faults.pages))
        } else {
            holds(faults.wording).then(|| Self::of_wording(faults.wording))
        }
    }

    /// Why a letter is held for its words: the law it rests on before anything else it says.
    fn of_wording(faults: &[Finding]) -> Self {
        let law = faults.iter().any(|it| it.code == Code::LawElsewhere);
        if law { Self::LawUnknown } else { Self::Wording }
    }

    /// Why a letter is held that cannot be set: its window alone, or more.
    fn of_pages(findings: &[Finding]) -> Self {
        let window = [Code::WindowMissed, Code::WindowShows, Code::ZoneTouched];
        let mut held = findings.iter().filter(|it| it.holds());
        let window = held.all(|it| window.contains(&it.code));
        if window { Self::Window } else { Self::LetterFailed }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use findings::{Args, Origin, Source};

    fn found(codes: &[Code]) -> Vec<Finding> {
        let source = Source { name: "open.csv".to_owned(), headers: Vec::new(), sheet: None };
        let origin = Origin::file(&Arc::new(source));
        let finding = |code: &Code| Finding::new(*code, origin.clone(), None, Args::new());
        codes.iter().map(finding).collect()
    }

    /// The reason for faults of copies, of pages and of wording.
    #[track_caller]
    fn check(copies: &[Code], pages: &[Code], wording: &[Code], expected: Option<Reason>) {
        let (copies, pages, wording) = (found(copies), found(pages), found(wording));
        let faults = Faults { copies: &copies, marks: None, pages: &pages, wording: &wording };
        assert_eq!(Reason::of_faults(&faults), expected);
    }

    #[test]
    fn what_only_warns_holds_nothing() {
        check(&[], &[], &[], None);
        check(&[Code::CopyUnconfirmed], &[], &[], None);
    }

    #[test]
    fn a_copy_that_is_another_invoices_is_the_first_reason() {
        let (wrong, window) = (Code::CopyContradicted, Code::WindowMissed);
        check(&[Code::CopyMissing, wrong], &[window], &[], Some(Reason::CopyWrong));
        check(&[Code::CopyMissing], &[window], &[], Some(Reason::CopyMissing));
    }

    #[test]
    fn the_window_is_the_reason_where_it_is_the_only_one() {
        let (missed, shows) = (Code::WindowMissed, Code::WindowShows);
        check(&[], &[missed, shows], &[], Some(Reason::Window));
        check(&[], &[missed, Code::NoGlyph], &[], Some(Reason::LetterFailed));
    }

    #[test]
    fn the_law_is_the_reason_before_other_words_and_pages() {
        let (law, word) = (Code::LawElsewhere, Code::WordRefused);
        check(&[], &[], &[word, law], Some(Reason::LawUnknown));
        check(&[], &[], &[word], Some(Reason::Wording));
        check(&[], &[Code::LawUnknown], &[], Some(Reason::LawUnknown));
    }

    #[test]
    fn covered_marks_fail_the_letter() {
        let covered = found(&[Code::MarksCovered]);
        let faults = Faults { marks: covered.first(), ..Faults::default() };
        assert_eq!(Reason::of_faults(&faults), Some(Reason::LetterFailed));
    }
}
