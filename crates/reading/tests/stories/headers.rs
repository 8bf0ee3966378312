//! A header that is not written as in print: what one says must not stand silently in the other's message.
//!
//! Each form stands in prints of three eras and in a text typed by hand, in the place of one header of an adviser.

use reading::grammar;
use reading::layout::Speaker;
use reading::plan::{Entry, EntryKind, Flag, Plan};
use reading::text::Text;

/// A kind of text with a place for a header.
struct Place {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    sender: &'static str,
    month: &'static str,
    /// What stands between the header and the text below it.
    end: &'static str,
}

const PLACES: [Place; 4] = [
    Place {
        name: "2020",
        before: "Ola Prøve\nNAV Prøveby\nDato: 9. jun. 2020\nFødselsnummer: 00000000000\nAktivitetsplan\nMitt mål\nJeg vil bli kokk.\n\
            Planlagte aktiviteter\nUtdanning\nKokkekurs\nFRA DATO\n3. mars 2020\nTIL DATO\n4. mai 2020\nBESKRIVELSE\nTo kvelder.\n\
            Dialog\nBRUKER - 2. MAR. 2020\nJeg gruer meg litt.\n",
        after: "\nBRUKER - 9. APR. 2020\nDet gikk fint.\n",
        sender: "VEILEDER",
        month: "APR.",
        end: "\n",
    },
    Place {
        name: "2023",
        before: "Ola Prøve\nNav Prøveby\nDato: 9. juni 2024\nFødselsnummer: 00000000000\nAktivitetsplan\nMitt mål\nJeg vil bli kokk.\n\
            Planlagte aktiviteter\nUTDANNING\nKokkekurs\nFra dato\n3. mars 2020\nTil dato\n4. mai 2020\nBeskrivelse\nTo kvelder.\n\
            Dialog\nBRUKER - 2. mars 2020\nJeg gruer meg litt.\n",
        after: "\nBRUKER - 9. april 2020\nDet gikk fint.\n",
        sender: "Z000123",
        month: "april",
        end: "\n",
    },
    Place {
        name: "server",
        before: "OLA PRØVE\nF.nr: 00000000000\nDette dokumentet viser et øyeblikksbilde av planen.\nDialogen med veileder\nKurset\n\
            OLA PRØVE - 2. mars 2020 kl. 10.00\nJeg gruer meg litt.\n",
        after: "\nOLA PRØVE - 9. april 2020 kl. 11.31\nDet gikk fint.\n",
        sender: "Z000123",
        month: "april",
        end: "\n",
    },
    Place {
        name: "typed",
        before: "BRUKER – 1. MAR. 2020: Hei.\n\nVEILEDER – 2. MAR. 2020: Hei. Hvordan går det?\n\nBRUKER – 3. MAR. 2020: Jeg gruer meg litt.\n\n",
        after: "\n\nBRUKER – 9. APR. 2020: Det gikk fint.\n",
        sender: "VEILEDER",
        month: "APR.",
        end: ": ",
    },
];

/// What the adviser says below the header.
const SAID: &str = "Lykke til på kurset i kveld.";

/// How a form is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// A message of the adviser on 6 April 2020, with its text.
    Right,
    /// A message of the adviser with its text; its day is left to a person.
    Dateless,
    /// A message with its text; its sender is left to a person.
    Nameless,
    /// Text that is flagged as like a header.
    Doubted,
    Silent,
}

impl Taken {
    fn of(plan: &Plan, text: &Text) -> Self {
        let messages = || plan.entries.iter().filter(|entry| entry.kind == EntryKind::Message);
        let says = |entry: &&Entry| plan.text_of(entry, text).trim().ends_with(SAID);
        let own = messages().find(says).filter(|entry| plan.text_of(entry, text).trim().len() < SAID.len() + 4);
        let day = "2020-04-06".parse().ok();
        match own {
            Some(own) if own.speaker.is_none() && own.flags.contains(&Flag::SenderUnknown) => Self::Nameless,
            Some(own) if own.speaker == Some(Speaker::Nav) && own.date == day => Self::Right,
            Some(own) if own.speaker == Some(Speaker::Nav) && own.flags.contains(&Flag::DateInvalid) => Self::Dateless,
            _ if messages().any(|entry| entry.flags.contains(&Flag::HeaderLike)) => Self::Doubted,
            _ => Self::Silent,
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Right => 'r',
            Self::Dateless => 'd',
            Self::Nameless => 'n',
            Self::Doubted => '?',
            Self::Silent => '!',
        }
    }
}

