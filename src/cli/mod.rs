//! The command line: the same functions as the window, printed.
//!
//! [`help`] gives the words, [`mod@print`] the tables for people; JSON comes from [`project::contract`].

mod agreement;
mod anonymise;
mod arrivals;
mod attributes;
mod backups;
mod blank_names;
mod codebook;
mod coders;
mod copies;
mod correct;
mod course;
mod courses;
mod degrees;
mod documents;
mod entries;
mod erase;
mod export;
mod figures;
mod find;
mod fine;
mod goals;
mod help;
mod history;
mod index;
mod log;
mod memos;
mod output;
mod parse;
mod passphrase;
mod print;
mod quarantine_args;
mod quarantine_intake;
mod quote;
mod redaction;
mod refi;
mod report;
mod roles;
mod searches;
mod sets;
mod shell;
mod summary_template;
mod tally;
mod values;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, FromArgMatches, Parser, Subcommand};
use serde::Serialize;

use crate::demo;
use crate::error::{Error, Result};
use project::AnnotationCode;
use project::arrival::Known;
use project::codebook::Codebook;
use project::contract;
use project::export::Sheet;
use project::export::csv_table::Dialect;
use project::import::{self, FilesFound, ImportReport, Manner};
use project::output::folder_of;
use project::table::codebook_table::read_codebook;
use project::tally::{Count, tally};
use project::{NewProject, Project};
use reading::chronology::ReadingOrder;
use reading::label::Pattern;
use reading::plan::DocumentKind;
use reading::text::{LARGEST_FILE, Unreadable};
use values::{DOCUMENT_KINDS, KNOWN, LANGUAGES, READING_ORDERS, one_of};
use words::Sentence;
use words::i18n::Language;

#[derive(Debug, Parser)]
#[command(name = "planlupe", version, disable_help_subcommand = true)]
struct Cli {
    #[arg(long, global = true, value_parser = one_of(LANGUAGES))]
    lang: Option<Language>,
    #[arg(id = "worker", long = "as", value_name = "NAME", global = true)]
    worker: Option<String>,
    /// Where the passphrases of encrypted projects stand.
    #[arg(long, global = true, value_name = "FILE")]
    project_passphrase_file: Vec<PathBuf>,
    #[command(subcommand)]
    command: Option<CliCommand>,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    Import(ImportArgs),
    Parse(parse::ParseArgs),
    Cases(CasesArgs),
    Asides(arrivals::AsidesArgs),
    Undo(history::UndoArgs),
    Redo(history::RedoArgs),
    Undone(history::UndoneArgs),
    Documents(documents::DocumentsArgs),
    Entries(entries::EntriesArgs),
    Find(find::FindArgs),
    Fine(fine::FineArgs),
    Figures(figures::FiguresArgs),
    Goals(goals::GoalsArgs),
    Index(index::IndexArgs),
    Excerpts(find::ExcerptsArgs),
    Searches(searches::SearchesArgs),
    Memos(memos::MemosArgs),
    Log(log::LogArgs),
    SummaryTemplate(summary_template::SummaryTemplateArgs),
    Sets(sets::SetsArgs),
    Sample(sets::SampleArgs),
    Attribution(quote::AttributionArgs),
    Quote(quote::QuoteArgs),
    Chronology(ChronologyArgs),
    Course(course::CourseArgs),
    Courses(courses::CoursesArgs),
    Codebook(codebook::CodebookArgs),
    Attributes(attributes::AttributesArgs),
    Code(codebook::CodeArgs),
    Coders(coders::CodersArgs),
    Degrees(degrees::DegreesArgs),
    Correct(correct::CorrectArgs),
    /// `settle` was its name at first.
    #[command(alias = "settle")]
    Review(correct::ReviewArgs),
    Copy(copies::CopyArgs),
    Merge(copies::MergeArgs),
    Tally(tally::TallyArgs),
    Tables(tally::TablesArgs),
    Export(export::ExportArgs),
    Agreement(agreement::AgreementArgs),
    Refi(refi::RefiArgs),
    Report(report::ReportingArgs),
    Check(CheckArgs),
    Backups(backups::BackupsArgs),
    Passphrase(passphrase::PassphraseArgs),
    Suggest(anonymise::SuggestArgs),
    Demo(DemoArgs),
    Open(OpenArgs),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
    Redact(redaction::RedactArgs),
    Erase(erase::EraseArgs),
    LeakCheck(redaction::LeakCheckArgs),
    Quarantine(quarantine_args::QuarantineArgs),
    Roles(roles::RolesArgs),
    AnonymisationReport(redaction::ReportArgs),
}

