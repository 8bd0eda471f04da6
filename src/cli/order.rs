//! Arguments as people write them, put where the parser looks for them: the job file anywhere, `--lang` before the command.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::{Arg, ArgAction, Command};

/// The arguments with the job file behind all others that stand alone, and with `--lang` behind the command.
pub(super) fn in_order(arguments: Vec<OsString>, program: &Command) -> Vec<OsString> {
    let mut arguments = arguments.into_iter();
    let mut ordered: Vec<OsString> = arguments.next().into_iter().collect();
    let mut rest: Vec<OsString> = arguments.collect();
    let language = leading_language(&mut rest);
    let mut command = program;
    let mut words = rest.into_iter().peekable();
    while let Some(below) = words.peek().and_then(|it| command.find_subcommand(it)) {
        command = below;
        ordered.extend(words.next());
    }
    ordered.extend(job_last(words.collect(), command));
    ordered.extend(language);
    ordered
}

/// Whether something stands behind it; not known of all before the parser is built.
pub(super) fn takes_value(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

/// Takes `--lang fr` from before the command.
fn leading_language(rest: &mut Vec<OsString>) -> Vec<OsString> {
    let first = rest.first().and_then(|it| it.to_str()).unwrap_or_default();
    let taken = if first.starts_with("--lang=") {
        1
    } else if first == "--lang" {
        2
    } else {
        0
    };
    rest.drain(..taken.min(rest.len())).collect()
}

/// The arguments of a command with its job file behind the others that stand alone, where one alone can be it.
fn job_last(words: Vec<OsString>, command: &Command) -> Vec<OsString> {
    if !command.get_positionals().any(|it| it.get_id() == "job") {
        return words;
    }
    let room = command.get_positionals().count();
    let (mut of_option, mut alone) = (false, 0);
    let mut places = Vec::new();
    for (place, word) in words.iter().enumerate() {
        // Behind two dashes everything is meant as it stands.
        if word == "--" {
            return words;
        }
        if !of_option && !is_option(word) {
            alone += 1;
            if is_toml(word) {
                places.push(place);
            }
        }
        of_option = !of_option && wants_value(word, command);
    }
    // Where one is too many, the parser says which.
    let [place] = places[..] else { return words };
    if alone > room {
        return words;
    }
    let mut words = words;
    let job = words.remove(place);
    words.push(job);
    words
}

fn is_option(word: &OsStr) -> bool {
    word.to_str().is_some_and(|it| it.len() > 1 && it.starts_with('-'))
}

fn is_toml(word: &OsStr) -> bool {
    Path::new(word).extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"))
}

/// Whether what stands behind a word is its value.
fn wants_value(word: &OsStr, command: &Command) -> bool {
    let Some(name) = word.to_str().and_then(|it| it.strip_prefix("--")) else { return false };
    let named = |argument: &&Arg| {
        let aliases = argument.get_all_aliases().unwrap_or_default();
        argument.get_long() == Some(name) || aliases.contains(&name)
    };
    let option = command.get_arguments().find(named);
    option.is_some_and(|it| takes_value(it) && !it.is_require_equals_set())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Cli;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let arguments = written.split(' ').map(OsString::from).collect();
        let ordered = in_order(arguments, &Cli::command());
        let ordered: Vec<&str> = ordered.iter().filter_map(|it| it.to_str()).collect();
        assert_eq!(ordered.join(" "), expected);
    }

    #[test]
    fn the_job_file_may_stand_anywhere() {
        check("relance run a.toml --date 2026-03-02", "relance run --date 2026-03-02 a.toml");
        check("relance explain a.toml C12", "relance explain C12 a.toml");
        check("relance explain C12 a.toml", "relance explain C12 a.toml");
        check("relance reconcile a.toml back.csv", "relance reconcile back.csv a.toml");
        check("relance register move a.toml C1 C2", "relance register move C1 C2 a.toml");
        check("relance undo 2026-03-02", "relance undo 2026-03-02");
    }

    #[test]
    fn what_may_be_meant_otherwise_stays_where_it_stands() {
        check(
            "relance run --out x.toml a.toml --json",
            "relance run --out x.toml --json a.toml",
        );
        check("relance run a.toml b.toml", "relance run a.toml b.toml");
        check("relance plan a.toml more", "relance plan a.toml more");
        check("relance explain -- a.toml C12", "relance explain -- a.toml C12");
        check("relance init a.toml x", "relance init a.toml x");
        check("relance", "relance");
    }

    #[test]
    fn the_language_may_stand_before_the_command() {
        check("relance --lang fr plan a.toml", "relance plan a.toml --lang fr");
        check("relance --lang=fr plan", "relance plan --lang=fr");
        check("relance --lang", "relance --lang");
    }
}
