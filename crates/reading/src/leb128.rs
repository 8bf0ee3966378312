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
pub fn take<N: TryFrom<u64>>(bytes: &mut &[u8]) -> Option<N> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return number.try_into().ok();
        }
    }
    None
}

/// Adds a number that may be negative: the sign is the lowest bit.
pub fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    put(bytes, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

/// Takes a number off the front that may be negative.
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
