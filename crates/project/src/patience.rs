//! Renames that wait a little for whoever holds a file. On Windows, programs that look for viruses or index what is new open each new
//! file for a moment, and a table that Excel shows cannot be replaced at all: what is tried again for a second is told then.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::TempPath;

/// How often a rename is tried, and how long between two tries: a second in all.
const TRIES: usize = 21;
const PAUSE: Duration = Duration::from_millis(50);

/// Gives a file another name. What has that name is replaced.
///
/// # Errors
/// [`ErrorKind::ResourceBusy`] where another program holds one of both, [`ErrorKind::ReadOnlyFilesystem`] where one is
/// write-protected; those of the system.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    refuse_protected(from)?;
    in_place(to, || fs::rename(from, to))
}

/// Puts a temporary file in its place, as [`rename`] does. It is removed where that fails.
///
/// # Errors
/// Those of [`rename`].
pub fn persist(beside: TempPath, place: &Path) -> io::Result<()> {
    let mut beside = Some(beside);
    in_place(place, || {
        let Some(own) = beside.take() else { return Ok(()) };
        own.persist(place).map_err(|failed| {
            beside = Some(failed.path);
            failed.error
        })
    })
}

fn in_place(place: &Path, act: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    refuse_protected(place)?;
    patiently(|error| cfg!(windows) && is_held(error), || thread::sleep(PAUSE), act)
}

/// On Windows nobody replaces a file that anybody has open; elsewhere that does not matter to who replaces it.
///
/// # Errors
/// [`ErrorKind::ResourceBusy`]; those of the system.
pub fn refuse_held(file: &Path) -> io::Result<()> {
    patiently(is_held, || thread::sleep(PAUSE), || open_alone(file))
}

#[cfg(windows)]
fn open_alone(file: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt as _;
    fs::OpenOptions::new().read(true).share_mode(0).open(file).map(drop)
}

#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Windows")]
fn open_alone(_: &Path) -> io::Result<()> {
    Ok(())
}

/// On Windows nobody replaces a file with the attribute «read-only»; elsewhere the permissions of a file do not matter to who replaces it.
///
/// # Errors
/// [`ErrorKind::ReadOnlyFilesystem`].
pub fn refuse_protected(file: &Path) -> io::Result<()> {
    let is_protected = cfg!(windows) && file.metadata().is_ok_and(|data| data.permissions().readonly());
    if is_protected { Err(ErrorKind::ReadOnlyFilesystem.into()) } else { Ok(()) }
}

/// Does it until it is done or fails for another reason than `is_held` knows, but no more than [`TRIES`] times.
fn patiently(
    is_held: impl Fn(&io::Error) -> bool,
    mut pause: impl FnMut(),
    mut act: impl FnMut() -> io::Result<()>,
) -> io::Result<()> {
    for _ in 1..TRIES {
        match act() {
            Err(error) if is_held(&error) => pause(),
            done => return done,
        }
    }
    act().map_err(|error| if is_held(&error) { ErrorKind::ResourceBusy.into() } else { error })
}

/// Windows says that access is denied, too, where somebody holds what is to be replaced.
fn is_held(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ResourceBusy) || reading::is_held(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often it is tried where the first tries fail so, how often it waits, and how it ends.
    fn tried(failures: usize, kind: ErrorKind) -> (usize, usize, Result<(), ErrorKind>) {
        let (mut tries, mut pauses) = (0, 0);
        let act = || {
            tries += 1;
            if tries > failures { Ok(()) } else { Err(kind.into()) }
        };
        let ended = patiently(is_held, || pauses += 1, act).map_err(|error| error.kind());
        (tries, pauses, ended)
    }

    #[test]
    fn what_somebody_holds_is_tried_again_and_not_for_ever() {
        assert_eq!(tried(0, ErrorKind::PermissionDenied), (1, 0, Ok(())));
        assert_eq!(tried(3, ErrorKind::PermissionDenied), (4, 3, Ok(())));
        assert_eq!(tried(TRIES - 1, ErrorKind::ResourceBusy), (TRIES, TRIES - 1, Ok(())));
        assert_eq!(tried(TRIES, ErrorKind::PermissionDenied), (TRIES, TRIES - 1, Err(ErrorKind::ResourceBusy)));
    }

    #[test]
    fn what_fails_for_another_reason_is_told_at_once() {
        assert_eq!(tried(5, ErrorKind::StorageFull), (1, 0, Err(ErrorKind::StorageFull)));
        let folder = tempfile::tempdir().expect("a folder");
        let gone = rename(&folder.path().join("gone"), &folder.path().join("place"));
        assert_eq!(gone.map_err(|error| error.kind()), Err(ErrorKind::NotFound));
    }

    #[cfg(windows)]
    #[test]
    fn a_table_that_another_program_shows_is_left_as_it_is_and_so_is_one_that_is_write_protected() {
        use std::os::windows::fs::OpenOptionsExt;
        const SHARE_READ: u32 = 1;
        let folder = tempfile::tempdir().expect("a folder");
        let [from, to] = ["from.csv", "to.csv"].map(|name| folder.path().join(name));
        fs::write(&from, "new").expect("written");
        fs::write(&to, "old").expect("written");
        let held = fs::OpenOptions::new().read(true).share_mode(SHARE_READ).open(&to).expect("opened as Excel does");
        assert_eq!(rename(&from, &to).map_err(|error| error.kind()), Err(ErrorKind::ResourceBusy));
        drop(held);
        let mut permissions = to.metadata().expect("metadata").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&to, permissions.clone()).expect("write-protected");
        assert_eq!(rename(&from, &to).map_err(|error| error.kind()), Err(ErrorKind::ReadOnlyFilesystem));
        assert_eq!(fs::read_to_string(&to).expect("readable"), "old");
        #[expect(clippy::permissions_set_readonly_false, reason = "on Windows it is the attribute of this file alone")]
        permissions.set_readonly(false);
        fs::set_permissions(&to, permissions).expect("writable");
        rename(&from, &to).expect("renamed");
        assert_eq!(fs::read_to_string(&to).expect("readable"), "new");
    }
}
