//! The window reads again only what has changed: whatever happens to a project, its session shows what a new one shows.

use crate::support::Folder;
use crate::support::edits::{self, Step, edit, step};
use planlupe::ui::place::Left;
use planlupe::ui::session::Session;
use planlupe::ui::tokens::Theme;
use project::codebook::Codebook;
use project::import::{Manner, import};
use project::tally::Count;
use project::{Attribute, AttributeKind, MemoOn, Project};
use proptest::prelude::*;
use reading::text::Span;

/// Something that happens while a project is open. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Event {
    Edit(Step),
    /// An edit through a project that the session has lent.
    Lent(Step),
    Redact(usize),
    EndUndo,
    /// The file is closed and opened again, and edited meanwhile.
    Reopen(Step),
    OpenCase(usize),
    ShowCode(usize),
    Tally(Count, usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        20 => step().prop_map(Event::Edit),
        1 => step().prop_map(Event::Lent),
        1 => (0_usize..3).prop_map(Event::Redact),
        1 => Just(Event::EndUndo),
        1 => step().prop_map(Event::Reopen),
        3 => (0_usize..12).prop_map(Event::OpenCase),
        1 => (0_usize..12).prop_map(Event::ShowCode),
        1 => (prop_oneof![Just(Count::Cases), Just(Count::Codings)], 0_usize..12)
            .prop_map(|(count, code)| Event::Tally(count, code)),
    ]
}

fn begin(folder: &Folder) -> Session {
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    let files = vec![folder.path("0.txt"), folder.path("1.txt")];
    import(&mut project, files, Manner::default()).expect("two cases");
    project.write().codes().load(&Codebook::standard()).expect("codes");
    session(project)
}

fn session(project: Project) -> Session {
    let mut session = Session::of(project, Theme::Light.tokens(), &Left::default()).expect("a session");
    session.find("båt");
    session
}

fn take(folder: &Folder, project: &mut Project, step: &Step) {
    // What is refused changes nothing.
    let _ = match step {
        Step::Undo => project.undo().map(|_| ()),
        Step::Redo => project.redo().map(|_| ()),
        step => edit(folder, project, step),
    };
}

fn happen(folder: &Folder, session: &mut Session, event: &Event) {
    match event {
        Event::Edit(step) => take(folder, &mut session.project, step),
        Event::Lent(step) => {
            let mut lent = session.project.lend().expect("lent");
            take(folder, &mut lent, step);
            session.refresh().expect("nothing to read");
            session.project = lent;
        }
        Event::Redact(word) => {
            let words = ["båter", "hjelp", "ryggen"][*word];
            let found = session.project.redactions().occurrences(words).expect("readable");
            session.project.write().redactions().redact(&found, names::mark::Label::Misc, None).expect("redacted");
        }
        Event::EndUndo => session.project.forget_undo().expect("done"),
        Event::Reopen(step) => {
            let path = folder.path("p.planlupe");
            session.project = Project::open_to_read(&path).expect("the project");
            take(folder, &mut Project::open_to_write(&path).expect("the project"), step);
            session.project = Project::open_to_write(&path).expect("the project");
        }
        Event::OpenCase(number) => {
            if let Some(case) = session.cases.get(number % session.cases.len().max(1)).map(|case| case.id) {
                session.open_case(case).expect("opened");
            }
        }
        Event::ShowCode(number) => {
            let code = session.codes.iter().nth(*number).map(|(code, _)| code.id);
            session.show_code(code);
        }
        Event::Tally(count, code) => {
            let attribute = session.attributes.first().map(|attribute| attribute.name.clone());
            session.tally_by(attribute, *count).expect("counted");
            let code = session.codes.iter().nth(*code).map(|(code, _)| code.id);
            if let Some(code) = code {
                session.look_behind(code, None).expect("read");
            }
        }
    }
}

