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
    close(&measure(&told, "user-mean-days-per-thread")["mean"], 4.5);
}

/// The rows of a measure with what they say: kind, month, n, sum or share.
fn rows_of(figure: &Value, name: &str) -> Vec<String> {
    let rows = figure["rows"].as_array().expect("rows").iter().filter(|row| row["measure"] == name);
    let told = |row: &Value| {
        let value = if row["unit"] == "share" { &row["all"]["share"] } else { &row["all"]["sum"] };
        let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        format!("{} {} {} {value}", word(&row["key"]), word(&row["month"]), row["all"]["n"])
    };
    rows.map(told).collect()
}

#[test]
fn figures_are_shown_over_the_months_in_which_things_begin() {
    let folder = Folder::new();
    folder.write("a.txt", CASE);
    folder.write(
        "b.txt",
        "Dato: 2. mai 2020\nAktivitetsplan\n\nDialogen med veileder\n\nKurs\n\n\
        VEILEDER - 30. MAR. 2020\n\nHei.\n\nBRUKER - 1. APR. 2020\n\nHei.\n",
    );
    folder.run(&["import", "p.planlupe", "a.txt", "b.txt"]).succeeds();
    let threads = figure(&folder, &["threads", "--over", "month"]);
    assert_eq!(
        rows_of(&threads, "per-case"),
        ["- 2020-03 1 1.0", "- 2020-04 2 2.0", "- 2020-05 2 0.0", "- 2020-06 1 0.0"]
    );
    assert_eq!(rows_of(&threads, "started-by-nav"), ["- 2020-03 1 1.0", "- 2020-04 2 0.5"]);
    assert!(rows_of(&threads, "per-month").is_empty());
    // What b's user answers belongs to the month in which NAV has asked.
    let waits = figure(&folder, &["response-time", "--over", "month"]);
    assert_eq!(rows_of(&waits, "user-days"), ["- 2020-03 1 2.0", "- 2020-04 2 9.0"]);

    // a is observed for two whole months since its first entry, b for one.
    let messages = figure(&folder, &["messages", "--over", "month-since-start"]);
    assert_eq!(rows_of(&messages, "user-per-case"), ["- 1 2 5.0", "- 2 1 0.0"]);
    let told = rows_of(&figure(&folder, &["distribution"]), "threads");
    assert_eq!(told[..4], ["0 - 2 0.0", "1 - 2 0.5", "2 - 2 0.5", "3 - 2 0.0"]);
    assert_eq!(told[10..], ["10+ - 2 0.0"]);
    // An old print has types in capitals; the months without any are months with none.
    folder.write(
        "c.txt",
        "Dato: 20. apr. 2020\nAktivitetsplan\n\nAktiviteter jeg gjennomfører nå\n\n\
        BEHANDLING\nLege\nFRA DATO\n1. feb. 2020\n\nBehandling\nFysio\nFRA DATO\n3. apr. 2020\n",
    );
    folder.run(&["import", "p.planlupe", "c.txt"]).succeeds();
    let types = rows_of(&figure(&folder, &["activities", "--over", "month"]), "of-type");
    assert_eq!(types[..3], ["Behandling 2020-02 1 1.0", "Behandling 2020-03 2 0.0", "Behandling 2020-04 3 1.0"]);
    let refused = folder.run(&["figures", "p.planlupe", "silence", "--over", "month", "--lang", "en"]).refuses();
    assert!(refused.starts_with("The figure “silence” has no months."), "{refused}");
}

