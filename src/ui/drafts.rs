//! What is being written in fields and is not stored yet. A draft is kept until the project holds it.

use super::action::{MemoField, ProjectAction};
use super::session::Session;
use project::MemoOn;

/// What a text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Summary,
    Memo(MemoOn),
    /// A memo on no case, by its id.
    FreeMemo(i64, MemoField),
    /// The value of an attribute.
    Value(i64),
    /// The name of the case.
    Label,
}

impl About {
    /// Whether it is stored while writing pauses. A half-written value, day or name may be none.
    #[must_use]
    pub const fn is_stored_in_pauses(self) -> bool {
        matches!(self, Self::Summary | Self::Memo(_) | Self::FreeMemo(_, MemoField::Title | MemoField::Text))
    }
}

/// A text while it is being written, and what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// `None` for what belongs to no case.
    pub case: Option<i64>,
    pub about: About,
    pub text: String,
    /// When it was changed last, in seconds of the window.
    pub changed: f64,
    /// What the project holds; `None` where that is not known.
    stored: Option<String>,
    /// What the field begins with where the project holds nothing.
    begins: String,
    /// Whether the project has refused it as it is; then it is tried again when it is asked for, not in every frame.
    is_refused: bool,
}

impl Draft {
    /// A text as the project holds it.
    #[must_use]
    pub fn new(case: Option<i64>, about: About, stored: &str) -> Self {
        let (text, begins) = (stored.to_owned(), String::new());
        Self { case, about, changed: 0.0, stored: Some(text.clone()), text, begins, is_refused: false }
    }

    /// Begins with this where the project holds nothing. It is not stored until something is typed.
    #[must_use]
    pub fn beginning_with(mut self, begins: &str) -> Self {
        if self.text.is_empty() {
            begins.clone_into(&mut self.text);
            begins.clone_into(&mut self.begins);
        }
        self
    }

    /// What an action was to store, if it stores a text.
    #[must_use]
    pub fn of(action: &ProjectAction) -> Option<Self> {
        let (case, about, text) = match action {
            ProjectAction::WriteSummary(case, text) => (Some(*case), About::Summary, text),
            ProjectAction::WriteMemo(case, on, text) => (Some(*case), About::Memo(*on), text),
            ProjectAction::EditMemo(memo, field, text) => (None, About::FreeMemo(*memo, *field), text),
            ProjectAction::RenameCase(case, text) => (Some(*case), About::Label, text),
            ProjectAction::SetAttribute(case, attribute, text) => (Some(*case), About::Value(attribute.id), text),
            _ => return None,
        };
        let (text, begins) = (text.clone(), String::new());
        Some(Self { case, about, text, changed: 0.0, stored: None, begins, is_refused: true })
    }

    /// Notes what the project holds now.
    pub fn compare(&mut self, stored: &str) {
        self.stored = Some(stored.to_owned());
    }

    /// Notes that something was typed at this time, in seconds of the window.
    pub const fn touch(&mut self, now: f64) {
        self.changed = now;
        self.is_refused = false;
    }

    #[must_use]
    pub fn is_stored(&self) -> bool {
        let is_as_begun = self.text == self.begins && self.stored.as_deref() == Some("");
        is_as_begun || self.stored.as_ref() == Some(&self.text)
    }

    /// Whether it can be stored without being asked for.
    #[must_use]
    pub fn is_due(&self) -> bool {
        !self.is_stored() && !self.is_refused
    }

    /// What stores it; `None` if its case, memo or attribute has been removed.
    #[must_use]
    pub fn storing(&self, session: &Session) -> Option<ProjectAction> {
        let text = self.text.clone();
        if let About::FreeMemo(memo, field) = self.about {
            session.project.memos().get(memo).ok()?;
            return Some(ProjectAction::EditMemo(memo, field, text));
        }
        let case = session.case(self.case?)?.id;
        Some(match self.about {
            About::Summary => ProjectAction::WriteSummary(case, text),
            About::Memo(on) => ProjectAction::WriteMemo(case, on, text),
            About::Label => ProjectAction::RenameCase(case, text),
            About::Value(id) => {
                let attribute = session.attributes.iter().find(|attribute| attribute.id == id)?;
                ProjectAction::SetAttribute(case, attribute.clone(), text)
            }
            About::FreeMemo(..) => return None,
        })
    }
}

/// The drafts of the open project.
#[derive(Default)]
pub struct Drafts {
    drafts: Vec<Draft>,
    /// Drafts of the frame before whose fields have not been shown yet in this one.
    waiting: Vec<Draft>,
}

impl Drafts {
    /// Begins a frame.
    pub fn begin(&mut self) {
        self.waiting = std::mem::take(&mut self.drafts);
    }

    /// The draft of a field that is shown now, if there is one.
    #[must_use]
    pub fn take(&mut self, case: Option<i64>, about: About) -> Option<Draft> {
        let at = self.waiting.iter().position(|draft| draft.case == case && draft.about == about)?;
        Some(self.waiting.remove(at))
    }

    /// Keeps a draft in the place of an older one.
    pub fn keep(&mut self, draft: Draft) {
        self.drafts.retain(|known| (known.case, known.about) != (draft.case, draft.about));
        self.drafts.push(draft);
    }

    /// Ends a frame. A field that is no longer shown never loses focus, so its draft is handed over now.
    #[must_use]
    pub fn end(&mut self, session: &Session) -> Vec<ProjectAction> {
        let (due, refused): (Vec<_>, Vec<_>) = self.waiting.drain(..).partition(Draft::is_due);
        self.drafts.extend(refused.into_iter().filter(|draft| !draft.is_stored()));
        due.iter().filter_map(|draft| draft.storing(session)).collect()
    }

    /// Hands over what is not stored yet; what the project refuses comes back by [`Self::keep`].
    #[must_use]
    pub fn flush(&mut self, session: &Session) -> Vec<ProjectAction> {
        let drafts = self.drafts.drain(..).filter(|draft| !draft.is_stored());
        drafts.filter_map(|draft| draft.storing(session)).collect()
    }

    /// Whether something that was typed is not stored yet.
    #[must_use]
    pub fn is_any_unsaved(&self) -> bool {
        self.drafts.iter().any(|draft| !draft.is_stored())
    }
}
