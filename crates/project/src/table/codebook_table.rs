//! A codebook as a table, a row for each code: our own (`docs/csv.md`), or one of another program, whose columns have other names.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::{RawTable, TableFile, TableRow};
use crate::codebook::{Codebook, CodebookCode, CodebookGroup, PALETTE, PATH_SEPARATOR, colour_of};
use crate::error::{Error, Result};
use crate::project::{Code, CodeTree, Project};
use reading::entered;

/// The columns of our own.
pub(crate) const COLUMNS: [&str; 9] =
    ["code", "codable", "colour", "description", "when_to_use", "when_not", "example", "key", "also_in"];

/// What other programs call the columns. Names of codes are a path in one of them (Taguette: a tag), or stand beside their parent (MAXQDA).
const OTHER_NAMES: [(&str, &[&str]); 3] = [
    ("code", &["code", "path", "name", "tag", "kode", "navn"]),
    ("colour", &["colour", "color", "farge"]),
    ("description", &["description", "memo", "beskrivelse"]),
];
const PARENT: [&str; 2] = ["parent", "parent code"];

/// What parts the further groups of a code.
pub(crate) const GROUPS: &str = "; ";

/// Takes a codebook into a project: a table (CSV, Excel), or else a file of RON. What a table has no column for stays as it is in codes that
/// are there.
///
/// # Errors
/// [`Error::NoColumn`], [`Error::Line`], those of [`Codebook::read`] and of [`crate::project::Codes::load`].
pub fn load_codebook(project: &mut Project, path: &Path) -> Result<()> {
    let codebook = read(path, &project.codes().tree()?)?;
    project.write().codes().load(&codebook)
}

/// The codebook in a file, for a project without codes.
///
/// # Errors
/// [`Error::NoColumn`], [`Error::Line`], those of [`Codebook::read`].
pub fn read_codebook(path: &Path) -> Result<Codebook> {
    read(path, &CodeTree::default())
}

/// What a codebook would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookPreview {
    /// Paths of codes and groups that the project does not have.
    pub new: Vec<String>,
    /// How many it has, which become as the codebook says.
    pub known: usize,
}

/// Looks what a codebook would bring into a project.
///
/// # Errors
/// Those of [`load_codebook`] that are of the file.
pub fn preview_codebook(project: &Project, path: &Path) -> Result<CodebookPreview> {
    fn all(codes: &[CodebookCode], above: &str, into: &mut Vec<String>) {
        for code in codes {
            let path = format!("{above}{PATH_SEPARATOR}{}", code.name);
            into.push(path.clone());
            all(&code.codes, &path, into);
        }
    }
    let tree = project.codes().tree()?;
    let codebook = read(path, &tree)?;
    let mut paths = Vec::new();
    for group in &codebook.groups {
        paths.push(group.name.clone());
        all(&group.codes, &group.name, &mut paths);
    }
    let known: HashSet<String> = tree.iter().map(|(code, _)| entered::key(&tree.path(code.id))).collect();
    let (known, new): (Vec<String>, Vec<String>) =
        paths.into_iter().partition(|path| known.contains(&entered::key(path)));
    Ok(CodebookPreview { new, known: known.len() })
}

fn read(path: &Path, tree: &CodeTree) -> Result<Codebook> {
    if is_table(path) { of_table(path, tree) } else { Codebook::read(path) }
}

/// Whether a name is that of a table.
fn is_table(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(&*ending, "csv" | "tsv" | "xlsx")
}

/// The columns of a table, where they stand.
struct CodebookColumns {
    code: usize,
    parent: Option<usize>,
    others: HashMap<&'static str, usize>,
}

impl CodebookColumns {
    fn of(table: &TableFile<'_>) -> Option<Self> {
        let mut others = HashMap::new();
        for name in COLUMNS {
            let names =
                OTHER_NAMES.iter().find(|(own, _)| *own == name).map_or([name].to_vec(), |(_, names)| names.to_vec());
            if let Some(at) = names.into_iter().find_map(|name| table.column(name)) {
                others.insert(name, at);
            }
        }
        let code = *others.get("code")?;
        Some(Self { code, parent: PARENT.into_iter().find_map(|name| table.column(name)), others })
    }

    /// The names in the path of a row's code.
    fn names(&self, row: &TableRow) -> Vec<String> {
        let parent = self.parent.map(|parent| row.name(parent).replace(['\\', '>'], "/")).unwrap_or_default();
        let parted = |path: &str| path.split(PATH_SEPARATOR).map(entered::name).collect::<Vec<_>>();
        let names = parted(&parent).into_iter().chain(parted(&row.name(self.code)));
        names.filter(|name| !name.is_empty()).collect()
    }

    fn value(&self, row: &TableRow, column: &str) -> Option<String> {
        self.others.get(column).map(|at| row.value(*at))
    }
}

/// A code of the table, or one above it that is none.
struct TableCode {
    code: CodebookCode,
    codable: Option<bool>,
    below: Vec<usize>,
    is_row: bool,
}

