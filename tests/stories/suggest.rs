//! What may identify somebody is suggested on the command line: places in the file as it is, every identifier, names
//! known for the case, and a score on invented messages that are written to be hard.

use crate::support::paper;
use std::collections::HashMap;

use crate::support::Folder;
use names::mark::{Label, Mark};
use names::register::Register;
use names::suggestions::suggest;
use reading::document::ReadDocument;
use reading::text::{Span, Text};
use serde_json::Value;

/// The suggestions that the program prints for a file.
fn suggestions(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let ran = folder.run(arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

#[test]
fn places_are_those_of_the_file_as_it_is_written() {
    let folder = Folder::new();
    // NFD, line ends of Windows, and a byte order mark, which is not counted.
    let written = "Hei!\r\nJeg snakket med A\u{30a}se Bjo\u{308}rkli i går.\r\nHilsen Kari Nordmann\r\n";
    for (name, content) in [
        ("a.txt", written.to_owned()),
        ("b.txt", format!("\u{feff}{written}")),
        ("c.txt", written.replace("\r\n", "\r")),
    ] {
        folder.write(name, &content);
        let found = suggestions(&folder, &["suggest", "--json", name]);
        let chars: Vec<char> = content.trim_start_matches('\u{feff}').chars().collect();
        let texts: Vec<String> = found
            .iter()
            .map(|one| {
                let place = |key: &str| usize::try_from(one[key].as_u64().expect("a number")).expect("a place");
                let text: String = chars[place("start")..place("end")].iter().collect();
                assert_eq!(one["text"], text.as_str());
                assert_eq!(one["doc"], name.trim_end_matches(".txt"));
                text
            })
            .collect();
        assert!(texts.contains(&"A\u{30a}se Bjo\u{308}rkli".to_owned()), "{texts:?}");
        assert!(texts.contains(&"Kari Nordmann".to_owned()), "{texts:?}");
    }
}

/// Labels and passages that are suggested, with plain blanks and hyphens and without what is not seen.
fn marked(written: &str) -> Vec<(Label, String)> {
    let text = Text::new(written);
    let plain = |passage: &str| -> String {
        let seen = passage.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'));
        seen.map(|c| {
            if c.is_whitespace() {
                ' '
            } else if c == '\u{2011}' {
                '-'
            } else {
                c
            }
        })
        .collect()
    };
    suggest(&text, &Register::default()).into_iter().map(|mark| (mark.label, plain(text.slice(mark.span)))).collect()
}

#[test]
fn blanks_and_hyphens_of_every_kind_hide_nothing() {
    let written = "Hun er født 3.2.87, bor i Prøvestien 12C, 5003 Bergen, og kjører CD 54321. Konto 1234 56 78903, tlf 912 34 567, \
                   fnr 010190 12345, org nr 987 654 321, sak nr 2020/123456, kid nr 12345 67890, kort 4000-0000-0000-0000, \
                   pass nr 12345678, NO93 8601 1117 947, ola (at) prøve.no, DUF 123456 123456, hilsen Kari Nordmann.";
    let expected = marked(written);
    for label in [Label::Fdato, Label::Adr, Label::Post, Label::Bil, Label::Kto, Label::Tlf, Label::Fnr, Label::Orgnr] {
        assert!(expected.iter().any(|(known, _)| *known == label), "{label:?}: {expected:?}");
    }
    for blank in ['\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}', '\u{2002}', '\u{3000}'] {
        assert_eq!(marked(&written.replace(' ', &blank.to_string())), expected, "{blank:?}");
    }
    assert_eq!(marked(&written.replace('-', "\u{2011}")), expected);
    for unseen in ["\u{200b}", "\u{2060}", "\u{feff}"] {
        assert_eq!(marked(&written.replace(' ', &format!("{unseen} "))), expected, "{unseen:?}");
    }
    assert_eq!(marked("Ring Sol\u{200b}veig Nord\u{2060}mann"), marked("Ring Solveig Nordmann"));
}

#[test]
fn handles_are_marked() {
    for (written, handle) in [
        ("Følg meg på insta @kariprøvestad!", "@kariprøvestad"),
        ("(@kari.prøvestad_92)", "@kari.prøvestad_92"),
        ("jeg er ＠prøvestad der", "＠prøvestad"),
        ("snap: kariprøve", "kariprøve"),
        ("snap kari_prøve92 og", "kari_prøve92"),
        ("brukernavn er prøvis", "prøvis"),
    ] {
        let found = marked(written);
        assert!(found.iter().any(|(label, text)| *label == Label::Misc && text == handle), "{written}: {found:?}");
    }
    let found = marked("skriv til ola@eksempel.no @ kontoret");
    assert!(!found.iter().any(|(label, _)| *label == Label::Misc), "{found:?}");
}

#[test]
fn an_illness_that_bears_a_name_is_nobody() {
    for illness in [
        "Mora mi har Parkinsons sykdom.",
        "Han fekk Alzheimer tidleg.",
        "Jeg har Crohns.",
        "Sønnen har Downs syndrom",
        "Har fått påvist Ménières sykdom og Ehlers-Danlos.",
        "De er Jehovas vitner.",
    ] {
        let found = marked(illness);
        assert!(found.is_empty(), "{illness}: {found:?}");
    }
    let found = marked("Jeg snakket med Karl Parkinson i går. Saksbehandler er Emma Wilson.");
    assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["Karl Parkinson", "Emma Wilson"]);
}

#[test]
fn the_name_of_a_school_is_one_thing() {
    for (written, whole) in [
        ("Har begynt på Solbakken skole i høst.", "Solbakken skole"),
        ("Kontakt Solbakken skole i dag.", "Solbakken skole"),
        ("Hun går på Prøveby videregående skole.", "Prøveby videregående skole"),
        ("Hun går på Prøveby vgs i høst.", "Prøveby vgs"),
    ] {
        assert_eq!(marked(written), [(Label::Org, whole.to_owned())], "{written}");
    }
    let found = marked("Jeg snakket med Kari Nordmann. Karis bedrift går bra.");
    assert!(found.iter().any(|(label, text)| *label == Label::Per && text == "Kari Nordmann"), "{found:?}");
}

#[test]
fn a_business_is_known_by_the_name_of_its_own() {
    for (written, whole) in [
        ("Du jobbet elleve år som konditor på Fjordglimt Bakeri, til daglig leder ringte.", "Fjordglimt Bakeri"),
        ("Arbeidstrening hos Hardanger Trevare", "Hardanger Trevare"),
        ("Hun har praksis på Sagene helsehus.", "Sagene helsehus"),
    ] {
        assert_eq!(marked(written), [(Label::Org, whole.to_owned())], "{written}");
    }
    let found = marked("Jeg jobber i Fjordglimt Bakeri. Sjefen i Fjordglimt ringte.");
    assert!(found.iter().all(|(label, _)| *label != Label::Per), "{found:?}");
    let wholes = found.iter().filter(|(label, text)| *label == Label::Org && text.starts_with("Fjordglimt"));
    assert_eq!(wholes.count(), 2, "{found:?}");
}

#[test]
fn the_day_behind_an_ident_is_no_name() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        "Kari Fjelldal\n2649 Fjelldal\nDato: 4. jun. 2020\nAktivitetsplan\nDialogen med veileder\nOppfølging\n\
         Z000001 - 3. MAI 2020\nHei Kari.\nBRUKER - 5. MAI 2020\nTakk.\nZ000001 - 5. JUN. 2020\nFint!\n",
    );
    let found = suggestions(&folder, &["suggest", "--json", "a.txt"]);
    let texts: Vec<&str> = found.iter().filter_map(|one| one["text"].as_str()).collect();
    assert!(texts.contains(&"Z000001") && texts.contains(&"Kari Fjelldal"), "{texts:?}");
    assert!(!texts.iter().any(|text| text.starts_with('-') || text.contains('\n')), "{texts:?}");
}

