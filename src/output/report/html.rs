use findings::{Args, Messages, Money};

/// The most lines a table of the report shows; a browser chokes on more, and the CSV files have all.
pub(super) const MOST: usize = 1000;

/// A page of HTML that is being written.
pub(super) struct Page<'a> {
    pub(super) html: String,
    pub(super) messages: &'a Messages,
}

/// A cell of a table.
pub(super) enum Cell {
    /// Words.
    Text(String),
    /// A day, on one line.
    Day(String),
    /// A number, set to the right.
    Number(String),
    /// An amount as it is shown, and what it is sorted by.
    Amount(String, Money),
    /// Words that lead to a file of the run folder.
    Link(String, String),
}

impl Page<'_> {
    pub(super) fn title(&mut self, key: &str) {
        let title = escaped(&self.messages.plain(key));
        self.html.push_str(&format!("<h2>{title}</h2>\n"));
    }

    /// A table; a header key that begins with `#` stands over numbers.
    pub(super) fn table(&mut self, headers: &[&str], rows: Vec<Vec<Cell>>) {
        self.rows("<table>", headers, rows);
    }

    /// A table that can be sorted by any column and searched, where the browser runs scripts.
    pub(super) fn long_table(&mut self, headers: &[&str], rows: Vec<Vec<Cell>>) {
        let search = escaped(&self.messages.plain("report-search"));
        self.html.push_str(&format!(
            "<p class=\"search\" hidden><label>{search} <input type=\"search\"></label>\
             <output></output></p>\n"
        ));
        self.rows("<table class=\"long\">", headers, rows);
    }

    fn rows(&mut self, tag: &str, headers: &[&str], rows: Vec<Vec<Cell>>) {
        self.html.push_str(tag);
        self.html.push_str("\n<thead><tr>");
        for header in headers {
            let (class, key) = match header.strip_prefix('#') {
                Some(key) => (" class=\"n\"", key),
                None => ("", *header),
            };
            let name = escaped(&self.messages.plain(key));
            self.html.push_str(&format!("<th{class} scope=\"col\">{name}</th>"));
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
    pub(super) fn rest(&mut self, lines: usize, file: &str) {
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
            Self::Day(text) => format!("<td class=\"d\">{}</td>", escaped(text)),
            Self::Number(text) => format!("<td class=\"n\">{}</td>", escaped(text)),
            Self::Amount(text, by) => {
                let by = by.amount().normalize();
                format!("<td class=\"n\" data-sort=\"{by}\">{}</td>", escaped(text))
            }
            Self::Link(file, text) => {
                format!("<td><a href=\"{}\">{}</a></td>", escaped(file), escaped(text))
            }
        }
    }
}

/// A text as HTML shows it: nothing in it can become markup.
pub(super) fn escaped(text: &str) -> String {
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
