//! Every memo of a project with what it is on and what it is linked to, and which of them are asked for.

use std::collections::HashMap;

use chrono::NaiveDate;
use reading::clock::day_of;
use reading::folding::{FoldedWords, Reach, SearchWord};
use reading::text::Span;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::project::{Coding, LinkTarget, LinkedKind, Memo, MemoLink, MemoOn, Project};

/// A kind of memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemoKind {
    Case,
    Entry,
    Coding,
    Free,
    Journal,
}

impl MemoKind {
    pub const ALL: [Self; 5] = [Self::Case, Self::Entry, Self::Coding, Self::Free, Self::Journal];

    /// That of a memo on something.
    #[must_use]
    pub const fn of(on: MemoOn) -> Self {
        match on {
            MemoOn::Case => Self::Case,
            MemoOn::Passage(_) => Self::Entry,
            MemoOn::Coding(_) => Self::Coding,
            MemoOn::Nothing => Self::Free,
            MemoOn::Day(_) => Self::Journal,
        }
    }
}

/// What something is, as far as the list knows it without reading a text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct MemoPlace {
    /// The id of the case.
    #[serde(skip)]
    pub case_id: Option<i64>,
    /// Its label.
    pub case: Option<String>,
    /// The passage, in code points of the source.
    #[serde(flatten)]
    pub span: Option<Span>,
    /// Path of the code.
    pub code: Option<String>,
}

/// A link with what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLink {
    pub link: MemoLink,
    pub place: MemoPlace,
}

/// A memo with what it is on and what it is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMemo {
    pub memo: Memo,
    pub kind: MemoKind,
    pub place: MemoPlace,
    pub links: Vec<ListedLink>,
    /// The memos that lead to it, by their ids.
    pub linked_from: Vec<i64>,
}

/// What is asked for; nothing asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoFilter {
    /// Words that a memo holds, each by its beginning, in its title, its text or the code that it is on.
    pub words: String,
    /// The case that it is on, or that it leads to.
    pub case: Option<i64>,
    /// The kinds; none asks for all.
    pub kinds: Vec<MemoKind>,
    /// Who wrote it last.
    pub coder: Option<String>,
    /// The day of the journal, or that on which it was written last.
    pub day: Option<NaiveDate>,
}

impl ListedMemo {
    /// The day of the journal, or that on which it was written last.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.memo.day().or_else(|| day_of(&self.memo.changed_at))
    }

    /// Whether it is asked for.
    #[must_use]
    pub fn is_asked_for(&self, filter: &MemoFilter) -> bool {
        let leads_to = |case| self.links.iter().any(|link| link.place.case_id == Some(case));
        (filter.kinds.is_empty() || filter.kinds.contains(&self.kind))
            && filter.case.is_none_or(|case| self.place.case_id == Some(case) || leads_to(case))
            && filter.coder.as_ref().is_none_or(|coder| *coder == self.memo.coder)
            && filter.day.is_none_or(|day| self.day() == Some(day))
            && self.holds(&filter.words)
    }

    fn holds(&self, words: &str) -> bool {
        let asked = SearchWord::all_of(words);
        if asked.is_empty() {
            return true;
        }
        let code = self.place.code.as_deref().unwrap_or_default();
        let text = format!("{}\n{code}\n{}", self.memo.title, self.memo.text);
        let own = FoldedWords::of(&text);
        asked.iter().all(|word| (0..own.len()).any(|at| own.is_like(at, word, Reach::Beginning)))
    }
}

/// The names of what memos are on and lead to.
struct MemoPlaces {
    labels: HashMap<i64, String>,
    codings: HashMap<i64, Coding>,
    codes: HashMap<i64, String>,
}

impl MemoPlaces {
    fn of(project: &Project) -> Result<Self> {
        let tree = project.codes().tree()?;
        Ok(Self {
            labels: project.cases().list()?.into_iter().map(|case| (case.id, case.label)).collect(),
            codings: project.codings().list()?.into_iter().map(|coding| (coding.id, coding)).collect(),
            codes: tree.iter().map(|(code, _)| (code.id, tree.path(code.id))).collect(),
        })
    }

    fn passage(&self, case: i64, span: Option<Span>, code: Option<i64>) -> MemoPlace {
        let code = code.and_then(|code| self.codes.get(&code).cloned());
        MemoPlace { case_id: Some(case), case: self.labels.get(&case).cloned(), span, code }
    }

    fn coding(&self, id: i64) -> MemoPlace {
        let coding = self.codings.get(&id);
        coding.map(|coding| self.passage(coding.case, Some(coding.span), Some(coding.code))).unwrap_or_default()
    }

