//! What is found is the same with the index of words and without it, whatever was done to the project; and no word stays in it that no text
//! holds.

use chrono::NaiveDate;
use names::mark::Label;
use project::codebook::Codebook;
use project::import::{Manner, import};
use project::search::Search;
use project::search::excerpts::{CodeQuery, Relation, excerpts};
use project::search::limits::Limits;
use project::search::query::{Join, Query, Terms};
use project::{Coding, Finding, Project};
use proptest::prelude::*;
use reading::folding::{FoldedWords, Reach, SearchWord};
use reading::layout::Speaker;
use reading::plan::{EntryKind, Plan};
use reading::text::{Span, Text};
use regex::RegexBuilder;
use serde_json::json;

use crate::support::edits::{self, Step, edit, step};
use crate::support::{Folder, PRINT};

/// A search as it is drawn by lot. Words are taken from the texts, by their numbers.
#[derive(Debug, Clone)]
struct Drawn {
    /// Which word a term begins with, how many words it has, and how many letters its last word keeps.
    terms: Vec<(usize, usize, usize)>,
    pattern: Option<usize>,
    reach: Reach,
    join: Join,
    speaker: Option<Speaker>,
    kind: Option<EntryKind>,
    from: Option<u32>,
    code: Option<usize>,
}

const PATTERNS: [&str; 4] = ["[aeiou]r", "jeg|du", "s.{1,4}e", "[0-9]+"];

fn drawn() -> impl Strategy<Value = Drawn> {
    let reach = prop_oneof![Just(Reach::Beginning), Just(Reach::Whole), Just(Reach::Inside)];
    let join = prop_oneof![Just(Join::All), Just(Join::Any), (0_usize..6).prop_map(Join::Near)];
    let speaker = prop::option::weighted(0.3, prop_oneof![Just(Speaker::User), Just(Speaker::Nav)]);
    let kind = prop::option::weighted(0.2, (0..EntryKind::ALL.len()).prop_map(|at| EntryKind::ALL[at]));
    (
        prop::collection::vec((0_usize..10_000, 1_usize..3, 1_usize..8), 1..3),
        prop::option::weighted(0.2, 0..PATTERNS.len()),
        (reach, join),
        speaker,
        kind,
        prop::option::weighted(0.2, 1_u32..12),
        prop::option::weighted(0.2, 0_usize..20),
    )
        .prop_map(|(terms, pattern, (reach, join), speaker, kind, from, code)| Drawn {
            terms,
            pattern,
            reach,
            join,
            speaker,
            kind,
            from,
            code,
        })
}

impl Drawn {
    fn entered(&self, project: &Project) -> Vec<String> {
        if let Some(pattern) = self.pattern {
            return vec![PATTERNS[pattern].to_owned()];
        }
        let cases = project.cases().list().expect("the cases");
        let texts = cases.iter().map(|case| project.cases().text(case.id).expect("a text").as_str().to_owned());
        let all: String = texts.collect::<Vec<_>>().join("\n");
        let words: Vec<&str> = all.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let term = |(first, count, letters): &(usize, usize, usize)| {
            let Some(first) = first.checked_rem(words.len()) else { return "ingen".to_owned() };
            let mut term: Vec<String> = words[first..].iter().take(*count).map(|word| (*word).to_owned()).collect();
            if let Some(last) = term.last_mut() {
                *last = last.chars().take(*letters).collect();
            }
            term.join(" ")
        };
        self.terms.iter().map(term).collect()
    }

    fn limits(&self, project: &Project) -> Limits {
        let tree = project.codes().tree().expect("the codes");
        let codes: Vec<String> = tree.iter().map(|(code, _)| tree.path(code.id)).collect();
        let path = self.code.and_then(|code| codes.get(code.checked_rem(codes.len())?).cloned());
        Limits {
            speakers: self.speaker.into_iter().collect(),
            kinds: self.kind.into_iter().collect(),
            from: self.from.and_then(|month| NaiveDate::from_ymd_opt(2020, month, 1)),
            codes: path.into_iter().collect(),
            ..Limits::default()
        }
    }

    fn terms_are(&self) -> Terms {
        if self.pattern.is_some() { Terms::Patterns } else { Terms::Words }
    }
}

/// Label of the case, entry, passage.
type Found = (String, Option<usize>, Span);

