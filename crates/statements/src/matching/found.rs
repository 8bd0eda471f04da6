//! Which numbers and references stand in what a payment tells.

use std::collections::BTreeSet;

use findings::fold::{compact, letters};

use super::super::statement::Line;
use super::index::{Index, Target, To};

/// What a payment names, by place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Letters by their references.
    pub(super) letters: BTreeSet<usize>,
    /// Invoices by numbers that count by themselves.
    pub(super) invoices: BTreeSet<usize>,
    /// Invoices by numbers of digits alone or short ones.
    pub(super) weak: BTreeSet<usize>,
    /// Invoices of letters and numbers that may stand there, cut or joined to other signs.
    pub(super) loose: BTreeSet<usize>,
    /// Documents that nothing is asked for.
    pub(super) unasked: BTreeSet<usize>,
    /// Whether one number stands for several invoices.
    pub(super) ambiguous: bool,
}

/// What stands between two words of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    /// Nothing: the text begins.
    Begin,
    /// A blank or a sign that parts.
    Blank,
    /// A sign that parts numbers of a list, and stands inside numbers too.
    List,
    /// A sign that joins.
    Joined,
    /// The end of a part of the text; whether a word may go on behind it.
    Cut(bool),
}

/// A word: its place in the folded text, and what stands before it.
#[derive(Debug)]
struct Word {
    from: usize,
    to: usize,
    before: Between,
}

/// The folded text of a payment.
#[derive(Debug, Default)]
struct Text {
    folded: String,
    words: Vec<Word>,
    /// Whether the last part is as long as banks cut.
    full: bool,
}

/// Lengths at which banks cut texts: SEPA 35 and 140, CFONB 31 and 32 (labels) and 70.
const CUTS: &[usize] = &[31, 32, 35, 70, 140];

impl Text {
    fn of(line: &Line) -> Self {
        let mut text = Self::default();
        let reference = Some(&line.end_to_end).filter(|it| !it.is_empty());
        let references = line.references.iter().chain(reference).map(|it| &**it);
        for part in line.said().chain(references) {
            text.part(part);
        }
        text
    }

    fn part(&mut self, part: &str) {
        let mut before = match (self.words.is_empty(), self.full) {
            (true, _) => Between::Begin,
            (false, full) => Between::Cut(full),
        };
        let mut inside = false;
        for character in part.chars() {
            let (folded, words) = (&mut self.folded, &mut self.words);
            letters(character, |letter| {
                if !letter.is_alphanumeric() {
                    let sign = sign(letter);
                    before = match (inside, before) {
                        (true, _) => sign,
                        (false, Between::Joined | Between::List) if sign == Between::Blank => {
                            sign
                        }
                        (false, Between::List) => sign,
                        (false, before) => before,
                    };
                    inside = false;
                    return;
                }
                if !inside {
                    words.push(Word { from: folded.len(), to: folded.len(), before });
                    inside = true;
                }
                folded.push(letter);
                if let Some(word) = words.last_mut() {
                    word.to = folded.len();
                }
            });
        }
        self.full = CUTS.contains(&part.chars().count());
    }

    /// The folded words from one place up to another.
    fn run(&self, from: usize, to: usize) -> &str {
        let begin = self.words.get(from).map(|it| it.from);
        let end = to.checked_sub(1).and_then(|it| self.words.get(it)).map(|it| it.to);
        begin.zip(end).and_then(|(begin, end)| self.folded.get(begin..end)).unwrap_or_default()
    }
}

fn sign(letter: char) -> Between {
    match letter {
        '/' | '+' | '&' | '|' => Between::List,
        '-' | '.' | '_' | '–' | '—' | '\\' | '*' => Between::Joined,
        _ => Between::Blank,
    }
}

/// A number or reference that may stand somewhere: from a word, up to another.
struct Candidate<'i> {
    from: usize,
    to: usize,
    targets: &'i [Target],
}

