use std::collections::BTreeMap;

use crate::base::{Args, Currency, Language, Messages, Money};
use crate::plan::{ControlTotal, Reason};
use crate::post::Class;
use crate::rules::Stage;

use super::amount::amount;
use super::{Folder, Manifest, OutputError};

/// The most lines a table of the report shows; a browser chokes on more, and the CSV files have all.
const MOST: usize = 1000;

/// Writes `report.html`: one file that needs no other and no network.
pub(super) fn write(
    folder: &Folder,
    manifest: &Manifest<'_>,
    totals: &[ControlTotal],
    messages: &Messages,
) -> Result<(), OutputError> {
    let mut page = Page { html: String::new(), messages };
    page.head(manifest);
    page.totals(totals);
    page.stages(manifest);
    page.reasons(manifest);
    page.streams(manifest);
    page.pieces(manifest);
    page.held(manifest);
    page.findings(manifest);
    page.html.push_str("</body>\n</html>\n");
    folder.write("report.html", page.html.as_bytes())
}

/// A page of HTML that is being written.
struct Page<'a> {
    html: String,
    messages: &'a Messages,
}

/// A cell of a table.
enum Cell {
    /// Words.
    Text(String),
    /// A number, set to the right.
    Number(String),
    /// Words that lead to a file of the run folder.
    Link(String, String),
}

