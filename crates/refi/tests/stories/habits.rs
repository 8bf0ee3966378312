//! Files with the habits of other programs, invented for these stories.

use project::{MemoOn, Project};
use refi::counting::{CharUnit, LineEndCount};
use refi::report::{LeftWhat, SourceOutcome};

use crate::support::{Place, codings, taken};

const TEXT: &str = "Anna: Hei 😀 på deg.\nBo: Jeg 😀 lurer på noe.\nAnna: Kan du 😀 hjelpe meg?\nBo: Vi ses 😀 i morgen.\nAnna: Ha det 😀 bra så lenge.\n";
const WORDS: [&str; 5] = ["på deg", "lurer på noe.", "hjelpe meg", "Vi ses", "bra så lenge"];

/// The selections of [`WORDS`] in a text, as a program counts them.
fn selections(text: &str, utf16: bool, line_end_is_one: bool, named: bool) -> String {
    let count = |part: &str| {
        let chars = if utf16 { part.encode_utf16().count() } else { part.chars().count() };
        chars - if line_end_is_one { part.matches("\r\n").count() } else { 0 }
    };
    let mut xml = String::new();
    for (number, words) in WORDS.iter().enumerate() {
        let at = text.find(words).expect("in the text");
        let name = if named { format!(" name=\"{words}\"") } else { String::new() };
        xml.push_str(&format!(
            "<PlainTextSelection guid=\"00000000-0000-0000-0000-00000000010{number}\"{name} startPosition=\"{}\" endPosition=\"{}\" creatingUser=\"{{00000000-0000-0000-0000-0000000000AA}}\" creationDateTime=\"2019-06-04T07:25:16+02:00\">
             <Coding guid=\"00000000-0000-0000-0000-00000000020{number}\" creatingUser=\"{{00000000-0000-0000-0000-0000000000aa}}\"><CodeRef targetGUID=\"{{00000000-0000-0000-0000-0000000000C1}}\"/></Coding></PlainTextSelection>",
            count(&text[..at]),
            count(&text[..at + words.len()]),
        ));
    }
    xml
}

fn file(origin: &str, source: &str) -> Vec<u8> {
    let mark = if origin.starts_with("NVivo") { "\u{feff}" } else { "" };
    format!(
        "{mark}<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>\r\n<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\" origin=\"{origin}\" basePath=\"/Users/x\">
         <Users><User guid=\"00000000-0000-0000-0000-0000000000aa\" id=\"AN\" name=\"Anna N\"/></Users>
         <CodeBook><Codes><Code guid=\"00000000-0000-0000-0000-0000000000c1\" name=\"Work\" isCodable=\"true\"/></Codes></CodeBook>
         <Sources>{source}</Sources><Sets/></Project>"
    )
    .into_bytes()
}

fn text_source(selections: &str) -> String {
    format!(
        "<TextSource guid=\"00000000-0000-0000-0000-000000000001\" name=\"Interview 1.docx\" plainTextPath=\"internal://AB.TXT\">{selections}</TextSource>"
    )
}

/// The words that the codings of a project stand on.
fn coded(project: &Project) -> Vec<String> {
    let mut coded: Vec<(usize, String)> = Vec::new();
    for coding in project.codings().list().expect("codings") {
        let text = project.cases().text(coding.case).expect("a text");
        coded.push((coding.span.start, text.slice(coding.span).to_owned()));
    }
    coded.sort();
    coded.into_iter().map(|(_, words)| words).collect()
}

/// Origin, folder, name of the project file, text, its bytes, UTF-16, a line end is one, names.
type Habit<'a> = (&'a str, &'a str, &'a str, &'a str, Vec<u8>, bool, bool, bool);

