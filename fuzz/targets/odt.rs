//! OpenDocument texts: the input is the parts of the archive one after the other, an archive, or one file alone.

#![no_main]

use libfuzzer_sys::fuzz_target;

const PARTS: [&str; 3] = ["content.xml", "styles.xml", "META-INF/manifest.xml"];

fuzz_target!(|data: &[u8]| {
    let type_of_file = [("mimetype", "application/vnd.oasis.opendocument.text")];
    let _ = fuzz::read(match data.strip_prefix(b"flat\n") {
        Some(alone) => alone.to_vec(),
        None => fuzz::archive(data, &PARTS, &type_of_file),
    });
});
