//! Styles that build on one another, as office documents have them.

use std::collections::HashMap;

/// Longest chain of styles that build on one another.
const LONGEST_CHAIN: usize = 20;

/// The first that a style, or one that it builds on, says; `parent` names the one that a style builds on.
pub(super) fn said<S, T>(
    styles: &HashMap<String, S>,
    style: Option<&str>,
    parent: impl Fn(&S) -> Option<&str>,
    says: impl Fn(&S) -> Option<T>,
) -> Option<T> {
    std::iter::successors(styles.get(style?), |style| styles.get(parent(style)?)).take(LONGEST_CHAIN).find_map(says)
}
