//! A project of `QualCoder` (`data.qda`), told as a file of REFI-QDA tells a project. All versions of its tables are read.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::Result;

use crate::foreign_database::{ForeignDatabase, ForeignProject, ForeignRow};
use crate::guid::derived;
use crate::parse::colour;
use crate::refi_project::{
    RefiCase, RefiCode, RefiCoding, RefiNote, RefiProject, RefiSelection, RefiSource, RefiText, RefiUser, RefiValue,
    RefiVariable, SourceKind, VariableKind,
};
use crate::report::LeftWhat;
use crate::timestamp;

/// Tables that only `QualCoder` has together.
const TABLES: [&str; 4] = ["source", "code_name", "code_cat", "code_text"];

/// Tables of which nothing is taken in.
const OTHERS: [&str; 2] = ["ris", "stored_sql"];

/// Codes below codes at most; what lies deeper stands at this depth.
const DEEPEST: usize = 64;

pub(crate) fn is_one(database: &ForeignDatabase) -> bool {
    database.has(&TABLES)
}

/// # Errors
/// If the database is damaged.
pub(crate) fn read(database: &ForeignDatabase) -> Result<ForeignProject> {
    let about = database.rows("project", &["date", "memo", "about"])?;
    let about = about.first();
    let said = |at| about.map(|row| row.text(at)).unwrap_or_default();
    let mut project = QualCoderProject { database, began: said(0), users: HashMap::new(), left: Vec::new() };
    let mut refi = RefiProject { origin: "QualCoder".to_owned(), ..RefiProject::default() };
    if said(2).starts_with("QualCoder") {
        refi.origin = said(2);
    }
    refi.description = said(1);
    refi.codes = project.codes()?;
    refi.sources = project.sources()?;
    refi.notes = project.journal()?;
    refi.cases = project.cases(&refi.sources)?;
    project.values(&mut refi)?;
    refi.graphs = database.count("graph")?;
    for table in OTHERS {
        project.left.push((LeftWhat::OtherRows, table.to_owned(), database.count(table)?));
    }
    refi.users = project.users.into_iter().map(|(name, guid)| RefiUser { guid, name }).collect();
    Ok(ForeignProject { refi, left: project.left })
}

/// A project on its way in.
struct QualCoderProject<'a> {
    database: &'a ForeignDatabase,
    /// When it was begun, by which its rows are told from those of other projects.
    began: String,
    /// GUIDs of coders by their names.
    users: HashMap<String, String>,
    left: Vec<(LeftWhat, String, usize)>,
}

/// A code or category, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum CodeKey {
    Category(i64),
    Code(i64),
}