#[test]
fn a_figure_tells_of_any_period_of_the_calendar_or_of_the_case() {
    let folder = Folder::new();
    folder.write("a.txt", CASE);
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let spring = ["--since", "2020-03-01", "--until", "2020-04-05"];
    let days_of_case = ["--since-day", "1", "--until-day", "5"];
    for period in [spring.as_slice(), &days_of_case] {
        let of = |name: &str| figure(&folder, &[&[name], period].concat());
        let told = of("response-time");
        // The answer of 6 April came after the period, to what began in it.
        close(&measure(&told, "nav-answered")["share"], 1.0);
        close(&measure(&told, "nav-days")["mean"], 5.0);
        assert!(told["rows"].as_array().expect("rows").iter().all(|row| row["measure"] != "user-days"));
        close(&measure(&of("messages"), "user-per-case")["sum"], 2.0);
        close(&measure(&of("threads"), "per-case")["sum"], 1.0);
        close(&measure(&of("silence"), "longest")["mean"], 2.0);
        assert_eq!((&told["windows"]["none"], told["windows"].get("part_of_period")), (&Value::from(0), None));
    }
    let told = figure(&folder, &["messages", "--since", "2020-06-01", "--until", "2020-07-31"]);
    assert_eq!((&told["windows"]["part_of_period"], &told["period"]["to"]), (&Value::from(1), &"2020-07-31".into()));
    let told = figure(&folder, &["messages", "--since", "2020-07-01"]);
    assert_eq!((&told["windows"]["outside_period"], told["rows"].as_array().map(Vec::len)), (&Value::from(1), Some(0)));
    let shown = folder.run(&["figures", "p.planlupe", "messages", "--since", "2020-07-01"]).succeeds();
    assert!(shown.contains("Cases observed: 0.") && shown.contains("count nowhere: 1"), "{shown}");
    let shown = folder.run(&["figures", "p.planlupe", "messages", "--since", "2020-06-01", "--until-day", "100"]);
    let shown = shown.succeeds();
    assert!(shown.contains("The period from 1 June 2020 on. Day 1 to 100 of the case"), "{shown}");
    assert!(shown.contains("observed in a part of the period only: 1."), "{shown}");
    // Months of the calendar, each asked for by its days, are those of the figure over months.
    let over = rows_of(&figure(&folder, &["messages", "--over", "month"]), "user-per-case");
    let one = |month: &str, last: &str| {
        let period = [format!("{month}-01"), format!("{month}-{last}")];
        let told = figure(&folder, &["messages", "--since", &period[0], "--until", &period[1]]);
        format!("- {month} {}", rows_of(&told, "user-per-case")[0].trim_start_matches("- "))
    };
    assert_eq!(over, [one("2020-04", "30"), one("2020-05", "31"), one("2020-06", "30")]);

    // It is kept with a table, and stands in a report.
    folder.run(&["figures", "p.planlupe", "messages", "--until-day", "5", "--save", "five days"]).succeeds();
    close(&measure(&figure(&folder, &["--saved", "five days"]), "user-per-case")["sum"], 2.0);
    folder.write(
        "tables.ron",
        r#"(tables: [(name: "m", shows: figure(figure: "messages", period: (to: "2020-04-05")))])"#,
    );
    folder.run(&["report", "p.planlupe", "--tables", "tables.ron", "--out", "report"]).succeeds();
    assert!(folder.text("report/m.csv").contains("user-per-case"), "{}", folder.text("report/m.csv"));
    assert!(folder.text("report/report.html").contains("5 April 2020"));

    let refused = |arguments: &[&str]| folder.run(&[&["figures", "p.planlupe"], arguments].concat()).refuses();
    let backwards = refused(&["messages", "--since", "2020-05-02", "--until", "2020-05-01"]);
    assert_eq!(backwards, "The period ends before it begins. The days of a case are counted from 1.");
    assert!(refused(&["goals", "--until", "2020-05-01"]).contains("is of no period"));
}

