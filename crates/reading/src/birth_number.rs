//! Birth numbers: eleven figures, of which the first six are a day of the calendar.

use chrono::NaiveDate;

/// Figures of a birth number.
const FIGURES: usize = 11;

/// What is added to the month: nothing, BOST (20), H, NAV and Dolly (40), BOST made up (60), NAV made up (65), Tenor (80).
const MONTH_SHIFTS: [u32; 6] = [0, 20, 40, 60, 65, 80];

/// Whether the first six digits are a day of the calendar, in any of the variants: plain, D (day + 40), and with a shifted month.
#[must_use]
pub fn has_birth_date(digits: &[u8; FIGURES]) -> bool {
    let pair = |at: usize| u32::from(digits[at]) * 10 + u32::from(digits[at + 1]);
    let day = if digits[0] >= 4 { pair(0).saturating_sub(40) } else { pair(0) };
    // Of the two centuries that the year may mean, 2000 has the leap day.
    let is_day = |month: u32| {
        [1900, 2000].iter().any(|century| {
            i32::try_from(century + pair(4)).is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
        })
    };
    MONTH_SHIFTS.iter().filter_map(|shift| pair(2).checked_sub(*shift)).any(is_day)
}

/// The first birth number in a line, perhaps with a space after the sixth figure. Other numbers of eleven figures, of accounts for
/// example, hardly ever begin with a day.
pub(crate) fn in_line(line: &str) -> Option<String> {
    let pieces = line.split(|c: char| !c.is_ascii_digit() && c != ' ');
    let mut numbers = pieces.map(|piece| piece.chars().filter(char::is_ascii_digit).collect::<String>());
    numbers.find(|figures| {
        let digits: Vec<u8> = figures.bytes().map(|figure| figure - b'0').collect();
        digits.try_into().is_ok_and(|digits| has_birth_date(&digits))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_begins_with_no_day_is_none() {
        assert_eq!(in_line("Fødselsnummer: 010203 12345"), Some("01020312345".to_owned()));
        assert_eq!(in_line("D-nummer 41020312345"), Some("41020312345".to_owned()));
        for other in ["Kontonummer 1234 56 78903", "00000000000", "Saksnummer 99887766554", "0102031234", ""] {
            assert_eq!(in_line(other), None, "{other}");
        }
    }
}