impl QualCoderProject<'_> {
    fn guid(&self, kind: &str, id: &str) -> String {
        derived(&["qualcoder", &self.began, kind, id])
    }

    fn user(&mut self, name: &str) -> String {
        if name.trim().is_empty() {
            return String::new();
        }
        self.users.entry(name.to_owned()).or_insert_with(|| derived(&["qualcoder", "user", name])).clone()
    }

    fn made(&mut self, row: &ForeignRow, owner: usize, date: usize) -> (String, String) {
        (self.user(&row.text(owner)), timestamp::utc(&row.text(date)).unwrap_or_default())
    }

    fn codes(&self) -> Result<Vec<RefiCode>> {
        let mut nodes = Vec::new();
        for row in self.database.rows("code_cat", &["catid", "name", "memo", "supercatid"])? {
            let Some(id) = row.number(0) else { continue };
            let code = RefiCode {
                guid: self.guid("category", &id.to_string()),
                name: row.text(1),
                description: row.text(2),
                ..RefiCode::default()
            };
            nodes.push((CodeKey::Category(id), row.number(3).map(CodeKey::Category), code));
        }
        for row in self.database.rows("code_name", &["cid", "name", "memo", "color", "catid", "supercid"])? {
            let Some(id) = row.number(0) else { continue };
            let code = RefiCode {
                guid: self.guid("code", &id.to_string()),
                name: row.text(1),
                codable: true,
                colour: colour(&row.text(3)),
                description: row.text(2),
                ..RefiCode::default()
            };
            let above = row.number(5).map(CodeKey::Code).or(row.number(4).map(CodeKey::Category));
            nodes.push((CodeKey::Code(id), above, code));
        }
        Ok(in_tree_order(nodes))
    }

    fn sources(&mut self) -> Result<Vec<RefiSource>> {
        let mut selections = self.selections()?;
        let mut others: HashMap<i64, usize> = HashMap::new();
        for table in ["code_image", "code_av"] {
            for row in self.database.rows(table, &["id"])? {
                *others.entry(row.number(0).unwrap_or_default()).or_default() += 1;
            }
        }
        let mut sources = Vec::new();
        for row in self.database.rows("source", &["id", "name", "fulltext", "mediapath", "memo", "owner", "date"])? {
            let id = row.number(0).unwrap_or_default();
            let (user, at) = self.made(&row, 5, 6);
            let (text, path) = (row.text(2), row.text(3).to_lowercase());
            let begins = |words: [&str; 2]| words.iter().any(|word| path.starts_with(word));
            let kind = if begins(["/images", "images:"]) {
                SourceKind::Picture
            } else if begins(["/audio", "audio:"]) {
                SourceKind::Audio
            } else if begins(["/video", "video:"]) {
                SourceKind::Video
            } else if Path::new(&path).extension().is_some_and(|ending| ending == "pdf") {
                SourceKind::Pdf
            } else {
                SourceKind::Text
            };
            sources.push(RefiSource {
                guid: self.source_guid(id),
                name: row.text(1),
                kind,
                text: RefiText::Inline(text),
                description: row.text(4),
                user,
                at,
                selections: selections.remove(&id).unwrap_or_default(),
                other_codings: others.remove(&id).unwrap_or_default(),
                ..RefiSource::default()
            });
        }
        let lost = selections.values().flatten().map(|selection| selection.codings.len()).sum();
        self.left.push((LeftWhat::CodingsWithoutPlace, String::new(), lost));
        Ok(sources)
    }

    fn source_guid(&self, id: i64) -> String {
        self.guid("source", &id.to_string())
    }

    /// Codings and annotations by their sources.
    fn selections(&mut self) -> Result<HashMap<i64, Vec<RefiSelection>>> {
        let mut found: HashMap<i64, Vec<RefiSelection>> = HashMap::new();
        let columns = ["fid", "pos0", "pos1", "cid", "seltext", "memo", "owner", "date", "important"];
        let mut important = 0;
        for row in self.database.rows("code_text", &columns)? {
            let (user, at) = self.made(&row, 6, 7);
            important += usize::from(row.number(8) == Some(1));
            let place = [0, 1, 2, 3, 6].map(|at| row.text(at)).join(" ");
            let coding = RefiCoding {
                guid: self.guid("coding", &place),
                code: self.guid("code", &row.text(3)),
                user: user.clone(),
                at: at.clone(),
                note_refs: Vec::new(),
            };
            found.entry(row.number(0).unwrap_or_default()).or_default().push(RefiSelection {
                guid: self.guid("selection", &place),
                name: row.text(4),
                start: row.place(1),
                end: row.place(2),
                description: row.text(5),
                user,
                at,
                codings: vec![coding],
                note_refs: Vec::new(),
            });
        }
        self.left.push((LeftWhat::Importance, String::new(), important));
        for row in self.database.rows("annotation", &["fid", "pos0", "pos1", "memo", "owner", "date", "anid"])? {
            let (user, at) = self.made(&row, 4, 5);
            found.entry(row.number(0).unwrap_or_default()).or_default().push(RefiSelection {
                guid: self.guid("annotation", &row.text(6)),
                start: row.place(1),
                end: row.place(2),
                description: row.text(3),
                user,
                at,
                ..RefiSelection::default()
            });
        }
        Ok(found)
    }

    fn journal(&mut self) -> Result<Vec<RefiNote>> {
        let mut notes = Vec::new();
        for row in self.database.rows("journal", &["jid", "name", "jentry", "owner", "date"])? {
            let (user, at) = self.made(&row, 3, 4);
            notes.push(RefiNote {
                guid: self.guid("journal", &row.text(0)),
                name: row.text(1),
                text: RefiText::Inline(row.text(2)),
                description: String::new(),
                user,
                at,
            });
        }
        Ok(notes)
    }

    fn cases(&self, sources: &[RefiSource]) -> Result<Vec<RefiCase>> {
        let lengths: HashMap<&str, usize> = sources
            .iter()
            .map(|source| match &source.text {
                RefiText::Inline(text) => (&*source.guid, text.chars().count()),
                _ => (&*source.guid, 0),
            })
            .collect();
        let mut texts: HashMap<i64, Vec<ForeignRow>> = HashMap::new();
        for row in self.database.rows("case_text", &["caseid", "fid", "pos0", "pos1"])? {
            texts.entry(row.number(0).unwrap_or_default()).or_default().push(row);
        }
        let mut cases = Vec::new();
        for row in self.database.rows("cases", &["caseid", "name", "memo"])? {
            let id = row.number(0).unwrap_or_default();
            let mut case = RefiCase {
                guid: self.guid("case", &id.to_string()),
                name: row.text(1),
                description: row.text(2),
                ..RefiCase::default()
            };
            for part in texts.remove(&id).unwrap_or_default() {
                let source = self.source_guid(part.number(1).unwrap_or_default());
                let length = lengths.get(&*source).copied().unwrap_or_default();
                let (start, end) = (part.place(2).unwrap_or_default(), part.place(3).unwrap_or_default());
                // A picture has no places, and the last character was left out by some versions.
                if start == 0 && (end == 0 || end + 1 >= length) {
                    case.sources.push(source);
                } else {
                    case.selections += 1;
                }
            }
            cases.push(case);
        }
        Ok(cases)
    }

    fn values(&self, refi: &mut RefiProject) -> Result<()> {
        for row in self.database.rows("attribute_type", &["name", "valuetype", "memo"])? {
            let kind = if row.text(1) == "numeric" { VariableKind::Float } else { VariableKind::Text };
            let (name, description) = (row.text(0), row.text(2));
            refi.variables.push(RefiVariable { guid: self.guid("attribute", &name), name, kind, description });
        }
        let mut of_cases: HashMap<String, Vec<RefiValue>> = HashMap::new();
        let mut of_sources: HashMap<String, Vec<RefiValue>> = HashMap::new();
        for row in self.database.rows("attribute", &["name", "attr_type", "value", "id"])? {
            let (variable, value) = (self.guid("attribute", &row.text(0)), row.text(2));
            let id = row.number(3).unwrap_or_default();
            if value.trim().is_empty() {
                continue;
            }
            let value = RefiValue { variable, value };
            match &*row.text(1) {
                "case" => of_cases.entry(self.guid("case", &id.to_string())).or_default().push(value),
                "file" => of_sources.entry(self.source_guid(id)).or_default().push(value),
                _ => {}
            }
        }
        for case in &mut refi.cases {
            case.values = of_cases.remove(&case.guid).unwrap_or_default();
        }
        for source in &mut refi.sources {
            source.values = of_sources.remove(&source.guid).unwrap_or_default();
        }
        Ok(())
    }
}