/// Everything that a payment names.
pub(super) fn find(index: &Index, line: &Line) -> Found {
    let mut found = Found::default();
    for whole in line.references.iter().chain(&line.documents) {
        found.take(index.targets(&compact(whole)), true);
    }
    let text = Text::of(line);
    let candidates = candidates(index, &text);
    let begins: BTreeSet<usize> = candidates.iter().map(|it| it.from).collect();
    let ends: BTreeSet<usize> = candidates.iter().map(|it| it.to).collect();
    let mut reached = 0;
    for (place, one) in candidates.iter().enumerate() {
        let longer = candidates.get(place + 1).is_some_and(|next| next.from == one.from);
        let within = longer || one.to <= reached;
        reached = reached.max(one.to);
        if within {
            continue;
        }
        let edges = parted(&text, one, ends.contains(&one.from), begins.contains(&one.to));
        let whole = |it: &&Target| edges && whole(&text, one, it);
        let (exact, loose): (Vec<_>, Vec<_>) = one.targets.iter().partition(whole);
        let exact: Vec<Target> = exact.into_iter().cloned().collect();
        let loose: Vec<Target> = loose.into_iter().cloned().collect();
        found.take(&exact, true);
        found.take(&loose, false);
    }
    found
}

impl Found {
    fn take(&mut self, targets: &[Target], exact: bool) {
        let is_invoice = |it: &&Target| matches!(it.to, To::Invoice(_) | To::Weak(_));
        let invoices = targets.iter().filter(is_invoice);
        self.ambiguous |= exact && invoices.count() > 1;
        for target in targets {
            match (target.to, exact) {
                (To::Letter(letter), true) => _ = self.letters.insert(letter),
                (To::Invoice(invoice), true) => _ = self.invoices.insert(invoice),
                (To::Weak(invoice), true) => _ = self.weak.insert(invoice),
                (To::Invoice(invoice), false) => _ = self.loose.insert(invoice),
                (To::Unasked(document), true) => _ = self.unasked.insert(document),
                (To::Letter(_) | To::Weak(_) | To::Unasked(_), false) => {}
            }
        }
    }
}

/// All that may stand somewhere, by their first words, the shortest first.
fn candidates<'i>(index: &'i Index, text: &Text) -> Vec<Candidate<'i>> {
    let mut candidates = Vec::new();
    for from in 0..text.words.len() {
        for to in from + 1..=text.words.len() {
            let run = text.run(from, to);
            if run.len() > index.longest() {
                break;
            }
            let targets = index.targets(run);
            if !targets.is_empty() {
                candidates.push(Candidate { from, to, targets });
            }
        }
    }
    candidates
}

/// Whether words are parted from those beside them; whether another number ends before them, and begins behind.
fn parted(text: &Text, one: &Candidate<'_>, ends: bool, begins: bool) -> bool {
    let is_word = |place: Option<usize>| {
        let word = place.and_then(|it| text.words.get(it));
        let letters = word.and_then(|it| text.folded.get(it.from..it.to)).unwrap_or_default();
        letters.chars().count() >= 4 && letters.chars().all(char::is_alphabetic)
    };
    let edge = |before: Between, other: bool, beside: Option<usize>| match before {
        Between::Begin | Between::Blank | Between::Cut(false) => true,
        Between::Cut(true) => false,
        // In a list another number stands beside.
        Between::List => other || is_word(beside),
        Between::Joined => is_word(beside),
    };
    let first = text.words.get(one.from);
    let begin = first.is_none_or(|it| edge(it.before, ends, one.from.checked_sub(1)));
    let end = match text.words.get(one.to) {
        Some(next) => edge(next.before, begins, Some(one.to)),
        None => !text.full,
    };
    begin && end
}

/// Whether a number stands there as it is written, or with fewer signs between its words, or cut at most once.
fn whole(text: &Text, candidate: &Candidate<'_>, target: &Target) -> bool {
    let begin = text.words.get(candidate.from).map_or(0, |it| it.from);
    let inner = text.words.get(candidate.from + 1..candidate.to).unwrap_or_default();
    let odd = inner.iter().filter(|it| !target.bounds.contains(&(it.from - begin)));
    let mut cuts = 0;
    for word in odd {
        match word.before {
            Between::Cut(_) => cuts += 1,
            _ if target.long => {}
            _ => return false,
        }
    }
    cuts <= 1
}

