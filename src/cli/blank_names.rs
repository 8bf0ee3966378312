//! Options that take a name get one: a blank is no name, and nothing is done in the name of somebody else.

use clap::{Arg, ArgMatches, Command};

use crate::error::{Error, Result};

/// What is named by the values of options, by their own name or that of their value.
const NAMED: [&str; 6] = ["name", "coder", "case", "code", "group", "set"];

/// Refuses options that take a name and got a blank.
///
/// # Errors
/// [`Error::BlankName`].
pub(super) fn refuse(command: &Command, matches: &ArgMatches) -> Result<()> {
    if let Some(blank) = command.get_arguments().find(|argument| is_blank(argument, matches)) {
        return Err(Error::BlankName(blank.get_long().unwrap_or_default().to_owned()));
    }
    match matches.subcommand() {
        Some((name, own)) => command.find_subcommand(name).map_or(Ok(()), |command| refuse(command, own)),
        None => Ok(()),
    }
}

fn is_blank(argument: &Arg, matches: &ArgMatches) -> bool {
    let Some(option) = argument.get_long() else { return false };
    // What takes several values says itself which of them may be empty.
    let value = match argument.get_value_names().unwrap_or_default() {
        [] => String::new(),
        [name] => name.to_lowercase(),
        _ => return false,
    };
    if !NAMED.contains(&option) && !NAMED.contains(&&*value) {
        return false;
    }
    // Some need no value.
    let may_be_empty = argument.get_num_args().is_some_and(|count| count.min_values() == 0);
    let values = matches.try_get_raw(argument.get_id().as_str()).ok().flatten();
    values.into_iter().flatten().any(|value| {
        let value = value.to_string_lossy();
        value.trim().is_empty() && !(value.is_empty() && may_be_empty)
    })
}