#[test]
fn standard_input_is_searched_like_a_file() {
    let folder = Folder::new();
    let written = "Hei!\r\nHilsen Kari Nordmann\r\n";
    let piped = |input: &str| folder.piped(&["suggest", "--json", "-"], input);
    let ran = piped(written);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    folder.write("a.txt", written);
    let of_file = suggestions(&folder, &["suggest", "--json", "a.txt"]);
    let of_input: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert!(of_input.iter().any(|one| one["text"] == "Kari Nordmann" && one["doc"] == "-"), "{}", ran.out);
    let places =
        |found: &[Value]| found.iter().map(|one| (one["start"].clone(), one["end"].clone())).collect::<Vec<_>>();
    assert_eq!(places(&of_input), places(&of_file));
    assert_ne!(piped(" \n").code, Some(0), "an empty text is refused");
}

#[test]
fn other_documents_are_read_by_their_text_and_pictures_are_refused() {
    let folder = Folder::new();
    let body = "<w:p><w:r><w:t>Hei!</w:t></w:r></w:p><w:p><w:r><w:t>Hilsen Kari Nordmann</w:t></w:r></w:p>";
    let path = folder.write("sak.docx", paper::docx(body, &[]));
    let read = ReadDocument::read(&path, false).expect("a document").text;
    let found = suggestions(&folder, &["suggest", "--json", "sak.docx"]);
    let one = found.iter().find(|one| one["text"] == "Kari Nordmann").expect("a name");
    let place = |key: &str| usize::try_from(one[key].as_u64().expect("a number")).expect("a place");
    assert_eq!(read.slice(Span::new(place("start"), place("end"))), "Kari Nordmann");

    folder.write("bilde.png", b"\x89PNG\r\n\x1a\n0000");
    let ran = folder.run(&["suggest", "--json", "bilde.png", "sak.docx"]);
    assert!(ran.code == Some(1) && ran.err.contains("bilde.png"), "{}", ran.err);
    assert!(ran.out.contains("Kari Nordmann"), "the others are marked all the same");
}