/// What the program finds.
fn found(project: &Project, drawn: &Drawn) -> Vec<Found> {
    let query = Query::new(&drawn.entered(project), drawn.terms_are(), drawn.reach, drawn.join).expect("a query");
    let search = Search::new(project, &query, &drawn.limits(project)).expect("a search");
    let mut all = Vec::new();
    for case in search.cases() {
        let found = search.look(project, case).expect("a case");
        all.extend(found.hits.iter().map(|hit| (case.label.clone(), hit.entry, hit.span)));
    }
    all
}

/// What somebody would find who read every word of every text.
fn found_by_reading(project: &Project, drawn: &Drawn) -> Vec<Found> {
    let limits = drawn.limits(project);
    let codes = codes_below(project, &limits.codes);
    let mut all = Vec::new();
    for case in project.cases().list().expect("the cases") {
        let source = project.cases().source(case.id).expect("a case");
        let codings = project.codings().of(case.id).expect("codings");
        for (entry, span) in parts(&source.plan, source.text.len()) {
            if !is_admitted(&source.plan, entry, &limits) {
                continue;
            }
            let is_coded = |passage: &Span| {
                codes.is_empty()
                    || codings.iter().any(|coding| codes.contains(&coding.code) && coding.span.overlaps(*passage))
            };
            let passages = passages(&source.text, span, &drawn.entered(project), drawn).into_iter().filter(is_coded);
            all.extend(passages.map(|passage| (case.label.clone(), entry, passage)));
        }
    }
    all
}

/// The entries, and what stands between them, in the order of the text.
fn parts(plan: &Plan, length: usize) -> Vec<(Option<usize>, Span)> {
    let owner = |at: usize| plan.entries.iter().position(|entry| entry.span.contains(at));
    let mut parts: Vec<(Option<usize>, Span)> = Vec::new();
    for at in 0..length {
        match parts.last_mut() {
            Some((entry, span)) if *entry == owner(at) => span.end = at + 1,
            _ => parts.push((owner(at), Span::new(at, at + 1))),
        }
    }
    parts
}

fn is_admitted(plan: &Plan, entry: Option<usize>, limits: &Limits) -> bool {
    let Some(entry) = entry.map(|entry| &plan.entries[entry]) else {
        return limits.speakers.is_empty() && limits.kinds.is_empty() && limits.from.is_none();
    };
    (limits.speakers.is_empty() || entry.speaker.is_some_and(|speaker| limits.speakers.contains(&speaker)))
        && (limits.kinds.is_empty() || limits.kinds.contains(&entry.kind))
        && limits.from.is_none_or(|from| entry.date.is_some_and(|day| day >= from))
}

/// The passages in a part of a text.
fn passages(text: &Text, part: Span, entered: &[String], drawn: &Drawn) -> Vec<Span> {
    // Where each term stands: code points, numbers of words, and which term it is.
    let mut occurrences: Vec<(Span, usize, usize, usize)> = Vec::new();
    let words = FoldedWords::of(text.as_str());
    let inside: Vec<usize> = (0..words.len()).filter(|word| part.contains(words.span(*word).start)).collect();
    for (number, term) in entered.iter().enumerate() {
        let before = occurrences.len();
        if drawn.pattern.is_some() {
            let pattern = RegexBuilder::new(term).case_insensitive(true).multi_line(true).build().expect("a pattern");
            let own = text.slice(part);
            for found in pattern.find_iter(own) {
                let start = part.start + own[..found.start()].chars().count();
                let span = Span::new(start, start + found.as_str().chars().count());
                let first = inside.iter().filter(|word| words.span(**word).start < span.start).count();
                occurrences.push((span, first, first, number));
            }
        } else {
            let forms = SearchWord::all_of(term);
            for first in 0..inside.len() {
                let is_like = |(at, form): (usize, &SearchWord)| {
                    let is_last = at + 1 == forms.len() || drawn.reach == Reach::Inside;
                    let reach = if is_last { drawn.reach } else { Reach::Whole };
                    inside.get(first + at).is_some_and(|word| words.is_like(*word, form, reach))
                };
                if forms.iter().enumerate().all(is_like) {
                    let last = inside[first + forms.len() - 1];
                    let span = Span::new(words.span(inside[first]).start, words.span(last).end);
                    occurrences.push((span, first, first + forms.len(), number));
                }
            }
        }
        if occurrences.len() == before && drawn.join != Join::Any {
            return Vec::new();
        }
    }
    occurrences.sort_unstable();
    let mut passages: Vec<Span> = Vec::new();
    let Join::Near(apart) = drawn.join else {
        passages.extend(occurrences.iter().map(|own| own.0));
        passages.dedup();
        return passages;
    };
    for last in 0..occurrences.len() {
        // The shortest way back over all terms.
        let back = |term: usize| {
            occurrences[..=last]
                .iter()
                .rev()
                .find(|own| own.3 == term && (term != occurrences[last].3 || *own == &occurrences[last]))
        };
        let Some(all) = (0..entered.len()).map(back).collect::<Option<Vec<_>>>() else { continue };
        let (first, behind) = (all.iter().map(|own| own.1).min(), all.iter().map(|own| own.2).max());
        let own: usize = all.iter().map(|own| own.2 - own.1).sum();
        let between = (behind.unwrap_or(0) - first.unwrap_or(0)).saturating_sub(own);
        let start = all.iter().map(|own| own.0.start).min().unwrap_or(0);
        let end = all.iter().map(|own| own.0.end).max().unwrap_or(0);
        if between <= apart && passages.last().is_none_or(|before| before.start < start) {
            passages.push(Span::new(start, end));
        }
    }
    passages.dedup();
    passages
}

