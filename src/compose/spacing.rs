//! French spacing of letter texts, applied once when a text is read, never to values.

/// What part of a template a character stands in.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// What is printed as it is.
    Text,
    /// `{{ }}`, `{% %}` or `{# #}`.
    Code,
}

/// A text with the spaces French typography wants, however it was typed: a narrow no-break space
/// before `;`, `!` and `?`, a no-break space before `:`, `€` and `%` and inside guillemets, between
/// an abbreviated article or title and what it belongs to, and a curved apostrophe.
pub(super) fn french(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let mut part = Part::Text;
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        if part == Part::Code {
            out.push(c);
            if c == '}' && (out.ends_with("}}") || out.ends_with("%}") || out.ends_with("#}")) {
                part = Part::Text;
            }
            continue;
        }
        match c {
            '{' if next.is_some_and(|next| "{%#".contains(next)) => {
                part = Part::Code;
                out.push(c);
                out.extend(rest.next());
            }
            ';' | '!' | '?' if ends_clause(next) => mark(&mut out, '\u{202f}', c),
            ':' if ends_clause(next) => mark(&mut out, '\u{a0}', c),
            '»' => mark(&mut out, '\u{a0}', c),
            '€' | '%' if out.ends_with(' ') => mark(&mut out, '\u{a0}', c),
            '«' => {
                out.push_str("«\u{a0}");
                while rest.next_if(|next| is_space(*next)).is_some() {}
            }
            '\'' => out.push('’'),
            ' ' if is_abbreviated(&out) && next.is_some_and(begins_name) => {
                out.push('\u{a0}');
            }
            c => out.push(c),
        }
    }
    out
}

/// Writes a mark behind the one space it wants.
fn mark(out: &mut String, space: char, mark: char) {
    let kept = out.trim_end_matches(is_space).len();
    out.truncate(kept);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push(space);
    }
    out.push(mark);
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// Whether a mark before this character ends a clause and is not part of an address or a time.
fn ends_clause(next: Option<char>) -> bool {
    next.is_none_or(|next| next.is_whitespace() || "»)*{".contains(next))
}

/// Whether the text ends in a capital and a full stop, as `L.` or `M.` does.
fn is_abbreviated(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next() == Some('.')
        && back.next().is_some_and(char::is_uppercase)
        && back.next().is_none_or(|c| !c.is_alphanumeric())
}

fn begins_name(c: char) -> bool {
    c.is_uppercase() || c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let set = french(typed).replace('\u{202f}', "_").replace('\u{a0}', "~");
        assert_eq!(set, expected);
        assert_eq!(french(&french(typed)), french(typed), "a second time changes nothing");
    }

    #[test]
    fn marks_get_their_spaces_however_they_were_typed() {
        check("Un oubli ? Non ; oui!", "Un oubli_? Non_; oui_!");
        check("le motif : nous", "le motif~: nous");
        check("«oui» et « non »", "«~oui~» et «~non~»");
        check("40 € à 12 %", "40~€ à 12~%");
        check("article L. 441-10, M. Martin", "article L.~441-10, M.~Martin");
        check("n'est", "n’est");
    }

    #[test]
    fn addresses_times_and_codes_are_left_alone() {
        check("https://a.example/?q=1 à 14:30", "https://a.example/?q=1 à 14:30");
        check("{{ n | plural('a ;', \"b\") }} ;", "{{ n | plural('a ;', \"b\") }}_;");
        check("{% if a %}Quoi ?{% endif %}", "{% if a %}Quoi_?{% endif %}");
    }
}
