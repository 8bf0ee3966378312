//! A researcher reads a case in the order in which things happened.

use crate::support::{Folder, PRINT, TYPED, keys};
use serde_json::{Value, json};

/// Beginnings of the entries' texts, in the order in which they are printed.
fn beginnings(entries: &Value) -> Vec<&str> {
    entries
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["text"].as_str().expect("a text").split(['\n', '.', '?']).next().unwrap_or_default())
        .collect()
}

#[test]
fn time_order_puts_parallel_threads_cards_and_minutes_together() {
    let folder = Folder::with_project();
    let entries = folder.run(&["chronology", "p.planlupe", "print", "--json"]).json();
    assert_eq!(
        beginnings(&entries),
        [
            "Jeg vil bli båtbygger",
            "Har dere en plass på verkstedet",
            "Møte med NAV",
            "Vi snakket om båter og om ryggen",
            "Behandling",
            "Første time gikk bra",
            "Fint å høre",
            "Hva med skattekortet",
            "Ja, fra mai",
        ]
    );
    let dates: Vec<&Value> = entries.as_array().expect("a list").iter().map(|entry| &entry["date"]).collect();
    assert_eq!(
        dates,
        [
            &Value::Null,
            &json!("2020-02-10"),
            &json!("2020-02-14"),
            &json!("2020-02-14"),
            &json!("2020-03-02"),
            &json!("2020-03-05"),
            &json!("2020-03-06"),
            &json!("2020-03-06"),
            &json!("2020-04-03"),
        ]
    );
}

#[test]
fn the_printed_order_and_the_order_of_threads_hold_the_same_entries() {
    let folder = Folder::with_project();
    let of = |order: &str| folder.run(&["chronology", "p.planlupe", "print", "--order", order, "--json"]).json();
    let printed = of("printed");
    let ids: Vec<&str> =
        printed.as_array().expect("a list").iter().map(|entry| entry["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, ["e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9"]);
    let starts: Vec<u64> =
        printed.as_array().expect("a list").iter().map(|entry| entry["start"].as_u64().expect("a number")).collect();
    assert!(starts.is_sorted(), "{starts:?}");

    let threads = of("threads");
    let messages: Vec<(&str, &str)> = threads
        .as_array()
        .expect("a list")
        .iter()
        .filter(|entry| entry["kind"] == "message")
        .map(|entry| (entry["thread"].as_str().expect("a thread"), entry["date"].as_str().expect("a date")))
        .collect();
    assert_eq!(
        messages,
        [("t1", "2020-03-05"), ("t1", "2020-03-06"), ("t2", "2020-02-10"), ("t2", "2020-04-03"), ("t3", "2020-03-06")]
    );
    assert_eq!(of("chronological"), folder.run(&["chronology", "p.planlupe", "print", "--json"]).json());
    assert_ne!(of("chronological"), printed);
}

#[test]
fn a_thread_with_the_newest_message_first_is_turned_round() {
    let folder = Folder::new();
    let print = "Aktivitetsplan\nDialogen med veileder\nTime\nZ000001 - 8. MAI 2020\nTredje.\nZ000001 - 7. MAI 2020\nAndre, skrevet sist.\nBRUKER - 7. MAI 2020\nFørste, skrevet først.\n";
    folder.write("a.txt", print);
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let entries = folder.run(&["chronology", "p.planlupe", "a", "--json"]).json();
    assert_eq!(beginnings(&entries), ["Første, skrevet først", "Andre, skrevet sist", "Tredje"]);
}

#[test]
fn spans_are_code_points_of_the_normalised_text() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        format!("\u{feff}{}", TYPED.replace("Jeg trenger", "😀 A\u{30a} ja, jeg trenger").replace('\n', "\r\n")),
    );
    let plan = folder.run(&["parse", "a.txt", "--json"]).json();
    let normalised: Vec<char> = TYPED.replace("Jeg trenger", "😀 Å ja, jeg trenger").chars().collect();
    for entry in plan["entries"].as_array().expect("a list") {
        let place = |key: &str| usize::try_from(entry[key].as_u64().expect("a number")).expect("a place");
        let slice: String = normalised[place("start")..place("end")].iter().collect();
        assert_eq!(entry["text"], json!(slice));
    }
}

