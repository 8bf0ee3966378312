//! How fast PDFs are read, next to `pdftotext -layout` on the same files in the same run, in CPU time: the promise is no more
//! than twice its time.
//!
//! `cargo bench -p planlupe-reading --bench pdf -- FOLDER…` takes all PDFs below the folders (`scripts/printed.sh FOLDER` prints some).
//! Two more files are written by the bench itself: pages as a server sets them, and four times as many, so that
//! time that grows faster than pages is seen.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use cpu_time::ProcessTime;
use reading::document::ReadDocument;
use reading::grammar;

const ROUNDS: usize = 3;
/// Pages of the smaller file that the bench writes.
const PAGES: usize = 500;
const TIMES: u8 = 4;
/// How many times the CPU time of `pdftotext` reading may take.
const MOST: f64 = 2.0;

/// Reads each file by a process of its own, and says what they took.
const PDFTOTEXT: &str = "for file do pdftotext -layout \"$file\" - >/dev/null || exit 1; done; times";

fn main() {
    let folders = std::env::args_os().skip(1).filter(|argument| argument != "--bench").map(PathBuf::from);
    let mut files = Vec::new();
    folders.for_each(|folder| find(&folder, &mut files));
    files.sort();
    if files.is_empty() {
        println!("no PDFs of a folder: `-- FOLDER` names one");
    } else {
        println!("{} files, {} kB", files.len(), bytes(&files) / 1000);
        compare("all", &files);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-pdf");
    fs::create_dir_all(&folder).expect("a folder");
    let mut times = Vec::new();
    for pages in [PAGES, usize::from(TIMES) * PAGES] {
        let file = folder.join(format!("{pages}.pdf"));
        fs::write(&file, written(pages)).expect("a file");
        times.push(compare(&format!("{pages} pages"), &[file]));
    }
    fs::remove_dir_all(&folder).expect("the folder");
    if let [few, many] = times[..] {
        println!("a page of the longer one takes {:.2} times as long", many / few / f64::from(TIMES));
    }
}

fn find(place: &Path, files: &mut Vec<PathBuf>) {
    if place.is_dir() {
        let entries = fs::read_dir(place).expect("a folder");
        entries.for_each(|entry| find(&entry.expect("an entry").path(), files));
    } else if place.extension().is_some_and(|extension| extension == "pdf") {
        files.push(place.to_owned());
    }
}

fn bytes(files: &[PathBuf]) -> u64 {
    files.iter().map(|file| fs::metadata(file).map_or(0, |data| data.len())).sum()
}

/// Seconds that reading takes at best, printed next to those of `pdftotext`.
fn compare(name: &str, files: &[PathBuf]) -> f64 {
    let (mut theirs, mut read, mut parsed) = (f64::INFINITY, f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        theirs = theirs.min(pdftotext(files));
        let start = ProcessTime::now();
        let documents: Vec<ReadDocument> =
            files.iter().map(|file| ReadDocument::read(file, false).expect("a PDF with text")).collect();
        read = read.min(start.elapsed().as_secs_f64());
        for document in &documents {
            black_box(grammar::read_named(&document.text, &document.evidence, None));
        }
        parsed = parsed.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{name:12} pdftotext {theirs:7.3} s   read {read:7.3} s   read and parsed {parsed:7.3} s   ratio {:.2}{}",
        parsed / theirs,
        if parsed > MOST * theirs { "  TOO SLOW" } else { "" }
    );
    parsed
}

/// CPU seconds of `pdftotext`.
fn pdftotext(files: &[PathBuf]) -> f64 {
    let mut shell = Command::new("sh");
    let output = shell.env("LC_ALL", "C").args(["-c", PDFTOTEXT, "sh"]).args(files).output().expect("a shell");
    assert!(output.status.success(), "pdftotext reads the files");
    // The second line is that of the processes: user and system, `0m1.23s`.
    let said = String::from_utf8_lossy(&output.stdout);
    let seconds = |time: &str| {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m')?;
        Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
    };
    said.lines().nth(1).unwrap_or_default().split_whitespace().filter_map(seconds).sum()
}

/// A PDF of so many pages, in the one font that need not be in it.
fn written(pages: usize) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = String::new();
    for page in 1..=pages {
        let mut content = format!("BT /F 9 Tf 480 20 Td (Side {page} av {pages}) Tj ET\n");
        for block in 0..6 {
            let y = 780 - block * 120;
            let day = 1 + (page + block) % 28;
            let _ = writeln!(content, "BT /F 14 Tf 60 {y} Td (Avtale om praksis {page}-{block}) Tj");
            let _ = writeln!(content, "/F 10 Tf 0 -20 Td (VEILEDER - {day:02} mars 2024 kl. 10:{:02}) Tj", block * 7);
            for line in 0..4 {
                let _ = writeln!(
                    content,
                    "0 -14 Td (Jeg har snakket med legen min, og hun mener at jeg kan begynne p\\345 dag {line}.) Tj"
                );
            }
            content.push_str("ET\n");
        }
        let number = objects.len() + 1;
        let _ = write!(kids, "{number} 0 R ");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {} 0 R >>",
            number + 1
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
    }
    objects[1] = format!("<< /Type /Pages /Count {pages} /Kids [{kids}] >>");
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| {
        let _ = writeln!(file, "{place:010} 00000 n ");
    });
    let _ = write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}
