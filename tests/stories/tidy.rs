//! A project lead hands one table for each unit to R, pandas or `DuckDB`. What the tables say is what the figures of the program say, and
//! no free text leaves with them unless it is asked for.

use std::collections::BTreeMap;

use crate::support::{Folder, rows};
use chrono::NaiveDate;
use serde_json::Value;

/// A table by its columns.
struct Table {
    rows: Vec<BTreeMap<String, String>>,
}

impl Table {
    fn read(folder: &Folder, file: &str) -> Self {
        let cells = rows(&folder.text(file), b',');
        let row = |row: &Vec<String>| cells[0].iter().cloned().zip(row.iter().cloned()).collect();
        Self { rows: cells[1..].iter().map(row).collect() }
    }

    fn where_(&self, column: &str, value: &str) -> impl Iterator<Item = &BTreeMap<String, String>> {
        self.rows.iter().filter(move |row| row[column] == value)
    }
}

const TABLES: [&str; 7] = ["case", "thread", "message", "activity", "minutes", "coding", "memo"];

fn all<'a>(figure: &'a Value, measure: &str, key: Option<&str>) -> &'a Value {
    let rows = figure["rows"].as_array().expect("rows");
    let found = rows.iter().find(|row| row["measure"] == measure && row["key"].as_str() == key);
    &found.unwrap_or_else(|| panic!("no {measure} {key:?}"))["all"]
}

fn names_in(folder: &Folder, inside: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder.path(inside)).expect("a folder");
    files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

fn close(value: &Value, wanted: f64) {
    assert!(value.as_f64().is_some_and(|value| (value - wanted).abs() < 1e-9), "{value} is not {wanted}");
}

#[expect(clippy::cast_precision_loss, reason = "a sample project holds few things")]
const fn real(number: usize) -> f64 {
    number as f64
}