/// The form with sender and month of the place.
fn written(form: &str, place: &Place) -> String {
    let title: String = place.sender.chars().take(1).chain(place.sender.to_lowercase().chars().skip(1)).collect();
    form.replace("{s}", place.sender)
        .replace("{m}", place.month)
        .replace("{Title}", &title)
        .replace("{lower}", &place.sender.to_lowercase())
}

/// How the form is taken in this place.
fn taken_in(place: &Place, form: &str) -> Taken {
    let text = Text::new(&with_header(place, form));
    let plan = grammar::read(&text);
    assert_eq!(plan.unaccounted(&text), 0, "{form} in {}", place.name);
    Taken::of(&plan, &text)
}

fn with_header(place: &Place, form: &str) -> String {
    format!("{}{}{}{SAID}{}", place.before, written(form, place), place.end, place.after)
}

/// How the form is taken in each place, a letter each.
fn taken(form: &str) -> String {
    PLACES.iter().map(|place| taken_in(place, form).letter()).collect()
}

/// Forms, and how they are taken in the print of 2020, that of 2023, the server's and the typed text: right (r), without a day
/// (d), without a sender (n), or doubted (?).
const FORMS: &[(&str, &str)] = &[
    ("{s} - 6. {m} 20", "rrrr"),
    ("{s} - 6. {m} ’20", "rrrr"),
    ("{s} - 2020-04-06", "rrrr"),
    ("{s} - 2020.04.06", "rrrr"),
    ("{s} - 2020-04-06T10:14", "rrrr"),
    ("{s} - 6.4.2020", "rrrr"),
    ("{s} - 06.04.2020", "rrrr"),
    ("{s} - 06.04.20", "rrrr"),
    ("{s} - 6/4-20", "rrrr"),
    ("{s} - 6/4 2020", "rrrr"),
    ("{s} - 6/4/20", "rrrr"),
    ("{s} - 06-04-2020", "rrrr"),
    ("{s} - 6-apr-2020", "?rrr"),
    ("{s} - 6. {m}", "dddd"),
    ("{s} - 6/4", "dddd"),
    ("{s} - 06.04.", "dddd"),
    ("{s} 6. {m} 2020", "rrrr"),
    ("{s}   6. {m} 2020", "rrrr"),
    ("{s} – 6. {m} 2020", "rrrr"),
    ("{s} — 6. {m} 2020", "rrrr"),
    ("{s} ― 6. {m} 2020", "rrrr"),
    ("{s} − 6. {m} 2020", "rrrr"),
    ("{s} ‐ 6. {m} 2020", "rrrr"),
    ("{s} ‑ 6. {m} 2020", "rrrr"),
    ("{s} -- 6. {m} 2020", "rrrr"),
    ("{s}-6. {m} 2020", "rrrr"),
    ("{s}: 6. {m} 2020", "rrrr"),
    ("{s}; 6. {m} 2020", "rrrr"),
    ("{s}, 6. {m} 2020", "rrrr"),
    ("{s} | 6. {m} 2020", "rrrr"),
    ("{s} > 6. {m} 2020", "rrrr"),
    ("{s} · 6. {m} 2020", "rrrr"),
    ("{s}\t6. {m} 2020", "rrrr"),
    ("{s}\t-\t6. {m} 2020", "rrrr"),
    ("{s}\u{a0}-\u{a0}6.\u{a0}{m}\u{a0}2020", "rrrr"),
    ("{s}\u{2009}–\u{2009}6.\u{2009}{m}\u{2009}2020", "rrrr"),
    ("{s}\u{2007}-\u{2007}6.\u{2007}{m}\u{2007}2020", "rrrr"),
    ("{s}\u{202f}-\u{202f}6.\u{202f}{m}\u{202f}2020", "rrrr"),
    ("{s} - mandag 6. {m} 2020", "rrrr"),
    ("{s} - man. 6. {m} 2020", "rrrr"),
    ("{s} - den 6. {m} 2020", "rrrr"),
    ("{s} - måndag den 6. {m} 2020", "rrrr"),
    ("{s} mandag 6. {m} 2020", "rrrr"),
    ("{s} - 6. {m} 2020 kl. 10:14", "rrrr"),
    ("{s} - 6. {m} 2020 kl 10.14", "rrrr"),
    ("{s} - 6. {m} 2020 klokka 10.14", "rrrr"),
    ("{s} - 6. {m} 2020 kl. 10", "rrrr"),
    ("{s} - 6. {m} 2020, 10:14", "rrrr"),
    ("{s} - 6. {m} 2020 10:14:05", "rrrr"),
    ("{s} - 6. {m} 2020 - 10:14", "rrrr"),
    ("{s} - kl. 10:14, 6. {m} 2020", "rrrr"),
    ("{s} - 10.14 6. {m} 2020", "rrrr"),
    ("**{s} - 6. {m} 2020**", "rrrr"),
    ("**{s}** - 6. {m} 2020", "rrrr"),
    ("__{s} - 6. {m} 2020__", "rrrr"),
    ("*{s} - 6. {m} 2020*", "rrrr"),
    ("# {s} - 6. {m} 2020", "rrrr"),
    ("<b>{s} - 6. {m} 2020</b>", "rrrr"),
    ("> {s} - 6. {m} 2020", "nnnn"),
    (">> {s} - 6. {m} 2020", "nnnn"),
    ("«{s} - 6. {m} 2020»", "????"),
    ("\"{s} - 6. {m} 2020\"", "????"),
    ("“{s}” - 6. {m} 2020", "nnnn"),
    ("• {s} - 6. {m} 2020", "rrrr"),
    ("- {s} - 6. {m} 2020", "rrrr"),
    ("3. {s} - 6. {m} 2020", "rrrr"),
    ("2) {s} - 6. {m} 2020", "rrrr"),
    ("📩 {s} - 6. {m} 2020", "rrrr"),
    ("{s} (6. {m} 2020)", "rrrr"),
    ("{s} [6. {m} 2020]", "rrrr"),
    ("({s} - 6. {m} 2020)", "rrrr"),
    ("[{s}] - 6. {m} 2020", "rrrr"),
    ("{s} - 6. {m} 2020 (kopi)", "rrrr"),
    ("{s} - 6. {m} 2020 [lest]", "rrrr"),
    ("{s} - 6. {m} 2020 (sendt fra telefon)", "rrrr"),
    ("{s} - 6. {m} 2020.", "rrrr"),
    ("{s} - 6. {m} 2020 .", "rrrr"),
    ("{s} - 6. {m} 2020 -", "rrrr"),
    ("{s}\n- 6. {m} 2020", "rrrr"),
    ("{s} -\n6. {m} 2020", "rrrr"),
    ("{s} -\n\n6. {m} 2020", "rrrr"),
    ("{s} - 6.\n{m} 2020", "rrrr"),
    ("{s} - 6. {m}\n2020", "rrrr"),
    ("{s}\n6. {m} 2020", "rrrr"),
    ("{lower} - 6. {m} 2020", "rrrr"),
    ("{Title} - 6. {m} 2020", "rrrr"),
    ("{s} - 6. april 2020", "?rrr"),
    ("{s} - 6. April 2020", "?rrr"),
    ("{s} - 6. APRIL 2020", "rrrr"),
    ("{s} - 6. apr. 2020", "?rrr"),
    ("{s} - 6 {m} 2020", "rrrr"),
    ("{s} - 6.{m}2020", "rrrr"),
    ("{s} - 6 . {m} 2020", "rrrr"),
    ("{s} - April 6, 2020", "?rrr"),
    ("{s} - 6th April 2020", "?rrr"),
    ("{s} - 6. aprl 2020", "?rrd"),
    ("{s} - 6. ABRIL 2020", "drrd"),
    ("{s} - 6. IV. 2020", "????"),
    ("{s} - 31. {m} 2020", "dddd"),
    ("{s} - 46. {m} 2020", "dddd"),
    ("{s} - 6. {m} 20 20", "rrrr"),
    ("{s} - 6. {m} 2O20", "rrr?"),
    ("{s} - O6. {m} 2020", "rrr?"),
    ("{s} - 060420", "????"),
    ("{s} - i går", "????"),
    ("{s} - mandag", "????"),
    ("{s} - uke 14", "????"),
    ("{s} - kl. 10:14", "????"),
    ("{s} -", "????"),
    ("{s}:", "????"),
    ("6. {m} 2020 – {s}", "rrrr"),
    ("6. {m} 2020: {s}", "rrrr"),
    ("2020-04-06 {s}", "???r"),
    ("[06.04.2020, 10:14] {s}", "rrrr"),
    ("06.04.2020 kl. 10:14 - {s}", "rrrr"),
    ("Fra: {s} 6. {m} 2020", "????"),
    ("Fra {s} - 6. {m} 2020", "n??n"),
    ("{s} skrev 6. {m} 2020", "????"),
    ("{s} Kari - 6. {m} 2020", "rrrr"),
    ("{s} Kari Nordmann - 6. {m} 2020", "rrrr"),
    ("{s} (vikar) - 6. {m} 2020", "rrrr"),
    ("{s} v/Kari - 6. {m} 2020", "rrrr"),
    ("NAV v/Z000123 - 6. {m} 2020", "rrrr"),
    ("Veileder Z000123 - 6. {m} 2020", "rrrr"),
    ("VEILEDER Z000123 6. {m} 2020", "????"),
    ("NAV 6. {m} 2020", "r??r"),
    ("NAV -\n6. {m} 2020", "rrrr"),
    ("nav - 6. {m} 2020", "rrrr"),
    ("Nav – 6.4.2020", "?rrr"),
    ("Z 000123 - 6. {m} 2020", "rrrn"),
    ("Z00 0123 - 6. {m} 2020", "rrrn"),
    ("z000123 - 6. {m} 2020", "rrrr"),
    ("z000123 6. {m} 2020", "rrrr"),
    ("ＮＡＶ － ６． {m} ２０２０", "rrrr"),
    ("VЕILEDER - 6. {m} 2020", "nnnn"),
    ("VЕILEDER 6. {m} 2020", "nnnn"),
    ("V E I L E D E R - 6. {m} 2020", "rrrr"),
    ("VEILEDER - 6. АPR. 2020", "rrrd"),
];

