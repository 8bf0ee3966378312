//! What holds for any corrections on any case: no text is lost, entries stay in order and apart, codings stay as they are,
//! undo brings everything back, and reading the text again gives the same.

use crate::support::{Folder, PRINT, content};
use project::contract;
use project::{Act, Project};
use proptest::prelude::*;
use reading::correction::{Correction, Remedy, ToThread, Why, corrected};
use reading::grammar;
use reading::layout::{Layout, Speaker};
use reading::plan::{EntryKind, Flag, Plan};
use reading::text::{Span, Text};

/// Texts of all eras, as fixtures have them.
fn texts() -> Vec<Text> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the fixtures").map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    paths.iter().map(|path| Text::read(path).expect("is text").text).chain([Text::new(PRINT)]).collect()
}

/// An act on whatever entry the numbers choose, in hundredths of the text or of the entry.
type Step = (usize, usize, usize);

/// What the step does to the plan as it stands.
fn remedy(plan: &Plan, index: usize, (what, place, choice): Step) -> Remedy {
    let entry = &plan.entries[index];
    let inside = entry.span.start + entry.span.len() * place / 100;
    match what % 10 {
        0 | 1 => Remedy::Split(inside),
        2 | 3 => Remedy::Merge,
        4 => Remedy::Date {
            date: chrono::NaiveDate::from_yo_opt(2020, 1 + u32::try_from(place).unwrap_or(0)),
            time: None,
        },
        5 => Remedy::Speaker([None, Some(Speaker::User), Some(Speaker::Nav)][choice % 3]),
        6 => Remedy::Thread(match choice % 4 {
            0 => ToThread::Before,
            1 => ToThread::Here,
            2 => ToThread::New(["", "a", "b"][place % 3].to_owned()),
            _ => ToThread::Of(plan.entries[place * plan.entries.len() / 100].span),
        }),
        7 | 8 => Remedy::Kind(EntryKind::ALL[choice % 7]),
        _ => Remedy::Accept(entry.flags.clone()),
    }
}

fn sound(plan: &Plan, text: &Text) -> Result<(), TestCaseError> {
    prop_assert_eq!(plan.unaccounted(text), 0);
    let mut end = 0;
    for entry in &plan.entries {
        prop_assert!(entry.span.start <= entry.span.end && entry.span.end <= text.len(), "{:?}", entry.span);
        prop_assert!(end <= entry.span.start, "{:?} begins before {end}", entry.span);
        end = entry.span.end;
        let is_message = entry.kind == EntryKind::Message;
        prop_assert!(entry.thread.is_none_or(|thread| is_message && thread < plan.threads.len()), "{:?}", entry.kind);
        prop_assert!(is_message || entry.sender.is_none());
        prop_assert!(entry.kind.has_speaker() || entry.speaker.is_none());
        prop_assert!(plan.text_of(entry, text).len() <= text.as_str().len());
    }
    let pieces: Vec<Span> = plan.non_content.iter().map(|piece| piece.span).collect();
    prop_assert!(pieces.windows(2).all(|pair| pair[0].end <= pair[1].start), "{pieces:?}");
    let first_of = |thread| plan.entries.iter().position(|entry| entry.thread == Some(thread));
    let firsts: Vec<Option<usize>> = (0..plan.threads.len()).map(first_of).collect();
    prop_assert!(firsts.iter().all(Option::is_some) && firsts.is_sorted(), "{firsts:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_corrections_leave_a_sound_plan_in_any_reading(
        which in any::<prop::sample::Index>(),
        steps in prop::collection::vec((0_usize..10, 0_usize..100, 0_usize..21), 1..25),
        other in any::<prop::sample::Index>(),
    ) {
        let texts = texts();
        let text = which.get(&texts);
        let mut corrections: Vec<Correction> = Vec::new();
        for step in steps {
            let (plan, misfits) = corrected(grammar::read(text), text, &corrections);
            sound(&plan, text)?;
            prop_assert!(misfits.is_empty(), "what was made applies on the same reading: {misfits:?}");
            if plan.entries.is_empty() {
                return Ok(());
            }
            let index = (step.1 * 7 + step.2) % plan.entries.len();
            let (span, remedy) = (plan.entries[index].span, remedy(&plan, index, step));
            let id = i64::try_from(corrections.len()).unwrap_or(0) + 1;
            corrections.push(Correction { id, span, remedy, coder: String::new(), made_at: String::new() });
            let (plan, misfits) = corrected(grammar::read(text), text, &corrections);
            sound(&plan, text)?;
            if !misfits.is_empty() {
                // The program refuses it, and the plan is as before.
                corrections.pop();
            }
        }
        let layouts = Layout::all();
        let (plan, _) = corrected(grammar::read_as(text, other.get(layouts)), text, &corrections);
        sound(&plan, text)?;
    }
}

