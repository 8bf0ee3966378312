//! What a codebook says of a code, in the one description that REFI-QDA has, and back.
//!
//! When to use a code, when not, and an example become paragraphs that begin with `when_to_use:`, `when_not:` and `example:`, the
//! names that they have in the codebook files.

/// The parts of what is said of a code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CodeDescription {
    pub description: String,
    pub when_to_use: String,
    pub when_not: String,
    pub example: String,
}

const NAMES: [&str; 3] = ["when_to_use: ", "when_not: ", "example: "];
const PARTING: &str = "\n\n";

impl CodeDescription {
    pub(crate) fn joined(&self) -> String {
        let named = NAMES.into_iter().zip([&self.when_to_use, &self.when_not, &self.example]);
        let named = named.filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}{text}"));
        let description = Some(self.description.clone()).filter(|text| !text.is_empty());
        description.into_iter().chain(named).collect::<Vec<_>>().join(PARTING)
    }

    pub(crate) fn parted(joined: &str) -> Self {
        let mut parts = [String::new(), String::new(), String::new()];
        let mut rest = joined;
        // From the last one, so that a part may hold paragraphs of its own.
        for (at, name) in NAMES.iter().enumerate().rev() {
            let before = format!("{PARTING}{name}");
            if let Some((head, text)) = rest.rsplit_once(&before) {
                (rest, parts[at]) = (head, text.to_owned());
            } else if let Some(text) = rest.strip_prefix(name) {
                (rest, parts[at]) = ("", text.to_owned());
            }
        }
        let [when_to_use, when_not, example] = parts;
        Self { description: rest.to_owned(), when_to_use, when_not, example }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_comes_apart_again() {
        let text = |parts: [&str; 4]| {
            let [description, when_to_use, when_not, example] = parts.map(str::to_owned);
            CodeDescription { description, when_to_use, when_not, example }
        };
        for parts in [
            ["", "", "", ""],
            ["About work", "", "", ""],
            ["About\n\nwork", "always", "", "I work"],
            ["", "", "never", ""],
            ["", "a\n\nb", "c", "d"],
        ] {
            assert_eq!(CodeDescription::parted(&text(parts).joined()), text(parts), "{parts:?}");
        }
    }
}
