//! The spaces and signs that a language's typography wants: applied once when a text is read, to the names of laws and
//! to sentences of the program; never to values of the data.

use super::letter_text::{BLOCK_UNDER, BREAK, END};

/// Whether a character of a template is printed or part of a tag.
#[derive(Clone, Copy, PartialEq)]
enum TemplatePart {
    /// Printed as it is.
    Text,
    /// `{{ }}`, `{% %}` or `{# #}`.
    Code,
}

/// The spaces of a language inside sentences; none where it sets none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct SpacingRules {
    /// Before `;`, `!` and `?`.
    loud: Option<char>,
    /// Before `:`.
    colon: Option<char>,
    /// Inside guillemets.
    guillemets: Option<char>,
    /// Whether every straight apostrophe is curved and abbreviations hold to what they belong to.
    french: bool,
}

/// No-break space, as wide as a space.
const WIDE: char = '\u{a0}';
/// Narrow no-break space.
const NARROW: char = '\u{202f}';

impl SpacingRules {
    /// French as in France: Imprimerie nationale, Lexique des règles typographiques; a narrow space
    /// before the colon too in Switzerland (Guide du typographe romand), and none before `;`, `!` and
    /// `?` in Canada (Office québécois de la langue française). No other language sets such spaces.
    fn of(language: &str) -> Self {
        let (narrow, wide) = (Some(NARROW), Some(WIDE));
        match language.to_ascii_lowercase().replace('_', "-").as_str() {
            "fr-ch" => Self { loud: narrow, colon: narrow, guillemets: narrow, french: true },
            "fr-ca" => Self { loud: None, colon: wide, guillemets: wide, french: true },
            other if other.split('-').next() == Some("fr") => {
                Self { loud: narrow, colon: wide, guillemets: narrow, french: true }
            }
            _ => Self::default(),
        }
    }
}

/// A text as its language sets it, however it was typed. In French: spaces before marks and inside
/// guillemets, between an abbreviated article or title and what it belongs to. In every language: a
/// no-break space before `€` and `%` where there is one and between an article of a law and its number, a
/// curved apostrophe, a minus sign before figures.
pub(super) fn spaced(source: &str, language: &str) -> String {
    let rules = SpacingRules::of(language);
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let mut part = TemplatePart::Text;
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        if part == TemplatePart::Code {
            out.push(c);
            if c == '}' && (out.ends_with("}}") || out.ends_with("%}") || out.ends_with("#}")) {
                part = TemplatePart::Text;
            }
            continue;
        }
        match c {
            '{' if next.is_some_and(|next| "{%#".contains(next)) => {
                part = TemplatePart::Code;
                out.push(c);
                out.extend(rest.next());
            }
            ';' | '!' | '?' if rules.french && ends_clause(next) => {
                mark(&mut out, rules.loud, c);
            }
            ':' if rules.french && ends_clause(next) && !ends_subject(&out) => {
                mark(&mut out, rules.colon, c);
            }
            '»' if rules.french => mark(&mut out, rules.guillemets, c),
            '€' | '%' if ends_figures(&out) => mark(&mut out, Some(WIDE), c),
            '«' if rules.french => {
                out.push(c);
                out.extend(rules.guillemets);
                while rest.next_if(|next| is_space(*next)).is_some() {}
            }
            '\'' if rules.french || joins(&out, next) => out.push('’'),
            '-' if is_sign(&out, next) => out.push('\u{2212}'),
            ' ' if rules.french && is_abbreviated(&out) && next.is_some_and(begins_name) => {
                out.push(WIDE);
            }
            ' ' if leads_to_number(&out) && next.is_some_and(begins_number) => out.push(WIDE),
            ' ' if belongs(&out, rest.clone(), rules.french) => out.push(WIDE),
            c => out.push(c),
        }
    }
    out
}

/// Writes a mark behind the one space it wants.
fn mark(out: &mut String, space: Option<char>, mark: char) {
    let kept = out.trim_end_matches(is_space).len();
    out.truncate(kept);
    if !begins(out) {
        out.extend(space);
    }
    out.push(mark);
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | WIDE | NARROW)
}

/// Whether nothing was said yet on a line or in a part.
fn begins(out: &str) -> bool {
    let last = out.chars().next_back();
    last.is_none_or(|c| c == '\n' || c <= BLOCK_UNDER || c == BREAK || c == END)
}

/// Whether the text is the word before the subject, whose colon is none of the sentence.
fn ends_subject(out: &str) -> bool {
    let line = out.rsplit('\n').next().unwrap_or_default();
    line.ends_with("subject") && !line.contains(' ')
}

/// Whether a mark before this character ends a clause and is not part of an address or a time.
fn ends_clause(next: Option<char>) -> bool {
    next.is_none_or(|next| next.is_whitespace() || next.is_control() || "»)*{".contains(next))
}

/// Whether figures and a space end the text, so that a sign belongs to them.
fn ends_figures(out: &str) -> bool {
    out.strip_suffix(' ').is_some_and(|it| it.ends_with(|c: char| c.is_numeric() || c == '}'))
}

/// Whether an apostrophe stands inside a word.
fn joins(out: &str, next: Option<char>) -> bool {
    out.ends_with(char::is_alphabetic) && next.is_some_and(|it| it.is_alphabetic() || it == '{')
}

/// Whether a hyphen stands before figures as their sign.
fn is_sign(out: &str, next: Option<char>) -> bool {
    let free = out.ends_with(|c: char| is_space(c) || c == '(') || begins(out);
    free && next.is_some_and(|next| next.is_ascii_digit())
}

