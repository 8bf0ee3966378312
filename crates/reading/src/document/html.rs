//! Web pages that stand inside of other documents: their text, paragraph by paragraph.

use quick_xml::escape::resolve_html5_entity;

use super::blocks::Paragraph;
use super::grid;
use super::work::{Cost, Work};
use crate::evidence::{LineEvidence, Style};
use crate::remark::What;
use crate::text::Unreadable;

/// Where the encoding of a page may be named.
const HEAD: usize = 2048;

/// Elements whose text is no text of the page.
const LEFT_OUT: [&str; 9] = ["script", "style", "title", "template", "noscript", "head", "rt", "rp", "object"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
];

/// Elements without an end.
const EMPTY: [&str; 10] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// The paragraphs of a page.
///
/// # Errors
/// [`Unreadable::TooComplex`].
pub(super) fn paragraphs(bytes: &[u8], work: &mut Work) -> Result<Vec<Paragraph>, Unreadable> {
    let page = decoded(bytes, work);
    let mut reading = Reading::default();
    let mut rest = page.as_str();
    while !rest.is_empty() {
        work.spend(Cost::Nodes, 1)?;
        let text = rest.find('<').map_or(rest, |at| &rest[..at]);
        reading.put(text, work)?;
        rest = &rest[text.len()..];
        let Some(tag) = rest.strip_prefix('<') else { continue };
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            let end = end_of_tag(tag);
            reading.tag(&tag[..end], work)?;
            rest = tag.get(end + 1..).unwrap_or_default();
            // What stands in these is no markup.
            let raw =
                ["script", "style"].into_iter().find(|name| reading.left_out.last().is_some_and(|open| open == name));
            if let Some(name) = raw {
                let end = rest.match_indices("</").find(|(at, _)| {
                    rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                });
                rest = end.map_or("", |(at, _)| &rest[at..]);
            }
        } else {
            reading.put("<", work)?;
            rest = tag;
        }
    }
    reading.line(work)?;
    while !reading.tables.is_empty() {
        reading.end_table();
    }
    Ok(reading.done)
}

/// Where a tag ends, quoted signs aside.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return at,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    // A quotation mark that never closes is none.
    tag.find('>').unwrap_or(tag.len())
}

fn decoded(bytes: &[u8], work: &mut Work) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let named = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let named =
        named.and_then(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).next());
    let of_mark = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = of_mark.or_else(|| encoding_rs::Encoding::for_label(named?.as_bytes()));
    let usual = if std::str::from_utf8(bytes).is_ok() { encoding_rs::UTF_8 } else { encoding_rs::WINDOWS_1252 };
    let (page, damaged) = encoding.unwrap_or(usual).decode_with_bom_removal(bytes);
    if damaged {
        work.note(What::BadBytes, page.matches(char::REPLACEMENT_CHARACTER).count());
    }
    page.into_owned()
}

#[derive(Default)]
struct Reading {
    done: Vec<Paragraph>,
    line: String,
    heading: bool,
    tables: Vec<Vec<grid::Row>>,
    /// Names of the elements that are open and left out, with those in them.
    left_out: Vec<String>,
    /// The first of those is hidden text.
    hidden: bool,
    preformatted: usize,
    /// Lists that are open, and how far each has counted; bullets count nothing.
    lists: Vec<Option<u32>>,
}

impl Reading {
    fn tag(&mut self, tag: &str, work: &mut Work) -> Result<(), Unreadable> {
        let ends = tag.starts_with('/');
        let tag = tag.trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if !self.left_out.is_empty() {
            let closed = self.left_out.iter().rposition(|open| *open == name);
            match (ends, closed) {
                (true, Some(at)) => self.left_out.truncate(at),
                (false, _) if self.left_out.len() < super::work::DEEPEST && !EMPTY.contains(&name.as_str()) => {
                    self.left_out.push(name);
                }
                _ => {}
            }
            return Ok(());
        }
        let attributes: String = tag.to_ascii_lowercase().split_whitespace().collect();
        let hides = attributes.contains("display:none") || attributes.contains("visibility:hidden");
        let hides = hides
            || tag.split_whitespace().skip(1).any(|word| word.trim_end_matches('/').eq_ignore_ascii_case("hidden"));
        if !ends && (hides || LEFT_OUT.contains(&name.as_str())) && !EMPTY.contains(&name.as_str()) {
            self.hidden = hides;
            self.left_out.push(name);
            return Ok(());
        }
        match name.as_str() {
            "br" => self.line(work)?,
            "img" if !ends => work.note(What::Pictures, 1),
            "input" if attributes.contains("type=\"checkbox\"") || attributes.contains("type=\"radio\"") => {
                let ticked =
                    tag.split_whitespace().skip(1).any(|word| word.to_ascii_lowercase().starts_with("checked"));
                self.line.push(if ticked { super::signs::TICKED } else { super::signs::UNTICKED });
            }
            "table" if !ends => {
                self.line(work)?;
                self.tables.push(Vec::new());
            }
            "table" => {
                self.line(work)?;
                self.end_table();
            }
            "tr" if !ends => {
                self.line(work)?;
                self.tables.iter_mut().next_back().into_iter().for_each(|rows| rows.push(Vec::new()));
            }
            "td" | "th" => {
                self.line(work)?;
                let row = self.tables.last_mut().and_then(|rows| rows.last_mut());
                row.filter(|_| !ends).into_iter().for_each(|row| row.push(Vec::new()));
            }
            _ if BLOCKS.contains(&name.as_str()) => {
                self.line(work)?;
                self.block(&name, ends);
            }
            _ => {}
        }
        Ok(())
    }

