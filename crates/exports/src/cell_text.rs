//! The text of a cell, without the line ends that some programs put into it.

use super::Text;

/// The lines of a cell from top to bottom, without outer spaces and empty ones.
pub(super) fn lines(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty())
}

/// Whether a cell is more than one line.
pub(super) fn has_line_end(cell: &str) -> bool {
    cell.bytes().any(|byte| matches!(byte, b'\r' | b'\n'))
}

/// A cell that must be one line, such as a header or a name.
pub(super) fn one_line(cell: &str) -> String {
    lines(cell).collect::<Vec<&str>>().join(" ")
}

/// A cell as one line; none when it is empty.
pub(super) fn text(cell: &str) -> Option<Text> {
    if cell.is_empty() {
        None
    } else if has_line_end(cell) {
        Some(Text::from(one_line(cell)))
    } else {
        Some(Text::from(cell))
    }
}
