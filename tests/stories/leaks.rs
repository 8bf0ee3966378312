//! The leak check reads what the program can read, and says what it could not look into.

use crate::support::paper;
use std::io::Write;

use crate::support::Folder;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use serde_json::Value;

const NAME: &str = "Solveig Prøvestad";

/// A project that holds nothing of the list, and the list.
fn folder() -> Folder {
    let folder = Folder::with_project();
    folder.write("names.txt", format!("{NAME}\n99 88 77 66\n"));
    folder
}

/// What the check says of a file: the exit code, and what it prints for programs.
fn check(folder: &Folder, file: &str) -> (Option<i32>, Value) {
    let ran = folder.run(&["leak-check", "p.planlupe", file, "--against", "names.txt", "--json"]);
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{file}: {}", ran.err)))
}

#[track_caller]
fn is_found(folder: &Folder, file: &str, content: impl AsRef<[u8]>) {
    folder.write(file, content);
    let (code, found) = check(folder, file);
    let hits = found["hits"].as_array().expect("hits");
    assert!(code == Some(1) && hits.iter().any(|hit| hit["certain"] == true), "{file}: {found}");
    assert_eq!(found["clean"], false);
    assert!(!found.to_string().contains("Solveig"), "what is looked for is not printed: {found}");
}

#[track_caller]
fn is_not_looked_into(folder: &Folder, file: &str, content: impl AsRef<[u8]>, why: &str) {
    folder.write(file, content);
    let (code, found) = check(folder, file);
    assert!(code == Some(3) && found["clean"] == false, "{file}: {found}");
    let missed = found["not_looked_into"].as_array().expect("a list");
    assert!(missed.iter().any(|missed| missed["why"] == why && missed["file"] == file), "{file}: {found}");
}

#[track_caller]
fn is_clean(folder: &Folder, file: &str, content: impl AsRef<[u8]>) {
    folder.write(file, content);
    let (code, found) = check(folder, file);
    assert!(code == Some(0) && found["clean"] == true, "{file}: {found}");
}

#[test]
fn what_stands_in_another_project_is_told_with_its_file() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("in")).expect("a folder");
    folder.write("in/a.txt", "BRUKER – 1. APR. 2020: Solveig Prøvestad kommer.\n");
    folder.run(&["import", "p.planlupe", "in/a.txt"]).succeeds();
    folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    folder.write("names.txt", NAME);
    std::fs::copy(folder.path("p.planlupe"), folder.path("in/copy.planlupe")).expect("copied");

    let (_, found) = check(&folder, "in");
    let hits = found["hits"].as_array().expect("hits");
    let sources = hits.iter().filter(|hit| hit["in"] == "table" && hit["table"] == "source");
    let mut files: Vec<&str> = sources.map(|hit| hit["file"].as_str().unwrap_or_default()).collect();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), 3, "the project, its backup, the copy: {found}");
    assert!(files[0].is_empty() && files[1].ends_with(".planlupe-backup"), "{files:?}");
    assert_eq!(files[2], "copy.planlupe");

    let told = folder.run(&["leak-check", "p.planlupe", ".", "--against", "names.txt"]);
    assert!(told.out.contains("is found in “in/copy.planlupe”, table source, row 1"), "{told:?}");
    assert!(told.out.contains("is found in table source, row 1"), "{told:?}");
    assert!(!told.out.contains("“p.planlupe”, table"), "the project in the folder is told once: {told:?}");
}

#[test]
fn what_a_stopped_program_has_left_beside_the_project_is_looked_into() {
    for left in ["p.planlupe.unfinished", "p.planlupe.draft", "p.planlupe.draft-new", ".planlupe-7-1.part"] {
        let folder = folder();
        // Who reads would remove it, were nobody at work with the project.
        let _held = project::lock(&folder.path("p.planlupe"));
        folder.write("named.txt", format!("BRUKER – 1. APR. 2020: {NAME} kommer.\n"));
        folder.run(&["import", "other.planlupe", "named.txt"]).succeeds();
        std::fs::rename(folder.path("other.planlupe"), folder.path(left)).expect("renamed");
        let ran = folder.run(&["leak-check", "p.planlupe", "--against", "names.txt"]);
        assert!(ran.code == Some(1) && ran.out.contains(left), "{left}: {ran:?}");
        let with_folder = folder.run(&["leak-check", "p.planlupe", ".", "--against", "names.txt"]);
        let told = |out: &str| out.lines().filter(|line| line.contains(left)).count();
        assert_eq!(told(&with_folder.out), told(&ran.out), "{left} is told once: {with_folder:?}");
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    paper::with_parts(&[], parts)
}

fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(content).expect("written");
    writer.finish().expect("packed")
}

