//! Everything the pieces of a run are drawn from.

use super::measures::Measures;
use super::press::{Desks, Press};
use crate::job::Job;
use crate::output::{Beginning, Folder, Spool};
use crate::pdf::Stationery;
use crate::plan::Plan;

/// Everything a piece is drawn from.
pub(super) struct Table<'a> {
    pub(super) job: &'a Job,
    pub(super) plan: &'a Plan,
    pub(super) measures: &'a Measures,
    pub(super) press: &'a Press,
    pub(super) desks: &'a Desks<'a>,
    pub(super) stationery: &'a Stationery,
    pub(super) beginning: &'a Beginning,
    pub(super) spool: &'a Spool,
    pub(super) folder: &'a Folder,
    pub(super) run_id: &'a str,
}
