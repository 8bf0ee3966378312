//! Text recognition of scans and pictures by `tesseract`, with `pdftoppm` for the pages of a PDF, where they are installed.
//!
//! Both are processes of their own. Pages go through pipes from one to the other: nothing is written to the disk. What is recognised
//! comes as hOCR, which tells of each line where it stands and how high its letters are.

mod furniture;
mod hocr;
mod section_sign;
mod sizes;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use super::setting::tenths;
use super::work::{Cost, WorkBudget};
use super::written::Written;
use crate::evidence::{LineEvidence, Style, UNKNOWN_FACE};
use crate::text::Unreadable;
use hocr::RecognisedLine;
use section_sign::with_section_sign;

/// The language model, as `tesseract` calls it.
const LANGUAGE: &str = "nor";

/// How `tesseract` looks at a page: as one column, so that it reads fields that stand side by side row by row, and with a
/// threshold of its own for each part, so that it loses no page that is nearly empty.
const PAGE: [&str; 6] = ["--psm", "4", "-c", "thresholding_method=2", "-c", "tessedit_create_hocr=1"];

/// Dots per inch at which pages are drawn.
const RESOLUTION: &str = "300";

/// Points to a pixel at that resolution.
const POINTS: f64 = 72.0 / 300.0;

/// Type is about twice as large as its small letters are high.
const SIZE: f64 = 2.0;

/// Size of type that could not be measured, in points.
const USUAL_SIZE: f64 = 11.0;

/// Of lines that are less sure, in percent, nothing but the text is taken: they are pictures, or noise.
const SURE: f64 = 40.0;

/// Whether scans can be read here: both programs are on the search path, and the language is installed.
#[must_use]
pub fn is_available() -> bool {
    let has_language =
        |output: Output| String::from_utf8_lossy(&output.stdout).lines().any(|line| line.trim() == LANGUAGE);
    program("pdftoppm").is_some() && run("tesseract", &["--list-langs"], &[]).is_ok_and(has_language)
}

/// The text of the pages of a PDF, as they look.
pub(super) fn read_pdf(bytes: &[u8], pages: usize, work: &mut WorkBudget) -> Result<Written, Unreadable> {
    if !is_available() {
        return Err(Unreadable::NoOcr);
    }
    let read: Result<Vec<_>, _> = (0..pages).map(|page| drawn(bytes, page, work)).collect();
    found(&read?)
}

/// A line that was recognised, in points from the left and upper edge of its page.
pub(super) struct PlacedLine {
    pub text: String,
    pub left: f64,
    pub base: f64,
    /// Size of its type.
    pub size: f64,
}

/// The lines of one page of a PDF, counted from 0, as it looks.
pub(super) fn page(bytes: &[u8], page: usize, work: &mut WorkBudget) -> Result<Vec<PlacedLine>, Unreadable> {
    let read = drawn(bytes, page, work)?;
    let lines: Vec<&RecognisedLine> = read.iter().flatten().filter(|line| !line.text.trim().is_empty()).collect();
    let heights: Vec<(f64, usize)> = lines.iter().map(|line| (line.height, line.text.chars().count())).collect();
    // Where nothing was measured, lines stand below each other.
    let mut unplaced = (1_u16..).map(|number| f64::from(number) * 2.0 * USUAL_SIZE);
    let place = |(line, size): (&RecognisedLine, f64)| PlacedLine {
        text: with_section_sign(&line.text).into_owned(),
        left: line.left * POINTS,
        base: if line.height > 0.0 { line.base * POINTS } else { unplaced.next().unwrap_or_default() },
        size: if size > 0.0 { size * SIZE * POINTS } else { USUAL_SIZE },
    };
    Ok(lines.into_iter().zip(sizes::sizes(&heights)).map(place).collect())
}

/// What is recognised on one page of a PDF, counted from 0.
fn drawn(bytes: &[u8], page: usize, work: &mut WorkBudget) -> Result<Vec<Vec<RecognisedLine>>, Unreadable> {
    let number = (page + 1).to_string();
    let arguments = ["-r", RESOLUTION, "-gray", "-png", "-f", &number, "-l", &number, "-"];
    let picture = result(run("pdftoppm", &arguments, bytes)?)?;
    recognise(&picture, work)
}

/// The text of a picture.
pub(super) fn read_image(bytes: &[u8], work: &mut WorkBudget) -> Result<Written, Unreadable> {
    if is_available() { found(&[recognise(bytes, work)?]) } else { Err(Unreadable::NoOcr) }
}

