//! A project lead states how users and NAV are in contact. The first figures here are worked out by hand; the others are computed once
//! more from the exported table of entries, by code that shares nothing with the program.

use std::collections::BTreeMap;

use crate::support::{Folder, rows};
use chrono::NaiveDate;
use serde_json::Value;

/// Two threads. In «Kurs» the user writes twice before NAV answers, after 5 and 3 days; then NAV asks and is answered the same day; the user's last message
/// has no answer in the thread. In «Penger» NAV begins, and the user answers after 9 days.
const CASE: &str = "Dato: 30. jun. 2020\nAktivitetsplan\n\nDialogen med veileder\n\n\
    Kurs\n\nBRUKER - 1. APR. 2020\n\nKan jeg ta et kurs?\n\nBRUKER - 3. APR. 2020\n\nHallo?\n\n\
    VEILEDER - 6. APR. 2020\n\nHvilket kurs?\n\nBRUKER - 6. APR. 2020\n\nTruckkurs.\n\n\
    Penger\n\nVEILEDER - 10. APR. 2020\n\nHar du sendt meldekort?\n\nBRUKER - 19. APR. 2020\n\nJa.\n";

fn figure(folder: &Folder, arguments: &[&str]) -> Value {
    folder.run(&[&["figures", "p.planlupe"], arguments, &["--json"]].concat()).json()
}

fn measure<'a>(figure: &'a Value, name: &str) -> &'a Value {
    let rows = figure["rows"].as_array().expect("rows");
    &rows.iter().find(|row| row["measure"] == name).unwrap_or_else(|| panic!("no {name}"))["all"]
}

fn close(value: &Value, wanted: f64) {
    assert!(value.as_f64().is_some_and(|value| (value - wanted).abs() < 1e-9), "{value} is not {wanted}");
}

#[test]
fn response_times_are_those_worked_out_by_hand() {
    let folder = Folder::new();
    folder.write("a.txt", CASE);
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let told = figure(&folder, &["response-time"]);
    let answered = measure(&told, "nav-answered");
    assert_eq!(answered["n"], 3, "«Truckkurs.» and «Ja.» are runs without an answer");
    close(&answered["share"], 1.0 / 3.0);
    let days = measure(&told, "nav-days");
    assert_eq!(days["n"], 1);
    close(&days["mean"], 5.0);
    close(&days["share"], 0.0);
    let user = measure(&told, "user-days");
    assert_eq!(user["n"], 2);
    close(&user["mean"], 4.5);
    close(&user["median"], 4.5);
    close(&user["share"], 0.5);
    let across = measure(&told, "nav-days-across-threads");
    assert_eq!(across["n"], 2, "the question about the course is answered under «Penger»");
    close(&across["mean"], 4.5);

    let threads = figure(&folder, &["threads"]);
    close(&measure(&threads, "started-by-nav")["share"], 0.5);
    close(&measure(&threads, "duration")["mean"], 7.0);
    // From 1 April to the day of printing: 91 days.
    close(&measure(&threads, "per-month")["mean"], 2.0 / (91.0 / 30.4375));
    let silence = figure(&folder, &["silence"]);
    close(&measure(&silence, "longest")["mean"], 72.0);
    let course = figure(&folder, &["course"]);
    let months = course["rows"].as_array().expect("rows");
    assert_eq!(months.len(), 4, "two whole months, two sides");
    close(&months[0]["all"]["sum"], 4.0);
}

