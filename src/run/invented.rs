//! The kinds of letter on invented data, with the creditor and the layout of a job.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::compose::{CopyOf, Enclosure};
use crate::job::Job;
use crate::plan::{PlannedLetter, Policy};
use exports::{InputFile, Inputs};

/// What the invented debtors owe, and who they are.
const OPEN: &[u8] = include_bytes!("../../layouts/gallery/open.csv");
const DEBTORS: &[u8] = include_bytes!("../../layouts/gallery/debtors.csv");

/// The day that they were invented for.
const DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 22);

/// The job with invented debtors and the usual house rules; it enters nothing anywhere.
pub(super) fn job(of: &Job) -> Job {
    let mut job = of.clone();
    job.inputs = Inputs::of(vec![InputFile::in_memory("gallery.csv", OPEN)]);
    job.inputs.debtors = Some(InputFile::in_memory("gallery-debtors.csv", DEBTORS));
    let penalties = std::mem::take(&mut job.policy.penalties);
    job.policy = Policy { penalties, ..Policy::default() };
    (job.copies, job.register, job.marks) = (None, None, None);
    job.papers = Default::default();
    job.services.clear();
    job.post_files.clear();
    job.date = DAY.unwrap_or(job.date);
    job
}

/// The same with a code for banking apps in every letter; none where the job has one already, or no account for it.
pub(super) fn with_code(gallery: &Job) -> Option<Job> {
    let mut job = gallery.clone();
    let euro = job.creditor.account.iter_mut().find(|it| it.iban.is_some() && !it.qr)?;
    euro.qr = true;
    Some(job)
}

/// A copy of a page behind each invoice of a letter, so that its text speaks of copies.
pub(super) fn enclosures(letter: &PlannedLetter) -> Vec<Enclosure> {
    let claims = letter.claims.iter().chain(&letter.newly_due);
    let copy =
        |number: &Arc<str>| Enclosure { copy_of: CopyOf::Invoice(number.clone()), pages: 1 };
    claims.map(|claim| copy(&claim.invoice.number)).collect()
}
