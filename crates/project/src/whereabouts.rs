//! Where a project lies, as far as it matters to whoever works in it: programs that keep folders alike on several machines copy a file
//! while it is being written and know no lock, and a share can be gone in the midst of an edit.

use std::fs;
use std::path::{Component, Path, PathBuf, Prefix};

/// A place where work is not safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// A folder that this program keeps alike on several machines.
    Synced(&'static str),
    /// A share of another machine.
    Share,
}

/// How folders begin that programs keep alike, and whose they are.
const SYNCED: [(&str, &str); 9] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
];

/// Where a file or folder lies that is there or shall be made; `None` for a place on this machine.
#[must_use]
pub fn whereabouts(path: &Path) -> Option<Whereabouts> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    // By its real name too: a drive letter may stand for a share, and a link for another folder.
    let real = path.ancestors().find_map(|folder| fs::canonicalize(folder).ok());
    let ways = [Some(path), real];
    let synced = || ways.iter().flatten().find_map(|way| synced(way, &folders_of_onedrive()));
    let mounts = || fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let is_share = |way: &PathBuf| has_server(way) || is_mounted_share(way, &mounts());
    synced().or_else(|| ways.iter().flatten().any(is_share).then_some(Whereabouts::Share))
}

/// Folders that `OneDrive` tells of, whatever they are called.
fn folders_of_onedrive() -> Vec<PathBuf> {
    ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"]
        .iter()
        .filter_map(std::env::var_os)
        .map(PathBuf::from)
        .collect()
}

fn synced(path: &Path, folders: &[PathBuf]) -> Option<Whereabouts> {
    if folders.iter().any(|folder| !folder.as_os_str().is_empty() && path.starts_with(folder)) {
        return Some(Whereabouts::Synced("OneDrive"));
    }
    let folder = path.parent()?;
    folder.components().find_map(|component| {
        let Component::Normal(name) = component else { return None };
        let name = name.to_string_lossy().to_lowercase();
        // «OneDrive - NAV», «Dropbox (Personal)».
        let is = |start: &str| {
            name.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
        };
        SYNCED.iter().find(|(start, _)| is(start)).map(|&(_, program)| Whereabouts::Synced(program))
    })
}

/// Whether a path names the server: `\\server\share\…`, on Windows alone.
fn has_server(path: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = path.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

/// Whether the innermost mount over a path is a share, by Linux's list of mounts.
fn is_mounted_share(path: &Path, mounts: &str) -> bool {
    let mounts = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?.replace("\\040", " ");
        path.starts_with(&point).then(|| (point.len(), after.split(' ').next().unwrap_or_default()))
    });
    let innermost = mounts.max_by_key(|(length, _)| *length);
    const SHARES: [&str; 8] = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.gvfsd-fuse"];
    innermost.is_some_and(|(_, kind)| SHARES.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_programs_keep_alike_are_known_by_name() {
        let program = |path: &str| synced(Path::new(path), &[PathBuf::from("/sky/firma")]);
        for (path, known) in [
            ("/folk/kari/OneDrive - NAV/p.planlupe", Some("OneDrive")),
            ("/folk/kari/OneDrive/studie/p.planlupe", Some("OneDrive")),
            ("/sky/firma/p.planlupe", Some("OneDrive")),
            ("/folk/kari/Dropbox (Kari)/p.planlupe", Some("Dropbox")),
            ("/Users/kari/Library/Mobile Documents/p.planlupe", Some("iCloud")),
            ("/folk/kari/Nextcloud/p.planlupe", Some("Nextcloud")),
            ("/folk/kari/dropboxes/p.planlupe", None),
            ("/folk/kari/p.planlupe", None),
            // The file itself may be called what it likes.
            ("/folk/kari/onedrive", None),
        ] {
            assert_eq!(program(path), known.map(Whereabouts::Synced), "{path}");
        }
    }

    #[test]
    fn the_innermost_mount_decides_what_is_a_share() {
        let mounts = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:50 / /mnt/felles\\040område rw shared:2 - cifs //server/felles rw
41 40 0:51 / /mnt/felles\\040område/disk rw - ext4 /dev/vdb rw
";
        let is_share = |path: &str| is_mounted_share(Path::new(path), mounts);
        assert!(is_share("/mnt/felles område/p.planlupe"));
        assert!(!is_share("/mnt/felles område/disk/p.planlupe"));
        assert!(!is_share("/folk/kari/p.planlupe") && !is_share("relative"));
    }

    #[test]
    fn a_folder_for_what_is_temporary_is_on_this_machine() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(whereabouts(&folder.path().join("p.planlupe")), None);
        assert_eq!(whereabouts(&folder.path().join("OneDrive/a/p.planlupe")), Some(Whereabouts::Synced("OneDrive")));
    }

    #[cfg(windows)]
    #[test]
    fn a_path_that_names_a_server_is_a_share() {
        for path in [r"\\server\felles\p.planlupe", r"\\?\UNC\server\felles\p.planlupe", "//server/felles/p.planlupe"] {
            assert!(has_server(Path::new(path)), "{path}");
        }
        assert!(!has_server(Path::new(r"C:\Studier\Åse\p.planlupe")) && !has_server(Path::new(r"\\?\C:\p.planlupe")));
    }
}
