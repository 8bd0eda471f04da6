//! Hides what a template puts between braces, so that Markdown is read without it.

/// A tag of a template: `{{ value }}`, `{% statement %}` or `{# comment #}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// As it stands in the template.
    pub(super) source: &'a str,
    /// The line it begins on, counted from 1.
    pub(super) line: usize,
}

/// A template with one character for each of its tags.
#[derive(Debug, Default)]
pub(super) struct Hidden<'a> {
    /// Its lines, each with its number; a tag of several lines stands on the first.
    pub(super) lines: Vec<(usize, String)>,
    /// The tags in order.
    pub(super) tags: Vec<Tag<'a>>,
}

/// The first of the characters that stand for tags: private use, so neither a letter nor punctuation.
const FIRST: u32 = 0xF_0000;
/// How many there are.
const MOST: u32 = 0xFFFE;

/// The character for a tag by its place; none beyond what a text may have.
pub(super) fn stand_in(place: usize) -> Option<char> {
    let place = u32::try_from(place).ok().filter(|place| *place < MOST)?;
    char::from_u32(FIRST + place)
}

/// The place of the tag that a character stands for.
pub(super) fn place(c: char) -> Option<usize> {
    let place = u32::from(c).checked_sub(FIRST).filter(|place| *place < MOST)?;
    usize::try_from(place).ok()
}

impl Tag<'_> {
    /// Whether it writes nothing itself.
    pub(super) fn is_silent(&self) -> bool {
        !self.source.starts_with("{{")
    }

    /// Whether it takes away the white before it, and behind it.
    pub(super) fn joins(&self) -> (bool, bool) {
        (
            self.source.get(2..).is_some_and(|it| it.starts_with('-')),
            self.source.ends_with("-%}"),
        )
    }

    /// The first word of a statement, which says what it does.
    pub(super) fn word(&self) -> &str {
        let inside = self.source.strip_prefix("{%").unwrap_or_default();
        let inside = inside.trim_start_matches(['-', '+']).trim_start();
        inside.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default()
    }
}

/// Puts a character in the place of every tag.
pub(super) fn hide(template: &str) -> Hidden<'_> {
    let mut hidden = Hidden::default();
    let (mut number, mut line, mut first) = (1, String::new(), 1);
    let mut rest = template;
    while let Some(c) = rest.chars().next() {
        let length = tag_length(rest);
        let (head, tail) = rest.split_at(length.unwrap_or(c.len_utf8()));
        rest = tail;
        if length.is_some() {
            line.extend(stand_in(hidden.tags.len()));
            hidden.tags.push(Tag { source: head, line: number });
            number += head.matches('\n').count();
        } else if c == '\n' {
            hidden.lines.push((first, std::mem::take(&mut line)));
            number += 1;
            first = number;
        } else if place(c).is_none() {
            // A private character of the text itself means nothing to anybody else.
            line.push(c);
        }
    }
    hidden.lines.push((first, line));
    hidden
}

/// How long the tag is that a text begins with; none where it begins with none.
fn tag_length(text: &str) -> Option<usize> {
    let close = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => return Some(text.find("#}").map_or(text.len(), |at| at + 2)),
        _ => return None,
    };
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if text.get(at..).is_some_and(|rest| rest.starts_with(close)) => {
                return Some(at + 2);
            }
            None => {}
        }
    }
    Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_out_whole_with_their_lines() {
        let hidden = hide("a {{ '}}' }}\nb {% if\n x %}c\nd {# - #}");
        let sources: Vec<_> = hidden.tags.iter().map(|tag| (tag.line, tag.source)).collect();
        assert_eq!(sources, [(1, "{{ '}}' }}"), (2, "{% if\n x %}"), (4, "{# - #}")]);
        let lines: Vec<usize> = hidden.lines.iter().map(|(number, _)| *number).collect();
        assert_eq!(lines, [1, 2, 4]);
        assert_eq!(hidden.tags[1].word(), "if");
    }
}
