//! What goes out comes back: the same codes, colours, codings, memos and attributes, for any project.

use project::import::{Manner, prepare, take_text};
use project::{Attribute, AttributeKind, DegreeScale, FreeMemo, MemoOn, NewCode, Project};
use proptest::prelude::*;
use reading::label::Pattern;
use reading::plan::DocumentKind;
use reading::text::Span;
use refi::intake::take_in;
use refi::out::{OutForm, out};
use refi::report::SourceOutcome;

use crate::support::{Place, codings, kept, taken, words};

fn sent(place: &Place, project: &Project, form: OutForm) -> Project {
    let file = place.path("out.qdpx");
    out(project, &file, form, |_, _| true).expect("written");
    let mut back = place.empty("back.planlupe");
    taken(&mut back, &file);
    back
}

#[test]
fn everything_comes_back_and_goes_out_again_the_same() {
    for utf16 in [false, true] {
        let place = Place::new();
        let project = place.full("p.planlupe");
        let back = sent(&place, &project, OutForm { utf16, ..OutForm::default() });
        assert_eq!(kept(&back), kept(&project));
        let again = place.path("again.qdpx");
        out(&back, &again, OutForm { utf16, ..OutForm::default() }, |_, _| true).expect("written");
        let [first, second] = ["out.qdpx", "again.qdpx"].map(|name| {
            let files = crate::support::unpacked(&place.path(name));
            let text = |(name, content): &(String, Vec<u8>)| (name.clone(), content.clone());
            files.iter().filter(|(name, _)| name.starts_with("sources/")).map(text).collect::<Vec<_>>()
        });
        assert_eq!(first, second, "sources and notes keep their GUIDs");
    }
}

#[test]
fn a_case_of_several_documents_goes_out_as_several_sources_and_comes_back_as_one_case() {
    for utf16 in [false, true] {
        let place = Place::new();
        let mut project = place.full("p.planlupe");
        let case = project.cases().named("sak-1").expect("a case");
        let work = project.codes().tree().expect("codes").find("Dialog/arbeid").expect("a code").id;
        for (name, text, kind) in [
            ("Min CV.txt", "Jeg er 🙂 en CV.\n\nDen nevner verksted.\n", DocumentKind::Cv),
            ("brev.txt", "Et brev om 🙂 verksted.\n", DocumentKind::Paper),
        ] {
            let prepared = prepare(&place.file(name, text.as_bytes()), &Pattern::default(), false).expect("read");
            project.write().documents().add(case, &prepared, Some(kind)).expect("added");
            let text = project.cases().text(case).expect("a text");
            let span = *text.find_all("verksted").last().expect("the word");
            project.write().codings().add(case, work, &[span]).expect("coded");
        }
        let documents = |project: &Project| {
            let case = project.cases().named("sak-1").expect("a case");
            project.documents().in_text(case).expect("readable")
        };
        let before = documents(&project);
        assert_eq!(before.len(), 3);
        let back = sent(&place, &project, OutForm { utf16, ..OutForm::default() });
        assert_eq!(kept(&back), kept(&project));
        assert_eq!(documents(&back), before);
        let sources = crate::support::unpacked(&place.path("out.qdpx"));
        let holds = |words: &str| {
            let text = |content: &Vec<u8>| String::from_utf8(content.clone()).unwrap_or_default();
            let found =
                sources.iter().filter(|(name, content)| name.starts_with("sources/") && text(content).contains(words));
            found.map(|(_, content)| text(content)).collect::<Vec<_>>()
        };
        assert_eq!(holds("Et brev om"), ["Et brev om 🙂 verksted.\n"]);
        let report = taken(&mut project, &place.path("out.qdpx"));
        assert_eq!((report.sources_that(SourceOutcome::Known), report.codings.new), (2, 0));

        // A passage over two documents leaves them together, so that nothing is lost.
        let text = project.cases().text(case).expect("a text");
        let end = documents(&project)[1].span.end;
        project.write().codings().add(case, work, &[Span::new(end - 3, text.len() - 2)]).expect("coded");
        let back = sent(&Place::new(), &project, OutForm { utf16, ..OutForm::default() });
        assert_eq!(kept(&back), kept(&project));
    }
}

#[test]
fn what_is_there_already_is_not_taken_in_twice() {
    let place = Place::new();
    let mut project = place.full("p.planlupe");
    let before = kept(&project);
    let file = place.path("out.qdpx");
    out(&project, &file, OutForm::default(), |_, _| true).expect("written");
    let report = taken(&mut project, &file);
    assert_eq!(kept(&project), before);
    assert_eq!((report.codings.new, report.codings.known, report.codes.new, report.memos.new), (0, 3, 0, 0));
    assert_eq!(report.sources_that(SourceOutcome::Known), 2);
    assert!(report.left.is_empty(), "{:?}", report.left);
}

