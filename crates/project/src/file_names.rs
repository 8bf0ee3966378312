//! Names of files that every system takes, Windows too: it reserves some, forbids some signs, drops dots and blanks at the end, and does not
//! tell capital from small letters.

use std::collections::BTreeSet;

/// Longest name that is made of a label, in code points.
const LONGEST: usize = 80;

/// Signs that Windows forbids in names. A colon would write into a stream of the file that nobody sees.
const FORBIDDEN: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

/// A name for a file without its ending, made of the letters and digits of a label, that no other file has yet, letter case aside;
/// `instead` where the label has none.
pub fn free_name(label: &str, instead: &str, taken: &mut BTreeSet<String>) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '(' | ')' | ' ');
    let name: String = label.chars().take(LONGEST).map(|c| if fits(c) { c } else { '_' }).collect();
    let name = if name.trim().is_empty() { instead } else { name.trim() };
    let name = if is_reserved(name) { format!("{name}_") } else { name.to_owned() };
    let numbered = (2_usize..).map(|number| format!("{name} ({number})"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(name)
}

/// Whether a name of a file is one under which Windows would make another file, a device, or none.
#[must_use]
pub fn is_refused_by_windows(name: &str) -> bool {
    name.ends_with(['.', ' ']) || name.contains(FORBIDDEN) || name.chars().any(|c| c < ' ') || is_reserved(name)
}

/// Whether a name stands for a device, with or without an ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].iter().find_map(|device| stem.strip_prefix(device));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered.is_some_and(|number| "0123456789¹²³".chars().any(|digit| number == digit.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_becomes_a_name_that_windows_takes() {
        let mut taken = BTreeSet::new();
        let mut name = |label| free_name(label, "case", &mut taken);
        let labels =
            ["con", "Aux", "nul.", "COM1", "LPT¹", "com10", "console", "sak 12. ", "a<b>:\"/\\|?*", "...", " ", "å\tb"];
        let names = labels.map(&mut name);
        assert_eq!(
            names,
            [
                "con_",
                "Aux_",
                "nul_",
                "COM1_",
                "LPT¹_",
                "com10",
                "console",
                "sak 12_",
                "a_b________",
                "___",
                "case",
                "å_b"
            ]
        );
        assert!(names.iter().all(|name| !is_refused_by_windows(&format!("{name}.docx"))));
        assert_eq!(name(&"å".repeat(300)).chars().count(), LONGEST);
    }

    #[test]
    fn names_that_differ_in_letter_case_only_are_told_apart() {
        let mut taken = BTreeSet::new();
        let names =
            ["Sak Å", "sak å", "SAK Å", "sak å (2)", "con", "CON_"].map(|label| free_name(label, "case", &mut taken));
        let folded: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!((folded.len(), names[1].as_str()), (6, "sak å (2)"), "{names:?}");
    }

    #[test]
    fn windows_refuses_devices_dots_and_signs() {
        for name in [
            "con",
            "aux.planlupe",
            "NUL.tar.gz",
            "com7.csv",
            "lpt³",
            "conin$",
            "prn .txt",
            "a.",
            "a ",
            "a:b.csv",
            "a?",
            "a\u{1}",
        ] {
            assert!(is_refused_by_windows(name), "{name}");
        }
        for name in ["p.planlupe", "confer.csv", "com.csv", "com12", "København (2).docx", ".hidden", "a.b c"] {
            assert!(!is_refused_by_windows(name), "{name}");
        }
    }
}