/// Every part of a session in words, with its name.
fn parts(session: &Session) -> Vec<(&'static str, String)> {
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines.join("\n")
    };
    let mut parts = vec![
        ("cases", format!("{:?}", session.cases)),
        ("codes", format!("{:?}", session.codes)),
        ("coded", sorted(session.coded.iter().map(|count| format!("{count:?}")).collect())),
        ("attributes", format!("{:?}", session.attributes)),
        ("asides", format!("{:?}", session.asides)),
        ("values", sorted(session.values.iter().map(|value| format!("{value:?}")).collect())),
        ("undoable", format!("{:?}", session.undoable)),
        ("redoable", format!("{:?}", session.redoable)),
        ("shown code", format!("{:?}", session.shown_code)),
    ];
    if let Some(open) = &session.open {
        let source = &open.source;
        parts.extend([
            ("open", format!("{} {:?} {:?}", open.id, open.content, open.order)),
            ("text", source.text.as_str().to_owned()),
            ("plan", format!("{:?}", source.plan)),
            ("corrections", format!("{:?} {:?}", source.corrections, source.misfits)),
            ("remarks", format!("{:?}", source.remarks)),
            ("document", format!("{:?}", open.document.blocks())),
            ("codings", format!("{:?}", open.codings)),
            ("memos", format!("{:?}", open.memos)),
            ("replaced", format!("{:?}", open.replaced)),
            ("marks", format!("{:?}", open.marks)),
            ("hits", format!("{:?}", open.hits())),
        ]);
    }
    if let Some(figures) = &session.figures {
        parts.push(("tally", format!("{:?} {:?} {:?}", figures.attribute, figures.count, figures.tally)));
        for excerpt in figures.behind.iter().flat_map(|behind| &behind.excerpts) {
            let place = format!("{} {} {} {:?}", excerpt.case, excerpt.label, excerpt.code, excerpt.span);
            parts.push(("excerpt", format!("{place} {}", excerpt.text)));
        }
    }
    parts
}

/// A session that is opened now and shows the same things.
fn opened_anew(folder: &Folder, like: &Session) -> Session {
    let mut new = session(Project::open_to_read(&folder.path("p.planlupe")).expect("the project"));
    new.open = None;
    if let Some(open) = &like.open {
        new.open_case(open.id).expect("opened");
    }
    new.show_code(like.shown_code);
    if let Some(figures) = &like.figures {
        new.tally_by(figures.attribute.clone(), figures.count).expect("counted");
        if let Some(behind) = &figures.behind {
            new.look_behind(behind.code, behind.column).expect("read");
        }
    }
    new
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_shows_what_a_new_one_shows(events in prop::collection::vec(event(), 1..40)) {
        let folder = edits::folder();
        let mut own = begin(&folder);
        // Another window, which only reads.
        let mut other = session(Project::open_to_read(&folder.path("p.planlupe")).expect("the project"));
        for event in &events {
            happen(&folder, &mut own, event);
            other.project.poll().expect("looked");
            for session in [&mut own, &mut other] {
                session.refresh().expect("read");
                session.renew_figures().expect("counted");
                prop_assert_eq!(parts(session), parts(&opened_anew(&folder, session)), "after {:?}", event);
            }
        }
    }
}

/// A session from which everything that it has read is taken: what is there after an edit has been read again.
fn emptied(folder: &Folder) -> Session {
    let mut session = begin(folder);
    let case = session.cases[0].id;
    let project = &mut session.project;
    project
        .write()
        .attributes()
        .add(&Attribute { name: "a".to_owned(), kind: AttributeKind::Text, ..Attribute::default() })
        .expect("added");
    let attribute = project.attributes().named("a").expect("there");
    project.write().attributes().set(case, &attribute, "3").expect("set");
    let (memo, spans) = (MemoOn::Case, [Span::new(0, 5)]);
    project.write().memos().set(case, memo, "et notat").expect("written");
    let code = project.codes().tree().expect("codes").iter().find(|(code, _)| code.codable).map(|(code, _)| code.id);
    project.write().codings().add(case, code.expect("a code"), &spans).expect("coded");
    session.refresh().expect("read");
    (session.codes, session.attributes) = Default::default();
    session.coded.clear();
    session.values.clear();
    let open = session.open.as_mut().expect("a case");
    open.codings.clear();
    open.memos.clear();
    session
}

