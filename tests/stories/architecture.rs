//! What holds for the whole of the program: its core knows no window, nothing reaches the network, both languages say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::workspace::{FLOORS, ROOT, all_sources, sources};

/// The packages of the lock file with what they need, for building or for tests.
fn locked() -> BTreeMap<String, BTreeSet<String>> {
    let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).expect("the lock file");
    let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let name = package.lines().find_map(|line| line.strip_prefix("name = ")).expect("a name");
        let needs = package.split_once("dependencies = [").map_or("", |(_, rest)| rest);
        let needs = needs.lines().filter_map(|line| line.trim().strip_prefix('"')?.split(['"', ' ']).next());
        packages.entry(name.trim_matches('"').to_owned()).or_default().extend(needs.map(str::to_owned));
    }
    packages
}

/// A package and all that it needs.
fn closure<'a>(packages: &'a BTreeMap<String, BTreeSet<String>>, name: &'a str) -> BTreeSet<&'a str> {
    let (mut found, mut waiting) = (BTreeSet::new(), vec![name]);
    while let Some(name) = waiting.pop() {
        if found.insert(name) {
            waiting.extend(packages.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    found
}

#[test]
fn each_floor_knows_only_those_below_it() {
    let packages = locked();
    for (at, floor) in FLOORS.iter().enumerate() {
        let package = format!("planlupe-{floor}");
        assert!(packages.contains_key(&package), "{package}");
        let all = closure(&packages, &package);
        for above in &FLOORS[at + 1..] {
            assert!(!all.contains(format!("planlupe-{above}").as_str()), "{floor} needs {above}");
        }
        let below_words = at < 6;
        let foreign: &[&str] = match *floor {
            "agreement" | "reading" | "names" => &["egui", "eframe", "clap", "fluent", "rusqlite"],
            _ if below_words => &["egui", "eframe", "clap", "fluent"],
            _ => &["egui", "eframe", "clap"],
        };
        for word in foreign {
            assert!(!all.contains(word), "{floor} needs {word}");
        }
    }
}

#[test]
fn the_command_line_knows_no_window() {
    let src = Path::new(ROOT).join("src");
    let files = sources(&src);
    assert!(files.len() > 20, "the sources are where this test looks");
    for (path, content) in files {
        let name = path.strip_prefix(&src).expect("below src");
        if name.starts_with("ui") || name == Path::new("main.rs") {
            continue;
        }
        for word in ["egui", "eframe"] {
            assert!(!content.contains(word), "{} speaks of {word}", name.display());
        }
    }
}

#[test]
fn every_file_can_be_taken_in_at_one_sitting_and_says_what_it_holds() {
    let files = all_sources();
    assert!(files.len() > 200, "the sources are where this test looks");
    for (path, content) in files {
        let lines = content.lines().count();
        assert!(lines <= 600, "{} has {lines} lines", path.display());
        assert!(content.starts_with("//!"), "{} does not say what it holds", path.display());
    }
}

#[test]
fn no_crate_reaches_the_network() {
    let file = |name: &str| fs::read_to_string(Path::new(ROOT).join(name)).expect("a file of the repository");
    let (lock, deny) = (file("Cargo.lock"), file("deny.toml"));
    let names: BTreeSet<&str> =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains("rusqlite") && names.len() > 100, "the list of crates is where this test looks");
    let (_, banned) = deny.split_once("\ndeny = [\n").expect("the banned crates");
    let banned =
        banned.lines().map_while(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect::<Vec<_>>();
    assert!(banned.contains(&"hyper") && banned.len() > 30, "the banned crates are where this test looks");
    let found: Vec<_> = banned.iter().filter(|name| names.contains(**name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_the_encryption_of_projects_takes_anything_of_openssl() {
    let packages = locked();
    let needing = |name: &str| -> Vec<&str> {
        packages.iter().filter(|(_, needs)| needs.contains(name)).map(|(package, _)| package.as_str()).collect()
    };
    assert_eq!(needing("openssl-sys"), ["libsqlite3-sys"]);
    assert_eq!(needing("openssl-src"), ["openssl-sys"]);
    assert!(needing("openssl").is_empty());
}

/// Whether a folder of this name stands in a path of the workspace, wherever the workspace lies.
fn lies_in(path: &Path, folder: &str) -> bool {
    path.strip_prefix(ROOT).is_ok_and(|path| path.iter().any(|part| part == folder))
}

#[test]
fn no_module_opens_a_connection() {
    for (path, content) in all_sources().into_iter().filter(|(path, _)| lies_in(path, "src")) {
        for word in ["std::net", "TcpStream", "UdpSocket", "ToSocketAddrs"] {
            assert!(!content.contains(word), "{} speaks of {word}", path.display());
        }
    }
}

/// The texts of a language: the names of what is put in, by key.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(ROOT).join("assets/locales").join(language).join("planlupe.ftl");
    let content = fs::read_to_string(path).expect("the texts");
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in content.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (name, _) = line.split_once('=').expect("a key and a text");
            key = name.trim().to_owned();
            assert!(texts.insert(key.clone(), BTreeSet::new()).is_none(), "{language} has {key} twice");
        }
        for piece in line.split('$').skip(1) {
            let name: String =
                piece.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect();
            texts.get_mut(&key).expect("a key above").insert(name);
        }
    }
    texts
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_places_to_fill() {
    let (norwegian, english) = (texts("nb"), texts("en"));
    assert!(norwegian.len() > 200);
    let only = |one: &BTreeMap<String, _>, other: &BTreeMap<String, _>| -> Vec<String> {
        one.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    assert_eq!((only(&norwegian, &english), only(&english, &norwegian)), (Vec::new(), Vec::new()));
    for (key, places) in &norwegian {
        assert_eq!(places, &english[key], "{key}");
    }
}

#[test]
fn no_path_of_a_machine_stands_in_the_sources() {
    // Stories name paths that are nobody's.
    for (path, content) in all_sources().into_iter().filter(|(path, _)| !lies_in(path, "stories")) {
        for word in ["/home/", "/work/", "/root/", "C:\\Users"] {
            assert!(!content.contains(word), "{} holds {word}", path.display());
        }
    }
}
