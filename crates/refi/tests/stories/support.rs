//! Projects, and files of other programs, made for these stories.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use project::import::{Manner, take_text};
use project::{Attribute, AttributeKind, DegreeScale, MemoOn, NewCode, Project};
use reading::text::Span;
use refi::intake::{IntakeWords, take_in};
use refi::report::RefiReport;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A print with an emoji, so that the ways of counting differ.
pub const PRINT: &str = "Dato: 4. jun. 2020\nAktivitetsplan\nMitt mål\nJeg vil bli båtbygger 😀 i år.\nDialogen med veileder\nVerksted\nBRUKER - 3. MAI 2020\nHar dere en plass 😀 på verkstedet?\nVEILEDER - 2. APR. 2020\nVelkommen til oss.\n";

/// A folder with projects in it.
pub struct Place {
    folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn empty(&self, name: &str) -> Project {
        let mut project = Project::create(&self.path(name)).expect("a project");
        project.set_coder("ada");
        project
    }

    /// A project with everything that goes out.
    pub fn full(&self, name: &str) -> Project {
        let mut project = self.empty(name);
        for (label, text) in [("sak-1", PRINT.to_owned()), ("sak-2", PRINT.replace("båtbygger", "rørlegger"))] {
            take_text(
                &mut project,
                text.into_bytes(),
                label,
                Manner { known: project::arrival::Known::Add, ..Manner::default() },
            )
            .expect("taken in");
        }
        let code = |parent, name: &str, codable| NewCode {
            parent,
            name: name.to_owned(),
            codable,
            colour: if codable { "#2491fd".to_owned() } else { String::new() },
            description: format!("Om {name} <&>"),
            when_to_use: if codable { "alltid\n\nog ellers".to_owned() } else { String::new() },
            ..NewCode::default()
        };
        let mut codes = project.write().codes();
        let group = codes.add(&code(None, "Dialog", false)).expect("added");
        let other = codes.add(&code(None, "Mål", false)).expect("added");
        let work = codes.add(&code(Some(group), "arbeid", true)).expect("added");
        let work_goal = codes.add(&code(Some(other), "arbeid", true)).expect("added");
        codes.add(&code(Some(work), "lærling", true)).expect("added");
        codes.group(work, other, true).expect("joined");
        let case = project.cases().named("sak-1").expect("a case");
        project.write().codings().add(case, work, &[Span::new(70, 90), Span::new(100, 140)]).expect("coded");
        project.set_coder("bo \"b\"");
        project.write().codings().add(case, work_goal, &[Span::new(70, 90)]).expect("coded");
        let coding = project.codings().of(case).expect("codings")[0].id;
        project.write().codings().set_scale(DegreeScale::new("1-5").ok()).expect("a scale");
        project.write().codings().set_degrees(&[(coding, Some(3))]).expect("graded");
        let mut memos = project.write().memos();
        memos.set(case, MemoOn::Coding(coding), "Et notat\nover to linjer").expect("written");
        memos.set(case, MemoOn::Case, "Om saken").expect("written");
        memos.set(case, MemoOn::Passage(Span::new(46, 76)), "Om målet").expect("written");
        let day = "2026-03-04".parse().ok();
        for (title, day, text) in [
            ("Tanker", None, "Om alt"),
            ("Tanker", None, "Om noe annet"),
            ("memo 1", None, "Med et tall"),
            ("", day, "En dag"),
            ("", None, "Uten tittel"),
        ] {
            let memo = project::FreeMemo { title: title.to_owned(), day, text: text.to_owned() };
            project.write().memos().add_free(&memo).expect("written");
        }
        project.write().cases().write_summary(case, "Referat **her**").expect("written");
        for (name, kind, value) in [
            ("gruppe", AttributeKind::Category, "lang, rar \"verdi\""),
            ("alder", AttributeKind::Number, "27.5"),
            ("barn", AttributeKind::Number, "2"),
            ("innvilget", AttributeKind::Date, "2020-05-06"),
            ("aktiv", AttributeKind::YesNo, "no"),
            ("fritekst", AttributeKind::Text, "en\nto"),
        ] {
            let options =
                if kind == AttributeKind::Category { vec!["ingen".to_owned(), value.to_owned()] } else { vec![] };
            let mut attribute = Attribute { id: 0, name: name.to_owned(), kind, options };
            attribute.id = project.write().attributes().add(&attribute).expect("added");
            project.write().attributes().set(case, &attribute, value).expect("set");
        }
        project
    }

