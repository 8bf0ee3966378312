//! A researcher corrects by hand what the program could not read: she splits, merges, dates and moves entries, accepts
//! others as they stand, chooses another layout, and finds all codings where they were.

use crate::support::{DOUBTFUL, Folder, PRINT};
use serde_json::{Value, json};

/// The entries of a case in the order of print.
fn entries(folder: &Folder, case: &str) -> Vec<Value> {
    let printed = folder.run(&["chronology", "p.planlupe", case, "--order", "printed", "--json"]).json();
    printed.as_array().expect("a list").clone()
}

fn entry(folder: &Folder, case: &str, id: &str) -> Value {
    entries(folder, case).into_iter().find(|entry| entry["id"] == id).unwrap_or_else(|| panic!("there is no {id}"))
}

/// The id of the entry whose text begins like this.
fn id(folder: &Folder, case: &str, beginning: &str) -> String {
    let found = entries(folder, case)
        .into_iter()
        .find(|entry| entry["text"].as_str().is_some_and(|text| text.starts_with(beginning)));
    found.unwrap_or_else(|| panic!("nothing begins with {beginning}"))["id"].as_str().expect("an id").to_owned()
}

fn correct(folder: &Folder, case: &str, arguments: &[&str]) {
    let all: Vec<&str> = ["correct", "p.planlupe", case].iter().chain(arguments).copied().collect();
    assert_eq!(folder.run(&all).succeeds(), "Corrected.\n");
}

fn review(folder: &Folder) -> Value {
    folder.run(&["review", "p.planlupe", "--json"]).json()
}

fn texts(entries: &[Value]) -> Vec<&str> {
    entries.iter().map(|entry| entry["text"].as_str().expect("a text")).collect()
}

/// Code point at which the words stand in the text of [`PRINT`].
fn place(words: &str) -> usize {
    PRINT[..PRINT.find(words).expect("stands in the print")].chars().count()
}

fn doubtful_project() -> Folder {
    let folder = Folder::new();
    folder.write("d.txt", DOUBTFUL);
    folder.run(&["import", "p.planlupe", "d.txt"]).succeeds();
    folder
}

fn doubtful(folder: &Folder) -> u64 {
    folder.run(&["cases", "p.planlupe", "--json"]).json()[0]["doubtful"].as_u64().expect("a number")
}

#[test]
fn an_entry_is_split_where_another_begins() {
    let folder = Folder::with_project();
    let message = id(&folder, "print", "Har dere");
    correct(&folder, "print", &[&message, "--split", &place("plass på").to_string()]);
    let all = entries(&folder, "print");
    let at = texts(&all).iter().position(|text| *text == "Har dere en").expect("the first part");
    assert_eq!(all[at + 1]["text"], "plass på verkstedet?");
    for part in &all[at..at + 2] {
        assert_eq!((&part["date"], &part["speaker"]), (&json!("2020-02-10"), &json!("user")));
        assert_eq!(part["corrected"], json!(["split"]));
    }
    assert_eq!(all[at]["thread"], all[at + 1]["thread"]);
    let ran = folder.run(&["correct", "p.planlupe", "print", "e1", "--split", &place("Jeg vil bli").to_string()]);
    assert_eq!(ran.code, Some(0), "an entry begins there already: {ran:?}");
    assert!(folder.run(&["correct", "p.planlupe", "print", "e1", "--split", "0"]).refuses().contains("No entry"));
}

