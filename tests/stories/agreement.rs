//! A journal asks how far two coders agree: the program tells it by code and overall, says what the figures mean, and draws cases to code twice.

use crate::support::{Folder, TYPED, rows};
use serde_json::Value;

/// Four cases, the first two coded by Berit and Cecilie, the third by Berit alone.
fn project() -> Folder {
    let folder = Folder::new();
    for case in ["a", "b", "c", "d"] {
        folder.write(&format!("prints/{case}.txt"), TYPED);
    }
    folder.run(&["import", "p.planlupe", "prints", "--known", "add"]).succeeds();
    folder.write(
        "codings.csv",
        "case,start,end,code,coder\n\
         a,23,53,økonomi,berit\na,23,53,økonomi,cecilie\na,81,109,vedlikehold av planen,berit\na,81,109,økonomi,cecilie\n\
         b,23,53,økonomi,berit\nb,30,53,økonomi,cecilie\nb,81,90,vedlikehold av planen,berit\nb,81,90,vedlikehold av planen,cecilie\n\
         c,23,53,økonomi,berit\n",
    );
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder
}

fn agreement(folder: &Folder, more: &[&str]) -> Value {
    folder.run(&[&["agreement", "p.planlupe", "--json"], more].concat()).json()
}

fn value(row: &Value, figure: &str) -> f64 {
    row[figure]["value"].as_f64().unwrap_or_else(|| panic!("{figure}: {row}"))
}

#[track_caller]
fn close(value: f64, known: f64) {
    assert!((value - known).abs() < 1e-5, "{value} is not {known}");
}

#[test]
fn only_what_two_have_seen_counts_and_each_code_has_a_row() {
    let folder = project();
    let told = agreement(&folder, &[]);
    assert_eq!(told["coders"], serde_json::json!(["berit", "cecilie"]));
    assert_eq!((told["cases"].as_u64(), told["seen_by_all"].as_u64()), (Some(2), Some(2)));
    let all = &told["all"];
    assert_eq!(all["codings"], serde_json::json!([4, 4]));
    // 30 characters of the first case alike, 28 not; 23 of the second alike, 7 not, 9 alike.
    assert_eq!((all["coded"].as_u64(), all["coded_by_all"].as_u64()), (Some(97), Some(90)));
    close(value(all, "percent_coded"), 62.0 / 97.0);
    let length = f64::from(u32::try_from(TYPED.chars().count()).expect("a short text"));
    close(value(all, "percent"), 1.0 - 35.0 / (2.0 * length));
    let codes: Vec<&str> =
        told["codes"].as_array().expect("rows").iter().filter_map(|row| row["code"].as_str()).collect();
    assert_eq!(codes, ["Dialog/økonomi", "Dialog/vedlikehold av planen"]);
    let money = &told["codes"][0];
    // κ from its table: 53 both, 7 Berit alone, 28 Cecilie alone.
    let (n, both, first, second) = (2.0 * length, 53.0, 60.0, 81.0);
    let (observed, chance) = ((n - 35.0) / n, (first * second + (n - first) * (n - second)) / (n * n));
    assert!(both < first);
    close(value(money, "kappa"), (observed - chance) / (1.0 - chance));
    for figure in ["alpha", "u_alpha", "binary_alpha", "cu_alpha"] {
        assert!(value(all, figure) < 1.0, "{figure}");
    }
    let every = agreement(&folder, &["--every-case"]);
    assert_eq!(every["cases"], 4);
}

#[test]
fn the_text_is_parted_as_it_is_asked_for() {
    let folder = project();
    let units = |unit: &str| agreement(&folder, &["--unit", unit])["all"].clone();
    let entries = units("entries");
    assert_eq!((entries["units"].as_u64(), entries["coded"].as_u64()), (Some(4), Some(4)));
    close(value(&entries, "percent"), 0.75);
    let sentences = units("sentences");
    assert!(sentences["units"].as_u64() >= Some(4), "{sentences}");
    let passages = agreement(&folder, &["--unit", "passages"]);
    assert_eq!(passages["all"]["units"], 4);
    close(value(&passages["all"], "percent"), 0.75);
    let money = &passages["codes"][0];
    assert_eq!(money["units"], 3);
    close(value(money, "percent"), 2.0 / 3.0);
    assert_eq!(money["alpha"]["why"], "nothing-left-out");
}

