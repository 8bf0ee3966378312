//! The tables of a project file and how older files become newer ones.
//!
//! | table | holds |
//! |---|---|
//! | `source` | normalised text as imported, and what was seen of its lines on the page: written once, changed only by redaction |
//! | `cases` | label, status and summary of each case, remarks on its document, the revision of its text, and a digest of its plan for the list |
//! | `code` | the codebook: a tree; groups are codes that are not codable |
//! | `coder` | who codes: the people of the project |
//! | `document` | the plans, the CV and other papers of a case, as parts of its text |
//! | `coding` | a code on a passage by a coder; `act` ties together what one selection made |
//! | `memo` | a memo on a coding, on a passage (an entry's span), on a case, or on nothing: a free memo, or an entry of the journal with its day |
//! | `memo_link` | from a memo, by its GUID, to a case, an entry, a coding, a code or another memo |
//! | `reading` | the entries that the grammar has read in each case, and from what: derived, never logged |
//! | `indexed_case`, `indexed_word` | the words of the texts and the cases that hold them, for the search: derived, never logged |
//! | `correction` | what a person has done about an entry (its span), in the order in which it was done |
//! | `aside` | codings and memos that have no place in an updated print |
//! | `attribute`, `attribute_option`, `attribute_value` | typed attributes of the cases |
//! | `code_group` | the codes that stand in further groups |
//! | `saved_search` | searches that were saved under a name |
//! | `case_set`, `saved_table` | sets of cases and tables that were saved under a name |
//! | `copy` | how this file was made as a copy for a coder |
//! | `merged` | which copies were merged, and how far |
//! | `replacement` | passages of released texts that stand for something |
//! | `redaction` | who replaced how many of what, and when: no originals, no excerpts, no hashes |
//! | `setting` | what is set for the project |
//! | `checksum` | the sum of each table, by which damage is noticed |
//! | `log` | every edit with its row changes: undo, journal and audit in one |

use rusqlite::Connection;

use super::{copy_tables, provenance, sums};
use crate::error::Result;

/// Marks a file as a Planlupe project ("`PlLu`").
pub const APPLICATION_ID: i32 = 0x506c_4c75;

