//! Titles in scans, told by white space: a header stands a little further below a title than below the end of a message, and all alike.
//!
//! The sizes of single lines are measured too coarsely in a scan; distances from base line to base line are not.

use super::dialogue_block::Dialogue;
use super::source::Source;
use super::thread_titles::TitleVerdict;

/// Two distances are the same if they differ by no more, in tenths of a point: two pixels of a page at 300 dots per inch.
const SAME: u16 = 5;

/// Distances below titles and below messages that differ by less tell nothing.
const APART: u16 = 11;

/// Fewer headers than this do not tell what usually stands above one.
const FEW_HEADERS: usize = 4;

/// Fewer titles than this, told by words, do not show how far below them a header stands.
const FEW_TITLES: usize = 2;

/// What stands below the heading of a dialogue is a title more surely than what words call one: it counts as so many.
const FIRST_WEIGHS: usize = 3;

/// How likely white space alone is wrong, and words that are sure.
const SELDOM_WRONG: f64 = 0.02;

/// Most lines of a title.
const LONGEST_TITLE: usize = 5;

/// For each header of the dialogue but the last whether a title stands above the next one, where distances tell.
/// `by_words` is what words alone tell: what they are sure of shows how far below titles a header stands.
pub(super) fn titles_by_gaps(
    source: &Source<'_>,
    dialogue: &Dialogue,
    by_words: &[TitleVerdict],
) -> Vec<Option<TitleVerdict>> {
    let headers = &dialogue.headers;
    let below = |at: usize| source.typography.below(at);
    if source.typography.is_known() {
        return Vec::new();
    }
    let Some(usual) = UsualGaps::of(source, dialogue, by_words) else { return Vec::new() };
    let verdict = |(pair, words): (&[usize], &TitleVerdict)| {
        let (header, next) = (pair[0], pair[1]);
        let gap = below(next)?;
        if gap.abs_diff(usual.below_message) <= SAME {
            return Some(TitleVerdict::No { risk: risk_against(words, None) });
        }
        let last = source.last_filled(header + 1..next).filter(|_| gap.abs_diff(usual.below_title) <= SAME)?;
        // A title of several lines ends where more than the height of a line parts it from the message above.
        let mut first = last;
        while below(first).is_some_and(|gap| gap < usual.above_title) {
            first = source.last_filled(header + 1..first)?;
            if last - first >= 2 * LONGEST_TITLE {
                return None;
            }
        }
        let risk = risk_against(words, Some(first));
        Some(TitleVerdict::Yes { title: first..next, risk })
    };
    headers.windows(2).zip(by_words).map(verdict).collect()
}

/// How likely it is wrong what white space tells, a title from this line on or none, where words tell this.
fn risk_against(words: &TitleVerdict, title: Option<usize>) -> f64 {
    let (told, risk) = match words {
        TitleVerdict::Yes { title, risk } => (Some(title.start), *risk),
        TitleVerdict::No { risk } => (None, *risk),
    };
    if told == title {
        return 0.0;
    }
    let odds = SELDOM_WRONG / (1.0 - SELDOM_WRONG) * (1.0 - risk.max(SELDOM_WRONG)) / risk.max(SELDOM_WRONG);
    odds / (1.0 + odds)
}

/// Distances down to a header, and down to a title, in tenths of a point.
struct UsualGaps {
    below_title: u16,
    below_message: u16,
    /// The least above a title.
    above_title: u16,
}

impl UsualGaps {
    fn of(source: &Source<'_>, dialogue: &Dialogue, by_words: &[TitleVerdict]) -> Option<Self> {
        let headers = &dialogue.headers;
        let gap = |at: &usize| source.typography.below(*at);
        let first = source.last_filled(dialogue.title.clone()).and_then(|_| gap(headers.first()?));
        let is_sure = |verdict: &TitleVerdict| matches!(verdict, TitleVerdict::Yes { risk, .. } if *risk == 0.0);
        let sure = headers.iter().skip(1).zip(by_words).filter(|(_, verdict)| is_sure(verdict));
        let known = std::iter::repeat_n(first, FIRST_WEIGHS).flatten().chain(sure.filter_map(|(next, _)| gap(next)));
        let below_title = usual(known.collect(), FEW_TITLES)?;
        let others = headers.iter().skip(1).filter_map(gap).filter(|gap| gap.abs_diff(below_title) > SAME);
        let below_message = usual(others.collect(), FEW_HEADERS)?;
        // Most lines of messages stand directly below each other.
        let lines = headers.windows(2).flat_map(|pair| (pair[0] + 2..pair[1]).filter_map(|at| gap(&at)));
        let line = usual(lines.collect(), FEW_HEADERS)?;
        (below_title.abs_diff(below_message) >= APART).then_some(Self {
            below_title,
            below_message,
            above_title: line + 3 * line / 4,
        })
    }
}

