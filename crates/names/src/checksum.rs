//! Checksums of Norwegian numbers. They say how sure a mark is; none of them hides one.

use reading::birth_number::has_birth_date;

/// Σ weight · digit, mod 11.
fn weighted(digits: &[u8], weights: &[u8]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * u32::from(*weight)).sum::<u32>() % 11
}

/// Whether eleven digits are a person number: plain, D (day + 40), H and the synthetic ones (with a shifted month), D
/// combined with these, and FH (first digit 8 or 9). By the rules from 2032 on
/// the first check digit may leave 0, 1, 2 or 3; the second is as before.
/// Source: the Norwegian Tax Administration's description of the new person number of 2032.
#[must_use]
pub fn is_person_number(digits: &[u8; 11]) -> bool {
    let first = (weighted(digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2]) + u32::from(digits[9])) % 11;
    let second = (weighted(digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) + u32::from(digits[10])) % 11;
    first <= 3 && second == 0 && (digits[0] >= 8 || has_birth_date(digits))
}

/// Whether eleven digits are a bank account.
#[must_use]
pub fn is_account(digits: &[u8; 11]) -> bool {
    (weighted(digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) + u32::from(digits[10])).is_multiple_of(11)
}

/// Whether nine digits are an organisation number.
#[must_use]
pub fn is_organisation(digits: &[u8; 9]) -> bool {
    (weighted(digits, &[3, 2, 7, 6, 5, 4, 3, 2]) + u32::from(digits[8])).is_multiple_of(11)
}

/// The digits of a text, if there are exactly `N`.
#[must_use]
pub fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
    digits.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eleven digits with the check digits that `first` leaves; `None` where there are none.
    fn person(nine: &str, first: u32) -> Option<[u8; 11]> {
        let nine: Vec<u8> = nine.bytes().map(|byte| byte - b'0').collect();
        (0..100_u8).find_map(|check| {
            let all: [u8; 11] = [&nine[..], &[check / 10, check % 10]].concat().try_into().ok()?;
            let left = (weighted(&all, &[3, 7, 6, 1, 8, 9, 4, 5, 2]) + u32::from(all[9])) % 11;
            (left == first && is_account(&all)).then_some(all)
        })
    }

    #[test]
    fn every_kind_of_person_number_is_known() {
        // Plain, D, BOST, H or NAV, the other synthetic ones, D with NAV, D with Tenor, FH; the last digits vary until there is a valid one.
        for start in [
            "140394", "540394", "142394", "144394", "146394", "147394", "148394", "544394", "548394", "812345",
            "290200",
        ] {
            for left in 0..=3 {
                let found = (100..200).find_map(|rest| person(&format!("{start}{rest}"), left)).expect("a number");
                assert!(is_person_number(&found), "{start} {left}");
            }
            let old = (100..200).find_map(|rest| person(&format!("{start}{rest}"), 4)).expect("a number");
            assert!(!is_person_number(&old), "{start}: no rule allows 4");
        }
        let no_day = (100..200).find_map(|rest| person(&format!("310294{rest}"), 0)).expect("digits");
        assert!(!is_person_number(&no_day), "31 February");
    }

    #[test]
    fn accounts_and_organisations_are_checked() {
        assert_eq!(digits("8601.11.17947").map(|digits| is_account(&digits)), Some(true));
        assert_eq!(digits("8601.11.17948").map(|digits| is_account(&digits)), Some(false));
        assert_eq!(digits("889 640 782").map(|digits| is_organisation(&digits)), Some(true));
        assert_eq!(digits("889 640 783").map(|digits| is_organisation(&digits)), Some(false));
    }
}
