//! What a person has entered: typed in the window, on the command line, or in a file of their own. Every name, label, argument,
//! passphrase and text file passes here, so that the same is the same however it was written: letters in NFC, no byte order mark,
//! line ends as LF, no control characters, no white space at the ends.

use std::io::Read;
use std::path::Path;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::text::Text;

/// Bytes of a file that are looked at for a passphrase: more than any has.
const LONGEST_PASSPHRASE: u64 = 64 * 1024;

/// A name on one line: of a case, a code, a coder, an attribute; an argument of the command line. White space within is a blank,
/// what cannot be seen is left out.
#[must_use]
pub fn name(entered: &str) -> String {
    let visible = entered.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let visible: String = visible.filter(|c| !c.is_control() && !is_mark_only(*c)).nfc().collect();
    trimmed(&visible).split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What two names are compared by where letter case does not matter.
#[must_use]
pub fn key(entered: &str) -> String {
    name(entered).to_lowercase()
}

/// A line in which white space counts: a pattern.
#[must_use]
pub fn line(entered: &str) -> String {
    let visible = entered.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c });
    let visible: String = visible.filter(|c| !c.is_control()).nfc().collect();
    trimmed(&visible).to_owned()
}

/// A text of any number of lines, as a cell of a table holds it.
#[must_use]
pub fn passage(entered: &str) -> String {
    let entered = entered.replace("\r\n", "\n").replace('\r', "\n");
    let visible: String = entered.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).nfc().collect();
    trimmed(&visible).to_owned()
}

/// A passphrase: the first line of what was typed. Inner text is not altered but for the form of its letters.
#[must_use]
pub fn passphrase(entered: &str) -> Zeroizing<String> {
    let first = entered.trim_start_matches('\u{feff}').split(['\n', '\r']).next().unwrap_or_default();
    // Room for all of it at once: no copy of a part is left behind as the string grows.
    let mut passphrase = Zeroizing::new(String::with_capacity(first.len() * 3));
    passphrase.extend(first.nfc());
    passphrase
}

/// The passphrase in a file: UTF-8, UTF-16 as Notepad and `PowerShell` write it, else Windows-1252.
#[must_use]
pub fn passphrase_of(bytes: &[u8]) -> Zeroizing<String> {
    let content = match bytes {
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        _ => std::str::from_utf8(bytes)
            .map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, std::borrow::Cow::Borrowed),
    };
    match content {
        std::borrow::Cow::Borrowed(content) => passphrase(content),
        std::borrow::Cow::Owned(content) => passphrase(&Zeroizing::new(content)),
    }
}

/// Reads the passphrase in a file, which may be the end of a pipe.
///
/// # Errors
/// [`Error::Io`].
pub fn passphrase_in(path: &Path) -> Result<Zeroizing<String>> {
    let io = |error| Error::io(path, error);
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    std::fs::File::open(path).map_err(io)?.take(LONGEST_PASSPHRASE).read_to_end(&mut bytes).map_err(io)?;
    Ok(passphrase_of(&bytes))
}

/// The text of a file that a person has written: a codebook, a table, a list.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Unreadable`] if it is not text; [`Error::Letters`] if it cannot be read for sure.
pub fn text_file(path: &Path) -> Result<Text> {
    if !path.exists() {
        return Err(Error::NotFound(path.to_owned()));
    }
    let read = Text::read(path).map_err(|reason| Error::Unreadable { path: path.to_owned(), reason })?;
    // A name that was misread would never be found.
    if read.remarks.is_empty() { Ok(read.text) } else { Err(Error::Letters(path.to_owned())) }
}

/// The lines of a list, each with its number from 1 on; blank ones and remarks that begin with `#` are left out.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let lines = text.split(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).enumerate();
    let lines = lines.map(|(at, line)| (at + 1, name(line)));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Without white space and without what cannot be seen at the ends.
#[must_use]
pub fn trimmed(entered: &str) -> &str {
    entered.trim_matches(|c: char| c.is_whitespace() || is_mark_only(c) || matches!(c, '\u{200c}' | '\u{200d}'))
}

/// Characters that have neither sign nor width: byte order mark, zero-width space, word joiner, soft hyphen, marks of direction.
/// Joiners are none of them: letters differ by those.
const fn is_mark_only(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_was_written() {
        for written in [
            "blå sak",
            "bla\u{30a} sak",
            "\u{feff}blå sak",
            " blå\u{a0}sak\r\n",
            "blå\tsak\u{200b}",
            "blå\u{2028}sak",
            "\u{200d}blå\u{ad}  \u{1b}sak\0",
            "\u{202e}blå sak\u{202c}",
        ] {
            assert_eq!(name(written), "blå sak", "{written:?}");
        }
        assert_eq!(key("BLA\u{30a} sak"), key("blå Sak"));
        assert_eq!(name("\u{feff}\u{200b}\t"), "");
    }

    #[test]
    fn a_passphrase_is_the_same_however_it_was_written() {
        let wanted = "hest  blå batteri ";
        let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.into_iter().chain("hest  blå batteri \r\n".encode_utf16().flat_map(bytes)).collect()
        };
        for written in [
            wanted.as_bytes().to_vec(),
            "\u{feff}hest  blå batteri ".into(),
            "hest  bla\u{30a} batteri \n".into(),
            "hest  blå batteri \r\nno more".into(),
            "hest  blå batteri \rno more".into(),
            WINDOWS_1252.encode("hest  blå batteri \n").0.into_owned(),
            utf16([0xff, 0xfe], u16::to_le_bytes),
            utf16([0xfe, 0xff], u16::to_be_bytes),
        ] {
            assert_eq!(passphrase_of(&written).as_str(), wanted, "{written:?}");
        }
    }

    #[test]
    fn a_list_has_no_blank_lines_and_keeps_the_numbers_of_the_others() {
        let list: Vec<(usize, String)> =
            lines("# navn\n Kari \u{a0}Prøve\u{200b}\n\u{feff}\n\nOla\u{2028}Per").collect();
        assert_eq!(list, [(2, "Kari Prøve".to_owned()), (5, "Ola".to_owned()), (6, "Per".to_owned())]);
    }

    proptest! {
        #[test]
        fn what_has_passed_the_door_passes_unchanged(entered in "(?s).{0,40}") {
            prop_assert_eq!(name(&name(&entered)), name(&entered));
            prop_assert_eq!(line(&line(&entered)), line(&entered));
            prop_assert_eq!(passage(&passage(&entered)), passage(&entered));
            let once = passphrase(&entered);
            prop_assert_eq!(passphrase(&once), once);
        }
    }
}