#[test]
fn a_preview_tells_the_same_and_changes_nothing() {
    let place = Place::new();
    let project = place.full("p.planlupe");
    let file = place.path("out.qdpx");
    out(&project, &file, OutForm::default(), |_, _| true).expect("written");
    let mut other = place.empty("other.planlupe");
    let preview = take_in(&mut other, &file, &words(), false, |_, _| true).expect("tried");
    assert!(preview.preview && other.cases().list().expect("cases").is_empty() && kept(&other).is_empty());
    assert_eq!(other.undoable().expect("readable"), None);
    let report = taken(&mut other, &file);
    assert_eq!((&preview.sources, preview.codings), (&report.sources, report.codings));
    other.undo().expect("undone");
    assert!(kept(&other).is_empty(), "one undo takes all of it back");
}

#[test]
fn a_codebook_comes_back() {
    let place = Place::new();
    let project = place.full("p.planlupe");
    let file = place.path("a.qdc");
    out(&project, &file, OutForm::default(), |_, _| true).expect("written");
    let mut back = place.empty("back.planlupe");
    let report = taken(&mut back, &file);
    assert_eq!((report.codes.new, report.left.len()), (5, 0));
    let trees = [&project, &back].map(|project| project.codes().tree().expect("codes").to_codebook());
    assert_eq!(trees[0], trees[1]);
}

/// What a random project is made of.
#[derive(Debug, Clone)]
struct Plan {
    texts: Vec<String>,
    codes: Vec<(usize, String, bool)>,
    codings: Vec<(usize, usize, usize, usize, u8, Option<String>)>,
    memos: Vec<(usize, String)>,
    values: Vec<(usize, String)>,
    /// Codes that stand in further groups.
    groups: Vec<(usize, usize)>,
    /// The scale, and the degree of each coding that has one.
    degrees: Option<Vec<Option<u8>>>,
    summaries: Vec<(usize, String)>,
    on_passages: Vec<(usize, usize, String)>,
    free: Vec<(bool, String, String)>,
    /// A value of every kind of attribute, of a case.
    others: Vec<(usize, usize, u16)>,
}

fn words_of() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(&["økonomi", "a", "😀", "👩‍🔧", "é", "<&>", "\"x\"", "bolig", "ny 2"][..]),
        1..3,
    )
    .prop_map(|words| words.join(" "))
}

fn text_of() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(
            &["Hei på deg. ", "😀", "\n", "BRUKER - 3. MAI 2020\n", "Jeg lurer på noe 🎉 i dag.\n", "\u{c}", "å", "𝔘 "]
                [..],
        ),
        3..40,
    )
    .prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn any_plan()(
        texts in prop::collection::vec(text_of(), 1..4),
        codes in prop::collection::vec((0..6_usize, words_of(), any::<bool>()), 1..8),
        codings in prop::collection::vec((0..4_usize, 0..8_usize, 0..300_usize, 1..60_usize, 0..3_u8, prop::option::of("[a-zæ\n]{1,12}[a-z]")), 0..12),
        memos in prop::collection::vec((0..4_usize, "[a-zæ]{1,9}\n?[a-z]{1,9}"), 0..4),
        values in prop::collection::vec((0..4_usize, "[a-z]{1,5}( [a-z]{1,3})?"), 0..4),
        groups in prop::collection::vec((0..8_usize, 0..8_usize), 0..4),
        degrees in prop::option::of(prop::collection::vec(prop::option::of(1..6_u8), 12)),
        summaries in prop::collection::vec((0..4_usize, "[a-zæ*]{1,9}\n?[a-z]{1,9}"), 0..3),
        on_passages in prop::collection::vec((0..4_usize, 0..300_usize, "[a-zæ]{1,9}\n?[a-z]{1,9}"), 0..3),
        free in prop::collection::vec((any::<bool>(), "[A-ZÆ][a-z]{0,5}", "[a-zæ]{1,9}"), 0..3),
        others in prop::collection::vec((0..4_usize, 0..3_usize, any::<u16>()), 0..6),
    ) -> Plan {
        Plan { texts, codes, codings, memos, values, groups, degrees, summaries, on_passages, free, others }
    }
}