#[test]
fn parse_prints_exactly_the_keys_of_the_contract() {
    let folder = Folder::new();
    folder.write("a.txt", PRINT);
    let plan = folder.run(&["parse", "a.txt", "--json"]).json();
    assert_eq!(
        keys(&plan),
        [
            "annotations",
            "entries",
            "goal",
            "layout",
            "plans",
            "printed",
            "read_by",
            "remarks",
            "threads",
            "unaccounted"
        ]
    );
    assert_eq!(
        (&plan["layout"], &plan["printed"], &plan["goal"], &plan["unaccounted"]),
        (&json!("html-2020-05-13"), &json!("2020-06-04"), &json!("Jeg vil bli båtbygger."), &json!(0))
    );
    assert_eq!(
        plan["threads"],
        json!([
            {"id": "t1", "under": "card", "title": "Samtaler hos fysioterapeut"},
            {"id": "t2", "under": "free", "title": "Verksted"},
            {"id": "t3", "under": "free", "title": "Skatt"},
        ])
    );
    for entry in plan["entries"].as_array().expect("a list") {
        assert_eq!(
            keys(entry),
            [
                "card", "date", "end", "flags", "id", "kind", "sender", "speaker", "start", "text", "thread", "time",
                "until"
            ]
        );
    }
    let entry = |id: &str| {
        plan["entries"].as_array().expect("a list").iter().find(|entry| entry["id"] == id).expect("the entry")
    };
    assert_eq!(
        entry("e2")["card"],
        json!({
            "type": "Behandling", "title": "Samtaler hos fysioterapeut", "status": "in-progress",
            "from": "2020-03-02", "to": "2020-06-30",
            "fields": {
                "Type behandling": "Opptrening", "Fra dato": "2. mars 2020", "Til dato": "30. juni 2020",
                "Beskrivelse": "Trening to ganger i uken."
            },
            "labels": ["Avtalt med NAV"]
        })
    );
    assert_eq!(
        entry("e4"),
        &json!({
            "id": "e4", "kind": "message", "date": "2020-03-06", "time": null, "until": null, "speaker": "nav",
            "sender": "Z000001", "thread": "t1", "card": null, "text": "Fint å høre.",
            "start": entry("e4")["start"], "end": entry("e4")["end"], "flags": []
        })
    );
    assert_eq!((&entry("e6")["kind"], &entry("e6")["time"]), (&json!("minutes"), &json!("10:30")));
}

#[test]
fn parse_and_chronology_give_the_same_entries_in_both_languages() {
    let folder = Folder::with_project();
    let parsed = folder.run(&["--lang", "nb", "parse", "print.txt", "--json"]).json();
    assert_eq!(folder.run(&["--lang", "en", "parse", "print.txt", "--json"]).json(), parsed);
    // In a project a person may have had a hand in them, and the entries say so.
    let mut entries = folder.run(&["chronology", "p.planlupe", "print", "--json"]).json();
    for entry in entries.as_array_mut().expect("a list").iter_mut().filter_map(Value::as_object_mut) {
        assert_eq!((entry.remove("accepted"), entry.remove("corrected")), (Some(json!([])), Some(json!([]))));
        assert_eq!(entry.remove("document"), Some(Value::Null));
    }
    assert_eq!(entries, parsed["entries"]);
}

#[test]
fn for_people_it_is_printed_in_their_language() {
    let folder = Folder::with_project();
    let english = folder.run(&["--lang", "en", "chronology", "p.planlupe", "print"]).succeeds();
    assert!(
        english.contains("\nUndated\n  Goal\n") && english.contains("\nMonday 10 February 2020\n  USER"),
        "{english}"
    );
    let norwegian = folder.run(&["--lang", "nb", "chronology", "p.planlupe", "print"]).succeeds();
    assert!(norwegian.contains("\nmandag 10. februar 2020\n"), "{norwegian}");
    for text in [&english, &norwegian] {
        assert!(text.contains("      Vi snakket om båter og om ryggen.\n"));
    }
}

#[test]
fn what_is_asked_for_amiss_is_said() {
    let folder = Folder::with_project();
    folder.write("bilde.txt", b"\x89PNG\0\0");
    for (arguments, words) in [
        (&["chronology", "p.planlupe", "nobody"][..], "no case called “nobody”"),
        (&["chronology", "gone.planlupe", "print"], "“gone.planlupe” does not exist"),
        (&["parse", "gone.txt"], "gone.txt"),
        (&["parse", "bilde.txt"], "“bilde.txt” was not taken in: the file is not text"),
        (&["parse", "print.txt", "--layout", "html-1999"], "There are: html-2017, html-2020-05-06, html-2020-05-13"),
    ] {
        let sentence = folder.run(arguments).refuses();
        assert!(sentence.contains(words), "{sentence}");
    }
}

#[test]
fn a_chosen_layout_overrides_the_one_that_the_text_shows() {
    let folder = Folder::new();
    folder.write("a.txt", PRINT);
    let plan = folder.run(&["parse", "a.txt", "--layout", "html-2020-05-06", "--json"]).json();
    assert_eq!(plan["layout"], "html-2020-05-06");
}

#[test]
fn a_text_without_any_sign_of_a_plan_is_kept_whole_as_one_unplaced_entry() {
    let folder = Folder::new();
    folder.write("a.txt", "Handleliste\nmelk\nbrød\n");
    let plan = folder.run(&["parse", "a.txt", "--json"]).json();
    assert_eq!((&plan["layout"], &plan["unaccounted"]), (&Value::Null, &json!(0)));
    assert_eq!(plan["entries"][0]["kind"], "unplaced");
    assert_eq!(plan["entries"][0]["flags"], json!(["unplaced", "little-read"]));
    assert_eq!(plan["entries"][0]["text"], "Handleliste\nmelk\nbrød");
}
