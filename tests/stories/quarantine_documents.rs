//! A case in quarantine holds documents: files are taken in as documents of one case, proposed as such, parted again, and released
//! together.

use names::judgement::Judgement;
use quarantine::quarantine::Quarantine;

use crate::support::{Folder, Ran};

const PASSPHRASE: &str = "blå båt på vannet";
const PLAN: &str = "Dato: 4. jun. 2020\nAktivitetsplan\nMitt mål\nBli kokk.\nDialogen med veileder\nSkatt\nBRUKER - 6. MAR. 2020\nHei.\n";
const LATER: &str = "Dato: 4. jun. 2021\nAktivitetsplan\nMitt mål\nBli baker.\nDialogen med veileder\nReise\nBRUKER - 6. MAR. 2021\nHei igjen.\n";
const CV: &str = "Utdanning\nGrunnskole 2009\nArbeidserfaring\nKokk 2010\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("pass.txt", PASSPHRASE);
    folder.write("inn/012 periode 1.txt", PLAN);
    folder.write("inn/012 cv.txt", CV);
    folder.write("inn/013.txt", LATER);
    run(&folder, &["create", "s.planlupe"]).succeeds();
    folder
}

fn run(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["quarantine"], arguments, &["--passphrase-file", "pass.txt"]].concat())
}

/// What each original is called, and what its documents are.
fn held(folder: &Folder) -> Vec<(String, Vec<String>)> {
    let list = run(folder, &["list", "s.planlupe", "--json"]).json();
    let words = |row: &serde_json::Value| {
        let documents = row["documents"].as_array().expect("documents").iter();
        documents.map(|document| document["kind"].as_str().expect("a kind").to_owned()).collect()
    };
    let rows = list.as_array().expect("a list").iter();
    rows.map(|row| (row["label"].as_str().expect("a label").to_owned(), words(row))).collect()
}

fn number(folder: &Folder, label: &str) -> i64 {
    let list = run(folder, &["list", "s.planlupe", "--json"]).json();
    let mut rows = list.as_array().expect("a list").iter();
    let row = rows.find(|row| row["label"] == label).expect("there");
    row["number"].as_i64().expect("a number")
}

fn case(label: &str, kinds: &[&str]) -> (String, Vec<String>) {
    (label.to_owned(), kinds.iter().map(|kind| (*kind).to_owned()).collect())
}

#[test]
fn files_of_one_case_are_proposed_before_they_come_in_and_made_one_where_that_is_agreed_to() {
    let folder = folder();
    let proposed = run(&folder, &["add", "s.planlupe", "inn", "--group", "--lang", "en"]).succeeds();
    assert!(proposed.contains("“012”: 012 periode 1, 012 cv") && proposed.contains("--yes"), "{proposed}");
    assert_eq!(held(&folder), []);
    run(&folder, &["add", "s.planlupe", "inn", "--group", "--yes"]).succeeds();
    assert_eq!(held(&folder), [case("012", &["plan", "cv"]), case("013", &["plan"])]);
    let list = run(&folder, &["list", "s.planlupe", "--lang", "en"]).succeeds();
    assert!(list.contains("1  Plan “012 periode 1”") && list.contains("2  CV “012 cv”"), "{list}");
    run(&folder, &["add", "s.planlupe", "inn/013.txt", "--into", "012"]).succeeds();
    assert_eq!(held(&folder)[0], case("012", &["plan", "cv", "plan"]));
    run(&folder, &["add", "s.planlupe", "inn/012 cv.txt", "--into", "ny", "--kind", "paper"]).succeeds();
    assert_eq!(held(&folder)[2], case("ny", &["paper"]));
}

#[test]
fn originals_are_put_together_and_parted_and_their_documents_called_something_else() {
    let folder = folder();
    let told = run(&folder, &["add", "s.planlupe", "inn", "--lang", "en"]).succeeds();
    assert!(told.contains("documents of one case, “012”") && told.contains("quarantine join"), "{told}");
    assert_eq!(held(&folder).len(), 3);
    let numbers = ["012 periode 1", "012 cv"].map(|label| number(&folder, label).to_string());
    run(&folder, &["join", "s.planlupe", &numbers[0], &numbers[1], "--label", "012"]).succeeds();
    assert!(held(&folder).contains(&case("012", &["plan", "cv"])));
    run(&folder, &["document", "s.planlupe", &numbers[0], "--document", "2", "--kind", "paper"]).succeeds();
    assert!(held(&folder).contains(&case("012", &["plan", "paper"])));
    assert!(run(&folder, &["document", "s.planlupe", &numbers[0], "--kind", "cv"]).refuses().contains("--document"));
    let no_such = run(&folder, &["document", "s.planlupe", &numbers[0], "--document", "9", "--own-case"]);
    assert!(no_such.refuses().contains('9'));
    run(&folder, &["document", "s.planlupe", &numbers[0], "--document", "2", "--own-case"]).succeeds();
    assert!(held(&folder).contains(&case("012 cv", &["paper"])) && held(&folder).contains(&case("012", &["plan"])));
}

