//! A report: named tables and charts with quotations, codebook and method, as one HTML file and as .docx, and each table and chart as a file.
//! The same state of a project gives the same bytes, and the report names that state.
//!
//! | module | what lives there |
//! |---|---|
//! | [`recipe`] | what a report shows, and the file that says so |
//! | [`section`] | a named table or chart |
//! | [`method`] | codebook, and how the report came about |

mod method;
pub mod recipe;
mod section;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::paper::{Paper, PaperBlock, PaperForm, PaperRun, RunManner};
use crate::quotations;
use project::output::{Unfinished, put_in_place};
use project::quotation::of_excerpts;
use project::search::excerpts::{CodeQuery, excerpts};
use project::{Attributions, Error, Project, Result};
use recipe::{REPORT, Recipe};

/// Writes a report into a folder, which is made if it is not there. All files are written, or none.
///
/// # Errors
/// [`Error::InTable`] if a table cannot be made; [`Error::NoCode`] if quotations are of none; if a file cannot be written, or the project cannot
/// be read.
pub fn write(project: &Project, recipe: &Recipe, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut blocks =
        vec![quiet(tr!("report-made-from", state = project.state()?, version = env!("CARGO_PKG_VERSION")))];
    for table in &recipe.tables {
        let in_table = |source| Error::InTable { table: table.name.clone(), source: Box::new(source) };
        let section = section::of(project, table).map_err(in_table)?;
        blocks.extend(section.blocks);
        files.extend(
            section.files.into_iter().map(|(ending, bytes)| (folder.join(format!("{}{ending}", table.name)), bytes)),
        );
    }
    blocks.extend(quoted(project, &recipe.quotations)?);
    blocks.extend(method::codebook(project)?);
    blocks.extend(method::method(project)?);
    let paper = Paper { title: recipe.title.clone().unwrap_or_else(|| project.name()), blocks };
    for form in [PaperForm::Docx, PaperForm::Html] {
        let path = folder.join(format!("{REPORT}.{}", form.ending()));
        let mut bytes = Vec::new();
        paper.put(&path, form, &mut bytes)?;
        files.push((path, bytes));
    }
    let mut taken = HashSet::new();
    for (path, _) in &files {
        // The second page of one table may be called like another table.
        if !taken.insert(path) {
            return Err(Error::TableName(path.file_stem().unwrap_or_default().to_string_lossy().into_owned()));
        }
    }
    fs::create_dir_all(folder).map_err(|error| reading::Error::io(folder, error))?;
    let mut unfinished = Vec::new();
    for (path, bytes) in &files {
        if path.symlink_metadata().is_ok() && !path.is_file() {
            return Err(reading::Error::io(path, std::io::ErrorKind::AlreadyExists.into()).into());
        }
        let write = |file: &mut dyn std::io::Write| {
            file.write_all(bytes).map_err(|error| Error::from(reading::Error::io(path, error)))
        };
        unfinished.push(Unfinished::write(path, write)?);
    }
    put_in_place(unfinished)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn quiet(text: String) -> PaperBlock {
    PaperBlock::Paragraph(vec![PaperRun::new(text, RunManner::Quiet)])
}

/// The passages under codes, with their attribution.
fn quoted(project: &Project, codes: &[String]) -> Result<Vec<PaperBlock>> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let found = excerpts(project, &CodeQuery { codes: codes.to_vec(), ..CodeQuery::default() })?;
    let pattern = project.settings().attribution()?;
    let quotations = of_excerpts(&found, &Attributions::of(project, &pattern, words::value)?);
    let paper = quotations::to_paper(&quotations);
    let lower = |block| match block {
        PaperBlock::Heading(level, text) => PaperBlock::Heading(level + 1, text),
        block => block,
    };
    Ok(std::iter::once(PaperBlock::Heading(1, paper.title)).chain(paper.blocks.into_iter().map(lower)).collect())
}