/// Whether the text ends in a capital and a full stop, as `L.` or `M.` does.
fn is_abbreviated(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next() == Some('.')
        && back.next().is_some_and(char::is_uppercase)
        && back.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Words that lead to a number: the abbreviated article, paragraph or number of a law, letter or invoice. The codes of
/// France number laws `L.`, decrees `R.` and `D.`, orders `A.`.
const LEADING: [&str; 19] = [
    "L.", "R.", "D.", "A.", "§", "§§", "art.", "Art.", "arts.", "Arts.", "artt.", "Abs.",
    "Nr.", "nr.", "no.", "No.", "n°", "N°", "nº",
];

/// Whether the text ends in a word that leads to a number.
fn leads_to_number(out: &str) -> bool {
    let word = out.rsplit(|c: char| c.is_whitespace() || c.is_control() || "([’'".contains(c));
    word.into_iter().next().is_some_and(|word| LEADING.contains(&word))
}

/// Whether a number begins here, in a template perhaps as a value.
fn begins_number(c: char) -> bool {
    c.is_ascii_digit() || c == '{'
}

/// Whether the next word belongs to what stands before it: the roman number of a paragraph to its article and in
/// French `TTC` and `HT` to a sum.
fn belongs(out: &str, rest: impl Iterator<Item = char>, french: bool) -> bool {
    let next: String = rest.take(5).take_while(|c| c.is_alphanumeric()).collect();
    let sum = out.ends_with(|c: char| c == '}' || c == '€' || c.is_numeric());
    let article = out.strip_suffix(',').is_some_and(|it| it.ends_with(char::is_numeric));
    // `I` is a word of English.
    let roman = next.len() > usize::from(!french) && next.chars().all(|c| "IVX".contains(c));
    (french && sum && matches!(&*next, "TTC" | "HT")) || (article && roman)
}

fn begins_name(c: char) -> bool {
    c.is_uppercase() || c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        check_in("fr", typed, expected);
    }

    #[track_caller]
    fn check_in(language: &str, typed: &str, expected: &str) {
        let set = spaced(typed, language);
        let shown = set.replace(NARROW, "_").replace(WIDE, "~");
        assert_eq!(shown, expected, "{language}");
        assert_eq!(spaced(&set, language), set, "a second time changes nothing");
    }

    #[test]
    fn marks_get_their_spaces_however_they_were_typed() {
        check("Un oubli ? Non ; oui!", "Un oubli_? Non_; oui_!");
        check("le motif : nous", "le motif~: nous");
        check("«oui» et « non »", "«_oui_» et «_non_»");
        check("40 € à 12 %", "40~€ à 12~%");
        check("article L. 441-10, M. Martin", "article L.~441-10, M.~Martin");
        check("{{ a | money }} TTC, 40 € HT. Tout", "{{ a | money }}~TTC, 40~€~HT. Tout");
        check("article L. 441-10, II du code", "article L.~441-10,~II du code");
        check("n'est", "n’est");
        check("le \u{e}motif\u{f} : oui", "le \u{e}motif\u{f}~: oui");
        check("subject: Rappel : payez", "subject: Rappel~: payez");
    }

    #[test]
    fn an_article_stays_with_its_number_in_every_language() {
        for language in ["fr", "en", "de", "nl", "es", "it"] {
            check_in(language, "(L. 441-10, II und R. 3)", "(L.~441-10,~II und R.~3)");
            check_in(language, "§ 288 BGB, §§ 286 und 288", "§~288 BGB, §§~286 und 288");
            check_in(
                language,
                "Art. 104 or art. 12, n° {{ n }}",
                "Art.~104 or art.~12, n°~{{ n }}",
            );
            check_in(language, "dell’art. 5, nr. 7", "dell’art.~5, nr.~7");
        }
        check_in(
            "en",
            "by 3 May 2026, I wait in art. form",
            "by 3 May 2026, I wait in art. form",
        );
    }

    #[test]
    fn addresses_times_and_codes_are_left_alone() {
        check("https://a.example/?q=1 à 14:30", "https://a.example/?q=1 à 14:30");
        check("{{ n | plural('a ;', \"b\") }} ;", "{{ n | plural('a ;', \"b\") }}_;");
        check("{% if a %}Quoi ?{% endif %}", "{% if a %}Quoi_?{% endif %}");
    }

    #[test]
    fn every_language_has_its_own_spaces_and_most_have_none() {
        let typed = "Oui ! Non : « a » à 5 %";
        check_in("fr-BE", typed, "Oui_! Non~: «_a_» à 5~%");
        check_in("fr-CH", typed, "Oui_! Non_: «_a_» à 5~%");
        check_in("fr-CA", typed, "Oui! Non~: «~a~» à 5~%");
        check_in("de", "„Ja“! Nein: so; 5 %, 40 €?", "„Ja“! Nein: so; 5~%, 40~€?");
        check_in("en", "Don't: “yes”! 5%", "Don’t: “yes”! 5%");
        check_in("en", "up to €40 of {{ x }} %", "up to €40 of {{ x }}~%");
        check_in("es", "¿Sí? «no»: l'altro", "¿Sí? «no»: l’altro");
    }

    #[test]
    fn a_hyphen_before_figures_is_a_minus_sign() {
        check_in("en", "a -5 and (-3) but 7-3 and F-12", "a −5 and (−3) but 7-3 and F-12");
        check("\u{1}-40 €", "\u{1}−40~€");
    }
}
