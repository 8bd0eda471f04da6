//! A first job file for an export, with what was recognised in it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::attach::{self, AttachError};
use exports::{DebtorKind, DocumentKind, Export, Field, InputFile, Inputs, State, Table};
use findings::{Args, Code, Finding, Messages, shown};

use super::draft_error::DraftError;
use super::draft_of_invoices;
use super::quoted::quoted;

/// Proposes a job file for an export, or for a folder or ZIP of electronic invoices: what was recognised stands in comments, what is missing is named.
///
/// `name` is the path that the job file gives, from its own folder; `copies` is the folder of copies, where there is
/// one, with its path in the job file. The text is TOML, in the language of the messages where it is made for people.
///
/// # Errors
///
/// When the export is missing, may not be read, or lists something else than open invoices; or when the folder
/// cannot be read.
pub fn draft(
    export: &Path,
    name: &str,
    copies: Option<(&Path, &str)>,
    messages: &Messages,
) -> Result<String, DraftError> {
    if export.is_dir() || is_zip_of_invoices(export) {
        return draft_of_invoices::draft(export, name, messages);
    }
    let file = InputFile::on_disk(export, name);
    let inputs = Inputs::of(vec![file]);
    let (export, findings) = exports::read(&inputs)?;
    export.require_invoices()?;
    let mut draft = Draft { text: String::new(), messages };
    draft.remark(&messages.plain("draft-title"));
    draft.recognised(&export);
    draft.findings(&findings);
    draft.creditor();
    draft.export(name, &findings);
    if let Some(table) = export.tables.first() {
        draft.columns(table, &findings);
        draft.words(table, &findings);
    }
    if let Some((folder, name)) = copies {
        draft.copies(&export, folder, name)?;
    }
    Ok(draft.text)
}

/// Whether a file is an archive that is used like a folder; workbooks are ZIPs too, by other names.
fn is_zip_of_invoices(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip"))
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
        self.line(format!("# {}", shown(remark)).trim_end());
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
        // What may well be left aside comes last: it must not bury what matters.
        let aside = |code: &&Code| matches!(code, Code::UnknownColumn);
        let pressing = Code::ALL.iter().filter(|code| !aside(code));
        for code in pressing.chain(&[Code::UnknownColumn]) {
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
        // Nothing but the user's word makes a business of a debtor of whom nothing says it.
        self.remark(&self.messages.plain("draft-kind"));
        self.remark("kind = \"business\"");
    }

    /// The columns as they were recognised, and those that nobody knows: each header once.
    fn columns(&mut self, table: &Table, findings: &[Finding]) {
        self.line("\n[export.columns]");
        let headers = &table.source.headers;
        let mut named: BTreeSet<&str> = BTreeSet::new();
        // The last field of a column is the one that its header says: a name serves as a code as well.
        for field in Field::ALL.iter().rev() {
            let column = table.columns.get(field.index()).copied().flatten();
            let header = column.and_then(|it| headers.get(usize::from(it)));
            if let Some(header) = header.filter(|it| named.insert(it)) {
                self.remark(&format!("{} = \"{}\"", quoted(header), field.as_str()));
            }
        }
        let asked = [
            Code::TwoColumnsForOneField,
            Code::ColumnLooksNeeded,
            Code::ColumnCouldMatter,
            Code::UnknownColumn,
        ];
        let asked = asked.iter().flat_map(|code| of(findings, *code));
        let open: Vec<&str> = asked
            .filter_map(|finding| finding.origin.header())
            .filter(|header| named.insert(header))
            .collect();
        if !open.is_empty() {
            self.remark(&self.messages.plain("draft-unknown"));
        }
        for header in open {
            self.remark(&format!("{} = \"\"", quoted(header)));
        }
    }

    /// The folder of copies, with the pattern that takes its files.
    fn copies(
        &mut self,
        export: &Export,
        folder: &Path,
        name: &str,
    ) -> Result<(), AttachError> {
        let documents = export.invoices.iter().filter(|row| !row.number.is_empty());
        let documents: Vec<attach::Document<'_>> = documents
            .map(|row| attach::Document {
                number: &row.number,
                date: row.date,
                debtor: &row.debtor.code,
            })
            .collect();
        let proposed = attach::propose(folder, &documents)?;
        self.line("\n[copies]");
        let values = Args::new()
            .text("taken", proposed.taken.to_string())
            .count("asked", proposed.asked)
            .text("folder", name);
        let key = if proposed.pattern.is_some() { "draft-copies" } else { "draft-no-copies" };
        self.remark(&self.messages.get(key, &values));
        self.line(&format!("folder = {}", quoted(name)));
        self.line(&format!("patterns = [\"{}\"]", proposed.pattern.unwrap_or("{invoice}.pdf")));
        Ok(())
    }

    /// Words that nobody knows, each once, under the table where its meaning belongs.
    fn words(&mut self, table: &Table, findings: &[Finding]) {
        let states = State::ALL.iter().map(|it| it.as_str());
        let unknown = of(findings, Code::StatusUnknown).filter_map(|it| it.values.told("text"));
        self.meanings("status", unknown, &states.collect::<Vec<_>>());
        let of_field = |field: Field| {
            let column = table.columns.get(field.index()).copied().flatten();
            of(findings, Code::UnknownWord)
                .filter(move |it| column.is_some() && it.origin.column == column)
                .filter_map(|it| it.values.told("text"))
        };
        let kinds = DebtorKind::ALL.iter().map(|it| it.as_str());
        self.meanings("kinds", of_field(Field::Kind), &kinds.collect::<Vec<_>>());
        let papers = DocumentKind::ALL.iter().map(|it| it.as_str());
        self.meanings("documents", of_field(Field::Document), &papers.collect::<Vec<_>>());
    }

    fn meanings<'w>(
        &mut self,
        table: &str,
        words: impl Iterator<Item = &'w str>,
        known: &[&str],
    ) {
        let words: BTreeSet<&str> = words.collect();
        if words.is_empty() {
            return;
        }
        self.line(&format!("\n[export.{table}]"));
        let values = Args::new().text("known", known.join(", "));
        self.remark(&self.messages.get("draft-words", &values));
        for word in words {
            self.remark(&format!("{} = \"\"", quoted(word)));
        }
    }
}

