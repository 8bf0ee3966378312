//! The data of streams, unpacked within bounds: a small stream can grow a thousandfold, and its filters can be nested.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Stream};

use super::super::work::{Cost, LARGEST_PART, WorkBudget};
use crate::remark::What;
use crate::text::Unreadable;

/// Most filters, one over the other.
const MOST_FILTERS: usize = 6;

/// Codes of LZW that say something of the codes themselves.
const CLEAR: usize = 256;
const END: usize = 257;

/// The data of a stream.
///
/// # Errors
/// [`Unreadable::TooComplex`]; [`Unreadable::Damaged`] if it is no data that can show text.
pub(super) fn decoded(stream: &Stream<'_>, work: &mut WorkBudget) -> Result<Vec<u8>, Unreadable> {
    let filters = stream.filters();
    if filters.len() > MOST_FILTERS {
        return Err(Unreadable::TooComplex);
    }
    let mut data = stream.raw_data().into_owned();
    work.spend(Cost::Bytes, data.len())?;
    for filter in &filters {
        let (unpacked, is_whole) = match filter {
            Filter::Crypt => continue,
            Filter::FlateDecode => inflated(&data)?,
            Filter::LzwDecode => (unlzw(&data)?, true),
            Filter::RunLengthDecode => (unrun(&data)?, true),
            Filter::AsciiHexDecode => (unhex(&data), true),
            Filter::Ascii85Decode => (unascii85(&data), true),
            _ => return Err(Unreadable::Damaged),
        };
        work.note(What::DamagedParts, usize::from(!is_whole));
        work.spend(Cost::Bytes, unpacked.len())?;
        data = unpacked;
    }
    // The parser knows the rest; by now it is known that the data cannot grow beyond bounds.
    if is_predicted(stream.dict()) {
        data = stream.decoded_data().map_err(|_| Unreadable::Damaged)?.into_owned();
    }
    Ok(data)
}

/// Whether the data says how each byte differs from others, or is packed in another way than usual.
fn is_predicted(dict: &Dict<'_>) -> bool {
    let differs = |params: &Dict<'_>| {
        params.get::<i32>("Predictor").is_some_and(|predictor| predictor > 1)
            || params.get::<i32>("EarlyChange") == Some(0)
    };
    ["DecodeParms", "DP"].iter().any(|key| {
        dict.get::<Dict<'_>>(key).is_some_and(|params| differs(&params))
            || dict.get::<Array<'_>>(key).is_some_and(|all| all.iter::<Dict<'_>>().any(|params| differs(&params)))
    })
}

/// Inflated data, and whether all of it could be read.
pub(super) fn inflated(data: &[u8]) -> Result<(Vec<u8>, bool), Unreadable> {
    let mut unpacked = Vec::new();
    let mut result = ZlibDecoder::new(data).take(LARGEST_PART + 1).read_to_end(&mut unpacked);
    if result.is_err() && unpacked.is_empty() {
        result = DeflateDecoder::new(data).take(LARGEST_PART + 1).read_to_end(&mut unpacked);
    }
    if unpacked.len() as u64 > LARGEST_PART {
        return Err(Unreadable::TooComplex);
    }
    // A stream that lacks nothing but its check sum is whole.
    let is_whole = result.is_ok() || data.is_empty();
    if !is_whole && unpacked.is_empty() && data.len() > 8 {
        return Err(Unreadable::Damaged);
    }
    Ok((unpacked, is_whole))
}

fn unlzw(data: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut out: Vec<u8> = Vec::new();
    // Where in the output each code stands, and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0u32, 0u32, 9u32);
    for byte in data {
        bits = (bits << 8 | u32::from(*byte)) & 0x00ff_ffff;
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held & ((1 << width) - 1)) as usize;
        match code {
            CLEAR => {
                table.clear();
                (last, width) = (None, 9);
                continue;
            }
            END => break,
            _ => {}
        }
        let at = out.len();
        if let Ok(letter) = u8::try_from(code) {
            out.push(letter);
        } else if let Some((start, length)) = table.get(code - 258).copied() {
            out.extend_from_within(start..start + length);
        } else if let Some((start, length)) = last {
            out.extend_from_within(start..start + length);
            out.extend_from_within(start..=start);
        } else {
            break;
        }
        if let Some((start, length)) = last
            && table.len() < 4096 - 258
        {
            // What came last and the letter after it stand one behind the other already.
            table.push((start, length + 1));
        }
        last = Some((at, out.len() - at));
        width = match table.len() + 258 + 1 {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        if out.len() as u64 > LARGEST_PART {
            return Err(Unreadable::TooComplex);
        }
    }
    Ok(out)
}

