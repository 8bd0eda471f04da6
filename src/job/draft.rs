//! A first job file for an export, with what was recognised in it.

use std::fmt::Write as _;
use std::path::Path;

use exports::{Export, Field, InputFile, Inputs, ReadError, Table};
use findings::{Code, Finding, Messages};

/// Proposes a job file for an export: what was recognised stands in comments, what is missing is named.
///
/// `name` is the path that the job file gives, from its own folder. The text is TOML, in the language of
/// the messages where it is made for people.
///
/// # Errors
///
/// When the export is missing or may not be read.
pub fn draft(export: &Path, name: &str, messages: &Messages) -> Result<String, ReadError> {
    let file = InputFile { path: export.to_owned(), name: name.to_owned() };
    let inputs = Inputs { files: vec![file], ..Inputs::default() };
    let (export, findings) = exports::read(&inputs)?;
    let mut draft = Draft { text: String::new(), messages };
    draft.remark(&messages.plain("draft-title"));
    draft.recognised(&export);
    draft.findings(&findings);
    draft.creditor();
    draft.export(name, &findings);
    if let Some(table) = export.tables.first() {
        draft.columns(table, &findings);
    }
    Ok(draft.text)
}

/// Findings of one kind that are shown: one stands for many.
const MOST: usize = 3;

/// A job file in the making.
struct Draft<'a> {
    text: String,
    messages: &'a Messages,
}

impl Draft<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A comment; no value of a file may end it.
    fn remark(&mut self, remark: &str) {
        let plain: String =
            remark.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        self.line(format!("# {plain}").trim_end());
    }

    fn recognised(&mut self, export: &Export) {
        for table in &export.tables {
            let notes = table.dialect.reasons.iter().chain(&table.notes);
            self.remark("");
            let encoding = table.dialect.encoding;
            self.remark(&format!(
                "{}: {}, {:?}",
                table.source.name, encoding, table.dialect.delimiter
            ));
            for note in notes {
                self.remark(&format!("  {}", note.sentence(self.messages)));
            }
        }
    }

    fn findings(&mut self, findings: &[Finding]) {
        self.remark("");
        for code in Code::ALL {
            let of_code = findings.iter().filter(|finding| finding.code == *code);
            for finding in of_code.take(MOST) {
                self.remark(&self.messages.finding(finding));
            }
        }
    }

    fn creditor(&mut self) {
        self.line("");
        self.remark(&self.messages.plain("draft-creditor"));
        self.text.push_str(
            "[creditor]\nname = \"\"\naddress = [\"\", \"\"]\ncountry = \"FR\"\nplace = \"\"\n\
             signatory = { name = \"\", capacity = \"\" }\n\
             contact = { name = \"\", phone = \"\", email = \"\" }\n\
             account = [{ currency = \"EUR\", iban = \"\" }]\n\n",
        );
    }

    fn export(&mut self, name: &str, findings: &[Finding]) {
        self.line("[export]");
        self.line(&format!("files = [{}]", quoted(name)));
        let any = |code: Code| findings.iter().any(|finding| finding.code == code);
        let keys = [
            (Code::UndecidedDate, "date_order = \"dmy\""),
            (Code::UndecidedAmount, "decimal = \",\""),
            (Code::BareTotal, "total = \"open\""),
            (Code::TotalDisagrees, "subtotals = \"ignore\""),
        ];
        for (_, key) in keys.into_iter().filter(|(code, _)| any(*code)) {
            self.remark(&self.messages.plain("draft-choose"));
            self.remark(key);
        }
    }

    fn columns(&mut self, table: &Table, findings: &[Finding]) {
        self.line("\n[export.columns]");
        let headers = &table.source.headers;
        for field in Field::ALL {
            let column = table.columns.get(field.index()).copied().flatten();
            if let Some(header) = column.and_then(|it| headers.get(usize::from(it))) {
                self.remark(&format!("{} = \"{}\"", quoted(header), field.as_str()));
            }
        }
        let open = [Code::UnknownColumn, Code::ColumnLooksNeeded, Code::TwoColumnsForOneField];
        let open = findings.iter().filter(|finding| open.contains(&finding.code));
        let open: Vec<&str> = open.filter_map(|finding| finding.origin.header()).collect();
        if !open.is_empty() {
            self.remark(&self.messages.plain("draft-unknown"));
        }
        for header in open {
            let mut line = String::new();
            if write!(line, "{} = \"\"", quoted(header)).is_ok() {
                self.remark(&line);
            }
        }
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::Language;

    #[test]
    fn a_draft_is_toml_and_says_what_was_recognised() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("open.csv");
        let text = "Tiers;Facture;Échéance;Solde;Chantier \"A\"\nC1;F1;03/04/2026;1,234;x\n";
        std::fs::write(&path, text).unwrap();
        let draft = draft(&path, "open.csv", &Messages::new(Language::En)).unwrap();
        let read: toml::Table = draft.parse().unwrap();
        assert_eq!(read["export"]["files"][0].as_str(), Some("open.csv"));
        for said in ["\"Tiers\" = \"debtor\"", "Chantier", "date_order = ", "decimal = ", "R16"]
        {
            assert!(draft.contains(said), "{said} is missing in\n{draft}");
        }
    }
}
