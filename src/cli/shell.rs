//! `completions` and `man`: what a shell and the manual need to know of the command line, made from its definition.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man;

use super::{help, put, say};
use crate::error::Result;
use project::output::write_whole;

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    #[arg(id = "man_folder", value_name = "FOLDER")]
    folder: PathBuf,
}

/// Prints the script by which a shell completes commands and options.
pub(super) fn completions(args: &CompletionsArgs) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(), "planlupe", &mut script);
    put(&script)
}

/// Writes the manual into a folder: a page for the program and one for each command, in the language in use.
pub(super) fn man(args: &ManArgs) -> Result<()> {
    fs::create_dir_all(&args.folder).map_err(|error| reading::Error::io(&args.folder, error))?;
    let mut root = help::command();
    // Gives each command its full name.
    root.build();
    let commands: Vec<Command> = root.get_subcommands().cloned().collect();
    for command in std::iter::once(root).chain(commands) {
        let page = Man::new(command);
        let path = args.folder.join(page.get_filename());
        write_whole(&path, |file| page.render(file).map_err(|error| project::Error::io(&path, error)))?;
    }
    say(&args.folder.display().to_string())
}
