//! A filled-in letter text, read into its subject and its parts.

/// A filled-in letter text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LetterText {
    /// What the letter is about, marked.
    pub(super) subject: String,
    /// Its parts from top to bottom.
    pub(super) parts: Vec<Part>,
}

/// A part of a letter text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A paragraph, marked.
    Paragraph(String),
    /// An item of a list, marked, without its dash.
    Item(String),
    /// The table of invoices.
    Table,
    /// Letters sent earlier.
    Steps,
    /// How to pay; on one page with the paragraph above when it stands directly under it.
    Payment {
        /// Whether it does.
        tied: bool,
    },
}

/// The word before the subject in the first line of a text.
pub(super) const SUBJECT: &str = "subject:";

/// Reads a filled-in text: the subject on its first line, then parts between blank lines.
pub(super) fn read(text: &str) -> LetterText {
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (subject, body) = match first.strip_prefix(SUBJECT) {
        Some(subject) => (subject.trim().to_owned(), rest),
        None => (String::new(), text),
    };
    let mut reader = Reader { parts: Vec::with_capacity(16), under_line: false };
    for line in body.lines() {
        reader.line(line.trim_matches(|c: char| c.is_ascii_whitespace()));
    }
    LetterText { subject, parts: reader.parts }
}

/// Parts as they are read.
struct Reader {
    parts: Vec<Part>,
    /// Whether the last line was of a paragraph or item that the next may go on with.
    under_line: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let goes_on = self.under_line;
        let block = block(line, goes_on);
        self.under_line = !line.is_empty() && block.is_none();
        if let Some(block) = block {
            self.parts.push(block);
        } else if let Some(item) = line.strip_prefix("- ") {
            self.parts.push(Part::Item(item.to_owned()));
        } else if !line.is_empty() {
            match self.parts.last_mut().filter(|_| goes_on) {
                Some(Part::Paragraph(text) | Part::Item(text)) => {
                    text.push(' ');
                    text.push_str(line);
                }
                _ => self.parts.push(Part::Paragraph(line.to_owned())),
            }
        }
    }
}

/// The block that a line stands for; `tied` when it stands directly under a paragraph.
fn block(line: &str, tied: bool) -> Option<Part> {
    match line {
        "[table]" => Some(Part::Table),
        "[steps]" => Some(Part::Steps),
        "[payment]" => Some(Part::Payment { tied }),
        _ => None,
    }
}

/// The first line of a text that looks like a block but is none, with its number from 1.
pub(super) fn unknown_block(source: &str) -> Option<(usize, &str)> {
    let lines = (1..).zip(source.lines().map(str::trim));
    let mut blocks = lines.filter(|(_, line)| line.starts_with('[') && line.ends_with(']'));
    blocks.find(|(_, line)| block(line, false).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_between_blank_lines() {
        let text =
            read("subject: Rappel \n\nUn\ndeux\n \n[table]\n\n- a\n  b\n- c\n[payment]\n");
        let paragraph = |text: &str| Part::Paragraph(text.into());
        let item = |text: &str| Part::Item(text.into());
        assert_eq!(text.subject, "Rappel");
        let expected = [
            paragraph("Un deux"),
            Part::Table,
            item("a b"),
            item("c"),
            Part::Payment { tied: true },
        ];
        assert_eq!(text.parts, expected);
    }

    #[test]
    fn a_block_that_does_not_exist_is_told_with_its_line() {
        assert_eq!(unknown_block("a\n\n[tabel]\n"), Some((3, "[tabel]")));
        assert_eq!(unknown_block("[table]\n[1] note\n"), None);
    }
}
