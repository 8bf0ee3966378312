//! A researcher finds again what was said: words in all cases, and the passages under codes.

use crate::support::{Folder, rows};
use project::Project;
use project::search::Search;
use project::search::excerpts::{CodeQuery, Relation, excerpts};
use project::search::limits::Limits;
use project::search::query::{Join, Query, Terms};
use proptest::prelude::*;
use reading::folding::Reach;
use reading::text::Span;
use serde_json::{Value, json};

const KARI: &str = "Aktivitetsplan\n\nDialogen med veileder\n\nMeldekort\n\nBRUKER - 1. APR. 2020\n\nJeg lurer på meldekortet mitt. Får jeg penger?\n\n\
                    VEILEDER - 2. APR. 2020\n\nDu må sende meldekort hver fjortende dag.\n\nÅpen dag\n\n\
                    BRUKER - 9. MAI 2021\n\nTakk, far kommer.\n";
const OLA: &str = "Aktivitetsplan\n\nDialogen med veileder\n\nPenger\n\nBRUKER - 3. APR. 2020\n\nKaare sender pengene.\n\n\
                   VEILEDER - 5. APR. 2020\n\nFint, Kåre.\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("prints/kari.txt", KARI);
    folder.write("prints/ola.txt", OLA);
    folder.run(&["import", "p.planlupe", "prints"]).succeeds();
    folder.write("attributes.csv", "case,gruppe\nkari,x\nola,y\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder
}

/// The objects that a command prints, one a line.
fn lines(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let told = folder.run(&[arguments, &["--json"]].concat()).succeeds();
    told.lines().map(|line| serde_json::from_str(line).expect("is JSON")).collect()
}

/// What was found: case and text.
fn found(folder: &Folder, arguments: &[&str]) -> Vec<(String, String)> {
    let of = |value: &Value, key: &str| value[key].as_str().expect("a text").to_owned();
    let lines = lines(folder, &[&["find", "p.planlupe"], arguments].concat());
    lines.iter().map(|line| (of(line, "case"), of(line, "text"))).collect()
}