#[test]
fn each_suggestion_has_all_its_keys_and_known_words() {
    let folder = Folder::new();
    folder.write("sak.txt", "Jeg heter Kari Nordmann, tlf 41 23 45 67.\n");
    let found = suggestions(&folder, &["suggest", "--json", "sak.txt"]);
    assert!(!found.is_empty());
    for one in &found {
        let keys: Vec<&String> = one.as_object().expect("an object").keys().collect();
        assert_eq!(keys.len(), 7, "{keys:?}");
        let confidence = one["confidence"].as_f64().expect("a number");
        assert!((0.0..=1.0).contains(&confidence));
        assert!(one["label"].is_string() && one["source"].is_string());
    }
    let table = folder.run(&["suggest", "sak.txt"]);
    assert!(table.out.contains("Kari Nordmann") && table.out.contains("TLF"), "{}", table.out);
}

#[test]
fn known_names_are_found_in_all_their_forms() {
    let folder = Folder::new();
    folder.write("navn.txt", "# for saken\nSølvfrid Øksnevad\n");
    folder.write(
        "sak.txt",
        "har snakket med sølvfrid. Øksnevads kontor er stengt. Si det til Sølv-\nfrid, eller til sølvfrit.\n",
    );
    let found = suggestions(&folder, &["suggest", "--json", "--known", "navn.txt", "sak.txt"]);
    let persons: Vec<&str> =
        found.iter().filter(|one| one["label"] == "PER").filter_map(|one| one["text"].as_str()).collect();
    assert_eq!(persons, ["sølvfrid", "Øksnevads", "Sølv-\nfrid", "sølvfrit"]);
}

/// The marks of a text, with nothing known.
fn marks(content: &str) -> (Text, Vec<Mark>) {
    let text = Text::new(content);
    let marks = suggest(&text, &Register::default());
    (text, marks)
}

