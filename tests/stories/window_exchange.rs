//! Files of other programs in the window: written with their options, looked at before they are taken in, into this project or a new one.

use std::fs;
use std::path::Path;

use crate::support::window::Window;
use egui::Key;
use project::Access;
use rusqlite::Connection;
use rust_xlsxwriter::Workbook;

fn look_at(window: &mut Window, file: &Path) {
    window.command("hent inn fra et annet");
    window.choose_path(file, "Se hva den gir");
}

fn count(window: &Window) -> [usize; 2] {
    let project = window.project();
    [project.cases().list().expect("cases").len(), project.codings().list().expect("codings").len()]
}

#[test]
fn a_project_goes_out_and_comes_into_a_new_one() {
    let mut window = Window::with_demo();
    let before = count(&window);
    window.command("eksporter til et annet");
    let file = window.path("ut");
    window.choose_path(&file, "Lagre");
    let file = window.path("ut.qdpx");
    assert!(fs::read(&file).expect("is written").starts_with(b"PK"));

    look_at(&mut window, &file);
    assert!(window.shows("Forhåndsvisning.") && window.shows("har denne teksten"));
    window.click("Inn i et nytt prosjekt …");
    let new = window.path("ny");
    window.choose_path(&new, "Se hva den gir");
    let new = window.path("ny.planlupe");
    assert!(!new.exists(), "a preview makes nothing");
    assert!(window.shows("Forhåndsvisning.") && window.shows("ny sak"));
    window.click("Hent inn i ny");
    assert_eq!(window.project().path(), new);
    assert_eq!(count(&window), before);
    assert!(window.shows("Hentet inn"));
}

#[test]
fn a_codebook_and_utf16_and_chronology_are_choices_of_the_same_dialog() {
    let mut window = Window::with_demo();
    window.command("eksporter til et annet");
    window.click("Tekstene i kronologisk rekkefølge");
    window.click("Tell plassene i UTF-16-enheter, som NVivo");
    let file = window.path("ordnet");
    window.choose_path(&file, "Lagre");
    assert!(window.path("ordnet.qdpx").is_file());
    assert!(window.shows("UTF-16-enheter") && window.shows("kronologisk"));

    window.command("eksporter til et annet");
    window.click("Skriv");
    window.click("Bare kodeboken (.qdc)");
    let file = window.path("koder");
    window.choose_path(&file, "Lagre");
    assert!(fs::read_to_string(window.path("koder.qdc")).expect("is written").contains("<CodeBook"));
    window.command("eksporter til et annet");
    let file = window.path("koder.qdc");
    window.choose_path(&file, "Lagre");
    assert!(window.shows("finnes"), "nothing is replaced");
}

#[test]
fn a_codebook_of_a_spreadsheet_is_looked_at_and_taken_in_as_one_act() {
    let mut window = Window::with_demo();
    let codes = window.session().codes.iter().count();
    let file = window.path("koder.csv");
    fs::write(&file, "code,description\nTema/bolig,Hvor noen bor\nDialog/økonomi,Om penger\n").expect("written");
    look_at(&mut window, &file);
    assert!(window.shows("Nye: 2. Kjente: 2.") && window.shows("Tema/bolig"));
    assert_eq!(window.session().codes.iter().count(), codes);
    window.click("Hent inn i demo");
    assert_eq!(window.session().codes.iter().count(), codes + 2);
    window.click("Lukk");
    window.ctrl(Key::Z);
    assert_eq!(window.session().codes.iter().count(), codes);
}

/// A project of `QualCoder`: a text with one coding.
const QUALCODER: &str = "
CREATE TABLE project (databaseversion text, date text, memo text, about text, codername text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text);
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text);
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer);
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text);
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
INSERT INTO project VALUES ('v11', '2024-01-15 10:00:00', '', 'QualCoder 3.5', 'ada');
INSERT INTO source VALUES (1, 'Intervju.txt', 'Jeg lurer på noe.', NULL, '', 'ada', '2024-01-15 10:00:00');
INSERT INTO code_name VALUES (7, 'undring', '', NULL, 'ada', '2024-01-15 10:00:00', '#F10022');
INSERT INTO code_text VALUES (1, 7, 1, 'lurer på', 4, 12, 'bo', '2024-01-16 10:00:00', '');
";

