//! From a planned letter to finished pages: fills the texts, breaks lines and pages.
//!
//! - **In:** [`PlannedLetter`](crate::plan::PlannedLetter), the enclosures, a layout, its faces and texts.
//! - **Out:** [`Composed`].
//! - **Uses:** `findings`, `exports`, `print`, `layout`, `ledger`, `address`, `pay`, `rules`, `plan`.
//! - **Never:** decides what a letter asks for; knows PDF; opens files.

mod address;
mod annex;
mod annex_table;
mod body;
mod breaking;
mod cells;
mod claimed;
mod closing;
mod columns;
mod duplicate;
mod facts;
mod figures;
mod fit;
mod fitted;
mod flow;
mod forms;
mod greeting;
mod grid;
mod heads;
mod hyphen;
mod inline;
mod instalments;
mod letter;
mod letter_text;
mod letterhead;
mod markdown;
mod measure;
mod opening;
mod pages;
mod panel;
mod paragraph;
mod paying;
mod payment;
mod proof;
mod prose;
mod rates;
mod recap;
mod recent;
mod reply;
mod set_lines;
mod setter;
mod slip;
mod slip_words;
mod spacing;
mod steps;
mod studio;
mod sums;
mod table;
mod table_sums;
mod titles;
mod tokens;
mod values;
mod window;

use std::ops::Range;

use chrono::NaiveDate;

use crate::address::Addressed;
use exports::Text;
use findings::Finding;
use print::page::Page;

pub use self::duplicate::Duplicate;
pub use self::forms::{Labels, Overprint, Slip};
pub use self::letter::Compositor;
pub use self::proof::{edition, proofread};
pub use self::studio::{Pictures, Studio, StudioError};

/// The finished pages of one letter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Composed {
    /// The pages, first to last; at least one.
    pub pages: Vec<Page>,
    /// Whether the last page must stand on a sheet of its own, because it is torn off.
    pub torn_off: bool,
    /// Everything found wrong; one that holds means the letter must not go out.
    pub findings: Vec<Finding>,
    /// The address in the window, as printed.
    pub address: Addressed,
    /// The items of the first page that are the address.
    pub address_items: Range<usize>,
}

impl Composed {
    /// The page of a letter that cannot be set.
    fn failed(page: Page, findings: Vec<Finding>) -> Self {
        Self { pages: vec![page], findings, ..Self::default() }
    }

    /// For printing on both sides: a blank side before a last page that is torn off, where it would be on
    /// the back of another. Says whether there is one now.
    pub fn spread(&mut self) -> bool {
        if !self.torn_off || self.pages.len() % 2 == 1 {
            return false;
        }
        let Some(torn) = self.pages.last() else { return false };
        let blank = Page { width: torn.width, height: torn.height, items: Vec::new() };
        self.pages.insert(self.pages.len() - 1, blank);
        true
    }
}

/// Something behind the letter, as its list of enclosures tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// The document it is a copy of.
    pub copy_of: CopyOf,
    /// How many pages it has.
    pub pages: u32,
}

/// The document that a copy behind a letter was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyOf {
    /// An invoice, by its number.
    Invoice(Text),
    /// The first letter about it, by the date printed on it.
    FirstLetter(NaiveDate),
    /// Nothing: a duplicate of an invoice, drawn from the export, by its number.
    Duplicate(Text),
}

/// The kinds of enclosures that the text of a letter speaks of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EnclosedKinds {
    /// Copies of invoices.
    pub invoices: bool,
    /// A copy of the first letter.
    pub first_letter: bool,
}

impl EnclosedKinds {
    /// The kinds of these enclosures.
    #[must_use]
    pub fn of(enclosures: &[Enclosure]) -> Self {
        let any = |what: fn(&CopyOf) -> bool| enclosures.iter().any(|it| what(&it.copy_of));
        Self {
            invoices: any(|it| matches!(it, CopyOf::Invoice(_))),
            first_letter: any(|it| matches!(it, CopyOf::FirstLetter(_))),
        }
    }
}
