//! Words and excerpts found again in a big project, with the index of words and without it, compared with a plain scan of the same
//! texts in the same run. The targets, for a word that one case in a hundred holds: under 50 ms of processor time, with two limits
//! under 150 ms; for 10,000 excerpts: under 100 ms. `cargo bench --bench find -- 800` takes 800 cases.

mod corpus;

use std::fmt::Write;

use chrono::NaiveDate;
use corpus::Cost;
use project::Project;
use project::codebook::Codebook;
use project::import::{Manner, import};
use project::search::Search;
use project::search::excerpts::{CaseExcerpts, CodeQuery, each_case};
use project::search::limits::Limits;
use project::search::query::{Join, Query, Terms};
use project::table::load_codings;
use reading::folding::Reach;
use reading::layout::Speaker;

/// How many words people use, and how many of a hundred words of a text are drawn from them.
const VOCABULARY: f64 = 300_000.0;
const SHARE: u64 = 40;

/// A word that most cases hold, one that about one in a hundred holds, and one that hardly any holds.
const COMMON: &str = "meldekortet";
const RARE: usize = 20_000;
const RAREST: usize = 250_000;

const CODINGS: usize = 10_000;

fn main() {
    let cases = corpus::cases(8000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let texts = folder.path().join("texts");
    std::fs::create_dir(&texts).expect("a folder");
    let files: Vec<_> = (0..cases)
        .map(|number| {
            let path = texts.join(format!("sak-{number:05}.txt"));
            std::fs::write(&path, lively(number)).expect("a text");
            path
        })
        .collect();
    let path = folder.path().join("p.planlupe");
    let mut project = Project::create(&path).expect("a project");
    project.write().codes().load(&Codebook::standard()).expect("a codebook");
    let (cost, _) = Cost::of(|| import(&mut project, files, Manner::default()).expect("an import"));
    let size = || std::fs::metadata(&path).map_or(0, |file| file.len());
    println!("{cases} cases, {:.1} MB, imported in {:.1} s", corpus::megabytes(size()), cost.wall.as_secs_f64());

    let mut rows = vec![("plain scan of the texts", Cost::of(|| scan(&project, RARE)).0)];
    searches(
        &project,
        &mut rows,
        ["rare word", "rare word, two limits", "rarest word", "common word", "part of a word"],
    );
    let bare = size();
    let (cost, ()) = Cost::of(|| while project.write().word_index().refresh().expect("an index") > 0 {});
    println!("the index takes {:.1} MB", corpus::megabytes(size() - bare));
    rows.push(("making the index", cost));
    searches(
        &project,
        &mut rows,
        [
            "rare word, by index",
            "two limits, by index",
            "rarest word, by index",
            "common word, by index",
            "part of a word, by index",
        ],
    );

    for (spread, name) in [(80, "10,000 excerpts in 80 cases"), (cases, "20,000 in all cases")] {
        let path = folder.path().join(format!("codings-{spread}.csv"));
        std::fs::write(&path, codings(spread)).expect("a table");
        load_codings(&mut project, &path, false).expect("codings");
        let mut found = 0;
        let (cost, ()) = Cost::of(|| {
            let count = |case: CaseExcerpts| {
                found += case.excerpts.len();
                true
            };
            each_case(&project, &CodeQuery::default(), count).expect("excerpts");
        });
        println!("{found} excerpts");
        rows.push((name, cost));
    }
    corpus::table(&rows);
}

/// Looks for the words of the bench, and tells what was found.
fn searches(project: &Project, rows: &mut Vec<(&'static str, Cost)>, names: [&'static str; 5]) {
    let limits = Limits {
        speakers: vec![Speaker::User],
        from: NaiveDate::from_ymd_opt(2019, 1, 1),
        to: NaiveDate::from_ymd_opt(2019, 12, 31),
        ..Limits::default()
    };
    let asked = [
        (invented(RARE), Reach::Beginning, Limits::default()),
        (invented(RARE), Reach::Beginning, limits),
        (invented(RAREST), Reach::Beginning, Limits::default()),
        (COMMON.to_owned(), Reach::Beginning, Limits::default()),
        (invented(RARE)[1..].to_owned(), Reach::Inside, Limits::default()),
    ];
    for (name, (word, reach, limits)) in names.into_iter().zip(asked) {
        let (cost, (hits, held)) = Cost::of(|| look(project, &word, reach, &limits));
        println!("{name}: {hits} hits in {held} cases");
        rows.push((name, cost));
    }
}

/// Hits and the cases that have some.
fn look(project: &Project, word: &str, reach: Reach, limits: &Limits) -> (usize, usize) {
    let query = Query::new(&[word.to_owned()], Terms::Words, reach, Join::All).expect("a query");
    let search = Search::new(project, &query, limits).expect("a search");
    let (mut hits, mut cases) = (0, 0);
    for case in search.cases() {
        let found = search.look(project, case).expect("a case");
        hits += found.hits.len();
        cases += usize::from(!found.hits.is_empty());
    }
    (hits, cases)
}

/// Every text read, and looked through for the letters of a word.
fn scan(project: &Project, word: usize) -> usize {
    let word = invented(word);
    let holds = |case: &project::Case| project.cases().text(case.id).is_ok_and(|text| text.as_str().contains(&word));
    project.cases().list().expect("cases").iter().filter(|case| holds(case)).count()
}

/// A printout whose long lines have words of a big vocabulary in them, as those of people have.
fn lively(number: usize) -> String {
    let mut state = number as u64 + 77;
    let mut random = move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let mut text = String::new();
    for line in corpus::printout(number).lines() {
        let is_long = line.split(' ').count() > 6;
        for (at, word) in line.split(' ').enumerate() {
            if at > 0 {
                text.push(' ');
            }
            text.push_str(word);
            if is_long && random() % 100 < SHARE {
                // Few words are common and most are rare: the logarithm of a word's rank is even.
                #[expect(
                    clippy::cast_precision_loss,
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a rank"
                )]
                let rank = VOCABULARY.powf((random() % 1_000_000) as f64 / 1e6) as usize;
                let _ = write!(text, " {}", invented(rank));
            }
        }
        text.push('\n');
    }
    text
}

/// The word of a rank: no word is the beginning of another.
fn invented(rank: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "på", "ra", "sø", "ti", "vå", "re", "le", "ne",
        "ga", "du",
    ];
    let mut word = String::from("x");
    let mut rest = rank;
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word.push('q');
    word
}

/// A table of codings, the same number in every case.
fn codings(cases: usize) -> String {
    let mut csv = String::from("case,start,end,code,coder\n");
    for number in 0..CODINGS {
        let (case, start) = (number % cases, 37 + number / cases * 97 % 30_000);
        let _ = writeln!(csv, "sak-{case:05},{start},{},Dialog/utdanning,ada", start + 61);
    }
    csv
}
