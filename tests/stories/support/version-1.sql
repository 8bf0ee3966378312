-- A project file of version 1: its tables as they were, and one row in each.
PRAGMA page_size = 8192;
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
PRAGMA application_id = 1349274741;
PRAGMA user_version = 1;
INSERT INTO source VALUES (1, 'sak.txt', 'utf8', '2026-01-01T10:00:00Z', 'BRUKER – 1. APR. 2020: Hei.
');
INSERT INTO cases VALUES (1, 1, 'sak', NULL, 'in-progress', '- et punkt', 28, 1, 0, '2020-04-01', '2020-04-01');
INSERT INTO code VALUES (1, NULL, 1, 'Dialog', 0, '', '', '');
INSERT INTO code VALUES (2, 1, 2, 'økonomi', 1, '#a5407d', '', 'r');
INSERT INTO coder VALUES (1, 'ada');
INSERT INTO coding VALUES (1, 1, 23, 26, 2, 1, 1, '2026-01-01T10:01:00Z');
INSERT INTO memo VALUES (1, 1, 1, NULL, NULL, 1, 'husk', '2026-01-01T10:01:00Z');
INSERT INTO attribute VALUES (1, 1, 'gruppe', 'category');
INSERT INTO attribute_option VALUES (1, 1, 0, 'x');
INSERT INTO attribute_value VALUES (1, 1, 1, 'x');
INSERT INTO log VALUES (1, '2026-01-01T10:01:00Z', 'ada', 'load-codings', '[{"table":"coding","before":null,"after":{"id":1,"case_id":1,"start":23,"end":26,"code_id":2,"coder_id":1,"act":1,"created_at":"2026-01-01T10:01:00Z"}},{"table":"memo","before":null,"after":{"id":1,"case_id":1,"coding_id":1,"start":null,"end":null,"coder_id":1,"text":"husk","changed_at":"2026-01-01T10:01:00Z"}}]', 'done');
