//! Numbers of registered mail that runs of any register took from a list, in a file beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::file::{beside, for_owner};
use super::{Register, RegisterError};

/// The first line of the file.
const HEADER: &str = "number;run;register\n";

/// The numbers that were taken from a list. Each is taken once, by one run of one register, for good.
#[derive(Debug, Clone)]
pub struct UsedNumbers {
    path: PathBuf,
}

/// The runs that took numbers: the name of the run and the mark of its register, by number.
type Takers = BTreeMap<String, (String, String)>;

impl UsedNumbers {
    /// Those of the list in this file.
    #[must_use]
    pub fn of(list: &Path) -> Self {
        Self { path: beside(list, "-used") }
    }

    /// The numbers that are taken, without those that this run of this register took itself.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn taken(&self, register: &str, run: &str) -> Result<BTreeSet<String>, RegisterError> {
        let text = match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            read => read.map_err(|source| self.failed(source))?,
        };
        let others =
            takers(&text).into_iter().filter(|(_, by)| by.0 != run || by.1 != register);
        Ok(others.map(|(number, _)| number).collect())
    }

    /// Takes numbers for a run, while nobody else can, and writes down what the register says was taken before.
    ///
    /// # Errors
    ///
    /// [`RegisterError::NumberTaken`] where another run took one of them meanwhile, or when the file cannot be written;
    /// then none is taken for certain, and some may be lost.
    pub fn take(
        &self,
        register: &Register,
        run: &str,
        numbers: &[String],
    ) -> Result<(), RegisterError> {
        if numbers.is_empty() {
            return Ok(());
        }
        let mark = register.mark()?;
        let failed = |source| self.failed(source);
        let mut options = for_owner();
        let opened = options.read(true).append(true).create(true).open(&self.path);
        let mut file = opened.map_err(failed)?;
        match file.lock() {
            // Some file systems know no locks.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            locked => locked.map_err(failed)?,
        }
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(failed)?;
        let taken = takers(&text);
        let own = (run.to_owned(), mark.clone());
        let other = |number: &&String| taken.get(*number).is_some_and(|by| *by != own);
        if let Some(number) = numbers.iter().find(other) {
            let (path, number) = (self.path.clone(), number.clone());
            return Err(RegisterError::NumberTaken { path, number });
        }
        let mut lines = if text.is_empty() { HEADER.to_owned() } else { String::new() };
        if !text.is_empty() && !text.ends_with('\n') {
            // A kill cut the last line.
            lines.push('\n');
        }
        let before = register.numbers_by_run()?.into_iter();
        let now = numbers.iter().map(|number| (number.clone(), run.to_owned()));
        let all: BTreeMap<String, String> = before.chain(now).collect();
        for (number, run) in all.iter().filter(|(number, _)| !taken.contains_key(*number)) {
            lines.push_str(&format!("{number};{run};{mark}\n"));
        }
        let written = file.write_all(lines.as_bytes()).and_then(|()| file.sync_data());
        written.map_err(failed)
    }

    fn failed(&self, source: io::Error) -> RegisterError {
        RegisterError::File { path: self.path.clone(), source }
    }
}

/// Who took each number; the first one holds. A line that was cut takes its number from everybody.
fn takers(text: &str) -> Takers {
    let mut takers = Takers::new();
    for line in text.lines().filter(|line| !HEADER.starts_with(line)) {
        let mut cells = line.split(';').map(str::to_owned);
        let Some(number) = cells.next().filter(|it| !it.is_empty()) else { continue };
        let by = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        takers.entry(number).or_insert(by);
    }
    takers
}

impl Register {
    /// The numbers of registered letters, those taken back too, each with the run that bears it.
    fn numbers_by_run(&self) -> Result<Vec<(String, String)>, RegisterError> {
        let read = || -> rusqlite::Result<_> {
            let mut select = self.db.prepare(
                "SELECT letter.number, run.run_id FROM letter JOIN run ON run.entry = letter.run
                WHERE letter.number IS NOT NULL ORDER BY letter.entry DESC",
            )?;
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        read().map_err(|source| self.failed(source))
    }
}

#[cfg(test)]
mod tests {
    use std::fs::OpenOptions;

    use super::*;
    use crate::register::sketch::Desk;

    fn numbers(from: u32, to: u32) -> Vec<String> {
        (from..to).map(|it| format!("N{it:03}")).collect()
    }

    #[test]
    fn two_registers_never_take_the_same_number() {
        let (one, other) = (Desk::new(), Desk::new());
        let list = one.folder.path().join("numbers.csv");
        let used = UsedNumbers::of(&list);
        used.take(&one.register, "r1", &numbers(0, 2)).unwrap();
        let refused = used.take(&other.register, "r1", &numbers(1, 3));
        assert!(
            matches!(refused, Err(RegisterError::NumberTaken { number, .. }) if number == "N001")
        );
        used.take(&other.register, "r1", &numbers(2, 4)).unwrap();
        // The same run again takes its own.
        used.take(&one.register, "r1", &numbers(0, 2)).unwrap();
        let taken = |register: &Register, run| {
            let taken = used.taken(&register.mark().unwrap(), run).unwrap();
            taken.into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(taken(&one.register, "r1"), "N002 N003");
        assert_eq!(taken(&other.register, "r1"), "N000 N001");
        assert_eq!(taken(&one.register, "r2"), "N000 N001 N002 N003");
        let refused = used.take(&one.register, "r2", &numbers(0, 1));
        assert!(matches!(refused, Err(RegisterError::NumberTaken { .. })));
    }

    #[test]
    fn a_line_that_a_kill_cut_is_taken_from_everybody() {
        let desk = Desk::new();
        let list = desk.folder.path().join("numbers.csv");
        let used = UsedNumbers::of(&list);
        used.take(&desk.register, "r1", &numbers(0, 1)).unwrap();
        let mut file = OpenOptions::new().append(true).open(beside(&list, "-used")).unwrap();
        file.write_all(b"N001;r").unwrap();
        used.take(&desk.register, "r2", &numbers(2, 3)).unwrap();
        let mark = desk.register.mark().unwrap();
        let taken = used.taken(&mark, "r2").unwrap();
        assert_eq!(taken.into_iter().collect::<Vec<_>>(), ["N000", "N001"]);
        let text = fs::read_to_string(beside(&list, "-used")).unwrap();
        assert_eq!(text, format!("{HEADER}N000;r1;{mark}\nN001;r\nN002;r2;{mark}\n"));
    }

    #[test]
    fn many_at_once_take_each_number_once() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("numbers.csv");
        let take_all = || {
            let (desk, used) = (Desk::new(), UsedNumbers::of(&list));
            let take = |it: &&String| {
                used.take(&desk.register, "r1", std::slice::from_ref(*it)).is_ok()
            };
            numbers(0, 50).iter().filter(take).count()
        };
        let taken: usize = std::thread::scope(|scope| {
            let runs = (0..4).map(|_| scope.spawn(take_all));
            let runs: Vec<_> = runs.collect();
            runs.into_iter().map(|run| run.join().unwrap()).sum()
        });
        assert_eq!(taken, 50);
    }
}
