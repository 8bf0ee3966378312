//! What coders have agreed on: codings of a coder of its own.

use rusqlite::params;

use super::coders::Coders;
use super::{Act, Project};
use crate::error::Result;
use reading::text::Span;

/// The coder whose codings are what the others have agreed on; agreement compares it only where that is asked for.
pub const CONSENSUS: &str = "consensus";

/// What is to stand on a passage of a case: these codes on these spans, and nothing else that was agreed on before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsensusDecision {
    pub case: i64,
    /// Code points of the source.
    pub span: Span,
    pub codings: Vec<(i64, Span)>,
}

impl Coders<&mut Project> {
    /// Lets the coder for consensus code passages as it was decided, as one act; gives how many codings are new.
    ///
    /// # Errors
    /// [`crate::Error::BadSpan`], [`crate::Error::NotCodable`]; if the file cannot be written.
    pub fn decide(&mut self, decisions: &[ConsensusDecision]) -> Result<usize> {
        self.project.edit(Act::DecideConsensus, |project| {
            let (act, coder) = (project.codings().next_act()?, project.write().coders().named(CONSENSUS)?);
            let mut made = 0;
            for ConsensusDecision { case, span, codings } in decisions {
                let chars = project.cases().chars(*case)?;
                let stands = project.codings().every_of(*case)?.into_iter().filter(|coding| {
                    coding.coder == CONSENSUS && coding.span.start < span.end && coding.span.end > span.start
                });
                for coding in stands.filter(|own| !codings.contains(&(own.code, own.span))).collect::<Vec<_>>() {
                    project.execute("DELETE FROM memo WHERE coding_id = ?", params![coding.id])?;
                    project.execute("DELETE FROM coding WHERE id = ?", params![coding.id])?;
                }
                for (code, span) in codings {
                    project.codings().check_codable(*code)?;
                    project.cases().check_span(*case, chars, *span)?;
                    let new = project.write().codings().insert(*case, *code, coder, *span, act, None)?;
                    made += usize::from(new.is_some());
                }
            }
            project.write().memo_links().forget_lost()?;
            Ok(made)
        })
    }
}