fn codes_below(project: &Project, paths: &[String]) -> Vec<i64> {
    let tree = project.codes().tree().expect("the codes");
    let is_below = |code: i64| {
        let path = tree.path(code);
        paths.iter().any(|above| path == *above || path.starts_with(&format!("{above}/")))
    };
    tree.iter().map(|(code, _)| code.id).filter(|code| is_below(*code)).collect()
}

const RELATIONS: [Relation; 5] = [Relation::Or, Relation::And, Relation::Not, Relation::Within, Relation::Near(30)];

/// The codings that stand to each other as is asked, by looking at every pair.
fn excerpts_by_looking(project: &Project, query: &CodeQuery) -> Vec<i64> {
    let [first, second] = [0, 1].map(|at| codes_below(project, &query.codes[at..=at]));
    let mut all = Vec::new();
    for case in project.cases().list().expect("the cases") {
        let source = project.cases().source(case.id).expect("a case");
        let codings = project.codings().of(case.id).expect("codings");
        for coding in &codings {
            let others = || codings.iter().filter(|other| second.contains(&other.code));
            let stands = |other: &Coding| {
                let (one, other) = (coding.span, other.span);
                match query.relation {
                    Relation::Within => other.start <= one.start && one.end <= other.end,
                    Relation::Near(apart) => one.start <= other.end + apart && other.start <= one.end + apart,
                    _ => one.start < other.end && other.start < one.end,
                }
            };
            let fits = match query.relation {
                Relation::Or => first.contains(&coding.code) || second.contains(&coding.code),
                Relation::Not => first.contains(&coding.code) && !others().any(stands),
                _ => first.contains(&coding.code) && others().any(stands),
            };
            let entry = source.plan.entries.iter().position(|entry| entry.span.contains(coding.span.start));
            if fits && is_admitted(&source.plan, entry, &query.limits) {
                all.push(coding.id);
            }
        }
    }
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_every_word_finds_the_same(
        steps in prop::collection::vec(step(), 0..24),
        searches in prop::collection::vec(drawn(), 4..8),
        pairs in prop::collection::vec((0_usize..20, 0_usize..20, 0..RELATIONS.len(), prop::option::of(Just(Speaker::User))), 3..6),
    ) {
        let folder = edits::folder();
        let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
        import(&mut project, vec![folder.path("0.txt"), folder.path("1.txt")], Manner::default()).expect("two cases");
        project.write().codes().load(&Codebook::standard()).expect("codes");
        project.write().word_index().refresh().expect("an index");
        for step in &steps {
            match step {
                Step::Undo => drop(project.undo().expect("undone")),
                Step::Redo => drop(project.redo().expect("redone")),
                step => drop(edit(&folder, &mut project, step)),
            }
        }
        // As the edits have left it, made whole, and gone.
        for state in 0..3 {
            match state {
                0 => {}
                1 => while project.write().word_index().refresh().expect("an index") > 0 {},
                _ => project.write().word_index().remove().expect("removed"),
            }
            prop_assert_eq!(project.check().expect("checked"), []);
            for drawn in &searches {
                prop_assert_eq!(found(&project, drawn), found_by_reading(&project, drawn), "{} {:?}", state, drawn);
            }
        }
        let tree = project.codes().tree().expect("the codes");
        let paths: Vec<String> = tree.iter().map(|(code, _)| tree.path(code.id)).collect();
        for (one, other, relation, speaker) in pairs {
            let Some(one) = one.checked_rem(paths.len()) else { continue };
            let codes = vec![paths[one].clone(), paths[other % paths.len()].clone()];
            let limits = Limits { speakers: speaker.into_iter().collect(), ..Limits::default() };
            let query = CodeQuery { codes, relation: RELATIONS[relation], limits };
            let found = excerpts(&project, &query).expect("excerpts");
            let mut found: Vec<i64> = found.iter().flat_map(|case| &case.excerpts).map(|own| own.coding.id).collect();
            found.sort_unstable();
            prop_assert_eq!(found, excerpts_by_looking(&project, &query), "{:?}", query);
        }
    }
}

