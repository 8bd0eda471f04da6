//! The argument parser in the reader's language: its help, and what it says of arguments that are wrong.

use std::ffi::OsString;
use std::io;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use findings::{Args, Language, Messages};

use super::order::{in_order, takes_value};
use super::{COMPLETE, Cli, NOTHING, Reply, nothing, yes};

/// Reads the command line; help, version and faults come back as an answer. `locale` is the language where the
/// arguments name none.
pub(crate) fn parsed(arguments: &[OsString], locale: Language) -> Result<Cli, Reply> {
    let program = Cli::command();
    let arguments_in_order = in_order(yes::joined(help_first(arguments)), &program);
    let found = program.try_get_matches_from(&arguments_in_order);
    if let Ok(cli) = found.and_then(|matches| Cli::from_arg_matches(&matches)) {
        return Ok(cli);
    }
    // Only what is answered here needs words: they take longer than the parsing.
    let messages = Messages::new(asked(arguments).unwrap_or(locale));
    let mut command = worded_program(&messages);
    let found = command.try_get_matches_from_mut(arguments_in_order);
    let found = found.and_then(|matches| Cli::from_arg_matches(&matches));
    found.map_err(|error| {
        let said = error.render().to_string();
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Reply { result: said, aside: String::new(), code: COMPLETE }
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Reply { result: String::new(), aside: said, code: NOTHING }
            }
            _ => {
                let json = arguments.iter().any(|it| it == "--json");
                nothing(json, &lines(&error, &command, &messages))
            }
        }
    })
}

/// An answer could not be written, to a full disk perhaps.
pub(crate) fn unprinted(error: &io::Error, arguments: &[OsString], locale: Language) -> Reply {
    let messages = Messages::new(asked(arguments).unwrap_or(locale));
    let values = Args::new().text("cause", messages.system(error));
    let aside = messages.get("answer-unprinted", &values) + "\n";
    Reply { result: String::new(), aside, code: NOTHING }
}

/// The language that the arguments name, wherever it stands among them.
fn asked(arguments: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> = arguments.iter().filter_map(|it| it.to_str()).collect();
    let behind = texts.windows(2).find_map(|pair| match pair {
        ["--lang", language] => Some(*language),
        _ => None,
    });
    let joined = || texts.iter().find_map(|it| it.strip_prefix("--lang="));
    behind.or_else(joined)?.parse().ok()
}

/// `relance help plan` is asked as `relance plan --help`.
fn help_first(arguments: &[OsString]) -> Vec<OsString> {
    let mut arguments = arguments.to_vec();
    if arguments.get(1).is_some_and(|it| it == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// Behind every other option in the help.
const LAST: usize = 1000;

/// The whole program with its texts in the reader's language.
pub(super) fn worded_program(messages: &Messages) -> Command {
    worded(Cli::command(), "", messages)
}

/// A command with its texts from the message files; `path` names it: `-register-verify`, empty for the program.
fn worded(command: Command, path: &str, messages: &Messages) -> Command {
    let about =
        if path.is_empty() { "command-relance".into() } else { format!("command{path}") };
    let plain = |key: &str| messages.plain(key);
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        plain("help-usage")
    );
    let flag = |name: &'static str, short, action| {
        let flag = Arg::new(name).long(name).short(short).action(action).display_order(LAST);
        flag.help(plain(if name == "help" { "help-help" } else { "help-version" }))
            .help_heading(kept(plain("help-heading-options")))
    };
    let mut order = 0;
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .help_template(template)
        .subcommand_help_heading(kept(plain("help-heading-commands")))
        .subcommand_value_name(kept(plain("help-value-command")))
        .mut_args(|argument| {
            order += 1;
            worded_argument(argument, path, messages).display_order(order)
        })
        .mut_subcommands(|below| {
            let path = format!("{path}-{}", below.get_name());
            worded(below, &path, messages)
        })
        .arg(flag("help", 'h', ArgAction::Help));
    let command = if messages.has(&about) { command.about(plain(&about)) } else { command };
    let command = match examples(path, messages) {
        Some(examples) => command.after_long_help(examples),
        None => command,
    };
    if path.is_empty() {
        command.arg(flag("version", 'V', ArgAction::Version))
    } else {
        command
    }
}

/// What the long help of a command ends with: lines to type, each with what it does; of the program, its exit codes too.
fn examples(path: &str, messages: &Messages) -> Option<String> {
    let key = format!("examples{}", if path.is_empty() { "-relance" } else { path });
    let below = |heading: &str, key: &str| {
        let lines = messages.plain(key);
        let lines = lines.lines().map(|line| format!("\n  {line}"));
        messages.plain(heading) + &lines.collect::<String>()
    };
    let examples = messages.has(&key).then(|| below("help-heading-examples", &key))?;
    if path.is_empty() {
        return Some(examples + "\n\n" + &below("help-heading-codes", "help-codes"));
    }
    Some(examples)
}

