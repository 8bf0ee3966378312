//! Web pages, alone and in one file with what belongs to them.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = fuzz::read(match data.strip_prefix(b"archive\n") {
        Some(archive) => {
            [b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"=====\"\n\n", archive].concat()
        }
        None => [b"<!DOCTYPE html>", data].concat(),
    });
});
