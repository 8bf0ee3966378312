//! What is being written in fields and is not stored yet. A draft is kept until the project holds it.

use super::action::ProjectAction;
use super::session::Session;
use project::MemoOn;

/// What a text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Summary,
    Memo(MemoOn),
    /// The value of an attribute.
    Value(i64),
    /// The name of the case.
    Label,
}

impl About {
    /// Whether it is stored while writing pauses. A half-written value or name may be none.
    #[must_use]
    pub const fn is_stored_in_pauses(self) -> bool {
        matches!(self, Self::Summary | Self::Memo(_))
    }
}

/// A text while it is being written, and what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub case: i64,
    pub about: About,
    pub text: String,
    /// When it was changed last, in seconds of the window.
    pub changed: f64,
    /// What the project holds; `None` where that is not known.
    stored: Option<String>,
    /// Whether the project has refused it as it is; then it is tried again when it is asked for, not in every frame.
    is_refused: bool,
}

impl Draft {
    /// A text as the project holds it.
    #[must_use]
    pub fn new(case: i64, about: About, stored: &str) -> Self {
        let text = stored.to_owned();
        Self { case, about, changed: 0.0, stored: Some(text.clone()), text, is_refused: false }
    }

    /// What an action was to store, if it stores a text.
    #[must_use]
    pub fn of(action: &ProjectAction) -> Option<Self> {
        let (case, about, text) = match action {
            ProjectAction::WriteSummary(case, text) => (*case, About::Summary, text),
            ProjectAction::WriteMemo(case, on, text) => (*case, About::Memo(*on), text),
            ProjectAction::RenameCase(case, text) => (*case, About::Label, text),
            ProjectAction::SetAttribute(case, attribute, text) => (*case, About::Value(attribute.id), text),
            _ => return None,
        };
        Some(Self { case, about, text: text.clone(), changed: 0.0, stored: None, is_refused: true })
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
        self.stored.as_ref() == Some(&self.text)
    }

    /// Whether it can be stored without being asked for.
    #[must_use]
    pub fn is_due(&self) -> bool {
        !self.is_stored() && !self.is_refused
    }

    /// What stores it; `None` if its case or attribute has been removed.
    #[must_use]
    pub fn storing(&self, session: &Session) -> Option<ProjectAction> {
        session.case(self.case)?;
        let text = self.text.clone();
        Some(match self.about {
            About::Summary => ProjectAction::WriteSummary(self.case, text),
            About::Memo(on) => ProjectAction::WriteMemo(self.case, on, text),
            About::Label => ProjectAction::RenameCase(self.case, text),
            About::Value(id) => {
                let attribute = session.attributes.iter().find(|attribute| attribute.id == id)?;
                ProjectAction::SetAttribute(self.case, attribute.clone(), text)
            }
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
    pub fn take(&mut self, case: i64, about: About) -> Option<Draft> {
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