#[test]
fn every_identifier_is_found_whole() {
    for (label, passage, sentence) in [
        (Label::Fnr, "14039412384", "Nummeret mitt er 14039412384."),
        (Label::Fnr, "140394 12384", "fnr 140394 12384 takk"),
        (Label::Fnr, "14439412384", "det er 14439412384, et av Navs egne"),
        (Label::Kto, "1234.56.78903", "Kontoen er 1234.56.78903"),
        (Label::Kto, "1234 56 78903", "bruk 1234 56 78903 nå"),
        (Label::Kto, "12345678903", "kontonummer: 12345678903"),
        (Label::Orgnr, "889 640 782", "org.nr. 889 640 782"),
        (Label::Tlf, "41 23 45 67", "Ring 41 23 45 67 etter fire"),
        (Label::Tlf, "412 34 567", "tlf. 412 34 567"),
        (Label::Tlf, "41234567", "mobilen er 41234567!"),
        (Label::Tlf, "+47 412 34 567", "på +47 412 34 567."),
        (Label::Tlf, "0047 41234567", "på 0047 41234567."),
        (Label::Tlf, "+48 601 123 456", "mor i Polen: +48 601 123 456"),
        (Label::Mail, "kari.nordmann@epost.no", "Send til kari.nordmann@epost.no."),
        (Label::Mail, "kari(at)epost.no", "Send til kari(at)epost.no"),
        (Label::Mail, "kari krøllalfa epost punktum no", "det er kari krøllalfa epost punktum no"),
        (Label::Adr, "Nedre Storgate 14 B", "Jeg bor i Nedre Storgate 14 B."),
        (Label::Adr, "storgata 4", "bor i storgata 4 nå"),
        (Label::Post, "9013 Tromsø", "Adressen er 9013 Tromsø"),
        (Label::Url, "www.solbakken.no/jobb", "Se www.solbakken.no/jobb."),
        (Label::Url, "solbakken.no", "Se solbakken.no"),
        (Label::Bil, "EK 54321", "Bilen er EK 54321."),
        (Label::Sak, "21/04567-3", "Saken er 21/04567-3."),
        (Label::Ident, "Z994188", "Z994188 - 6. MAR. 2020"),
        (Label::Fdato, "14. mars 1994", "Hun er født 14. mars 1994."),
        (Label::Fdato, "14.03.94", "f. 14.03.94"),
        (Label::Misc, "192.168.10.24", "logget inn fra 192.168.10.24"),
    ] {
        let (text, found) = marks(sentence);
        let hit = found.iter().find(|mark| mark.label == label).unwrap_or_else(|| panic!("{sentence}: {found:?}"));
        assert_eq!(text.slice(hit.span), passage);
    }
}

#[test]
fn the_words_of_a_print_are_no_names() {
    let (text, found) = marks(crate::support::PRINT);
    for word in
        ["Aktivitetsplan", "Fra dato", "Behandling", "Dialog", "BRUKER", "Avtalt med NAV", "Samtaler", "Skatt", "mars"]
    {
        let spans = text.find_all(word);
        let marked = found.iter().filter(|mark| mark.label != Label::Ask);
        let hit = marked.clone().find(|mark| spans.iter().any(|span| span.overlaps(mark.span)));
        assert!(hit.is_none(), "{word}: {hit:?}");
    }
    let whole: Vec<&str> = found.iter().map(|mark| text.slice(mark.span)).collect();
    assert!(whole.contains(&"Kari Eksempel") && whole.contains(&"NAV Prøveby"), "{whole:?}");
}

#[test]
fn marks_are_in_order_and_apart() {
    for case in cases() {
        let (_, found) = marks(&case.content);
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        assert!(found.iter().all(|mark| !mark.span.is_empty()));
    }
}

/// What is marked as a person, or asked for.
fn persons_and_questions(content: &str) -> (Vec<String>, Vec<String>) {
    let (text, found) = marks(content);
    let of = |label: Label| {
        let marks = found.iter().filter(|mark| mark.label == label);
        marks.map(|mark| text.slice(mark.span).to_owned()).collect()
    };
    (of(Label::Per), of(Label::Ask))
}

#[test]
fn an_everyday_word_is_a_name_behind_a_relation_and_before_an_act() {
    for (name, content) in [
        ("per", "det går ikke fordi sønnen min per er syk igjen"),
        ("even", "kan broren min even bli med på møtet? takk"),
        ("rose", "jeg tror søstra mi rose har svart deg alt"),
        ("stein", "kan du ringe til stein? det haster litt"),
        ("liv", "vet ikke hva vi gjør hvis liv ikke svarer snart"),
    ] {
        let (persons, _) = persons_and_questions(content);
        assert!(persons.iter().any(|found| found == name), "{content}: {persons:?}");
    }
    for content in [
        "jeg kan snakke med sønnen min per telefon",
        "sønnen min sine klær er for små",
        "hvis vår avtale gjelder kommer jeg",
        "per nå har jeg ikke noe arbeid",
        "jeg må bo hos noen andre til jul",
    ] {
        let (persons, _) = persons_and_questions(content);
        assert_eq!(persons, Vec::<String>::new(), "{content}");
    }
}