#[test]
fn a_print_of_a_time_without_dialogue_is_not_a_case_without_messages() {
    let folder = Folder::new();
    folder.write("a.txt", CASE);
    let without = |day: &str| {
        format!(
            "Dato: {day}\nAktivitetsplan\n\nMitt mål\n\nBli kokk\n\nPlanlagte aktiviteter\n\n\
        Jobbrettet egenaktivitet\nKurs\nFRA DATO\n1. feb. 2020\n"
        )
    };
    folder.write("old.txt", without("5. mai 2020"));
    folder.write("new.txt", without("6. mai 2020"));
    folder.run(&["import", "p.planlupe", "a.txt", "old.txt", "new.txt"]).succeeds();
    let messages = figure(&folder, &["messages"]);
    assert_eq!((&measure(&messages, "user-per-case")["n"], &messages["without_dialogue"]), (&2.into(), &1.into()));
    let told = figure(&folder, &["distribution"]);
    assert_eq!(rows_of(&told, "threads")[..3], ["0 - 2 0.5", "1 - 2 0.0", "2 - 2 0.5"]);
    let activities = figure(&folder, &["activities"]);
    assert_eq!((&measure(&activities, "per-case")["n"], &activities["without_dialogue"]), (&3.into(), &0.into()));
    let rows = activities["rows"].as_array().expect("rows");
    let of_type = rows.iter().find(|row| row["measure"] == "of-type").expect("a type");
    assert_eq!((&of_type["all"]["n"], of_type["key"].as_str()), (&3.into(), Some("Jobbrettet egenaktivitet")));
    let shown = folder.run(&["figures", "p.planlupe", "messages", "--lang", "en"]).succeeds();
    assert!(shown.contains("may be of a kind that never does: 1"), "{shown}");
}

#[test]
fn advisers_are_told_apart_and_cases_last_until_their_end_or_print() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        "Dato: 30. jun. 2020\nAktivitetsplan\n\nDialogen med veileder\n\n\
        Kurs\n\nZ994188 - 1. APR. 2020\n\nHei.\n\nBRUKER - 3. APR. 2020\n\nHallo?\n\n\
        Z990000 - 6. APR. 2020\n\nHvilket?\n\nBRUKER - 6. APR. 2020\n\nTruck.\n\nZ990000 - 7. APR. 2020\n\nOk.\n",
    );
    folder.write("b.txt", CASE.replace("VEILEDER", "NAV"));
    folder.run(&["import", "p.planlupe", "a.txt", "b.txt"]).succeeds();
    let advisers = figure(&folder, &["advisers"]);
    assert_eq!(rows_of(&advisers, "per-case"), ["- - 1 2.0"]);
    assert_eq!(rows_of(&advisers, "another-answers"), ["- - 2 0.5"]);

    folder.write("days.csv", "case,inn,ut\na,2020-03-20,2020-05-01\nb,2020-04-02,\n");
    folder.run(&["attributes", "p.planlupe", "--from", "days.csv"]).succeeds();
    let refused = folder.run(&["figures", "p.planlupe", "registration", "--lang", "en"]).refuses();
    assert!(refused.contains("--start"), "{refused}");
    let lasting = figure(&folder, &["registration", "--start", "inn", "--end", "ut"]);
    assert_eq!(rows_of(&lasting, "started"), ["- 2020-03 1 1.0", "- 2020-04 1 1.0"]);
    // Both prints are of 30 June: three months of a, two of b; a has ended in its second month.
    assert_eq!(rows_of(&lasting, "still-lasting"), ["- 1 2 1.0", "- 2 2 0.5", "- 3 1 0.0"]);
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
    assert_eq!(table[0].join(" "), "figure measure key month unit group n sum mean median q1 q3 share");
    assert_eq!(table[1][..8], ["messages", "user-per-case", "", "", "number", "(all)", "1", "4"]);
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
    folder.write("x.txt", CASE.replace("VEILEDER - 6", "Z994188 - 6"));
    folder.write("days.csv", "case,inn\nx,2020-03-20\n");
    folder.run(&["import", "d/demo.planlupe", "x.txt"]).succeeds();
    folder.run(&["attributes", "d/demo.planlupe", "--from", "days.csv"]).succeeds();
    let names = folder.run(&["figures", "d/demo.planlupe", "--json"]).json();
    for name in names.as_array().expect("names").iter().filter_map(Value::as_str) {
        let keys = folder.run(&["figures", "d/demo.planlupe", name, "--start", "inn", "--json"]).json();
        let measures: Vec<&str> =
            keys["rows"].as_array().expect("rows").iter().filter_map(|row| row["measure"].as_str()).collect();
        assert!(!measures.is_empty(), "{name}");
        for language in ["nb", "en"] {
            let told =
                folder.run(&["figures", "d/demo.planlupe", name, "--start", "inn", "--lang", language]).succeeds();
            for measure in measures.iter().filter(|measure| measure.contains('-')) {
                assert!(!told.contains(&format!("\n{measure} ")), "{name} {measure} {language}");
                assert!(!told.contains(&format!(": {measure} ")), "{name} {measure} {language}");
            }
            assert!(told.lines().filter(|line| line.starts_with("  ")).count() == 0, "{name} {language}: {told}");
        }
    }
}

