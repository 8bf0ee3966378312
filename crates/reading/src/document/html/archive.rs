//! Web archives (`.mhtml`, `.mht`): a page and what belongs to it as parts of one message, as Chrome, Edge and Word save it.

use crate::document::work::{Cost, DEEPEST_DOCUMENT, WorkBudget};
use crate::text::Unreadable;

/// Bytes at the beginning within which an archive says that it is one.
const HEAD: usize = 4096;

/// What the headers of a message begin with.
const FIRST: [&str; 5] = ["from:", "mime-version:", "content-type:", "subject:", "date:"];

/// A page and its style sheets.
#[derive(Debug, Default)]
pub(super) struct Archive {
    pub page: Vec<u8>,
    pub charset: Option<String>,
    pub sheets: Vec<Vec<u8>>,
    /// Whether it ends before its end.
    pub is_cut: bool,
}

/// What the headers of a part say.
#[derive(Debug, Default)]
struct Headers {
    /// Kind of the part and its settings, as written.
    kind: String,
    encoding: String,
}

/// Whether bytes are such an archive.
pub(in crate::document) fn is_archive(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).trim_start().to_ascii_lowercase();
    FIRST.iter().any(|name| head.starts_with(name)) && head.contains("multipart/related")
}

/// # Errors
/// [`Unreadable::Damaged`] if there is no page in it, and what [`WorkBudget`] refuses.
pub(super) fn read(bytes: &[u8], work: &mut WorkBudget) -> Result<Archive, Unreadable> {
    let mut archive = Archive::default();
    take(bytes, 0, &mut archive, work)?;
    if archive.page.is_empty() { Err(Unreadable::Damaged) } else { Ok(archive) }
}

fn take(part: &[u8], depth: usize, archive: &mut Archive, work: &mut WorkBudget) -> Result<(), Unreadable> {
    work.spend(Cost::Parts, 1)?;
    let (headers, body) = headers(part);
    let kind = headers.kind.to_ascii_lowercase();
    if kind.starts_with("multipart/") && depth < DEEPEST_DOCUMENT {
        let boundary = setting(&headers.kind, "boundary").ok_or(Unreadable::Damaged)?;
        archive.is_cut |= memchr::memmem::find(body, format!("--{boundary}--").as_bytes()).is_none();
        for part in parts(body, &boundary) {
            take(part, depth + 1, archive, work)?;
        }
        return Ok(());
    }
    let is_page = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
    // The page that was saved comes first; others are frames in it.
    if is_page && archive.page.is_empty() {
        archive.page = unpacked(body, &headers.encoding);
        archive.charset = setting(&headers.kind, "charset");
        work.spend(Cost::Bytes, archive.page.len())?;
    } else if kind.starts_with("text/css") {
        let sheet = unpacked(body, &headers.encoding);
        work.spend(Cost::Bytes, sheet.len())?;
        archive.sheets.push(sheet);
    }
    Ok(())
}

/// The headers of a part, and what follows the blank line after them.
fn headers(part: &[u8]) -> (Headers, &[u8]) {
    let mut headers = Headers::default();
    let (mut name, mut value) = (String::new(), String::new());
    let mut rest = part;
    let mut keep = |name: &str, value: &str| match name {
        "content-type" => headers.kind = value.to_owned(),
        "content-transfer-encoding" => headers.encoding = value.to_ascii_lowercase(),
        _ => {}
    };
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = String::from_utf8_lossy(&rest[..end]).trim_end().to_owned();
        rest = rest.get(end + 1..).unwrap_or_default();
        if line.is_empty() && name.is_empty() {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        keep(&name, &value);
        if line.is_empty() {
            return (headers, rest);
        }
        let (key, said) = line.split_once(':').unwrap_or((&line, ""));
        name = key.trim().to_ascii_lowercase();
        value = said.trim().to_owned();
    }
    keep(&name, &value);
    (headers, rest)
}

/// A setting behind the kind of a part: `boundary="…"`.
fn setting(kind: &str, name: &str) -> Option<String> {
    let value = kind.split(';').skip(1).find_map(|setting| {
        let (key, value) = setting.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    });
    value.filter(|value| !value.is_empty())
}

/// What stands between the lines that part the parts.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let line = format!("--{boundary}");
    let begins_line = |at: &usize| *at == 0 || body[at - 1] == b'\n';
    let places: Vec<usize> = memchr::memmem::find_iter(body, line.as_bytes()).filter(begins_line).collect();
    let ends = places.iter().skip(1).copied().chain([body.len()]);
    let parts = places.iter().zip(ends).filter_map(|(&from, to)| body.get(from + line.len()..to));
    // The last line has two strokes more, and nothing of the archive follows it.
    parts.filter(|part| !part.starts_with(b"--")).collect()
}

fn unpacked(body: &[u8], encoding: &str) -> Vec<u8> {
    match encoding {
        "quoted-printable" => unquoted(body),
        "base64" => of_base64(body),
        _ => body.to_vec(),
    }
}

fn unquoted(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(code) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(code);
            rest = &after[2..];
        } else if let Some(after) = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")) {
            // The line goes on.
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

fn of_base64(body: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(body.len() / 4 * 3), 0u32, 0);
    for value in body.iter().take_while(|byte| **byte != b'=').filter_map(|&byte| value(byte)) {
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_its_sheets_come_out_of_an_archive() {
        let archive = "From: <Saved by Blink>\r\nSubject: Aktivitetsplan\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
            \ttype=\"text/html\";\r\n\tboundary=\"----abc\"\r\n\r\n\r\n------abc\r\nContent-Type: text/html; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://eksempel.no/\r\n\r\n<p>Mitt m=C3=A5l =3D =\r\nett</p>\r\n\
            ------abc\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: base64\r\n\r\ncHtjb2xv\r\ncjpyZWR9\r\n\
            ------abc\r\nContent-Type: text/html\r\n\r\n<p>Ramme</p>\r\n------abc--\r\n";
        assert!(is_archive(archive.as_bytes()));
        let read = read(archive.as_bytes(), &mut WorkBudget::default()).expect("is read");
        assert_eq!(String::from_utf8_lossy(&read.page).trim(), "<p>Mitt mål = ett</p>");
        assert_eq!((read.charset.as_deref(), &read.sheets[..]), (Some("utf-8"), &[b"p{color:red}".to_vec()][..]));
        assert!(!is_archive(b"Content-Type: text/plain\r\n\r\nmultipart/related"[..20].as_ref()));
    }

    #[test]
    fn an_archive_without_a_page_is_damaged() {
        for archive in [
            "MIME-Version: 1.0\nContent-Type: multipart/related",
            "From: a\nContent-Type: multipart/related; boundary=b\n\n--b--",
        ] {
            assert_eq!(read(archive.as_bytes(), &mut WorkBudget::default()).err(), Some(Unreadable::Damaged));
        }
    }
}
