//! Two copies of a project: in one a newer print has set a coding with its memo aside, in the other somebody has worked on both. Merged in either
//! order, what was done counts and is told.

use crate::copies::{codable, open};
use crate::support::{Folder, PRINT};

use project::arrival::Known;
use project::import::{Manner, import};
use project::{Coding, CopyOrder, MemoOn, MergeEvent, MergeItem, MergeOptions, MergeRule, Project};

/// What somebody does with the coding on «skattekortet».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CodingWork {
    Nothing,
    RemoveCoding,
    Recode,
    RemoveMemo,
    ChangeMemo,
    AddMemo,
}

fn the_coding(project: &Project) -> Coding {
    let case = project.cases().named("print").expect("the case");
    project.codings().of(case).expect("readable").into_iter().next().expect("a coding")
}

fn work(project: &mut Project, work: CodingWork) {
    let case = project.cases().named("print").expect("the case");
    let coding = the_coding(project);
    let on = MemoOn::Coding(coding.id);
    match work {
        CodingWork::Nothing => {}
        CodingWork::RemoveCoding => project.write().codings().remove(&[coding.id]).expect("removed"),
        CodingWork::Recode => {
            let code = codable(project, 4);
            project.write().codings().change(coding.id, code, coding.span).expect("another code");
        }
        CodingWork::RemoveMemo => {
            let memos = project.memos().of(case).expect("readable");
            let memo = memos.into_iter().find(|memo| memo.on == on).expect("a memo").id;
            project.write().memos().remove(memo).expect("removed");
        }
        CodingWork::ChangeMemo | CodingWork::AddMemo => {
            project.write().memos().set(case, on, "skriver selv").expect("written");
        }
    }
}

/// A project `p` with a coding, and its copies: `renewed` with a newer print, `worked` in which somebody has worked.
fn sides(done: CodingWork, done_in_renewed: CodingWork) -> Folder {
    let folder = Folder::with_project();
    {
        let mut project = open(&folder, "p.planlupe", "ada");
        let case = project.cases().named("print").expect("the case");
        let span = project.cases().text(case).expect("readable").find_all("skattekortet")[0];
        let code = codable(&project, 1);
        project.write().codings().add(case, code, &[span]).expect("coded");
        if ![done, done_in_renewed].contains(&CodingWork::AddMemo) {
            let on = MemoOn::Coding(the_coding(&project).id);
            project.write().memos().set(case, on, "se skatt").expect("a memo");
        }
    }
    for (file, coder) in [("worked.planlupe", "Anna"), ("renewed.planlupe", "Berit")] {
        let order = CopyOrder { coder: coder.to_owned(), cases: None, is_locked: false, with_codings: true };
        let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
        project.copies().make(&folder.path(file), &order, &mut |_, _| true).expect("a copy");
    }
    work(&mut open(&folder, "worked.planlupe", "Anna"), done);
    work(&mut open(&folder, "renewed.planlupe", "Berit"), done_in_renewed);
    folder.write("new/print.txt", PRINT.replace("Hva med skattekortet?", "Takk for svar."));
    let manner = Manner { known: Known::Replace, ..Manner::default() };
    import(&mut open(&folder, "renewed.planlupe", "Berit"), vec![folder.path("new/print.txt")], manner)
        .expect("renewed");
    folder
}

fn merge(folder: &Folder, file: &str) -> Vec<MergeItem> {
    let copy = Project::open_to_read(&folder.path(file)).expect("the copy");
    let options = MergeOptions { rule: Some(MergeRule::Newest), ..MergeOptions::default() };
    let mut project = open(folder, "p.planlupe", "ada");
    project.write().copies().merge(&copy, &options, &mut |_, _| true).expect("merged").items
}

/// What is coded and what is set aside: its words, its code and its memo.
fn state(folder: &Folder) -> Vec<(String, String, Option<String>)> {
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    assert!(project.check().expect("readable").is_empty());
    let tree = project.codes().tree().expect("readable");
    let path = |code: Option<i64>| code.map(|code| tree.path(code)).unwrap_or_default();
    let case = project.cases().named("print").expect("the case");
    let text = project.cases().text(case).expect("readable");
    let codings = project.codings().of(case).expect("readable").into_iter();
    let mut state: Vec<_> =
        codings.map(|coding| (text.slice(coding.span).to_owned(), path(Some(coding.code)), None)).collect();
    state.extend(
        project
            .asides()
            .list()
            .expect("readable")
            .into_iter()
            .map(|aside| (format!("aside: {}", aside.excerpt), path(aside.code), aside.memo)),
    );
    state
}

fn told(items: &[MergeItem], event: MergeEvent, what: &str) -> usize {
    items.iter().filter(|item| item.event == event && item.what == what).count()
}

