//! Printouts as plain text, in every encoding: decoded and read as a plan.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = fuzz::read(data.to_vec());
});