#[test]
fn initials_in_lower_case_belong_to_the_name() {
    let (persons, _) = persons_and_questions("fikk brev fra en k. solbakken i går, og så ringte k.a. solbakken");
    assert_eq!(persons, ["k. solbakken", "k.a. solbakken"]);
}

#[test]
fn common_nouns_with_capitals_are_no_persons() {
    for content in [
        "Kompetanse: Sveising, Lagerarbeid og Kundeservice. Arbeidstid: Kveld.",
        "Brukaren har søkt om Bustønad og ønskjer Rettleiing i Veka som kjem.",
        "Se mer under Utbetalinger, Klager og Søknader i menyen.",
    ] {
        let (persons, _) = persons_and_questions(content);
        assert_eq!(persons, Vec::<String>::new(), "{content}");
    }
}

/// A case of the invented messages, with what should be found in it.
struct Case {
    content: String,
    gold: Vec<(Span, Label)>,
}

fn cases() -> Vec<Case> {
    let labels: HashMap<String, Label> = [Label::Per, Label::Org, Label::Loc, Label::Fnr, Label::Kto, Label::Tlf]
        .into_iter()
        .chain([Label::Mail, Label::Adr, Label::Post, Label::Url, Label::Bil, Label::Sak])
        .filter_map(|label| Some((serde_json::to_value(label).ok()?.as_str()?.to_owned(), label)))
        .collect();
    let mut cases = Vec::new();
    let texts =
        [include_str!("../names/chat.txt"), include_str!("../names/messages.txt"), include_str!("../names/later.txt")];
    for block in texts.iter().flat_map(|text| text.split("===\n").skip(1)) {
        let mut case = Case { content: String::new(), gold: Vec::new() };
        let mut chars = 0;
        for (place, part) in block.replace("---\n", "\n").split(['⟦', '⟧']).enumerate() {
            let (label, name) = part.rsplit_once('|').filter(|_| place % 2 == 1).unwrap_or(("PER", part));
            let start = chars;
            case.content.push_str(name);
            chars += name.chars().count();
            if place % 2 == 1 {
                case.gold.push((Span::new(start, chars), labels[label]));
            }
        }
        cases.push(case);
    }
    cases
}

#[test]
fn most_names_of_hard_messages_are_found() {
    let (mut persons, mut as_person, mut as_any) = (0, 0, 0);
    let mut missed_identifiers = Vec::new();
    let (mut words, mut false_words) = (0, 0);
    for case in cases() {
        let (text, found) = marks(&case.content);
        let covered = |span: Span, wanted: &dyn Fn(Label) -> bool| {
            (span.start..span.end).all(|at| {
                let letter = text.slice(Span::new(at, at + 1));
                !letter.chars().all(char::is_alphanumeric)
                    || found.iter().any(|mark| wanted(mark.label) && mark.span.contains(at))
            })
        };
        for (span, label) in &case.gold {
            if *label == Label::Per {
                persons += 1;
                as_person += usize::from(covered(*span, &|label| label == Label::Per));
                as_any += usize::from(covered(*span, &|_| true));
            } else if !matches!(label, Label::Org | Label::Loc) && !covered(*span, &|found| found == *label) {
                missed_identifiers.push(text.slice(*span).to_owned());
            }
        }
        let mut at = 0;
        for word in text.as_str().split_inclusive(char::is_whitespace) {
            let span = Span::new(at, at + word.trim_end().chars().count());
            at += word.chars().count();
            words += 1;
            let marked = found.iter().any(|mark| mark.label != Label::Ask && mark.span.overlaps(span));
            false_words += usize::from(marked && !case.gold.iter().any(|(gold, _)| gold.overlaps(span)));
        }
    }
    assert!(missed_identifiers.is_empty(), "{missed_identifiers:?}");
    assert!(persons > 650, "{persons}");
    assert!(as_person * 100 >= persons * 97, "{as_person} of {persons} as persons");
    assert!(as_any * 100 >= persons * 99, "{as_any} of {persons} with any label");
    assert!(false_words * 1000 <= words * 8, "{false_words} of {words} words falsely");
}