#[test]
fn a_window_by_attribute_leaves_out_and_counts_what_lies_outside() {
    let folder = Folder::new();
    folder.write("a.txt", CASE);
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    folder.write("attributes.csv", "case,innvilget,gruppe\na,2020-04-05,x\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    let told = figure(&folder, &["messages", "--start", "innvilget", "--by", "gruppe"]);
    close(&measure(&told, "user-per-case")["sum"], 2.0);
    assert_eq!((&told["outside"], &told["windows"]["start_by_attribute"]), (&2.into(), &1.into()));
    assert_eq!(told["rows"][0]["cells"][0]["n"], 1);
    let refused = folder.run(&["figures", "p.planlupe", "messages", "--start", "gruppe", "--lang", "en"]).refuses();
    assert_eq!(refused, "“gruppe” holds no dates: choose an attribute of the kind date.");
    let table = folder.run(&["figures", "p.planlupe", "messages", "--by", "gruppe", "--csv", "-"]).succeeds();
    let table = rows(&table, b',');
    assert_eq!(table[0].join(" "), "figure measure key unit group n sum mean median q1 q3 share");
    assert_eq!(table[1][..7], ["messages", "user-per-case", "", "number", "(all)", "1", "4"]);
}

/// A message of the exported table.
struct Message {
    thread: String,
    by_user: bool,
    day: NaiveDate,
}

#[test]
fn figures_of_the_sample_project_are_those_of_its_exported_entries() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    folder.run(&["export", "d/demo.planlupe", "out"]).succeeds();
    let cases = rows(&folder.text("out/cases.csv"), b',');
    let entries = rows(&folder.text("out/entries.csv"), b',');
    let column = |table: &[Vec<String>], name: &str| table[0].iter().position(|known| known == name).expect("a column");
    let day = |cell: &str| cell.parse::<NaiveDate>().ok();
    let (label, printed) = (column(&cases, "case"), column(&cases, "printed"));
    let [case, kind, date, speaker, thread] =
        ["case", "kind", "date", "speaker", "thread"].map(|name| column(&entries, name));
    let (mut waits, mut runs, mut by_user) = (Vec::new(), 0, Vec::new());
    for row in &cases[1..] {
        let own: Vec<&Vec<String>> = entries[1..].iter().filter(|entry| entry[case] == row[label]).collect();
        let days: Vec<NaiveDate> = own.iter().filter_map(|entry| day(&entry[date])).collect();
        let first = *days.iter().min().expect("a dated entry");
        let last = day(&row[printed]).unwrap_or_else(|| *days.iter().max().expect("a dated entry"));
        // The table is in the order of time.
        let messages: Vec<Message> = own
            .iter()
            .filter(|entry| entry[kind] == "message" && !entry[speaker].is_empty())
            .filter_map(|entry| {
                let day = day(&entry[date]).filter(|day| *day >= first && *day <= last)?;
                Some(Message { thread: entry[thread].clone(), by_user: entry[speaker] == "user", day })
            })
            .collect();
        by_user.push(messages.iter().filter(|message| message.by_user).count());
        let mut threads: BTreeMap<&str, Vec<&Message>> = BTreeMap::new();
        for message in messages.iter().filter(|message| !message.thread.is_empty()) {
            threads.entry(&message.thread).or_default().push(message);
        }
        for messages in threads.values() {
            for (at, message) in messages.iter().enumerate() {
                if message.by_user && (at == 0 || !messages[at - 1].by_user) {
                    runs += 1;
                    let answer = messages[at..].iter().find(|later| !later.by_user);
                    waits.extend(answer.map(|answer| (answer.day - message.day).num_days()));
                }
            }
        }
    }
    let told = folder.run(&["figures", "d/demo.planlupe", "response-time", "--json"]).json();
    let days = measure(&told, "nav-days");
    assert_eq!((&measure(&told, "nav-answered")["n"], &days["n"]), (&runs.into(), &waits.len().into()));
    #[expect(clippy::cast_precision_loss, reason = "a few hundred days")]
    let (sum, number) = (waits.iter().sum::<i64>() as f64, waits.len() as f64);
    assert!(number > 100.0);
    close(&days["sum"], sum);
    close(&days["mean"], sum / number);
    let soon = u32::try_from(waits.iter().filter(|wait| **wait <= 2).count()).expect("few");
    close(&days["share"], f64::from(soon) / number);
    let told = folder.run(&["figures", "d/demo.planlupe", "messages", "--json"]).json();
    let all = u32::try_from(by_user.iter().sum::<usize>()).expect("few");
    close(&measure(&told, "user-per-case")["sum"], f64::from(all));
}

#[test]
fn every_figure_and_measure_has_words_in_both_languages() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let names = folder.run(&["figures", "d/demo.planlupe", "--json"]).json();
    for name in names.as_array().expect("names").iter().filter_map(Value::as_str) {
        let keys = folder.run(&["figures", "d/demo.planlupe", name, "--json"]).json();
        let measures: Vec<&str> =
            keys["rows"].as_array().expect("rows").iter().filter_map(|row| row["measure"].as_str()).collect();
        assert!(!measures.is_empty(), "{name}");
        for language in ["nb", "en"] {
            let told = folder.run(&["figures", "d/demo.planlupe", name, "--lang", language]).succeeds();
            for measure in measures.iter().filter(|measure| measure.contains('-')) {
                assert!(!told.contains(&format!("\n{measure} ")), "{name} {measure} {language}");
            }
            assert!(told.lines().filter(|line| line.starts_with("  ")).count() == 0, "{name} {language}: {told}");
        }
    }
}
