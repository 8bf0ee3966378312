//! The open project and what the window shows of it. An edit makes some parts old; only those are read again.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::behind::Behind;
use super::case_search::{CaseSearch, IN_A_FRAME};
use super::folds::{Fold, Folds};
use super::headers::EntryHeaders;
pub use super::open_case::OpenCase;
use super::open_case::found_in;
use super::place::Left;
use super::reader::{CodingMark, Document};
use super::span_index::SpanIndex;
use super::tokens::Tokens;
use crate::error::Result;
use project::course::Course;
use project::saved_tables::{self, SavedTable};
use project::search::saved::{self, SavedSearch};
use project::tally::{Count, Tally, tally};
use project::{
    Act, Aside, Attribute, Case, CodeTree, Coding, CopyRecord, DegreeScale, KeptKind, LinkTarget, Outline, Part,
    Project,
};
use reading::belonging::of_others;
use reading::chronology::{ReadingOrder, before_in_thread};
use reading::text::Span;

/// The tally that is shown.
pub struct Figures {
    pub attribute: Option<String>,
    pub count: Count,
    pub tally: Tally,
    pub behind: Option<Behind>,
}

/// An open project with what is shown of it.
pub struct Session {
    pub project: Project,
    pub cases: Vec<Case>,
    pub codes: CodeTree,
    /// Codings by code, in the whole project.
    pub coded: HashMap<i64, usize>,
    /// Whether whoever works now sees no codings of others.
    pub is_blind: bool,
    /// How the project was made, if it is a copy for a coder.
    pub copy: Option<CopyRecord>,
    pub attributes: Vec<Attribute>,
    /// What a new summary begins with.
    pub summary_template: String,
    /// The memos that lead to something, each with what it is called.
    pub linked: HashMap<LinkTarget, Vec<(i64, String)>>,
    /// The scale of the degrees of codings; none where codings have no degree.
    pub scale: Option<DegreeScale>,
    /// What updated prints have set aside, of all cases.
    pub asides: Vec<Aside>,
    pub values: HashMap<(i64, i64), String>,
    /// Searches that were saved.
    pub searches: Vec<SavedSearch>,
    /// Names of the sets of cases that are kept.
    pub sets: Vec<String>,
    /// Tables that are kept.
    pub tables: Vec<SavedTable>,
    pub undoable: Option<Act>,
    pub redoable: Option<Act>,
    pub open: Option<OpenCase>,
    pub figures: Option<Figures>,
    pub reading_order: ReadingOrder,
    pub shown_code: Option<i64>,
    /// Whose codings are shown; `None` for those of all.
    pub shown_coder: Option<String>,
    pub search: String,
    /// Grows whenever marks or hits change.
    pub marks_revision: u64,
    tokens: &'static Tokens,
    /// What is folded in each case.
    folds: HashMap<i64, Folds>,
    old_figures: bool,
    /// The revision of which everything here is.
    seen: u64,
}

impl Session {
    /// Opens a project where it was left.
    ///
    /// # Errors
    /// Those of [`Project::open`].
    pub fn open(path: &Path, tokens: &'static Tokens, left: &Left) -> Result<Self> {
        Self::of(Project::open(path)?, tokens, left)
    }

