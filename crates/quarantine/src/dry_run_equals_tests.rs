//! A dry run equals finishing, whatever stands in the project, in its folder and in the quarantine.
//!
//! `PLANLUPE_SEEDS` draws other cases, for each of so many seeds from `PROPTEST_RNG_SEED` on, `PROPTEST_CASES` of them.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};

use super::*;
use crate::erasing::{self, ToErase};
use crate::finish::finish;
use crate::intake::{Intake, IntakeManner};
use crate::quarantine::tests::{CHEAP, Folder, PASSPHRASE};
use crate::release::release;
use names::judgement::{Judgement, JudgementEdit};
use names::mark::{Label, Mark, MarkSource};
use project::arrival::Known;
use project::import::{Manner, prepare_text, take_text};
use project::prepared::Prepared;
use project::{
    Attribute, AttributeKind, CaseStatus, CoderChange, CopyOrder, FreeMemo, KeptKind, LinkTarget, MemoEdit, MemoOn,
    NewCode, Record, Recorded,
};
use reading::correction::{Remedy, ToThread};
use reading::plan::DocumentKind;

const FIRST: &str = "BRUKER - 5. MAR. 2020\nHei, jeg traff Kari Nordmann i går.\n\nKari er snill, Karis hund også.\nHun jobber på Fjordfisk AS ved Solsiden.\n";
const OF_FIRST: &str = "Attest\nKari Nordmann har vært hos Fjordfisk AS i to år.\n";
const SECOND: &str =
    "BRUKER - 6. MAR. 2020\nFjordfisk AS ringte fra Solsiden.\n\nNAV - 7. MAR. 2020\nSå fint, sa Kari.\n";

/// What may still stand somewhere: forms of what went in one way and another, of what was kept or is public, of what only some seeds
/// replace, and what is nobody's.
const WORDS: [&str; 11] = [
    "Kari Nordmann",
    "KARI NORDMANN",
    "kari\n  nordmann",
    "Karis",
    "Kari",
    "Fjordfisk AS",
    "fjordfisk as",
    "Solsiden",
    "Kari Nord-\nmann",
    "skolen",
    "ingenting",
];

/// Makes the places, and the list of them.
macro_rules! places {
    ($($place:ident),* $(,)?) => {
        /// Where something is planted.
        #[derive(Debug, Clone, Copy)]
        enum Place { $($place),* }

        const PLACES: &[Place] = &[$(Place::$place),*];
    };
}

places! {
    Summary, SummaryOfBefore, MemoOnCase, MemoOnPassage, MemoOnCoding, RemovedMemo, FreeMemo, Journal,
    LinkedMemo, AttributeName, AttributeOption, AttributeValue, CodeName, CodeText, ChangedCode, GroupName,
    Thread, ThreadTakenBack, CaseName, OtherCase, RemovedCase, OtherDocument, DocumentTitle, RemovedDocument,
    UpdatedPrint, PrintWithLess, Search, Set, Table, ForgottenTable, Coder, Template, Fine, Roles,
    SecondReader, Undone, RedactedLater, Erased, ErasedCase, Public, Text, TextBelow, FileName, FolderName,
    WebPage, Unreadable, Backup, CoderCopy, OtherProject, LooseDatabase,
}

/// How far a second case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Second {
    None,
    Waiting,
    Signed,
    Released,
}

