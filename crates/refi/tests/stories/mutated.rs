//! Files that are damaged in any way: never a crash, and never half a project.

use std::path::Path;

use project::Project;
use refi::intake::take_in;
use refi::out::{OutForm, out};

use crate::foreign::{qualcoder, taguette};
use crate::support::{Place, kept, unpacked, words};

/// Numbers that are the same in every run (a linear congruence).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }
}

/// Bytes with some of them changed, left out, doubled, or all behind a place cut off.
fn mutated(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len());
        let until = (at + 1 + chance.below(40)).min(bytes.len());
        match chance.below(6) {
            0 => bytes[at] = u8::try_from(chance.below(256)).expect("a byte"),
            1 => drop(bytes.drain(at..until)),
            2 => {
                let again = bytes[at..until].to_vec();
                bytes.splice(at..at, again);
            }
            3 => bytes[at..until].fill(b'9'),
            4 => bytes[at..until].reverse(),
            _ if chance.below(8) == 0 => bytes.truncate(at),
            _ => bytes[at] ^= 1 << chance.below(8),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes
}

/// Takes a file in; a project holds all of it and is sound, or holds what it held.
fn try_in(project: &mut Project, file: &Path) -> bool {
    let before = kept(project);
    if take_in(project, file, &words(), true, |_, _| true).is_err() {
        assert_eq!(kept(project), before, "half a file came in");
        return false;
    }
    assert_eq!(project.check().expect("checked"), []);
    project.undo().expect("undone");
    assert_eq!(kept(project), before);
    true
}

#[test]
fn archives_and_their_parts_can_be_damaged_anywhere() {
    let place = Place::new();
    let file = place.path("whole.qdpx");
    out(&place.full("whole.planlupe"), &file, OutForm::default(), |_, _| true).expect("written");
    let (whole, parts) = (std::fs::read(&file).expect("read"), unpacked(&file));
    let mut project = place.empty("p.planlupe");
    let mut chance = Chance(18);
    let mut came_in = 0;
    for round in 0..120 {
        let damaged = if round % 3 == 0 {
            place.file("damaged.qdpx", &mutated(&whole, &mut chance))
        } else {
            let hurt = chance.below(parts.len());
            let parts: Vec<(&str, Vec<u8>)> = parts
                .iter()
                .enumerate()
                .map(|(at, (name, content))| {
                    let is_hurt = at == hurt || name == "project.qde";
                    (&**name, if is_hurt { mutated(content, &mut chance) } else { content.clone() })
                })
                .collect();
            place.archive("damaged.qdpx", &parts)
        };
        came_in += usize::from(try_in(&mut project, &damaged));
    }
    assert!((5..115).contains(&came_in), "{came_in} came in");
}

#[test]
fn databases_can_be_damaged_anywhere() {
    let place = Place::new();
    let mut project = place.empty("p.planlupe");
    let mut chance = Chance(19);
    let page = "<p>Blåbær &amp; <b>fløte</b> 😀</p>\n<pre>\n a</pre><table><tr><td>1</td></tr></table>";
    let wholes = [qualcoder(), taguette(page, &[("Blåbær", 0, 8), ("fløte", 11, 17)])];
    let mut came_in = 0;
    for round in 0..120 {
        let damaged = place.file("damaged.db", &mutated(&wholes[round % 2], &mut chance));
        came_in += usize::from(try_in(&mut project, &damaged));
    }
    assert!((5..115).contains(&came_in), "{came_in} came in");
}

#[test]
fn a_size_that_an_archive_only_claims_is_not_believed() {
    let place = Place::new();
    let mut project = place.empty("p.planlupe");
    let xml = b"<Project name=\"x\"><Sources/></Project>".to_vec();
    let file = place.archive("a.qdpx", &[("project.qde", xml)]);
    let mut bytes = std::fs::read(&file).expect("read");
    // The sizes in the list at the end of the archive: four bytes each.
    let list = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").expect("a list");
    bytes[list + 20..list + 28].fill(0xfe);
    let damaged = place.file("claims.qdpx", &bytes);
    try_in(&mut project, &damaged);
}
