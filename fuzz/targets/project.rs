//! Project files: the input is a list of changes to the bytes of a sound one, or a file.

#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use project::Project;

/// A sound project, and where the changed one is written.
static SOUND: LazyLock<(Vec<u8>, tempfile::TempDir)> = LazyLock::new(|| {
    let (folder, project) = fuzz::project();
    let path = project.path().to_owned();
    drop(project);
    (fs::read(path).expect("a project"), folder)
});

fuzz_target!(|data: &[u8]| {
    let (sound, folder) = &*SOUND;
    let mut bytes = sound.clone();
    if data.starts_with(b"SQLite") {
        bytes = data.to_vec();
    } else {
        // Place (3 bytes), number of bytes (1), the bytes; the length of the file may be cut as well.
        let mut rest = data;
        while let Some(([a, b, c, count], more)) = rest.split_first_chunk::<4>() {
            let at = usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c);
            let at = at % bytes.len().max(1);
            let count = usize::from(*count % 32).min(more.len());
            if count == 0 {
                bytes.truncate(at.max(512));
            }
            let count_here = count.min(bytes.len() - at.min(bytes.len()));
            bytes[at..at + count_here].copy_from_slice(&more[..count_here]);
            rest = &more[count..];
        }
    }
    let path = fuzz::written(folder.path(), "changed.planlupe", &bytes);
    let Ok(project) = Project::open_to_read(&path) else { return };
    let Ok(_held) = project.held() else { return };
    let _ = project.check();
    let _ =
        project.cases().list().map(|cases| cases.iter().map(|case| project.cases().source(case.id).is_ok()).count());
    let _ = project.codes().tree();
    let _ = project.codings().counts();
    let _ = project.state();
});