/// Which parts are there.
fn read_again(session: &mut Session) -> Vec<&'static str> {
    session.refresh().expect("read");
    let open = session.open.as_ref().expect("a case");
    let there = [
        ("codes", session.codes.iter().next().is_some()),
        ("coded", !session.coded.is_empty()),
        ("attributes", !session.attributes.is_empty()),
        ("values", !session.values.is_empty()),
        ("codings", !open.codings.is_empty()),
        ("memos", !open.memos.is_empty()),
    ];
    there.into_iter().filter_map(|(part, is_there)| is_there.then_some(part)).collect()
}

#[test]
fn an_edit_makes_old_only_what_it_touches() {
    let folder = edits::folder();
    let mut session = emptied(&folder);
    assert_eq!(read_again(&mut session), [""; 0], "nothing has changed");
    let case = session.cases[0].id;
    let document = session.open.as_ref().map(|open| open.document.blocks().as_ptr());
    let marks = session.marks_revision;

    session.project.write().cases().write_summary(case, "kort").expect("written");
    assert_eq!(read_again(&mut session), [""; 0]);
    assert_eq!((session.cases[0].summary.as_str(), session.marks_revision), ("kort", marks));
    let attribute = session.project.attributes().named("a").expect("there");
    session.project.write().attributes().set(case, &attribute, "4").expect("set");
    assert_eq!(read_again(&mut session), ["values"]);
    let code = session.project.codings().list().expect("codings")[0].code;
    session.project.write().codings().add(case, code, &[Span::new(5, 9)]).expect("coded");
    assert_eq!(read_again(&mut session), ["coded", "values", "codings", "memos"]);
    session.project.undo().expect("undone");
    session.project.write().memos().set(case, MemoOn::Case, "et annet").expect("written");
    assert_eq!(read_again(&mut session), ["coded", "values", "codings", "memos"]);
    assert_eq!(session.open.as_ref().map(|open| open.document.blocks().as_ptr()), document, "the text is the same");

    session.project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    assert_eq!(read_again(&mut session), ["codes", "coded", "attributes", "values", "codings", "memos"]);
}

#[test]
fn edits_that_touch_one_table_make_old_what_is_read_from_it() {
    let folder = edits::folder();
    let mut session = begin(&folder);
    let case = session.project.cases().named("1").expect("the case");
    session.open_case(case).expect("opened");
    let text = session.project.cases().text(case).expect("the text");
    let passage = text.find_all("Hva med skattekortet")[0];
    let code = session.codes.iter().find(|(code, _)| code.codable).map(|(code, _)| code.id).expect("a code");
    session.project.write().codings().add(case, code, &[passage]).expect("coded");
    let coding = session.project.codings().list().expect("codings")[0].id;
    let options = vec!["ja".to_owned()];
    let mut attribute = Attribute { name: "a".to_owned(), options, ..Attribute::default() };
    attribute.id = session.project.write().attributes().add(&attribute).expect("added");
    session.refresh().expect("read");

    session.project.write().memos().set(case, MemoOn::Coding(coding), "et notat").expect("written");
    session.refresh().expect("read");
    assert_eq!(parts(&session), parts(&opened_anew(&folder, &session)));
    attribute.options.push("nei".to_owned());
    session.project.write().attributes().change(&attribute).expect("changed");
    session.refresh().expect("read");
    assert_eq!(parts(&session), parts(&opened_anew(&folder, &session)));
    take(&folder, &mut session.project, &Step::Replace(1, 3));
    session.refresh().expect("read");
    assert_eq!(session.asides.len(), 1);
    take(&folder, &mut session.project, &Step::RemoveAside(0));
    session.refresh().expect("read");
    assert_eq!(parts(&session), parts(&opened_anew(&folder, &session)));
}
