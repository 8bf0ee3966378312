//! What holds for the whole of the program: its core knows no window, nothing reaches the network, both languages say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Every Rust file below `folder`, with its content.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let content = fs::read_to_string(&path).expect("a source");
            found.push((path, content));
        }
    }
    found
}

#[test]
fn the_core_knows_no_window() {
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
    for folder in ["src", "tests", "benches"] {
        for (path, content) in sources(&Path::new(ROOT).join(folder)) {
            let lines = content.lines().count();
            assert!(lines <= 600, "{} has {lines} lines", path.display());
            assert!(content.starts_with("//!"), "{} does not say what it holds", path.display());
        }
    }
}

/// Crates that open connections to other machines. Platform crates talk over local sockets only and are not among them.
const NETWORK: [&str; 38] = [
    "actix-web",
    "async-h1",
    "async-native-tls",
    "attohttpc",
    "awc",
    "axum",
    "boring",
    "curl",
    "curl-sys",
    "ehttp",
    "ftp",
    "h2",
    "h3",
    "hickory-resolver",
    "http-body",
    "hyper",
    "hyper-util",
    "isahc",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "s2n-quic",
    "sentry",
    "socket2",
    "ssh2",
    "surf",
    "suppaftp",
    "tokio-native-tls",
    "tokio-rustls",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "webpki-roots",
    "xhr",
];

#[test]
fn no_crate_reaches_the_network() {
    let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).expect("Cargo.lock");
    let names: BTreeSet<&str> =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains("rusqlite") && names.len() > 100, "the list of crates is where this test looks");
    let found: Vec<_> = NETWORK.iter().filter(|name| names.contains(**name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_module_opens_a_connection() {
    for (path, content) in sources(&Path::new(ROOT).join("src")) {
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
    for (path, content) in sources(&Path::new(ROOT).join("src")) {
        for word in ["/home/", "/work/", "/root/", "C:\\Users"] {
            assert!(!content.contains(word), "{} holds {word}", path.display());
        }
    }
}