/// What is drawn.
#[derive(Debug, Clone)]
struct World {
    /// Whether the first case has a document besides.
    has_documents: bool,
    keeps_place: bool,
    /// Whether one mention of the name is kept, as somebody else's.
    keeps_mention: bool,
    second: Second,
    /// Whether the second case inherits what was decided of the first.
    inherits: bool,
    planted: Vec<(Place, &'static str)>,
    looked: bool,
}

fn worlds() -> impl Strategy<Value = World> {
    let second = prop_oneof![
        4 => Just(Second::Released),
        2 => Just(Second::None),
        1 => Just(Second::Signed),
        1 => Just(Second::Waiting),
    ];
    let planted =
        proptest::collection::vec((proptest::sample::select(PLACES), proptest::sample::select(&WORDS[..])), 0..4);
    (any::<[bool; 5]>(), second, planted).prop_map(
        |([has_documents, keeps_place, keeps_mention, inherits, looked], second, planted)| World {
            has_documents,
            keeps_place,
            keeps_mention,
            second,
            inherits,
            planted,
            looked,
        },
    )
}

fn prepared(text: &str, label: &str) -> Prepared {
    let prepared = prepare_text(text.as_bytes().to_vec(), label, false).expect("readable");
    Prepared { file_name: format!("{label}.txt"), ..prepared }
}

fn marks(text: &Text) -> Vec<Mark> {
    let of = |(word, label): (&str, Label)| {
        let spans = text.find_all(word).into_iter();
        spans.map(move |span| Mark { span, label, confidence: 1.0, source: MarkSource::Model }).collect::<Vec<_>>()
    };
    let words = [
        ("Kari Nordmann", Label::Per),
        ("Karis", Label::Per),
        ("Kari", Label::Per),
        ("Fjordfisk AS", Label::Org),
        ("Solsiden", Label::Loc),
    ];
    words.into_iter().flat_map(of).collect()
}

/// Decides on everything that waits, and signs.
fn judge(quarantine: &mut Quarantine, number: i64, world: &World, inherits: bool) {
    let text = quarantine.text(number).expect("there");
    let carried = quarantine.shared().expect("there").carried;
    let mut judgement = if inherits {
        Judgement::inheriting(&text, &marks(&text), &carried)
    } else {
        Judgement::new(&text, &marks(&text), &quarantine.not_names().expect("there"))
    };
    let entities: Vec<(u32, Label)> =
        judgement.entities().iter().map(|(entity, _)| (entity.id, entity.label)).collect();
    for (entity, label) in entities {
        let is_open = judgement.mentions().iter().any(|own| own.entity == entity && own.verdict.is_none());
        if is_open {
            let stays = world.keeps_place && label == Label::Loc;
            let verdict = Some(if stays { Verdict::Keep } else { Verdict::Replace });
            judgement.apply(&text, JudgementEdit::Decide { entity, verdict });
        }
    }
    if world.keeps_mention
        && let Some(mention) = judgement.mentions().iter().position(|own| text.slice(own.span) == "Kari")
    {
        judgement.apply(&text, JudgementEdit::DecideMention { mention, verdict: Some(Verdict::Keep) });
    }
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("nothing waits");
    quarantine.save_judgement(number, &judgement).expect("saved");
}

/// The project with its quarantine. A case that cannot be released, since an original would still stand in it, waits.
fn built(folder: &Folder, path: &Path, world: &World) -> Quarantine {
    let mut quarantine = Quarantine::create(&folder.path("s.karantene"), PASSPHRASE, CHEAP).expect("a quarantine");
    let mut project = Project::create(path).expect("a project");
    let mut intake = Intake::new(IntakeManner { into: Some("nordmann".to_owned()), ..IntakeManner::default() });
    intake.add(&mut quarantine, &prepared(FIRST, "plan"), false).expect("taken in");
    if world.has_documents {
        intake.add(&mut quarantine, &prepared(OF_FIRST, "attest fra Fjordfisk AS"), false).expect("taken in");
    }
    intake.finish(&mut quarantine, &Releases::default()).expect("taken in");
    let first = quarantine.originals().expect("there")[0].number;
    judge(&mut quarantine, first, world, false);
    release(&mut quarantine, &mut project, first, "Sak 1").expect("released");
    if world.second != Second::None {
        let second = quarantine.add(&prepared(SECOND, "hansen"), None, &[]).expect("taken in");
        if world.second != Second::Waiting {
            judge(&mut quarantine, second, world, world.inherits);
        }
        if world.second == Second::Released {
            release(&mut quarantine, &mut project, second, "Sak 2").expect("released");
        }
    }
    quarantine
}

/// Puts words somewhere; `at` makes names differ.
#[expect(clippy::too_many_lines, reason = "one line or two for each place")]
fn plant(folder: &Folder, path: &Path, quarantine: &mut Quarantine, (place, words): (Place, &str), at: usize) {
    let sentence = format!("Her står {words}, så vidt vi vet.");
    let called = format!("{} {at}", words.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut open = Project::open_to_write(path).expect("a project");
    let project = &mut open;
    let cases = project.cases().list().expect("readable");
    let Some(case) = cases.first().map(|case| case.id) else { return };
    let new_code = |name: &str| NewCode { name: name.to_owned(), codable: true, ..NewCode::default() };
    let other_case = |project: &mut Project| {
        let text = format!("BRUKER - 5. MAR. 2021\n{sentence} {at}\n");
        let manner = Manner { known: Known::Add, ..Manner::default() };
        take_text(project, text.into_bytes(), &format!("Annen {at}"), manner).expect("imported");
        project.cases().named(&format!("Annen {at}")).expect("there")
    };
    match place {
        Place::Summary => project.write().cases().write_summary(case, &sentence).expect("written"),
        Place::SummaryOfBefore => {
            project.write().cases().write_summary(case, &sentence).expect("written");
            project.write().cases().write_summary(case, "Ingen").expect("written");
            project.write().cases().set_status(case, CaseStatus::Done).expect("written");
        }
        Place::MemoOnCase => project.write().memos().set(case, MemoOn::Case, &sentence).expect("written"),
        Place::MemoOnPassage => {
            let entry = project.cases().source(case).expect("readable").plan.entries.first().map(|entry| entry.span);
            let on = entry.map_or(MemoOn::Case, MemoOn::Passage);
            project.write().memos().set(case, on, &sentence).expect("written");
        }
        Place::MemoOnCoding => {
            let code = project.write().codes().add(&new_code(&format!("k{at}"))).expect("made");
            project.write().codings().add(case, code, &[Span::new(0, 6)]).expect("coded");
            let coding = project.codings().of(case).expect("readable").last().expect("coded").id;
            project.write().memos().set(case, MemoOn::Coding(coding), &sentence).expect("written");
        }
        Place::RemovedMemo => {
            project.write().memos().set(case, MemoOn::Case, &sentence).expect("written");
            project.write().memos().set(case, MemoOn::Case, "").expect("removed");
        }
        Place::FreeMemo => {
            let memo = FreeMemo { title: called, text: "Ingenting.".to_owned(), ..FreeMemo::default() };
            project.write().memos().add_free(&memo).expect("written");
        }
        Place::Journal => {
            let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1);
            let memo = FreeMemo { day, text: sentence, ..FreeMemo::default() };
            project.write().memos().add_free(&memo).expect("written");
        }
        Place::LinkedMemo => {
            let memo = FreeMemo { title: format!("Lenke {at}"), text: "a".to_owned(), ..FreeMemo::default() };
            let memo = project.write().memos().add_free(&memo).expect("written");
            project.write().memo_links().add(memo, LinkTarget::Case(case)).expect("linked");
            let edit = MemoEdit::Text(&sentence);
            project.write().memos().change(memo, edit).expect("written");
        }
        Place::AttributeName | Place::AttributeOption | Place::AttributeValue => {
            let kind =
                if matches!(place, Place::AttributeOption) { AttributeKind::Category } else { AttributeKind::Text };
            let name = if matches!(place, Place::AttributeName) { called.clone() } else { format!("a{at}") };
            let options = if kind == AttributeKind::Category { vec![called.clone()] } else { Vec::new() };
            let id = project.write().attributes().add(&Attribute { id: 0, name, kind, options }).expect("made");
            let attributes = project.attributes().list().expect("readable");
            let own = attributes.iter().find(|own| own.id == id).expect("made");
            let value = if matches!(place, Place::AttributeName) { "ja" } else { &called };
            project.write().attributes().set(case, own, value).expect("set");
        }
        Place::CodeName => drop(project.write().codes().add(&new_code(&called)).expect("made")),
        Place::CodeText => {
            let code = NewCode { when_to_use: sentence, ..new_code(&format!("t{at}")) };
            project.write().codes().add(&code).expect("made");
        }
        Place::ChangedCode => {
            let code = project.write().codes().add(&new_code(&called)).expect("made");
            project.write().codes().change(code, &new_code(&format!("e{at}"))).expect("changed");
        }
        Place::GroupName => {
            let group = NewCode { codable: false, ..new_code(&called) };
            let group = project.write().codes().add(&group).expect("made");
            let code = NewCode { groups: vec![group], ..new_code(&format!("g{at}")) };
            project.write().codes().add(&code).expect("made");
        }
        Place::Thread | Place::ThreadTakenBack => {
            let source = project.cases().source(case).expect("readable");
            let Some(span) = source.plan.entries.first().map(|entry| entry.span) else { return };
            let to = Remedy::Thread(ToThread::New(called));
            if project.write().corrections().add(case, span, &[to]).is_ok() && matches!(place, Place::ThreadTakenBack) {
                let ids: Vec<i64> =
                    project.corrections().of(case).expect("readable").iter().map(|own| own.id).collect();
                project.write().corrections().remove(case, &ids).expect("taken back");
            }
        }
        Place::CaseName => {
            let case = other_case(project);
            project.write().cases().rename(case, &called).expect("renamed");
        }
        Place::OtherCase => drop(other_case(project)),
        Place::RemovedCase => {
            let case = other_case(project);
            project.write().cases().remove(case).expect("removed");
        }
        Place::OtherDocument | Place::DocumentTitle | Place::RemovedDocument => {
            let text = format!("BRUKER - 5. MAR. 2021\nIngenting {at}\n");
            take_text(project, text.into_bytes(), &format!("Papirer {at}"), Manner::default()).expect("imported");
            let case = project.cases().named(&format!("Papirer {at}")).expect("there");
            let text = if matches!(place, Place::DocumentTitle) { "Ingenting." } else { &sentence };
            let document = prepared(&format!("Attest\n{text}\n"), "attest");
            let id = project.write().documents().add(case, &document, Some(DocumentKind::Paper)).expect("added");
            match place {
                Place::DocumentTitle => project.write().documents().rename(id, &called).expect("renamed"),
                Place::RemovedDocument => drop(project.write().documents().remove(id).expect("removed")),
                _ => {}
            }
        }
        Place::UpdatedPrint | Place::PrintWithLess => {
            let case = other_case(project);
            let code = project.write().codes().add(&new_code(&format!("u{at}"))).expect("made");
            let text = project.cases().text(case).expect("readable");
            let spans = text.find_all("Her står");
            project.write().codings().add(case, code, &spans).expect("coded");
            let more = if matches!(place, Place::UpdatedPrint) { sentence.as_str() } else { "Alt er annerledes." };
            let new = format!("BRUKER - 5. MAR. 2021\n{more}\n\nNAV - 9. MAR. 2021\nNoe nytt {at}.\n");
            project.write().cases().replace_source(case, &prepared(&new, "ny")).expect("replaced");
        }
        Place::Search | Place::Set | Place::Table | Place::ForgottenTable => {
            let kind = match place {
                Place::Search => KeptKind::Search,
                Place::Set => KeptKind::Set,
                _ => KeptKind::Table,
            };
            project.write().kept(kind).put(&called, "{}").expect("kept");
            if matches!(place, Place::ForgottenTable) {
                project.write().kept(kind).remove(&called).expect("removed");
            }
        }
        Place::Coder => drop(project.write().coders().add(&called, &CoderChange::default()).expect("added")),
        Place::Template => project.write().settings().set_summary_template(&sentence).expect("set"),
        Place::Fine => project.write().settings().add_harmless(words).expect("set"),
        Place::Roles => {
            let roles = project.settings().catalogue("").expect("readable").to_ron();
            let roles = roles.replacen("lege", &called, 1);
            if let Ok(roles) = names::roles::Catalogue::from_ron(&roles) {
                project.write().settings().set_catalogue(Some(&roles)).expect("set");
            }
        }
        Place::SecondReader => {
            let record = Record { words: Some(100), ..Record::new(&called, Recorded::SecondReading, 0) };
            project.write().records().add(&record).expect("recorded");
        }
        Place::Undone => {
            project.write().cases().write_summary(case, &sentence).expect("written");
            project.undo().expect("undone");
        }
        Place::RedactedLater => {
            project.write().cases().write_summary(case, &sentence).expect("written");
            let found = project.redactions().occurrences(words).expect("looked");
            project.write().redactions().redact(&found, Label::Per, Some("kollega")).expect("redacted");
        }
        Place::Erased => {
            project.write().cases().write_summary(case, &sentence).expect("written");
            let what = ToErase::Person(vec![words.to_owned()], Some("kollega".to_owned()));
            erasing::erase(project, Some(quarantine), &what).expect("erased");
        }
        Place::ErasedCase => {
            let case = other_case(project);
            erasing::erase(project, Some(quarantine), &ToErase::Case(case)).expect("erased");
        }
        Place::Public => found_public(quarantine, words).expect("written"),
        Place::Text => fs::write(folder.path(&format!("notat{at}.txt")), sentence).expect("written"),
        Place::TextBelow => {
            fs::create_dir_all(folder.path("under/enda")).expect("made");
            fs::write(folder.path(&format!("under/enda/notat{at}.csv")), sentence).expect("written");
        }
        Place::FileName => fs::write(folder.path(&format!("{called}.txt")), "Ingenting.").expect("written"),
        Place::FolderName => fs::create_dir_all(folder.path(&called)).expect("made"),
        Place::WebPage => {
            let page = format!("<html><body><p>{}</p></body></html>", sentence.replace(' ', "&nbsp;"));
            fs::write(folder.path(&format!("side{at}.html")), page).expect("written");
        }
        Place::Unreadable => fs::write(folder.path("bilde.png"), b"\x89PNG\r\n\x1a\n0000").expect("written"),
        Place::Backup => {
            project.write().cases().write_summary(case, &sentence).expect("written");
            project.backups().make().expect("made");
            project.write().cases().write_summary(case, "Ingen").expect("written");
        }
        Place::CoderCopy => {
            project.write().cases().write_summary(case, &sentence).expect("written");
            let order = CopyOrder { coder: "Mari".to_owned(), cases: None, is_locked: false, with_codings: true };
            let made = project.copies().make(&folder.path(&format!("mari{at}.planlupe")), &order, &mut |_, _| true);
            made.expect("made");
            project.write().cases().write_summary(case, "Ingen").expect("written");
        }
        Place::OtherProject => {
            let mut other = Project::create(&folder.path(&format!("annet{at}.planlupe"))).expect("made");
            other_case(&mut other);
        }
        Place::LooseDatabase => {
            let other = rusqlite::Connection::open(folder.path(&format!("løs{at}.db"))).expect("made");
            other.execute_batch("CREATE TABLE t (a TEXT)").expect("made");
            other.execute("INSERT INTO t (a) VALUES (?)", [&sentence]).expect("written");
        }
    }
}

fn dry_run_equals_finishing(world: &World) -> Result<(), TestCaseError> {
    let folder = Folder::new();
    let path: PathBuf = folder.path("s.planlupe");
    let mut quarantine = built(&folder, &path, world);
    for (at, &planted) in world.planted.iter().enumerate() {
        plant(&folder, &path, &mut quarantine, planted, at);
    }
    let before = fs::read(&path).expect("readable");
    let run = dry_run(&path, &quarantine).expect("looked");
    prop_assert!(fs::read(&path).expect("readable") == before, "nothing is changed");
    prop_assert!(!folder.path("s.planlupe.draft").exists() && !folder.path("s.planlupe.draft-new").exists());
    prop_assert_eq!(
        run.hits.is_empty(),
        run.forms.iter().all(|form| form.passages.iter().all(is_signed)),
        "all is told"
    );
    let proof = match finish(&path, quarantine, "ada", None, world.looked, |_| Ok(())) {
        Err(crate::Error::NotReleased(waiting)) => {
            prop_assert_eq!(run.waiting, waiting);
            prop_assert!(!run.ready);
            return Ok(());
        }
        proof => proof.expect("finished"),
    };
    prop_assert_eq!(run.waiting, 0);
    prop_assert_eq!(&run.hits, &proof.hits);
    prop_assert_eq!(run.originals, proof.originals);
    prop_assert_eq!(run.ready && (world.looked || run.not_looked_into.is_empty()), proof.finished);
    if !proof.finished {
        prop_assert_eq!((run.files, &run.not_looked_into), (proof.files, &proof.not_looked_into));
    }
    Ok(())
}

fn is_signed(passage: &FormPassage) -> bool {
    matches!(passage.place, FoundIn::Signed { .. })
}

#[test]
fn a_dry_run_equals_finishing_whatever_stands_there() {
    let given = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { given.cases } else { 24 };
    let first = if let RngSeed::Fixed(seed) = given.rng_seed { seed } else { 0 };
    let seeds = std::env::var("PLANLUPE_SEEDS").ok().and_then(|given| given.parse().ok()).unwrap_or(1_u64);
    let failing = (first..first + seeds).filter_map(|seed| {
        let config = ProptestConfig {
            cases,
            rng_seed: RngSeed::Fixed(seed),
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let error = TestRunner::new(config).run(&worlds(), |world| dry_run_equals_finishing(&world)).err()?;
        Some(format!("with the seed {seed}: {error}"))
    });
    let failing: Vec<String> = failing.collect();
    assert!(failing.is_empty(), "{}", failing.join("\n"));
}
