//! Forms of names and numbers that a person would call the same.

use super::*;

fn hits(names: &[&str], content: &str) -> Vec<(usize, usize, usize, bool)> {
    let names: Vec<SearchedOriginal> = names
        .iter()
        .enumerate()
        .map(|(at, form)| SearchedOriginal { line: at + 1, form: (*form).to_owned() })
        .collect();
    NameSearch::new(&names, false)
        .find(content)
        .into_iter()
        .map(|(s, line, sure)| (s.start, s.end, line, sure))
        .collect()
}

#[test]
fn a_name_is_found_in_every_form() {
    for content in [
        "Åse Kristoffersen",
        "åse kristoffersen",
        "ÅSE KRISTOFFERSEN",
        "A\u{30a}se Kristoffersen",
        "Åse\nKristoffersen",
        "Åse Kristof-\n  fersen",
        "Åse Kristof\u{ad}fersen",
        "Åse Kristof\nfersen",
        "Åse Kristoffersens",
        "(Åse\u{a0} Kristoffersen)",
    ] {
        let found = hits(&["Åse Kristoffersen"], content);
        assert!(found.iter().any(|(.., certain)| *certain), "{content:?}: {found:?}");
    }
    assert_eq!(hits(&["Ann-Kristin"], "hos Ann-\nKristin."), [(4, 16, 1, true)]);
}

#[test]
fn a_part_of_a_longer_word_is_no_name() {
    assert_eq!(hits(&["Per", "Ås"], "Personen er super på påsken, Persen og."), []);
    assert_eq!(hits(&["Per"], "til Per!"), [(4, 7, 1, true)]);
}

/// Whether a name is surely found in a text.
fn is_found(name: &str, content: &str) -> bool {
    hits(&[name], content).iter().any(|(.., certain)| *certain)
}

#[test]
fn spellings_of_the_same_letter_are_the_same_name() {
    for (name, forms) in [
        ("Åse", &["Aase", "aase", "AASE", "Ase", "A\u{30a}se", "Ａase", "Åses", "Åse's"][..]),
        ("Aase", &["Åse", "ÅSE", "hos åse,"]),
        ("Bjørn", &["Bjoern", "Bjorn", "Björn", "bjorn", "BJØRN", "Bjo\u{308}rn", "Bjørns"]),
        ("Bjoern Aas", &["Bjørn Ås", "bjorn as", "BjørnAas"]),
        ("Kjærstad", &["Kjaerstad", "Kjärstad", "kjarstad"]),
        ("Müller", &["Mueller", "Muller", "MÜLLER"]),
        ("Weiß", &["Weiss", "WEISS", "Wei\u{1e9e}"]),
        ("İlkay", &["Ilkay", "ilkay", "ılkay"]),
        ("José", &["Jose", "Jose\u{301}", "JOSÉ"]),
        ("Đorđe", &["Dorde", "đorđe"]),
    ] {
        for form in forms {
            assert!(is_found(name, form), "{name}: {form}");
        }
    }
    assert!(!is_found("André", "De andre kom, andre ganger ikke."), "another word");
    assert!(!is_found("Ås", "Prøve Bakeri AS"), "too short");
    assert!(!is_found("Gård", "vi hadde en gard"), "another word, perhaps");
}

