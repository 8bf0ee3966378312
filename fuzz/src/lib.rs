//! What the fuzz targets share: `scripts/fuzz.sh` builds and runs them, `docs/fuzzing.md` has what was found.

use std::fs;
use std::io::{Cursor, Write as _};
use std::panic::{set_hook, take_hook};
use std::path::{Path, PathBuf};
use std::sync::Once;

use project::Project;
use reading::document::ReadDocument;
use reading::grammar;
use reading::text::Unreadable;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What stands between the parts of an input that becomes an archive.
const PART: &[u8] = b"\n=====\n";

/// Makes a panic in a reader of documents a finding. The program itself goes on after one, and says that the file is damaged; what panics
/// within a library stays the business of that guard.
fn tell_of_guarded_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Puts the guard's own hook in place.
        let _ = ReadDocument::decode(b"Hei.".to_vec(), false);
        let guarded = take_hook();
        set_hook(Box::new(move |panic| {
            guarded(panic);
            let file = panic.location().map_or("", |place| place.file());
            if file.contains("crates/reading") || file.contains("crates\\reading") {
                eprintln!("{panic}");
                std::process::abort();
            }
        }));
    });
}

/// Reads a document as the program does when it is imported, and the plan in it: no line of its text may be unaccounted for.
pub fn read(bytes: Vec<u8>) -> Result<(), Unreadable> {
    tell_of_guarded_panics();
    let read = ReadDocument::decode(bytes, false)?;
    let plan = grammar::read_named(&read.text, &read.evidence, None);
    assert_eq!(plan.unaccounted(&read.text), 0, "a line of the text stands in no entry");
    for entry in &plan.entries {
        assert!(entry.span.start <= entry.span.end && entry.span.end <= read.text.len(), "a span leaves the text");
        let _ = read.text.slice(entry.span);
    }
    for span in read.annotations.iter().flat_map(|annotation| &annotation.spans) {
        assert!(span.end <= read.text.len(), "a mark leaves the text");
    }
    Ok(())
}

/// The parts of an input, as an archive with these names that is not compressed; an input that is an archive already stays as it is.
#[must_use]
pub fn archive(data: &[u8], names: &[&str], always: &[(&str, &str)]) -> Vec<u8> {
    if data.starts_with(b"PK") {
        return data.to_vec();
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, content: &[u8]| {
        writer.start_file(name, options).expect("a part of an archive");
        writer.write_all(content).expect("written to memory");
    };
    for (name, content) in always {
        put(name, content.as_bytes());
    }
    for (name, content) in names.iter().zip(parts(data)) {
        put(name, content);
    }
    writer.finish().expect("an archive").into_inner()
}

/// The parts of an input.
pub fn parts(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(data);
    std::iter::from_fn(move || {
        let data = rest?;
        let at = data.windows(PART.len()).position(|window| window == PART);
        rest = at.map(|at| &data[at + PART.len()..]);
        Some(&data[..at.unwrap_or(data.len())])
    })
}

/// A folder in memory where the system has one.
#[must_use]
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder")
}

/// A project with a case or two in a folder of its own, which goes when the process ends.
#[must_use]
pub fn project() -> (tempfile::TempDir, Project) {
    let folder = folder();
    let print = folder.path().join("sak.txt");
    fs::write(&print, "BRUKER – 1. APR. 2020: Hei.\n\nVEILEDER – 2. APR. 2020: Hei på deg.\n").expect("written");
    let codebook = project::codebook::Codebook::standard();
    let mut project = Project::create_with(&folder.path().join("p.planlupe"), &codebook).expect("a project");
    project::import::import(&mut project, vec![print], project::import::Manner::default()).expect("imported");
    (folder, project)
}

/// Writes an input to a file of this name.
#[must_use]
pub fn written(folder: &Path, name: &str, data: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, data).expect("written to memory");
    path
}