    /// An archive with these files.
    pub fn archive(&self, name: &str, files: &[(&str, Vec<u8>)]) -> PathBuf {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (file, content) in files {
            zip.start_file(*file, SimpleFileOptions::default()).expect("a file");
            zip.write_all(content).expect("written");
        }
        self.file(name, &zip.finish().expect("an archive").into_inner())
    }

    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("written");
        path
    }
}

pub fn words() -> IntakeWords {
    IntakeWords { case: "Sak".to_owned(), case_attribute: "sak i filen".to_owned() }
}

pub fn taken(project: &mut Project, file: &Path) -> RefiReport {
    let report = take_in(project, file, &words(), true, |_, _| true).expect("taken in");
    assert_eq!(project.check().expect("checked"), []);
    report
}

/// The files of an archive.
pub fn unpacked(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(std::fs::File::open(path).expect("opens")).expect("an archive");
    (0..zip.len())
        .map(|number| {
            let mut file = zip.by_index(number).expect("a file");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("read");
            (file.name().expect("a name").into_owned(), content)
        })
        .collect()
}

/// All codings of a project with their texts and memos, by names that hold in every project.
pub fn codings(project: &Project) -> Vec<String> {
    let tree = project.codes().tree().expect("codes");
    let mut all = Vec::new();
    for coding in project.codings().list().expect("codings") {
        let (label, text) =
            (project.cases().label(coding.case).expect("a label"), project.cases().text(coding.case).expect("a text"));
        let path = tree.path(coding.code);
        all.push(format!(
            "{label}|{}|{path}|{}|{:?}|{:?}|{:?}",
            coding.span,
            coding.coder,
            text.slice(coding.span),
            coding.memo,
            coding.degree
        ));
    }
    all.sort();
    all
}

/// Everything that an exchange keeps, as text.
pub fn kept(project: &Project) -> Vec<String> {
    let mut all = codings(project);
    let tree = project.codes().tree().expect("codes");
    for (code, depth) in tree.iter() {
        all.push(format!(
            "{depth} {:?}",
            (
                &code.name,
                code.codable,
                &code.colour,
                &code.description,
                &code.when_to_use,
                &code.when_not,
                &code.example,
                tree.paths(&code.groups)
            )
        ));
    }
    let attributes = project.attributes().list().expect("attributes");
    let values = project.attributes().values().expect("values");
    all.extend(
        attributes.iter().map(|attribute| format!("{:?}", (&attribute.name, attribute.kind, &attribute.options))),
    );
    let mut free: Vec<String> = project
        .memos()
        .list()
        .expect("memos")
        .into_iter()
        .filter(|memo| memo.case.is_none())
        .map(|memo| format!("{} {:?} {} {} {}", memo.title, memo.on, memo.coder, memo.text, memo.changed_at))
        .collect();
    free.sort();
    all.append(&mut free);
    for case in project.cases().list().expect("cases") {
        all.push(format!(
            "{} {:?} {:?}",
            case.label,
            case.summary,
            project.cases().text(case.id).expect("a text").as_str()
        ));
        for attribute in &attributes {
            all.push(format!("{} {} {:?}", case.label, attribute.name, values.get(&(case.id, attribute.id))));
        }
        let mut memos: Vec<String> = project
            .memos()
            .of(case.id)
            .expect("memos")
            .into_iter()
            .filter(|memo| !matches!(memo.on, MemoOn::Coding(_)))
            .map(|memo| format!("{} {:?} {} {} {}", case.label, memo.on, memo.coder, memo.text, memo.changed_at))
            .collect();
        memos.sort();
        all.append(&mut memos);
    }
    all
}
