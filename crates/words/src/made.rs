//! What an edit has made, in words: before it is undone, and where it is restored.

use crate::i18n::number;
use project::MadeRows;

/// What an edit has made, as in «800 saker, 1 koding».
#[must_use]
pub fn made_rows(rows: &MadeRows) -> String {
    let of = |table: &str| rows.get(table).copied().unwrap_or(0);
    let (cases, documents, codings, memos) = (of("cases"), of("document"), of("coding"), of("memo"));
    let (codes, attributes, values) = (of("code"), of("attribute"), of("attribute_value"));
    let corrections = of("correction");
    let parts = [
        (cases, tr!("made-cases", count = cases, number = number(cases))),
        (documents, tr!("made-documents", count = documents, number = number(documents))),
        (codings, tr!("made-codings", count = codings, number = number(codings))),
        (memos, tr!("made-memos", count = memos, number = number(memos))),
        (codes, tr!("made-codes", count = codes, number = number(codes))),
        (attributes, tr!("made-attributes", count = attributes, number = number(attributes))),
        (values, tr!("made-values", count = values, number = number(values))),
        (corrections, tr!("made-corrections", count = corrections, number = number(corrections))),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part);
    parts.collect::<Vec<_>>().join(", ")
}
