//! How the headers of a print are written: a front end writes all of them in one way. One that is written otherwise than nearly all
//! was pasted into a message.

use crate::line::{Header, HeaderFit, Line};

/// Fewer headers than this do not show how the others are written.
const FEW: usize = 4;
/// At most 1 in so many headers lacks the clock time that the others have, or has one.
const OTHER_TIME: usize = 8;
/// At most 1 in so many writes its month otherwise: scribes and programs vary letter case and stops more easily.
const OTHER_MONTH: usize = 20;

/// A way in which headers differ.
struct HeaderSign {
    shows: fn(&Header<'_>) -> Option<bool>,
    /// How rare the other way is: 1 in so many headers at most.
    rare: usize,
    /// Whether a header may have lost it on its way through other programs.
    may_be_lost: bool,
}

const SIGNS: [HeaderSign; 3] = [
    HeaderSign { shows: |header| Some(header.time.is_some()), rare: OTHER_TIME, may_be_lost: false },
    HeaderSign { shows: |header| header.month.full_stop, rare: OTHER_MONTH, may_be_lost: true },
    HeaderSign { shows: |header| header.month.upper_case, rare: OTHER_MONTH, may_be_lost: false },
];

/// The lines that open messages, but are written otherwise than nearly all that do.
pub(super) fn odd_headers(lines: &[Line<'_>]) -> Vec<usize> {
    let headers = || lines.iter().enumerate().filter(|(_, line)| line.opens);
    let printed = || {
        let headers = headers().filter_map(|(at, line)| Some((at, line.header.as_ref()?)));
        headers.filter(|(_, header)| header.form == HeaderFit::Printed && header.run_in.is_none())
    };
    let mut odd = Vec::new();
    for sign in SIGNS {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for (at, header) in printed() {
            match (sign.shows)(header) {
                Some(true) => with.push(at),
                Some(false) => without.push(at),
                None => {}
            }
        }
        let all = with.len() + without.len();
        let lacks = without.len() <= with.len();
        let fewer = if lacks { without } else { with };
        if all >= FEW && fewer.len() * sign.rare <= all && !(lacks && sign.may_be_lost) {
            odd.extend(fewer);
        }
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::odd_headers;
    use crate::evidence::Evidence;
    use crate::layout::Layout;
    use crate::lines::lines;
    use crate::text::Text;
    use crate::visible::Visible;

    fn odd(headers: &[&str]) -> Vec<String> {
        let text = Text::new(&headers.join("\nHei\n"));
        let seen = Visible::of(&text);
        let mut lines = lines(&seen, &Evidence::default(), &Layout::all()[0]);
        lines.iter_mut().for_each(|line| line.opens = line.header.is_some());
        odd_headers(&lines).into_iter().map(|at| lines[at].text.to_owned()).collect()
    }

    #[test]
    fn a_header_without_the_time_that_all_others_have_is_odd() {
        let mut headers = ["NAV - 5. februar 2024 kl. 02.31"; 9];
        headers[4] = "NAV - 2. februar 2024";
        assert_eq!(odd(&headers), ["NAV - 2. februar 2024"]);
        headers[6] = headers[4];
        assert!(odd(&headers).is_empty());
    }

    #[test]
    fn a_header_with_a_stop_after_its_month_is_odd_where_no_other_has_one() {
        let mut headers = ["BRUKER - 16. JAN 2019"; 24];
        headers[4] = "BRUKER - 3. DES. 2018";
        headers[5] = "BRUKER - 3. MAI 2018";
        assert_eq!(odd(&headers), ["BRUKER - 3. DES. 2018"]);
    }
}
