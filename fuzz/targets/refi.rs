//! Files of other programs: REFI-QDA as XML or an archive, databases of QualCoder and Taguette.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use refi::intake::{IntakeWords, take_in};

thread_local! {
    /// A project, and the state that it is to stay in.
    static PLACE: RefCell<(tempfile::TempDir, project::Project, String)> = RefCell::new({
        let (folder, project) = fuzz::project();
        let state = project.state().expect("readable");
        (folder, project, state)
    });
}

const PARTS: [&str; 3] = ["project.qde", "Sources/1.txt", "Sources/2.txt"];

fuzz_target!(|data: &[u8]| {
    PLACE.with(|place| {
        let (folder, project, before) = &mut *place.borrow_mut();
        // XML alone is a codebook; more parts than one make a project.
        let is_alone = data.starts_with(b"SQLite format 3\0") || fuzz::parts(data).count() < 2;
        let bytes = if is_alone { data.to_vec() } else { fuzz::archive(data, &PARTS, &[]) };
        let file = fuzz::written(folder.path(), "in.qdpx", &bytes);
        let words = IntakeWords { case: "Sak".to_owned(), case_attribute: "sak i filen".to_owned() };
        let _ = take_in(project, &file, &words, false, |_, _| true);
        assert_eq!(project.state().expect("readable"), *before, "a preview has changed the project");
    });
});
