//! What the user stories share: a folder of its own for each test, the real program run in it, and two
//! invented cases.

pub mod commands;
pub mod edits;
pub mod english;
pub mod holding;
pub mod layout;
pub mod painted;
pub mod paper;
pub mod parsing;
pub mod picture;
pub mod reader_pane;
pub mod window;
pub mod workspace;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

/// Three entries to review: a date that is not in the calendar, a pasted header, an unknown sender.
pub const DOUBTFUL: &str = "\
Dato: 4. jun. 2020
Aktivitetsplan
Mitt mål
Jeg vil bli båtbygger.
Dialogen med veileder
Verksted
BRUKER - 31. FEB. 2020
Har dere en plass på verkstedet?
Z000001 - 3. APR. 2020
Ja, fra mai.
Du skrev i en melding på papir:
BRUKER - 2. apr. 2020
Når kan jeg begynne?
KONSULENT - 4. APR. 2020
Velkommen.
";

/// A printout of June 2020, copied from a browser: a goal, two cards, minutes, and threads that run in parallel.
pub const PRINT: &str = "\
Kari Eksempel
NAV Prøveby
Dato: 4. jun. 2020
Fødselsnummer: 00000000000
Aktivitetsplan
Mitt mål
Jeg vil bli båtbygger.
Aktiviteter jeg gjennomfører nå
Behandling
Samtaler hos fysioterapeut
TYPE BEHANDLING
Opptrening
FRA DATO
2. mars 2020
TIL DATO
30. juni 2020
BESKRIVELSE
Trening to ganger i uken.
Avtalt med NAV
Dialog
BRUKER - 5. MAR. 2020
Første time gikk bra.
Z000001 - 6. MAR. 2020
Fint å høre.
Fullførte aktiviteter
Møte med NAV
Første samtale
DATO
14. februar 2020
KLOKKESLETT
10:30
MØTEFORM
Oppmøte
SAMTALEREFERAT
Vi snakket om båter og om ryggen.
Dialogen med veileder
Verksted
BRUKER - 10. FEB. 2020
Har dere en plass på verkstedet?
Z000001 - 3. APR. 2020
Ja, fra mai.

Skatt
BRUKER - 6. MAR. 2020
Hva med skattekortet?
";

/// Two messages, typed by hand.
pub const TYPED: &str = "\
BRUKER – 1. APR. 2020: Jeg trenger hjelp med søknaden.

VEILEDER – 2. APR. 2020: Kom innom kontoret i morgen.
";

/// The program that is tried: this build's, or the one that `PLANLUPE_PROGRAM` names.
fn program() -> PathBuf {
    std::env::var_os("PLANLUPE_PROGRAM").map_or_else(|| env!("CARGO_BIN_EXE_planlupe").into(), PathBuf::from)
}

/// A temporary folder in which the program is run.
pub struct Folder {
    pub dir: tempfile::TempDir,
}

/// Sees to it that the program thinks the system has this language. Windows asks no variable for it.
pub fn in_language<'a>(command: &'a mut Command, locale: &str) -> &'a mut Command {
    if cfg!(windows) {
        command.env("PLANLUPE_LANG", if locale.starts_with('n') || locale == "C" { "nb" } else { "en" })
    } else {
        command.env_remove("PLANLUPE_LANG").env("LANG", locale)
    }
}

