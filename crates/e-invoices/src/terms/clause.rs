//! Sentences and their parts, and which part says when the whole is to be paid.

use super::lexicon::{Phrase, begins, lexicon};
use super::token::{Token, tokens, unit};

/// A part of a sentence, without the marks around it.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) tokens: Vec<Token>,
    /// Whether one of the parts it was joined from speaks of paying, or holds nothing but a term.
    speaks: bool,
}

/// A part, and whether what it says of days is when the whole is to be paid.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) part: Part,
    pub(super) counts: bool,
}

/// The parts of each sentence of a text.
pub(super) fn sentences(text: &str) -> Vec<Vec<Part>> {
    let tokens = tokens(text);
    let sentences = tokens.split(|it| *it == Token::Stop);
    let parts = sentences.map(|sentence| {
        let parts = sentence.split(|it| *it == Token::Comma).filter(|it| !it.is_empty());
        joined(parts.flat_map(clauses).map(|it| Part::of(&it)).collect())
    });
    parts.filter(|it| !it.is_empty()).collect()
}

/// The clauses of a part that holds a reduced amount and the whole one without a comma between: `14 Tage 2% Skonto oder
/// 30 Tage netto`, `2% 10 days net 30`.
fn clauses(tokens: &[Token]) -> Vec<Vec<Token>> {
    let part = Part::of(tokens);
    if !part.is_of_discount() {
        return vec![tokens.to_vec()];
    }
    let said = &lexicon().phrases;
    let mut all = vec![Vec::new()];
    for (at, token) in part.tokens.iter().enumerate() {
        let rest = part.tokens.get(at..).unwrap_or_default();
        let net = length_of(rest, &said.net);
        let net_days = net > 0 && matches!(rest.get(net), Some(Token::Number(_)));
        if net_days || length_of(rest, &said.or) > 0 {
            all.push(Vec::new());
        }
        if let Some(last) = all.last_mut() {
            last.push(token.clone());
        }
    }
    all.retain(|it| !it.is_empty());
    all
}

/// Parts that only say how the days of their neighbour count are joined with it: `30 jours, fin de mois`.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut all: Vec<Part> = Vec::new();
    let mut waiting: Option<Part> = None;
    for part in parts {
        let only_says_how = part.says_how() && !part.has_days() && !part.is_of_discount();
        match all.last_mut() {
            Some(last) if only_says_how => last.take(part),
            None if only_says_how => {
                waiting = Some(match waiting {
                    None => part,
                    Some(before) => before.with(part),
                });
            }
            _ => all.push(match waiting.take() {
                None => part,
                Some(before) => before.with(part),
            }),
        }
    }
    all.extend(waiting);
    all
}

/// Says of each part whether it counts.
pub(super) fn judged(sentences: &[Vec<Part>]) -> Vec<Judged> {
    let mut all: Vec<Judged> = Vec::new();
    for sentence in sentences {
        let bare_discount = |it: &Part| it.is_of_discount() && !it.has_term();
        // A discount in a sentence of its own belongs to the days of the one before.
        let of_before = sentence.iter().any(|it| bare_discount(it) && it.names_discount())
            && !sentence.iter().any(Part::has_term);
        if let (true, Some(last)) = (of_before, all.iter_mut().rfind(|it| it.part.has_term())) {
            last.counts &= last.part.is_net();
        }
        for (at, part) in sentence.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|it| sentence.get(it));
            let around = [before, sentence.get(at + 1)];
            let beside_discount = around.into_iter().flatten().any(bare_discount);
            let counts = part.is_about_paying() && (part.is_net() || !beside_discount);
            all.push(Judged { part: part.clone(), counts });
        }
    }
    all
}

impl Part {
    fn of(tokens: &[Token]) -> Self {
        let part = Self { tokens: without_denials(tokens), speaks: false };
        let speaks = part.is_net() || part.has(&lexicon().phrases.payment) || part.is_bare();
        Self { speaks, ..part }
    }

    fn with(mut self, other: Self) -> Self {
        self.take(other);
        self
    }

    fn take(&mut self, other: Self) {
        self.tokens.extend(other.tokens);
        self.speaks |= other.speaks;
    }

    /// The same with other tokens.
    pub(super) fn with_tokens(&self, tokens: Vec<Token>) -> Self {
        Self { tokens, ..*self }
    }

