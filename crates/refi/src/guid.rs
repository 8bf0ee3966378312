//! GUIDs: 32 lower-case hexadecimal digits here and in the project; with hyphens, and at times with braces, in a file.

/// The digits of a GUID as a file has it: with or without hyphens and braces, in letters of any case.
pub(crate) fn read(written: &str) -> Option<String> {
    let digits: String = written.trim().trim_matches(['{', '}']).chars().filter(|c| *c != '-').collect();
    (digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| digits.to_ascii_lowercase())
}

/// What a reference is looked up by: the digits of a GUID, or else the words as they stand. Programs write other things too.
pub(crate) fn key(written: &str) -> String {
    read(written).unwrap_or_else(|| written.trim().to_lowercase())
}

/// A GUID as a file has it.
pub(crate) fn written(guid: &str) -> String {
    if guid.len() != 32 || !guid.is_ascii() {
        return written(&derived(&["guid", guid]));
    }
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &guid[part]);
    parts.join("-")
}

/// The GUID of something that has none of its own, the same for the same words: a hash (FNV-1a of 128 bits) in the form of version 8.
pub(crate) fn derived(words: &[&str]) -> String {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for word in words {
        for byte in word.bytes().chain([0xff]) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
        }
    }
    let version = (hash & !(0xf << 76)) | (8 << 76);
    format!("{:032x}", (version & !(0x3 << 62)) | (0x2 << 62))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_read_in_every_form_and_written_in_one() {
        for form in
            ["{34653336-3766-3235-6466-36313439643F}", "34653336376632356466 36313439643f".replace(' ', "").as_str()]
        {
            let guid = read(form).expect("a GUID");
            assert_eq!(written(&guid), "34653336-3766-3235-6466-36313439643f");
        }
        assert_eq!(read("not one"), None);
    }

    #[test]
    fn what_is_derived_is_the_same_each_time_and_differs_by_its_words() {
        let one = derived(&["user", "Anna"]);
        assert_eq!(one, derived(&["user", "Anna"]));
        assert_ne!(one, derived(&["userA", "nna"]));
        assert_eq!((&one[12..13], written(&one).len()), ("8", 36));
        assert_eq!(read(&written("odd")), read(&written("odd")));
    }
}
