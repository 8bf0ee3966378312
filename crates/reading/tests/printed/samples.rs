//! The sample cases that are PDFs, printed from what was written of them by hand.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::invented::plans::Era;
use crate::invented::prints::Block;
use crate::variant::{Paper, Variant};
use crate::{pages, sheets};

/// A case as it stands in print.
#[derive(Deserialize)]
struct Sample {
    era: Era,
    title: String,
    /// The day and the address that a browser writes on each page; nothing for the server's PDFs.
    furniture: (String, String),
    blocks: Vec<Block>,
}

/// How browsers print the samples: with header and footer, on several pages.
const PRINTED: Variant = Variant { paper: Paper::A4, percent: 100, has_furniture: true };

/// Prints each sample into the folder of the sample cases.
pub fn print() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = root.join("../../sample-cases").canonicalize().expect("the sample cases");
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work).expect("a folder");
    let mut written: Vec<PathBuf> = fs::read_dir(root.join("tests/printed/samples"))
        .expect("the samples")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    written.sort();
    for file in written {
        let sample = fs::read_to_string(&file).expect("a sample");
        let sample: Sample = ron::from_str(&sample).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.file_stem().expect("a name");
        let pdf = cases.join(name).with_extension("pdf");
        if sample.era.is_server() {
            let sheet = work.join(name).with_extension("typ");
            fs::write(&sheet, sheets::sheet(&sample.blocks)).expect("can be written");
            Engine::start().print(&sheet, &pdf);
        } else {
            let (day, address) = &sample.furniture;
            let page = work.join(name).with_extension("html");
            fs::write(&page, pages::page(sample.era, &sample.title, &sample.blocks, false)).expect("can be written");
            // No font but those of the program goes into a file that is given away.
            let furniture = PRINTED.furniture_of(day, address, "div { font-family: 'DejaVu Sans' }");
            let mut browser = Browser::start(&work.join(".chromium"));
            browser.open(&page);
            fs::write(&pdf, browser.print(PRINTED, furniture)).expect("can be written");
        }
    }
}
