//! `parse`: what is read of printouts, without any project.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{complain, export, is_standard_input, json, print, say, standard_input};
use crate::error::Result;
use project::contract::FileJson;
use project::import;
use reading::chronology::ReadingOrder;
use reading::document::ReadDocument;
use reading::explanation::Explanation;
use reading::grammar;
use reading::layout::Layout;
use tidy::of_prints::{self, OfPrints};
use tidy::set::Form;
use words::Sentence;

#[derive(Debug, Args)]
pub(super) struct ParseArgs {
    /// One file; with `--tidy` many, and folders.
    #[arg(id = "prints", value_name = "FILES", required = true)]
    files: Vec<PathBuf>,
    #[arg(long)]
    layout: Option<String>,
    #[arg(long)]
    explain: bool,
    #[arg(long = "split", conflicts_with = "explain")]
    split_plans: bool,
    #[arg(long)]
    ocr: bool,
    #[arg(long, conflicts_with_all = ["layout", "explain", "split_plans", "json"])]
    tidy: Option<PathBuf>,
    #[arg(long, requires = "tidy")]
    parquet: bool,
    #[arg(long, requires = "tidy")]
    with_text: bool,
    #[arg(long)]
    json: bool,
}

/// Shows what is read of a file, or writes the tidy set of many.
pub(super) fn parse(args: &ParseArgs) -> Result<ExitCode> {
    match (&args.tidy, &args.files[..]) {
        (Some(folder), files) => tidy_set(args, files, folder),
        (None, [file]) => parse_file(args, file).map(|()| ExitCode::SUCCESS),
        (None, _) => {
            complain(&tr!("args-one-file"));
            Ok(ExitCode::from(2))
        }
    }
}

fn tidy_set(args: &ParseArgs, files: &[PathBuf], folder: &Path) -> Result<ExitCode> {
    let found = import::files(files, args.ocr)?;
    let form = Form { parquet: args.parquet, with_text: args.with_text };
    let OfPrints { written, cases, refused, parted, neutral, without_dates } =
        of_prints::write(&found.files, folder, args.ocr, form)?;
    if cases > 0 {
        export::say_written(&written)?;
    }
    let mut notes = vec![tr!("tidy-prints", cases = cases, files = found.files.len())];
    for (count, note) in [
        (parted, tr!("tidy-parted", count = parted)),
        (neutral, tr!("tidy-neutral", count = neutral)),
        (without_dates, tr!("tidy-without-dates", count = without_dates)),
        (found.passed_over.len(), tr!("tidy-passed-over", count = found.passed_over.len())),
    ] {
        if count > 0 {
            notes.push(note);
        }
    }
    say(&notes.join("\n"))?;
    refused.iter().for_each(|error| complain(&error.sentence()));
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn parse_file(args: &ParseArgs, file: &Path) -> Result<()> {
    let read = if is_standard_input(file) {
        ReadDocument::decode(standard_input()?, args.ocr)
    } else {
        ReadDocument::read(file, args.ocr)
    };
    let document = read.map_err(|reason| reading::Error::unreadable(file, reason))?;
    let named = |name: &String| Layout::named(name).ok_or_else(|| reading::Error::NoLayout(name.clone()));
    let layout = args.layout.as_ref().map(named).transpose()?;
    if args.explain {
        let explanation = Explanation::of(&document.text, &document.evidence, layout);
        return if args.json { json(&explanation) } else { say(&print::explanation(&explanation)) };
    }
    let read =
        |document: &ReadDocument| grammar::read_named(&document.text, &document.evidence, args.layout.as_deref());
    let plan = read(&document);
    if args.split_plans {
        let parts: Vec<ReadDocument> = plan.parts.iter().map(|part| document.part(part.span)).collect();
        let parts = if parts.is_empty() { vec![document] } else { parts };
        if args.json {
            let plan = |part: &ReadDocument| FileJson::new(&read(part), part);
            return json(&parts.iter().map(plan).collect::<Vec<_>>());
        }
        return (1..).zip(&parts).try_for_each(|(number, part)| {
            say(&tr!("cli-plan-part", number = number, count = parts.len()))?;
            say(&(print::plan(&read(part), &part.text, &part.remarks, ReadingOrder::Chronological) + "\n"))
        });
    }
    if args.json {
        return json(&FileJson::new(&plan, &document));
    }
    let ReadDocument { text, remarks, .. } = document;
    if !plan.parts.is_empty() {
        say(&format!("[{} {}]", words::joined_plans(&plan.parts), tr!("cli-parse-split-what")))?;
    }
    say(&print::plan(&plan, &text, &remarks, ReadingOrder::Chronological))
}