#[derive(Debug, Args)]
struct ImportArgs {
    project: PathBuf,
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[arg(long)]
    codebook: Option<PathBuf>,
    #[arg(long = "known", value_parser = one_of(KNOWN), default_value = KNOWN[0].0)]
    known_case: Known,
    #[arg(long)]
    label_pattern: Option<String>,
    #[arg(long)]
    label: Option<String>,
    #[arg(long)]
    encrypt: bool,
    #[arg(long)]
    ocr: bool,
    #[arg(long)]
    annotations: bool,
    #[arg(long = "split", conflicts_with = "into")]
    split_plans: bool,
    #[arg(long)]
    into: Option<String>,
    #[arg(long = "kind", value_parser = one_of(DOCUMENT_KINDS))]
    document_kind: Option<DocumentKind>,
    #[arg(long, conflicts_with_all = ["into", "split_plans", "label"])]
    group: bool,
    #[arg(long = "yes", requires = "group")]
    group_now: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct CasesArgs {
    project: PathBuf,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct ChronologyArgs {
    project: PathBuf,
    case: String,
    #[arg(long, value_parser = one_of(READING_ORDERS), default_value = READING_ORDERS[0].0)]
    order: ReadingOrder,
    #[arg(id = "chronology_file", long = "to", value_name = "FILE", conflicts_with = "json")]
    file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct CheckArgs {
    project: PathBuf,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct DemoArgs {
    folder: Option<PathBuf>,
    #[arg(long)]
    no_window: bool,
}

#[derive(Debug, Args)]
struct OpenArgs {
    project: Option<PathBuf>,
}

/// What a command does with the window: the command line knows how to ask for one, with a project and in a language of its own, not how to
/// make it.
pub type ShowWindow = fn(Option<&Path>, Option<Language>) -> Result<()>;
/// The window in the language that was asked for.
type ShowProject<'a> = dyn Fn(Option<&Path>) -> Result<()> + 'a;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run(show_window: ShowWindow) -> ExitCode {
    let arguments: Vec<String> = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    help::given_language(&arguments).unwrap_or_else(Language::of_system).install();
    let mut command = help::command();
    let parsed = command.try_get_matches_from_mut(with_open(std::env::args_os().collect()));
    let cli = match parsed.and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches))) {
        Ok((cli, matches)) => match blank_names::refuse(&command, &matches) {
            Ok(()) => cli,
            Err(error) => {
                complain(&error.sentence());
                return ExitCode::FAILURE;
            }
        },
        Err(error) => return help::explain(&error),
    };
    cli.worker.iter().for_each(|name| project::work_as(name));
    let command = cli.command.unwrap_or(CliCommand::Open(OpenArgs { project: None }));
    let has_window = matches!(&command, CliCommand::Open(_));
    let passphrase_files = &cli.project_passphrase_file[..];
    let show_window = |project: Option<&Path>| show_window(project, cli.lang);
    // The window asks in a dialog of its own.
    let asks = if has_window { Ok(()) } else { passphrase::ask(passphrase_files) };
    let ended = asks.and_then(|()| execute(command, passphrase_files, &show_window));
    words::places::cleared(&project::half_files::cleared()).iter().for_each(|sentence| complain(sentence));
    match ended {
        Ok(code) => code,
        Err(error) => {
            complain(&error.sentence());
            ExitCode::FAILURE
        }
    }
}

/// Runs the window alone, for a program that has no console: what it is handed over is a project, and what goes wrong is told in another way.
#[must_use]
pub fn run_window(show_window: ShowWindow, tell: fn(&str)) -> ExitCode {
    let arguments: Vec<String> = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let language = help::given_language(&arguments);
    language.unwrap_or_else(Language::of_system).install();
    match show_window(help::given_project(std::env::args_os()).as_deref(), language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The window itself has told of a project that cannot be opened.
            if matches!(error, Error::NoDisplay | Error::Window(_) | Error::Crashed) {
                tell(&error.sentence());
            }
            ExitCode::FAILURE
        }
    }
}

