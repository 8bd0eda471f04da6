//! Whether a copy is the one that it is taken for: what its text and the data inside it say, beside what the ledger
//! says. The table of verdicts stands in `docs/copies.md`.

mod amounts;
mod data;
mod inside;
mod judge;
mod pages;
mod papers;
mod said;
mod strangers;

use super::known::{Known, Name, cents};
use crate::ledger::{Debtor, Invoice};
use findings::fold::compact;
use pdf_import::{ImportError, Intake, enclosed, words};

use self::data::InvoiceData;
use self::judge::CopyFacts;
use self::said::CopyText;

/// The verdict on a copy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It was not looked into.
    #[default]
    Unchecked,
    /// It is none: a duplicate, drawn from the export.
    Drawn,
    /// It is the copy of the invoice.
    Confirmed,
    /// It may be; nothing in it says otherwise.
    Unconfirmed,
    /// It is the copy of another document.
    Contradicted,
}

impl Verdict {
    /// The word in the manifest and the register.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Drawn => "duplicate",
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
            Self::Contradicted => "contradicted",
        }
    }
}

/// Whether a code is the number of the invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnNumber {
    /// It is.
    Sure,
    /// It may be anything else.
    Bare,
    /// It is not.
    Not,
}

/// A verdict with what it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// The evidence: the marks that were found, parted by blanks, or the reason why it is not confirmed.
    pub by: String,
    /// The document or debtor that the copy names instead, where it is contradicted, or its title.
    pub names: String,
    /// The page that says so, where one does.
    pub(super) page: Option<PageOf>,
    /// Another document of the same debtor that it names, and where.
    pub(super) also: Option<(String, PageOf)>,
    /// Whether it holds whatever else the ledger names.
    pub(super) lasting: bool,
}

/// A page among the files of an invoice; both counted from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct PageOf {
    pub(super) file: usize,
    pub(super) page: usize,
}

impl Checked {
    fn new(verdict: Verdict, by: impl Into<String>) -> Self {
        Self { verdict, by: by.into(), ..Self::default() }
    }

    fn contradicted(by: &str, names: impl Into<String>) -> Self {
        let (verdict, by) = (Verdict::Contradicted, by.to_owned());
        Self { verdict, by, names: names.into(), ..Self::default() }
    }

    /// A duplicate rests on the lines of the export.
    pub(super) fn drawn() -> Self {
        Self::new(Verdict::Drawn, "lines")
    }

    /// Whether it holds whatever else the ledger names: only then is it remembered.
    pub(super) fn lasts(&self) -> bool {
        match self.verdict {
            Verdict::Confirmed => self.lasting,
            Verdict::Unconfirmed => self.lasting && self.by == NO_TEXT,
            Verdict::Unchecked | Verdict::Drawn | Verdict::Contradicted => false,
        }
    }
}

/// Why nothing can be said: there is no text to read.
const NO_TEXT: &str = "no-text";

/// The details that a copy should have.
#[derive(Debug)]
pub(super) struct ExpectedCopy<'a> {
    pub(super) invoice: &'a Invoice,
    /// Its number, folded.
    pub(super) number: String,
    pub(super) debtor: Name,
    /// The amount of the invoice and what remains of it, in hundredths.
    pub(super) amounts: [Option<i64>; 2],
}

impl<'a> ExpectedCopy<'a> {
    pub(super) fn of(invoice: &'a Invoice, debtor: &Debtor) -> Self {
        let amounts = [cents(invoice.whole()), cents(invoice.residual)];
        let number = compact(&invoice.number);
        Self { invoice, number, debtor: Name::of(debtor), amounts }
    }

    /// Everything of it that a verdict rests on.
    pub(super) fn question(&self) -> String {
        let Self { invoice, debtor, amounts, .. } = self;
        let date = invoice.date.map(|it| it.to_string()).unwrap_or_default();
        // A later way of judging has another number and asks again.
        format!(
            "3|{}|{date}|{amounts:?}|{}|{}",
            invoice.number,
            debtor.words.join(" "),
            debtor.ids.join(" ")
        )
    }
}

/// The texts and data read in the files of an invoice.
#[derive(Debug)]
pub(super) struct CopyReading {
    said: CopyText,
    data: Vec<InvoiceData>,
    /// How many pages each file has.
    lengths: Vec<usize>,
    legible: bool,
    complete: bool,
}

impl CopyReading {
    /// Reads the files of one invoice as one.
    pub(super) fn of(files: Vec<Vec<u8>>, passwords: &[String]) -> Result<Self, ImportError> {
        // Text is read from pages as they are, not as they are set onto sheets.
        let intake = Intake { passwords: passwords.to_vec(), zone: None };
        let (mut pages, mut unknown, mut complete) = (Vec::new(), 0, true);
        let (mut data, mut lengths) = (Vec::new(), Vec::new());
        for file in files {
            data.extend(
                enclosed(&file).iter().filter_map(|(_, bytes)| InvoiceData::read(bytes)),
            );
            let text = words(&intake.import(file)?);
            lengths.push(text.pages.len());
            pages.extend(text.pages);
            unknown += text.unknown;
            complete &= text.complete;
        }
        let said = CopyText::of(pages.iter().map(String::as_str));
        let legible = said.is_legible(unknown);
        Ok(Self { said, data, lengths, legible, complete })
    }

    /// Whether they are the copy of an invoice.
    pub(super) fn judge(&self, asked: &ExpectedCopy<'_>, known: &Known) -> Checked {
        let Self { said, data, legible, complete, .. } = self;
        let facts = CopyFacts { asked, known, said, legible: *legible, complete: *complete };
        let mut text = facts.of_text();
        let also = text.also.take();
        let checked = match data.iter().map(|it| facts.of_data(it)).max_by_key(|it| it.verdict)
        {
            None => text,
            Some(data) => together(text, data),
        };
        let also = also.map(|(number, page)| (number, self.place(page)));
        Checked { page: checked.page.map(|it| self.place(it)), also, ..checked }
    }

    /// The file in which a page of all of them stands, and its place there.
    fn place(&self, PageOf { mut page, .. }: PageOf) -> PageOf {
        for (file, length) in self.lengths.iter().enumerate() {
            if page < *length {
                return PageOf { file, page };
            }
            page -= length;
        }
        PageOf::default()
    }
}

/// One verdict of two: what contradicts goes before all, and what confirms before what is silent.
fn together(text: Checked, data: Checked) -> Checked {
    match (text.verdict, data.verdict) {
        (Verdict::Contradicted, _) => text,
        (_, Verdict::Contradicted) => data,
        (Verdict::Confirmed, Verdict::Confirmed) => {
            Checked { by: format!("{} {}", text.by, data.by), ..text }
        }
        (_, Verdict::Confirmed) if text.by == NO_TEXT => {
            Checked { lasting: text.lasting, ..data }
        }
        // Data that agree and pages on which the number is not found: the pages are what is printed.
        (_, Verdict::Unconfirmed) => data,
        _ => text,
    }
}