    /// Shows a project where it was left.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn of(project: Project, tokens: &'static Tokens, left: &Left) -> Result<Self> {
        let copy = project.copies().own()?;
        let mut session = Self {
            project,
            copy,
            cases: Vec::new(),
            codes: CodeTree::default(),
            coded: HashMap::new(),
            is_blind: false,
            attributes: Vec::new(),
            summary_template: String::new(),
            linked: HashMap::new(),
            scale: None,
            asides: Vec::new(),
            values: HashMap::new(),
            searches: Vec::new(),
            sets: Vec::new(),
            tables: Vec::new(),
            undoable: None,
            redoable: None,
            open: None,
            figures: None,
            reading_order: left.order,
            shown_code: None,
            shown_coder: None,
            search: String::new(),
            marks_revision: 0,
            tokens,
            folds: HashMap::new(),
            old_figures: false,
            seen: 0,
        };
        session.refresh()?;
        if let Some(case) = left.case.filter(|case| session.case(*case).is_some()) {
            // A case that cannot be read keeps nobody from the others.
            let _ = session.open_case(case);
        }
        session.open_first()?;
        Ok(session)
    }

    /// Whether nobody may change the codebook here.
    #[must_use]
    pub fn is_codebook_locked(&self) -> bool {
        self.copy.as_ref().is_some_and(|copy| copy.is_locked)
    }

    /// Opens the first case, if none is open.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn open_first(&mut self) -> Result<()> {
        match self.cases.first().map(|case| case.id) {
            Some(first) if self.open.is_none() => self.open_case(first),
            _ => Ok(()),
        }
    }

    /// Reads again what has changed since the last time.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn refresh(&mut self) -> Result<()> {
        if self.seen == self.project.revision() {
            return Ok(());
        }
        let is_old = |part| self.project.has_changed_since(self.seen, part);
        if is_old(Part::Cases) {
            self.cases = self.project.cases().list()?;
        }
        if is_old(Part::Codes) {
            self.codes = self.project.codes().tree()?;
        }
        if is_old(Part::CodingCounts) {
            self.coded = self.project.codings().counts()?;
            self.is_blind = self.project.coders().is_blind()?;
        }
        if is_old(Part::Attributes) {
            self.attributes = self.project.attributes().list()?;
        }
        if is_old(Part::Values) {
            self.values = self.project.attributes().values()?;
        }
        if is_old(Part::Settings) {
            self.scale = self.project.settings().scale()?;
            self.summary_template = self.project.settings().summary_template()?;
        }
        if is_old(Part::Memos) || is_old(Part::MemoLinks) {
            self.linked = linked(&self.project)?;
        }
        if is_old(Part::Asides) {
            self.asides = self.project.asides().list()?;
        }
        if is_old(Part::Searches) {
            self.searches = saved::list(&self.project)?;
        }
        if is_old(Part::Sets) {
            self.sets = self.project.kept(KeptKind::Set).list()?.into_iter().map(|set| set.name).collect();
        }
        if is_old(Part::Tables) {
            self.tables = saved_tables::list(&self.project)?;
        }
        self.old_figures |=
            [Part::Cases, Part::Codes, Part::Codings, Part::Attributes, Part::Values].map(is_old).contains(&true);
        // Every edit changes what can be taken back.
        self.undoable = self.project.undoable()?;
        self.redoable = self.project.redoable()?;
        if self.shown_code.is_some_and(|code| self.codes.get(code).is_none()) {
            self.shown_code = None;
        }
        if is_old(Part::CodingCounts)
            && let Some(name) = &self.shown_coder
            && (self.is_blind || self.project.coders().find(name).is_err())
        {
            self.shown_coder = None;
        }
        if let Err(error) = self.refresh_open() {
            // A text that may be old is not shown.
            self.open = None;
            return Err(error);
        }
        self.seen = self.project.revision();
        Ok(())
    }

    /// Counts again what the figures show, if an edit has made them old.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn renew_figures(&mut self) -> Result<()> {
        if !std::mem::take(&mut self.old_figures) {
            return Ok(());
        }
        if let Some(figures) = self.figures.take() {
            let attribute = figures.attribute.filter(|name| self.attributes.iter().any(|known| known.name == *name));
            self.tally_by(attribute, figures.count)?;
            if let Some(behind) = figures.behind {
                self.look_again_behind(behind.code, behind.column, behind.excerpts.len())?;
            }
        }
        Ok(())
    }

    #[must_use]
    pub fn case(&self, id: i64) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// How much is set aside of a case.
    #[must_use]
    pub fn asides_of(&self, id: i64) -> usize {
        self.asides.iter().filter(|aside| aside.case == id).count()
    }

    /// The case that is being read.
    #[must_use]
    pub fn current(&self) -> Option<&Case> {
        self.open.as_ref().and_then(|open| self.case(open.id))
    }

    /// Opens another case.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn open_case(&mut self, id: i64) -> Result<()> {
        if self.open.as_ref().is_some_and(|open| open.id == id) {
            return Ok(());
        }
        self.load(id)
    }

    /// Reads again what has changed of the open case: its source only where another layout was chosen, entries were
    /// corrected, or it has another text.
    fn refresh_open(&mut self) -> Result<()> {
        let Some(id) = self.open.as_ref().map(|open| open.id) else { return Ok(()) };
        let Some((layout, content)) = self.case(id).map(|case| (case.layout.clone(), Some(case.content()))) else {
            self.open = None;
            return Ok(());
        };
        let is_old = |part| self.project.has_changed_since(self.seen, part);
        let Some(open) = &mut self.open else { return Ok(()) };
        if open.layout != layout
            || open.content != content
            || (is_old(Part::Cases) && open.source.plan.documents != self.project.documents().in_text(id)?)
            || (is_old(Part::Corrections) && open.source.corrections != self.project.corrections().of(id)?)
        {
            return self.load(id);
        }
        if is_old(Part::Memos) {
            open.memos = self.project.memos().of(id)?;
        }
        if is_old(Part::Codings) {
            open.codings = self.project.codings().of(id)?;
        }
        if is_old(Part::Replacements) {
            open.replaced = replaced(&self.project, id)?;
        }
        if [Part::Codings, Part::Codes, Part::Replacements].map(is_old).contains(&true) {
            self.mark();
        }
        Ok(())
    }

    fn load(&mut self, id: i64) -> Result<()> {
        let source = self.project.cases().source(id)?;
        let document =
            Document::new(&source.plan, &source.text, &[], &EntryHeaders::new(&source.plan, self.reading_order));
        let before = before_in_thread(&source.plan);
        let layout = self.case(id).and_then(|case| case.layout.clone());
        let content = self.case(id).map(Case::content);
        let (codings, memos) = (self.project.codings().of(id)?, self.project.memos().of(id)?);
        let replaced = replaced(&self.project, id)?;
        let last = self.case(id).and_then(|case| case.last_date);
        let course = Course::new(&Outline::borrowed(&source.plan), last);
        let of_others = of_others(&source.text, &source.plan.documents);
        self.open = Some(OpenCase {
            id,
            layout,
            content,
            source,
            of_others,
            document,
            order: Vec::new(),
            codings,
            replaced,
            memos,
            marks: Vec::new(),
            search: CaseSearch::default(),
            before,
            course,
            entry_colours: Vec::new(),
            doubtful: Vec::new(),
            coding_index: SpanIndex::default(),
            mark_index: SpanIndex::default(),
            found_in: HashSet::new(),
        });
        self.mark();
        self.lay_out(self.reading_order);
        Ok(())
    }

    /// Sets the open case anew, in this order and in the language in use.
    pub fn lay_out(&mut self, reading_order: ReadingOrder) {
        self.reading_order = reading_order;
        if let Some(open) = &mut self.open {
            open.set_order(reading_order);
            open.search = CaseSearch::new(&self.search);
            open.search_on(IN_A_FRAME);
            open.found_in = found_in(open, self.folds.get(&open.id));
        }
        self.set_text();
    }

    /// Folds or unfolds entries of the open case.
    pub fn fold(&mut self, fold: Fold) {
        if let Some(open) = &mut self.open {
            let folds = self.folds.entry(open.id).or_default();
            folds.apply(fold, &open.source.plan);
            open.found_in = found_in(open, Some(folds));
            self.set_text();
        }
    }

    /// Sets the text of the open case. A folded entry that holds a hit is shown open.
    fn set_text(&mut self) {
        let Some(open) = &mut self.open else { return };
        let plan = &open.source.plan;
        let folds = self.folds.get(&open.id).filter(|folds| !folds.is_empty());
        let is_folded = |entry: usize| {
            folds.is_some_and(|folds| folds.has(&plan.entries[entry])) && !open.found_in.contains(&entry)
        };
        let headers = EntryHeaders::new(plan, self.reading_order);
        open.document = Document::folding(plan, &open.source.text, &open.order, &headers, is_folded);
    }

    /// Shows only the codings of a code and those below it, or all.
    pub fn show_code(&mut self, code: Option<i64>) {
        self.shown_code = code;
        self.mark();
    }

    /// Shows only the codings of a coder, or those of all.
    pub fn show_coder(&mut self, coder: Option<String>) {
        self.shown_coder = coder;
        self.mark();
    }

    /// Begins to look for words in the open case.
    pub fn find(&mut self, words: &str) {
        words.clone_into(&mut self.search);
        if let Some(open) = &mut self.open {
            open.search = CaseSearch::new(words);
        }
        if !self.search_on(false) {
            self.show_found();
        }
    }

    /// Searches a part of the open case, or all that is left of it. Says whether some is left.
    pub fn search_on(&mut self, to_the_end: bool) -> bool {
        let Some(open) = &mut self.open else { return false };
        if open.search_on(if to_the_end { usize::MAX } else { IN_A_FRAME }) {
            self.show_found();
        }
        self.open.as_ref().is_some_and(|open| open.searched().is_some())
    }

    /// Unfolds what holds hits, and folds again what holds none any more.
    fn show_found(&mut self) {
        let Some(open) = &mut self.open else { return };
        let found = found_in(open, self.folds.get(&open.id));
        if found != open.found_in {
            open.found_in = found;
            self.set_text();
        }
    }

    /// Computes the marks of the open case.
    fn mark(&mut self) {
        self.marks_revision += 1;
        let (codes, shown, coder, tokens) = (&self.codes, self.shown_code, self.shown_coder.as_ref(), self.tokens);
        let Some(open) = &mut self.open else { return };
        let shown = shown.map(|shown| codes.within(shown));
        let visible = |coding: &&Coding| {
            shown.as_ref().is_none_or(|shown| shown.contains(&coding.code))
                && coder.is_none_or(|coder| *coder == coding.coder)
        };
        open.marks = open.codings.iter().filter(visible).filter_map(|coding| mark(codes, coding, tokens)).collect();
        open.coding_index = SpanIndex::new(open.codings.iter().map(|coding| coding.span));
        open.mark_index = SpanIndex::new(open.marks.iter().map(|mark| mark.span));
        let mut colours = vec![None; open.source.plan.entries.len()];
        for mark in &open.marks {
            let entry = open.source.plan.entry_at(mark.span.start).and_then(|entry| colours.get_mut(entry));
            entry.into_iter().for_each(|colour| *colour = colour.or(Some(mark.colour)));
        }
        open.entry_colours = colours;
    }

    /// Colours the marks for a theme.
    pub fn set_tokens(&mut self, tokens: &'static Tokens) {
        self.tokens = tokens;
        self.mark();
    }

    /// Counts codes by an attribute, or in all cases.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn tally_by(&mut self, attribute: Option<String>, count: Count) -> Result<()> {
        let tally = tally(&self.project, attribute.as_deref(), count)?;
        self.figures = Some(Figures { attribute, count, tally, behind: None });
        Ok(())
    }

    /// Looks up what stands behind a cell of the tally.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn look_behind(&mut self, code: i64, column: Option<usize>) -> Result<()> {
        self.look_again_behind(code, column, 0)
    }

    fn look_again_behind(&mut self, code: i64, column: Option<usize>, before: usize) -> Result<()> {
        let Some(figures) = &self.figures else { return Ok(()) };
        let mut behind = Behind::new(&self.project, figures.attribute.as_deref(), code, column)?;
        behind.read_on(&self.project, &self.codes, &self.cases, before)?;
        if let Some(figures) = &mut self.figures {
            figures.behind = Some(behind);
        }
        Ok(())
    }

    /// Reads more of the excerpts behind the cell that is shown.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn read_on_behind(&mut self) -> Result<()> {
        match self.figures.as_mut().and_then(|figures| figures.behind.as_mut()) {
            Some(behind) => behind.read_on(&self.project, &self.codes, &self.cases, 0),
            None => Ok(()),
        }
    }

    /// The values that a case has, as people read them, in the order of the attributes.
    #[must_use]
    pub fn values_of(&self, case: i64) -> Vec<String> {
        let values = self.attributes.iter().map(|own| (own.kind, self.value(case, own.id)));
        values.filter(|(_, value)| !value.is_empty()).map(|(kind, value)| words::value(kind, value)).collect()
    }

    /// The value of an attribute for a case; empty for none.
    #[must_use]
    pub fn value(&self, case: i64, attribute: i64) -> &str {
        self.values.get(&(case, attribute)).map_or("", String::as_str)
    }
}

