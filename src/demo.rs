//! The demo: a project made from the invented cases that the program ships.

use std::fs;
use std::path::{Path, PathBuf};

use crate::assets::SampleCases;
use crate::error::Result;
use project::NewProject;
use project::codebook::Codebook;
use project::import::{self, Manner};
use project::table;

/// The case whose chronology the demo prints.
pub const SHOWN_CASE: &str = "sak-001";
/// The attribute over which it tallies.
pub const SHOWN_ATTRIBUTE: &str = "aldersgruppe";
/// Who coded the sample cases.
const CODER: &str = "eksempel";

/// A demo project.
#[derive(Debug)]
pub struct Demo {
    pub folder: PathBuf,
    pub project: PathBuf,
}

/// Makes the demo project in `folder`, or in a new folder below the current one. The folder holds the sample
/// cases too, so that one can see what came in.
///
/// # Errors
/// [`project::Error::Exists`] if the folder holds a demo project already; [`reading::Error::Io`].
pub fn make(folder: Option<&Path>) -> Result<Demo> {
    let folder = folder.map_or_else(free_folder, Path::to_owned);
    let project_file = folder.join("demo.planlupe");
    if project_file.exists() {
        return Err(project::Error::Exists(project_file).into());
    }
    let samples = folder.join("sample-cases");
    fs::create_dir_all(&samples).map_err(|error| reading::Error::io(&samples, error))?;
    for name in SampleCases::iter() {
        let path = samples.join(name.as_ref());
        if let (Some(parent), Some(file)) = (path.parent(), SampleCases::get(&name)) {
            fs::create_dir_all(parent).map_err(|error| reading::Error::io(parent, error))?;
            fs::write(&path, &file.data).map_err(|error| reading::Error::io(&path, error))?;
        }
    }
    fill(&project_file, &samples)?;
    Ok(Demo { folder, project: project_file })
}

/// Makes the project out of the sample cases that lie in `samples`.
fn fill(project_file: &Path, samples: &Path) -> Result<()> {
    let mut project = NewProject::begin(project_file)?;
    project.write().codes().load(&Codebook::read(&samples.join("codebook.ron"))?)?;
    project.set_coder(CODER);
    import::import(&mut project, import::files(&[samples.to_owned()], false)?.files, Manner::default())?;
    table::load_attributes(&mut project, &samples.join("attributes.csv"), &table::ColumnKinds::new())?;
    table::load_codings(&mut project, &samples.join("codings.csv"), false)?;
    for case in project.cases().list()? {
        let summary = samples.join("summaries").join(format!("{}.md", case.label));
        if let Ok(summary) = fs::read_to_string(&summary) {
            project.write().cases().write_summary(case.id, &summary)?;
        }
    }
    project.forget_undo()?;
    project.place()?;
    Ok(())
}

fn free_folder() -> PathBuf {
    let names =
        std::iter::once("planlupe-demo".to_owned()).chain((2..).map(|number| format!("planlupe-demo-{number}")));
    names.map(PathBuf::from).find(|folder| !folder.exists()).unwrap_or_else(|| PathBuf::from("planlupe-demo"))
}