/// A project with an index.
fn project() -> (Folder, Project) {
    let folder = Folder::new();
    folder.write("print.txt", PRINT);
    folder.write("ola.txt", "BRUKER – 1. APR. 2020: Oddny Kvamme sender meldekort.\n");
    folder.run(&["import", "p.planlupe", "print.txt", "ola.txt"]).succeeds();
    let indexed = folder.run(&["index", "p.planlupe", "--json"]).json();
    assert_eq!(indexed, json!({ "cases": 2, "indexed": 2 }));
    let project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    (folder, project)
}

/// The forms that the file holds.
fn forms(folder: &Folder) -> Vec<String> {
    let database = folder.database("p.planlupe");
    let mut query = database.prepare("SELECT forms FROM indexed_word").expect("a query");
    let rows = query.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    rows.flat_map(|row| row.expect("a row").lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn holds(folder: &Folder, form: &str) -> bool {
    forms(folder).iter().any(|own| own == form)
}

#[test]
fn the_index_is_made_and_taken_out_by_a_command_and_no_edit_of_a_person() {
    let (folder, project) = project();
    assert!(holds(&folder, "meldekort") && holds(&folder, "oddny"));
    assert!(holds(&folder, "batbygger") == PRINT.contains("batbygger"), "å is no a");
    assert!(project.word_index().missing().expect("readable").is_empty());
    let log = "SELECT count(*) FROM log WHERE command <> 'import'";
    let logged = folder.database("p.planlupe").query_row(log, [], |row| row.get::<_, usize>(0));
    assert_eq!(logged.expect("a number"), 1, "that of the codebook alone");
    drop(project);
    let told = folder.run(&["index", "p.planlupe", "--remove", "--json"]).json();
    assert_eq!(told, json!({ "cases": 2, "indexed": 0 }));
    assert!(forms(&folder).is_empty());
}

#[test]
fn what_leaves_a_text_leaves_the_index_with_the_same_edit() {
    let (folder, mut project) = project();
    let case = project.cases().named("ola").expect("the case");
    project.write().cases().remove(case).expect("removed");
    assert!(!holds(&folder, "oddny"), "a case that goes");
    project.undo().expect("undone");
    project.write().word_index().refresh().expect("made");
    assert!(holds(&folder, "oddny"));
    let places = project.redactions().occurrences("Oddny Kvamme").expect("found");
    project.write().redactions().redact(&places, Label::Per, None).expect("redacted");
    assert!(!holds(&folder, "oddny") && !holds(&folder, "kvamme"));
    let bytes = std::fs::read(folder.path("p.planlupe")).expect("the file");
    assert!(!bytes.windows(5).any(|five| five.eq_ignore_ascii_case(b"oddny")), "not in a free page either");
    project.write().word_index().refresh().expect("made");
    assert!(!holds(&folder, "oddny"));
    assert_eq!(project.check().expect("checked"), []);
}

#[test]
fn the_leak_check_looks_into_the_index_and_the_check_sees_what_does_not_belong_there() {
    let (folder, project) = project();
    drop(project);
    folder.write("names.txt", "Oddný\n");
    let hits = folder.run(&["leak-check", "p.planlupe", "--against", "names.txt", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&hits.out).expect("JSON");
    let tables: Vec<&str> =
        found["hits"].as_array().expect("hits").iter().filter_map(|hit| hit["table"].as_str()).collect();
    assert!(tables.contains(&"indexed_word"), "a folded form: {tables:?}");

    let spoil = "UPDATE indexed_word SET forms = replace(forms, 'oddny', 'oddna')";
    folder.database("p.planlupe").execute(spoil, []).expect("spoilt");
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    assert_eq!(project.check().expect("checked"), [Finding::Altered { table: "indexed_word".to_owned() }]);
}
