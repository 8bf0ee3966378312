//! A folder of prints: in each folder of it a PDF, the texts got out of it, the page it was printed from, and what it holds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::expected::Expected;
use crate::invented::plans::{Era, Plan};
use crate::variant::Variant;
use crate::{pages, sheets};

/// What texts are got out of a PDF with, and the names of their files.
pub const TEXTS: [(&str, &[&str]); 3] = [("layout", &["-layout"]), ("plain", &[]), ("raw", &["-raw"])];

/// Forms of text in the order of the table, and their files.
pub const FORMS: [(&str, &str); 7] = [
    ("pdf", "case.pdf"),
    ("page", "page.html"),
    ("browser", "browser.txt"),
    ("layout", "layout.txt"),
    ("plain", "plain.txt"),
    ("raw", "raw.txt"),
    ("scan", SCAN),
];

/// A scan, where somebody has put one beside the print.
pub const SCAN: &str = "scan.pdf";

/// A plan and how it is printed.
pub struct Job {
    pub name: String,
    pub plan: Plan,
    /// `None` for the eras whose PDFs the server made.
    pub variant: Option<Variant>,
    /// Whether lines are cut where pages end.
    pub cuts: bool,
}

impl Job {
    /// What is printed: the name of its file and what stands in it.
    fn source(&self) -> (&'static str, String) {
        if self.plan.era == Era::P2 {
            ("sheet.typ", sheets::sheet(&self.plan.blocks()))
        } else {
            let (plan, blocks) = (&self.plan, self.plan.blocks());
            ("page.html", pages::page(plan.era, pages::title(plan), &blocks, self.cuts))
        }
    }
}

/// Prints all jobs into the folder.
pub fn print(folder: &Path, jobs: &[Job]) {
    fs::create_dir_all(folder).expect("a folder");
    let folder = folder.canonicalize().expect("a folder");
    let profile = folder.join(".chromium");
    let of_browser = |job: &&Job| job.variant.is_some();
    if jobs.iter().any(|job| of_browser(&job)) {
        let mut browser = Browser::start(&profile);
        for job in jobs.iter().filter(of_browser) {
            let (Some(variant), place) = (job.variant, prepared(&folder, job)) else { continue };
            let copy = browser.open(&place.join("page.html"));
            fs::write(place.join("browser.txt"), copy).expect("can be written");
            fs::write(place.join("case.pdf"), browser.print(variant, variant.furniture())).expect("can be written");
            extract(&place);
        }
        drop(browser);
        let _ = fs::remove_dir_all(&profile);
    }
    let of_server: Vec<&Job> = jobs.iter().filter(|job| job.variant.is_none()).collect();
    if !of_server.is_empty() {
        by_second_engine(&folder, &of_server);
    }
}

/// The folder of a job with the page and what it holds.
fn prepared(folder: &Path, job: &Job) -> PathBuf {
    let place = folder.join(&job.name);
    fs::create_dir_all(&place).expect("a folder");
    let variant = job.variant.map_or_else(|| "server".to_owned(), Variant::name);
    let variant = if job.cuts { format!("cut-{variant}") } else { variant };
    let expected = Expected::of(&job.plan, variant);
    let json = serde_json::to_string_pretty(&expected).expect("JSON");
    fs::write(place.join("expected.json"), json).expect("can be written");
    let (source, content) = job.source();
    fs::write(place.join(source), content).expect("can be written");
    place
}

fn by_second_engine(folder: &Path, jobs: &[&Job]) {
    let mut engine = Engine::start();
    for job in jobs {
        let place = prepared(folder, job);
        engine.print(&place.join(job.source().0), &place.join("case.pdf"));
        extract(&place);
    }
}

/// Gets the texts out of a PDF.
fn extract(place: &Path) {
    for (name, arguments) in TEXTS {
        let done = Command::new("pdftotext")
            .args(arguments)
            .arg(place.join("case.pdf"))
            .arg(place.join(format!("{name}.txt")))
            .status();
        assert!(done.expect("pdftotext").success());
    }
}

/// The prints of a folder, in the order of their names.
pub fn prints(folder: &Path) -> Vec<(PathBuf, Expected)> {
    let mut places: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of prints")
        .map(|entry| entry.expect("an entry").path())
        .filter(|place| place.join("expected.json").is_file())
        .collect();
    places.sort();
    let expected = |place: PathBuf| {
        let json = fs::read_to_string(place.join("expected.json")).expect("what it holds");
        let expected = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
        (place, expected)
    };
    places.into_iter().map(expected).collect()
}
