//! What shells and the manual take from the description of the arguments: completions and man pages, in the reader's
//! language.

use std::io;

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man as Page;
use findings::{Args as Values, Language, Messages};

use super::arguments::worded_program;
use super::{COMPLETE, Reply, nothing};

/// What `relance completions` is asked.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell: bash, zsh, fish, powershell or elvish
    #[arg(value_name = "SHELL")]
    shell: Shell,
    /// Language of the descriptions: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    lang: Option<Language>,
}

/// What `relance man` is asked.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// A command, for its page [default: that of the program]
    #[arg(value_name = "COMMAND", num_args = 0..)]
    command: Vec<String>,
    /// Language of the page: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    lang: Option<Language>,
}

/// The completions of a shell, on stdout.
pub(super) fn completions(asked: &Completions, locale: Language) -> Reply {
    let messages = Messages::new(asked.lang.unwrap_or(locale));
    let mut command = worded_program(&messages);
    let mut written = Vec::new();
    clap_complete::generate(asked.shell, &mut command, "relance", &mut written);
    answer(&written)
}

/// The page of a command, or of the program, on stdout.
pub(super) fn man(asked: &Man, locale: Language) -> Reply {
    let messages = Messages::new(asked.lang.unwrap_or(locale));
    let mut program = worded_program(&messages);
    program.build();
    let mut command = &program;
    for name in &asked.command {
        let Some(below) = command.find_subcommand(name) else {
            let known: Vec<_> = command.get_subcommands().map(Command::get_name).collect();
            let values = Values::new().text("text", name).text("known", known.join(", "));
            return nothing(false, &[messages.get("asked-unknown-command", &values)]);
        };
        command = below;
    }
    match page(command, &messages) {
        Ok(page) => answer(&page),
        Err(error) => {
            let values = Values::new().text("cause", messages.system(&error));
            nothing(false, &[messages.get("answer-unprinted", &values)])
        }
    }
}

/// A page of the manual; the headings that its writer knows in English alone stand in the reader's language.
fn page(command: &Command, messages: &Messages) -> io::Result<Vec<u8>> {
    let mut written = Vec::new();
    Page::new(command.clone()).render(&mut written)?;
    let mut page = String::from_utf8_lossy(&written).into_owned();
    for (english, key) in [("NAME", "man-name"), ("EXTRA", "man-examples")] {
        let heading = format!("\n.SH {english}\n");
        page = page.replacen(&heading, &format!("\n.SH {}\n", messages.plain(key)), 1);
    }
    Ok(page.into_bytes())
}

fn answer(written: &[u8]) -> Reply {
    let result = String::from_utf8_lossy(written).into_owned();
    Reply { result, aside: String::new(), code: COMPLETE }
}

#[cfg(test)]
mod tests {
    use std::iter;

    use clap::Parser as _;

    use super::*;
    use crate::cli::Cli;

    /// The command lines that the long help of a command shows.
    fn shown(command: &Command) -> Vec<String> {
        let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
        help.lines().filter_map(|it| Some(it.strip_prefix("  relance ")?.to_owned())).collect()
    }

    #[test]
    fn every_command_shows_lines_that_it_takes_in_both_languages() {
        let programs =
            [Language::En, Language::Fr].map(|it| worded_program(&Messages::new(it)));
        let [english, french] = programs.each_ref().map(|it| {
            let top = iter::once(it).chain(it.get_subcommands());
            top.map(|command| (command.get_name().to_owned(), shown(command)))
                .collect::<Vec<_>>()
        });
        assert_eq!(english.len(), french.len());
        for (name, lines) in english.iter().chain(&french) {
            assert!(!lines.is_empty(), "{name} has no example");
            for line in lines {
                let typed = line.split(['>', '|']).next().unwrap();
                let words = iter::once("relance").chain(typed.split_whitespace());
                if let Err(error) = Cli::try_parse_from(words) {
                    panic!("{name}: {line}: {error}");
                }
            }
        }
    }

    #[test]
    fn the_pages_of_the_manual_are_in_the_language_of_the_reader() {
        for (language, name, examples) in
            [(Language::En, "NAME", "EXAMPLES"), (Language::Fr, "NOM", "EXEMPLES")]
        {
            let messages = Messages::new(language);
            let page = String::from_utf8(page(&worded_program(&messages), &messages).unwrap())
                .unwrap();
            for heading in [name, examples] {
                assert!(page.contains(&format!("\n.SH {heading}\n")), "{heading}: {page}");
            }
            assert!(!page.contains("SH EXTRA"), "{page}");
        }
    }

    #[test]
    fn each_shell_gets_completions_of_every_command() {
        let messages = Messages::new(Language::Fr);
        for shell in <Shell as clap::ValueEnum>::value_variants() {
            let mut written = Vec::new();
            let mut command = worded_program(&messages);
            clap_complete::generate(*shell, &mut command, "relance", &mut written);
            let written = String::from_utf8(written).unwrap();
            for name in command.get_subcommands().map(Command::get_name) {
                assert!(written.contains(name), "{shell}: {name}");
            }
        }
    }
}