#[test]
fn figures_of_the_sample_project_come_out_of_its_tidy_tables() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let project = "d/demo.planlupe";
    folder.run(&["export", project, "out", "--tidy"]).succeeds();
    let figure = |name: &str| folder.run(&["figures", project, name, "--json"]).json();
    let [case, thread, message, activity, minutes, ..] =
        TABLES.map(|name| Table::read(&folder, &format!("out/{name}.csv")));
    let day = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<NaiveDate>().expect("a day");

    // Threads, by the days of their messages alone.
    let mut firsts: BTreeMap<(&str, &str), Vec<&BTreeMap<String, String>>> = BTreeMap::new();
    for row in message
        .rows
        .iter()
        .filter(|row| !row["thread"].is_empty() && !row["speaker"].is_empty() && !row["date"].is_empty())
    {
        firsts.entry((&row["case"], &row["thread"])).or_default().push(row);
    }
    assert_eq!(firsts.len(), thread.rows.len());
    let threads = figure("threads");
    let in_window: Vec<_> = thread.where_("in_window", "true").collect();
    close(&all(&threads, "per-case", None)["sum"], real(in_window.len()));
    let by_nav = in_window.iter().filter(|row| row["started_by"] == "nav").count();
    let known = in_window.iter().filter(|row| !row["started_by"].is_empty()).count();
    close(&all(&threads, "started-by-nav", None)["share"], real(by_nav) / real(known));
    close(&all(&threads, "nav-started-per-case", None)["sum"], real(by_nav));
    let observed: Vec<_> = case.where_("dialogue_observed", "true").collect();
    assert_eq!(all(&threads, "per-case", None)["n"], observed.len());
    let per_month: f64 = observed
        .iter()
        .map(|row| row["threads"].parse::<f64>().expect("a number") / row["months"].parse::<f64>().expect("months"))
        .sum();
    close(&all(&threads, "per-month", None)["mean"], per_month / real(observed.len()));

    // Waits, from the rows of messages in the order of time.
    let (mut runs, mut waits) = (0, Vec::new());
    for messages in firsts.values() {
        for (at, row) in messages.iter().enumerate() {
            if row["speaker"] == "user"
                && (at == 0 || messages[at - 1]["speaker"] == "nav")
                && row["in_window"] == "true"
            {
                runs += 1;
                let answer = messages[at..].iter().find(|later| later["speaker"] == "nav");
                waits.extend(answer.map(|answer| (day(answer, "date") - day(row, "date")).num_days()));
                assert_eq!(row["begins_run"], "true");
                assert_eq!(row["answer"], answer.map(|answer| answer["entry"].clone()).unwrap_or_default());
            }
        }
    }
    let response = figure("response-time");
    assert_eq!(all(&response, "nav-answered", None)["n"], runs);
    assert!(waits.len() > 100);
    let sum = f64::from(i32::try_from(waits.iter().sum::<i64>()).expect("few"));
    close(&all(&response, "nav-days", None)["mean"], sum / real(waits.len()));
    close(
        &all(&response, "nav-days", None)["share"],
        real(waits.iter().filter(|wait| **wait <= 2).count()) / real(waits.len()),
    );

    // Messages, activities, meetings, goals.
    let messages = figure("messages");
    let by_user = message.where_("in_window", "true").filter(|row| row["speaker"] == "user").count();
    close(&all(&messages, "user-per-case", None)["sum"], real(by_user));
    let activities = figure("activities");
    let counted = |row: &&BTreeMap<String, String>| {
        row["in_window"] == "true"
            && row["meeting"] == "false"
            && !["cancelled", "suggested"].contains(&&*row["status"])
    };
    let counted: Vec<_> = activity.rows.iter().filter(counted).collect();
    close(&all(&activities, "per-case", None)["sum"], real(counted.len()));
    let of_type = |name: &str| counted.iter().filter(|row| row["type"] == name).count();
    let name = &counted[0]["type"];
    close(&all(&activities, "of-type", Some(name))["sum"], real(of_type(name)));
    let carried_out = |row: &&BTreeMap<String, String>| {
        row["in_window"] == "true" && ["", "in-progress", "completed"].contains(&&*row["status"])
    };
    let held = minutes.rows.iter().filter(carried_out).count();
    let cards = activity.where_("meeting", "true").filter(carried_out).count();
    close(&all(&figure("meetings"), "per-case", None)["sum"], real(held + cards));
    close(&all(&figure("meetings"), "minutes-per-case", None)["sum"], real(held));
    let goals = case.where_("goal", "true").count();
    close(&all(&figure("goals"), "with-goal", None)["share"], real(goals) / real(case.rows.len()));
}

#[test]
fn free_text_stays_behind_unless_it_is_asked_for() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let project = "d/demo.planlupe";
    folder.run(&["export", project, "without", "--tidy", "--parquet"]).succeeds();
    folder.run(&["export", project, "with", "--tidy", "--with-text"]).succeeds();
    folder.run(&["export", project, "sheets"]).succeeds();
    let dictionary = Table::read(&folder, "without/dictionary.csv");
    let mut texts = 0;
    for table in TABLES {
        let columns: Vec<String> = dictionary.where_("table", table).map(|row| row["column"].clone()).collect();
        let without = Table::read(&folder, &format!("without/{table}.csv"));
        let with = Table::read(&folder, &format!("with/{table}.csv"));
        assert_eq!(without.rows.len(), with.rows.len());
        assert!(with.rows.iter().all(|row| columns.iter().all(|column| row.contains_key(column))));
        for column in dictionary.where_("table", table).filter(|row| row["free_text"] == "true") {
            assert_eq!(column["given"], "false");
            assert!(without.rows.iter().all(|row| row[&column["column"]].is_empty()));
            texts += with.rows.iter().filter(|row| !row[&column["column"]].is_empty()).count();
        }
    }
    assert!(texts > 1000);
    // What is given is the text of the other exports, and no message of it stands in any file without text.
    let entries = Table::read(&folder, "sheets/entries.csv");
    let messages = Table::read(&folder, "with/message.csv");
    let plain: Vec<&String> = entries.where_("kind", "message").map(|row| &row["text"]).collect();
    assert_eq!(messages.rows.iter().map(|row| &row["text"]).collect::<Vec<_>>(), plain);
    for file in names_in(&folder, "without") {
        let bytes = folder.bytes(&format!("without/{file}"));
        let long = plain.iter().filter(|text| text.len() > 40);
        let first = |text: &str| text.lines().find(|line| line.len() > 25).map(str::to_owned);
        for line in long.filter_map(|text| first(text)).take(200) {
            assert!(!bytes.windows(line.len()).any(|window| window == line.as_bytes()), "{file}");
        }
    }
}

