//! Findings of one kind in one column, folded where many rows have them: a forgotten quote makes as many as
//! there are rows. `findings.csv` and `held.csv` of the run folder have each of them.

use std::collections::BTreeMap;

use findings::{Args, Code, Finding, Messages};

/// Rows with findings of one kind that are all shown.
const FEW: usize = 5;

/// The findings that are shown where there are more.
const SHOWN: usize = 3;

/// A line of findings.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FoldedLine<'f> {
    /// One finding.
    One(&'f Finding),
    /// So many more like the one.
    More {
        /// The first of those that are not shown.
        first: &'f Finding,
        /// How many are not shown.
        count: usize,
        /// The line of the last.
        last_line: u32,
    },
}

/// The key by which findings are folded: code, file and column.
type SameKind<'f> = (Code, &'f str, Option<u16>);

fn kind(finding: &Finding) -> SameKind<'_> {
    (finding.code, &finding.origin.source.name, finding.origin.column)
}

/// How often findings of one kind are there.
#[derive(Debug, Clone, Copy, Default)]
struct Often {
    findings: usize,
    /// The rows they are about, as long as those stand together.
    rows: usize,
    last_line: u32,
}

/// The findings in their order; those of one kind in more than a few rows are one line, in the place of the
/// first of them.
pub(super) fn folded<'f>(
    findings: impl Iterator<Item = &'f Finding> + Clone,
) -> Vec<FoldedLine<'f>> {
    let mut all: BTreeMap<SameKind<'_>, Often> = BTreeMap::new();
    for finding in findings.clone() {
        let often = all.entry(kind(finding)).or_default();
        often.findings += 1;
        often.rows += usize::from(often.rows == 0 || often.last_line != finding.origin.line);
        often.last_line = finding.origin.line.max(often.last_line);
    }
    let mut seen: BTreeMap<SameKind<'_>, usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for finding in findings {
        let often = all.get(&kind(finding)).copied().unwrap_or_default();
        let nth = seen.entry(kind(finding)).or_default();
        *nth += 1;
        if often.rows <= FEW || *nth <= SHOWN {
            lines.push(FoldedLine::One(finding));
        } else if *nth == SHOWN + 1 {
            let count = often.findings - SHOWN;
            lines.push(FoldedLine::More { first: finding, count, last_line: often.last_line });
        }
    }
    lines
}

impl FoldedLine<'_> {
    /// How many findings it stands for.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::More { count, .. } => *count,
        }
    }

    /// The line as it is printed.
    pub(super) fn text(&self, messages: &Messages) -> String {
        match self {
            Self::One(finding) => messages.finding(finding),
            Self::More { first, .. } => {
                let severity = first.code.severity().key();
                let column = first.origin.header().map(|it| format!(" [{it}]"));
                format!(
                    "{}{}: {}[{}]: {}",
                    first.origin.source.name,
                    column.unwrap_or_default(),
                    messages.plain(severity),
                    first.code.as_str(),
                    self.sentence(messages)
                )
            }
        }
    }

    /// The sentence without place and code.
    pub(super) fn sentence(&self, messages: &Messages) -> String {
        match self {
            Self::One(finding) => messages.sentence(finding),
            Self::More { first, count, last_line } => {
                let values = Args::new()
                    .count("count", *count)
                    .text("first", first.origin.line.to_string())
                    .text("last", last_line.to_string());
                messages.get("findings-alike", &values)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use findings::{Language, Origin, Source};

    use super::*;

    fn findings(count: u32) -> Vec<Finding> {
        let source = Arc::new(Source { name: "a.csv".to_owned(), ..Source::default() });
        let of = |line| {
            let origin = Origin { source: Arc::clone(&source), line, column: None };
            Finding::new(Code::OpenQuote, origin, None, Args::new())
        };
        (2..2 + count).map(of).collect()
    }

    #[test]
    fn a_few_are_shown_each() {
        let findings = findings(5);
        assert_eq!(folded(findings.iter()).len(), 5);
    }

    #[test]
    fn many_of_one_row_are_shown_each() {
        let findings: Vec<Finding> = findings(1).into_iter().cycle().take(9).collect();
        assert_eq!(folded(findings.iter()).len(), 9);
    }

    #[test]
    fn many_are_three_and_a_count() {
        let findings = findings(100_000);
        let lines = folded(findings.iter());
        assert_eq!(lines.len(), 4);
        assert_eq!(lines.iter().map(FoldedLine::count).sum::<usize>(), 100_000);
        let text = lines.last().map(|it| it.text(&Messages::new(Language::En)));
        let expected = "a.csv: hold[R12]: 99997 more like these, from line 5 to line 100001; \
                        a run writes each of them into findings.csv";
        assert_eq!(text.as_deref(), Some(expected));
    }
}