fn of(findings: &[Finding], code: Code) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(move |finding| finding.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::{Language, is_unseen};

    #[test]
    fn a_draft_is_toml_and_says_what_was_recognised() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("open.csv");
        let text = "Tiers;Facture;Échéance;Solde;Chantier \"A\"\nC1;F1;03/04/2026;1,234;x\n";
        std::fs::write(&path, text).unwrap();
        let draft = draft(&path, "open.csv", None, &Messages::new(Language::En)).unwrap();
        let read: toml::Table = draft.parse().unwrap();
        assert_eq!(read["export"]["files"][0].as_str(), Some("open.csv"));
        for said in ["\"Tiers\" = \"debtor\"", "Chantier", "date_order = ", "decimal = ", "R16"]
        {
            assert!(draft.contains(said), "{said} is missing in\n{draft}");
        }
    }

    #[test]
    fn a_text_stays_the_same_however_it_is_written() {
        for text in ["Client", "\"A\" \\ 'b'", "a\u{202e}\"b\"\\\n", "\u{e0041}\u{7f}"] {
            let written = quoted(text);
            let read: toml::Table = format!("{written} = {written}").parse().unwrap();
            assert_eq!(read[text].as_str(), Some(text), "{written}");
            assert!(!written.chars().any(is_unseen), "{written}");
        }
    }

    fn drafted(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("open.csv");
        std::fs::write(&path, text).unwrap();
        let draft = draft(&path, "open.csv", None, &Messages::new(Language::En)).unwrap();
        assert!(draft.parse::<toml::Table>().is_ok(), "{draft}");
        draft
    }

    /// The draft with the marks of its proposals taken away, as a user does it.
    fn taken(draft: &str) -> Result<toml::Table, toml::de::Error> {
        let proposed = |line: &str| {
            let key = line
                .strip_prefix("# ")
                .filter(|it| it.starts_with('"') || it.starts_with("kind"));
            key.unwrap_or(line).to_owned() + "\n"
        };
        draft.lines().map(proposed).collect::<String>().parse()
    }

    #[test]
    fn no_header_is_proposed_twice() {
        let draft = drafted("Client;Facture;Solde\nA;F1;10,00\n");
        assert_eq!(draft.matches("\"Client\" = ").count(), 1, "{draft}");
        let read = taken(&draft).unwrap();
        assert_eq!(read["export"]["columns"]["Client"].as_str(), Some("name"));
        assert_eq!(read["export"]["kind"].as_str(), Some("business"));
    }

    #[test]
    fn words_nobody_knows_are_proposed_once_each() {
        let header = "Client;Type de client;Facture;Nature;Solde;Statut\n";
        let rows = "A;Zug;F1;Facture;10,00;Zorgl\nB;Pro;F2;Reprise;10,00;Zorgl\nC;Pro;F3;Facture;1,00;Envoyée\n";
        let draft = drafted(&format!("{header}{rows}"));
        let read = taken(&draft).unwrap();
        for (table, word) in [("status", "Zorgl"), ("kinds", "Zug"), ("documents", "Reprise")] {
            assert_eq!(read["export"][table][word].as_str(), Some(""), "{draft}");
        }
        assert_eq!(draft.matches("\n# \"Zorgl\" = ").count(), 1, "{draft}");
    }
}
