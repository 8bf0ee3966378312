//! Rows that were removed here and changed in the copy.

use super::super::changes::RowValues;
use super::account::Claim;
use super::naming::shown;
use super::outcome::{MergeDecision, MergeItem, key_of};
use super::sides::text;
use super::weave::Weaving;
use crate::error::Result;

/// Tells of a conflict about such a row, and whether it stays removed; then later merges know that the project has kept it so.
pub(super) fn stays_removed(weaving: &mut Weaving<'_>, table: &'static str, theirs: &RowValues) -> Result<bool> {
    let guid = text(theirs, "guid");
    let name = weaving.name(table, theirs, false)?;
    let item = MergeItem { theirs: shown(&weaving.words, table, theirs), ..weaving.item(table, theirs, name)? };
    let claims = [Claim::removed(), Claim::changed()];
    let decided = weaving.account.decide(item, "row", &key_of(guid, "row"), &claims, None)?;
    if matches!(decided, Some(MergeDecision::Theirs | MergeDecision::Both)) {
        return Ok(false);
    }
    let own = weaving.own(guid).to_owned();
    weaving.kept.insert(own);
    Ok(true)
}
