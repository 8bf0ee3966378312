//! The shape of the sources: no modules that know each other in a circle, no type that is everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::support::workspace::{ROOT, packages, sources};

/// Most files in which methods of one type stand, and most methods of one type.
const MOST_FILES: usize = 3;
const MOST_METHODS: usize = 40;

/// Every Rust file below a folder with its content, tests and remarks left out.
fn code(folder: &Path) -> Vec<(PathBuf, String)> {
    let is_code = |path: &Path| !path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("_tests"));
    let files = sources(folder).into_iter().filter(|(path, _)| is_code(path));
    let without_tests = files.map(|(path, content)| {
        let (content, _) = content.split_once("#[cfg(test)]\nmod tests {").unwrap_or((&content, ""));
        let lines = content.lines().filter(|line| !line.trim_start().starts_with("//"));
        (path, lines.collect::<Vec<_>>().join("\n"))
    });
    without_tests.collect()
}

/// The folders that hold modules: the sources of all packages, and every folder below. Each with its path within its crate.
fn folders_of_modules() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for src in packages().into_iter().map(|package| package.join("src")) {
        let files = sources(&src);
        let folders: BTreeSet<&Path> = files.iter().filter_map(|(file, _)| file.parent()).collect();
        for folder in folders {
            let within = folder.strip_prefix(&src).expect("below src").iter().map(|part| part.to_string_lossy());
            found.push((folder.to_owned(), within.collect::<Vec<_>>().join("::")));
        }
    }
    found
}

/// The modules of a folder, each with those beside it that it names.
fn known_modules(folder: &Path, within: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = if within.is_empty() { "crate".to_owned() } else { format!("crate::{within}") };
    let by_path = Regex::new(&format!(r"\b{path}::(?:\{{([^}}]*)\}}|(\w+))")).expect("an expression");
    let by_parent = Regex::new(r"((?:super::)+)(?:\{([^}]*)\}|(\w+))").expect("an expression");
    let word = Regex::new(r"\w+").expect("an expression");
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, content) in code(folder) {
        let parts: Vec<String> = file
            .strip_prefix(folder)
            .expect("below the folder")
            .components()
            .map(|part| part.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned())
            .collect();
        if ["lib", "main", "mod"].contains(&parts[0].as_str()) {
            continue;
        }
        let depth = parts.len() - usize::from(parts.last().is_some_and(|last| last == "mod"));
        let names = known.entry(parts[0].clone()).or_default();
        let mut take = |list: Option<regex::Match<'_>>, one: Option<regex::Match<'_>>| {
            names.extend(one.map(|name| name.as_str().to_owned()));
            let list = list.map_or("", |list| list.as_str()).split(',');
            names.extend(list.filter_map(|name| word.find(name)).map(|name| name.as_str().to_owned()));
        };
        for found in by_path.captures_iter(&content) {
            take(found.get(1), found.get(2));
        }
        for found in by_parent.captures_iter(&content) {
            if found[1].len() / "super::".len() == depth {
                take(found.get(2), found.get(3));
            }
        }
    }
    let modules: BTreeSet<String> = known.keys().cloned().collect();
    for (module, names) in &mut known {
        names.retain(|name| name != module && modules.contains(name));
    }
    known
}

/// Modules that are left when those that know none of the others are taken away, again and again.
fn in_circles(mut known: BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    loop {
        let free: Vec<String> =
            known.iter().filter(|(_, names)| names.is_empty()).map(|(module, _)| module.clone()).collect();
        if free.is_empty() {
            return known.into_iter().map(|(module, names)| format!("{module} -> {names:?}")).collect();
        }
        known.retain(|module, _| !free.contains(module));
        known.values_mut().for_each(|names| names.retain(|name| !free.contains(name)));
    }
}

