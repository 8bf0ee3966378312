//! A small text for each clue: the lines above the second header, in raw text, and whether the clue holds for the last of them.

use rustc_hash::FxHashSet;

use super::clue_table::table;
use super::clues::{clues_of, questions};
use super::dialogue_stats::dialogue_stats;
use super::notes::Clue;
use super::print_above::PrintAbove;
use super::source::Source;
use super::title_candidate::{Between, Question};
use crate::evidence::Evidence;
use crate::text::Text;
use crate::visible::Visible;

/// The clues of the last line or lines of `body`, and `lines` of them, between a message of the user and one of the adviser.
fn clues(body: &str, lines: usize, below: &str) -> Vec<Clue> {
    clues_between("BRUKER - 1. MAR. 2021", body, lines, "Z994188 - 3. MAR. 2021", below)
}

fn clues_between(header: &str, body: &str, lines: usize, next: &str, below: &str) -> Vec<Clue> {
    let rest = "BRUKER - 9. JUN. 2021\nTakk.\nZ994188 - 10. JUN. 2021\nGreit.\n";
    let text = Text::new(&format!(
        "Aktivitetsplan\nDialogen med veileder\nFørste tråd\n{header}\n{body}\n{next}\n{below}\n{rest}"
    ));
    let seen = Visible::of(&text);
    let source = Source::new(&text, &seen, &Evidence::default(), None, false);
    let headers: Vec<usize> = (0..source.lines.len()).filter(|&at| source.is_header(at)).collect();
    let stats = dialogue_stats(&source, &headers, &PrintAbove::default());
    let between = Between::of(&source, &stats, &headers, 0).expect("two headers");
    let last_lines = between.last_lines();
    let found = between.candidates(&last_lines).find(|it| it.lines.len() == lines);
    found.map(|it| clues_of(&it).collect()).unwrap_or_default()
}

/// The clue holds for the first line below a sentence, and not for the second.
#[track_caller]
fn tells_apart(clue: Clue, holds: &str, holds_not: &str) {
    let below_sentence = |line: &str| clues(&format!("Jeg lurer på noe.\n{line}"), 1, "Fint.");
    let (holding, other) = (below_sentence(holds), below_sentence(holds_not));
    assert!(holding.contains(&clue), "{holds}: {holding:?}");
    assert!(!other.contains(&clue), "{holds_not}: {other:?}");
}

#[test]
fn the_table_has_a_weight_for_every_clue_and_each_is_asked_once() {
    let asked: Vec<Clue> = questions().flat_map(Question::clues).copied().collect();
    let numbers: FxHashSet<usize> = asked.iter().map(|&clue| clue as usize).collect();
    assert_eq!(numbers.len(), asked.len());
    assert_eq!(table().len(), asked.len());
    assert!(table().sure_title > 0 && table().sure_end > 0);
}

#[test]
fn a_line_is_known_by_its_words() {
    for (clue, holds, holds_not) in [
        (Clue::UsualTitle, "Meldekort", "Sommerfugler"),
        (Clue::TitleWord, "Søknad om støtte", "Sommerfugler i hagen"),
        (Clue::ShortPrint, "Søknad om støtte", "Sommerfugler i hagen"),
        (Clue::OneWord, "Sommerfugler", "To sommerfugler"),
        (Clue::NoWords, "👍", "Bra 👍"),
        (Clue::LabelAndValue, "Møtested: Skyehuset", "SV: Møtested"),
        (Clue::SentenceWords, "Jeg kommer i morgen", "Sommerfugler"),
        (Clue::LongSentence, "Jeg kommer i morgen hvis bussen går fra Prøveby", "Jeg kommer"),
        (Clue::TwoSentences, "Det går bra. Vi ses", "Det går bra"),
        (Clue::QuestionWord, "Hvor er brevet?", "Brevet er hvor?"),
        (Clue::AsksReader, "Hva synes du om det?", "Hva skjer med pengene?"),
        (Clue::FirstPerson, "Jeg har fått jobb", "Har fått jobb"),
        (Clue::NameLike, "- Ingebjørg", "- ring legen"),
        (Clue::AnswerWord, "Ja, det gjør jeg", "Jakke"),
        (Clue::Farewell, "Vi snakkes", "Meldekort"),
        (Clue::Closing, "Hilsen Kari", "Meldekort"),
        (Clue::ContactDetails, "Tlf. 900 00 000", "Uke 12"),
        (Clue::HasNumber, "Uke 12", "Uke tolv"),
    ] {
        tells_apart(clue, holds, holds_not);
    }
}

