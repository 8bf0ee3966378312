//! How texts are compared with what was printed.

use unicode_normalization::UnicodeNormalization as _;

use super::extractions::Extraction;

/// The text as it is compared: without line breaks and without what Word put into it.
pub fn flat(text: &str, extraction: Extraction) -> String {
    let text: String = text.nfc().collect();
    let mut flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if extraction == Extraction::Word {
        flat = flat.replace('–', "-").replace("...", "…").replace('\u{ad}', "").replace('\u{2011}', "-");
    }
    if extraction == Extraction::Scan {
        // What the scan changed inside a text is not the grammar's affair.
        flat.retain(|c| !matches!(c, '.' | ',' | '|' | 'l'));
    }
    flat
}