#[test]
fn no_modules_of_a_floor_know_each_other_in_a_circle() {
    let folders = folders_of_modules();
    assert!(folders.iter().any(|(folder, _)| folder.ends_with("crates/reports/src")), "all floors are looked into");
    assert!(folders.iter().any(|(_, within)| within == "document::pdf"), "folders are found where this test looks");
    for (folder, within) in folders {
        let circles = in_circles(known_modules(&folder, &within));
        assert!(circles.is_empty(), "{}: {circles:#?}", folder.display());
    }
}

#[test]
fn a_circle_is_seen() {
    let known = |pairs: &[(&str, &str)]| -> BTreeMap<String, BTreeSet<String>> {
        let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (module, other) in pairs {
            known.entry((*other).to_owned()).or_default();
            known.entry((*module).to_owned()).or_default().insert((*other).to_owned());
        }
        known
    };
    assert!(in_circles(known(&[("a", "b"), ("b", "c"), ("a", "c")])).is_empty());
    assert_eq!(in_circles(known(&[("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")])).len(), 4);
    let grammar = known_modules(&Path::new(ROOT).join("crates/reading/src/grammar"), "grammar");
    assert!(grammar["cards"].contains("fragment"), "names are found where this test looks");
}

#[test]
fn no_type_is_everywhere() {
    let begin = Regex::new(r"(?m)^impl(?:<[^{]*?>)? (\w+)(?:<[^{]*?>)? (?:where [^{]*)?\{$").expect("an expression");
    let method = Regex::new(r"(?m)^    (?:pub(?:\([^)]*\))? )?(?:const )?fn ").expect("an expression");
    let mut types: BTreeMap<(PathBuf, String), BTreeMap<PathBuf, usize>> = BTreeMap::new();
    for package in packages() {
        for (file, content) in code(&package.join("src")) {
            for found in begin.captures_iter(&content) {
                let rest = &content[found.get(0).map_or(0, |all| all.end())..];
                let body = rest.split_once("\n}").map_or(rest, |(body, _)| body);
                let count = method.find_iter(body).count();
                *types.entry((package.clone(), found[1].to_owned())).or_default().entry(file.clone()).or_default() +=
                    count;
            }
        }
    }
    assert!(types.len() > 200, "types are found where this test looks");
    for ((package, name), files) in types {
        let package = package.display();
        let methods: usize = files.values().sum();
        assert!(files.len() <= MOST_FILES, "{package}: methods of {name} stand in {:?}", files.keys());
        assert!(methods <= MOST_METHODS, "{package}: {name} has {methods} methods");
    }
}

/// Names that may stand for a type in several places, and why.
const SHARED_NAMES: [(&str, &str); 2] = [
    ("Error", "each floor has one for its own errors"),
    ("Result", "the short form of a result with the error of the floor"),
];

#[test]
fn a_type_name_has_one_meaning_in_the_workspace() {
    let definition =
        Regex::new(r"(?m)^(?:    )*(?:pub(?:\([^)]*\))? )?(?:struct|enum|trait|union) (\w+)").expect("an expression");
    // Indented ones belong to an implementation of a trait.
    let alias = Regex::new(r"(?m)^(?:pub(?:\([^)]*\))? )?type (\w+)").expect("an expression");
    let mut places: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (file, content) in packages().iter().flat_map(|package| code(&package.join("src"))) {
        for found in definition.captures_iter(&content).chain(alias.captures_iter(&content)) {
            places.entry(found[1].to_owned()).or_default().push(file.clone());
        }
    }
    assert!(places.len() > 600, "{}: types are found where this test looks", places.len());
    let is_shared = |name: &str| SHARED_NAMES.iter().any(|(shared, _)| *shared == name);
    let twice: Vec<_> = places.iter().filter(|(name, files)| files.len() > 1 && !is_shared(name)).collect();
    assert!(twice.is_empty(), "{twice:#?}");
    for (name, why) in SHARED_NAMES {
        assert!(places[name].len() > 1, "{name} needs no exception: {why}");
    }
}
