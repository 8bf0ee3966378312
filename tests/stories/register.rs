//! What Proba 2022 states of its register in words is found again: registers of invented people are made from these numbers, printed as plans, imported
//! and counted by the command line, which knows nothing of how they were made. The numbers stand in `register/numbers.csv`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts, days and shares of a few hundred people"
)]

mod dialogues;
mod lot;
mod page;
mod people;

use serde::Deserialize;
use serde_json::Value;

use crate::support::Folder;
use people::Register;

const NUMBERS: &str = include_str!("register/numbers.csv");

/// 1 divided by the months that people are observed, in the mean.
const BY_MONTHS: f64 = 0.11;

/// A number that Proba states.
#[derive(Debug, Deserialize)]
struct Stated {
    /// The figure or chapter, and what is stated.
    figure: String,
    register: String,
    /// The command: the figure of ours, more options, then what is read of its JSON.
    name: String,
    options: String,
    group: String,
    measure: String,
    key: String,
    month: String,
    /// `mean`, `median`, `share`, or `answered`: how many of all dialogues the measure has.
    take: String,
    value: f64,
    /// How far the things counted lie apart: their standard deviation; `share` and `poisson`, where the value tells it; `same` for a median that has
    /// to be met.
    spread: String,
}

impl Stated {
    /// The standard error of what is found in so many observations.
    fn standard_error(&self, n: f64) -> f64 {
        let deviation = match self.spread.as_str() {
            "share" => (self.value * (1.0 - self.value)).sqrt(),
            "poisson" => (self.value * BY_MONTHS).sqrt(),
            "same" => 0.0,
            other => other.parse().unwrap_or_else(|_| panic!("{other} of {}", self.figure)),
        };
        deviation / n.sqrt()
    }
}

fn recovers(register: &Register, name: &str) {
    let folder = Folder::new();
    for (number, (_, person)) in register.people.iter().enumerate() {
        folder.write(&format!("prints/{}.html", people::name(number)), person.page(number));
    }
    folder.run(&["import", "p.planlupe", "prints", "--known", "add"]).succeeds();
    folder.load_attributes(register.attribute_table(), &[]);
    let windows = &figure(&folder, register, "goals", "")["windows"];
    assert_eq!(windows["end_by_last_entry"], 0, "every print tells its day");
    let mut table = csv::Reader::from_reader(NUMBERS.as_bytes());
    let stated: Vec<Stated> = table.deserialize().map(|row| row.expect("a number")).collect();
    let own: Vec<&Stated> = stated.iter().filter(|stated| stated.register == name).collect();
    assert!(own.len() > 3, "{name}");
    let told: Vec<String> = own.iter().filter_map(|stated| deviation(&folder, register, stated)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

fn figure(folder: &Folder, register: &Register, name: &str, options: &str) -> Value {
    let mut arguments = vec!["figures", "p.planlupe", name, "--json", "--start", "granted"];
    if register.attributes.contains(&"ended") {
        arguments.extend(["--end", "ended"]);
    }
    arguments.extend(options.split(' ').filter(|option| !option.is_empty()));
    folder.run(&arguments).json()
}

/// Says where a number is not found again.
fn deviation(folder: &Folder, register: &Register, stated: &Stated) -> Option<String> {
    let told = figure(folder, register, &stated.name, &stated.options);
    let is_key = |value: &Value, wanted: &str| value.as_str().unwrap_or_default() == wanted;
    let row = told["rows"].as_array().expect("rows").iter().find(|row| {
        row["measure"] == stated.measure.as_str()
            && is_key(&row["key"], &stated.key)
            && is_key(&row["month"], &stated.month)
    });
    let row = row.unwrap_or_else(|| panic!("no row for {stated:?}"));
    let column =
        told["columns"].as_array().expect("columns").iter().position(|column| column["value"] == stated.group.as_str());
    let cell = if stated.group.is_empty() { &row["all"] } else { &row["cells"][column.expect("the group")] };
    let n = cell["n"].as_f64().expect("observed");
    let (found, n) = if stated.take == "answered" {
        let all = figure(folder, register, "threads", "");
        let all =
            all["rows"].as_array().expect("rows").iter().find(|row| row["measure"] == "messages").expect("messages");
        let all = all["all"]["n"].as_f64().expect("dialogues");
        (n / all, all)
    } else {
        (cell[&stated.take].as_f64().unwrap_or_else(|| panic!("{stated:?}: {cell}")), n)
    };
    let within = 2.0 * stated.standard_error(n);
    ((found - stated.value).abs() > within + 1e-9)
        .then(|| format!("{}: {found} of {n}, stated {}, ± {within}", stated.figure, stated.value))
}

#[test]
fn numbers_of_ordinary_users_are_found_again() {
    recovers(&people::ordinary(), "ordinary");
}

#[test]
fn numbers_of_the_pandemic_are_found_again() {
    recovers(&people::pandemic(), "pandemic");
}

#[test]
fn numbers_of_activities_are_found_again() {
    recovers(&people::standard(), "standard");
    recovers(&people::adapted(), "adapted");
}

#[test]
fn numbers_of_new_users_are_found_again() {
    recovers(&people::new_users(), "new-users");
}
