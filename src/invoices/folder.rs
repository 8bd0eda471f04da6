//! Reads the files of a folder: invoices in XML and PDF, messages about them, archives of both.

use e_invoices::{Document, Enclosed, Message, ReadError, enclosed};
use exports::Text;
use findings::{Args, Code, Finding, Origin};

use super::NamedFolder;
use super::received::ReceivedInvoice;
use super::torn::Torn;
use crate::attach::{AttachError, CopySource, StoreError, StoredFile};

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) received: Vec<ReceivedInvoice>,
    pub(super) messages: Vec<Message>,
    pub(super) findings: Vec<Finding>,
    /// Files that are neither.
    pub(super) aside: usize,
    /// Files that look like invoices or messages and could not be read.
    pub(super) torn: Vec<Torn>,
}

/// Where in the folder a file lies.
#[derive(Debug, Clone, Copy)]
struct FoundAt<'a> {
    /// Its name for people, from the folder of the job file.
    name: &'a str,
    /// Its path inside the folder, where it can be a copy.
    path: Option<&'a str>,
}

/// Reads every file of a folder, in the order of their names.
pub(super) fn read(folder: &NamedFolder) -> Result<Found, AttachError> {
    let mut found = Found::default();
    let (store, files) = opened(folder)?;
    let mut bytes = Vec::new();
    for file in &files {
        let name = below(&folder.name, &file.name);
        match bytes_of(&store, file, &mut bytes) {
            Ok(()) if bytes.starts_with(ZIP) => found.archive(folder, file, &store, &name),
            Ok(()) => found.file(FoundAt { name: &name, path: Some(&file.name) }, &bytes),
            Err(reason) => found.aside(&name, reason),
        }
    }
    Ok(found)
}

/// Hands over the name and the bytes of every file of a folder, in the order of their names; a file that cannot be read
/// as nothing.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn each_file(
    folder: &NamedFolder,
    mut each: impl FnMut(&str, &[u8]),
) -> Result<(), AttachError> {
    let (store, files) = opened(folder)?;
    let mut bytes = Vec::new();
    for file in &files {
        if bytes_of(&store, file, &mut bytes).is_err() {
            bytes.clear();
        }
        each(&file.name, &bytes);
    }
    Ok(())
}

/// The beginning of the namespaces of what banks send (ISO 20022).
const BANK: &str = "urn:iso:std:iso:20022:";

/// The beginning of a ZIP.
const ZIP: &[u8] = b"PK\x03\x04";

fn opened(folder: &NamedFolder) -> Result<(CopySource, Vec<StoredFile>), AttachError> {
    let (store, mut files) = CopySource::open(&folder.path)?;
    files.sort_by(|one, other| (&one.name, one.entry).cmp(&(&other.name, other.entry)));
    Ok((store, files))
}

/// A path below another for people; nothing stands before it where that has no name.
fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Reads a file of a store; the word for why it cannot be.
fn bytes_of(
    store: &CopySource,
    file: &StoredFile,
    bytes: &mut Vec<u8>,
) -> Result<(), &'static str> {
    if file.is_link && store.leads_out(&file.name, file.is_link) {
        return Err("link");
    }
    store.read((&file.name, file.entry), bytes).map_err(|error| match error {
        StoreError::Password => "password",
        StoreError::TooLarge => "large",
        StoreError::Io(_) => "unreadable",
    })
}

/// The finding for a file that is left aside.
fn aside(name: &str, reason: &str) -> Finding {
    let values = Args::new().text("reason", reason);
    Finding::new(Code::InvoiceFileAside, Origin::named(name), None, values)
}

impl Found {
    /// What another folder holds, whose PDFs are no copies.
    pub(super) fn add(&mut self, mut other: Self) {
        other.received.iter_mut().for_each(|invoice| invoice.copy = None);
        self.received.append(&mut other.received);
        self.messages.append(&mut other.messages);
        self.findings.append(&mut other.findings);
        self.aside += other.aside;
        self.torn.append(&mut other.torn);
    }