#[test]
fn a_header_in_any_form_is_read_or_doubted() {
    let wrong: Vec<String> = FORMS
        .iter()
        .map(|(form, expected)| (form, *expected, taken(form)))
        .filter(|(_, expected, taken)| expected != taken)
        .map(|(form, expected, taken)| format!("{form:?} is taken {taken}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(FORMS.iter().all(|(_, expected)| !expected.contains('!')), "no form is silent");
}

/// Characters that nobody sees.
const INVISIBLE: &str = "\u{ad}\u{34f}\u{61c}\u{180e}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}\
    \u{2066}\u{2067}\u{2068}\u{2069}\u{feff}\u{fe0e}\u{fe0f}\u{e0100}";

#[test]
fn a_header_with_invisible_characters_is_read() {
    for c in INVISIBLE.chars() {
        for place in &PLACES {
            let header = written("{s} - 6. {m} 2020", place);
            let mut forms: Vec<String> =
                header.char_indices().map(|(at, _)| format!("{}{c}{}", &header[..at], &header[at..])).collect();
            forms.push(format!("{header}{c}"));
            forms.push(format!("{c} {c}{}{c} {c}", header.replace(' ', &format!("{c} {c}"))));
            for form in forms {
                assert_eq!(taken_in(place, &form), Taken::Right, "U+{:04X} in {form:?}, {}", u32::from(c), place.name);
            }
        }
    }
}

/// Characters that end lines, part words, or are none at all.
const ODD: &str = "\t\u{b}\u{c}\u{1c}\u{1e}\u{85}\u{2028}\u{2029}\u{a0}\u{202f}\0\u{2}\u{7}\u{1b}\u{9d}\u{fffd} -.";

#[test]
fn a_header_with_an_odd_character_anywhere_is_not_silent() {
    let mut silent = Vec::new();
    for place in &PLACES {
        let user = if place.name == "server" { "OLA PRØVE" } else { "BRUKER" };
        let answer = written(&format!("{{s}} - 5. {{m}} 2020{}Hei.\n", place.end), place);
        let senders = [place.sender, "NAV", "Nav"].map(|sender| (sender, Speaker::User, ""));
        for (sender, above, between) in senders.into_iter().chain([(user, Speaker::Nav, answer.as_str())]) {
            let header = written("{s} - 6. {m} 2020", place).replace(place.sender, sender);
            for (at, c) in header.char_indices().flat_map(|(at, _)| ODD.chars().map(move |c| (at, c))) {
                let form = format!("{}{c}{}", &header[..at], &header[at..]);
                let text = Text::new(&format!("{}{between}{form}{}{SAID}{}", place.before, place.end, place.after));
                let plan = grammar::read(&text);
                let said = plan.entries.iter().find(|entry| plan.text_of(entry, &text).contains(SAID));
                if said.is_some_and(|said| said.speaker == Some(above) && !said.is_doubtful()) {
                    silent.push(format!("{form:?} in {}", place.name));
                }
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn invisible_characters_hide_no_heading_label_or_value() {
    for c in INVISIBLE.chars() {
        for place in &PLACES[..2] {
            let content =
                format!("{}{}{}{SAID}{}", place.before, written("{s} - 6. {m} 2020", place), place.end, place.after);
            let plain = Text::new(&content);
            let expected = cards_and_goal(&grammar::read(&plain), &plain);
            for hidden in [
                content.replace('\n', &format!("{c}\n")),
                content.replace('\n', &format!("\n{c}")),
                content.replace('D', &format!("D{c}")),
            ] {
                let text = Text::new(&hidden);
                let plan = grammar::read(&text);
                assert_eq!(cards_and_goal(&plan, &text), expected, "U+{:04X} in {}", u32::from(c), place.name);
                assert_eq!(plan.unaccounted(&text), 0);
                assert_eq!(
                    text.as_str().matches(c).count(),
                    hidden.matches(c).count(),
                    "the text keeps every character"
                );
            }
        }
    }
}

/// The cards and the goal, without what nobody sees.
fn cards_and_goal(plan: &Plan, text: &Text) -> String {
    let cards: Vec<_> = plan.entries.iter().filter_map(|entry| entry.card.as_ref()).collect();
    let goal = plan.goal().map(|goal| plan.text_of(goal, text));
    format!("{cards:?} {goal:?}").replace(|c| INVISIBLE.contains(c), "").replace(r"\u{feff}", "")
}

/// Lines of messages and minutes that begin with a word for a sender, or hold one beside a day, and are no headers.
const PROSE: [&str; 27] = [
    "20. februar 2020 kl. 10.15, NAV",
    "30. desember 2020        NAV",
    "NAV-kontoret er stengt 6. april.",
    "NAV tar kontakt med deg i løpet av uka.",
    "NAV ringer deg 6. april kl. 10.",
    "NAV hadde møte med bruker 6. april 2020 om kurset.",
    "NAV Prøveby",
    "NAV",
    "NAV: 55 55 33 33",
    "NAV, 3. etasje",
    "Bruker: Enig.",
    "Bruker møtte ikke 6. april 2020.",
    "Bruker skal søke på 3 stillinger i uka",
    "Bruker - enig i planen",
    "Veileder: Da gjør vi det slik.",
    "Veileder ringer deg fredag 6. april kl. 10.14.",
    "Veileder er Kari Nordmann, tlf. 55 55 33 33",
    "Veileder og bruker er enige om dette:",
    "Z000123 er på ferie.",
    "Kontaktperson på skolen er Per.",
    "6. april 2020 var jeg hos NAV.",
    "6. april 2020: første time",
    "6.4.2020 - møte på NAV",
    "3. april passer for veileder.",
    "Vi møtes 6. april 2020 hos NAV - Kari",
    "Ola Prøve",
    "I dag var jeg på NAV - det gikk fint.",
];

#[test]
fn a_sentence_that_begins_with_a_sender_is_not_doubted() {
    for prose in PROSE {
        for place in &PLACES[..3] {
            let content = format!(
                "{}{}{}Hei.\n{prose}\n{SAID}{}",
                place.before,
                written("{s} - 6. {m} 2020", place),
                place.end,
                place.after
            );
            let text = Text::new(&content);
            let plan = grammar::read(&text);
            let messages = || plan.entries.iter().filter(|entry| entry.kind == EntryKind::Message);
            assert_eq!(messages().count(), 3, "{prose} in {}", place.name);
            assert!(!messages().any(|entry| entry.flags.contains(&Flag::HeaderLike)), "{prose} in {}", place.name);
        }
    }
}

#[test]
fn what_a_person_quotes_in_a_message_is_no_header() {
    for quoted in [
        "Den 16. jan. 2019 skrev du til veileder:",
        "6. april 2020 skrev du dette:",
        "16. jan. 2019 - første møte",
        "1. møte 6. april 2020",
    ] {
        let place = &PLACES[0];
        let content = format!(
            "{}{}{}{quoted}\n{SAID}{}",
            place.before,
            written("{s} - 6. {m} 2020", place),
            place.end,
            place.after
        );
        let plan = grammar::read(&Text::new(&content));
        assert_eq!(plan.entries.iter().filter(|entry| entry.kind == EntryKind::Message).count(), 3, "{quoted}");
    }
}

#[test]
fn a_quoted_header_tells_nothing_of_the_order_of_a_print() {
    let print = "Kari Eksempel\nNAV Prøveby\nDato: 9. mai 2020\nFødselsnummer: 00000000000\nAktivitetsplan\nDialogen med veileder\n\
        Meldekort\nBRUKER - 2. FEB 2019\nGår det bra?\nFlytting\nVEILEDER - 6. JUN 2019\nDu skrev dette:\nBRUKER - 20. jan. 2020\n\
        Husk det.\nVEILEDER - 5. MAI 2019\nDu skrev dette:\nBRUKER - 20. jan. 2020\nHusk det.\n";
    let plan = grammar::read(&Text::new(print));
    assert_eq!(plan.layout, Some("html-2020-05-06"));
    let titles: Vec<_> = plan.threads.iter().map(|thread| thread.title.as_deref()).collect();
    assert_eq!(titles, [Some("Meldekort"), Some("Flytting")]);
}

#[test]
fn a_doubted_line_where_titles_stand_is_not_silent() {
    for content in [
        "Aktivitetsplan\nDialogen med veileder\nVEILEDER 6. april\n\nBRUKER - 9. APR. 2020\n\nDet gikk fint.\n",
        "Aktivitetsplan\nDialogen med veileder\nKurset\nBRUKER - 9. APR. 2020\n\nHei.\n\nNAV - 10. april\nBRUKER - 11. APR. 2020\n\nHei.\n",
        "Aktivitetsplan\nVEILEDER: mandag\nMitt mål\nJeg vil bli kokk.\n",
    ] {
        let plan = grammar::read(&Text::new(content));
        assert!(plan.entries.iter().any(|entry| entry.flags.contains(&Flag::HeaderLike)), "{content}");
    }
}

#[test]
fn a_text_of_nothing_but_varied_headers_is_read() {
    let content = "Aktivitetsplan\nDialogen med veileder\nKurset\nBRUKER - 2.3.20\nHei.\nZ000123 - 6.4.20\nHei igjen.\nBRUKER - 9.4.20\nTakk.\n";
    let plan = grammar::read(&Text::new(content));
    let read: Vec<_> =
        plan.entries.iter().map(|entry| (entry.speaker, entry.date.map(|date| date.to_string()))).collect();
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(
        read,
        [
            (Some(Speaker::User), day("2020-03-02")),
            (Some(Speaker::Nav), day("2020-04-06")),
            (Some(Speaker::User), day("2020-04-09"))
        ]
    );
}

#[test]
fn a_header_over_two_lines_is_one_message() {
    let content = "Aktivitetsplan\nDialogen med veileder\nKurset\nBRUKER - 2. MAR. 2020\nHei.\nVEILEDER -\n6. APR. 2020\nHei igjen.\nFlere linjer.\n";
    let text = Text::new(content);
    let plan = grammar::read(&text);
    let last = plan.entries.last().expect("a message");
    assert_eq!(plan.text_of(last, &text).trim(), "Hei igjen.\nFlere linjer.");
    assert_eq!(last.sender.as_deref(), Some("VEILEDER"));
}
