//! Projects of Taguette (`.sqlite3`), told as a file of REFI-QDA tells a project. Documents are pages there: see [`crate::html_text`].

use std::collections::HashMap;

use rusqlite::Result;

use crate::foreign_database::{ForeignDatabase, ForeignProject};
use crate::guid::derived;
use crate::html_text::HtmlText;
use crate::refi_project::{
    RefiCode, RefiCoding, RefiNote, RefiProject, RefiSelection, RefiSet, RefiSource, RefiText, RefiUser, SourceKind,
};
use crate::timestamp;

/// Tables that only Taguette has together.
const TABLES: [&str; 5] = ["projects", "documents", "highlights", "tags", "highlight_tags"];

/// Who made which highlight last, and when. Other commands, and what is no JSON, are passed over.
const MAKERS: &str = "SELECT json_extract(payload, '$.highlight_id'), user_login, date FROM commands
    WHERE json_valid(payload) AND json_extract(payload, '$.type') = 'highlight_add' ORDER BY id";

pub(crate) fn is_one(database: &ForeignDatabase) -> bool {
    database.has(&TABLES)
}

/// # Errors
/// If the database is damaged.
pub(crate) fn read(database: &ForeignDatabase) -> Result<ForeignProject> {
    let mut refi = RefiProject { origin: "Taguette".to_owned(), ..RefiProject::default() };
    let projects = database.rows("projects", &["id", "name", "description", "created"])?;
    let began: HashMap<String, String> = projects.iter().map(|row| (row.text(0), row.text(3))).collect();
    let guid = |project: &str, kind: &str, id: &str| {
        let began = began.get(project).map(String::as_str).unwrap_or_default();
        derived(&["taguette", began, project, kind, id])
    };
    // Of a server's database, which holds several projects, each has its tags in a group of its own.
    let has_several = projects.len() > 1;
    let mut groups = HashMap::new();
    for row in &projects {
        let (id, name) = (row.text(0), row.text(1));
        if has_several {
            groups.insert(id.clone(), refi.codes.len());
            let code = RefiCode { guid: guid(&id, "project", &id), name: name.clone(), ..RefiCode::default() };
            refi.codes.push(code);
        }
        if !row.text(2).trim().is_empty() {
            refi.notes.push(RefiNote {
                guid: guid(&id, "description", &id),
                name,
                text: RefiText::Inline(row.text(2)),
                at: timestamp::utc(&row.text(3)).unwrap_or_default(),
                ..RefiNote::default()
            });
        }
    }
    let mut codes = HashMap::new();
    for row in database.rows("tags", &["id", "project_id", "path", "description"])? {
        let (id, project) = (row.text(0), row.text(1));
        let code = RefiCode {
            guid: guid(&project, "tag", &id),
            parent: groups.get(&project).copied(),
            name: row.text(2),
            codable: true,
            description: row.text(3),
            ..RefiCode::default()
        };
        codes.insert(id, code.guid.clone());
        refi.codes.push(code);
    }
    let (mut selections, users) = selections(database, &codes)?;
    let mut sets: HashMap<String, Vec<String>> = HashMap::new();
    for row in database.rows("documents", &["id", "project_id", "name", "description", "contents", "created"])? {
        let (id, project) = (row.text(0), row.text(1));
        let page = HtmlText::of(&row.text(4));
        let mut own = selections.remove(&id).unwrap_or_default();
        for selection in &mut own {
            selection.start = selection.start.and_then(|byte| page.start(byte));
            selection.end = selection.end.and_then(|byte| page.end(byte));
        }
        let source = guid(&project, "document", &id);
        sets.entry(project).or_default().push(source.clone());
        refi.sources.push(RefiSource {
            guid: source,
            name: row.text(2),
            kind: SourceKind::Text,
            text: RefiText::Inline(page.text),
            description: row.text(3),
            at: timestamp::utc(&row.text(5)).unwrap_or_default(),
            selections: own,
            ..RefiSource::default()
        });
    }
    if has_several {
        let set = |row: &crate::foreign_database::ForeignRow| {
            let sources = sets.get(&row.text(0)).cloned().unwrap_or_default();
            RefiSet { guid: guid(&row.text(0), "set", ""), name: row.text(1), sources, ..RefiSet::default() }
        };
        refi.sets = projects.iter().map(set).collect();
    }
    refi.users = users.into_iter().map(|(name, guid)| RefiUser { guid, name }).collect();
    Ok(ForeignProject { refi, left: Vec::new() })
}

type Coded = (HashMap<String, Vec<RefiSelection>>, HashMap<String, String>);

/// The highlights by their documents, with places in bytes, and the coders with their GUIDs.
fn selections(database: &ForeignDatabase, codes: &HashMap<String, String>) -> Result<Coded> {
    let mut makers: HashMap<String, (String, String)> = HashMap::new();
    let mut users: HashMap<String, String> = HashMap::new();
    if database.has(&["commands"]) {
        for row in database.query(MAKERS)? {
            let name = row.text(1);
            let user = users.entry(name).or_insert_with_key(|name| derived(&["taguette", "user", name]));
            makers.insert(row.text(0), (user.clone(), timestamp::utc(&row.text(2)).unwrap_or_default()));
        }
    }
    let mut tags: HashMap<String, Vec<String>> = HashMap::new();
    for row in database.rows("highlight_tags", &["highlight_id", "tag_id"])? {
        tags.entry(row.text(0)).or_default().push(row.text(1));
    }
    let mut found: HashMap<String, Vec<RefiSelection>> = HashMap::new();
    for row in database.rows("highlights", &["id", "document_id", "start_offset", "end_offset", "snippet"])? {
        let id = row.text(0);
        let (user, at) = makers.remove(&id).unwrap_or_default();
        let coding = |tag: String| RefiCoding {
            guid: derived(&["taguette", "coding", &at, &id, &tag]),
            code: codes.get(&tag).cloned().unwrap_or_default(),
            user: user.clone(),
            at: at.clone(),
            note_refs: Vec::new(),
        };
        let codings = tags.remove(&id).unwrap_or_default().into_iter().map(coding).collect();
        found.entry(row.text(1)).or_default().push(RefiSelection {
            guid: derived(&["taguette", "highlight", &at, &id]),
            name: HtmlText::of(&row.text(4)).text,
            start: row.place(2),
            end: row.place(3),
            codings,
            user,
            at,
            ..RefiSelection::default()
        });
    }
    Ok((found, users))
}
