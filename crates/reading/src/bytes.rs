//! Bytes of lines, looked at many at once: most lines of a print are prose, and are passed over by these.

/// So many bytes are counted in one byte.
const RUN: usize = 255;

/// How many figures stand among the bytes.
pub(crate) fn figures(bytes: &[u8]) -> usize {
    let count = |run: &[u8]| run.iter().fold(0_u8, |count, byte| count + u8::from(byte.is_ascii_digit()));
    bytes.chunks(RUN).map(|run| usize::from(count(run))).sum()
}

/// Whether any of the bytes is one that `tells` of. All are asked, so that the compiler can take many at once.
pub(crate) fn any(bytes: &[u8], tells: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |any, &byte| any | tells(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_counted_in_long_texts_too() {
        for text in ["", "a", "16. jan. 2019", "æ٣ 1"].map(str::to_owned).into_iter().chain(["1".repeat(700)]) {
            assert_eq!(figures(text.as_bytes()), text.bytes().filter(u8::is_ascii_digit).count(), "{text}");
        }
        assert!(any(b"ab", |byte| byte == b'b') && !any(b"", |_| true));
    }
}
