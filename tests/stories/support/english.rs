//! Stories of the window in English. The language is that of the whole program, so they have a process of their own.

use std::process::Command;

use words::i18n::Language;

/// Says in which language windows open.
const VARIABLE: &str = "PLANLUPE_STORY_LANGUAGE";

/// The language in which windows open in this process.
pub fn language() -> Language {
    if std::env::var(VARIABLE).is_ok_and(|language| language == "en") { Language::En } else { Language::Nb }
}

/// One of two words, by the language in which windows open.
pub fn said<T>(nb: T, en: T) -> T {
    match language() {
        Language::Nb => nb,
        Language::En => en,
    }
}

/// Passes an ignored story of this program in English, in a process of its own.
///
/// # Panics
/// When it fails, or there is no such story.
#[track_caller]
pub fn passes_in_english(story: &str) {
    let program = std::env::current_exe().expect("this program has a path");
    let ran =
        Command::new(program).args([story, "--exact", "--ignored"]).env(VARIABLE, "en").output().expect("it runs");
    let out = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && out.contains("1 passed"), "{out}{}", String::from_utf8_lossy(&ran.stderr));
}