fn of_table(path: &Path, tree: &CodeTree) -> Result<Codebook> {
    let names: Vec<&str> = OTHER_NAMES[0].1.to_vec();
    let table = TableFile::read_any(path, &names, COLUMNS[0])?;
    let columns = CodebookColumns::of(&table).ok_or(Error::NoColumn { path: path.to_owned(), column: COLUMNS[0] })?;
    let known: HashMap<String, &Code> =
        tree.iter().map(|(code, _)| (entered::key(&tree.path(code.id)), code)).collect();
    let (mut all, mut roots): (Vec<TableCode>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let wrong = |error| table.on_line(row.line, error);
        let names = columns.names(row);
        if names.is_empty() {
            return Err(wrong(Error::EmptyName));
        }
        let (mut above, mut so_far): (Option<usize>, String) = (None, String::new());
        for (depth, name) in names.iter().enumerate() {
            so_far = if depth == 0 { name.clone() } else { format!("{so_far}{PATH_SEPARATOR}{name}") };
            let key = entered::key(&so_far);
            let at = *places.entry(key.clone()).or_insert_with(|| {
                let at = all.len();
                all.push(TableCode::new(name, known.get(&key).copied(), tree));
                above.map_or(&mut roots, |above| &mut all[above].below).push(at);
                at
            });
            above = Some(at);
        }
        let Some(own) = above.and_then(|at| all.get_mut(at)) else { continue };
        if std::mem::replace(&mut own.is_row, true) {
            return Err(wrong(Error::CodeExists(so_far)));
        }
        own.read(row, &columns).map_err(wrong)?;
    }
    if !columns.others.contains_key("colour") {
        let bare = all.iter_mut().filter(|own| own.code.colour.is_empty() && own.is_codable());
        bare.zip(PALETTE.iter().cycle()).for_each(|(own, colour)| own.code.colour = (*colour).to_owned());
    }
    let groups = roots.iter().map(|root| {
        let (code, codable) = (built(&all, *root), all[*root].is_codable());
        let CodebookCode { name, colour, description, when_to_use, when_not, example, key, also_in, codes, .. } = code;
        CodebookGroup { name, description, when_to_use, when_not, example, codable, colour, key, also_in, codes }
    });
    Ok(Codebook { groups: groups.collect() })
}

/// A code with those below it.
fn built(all: &[TableCode], at: usize) -> CodebookCode {
    let own = &all[at];
    let codes = own.below.iter().map(|below| built(all, *below)).collect();
    CodebookCode { codes, group: own.codable == Some(false), ..own.code.clone() }
}

impl TableCode {
    fn new(name: &str, known: Option<&Code>, tree: &CodeTree) -> Self {
        let code = known.map_or_else(
            || CodebookCode { name: name.to_owned(), ..CodebookCode::default() },
            |known| CodebookCode {
                name: known.name.clone(),
                colour: known.colour.clone(),
                description: known.description.clone(),
                when_to_use: known.when_to_use.clone(),
                when_not: known.when_not.clone(),
                example: known.example.clone(),
                key: known.shortcut.clone(),
                also_in: tree.paths(&known.groups),
                group: false,
                codes: Vec::new(),
            },
        );
        Self { code, codable: known.map(|known| known.codable), below: Vec::new(), is_row: false }
    }

    /// At the top, what has codes below it is a group unless it is said to be none.
    fn is_codable(&self) -> bool {
        self.codable.unwrap_or(self.below.is_empty())
    }

    fn read(&mut self, row: &TableRow, columns: &CodebookColumns) -> Result<()> {
        let code = &mut self.code;
        for (column, field) in [
            ("description", &mut code.description),
            ("when_to_use", &mut code.when_to_use),
            ("when_not", &mut code.when_not),
            ("example", &mut code.example),
            ("key", &mut code.key),
        ] {
            if let Some(value) = columns.value(row, column) {
                *field = value;
            }
        }
        if let Some(colour) = columns.value(row, "colour") {
            code.colour = colour_of(&colour)?;
        }
        if let Some(groups) = columns.value(row, "also_in") {
            code.also_in = groups.split(GROUPS.trim()).map(entered::name).filter(|group| !group.is_empty()).collect();
        }
        if let Some(codable) = columns.value(row, "codable").filter(|codable| !codable.is_empty()) {
            let value = crate::value::AttributeKind::YesNo.parse(&codable, false);
            self.codable = Some(value.ok_or(Error::NotYesOrNo { column: "codable" })? == "yes");
        }
        Ok(())
    }
}

impl<'a> TableFile<'a> {
    /// Reads a table that has one of these columns; the other error than of reading names the first of them.
    fn read_any(path: &'a Path, names: &[&str], first: &'static str) -> Result<Self> {
        let has_any =
            |head: &super::CellRow| head.cells.iter().any(|cell| names.contains(&entered::key(&cell.content).as_str()));
        let raw = RawTable::of(path, has_any)?;
        if !has_any(&raw.head) {
            return Err(Error::NoColumn { path: path.to_owned(), column: first });
        }
        Self::of_raw(path, raw)
    }
}