/// Codes with their parents before them. What lies below itself, or below nothing that is there, stands at the top.
fn in_tree_order(nodes: Vec<(CodeKey, Option<CodeKey>, RefiCode)>) -> Vec<RefiCode> {
    let keys: HashSet<CodeKey> = nodes.iter().map(|(key, _, _)| *key).collect();
    let mut below: HashMap<Option<CodeKey>, Vec<usize>> = HashMap::new();
    for (at, (_, above, _)) in nodes.iter().enumerate() {
        below.entry(above.filter(|above| keys.contains(above))).or_default().push(at);
    }
    let roots: Vec<usize> = below.remove(&None).unwrap_or_default();
    // Those in a circle are reached last, each from itself.
    let starts = roots.into_iter().chain(0..nodes.len());
    let mut seen = HashSet::new();
    let mut ordered: Vec<RefiCode> = Vec::with_capacity(nodes.len());
    for start in starts {
        let mut waiting = vec![(start, None, 0)];
        while let Some((at, parent, depth)) = waiting.pop() {
            if !seen.insert(at) {
                continue;
            }
            let (key, _, code) = &nodes[at];
            let index = ordered.len();
            ordered.push(RefiCode { parent, ..code.clone() });
            let (next, depth) = if depth < DEEPEST { (Some(index), depth + 1) } else { (parent, depth) };
            let children = below.get(&Some(*key)).into_iter().flatten().rev();
            waiting.extend(children.map(|child| (*child, next, depth)));
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_behind_their_parents_whatever_the_tables_say() {
        let node = |key: i64, above: Option<i64>| {
            let code = RefiCode { name: key.to_string(), ..RefiCode::default() };
            (CodeKey::Code(key), above.map(CodeKey::Code), code)
        };
        // 2 below 1; 3 below one that is not there; 4 and 5 below each other.
        let nodes = [node(2, Some(1)), node(1, None), node(3, Some(9)), node(4, Some(5)), node(5, Some(4))];
        let ordered = in_tree_order(nodes.to_vec());
        let told: Vec<_> = ordered.iter().map(|code| (&*code.name, code.parent)).collect();
        assert_eq!(told, [("1", None), ("2", Some(0)), ("3", None), ("4", None), ("5", Some(3))]);
        let deep: Vec<_> = (0..10_000).map(|at| node(at, at.checked_sub(1).filter(|above| *above >= 0))).collect();
        assert_eq!(in_tree_order(deep).len(), 10_000);
    }
}
