//! Tables that are kept under a name: what each is asked for, never what came of it.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::figures::period::Over;
use crate::figures::window::Windows;
use crate::figures::{Figure, FigureQuery};
use crate::kept_names::{KeptNames, SeeName};
use crate::named::{GoneName, NamedThing};
use crate::project::{KeptKind, KeptText, Project};
use crate::sets::filter::CaseFilter;
use crate::tally::spec::TallySpec;

/// The description of a table: what is asked for, so that it is computed anew from any state of a project. The same type stands in the
/// project (as JSON, with the GUIDs of what it names) and in `tables.ron`:
///
/// ```ron
/// (what: Tally((rows: "codes", columns: Some("age"), count: codings, percent: Some(column))))
/// (what: Figure((figure: r#response-time, by: Some("age"))))
/// ```
///
/// Axes are the words of the command line ([`crate::tally::spec::TallyAxis`]), rules are typed text ([`crate::sets::rule::CaseRule`]); all else that
/// is left out is what the command has without an option. Names of attributes, codes, cases and sets are those of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    pub what: TableKind,
}

/// What kind of table it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "a project keeps few tables")]
pub enum TableKind {
    /// Counts of codings or entries.
    Tally(TallySpec),
    /// A contact figure.
    Figure(FigureSpec),
}

/// A contact figure as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    pub figure: Figure,
    /// The attribute whose values are the groups.
    #[serde(default)]
    pub by: Option<String>,
    #[serde(default)]
    pub over: Option<Over>,
    #[serde(default)]
    pub windows: Windows,
    /// The cases of which it tells.
    #[serde(default)]
    pub filter: CaseFilter,
}

impl FigureSpec {
    /// The figure as it is computed.
    #[must_use]
    pub fn query(&self) -> FigureQuery<'_> {
        let Self { figure, by, over, windows, filter } = self;
        FigureQuery { figure: *figure, by: by.as_deref(), windows, over: *over, filter }
    }
}

/// A table under its name.
#[derive(Debug, Clone)]
pub struct SavedTable {
    pub name: String,
    table: TableSpec,
    /// What it names and the project no longer has.
    pub gone: Vec<GoneName>,
    pub coder: String,
    pub changed_at: String,
}

/// A table as the file holds it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredTable {
    table: TableSpec,
    names: KeptNames,
}

impl TableSpec {
    fn each_name(&mut self, see: SeeName<'_>) {
        match &mut self.what {
            TableKind::Tally(tally) => tally.each_name(see),
            TableKind::Figure(FigureSpec { by, windows: Windows { start, end, .. }, filter, .. }) => {
                [by, start, end].into_iter().flatten().for_each(|name| see(NamedThing::Attribute, name));
                filter.each_name(see);
            }
        }
    }
}

impl SavedTable {
    /// What is asked for.
    ///
    /// # Errors
    /// [`Error::TableNames`] if something that it names is gone.
    pub fn table(&self) -> Result<&TableSpec> {
        if self.gone.is_empty() {
            Ok(&self.table)
        } else {
            Err(Error::TableNames { table: self.name.clone(), gone: self.gone.clone() })
        }
    }
}

/// All saved tables by their names.
///
/// # Errors
/// [`Error::Damaged`] if one cannot be understood; if the file cannot be read.
pub fn list(project: &Project) -> Result<Vec<SavedTable>> {
    project.kept(KeptKind::Table).list()?.into_iter().map(|kept| table_of(project, kept)).collect()
}

/// The saved table of this name, letter case aside.
///
/// # Errors
/// [`Error::NoTable`], and those of [`list`].
pub fn named(project: &Project, name: &str) -> Result<SavedTable> {
    table_of(project, project.kept(KeptKind::Table).named(name)?)
}

fn table_of(project: &Project, kept: KeptText) -> Result<SavedTable> {
    let damaged = |_| Error::Damaged(project.path().to_owned());
    let StoredTable { mut table, names } = serde_json::from_str(&kept.text).map_err(damaged)?;
    let gone = names.renew(project, |see| table.each_name(see))?;
    let KeptText { name, coder, changed_at, .. } = kept;
    Ok(SavedTable { name, table, gone, coder, changed_at })
}

/// Keeps a table, in the place of one that has this name. Says whether there was one.
///
/// # Errors
/// [`Error::EmptyName`]; [`Error::NoCode`], [`Error::NoAttribute`] and the like if it names what is not there; if the file cannot be written.
pub fn save(project: &mut Project, name: &str, table: &TableSpec) -> Result<bool> {
    let mut table = table.clone();
    let names = KeptNames::of(project, |see| table.each_name(see))?;
    let text = serde_json::to_string(&StoredTable { table, names }).map_err(|error| Error::Csv(error.into()))?;
    project.write().kept(KeptKind::Table).put(name, &text)
}
