//! Where the folders of runs were put.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Register, RegisterError, Writing};

/// Where the folder of a run was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunPlace {
    /// The run by its name.
    pub run: String,
    /// The folder that held its folder.
    pub out: PathBuf,
    /// Whether it was seen there; otherwise a kill may have kept it out of sight.
    pub shown: bool,
}

impl Writing<'_> {
    /// Notes that the folder of a run is about to be put into a folder.
    ///
    /// # Errors
    ///
    /// When the register cannot be written.
    pub fn will_place(&self, run: &str, out: &Path) -> Result<(), RegisterError> {
        // A path that is no text cannot be found again by it.
        let Some(out) = self.kept_path(out) else { return Ok(()) };
        let sql = "INSERT INTO place VALUES (?, ?, 0)
            ON CONFLICT (run) DO UPDATE SET folder = excluded.folder, shown = 0";
        self.db.execute(sql, (run, out)).map_err(|source| self.failed(source))?;
        Ok(())
    }
}

impl Register {
    /// Notes that the folder of a run was seen in its place.
    ///
    /// # Errors
    ///
    /// When the register cannot be written.
    pub fn is_shown(&self, run: &str) -> Result<(), RegisterError> {
        let sql = "UPDATE place SET shown = 1 WHERE run = ? AND shown = 0";
        self.db.execute(sql, [run]).map_err(|source| self.failed(source))?;
        Ok(())
    }

    /// Where the folders of the runs with letters that count were put, the newest run last; runs of earlier forms and imports have
    /// no place.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn places_of_runs(&self) -> Result<Vec<RunPlace>, RegisterError> {
        let sql = "SELECT run.run_id, place.folder, place.shown
            FROM own_run AS run JOIN place ON place.run = run.run_id
            WHERE EXISTS (
                SELECT 1 FROM letter_standing AS letter
                WHERE letter.run = run.entry AND letter.standing)
            ORDER BY run.entry";
        let home = self.home();
        let read = || -> rusqlite::Result<Vec<RunPlace>> {
            let mut select = self.db.prepare(sql)?;
            let places = select.query_map([], |row| {
                let folder: String = row.get(1)?;
                Ok(RunPlace { run: row.get(0)?, out: home.join(folder), shown: row.get(2)? })
            });
            places?.collect()
        };
        read().map_err(|source| self.failed(source))
    }

    /// The day of the newest run of the creditor that is asked for; none where it has none.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn newest_day(&self) -> Result<Option<NaiveDate>, RegisterError> {
        let sql = "SELECT max(date) FROM own_run";
        let day = self.db.query_row(sql, [], |row| row.get::<_, Option<String>>(0));
        let day = day.map_err(|source| self.failed(source))?;
        Ok(day.and_then(|it| it.parse().ok()))
    }

    /// Whether a run of this name was ever entered, be it taken back.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn knows_run(&self, run: &str) -> Result<bool, RegisterError> {
        Ok(self.newest_run(run)?.is_some())
    }

    /// A path as it is kept: from the folder of the register on where it is below.
    fn kept_path(&self, path: &Path) -> Option<String> {
        let path = path.canonicalize().ok()?;
        let kept = path.strip_prefix(self.home()).unwrap_or(&path);
        kept.to_str().map(str::to_owned)
    }

    /// The folder of the register.
    fn home(&self) -> PathBuf {
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        path.parent().unwrap_or(Path::new("")).to_owned()
    }
}
