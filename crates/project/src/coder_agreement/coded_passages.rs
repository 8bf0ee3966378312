//! Passages as each coder has coded them, side by side, and what the coders have agreed on: codings of the coder `consensus`.

use std::collections::BTreeSet;

use reading::text::Span;
use serde::Serialize;

use super::{AgreementQuery, Compared};
use crate::error::Result;
use crate::project::{CONSENSUS, ConsensusDecision, Project};

/// A passage that one coder at least has coded; passages that overlap are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodedPassage {
    /// Label of the case.
    pub case: String,
    #[serde(skip)]
    pub case_id: i64,
    /// Code points of the source.
    #[serde(flatten)]
    pub span: Span,
    /// What each coder has put on it; `None` for who has not seen the case.
    pub coders: Vec<Option<Vec<PassageCode>>>,
    /// What stands there of the coder for consensus.
    pub consensus: Vec<PassageCode>,
    /// Whether all who have seen it have coded it alike.
    pub agreed: bool,
}

/// A code on a passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PassageCode {
    /// Path of the code.
    pub code: String,
    #[serde(skip)]
    pub code_id: i64,
    #[serde(flatten)]
    pub span: Span,
}

impl CodedPassage {
    /// The decision for what one coder has put on it.
    #[must_use]
    pub fn for_coder(&self, coder: usize) -> Option<ConsensusDecision> {
        let codes = self.coders.get(coder)?.as_ref()?;
        Some(self.decision(codes.iter().map(|code| (code.code_id, code.span)).collect()))
    }

    /// The decision for these codings; none for none.
    #[must_use]
    pub const fn decision(&self, codings: Vec<(i64, Span)>) -> ConsensusDecision {
        ConsensusDecision { case: self.case_id, span: self.span, codings }
    }

    /// The place of the first coder who has seen it.
    fn first(&self) -> Option<usize> {
        self.coders.iter().position(Option::is_some)
    }
}

/// The passages of all cases that two or more coders have seen, by case and place, with the names of the coders.
///
/// # Errors
/// Those of [`super::agreement`].
pub fn coded_passages(project: &Project, query: &AgreementQuery<'_>) -> Result<(Vec<String>, Vec<CodedPassage>)> {
    project.coders().check_open()?;
    let compared = Compared::of(project, query)?;
    let tree = project.codes().tree()?;
    let number = |path: &String| tree.find_any(path).map(|code| code.id);
    let codes: Vec<i64> = compared.codes.iter().map(number).collect::<Result<_>>()?;
    let mut consensus = project.codings().list()?;
    consensus.retain(|coding| coding.coder == CONSENSUS);
    let mut found = Vec::new();
    for shared in &compared.cases {
        let code_of = |code: &usize, span: Span| PassageCode {
            code: compared.codes.get(*code).cloned().unwrap_or_default(),
            code_id: codes.get(*code).copied().unwrap_or_default(),
            span,
        };
        let mut spans: Vec<Span> = shared.by.iter().flatten().flatten().map(|(_, span)| *span).collect();
        spans.sort_unstable_by_key(|span| (span.start, span.end));
        let mut passages: Vec<Span> = Vec::new();
        for span in spans {
            match passages.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => passages.push(span),
            }
        }
        for passage in passages {
            let within = |span: &Span| span.start < passage.end && span.end > passage.start;
            let of_coder = |own: &Vec<(usize, Span)>| {
                let mut codes: Vec<PassageCode> =
                    own.iter().filter(|(_, span)| within(span)).map(|(code, span)| code_of(code, *span)).collect();
                codes.sort_unstable_by_key(|code| (code.span.start, code.span.end, code.code_id));
                codes
            };
            let coders: Vec<Option<Vec<PassageCode>>> =
                shared.by.iter().map(|own| own.as_ref().map(of_coder)).collect();
            let stands = consensus.iter().filter(|coding| coding.case == shared.case.id && within(&coding.span));
            let consensus = stands
                .map(|coding| PassageCode { code: tree.path(coding.code), code_id: coding.code, span: coding.span })
                .collect();
            let ways: BTreeSet<&Vec<PassageCode>> = coders.iter().flatten().collect();
            found.push(CodedPassage {
                case: shared.case.label.clone(),
                case_id: shared.case.id,
                span: passage,
                agreed: ways.len() < 2,
                coders,
                consensus,
            });
        }
    }
    Ok((compared.coders.into_iter().map(|coder| coder.name).collect(), found))
}

/// The decisions for what all who have seen it have coded alike, where the coder for consensus has not coded it so yet.
#[must_use]
pub fn agreed(passages: &[CodedPassage]) -> Vec<ConsensusDecision> {
    let agreed = passages.iter().filter(|passage| passage.agreed);
    agreed.filter_map(|passage| passage.for_coder(passage.first()?)).collect()
}
