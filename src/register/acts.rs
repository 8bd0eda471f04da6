//! Who did what, and when.

use rusqlite::Row;
use serde::Serialize;

use findings::{Args, Messages};

use super::chain::Chain;
use super::rows::ActRow;
use super::{Register, RegisterError, Writing};

/// A user of the machine, and the moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hand {
    /// The name of the user.
    pub user: String,
    /// The moment in UTC, as `2026-03-02T08:15:00Z`.
    pub at: String,
}

/// The things that somebody can do to letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Deed {
    /// Made them.
    Run,
    /// Took them back.
    Undo,
    /// Printed them again.
    Reprint,
    /// Went on where the program asked.
    Force,
    /// Took in those of another program.
    Import,
    /// Entered what became of them.
    Reconcile,
    /// Gave a debtor another code.
    Move,
}

/// Something that somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Act {
    /// Who, and when.
    #[serde(flatten)]
    pub by: Hand,
    /// The deed.
    pub did: Deed,
    /// The run it was done to; none where it concerns none.
    pub run: Option<String>,
    /// The pieces it was done to; empty where the whole run is meant.
    pub pieces: Vec<u32>,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 7] = [
        Self::Run,
        Self::Undo,
        Self::Reprint,
        Self::Force,
        Self::Import,
        Self::Reconcile,
        Self::Move,
    ];

    /// Its word: `undo`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Undo => "undo",
            Self::Reprint => "reprint",
            Self::Force => "force",
            Self::Import => "import",
            Self::Reconcile => "reconcile",
            Self::Move => "move",
        }
    }
}

impl Act {
    /// Something that concerns no run.
    #[must_use]
    pub fn of(by: &Hand, did: Deed) -> Self {
        Self { by: by.clone(), did, run: None, pieces: Vec::new() }
    }

    /// Something done to a whole run.
    #[must_use]
    pub fn on(by: &Hand, did: Deed, run: &str) -> Self {
        Self { run: Some(run.to_owned()), ..Self::of(by, did) }
    }

    /// Whether it was done to a piece, or to the whole run.
    #[must_use]
    pub fn concerns(&self, piece: u32) -> bool {
        self.pieces.is_empty() || self.pieces.contains(&piece)
    }

    /// What was done, when and by whom, as a sentence.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let pieces: Vec<String> = self.pieces.iter().map(ToString::to_string).collect();
        let values = Args::new()
            .text("at", self.by.at.replace('T', " ").replace('Z', " UTC"))
            .text("user", &self.by.user)
            .text("did", self.did.as_str())
            .text("run", self.run.as_deref().unwrap_or_default())
            .count("pieces", pieces.len())
            .text("list", pieces.join(", "));
        messages.get("explain-act", &values)
    }
}

impl Writing<'_> {
    /// Enters what somebody did.
    ///
    /// # Errors
    ///
    /// When the register cannot be written.
    pub fn note(&self, act: &Act) -> Result<(), RegisterError> {
        let pieces: Vec<String> = act.pieces.iter().map(ToString::to_string).collect();
        let row = ActRow {
            at: act.by.at.clone(),
            user: act.by.user.clone(),
            did: act.did.as_str().to_owned(),
            run: act.run.clone(),
            pieces: (!pieces.is_empty()).then(|| pieces.join(",")),
        };
        let entered = Chain::end(&self.db).and_then(|mut chain| chain.add(&row));
        entered.map(|_| ()).map_err(|source| self.failed(source))
    }
}

impl Register {
    /// What was done to a run, in the order of entry.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn acts_on(&self, run: &str) -> Result<Vec<Act>, RegisterError> {
        let read = || -> rusqlite::Result<Vec<Act>> {
            let sql = "SELECT at, user, did, run, pieces FROM act WHERE run = ? ORDER BY entry";
            let mut select = self.db.prepare_cached(sql)?;
            let mut rows = select.query([run])?;
            let mut acts = Vec::new();
            while let Some(row) = rows.next()? {
                acts.extend(act(row)?);
            }
            Ok(acts)
        };
        read().map_err(|source| self.failed(source))
    }
}

/// The act of a row; none where a later version entered a deed that this one does not know.
fn act(row: &Row<'_>) -> rusqlite::Result<Option<Act>> {
    let word: String = row.get(2)?;
    let Some(did) = Deed::ALL.into_iter().find(|it| it.as_str() == word) else {
        return Ok(None);
    };
    let pieces: Option<String> = row.get(4)?;
    let pieces = pieces.unwrap_or_default();
    Ok(Some(Act {
        by: Hand { at: row.get(0)?, user: row.get(1)? },
        did,
        run: row.get(3)?,
        pieces: pieces.split(',').filter_map(|it| it.parse().ok()).collect(),
    }))
}