/// Paths as the program prints them on this system.
pub fn as_printed(paths: &str) -> String {
    paths.replace('/', std::path::MAIN_SEPARATOR_STR)
}

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Folder {
    /// A project, `p.planlupe`, with the cases a, b and c.
    pub fn with_three_cases() -> Self {
        let folder = Self::new();
        for name in ["a.txt", "b.txt", "c.txt"] {
            folder.write(name, TYPED);
        }
        folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "c.txt", "--known", "add"]).succeeds();
        folder
    }

    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder with the project `p.planlupe`, which holds the cases `print` and `typed`.
    pub fn with_project() -> Self {
        let folder = Self::new();
        folder.write("print.txt", PRINT);
        folder.write("typed.txt", TYPED);
        folder.run(&["import", "p.planlupe", "print.txt", "typed.txt"]).succeeds();
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a path below the folder")).expect("a folder");
        fs::write(&path, content).expect("a written file");
        path
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file")
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("UTF-8")
    }

    /// Names of everything in the folder, sorted, but for locks, which stay where they are.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).expect("the folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| Path::new(name).extension().is_none_or(|extension| extension != "lock"));
        names.sort();
        names
    }

    /// The program with these arguments, in this folder, in English, without a display.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(self.dir.path());
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE"] {
            command.env_remove(name);
        }
        in_language(&mut command, "en_GB.UTF-8").env("USER", "ada");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&self.command(arguments).output().expect("the program starts"))
    }

    /// The same, with this on its standard input.
    pub fn piped(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let mut command = self.command(arguments);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(input.as_ref()).expect("written");
        Ran::of(&child.wait_with_output().expect("the program ends"))
    }

    /// Takes a table of attributes into `p.planlupe`; gives what the program says of the attributes then.
    #[track_caller]
    pub fn load_attributes(&self, table: impl AsRef<[u8]>, more: &[&str]) -> Value {
        self.write("t.csv", table);
        self.run(&[&["attributes", "p.planlupe", "--from", "t.csv", "--json"], more].concat()).json()
    }

    /// The project file's tables and their rows, in words.
    pub fn content(&self, project: &str) -> String {
        content(&self.path(project), &TABLES)
    }

    /// The project file, past the program.
    pub fn database(&self, project: &str) -> Connection {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        project::connect(&self.path(project), flags).expect("a database")
    }
}

impl Ran {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
        let ran = Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        for word in ["panicked", "RUST_BACKTRACE", "unwrap()"] {
            assert!(!ran.err.contains(word) && !ran.out.contains(word), "{ran:?}");
        }
        ran
    }

    /// What it printed, where it did what it was asked to.
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// The one sentence that it said, where it could not; nothing else is printed.
    #[track_caller]
    pub fn refuses(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{}", self.err);
        self.sentence()
    }

    #[track_caller]
    pub fn sentence(&self) -> String {
        let sentence = self.err.strip_suffix('\n').unwrap_or_default();
        assert!(!sentence.contains('\n') && sentence.ends_with('.'), "not one sentence: {:?}", self.err);
        sentence.to_owned()
    }

    #[track_caller]
    pub fn json(self) -> Value {
        serde_json::from_str(&self.succeeds()).expect("JSON")
    }
}

pub const TABLES: [&str; 20] = [
    "source",
    "cases",
    "code",
    "coder",
    "coding",
    "memo",
    "attribute",
    "attribute_option",
    "attribute_value",
    "log",
    "correction",
    "aside",
    "document",
    "saved_search",
    "memo_link",
    "case_set",
    "saved_table",
    "code_group",
    "copy",
    "merged",
];

/// The tables that came with the redactions, and that of the sums.
pub const REDACTION_TABLES: [&str; 4] = ["replacement", "redaction", "setting", "checksum"];

/// The tables that are derived from the others.
pub const DERIVED_TABLES: [&str; 3] = ["reading", "indexed_case", "indexed_word"];

/// Rows of the tables in the order of their ids, one a line.
pub fn content(project: &Path, tables: &[&str]) -> String {
    let connection = project::connect(project, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database");
    let mut content = String::new();
    for table in tables {
        let mut query = connection.prepare(&format!("SELECT * FROM {table} ORDER BY id")).expect("a table");
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut rows = query.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            content.push_str(table);
            for (at, column) in columns.iter().enumerate() {
                let value = match row.get_ref(at).expect("a value") {
                    ValueRef::Text(text) => format!("{:?}", String::from_utf8_lossy(text)),
                    ValueRef::Integer(number) => number.to_string(),
                    other => format!("{other:?}"),
                };
                content.push_str(&format!(" {column}={value}"));
            }
            content.push('\n');
        }
    }
    content
}

/// The keys of a JSON object, sorted.
#[track_caller]
pub fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// The rows of a CSV, its header first.
pub fn rows(csv: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}