/// A PDF of objects; streams are packed.
fn pdf(page: &str, more: &[(&str, Option<&str>)]) -> Vec<u8> {
    let mut objects: Vec<(String, Option<&str>)> = vec![
        ("/Type /Catalog /Pages 2 0 R".to_owned(), None),
        ("/Type /Pages /Kids [3 0 R] /Count 1".to_owned(), None),
        (
            "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
                .to_owned(),
            None,
        ),
        (String::new(), Some(page)),
        ("/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding".to_owned(), None),
    ];
    objects.extend(more.iter().map(|(dict, stream)| ((*dict).to_owned(), *stream)));
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, (dict, stream)) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n<< {dict} ", number + 1).expect("a string");
        if let Some(stream) = stream {
            let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
            packed.write_all(stream.as_bytes()).expect("written");
            let packed = packed.finish().expect("packed");
            write!(file, "/Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).expect("a string");
            file.extend(packed);
            file.extend(b"\nendstream\nendobj\n");
        } else {
            file.extend(b">>\nendobj\n");
        }
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("a string");
    for place in places {
        writeln!(file, "{place:010} 00000 n ").expect("a string");
    }
    let size = objects.len() + 1;
    let info = if more.is_empty() { "" } else { "/Info 6 0 R" };
    write!(file, "trailer\n<< /Size {size} /Root 1 0 R {info} >>\nstartxref\n{table}\n%%EOF\n").expect("a string");
    file
}

#[test]
fn a_name_is_found_in_every_part_of_an_office_document() {
    let folder = folder();
    let word = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    is_found(&folder, "a.docx", paper::docx(&word("Hilsen Solveig Prøvestad"), &[]));
    let runs = "<w:p><w:r><w:t>Sol</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>veig Prøve</w:t></w:r><w:r><w:t>stad</w:t></w:r></w:p>";
    is_found(&folder, "runs.docx", paper::docx(runs, &[]));
    let said = word("Hei");
    for part in
        ["docProps/core.xml", "word/comments.xml", "word/header1.xml", "customXml/item1.xml", "docProps/app.xml"]
    {
        is_found(&folder, "part.docx", paper::docx(&said, &[(part, "<a>Solveig Prøvestad</a>")]));
    }
    is_found(
        &folder,
        "author.docx",
        paper::docx(&said, &[("word/comments.xml", "<c w:author=\"Solveig Prøvestad\"/>")]),
    );
    is_found(&folder, "a.odt", paper::odt("<text:p>Solveig<text:s/>Pr&#248;vestad</text:p>"));
    is_found(&folder, "a.xlsx", zipped(&[("xl/worksheets/sheet1.xml", b"<c><v>99887766</v></c>")]));
    is_found(&folder, "a.pptx", zipped(&[("ppt/slides/slide1.xml", "<a:t>SOLVEIG PRØVESTAD</a:t>".as_bytes())]));
    is_found(&folder, "a.epub", zipped(&[("text/1.xhtml", "<p>Solveig <i>Prøve</i>stad</p>".as_bytes())]));
    let wide: Vec<u8> = "<t>Solveig Prøvestad</t>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    is_found(&folder, "utf16.docx", zipped(&[("word/document.xml", &[&b"\xff\xfe"[..], &wide].concat())]));
    is_clean(&folder, "b.docx", paper::docx(&said, &[("docProps/core.xml", "<a>Prøveby</a>")]));
}

