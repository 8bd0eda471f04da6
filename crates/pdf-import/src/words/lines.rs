//! Puts shown text into lines.

/// Text shown in one go, where it stands once the page is turned so that it runs from left to right.
#[derive(Debug, Clone)]
pub(super) struct Fragment {
    /// Which way it runs: quarter turns against the clock.
    turn: u8,
    /// Where it begins and ends, from the left, in points.
    from: f64,
    to: f64,
    /// Where it stands, from the bottom.
    height: f64,
    /// Its size.
    size: f64,
    text: String,
}

/// How far up or down letters of one line may stand, as part of their size.
const SAME_LINE: f64 = 0.4;

/// From which gap on words are apart, and from which on columns, as part of the size.
const WORD_GAP: f64 = 0.14;
const COLUMN_GAP: f64 = 1.6;

impl Fragment {
    /// Text between two places. None where it has no size, or none that is a number.
    pub(super) fn new(start: &[f64; 6], end: &[f64; 6], text: String) -> Option<Self> {
        let [a, b, c, d, x, y] = *start;
        let [.., end_x, end_y] = *end;
        let size = c.hypot(d);
        let sound = [a, b, x, y, end_x, end_y].iter().all(|it| it.is_finite());
        if !sound || !size.is_finite() || size <= 0.0 || text.is_empty() {
            return None;
        }
        let (turn, from, to, height) = if a.abs() >= b.abs() {
            if a >= 0.0 { (0, x, end_x, y) } else { (2, -x, -end_x, -y) }
        } else if b > 0.0 {
            (1, y, end_y, -x)
        } else {
            (3, -y, -end_y, x)
        };
        Some(Self { turn, from, to, height, size, text })
    }
}

/// Puts text in lines from top to bottom, and each line from left to right.
pub(super) fn lines(fragments: &mut [Fragment]) -> String {
    // Equal places keep the order of the contents, which is the order of reading nearly always.
    fragments.sort_by(|a, b| a.turn.cmp(&b.turn).then(b.height.total_cmp(&a.height)));
    let mut out = String::new();
    let mut rest = fragments;
    while let Some(first) = rest.first() {
        let (turn, height, size) = (first.turn, first.height, first.size);
        let same = |it: &Fragment| {
            it.turn == turn && height - it.height < SAME_LINE * size.min(it.size)
        };
        let length = rest.iter().position(|it| !same(it)).unwrap_or(rest.len()).max(1);
        let (line, below) = std::mem::take(&mut rest).split_at_mut(length);
        rest = below;
        line.sort_by(|a, b| a.from.total_cmp(&b.from));
        if !out.is_empty() {
            out.push('\n');
        }
        write_line(line, &mut out);
    }
    out
}

fn write_line(line: &[Fragment], out: &mut String) {
    let mut before: Option<&Fragment> = None;
    for fragment in line {
        if let Some(before) = before {
            // Programs that have no bold face print a word twice, a hair apart.
            let near = (fragment.from - before.from).abs() < 0.1 * fragment.size;
            if near && fragment.text == before.text {
                continue;
            }
            let gap = (fragment.from - before.to) / fragment.size.min(before.size);
            if gap > COLUMN_GAP {
                out.push('\t');
            } else if gap > WORD_GAP {
                out.push(' ');
            }
        }
        out.push_str(&fragment.text);
        before = Some(fragment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: &[(f64, f64, &str)], expected: &str) {
        let fragment = |(x, y, text): &(f64, f64, &str)| {
            let width = text.len() as f64 * 5.0;
            let matrix = |x: f64| [10.0, 0.0, 0.0, 10.0, x, *y];
            Fragment::new(&matrix(*x), &matrix(x + width), (*text).to_owned()).unwrap()
        };
        let mut fragments: Vec<Fragment> = shown.iter().map(fragment).collect();
        assert_eq!(lines(&mut fragments), expected);
    }

    #[test]
    fn text_is_read_from_top_to_bottom_and_left_to_right() {
        check(&[(50.0, 10.0, "low"), (0.0, 90.0, "a"), (5.0, 90.0, "b")], "ab\nlow");
        check(&[(30.0, 9.0, "b"), (0.0, 10.0, "a"), (7.0, 10.0, "c")], "a c\tb");
        check(&[(0.0, 0.0, "bold"), (0.3, 0.0, "bold")], "bold");
    }
}