#[test]
fn an_entry_that_has_its_header_inside_is_split_anywhere() -> Result<(), TestCaseError> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for name in ["sign-above-header.txt", "emoji-above-header.txt"] {
        let text = Text::read(&folder.join(name)).expect("is text").text;
        let own = grammar::read(&text);
        for (layout, entry) in Layout::all().iter().flat_map(|layout| own.entries.iter().map(move |own| (layout, own)))
        {
            for at in entry.span.start..entry.span.end {
                let split = correction(1, entry.span, Remedy::Split(at));
                sound(&corrected(grammar::read_as(&text, layout), &text, &[split]).0, &text)?;
            }
        }
    }
    Ok(())
}

fn correction(id: i64, span: Span, remedy: Remedy) -> Correction {
    Correction { id, span, remedy, coder: String::new(), made_at: String::new() }
}

/// A plan with one message, and its span.
fn message(content: &str) -> (Text, Span) {
    let text = Text::new(content);
    let span = grammar::read(&text).entries[0].span;
    (text, span)
}

#[test]
fn an_entry_is_found_again_where_its_end_has_moved() {
    let (text, span) = message("BRUKER – 1. APR. 2020: Hei. Jeg skriver igjen. Slutt.\n");
    let date = Remedy::Date { date: chrono::NaiveDate::from_ymd_opt(2021, 1, 1), time: None };
    let longer = Span::new(span.start, span.end + 40);
    let shifted = Span::new(span.start - 2, span.end - 4);
    for seen in [span, longer, Span::new(span.start, span.end - 10), shifted] {
        let (plan, misfits) = corrected(grammar::read(&text), &text, &[correction(1, seen, date.clone())]);
        assert!(
            misfits.is_empty() && plan.entries[0].date.map(|date| date.to_string()).as_deref() == Some("2021-01-01")
        );
    }
    let little = Span::new(span.start + 2, span.start + 8);
    let (plan, misfits) = corrected(grammar::read(&text), &text, &[correction(1, little, date)]);
    assert_eq!(misfits.iter().map(|misfit| misfit.why).collect::<Vec<_>>(), [Why::NoEntry]);
    assert_eq!(plan.entries[0].date.map(|date| date.to_string()).as_deref(), Some("2020-04-01"));
}

#[test]
fn what_was_accepted_is_looked_at_again_when_the_entry_has_grown() {
    let (text, span) = message("BRUKER – 1. APR. 2020: Hei. Jeg skriver igjen. Slutt.\n");
    let accept = |span| correction(1, span, Remedy::Accept(vec![Flag::HeaderLike]));
    let (_, misfits) = corrected(grammar::read(&text), &text, &[accept(Span::new(span.start, span.end - 6))]);
    assert_eq!(misfits.iter().map(|misfit| misfit.why).collect::<Vec<_>>(), [Why::NotSeen]);
    assert!(corrected(grammar::read(&text), &text, &[accept(span)]).1.is_empty());
}

#[test]
fn a_split_and_a_merge_that_the_grammar_makes_by_itself_are_no_misfits() {
    let (text, span) = message("BRUKER – 1. APR. 2020: Hei. Jeg skriver igjen. Slutt.\n");
    let by_itself = [
        correction(1, Span::new(0, span.end), Remedy::Split(span.start)),
        correction(2, Span::new(span.start + 5, span.end), Remedy::Merge),
    ];
    let (plan, misfits) = corrected(grammar::read(&text), &text, &by_itself);
    assert!(misfits.is_empty());
    assert!(!plan.entries[0].is_corrected);
}

