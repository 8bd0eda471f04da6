//! A filled-in letter text, read into its subject and its parts.
//!
//! Where parts begin was found in its Markdown when the layout was read; each begins with a mark, a control
//! character, so that this reads a letter without knowing Markdown.

/// A filled-in letter text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LetterText {
    /// The subject line, marked.
    pub(super) subject: String,
    /// Its parts from top to bottom.
    pub(super) parts: Vec<TextBlock>,
}

impl LetterText {
    /// Puts a marked paragraph before the words that close the letter, its last paragraph.
    pub(super) fn add_before_closing(&mut self, paragraph: String) {
        let closing = self.parts.iter().rposition(|it| !matches!(it, TextBlock::Line(_)));
        self.parts.insert(closing.unwrap_or_default(), TextBlock::Paragraph(paragraph));
    }
}

/// A part of a letter text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TextBlock {
    /// A paragraph, marked.
    Paragraph(String),
    /// A line of a paragraph that a line break ended above it, marked.
    Line(String),
    /// A heading, marked.
    Heading(String),
    /// An item of a list.
    Item(ListItem),
    /// A small table.
    Grid(Grid),
    /// The table of invoices.
    Table,
    /// Letters sent earlier.
    Steps,
    /// The sums of a notice; on one page with the paragraph above when it stands directly under it.
    Recap {
        /// Whether it does.
        tied: bool,
    },
    /// How to pay; on one page with the paragraph above when it stands directly under it.
    Payment {
        /// Whether it does.
        tied: bool,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListItem {
    /// How many lists its own stands in.
    pub(super) depth: usize,
    /// Its number; none where it has a dash.
    pub(super) number: Option<u32>,
    /// The text of the item, marked.
    pub(super) text: String,
}

/// A small table in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Grid {
    /// Where the cells of each column stand.
    pub(super) columns: Vec<Align>,
    /// Marked cells row by row, the header first.
    pub(super) rows: Vec<Vec<String>>,
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// On the left edge.
    Left,
    /// In the middle.
    Centre,
    /// On the right edge, where figures belong.
    Right,
}

/// The word before the subject in the first line of a text.
pub(super) const SUBJECT: &str = "subject:";

/// A paragraph begins.
pub(super) const PARAGRAPH: char = '\u{1}';
/// A heading begins.
pub(super) const HEADING: char = '\u{2}';
/// An item of a list begins: its depth, its number or nothing, [`END`], its text.
pub(super) const ITEM: char = '\u{3}';
/// A small table begins: a letter a column.
pub(super) const GRID: char = '\u{4}';
/// A row of a small table begins.
pub(super) const ROW: char = '\u{5}';
/// A cell of a small table begins.
pub(super) const CELL: char = '\u{6}';
/// A block of the program: its name.
pub(super) const BLOCK: char = '\u{7}';
/// A block of the program directly under a paragraph: its name.
pub(super) const BLOCK_UNDER: char = '\u{8}';
/// A line of a paragraph ends here.
pub(super) const BREAK: char = '\u{12}';
/// Ends what an item says of itself.
pub(super) const END: char = '\u{13}';

/// The blocks that a text may place.
pub(super) const BLOCKS: [&str; 4] = ["[table]", "[steps]", "[payment]", "[recap]"];

/// Reads a filled-in text: the subject on its first line, then its parts.
pub(super) fn read(text: &str) -> LetterText {
    let text = text.trim_start_matches(is_blank);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (subject, body) = match first.strip_prefix(SUBJECT) {
        Some(subject) => (subject.trim_matches(is_blank).to_owned(), rest),
        None => (String::new(), text),
    };
    let mut parts = Vec::with_capacity(16);
    let mut mark = PARAGRAPH;
    let mut start = 0;
    let marks = body.bytes().enumerate().filter(|(_, byte)| begins_part(*byte));
    for (at, byte) in marks {
        add(mark, body.get(start..at).unwrap_or_default(), &mut parts);
        (mark, start) = (char::from(byte), at + 1);
    }
    add(mark, body.get(start..).unwrap_or_default(), &mut parts);
    LetterText { subject, parts }
}

fn begins_part(byte: u8) -> bool {
    matches!(char::from(byte), PARAGRAPH..=BLOCK_UNDER | BREAK)
}

fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// Adds what stands behind a mark, up to the next.
fn add(mark: char, text: &str, parts: &mut Vec<TextBlock>) {
    let text = text.trim_matches(is_blank);
    match mark {
        GRID => parts.push(TextBlock::Grid(Grid {
            columns: text.chars().filter_map(align).collect(),
            rows: Vec::new(),
        })),
        ROW => {
            if let Some(TextBlock::Grid(grid)) = parts.last_mut() {
                grid.rows.push(Vec::with_capacity(grid.columns.len()));
            }
        }
        CELL => {
            if let Some(TextBlock::Grid(grid)) = parts.last_mut() {
                let row = grid.rows.last_mut();
                row.into_iter().for_each(|row| row.push(text.to_owned()));
            }
        }
        BLOCK | BLOCK_UNDER => parts.extend(block(text, mark == BLOCK_UNDER)),
        _ if text.is_empty() => {}
        HEADING => parts.push(TextBlock::Heading(text.to_owned())),
        ITEM => parts.extend(item(text, parts)),
        BREAK => parts.push(TextBlock::Line(text.to_owned())),
        _ => parts.push(TextBlock::Paragraph(text.to_owned())),
    }
}

/// An item of a list by what stands behind its mark. It is counted on from the item above, so that one
/// that a condition leaves out leaves no gap.
fn item(text: &str, parts: &[TextBlock]) -> Option<TextBlock> {
    let (head, text) = text.split_once(END)?;
    let (depth, number) = head.split_at_checked(1)?;
    let depth = depth.parse().ok()?;
    let mut above = parts.iter().rev().map_while(|part| match part {
        TextBlock::Item(item) if item.depth >= depth => Some(item),
        _ => None,
    });
    let above = above.find(|item| item.depth == depth).and_then(|item| item.number);
    let first = number.parse::<u32>().ok();
    let number = first.map(|first| above.map_or(first, |above| above.saturating_add(1)));
    let text = text.trim_matches(is_blank);
    let item = ListItem { depth, number, text: text.to_owned() };
    (!text.is_empty()).then_some(TextBlock::Item(item))
}

/// The letter for a column whose cells stand so.
pub(super) fn letter(align: Align) -> char {
    match align {
        Align::Left => 'l',
        Align::Centre => 'c',
        Align::Right => 'r',
    }
}

fn align(letter: char) -> Option<Align> {
    [Align::Left, Align::Centre, Align::Right]
        .into_iter()
        .find(|it| self::letter(*it) == letter)
}

/// The block that a line stands for; `tied` when it stands directly under a paragraph.
fn block(line: &str, tied: bool) -> Option<TextBlock> {
    match line {
        "[table]" => Some(TextBlock::Table),
        "[steps]" => Some(TextBlock::Steps),
        "[recap]" => Some(TextBlock::Recap { tied }),
        "[payment]" => Some(TextBlock::Payment { tied }),
        _ => None,
    }
}