    fn block(&mut self, name: &str, ends: bool) {
        match (name, ends) {
            ("pre", false) => self.preformatted += 1,
            ("pre", true) => self.preformatted = self.preformatted.saturating_sub(1),
            ("ol", false) => self.lists.push(Some(0)),
            ("ul", false) => self.lists.push(None),
            ("ol" | "ul", true) => {
                self.lists.pop();
            }
            ("li", false) => {
                if let Some(Some(count)) = self.lists.last_mut() {
                    *count += 1;
                    self.line = format!("{count}. ");
                }
            }
            _ => self.heading = !ends && name.len() == 2 && name.starts_with('h') && name != "hr",
        }
    }

    fn put(&mut self, text: &str, work: &mut Work) -> Result<(), Unreadable> {
        if !self.left_out.is_empty() {
            work.note(
                What::HiddenText,
                if self.hidden { text.chars().filter(|c| !c.is_whitespace()).count() } else { 0 },
            );
            return Ok(());
        }
        work.spend(Cost::Letters, text.len())?;
        let text = unescaped(text);
        if self.preformatted > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.line(work)?;
                }
                self.line.push_str(line);
            }
            return Ok(());
        }
        for c in text.chars() {
            if !matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{c}') {
                self.line.push(c);
            } else if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
        Ok(())
    }

    /// Ends the line, if there is one.
    fn line(&mut self, work: &mut Work) -> Result<(), Unreadable> {
        let line = std::mem::take(&mut self.line);
        if line.trim().is_empty() {
            return Ok(());
        }
        work.spend(Cost::Lines, 1)?;
        let style = Style { heading: u8::from(self.heading), ..Style::default() };
        let seen = LineEvidence { style, ..LineEvidence::default() };
        let paragraph = Paragraph { text: line.trim_end().to_owned(), seen };
        self.insert(vec![paragraph]);
        Ok(())
    }

    fn insert(&mut self, paragraphs: Vec<Paragraph>) {
        match self.tables.last_mut().and_then(|rows| rows.last_mut()?.last_mut()) {
            Some(cell) => cell.extend(paragraphs),
            None => self.done.extend(paragraphs),
        }
    }

    fn end_table(&mut self) {
        if let Some(rows) = self.tables.pop() {
            self.insert(grid::lines(rows));
        }
    }
}

/// The letters that references stand for; what is none stays as it is.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '#').take(40).collect();
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        let letter = number.and_then(char::from_u32).map(String::from);
        match letter.or_else(|| resolve_html5_entity(&name).map(str::to_owned)) {
            Some(letter) => {
                out.push_str(&letter);
                rest = rest[name.len()..].strip_prefix(';').unwrap_or(&rest[name.len()..]);
            }
            None => out.push('&'),
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(page: &str) -> Vec<String> {
        let read = paragraphs(page.as_bytes(), &mut Work::default()).expect("is read");
        read.into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn the_text_of_a_page_is_what_it_shows() {
        let page = "<html><head><title>Tittel</title><style>p > a {}</style></head><body><!-- skjult --><h2>Mitt&nbsp;m&aring;l</h2>\
            <p title=\"a > b\">Jeg <b>vil</b>\n  bli snekker.<br>Takk &amp; hei</p><script>if (a < b) { x(\"</p>\") }</script>\
            <p style=\"display: none\">Skjult</p><ol><li>Ring<li>Skriv</ol>5 < 6</body></html>";
        assert_eq!(of(page), ["Mitt\u{a0}mål", "Jeg vil bli snekker.", "Takk & hei", "1. Ring", "2. Skriv", "5 < 6"]);
    }

    #[test]
    fn messages_in_tables_of_a_page_get_their_headers() {
        let page = "<table><tr><td>BRUKER</td><td>3. APR. 2020</td><td><p>Hei.</p></td></tr></table>";
        assert_eq!(of(page), ["BRUKER - 3. APR. 2020", "Hei."]);
    }

    #[test]
    fn a_page_says_how_its_letters_are_written_down() {
        let page = b"<meta charset=\"windows-1252\"><p>\xe6r</p>";
        let read = paragraphs(page, &mut Work::default()).expect("is read");
        assert_eq!(read[0].text, "ær");
    }
}