    /// The beginnings of all its endings.
    fn tails(&self) -> impl Iterator<Item = &[Token]> {
        (0..self.tokens.len()).filter_map(|it| self.tokens.get(it..))
    }

    /// Whether a phrase of a group stands in it.
    pub(super) fn has(&self, group: &[Phrase]) -> bool {
        self.tails().any(|rest| length_of(rest, group) > 0)
    }

    /// Whether it holds days that count from somewhere, or a date.
    fn has_days(&self) -> bool {
        let counted = self.tails().any(|rest| match rest.first() {
            Some(Token::Number(_) | Token::Range) => {
                let behind = rest.get(1..).unwrap_or_default();
                unit(behind).is_some() || unit(behind.get(1..).unwrap_or_default()).is_some()
            }
            Some(Token::Date(_) | Token::Unsure(_)) => true,
            _ => false,
        });
        counted || self.net_number().is_some()
    }

    /// The days of `net 30`, at the end of a part.
    pub(super) fn net_number(&self) -> Option<u32> {
        match self.tokens.as_slice() {
            [.., Token::Word(net), Token::Number(days)] if net == "net" => {
                [7, 8, 10, 14, 15, 20, 21, 28, 30, 45, 60, 75, 90]
                    .contains(days)
                    .then_some(*days)
            }
            _ => None,
        }
    }

    /// Whether it says when something is to be paid.
    pub(super) fn has_term(&self) -> bool {
        let said = &lexicon().phrases;
        self.has_days() || self.has(&said.at_once) || self.has(&said.month_end)
    }

    /// Whether it says how days count.
    fn says_how(&self) -> bool {
        let said = &lexicon().phrases;
        !self.has(&said.at_once)
            && [&said.other_day, &said.business, &said.month_end].iter().any(|it| self.has(it))
    }

    fn names_discount(&self) -> bool {
        self.has(&lexicon().phrases.discount) && !self.tokens.contains(&Token::NoPercent)
    }

    /// Whether it is about a discount, or a part of the whole, which no late payment costs.
    fn is_of_discount(&self) -> bool {
        let percent = self.tokens.contains(&Token::Percent);
        (percent || self.names_discount()) && !self.has(&lexicon().phrases.late)
    }

    /// Whether it says that the creditor collects the money itself.
    pub(super) fn is_debit(&self) -> bool {
        self.has(&lexicon().phrases.debit)
    }

    /// Whether it names the whole amount.
    fn is_net(&self) -> bool {
        self.has(&lexicon().phrases.net)
    }

    /// Whether it says when the whole is to be paid.
    fn is_about_paying(&self) -> bool {
        let said = &lexicon().phrases;
        let other = [&said.late, &said.debit, &said.elsewhere];
        self.has_term()
            && !self.is_of_discount()
            && !other.iter().any(|it| self.has(it))
            && self.speaks
    }

    /// Whether it holds nothing but a term.
    fn is_bare(&self) -> bool {
        let (lexicon, mut at) = (lexicon(), 0);
        let said = &lexicon.phrases;
        let known = [
            &said.at_once,
            &said.month_end,
            &said.other_day,
            &said.business,
            &said.net,
            &said.filler,
            &said.range,
            &said.on_the,
        ];
        while let Some(rest) = self.tokens.get(at..).filter(|it| !it.is_empty()) {
            let word = matches!(rest.first(), Some(Token::Word(_)));
            let unit = unit(rest).map_or(0, |(_, length)| length);
            let longest = known.iter().map(|it| length_of(rest, it)).max().unwrap_or_default();
            match unit.max(longest) {
                0 if word => return false,
                0 => at += 1,
                length => at += length,
            }
        }
        true
    }
}

/// How many tokens at the beginning of a list are a phrase of a group.
pub(super) fn length_of(rest: &[Token], group: &[Phrase]) -> usize {
    begins(rest.iter().map(Token::word), group)
}

/// A discount that is denied stands for the whole amount.
fn without_denials(tokens: &[Token]) -> Vec<Token> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        match length_of(rest, &lexicon().phrases.no_discount) {
            0 => {
                out.push(token.clone());
                at += 1;
            }
            length => {
                out.push(Token::Word("net".to_owned()));
                at += length;
            }
        }
    }
    out
}