#[test]
fn a_header_in_the_text_that_is_split_off_dates_the_message() {
    let folder = doubtful_project();
    let held = id(&folder, "d", "Ja, fra mai.");
    let is_header_like =
        || entry(&folder, "d", &held)["flags"].as_array().expect("flags").contains(&json!("header-like"));
    assert!(is_header_like());
    let start = DOUBTFUL[..DOUBTFUL.find("BRUKER - 2.").expect("stands there")].chars().count();
    correct(&folder, "d", &[&held, "--split", &start.to_string()]);
    assert!(!is_header_like());
    let new = entry(&folder, "d", &id(&folder, "d", "Når kan jeg"));
    assert_eq!(
        (&new["date"], &new["speaker"], &new["sender"]),
        (&json!("2020-04-02"), &json!("user"), &json!("BRUKER"))
    );
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn an_entry_is_merged_with_the_one_before_and_its_header_is_text_again() {
    let folder = Folder::with_project();
    let answer = id(&folder, "print", "Fint å høre");
    let before = entries(&folder, "print").len();
    correct(&folder, "print", &[&answer, "--merge"]);
    let all = entries(&folder, "print");
    assert_eq!(all.len(), before - 1);
    let whole = all.iter().find(|entry| entry["corrected"] == json!(["merge"])).expect("the whole");
    assert_eq!(whole["text"], "Første time gikk bra.\nZ000001 - 6. MAR. 2020\nFint å høre.");
    assert_eq!((&whole["date"], &whole["speaker"]), (&json!("2020-03-05"), &json!("user")));
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
    assert!(folder.run(&["correct", "p.planlupe", "print", "e1", "--merge"]).refuses().contains("There is no message"));
}

#[test]
fn date_speaker_and_kind_are_set_and_order_the_case_anew() {
    let folder = Folder::with_project();
    let message = id(&folder, "print", "Hva med skattekortet");
    correct(
        &folder,
        "print",
        &[&message, "--date", "1.2.2020", "--time", "09:15", "--speaker", "nav", "--coder", "ada"],
    );
    let chronology = folder.run(&["chronology", "p.planlupe", "print", "--json"]).json();
    let first = &chronology[1];
    assert_eq!(first["text"], "Hva med skattekortet?");
    assert_eq!(
        (&first["date"], &first["time"], &first["speaker"]),
        (&json!("2020-02-01"), &json!("09:15"), &json!("nav"))
    );
    assert_eq!(first["corrected"], json!(["date", "speaker"]));
    assert_eq!(first["sender"], "BRUKER", "what is printed stays");

    correct(&folder, "print", &[&message, "--kind", "event"]);
    let event = entry(&folder, "print", &message);
    assert_eq!((&event["kind"], &event["speaker"], &event["thread"]), (&json!("event"), &json!("nav"), &Value::Null));
    correct(&folder, "print", &[&message, "--kind", "message", "--speaker", "user", "--date", "none"]);
    let again = entry(&folder, "print", &message);
    assert_eq!((&again["kind"], &again["speaker"], &again["date"]), (&json!("message"), &json!("user"), &Value::Null));
    assert!(folder.run(&["chronology", "p.planlupe", "print"]).succeeds().contains("corrected"));
}

#[test]
fn a_card_that_is_something_else_and_a_card_after_all_has_its_fields_again() {
    let folder = Folder::with_project();
    let card = id(&folder, "print", "Behandling");
    let before = entry(&folder, "print", &card);
    correct(&folder, "print", &[&card, "--kind", "preamble"]);
    assert_eq!(entry(&folder, "print", &card)["card"], Value::Null);
    correct(&folder, "print", &[&card, "--kind", "card"]);
    assert_eq!(entry(&folder, "print", &card)["card"], before["card"]);
}

#[test]
fn a_message_is_moved_to_another_thread_or_a_new_one() {
    let folder = Folder::with_project();
    let message = id(&folder, "print", "Hva med skattekortet");
    let other =
        entry(&folder, "print", &id(&folder, "print", "Har dere"))["thread"].as_str().expect("a thread").to_owned();
    correct(&folder, "print", &[&message, "--thread", &other]);
    assert_eq!(entry(&folder, "print", &message)["thread"], other);
    correct(&folder, "print", &[&message, "--new-thread", "Skattekort"]);
    correct(&folder, "print", &[&id(&folder, "print", "Ja, fra mai"), "--new-thread", "Skattekort"]);
    let moved = entry(&folder, "print", &message);
    assert_eq!(moved["thread"], entry(&folder, "print", &id(&folder, "print", "Ja, fra mai"))["thread"]);
    assert_ne!(moved["thread"], other);
    folder.run(&["export", "p.planlupe", "out", "--only", "entries"]).succeeds();
    assert!(folder.text("out/entries.csv").contains("Skattekort"));
    let sentence = folder.run(&["correct", "p.planlupe", "print", "e1", "--thread", "before"]).refuses();
    assert!(sentence.contains("Only messages stand in threads."), "{sentence}");
    let sentence = folder.run(&["correct", "p.planlupe", "print", &message, "--thread", "t99"]).refuses();
    assert!(sentence.contains("no thread “t99”"), "{sentence}");
}

#[test]
fn where_no_thread_begins_the_title_is_the_end_of_the_message_before() {
    let folder = Folder::with_project();
    let message = id(&folder, "print", "Hva med skattekortet");
    correct(&folder, "print", &[&message, "--thread", "before"]);
    let above = entry(&folder, "print", &id(&folder, "print", "Ja, fra mai"));
    assert_eq!(above["text"], "Ja, fra mai.\n\nSkatt");
    assert_eq!(entry(&folder, "print", &message)["thread"], above["thread"]);
    // And back: a thread begins here after all.
    correct(&folder, "print", &[&message, "--thread", "here"]);
    let above = entry(&folder, "print", &id(&folder, "print", "Ja, fra mai"));
    assert_eq!(above["text"], "Ja, fra mai.");
    assert_ne!(entry(&folder, "print", &message)["thread"], above["thread"]);
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn what_is_accepted_is_doubtful_no_more_and_says_so() {
    let folder = doubtful_project();
    let before = doubtful(&folder);
    let list = review(&folder);
    assert_eq!(list["entries"].as_array().map(Vec::len), usize::try_from(before).ok());
    assert!(before >= 2, "{list}");
    let first = list["entries"][0]["id"].as_str().expect("an id").to_owned();
    correct(&folder, "d", &[&first, "--accept", "--coder", "ada"]);
    assert_eq!(doubtful(&folder), before - 1);
    let after = review(&folder);
    assert_eq!(after["entries"].as_array().map(Vec::len), usize::try_from(before - 1).ok());
    assert_eq!(
        (&after["corrections"][0]["what"], &after["corrections"][0]["coder"]),
        (&json!("accept"), &json!("ada"))
    );
    assert_eq!(after["corrections"][0]["entries"], json!([first]));
    let accepted = entry(&folder, "d", &first);
    assert_eq!(accepted["accepted"], list["entries"][0]["flags"]);
    assert_eq!(accepted["corrected"], json!(["accept"]));

    let correction = after["corrections"][0]["id"].to_string();
    folder.run(&["correct", "p.planlupe", "d", "--take-back", &correction]).succeeds();
    assert_eq!(doubtful(&folder), before);
}

#[test]
fn the_first_name_of_the_command_still_works() {
    let folder = Folder::new();
    folder.write("s.txt", PRINT);
    folder.run(&["import", "p.planlupe", "s.txt"]).succeeds();
    let today = folder.run(&["review", "p.planlupe", "--json"]).succeeds();
    assert_eq!(folder.run(&["settle", "p.planlupe", "--json"]).succeeds(), today);
}

#[test]
fn review_lists_reasons_in_words_and_sums_up() {
    let folder = doubtful_project();
    let out = folder.run(&["review", "p.planlupe"]).succeeds();
    assert!(out.starts_with("d\n  e"), "{out}");
    assert!(out.contains("[The date is not in the calendar.]"), "{out}");
    assert!(out.contains("in 1 case, 0 corrections that do not apply."), "{out}");
    let date = id(&folder, "d", "Har dere");
    correct(&folder, "d", &[&date, "--date", "28. feb. 2020"]);
    let out = folder.run(&["--lang", "nb", "review", "p.planlupe"]).succeeds();
    assert!(!out.contains("Datoen finnes ikke i kalenderen"), "{out}");
}

#[test]
fn a_wrong_argument_gets_a_sentence_and_changes_nothing() {
    let folder = Folder::with_project();
    let before = folder.bytes("p.planlupe");
    for (arguments, words) in [
        (&["e99", "--accept"][..], "no entry “e99”"),
        (&["x", "--merge"], "no entry “x”"),
        (&["e1", "--date", "in May"], "“in May” is not a date"),
        (&["e1", "--time", "noon"], "“noon” is not a clock time"),
        (&["e1"], "Nothing is said about what to correct"),
        (&["e1", "--speaker", "nav"], "Only messages and events have a sender"),
    ] {
        let all: Vec<&str> = ["correct", "p.planlupe", "print"].iter().chain(arguments).copied().collect();
        let sentence = folder.run(&all).refuses();
        assert!(sentence.contains(words), "{sentence}");
    }
    assert!(folder.bytes("p.planlupe") == before);
    assert_eq!(folder.run(&["correct", "p.planlupe", "print"]).code, Some(2));
}

#[test]
fn another_layout_keeps_corrections_where_they_apply_says_where_not_and_never_touches_codings() {
    let folder = Folder::with_project();
    folder.write(
        "codings.csv",
        format!("case,start,end,code\nprint,{0},{1},økonomi\n", place("skattekortet"), place("skattekortet") + 12),
    );
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    let message = id(&folder, "print", "Hva med skattekortet");
    correct(&folder, "print", &[&message, "--date", "2020-02-01"]);
    let card = id(&folder, "print", "Behandling");
    correct(&folder, "print", &[&card, "--date", "2020-03-03"]);
    let codings = |folder: &Folder| crate::support::content(&folder.path("p.planlupe"), &["coding"]);
    let before = codings(&folder);

    choose(&folder, "print", Some("html-2020-05-06"));
    let message = entry(&folder, "print", &id(&folder, "print", "Hva med skattekortet"));
    assert_eq!((&message["date"], &message["corrected"]), (&json!("2020-02-01"), &json!(["date"])));
    assert_eq!(codings(&folder), before);
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn a_correction_that_another_layout_has_no_place_for_is_kept_aside_and_comes_back() {
    let folder = Folder::new();
    folder.write("s.txt", include_str!("../fixtures/server-pdf.txt"));
    folder.run(&["import", "p.planlupe", "s.txt"]).succeeds();
    let event = id(&folder, "s", "NAV delte referatet");
    correct(&folder, "s", &[&event, "--date", "2025-01-30"]);
    let answer = id(&folder, "s", "På mandag");
    correct(&folder, "s", &[&answer, "--speaker", "nav"]);
    let doubt = doubtful(&folder);

    choose(&folder, "s", Some("html-2020-05-13"));
    let list = review(&folder);
    let misfits: Vec<&Value> =
        list["corrections"].as_array().expect("a list").iter().map(|one| &one["misfit"]).collect();
    assert_eq!(misfits, [&json!("no-entry"), &Value::Null]);
    assert_eq!(list["corrections"][0]["entries"], json!([]));
    let out = folder.run(&["review", "p.planlupe"]).succeeds();
    assert!(out.contains("Does not apply any more (1): date set to 30 January 2025, 14.52 – "), "{out}");
    assert!(out.contains("1 correction that does not apply."), "{out}");
    let answer = entry(&folder, "s", &id(&folder, "s", "På mandag"));
    assert_eq!(answer["speaker"], "nav", "it begins where it began");

    choose(&folder, "s", None);
    assert!(review(&folder)["corrections"].as_array().expect("a list").iter().all(|one| one["misfit"].is_null()));
    assert_eq!(entry(&folder, "s", &event)["date"], "2025-01-30");
    assert_eq!(doubtful(&folder), doubt);
}

/// Reads a case with another layout, as the window does.
fn choose(folder: &Folder, case: &str, layout: Option<&str>) {
    let mut project = project::Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let case = project.cases().named(case).expect("the case");
    project.write().cases().choose_layout(case, layout).expect("another layout");
}

#[test]
fn entries_csv_tells_what_was_accepted_and_corrected() {
    let folder = doubtful_project();
    let date = id(&folder, "d", "Har dere");
    correct(&folder, "d", &[&date, "--date", "2020-02-28"]);
    let doubt = review(&folder)["entries"][0]["id"].as_str().expect("a doubt").to_owned();
    correct(&folder, "d", &[&doubt, "--accept"]);
    folder.run(&["export", "p.planlupe", "out", "--only", "entries"]).succeeds();
    let csv = folder.text("out/entries.csv");
    let header = csv.lines().next().expect("a header");
    assert!(header.ends_with(",text,accepted,corrected,document"), "{header}");
    assert!(csv.lines().any(|line| line.ends_with(",date,")), "{csv}");
    assert!(csv.lines().any(|line| line.ends_with(",accept,")), "{csv}");
}
