//! The words for what is remarked of a document.

use reading::remark::{Remark, Remarks, What};

use crate::i18n;

/// What happened while a document was read.
#[must_use]
pub fn remark(remark: Remark) -> String {
    let count = i18n::number(remark.count);
    match remark.what {
        What::BadBytes => tr!("remark-bad-bytes", count = count),
        What::ControlCharacters => tr!("remark-control-characters", count = count),
        What::GuessedEncoding => tr!("remark-guessed-encoding"),
        What::HiddenText => tr!("remark-hidden-text", count = count),
        What::OutsidePage => tr!("remark-outside-page", count = count),
        What::CoveredText => tr!("remark-covered-text", count = count),
        What::InvisibleText => tr!("remark-invisible-text", count = count),
        What::RecognisedText => tr!("remark-recognised-text", count = count),
        What::TrackedChanges => tr!("remark-tracked-changes", count = count),
        What::Comments => tr!("remark-comments", count = count),
        What::Highlights => tr!("remark-highlights", count = count),
        What::PageHeaders => tr!("remark-page-headers", count = count),
        What::Pictures => tr!("remark-pictures", count = count),
        What::UnreadPages => tr!("remark-unread-pages", count = count),
        What::Objects => tr!("remark-objects", count = count),
        What::Attachments => tr!("remark-attachments", count = count),
        What::FormFields => tr!("remark-form-fields", count = count),
        What::UnknownSigns => tr!("remark-unknown-signs", count = count),
        What::ListNumbers => tr!("remark-list-numbers", count = count),
        What::DamagedParts => tr!("remark-damaged-parts", count = count),
        What::Readings => tr!("remark-readings", count = count),
        What::Unknown => tr!("remark-unknown"),
    }
}

/// Everything that is remarked of a document, as one paragraph.
#[must_use]
pub fn remarks(remarks: &Remarks) -> String {
    remarks.iter().map(remark).collect::<Vec<_>>().join(" ")
}
