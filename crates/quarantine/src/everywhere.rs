//! Where words stand, in the quarantine and in the project at once, and what was decided of each place.

use serde::Serialize;

use super::quarantine::Quarantine;
use super::release::case_of;
use crate::error::Result;
use names::carried::{CarriedDecision, CarriedKind};
use names::entity;
use names::judgement::{Judgement, Verdict, whole_words};
use names::mark::Label;
use project::{Occurrence, Project, Releases, Within};
use reading::text::{Span, Text};

/// Code points around a place.
const AROUND: usize = 40;

/// Where words stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "in", rename_all = "kebab-case")]
pub enum StandsIn {
    /// In an original. `released` is the label of the case that it became.
    Original { original: i64, label: String, released: Option<String>, signed: bool },
    /// In a case of the project: its text, or what is written of it.
    Case {
        #[serde(skip)]
        id: i64,
        case: String,
        #[serde(skip)]
        within: Within,
        what: &'static str,
    },
    /// In the codebook, a free memo, or something that is kept under a name.
    Project { what: &'static str },
}

/// What was decided of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceStanding {
    /// No mark covers it.
    Unmarked,
    Undecided,
    Replaced {
        label: Label,
        role: Option<String>,
        inherited: bool,
    },
    Kept {
        inherited: bool,
    },
    /// In the project nothing is decided: it stands.
    Stands,
}

/// A place where words stand.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct FoundPlace {
    #[serde(flatten)]
    pub place: StandsIn,
    pub span: Span,
    pub before: String,
    pub here: String,
    pub after: String,
    pub standing: PlaceStanding,
}

impl std::fmt::Debug for FoundPlace {
    /// Never prints words of a case.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FoundPlace({:?})", self.standing)
    }
}

/// A decision that holds for the cases to come.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HeldDecision {
    pub form: String,
    pub kind: CarriedKind,
    pub decision: CarriedDecision,
}

/// What a search found.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Everywhere {
    /// What was decided of these forms for all cases.
    pub decided: Vec<HeldDecision>,
    pub places: Vec<FoundPlace>,
    /// Whether there is no project yet, so that only the quarantine was looked into.
    pub no_project: bool,
    /// Whether there is a quarantine that was not looked into.
    pub quarantine_locked: bool,
}

/// Looks for words, letter case aside, also as genitives. `go_on` is told how many texts are done, and gives whether to go on.
///
/// # Errors
/// [`names::Error::NameIsEmpty`]; if a file cannot be read.
pub fn search(
    project: Option<&Project>,
    quarantine: Option<&Quarantine>,
    forms: &[String],
    mut go_on: impl FnMut(usize, usize) -> bool,
) -> Result<Option<Everywhere>> {
    let mut found = Everywhere { no_project: project.is_none(), ..Everywhere::default() };
    let forms: Vec<&str> = forms.iter().map(|form| form.trim()).filter(|form| !form.is_empty()).collect();
    let cases = project.map_or_else(|| Ok(Vec::new()), |project| project.cases().list())?;
    let originals = quarantine.map(Quarantine::originals).transpose()?.unwrap_or_default();
    let all = cases.len() + originals.len();
    if let Some(quarantine) = quarantine {
        let releases = project.map_or_else(|| Ok(Releases::default()), Releases::of)?;
        let shared = quarantine.shared()?;
        for form in &forms {
            let held = shared.carried.of_form(form).into_iter();
            found.decided.extend(held.map(|(kind, decision)| HeldDecision {
                form: (*form).to_owned(),
                kind,
                decision,
            }));
        }
        for (done, original) in originals.iter().enumerate() {
            if !go_on(done, all) {
                return Ok(None);
            }
            let text = quarantine.text(original.number)?;
            let judgement = quarantine.judgement(original.number)?;
            let released = case_of(&releases, original).map(|(_, label)| label.to_owned());
            let place = StandsIn::Original {
                original: original.number,
                label: original.label.clone(),
                released,
                signed: original.signed,
            };
            for span in apart(&text, &forms) {
                let standing =
                    judgement.as_ref().map_or(PlaceStanding::Unmarked, |judgement| standing(judgement, span));
                found.places.push(shown(place.clone(), &text, span, standing));
            }
        }
    }
    let Some(project) = project else { return Ok(Some(found)) };
    for (done, case) in cases.iter().map(Some).chain([None]).enumerate() {
        if !go_on(originals.len() + done, all) {
            return Ok(None);
        }
        let mut own: Vec<Occurrence> = Vec::new();
        for form in &forms {
            let places = match case {
                Some(case) => project.redactions().occurrences_in(case, form)?,
                None => project.redactions().occurrences_outside(form)?,
            };
            let is_new = |place: &Occurrence, own: &[Occurrence]| {
                !own.iter().any(|other| other.within == place.within && other.span.overlaps(place.span))
            };
            for place in places {
                if is_new(&place, &own) {
                    own.push(place);
                }
            }
        }
        own.sort_by_key(|place| (place.within, place.span));
        for Occurrence { case: id, within, span } in own {
            let text = project.redactions().text_within(id, within)?;
            let what = what(within);
            let place = case.map_or(StandsIn::Project { what }, |case| StandsIn::Case {
                id: case.id,
                case: case.label.clone(),
                within,
                what,
            });
            found.places.push(shown(place, &text, span, PlaceStanding::Stands));
        }
    }
    Ok(Some(found))
}

