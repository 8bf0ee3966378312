//! Lines that the end of a page cuts through. A browser draws such a line on both pages, each of which shows a part of its letters;
//! text out of a PDF has it on one page and the letters seen on the other one as lines of their own.

use crate::layout::columns;
use crate::line::Line;

/// Letters of which a part hangs below the line or stands above it, so that a page may cut them off.
const CUT_LETTERS: &str = "gjpqyQçÅÄÖØÉåäöé,;/()[]§";
/// Letters of which a part hangs below the line.
const HANGING: &str = "gjpqyQç";
/// Most such letters of a line that was cut off.
const MOST_CUT: usize = 8;
/// Most letters of them that stand side by side.
const SIDE_BY_SIDE: usize = 3;
/// Letters that reach above the others, which a page may cut off: capitals and figures do so, too.
const REACHING_UP: &str = "bdfhijkltåæøéäöü?!/()[]";
/// From so many of them on they are no word that somebody wrote.
const LEAST_TOPS: usize = 6;
/// Most lines into which text extraction parts the letters of one.
const MOST_LINES: usize = 8;
/// Most lines with text at the top of a page among which text extraction strews them.
const MOST_STREWN: usize = 16;
/// From so many letters and figures on, a line that stands in another one is a part of it.
const TELLING: usize = 12;

