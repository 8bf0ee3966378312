//! The guides: what they say can be done, and what they name is there.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use egui::ModifierNames;
use names::judgement::Judgement;
use planlupe::ui::command::Command;
use quarantine::quarantine::Quarantine;

use crate::support::Folder;

const GUIDES: [&str; 2] = ["docs/guide.en.md", "docs/guide.nb.md"];

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the repository")
}

/// Paths of the repository in backticks, of the documents that name them.
#[test]
fn the_files_that_the_documents_name_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "assets/models/README.md",
        "docs/accuracy.md",
        "docs/csv.md",
        "docs/json.md",
        "docs/layouts.md",
        "docs/names.md",
        "docs/project-file.md",
        "docs/refi.md",
    ] {
        let text = file(document);
        let named = text.split('`').skip(1).step_by(2);
        let folders = ["src/", "crates/", "assets/", "docs/", "tests/", "scripts/", "benches/", "examples/"];
        for path in named.filter(|path| folders.iter().any(|folder| path.starts_with(folder))) {
            let is_plain = !path.contains(|c: char| "*{ ".contains(c) || c.is_ascii_uppercase());
            assert!(!is_plain || root.join(path).exists(), "{document}: {path} is not there");
        }
    }
}

#[test]
fn the_least_version_of_rust_is_the_same_everywhere() {
    let least = concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"), " or newer");
    for document in ["README.md", "CONTRIBUTING.md"] {
        assert!(file(document).contains(least), "{document} does not say {least}");
    }
}

#[test]
fn the_version_of_the_project_file_is_the_one_that_is_described() {
    let version: u32 = Folder::with_project()
        .database("p.planlupe")
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .expect("a version");
    let described = format!("is the version of the tables, now {version}.");
    assert!(file("docs/project-file.md").contains(&described), "docs/project-file.md does not say “{described}”");
}

#[test]
fn the_guides_and_the_readme_name_every_command_of_the_terminal() {
    let help = Folder::new().run(&["--help"]).succeeds();
    let (_, rest) = help.split_once("Commands:\n").expect("the commands");
    let commands = rest.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 20, "{commands:?}");
    for document in GUIDES.into_iter().chain(["README.md"]) {
        let text = file(document);
        for command in &commands {
            assert!(text.contains(&format!("planlupe {command}")), "{document} does not name {command}");
        }
    }
}

#[test]
fn the_guides_name_every_key_of_the_window() {
    for (guide, section) in GUIDES.into_iter().zip(["\n## The keys\n", "\n## Tastene\n"]) {
        let text = file(guide);
        let (_, section) = text.split_once(section).expect("a section");
        let section = section.split("\n## ").next().unwrap_or_default();
        let is_of_key = |c: char| c.is_ascii_alphanumeric() || "+←→↑↓".contains(c);
        let keys: HashSet<&str> = section.split(|c: char| !is_of_key(c)).collect();
        for key in Command::ALL.iter().copied().filter_map(Command::default_key) {
            let name = key.format(&ModifierNames::NAMES, false);
            let arrows = [("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓")];
            let arrow = |(key, sign): (&str, &str)| Some(format!("{}+{sign}", name.strip_suffix(&format!("+{key}"))?));
            let key = arrows.into_iter().find_map(arrow).unwrap_or(name.clone());
            assert!(keys.contains(key.as_str()), "{guide} does not name {key}");
        }
    }
}

/// What the guides quote that is no text of the window, in small letters.
const NOT_OF_THE_WINDOW: [&str; 20] = [
    "- ",
    "# ",
    "…",
    "**ord**",
    "**word**",
    "012",
    "2020-case 012 printout",
    "2020-sak 012 utskrift",
    "4.",
    "case 1",
    "case 2",
    "kvinne",
    "lege 2",
    "legen",
    "les … med tekstgjenkjenning",
    "read … by text recognition",
    "sak 1",
    "sak 2",
    "skole",
    "veilederens",
];

/// The pictures that a text in Markdown shows: path, and what stands for it.
fn pictures(text: &str) -> Vec<(String, String)> {
    let parts = text.split("![").skip(1);
    parts
        .map(|part| {
            let (instead, rest) = part.split_once("](").expect("a picture");
            (rest.split(')').next().unwrap_or_default().to_owned(), instead.replace('\n', " "))
        })
        .collect()
}

/// Most pictures of the window in the repository, and most bytes of each.
const MOST_PICTURES: usize = 20;
const MOST_BYTES: u64 = 160_000;

#[test]
fn each_guide_has_its_own_pictures_and_says_what_they_show() {
    let mut stems = Vec::new();
    for (guide, language) in GUIDES.into_iter().zip(["en", "nb"]) {
        let pictures = pictures(&file(guide));
        assert!(pictures.len() >= 5, "{guide}");
        let mut own = Vec::new();
        for (path, instead) in pictures {
            assert!(planlupe::ui::guide_pictures::is_there(&path), "{guide}: {path} is not built in");
            let stem = path.strip_suffix(&format!(".{language}.png")).expect("a picture in the language of the guide");
            assert!(instead.chars().count() >= 40, "{guide}: {path} says too little: {instead}");
            own.push(stem.to_owned());
        }
        stems.push(own);
    }
    assert_eq!(stems[0], stems[1], "both guides show the same");
    assert!(!planlupe::ui::guide_pictures::is_there("pictures/nothing.nb.png"));
}