#[test]
fn printouts_give_the_same_tables_without_a_project() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let sources = ["sample-cases/sak-001.txt", "sample-cases/sak-005.txt", "sample-cases/sak-014.pdf"];
    let root = env!("CARGO_MANIFEST_DIR");
    for source in sources {
        let name = source.rsplit('/').next().expect("a name");
        std::fs::create_dir_all(folder.path("prints")).expect("a folder");
        std::fs::copy(format!("{root}/{source}"), folder.path("prints").join(name)).expect("copied");
    }
    folder.write("prints/broken.pdf", "%PDF-1.4 nothing");
    folder.run(&["import", "p.planlupe", "prints/sak-001.txt", "prints/sak-005.txt", "prints/sak-014.pdf"]).succeeds();
    folder.run(&["export", "p.planlupe", "project", "--tidy", "--with-text"]).succeeds();
    let ran = folder.run(&["parse", "--tidy", "straight", "--with-text", "prints", "--lang", "en"]);
    assert_eq!(ran.code, Some(1), "one file cannot be read");
    assert!(ran.err.contains("broken.pdf") && ran.out.contains("3 cases of 4 files."), "{} {}", ran.out, ran.err);
    for table in ["thread", "message", "activity", "minutes"] {
        let [project, straight] = ["project", "straight"].map(|set| folder.text(&format!("{set}/{table}.csv")));
        assert_eq!(project, straight, "{table}");
    }
    let before = folder.bytes("straight/message.csv");
    let none = folder.run(&["parse", "--tidy", "straight", "prints/broken.pdf", "gone.txt", "--lang", "en"]);
    assert_eq!((none.code, none.out.trim()), (Some(1), "0 cases of 2 files."));
    assert_eq!(folder.bytes("straight/message.csv"), before, "what was read before stays");
    let refused = folder.run(&["parse", "prints/sak-001.txt", "prints/sak-005.txt", "--lang", "en"]);
    assert_eq!(
        (refused.code, refused.err.trim()),
        (Some(2), "Name one file. Many files at once go with --tidy FOLDER.")
    );
}

#[test]
fn a_set_is_written_whole_or_not_at_all() {
    let folder = Folder::new();
    folder.write("a.txt", "VEILEDER – 1. APR. 2020: Hei.\n");
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    // Where the table of memos shall stand, something else does.
    std::fs::create_dir_all(folder.path("out/memo.csv/inside")).expect("a folder");
    let refused = folder.run(&["export", "p.planlupe", "out", "--tidy", "--lang", "en"]).refuses();
    assert!(refused.contains("memo.csv"), "{refused}");
    assert_eq!(names_in(&folder, "out"), ["memo.csv"]);
    let refused =
        folder.run(&["export", "p.planlupe", "out2", "--tidy", "--start", "granted", "--lang", "en"]).refuses();
    assert!(refused.contains("granted"), "{refused}");
    assert!(!folder.path("out2").exists());
    let told = folder.run(&["export", "p.planlupe", "out3", "--tidy", "--lang", "en"]).succeeds();
    assert!(told.contains("Rows: case 1, thread 1, message 1, activity 0"), "{told}");
}
