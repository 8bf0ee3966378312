//! Tables of attributes, codings and codes, and what is pasted as cells.

#![no_main]

use std::cell::LazyCell;

use libfuzzer_sys::fuzz_target;
use project::table::{self, ColumnKinds, block::CellBlock, codebook_table};

thread_local! {
    static PLACE: LazyCell<(tempfile::TempDir, project::Project)> = const { LazyCell::new(fuzz::project) };
}

fuzz_target!(|data: &[u8]| {
    PLACE.with(|place| {
        let (folder, project) = &**place;
        let file = fuzz::written(folder.path(), "t.csv", data);
        let _ = table::preview_attributes(project, &file, &ColumnKinds::new());
        let _ = codebook_table::preview_codebook(project, &file);
    });
    drop(CellBlock::read(&String::from_utf8_lossy(data)));
});