#[test]
fn every_program_counts_in_its_way_and_every_coding_stands_on_its_words() {
    let crlf = TEXT.replace('\n', "\r\n");
    let with_mark = |text: &str| format!("\u{feff}{text}").into_bytes();
    let habits: [Habit<'_>; 6] = [
        ("NVivo 12.6 for Windows", "Sources/", "project.qde", &crlf, with_mark(&crlf), true, false, false),
        ("NVivo for Mac 12.7", "sources/", "project.qde", TEXT, TEXT.into(), true, false, false),
        ("MAXQDA 2022", "sources/", "project.qde", &crlf, crlf.clone().into_bytes(), false, true, false),
        ("ATLAS.ti 26", "Sources/", "My project.qde", &crlf, with_mark(&crlf), false, true, true),
        ("QualCoder-3.5", "sources/", "project.qde", TEXT, with_mark(TEXT), false, false, true),
        ("", "", "Project.qde", &crlf, crlf.clone().into_bytes(), true, false, false),
    ];
    for (origin, folder, project_file, text, bytes, utf16, one, named) in habits {
        let place = Place::new();
        let xml = file(origin, &text_source(&selections(text, utf16, one, named)));
        let archive = place.archive(
            "a.qdpx",
            &[(project_file, xml), (&format!("{folder}ab.txt"), bytes), (&format!("{folder}.root"), Vec::new())],
        );
        let mut project = place.empty("p.planlupe");
        let report = taken(&mut project, &archive);
        assert_eq!(coded(&project), WORDS, "{origin}");
        let counting = report.sources[0].counting.expect("it is told");
        assert_eq!(counting.unit == CharUnit::Utf16, utf16, "{origin}");
        assert!(!text.contains('\r') || (counting.line_ends == LineEndCount::One) == one, "{origin}");
        assert_eq!(report.sources[0].outcome, SourceOutcome::New);
        let own = &project.codings().list().expect("codings")[0];
        assert_eq!(own.coder, "Anna N");
        assert_eq!(project.cases().list().expect("cases")[0].label, "Interview 1");
    }
}

#[test]
fn a_file_of_qualcoder_that_mixes_two_ways_is_read_passage_by_passage() {
    let place = Place::new();
    let mouse = selections(TEXT, true, false, true);
    let auto = selections(TEXT, false, false, true);
    let end = "</PlainTextSelection>";
    let of = |all: &str, number: usize| format!("{}{end}", all.split(end).nth(number).expect("a selection"));
    let mixed: String = (0..5).map(|number| of(if number % 2 == 0 { &mouse } else { &auto }, number)).collect();
    let archive = place.archive(
        "a.qdpx",
        &[("project.qde", file("QualCoder", &text_source(&mixed))), ("sources/AB.txt", TEXT.into())],
    );
    let mut project = place.empty("p.planlupe");
    let report = taken(&mut project, &archive);
    assert_eq!(coded(&project), WORDS);
    assert!(report.sources[0].counted_otherwise > 0);
}

