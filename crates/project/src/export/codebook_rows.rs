//! The codebook as rows of a table.

use super::cells::{TableSink, put_table};
use crate::codebook::{Codebook, CodebookCode, PATH_SEPARATOR};
use crate::error::Result;
use crate::table::codebook_table::{COLUMNS, GROUPS};

/// Hands a codebook over as a table.
///
/// # Errors
/// Those of the sink.
pub fn put_codebook(codebook: &Codebook, to: &mut dyn TableSink) -> Result<()> {
    fn rows(code: &CodebookCode, codable: bool, above: &str, into: &mut Vec<[String; 9]>) {
        let path = if above.is_empty() { code.name.clone() } else { format!("{above}{PATH_SEPARATOR}{}", code.name) };
        into.push([
            path.clone(),
            if codable { "yes" } else { "no" }.to_owned(),
            code.colour.clone(),
            code.description.clone(),
            code.when_to_use.clone(),
            code.when_not.clone(),
            code.example.clone(),
            code.key.clone(),
            code.also_in.join(GROUPS),
        ]);
        code.codes.iter().for_each(|code| rows(code, !code.group, &path, into));
    }
    let mut all = Vec::new();
    for group in &codebook.groups {
        let code = CodebookCode { codes: group.codes.clone(), ..group.as_code() };
        rows(&code, group.codable, "", &mut all);
    }
    put_table(COLUMNS, all, to)
}