fn made(place: &Place, plan: &Plan) -> Project {
    let mut project = place.empty("p.planlupe");
    let mut cases = Vec::new();
    for (number, text) in plan.texts.iter().enumerate() {
        let text = format!("{text} {number}");
        let label = format!("sak-{number}");
        let manner = Manner { known: project::arrival::Known::Add, ..Manner::default() };
        take_text(&mut project, text.into_bytes(), &label, manner).expect("taken in");
        cases.push(project.cases().named(&label).expect("a case"));
    }
    let mut codes: Vec<i64> = Vec::new();
    for (parent, name, codable) in &plan.codes {
        let code = NewCode {
            parent: codes.get(*parent).copied(),
            name: name.clone(),
            codable: *codable,
            colour: if *codable { "#a1b2c3".to_owned() } else { String::new() },
            description: name.clone(),
            ..NewCode::default()
        };
        // Two of one parent cannot have the same name.
        codes.extend(project.write().codes().add(&code).ok());
    }
    for (case, code, start, length, coder, memo) in &plan.codings {
        let case = cases[case % cases.len()];
        let chars = project.cases().text(case).expect("a text").len();
        let start = start % chars;
        let span = Span::new(start, (start + length).min(chars));
        project.set_coder(["ada", "bo", "Ås & co"][usize::from(*coder)]);
        let code = codes[code % codes.len()];
        if project.write().codings().add(case, code, &[span]).is_ok()
            && let Some(memo) = memo
        {
            let coding =
                project.codings().of(case).expect("codings").iter().map(|coding| coding.id).max().expect("one");
            project.write().memos().set(case, MemoOn::Coding(coding), memo).expect("written");
        }
    }
    for (code, group) in &plan.groups {
        // Some cannot stand there.
        let _ = project.write().codes().group(codes[code % codes.len()], codes[group % codes.len()], true);
    }
    // A set holds all that stands in its group, so a place that follows from another one is not told by it.
    let tree = project.codes().tree().expect("the codes");
    for (code, _) in tree.iter() {
        let above =
            |group: i64| code.parent.into_iter().chain(code.groups.iter().copied().filter(move |own| *own != group));
        for group in code.groups.iter().filter(|group| above(**group).any(|own| tree.is_within(own, **group))) {
            project.write().codes().group(code.id, *group, false).expect("taken out");
        }
    }
    if let Some(degrees) = &plan.degrees {
        project.write().codings().set_scale(DegreeScale::new("1-5").ok()).expect("a scale");
        let all: Vec<i64> = project.codings().list().expect("codings").iter().map(|coding| coding.id).collect();
        let graded: Vec<(i64, Option<u8>)> = all.into_iter().zip(degrees.iter().copied()).collect();
        project.write().codings().set_degrees(&graded).expect("graded");
    }
    for (case, summary) in &plan.summaries {
        project.write().cases().write_summary(cases[case % cases.len()], summary).expect("written");
    }
    for (case, start, memo) in &plan.on_passages {
        let case = cases[case % cases.len()];
        let start = start % project.cases().text(case).expect("a text").len();
        project.write().memos().set(case, MemoOn::Passage(Span::new(start, start + 1)), memo).expect("written");
    }
    for (has_day, title, text) in &plan.free {
        let day = "2026-03-04".parse().ok().filter(|_| *has_day);
        let memo = FreeMemo { title: title.clone(), day, text: text.clone() };
        project.write().memos().add_free(&memo).expect("written");
    }
    let kinds = [("alder", AttributeKind::Number), ("dag", AttributeKind::Date), ("aktiv", AttributeKind::YesNo)];
    for (at, (name, kind)) in kinds.into_iter().enumerate() {
        let own: Vec<_> = plan.others.iter().filter(|(_, kind, _)| *kind == at).collect();
        if own.is_empty() {
            continue;
        }
        let mut attribute = Attribute { id: 0, name: name.to_owned(), kind, options: vec![] };
        attribute.id = project.write().attributes().add(&attribute).expect("added");
        for (case, _, number) in own {
            let value = match kind {
                AttributeKind::Number if number % 2 == 0 => format!("{number}.5"),
                AttributeKind::Number => number.to_string(),
                AttributeKind::Date => format!("20{:02}-0{}-1{}", number % 90 + 10, number % 9 + 1, number % 10),
                _ => ["yes", "no"][usize::from(number % 2)].to_owned(),
            };
            project.write().attributes().set(cases[case % cases.len()], &attribute, &value).expect("set");
        }
    }
    for (case, memo) in &plan.memos {
        project.write().memos().set(cases[case % cases.len()], MemoOn::Case, memo).expect("written");
    }
    let mut attribute = Attribute { id: 0, name: "gruppe".to_owned(), kind: AttributeKind::Text, options: vec![] };
    if plan.values.len().is_multiple_of(2) {
        attribute.kind = AttributeKind::Category;
        let mut options: Vec<String> = plan.values.iter().map(|(_, value)| value.clone()).collect();
        options.dedup();
        attribute.options = options;
    }
    attribute.id = project.write().attributes().add(&attribute).expect("added");
    for (case, value) in &plan.values {
        project.write().attributes().set(cases[case % cases.len()], &attribute, value).expect("set");
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_project_comes_back(plan in any_plan(), utf16 in any::<bool>()) {
        let place = Place::new();
        let project = made(&place, &plan);
        let back = sent(&place, &project, OutForm { utf16, ..OutForm::default() });
        prop_assert_eq!(codings(&back), codings(&project));
        let (mut one, mut other) = (kept(&back), kept(&project));
        // A text without values is no category, and none needs to be.
        let is_empty_text = |line: &String| line.starts_with("(\"gruppe\"");
        if plan.values.is_empty() {
            one.retain(|line| !is_empty_text(line));
            other.retain(|line| !is_empty_text(line));
        }
        prop_assert_eq!(one, other);
    }
}
