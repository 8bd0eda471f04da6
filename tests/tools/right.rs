//! Letters about one invoice each, and the store that finds their copies.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use findings::Code;
use pdf_import::Intake;
use relance::attach::{Copies, CopyStore, Effect, FoundCopies, Known, Missing, Over, Verify};
use relance::job::{Job, Overrides};
use relance::ledger;
use relance::ledger::{Debtor, Invoice, Ledger};
use relance::plan::{Claim, PlannedLetter};
use relance::rules::Stage;

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// The ledger of a job, and the job.
pub(crate) fn open(path: &Path) -> (Ledger, Job) {
    let overrides = Overrides::on(date());
    let job = Job::read(path, &overrides).unwrap();
    let (export, findings) = exports::read(&job.inputs).unwrap();
    (ledger::open(export, &job.terms, &findings).0, job)
}

/// A letter about one invoice.
pub(crate) fn letter(debtor: &Arc<Debtor>, invoice: Invoice) -> PlannedLetter {
    PlannedLetter {
        reference: "R-1".to_owned(),
        claims: vec![Claim { invoice, days_late: 9 }],
        ..PlannedLetter::new(
            Arc::clone(debtor),
            "EUR".parse().unwrap(),
            Stage::ALL[0],
            date(),
            date(),
        )
    }
}

/// A store of the copies in a folder in which each file is called by its invoice.
pub(crate) fn copy_store(folder: &Path, known: Known) -> CopyStore {
    CopyStore::open(&copies(folder), known).unwrap()
}

/// The same as the job has it.
pub(crate) fn copies(folder: &Path) -> Copies {
    Copies {
        folder: folder.to_owned(),
        folder_name: "copies".to_owned(),
        patterns: vec!["{invoice}.pdf".to_owned()],
        missing: Missing::Hold,
        lines: None,
        verify: Verify::Text,
        contradicted: Effect::Hold,
        unconfirmed: Effect::Warn,
        intake: Intake::default(),
        stamp: false,
        max_pages: None,
        over: Over::Hold,
    }
}

/// The codes of what is told.
pub(crate) fn codes(found: &FoundCopies) -> Vec<Code> {
    found.findings.iter().map(|it| it.code).collect()
}

/// The ledger of an export.
pub(crate) fn ledger_of(csv: &str) -> Ledger {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("open.csv"), csv).unwrap();
    let job = "[creditor]\nname = \"Vitrier Neroli\"\naddress = [\"1 rue A\", \"75001 Paris\"]\ncountry = \"FR\"\n\
        place = \"Paris\"\nsiren = \"904127776\"\nlegal = \"SARL\"\nsignatory = { name = \"N\", capacity = \"g\" }\n\
        contact = { name = \"N\", phone = \"1\", email = \"n@n.example\" }\n[[creditor.account]]\ncurrency = \"EUR\"\n\
        iban = \"FR76 3099 9002 1700 0204 1774 637\"\nbic = \"VRLYFRPPXXX\"\n[export]\nfiles = [\"open.csv\"]\n";
    std::fs::write(folder.path().join("relance.toml"), job).unwrap();
    open(&folder.path().join("relance.toml")).0
}
