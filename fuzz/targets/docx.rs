//! Documents of Word: the input is the parts of the archive one after the other, or an archive.

#![no_main]

use libfuzzer_sys::fuzz_target;

const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/comments.xml",
    "word/header1.xml",
    "word/_rels/document.xml.rels",
];

fuzz_target!(|data: &[u8]| {
    let _ = fuzz::read(fuzz::archive(data, &PARTS, &[]));
});
