//! What holds for any text: nothing is lost, nothing overlaps, nothing panics. And for any plan: printed in
//! each form in which it may come, it is read back the same.

use project::contract::PlanJson;
use proptest::prelude::*;
use reading::evidence::{Evidence, LineEvidence, Style};
use reading::grammar;
use reading::layout::Speaker;
use reading::plan::{EntryKind, Plan};
use reading::remark::Remarks;
use reading::text::{Span, Text};

#[path = "../../../reading/tests/invented/dice.rs"]
mod dice;
#[path = "../../../reading/tests/invented/short_prints.rs"]
mod short_prints;

use short_prints::{CardRead, Case, Form, MessageRead, flat};

/// Pieces of prints, of which meaningless texts are made.
const PIECES: [&str; 60] = [
    "Aktivitetsplan",
    "Mitt mål",
    "Dato: 4. jun. 2020",
    "Fødselsnummer: 00000000000",
    "Planlagte aktiviteter",
    "Fullførte aktiviteter",
    "Mine aktiviteter",
    "Stilling",
    "Behandling",
    "Møte med NAV",
    "Samtalereferat",
    "SAMTALEREFERAT",
    "FRA DATO",
    "TIL DATO",
    "DATO",
    "FRIST",
    "ARBEIDSGIVER",
    "KONTAKTPERSON",
    "BESKRIVELSE",
    "LENKE",
    "ANTALL SØKNADER I",
    "UKEN",
    "TIL DATO ANTALL SØKNADER I UKEN",
    "3. september 2019",
    "31. feb. 2020",
    "10:30",
    "Dato ikke satt",
    "Avtalt med NAV",
    "Fått avslag",
    "Dialog",
    "Dialogen med veileder",
    "BRUKER - 16. JAN. 2019",
    "Z994188 - 16. JAN 2019",
    "VEILEDER – 1. APR. 2020: Hei.",
    "NAV - 3. mai 2020",
    "Flytting",
    "Hei på deg.",
    "[en merknad til slutt]",
    "https://eksempel.no/utskrift 1/2",
    "29.5.2020 Aktivitetsplan",
    "\u{c}",
    "\u{c}29.5.2020 Aktivitetsplan",
    "F.nr: 00000000000",
    "Dette dokumentet viser et øyeblikksbilde av hvordan dialogen var 11. juni 2025 kl. 10.14",
    "Foreslåtte aktiviteter",
    "MØTE MED NAV",
    "AVKLARING          Venter på svar     Avtalt med NAV",
    "STILLING FRA NAV",
    "NOE HELT NYTT",
    "Informasjon om ansvaret ditt",
    "Fra dato Til dato",
    "FRA DATO          TIL DATO        ANTALL SØKNADER I",
    "    Dato           Klokkeslett",
    "  3. mai 2025      10.30",
    "Historikk",
    "15. mars 2024 kl. 12.54",
    "NAV - 5. februar 2024 kl. 02.31",
    "↑ Lest av bruker 5. mars 2024 kl. 14.31",
    "",
    "",
];

fn check(content: &str) -> Result<(), TestCaseError> {
    check_seen(content, &[])
}

/// What holds for any text whose lines are set in any way.
fn check_seen(content: &str, seen: &[Option<LineEvidence>]) -> Result<(), TestCaseError> {
    let text = Text::new(content);
    let plan = grammar::read_named(&text, &Evidence::of(&text, seen), None);
    prop_assert_eq!(plan.unaccounted(&text), 0);
    let mut end = 0;
    for entry in &plan.entries {
        prop_assert!(entry.span.start <= entry.span.end && entry.span.end <= text.len(), "{:?}", entry.span);
        prop_assert!(end <= entry.span.start, "{:?} begins before {end}", entry.span);
        end = entry.span.end;
        if plan.interruptions_in(entry.span).next().is_none() {
            prop_assert_eq!(plan.text_of(entry, &text), text.slice(entry.span));
        }
        prop_assert!(entry.thread.is_none_or(|thread| thread < plan.threads.len()));
    }
    let mut non_content: Vec<Span> = plan.non_content.iter().map(|piece| piece.span).collect();
    non_content.sort_unstable();
    prop_assert!(non_content.windows(2).all(|pair| pair[0].end <= pair[1].start), "{non_content:?}");
    serde_json::to_string(&PlanJson::new(&plan, &text, Remarks::default()))
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_accounted_for(content in "(?s).{0,200}") {
        check(&content)?;
    }

    #[test]
    fn any_mixture_of_pieces_is_accounted_for(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
        parting in prop::sample::select(&["\n", "\n\n", "\r\n", " "][..]),
    ) {
        check(&pieces.join(parting))?;
    }

    /// Headings are set as headings or not, as it comes; mostly the page contradicts the words.
    #[test]
    fn any_mixture_of_pieces_set_in_any_way_is_accounted_for(
        pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), any_line()), 1..40),
    ) {
        let content: Vec<&str> = pieces.iter().map(|(piece, _)| *piece).collect();
        let seen = pieces.iter().flat_map(|(piece, seen)| piece.split('\n').map(|line| (!line.is_empty()).then_some(*seen)));
        check_seen(&content.join("\n"), &seen.collect::<Vec<_>>())?;
    }

    #[test]
    fn a_printed_plan_is_read_back(seed in any::<u64>(), newest_first in any::<bool>()) {
        let case = Case::new(seed, newest_first);
        for form in [Form::Browser, Form::Raw, Form::Plain, Form::Typed] {
            let printed = case.print(form);
            let text = Text::new(&printed);
            let plan = grammar::read(&text);
            let (written, (read, doubts)) = (case.messages(form), messages(&plan, &text));
            // Words alone cannot tell each title of raw text; where they are wrong, the message or the next one says so. Nothing is
            // wrong then but the title, and where the message ends.
            let is_told = |at: usize| form == Form::Raw && doubts[at..].iter().take(2).any(|doubt| *doubt);
            let is_near = |(date, speaker, text, under, _): &MessageRead, read: &MessageRead| {
                (date, speaker, under) == (&read.0, &read.1, &read.3)
                    && (text.starts_with(&read.2) || read.2.starts_with(text))
            };
            let mut pairs = written.iter().zip(&read).enumerate();
            let differs = pairs.find(|(at, (written, read))| {
                written != read && !(is_told(*at) && is_near(written, read))
            });
            prop_assert!(differs.is_none(), "{form:?} {differs:#?}\n{printed}");
            prop_assert_eq!(written.len(), read.len(), "{:?}\n{}", form, printed);
            if form != Form::Typed {
                prop_assert_eq!(case.cards(), cards(&plan), "{:?}\n{}", form, printed);
                prop_assert_eq!(plan.goal().map(|goal| flat(&plan.text_of(goal, &text))), case.goal.clone());
            }
            check(&printed)?;
        }
    }
}

