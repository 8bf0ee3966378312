//! Projects in the own formats of `QualCoder` and Taguette, made here with the tables that these programs have.

use std::path::PathBuf;

use project::{MemoOn, Project};
use refi::RefiError;
use refi::intake::take_in;
use refi::report::{IncomingFormat, LeftWhat, SourceOutcome};
use rusqlite::{Connection, params};

use crate::support::{Place, codings, kept, taken, words};

const TEXT: &str = "Anna: Hei 😀 på deg.\nBo: Jeg lurer på noe.\n";

const QUALCODER: &str = "
CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer);
CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text);
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text);
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer);
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
CREATE TABLE stored_sql (title text, description text, grouper text, ssql text);
INSERT INTO project VALUES ('v11', '2024-01-15 10:00:00', 'Om hele prosjektet', 'QualCoder 3.5', 0, 0, 'ada');
INSERT INTO code_cat VALUES (1, 'Liv', 'ada', '2024-01-15 10:00:00', 'Om liv', NULL), (2, 'Arbeid', 'ada', '2024-01-15 10:00:00', '', 1), (3, 'rundt', 'ada', '', '', 4), (4, 'og rundt', 'ada', '', '', 3);
INSERT INTO code_name VALUES (7, 'jobb', 'Om jobb', 2, 'ada', '2024-01-15 10:00:00', '#F10022'), (8, 'hilsen', '', NULL, 'ada', '2024-01-15 10:00:00', '#2491fd');
INSERT INTO attribute_type VALUES ('Alder', '', 'ada', '', 'case', 'numeric'), ('Runde', '', 'ada', '', 'file', 'character');
INSERT INTO cases VALUES (5, 'Anna', 'Om Anna', 'ada', '');
INSERT INTO attribute VALUES (1, 'Alder', 'case', '34', 5, '', ''), (2, 'Runde', 'file', 'første', 1, '', ''), (3, 'Runde', 'file', '', 2, '', '');
INSERT INTO journal VALUES (1, 'Dag én', 'Jeg tenkte.', '2024-02-01 09:30:00', 'bo');
INSERT INTO stored_sql VALUES ('a', 'b', 'c', 'd');
INSERT INTO annotation VALUES (1, 1, 25, 34, 'En merknad', 'bo', '2024-01-17 10:00:00');
INSERT INTO code_image VALUES (1, 2, 0, 0, 9, 9, 7, '', '', 'ada', NULL);
INSERT INTO case_text VALUES (1, 5, 1, 0, 41, 'ada', '', ''), (2, 5, 2, 0, 0, 'ada', '', '');
";

/// The place of words in a text, in code points or in units of UTF-16.
fn place_of(words: &str, utf16: bool) -> (usize, usize) {
    let at = TEXT.find(words).expect("in the text");
    let count = |text: &str| if utf16 { text.encode_utf16().count() } else { text.chars().count() };
    (count(&TEXT[..at]), count(&TEXT[..at + words.len()]))
}

fn bytes_of(connection: &mut Connection) -> Vec<u8> {
    connection.serialize("main").expect("serialised").to_vec()
}

pub fn qualcoder() -> Vec<u8> {
    let mut database = Connection::open_in_memory().expect("a database");
    database.execute_batch(QUALCODER).expect("tables");
    let source = "INSERT INTO source VALUES (?, ?, ?, ?, ?, 'ada', '2024-01-15 10:00:00', NULL, NULL)";
    database.execute(source, params![1, "Intervju 1.txt", TEXT, None::<String>, "Om kilden"]).expect("a source");
    database.execute(source, params![2, "bilde.png", None::<String>, "/images/bilde.png", ""]).expect("a source");
    // A mouse counts units of UTF-16 there, a search counts characters.
    for (cid, words, utf16, owner, memo) in
        [(8, "på deg", true, "ada", "Et notat"), (7, "lurer på noe", false, "bo", ""), (7, "Hei", false, "ada", "")]
    {
        let (start, end) = place_of(words, utf16);
        let coding = "INSERT INTO code_text (cid, fid, seltext, pos0, pos1, owner, date, memo, important) VALUES (?, 1, ?, ?, ?, ?, '2024-01-16 10:00:00', ?, 1)";
        database.execute(coding, params![cid, words, start, end, owner, memo]).expect("a coding");
    }
    bytes_of(&mut database)
}

fn check_qualcoder(project: &Project) {
    let all = codings(project);
    assert_eq!(all.len(), 3, "{all:?}");
    for (words, code, coder) in
        [("på deg", "hilsen", "ada"), ("lurer på noe", "Liv/Arbeid/jobb", "bo"), ("Hei", "Liv/Arbeid/jobb", "ada")]
    {
        let line = format!("|{code}|{coder}|{words:?}|");
        assert!(all.iter().any(|own| own.contains(&line)), "{words}: {all:?}");
    }
    assert!(all.iter().any(|own| own.contains("på deg") && own.contains("Et notat")), "{all:?}");
}