/// Each step brings a file from its index to the next version; steps are only ever added.
const MIGRATIONS: [&str; 24] = [
    "
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id),
    label TEXT NOT NULL UNIQUE,
    layout TEXT,
    status TEXT NOT NULL DEFAULT 'unread' CHECK (status IN ('unread', 'in-progress', 'done')),
    summary TEXT NOT NULL DEFAULT '',
    chars INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    doubtful INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
) STRICT;
CREATE TABLE code (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES code(id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    codable INTEGER NOT NULL CHECK (codable IN (0, 1)),
    colour TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    shortcut TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX code_by_parent ON code(parent_id);
CREATE TABLE coder (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE coding (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases(id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    code_id INTEGER NOT NULL REFERENCES code(id),
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    act INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (case_id, start, end, code_id, coder_id)
) STRICT;
CREATE INDEX coding_by_code ON coding(code_id);
CREATE TABLE memo (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases(id),
    coding_id INTEGER UNIQUE REFERENCES coding(id),
    start INTEGER,
    end INTEGER,
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX memo_by_case ON memo(case_id);
CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('category', 'number', 'date', 'yes-no', 'text'))
) STRICT;
CREATE TABLE attribute_option (
    id INTEGER PRIMARY KEY,
    attribute_id INTEGER NOT NULL REFERENCES attribute(id),
    position INTEGER NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE attribute_value (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases(id),
    attribute_id INTEGER NOT NULL REFERENCES attribute(id),
    value TEXT NOT NULL,
    UNIQUE (case_id, attribute_id)
) STRICT;
CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    coder TEXT NOT NULL,
    command TEXT NOT NULL,
    changes TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
",
    "
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases(id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end >= start),
    what TEXT NOT NULL CHECK (what IN ('split', 'merge', 'date', 'speaker', 'thread', 'kind', 'accept')),
    value TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX correction_by_case ON correction(case_id);
",
    ANONYMISATION,
    PRINTS,
    REMARKS,
    REVISION,
    RELEASES,
    SUMS,
    ENTRIES,
    PACKED_ENTRIES,
    EVIDENCE,
    MADE_ROWS,
    OUTLINES,
    DOCUMENTS,
    CODE_RULES,
    LEFT_EDITS,
    WORD_INDEX,
    DEGREES,
    SAVED_SEARCHES,
    FREE_MEMOS,
    SETS_AND_TABLES,
    CODE_GROUPS,
    CODERS,
    copy_tables::MIGRATION,
];

const ANONYMISATION: &str = "
CREATE TABLE replacement (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases(id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    label TEXT NOT NULL,
    role TEXT
) STRICT;
CREATE INDEX replacement_by_case ON replacement(case_id);
CREATE TABLE redaction (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    case_number INTEGER,
    what TEXT NOT NULL,
    label TEXT,
    role TEXT,
    count INTEGER NOT NULL,
    words INTEGER
) STRICT;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
";

/// Updated prints: the sketch of a source, never older than its text, and what has no place in a newer one.
const PRINTS: &str = "
ALTER TABLE source ADD COLUMN sketch BLOB;
CREATE TRIGGER sketch_of_changed_text AFTER UPDATE OF text ON source BEGIN
    UPDATE source SET sketch = NULL WHERE id = NEW.id;
END;
CREATE TABLE aside (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases(id),
    code_id INTEGER REFERENCES code(id),
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    act INTEGER,
    excerpt TEXT NOT NULL,
    memo TEXT,
    memo_coder_id INTEGER REFERENCES coder(id),
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX aside_by_case ON aside(case_id);
";

/// What was replaced, guessed or left out while the document of a case was read; not beside the text, whose pages would have
/// to be read to reach it.
const REMARKS: &str = "ALTER TABLE cases ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]';";

/// The revision of the text of a case grows with every change of it, whoever changes it: what was computed from the text is
/// good for one revision. It begins at a random number, since the ids of a source and a case that are gone can come again.
const REVISION: &str = "
ALTER TABLE cases ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER revision_of_changed_text AFTER UPDATE OF text ON source BEGIN
    UPDATE cases SET revision = revision + 1 WHERE source_id = NEW.id;
END;
";

/// The random number of the release that brought a case, so that none is taken in twice.
const RELEASES: &str = "
ALTER TABLE cases ADD COLUMN release TEXT;
CREATE UNIQUE INDEX case_by_release ON cases(release);
";

/// Checksums, which [`super::sums`] fills in and keeps.
const SUMS: &str = "
ALTER TABLE source ADD COLUMN sum INTEGER;
ALTER TABLE log ADD COLUMN sum INTEGER;
CREATE TABLE checksum (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sum INTEGER NOT NULL
) STRICT;
";

/// Entries as they were read last. Whatever a reading was made from deletes it with its entries when it changes: the text (by the
/// revision), the source, the chosen layout, a correction; so does the removal of the case.
const ENTRIES: &str = "
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL UNIQUE REFERENCES cases(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    layout TEXT,
    grammar INTEGER NOT NULL
) STRICT;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES reading(case_id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sender TEXT,
    day TEXT,
    time TEXT,
    thread INTEGER,
    card TEXT,
    type TEXT,
    doubts TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_case ON entry(case_id);
CREATE TRIGGER reading_of_changed_case AFTER UPDATE OF source_id, revision, layout ON cases
WHEN OLD.source_id <> NEW.source_id OR OLD.revision <> NEW.revision OR OLD.layout IS NOT NEW.layout BEGIN
    DELETE FROM reading WHERE case_id = NEW.id;
END;
CREATE TRIGGER reading_of_new_correction AFTER INSERT ON correction BEGIN
    DELETE FROM reading WHERE case_id = NEW.case_id;
END;
CREATE TRIGGER reading_of_changed_correction AFTER UPDATE ON correction BEGIN
    DELETE FROM reading WHERE case_id = NEW.case_id;
END;
CREATE TRIGGER reading_of_removed_correction AFTER DELETE ON correction BEGIN
    DELETE FROM reading WHERE case_id = OLD.case_id;
END;
";

/// The entries of a case in one row: as rows of their own they took longer to write than to read out of the text.
const PACKED_ENTRIES: &str = "
DROP TABLE entry;
DELETE FROM reading;
ALTER TABLE reading ADD COLUMN entries BLOB NOT NULL DEFAULT x'';
";

/// What was seen of the lines of a text on its page; `NULL` where nothing was.
const EVIDENCE: &str = "ALTER TABLE source ADD COLUMN evidence BLOB;";

/// What copies are merged by, which [`provenance`] fills in. A correction that has only got a GUID is read as before.
const MADE_ROWS: &str = "
DROP TRIGGER reading_of_changed_correction;
ALTER TABLE coding RENAME COLUMN created_at TO changed_at;
ALTER TABLE correction RENAME COLUMN made_at TO changed_at;
ALTER TABLE cases ADD COLUMN guid TEXT;
ALTER TABLE cases ADD COLUMN coder_id INTEGER REFERENCES coder(id);
ALTER TABLE cases ADD COLUMN changed_at TEXT;
ALTER TABLE cases ADD COLUMN summary_coder_id INTEGER REFERENCES coder(id);
ALTER TABLE cases ADD COLUMN summary_changed_at TEXT;
ALTER TABLE cases ADD COLUMN status_coder_id INTEGER REFERENCES coder(id);
ALTER TABLE cases ADD COLUMN status_changed_at TEXT;
ALTER TABLE code ADD COLUMN guid TEXT;
ALTER TABLE code ADD COLUMN coder_id INTEGER REFERENCES coder(id);
ALTER TABLE code ADD COLUMN changed_at TEXT;
ALTER TABLE coding ADD COLUMN guid TEXT;
ALTER TABLE memo ADD COLUMN guid TEXT;
ALTER TABLE attribute ADD COLUMN guid TEXT;
ALTER TABLE attribute ADD COLUMN coder_id INTEGER REFERENCES coder(id);
ALTER TABLE attribute ADD COLUMN changed_at TEXT;
ALTER TABLE attribute_option ADD COLUMN guid TEXT;
ALTER TABLE attribute_option ADD COLUMN coder_id INTEGER REFERENCES coder(id);
ALTER TABLE attribute_option ADD COLUMN changed_at TEXT;
ALTER TABLE attribute_value ADD COLUMN guid TEXT;
ALTER TABLE attribute_value ADD COLUMN coder_id INTEGER REFERENCES coder(id);
ALTER TABLE attribute_value ADD COLUMN changed_at TEXT;
ALTER TABLE aside ADD COLUMN guid TEXT;
ALTER TABLE aside ADD COLUMN memo_guid TEXT;
ALTER TABLE aside ADD COLUMN changed_at TEXT;
ALTER TABLE correction ADD COLUMN guid TEXT;
ALTER TABLE setting ADD COLUMN guid TEXT;
ALTER TABLE setting ADD COLUMN coder_id INTEGER REFERENCES coder(id);
ALTER TABLE setting ADD COLUMN changed_at TEXT;
CREATE UNIQUE INDEX cases_by_guid ON cases(guid);
CREATE UNIQUE INDEX code_by_guid ON code(guid);
CREATE UNIQUE INDEX coding_by_guid ON coding(guid);
CREATE UNIQUE INDEX memo_by_guid ON memo(guid);
CREATE UNIQUE INDEX attribute_by_guid ON attribute(guid);
CREATE UNIQUE INDEX attribute_option_by_guid ON attribute_option(guid);
CREATE UNIQUE INDEX attribute_value_by_guid ON attribute_value(guid);
CREATE UNIQUE INDEX aside_by_guid ON aside(guid);
CREATE UNIQUE INDEX correction_by_guid ON correction(guid);
CREATE UNIQUE INDEX setting_by_guid ON setting(guid);
CREATE TRIGGER reading_of_changed_correction AFTER UPDATE OF case_id, start, end, what, value ON correction BEGIN
    DELETE FROM reading WHERE case_id = NEW.case_id;
END;
";

/// Outlines hold threads, speakers, ends and status since; those without are made anew.
const OUTLINES: &str = "DELETE FROM reading;";

/// The documents of cases that are more, or other, than one plan.
const DOCUMENTS: &str = "
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases(id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'cv', 'paper')),
    title TEXT NOT NULL,
    guid TEXT,
    coder_id INTEGER REFERENCES coder(id),
    changed_at TEXT
) STRICT;
CREATE INDEX document_by_case ON document(case_id);
CREATE UNIQUE INDEX document_by_guid ON document(guid);
CREATE TRIGGER reading_of_new_document AFTER INSERT ON document BEGIN
    DELETE FROM reading WHERE case_id = NEW.case_id;
END;
CREATE TRIGGER reading_of_changed_document AFTER UPDATE OF case_id, start, end, kind ON document BEGIN
    DELETE FROM reading WHERE case_id = NEW.case_id;
END;
CREATE TRIGGER reading_of_removed_document AFTER DELETE ON document BEGIN
    DELETE FROM reading WHERE case_id = OLD.case_id;
END;
";

/// What a code is used for and what not, and an example.
const CODE_RULES: &str = "
ALTER TABLE code ADD COLUMN when_to_use TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN when_not TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN example TEXT NOT NULL DEFAULT '';
";
/// What was undone is known by the edit that left it behind.
const LEFT_EDITS: &str = "ALTER TABLE log ADD COLUMN left_by INTEGER;";

/// The words of the texts with the cases that hold them, in segments. A case whose text changes or which goes takes its segment
/// with it: no word stays that no text holds.
const WORD_INDEX: &str = "
CREATE TABLE indexed_case (
    case_id INTEGER PRIMARY KEY REFERENCES cases(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    folding INTEGER NOT NULL,
    segment INTEGER NOT NULL
) STRICT;
CREATE INDEX indexed_case_by_segment ON indexed_case(segment);
CREATE TABLE indexed_word (
    segment INTEGER NOT NULL,
    head TEXT NOT NULL,
    forms TEXT NOT NULL,
    cases BLOB NOT NULL,
    PRIMARY KEY (segment, head)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER words_of_changed_case AFTER UPDATE OF source_id, revision ON cases
WHEN OLD.source_id <> NEW.source_id OR OLD.revision <> NEW.revision BEGIN
    DELETE FROM indexed_case WHERE case_id = NEW.id;
END;
CREATE TRIGGER segment_of_removed_case AFTER DELETE ON indexed_case BEGIN
    DELETE FROM indexed_word WHERE segment = OLD.segment;
    DELETE FROM indexed_case WHERE segment = OLD.segment;
END;
";

/// How strongly a code applies to a passage, where the project has a scale for it.
const DEGREES: &str = "
ALTER TABLE coding ADD COLUMN degree INTEGER;
ALTER TABLE aside ADD COLUMN degree INTEGER;
";

/// Searches that were saved under a name.
const SAVED_SEARCHES: &str = "
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    guid TEXT,
    coder_id INTEGER REFERENCES coder(id),
    changed_at TEXT
) STRICT;
CREATE UNIQUE INDEX saved_search_by_guid ON saved_search(guid);
";

/// Memos on no case, which have a title, and perhaps a day; and what memos point at. A link knows its ends by their GUIDs: it holds when
/// what it leads to goes and comes back. An entry has no GUID: it is a passage of a case, which moves with its text.
const FREE_MEMOS: &str = "
ALTER TABLE memo RENAME TO older_memo;
CREATE TABLE memo (
    id INTEGER PRIMARY KEY,
    case_id INTEGER REFERENCES cases(id),
    coding_id INTEGER UNIQUE REFERENCES coding(id),
    start INTEGER,
    end INTEGER,
    coder_id INTEGER NOT NULL REFERENCES coder(id),
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    guid TEXT,
    title TEXT NOT NULL DEFAULT '',
    day TEXT
) STRICT;
INSERT INTO memo (id, case_id, coding_id, start, end, coder_id, text, changed_at, guid)
    SELECT id, case_id, coding_id, start, end, coder_id, text, changed_at, guid FROM older_memo;
DROP TABLE older_memo;
CREATE INDEX memo_by_case ON memo(case_id);
CREATE UNIQUE INDEX memo_by_guid ON memo(guid);
CREATE TABLE memo_link (
    id INTEGER PRIMARY KEY,
    memo TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('case', 'entry', 'coding', 'code', 'memo')),
    target TEXT,
    case_id INTEGER REFERENCES cases(id),
    start INTEGER,
    end INTEGER,
    guid TEXT,
    coder_id INTEGER REFERENCES coder(id),
    changed_at TEXT
) STRICT;
CREATE INDEX memo_link_by_memo ON memo_link(memo);
CREATE INDEX memo_link_by_target ON memo_link(target);
CREATE INDEX memo_link_by_case ON memo_link(case_id);
CREATE UNIQUE INDEX memo_link_by_guid ON memo_link(guid);
";

/// Sets of cases and tables that are kept under a name.
const SETS_AND_TABLES: &str = "
CREATE TABLE case_set (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    guid TEXT,
    coder_id INTEGER REFERENCES coder(id),
    changed_at TEXT
) STRICT;
CREATE UNIQUE INDEX case_set_by_guid ON case_set(guid);
CREATE TABLE saved_table (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    guid TEXT,
    coder_id INTEGER REFERENCES coder(id),
    changed_at TEXT
) STRICT;
CREATE UNIQUE INDEX saved_table_by_guid ON saved_table(guid);
";

/// Groups in which a code stands besides its place in the tree.
const CODE_GROUPS: &str = "
CREATE TABLE code_group (
    id INTEGER PRIMARY KEY,
    code_id INTEGER NOT NULL REFERENCES code(id),
    group_id INTEGER NOT NULL REFERENCES code(id),
    guid TEXT,
    coder_id INTEGER REFERENCES coder(id),
    changed_at TEXT,
    UNIQUE (code_id, group_id)
) STRICT;
CREATE INDEX code_group_by_group ON code_group(group_id);
CREATE UNIQUE INDEX code_group_by_guid ON code_group(guid);
";

/// Coders as people: known by a GUID in every copy, in the form of a random UUID (version 4). `blind` is empty where the coder codes as
/// the project does.
const CODERS: &str = "
ALTER TABLE coder ADD COLUMN guid TEXT;
ALTER TABLE coder ADD COLUMN initials TEXT NOT NULL DEFAULT '';
ALTER TABLE coder ADD COLUMN colour TEXT NOT NULL DEFAULT '';
ALTER TABLE coder ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
ALTER TABLE coder ADD COLUMN blind INTEGER CHECK (blind IN (0, 1));
ALTER TABLE coder ADD COLUMN changed_at TEXT;
CREATE UNIQUE INDEX coder_by_guid ON coder(guid);
UPDATE coder SET guid = lower(hex(randomblob(6)) || '4' || substr(hex(randomblob(2)), 2) || 'a' || substr(hex(randomblob(8)), 2));
";

/// The version that [`MADE_ROWS`] brings.
const WITH_MADE_ROWS: usize = 12;

/// The version that [`CODERS`] brings.
const WITH_CODERS: usize = 23;

/// The version of the files that this program writes.
pub const VERSION: usize = MIGRATIONS.len();

/// The version of the open file; 0 for an empty one.
///
/// # Errors
/// If the file cannot be read.
pub fn version(connection: &Connection) -> Result<usize> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// The tables, indices and triggers of a file of today, in SQL.
///
/// # Errors
/// If there is no memory.
pub fn of_today() -> Result<Vec<String>> {
    let mut connection = Connection::open_in_memory()?;
    migrate(&mut connection)?;
    of(&connection)
}

/// The tables, indices and triggers of a file, in SQL.
///
/// # Errors
/// If the file cannot be read.
pub fn of(connection: &Connection) -> Result<Vec<String>> {
    let mut query =
        connection.prepare("SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Makes an empty file of an older version, from 8 on: the sums of tables without rows are 0.
#[cfg(test)]
pub(super) fn make_old(connection: &Connection, version: usize) -> Result<()> {
    MIGRATIONS[..version].iter().try_for_each(|script| connection.execute_batch(script))?;
    let since = |table: &str| match table {
        "document" => 14,
        "saved_search" => 19,
        "memo_link" => 20,
        "case_set" | "saved_table" => 21,
        "code_group" => 22,
        "copy" | "merged" => 24,
        _ => 0,
    };
    for table in sums::tables().filter(|table| version >= since(table)) {
        connection.execute("INSERT INTO checksum (name, sum) VALUES (?, 0)", [table])?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", version)?;
    Ok(())
}

/// Brings the file to [`VERSION`], all steps in one transaction.
///
/// # Errors
/// If the file cannot be written; it then stays what it was.
pub fn migrate(connection: &mut Connection) -> Result<()> {
    let from = version(connection)?;
    if from >= VERSION {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    let damage = sums::differences(&transaction)?;
    for (version, script) in MIGRATIONS.iter().enumerate().skip(from) {
        transaction.execute_batch(script)?;
        if version + 1 == WITH_MADE_ROWS {
            provenance::fill(&transaction)?;
        }
        if version + 1 == WITH_CODERS {
            provenance::name_coders(&transaction)?;
        }
    }
    sums::renew(&transaction, &damage)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(())
}
