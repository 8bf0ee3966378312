//! The words of the command line's help, in the language in use, and what is said of wrong arguments.
//!
//! Each command `import` has a text `help-import` and an example `example-import`; each argument `files` has
//! a text `help-arg-files`. A test sees to it that none is missing.

use std::convert::Infallible;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::ValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::Cli;
use words::i18n::{LOADER, Language};

/// The language that `--lang` asks for.
pub(super) fn given_language(arguments: &[String]) -> Option<Language> {
    let given = arguments.iter().enumerate().find_map(|(at, argument)| match argument.strip_prefix("--lang") {
        Some("") => arguments.get(at + 1).map(String::as_str),
        Some(value) => value.strip_prefix('='),
        None => None,
    });
    match given {
        Some("nb") => Some(Language::Nb),
        Some("en") => Some(Language::En),
        _ => None,
    }
}

/// The project that the window alone is handed over: what is no language and not the word `open`.
pub(super) fn given_project(arguments: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    let mut arguments = arguments.skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            arguments.next();
        } else if argument != "open" && !argument.to_string_lossy().starts_with("--lang=") {
            return Some(argument.into());
        }
    }
    None
}

/// The command line with its help in the language in use.
pub(super) fn command() -> Command {
    // On Windows the file has an ending, which nobody types.
    let mut command =
        words(Cli::command(), "planlupe").bin_name("planlupe").subcommand_help_heading(tr!("help-heading-commands"));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| words(sub, &name));
    }
    command
}

fn words(command: Command, name: &str) -> Command {
    let arguments: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    let mut command = command
        .about(text(&format!("help-{name}")))
        .after_help(format!("{}\n  {}", tr!("help-heading-example"), text(&format!("example-{name}"))))
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            tr!("help-heading-usage")
        ))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(tr!("help-heading-options"))
        .arg(
            clap::Arg::new("help")
                .long("help")
                .short('h')
                .action(clap::ArgAction::Help)
                .help(tr!("help-arg-help"))
                .help_heading(tr!("help-heading-options")),
        );
    if name == "planlupe" {
        let version = clap::Arg::new("version").long("version").short('V').action(clap::ArgAction::Version);
        command = command.arg(version.help(tr!("help-arg-version")).help_heading(tr!("help-heading-options")));
    }
    for (place, id) in arguments.into_iter().enumerate() {
        command = command.mut_arg(&id, |argument| {
            let heading =
                if argument.is_positional() { tr!("help-heading-arguments") } else { tr!("help-heading-options") };
            let argument =
                entered(argument).help(text(&format!("help-arg-{id}"))).help_heading(heading).display_order(place);
            // Flags have no values to hide.
            if argument.get_action().takes_values() {
                argument.hide_possible_values(true).hide_default_value(true)
            } else {
                argument
            }
        });
    }
    command
}

/// Every argument that is a word and not a path passes the door of what people enter.
fn entered(argument: clap::Arg) -> clap::Arg {
    let is_word = argument.get_value_parser().type_id() == ValueParser::string().type_id();
    if is_word && argument.get_action().takes_values() {
        argument.value_parser(|word: &str| Ok::<_, Infallible>(reading::entered::line(word)))
    } else {
        argument
    }
}

fn text(key: &str) -> String {
    LOADER.get(key)
}

/// Prints help or version, or says in a sentence what is wrong with the arguments.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => Some(value.clone()),
        Some(ContextValue::Strings(values)) => Some(values.join(", ")),
        _ => None,
    };
    let argument =
        context(ContextKind::InvalidArg).or_else(|| context(ContextKind::InvalidSubcommand)).unwrap_or_default();
    let argument = without_value(&argument);
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => tr!("args-no-command", name = argument),
        ErrorKind::UnknownArgument => tr!("args-unknown", name = argument),
        ErrorKind::MissingRequiredArgument => tr!("args-missing", name = argument),
        ErrorKind::InvalidValue if value.is_empty() => tr!("args-no-value", name = argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match context(ContextKind::ValidValue).filter(|allowed| !allowed.is_empty()) {
                Some(allowed) => tr!("args-bad-value", name = argument, value = value, allowed = allowed),
                None => tr!("args-unfit-value", name = argument, value = value),
            }
        }
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg).map(|prior| without_value(&prior)) {
            Some(prior) if prior != argument => tr!("args-apart", name = argument, other = prior),
            _ => tr!("args-twice", name = argument),
        },
        _ => tr!("args-wrong"),
    };
    super::complain(&sentence);
    ExitCode::from(2)
}

/// The name of an option, which clap gives with its value: `--rows <ROWS>`, `--add [<TEXT>]`.
fn without_value(argument: &str) -> String {
    match argument.split_once(' ') {
        Some((option, _)) if option.starts_with("--") => option.to_owned(),
        _ => argument.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_its_words() {
        let mut root = Cli::command();
        root.build();
        let mut keys = vec!["help-planlupe".to_owned(), "example-planlupe".to_owned()];
        for sub in root.get_subcommands() {
            keys.extend([format!("help-{}", sub.get_name()), format!("example-{}", sub.get_name())]);
            keys.extend(sub.get_arguments().map(|argument| format!("help-arg-{}", argument.get_id())));
        }
        for key in keys {
            assert!(LOADER.has(&key), "{:?} has no {key}", Language::current());
        }
    }

    #[test]
    fn the_language_is_taken_from_the_arguments_first() {
        let arguments = |list: &[&str]| list.iter().map(|argument| (*argument).to_owned()).collect::<Vec<_>>();
        assert_eq!(given_language(&arguments(&["planlupe", "--lang", "en"])), Some(Language::En));
        assert_eq!(given_language(&arguments(&["planlupe", "cases", "--lang=nb"])), Some(Language::Nb));
        assert_eq!(given_language(&arguments(&["planlupe", "cases"])), None);
    }

    #[test]
    fn a_language_is_no_project() {
        let project = |list: &[&str]| given_project(list.iter().map(OsString::from));
        let studie = Some(PathBuf::from("studie.planlupe"));
        assert_eq!(project(&["planlupe-window", "--lang", "en"]), None);
        assert_eq!(project(&["planlupe-window", "--lang=en"]), None);
        assert_eq!(project(&["planlupe-window"]), None);
        assert_eq!(project(&["planlupe-window", "--lang", "en", "studie.planlupe"]), studie);
        assert_eq!(project(&["planlupe-window", "open", "studie.planlupe", "--lang=nb"]), studie);
    }

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        command().debug_assert();
    }
}
