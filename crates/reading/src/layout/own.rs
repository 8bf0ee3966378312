//! Words of an era's own: lines that no other layout has, by which a text tells its era.

use std::sync::LazyLock;

use super::Layout;
use super::pattern::{Pairs, PatternLine};

/// Bytes in which the words of a layout's own are looked for: every print has some on its first pages.
const FIRST_PAGES: usize = 24 * 1024;
/// Fewer different lines of a layout's own than this may stand in a text of another.
const LEAST_OWN: usize = 2;
/// Lines of a layout's own from which on more say nothing more.
const MOST_OWN: usize = 3;

/// The layouts that the text can be in, by the lines that other layouts have not: most such lines win,
/// and few are none.
pub(super) fn possible(text: &str) -> Vec<&'static Layout> {
    /// How the lines of any layout's own begin.
    static ANY: LazyLock<Pairs> = LazyLock::new(|| {
        let own = Layout::all().iter().filter_map(|layout| layout.own.as_ref());
        own.fold(Pairs::default(), |all, own| all.with(own.beginnings()))
    });
    let (layouts, any) = (Layout::all(), &*ANY);
    let text = &text[..text.floor_char_boundary(FIRST_PAGES)];
    let has_columns = memchr::memmem::find(text.as_bytes(), b"   ").is_some();
    let mut counts = vec![0; layouts.len()];
    // The same line once more tells nothing more: messages may quote it.
    let mut counted: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text[from..end].trim_start_matches([' ', '\u{c}']);
        from = end + 1;
        // Text extraction with columns leaves the day of printing at the right.
        let gap = if has_columns { line.rfind("   ") } else { None };
        let right = gap.map_or("", |gap| line[gap..].trim());
        for piece in [line, right] {
            if !any.begin(piece.as_bytes()) {
                continue;
            }
            let candidate = PatternLine::new(piece);
            for (number, (layout, count)) in layouts.iter().zip(&mut counts).enumerate() {
                if *count < MOST_OWN
                    && layout.own.as_ref().is_some_and(|own| own.takes(&candidate))
                    && !counted.contains(&(number, piece))
                {
                    counted.push((number, piece));
                    *count += 1;
                }
            }
        }
    }
    let told = |(layout, count): (&'static Layout, usize)| match layout.own {
        Some(_) => (count >= LEAST_OWN).then_some((layout, count)),
        None => Some((layout, 0)),
    };
    let counted: Vec<_> = layouts.iter().zip(counts).filter_map(told).collect();
    let most = counted.iter().map(|(_, own)| *own).max();
    // Where two eras tell as much, the later one has the words of the earlier too.
    let last = counted.iter().rev().find(|(_, own)| Some(*own) == most).map(|(layout, _)| *layout);
    let likely = counted.into_iter().filter(|(_, own)| Some(*own) == most).map(|(layout, _)| layout);
    likely.filter(|layout| last.is_some_and(|last| layout.reads_like(last))).collect()
}