#[test]
fn it_says_what_the_figures_mean_and_when_they_mean_nothing() {
    let folder = project();
    let told = folder.run(&["agreement", "p.planlupe"]).succeeds();
    assert!(told.contains("berit, cecilie are compared over 2 cases that two or more have seen"), "{told}");
    assert!(told.contains("too low for conclusions") || told.contains("tentative"), "{told}");
    assert!(told.contains("These codes say little, since they rest on fewer than 10 codings"), "{told}");
    assert!(told.contains("What nobody has coded counts in percent"), "{told}");
    folder.write("more.csv", "case,start,end,code,coder\na,23,24,økonomi,dina\n");
    folder.run(&["code", "p.planlupe", "--from", "more.csv"]).succeeds();
    let told = folder.run(&["agreement", "p.planlupe"]).succeeds();
    assert!(told.contains("There is no κ: κ is for two coders; choose two."), "{told}");
    let told = folder.run(&["agreement", "p.planlupe", "--coder", "berit", "--coder", "Dina"]).succeeds();
    assert!(told.contains("Only one case counts"), "{told}");
    let told = folder.run(&["agreement", "p.planlupe", "--coder", "berit"]).refuses();
    assert!(told.contains("Agreement is between two coders or more"), "{told}");
    folder.run(&["agreement", "p.planlupe", "--coder", "nobody", "--coder", "berit"]).refuses();
    assert!(Folder::with_project().run(&["agreement", "p.planlupe"]).refuses().contains("nobody has coded yet"));
}

#[test]
fn the_same_seed_gives_the_same_interval_and_the_table_goes_out() {
    let folder = project();
    let first = agreement(&folder, &["--seed", "3"]);
    assert_eq!(first, agreement(&folder, &["--seed", "3"]));
    assert!(first["all"]["alpha"]["low"].is_number());
    folder.run(&["agreement", "p.planlupe", "--csv", "agreement.csv"]).succeeds();
    let table = rows(&folder.text("agreement.csv"), b',');
    assert_eq!(table.len(), 1 + 3 * 7);
    assert_eq!((table[1][0].as_str(), table[1][1].as_str()), ("(all)", "percent"));
    folder.run(&["agreement", "p.planlupe", "--xlsx", "agreement.xlsx"]).succeeds();
}

#[test]
fn cases_to_code_twice_are_drawn_from_those_that_one_has_coded() {
    let folder = project();
    let drawn = agreement(&folder, &["--sample", "1", "--seed", "7"]);
    assert_eq!(drawn["cases"], serde_json::json!(["c"]));
    let drawn = agreement(&folder, &["--sample", "2", "--save", "twice"]);
    assert_eq!(drawn["cases"], serde_json::json!(["c", "d"]));
    assert!(folder.run(&["sets", "p.planlupe"]).succeeds().contains("twice"));
    folder.run(&["agreement", "p.planlupe", "--sample", "5"]).refuses();
    for odd in [&["--save", "x"][..], &["--sample", "1", "--unit", "entries"], &["--sample", "1", "--csv", "x.csv"]] {
        assert_eq!(folder.run(&[&["agreement", "p.planlupe"], odd].concat()).code, Some(2), "{odd:?}");
    }
}

#[test]
fn what_coders_agree_on_is_taken_as_consensus_and_the_rest_is_decided() {
    let folder = project();
    let told = agreement(&folder, &["--disagreements"]);
    let passages = told["passages"].as_array().expect("passages");
    assert_eq!(passages.len(), 2);
    assert_eq!((passages[0]["case"].as_str(), passages[0]["start"].as_u64()), (Some("a"), Some(81)));
    let told = folder.run(&["agreement", "p.planlupe", "--disagreements"]).succeeds();
    assert!(told.contains("Dialog/vedlikehold av planen") && told.contains("81–109"), "{told}");
    folder.run(&["agreement", "p.planlupe", "--agreed", "--decide-for", "Cecilie"]).succeeds();
    let of_consensus = || {
        let found = folder.run(&["excerpts", "p.planlupe", "--coder", "consensus", "--json"]).succeeds();
        let excerpts = found.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        excerpts
            .map(|one| (one["case"].as_str().expect("a case").to_owned(), one["start"].as_u64()))
            .collect::<Vec<_>>()
    };
    let mut decided = of_consensus();
    decided.sort();
    let at = |case: &str, start| (case.to_owned(), Some(start));
    assert_eq!(decided, [at("a", 23), at("a", 81), at("b", 30), at("b", 81)]);
    assert_eq!(
        agreement(&folder, &[])["coders"],
        serde_json::json!(["berit", "cecilie"]),
        "consensus is no coder to compare"
    );
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert!(of_consensus().is_empty());
    folder.run(&["agreement", "p.planlupe", "--decide-for", "nobody"]).refuses();
    for odd in [&["--agreed", "--json"][..], &["--disagreements", "--csv", "x.csv"], &["--agreed", "--sample", "1"]] {
        assert_eq!(folder.run(&[&["agreement", "p.planlupe"], odd].concat()).code, Some(2), "{odd:?}");
    }
}

#[test]
fn a_report_tells_how_far_coders_agree() {
    let folder = project();
    folder.run(&["report", "p.planlupe", "--out", "report"]).succeeds();
    let report = folder.text("report/report.html");
    assert!(report.contains("berit, cecilie are compared over 2 cases"), "{report}");
    assert!(!report.contains("Agreement between coders was not measured"), "{report}");
}