/// A project alone, as a file manager hands it over, is opened.
fn with_open(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_project =
        |argument: &OsString| Path::new(argument).extension().is_some_and(|extension| extension == "planlupe");
    if arguments.len() == 2 && is_project(&arguments[1]) {
        arguments.insert(1, "open".into());
    }
    arguments
}

fn execute(command: CliCommand, passphrase_files: &[PathBuf], show_window: &ShowProject<'_>) -> Result<ExitCode> {
    match command {
        CliCommand::Import(args) => return import(&args, passphrase_files.first().map(PathBuf::as_path)),
        CliCommand::Parse(args) => return parse::parse(&args),
        CliCommand::Cases(args) => cases(&args)?,
        CliCommand::Asides(args) => arrivals::asides(&args)?,
        CliCommand::Undo(args) => history::undo(&args)?,
        CliCommand::Redo(args) => history::redo(&args)?,
        CliCommand::Undone(args) => history::undone(&args)?,
        CliCommand::Documents(args) => documents::documents(&args)?,
        CliCommand::Entries(args) => entries::entries(&args)?,
        CliCommand::Figures(args) => figures::figures(&args)?,
        CliCommand::Goals(args) => goals::goals(&args)?,
        CliCommand::Index(args) => index::index(&args)?,
        CliCommand::Find(args) => find::find(&args)?,
        CliCommand::Fine(args) => fine::fine(&args)?,
        CliCommand::Excerpts(args) => find::excerpts(&args)?,
        CliCommand::Searches(args) => searches::searches(&args)?,
        CliCommand::Memos(args) => memos::memos(&args)?,
        CliCommand::Log(args) => log::log(&args)?,
        CliCommand::SummaryTemplate(args) => summary_template::summary_template(&args)?,
        CliCommand::Sets(args) => sets::sets(&args)?,
        CliCommand::Sample(args) => sets::sample(&args)?,
        CliCommand::Attribution(args) => quote::attribution(&args)?,
        CliCommand::Quote(args) => quote::quote(&args)?,
        CliCommand::Chronology(args) => chronology(&args)?,
        CliCommand::Course(args) => course::course(&args)?,
        CliCommand::Courses(args) => courses::courses(&args)?,
        CliCommand::Codebook(args) => codebook::codebook(&args)?,
        CliCommand::Attributes(args) => attributes::attributes(&args)?,
        CliCommand::Code(args) => codebook::code(&args)?,
        CliCommand::Coders(args) => coders::coders(&args)?,
        CliCommand::Degrees(args) => degrees::degrees(&args)?,
        CliCommand::Correct(args) => correct::correct(&args)?,
        CliCommand::Review(args) => correct::review(&args)?,
        CliCommand::Copy(args) => copies::copy(&args)?,
        CliCommand::Merge(args) => copies::merge(&args)?,
        CliCommand::Tally(args) => tally::print_tally(&args)?,
        CliCommand::Tables(args) => tally::tables(&args)?,
        CliCommand::Export(args) => export::export(&args)?,
        CliCommand::Agreement(args) => agreement::agreement_of(&args)?,
        CliCommand::Refi(args) => refi::refi(&args)?,
        CliCommand::Report(args) => report::report(&args)?,
        CliCommand::Check(args) => return check(&args),
        CliCommand::Backups(args) => backups::backups(&args)?,
        CliCommand::Passphrase(args) => passphrase::set(&args)?,
        CliCommand::Quarantine(args) => return redaction::quarantine(&args),
        CliCommand::Roles(args) => roles::roles(&args)?,
        CliCommand::AnonymisationReport(args) => redaction::report(&args)?,
        CliCommand::LeakCheck(args) => return redaction::leak_check(&args),
        CliCommand::Redact(args) => return redaction::redact(&args),
        CliCommand::Erase(args) => return erase::erase(&args),
        CliCommand::Suggest(args) => anonymise::suggest(&args)?,
        CliCommand::Completions(args) => shell::completions(&args)?,
        CliCommand::Man(args) => shell::man(&args)?,
        CliCommand::Demo(args) => demo(&args, show_window)?,
        CliCommand::Open(args) => {
            args.project.iter().try_for_each(|project| passphrase::unlock(project, passphrase_files))?;
            show_window(args.project.as_deref())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn import(args: &ImportArgs, passphrase_file: Option<&Path>) -> Result<ExitCode> {
    let codebook = args.codebook.as_deref().map(read_codebook).transpose()?;
    let pattern = args.label_pattern.as_deref().map(Pattern::new).transpose()?;
    let from_input = args.files.iter().any(|file| is_standard_input(file));
    let input = match (&args.label, &args.files[..]) {
        (Some(label), [_]) if from_input => Some((standard_input()?, label)),
        (None, _) if !from_input => None,
        _ => return Err(Error::LabelAndInput),
    };
    let found = if from_input { FilesFound::default() } else { import::files(&args.files, args.ocr)? };
    let annotations = args.annotations.then_some(words::annotation_code as AnnotationCode);
    let manner = Manner {
        ocr: args.ocr,
        known: args.known_case,
        case_word: words::case_word(),
        annotations,
        split: args.split_plans,
        into: args.into.clone(),
        kind: args.document_kind,
        group: args.group,
        said_anonymised: true,
    };
    let take_in = |project: &mut Project| {
        pattern.map_or(Ok(()), |pattern| project.write().settings().set_label_pattern(&pattern))?;
        match input {
            Some((bytes, label)) => import::take_text(project, bytes, label, manner),
            None if args.group && !args.group_now => import::propose(project, found.files, manner),
            None => import::import(project, found.files, manner),
        }
    };
    if args.encrypt && args.project.is_file() && !project::is_encrypted(&args.project) {
        return Err(project::Error::NotEncrypted(args.project.clone()).into());
    }
    let new = if args.project.exists() { None } else { begin(&args.project, args.encrypt.then_some(passphrase_file))? };
    let mut report = if let Some(mut project) = new {
        project.write().codes().load(&codebook.unwrap_or_else(Codebook::standard))?;
        project.forget_undo()?;
        let report = take_in(&mut project)?;
        // A project that would hold no case is not left behind.
        if report.imported() > 0 && !report.only_proposed {
            project.place()?;
            warn_of_place(&args.project);
        }
        report
    } else {
        let mut project = Project::open_to_write(&args.project)?;
        codebook.map_or(Ok(()), |codebook| project.write().codes().load(&codebook))?;
        take_in(&mut project)?
    };
    report.passed_over = found.passed_over;
    if args.json {
        json(&report)?;
    } else {
        say(&arrivals::report(&report, &args.project))?;
    }
    Ok(exit_code(&report))
}

/// A new project, unless somebody else has made it meanwhile. It is encrypted where `encrypt` says so, and perhaps in which file its
/// passphrase stands.
fn begin(path: &Path, encrypt: Option<Option<&Path>>) -> Result<Option<NewProject>> {
    if encrypt.is_some() && !project::ENCRYPTS {
        return Err(project::Error::NoEncryption(path.to_owned()).into());
    }
    // Who gives a passphrase does not want a project that anybody can read.
    if encrypt.is_none() && passphrase::is_given() {
        return Err(Error::PassphraseForPlain(path.to_owned()));
    }
    let passphrase = encrypt.map(passphrase::of_new_project).transpose()?;
    match NewProject::begin_with(path, passphrase.as_ref().map(|passphrase| passphrase.as_str())) {
        Err(project::Error::Exists(_)) => Ok(None),
        new => Ok(Some(new?)),
    }
}

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == import::STANDARD_INPUT
}

/// Everything that comes in through standard input, one byte more than is read at most.
fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    let path = Path::new(import::STANDARD_INPUT);
    read.map_err(|error| reading::Error::io(path, error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(reading::Error::unreadable(path, Unreadable::TooLarge).into());
    }
    Ok(bytes)
}

fn exit_code(report: &ImportReport) -> ExitCode {
    if report.refused().next().is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn cases(args: &CasesArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    if args.json { json(&contract::cases(&project)?) } else { say(&print::cases(&project.cases().list()?)) }
}

fn chronology(args: &ChronologyArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let id = project.cases().named(&args.case)?;
    if let Some(file) = &args.file {
        return write_case(&project, id, args.order, file);
    }
    let source = project.cases().source(id)?;
    if args.json {
        json(&contract::case_entries(&source, args.order))
    } else {
        say(&print::plan(&source.plan, &source.text, &source.remarks, args.order))
    }
}

/// Writes a case in a reading order as a document.
fn write_case(project: &Project, id: i64, order: ReadingOrder, file: &Path) -> Result<()> {
    let case = project.cases().list()?.into_iter().find(|case| case.id == id);
    let Some(case) = case else { return Ok(()) };
    reports::reordered::of_case(project, &case, order)?.write(file)?;
    say(&file.display().to_string())
}

fn check(args: &CheckArgs) -> Result<ExitCode> {
    let findings = Project::open_to_read(&args.project)?.check()?;
    warn_of_place(&args.project);
    project::half_files::clear(folder_of(&args.project));
    for left in project::left_beside(&args.project) {
        complain(&tr!("left-beside", file = left.display().to_string()));
    }
    if args.json {
        json(&findings)?;
    } else {
        say(&print::findings(&findings))?;
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn demo(args: &DemoArgs, show_window: &ShowProject<'_>) -> Result<()> {
    let demo = demo::make(args.folder.as_deref())?;
    let project = Project::open_to_read(&demo.project)?;
    say(&tr!("demo-made", folder = demo.folder.display().to_string()))?;
    let source = project.cases().source(project.cases().named(demo::SHOWN_CASE)?)?;
    say(&tr!("demo-chronology", case = demo::SHOWN_CASE))?;
    say(&print::plan(&source.plan, &source.text, &source.remarks, ReadingOrder::Chronological))?;
    let tally = tally(&project, Some(demo::SHOWN_ATTRIBUTE), Count::Codings)?;
    say(&tr!("demo-tally", attribute = demo::SHOWN_ATTRIBUTE))?;
    say(&print::tally(&tally))?;
    let files =
        project::export::export(&project, &demo.folder.join("csv"), &Sheet::usual(&project)?, Dialect::Plain, &tally)?
            .files;
    say(&tr!("demo-csv", count = files.len(), folder = demo.folder.join("csv").display().to_string()))?;
    drop(project);
    if args.no_window {
        return Ok(());
    }
    match show_window(Some(&demo.project)) {
        // The job itself is done.
        Err(error @ (Error::NoDisplay | Error::Window(_))) => say(&error.sentence()),
        other => other,
    }
}

/// Says where a project lies that is not safe there.
fn warn_of_place(project: &Path) {
    words::places::unsafe_place(project).iter().for_each(|sentence| complain(sentence));
}

/// Says what is wrong where it does not mix with results.
#[expect(clippy::print_stderr, reason = "this is where the command line speaks of problems")]
fn complain(sentence: &str) {
    eprintln!("{}", print::harmless(sentence));
}

/// Prints a text for people and ends its last line.
fn say(text: &str) -> Result<()> {
    put(format!("{}\n", print::harmless(text.trim_end())).as_bytes())
}

/// Prints bytes; a reader that closes the pipe early is no error.
fn put(bytes: &[u8]) -> Result<()> {
    match io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(reading::Error::io(Path::new("-"), error).into())
        }
        _ => Ok(()),
    }
}

/// Prints one value on a line.
fn json_line(value: &impl Serialize) -> Result<()> {
    match serde_json::to_string(value) {
        Ok(json) => put(format!("{}\n", print::escaped(&json)).as_bytes()),
        Err(error) => Err(project::Error::Csv(error.into()).into()),
    }
}

fn json(value: &impl Serialize) -> Result<()> {
    match serde_json::to_string_pretty(value) {
        Ok(json) => put(format!("{}\n", print::escaped(&json)).as_bytes()),
        Err(error) => Err(project::Error::Csv(error.into()).into()),
    }
}
