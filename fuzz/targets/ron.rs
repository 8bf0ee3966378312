//! What people write in RON, and rules for cases.

#![no_main]

use libfuzzer_sys::fuzz_target;
use names::roles::Catalogue;
use project::codebook::Codebook;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    if let Ok(codebook) = reading::ron_file::parse::<Codebook>(&text) {
        let again = reading::ron_file::parse::<Codebook>(&codebook.to_ron());
        assert!(again.is_ok(), "a codebook that was written cannot be read");
    }
    if let Ok(catalogue) = Catalogue::from_ron(&text) {
        assert_eq!(Catalogue::from_ron(&catalogue.to_ron()).as_ref(), Ok(&catalogue), "roles come back as others");
    }
    let _ = project::sets::parser::parse(&text);
});