/// A project of Taguette: a page with one highlight.
const TAGUETTE: &str = "
CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, created DATETIME);
CREATE TABLE users (login VARCHAR(30) PRIMARY KEY, hashed_password VARCHAR(192));
CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, filename VARCHAR(200), created DATETIME, project_id INTEGER, text_direction VARCHAR(13), contents TEXT);
CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR(30), project_id INTEGER, document_id INTEGER, payload TEXT);
CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT);
CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR(200), description TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
INSERT INTO projects VALUES (1, 'Studie', '', '2024-03-01 08:00:00.000000');
INSERT INTO tags VALUES (3, 1, 'undring', '');
INSERT INTO documents VALUES (9, 'Intervju.docx', '', 'i.docx', '2024-03-01 08:00:00', 1, 'LEFT_TO_RIGHT', '<p>Jeg lurer på noe.</p>');
INSERT INTO highlights VALUES (1, 9, 4, 13, 'lurer på');
INSERT INTO highlight_tags VALUES (1, 3);
INSERT INTO commands VALUES (1, '2024-03-02 09:00:00', 'berit', 1, 9, '{\"type\": \"highlight_add\", \"highlight_id\": 1, \"tags\": [3]}');
";

#[test]
fn projects_of_qualcoder_and_taguette_are_looked_at_and_taken_in_as_one_act() {
    for (name, tables, coder) in [("deres.qda", QUALCODER, "bo"), ("deres.sqlite3", TAGUETTE, "berit")] {
        let mut window = Window::with_demo();
        let before = count(&window);
        let file = window.path(name);
        let database = Connection::open(&file).expect("a database");
        database.execute_batch(tables).expect("tables");
        drop(database);
        look_at(&mut window, &file);
        assert!(window.shows("Forhåndsvisning.") && window.shows("ny sak"), "{name}");
        assert_eq!(count(&window), before, "{name}");
        window.click("Hent inn i demo");
        assert!(window.shows("Hentet inn"), "{name}");
        assert_eq!(count(&window), [before[0] + 1, before[1] + 1], "{name}");
        let project = window.project();
        let case = project.cases().named("Intervju").expect("a case");
        let text = project.cases().text(case).expect("a text");
        let codings = project.codings().of(case).expect("codings");
        let told: Vec<_> = codings.iter().map(|coding| (text.slice(coding.span), &*coding.coder)).collect();
        assert_eq!(told, [("lurer på", coder)], "{name}");
        window.click("Lukk");
        window.ctrl(Key::Z);
        assert_eq!(count(&window), before, "{name}");
    }
}

#[test]
fn a_codebook_of_excel_is_looked_at_and_taken_in() {
    let mut window = Window::with_demo();
    let codes = window.session().codes.iter().count();
    let file = window.path("koder.xlsx");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [["code", "description"], ["Tema/bolig", "Hvor noen bor"]].iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let [row, column] = [row, column].map(|at| u16::try_from(at).expect("small"));
            sheet.write(row.into(), column, *cell).expect("written");
        }
    }
    workbook.save(&file).expect("saved");
    look_at(&mut window, &file);
    assert!(window.shows("Tema/bolig"));
    assert_eq!(window.session().codes.iter().count(), codes);
    window.click("Hent inn i demo");
    assert_eq!(window.session().codes.iter().count(), codes + 2);
}

#[test]
fn without_a_project_a_new_one_is_asked_for() {
    let file = {
        let mut window = Window::with_demo();
        window.command("eksporter til et annet");
        let file = window.path("ut.qdpx");
        window.choose_path(&file, "Lagre");
        fs::read(&file).expect("is written")
    };
    let mut window = Window::at_start();
    let path = window.path("fra dem.qdpx");
    fs::write(&path, file).expect("written");
    window.click("Prosjekt");
    window.click("Hent inn fra et annet program …");
    window.choose_path(&path, "Se hva den gir");
    let new = window.path("min.planlupe");
    window.choose_path(&new, "Se hva den gir");
    window.click("Hent inn i min");
    assert_eq!(window.project().path(), new);
}

#[test]
fn what_cannot_be_read_is_refused_and_the_project_goes_on() {
    let mut window = Window::with_demo();
    let before = count(&window);
    let file = window.path("rot.qdpx");
    fs::write(&file, "intet arkiv").expect("written");
    look_at(&mut window, &file);
    assert!(window.shows("er ikke et arkiv"));
    assert_eq!((window.project().access(), count(&window)), (Access::Write, before));
}
