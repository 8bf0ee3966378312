//! Words that stand for values.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word that stands for a value in the file, in JSON and in CSV.
#[must_use]
pub fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value for which a word of the file stands.
pub(crate) fn of_word<T: DeserializeOwned>(word: String) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}
