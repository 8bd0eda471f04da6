//! Print-ready dunning letters from accounting exports, each with its invoice copies.
//!
//! # In three steps
//!
//! A job says who writes and what is read, from a job file ([`job::Job::read`]) or in memory:
//!
//! ```
//! use relance::answer::Answer;
//! use relance::findings::{Language, Messages};
//! use relance::job::{Job, Overrides};
//! use relance::run;
//!
//! let creditor = r#"
//!     [creditor]
//!     name = "Atelier Verrier SARL"
//!     address = ["12 rue des Forges", "69007 Lyon"]
//!     country = "FR"
//!     place = "Lyon"
//!     signatory = { name = "A. Verrier", capacity = "gérante" }
//!     contact = { name = "B. Petit", phone = "04 65 71 20 18", email = "b@atelier.example" }
//!
//!     [[creditor.account]]
//!     currency = "EUR"
//!     iban = "FR76 3000 6000 0112 3456 7890 189"
//! "#;
//! let export = "Code client;Client;Adresse;CP;Ville;N° facture;Date;Échéance;Reste dû
//! C7;Menuiserie Roux SARL;3 rue Neuve;69001;Lyon;F-101;15/01/2026;15/02/2026;1 204,50
//! C8;Atelier Vidal SAS;5 rue Neuve;69001;Lyon;F-102;15/01/2026;15/02/2026;offert
//! ";
//! let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).ok_or("no such day")?;
//! let job = Job::builder()
//!     .text(creditor)
//!     .export("open.csv", export.as_bytes())
//!     .build(&Overrides::on(date))?;
//!
//! // Who gets which letter, who does not and why. What is not understood holds its debtor, and is never lost.
//! let planned = run::plan(&job)?;
//! let letter = &planned.plan.letters[0];
//! assert_eq!((&*letter.debtor.code, letter.totals.total().to_string()), ("C7", "1204.50".into()));
//! assert_eq!(planned.plan.held[0].reason.as_str(), "faulty-data");
//!
//! // One letter, as the bytes of a PDF; `run::run` makes all of them, with streams and manifest.
//! let made = run::letter(&job, &letter.reference)?;
//! assert!(made.pdf.starts_with(b"%PDF-"));
//!
//! // What `relance plan --json` prints.
//! let answer = Answer::plan(&planned, date, &Messages::new(Language::En));
//! assert_eq!(answer.schema().id(), "relance/plan/1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
//! | channel | how a piece travels: letter, tracked, registered |
//! | class | a kind of mail: channel, home or abroad, envelope; each has streams of its own |
//! | bundle | pieces of a stream that follow one another and go the same way |
//! | window | the hole of an envelope through which the address is read |
//! | mark | bars or a symbol on a sheet that a folding machine reads |
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
pub use e_invoices;

#[doc(no_inline)]
pub use statements;

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
pub mod payments;
pub mod plan;
pub mod review;
pub mod compose;
pub mod attach;
pub mod invoices;
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

// The page on which letters are looked at before they are made.
#[cfg(feature = "review")]
pub mod browser;