#[test]
fn a_project_of_qualcoder_comes_in_as_a_folder_an_archive_or_its_database() {
    let place = Place::new();
    let folder = place.path("study.qda");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("data.qda"), qualcoder()).expect("written");
    let files = [
        folder,
        place
            .archive("study.zip", &[("study.qda/documents/a.txt", b"x".to_vec()), ("study.qda/data.qda", qualcoder())]),
        place.file("data.qda", &qualcoder()),
    ];
    for (number, file) in files.iter().enumerate() {
        let mut project = place.empty(&format!("p{number}.planlupe"));
        let report = taken(&mut project, file);
        assert_eq!((report.format, &*report.origin), (IncomingFormat::QualCoder, "QualCoder 3.5"));
        check_qualcoder(&project);
        let outcomes: Vec<_> = report.sources.iter().map(|source| source.outcome).collect();
        assert_eq!(outcomes, [SourceOutcome::New, SourceOutcome::NoText]);
        assert!(report.sources[0].counted_otherwise > 0, "two ways of counting are told");
        let case = project.cases().named("Intervju 1").expect("a case");
        let memos = project.memos().of(case).expect("memos");
        let passage = memos.iter().find(|memo| matches!(memo.on, MemoOn::Passage(_))).expect("an annotation");
        assert_eq!((&*passage.text, &*passage.coder), ("En merknad", "bo"));
        let all = kept(&project);
        for line in [
            r#"Intervju 1 Alder Some("34")"#,
            r#"Intervju 1 Runde Some("første")"#,
            r#"Intervju 1 sak i filen Some("Anna")"#,
        ] {
            assert!(all.iter().any(|own| own == line), "{line}: {all:?}");
        }
        let free: Vec<_> = project
            .memos()
            .list()
            .expect("memos")
            .into_iter()
            .filter(|memo| memo.case.is_none())
            .map(|memo| (memo.title, memo.text))
            .collect();
        assert!(free.contains(&("Dag én".to_owned(), "Jeg tenkte.".to_owned())), "{free:?}");
        assert!(free.iter().any(|(_, text)| text == "Om hele prosjektet"), "{free:?}");
        let left: Vec<_> = report.left.iter().map(|left| (left.what, left.count)).collect();
        for what in [(LeftWhat::Importance, 3), (LeftWhat::OtherRows, 1), (LeftWhat::CodingsOfSource, 1)] {
            assert!(left.contains(&what), "{what:?}: {left:?}");
        }
        assert!(!left.iter().any(|(what, _)| *what == LeftWhat::OtherWords), "{left:?}");
        let again = taken(&mut project, file);
        assert_eq!((again.codings.new, again.codes.new, again.memos.new), (0, 0, 0));
    }
}

/// A database of Taguette with a page, and highlights of these words on it.
pub fn taguette(page: &str, highlights: &[(&str, usize, usize)]) -> Vec<u8> {
    let mut database = Connection::open_in_memory().expect("a database");
    database
        .execute_batch(
            "CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, created DATETIME);
             CREATE TABLE users (login VARCHAR(30) PRIMARY KEY, hashed_password VARCHAR(192));
             CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, filename VARCHAR(200), created DATETIME, project_id INTEGER, text_direction VARCHAR(13), contents TEXT);
             CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR(30), project_id INTEGER, document_id INTEGER, payload TEXT);
             CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT);
             CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR(200), description TEXT);
             CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
             INSERT INTO projects VALUES (1, 'Studie', 'Om studien', '2024-03-01 08:00:00.000000');
             INSERT INTO tags VALUES (3, 1, 'jobb.ny', 'Om jobb'), (4, 1, 'annet', '');
             INSERT INTO commands VALUES (1, '2024-03-01 08:00:00', 'ada', 1, NULL, '{\"type\": \"tag_add\"}'), (2, '2024-03-01 08:00:00', 'ada', 1, NULL, 'no JSON');",
        )
        .expect("tables");
    database
        .execute("INSERT INTO documents VALUES (9, 'Intervju.docx', 'Om kilden', 'i.docx', '2024-03-01 08:00:00', 1, 'LEFT_TO_RIGHT', ?)", [page])
        .expect("a document");
    for (number, (snippet, start, end)) in highlights.iter().enumerate() {
        database
            .execute("INSERT INTO highlights VALUES (?, 9, ?, ?, ?)", params![number, start, end, snippet])
            .expect("a highlight");
        database.execute("INSERT INTO highlight_tags VALUES (?, 3)", [number]).expect("a tag");
        let payload = format!("{{\"type\": \"highlight_add\", \"highlight_id\": {number}, \"tags\": [3]}}");
        database
            .execute("INSERT INTO commands (date, user_login, project_id, document_id, payload) VALUES ('2024-03-02 09:00:00.5', 'berit', 1, 9, ?)", [payload])
            .expect("a command");
    }
    database.execute("INSERT INTO highlights VALUES (99, 9, 0, 3, 'Hei')", []).expect("a highlight without a tag");
    bytes_of(&mut database)
}