#[test]
fn a_name_is_found_whatever_stands_between_its_letters() {
    for form in [
        "@karinordmann",
        "#KariNordmann",
        "kari.nordmann@eksempel.no",
        "Kari_Nordmann",
        "kari-nordmann",
        "KariNordmann",
        "karinordmann92",
        "xx_karinordmann_xx",
        "Kari\u{a0}Nordmann",
        "Kari\u{2009}\u{202f}Nordmann",
        "K a r i N o r d m a n n",
        "K a r i  N o r d m a n n",
        "K-a-r-i N-o-r-d-m-a-n-n",
        "**Kari** Nordmann",
        "*Ka*ri _Nord_mann",
        "<b>Kari</b> <i>Nord</i>mann",
        "<w:t>Ka</w:t></w:r><w:r><w:t>ri Nordmann</w:t>",
        "Ka\u{ad}ri Nord\u{200b}mann",
        "K\u{200d}ari Nordm\u{fe0f}ann",
        "Kari Nord-\r\n    mann",
        "> Kari Nord-\n> mann",
        "Kari Nord- mann",
        "Nordmann, Kari",
        "NORDMANN Kari",
        "Kari\u{2028}Nordmann",
        "Kari%20Nordmann",
        "Kari Anne Nordmann",
        "Kаri Nordmаnn",
        "Kari&nbsp;Nordmann",
        "K&#97;ri Nordm&#x61;nn",
        "=?utf-8?Q?Kari_Nordmann?=",
        "Kari Nord=\nmann",
    ] {
        assert!(is_found("Kari Nordmann", form), "{form:?}");
    }
    for form in ["K%C3%A5re", "K%E5re", "K&aring;re", "K=C3=A5re", "K=E5re", r"K\u00e5re", r"K\'e5re", r"K\u229?re"] {
        assert!(is_found("Kåre", form), "{form}");
    }
    for form in ["K å r e", "K.å.r.e", "`Kåre`", "https://eksempel.no/kåre/", "@kåre", "kåre92"] {
        assert!(is_found("Kåre", form), "{form}");
    }
    assert!(is_found("Ann-Kristin", "AnnKristin og"));
    assert!(is_found("Ann-Kristin", "Ann Kristin"));
    assert!(is_found("O'Fiktiv", "O’Fiktiv") && is_found("O'Fiktiv", "OFiktiv"));
    assert!(is_found("Maria Aas", "@mariaaas") && is_found("Maria Aas", "maria ås"));
    for form in ["KARI@EKSEMPEL.NO", "kari @ eksempel.no", "kari(at)eksempel.no", "kari [at] eksempel [dot] no"] {
        assert!(is_found("kari@eksempel.no", form), "{form}");
    }
    assert!(is_found("AB 12345", "ab12345") && is_found("AB12345", "AB-12345"));
    assert!(!is_found("Bo", "jeg vil bo i byen") && is_found("Bo", "hos Bo"));
    for content in ["eventyr", "Karin Ordmann", "bolig", "per se ring"] {
        assert!(!is_found("Even Ty", content) && !is_found("Kari Nordmann", content), "{content}");
    }
}

#[test]
fn a_surname_in_a_list_is_enough() {
    let find = |name: &str, content: &str, is_list| {
        let names = [SearchedOriginal { line: 1, form: name.to_owned() }];
        NameSearch::new(&names, is_list).find(content).iter().any(|(.., certain)| *certain)
    };
    assert!(find("Kari Nordbakken", "Fru Nordbakken ringte", true) && find("Nordbakken; Kari", "nordbakkens", true));
    assert!(!find("Kari Nordbakken", "Fru Nordbakken ringte", false), "what was judged is judged form by form");
    assert!(!find("Per Lie", "Per i dag. En lie.", true) && !find("Prøvedal Verksted", "et verksted", true));
}

#[test]
fn a_long_text_is_searched_to_its_end() {
    let filling = "ord og ærlige ord\n".repeat(WINDOW / 18);
    let content = format!("{filling}Kari Nordmann{filling}");
    let at = filling.chars().count();
    let found = hits(&["Kari Nordmann"], &content);
    assert_eq!(found, [(at, at + 13, 1, true)]);
}