#[test]
fn a_measure_is_drawn_as_a_file() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let drawn = |arguments: &[&str]| {
        folder
            .run(&[&["figures", "d/demo.planlupe", "--lang", "en", "--svg", "chart.svg"], arguments].concat())
            .succeeds();
        folder.text("chart.svg")
    };
    let bars = drawn(&["threads", "--measure", "per-month", "--by", "aldersgruppe"]);
    assert!(bars.contains("<title>Threads: in a case</title>") && bars.contains(">n 7<"), "{bars}");
    assert_eq!(bars, drawn(&["threads", "--measure", "per-month", "--by", "aldersgruppe"]), "the same bytes");
    let lines = drawn(&["threads", "--measure", "started-by-nav", "--by", "kjønn", "--over", "month"]);
    assert!(lines.contains(">kvinne<") && lines.contains("<circle") && lines.contains(" %<"), "{lines}");
    let kinds = drawn(&["distribution", "--measure", "threads"]);
    assert!(kinds.contains(">10+<"), "{kinds}");
    assert!(drawn(&["activities", "--measure", "of-type", "--over", "month"]).contains("<rect"));
    let refused =
        folder.run(&["figures", "d/demo.planlupe", "goals", "--svg", "x.svg", "--measure", "goals", "--lang", "en"]);
    assert_eq!(refused.refuses(), "“goals” is not one of the measures. Choose one of these: with-goal.");
    assert!(!folder.path("x.svg").exists());
}

#[test]
fn small_numbers_are_hidden_and_none_of_them_follows_from_the_others() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let project = "d/demo.planlupe";
    let names = ["aldersgruppe", "kjønn", "utdanning", "diagnosegruppe"];
    let mut hidden = 0;
    for name in ["messages", "meetings", "activities", "distribution", "goals", "threads"] {
        for by in names {
            let whole = folder.run(&["figures", project, name, "--by", by, "--json"]).json();
            let told = folder.run(&["figures", project, name, "--by", by, "--suppress", "--json"]).json();
            let pairs = whole["rows"].as_array().expect("rows").iter().zip(told["rows"].as_array().expect("rows"));
            for (own, shown) in pairs {
                let own: Vec<&Value> = own["cells"].as_array().expect("cells").iter().chain([&own["all"]]).collect();
                let shown: Vec<&Value> =
                    shown["cells"].as_array().expect("cells").iter().chain([&shown["all"]]).collect();
                let is_hidden = |at: usize| !own[at].is_null() && shown[at]["n"].is_null();
                let missing: Vec<usize> = (0..own.len()).filter(|at| is_hidden(*at)).collect();
                hidden += missing.len();
                // n and sums add up over the groups: with one number hidden it would follow.
                assert_ne!(missing.len(), 1, "{name} by {by}: {shown:?}");
                for at in 0..own.len() {
                    let is_small = own[at]["n"].as_u64().is_some_and(|n| (1..5).contains(&n));
                    assert!(!is_small || is_hidden(at), "{name} by {by}: {:?}", shown[at]);
                }
            }
            assert!(
                told["columns"].as_array().expect("columns").iter().all(|own| own.get("cases").is_none())
                    || told["suppressed"] == 0
            );
        }
    }
    assert!(hidden > 0);
    let csv = folder.run(&["figures", project, "goals", "--by", names[0], "--suppress", "--csv", "-"]).succeeds();
    assert!(csv.contains(",:,,,,,,"), "{csv}");
    let goals = folder.run(&["goals", project, "--by", names[0], "--suppress", "--csv", "-"]).succeeds();
    assert!(goals.contains(",:"), "{goals}");
    folder.run(&["export", project, "out", "--only", "tally", "--columns", names[0], "--suppress"]).succeeds();
    assert!(folder.text("out/tally.csv").contains(",:"), "the exported tally too");
}