#[test]
fn pages_of_taguette_become_lines_and_every_highlight_stands_on_its_words() {
    let place = Place::new();
    let page = "<h1>Hei 😀</h1>\n<p>Blåbær &amp; <b>fløte</b> er godt.</p>\n<p>Slutt.</p>";
    // Bytes between the tags.
    let between = "Hei 😀\nBlåbær & fløte er godt.\nSlutt.";
    let at = |words: &str| {
        let start = between.find(words).expect("there");
        (words.to_owned(), start, start + words.len())
    };
    let highlights = ["Hei 😀", "bær & fløte er", "godt.\nSlutt"].map(at);
    let highlights: Vec<(&str, usize, usize)> =
        highlights.iter().map(|(words, start, end)| (&**words, *start, *end)).collect();
    let file = place.file("study.sqlite3", &taguette(page, &highlights));
    let mut project = place.empty("p.planlupe");
    let report = taken(&mut project, &file);
    assert_eq!(report.format, IncomingFormat::Taguette);
    assert_eq!((report.codings.new, report.codes.new, report.coders), (3, 2, 1));
    let case = project.cases().named("Intervju").expect("a case");
    let text = project.cases().text(case).expect("a text");
    assert_eq!(text.as_str(), "Hei 😀\nBlåbær & fløte er godt.\nSlutt.\n");
    let words: Vec<_> = project
        .codings()
        .of(case)
        .expect("codings")
        .iter()
        .map(|coding| (text.slice(coding.span).to_owned(), coding.coder.clone()))
        .collect();
    let wanted = ["Hei 😀", "bær & fløte er", "godt.\nSlutt"].map(|words| (words.to_owned(), "berit".to_owned()));
    assert_eq!(words, wanted);
    let left: Vec<_> = report.left.iter().map(|left| (left.what, left.count)).collect();
    assert_eq!(left, [(LeftWhat::UncodedPassages, 1)]);
    let again = taken(&mut project, &file);
    assert_eq!((again.codings.new, again.codes.new, again.memos.new), (0, 0, 0));

    // A place that does not hold what was noted is told.
    let file = place.file("wrong.sqlite3", &taguette(page, &[("fløte", 0, 3)]));
    let report = taken(&mut place.empty("other.planlupe"), &file);
    assert!(report.left.iter().any(|left| left.what == LeftWhat::OtherWords && left.count == 1));
}

#[test]
fn databases_that_are_damaged_foreign_or_open_are_refused() {
    let place = Place::new();
    let mut project = place.empty("p.planlupe");
    let mut other = Connection::open_in_memory().expect("a database");
    other.execute_batch("CREATE TABLE a (b)").expect("made");
    let whole = qualcoder();
    let mut damaged = whole.clone();
    damaged[100..4000].fill(0xff);
    let open = place.file("open.qda", &whole);
    std::fs::write(place.path("open.qda-wal"), b"some pages").expect("written");
    let folder = place.path("folder.qda");
    std::fs::create_dir(&folder).expect("a folder");
    type IsIt = fn(&RefiError) -> bool;
    let cases: [(PathBuf, IsIt); 5] = [
        (place.file("other.sqlite3", &bytes_of(&mut other)), |error| matches!(error, RefiError::OtherDatabase(_))),
        (place.file("cut.qda", &whole[..5000]), |error| matches!(error, RefiError::DamagedDatabase(_))),
        (place.file("damaged.qda", &damaged), |error| matches!(error, RefiError::DamagedDatabase(_))),
        (open, |error| matches!(error, RefiError::OpenDatabase(_))),
        (folder, |error| matches!(error, RefiError::NoArchive(_))),
    ];
    for (file, is_it) in cases {
        let error = take_in(&mut project, &file, &words(), true, |_, _| true).expect_err("refused");
        assert!(is_it(&error), "{error:?}");
        assert!(kept(&project).is_empty());
    }
    // A file that its program left with a log that holds nothing is whole.
    let mut logged = whole;
    (logged[18], logged[19]) = (2, 2);
    taken(&mut project, &place.file("logged.qda", &logged));
    check_qualcoder(&project);
}
