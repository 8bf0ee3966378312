//! Whole numbers in as few bytes as they need (LEB128): seven bits a byte, the lowest first; the eighth says that more follow.

/// Adds a number.
pub fn put(bytes: &mut Vec<u8>, number: impl TryInto<u64>) {
    let mut number = number.try_into().unwrap_or(u64::MAX);
    while number >= 0x80 {
        bytes.push(0x80 | number.to_le_bytes()[0]);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Takes a number off the front; `None` where none stands there, or a greater one than is asked for.
#[inline(always)]
#[expect(clippy::inline_always, reason = "an outline of a project is a million of them, nearly all of a byte or two")]
pub fn take<N: TryFrom<u64>>(bytes: &mut &[u8]) -> Option<N> {
    let part = |byte: u8, shift: u32| u64::from(byte & 0x7f) << shift;
    let number = match **bytes {
        [one, ref rest @ ..] if one < 0x80 => {
            *bytes = rest;
            u64::from(one)
        }
        [one, two, ref rest @ ..] if two < 0x80 => {
            *bytes = rest;
            part(one, 0) | part(two, 7)
        }
        [one, two, three, ref rest @ ..] if three < 0x80 => {
            *bytes = rest;
            part(one, 0) | part(two, 7) | part(three, 14)
        }
        _ => take_long(bytes)?,
    };
    number.try_into().ok()
}

fn take_long(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Adds a number that may be negative: the sign is the lowest bit.
pub fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    put(bytes, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

/// Takes a number off the front that may be negative.
#[inline]
pub fn take_signed(bytes: &mut &[u8]) -> Option<i64> {
    let number: u64 = take(bytes)?;
    Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_out_as_they_went_in(number: u64, signed: i64) {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            put_signed(&mut bytes, signed);
            let mut rest = &*bytes;
            prop_assert_eq!((take(&mut rest), take_signed(&mut rest), rest), (Some(number), Some(signed), &[][..]));
        }
    }
}