impl Page<'_> {
    fn head(&mut self, manifest: &Manifest<'_>) {
        let language = match self.messages.language() {
            Language::En => "en",
            Language::Fr => "fr",
        };
        let values = Args::new().text("run", manifest.run_id);
        let title = escaped(&self.messages.get("report-title", &values));
        let values = Args::new()
            .text("date", manifest.date.to_string())
            .count("letters", manifest.pieces.len());
        let sub = escaped(&self.messages.get("report-sub", &values));
        let style = include_str!("report.css");
        self.html = format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <style>\n{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
             <p class=\"sub\">{sub}</p>\n"
        );
    }

    fn totals(&mut self, totals: &[ControlTotal]) {
        self.title("report-totals");
        let headers = ["report-currency", "#report-read", "#report-printed", "#report-held"];
        let mut rows = Vec::new();
        for total in totals {
            let cell = |rows: usize, money| {
                let money = amount(money, total.currency, self.messages.language());
                let values = Args::new().count("rows", rows).text("amount", money);
                Cell::Number(self.messages.get("report-rows", &values))
            };
            rows.push(vec![
                Cell::Text(total.currency.map(String::from).unwrap_or_default()),
                cell(total.read.rows, total.read.residual),
                cell(total.printed.rows, total.printed.residual),
                cell(total.held.rows, total.held.residual),
                Cell::Number(total.closed.to_string()),
            ]);
        }
        let headers: Vec<&str> = headers.into_iter().chain(["#report-closed"]).collect();
        self.table(&headers, rows);
        let balanced = escaped(&self.messages.plain("report-balanced"));
        self.html.push_str(&format!("<p class=\"ok\">{balanced}</p>\n"));
    }

    fn stages(&mut self, manifest: &Manifest<'_>) {
        let mut sums: BTreeMap<(Stage, Currency), (usize, Money)> = BTreeMap::new();
        for letter in &manifest.plan.letters {
            let (count, sum) = sums.entry((letter.stage, letter.currency)).or_default();
            *count += 1;
            *sum += letter.totals.total();
        }
        let language = self.messages.language();
        let rows = sums.into_iter().map(|((stage, currency), (count, sum))| {
            vec![
                Cell::Text(self.messages.plain(&stage.key())),
                Cell::Number(count.to_string()),
                Cell::Number(amount(sum, Some(currency), language)),
            ]
        });
        let rows = rows.collect();
        self.title("report-stages");
        self.table(&["report-stage", "#report-letters", "#report-amount"], rows);
    }

    fn reasons(&mut self, manifest: &Manifest<'_>) {
        let mut sums: BTreeMap<(Reason, Option<Currency>), (usize, Money)> = BTreeMap::new();
        for held in &manifest.plan.held {
            let (count, sum) = sums.entry((held.reason, held.currency)).or_default();
            *count += 1;
            *sum += held.residual.unwrap_or_default();
        }
        if sums.is_empty() {
            return;
        }
        let language = self.messages.language();
        let rows = sums.into_iter().map(|((reason, currency), (count, sum))| {
            vec![
                Cell::Text(reason.as_str().to_owned()),
                Cell::Text(self.messages.plain(&reason.key())),
                Cell::Number(count.to_string()),
                Cell::Number(amount(sum, currency, language)),
            ]
        });
        let rows = rows.collect();
        self.title("report-reasons");
        let headers = ["report-code", "report-reason", "#report-documents", "#report-amount"];
        self.table(&headers, rows);
    }

    fn streams(&mut self, manifest: &Manifest<'_>) {
        if manifest.streams.is_empty() {
            return;
        }
        let mut rows = Vec::new();
        for class in Class::ALL {
            let Some(file) = manifest.streams.iter().find(|it| it.class == class) else {
                continue;
            };
            let pieces = manifest.pieces.iter().filter(|piece| piece.class == class);
            let sheets: u64 = pieces.clone().map(|piece| u64::from(piece.sheets)).sum();
            rows.push(vec![
                Cell::Link(file.file.clone(), file.file.clone()),
                Cell::Number(pieces.count().to_string()),
                Cell::Number(sheets.to_string()),
            ]);
        }
        self.title("report-streams");
        self.table(&["report-stream", "#report-letters", "#report-sheets"], rows);
    }

    fn pieces(&mut self, manifest: &Manifest<'_>) {
        let language = self.messages.language();
        let mut files = manifest.letters.iter();
        let mut rows = Vec::new();
        for piece in manifest.pieces.iter().take(MOST) {
            let Some(letter) = manifest.plan.letters.get(piece.letter) else { continue };
            let number = piece.number.to_string();
            let total = amount(letter.totals.total(), Some(letter.currency), language);
            rows.push(vec![
                match files.next() {
                    Some(file) => Cell::Link(file.file.clone(), number),
                    None => Cell::Text(number),
                },
                Cell::Text(letter.debtor.code.to_string()),
                Cell::Text(letter.debtor.name.to_string()),
                Cell::Text(self.messages.plain(&letter.stage.key())),
                Cell::Text(letter.deadline.to_string()),
                Cell::Number(total),
                Cell::Number(piece.sheets.to_string()),
            ]);
        }
        self.title("report-pieces");
        let headers = ["report-piece", "report-debtor", "report-name", "report-stage"];
        let more = ["report-deadline", "#report-amount", "#report-sheets"];
        self.table(&headers.into_iter().chain(more).collect::<Vec<_>>(), rows);
        self.rest(manifest.pieces.len(), "pieces.csv");
    }

    fn held(&mut self, manifest: &Manifest<'_>) {
        if manifest.plan.held.is_empty() {
            return;
        }
        let language = self.messages.language();
        let rows = manifest.plan.held.iter().take(MOST).map(|held| {
            let residual = held.residual.map(|money| amount(money, held.currency, language));
            vec![
                Cell::Text(held.debtor.to_string()),
                Cell::Text(held.name.to_string()),
                Cell::Text(held.number.to_string()),
                Cell::Text(held.due.map(|due| due.to_string()).unwrap_or_default()),
                Cell::Number(residual.unwrap_or_default()),
                Cell::Text(held.reason.as_str().to_owned()),
                Cell::Text(held.origin.to_string()),
            ]
        });
        let rows = rows.collect();
        self.title("report-held-list");
        let headers = ["report-debtor", "report-name", "report-invoice", "report-due"];
        let more = ["#report-amount", "report-code", "report-origin"];
        self.table(&headers.into_iter().chain(more).collect::<Vec<_>>(), rows);
        self.rest(manifest.plan.held.len(), "held.csv");
    }

    fn findings(&mut self, manifest: &Manifest<'_>) {
        if manifest.findings.is_empty() {
            return;
        }
        let rows = manifest.findings.iter().take(MOST).map(|finding| {
            vec![
                Cell::Text(finding.code.as_str().to_owned()),
                Cell::Text(finding.debtor.clone().unwrap_or_default()),
                Cell::Text(finding.origin.to_string()),
                Cell::Text(self.messages.get(&finding.code.key(), &finding.values)),
            ]
        });
        let rows = rows.collect();
        self.title("report-findings");
        let headers = ["report-code", "report-debtor", "report-origin", "report-finding"];
        self.table(&headers, rows);
        self.rest(manifest.findings.len(), "findings.csv");
    }

    fn title(&mut self, key: &str) {
        let title = escaped(&self.messages.plain(key));
        self.html.push_str(&format!("<h2>{title}</h2>\n"));
    }

    /// A table; a header key that begins with `#` stands over numbers.
    fn table(&mut self, headers: &[&str], rows: Vec<Vec<Cell>>) {
        self.html.push_str("<table>\n<thead><tr>");
        for header in headers {
            let (class, key) = match header.strip_prefix('#') {
                Some(key) => (" class=\"n\"", key),
                None => ("", *header),
            };
            let name = escaped(&self.messages.plain(key));
            self.html.push_str(&format!("<th{class}>{name}</th>"));
        }
        self.html.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.html.push_str("<tr>");
            row.iter().for_each(|cell| self.html.push_str(&cell.html()));
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody>\n</table>\n");
    }

    /// Says where the lines are that a table leaves out.
    fn rest(&mut self, lines: usize, file: &str) {
        if lines > MOST {
            let values = Args::new().count("rest", lines - MOST).text("file", file);
            let rest = escaped(&self.messages.get("report-rest", &values));
            self.html.push_str(&format!("<p>{rest}</p>\n"));
        }
    }
}

impl Cell {
    fn html(&self) -> String {
        match self {
            Self::Text(text) => format!("<td>{}</td>", escaped(text)),
            Self::Number(text) => format!("<td class=\"n\">{}</td>", escaped(text)),
            Self::Link(file, text) => {
                format!("<td><a href=\"{}\">{}</a></td>", escaped(file), escaped(text))
            }
        }
    }
}

/// A text as HTML shows it: nothing in it can become markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