#[test]
fn what_has_no_place_here_is_told_or_kept_as_a_memo() {
    let place = Place::new();
    let guid = |number: usize| format!("00000000-0000-0000-0000-{number:012}");
    let text = "Noe som Anna sa i går.";
    let xml = format!(
        "<q:Project xmlns:q=\"urn:QDA-XML:project:1.0\" name=\"x\" origin=\"ATLAS.ti\">
        <q:CodeBook><q:Codes><q:Code guid=\"{c1}\" name=\"Same\" isCodable=\"true\" color=\"#f0a\"/><q:Code guid=\"{c2}\" name=\"Group\" isCodable=\"false\"><q:Code guid=\"{c3}\" name=\"Same\" isCodable=\"true\"><q:NoteRef targetGUID=\"{n4}\"/></q:Code></q:Code><q:Code guid=\"{c5}\" name=\"same\" isCodable=\"true\"/><q:Code guid=\"{k1}\" name=\"A case\" isCodable=\"true\"/></q:Codes></q:CodeBook>
        <q:Variables><q:Variable guid=\"{v1}\" name=\"Age\" typeOfVariable=\"Integer\"/><q:Variable guid=\"{v2}\" name=\"status\" typeOfVariable=\"Text\"/><q:Variable guid=\"{v3}\" name=\"Day\" typeOfVariable=\"DateTime\"/></q:Variables>
        <q:Cases><q:Case guid=\"{k1}\" name=\"Anna\"><q:Description>Om Anna</q:Description><q:VariableValue><q:VariableRef targetGUID=\"{v1}\"/><q:IntegerValue>37</q:IntegerValue></q:VariableValue><q:SourceRef targetGUID=\"{s1}\"/></q:Case></q:Cases>
        <q:Sources>
          <q:TextSource guid=\"{s1}\" name=\"a.txt\"><q:Description>Om kilden</q:Description><q:PlainTextContent>{text}</q:PlainTextContent>
            <q:PlainTextSelection guid=\"{p1}\" startPosition=\"8\" endPosition=\"12\"><q:Description>En merknad</q:Description><q:Coding guid=\"{x1}\"><q:CodeRef targetGUID=\"{c1}\"/><q:NoteRef targetGUID=\"{n1}\"/></q:Coding><q:Coding guid=\"{x2}\"><q:CodeRef targetGUID=\"{c2}\"/></q:Coding></q:PlainTextSelection>
            <q:PlainTextSelection guid=\"{p2}\" startPosition=\"3\" endPosition=\"3\"><q:Coding guid=\"{x3}\"><q:CodeRef targetGUID=\"{c1}\"/></q:Coding></q:PlainTextSelection>
            <q:PlainTextSelection guid=\"{p3}\" startPosition=\"0\" endPosition=\"3\"><q:Coding guid=\"{x4}\"><q:CodeRef targetGUID=\"{missing}\"/></q:Coding></q:PlainTextSelection>
            <q:PlainTextSelection guid=\"{p4}\" startPosition=\"99999999999999999999999\" endPosition=\"-3\"><q:Coding guid=\"{x5}\"><q:CodeRef targetGUID=\"{c1}\"/></q:Coding></q:PlainTextSelection>
            <q:VariableValue><q:VariableRef targetGUID=\"{v2}\"/><q:TextValue>ny</q:TextValue></q:VariableValue>
            <q:VariableValue><q:VariableRef targetGUID=\"{v3}\"/><q:DateTimeValue>2020-05-06T10:00:00Z</q:DateTimeValue></q:VariableValue>
          </q:TextSource>
          <q:PictureSource guid=\"{s2}\" name=\"b.jpg\" path=\"internal://b.jpg\"><q:PictureSelection guid=\"{p5}\" firstX=\"1\" firstY=\"1\" secondX=\"2\" secondY=\"2\"><q:Coding guid=\"{x6}\"><q:CodeRef targetGUID=\"{c1}\"/><q:NoteRef targetGUID=\"{n5}\"/></q:Coding></q:PictureSelection></q:PictureSource>
          <q:TextSource guid=\"{s3}\" name=\"gone\" plainTextPath=\"internal://gone.txt\"/>
        </q:Sources>
        <q:Notes><q:Note guid=\"{n1}\" name=\"Tittel\"><q:PlainTextContent>Et notat</q:PlainTextContent></q:Note><q:Note guid=\"{n2}\" name=\"Løst\"><q:PlainTextContent>Om alt</q:PlainTextContent></q:Note><q:Note guid=\"{n3}\" name=\"\"><q:PlainTextContent>Lenket</q:PlainTextContent></q:Note><q:Note guid=\"{n4}\" name=\"\"><q:PlainTextContent>Om koden</q:PlainTextContent></q:Note><q:Note guid=\"{n5}\" name=\"\" creationDateTime=\"2020-01-01T00:00:00Z\"><q:PlainTextContent>Om bildet</q:PlainTextContent></q:Note><q:Note guid=\"{n6}\" name=\"\" creationDateTime=\"2020-01-02T00:00:00Z\"><q:PlainTextContent>Lenket til bildet</q:PlainTextContent></q:Note></q:Notes>
        <q:Links><q:Link guid=\"{l1}\" originGUID=\"{n3}\" targetGUID=\"{s1}\"/><q:Link guid=\"{l2}\" originGUID=\"{p1}\" targetGUID=\"{p2}\"/><q:Link guid=\"{l3}\" originGUID=\"{n6}\" targetGUID=\"{p5}\"/></q:Links>
        <q:Sets><q:Set guid=\"{t1}\" name=\"Text files\"><q:MemberSource targetGUID=\"{s1}\"/></q:Set><q:Set guid=\"{t2}\" name=\"Feelings\"><q:MemberCode targetGUID=\"{c1}\"/></q:Set></q:Sets>
        <q:Graphs><q:Graph guid=\"{g1}\"/></q:Graphs></q:Project>",
        c1 = guid(1), c2 = guid(2), c3 = guid(3), c5 = guid(5), k1 = guid(10), v1 = guid(20), v2 = guid(21), v3 = guid(22),
        s1 = guid(30), s2 = guid(31), s3 = guid(32), p1 = guid(40), p2 = guid(41), p3 = guid(42), p4 = guid(43), p5 = guid(44),
        x1 = guid(50), x2 = guid(51), x3 = guid(52), x4 = guid(53), x5 = guid(54), x6 = guid(55), missing = guid(99),
        n1 = guid(60), n2 = guid(61), n3 = guid(62), n4 = guid(63), n5 = guid(64), n6 = guid(65), l1 = guid(70), l2 = guid(71), l3 = guid(72), t1 = guid(80), t2 = guid(81), g1 = guid(90),
    );
    let archive = place.archive("a.qdpx", &[("project.qde", xml.into_bytes())]);
    let mut project = place.empty("p.planlupe");
    let report = taken(&mut project, &archive);
    let outcomes: Vec<SourceOutcome> = report.sources.iter().map(|source| source.outcome).collect();
    assert_eq!(outcomes, [SourceOutcome::New, SourceOutcome::NoText, SourceOutcome::Missing]);
    assert_eq!((report.codings.found, report.codings.new), (6, 2));
    let all = codings(&project);
    assert_eq!(all.len(), 2);
    assert!(
        all.iter()
            .any(|own| own.starts_with("Anna|8–12|Same|") && own.contains("En merknad") && own.contains("Tittel")),
        "{all:?}"
    );
    assert!(
        all.iter().any(|own| own.starts_with("Anna|8–12|Group|")),
        "a group that is put on a passage is a code: {all:?}"
    );
    let paths: Vec<String> = project.codes().tree().expect("codes").iter().map(|(code, _)| code.name.clone()).collect();
    assert_eq!(paths, ["Same", "Group", "Same", "same (2)"]);
    let case = project.cases().named("Anna").expect("a case");
    assert_eq!(project.cases().list().expect("cases")[0].summary, "Om Anna");
    let memo =
        project.memos().of(case).expect("memos").into_iter().find(|memo| memo.on == MemoOn::Case).expect("a memo");
    assert!(memo.text.contains("Om kilden") && memo.text.contains("Lenket"), "{}", memo.text);
    let memos = project.memos().list().expect("memos");
    let free: Vec<_> =
        memos.iter().filter(|memo| memo.case.is_none()).map(|memo| (&*memo.title, &*memo.text)).collect();
    assert_eq!(free, [("Løst", "Om alt"), ("", "Om bildet"), ("", "Lenket til bildet")]);
    let without_place = report.left.iter().find(|left| left.what == LeftWhat::NotesWithoutPlace);
    assert_eq!(without_place.map(|left| left.count), Some(2), "{:?}", report.left);
    let left: Vec<LeftWhat> = report.left.iter().map(|left| left.what).collect();
    for what in [
        LeftWhat::CodingsOfSource,
        LeftWhat::CodingsWithoutPlace,
        LeftWhat::CodingsWithoutCode,
        LeftWhat::RenamedCodes,
        LeftWhat::CodeSet,
        LeftWhat::Graphs,
        LeftWhat::Links,
        LeftWhat::ClockTimes,
        LeftWhat::CaseCodes,
    ] {
        assert!(left.contains(&what), "{what:?} is not told: {left:?}");
    }
    let attributes = project.attributes().list().expect("attributes");
    let names: Vec<&str> = attributes.iter().map(|attribute| &*attribute.name).collect();
    assert_eq!(names, ["Age", "status (REFI)", "Day", "Text files"]);
}

#[test]
fn a_codebook_of_taguette_and_of_older_versions_is_read() {
    for version in ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0"] {
        let place = Place::new();
        let xml = format!(
            "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"{version}\" origin=\"Taguette 1.5\"><Codes><Code guid=\"0D62985D-B147-4D01-A9B5-CAE5DCD98342\" name=\"work.new\" isCodable=\"true\"/><Code guid=\"DFE5C38E-9449-5959-A1F7-E3D895CFA87F\" name=\"a/b\" isCodable=\"true\"/></Codes><Sets/></CodeBook>"
        );
        let mut project = place.empty("p.planlupe");
        let report = taken(&mut project, &place.file("a.qdc", xml.as_bytes()));
        assert_eq!((report.codes.new, report.left.len()), (2, 1));
        let names: Vec<String> =
            project.codes().tree().expect("codes").iter().map(|(code, _)| code.name.clone()).collect();
        assert_eq!(names, ["work.new", "a-b"]);
    }
}
