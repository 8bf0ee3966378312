//! The tables of copies, as the schema makes them.

/// What a copy for a coder was made from and how, one row in the copy; and how far the logs of copies were merged.
pub(super) const MIGRATION: &str = "
CREATE TABLE copy (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    coder TEXT NOT NULL,
    codebook TEXT NOT NULL CHECK (codebook IN ('open', 'locked')),
    origin TEXT NOT NULL,
    mark TEXT NOT NULL
) STRICT;
CREATE TABLE merged (
    id INTEGER PRIMARY KEY,
    copy TEXT NOT NULL,
    mark TEXT NOT NULL,
    here TEXT NOT NULL,
    kept TEXT NOT NULL,
    became TEXT NOT NULL
) STRICT;
";
