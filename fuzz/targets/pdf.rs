//! Documents in PDF.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // Without the sign at the beginning it would be read as plain text, which is another target.
    let _ = fuzz::read([b"%PDF-1.4\n", data].concat());
});
