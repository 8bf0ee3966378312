//! Text recognition of scans and pictures by `tesseract`, with `pdftoppm` for the pages of a PDF, where they are installed.
//!
//! Both are processes of their own. Pages go through pipes from one to the other: nothing is written to the disk.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use crate::text::{LARGEST_FILE, Unreadable};

/// The language model, as `tesseract` calls it.
const LANGUAGE: &str = "nor";

/// How `tesseract` looks at a page: as one column, so that it reads fields that stand side by side row by row, and with a
/// threshold of its own for each part, so that it loses no page that is nearly empty.
const PAGE: [&str; 4] = ["--psm", "4", "-c", "thresholding_method=2"];

/// Dots per inch at which pages are drawn.
const RESOLUTION: &str = "300";

/// Whether scans can be read here: both programs are on the search path, and the language is installed.
#[must_use]
pub fn is_available() -> bool {
    let has_language =
        |output: Output| String::from_utf8_lossy(&output.stdout).lines().any(|line| line.trim() == LANGUAGE);
    program("pdftoppm").is_some() && run("tesseract", &["--list-langs"], &[]).is_ok_and(has_language)
}

/// The text of the pages of a PDF, as they look.
pub(super) fn read_pdf(bytes: &[u8], pages: usize) -> Result<String, Unreadable> {
    if !is_available() {
        return Err(Unreadable::NoOcr);
    }
    let mut text = String::new();
    for page in 1..=pages {
        let number = page.to_string();
        let arguments = ["-r", RESOLUTION, "-gray", "-png", "-f", &number, "-l", &number, "-"];
        let picture = result(run("pdftoppm", &arguments, bytes)?)?;
        if page > 1 {
            text.push('\u{c}');
        }
        text.push_str(&recognise(&picture)?);
        if text.len() as u64 > LARGEST_FILE {
            return Err(Unreadable::TooLarge);
        }
    }
    found(text)
}

/// The text of a picture.
pub(super) fn read_image(bytes: &[u8]) -> Result<String, Unreadable> {
    if is_available() { found(recognise(bytes)?) } else { Err(Unreadable::NoOcr) }
}

fn found(text: String) -> Result<String, Unreadable> {
    if text.trim().is_empty() { Err(Unreadable::OcrFailed) } else { Ok(text) }
}

fn recognise(picture: &[u8]) -> Result<String, Unreadable> {
    let mut arguments = vec!["stdin", "stdout", "-l", LANGUAGE];
    arguments.extend(PAGE);
    let text = result(run("tesseract", &arguments, picture)?)?;
    Ok(String::from_utf8_lossy(&text).trim_end_matches('\u{c}').to_owned())
}

fn result(output: Output) -> Result<Vec<u8>, Unreadable> {
    if output.status.success() { Ok(output.stdout) } else { Err(Unreadable::OcrFailed) }
}

/// Runs a program that reads `input` and writes its result.
fn run(name: &str, arguments: &[&str], input: &[u8]) -> Result<Output, Unreadable> {
    let mut command = Command::new(program(name).ok_or(Unreadable::NoOcr)?);
    // Several files are read at once already.
    command.args(arguments).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Unreadable::NoOcr)?;
    let pipe = child.stdin.take();
    // A program that does not read to the end closes its side; what it then writes tells the rest.
    let feed = move || pipe.map(|mut pipe| pipe.write_all(input));
    thread::scope(|scope| {
        scope.spawn(feed);
        child.wait_with_output().map_err(|error| Unreadable::Io(error.kind()))
    })
}

/// The program of that name on the search path.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    folders.map(|folder| folder.join(&file)).find(|file| file.is_file())
}