#[cfg(test)]
mod tests {
    use super::super::{Asked, Claim, Claims, Known, KnownPayer};
    use super::*;
    use findings::{Currency, Money};

    fn claims() -> Claims {
        let numbers =
            ["AV26-0101", "AV26-0102", "AV26-0111", "4711", "F-12", "F-12-3", "2026/118"];
        let claim = |number: &&str| Claim {
            debtor: 0,
            number: (*number).to_owned(),
            open: Money::from_cents(10_000),
            currency: Currency::EUR,
            issued: None,
            known: Known::Nothing,
            paid: None,
        };
        Claims {
            debtors: vec![KnownPayer::default()],
            invoices: numbers.iter().map(claim).collect(),
            unasked: Vec::new(),
            letters: vec![
                Asked {
                    reference: "R1-261122-C00123".into(),
                    invoices: vec![0],
                    others: false,
                    total: None,
                },
                Asked {
                    reference: "RF442348232".into(),
                    invoices: vec![1],
                    others: false,
                    total: None,
                },
            ],
        }
    }

    /// What a text names: letters as `L0`, invoices as `0`, weak numbers as `w0`, loose ones as `?0`.
    fn named(parts: &[&str]) -> String {
        let claims = claims();
        let text = parts.iter().map(|it| Box::from(*it)).collect();
        let found = find(&Index::new(&claims), &Line { text, ..Line::default() });
        let of = |set: &BTreeSet<usize>, mark: &str| {
            set.iter().map(|it| format!("{mark}{it}")).collect::<Vec<_>>()
        };
        [
            of(&found.letters, "L"),
            of(&found.invoices, ""),
            of(&found.weak, "w"),
            of(&found.loose, "?"),
        ]
        .concat()
        .join(" ")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(named(&[text]), expected, "{text}");
    }

    #[test]
    fn numbers_are_found_however_they_are_written() {
        check("REGLEMENT FACTURE AV26-0101", "0");
        check("av26 0101, AV260102", "0 1");
        check("AV26-0102/AV26-0111", "1 2");
        check("AV26-0102 / AV26-0111 / AV26-0999", "1 2");
        check("Facture-AV26-0101_copie", "0");
        check("n°4711 du 3", "w3");
        check("R1-261122-C00123", "L0");
        check("ref RF44 2348 232", "L1");
        check("ref r1 261122 c00123 merci", "L0");
    }

    #[test]
    fn no_other_number_is_read_out_of_a_longer_one() {
        check("AV26-01011", "");
        check("XAV26-0101", "");
        check("AV26-0101-2", "?0");
        check("AV26-01 01", "?0");
        check("F-12-3", "w5");
        check("2026/118/4", "");
        check("2026/118", "w6");
        check("FACTUREAV26-0101", "");
    }

    #[test]
    fn a_text_of_very_many_numbers_is_read_to_its_end() {
        check(&"AV26-0101 4711 F-12-3/".repeat(50_000), "0 w3 w5");
    }

    #[test]
    fn a_number_that_a_bank_cut_is_found_and_no_other_one() {
        let long = "VIREMENT DE HOTEL DES TROIS AV26-01";
        assert_eq!(long.len(), 35);
        assert_eq!(named(&[long, "02 MERCI"]), "1");
        assert_eq!(named(&["VIREMENT DE HOTEL DES TROIS RAV26-0", "102 MERCI"]), "");
        // Whether more of it was cut away nobody knows.
        assert_eq!(named(&["VIREMENT DE L HOTEL DES R AV26-0101", "9"]), "?0");
        assert_eq!(named(&["VIREMENT DE L HOTEL DES R AV26-0101"]), "?0");
    }
}