    fn aside(&mut self, name: &str, reason: &str) {
        self.aside += 1;
        self.findings.push(aside(name, reason));
    }

    /// The files of an archive in the folder. One inside it is not opened.
    fn archive(
        &mut self,
        folder: &NamedFolder,
        file: &StoredFile,
        store: &CopySource,
        name: &str,
    ) {
        let opened = match store {
            CopySource::Folder(_) => {
                let path = folder.path.join(&file.name);
                opened(&NamedFolder { path, name: name.to_owned() }).ok()
            }
            CopySource::Archive(_) => None,
        };
        let Some((store, files)) = opened else { return self.aside(name, "archive") };
        let mut bytes = Vec::new();
        for file in &files {
            let name = below(name, &file.name);
            match bytes_of(&store, file, &mut bytes) {
                Ok(()) if bytes.starts_with(ZIP) => self.aside(&name, "archive"),
                Ok(()) => self.file(FoundAt { name: &name, path: None }, &bytes),
                Err(reason) => self.aside(&name, reason),
            }
        }
    }

    /// One file: told by its beginning, not by its name.
    fn file(&mut self, spot: FoundAt<'_>, bytes: &[u8]) {
        let begin = bytes.get(..1024).unwrap_or(bytes);
        if begin.windows(5).any(|it| it == b"%PDF-") {
            return self.pdf(spot, bytes);
        }
        match e_invoices::read(spot.name, bytes) {
            Ok(document) => self.received.push(ReceivedInvoice::new(document, None)),
            Err(ReadError::OtherRoot { namespace, .. }) if namespace.starts_with(BANK) => {
                self.aside(spot.name, "statement");
            }
            Err(ReadError::OtherRoot { .. }) => {
                match e_invoices::read_lifecycle(spot.name, bytes) {
                    Ok(messages) => self.messages.extend(messages),
                    Err(error) => self.left_out(spot.name, &error, bytes),
                }
            }
            Err(ReadError::NotXml) => self.aside(spot.name, "other"),
            Err(error) => self.left_out(spot.name, &error, bytes),
        }
    }

    fn left_out(&mut self, name: &str, error: &ReadError, bytes: &[u8]) {
        self.aside += 1;
        let finding = error.finding(name);
        self.torn.push(Torn::of(finding.origin.clone(), bytes));
        self.findings.push(finding);
    }

    /// The invoice among the files inside a PDF.
    fn pdf(&mut self, spot: FoundAt<'_>, bytes: &[u8]) {
        let inside = pdf_import::enclosed(bytes);
        let named: Vec<(String, Vec<u8>)> =
            inside.into_iter().map(|(file, it)| (below(spot.name, &file), it)).collect();
        let files = named.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let copy = || spot.path.map(Text::from);
        match enclosed(files) {
            Enclosed::Nothing => self.aside(spot.name, "no-data"),
            Enclosed::One(document) => {
                self.received.push(ReceivedInvoice::new(*document, copy()));
            }
            Enclosed::Several(all) => self.several(all),
            Enclosed::Broken { name, error } => {
                let bytes = named.iter().find(|(it, _)| *it == name).map(|(_, it)| &**it);
                self.left_out(&name, &error, bytes.unwrap_or_default());
            }
        }
    }

    /// Invoices that one PDF holds, none of which is believed.
    fn several(&mut self, all: Vec<Document>) {
        let numbers = all.iter().filter_map(|it| Some(it.number.as_ref()?.value.as_str()));
        let numbers: Vec<&str> = numbers.collect();
        let values = Args::new().count("files", all.len()).text("numbers", numbers.join(", "));
        for document in all {
            let mut invoice = ReceivedInvoice::new(document, None);
            invoice.tell(Code::InvoicesInOneFile, values.clone());
            self.received.push(invoice);
        }
    }
}
