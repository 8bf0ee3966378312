//! Heights of letters as they were measured, and the few sizes that a page was set in.

/// Heights are of one size if they differ by no more than this share of the larger, or by so many pixels.
const SAME_SHARE: f64 = 0.07;
const SAME_PIXELS: f64 = 2.0;

/// The size to which each height belongs: the height of most letters near it. Heights are measured in pixels of a scan and differ by
/// some from line to line, while a page is set in a few sizes.
pub(super) fn sizes(heights: &[(f64, usize)]) -> Vec<f64> {
    let mut sizes = vec![0.0; heights.len()];
    let mut waiting: Vec<usize> = (0..heights.len()).filter(|&at| heights[at].0 > 0.0).collect();
    waiting.sort_by(|&one, &other| heights[one].0.total_cmp(&heights[other].0));
    while !waiting.is_empty() {
        let (from, to) = heaviest(heights, &waiting);
        let near: Vec<usize> = waiting.drain(from..to).collect();
        let size = median(heights, &near);
        near.into_iter().for_each(|at| sizes[at] = size);
    }
    sizes
}

/// The range of heights, in rising order, that are near each other and have most letters.
fn heaviest(heights: &[(f64, usize)], rising: &[usize]) -> (usize, usize) {
    let (mut best, mut most) = ((0, 1), 0);
    let (mut from, mut letters) = (0, 0);
    for (at, &last) in rising.iter().enumerate() {
        letters += heights[last].1;
        let (high, least) = (heights[last].0, (heights[last].0 * SAME_SHARE).max(SAME_PIXELS));
        while high - heights[rising[from]].0 > least {
            letters -= heights[rising[from]].1;
            from += 1;
        }
        if letters > most {
            (best, most) = ((from, at + 1), letters);
        }
    }
    best
}

/// The height of the letter in the middle.
fn median(heights: &[(f64, usize)], rising: &[usize]) -> f64 {
    let half = rising.iter().map(|&at| heights[at].1).sum::<usize>() / 2;
    let mut letters = 0;
    let middle = rising.iter().find(|&&at| {
        letters += heights[at].1;
        letters > half
    });
    middle.or(rising.last()).map_or(0.0, |&at| heights[at].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_of_one_size_become_one() {
        let heights =
            [(26.0, 80), (33.0, 20), (25.0, 60), (0.0, 5), (27.0, 70), (21.5, 9), (33.5, 4), (65.0, 14), (20.5, 8)];
        assert_eq!(sizes(&heights), [26.0, 33.0, 26.0, 0.0, 26.0, 21.5, 33.0, 65.0, 21.5]);
        assert_eq!(sizes(&[]), [0.0; 0]);
    }
}