fn replaced(project: &Project, case: i64) -> Result<Vec<Span>> {
    Ok(project.redactions().replacements(case)?.into_iter().map(|replacement| replacement.span).collect())
}

fn mark(codes: &CodeTree, coding: &Coding, tokens: &Tokens) -> Option<CodingMark> {
    let code = codes.get(coding.code)?;
    let name = coding.degree.map_or_else(|| code.name.clone(), |degree| format!("{} · {degree}", code.name));
    let letter = code.name.chars().next().unwrap_or('?').to_uppercase().next().unwrap_or('?');
    Some(CodingMark { span: coding.span, colour: tokens.code_colour(&code.colour), name, id: coding.id, letter })
}

/// The memos that lead to each thing, with what they are called.
fn linked(project: &Project) -> Result<HashMap<LinkTarget, Vec<(i64, String)>>> {
    let mut linked: HashMap<LinkTarget, Vec<(i64, String)>> = HashMap::new();
    let links = project.memo_links().list()?;
    if links.is_empty() {
        return Ok(linked);
    }
    let headings: HashMap<i64, String> =
        project.memos().list()?.iter().map(|memo| (memo.id, words::memo_heading(memo))).collect();
    for link in links {
        if let (Some(target), Some(heading)) = (link.target, headings.get(&link.memo)) {
            linked.entry(target).or_default().push((link.memo, heading.clone()));
        }
    }
    Ok(linked)
}
