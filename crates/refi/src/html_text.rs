//! The text of a page as Taguette keeps it: cleaned HTML, in which places are bytes of UTF-8 of what stands between the tags. It becomes a
//! text of lines; every place is found again in it.

use quick_xml::escape::resolve_html5_entity;

/// Elements that begin and end a line.
const BLOCKS: [&str; 26] = [
    "article",
    "blockquote",
    "body",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// The longest name of a character, with some room.
const LONGEST_NAME: usize = 40;

/// A text with the places of the page that it comes from.
#[derive(Default)]
pub(crate) struct HtmlText {
    pub text: String,
    chars: Vec<HtmlChar>,
}

/// A character between tags.
#[derive(Debug, Clone, Copy)]
struct HtmlChar {
    /// Bytes of UTF-8 before it on the page.
    byte: usize,
    /// Where it stands in the text, in code points. White space that is not shown stands nowhere: it begins where it ends.
    start: usize,
    end: usize,
}

impl HtmlText {
    pub(crate) fn of(html: &str) -> Self {
        let mut writer = HtmlWriter::default();
        let mut rest = html;
        while let Some(c) = rest.chars().next() {
            if c == '<' && rest.starts_with("<!--") {
                rest = rest[4..].split_once("-->").map_or("", |(_, behind)| behind);
            } else if c == '<'
                && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            {
                let end = end_of_tag(rest);
                writer.tag(&rest[1..end]);
                rest = rest.get(end + 1..).unwrap_or_default();
            } else if c == '&'
                && let Some((characters, behind)) = entity(rest)
            {
                characters.chars().for_each(|c| writer.char(c));
                rest = behind;
            } else if c == '\r' {
                // A line end is one character, however it is written.
                writer.char('\n');
                rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
            } else {
                writer.char(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        writer.text
    }

    /// The place at which what begins at this byte of the page begins.
    pub(crate) fn start(&self, byte: usize) -> Option<usize> {
        self.chars.get(self.chars.partition_point(|c| c.byte < byte)).map(|c| c.start)
    }

    /// The place at which what ends at this byte of the page ends.
    pub(crate) fn end(&self, byte: usize) -> Option<usize> {
        let behind = self.chars.partition_point(|c| c.byte < byte);
        behind.checked_sub(1).and_then(|last| self.chars.get(last)).map(|c| c.end)
    }
}

/// The byte of the `>` of a tag; signs in quotation marks are none.
fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return at,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// What an entity at the beginning stands for, and what is behind it.
fn entity(html: &str) -> Option<(String, &str)> {
    let end = html.bytes().take(LONGEST_NAME).position(|byte| byte == b';')?;
    let (name, behind) = (html.get(1..end)?, html.get(end + 1..)?);
    let characters = match name.strip_prefix('#') {
        Some(number) => {
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER).to_string()
        }
        None => resolve_html5_entity(name)?.to_owned(),
    };
    Some((characters, behind))
}

#[derive(Default)]
struct HtmlWriter {
    text: HtmlText,
    bytes: usize,
    length: usize,
    /// Something stands on the line.
    has_line: bool,
    /// What is to stand before the next character on the line.
    gap: Option<char>,
    preformatted: usize,
    /// A line end right behind the tag is none.
    is_behind_pre: bool,
}

impl HtmlWriter {
    fn tag(&mut self, tag: &str) {
        let is_end = tag.starts_with('/');
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        self.is_behind_pre = false;
        match &*name {
            "br" => self.put('\n'),
            "td" | "th" if !is_end && self.has_line => self.gap = Some('\t'),
            name if BLOCKS.contains(&name) => {
                if self.has_line {
                    self.put('\n');
                }
                self.gap = None;
                if name == "pre" {
                    self.preformatted =
                        if is_end { self.preformatted.saturating_sub(1) } else { self.preformatted + 1 };
                    self.is_behind_pre = !is_end;
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, c: char) {
        self.text.text.push(c);
        self.length += 1;
        self.has_line = c != '\n';
        if c == '\n' {
            self.gap = None;
        }
    }

    fn char(&mut self, c: char) {
        if std::mem::take(&mut self.is_behind_pre) && c == '\n' {
            return;
        }
        let start = self.length;
        if self.preformatted == 0 && matches!(c, ' ' | '\n' | '\t' | '\u{c}') {
            if self.has_line && self.gap.is_none() {
                self.gap = Some(' ');
            }
        } else {
            if let Some(gap) = self.gap.take() {
                self.put(gap);
            }
            self.put(c);
        }
        // What is put before a character is not of it.
        let start = if self.length > start { self.length - 1 } else { start };
        self.text.chars.push(HtmlChar { byte: self.bytes, start, end: self.length });
        self.bytes += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands between two bytes of a page.
    fn passage(html: &str, start: usize, end: usize) -> String {
        let page = HtmlText::of(html);
        let (start, end) = (page.start(start).expect("a place"), page.end(end).expect("a place"));
        page.text.chars().skip(start).take(end.saturating_sub(start)).collect()
    }

    #[test]
    fn a_page_becomes_lines() {
        for (html, wanted) in [
            ("<p>Hei  på\ndeg</p>\n<p>Én &amp; to<br>tre</p>", "Hei på deg\nÉn & to\ntre\n"),
            ("<h1>A</h1><ul><li>b</li><li>c</li></ul>", "A\nb\nc\n"),
            ("<table><tr><td>1</td><td>2</td></tr></table>", "1\t2\n"),
            ("<pre>\n a\n  b</pre>c", " a\n  b\nc"),
            ("a <b>b</b> <!-- no > --> c", "a b c"),
            ("1 < 2 &lt; 3 &nosuch; &#x1F600;<a title=\"x>y\">z</a>", "1 < 2 < 3 &nosuch; 😀z"),
            ("", ""),
            ("<p", ""),
        ] {
            assert_eq!(HtmlText::of(html).text, wanted, "{html}");
        }
    }

    #[test]
    fn places_are_bytes_between_the_tags() {
        // As in the manual of Taguette: tags are not counted.
        assert_eq!(passage("<p><u>Hello</u> there <i>World</i></p>", 7, 14), "here Wo");
        assert_eq!(passage("<p>Blåbær 😀 og <b>mer</b></p>\n<p>Så slutt</p>", 0, 8), "Blåbær");
        assert_eq!(passage("<p>Blåbær 😀 og <b>mer</b></p>\n<p>Så slutt</p>", 17, 24), "mer\nSå");
        // The line end between the paragraphs is counted, and shown as the end of the first.
        assert_eq!(passage("<p>a</p>\n<p>b</p>", 2, 3), "b");
        assert_eq!(passage("<pre>\nab</pre>", 0, 1), "a");
        assert_eq!(passage("<p>a\r\nb</p>", 2, 3), "b");
        assert_eq!(HtmlText::of("<p>a</p>").start(9), None);
    }
}
