//! A job in a folder of its own, done with the whole program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// What every job here begins with; tests add what they are about.
pub(crate) const JOB: &str = r#"
[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A. Verrier", capacity = "gérante" }
contact = { name = "B. Petit", phone = "04", email = "b@atelier.example" }

[[creditor.account]]
currency = "EUR"
iban = "FR7630006000011234567890189"

[export]
files = ["open.csv"]
"#;

pub(crate) struct Desk(TempDir);

impl Desk {
    /// A job of [`JOB`] and more, with its export.
    pub(crate) fn new(more: &str, export: &str) -> Self {
        let desk = Self(TempDir::new().unwrap());
        desk.write("relance.toml", format!("{JOB}{more}"));
        desk.write("open.csv", export);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the folders it stands in.
    pub(crate) fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    /// The program, in English where nothing else is asked and on a terminal wide enough for every sentence;
    /// `JOB` among the arguments is the job file.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
        for argument in arguments {
            match *argument {
                "JOB" => command.arg(self.path("relance.toml")),
                other => command.arg(other),
            };
        }
        command.env("COLUMNS", "300");
        if !arguments.contains(&"--lang") {
            command.args(["--lang", "en"]);
        }
        command
    }

    /// What the program says and how it ends.
    pub(crate) fn ask(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What it says where all goes well.
    #[track_caller]
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        done(&self.ask(arguments))
    }

    /// Makes a run and gives its folder.
    #[track_caller]
    pub(crate) fn run(&self, date: &str) -> PathBuf {
        // The day of a test is meant, however far it lies.
        let said = self.done(&["run", "JOB", "--date", date, "--yes", "date"]);
        PathBuf::from(said.lines().last().unwrap().rsplit_once(": ").unwrap().1)
    }
}

#[track_caller]
pub(crate) fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The path of the letter to a debtor in a run folder, if there is one.
pub(crate) fn letter(run: &Path, debtor: &str) -> Option<PathBuf> {
    let letters = fs::read_dir(run.join("letters")).ok()?.map(|it| it.unwrap().path());
    let of = format!("-{debtor}-");
    letters.into_iter().find(|it| it.to_string_lossy().contains(&of))
}