#[test]
fn a_line_is_known_by_its_form() {
    for (clue, holds, holds_not) in [
        (Clue::EndsWithStop, "Det går bra for meg.", "Det går bra for meg"),
        (Clue::ShortStop, "Ferie.", "Det går bra for meg."),
        (Clue::EndsWithColon, "Kurs :)", "Kurs (Prøveby)"),
        (Clue::Exclamation, "Bra!", "Bra"),
        (Clue::OtherMark, "Bra 👍", "Bra"),
        (Clue::LowerCase, "ferie", "Ferie"),
        (Clue::Bullet, "- ring legen", "Ring legen"),
        (Clue::ListItem, "2. forsøk", "Forsøk"),
        (Clue::Long, "Spørsmål om reise til kurset i Prøveby og tilbake igjen", "Spørsmål om reise"),
        (Clue::Capitals, "HVOR BLIR DET AV SVARET", "Hvor blir det av svaret"),
    ] {
        tells_apart(clue, holds, holds_not);
    }
}

#[test]
fn the_lines_above_tell_what_a_line_can_be() {
    for (clue, above) in [
        (Clue::Alone, None),
        (Clue::OnlyGreetingAbove, Some("Hei!")),
        (Clue::DeletedAbove, Some("- Det var skrevet noe feil, og det er nå slettet. -")),
        (Clue::NameDue, Some("Det går bra.\nMvh")),
        (Clue::BelowSignature, Some("Det går bra.\nHilsen Kari")),
        (Clue::BelowName, Some("Det går bra.\nMvh\nKari")),
        (Clue::LineAboveEnds, Some("Det går bra.")),
        (Clue::LineAboveOpen, Some("Det går bra")),
        (Clue::FarewellAbove, Some("Det går bra.\nHa en fin dag")),
    ] {
        let body = above.map_or_else(|| "Sommerfugler".to_owned(), |above| format!("{above}\nSommerfugler"));
        let holding = clues(&body, 1, "Fint.");
        assert!(holding.contains(&clue), "{clue:?}: {holding:?}");
        let other = clues("Jeg lurer på det\nog det og det\nSommerfugler", 1, "Fint.");
        assert!(clue == Clue::LineAboveOpen || !other.contains(&clue), "{clue:?}: {other:?}");
    }
}

#[test]
fn time_and_the_message_below_tell_whether_a_thread_begins() {
    let between = |next: &str, below: &str, line: &str| {
        clues_between("BRUKER - 1. MAR. 2021", &format!("Det går bra.\n{line}"), 1, next, below)
    };
    for (clue, next, below, line) in [
        (Clue::SameDay, "Z994188 - 1. MAR. 2021", "Fint.", "Ferie"),
        (Clue::NextDay, "Z994188 - 2. MAR. 2021", "Fint.", "Ferie"),
        (Clue::WithinWeek, "Z994188 - 6. MAR. 2021", "Fint.", "Ferie"),
        (Clue::WithinWeeks, "Z994188 - 16. MAR. 2021", "Fint.", "Ferie"),
        (Clue::Silence, "Z994188 - 30. MAR. 2021", "Fint.", "Ferie"),
        (Clue::LongSilence, "Z994188 - 30. MAI 2021", "Fint.", "Ferie"),
        (Clue::AgainstOrder, "Z994188 - 1. FEB. 2021", "Fint.", "Ferie"),
        (Clue::SameSender, "BRUKER - 2. MAR. 2021", "Fint.", "Ferie"),
        (Clue::Answers, "Z994188 - 2. MAR. 2021", "Fint.", "Ferie"),
        (Clue::QuestionAnswered, "Z994188 - 2. MAR. 2021", "Fint.", "Hva synes dere om det?"),
        (Clue::GreetingBelow, "Z994188 - 2. MAR. 2021", "Hei!\nVelkommen.", "Ferie"),
        (Clue::AnswerBelow, "Z994188 - 2. MAR. 2021", "Ja, det går bra.", "Ferie"),
        (Clue::WordsBelow, "Z994188 - 2. MAR. 2021", "Hvor lenge varer ferien?", "Ferie"),
    ] {
        let holding = between(next, below, line);
        assert!(holding.contains(&clue), "{clue:?}: {holding:?}");
    }
    let other = between("BRUKER - 16. MAR. 2021", "Noe annet her.", "Ferie");
    for clue in [Clue::Answers, Clue::SameDay, Clue::GreetingBelow, Clue::WordsBelow] {
        assert!(!other.contains(&clue), "{clue:?}: {other:?}");
    }
}

