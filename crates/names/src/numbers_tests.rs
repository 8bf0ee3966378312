//! Tests of [`super`]: the groupings of numbers.

use super::super::identifiers;
use super::*;

/// The labels of what is marked, and whether all digits are in a mark.
fn found(text: &str) -> (Vec<Label>, bool) {
    let found = identifiers::find(text);
    let inside = |at: usize| found.iter().any(|one| one.at.contains(&at));
    let digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    (found.iter().map(|one| one.label).collect(), digits.clone().all(|(at, _)| inside(at)) && digits.count() > 0)
}

fn is_whole(text: &str, label: Label) {
    assert_eq!(found(text), (vec![label], true), "{text:?}");
}

#[test]
fn a_person_number_is_known_in_every_grouping() {
    // Made-up numbers (Tenor, also with D and by the rules from 2032).
    for number in ["02820809656", "12904793149", "47815144461", "14627009225"] {
        let (date, rest) = number.split_at(6);
        let (day, month, year) = (&date[..2], &date[2..4], &date[4..]);
        for gap in ["", " ", "-", ".", "/", "_", "\n", "-\n", " - ", " – ", "–", ", ", "\t", "  ", "\u{a0}", "\u{202f}"]
        {
            is_whole(&format!("se {date}{gap}{rest} der"), Label::Fnr);
        }
        for hidden in ["\u{ad}", "\u{200b}", "\u{2011}"] {
            is_whole(&format!("se {date}{hidden}{rest} der"), Label::Fnr);
        }
        let (three, two) = rest.split_at(3);
        is_whole(&format!("se {day}.{month}.{year} {rest}"), Label::Fnr);
        is_whole(&format!("se {day}/{month}-{year} {rest}"), Label::Fnr);
        is_whole(&format!("se {day}-{month}-{year}-{rest}"), Label::Fnr);
        is_whole(&format!("se {day} {month} {year} {three} {two}"), Label::Fnr);
        is_whole(&format!("fnr {day}.{month}.19{year} {rest}"), Label::Fnr);
        is_whole(&format!("født{date} {rest}jeg"), Label::Fnr);
        is_whole(&format!("se {} der", number.split("").collect::<Vec<_>>().join(" ").trim()), Label::Fnr);
    }
    is_whole("fnr: O2828O8O9656", Label::Fnr);
    is_whole("personnr l29o4793l49", Label::Fnr);
    is_whole("de fem siste i personnummeret er 20 841.", Label::Fnr);
}

#[test]
fn a_wrong_digit_hides_no_number() {
    for written in ["fnr 02820809651", "fnr 0282080965", "fnr 028208 096561", "se 150190 12345", "se 15.01.90-12345"] {
        is_whole(written, Label::Fnr);
    }
    for written in [
        "konto 9016.54.09680",
        "kontonr 9016 540968",
        "konto 9016.54.0968",
        "se 9016-54-09680",
        "inn på konto 901 654 096 80",
    ] {
        is_whole(written, Label::Kto);
    }
}

#[test]
fn accounts_telephones_and_companies_are_known_in_every_grouping() {
    for written in [
        "9016 54 09689",
        "9016.54.09689",
        "9016-54-09689",
        "9016–54–09689",
        "9016 5409689",
        "9016.54.\n09689",
        "9016 . 54 . 09689",
        "9016/54/09689",
        "no2090165409689",
        "NO20-9016 5409 689",
    ] {
        is_whole(&format!("til {written} i dag"), Label::Kto);
    }
    for written in [
        "91234567",
        "912 34 567",
        "91 23 45 67",
        "91\u{a0}23\u{a0}45\u{a0}67",
        "912.34.567",
        "912–34–567",
        "912 34\n567",
        "55/14/11/27",
        "+47-912-34-567",
        "(+47) 91234567",
        "(47) 91234567",
        "4791234567",
        "004791234567",
        "912 345 67",
        "4739 0372",
    ] {
        is_whole(&format!("ta det på {written}, er du snill"), Label::Tlf);
    }
    is_whole("tlf 3 58 60 309", Label::Tlf);
    assert_eq!(found("ring 91234567,93344556 eller 22334455/33445566"), (vec![Label::Tlf; 4], true));
    for written in ["808246287", "808 246 287", "808-246-287", "NO 808 246 287 MVA", "808 246\n287"] {
        is_whole(&format!("org.nr. {written} i registeret"), Label::Orgnr);
    }
}

#[test]
fn dates_sums_hours_and_rows_of_figures_are_no_numbers() {
    for written in [
        "Perioden 01.01.2023–31.12.2023 og 2022-2023.",
        "Det var 1 234 567 kroner, så kr 45 000 000 og 312 000,50.",
        "Åpent 20.00-22.30 og 08:30-09:15.",
        "Fra 2019 2020 2021 2022.",
        "Opptrapping 20 40 60 80 100 prosent.",
        "Tallene er 4, 12, 19, 23, 28, 31, 33.",
        "Se punkt 4.3.2.1.",
        "2024-05-17 kl 13:45:22 og 17.05.24 13.45.",
    ] {
        assert_eq!(found(written).0, Vec::new(), "{written:?}");
    }
}
