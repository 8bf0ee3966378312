//! Project files: the input is a list of changes to the bytes of a sound one, or a file.

#![no_main]

use std::fs::{self, File, OpenOptions};
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use libfuzzer_sys::fuzz_target;
use project::Project;

/// The header of a file of SQLite. Who changes it may make the program itself write to the file: it brings old versions up to date.
const HEADER: usize = 100;

/// A file that is a sound project but for what the last input has changed. Most of it stays as it is from one input to the next: to write it
/// whole takes a fifth of the time of an input.
struct Changed {
    sound: Vec<u8>,
    path: PathBuf,
    file: File,
    /// What is no longer as in the sound one; nothing where that is not known.
    differs: Option<Vec<Range<usize>>>,
    _folder: tempfile::TempDir,
}

impl Changed {
    fn new() -> Self {
        let (folder, project) = fuzz::project();
        let sound = project.path().to_owned();
        drop(project);
        let sound = fs::read(sound).expect("a project");
        let path = fuzz::written(folder.path(), "changed.planlupe", &sound);
        let file = OpenOptions::new().write(true).open(&path).expect("a file");
        Self { sound, path, file, differs: Some(Vec::new()), _folder: folder }
    }

    fn write(&mut self, data: &[u8]) -> &Path {
        match self.differs.take() {
            Some(ranges) => ranges.into_iter().for_each(|range| self.put(range.start, &self.sound[range])),
            None => self.put_whole(&self.sound),
        }
        if data.starts_with(b"SQLite") {
            self.put_whole(data);
            return &self.path;
        }
        // Place (3 bytes), number of bytes (1), the bytes; the length of the file may be cut as well.
        let mut ranges = Some(Vec::new());
        let mut length = self.sound.len();
        let mut rest = data;
        while let Some(([a, b, c, count], more)) = rest.split_first_chunk::<4>() {
            let at = usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c);
            let at = at % length;
            let count = usize::from(*count % 32).min(more.len());
            if count == 0 {
                length = at.max(512);
                self.file.set_len(length as u64).expect("cut");
                ranges = None;
            }
            let range = at..(at + count).min(length);
            self.put(at, &more[..range.len()]);
            ranges = ranges.filter(|_| at >= HEADER);
            if let Some(ranges) = &mut ranges {
                ranges.push(range);
            }
            rest = &more[count..];
        }
        self.differs = ranges;
        &self.path
    }

    fn put(&self, at: usize, bytes: &[u8]) {
        self.file.write_all_at(bytes, at as u64).expect("written to memory");
    }

    fn put_whole(&self, bytes: &[u8]) {
        self.file.set_len(bytes.len() as u64).expect("cut");
        self.put(0, bytes);
    }
}

static CHANGED: LazyLock<Mutex<Changed>> = LazyLock::new(|| Mutex::new(Changed::new()));

fuzz_target!(|data: &[u8]| {
    let mut changed = CHANGED.lock().unwrap_or_else(PoisonError::into_inner);
    let Ok(project) = Project::open_to_read(changed.write(data)) else { return };
    let Ok(_held) = project.held() else { return };
    let _ = project.check();
    let _ =
        project.cases().list().map(|cases| cases.iter().map(|case| project.cases().source(case.id).is_ok()).count());
    let _ = project.codes().tree();
    let _ = project.codings().counts();
    let _ = project.state();
});