/// Marks the lines at the ends of pages that repeat a line on the other page, as a whole or in letters. The pages but the first begin at the
/// lines `starts`; `is_edge` says what else stands at the edges of pages. Gives these lines in their order.
pub(crate) fn mark(lines: &mut [Line<'_>], starts: &[usize], is_edge: &dyn Fn(&str) -> bool) -> Vec<usize> {
    let mut marked = Vec::new();
    for (number, &start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(lines.len());
        let above: Vec<usize> = (0..start).rev().filter(|&at| !lines[at].is_blank()).take(MOST_LINES).collect();
        let below: Vec<usize> = (start..lines.len()).filter(|&at| !lines[at].is_blank()).take(MOST_LINES).collect();
        let (Some(&last), Some(&first)) = (above.first(), below.first()) else { continue };
        let cut: &[usize] = if is_repeated(lines, last, first, below.get(1).copied()) {
            // A header that lost its dash is none.
            let whole = |at: usize| (lines[at].header.is_some(), lines[at].text.len());
            if whole(last) >= whole(first) { &below[..1] } else { &above[..1] }
        } else {
            match pieces(lines, &below, last, is_edge) {
                0 => &above[..pieces(lines, &above, first, is_edge)],
                count => &below[..count],
            }
        };
        cut.iter().for_each(|&at| lines[at].furniture = true);
        let strewn = strewn(lines, start..end, cut, last);
        strewn.iter().for_each(|&at| lines[at].furniture = true);
        marked.extend(cut.iter().copied().chain(strewn));
    }
    marked.sort_unstable();
    marked
}

/// Whether two lines on either side of the end of a page are one, signs aside, or the one stands in the other but for signs that were cut off:
/// a sentence may be written twice, and two messages of one day may follow one another. A card may have its type as its title: then the label of a
/// field stands below, at `next`.
fn is_repeated(lines: &[Line<'_>], last: usize, first: usize, next: Option<usize>) -> bool {
    let is_title = lines[last].word.card.is_some() && next.is_none_or(|next| lines[next].word.label.is_some());
    let [upper, lower] = [last, first].map(|at| bare(lines[at].text));
    let (short, long) = if upper.len() < lower.len() { (&upper, &lower) } else { (&lower, &upper) };
    let is_whole = lines[last].text.contains(lines[first].text) || lines[first].text.contains(lines[last].text);
    let is_header = lines[last].header.is_some() && lines[last].text == lines[first].text;
    let is_part = || !is_whole && short.chars().count() >= TELLING && long.contains(short.as_str());
    !short.is_empty() && !is_title && !is_header && (short == long || is_part())
}

/// Letters and figures.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many of the lines, from the end of the page on, are letters of the line `whole` on the other page. What stands at the edges of
/// pages may share a line with them.
fn pieces(lines: &[Line<'_>], side: &[usize], whole: usize, is_edge: &dyn Fn(&str) -> bool) -> usize {
    let letters = |at: usize| columns(lines[at].text).filter(|piece| !is_edge(piece)).collect::<Vec<_>>().join(" ");
    let most = seen(lines[whole].text);
    // How many lines there are, and how many characters of them are seen, up to the first that shares its line with an edge: most lines have
    // more than the whole of the other one.
    let (mut apart, mut few, mut count) = (0, 0, 0);
    for &at in side {
        if columns(lines[at].text).any(is_edge) {
            break;
        }
        apart += 1;
        count += seen(lines[at].text);
        few = if count < most { apart } else { few };
    }
    let is_cut = |count: &usize| {
        let mut own = side[..*count].to_vec();
        own.sort_unstable();
        if *count > apart {
            let joined = own.iter().map(|&at| letters(at)).collect::<Vec<_>>().join(" ");
            return !joined.trim().is_empty() && is_within(&joined, lines[whole].text);
        }
        let joined = own.iter().map(|&at| lines[at].text).collect::<Vec<_>>().join(" ");
        is_cut_off(&joined, lines[whole].text)
            || lines[whole].header.is_some() && are_words_of(&joined, lines[whole].text)
    };
    let beside_edges = (apart + 1..=side.len()).rev().find(is_cut);
    beside_edges.or_else(|| (1..=few).rev().find(is_cut)).unwrap_or(0)
}

/// The lines of the page below, apart from those at its edge that are letters of the line `whole`, which have nothing but ends of further
/// letters of it.
fn strewn(lines: &[Line<'_>], page: std::ops::Range<usize>, cut: &[usize], whole: usize) -> Vec<usize> {
    let mut letters: Vec<char> = lines[whole].text.chars().collect();
    let mut take = |line: &str| {
        line.chars().filter(|c| !c.is_whitespace()).all(|c| {
            let at = letters.iter().position(|&letter| letter == c);
            at.map(|at| letters.swap_remove(at)).is_some()
        })
    };
    if !cut.iter().all(|&at| take(lines[at].text)) {
        return Vec::new();
    }
    let is_word = |piece: &str| piece.chars().count() > 1 && lines[whole].text.split(' ').any(|word| word == piece);
    let are_ends = |line: &str| {
        line.split_whitespace().all(|piece| piece.chars().count() <= SIDE_BY_SIDE && !is_word(piece))
            && line.chars().all(|c| CUT_LETTERS.contains(c) || c.is_whitespace())
    };
    let filled = page.filter(|&at| !lines[at].is_blank()).take(MOST_STREWN);
    let found: Vec<usize> = filled.filter(|&at| are_ends(lines[at].text) && take(lines[at].text)).collect();
    match found[..] {
        // A line that somebody wrote has not just the letters that hang below the one above.
        [only] if cut.is_empty() && !(is_apart(lines, only) && hang_below(lines[only].text, lines[whole].text)) => {
            Vec::new()
        }
        _ => found,
    }
}

/// Whether the line is a paragraph of its own.
fn is_apart(lines: &[Line<'_>], at: usize) -> bool {
    let is_empty = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.text.is_empty());
    is_empty(at.checked_sub(1)) && is_empty(Some(at + 1))
}

/// Whether these are all letters of the line of which a part hangs below it, in their order.
fn hang_below(letters: &str, whole: &str) -> bool {
    let hang = |text: &str| text.chars().filter(|&c| HANGING.contains(c)).collect::<String>();
    let cut: String = letters.chars().filter(|c| !c.is_whitespace()).collect();
    !cut.is_empty() && hang(&cut) == cut && hang(whole) == cut
}

/// How many characters of the line are seen.
fn seen(line: &str) -> usize {
    line.chars().filter(|c| !c.is_whitespace()).count()
}

/// Whether the line consists of some letters of the other one, in their order.
fn is_within(line: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    seen(line) * 2 < seen(whole) && line.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c))
}

/// Whether the line consists of nothing but letters of the other one.
fn is_cut_off(line: &str, whole: &str) -> bool {
    seen(line) < seen(whole)
        && (are_ends_of_letters(line, whole) || are_parts_of_words(line, whole) || are_tops_of_letters(line, whole))
}

/// Whether these are letters of the line that reach above the others, in their order, most of them apart: «E  il j  ib  h» of «Eg vil gjerne i
/// barnehagen». Blanks between words are lost with the letters beside them.
fn are_tops_of_letters(line: &str, whole: &str) -> bool {
    let reaches_up = |c: char| c.is_uppercase() || c.is_ascii_digit() || REACHING_UP.contains(c);
    let pieces = line.split_whitespace().count();
    seen(line) >= LEAST_TOPS
        && seen(line) <= pieces * SIDE_BY_SIDE
        && line.chars().all(|c| c.is_whitespace() || reaches_up(c))
        && is_within(line, whole)
}

/// Whether these are letters of the line of which ends can be cut off, in any order.
fn are_ends_of_letters(line: &str, whole: &str) -> bool {
    let mut cut = line.chars().filter(|c| !c.is_whitespace());
    if cut.clone().nth(MOST_CUT).is_some() || line.split_whitespace().any(|piece| piece.chars().nth(2).is_some()) {
        return false;
    }
    let mut letters: Vec<char> = whole.chars().collect();
    let mut take = |c: char| {
        let at = letters.iter().position(|&letter| letter == c);
        at.map(|at| letters.swap_remove(at)).is_some()
    };
    cut.all(|c| CUT_LETTERS.contains(c) && take(c))
}

/// Whether the line has pieces of the words of the other one, in their order: most of them no words, or single letters.
fn are_parts_of_words(line: &str, whole: &str) -> bool {
    let mut rest = whole;
    let (mut count, mut partial, mut letters) = (0, 0, 0);
    for piece in line.split_whitespace() {
        let Some(at) = rest.find(piece) else { return false };
        let end = at + piece.len();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        partial += usize::from(inside(rest[..at].chars().next_back()) || inside(rest[end..].chars().next()));
        (count, letters) = (count + 1, letters + piece.chars().count());
        rest = &rest[end..];
    }
    // Two short words may stand in any line.
    let are_letters = letters == count && !line.contains(|c: char| !c.is_lowercase() && c != ' ');
    partial * 2 >= count && letters <= count * 4 && (count > 2 || are_letters)
}

/// Whether the line has words of a header, from the first on and in their order: nobody writes «NAV 14 2022».
fn are_words_of(line: &str, header: &str) -> bool {
    let mut words = header.split_whitespace();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = line.split_whitespace().next().is_some_and(|piece| header.starts_with(piece));
    first
        && line.split_whitespace().count() > 2
        && line.split_whitespace().all(|piece| words.any(|word| bare(word) == bare(piece)))
        && seen(line) < seen(header)
}

#[cfg(test)]
mod tests {
    use crate::evidence::Evidence;
    use crate::layout::Layout;
    use crate::lines::lines;
    use crate::text::Text;
    use crate::visible::Visible;

    fn cut(content: &str) -> Vec<String> {
        let text = Text::new(content);
        let seen = Visible::of(&text);
        let found = lines(&seen, &Evidence::default(), &Layout::all()[0]);
        found.iter().filter(|line| line.furniture).map(|line| line.text.to_owned()).collect()
    }

    #[test]
    fn ends_of_letters_cut_off_by_a_page_are_no_text() {
        assert_eq!(cut("En linje som ble klippet på grensen\n\u{c}p   g\nNeste linje\n"), ["p   g"]);
        assert_eq!(cut("Å\n\u{c}Åpningstid i dag\nNeste linje\n"), ["Å"]);
        assert!(cut("En linje\n\u{c}og\nNeste linje\n").is_empty());
        assert!(cut("En hage\n\u{c}Ha det\nNeste linje\n").is_empty());
        assert!(cut("En linje\nark 1\n\u{c}Arkiv 11, arkiv 12\nNeste linje\n").is_empty());
    }

    #[test]
    fn parts_of_words_cut_off_by_a_page_are_no_text() {
        assert_eq!(
            cut("Før\nh ldt b t n t tt  l nd t\n\u{c}Vi holdt båten tett ved landet\n"),
            ["h ldt b t n t tt  l nd t"]
        );
        assert!(cut("Før\nVi ble enige\n\u{c}Vi holdt båten tett ved landet\n").is_empty());
        assert_eq!(cut("Vi holdt båten tett\n\n\u{c}o dt\nb\nten\nNeste linje\n"), ["o dt", "b", "ten"]);
        assert_eq!(cut("NAV 14                2022\n\u{c}NAV - 14. aug. 2022\nHei\n"), ["NAV 14                2022"]);
        assert_eq!(cut("NAV 14\n\n2022\n\n\u{c}NAV - 14. aug. 2022\nHei\n"), ["NAV 14", "2022"]);
        assert!(cut("NAV ringte\n\u{c}NAV - 14. aug. 2022\nHei\n").is_empty());
        assert_eq!(cut("U     .  S 0 8\n\u{c}BRUKER - 7. DES 2018\nHei\n"), ["U     .  S 0 8"]);
    }

    #[test]
    fn tops_of_letters_cut_off_by_a_page_are_no_text() {
        let tops = "E      il j     ib      h            ikkj f ll d       d i         K    d       j";
        let whole = "Eg vil gjerne prøve meg i barnehagen, men ikkje full dag med ein gong. Kan du spørje om";
        assert_eq!(cut(&format!("Hei\n{tops}\n\u{c}{whole}\ndei har plass?\n")), [tops]);
        assert!(cut("Hei\nHa det\n\u{c}Hei, ha det fint\nNeste linje\n").is_empty());
        assert!(
            cut("Hei\nIKT til høsten\n\u{c}Informatikk, Kommunikasjon og Teknologi til høsten\nNeste\n").is_empty()
        );
    }

    #[test]
    fn letters_that_were_strewn_over_the_next_page_are_no_text() {
        let text = "Du må levere skjemaet i dag, og gi beskjed\n\u{c}g\ng\nNeste linje\nOg en til\n\nj\n\nEnda en\n";
        assert_eq!(cut(text), ["g", "g", "j"]);
        assert!(cut("Vi går på tur\n\u{c}Hei\npå\nEnda en\n").is_empty());
        assert_eq!(cut("Det er en fin plass her\n\u{c}Neste linje\n\np\n\nEnda en\n"), ["p"]);
        assert!(cut("Det er en fin plass i dag\n\u{c}Neste linje\n\np\n\nEnda en\n").is_empty());
        assert_eq!(cut("T      kk f r    i t\n\u{c}Takk for sist\nHei\n"), ["T      kk f r    i t"]);
    }

    #[test]
    fn a_line_that_stands_on_both_pages_is_read_once() {
        assert_eq!(cut("Vi sees da\n\u{c}Vi sees da.\nNeste linje\n"), ["Vi sees da"]);
        assert_eq!(cut("Hilsen Ola\n\u{c}Hilsen Ola\nNeste linje\n"), ["Hilsen Ola"]);
        assert!(cut("Samtalereferat\n\u{c}Samtalereferat\nDATO\n3. sep. 2019\n").is_empty());
    }

    #[test]
    fn a_sentence_that_is_written_twice_is_read_twice() {
        assert!(cut("Vi møtes på fredag.\n\u{c}Vi møtes på fredag. Ta med papirene.\n").is_empty());
        assert_eq!(
            cut("møtes kl 10 00 på kontoret\n\u{c}Vi møtes kl. 10.00 på kontoret.\nHei\n"),
            ["møtes kl 10 00 på kontoret"]
        );
    }

    #[test]
    fn what_a_browser_prints_does_not_part_a_cut_line_from_its_letters() {
        let text =
            "Vi holdt båten\n4.6.2020   Aktivitetsplan\n\u{c}4.6.2020   Aktivitetsplan\nh ldt b t\nNeste linje\n";
        assert!(cut(text).contains(&"h ldt b t".to_owned()));
    }
}