#[test]
fn archives_are_opened_however_deep_a_name_lies() {
    let folder = folder();
    let text = format!("Hilsen {NAME}");
    let inner = zipped(&[("brev.txt", text.as_bytes())]);
    is_found(&folder, "a.zip", &inner);
    is_found(&folder, "b.zip", zipped(&[("inni.zip", &zipped(&[("enda.zip", &inner)]))]));
    is_found(&folder, "c.gz", gzipped(text.as_bytes()));
    is_found(&folder, "d.zip", zipped(&[("x.gz", &gzipped(&inner))]));
    is_found(&folder, "e.zip", zipped(&[("Solveig_Prøvestad.txt", b"tomt")]));
    is_found(&folder, "f.zip", zipped(&[("mappe/solveig-proevestad/", b"")]));
    is_clean(&folder, "g.zip", zipped(&[("brev.txt", b"Hilsen meg"), ("mappe/", b"")]));
    let mut nested = inner;
    for _ in 0..12 {
        nested = zipped(&[("a.zip", &nested)]);
    }
    is_not_looked_into(&folder, "h.zip", nested, "too-deep");
}

#[test]
fn a_pdf_is_read_as_text_and_beside_its_pages() {
    let folder = folder();
    let page = "BT /F1 12 Tf 72 700 Td (Hei der) Tj ET";
    is_clean(&folder, "a.pdf", pdf(page, &[]));
    is_found(&folder, "b.pdf", pdf("BT /F1 12 Tf 72 700 Td (Hilsen Solveig) Tj ( Pr\\370vestad) Tj ET", &[]));
    is_found(&folder, "info.pdf", pdf(page, &[("/Author (Solveig Pr\\370vestad)", None)]));
    is_found(
        &folder,
        "wide.pdf",
        pdf(page, &[("/T <FEFF0053006F006C007600650069006700200050007200F8007600650073007400610064>", None)]),
    );
    is_found(&folder, "note.pdf", pdf(page, &[("/Type /Annot /Subtype /Text /Contents (ring +47 998 87 766)", None)]));
    let xmp = "<dc:creator><rdf:li>Solveig Prøvestad</rdf:li></dc:creator>";
    is_found(&folder, "xmp.pdf", pdf(page, &[("/Type /Metadata /Subtype /XML", Some(xmp))]));
    is_found(&folder, "file.pdf", pdf(page, &[("/Type /EmbeddedFile", Some("navn;tlf\nx;99887766"))]));
    is_not_looked_into(
        &folder,
        "picture.pdf",
        pdf(page, &[("/Type /XObject /Subtype /Image /Width 1 /Height 1", Some("x"))]),
        "picture",
    );
    is_not_looked_into(&folder, "damaged.pdf", b"%PDF-1.4\nnothing more", "damaged");
}

#[test]
fn texts_are_read_in_any_encoding() {
    let folder = folder();
    let text = "Hei, Solveig Prøvestad ringte på tirsdag.\r\n";
    let wide = |big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    is_found(&folder, "bom.txt", format!("\u{feff}{text}"));
    is_found(&folder, "le.txt", [&b"\xff\xfe"[..], &wide(false)].concat());
    is_found(&folder, "be.txt", [&b"\xfe\xff"[..], &wide(true)].concat());
    is_found(&folder, "bare-le.txt", wide(false));
    is_found(&folder, "bare-be.txt", wide(true));
    is_found(
        &folder,
        "wide.txt",
        [vec![0xff, 0xfe, 0, 0], text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()].concat(),
    );
    for (file, letter) in [("ansi.txt", 0xf8), ("mac.txt", 0xbf), ("dos.txt", 0x9b)] {
        let bytes: Vec<u8> = text.chars().map(|c| if c.is_ascii() { c as u8 } else { letter }).collect();
        is_found(&folder, file, bytes);
    }
    is_found(&folder, "nfd.txt", "Solveig Prøvesta\u{301}d, nei: Solveig Prøvestad");
    is_found(&folder, "cut.txt", [text.as_bytes(), b"\xc3"].concat());
    let (_, found) = check(&folder, "bom.txt");
    assert!(found["hits"].as_array().expect("hits").iter().any(|hit| hit["offset"] == 8 && hit["encoding"] == "utf-8"));
    let (_, found) = check(&folder, "le.txt");
    assert!(
        found["hits"].as_array().expect("hits").iter().any(|hit| hit["offset"] == 12 && hit["encoding"] == "utf-16le")
    );
}