/// The pages one after the other, a form feed between them, with a blank line after each paragraph.
fn found(pages: &[Vec<Vec<RecognisedLine>>]) -> Result<Written, Unreadable> {
    let lines = || pages.iter().flatten().flatten();
    if lines().all(|line| line.text.trim().is_empty()) {
        return Err(Unreadable::OcrFailed);
    }
    let heights: Vec<(f64, usize)> = lines().map(|line| (line.height, line.text.chars().count())).collect();
    let mut sizes = sizes::sizes(&heights).into_iter();
    let furniture = furniture::find(pages);
    let mut written = Written::default();
    for (number, page) in pages.iter().enumerate() {
        if number > 0 {
            written.text.push('\u{c}');
        }
        let mut above: Option<f64> = None;
        let mut numbers = 0..;
        for paragraph in page {
            for (line, at) in paragraph.iter().zip(&mut numbers) {
                let is_furniture = furniture.contains(&(number, at));
                let size = sizes.next().unwrap_or_default();
                let down = above.map(|above| line.base - above).filter(|down| *down > 0.0);
                let seen = LineEvidence {
                    style: Style { size: tenths(size * SIZE * POINTS), face: UNKNOWN_FACE, ..Style::default() },
                    left: tenths(line.left * POINTS),
                    below: down.map(|down| tenths(down * POINTS)),
                    page: u16::try_from(number).unwrap_or(u16::MAX),
                    furniture: is_furniture,
                };
                above = Some(line.base).filter(|_| !is_furniture);
                written.text.push_str(&with_section_sign(&line.text));
                if line.confidence >= SURE && size > 0.0 || is_furniture {
                    written.see(seen);
                }
                written.end_lines(1);
            }
            written.end_lines(1);
        }
    }
    Ok(written)
}

fn recognise(picture: &[u8], work: &mut WorkBudget) -> Result<Vec<Vec<RecognisedLine>>, Unreadable> {
    let mut arguments = vec!["stdin", "stdout", "-l", LANGUAGE];
    arguments.extend(PAGE);
    let page = result(run("tesseract", &arguments, picture)?)?;
    let page = String::from_utf8_lossy(&page);
    work.spend(Cost::Bytes, page.len())?;
    if page.trim_start().starts_with('<') {
        return hocr::paragraphs(&page, work);
    }
    // A program in the place of tesseract that gives text alone.
    let line =
        |text: &str| RecognisedLine { text: text.trim_end_matches('\u{c}').to_owned(), ..RecognisedLine::default() };
    Ok(page.split("\n\n").map(|paragraph| paragraph.lines().map(line).collect()).collect())
}

fn result(output: Output) -> Result<Vec<u8>, Unreadable> {
    if output.status.success() { Ok(output.stdout) } else { Err(Unreadable::OcrFailed) }
}

/// Runs a program that reads `input` and writes its result.
fn run(name: &str, arguments: &[&str], input: &[u8]) -> Result<Output, Unreadable> {
    let mut command = Command::new(program(name).ok_or(Unreadable::NoOcr)?);
    // Several files are read at once already.
    command.args(arguments).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Unreadable::NoOcr)?;
    let pipe = child.stdin.take();
    // A program that does not read to the end closes its side; what it then writes tells the rest.
    let feed = move || pipe.map(|mut pipe| pipe.write_all(input));
    thread::scope(|scope| {
        scope.spawn(feed);
        child.wait_with_output().map_err(|error| Unreadable::Io(error.kind()))
    })
}

/// The program of that name on the search path.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    folders.map(|folder| folder.join(&file)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::text::Text;

    #[test]
    fn lines_of_a_scan_tell_their_size_and_their_place() {
        let line = |text: &str, height: f64, base: f64, confidence: f64| RecognisedLine {
            text: text.to_owned(),
            left: 300.0,
            base,
            height,
            confidence,
        };
        let first = vec![
            vec![line("Flytting", 33.0, 400.0, 90.0)],
            vec![line("Hei alle", 26.0, 500.0, 90.0), line("sammen", 27.0, 550.0, 90.0), line("|", 90.0, 560.0, 20.0)],
        ];
        let second = vec![vec![line("Beside", 26.0, 100.0, 90.0), line("Above", 0.0, 90.0, 90.0)]];
        let (content, seen, _) = found(&[first, second]).expect("text").into_parts();
        let text = Text::new(&content);
        assert_eq!(text.as_str(), "Flytting\n\nHei alle\nsammen\n|\n\n\u{c}Beside\nAbove\n\n");
        let evidence = Evidence::of(&text, &seen);
        let seen: Vec<_> = evidence
            .lines()
            .iter()
            .map(|(at, line)| (*at, line.style.size, line.left, line.below, line.page))
            .collect();
        assert_eq!(
            seen,
            [
                (0, 158, 720, None, 0),
                (10, 125, 720, Some(240), 0),
                (19, 125, 720, Some(120), 0),
                (29, 125, 720, None, 1)
            ]
        );
        assert_eq!(found(&[vec![vec![line(" ", 0.0, 0.0, 0.0)]]]).err(), Some(Unreadable::OcrFailed));
    }
}