#[test]
fn there_are_few_pictures_they_are_small_and_each_is_shown_or_compared() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (shown, compared) = (GUIDES.map(file).concat(), include_str!("pictures.rs"));
    let mut count = 0;
    for folder in ["docs/pictures", "tests/pictures"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let entry = entry.expect("readable");
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".new.png") {
                continue;
            }
            count += 1;
            let bytes = entry.metadata().expect("readable").len();
            assert!(bytes <= MOST_BYTES, "{folder}/{name} has {bytes} bytes");
            let stem = name.trim_end_matches(".png");
            let is_used = shown.contains(&format!("(pictures/{name})")) || compared.contains(&format!("\"{stem}\""));
            assert!(is_used, "{folder}/{name} is neither shown by a guide nor compared");
        }
    }
    assert!(count <= MOST_PICTURES, "{count} pictures");
    // Those of the README are there, too.
    for (path, _) in pictures(&file("README.md")) {
        assert!(root.join(&path).is_file(), "README.md: {path}");
    }
}

#[test]
fn what_the_guides_quote_stands_in_the_window() {
    for (guide, language, quotes) in [(GUIDES[0], "en", ['“', '”']), (GUIDES[1], "nb", ['«', '»'])] {
        let guide = file(guide).to_lowercase();
        let messages = file(&format!("assets/locales/{language}/planlupe.ftl")).to_lowercase();
        // A button may ask more («…») where the guide names only what it does.
        let plain = |words: &str| words.trim_end_matches(" …").to_owned();
        let messages = messages.lines().filter_map(|line| line.split_once(" = ")).map(|(_, said)| said);
        let known: HashSet<String> = messages.chain(NOT_OF_THE_WINDOW).map(plain).collect();
        for quoted in guide.split(quotes[0]).skip(1).filter_map(|rest| rest.split(quotes[1]).next()) {
            let quoted = quoted.replace('\n', " ");
            let is_section = quoted.starts_with('[') || guide.contains(&format!("\n## {quoted}\n"));
            assert!(is_section || known.contains(&plain(&quoted)), "“{quoted}” stands nowhere in the window");
        }
    }
}

/// The commands in the blocks of a guide. What a shell would take apart stands in quotes there; nothing in them has a blank.
fn commands(guide: &str) -> Vec<Vec<Vec<String>>> {
    let text = file(guide);
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let words = |line: &str| line.split_whitespace().skip(1).map(|word| word.trim_matches('"').to_owned()).collect();
    blocks.map(|block| block.lines().map(words).collect()).collect()
}

/// The last sample cases are PDFs.
fn ending(number: usize) -> &'static str {
    if number > 13 { "pdf" } else { "txt" }
}

#[test]
fn the_commands_of_the_guides_can_be_given_one_after_the_other() {
    for (guide, case, attribute, names) in [
        (GUIDES[0], "case", "age_group", ["printouts", "attributes.csv", "codings.csv", "names.txt", "study"]),
        (GUIDES[1], "sak", "aldersgruppe", ["utskrifter", "kjennetegn.csv", "kodinger.csv", "navn.txt", "studie"]),
    ] {
        let [prints, attributes, codings, known, project] = names;
        let [held, plain] = commands(guide).try_into().expect("two blocks");
        let (folder, outside) = (Folder::new(), Folder::new());
        let sample = |name: &str| {
            file(&format!("sample-cases/{name}"))
                .replace("sak-", &format!("{case}-"))
                .replace("aldersgruppe", attribute)
        };
        for number in 1..=15 {
            let ending = ending(number);
            let sample = format!("sample-cases/sak-{number:03}.{ending}");
            let sample = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(sample)).expect("a sample");
            folder.write(&format!("{prints}/{case}-{number:03}.{ending}"), sample);
        }
        folder.write(attributes, sample("attributes.csv"));
        folder.write(codings, sample("codings.csv"));
        folder.write(known, "Torbjørg Nordmann\n");
        folder.write("cv.txt", "Utdanning\nGrunnskole 2009\n");
        for command in plain {
            let ran = folder.run(&command.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(ran.code, Some(0), "{command:?}: {ran:?}");
        }

        for number in 3..=15 {
            fs::remove_file(folder.path(&format!("{prints}/{case}-{number:03}.{}", ending(number)))).expect("removed");
        }
        let passphrase = outside.write("passphrase.txt", "fire ganger fjorten fjell");
        for mut command in held {
            match command[1].as_str() {
                "release" => (1..=2).for_each(|number| sign(&folder, project, number)),
                "finish" => fs::remove_dir_all(folder.path(prints)).expect("removed"),
                _ => {}
            }
            if command[0] == "quarantine" {
                command.extend(["--passphrase-file".to_owned(), passphrase.to_string_lossy().into_owned()]);
            }
            let ran = folder.run(&command.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(ran.code, Some(0), "{command:?}: {ran:?}");
        }
    }
}

/// Signs an original in which nothing is marked.
fn sign(folder: &Folder, project: &str, number: i64) {
    let place = folder.path(&format!("{project}.karantene"));
    let mut quarantine = Quarantine::open(&place, "fire ganger fjorten fjell").expect("opens");
    let text = quarantine.text(number).expect("readable");
    let mut judgement = Judgement::new(&text, &[], &quarantine.not_names().expect("readable"));
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("all is seen");
    quarantine.save_judgement(number, &judgement).expect("saved");
}