#[test]
fn numbers_are_found_with_and_without_the_code_of_the_country() {
    let forms = [
        "99887766",
        "+4799 88 77 66",
        "+47 998 87 766",
        "(+47) 99887766",
        "004799887766",
        "0047 99 88 77 66",
        "4799887766",
        "99.88.77.66",
        "99/88/77/66",
        "99\u{2011}88\u{2013}77\u{2212}66",
        "99\u{a0}88\u{202f}77\u{2009}66",
        "(99) 88-77-66",
        "９９８８７７６６",
        "tlf99887766",
        "<b>998</b>87766",
        "9 9 8 8 7 7 6 6",
    ];
    for name in forms {
        for form in forms.iter().filter(|_| !name.starts_with(['t', '<'])) {
            assert!(is_found(name, &format!("ring {form} da")), "{name}: {form}");
        }
    }
    for other in ["199887766", "998877660", "+4699887766", "99887767"] {
        assert!(!is_found("99887766", other), "{other}");
    }
    for form in ["0046701234567", "+46 70-123 45 67", "070-123 45 67", "46701234567"] {
        assert!(is_found("+46 70 123 45 67", form), "{form}");
    }
    assert!(is_found("NO93 8601 1117 947", "no9386011117947") && is_found("NO9386011117947", "NO93 8601 1117 947"));
    assert!(is_found("1.8.90", "født 1.8.90") && !is_found("1.8.90", "1890"));
}

#[test]
fn numbers_are_found_however_they_are_spaced() {
    for content in ["01010112345", "010101 12345", "010101-12345", "01 01 01\n12345"] {
        assert_eq!(hits(&["010101 12345"], content).len(), 1, "{content}");
    }
    assert_eq!(hits(&["90000000"], "190000000 900 00 0001"), []);
    assert_eq!(hits(&["90 00 00 00"], "+47 90000000"), [(4, 12, 1, true)]);
}

#[test]
fn one_wrong_letter_and_a_part_of_a_name_are_perhaps() {
    assert_eq!(hits(&["Kristoffersen"], "hos Kristofersen og"), [(4, 16, 1, false)]);
    assert_eq!(hits(&["Kari Nordmann"], "til Nordmann"), [(4, 12, 1, false)]);
    assert_eq!(hits(&["Hanne"], "Hanna"), [], "short words are too alike");
    assert_eq!(hits(&["Kari Nordmann"], "Kari Nordmann"), [(0, 13, 1, true)]);
}

/// One way to write the same letters: what one letter becomes, and what stands between two letters and between two words.
type Way = (fn(char) -> String, &'static str, &'static str);

const SPELLINGS: [fn(char) -> String; 8] = [
    |c| c.to_string(),
    |c| c.to_lowercase().collect(),
    |c| c.to_uppercase().collect(),
    |c| c.nfd().collect(),
    |c| match c {
        'å' => "aa".to_owned(),
        'Å' => "Aa".to_owned(),
        'æ' => "ae".to_owned(),
        'ø' => "oe".to_owned(),
        'Ø' => "Oe".to_owned(),
        c => c.to_string(),
    },
    |c| match c {
        'å' | 'æ' => "a".to_owned(),
        'Å' => "A".to_owned(),
        'ø' => "o".to_owned(),
        'Ø' => "O".to_owned(),
        c => c.to_string(),
    },
    |c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) },
    |c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) },
];

fn written(name: &str, (spelling, inside, between): Way) -> String {
    let words: Vec<String> =
        name.split(' ').map(|word| word.chars().map(spelling).collect::<Vec<_>>().join(inside)).collect();
    words.join(between)
}

proptest::proptest! {
    #[test]
    fn any_two_ways_to_write_a_name_are_the_same(
        name in "(Åse|Bjørn|Kjærsti|Solveig|Håkon) (Øvrebøe|Prøvestad|Kvåle|Nordmann)",
        one in 0_usize..8,
        other in 0_usize..8,
        inside in proptest::sample::select(vec!["", "\u{ad}", "\u{200d}", "\u{200b}", "*", "<b>", " ", "-", "."]),
        between in proptest::sample::select(vec![" ", "\u{a0}", "\n", "_", ".", "-", "  ", "\u{2009}", "<br/>", "+", "/"]),
        around in proptest::sample::select(vec![("", ""), ("hos ", " i går"), ("@", "!"), ("(", ")"), ("<td>", "</td>"), ("«", "»s")]),
    ) {
        let listed = written(&name, (SPELLINGS[one.min(5)], "", " "));
        let text = format!("{}{}{}", around.0, written(&name, (SPELLINGS[other], inside, between)), around.1);
        proptest::prop_assert!(is_found(&listed, &text), "{listed:?} in {text:?}");
    }
}
