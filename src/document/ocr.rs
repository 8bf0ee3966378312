//! Text recognition of scans and pictures by `tesseract`, with `pdftoppm` for the pages of a PDF, where they are installed.
//!
//! Both run as processes of their own on files in a private folder, which is removed afterwards.

use std::ffi::OsStr;
use std::fs::DirBuilder;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::text::{LARGEST_FILE, Unreadable};

/// The language model, as `tesseract` calls it.
const LANGUAGE: &str = "nor";

/// Dots per inch at which pages are drawn.
const RESOLUTION: &str = "300";

/// Whether scans can be read here: both programs are on the search path, and the language is installed.
#[must_use]
pub fn is_available() -> bool {
    let Some(tesseract) = program("tesseract") else { return false };
    let listed = Command::new(tesseract).arg("--list-langs").stdin(Stdio::null()).stderr(Stdio::null()).output();
    let has_language = |output: std::process::Output| {
        String::from_utf8_lossy(&output.stdout).lines().any(|line| line.trim() == LANGUAGE)
    };
    program("pdftoppm").is_some() && listed.is_ok_and(has_language)
}

/// The text of the pages of a PDF, as they look.
pub(super) fn read_pdf(bytes: &[u8]) -> Result<String, Unreadable> {
    let folder = workshop(bytes, "scan.pdf")?;
    let arguments = ["-r", RESOLUTION, "-gray", "-png", "scan.pdf", "page"];
    run(&folder, "pdftoppm", &arguments).map_err(|_| Unreadable::OcrFailed)?;
    let listed = std::fs::read_dir(&folder.0).map_err(|error| Unreadable::Io(error.kind()))?;
    let mut pages: Vec<String> = listed
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension() == Some(OsStr::new("png")))
        .collect();
    pages.sort();
    let texts = pages.iter().map(|page| recognise(&folder, page)).collect::<Result<Vec<_>, _>>()?;
    found(&texts.join("\u{c}"))
}

/// The text of a picture.
pub(super) fn read_image(bytes: &[u8]) -> Result<String, Unreadable> {
    let folder = workshop(bytes, "picture")?;
    found(&recognise(&folder, "picture")?)
}

fn found(text: &str) -> Result<String, Unreadable> {
    if text.trim().is_empty() { Err(Unreadable::OcrFailed) } else { Ok(text.to_owned()) }
}

fn recognise(folder: &Folder, picture: &str) -> Result<String, Unreadable> {
    let bytes = run(folder, "tesseract", &[picture, "stdout", "-l", LANGUAGE])?;
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches('\u{c}').to_owned())
}

/// What the program writes, run in the folder.
fn run(folder: &Folder, name: &str, arguments: &[&str]) -> Result<Vec<u8>, Unreadable> {
    let program = program(name).ok_or(Unreadable::NoOcr)?;
    let mut command = Command::new(program);
    // Several files are read at once already.
    command.current_dir(&folder.0).args(arguments).env("OMP_THREAD_LIMIT", "1").stdin(Stdio::null());
    let output = command.stderr(Stdio::null()).output().map_err(|_| Unreadable::NoOcr)?;
    let fits = output.stdout.len() as u64 <= LARGEST_FILE;
    if output.status.success() && fits { Ok(output.stdout) } else { Err(Unreadable::OcrFailed) }
}

/// The program of that name on the search path.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&file))
        .find(|file| file.is_file())
}

/// A folder that only this user can read, removed when it is no longer needed.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A new folder with one file in it.
fn workshop(bytes: &[u8], name: &str) -> Result<Folder, Unreadable> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let io = |error: std::io::Error| Unreadable::Io(error.kind());
    if !is_available() {
        return Err(Unreadable::NoOcr);
    }
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let folder = loop {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("planlupe-{}-{number}", std::process::id()));
        match builder.create(&path) {
            Ok(()) => break Folder(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(io(error)),
        }
    };
    std::fs::write(folder.0.join(name), bytes).map_err(io)?;
    Ok(folder)
}
