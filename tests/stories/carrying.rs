//! Whatever an updated print brings: no coding is lost. What is placed stands on the same words, and undo restores everything.

use crate::support::{Folder, content};
use project::Project;
use project::codebook::Codebook;
use project::import::{Manner, import, prepare};
use proptest::prelude::*;
use reading::label::Pattern;
use reading::text::Span;

/// The sample case whose prints are edited.
const SAMPLE: &str = include_str!("../../sample-cases/sak-003.txt");

/// Tables that undo restores.
const TABLES: [&str; 6] = ["cases", "document", "coding", "memo", "aside", "coder"];

/// Something that happens between two prints.
#[derive(Debug, Clone)]
enum Edit {
    /// A message comes in before the message with this number.
    Message(usize),
    /// The block with this number goes: what stands between two empty lines.
    Remove(usize),
    /// A block moves to the place of another.
    Move(usize, usize),
    /// Lines of a block are wrapped after so many words.
    Wrap(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0_usize..1000).prop_map(Edit::Message),
        (0_usize..1000).prop_map(Edit::Remove),
        (0_usize..1000, 0_usize..1000).prop_map(|(from, to)| Edit::Move(from, to)),
        (0_usize..1000, 2_usize..9).prop_map(|(block, words)| Edit::Wrap(block, words)),
    ]
}

fn edited(print: &str, edits: &[Edit]) -> String {
    let mut blocks: Vec<String> = print.split("\n\n").map(str::to_owned).collect();
    for (number, edit) in edits.iter().enumerate() {
        let count = blocks.len();
        match *edit {
            Edit::Message(at) => {
                let day = number % 28 + 1;
                let message = format!("BRUKER - {day}. JUN. 2021\n\nDette er det nye innlegget nummer {number}.");
                blocks.insert(at % count, message);
            }
            Edit::Remove(at) if count > 3 => {
                blocks.remove(at % count);
            }
            Edit::Remove(_) => {}
            Edit::Move(from, to) => {
                let block = blocks.remove(from % count);
                blocks.insert(to % count, block);
            }
            Edit::Wrap(at, words) => {
                let block = &mut blocks[at % count];
                let all: Vec<&str> = block.split_whitespace().collect();
                if all.len() > 12 {
                    *block = all.chunks(words).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n");
                }
            }
        }
    }
    blocks.join("\n\n")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_coding_is_lost(edits in prop::collection::vec(edit(), 1..12), spans in prop::collection::vec((0_usize..20_000, 1_usize..200), 1..25)) {
        let folder = Folder::new();
        folder.write("old.txt", SAMPLE);
        folder.write("new.txt", edited(SAMPLE, &edits));
        let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
        project.write().codes().load(&Codebook::standard()).expect("codes");
        import(&mut project, vec![folder.path("old.txt")], Manner::default()).expect("a case");
        let case = project.cases().named("old").expect("a case");
        let old = project.cases().text(case).expect("its text");
        let code = project.codes().tree().expect("codes").find("økonomi").expect("a code").id;
        let spans: Vec<Span> = spans
            .into_iter()
            .map(|(start, length)| (start % (old.len() - 1), length))
            .map(|(start, length)| Span::new(start, (start + length).min(old.len())))
            .collect();
        project.write().codings().add(case, code, &spans).expect("coded");
        let before = project.codings().of(case).expect("codings");
        let excerpts = |text: &reading::text::Text, project: &Project| -> Vec<(i64, String)> {
            let codings = project.codings().of(case).expect("codings");
            codings.iter().map(|coding| (coding.id, squeezed(text.slice(coding.span)))).collect()
        };
        let wanted: std::collections::HashMap<i64, String> = excerpts(&old, &project).into_iter().collect();
        let tables = content(&folder.path("p.planlupe"), &TABLES);

        let prepared = prepare(&folder.path("new.txt"), &Pattern::default(), false).expect("a print");
        let carried = project.write().cases().replace_source(case, &prepared).expect("replaced");
        let placed = excerpts(&project.cases().text(case).expect("a text"), &project);
        prop_assert_eq!(placed.len() + project.asides().list().expect("asides").len(), before.len());
        prop_assert_eq!(carried.placed + carried.changed.len(), placed.len());
        let spans: Vec<Span> = project.codings().of(case).expect("codings").iter().map(|coding| coding.span).collect();
        for ((id, excerpt), span) in placed.iter().zip(&spans) {
            prop_assert!(*excerpt == wanted[id] || carried.changed.contains(span));
        }
        for aside in project.asides().list().expect("asides") {
            prop_assert!(wanted.values().any(|excerpt| *excerpt == squeezed(&aside.excerpt)));
        }
        project.undo().expect("undone");
        prop_assert_eq!(content(&folder.path("p.planlupe"), &TABLES), tables);
    }
}

/// Only new messages and other line ends: everything finds its place.
#[test]
fn what_has_only_grown_loses_nothing() {
    let folder = Folder::new();
    folder.write("old.txt", SAMPLE);
    let edits: Vec<Edit> = (0..20).map(|block| Edit::Wrap(block * 7, 5)).collect();
    folder.write("new.txt", edited(SAMPLE, &edits));
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    project.write().codes().load(&Codebook::standard()).expect("codes");
    import(&mut project, vec![folder.path("old.txt")], Manner::default()).expect("a case");
    let case = project.cases().named("old").expect("a case");
    let code = project.codes().tree().expect("codes").find("økonomi").expect("a code").id;
    let entries: Vec<Span> = project
        .cases()
        .source(case)
        .expect("a source")
        .plan
        .entries
        .iter()
        .map(|entry| entry.span)
        .filter(|span| !span.is_empty())
        .collect();
    project.write().codings().add(case, code, &entries).expect("coded");
    let prepared = prepare(&folder.path("new.txt"), &Pattern::default(), false).expect("a print");
    let carried = project.write().cases().replace_source(case, &prepared).expect("replaced");
    assert_eq!((carried.placed, carried.aside), (entries.len(), 0));
}
