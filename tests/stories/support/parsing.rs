//! What `parse` says of one document.

use serde_json::Value;

use super::Folder;

/// The plan of a document of this name.
#[track_caller]
pub fn parsed(name: &str, bytes: impl AsRef<[u8]>) -> Value {
    let folder = Folder::new();
    folder.write(name, bytes);
    let plan = folder.run(&["parse", name, "--json"]).json();
    assert_eq!(plan["unaccounted"], 0);
    plan
}

/// The text of its first entry.
pub fn text(plan: &Value) -> &str {
    plan["entries"][0]["text"].as_str().expect("a text")
}

/// How often something is remarked.
pub fn remarked(plan: &Value, what: &str) -> u64 {
    let remarks = plan["remarks"].as_array().expect("remarks").iter();
    remarks.filter(|remark| remark["what"] == what).filter_map(|remark| remark["count"].as_u64()).sum()
}