/// How one line is set: in one of few sizes, so that lines share them.
fn any_line() -> impl Strategy<Value = LineEvidence> {
    let size = prop::sample::select(&[90_u16, 105, 120, 120, 120, 150, 180, 240, 0][..]);
    let below = prop::option::weighted(0.9, prop::sample::select(&[0_u16, 112, 150, 330, 600, u16::MAX][..]));
    (size, any::<bool>(), 0..3_u16, below, prop::bool::weighted(0.05)).prop_map(
        |(size, bold, page, below, furniture)| {
            let style = Style { size, bold, ..Style::default() };
            LineEvidence { style, page, below, furniture, ..LineEvidence::default() }
        },
    )
}

/// Characters that nobody sees, that end lines, or that are none at all.
const ODD: [char; 24] = [
    '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}', '\u{1c}', '\u{1e}', '\t', '\u{a0}', '\u{202f}', '\u{200b}',
    '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{200e}', '\u{202e}', '\0', '\u{2}', '\u{7}', '\u{1b}',
    '\u{9d}', '\u{fffd}',
];

/// Who speaks at each code point, and whether a person looks at the entry.
fn speakers(plan: &Plan, chars: usize) -> Vec<(Option<Speaker>, bool)> {
    let mut speakers = vec![(None, false); chars];
    for entry in &plan.entries {
        speakers[entry.span.start..entry.span.end].fill((entry.speaker, entry.is_doubtful()));
    }
    speakers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_characters_give_nobody_the_words_of_another_without_a_doubt(
        seed in any::<u64>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(&ODD[..])), 1..6),
    ) {
        let case = Case::new(seed, false);
        for form in [Form::Browser, Form::Raw, Form::Plain, Form::Typed] {
            // A line that ends right above a quoted header makes it one.
            let printed = case.print(form).replace("Veileder - 1. feb. 2019:", "Veileder:").replace("BRUKER - 20. jan. 2020", "noe");
            let printed = Text::new(&printed);
            let before = speakers(&grammar::read(&printed), printed.len());
            let mut odd: Vec<char> = printed.as_str().chars().collect();
            let mut own: Vec<Option<usize>> = (0..printed.len()).map(Some).collect();
            for (place, c) in &places {
                let at = place.index(odd.len());
                odd.insert(at, *c);
                own.insert(at, None);
            }
            // Text that ends with characters that only fill it up is shorter.
            let text = Text::new(&odd.iter().collect::<String>());
            let after = speakers(&grammar::read(&text), text.len());
            for (was, (is, doubtful)) in own.iter().zip(&after).filter_map(|(own, after)| Some((before[(*own)?].0, after))) {
                let moved = was.is_some() && is.is_some() && was != *is;
                prop_assert!(!moved || *doubtful, "{form:?} {places:?}\n{}", text.as_str());
            }
        }
    }
}

/// The messages, and whether a person is told to look at each.
fn messages(plan: &Plan, text: &Text) -> (Vec<MessageRead>, Vec<bool>) {
    let messages = plan.entries.iter().filter(|entry| entry.kind == EntryKind::Message);
    messages
        .filter_map(|entry| {
            let thread = &plan.threads[entry.thread?];
            let date = entry.date.map(|date| date.to_string()).unwrap_or_default();
            let read = (date, entry.speaker?, flat(&plan.text_of(entry, text)), thread.under, thread.title.clone());
            Some((read, entry.is_doubtful()))
        })
        .unzip()
}

fn cards(plan: &Plan) -> Vec<CardRead> {
    let cards = plan.entries.iter().filter_map(|entry| entry.card.as_ref());
    cards
        .map(|card| {
            let status = serde_json::to_value(card.status).ok().and_then(|status| status.as_str().map(str::to_owned));
            let dates = [card.from, card.to].map(|date| date.map(|date| date.to_string()));
            let [from, to] = dates;
            (card.card_type.clone(), card.title.clone(), status.unwrap_or_default(), from, to)
        })
        .collect()
}