/// The distance that is the same most often, if it is at least so often.
fn usual(mut gaps: Vec<u16>, least: usize) -> Option<u16> {
    gaps.sort_unstable();
    let before = |gap: u16| gaps.partition_point(|other| *other < gap);
    let near = |gap: u16| before(gap.saturating_add(SAME + 1)) - before(gap.saturating_sub(SAME));
    let (count, gap) = gaps.iter().map(|&gap| (near(gap), gap)).max_by_key(|&(count, _)| count)?;
    (count >= least).then_some(gap)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, LineEvidence, Style, UNKNOWN_FACE};
    use crate::grammar;
    use crate::text::Text;

    /// Lines of a scan, each with the distance down from the line above; 0 where that is not known.
    const DIALOGUE: [(&str, u16); 31] = [
        ("Mitt mål", 0),
        ("Bli gartner", 200),
        ("Dialogen med veileder", 300),
        ("Svømming", 250),
        ("BRUKER - 2. APR. 2020", 191),
        ("Hei, jeg kom ikke på badet i går.", 101),
        ("Det var kaldt, og jeg har hatt vondt i ryggen.", 108),
        ("VEILEDER - 3. APR. 2020", 175),
        ("Det er greit.", 101),
        ("Prøv på nytt neste uke, og si fra hvordan det går.", 107),
        ("Ny time", 108),
        ("BRUKER - 4. APR. 2020", 174),
        ("Takk, det skal jeg.", 102),
        ("VEILEDER - 5. APR. 2020", 176),
        ("Fint!", 101),
        ("Nå har jeg levert alt, og lurer på hva som skjer videre med", 250),
        ("saken min når legen min er på ferie i hele juli.", 158),
        ("BRUKER - 6. APR. 2020", 192),
        ("Hei.", 101),
        ("Har dere fått papirene?", 108),
        ("VEILEDER - 7. APR. 2020", 175),
        ("Ja, de kom i går.", 101),
        ("Reise", 108),
        ("BRUKER - 8. APR. 2020", 174),
        ("Så bra.", 102),
        ("Hvor lenge tar det?", 107),
        ("VEILEDER - 9. APR. 2020", 174),
        ("To uker.", 102),
        ("BRUKER - 10. APR. 2020", 175),
        ("Greit.", 101),
        ("Takk for hjelpen.", 108),
    ];

    fn titles(told: bool) -> Vec<Option<String>> {
        let lines: Vec<&str> = DIALOGUE.iter().map(|(line, _)| *line).collect();
        let text = Text::new(&lines.join("\n"));
        let seen = |below: u16| LineEvidence {
            style: Style { size: 120, face: UNKNOWN_FACE, ..Style::default() },
            below: Some(below).filter(|below| *below > 0),
            ..LineEvidence::default()
        };
        let seen: Vec<_> = DIALOGUE.iter().map(|(_, below)| told.then(|| seen(*below))).collect();
        let plan = grammar::read_named(&text, &Evidence::of(&text, &seen), None);
        plan.threads.into_iter().map(|thread| thread.title).collect()
    }

    #[test]
    fn a_title_is_known_by_the_white_space_below_it() {
        let sentence = "Nå har jeg levert alt, og lurer på hva som skjer videre med saken min når legen min er på ferie i hele juli.";
        assert_eq!(titles(true), [Some("Svømming".to_owned()), Some(sentence.to_owned())]);
        assert_ne!(titles(false), titles(true), "words alone do not tell");
    }
}