fn unrun(data: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut out = Vec::new();
    let mut rest = data;
    while let [length, after @ ..] = rest {
        rest = match usize::from(*length) {
            128 => break,
            length @ 0..128 => {
                let (copied, after) = after.split_at((length + 1).min(after.len()));
                out.extend_from_slice(copied);
                after
            }
            length => {
                let Some((byte, after)) = after.split_first() else { break };
                out.extend(std::iter::repeat_n(*byte, 257 - length));
                after
            }
        };
        if out.len() as u64 > LARGEST_PART {
            return Err(Unreadable::TooComplex);
        }
    }
    Ok(out)
}

fn unhex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn unascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u8> = Vec::new();
    let mut put = |group: &[u8]| {
        let number = (0..5).fold(0u32, |number, at| {
            number.wrapping_mul(85).wrapping_add(u32::from(group.get(at).map_or(84, |byte| byte - b'!')))
        });
        out.extend_from_slice(&number.to_be_bytes()[..group.len().saturating_sub(1)]);
    };
    let data = data.strip_prefix(b"<~").unwrap_or(data);
    for byte in data {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => put(b"!!!!!"),
            b'!'..=b'u' => {
                group.push(*byte);
                if group.len() == 5 {
                    put(&group);
                    group.clear();
                }
            }
            _ => {}
        }
    }
    if group.len() > 1 {
        put(&group);
    }
    out
}

/// Looks over the streams that the parser itself unpacks as it opens a file: those with lists of objects.
///
/// # Errors
/// [`Unreadable::TooComplex`] if they unfold too far.
pub(super) fn look_over(file: &[u8], work: &mut WorkBudget) -> Result<(), Unreadable> {
    const BEGIN: &[u8] = b"stream";
    const REACH: usize = 1024;
    let (mut begun, mut ended) = (0usize, 0usize);
    for at in memchr::memmem::find_iter(file, BEGIN) {
        if file[..at].ends_with(b"end") {
            ended += 1;
            continue;
        }
        begun += 1;
        let before = &file[at.saturating_sub(REACH)..at];
        let object = memchr::memmem::rfind(before, b" obj").map_or(before, |start| &before[start..]);
        let named = |name: &[u8]| memchr::memmem::find_iter(object, name).count();
        if named(b"/ObjStm") + named(b"/XRef") == 0 {
            continue;
        }
        if named(b"Decode") - named(b"/DecodeParms").min(named(b"Decode")) > 1
            || named(b"/LZW") + named(b"/RunLength") > 0
        {
            return Err(Unreadable::TooComplex);
        }
        let data = &file[at + BEGIN.len()..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        // In an encrypted file this is no data yet; its streams are no larger than others.
        let mut unpacked = ZlibDecoder::new(data).take(LARGEST_PART + 1);
        let grown = std::io::copy(&mut unpacked, &mut std::io::sink()).unwrap_or(0);
        if grown > LARGEST_PART {
            return Err(Unreadable::TooComplex);
        }
        work.spend(Cost::Bytes, usize::try_from(grown).unwrap_or(usize::MAX))?;
    }
    // For each beginning without an end the parser looks through the rest of the file.
    if begun > ended + REACH { Err(Unreadable::TooComplex) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_undone() {
        assert_eq!(unhex(b"48 656a7>"), b"Hejp");
        assert_eq!(unascii85(b"<~87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(unrun(&[2, b'a', b'b', b'c', 254, b'd', 128, 9]).expect("short"), b"abcddd");
        assert_eq!(unlzw(&[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]).expect("short"), b"-----A---B");
    }
}