#[test]
fn a_released_case_has_its_documents_and_no_file_name_in_them() {
    let folder = folder();
    run(&folder, &["add", "s.planlupe", "inn", "--group", "--yes"]).succeeds();
    folder.run(&["import", "s.planlupe", "inn/013.txt"]).succeeds();
    let [own, other] = ["012", "013"].map(|label| number(&folder, label));
    let mut quarantine = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("opens");
    let text = quarantine.text(own).expect("there");
    let mut judgement = Judgement::new(&text, &[], &quarantine.not_names().expect("readable"));
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(own, &judgement).expect("saved");
    drop(quarantine);
    run(&folder, &["release", "s.planlupe", &own.to_string(), "--label", "Sak A"]).succeeds();
    let documents = folder.run(&["documents", "s.planlupe", "Sak A", "--json"]).json();
    let rows: Vec<(&str, &str)> = documents
        .as_array()
        .expect("documents")
        .iter()
        .map(|row| (row["kind"].as_str().expect("a kind"), row["title"].as_str().expect("a title")))
        .collect();
    assert_eq!(rows, [("plan", ""), ("cv", "")]);
    let entries = folder.run(&["chronology", "s.planlupe", "Sak A", "--json"]).json();
    assert!(entries.to_string().contains("Bli kokk."), "{entries}");
    assert!(run(&folder, &["join", "s.planlupe", &own.to_string(), &other.to_string()]).refuses().contains("Sak A"));
}

/// The same plan of a person of this name.
fn plan_of(name: &str, goal: &str) -> String {
    format!("{name}\nNAV Prøveby\n{}", PLAN.replace("Bli kokk.", goal))
}

#[test]
fn documents_about_several_people_are_doubted_and_a_file_about_several_is_proposed_as_none() {
    let folder = folder();
    folder.write("a.txt", plan_of("Kari Eksempel", "Bli kokk."));
    folder.write("b.txt", plan_of("Ola Prøve", "Kjøre buss."));
    folder.write("c.txt", plan_of("Kari Eksempel", "Drive kantine."));
    folder.write("to.txt", plan_of("Kari Eksempel", "Drive bakeri.") + &plan_of("Ola Prøve", "Kjøre tog."));
    let said = run(&folder, &["add", "s.planlupe", "a.txt", "to.txt", "--lang", "en"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.err.contains("about 2 people") && !said.out.contains("documents of one case"), "{said:?}");
    // Not once it is an original either; two plans of one person are proposed.
    run(&folder, &["remove", "s.planlupe", &number(&folder, "a").to_string()]).succeeds();
    let said = run(&folder, &["add", "s.planlupe", "c.txt", "--lang", "en"]).succeeds();
    assert!(!said.contains("documents of one case"), "{said}");
    let said = run(&folder, &["add", "s.planlupe", "a.txt", "--group", "--lang", "en"]).succeeds();
    assert!(said.contains("documents of one case") && said.contains("Nothing has been taken in yet"), "{said}");
    let said = run(&folder, &["add", "s.planlupe", "b.txt", "--group", "--lang", "en"]).succeeds();
    assert!(said.contains("No files seem to be documents of one case."), "{said}");
    let said = run(&folder, &["add", "s.planlupe", "a.txt", "b.txt", "--into", "012", "--lang", "en"]);
    assert!(said.out.contains("2 documents were taken in, one new original."), "{said:?}");
    assert!(said.err.contains("document 2 is about another person") && said.err.contains("--own-case"), "{said:?}");
    let numbers = [number(&folder, "c"), number(&folder, "012")].map(|number| number.to_string());
    let said = run(&folder, &["join", "s.planlupe", &numbers[0], &numbers[1], "--lang", "en"]);
    assert!(said.err.contains("document 3 is about another person"), "{said:?}");
    let itself = run(&folder, &["join", "s.planlupe", &numbers[0], &numbers[0], "--lang", "en"]).refuses();
    assert!(itself.contains("cannot become a document of itself"), "{itself}");
}

#[test]
fn plans_of_one_person_that_came_in_parted_are_proposed_as_one_case() {
    let folder = folder();
    folder.write("to.txt", plan_of("Kari Eksempel", "Drive bakeri.") + &plan_of("Kari Eksempel", "Drive kantine."));
    let said = run(&folder, &["add", "s.planlupe", "to.txt", "--split", "--lang", "en"]).succeeds();
    assert!(said.contains("to, to 2 (they tell of the same person)"), "{said}");
    folder.write("flere.txt", plan_of("Kari Prøve", "Drive bakeri.") + &plan_of("Ola Prøve", "Kjøre tog."));
    let said = run(&folder, &["add", "s.planlupe", "flere.txt", "--split", "--lang", "en"]).succeeds();
    assert!(!said.contains("documents of one case"), "two people in a file of one name: {said}");
}