/// An argument with its texts: those of its own command, or of the command around it, or of all.
fn worded_argument(argument: Arg, path: &str, messages: &Messages) -> Arg {
    let id = argument.get_id().to_string();
    let around = path.rmatch_indices('-').map(|(end, _)| path.get(..end).unwrap_or_default());
    let keys = [path].into_iter().chain(around).map(|path| format!("argument{path}-{id}"));
    let heading = if argument.is_positional() {
        "help-heading-arguments"
    } else {
        "help-heading-options"
    };
    let mut argument = argument.help_heading(kept(messages.plain(heading)));
    if let Some(key) = keys.into_iter().find(|key| messages.has(key)) {
        argument = argument.help(messages.plain(&key));
    }
    if !takes_value(&argument) {
        return argument;
    }
    let names: Vec<String> = match argument.get_value_names() {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => vec![id],
    };
    let said = names.iter().map(|name| {
        let key = name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let key = format!("value-{key}");
        kept(if messages.has(&key) { messages.plain(&key) } else { name.clone() })
    });
    argument
        .hide_default_value(true)
        .hide_possible_values(true)
        .value_names(said.collect::<Vec<_>>())
}

/// The parser takes names and headings only as texts that live as long as the program; a few dozen words do.
fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The answer to wrong arguments: what is wrong, how the command is used, and where more stands.
fn lines(error: &clap::Error, command: &Command, messages: &Messages) -> Vec<String> {
    let mut lines = vec![sentence(error, command, messages)];
    if let Some(usage) = of(error, ContextKind::Usage) {
        let usage = usage.trim().trim_start_matches("Usage:").trim();
        lines.push(format!("{} {usage}", messages.plain("help-usage")));
    }
    let values = Args::new().text("command", command.get_name());
    lines.push(messages.get("asked-more", &values));
    lines
}

/// The sentence that says what is wrong with the arguments.
fn sentence(error: &clap::Error, command: &Command, messages: &Messages) -> String {
    let argument = of(error, ContextKind::InvalidArg).unwrap_or_default();
    let text = of(error, ContextKind::InvalidValue).unwrap_or_default();
    let commands = || {
        let names = command.get_subcommands().map(Command::get_name);
        names.collect::<Vec<_>>().join(", ")
    };
    let values = Args::new().text("argument", &argument);
    let (key, values) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let text = of(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            let values = Args::new().text("text", text);
            match of(error, ContextKind::SuggestedSubcommand) {
                Some(near) => ("asked-unknown-command-near", values.text("nearest", near)),
                None => ("asked-unknown-command", values.text("known", commands())),
            }
        }
        ErrorKind::MissingSubcommand => {
            ("asked-no-command", Args::new().text("known", commands()))
        }
        ErrorKind::UnknownArgument => match of(error, ContextKind::SuggestedArg) {
            Some(near) => ("asked-unknown-near", values.text("nearest", near)),
            None => ("asked-unknown", values),
        },
        ErrorKind::MissingRequiredArgument => ("asked-missing", values),
        ErrorKind::InvalidValue if text.is_empty() => ("asked-no-value", values),
        ErrorKind::NoEquals | ErrorKind::TooFewValues => ("asked-no-value", values),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            ("asked-one-value", values.text("text", text))
        }
        ErrorKind::ArgumentConflict => match of(error, ContextKind::PriorArg) {
            Some(other) if other != argument => ("asked-conflict", values.text("other", other)),
            _ => ("asked-twice", values),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let values = values.text("text", text);
            match (value_key(&argument), of(error, ContextKind::ValidValue)) {
                ("asked-value", Some(known)) => {
                    ("asked-value-known", values.text("known", known))
                }
                (key, _) => (key, values),
            }
        }
        ErrorKind::InvalidUtf8 => ("asked-not-text", values),
        _ => ("asked-wrong", values),
    };
    messages.get(key, &values)
}

/// The sentence about a value that does not fit, by the argument it is for.
fn value_key(argument: &str) -> &'static str {
    match argument.split([' ', '=', '[']).next().unwrap_or_default() {
        "--date" | "--until" => "asked-date",
        "--threads" => "asked-threads",
        "--piece" => "asked-number",
        "--lang" => "asked-lang",
        "--yes" => "asked-yes",
        _ => "asked-value",
    }
}

/// One detail of an error, as text.
fn of(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        // Of several that may be meant the likeliest stands last.
        ContextValue::Strings(texts) if kind == ContextKind::SuggestedSubcommand => {
            texts.last().cloned()
        }
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command and argument has its help in the message files of both languages.
    #[test]
    fn every_argument_is_explained_in_both_languages() {
        fn check(command: &Command, path: &str, messages: &Messages) {
            let about = format!("command{}", if path.is_empty() { "-relance" } else { path });
            assert!(messages.has(&about), "{about} is missing");
            for argument in command.get_arguments().filter(|it| it.get_id() != "help") {
                let worded = worded_argument(argument.clone().help("?"), path, messages);
                let help = worded.get_help().map(ToString::to_string);
                assert_ne!(help.as_deref(), Some("?"), "{path} {}", argument.get_id());
            }
            for below in command.get_subcommands() {
                check(below, &format!("{path}-{}", below.get_name()), messages);
            }
        }
        for language in [Language::En, Language::Fr] {
            check(&Cli::command().disable_version_flag(true), "", &Messages::new(language));
        }
    }
}
