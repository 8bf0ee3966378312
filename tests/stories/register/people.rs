//! Registers of invented people, made from what Proba 2022 states of a population. Where it states the ends of a scale alone, what lies between them
//! is chosen so that the mean of all comes out.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::dialogues::{Dialogues, Times};
use super::lot::{Lot, Ranked, Ranks, around, part, poisson};
use super::page::{Card, Person};

/// People with what is known of each: its name, the value of each attribute, the plan.
pub struct Register {
    pub attributes: &'static [&'static str],
    pub people: Vec<(Vec<String>, Person)>,
}

/// A value of an attribute, the share of the people who have it, and their mean.
type Scale = [(&'static str, f64, f64)];

const PRINTED: NaiveDate = NaiveDate::from_ymd_opt(2025, 12, 1).expect("a day of the calendar");

/// Windows of observation in days: 6 to 18 months, 9 in the harmonic mean.
const WINDOWS: [u64; 5] = [183, 228, 274, 365, 548];
const DAYS_OF_MONTH: f64 = 30.4375;

impl Register {
    pub fn attribute_table(&self) -> String {
        let mut table = format!("case,{}\n", self.attributes.join(","));
        for (number, (values, _)) in self.people.iter().enumerate() {
            let _ = writeln!(table, "{},{}", name(number), values.join(","));
        }
        table
    }
}

pub fn name(number: usize) -> String {
    format!("p{number:04}")
}

fn value_of(scale: &Scale, lot: Lot, place: usize) -> (&'static str, f64) {
    let shares: Vec<f64> = scale.iter().map(|(_, share, _)| *share).collect();
    let (value, _, mean) = scale[part(&shares, lot.at(place)).0];
    (value, mean)
}

fn mean(scale: &Scale) -> f64 {
    scale.iter().map(|(_, share, mean)| share * mean).sum()
}

fn window(place: usize) -> u64 {
    WINDOWS[part(&[0.2; 5], Lot::of(2).at(place)).0]
}

/// Days of a window on which so many things begin, none of them in the last `rest` days.
fn days_in(window: u64, rest: u64, number: usize, lot: Lot, place: usize) -> impl Iterator<Item = NaiveDate> {
    (0..number).map(move |thing| {
        let at = lot.at(place * 31 + thing);
        PRINTED - Days::new(window) + Days::new((at * (window - rest) as f64) as u64)
    })
}

/// A time of the day at which a thread begins.
fn time_on(day: NaiveDate, place: usize) -> NaiveDateTime {
    let minute = (Lot::of(23).at(place) * 1440.0) as u32;
    day.and_hms_opt(minute / 60, minute % 60, 0).unwrap_or_default()
}

const AGE: [(&str, f64, f64); 3] = [("under 25", 0.145, 0.75), ("25 til 59", 0.785, 0.478), ("60 og over", 0.07, 0.30)];
const EFFORT: [(&str, f64, f64); 3] = [("standard", 0.38, 0.72), ("spesielt", 0.46, 0.44), ("varig", 0.16, 0.22)];
const EDUCATION: [(&str, f64, f64); 3] =
    [("grunnskole", 0.105, 0.48), ("annen", 0.788, 0.4991), ("over 4 år", 0.107, 0.62)];

/// Dialogues that users begin in a month, by age: NAV begins the rest.
const BY_USER: [(&str, f64); 3] = [("under 25", 0.135), ("25 til 59", 0.135), ("60 og over", 0.11)];

fn ordinary_times() -> Times {
    // By their rank among all dialogues; those with one message take the lowest.
    let single = Dialogues { by_user: 0.32, answered: 0.67, nav: 2.08, user: 1.64 }.single();
    let points = [(single, 0.0), (0.5, 2.0), (0.75, 14.0), (0.9, 50.0), (1.0, 140.0)];
    let several = points.map(|(rank, days)| ((rank - single) / (1.0 - single), days));
    Times {
        hours: Ranked(vec![(0.0, 0.2), (0.5, 17.0), (0.9, 80.0), (1.0, 230.0)]).with_mean(39.0),
        days: Ranked(several.to_vec()).with_mean(16.5 / (1.0 - single)),
    }
}

/// Chapters 9 and 10 and figure 11.3: ordinary users.
pub fn ordinary() -> Register {
    let times = ordinary_times();
    let mut threads_before = 0;
    let mut ranks = Ranks::default();
    let people = (0..600).map(|place| {
        let (age, by_age) = value_of(&AGE, Lot::of(3), place);
        let (effort, by_effort) = value_of(&EFFORT, Lot::of(5), place);
        let (education, by_education) = value_of(&EDUCATION, Lot::of(7), place);
        let days = window(place);
        let months = days as f64 / DAYS_OF_MONTH;
        let rate = by_age * by_effort * by_education / (mean(&EFFORT) * mean(&EDUCATION));
        // Those who stay longer begin and write more: Proba's numbers for each dialogue and for each user differ so.
        let begin = BY_USER.iter().find(|(value, _)| *value == age).map_or(0.0, |(_, rate)| rate / by_age);
        let dialogues = Dialogues {
            by_user: begin * (0.0341 * months - 0.0967) / 0.2614,
            answered: 0.67,
            nav: 0.081 * months + 1.09,
            user: 0.1326 * months + 0.0198,
        };
        let number = poisson(rate * months, ranks.next(format!("{age} {effort} {education}")));
        let begins = days_in(days, 145, number, Lot::of(31), place);
        let threads = begins.enumerate().map(|(thread, day)| {
            let thread = threads_before + thread;
            dialogues.dialogue(&times, thread, time_on(day, thread))
        });
        let threads = threads.collect();
        threads_before += number;
        let some = |none: f64, mean: f64, lot: Lot| {
            let at = lot.at(place);
            if at < none { 0 } else { around(mean / (1.0 - none), (at - none) / (1.0 - none)) }
        };
        let activities = match part(&[0.29, 0.27, 0.44], Lot::of(41).at(place)) {
            (number @ 0..2, _) => number,
            (_, at) => 2 + around(1.5, at),
        };
        let mut cards = Vec::new();
        for (kind, number, lot) in [
            ("MØTE MED NAV", some(0.74, 0.45, Lot::of(37)), Lot::of(43)),
            ("SAMTALEREFERAT", some(0.70, 0.636, Lot::of(53)), Lot::of(47)),
            ("JOBBRETTET EGENAKTIVITET", activities, Lot::of(59)),
        ] {
            cards.extend(days_in(days, 1, number, lot, place).map(|on| Card { kind, on }));
        }
        let start = (PRINTED - Days::new(days)).to_string();
        (
            vec![age.to_owned(), effort.to_owned(), education.to_owned(), start],
            Person { printed: PRINTED, cards, threads },
        )
    });
    Register { attributes: &["age", "effort", "education", "granted"], people: people.collect() }
}

/// Those who became unemployed in March and April 2020: chapter 9.1.
pub fn pandemic() -> Register {
    let dialogues = Dialogues { by_user: 0.07, answered: 0.35, nav: 1.4, user: 0.5 };
    let times = Times {
        hours: Ranked(vec![(0.0, 0.2), (0.5, 13.0), (0.9, 50.0), (1.0, 100.0)]).with_mean(23.0),
        days: Ranked(vec![(0.0, 0.1), (0.5, 6.0), (1.0, 40.0)]),
    };
    let people = (0..400).map(|place| {
        let days = window(place);
        let begins = days_in(days, 60, 2, Lot::of(31), place).enumerate();
        let threads = begins
            .map(|(thread, day)| dialogues.dialogue(&times, 2 * place + thread, time_on(day, 2 * place + thread)));
        let start = (PRINTED - Days::new(days)).to_string();
        (vec![start], Person { printed: PRINTED, cards: Vec::new(), threads: threads.collect() })
    });
    Register { attributes: &["granted"], people: people.collect() }
}

/// What is registered for each month in the mean, by the values of the attributes.
struct Rate {
    kind: &'static str,
    all: f64,
    by: [&'static Scale; 4],
}

const GENDER: [&str; 2] = ["kvinne", "mann"];

/// Figures 11.4 to 11.14: standard effort, or effort determined by the situation.
const STANDARD: [Rate; 3] = [
    Rate {
        kind: "JOBBRETTET EGENAKTIVITET",
        all: 0.49,
        by: [
            &[(GENDER[0], 0.448, 0.47), (GENDER[1], 0.552, 0.51)],
            &[("under 25", 0.164, 0.65), ("25 til 59", 0.769, 0.4689), ("60 og over", 0.067, 0.34)],
            &[("grunnskole", 0.105, 0.41), ("annen", 0.788, 0.487), ("over 4 år", 0.107, 0.59)],
            &[("ikke innvandrer", 0.586, 0.54), ("innvandrer", 0.414, 0.42)],
        ],
    },
    Rate {
        kind: "JOBBSØKING",
        all: 0.11,
        by: [
            &[(GENDER[0], 0.448, 0.11), (GENDER[1], 0.552, 0.11)],
            &[("under 25", 0.164, 0.14), ("25 til 59", 0.769, 0.1062), ("60 og over", 0.067, 0.08)],
            &[("grunnskole", 0.105, 0.09), ("annen", 0.788, 0.1086), ("over 4 år", 0.107, 0.14)],
            &[("ikke innvandrer", 0.586, 0.11), ("innvandrer", 0.414, 0.11)],
        ],
    },
    Rate {
        kind: "STILLING",
        all: 0.64,
        by: [
            &[(GENDER[0], 0.448, 0.72), (GENDER[1], 0.552, 0.57)],
            &[("under 25", 0.164, 0.55), ("25 til 59", 0.769, 0.68), ("60 og over", 0.067, 0.40)],
            &[("grunnskole", 0.105, 0.33), ("annen", 0.788, 0.5944), ("over 4 år", 0.107, 1.28)],
            &[("ikke innvandrer", 0.586, 0.55), ("innvandrer", 0.414, 0.76)],
        ],
    },
];

/// Figures 11.15 to 11.24: specially adapted effort, with and without AAP.
const ADAPTED: [Rate; 3] = [
    Rate {
        kind: "JOBBRETTET EGENAKTIVITET",
        all: 0.10,
        by: [
            &[(GENDER[0], 0.554, 0.10), (GENDER[1], 0.446, 0.10)],
            &[("under 25", 0.125, 0.14), ("25 til 59", 0.797, 0.0986), ("60 og over", 0.078, 0.05)],
            &[("grunnskole", 0.122, 0.10), ("annen", 0.831, 0.10), ("over 4 år", 0.047, 0.10)],
            &[("med AAP", 0.72, 0.10), ("uten AAP", 0.28, 0.10)],
        ],
    },
    Rate {
        kind: "STILLING",
        all: 0.04,
        by: [
            &[(GENDER[0], 0.554, 0.04), (GENDER[1], 0.446, 0.04)],
            &[("under 25", 0.125, 0.04), ("25 til 59", 0.797, 0.04), ("60 og over", 0.078, 0.04)],
            &[("grunnskole", 0.122, 0.02), ("annen", 0.831, 0.0378), ("over 4 år", 0.047, 0.13)],
            &[("med AAP", 0.72, 0.0167), ("uten AAP", 0.28, 0.10)],
        ],
    },
    Rate {
        kind: "BEHANDLING",
        all: 0.0532,
        by: [
            &[(GENDER[0], 0.554, 0.0532), (GENDER[1], 0.446, 0.0532)],
            &[("under 25", 0.125, 0.0532), ("25 til 59", 0.797, 0.0532), ("60 og over", 0.078, 0.0532)],
            &[("grunnskole", 0.122, 0.0532), ("annen", 0.831, 0.0532), ("over 4 år", 0.047, 0.0532)],
            &[("med AAP", 0.72, 0.07), ("uten AAP", 0.28, 0.01)],
        ],
    },
];

pub fn standard() -> Register {
    Register { attributes: &["gender", "age", "education", "immigrant", "granted"], people: of_rates(&STANDARD, 800) }
}

pub fn adapted() -> Register {
    Register { attributes: &["gender", "age", "education", "aap", "granted"], people: of_rates(&ADAPTED, 600) }
}

fn of_rates(rates: &[Rate], number: usize) -> Vec<(Vec<String>, Person)> {
    let mut ranks = Ranks::default();
    let person = |place: usize| {
        let days = window(place);
        let lots = [3, 5, 7, 11].map(Lot::of);
        let of_all = |rate: &Rate| -> Vec<_> {
            rate.by.iter().zip(lots).map(|(scale, lot)| value_of(scale, lot, place)).collect()
        };
        let mut values: Vec<String> = of_all(&rates[0]).into_iter().map(|(value, _)| value.to_owned()).collect();
        let alike = values.join(" ");
        let mut cards = Vec::new();
        for rate in rates {
            // Each attribute moves the mean by itself, so that those of its values come out.
            let monthly = of_all(rate).iter().fold(rate.all, |product, (_, mean)| product * mean / rate.all);
            let count = poisson(monthly * days as f64 / DAYS_OF_MONTH, ranks.next(format!("{} {alike}", rate.kind)));
            cards.extend(days_in(days, 1, count, Lot::of(23), place).map(|on| Card { kind: rate.kind, on }));
        }
        values.push((PRINTED - Days::new(days)).to_string());
        (values, Person { printed: PRINTED, cards, threads: Vec::new() })
    };
    (0..number).map(person).collect()
}

/// One for each month that new users are followed.
const PRIMES: [u32; 14] = [5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];

/// Chapters 12.1 and 12.3: new users, who leave the register over time. One dialogue in the first month, one in every two after.
pub fn new_users() -> Register {
    let people = (0..500).map(|place| {
        let is_pandemic = place % 2 == 1;
        let left = Lot::of(3).at(place / 2);
        // Over half of the ordinary users have left after 5 months, about 70 % after 13; of the others nearly 80 % after 6.
        let leaves = if is_pandemic {
            Ranked(vec![(0.0, 20.0), (0.79, 182.0), (1.0, 700.0)])
        } else {
            Ranked(vec![(0.0, 20.0), (0.53, 152.0), (0.70, 395.0), (1.0, 900.0)])
        };
        let start = PRINTED - Days::new(430);
        let end = start + Days::new(leaves.at(left).round() as u64);
        let mut threads = Vec::new();
        for (month, prime) in PRIMES.into_iter().enumerate() {
            let mean = if month == 0 { 1.0 } else { 0.5 };
            let count = poisson(mean, Lot::of(prime).at(place / 2));
            for thread in 0..count {
                let day = start + Days::new((month as f64 * DAYS_OF_MONTH) as u64 + 2 + 5 * thread as u64);
                if day < end && day < PRINTED {
                    threads.push(vec![super::page::Message { nav: true, at: time_on(day, place) }]);
                }
            }
        }
        let end = if end < PRINTED { end.to_string() } else { String::new() };
        let group = if is_pandemic { "koronaledig" } else { "ordinær" };
        (vec![group.to_owned(), start.to_string(), end], Person { printed: PRINTED, cards: Vec::new(), threads })
    });
    Register { attributes: &["group", "granted", "ended"], people: people.collect() }
}
