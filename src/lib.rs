//! Print-ready dunning letters from accounting exports, each with its invoice copies.
//!
//! # The line
//!
//! ```text
//! files ─exports→ Export ─ledger→ Ledger ─plan→ Plan of PlannedLetters
//!                       register: Histories ─┘   │ rules: Rules
//!                                                ├ measure (parallel)  compose: Page, attach: Copies → Spool, sheets, GlyphUse
//!                                                ├ post                Class, order, Numbers: piece, sheet and stream of each
//!                                                └ draw (parallel)     assemble: DrawnPiece, Stationery → letters, Stream
//!                                                                      output: run folder, manifest; register: letters sent
//! ```
//!
//! `exports → ledger → plan` runs once, whole. Measuring and drawing run per letter in parallel and share
//! nothing but borrowed values. Each letter is composed once: its drawn pages do not depend on the other
//! letters and wait on the spool, a nameless file in the run folder, until piece numbers and the glyphs of
//! all letters are known. All choosing, numbering and ordering happens before files are put together, so
//! the order in which threads finish cannot reach an output.
//!
//! # The rule
//!
//! The list below is the architecture: first the packages of their own under `crates`, then the rooms of this
//! one. Each may use any listed above it and none below. Each door carries a sign (in, out, uses, never) that
//! names what is used, no more and no less; no files use one another in a circle, in a room or a package either.
//! `tests/architecture` reads the signs, this list and every path in the code.
//!
//! # Glossary
//!
//! | word | meaning |
//! |---|---|
//! | creditor | the firm that waits for its money and in whose name letters go out |
//! | debtor | who owes it: a business, a consumer or a public body, known by its code |
//! | export | the rows that accounting software gave, each with its origin |
//! | origin | file, line as an editor counts, and column of a value |
//! | invoice | one claim of the creditor, with what remains of it |
//! | credit | a credit note or unallocated payment in the debtor's favour |
//! | account | everything between one debtor and the creditor in one currency |
//! | ledger | all accounts of a run |
//! | stage | reminder 1, 2, 3 or formal notice |
//! | step | a letter sent earlier, with its date and deadline |
//! | held | not printed, with a reason; never lost |
//! | finding | something wrong with the data, with place, value, expectation and remedy |
//! | letter | what is written to one debtor about one account in one run |
//! | copy | the PDF of one invoice, put behind the letter |
//! | payment part | the foot of a page that a Swiss debtor tears off and pays with: the QR-bill |
//! | piece | a letter and its copies, one envelope |
//! | sheet | one leaf of paper, printed on one or two sides |
//! | stream | many pieces in posting order in one PDF, ready for the printer |
//! | manifest | the tables that say what every piece, sheet and stream holds |
//!
//! Words of the press room, for the few things that have no name in the trade of credit:
//!
//! | word | meaning |
//! |---|---|
//! | compositor | lays the words of one letter out on pages |
//! | stationery | what all letters of a run share in PDF: faces, logo, resources |
//! | spool | the nameless file in the run folder where drawn pages wait for their numbers |

// The street: packages of their own under `crates`, each below the next, which know nothing about dunning.

#[doc(no_inline)]
pub use findings;

#[doc(no_inline)]
pub use settings;

#[doc(no_inline)]
pub use exports;

#[doc(no_inline)]
pub use pdf_import;

#[doc(no_inline)]
pub use print;

// What a letter looks like, as data.
pub mod layout;

// The line, in the order in which the data travels.
pub mod ledger;
pub mod address;
pub mod pay;
pub mod rules;
pub mod register;
pub mod plan;
pub mod compose;
pub mod attach;
pub mod post;
pub mod marks;
pub mod assemble;
pub mod service;
pub mod output;

// The conductor: what the user asked for, and the only room with threads.
pub mod job;
pub mod run;

// What it answers machines.
pub mod answer;
