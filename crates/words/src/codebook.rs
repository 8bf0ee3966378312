//! What has been done to the codebook, in words.

use project::{CodeAct, CodeChange};

/// An edit of a code: `Ny kode: bolig`.
#[must_use]
pub fn code_change(change: &CodeChange) -> String {
    let code = change.code.as_str();
    match change.what {
        CodeAct::Added => tr!("code-change-added", code = code),
        CodeAct::Changed => tr!("code-change-changed", code = code),
        CodeAct::Removed => tr!("code-change-removed", code = code),
    }
}

/// When and by whom something was edited; `at` is UTC, ISO 8601.
#[must_use]
pub fn edited(at: &str, coder: &str) -> String {
    let minute = at.get(..16).unwrap_or(at).replace('T', " ");
    tr!("code-change-when", at = minute, coder = coder)
}

/// What was changed of a field.
#[must_use]
pub fn field_change(field: &str, before: &str, after: &str) -> String {
    let name = match field {
        "name" => tr!("code-name"),
        "under" => tr!("code-under"),
        "also_in" => tr!("code-also-in"),
        "codable" => tr!("code-codable"),
        "colour" => tr!("code-colour-field"),
        "shortcut" => tr!("code-key"),
        "when_to_use" => tr!("code-when-to-use"),
        "when_not" => tr!("code-when-not"),
        "example" => tr!("code-example"),
        _ => tr!("code-description"),
    };
    match (before.is_empty(), after.is_empty()) {
        (true, _) => tr!("code-change-set", field = name, after = after),
        (_, true) => tr!("code-change-emptied", field = name, before = before),
        _ => tr!("code-change-field", field = name, before = before, after = after),
    }
}