fn texts(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    found(folder, arguments).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn words_are_found_by_their_beginnings_and_norwegian_letters_are_letters() {
    let folder = project();
    assert_eq!(texts(&folder, &["MELDE"]), ["Meldekort", "meldekortet", "meldekort"]);
    assert_eq!(texts(&folder, &["meldekort", "--whole"]), ["Meldekort", "meldekort"]);
    assert_eq!(texts(&folder, &["kort"]), Vec::<String>::new());
    assert_eq!(texts(&folder, &["kort", "--inside"]), ["Meldekort", "meldekortet", "meldekort"]);
    assert_eq!(texts(&folder, &["kåre"]), ["Kaare", "Kåre"]);
    assert_eq!(texts(&folder, &["Kaare"]), ["Kaare", "Kåre"]);
    assert_eq!(texts(&folder, &["far"]), ["far"]);
    assert_eq!(texts(&folder, &["faar"]), ["Får"]);
    assert_eq!(texts(&folder, &["sende meldekort"]), ["sende meldekort"], "a phrase");
    assert_eq!(texts(&folder, &[r"\bpenge\w*[re]\b", "--regex", "--case", "ola"]), ["Penger", "pengene"]);
}

#[test]
fn several_words_stand_in_one_entry_or_near_each_other_or_one_is_enough() {
    let folder = project();
    assert_eq!(texts(&folder, &["penge", "meldekort"]), ["meldekortet", "penger"]);
    assert_eq!(texts(&folder, &["penge", "kåre"]), ["Kaare", "pengene"]);
    assert_eq!(texts(&folder, &["takk", "kåre"]), Vec::<String>::new());
    assert_eq!(texts(&folder, &["takk", "kåre", "--any"]), ["Takk", "Kaare", "Kåre"]);
    assert_eq!(texts(&folder, &["meldekort", "jeg", "--near", "1"]), Vec::<String>::new());
    assert_eq!(
        texts(&folder, &["meldekort", "jeg", "--near", "2"]),
        ["Jeg lurer på meldekortet", "meldekortet mitt. Får jeg"]
    );
}

#[test]
fn a_hit_tells_its_case_entry_place_and_context() {
    let folder = project();
    let hits = lines(&folder, &["find", "p.planlupe", "lurer", "--context", "14"]);
    let start = KARI.chars().collect::<String>().find("lurer").map(|at| KARI[..at].chars().count()).expect("is there");
    let wanted = json!({
        "case": "kari", "entry": "e1", "start": start, "end": start + 5, "text": "lurer",
        "before": "2020\n\nJeg ", "after": " på",
    });
    let near = &hits[0];
    assert_eq!(
        (&near["case"], &near["start"], &near["end"], &near["text"]),
        (&wanted["case"], &wanted["start"], &wanted["end"], &wanted["text"])
    );
    assert!(near["entry"].as_str().is_some_and(|entry| entry.starts_with('e')));
    assert!(near["before"].as_str().is_some_and(|before| before.ends_with("Jeg ")), "{near}");
    assert!(near["after"].as_str().is_some_and(|after| after.starts_with(" på")), "{near}");
    // The title of a thread is no entry.
    assert_eq!(lines(&folder, &["find", "p.planlupe", "meldekort"])[0]["entry"], Value::Null);
    let told = folder.run(&["find", "p.planlupe", "lurer", "--lang", "nb"]).succeeds();
    assert!(told.starts_with("1 forekomst i 1 av 2 saker.\n\nkari (1)\n"), "{told}");
    assert!(told.contains("1. april 2020 · BRUKER: ") && told.contains("[lurer] på meldekortet"), "{told}");
    let csv = folder.run(&["find", "p.planlupe", "lurer", "--csv", "-"]).succeeds();
    let table = rows(&csv, b',');
    assert_eq!(table[0], ["case", "entry", "start", "end", "text", "before", "after"]);
    assert_eq!((table.len(), table[1][4].as_str()), (2, "lurer"));
}

#[test]
fn a_search_is_limited_by_who_when_where_and_what() {
    let folder = project();
    let word = |limits: &[&str]| texts(&folder, &[&["meldekort"], limits].concat());
    assert_eq!(word(&["--speaker", "nav"]), ["meldekort"]);
    assert_eq!(word(&["--speaker", "user"]), ["meldekortet"]);
    assert_eq!(word(&["--sender", "veileder"]), ["meldekort"]);
    assert_eq!(word(&["--kind", "message"]), ["meldekortet", "meldekort"]);
    assert_eq!(word(&["--kind", "card"]), Vec::<String>::new());
    assert_eq!(word(&["--since", "2020-04-02"]), ["meldekort"]);
    assert_eq!(word(&["--until", "1. april 2020"]), ["meldekortet"]);
    assert_eq!(word(&["--thread", "melde"]), ["meldekortet", "meldekort"]);
    assert_eq!(word(&["--attribute", "gruppe=X"]), ["Meldekort", "meldekortet", "meldekort"]);
    assert_eq!(word(&["--attribute", "gruppe=y"]), Vec::<String>::new());
    assert_eq!(word(&["--status", "done"]), Vec::<String>::new());
    assert_eq!(texts(&folder, &["dag", "--thread", "åpen"]), Vec::<String>::new());
    folder.write(
        "codings.csv",
        format!(
            "case,start,end,code,coder\nkari,{0},{1},økonomi,ada\n",
            KARI.chars().count() - 20,
            KARI.chars().count()
        ),
    );
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    assert_eq!(texts(&folder, &["meldekort", "--code", "økonomi"]), Vec::<String>::new());
    assert_eq!(texts(&folder, &["far", "--code", "økonomi"]), ["far"]);
    assert_eq!(texts(&folder, &["far", "--code", "økonomi", "--coder", "berit"]), Vec::<String>::new());
}

#[test]
fn entries_without_a_day_are_left_out_of_a_period_and_counted() {
    let folder = Folder::new();
    folder.write("a.txt", "Mitt mål\n\nBli kokk\n\nDialog\n\nMat\n\nDeg – 1. APR. 2020: Jeg vil bli kokk.\n");
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let told = folder.run(&["find", "p.planlupe", "kokk", "--since", "2020-01-01", "--lang", "en"]).succeeds();
    assert!(told.starts_with("1 occurrence in 1 of 1 cases."), "{told}");
    assert!(told.ends_with("Left out, since their entries have no day: 1.\n"), "{told}");
}

#[test]
fn whoever_finds_nothing_is_told_where_it_was_looked() {
    let folder = project();
    let told = folder.run(&["find", "p.planlupe", "ukjentord", "--lang", "en"]).succeeds();
    assert!(told.starts_with("0 occurrences in 0 of 2 cases.\n"), "{told}");
    assert!(told.ends_with("no memos, no summaries, and nothing that lies in quarantine.\n"), "{told}");
}

#[test]
fn whoever_finds_something_is_told_where_it_was_not_looked() {
    let folder = project();
    let told = folder.run(&["find", "p.planlupe", "penge", "--lang", "en"]).succeeds();
    assert!(told.ends_with("\n\nOnly the texts of the cases were searched: no memos, no summaries, and nothing that lies in quarantine.\n"), "{told}");
}

#[test]
fn the_advice_is_one_that_the_command_can_follow() {
    let folder = project();
    let told = folder.run(&["find", "p.planlupe", "(", "--regex", "--lang", "en"]).refuses();
    assert!(told.contains("--regex") && !told.contains("sak"), "{told}");
    for command in [&["excerpts", "p.planlupe"][..], &["find", "p.planlupe", "a"]] {
        let told = folder.run(&[command, &["--code", "ukjent", "--lang", "en"]].concat()).refuses();
        assert!(told.contains("“ukjent”") && !told.contains("--create-codes"), "{told}");
    }
}

#[test]
fn what_cannot_be_looked_for_is_said() {
    let folder = project();
    for (arguments, sentence) in [
        (&["…"][..], "Nothing to look for: give at least one letter or digit."),
        (&["(", "--regex"], "“(”"),
        (&["a", "--code", "ukjent"], "ukjent"),
        (&["a", "--attribute", "alder=3"], "alder"),
        (&["a", "--case", "per"], "per"),
        (&["a", "--since", "i går"], "i går"),
    ] {
        let told = folder.run(&[&["find", "p.planlupe"], arguments, &["--lang", "en"]].concat()).refuses();
        assert!(told.contains(sentence), "{told}");
    }
    let told = folder.run(&["excerpts", "p.planlupe", "--code", "økonomi", "--and", "--lang", "en"]).refuses();
    assert!(told.contains("at least two"), "{told}");
}

#[test]
fn all_that_was_found_is_coded_in_one_act() {
    let folder = project();
    folder.run(&["find", "p.planlupe", "penge", "--code-hits", "økonomi"]).succeeds();
    let coded = lines(&folder, &["excerpts", "p.planlupe", "--code", "økonomi"]);
    let texts: Vec<_> = coded.iter().map(|line| (line["case"].as_str(), line["text"].as_str())).collect();
    let wanted = [("kari", "penger"), ("ola", "Penger"), ("ola", "pengene")];
    assert_eq!(texts, wanted.map(|(case, text)| (Some(case), Some(text))));
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
    project.undo().expect("undone");
    assert!(project.codings().list().expect("readable").is_empty());
}

#[test]
fn an_excerpt_tells_who_wrote_it_when_in_which_thread() {
    let folder = project();
    let at = KARI.find("Du må").map(|at| KARI[..at].chars().count()).expect("is there");
    folder.write("codings.csv", format!("case,start,end,code,coder\nkari,{at},{},økonomi,ada\n", at + 5));
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    let excerpt = lines(&folder, &["excerpts", "p.planlupe"]).remove(0);
    let entry = excerpt["entry"].clone();
    assert_eq!(
        excerpt,
        json!({
            "case": "kari", "entry": entry, "start": at, "end": at + 5, "code": "Dialog/økonomi", "coder": "ada",
            "date": "2020-04-02", "speaker": "nav", "thread": "t1", "text": "Du må", "degree": null,
        })
    );
    let told = folder.run(&["excerpts", "p.planlupe", "--lang", "en"]).succeeds();
    assert!(
        told.starts_with(
            "1 excerpt in 1 case.\n\nkari (1)\n  Dialog/økonomi · 2 April 2020 · NAV · ada\n      Du må\n"
        ),
        "{told}"
    );
    let csv = rows(&folder.run(&["excerpts", "p.planlupe", "--csv", "-"]).succeeds(), b',');
    assert_eq!(csv[0].join(" "), "case entry start end code coder date speaker thread text degree");
}

/// Words that overlap in many ways, none with a letter that is folded.
const WORDS: [&str; 8] = ["kort", "kortet", "meldekort", "melde", "et", "dag", "dagen", "e"];

fn text_of(words: &[(usize, usize)]) -> String {
    let mut text = String::from("Dialog\n\nTema\n\n");
    let mut day = 1;
    for (word, end) in words {
        if *end == 0 || text.ends_with("\n\n") {
            text.push_str(&format!("\n\nDeg – {day}. APR. 2020: "));
            day += 1;
        }
        text.push_str(WORDS[*word]);
        text.push_str(if *end == 1 { ", " } else { " " });
    }
    text
}

/// The same as the program finds, by comparing every word with every term.
fn naive(text: &str, entries: &[Span], terms: &[Vec<&str>], reach: Reach, join: Join) -> Vec<Span> {
    let chars: Vec<char> = text.chars().collect();
    let mut words: Vec<(Span, String)> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = (at..chars.len()).find(|at| !chars[*at].is_alphanumeric()).unwrap_or(chars.len());
        if end > at {
            words.push((Span::new(at, end), chars[at..end].iter().collect::<String>().to_lowercase()));
        }
        at = end + 1;
    }
    let mut parts: Vec<Span> = Vec::new();
    let mut last = 0;
    for entry in entries {
        parts.extend([Span::new(last, entry.start), *entry]);
        last = entry.end;
    }
    parts.push(Span::new(last, chars.len()));
    let mut found = Vec::new();
    for part in parts {
        let inside: Vec<&(Span, String)> = words.iter().filter(|(span, _)| part.contains(span.start)).collect();
        let mut of_terms: Vec<Vec<(usize, usize)>> = Vec::new();
        for term in terms {
            let mut places = Vec::new();
            for first in 0..inside.len() {
                let like = term.iter().enumerate().all(|(at, wanted)| {
                    let last = at + 1 == term.len();
                    inside.get(first + at).is_some_and(|(_, word)| match reach {
                        Reach::Inside => word.contains(wanted),
                        Reach::Beginning if last => word.starts_with(wanted),
                        _ => word == wanted,
                    })
                });
                if like {
                    places.push((first, first + term.len()));
                }
            }
            of_terms.push(places);
        }
        if join != Join::Any && of_terms.iter().any(Vec::is_empty) {
            continue;
        }
        let mut spans: Vec<Span> = of_terms
            .iter()
            .flatten()
            .map(|(first, behind)| Span::new(inside[*first].0.start, inside[*behind - 1].0.end))
            .collect();
        spans.sort_unstable();
        spans.dedup();
        found.extend(spans);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_search_finds_what_comparing_every_word_finds(
        texts in prop::collection::vec(prop::collection::vec((0..WORDS.len(), 0..6_usize), 1..30), 1..3),
        terms in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..3), 1..3),
        reach in prop::sample::select(vec![Reach::Beginning, Reach::Whole, Reach::Inside]),
        join in prop::sample::select(vec![Join::All, Join::Any]),
    ) {
        let folder = Folder::new();
        let texts: Vec<String> = texts.iter().map(|words| text_of(words)).collect();
        for (number, text) in texts.iter().enumerate() {
            folder.write(&format!("{number}.txt"), text);
        }
        let mut command = vec!["import", "p.planlupe", "--known", "add"];
        let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.txt")).collect();
        command.extend(names.iter().map(String::as_str));
        folder.run(&command).succeeds();
        let project = Project::open_to_read(&folder.path("p.planlupe")).expect("a project");
        let entered: Vec<String> = terms.iter().map(|term| term.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" ")).collect();
        let query = Query::new(&entered, Terms::Words, reach, join).expect("a query");
        let search = Search::new(&project, &query, &Limits::default()).expect("a search");
        for case in search.cases() {
            let hits = search.look(&project, case).expect("readable");
            let mut entries: Vec<Span> = hits.outline.entries.iter().map(|row| row.span).collect();
            entries.sort_unstable();
            let terms: Vec<Vec<&str>> = terms.iter().map(|term| term.iter().map(|word| WORDS[*word]).collect()).collect();
            let spans: Vec<Span> = hits.hits.iter().map(|hit| hit.span).collect();
            prop_assert_eq!(spans, naive(hits.text.as_str(), &entries, &terms, reach, join));
        }
    }

    #[test]
    fn excerpts_are_those_that_comparing_all_codings_gives(
        passages in prop::collection::vec((0..3_usize, 0..60_usize, 1..20_usize), 1..14),
        relation in prop::sample::select(vec![Relation::Or, Relation::And, Relation::Not, Relation::Within, Relation::Near(0), Relation::Near(7)]),
    ) {
        let folder = Folder::new();
        folder.write("a.txt", "Dialog\n\nTema\n\nDeg – 1. APR. 2020: Jeg lurer på meldekortet mitt. Får jeg penger for dagene uten kurs og tiltak?\n");
        folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
        let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
        let codes = ["økonomi", "helse", "utdanning"];
        let tree = project.codes().tree().expect("readable");
        let all: Vec<String> = tree.iter().filter(|(code, _)| code.codable).map(|(code, _)| tree.path(code.id)).collect();
        let paths: Vec<String> = (0..codes.len()).map(|number| all[number].clone()).collect();
        let mut made: Vec<(usize, Span)> = Vec::new();
        for (code, start, length) in passages {
            let span = Span::new(start, start + length);
            let id = project.codes().tree().expect("readable").find(&paths[code]).expect("a code").id;
            if project.write().codings().add(1, id, &[span]).is_ok() {
                made.push((code, span));
            }
        }
        let query = CodeQuery { codes: paths.clone(), relation, limits: Limits::default() };
        let found: Vec<(String, Span)> = excerpts(&project, &query)
            .expect("excerpts")
            .iter()
            .flat_map(|case| case.excerpts.iter().map(|one| (one.path.clone(), one.coding.span)))
            .collect();
        let has = |code: usize, test: &dyn Fn(Span) -> bool| made.iter().any(|(other, span)| *other == code && test(*span));
        let wanted: Vec<(String, Span)> = made
            .iter()
            .filter(|(code, span)| {
                let overlaps = |other: Span| span.start < other.end && other.start < span.end;
                let holds = |other: Span| other.start <= span.start && span.end <= other.end;
                let near = |apart: usize| move |other: Span| other.start <= span.end + apart && span.start <= other.end + apart;
                match relation {
                    Relation::Or => true,
                    Relation::And => *code == 0 && has(1, &overlaps) && has(2, &overlaps),
                    Relation::Not => *code == 0 && !has(1, &overlaps) && !has(2, &overlaps),
                    Relation::Within => *code == 0 && has(1, &holds) && has(2, &holds),
                    Relation::Near(apart) => *code == 0 && has(1, &near(apart)) && has(2, &near(apart)),
                    _ => false,
                }
            })
            .map(|(code, span)| (paths[*code].clone(), *span))
            .collect();
        let sorted = |mut list: Vec<(String, Span)>| { list.sort(); list };
        prop_assert_eq!(sorted(found), sorted(wanted));
    }
}