#[test]
fn remedies_are_written_down_and_move_with_the_text() {
    let later = |span: Span| Span::new(span.start + 3, span.end + 3);
    for (remedy, moved) in [
        (Remedy::Split(7), Remedy::Split(10)),
        (Remedy::Thread(ToThread::Of(Span::new(1, 4))), Remedy::Thread(ToThread::Of(Span::new(4, 7)))),
        (Remedy::Thread(ToThread::New("a".to_owned())), Remedy::Thread(ToThread::New("a".to_owned()))),
        (Remedy::Thread(ToThread::Before), Remedy::Thread(ToThread::Before)),
        (Remedy::Merge, Remedy::Merge),
        (Remedy::Speaker(None), Remedy::Speaker(None)),
        (Remedy::Kind(EntryKind::Event), Remedy::Kind(EntryKind::Event)),
        (Remedy::Accept(vec![Flag::OutOfOrder]), Remedy::Accept(vec![Flag::OutOfOrder])),
        (
            Remedy::Date { date: None, time: chrono::NaiveTime::from_hms_opt(9, 5, 0) },
            Remedy::Date { date: None, time: chrono::NaiveTime::from_hms_opt(9, 5, 0) },
        ),
    ] {
        assert_eq!(Remedy::of(remedy.what(), remedy.value()).as_ref(), Some(&remedy));
        assert_eq!(remedy.moved(later), moved);
    }
    assert_eq!(Remedy::of("paint", serde_json::Value::Null), None);
}

#[test]
fn corrections_are_undone_and_done_again_and_codings_stay() {
    const LOGGED: [&str; 5] = ["cases", "coding", "memo", "coder", "correction"];
    let folder = Folder::with_project();
    let path = folder.path("p.planlupe");
    let mut project = Project::open_to_write(&path).expect("the project");
    let case = project.cases().named("print").expect("the case");
    let code = project.codes().tree().expect("codes").iter().find(|(code, _)| code.codable).map(|(code, _)| code.id);
    project
        .write()
        .codings()
        .add(case, code.expect("a code"), &[Span::new(611, 620), Span::new(667, 675)])
        .expect("coded");
    let codings = project.codings().of(case).expect("codings");
    let shown = |project: &Project| {
        let source = project.cases().source(case).expect("the source");
        serde_json::to_string(&contract::case_entries(&source, reading::chronology::ReadingOrder::Printed))
            .expect("JSON")
    };
    let date = Remedy::Date { date: None, time: None };
    let steps: [(Span, Vec<Remedy>, Act); 6] = [
        (Span::new(611, 643), vec![Remedy::Split(620)], Act::SplitEntry),
        (Span::new(620, 643), vec![date, Remedy::Speaker(Some(Speaker::Nav))], Act::CorrectEntry),
        (Span::new(709, 730), vec![Remedy::Thread(ToThread::Before)], Act::CorrectEntry),
        (Span::new(388, 400), vec![Remedy::Merge], Act::MergeEntries),
        (Span::new(151, 313), vec![Remedy::Kind(EntryKind::Preamble)], Act::CorrectEntry),
        (Span::new(96, 118), vec![Remedy::Accept(Vec::new())], Act::AcceptEntry),
    ];
    let mut history = vec![(content(&path, &LOGGED), shown(&project))];
    for (span, remedies, act) in &steps {
        project.write().corrections().add(case, *span, remedies).expect("corrected");
        assert_eq!(project.undoable().expect("readable"), Some(*act));
        assert_eq!(project.codings().of(case).expect("codings"), codings);
        history.push((content(&path, &LOGGED), shown(&project)));
    }
    for before in history.iter().rev().skip(1) {
        assert!(project.undo().expect("undone").is_some());
        assert_eq!(&(content(&path, &LOGGED), shown(&project)), before);
    }
    for after in history.iter().skip(1) {
        assert!(project.redo().expect("redone").is_some());
        assert_eq!(&(content(&path, &LOGGED), shown(&project)), after);
    }
    let ids: Vec<i64> = project.corrections().of(case).expect("corrections").iter().map(|one| one.id).collect();
    project.write().corrections().remove(case, &ids).expect("taken back");
    assert_eq!(shown(&project), history[0].1);
    assert_eq!(project.undoable().expect("readable"), Some(Act::TakeBack));
    project.undo().expect("undone");
    assert_eq!(shown(&project), history[6].1);

    let before = content(&path, &LOGGED);
    project.write().cases().remove(case).expect("removed");
    project.undo().expect("undone");
    assert_eq!(content(&path, &LOGGED), before);
}