/// The places of all forms, each once.
fn apart(text: &Text, forms: &[&str]) -> Vec<Span> {
    let mut forms = forms.to_vec();
    forms.sort_by_key(|form| std::cmp::Reverse(form.chars().count()));
    let mut spans: Vec<Span> = Vec::new();
    for form in forms {
        for span in whole_words(text, form) {
            if !spans.iter().any(|known| known.overlaps(span)) {
                spans.push(span);
            }
        }
    }
    spans.sort();
    spans
}

fn standing(judgement: &Judgement, span: Span) -> PlaceStanding {
    let Some(mention) = judgement.mentions().iter().find(|mention| mention.span.overlaps(span)) else {
        return PlaceStanding::Unmarked;
    };
    let inherited = mention.inherited;
    match mention.verdict {
        None => PlaceStanding::Undecided,
        Some(Verdict::Keep) => PlaceStanding::Kept { inherited },
        Some(Verdict::Replace) => {
            let of = judgement.entity(mention.entity);
            let role = mention.role.clone().or_else(|| of.and_then(|entity| entity.role.clone()));
            PlaceStanding::Replaced { label: of.map_or(mention.label, |entity| entity.label), role, inherited }
        }
    }
}

fn shown(place: StandsIn, text: &Text, span: Span, standing: PlaceStanding) -> FoundPlace {
    let line = |span: Span| text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let (start, end) = (span.start.saturating_sub(AROUND), (span.end + AROUND).min(text.len()));
    FoundPlace {
        place,
        span,
        before: line(Span::new(start, span.start)),
        here: line(span),
        after: line(Span::new(span.end, end)),
        standing,
    }
}

/// What a text is called in JSON.
const fn what(within: Within) -> &'static str {
    match within {
        Within::Source => "text",
        Within::Summary => "summary",
        Within::Memo(_) | Within::MemoTitle(_) => "memo",
        Within::Excerpt(_) | Within::AsideMemo(_) => "aside",
        Within::ThreadTitle(_) => "thread-title",
        Within::DocumentTitle(_) => "document-title",
        Within::Code(..) => "code",
        Within::KeptName(..) | Within::KeptWords(..) => "kept",
        Within::SummaryTemplate => "summary-template",
    }
}

/// The forms under which an entity is mentioned, the longest first.
#[must_use]
pub fn forms_of(judgement: &Judgement, text: &Text, of: u32) -> Vec<String> {
    let own = judgement.mentions().iter().filter(|mention| mention.entity == of);
    let mut forms: Vec<String> = Vec::new();
    for mention in own {
        let form = text.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" ");
        if !forms.iter().any(|known| entity::key(known) == entity::key(&form)) {
            forms.push(form);
        }
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.chars().count()));
    forms
}