#[test]
fn what_somebody_is_belongs_to_a_signature() {
    let below_name = |line: &str| clues(&format!("Det går bra.\nHilsen\nKari Eksempel\n{line}"), 1, "Fint.");
    for role in ["Jobbspesialist", "Rådgiver, NAV Prøveby"] {
        let holding = below_name(role);
        assert!(holding.contains(&Clue::PartOfSignature) && !holding.contains(&Clue::TitleWord), "{role}: {holding:?}");
    }
    assert!(below_name("Jobbsøking i Prøveby").contains(&Clue::BelowName));
}

#[test]
fn a_text_that_was_deleted_is_a_whole_message_or_a_title() {
    let deleted = "- Det var skrevet noe feil, og det er nå slettet. -";
    assert!(clues(deleted, 1, "Fint.").is_empty());
    assert!(clues(&format!("Det går bra.\n{deleted}"), 1, "Fint.").contains(&Clue::UsualTitle));
}

/// Messages of two lines each, the last of which has so many blank lines above it.
fn clues_below_blanks(gaps: &[usize]) -> Vec<Vec<Clue>> {
    let message = |(number, gap): (usize, &usize)| {
        let blank = "\n".repeat(*gap);
        let day = number + 1;
        format!(
            "Z994188 - {day}. MAR. 2021\nDet var en fin dag i går,\nog jeg gikk en tur.\n{blank}Sommer nummer {day}\n"
        )
    };
    let messages: String = gaps.iter().enumerate().map(message).collect();
    let text = Text::new(&format!("Aktivitetsplan\nDialogen med veileder\nFørste tråd\n{messages}"));
    let seen = Visible::of(&text);
    let source = Source::new(&text, &seen, &Evidence::default(), None, false);
    let headers: Vec<usize> = (0..source.lines.len()).filter(|&at| source.is_header(at)).collect();
    let stats = dialogue_stats(&source, &headers, &PrintAbove::default());
    let of = |number| {
        let between = Between::of(&source, &stats, &headers, number).expect("two headers");
        let last_lines = between.last_lines();
        let found = between.candidates(&last_lines).find(|it| it.lines.len() == 1);
        found.map(|it| clues_of(&it).collect()).unwrap_or_default()
    };
    (0..headers.len() - 1).map(of).collect()
}

#[test]
fn blank_lines_that_stand_inside_of_no_message_are_those_above_titles() {
    let found = clues_below_blanks(&[3, 0, 1, 3, 0, 1, 3, 0, 3, 0]);
    assert!(found[0].contains(&Clue::SureBlankAbove) && found[3].contains(&Clue::SureBlankAbove), "{found:?}");
    assert!(found[1].contains(&Clue::NoBlankAbove), "{found:?}");
    let few = clues_below_blanks(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    assert!(few.iter().flatten().all(|clue| *clue != Clue::SureBlankAbove), "{few:?}");
}

#[test]
fn a_line_may_go_on_inside_a_sentence() {
    let inside = clues("Jeg har søkt på en jobb\nhos Havsalt", 1, "Fint.");
    assert!(inside.contains(&Clue::InsideSentence), "{inside:?}");
    let own = clues("Jeg har søkt på en jobb.\nhos Havsalt", 1, "Fint.");
    assert!(!own.contains(&Clue::InsideSentence), "{own:?}");
}

#[test]
fn a_title_may_go_over_lines_that_are_narrower_than_messages() {
    let title = "Spørsmål om hvordan jeg skal gå fram for å få dekket\nutgifter til reise når jeg er på tiltak i en annen kommune";
    let body = format!(
        "Dette er en lang linje i en melding som går helt ut til kanten av den spalten\nsom meldinger har i denne utskriften.\n{title}"
    );
    let holding = clues(&body, 2, "Fint.");
    assert!(holding.contains(&Clue::TwoLines) && !holding.contains(&Clue::WrapsAsText), "{holding:?}");
}