#[test]
fn what_was_done_with_a_coding_counts_though_another_print_has_set_it_aside() {
    let aside = |code: &str, memo: Option<&str>| {
        vec![("aside: skattekortet".to_owned(), code.to_owned(), memo.map(str::to_owned))]
    };
    let (old, new) = ("Mål/arbeid", "Dialog/utdanning");
    for (done, expected) in [
        (CodingWork::Nothing, aside(old, Some("se skatt"))),
        (CodingWork::RemoveCoding, Vec::new()),
        (CodingWork::Recode, aside(new, Some("se skatt"))),
        (CodingWork::RemoveMemo, aside(old, None)),
        (CodingWork::ChangeMemo, aside(old, Some("skriver selv"))),
        (CodingWork::AddMemo, aside(old, Some("skriver selv"))),
    ] {
        let folder = sides(done, CodingWork::Nothing);
        merge(&folder, "worked.planlupe");
        merge(&folder, "renewed.planlupe");
        assert_eq!(state(&folder), expected, "{done:?}, then the newer print");

        let folder = sides(done, CodingWork::Nothing);
        let items = merge(&folder, "renewed.planlupe");
        assert_eq!(told(&items, MergeEvent::Aside, "coding"), 1, "{items:#?}");
        let items = merge(&folder, "worked.planlupe");
        assert_eq!(state(&folder), expected, "the newer print, then {done:?}");
        let (event, what) = match done {
            CodingWork::Nothing => continue,
            CodingWork::RemoveCoding => (MergeEvent::Gone, "coding"),
            CodingWork::Recode => (MergeEvent::Changed, "coding"),
            CodingWork::RemoveMemo => (MergeEvent::Gone, "memo"),
            CodingWork::ChangeMemo => (MergeEvent::Changed, "memo"),
            CodingWork::AddMemo => (MergeEvent::Aside, "memo"),
        };
        assert_eq!(told(&items, event, what), 1, "{done:?}: {items:#?}");
        assert_eq!(merge(&folder, "worked.planlupe"), [], "a second time changes nothing");
    }
}

#[test]
fn what_both_have_done_with_a_coding_that_is_set_aside_is_a_conflict() {
    for (done, done_in_renewed) in [
        (CodingWork::RemoveCoding, CodingWork::ChangeMemo),
        (CodingWork::RemoveCoding, CodingWork::Recode),
        (CodingWork::RemoveMemo, CodingWork::ChangeMemo),
        (CodingWork::ChangeMemo, CodingWork::RemoveCoding),
        (CodingWork::ChangeMemo, CodingWork::RemoveMemo),
        (CodingWork::Recode, CodingWork::RemoveCoding),
    ] {
        let mut states = Vec::new();
        for order in [["worked.planlupe", "renewed.planlupe"], ["renewed.planlupe", "worked.planlupe"]] {
            let folder = sides(done, done_in_renewed);
            let items = order.map(|file| merge(&folder, file)).concat();
            let conflicts = items.iter().filter(|item| item.event == MergeEvent::Conflict).count();
            assert_eq!(conflicts, 1, "{done:?} and {done_in_renewed:?}, {order:?}: {items:#?}");
            states.push(state(&folder));
        }
        assert_eq!(states[0], states[1], "{done:?} and {done_in_renewed:?}");
        assert_eq!(states[0].len(), 1, "what was changed stays: {states:?}");
    }
}

#[test]
fn what_the_project_has_changed_stands_beside_a_copy_that_has_set_it_aside() {
    let folder = sides(CodingWork::Nothing, CodingWork::Nothing);
    work(&mut open(&folder, "p.planlupe", "ada"), CodingWork::ChangeMemo);
    merge(&folder, "renewed.planlupe");
    assert_eq!(
        state(&folder),
        [("aside: skattekortet".to_owned(), "Mål/arbeid".to_owned(), Some("skriver selv".to_owned()))]
    );

    // A memo that was written in the copy before the coding was set aside there comes along.
    let folder = sides(CodingWork::Nothing, CodingWork::AddMemo);
    let items = merge(&folder, "renewed.planlupe");
    assert_eq!(told(&items, MergeEvent::Aside, "memo"), 1, "{items:#?}");
    assert_eq!(state(&folder)[0].2.as_deref(), Some("skriver selv"));

    // Removed among what was set aside, it is gone for the project, too.
    let folder = sides(CodingWork::Nothing, CodingWork::Nothing);
    let mut renewed = open(&folder, "renewed.planlupe", "Berit");
    let aside = renewed.asides().list().expect("readable")[0].id;
    renewed.write().asides().remove(aside).expect("removed");
    drop(renewed);
    merge(&folder, "renewed.planlupe");
    assert_eq!(state(&folder), []);
}