    fn of_memo(&self, memo: &Memo) -> MemoPlace {
        match (memo.on, memo.case) {
            (MemoOn::Coding(coding), _) => self.coding(coding),
            (MemoOn::Passage(span), Some(case)) => self.passage(case, Some(span), None),
            (_, Some(case)) => self.passage(case, None, None),
            (_, None) => MemoPlace::default(),
        }
    }

    fn of_target(&self, target: LinkTarget, memos: &HashMap<i64, &Memo>) -> MemoPlace {
        match target {
            LinkTarget::Case(case) => self.passage(case, None, None),
            LinkTarget::Entry(case, span) => self.passage(case, Some(span), None),
            LinkTarget::Coding(coding) => self.coding(coding),
            LinkTarget::Code(code) => MemoPlace { code: self.codes.get(&code).cloned(), ..MemoPlace::default() },
            LinkTarget::Memo(memo) => memos.get(&memo).map(|memo| self.of_memo(memo)).unwrap_or_default(),
        }
    }
}

/// All memos: case by case in the order of their labels, then those on no case, each in the order in which they were first written.
///
/// # Errors
/// If the project cannot be read.
pub fn memos(project: &Project) -> Result<Vec<ListedMemo>> {
    let places = MemoPlaces::of(project)?;
    let all = project.memos().list()?;
    let known: HashMap<i64, &Memo> = all.iter().map(|memo| (memo.id, memo)).collect();
    let (mut from, mut to): (HashMap<i64, Vec<ListedLink>>, HashMap<i64, Vec<i64>>) = Default::default();
    for link in project.memo_links().list()? {
        let place = link.target.map(|target| places.of_target(target, &known)).unwrap_or_default();
        if let Some(LinkTarget::Memo(memo)) = link.target {
            to.entry(memo).or_default().push(link.memo);
        }
        from.entry(link.memo).or_default().push(ListedLink { link, place });
    }
    let order: HashMap<i64, usize> =
        project.cases().list()?.iter().enumerate().map(|(at, case)| (case.id, at)).collect();
    let mut listed: Vec<ListedMemo> = all
        .iter()
        .map(|memo| ListedMemo {
            kind: MemoKind::of(memo.on),
            place: places.of_memo(memo),
            links: from.remove(&memo.id).unwrap_or_default(),
            linked_from: to.remove(&memo.id).unwrap_or_default(),
            memo: memo.clone(),
        })
        .collect();
    listed.sort_by_key(|own| own.memo.case.and_then(|case| order.get(&case).copied()).unwrap_or(usize::MAX));
    Ok(listed)
}

/// A memo as JSON has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemoRecord {
    id: i64,
    on: MemoKind,
    #[serde(flatten)]
    place: MemoPlace,
    title: String,
    day: Option<NaiveDate>,
    coder: String,
    changed_at: String,
    text: String,
    links: Vec<LinkRecord>,
    /// The memos that lead to it, by their ids.
    linked_from: Vec<i64>,
}

/// A link as JSON has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkRecord {
    id: i64,
    to: LinkedKind,
    /// The id of the memo to which it leads.
    memo: Option<i64>,
    #[serde(flatten)]
    place: MemoPlace,
    /// Whether what it leads to is no longer there.
    gone: bool,
    /// Whether that has no place in an updated print and is set aside.
    aside: bool,
}

impl ListedLink {
    fn record(&self) -> LinkRecord {
        let MemoLink { id, kind, target, is_aside, .. } = self.link;
        let memo = if let Some(LinkTarget::Memo(memo)) = target { Some(memo) } else { None };
        LinkRecord { id, to: kind, memo, place: self.place.clone(), gone: target.is_none(), aside: is_aside }
    }

    /// What it leads to, as a cell of `memos.csv` has it: `coding kari 12-40 Dialog/helse`.
    #[must_use]
    pub fn written(&self) -> String {
        let mut words = vec![crate::word::word(self.link.kind)];
        match self.link.target {
            None => words.push(if self.link.is_aside { "aside" } else { "gone" }.to_owned()),
            Some(LinkTarget::Memo(memo)) => words.push(memo.to_string()),
            Some(_) => {
                words.extend(self.place.case.clone());
                words.extend(self.place.span.map(|Span { start, end }| format!("{start}-{end}")));
                words.extend(self.place.code.clone());
            }
        }
        words.join(" ")
    }
}

impl ListedMemo {
    /// The memo as JSON has it.
    #[must_use]
    pub fn record(&self) -> MemoRecord {
        let Memo { id, title, coder, changed_at, text, .. } = self.memo.clone();
        MemoRecord {
            id,
            on: self.kind,
            place: self.place.clone(),
            title,
            day: self.memo.day(),
            coder,
            changed_at,
            text,
            links: self.links.iter().map(ListedLink::record).collect(),
            linked_from: self.linked_from.clone(),
        }
    }
}