#[test]
fn what_cannot_be_read_is_told_and_never_called_clean() {
    let folder = folder();
    let noise: Vec<u8> = (0..600_u32).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[1]).collect();
    let begun = |sign: &[u8]| [sign, &noise].concat();
    is_not_looked_into(&folder, "a.png", begun(b"\x89PNG\r\n\x1a\n"), "picture");
    is_not_looked_into(&folder, "a.jpg", begun(b"\xff\xd8\xff\xe0"), "picture");
    is_not_looked_into(&folder, "a.heic", begun(b"\0\0\0\x18ftypheic"), "picture");
    is_not_looked_into(&folder, "a.doc", begun(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old-office");
    is_not_looked_into(&folder, "a.7z", begun(b"7z\xbc\xaf\x27\x1c"), "archive");
    is_not_looked_into(&folder, "a.rar", begun(b"Rar!\x1a\x07\x01\0"), "archive");
    is_not_looked_into(&folder, "a.xz", begun(b"\xfd7zXZ\0"), "archive");
    is_not_looked_into(&folder, "a.mp3", begun(b"ID3\x04\0\0"), "binary");
    is_not_looked_into(&folder, "a.gz", begun(b"\x1f\x8b\x08\0"), "damaged");
    is_not_looked_into(&folder, "cut.docx", &paper::docx("<w:p/>", &[])[..60], "damaged");
    is_not_looked_into(&folder, "in.zip", zipped(&[("b.png", &begun(b"\x89PNG"))]), "picture");
    is_not_looked_into(&folder, "mail.eml", "Content-Transfer-Encoding: base64\n\nU29sdmVpZw==\n", "encoded");
    is_not_looked_into(&folder, "page.html", "<img src=\"data:image/png;base64,AAAA\">", "encoded");
    is_not_looked_into(&folder, "bomb.gz", gzipped(&vec![0x20; 65 * 1024 * 1024]), "too-large");
    let told = folder.run(&["leak-check", "p.planlupe", "a.png", "--against", "names.txt"]);
    assert!(told.code == Some(3) && told.out.contains("“a.png” was not looked into"), "{}", told.out);
    assert!(!told.out.contains("Nothing on the list is found"), "{}", told.out);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_sealed_files_are_told_and_not_waited_for() {
    let folder = folder();
    folder.write("ute/x.txt", "Hei");
    std::os::unix::fs::symlink(folder.path("names.txt"), folder.path("ute/lenke")).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(folder.path("ute/roer")).status();
    let (code, found) = check(&folder, "ute");
    let why =
        |file: &str| found["not_looked_into"].as_array().expect("a list").iter().any(|missed| missed["file"] == file);
    assert!(code == Some(3) && why("lenke"), "{found}");
    if made.is_ok_and(|made| made.success()) {
        assert!(why("roer"), "{found}");
    }
    folder.write("pass.txt", "rød båt på vannet\n");
    folder.run(&["quarantine", "create", "ute/q.planlupe", "--passphrase-file", "pass.txt"]).succeeds();
    let (code, found) = check(&folder, "ute/q.karantene");
    assert!(code == Some(3) && found["not_looked_into"][0]["why"] == "locked", "{found}");
}

#[test]
fn a_list_without_names_is_refused() {
    let folder = folder();
    for list in ["", "\n \n", "# bare en merknad\n", "\u{feff}\r\n\u{a0}\r\n"] {
        folder.write("empty.txt", list);
        folder.run(&["leak-check", "p.planlupe", "--against", "empty.txt"]).refuses();
    }
    folder.write("a.txt", "Hilsen Solveig Prøvestad");
    let wide: Vec<u8> = format!("\u{feff}{NAME}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for list in [format!("\u{feff}{NAME}\r\n").into_bytes(), wide, format!("Ola\r{NAME}\r").into_bytes()] {
        folder.write("names.txt", list);
        let (code, found) = check(&folder, "a.txt");
        assert_eq!(code, Some(1), "{found}");
    }
}
