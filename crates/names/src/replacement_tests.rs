//! What replacing must give, sentence by sentence, and for any text.

use proptest::prelude::*;

use super::*;
use crate::roles::WrittenForm;

/// The text with what stands in `{…}` replaced: `{Karis|veileder}`, `{Kari|PER:lege}`.
fn redact(marked: &str, style: ReplacementStyle) -> String {
    let (mut plain, mut decisions) = (String::new(), Vec::new());
    for (at, part) in marked.split(['{', '}']).enumerate() {
        if at % 2 == 0 {
            plain.push_str(part);
            continue;
        }
        let (name, role) = part.split_once('|').unwrap_or((part, ""));
        let (label, role) = role.split_once(':').unwrap_or(("PER", role));
        let label = serde_json::from_value(label.into()).expect("a label");
        let start = plain.chars().count();
        plain.push_str(name);
        let mut decision = Decision::new(Span::new(start, plain.chars().count()), label);
        decision.role = (!role.is_empty()).then(|| role.to_owned());
        decisions.push(decision);
    }
    let text = Text::new(&plain);
    replace(&text, &decisions, Catalogue::for_text(&plain), style).expect("sound decisions").text
}

#[track_caller]
fn reads(marked: &str, wanted: &str) {
    assert_eq!(redact(marked, ReplacementStyle::default()), wanted);
}

#[test]
fn the_text_stays_readable() {
    reads("Jeg snakket med {Kari|veileder} i går.", "Jeg snakket med veilederen i går.");
    reads("{Kari|veileder} ringte. {Kari|veileder} skrev.", "Veilederen ringte. Veilederen skrev.");
    reads("Jeg har {Karis|veileder} nummer.", "Jeg har veilederens nummer.");
    reads("Det er {Jonas|kollega} sin bil, {Jonas’|kollega} bil.", "Det er kollegaen sin bil, kollegaens bil.");
    reads("Hun jobber hos {REMA 1000|ORG:arbeidsgiver}s lager.", "Hun jobber hos arbeidsgiverens lager.");
    reads("Takk for {NAV Prøveby's|ORG:NAV-kontor} svar.", "Takk for NAV-kontorets svar.");
}

#[test]
fn a_title_is_indefinite_where_the_sentence_asks_for_it() {
    reads("Jeg var hos min {Hansen|lege}.", "Jeg var hos min lege.");
    reads("Hun er en ny {Hansen|lege}.", "Hun er en ny lege.");
}

#[test]
fn a_title_is_not_said_twice() {
    reads("Ring fastlege {Hansen|lege} i dag.", "Ring fastlege N.N. i dag.");
    reads("Jeg snakket med fastlege {Hansen|lege}. Ring.", "Jeg snakket med fastlege N.N. Ring.");
    reads("Min veileder {Kari Hansens|veileder} svar.", "Min veileder N.N.s svar.");
    reads("NAV {Prøveby|LOC:sted} har stengt.", "NAV [sted] har stengt.");
    reads("Jeg bor i {Prøveby|LOC:sted} nå.", "Jeg bor i [sted] nå.");
}

#[test]
fn two_with_one_role_are_told_apart() {
    reads(
        "Først {Hansen|lege}, så {Berg|lege}. {Bergs|lege} råd var bra, sa {Hansen|lege}.",
        "Først legen, så lege 2. Lege 2s råd var bra, sa legen.",
    );
    reads("{Kari|bruker}, {KH|bruker}", "Brukeren, brukeren");
}

#[test]
fn headers_of_messages_stay_headers() {
    reads("{Z990001|IDENT:} - 6. MAR. 2020\nFint å høre.", "VEILEDER - 6. MAR. 2020\nFint å høre.");
    reads("Ny veileder\n{Z990001|IDENT:} - 6. MAR. 2020\nHei.", "Ny veileder\nVEILEDER - 6. MAR. 2020\nHei.");
    reads("{KARI HANSEN|bruker} - 16. JAN. 2019\nHei.", "BRUKER - 16. JAN. 2019\nHei.");
    reads("{Kari|veileder} – 1. APR. 2020: Hei. {Kari|veileder}", "VEILEDER – 1. APR. 2020: Hei. Veilederen");
    reads("VEILEDER {KARI|veileder} - 16. JAN. 2019\nHei.", "VEILEDER 1 - 16. JAN. 2019\nHei.");
    for header in ["{KARI|veileder}", "{Ola|veileder}", "{KARI HANSEN|bruker}", "VEILEDER {KARI|veileder}"] {
        for style in [ReplacementStyle::default(), ReplacementStyle { brackets: true, ..ReplacementStyle::default() }] {
            let text =
                Text::new(&redact(&format!("Dialogen med veileder\nSkatt\n{header} - 16. JAN. 2019\nHei.\n"), style));
            let plan = reading::grammar::read(&text);
            let message = plan.entries.iter().find(|entry| entry.date.is_some()).expect("a message");
            assert!(message.speaker.is_some(), "{}", text.as_str());
        }
    }
}

#[test]
fn capitals_stay_capitals() {
    reads("HILSEN {KARI HANSEN|veileder}\n", "HILSEN VEILEDEREN\n");
}

#[test]
fn nynorsk_has_its_own_titles() {
    reads("Eg veit ikkje kva {Karis|veileder} svar er.", "Eg veit ikkje kva rettleiarens svar er.");
}

#[test]
fn identifiers_become_what_they_are() {
    reads("Fnr {01010112345|FNR:}, tlf. {900 00 000|TLF:}", "Fnr [fødselsnummer], tlf. [telefonnummer]");
    let then = NaiveDate::from_ymd_opt(2020, 6, 4);
    let style = ReplacementStyle { then, ..ReplacementStyle::default() };
    assert_eq!(redact("Jeg er født {03.11.92|FDATO:}.", style), "Jeg er født [25–29 år].");
    assert_eq!(redact("Jeg er født {3. nov|FDATO:}.", style), "Jeg er født [fødselsdato].");
}

#[test]
fn brackets_show_what_was_replaced() {
    let style = ReplacementStyle { brackets: true, ..ReplacementStyle::default() };
    assert_eq!(redact("{Kari|lege} bor i {Moss|LOC:}, {x@y.no|MAIL:}", style), "[Legen] bor i [sted], [e-postadresse]");
}

#[test]
fn a_title_of_ones_own_needs_no_catalogue() {
    reads("{Kari|støttekontakten} kom.", "Støttekontakten kom.");
    reads("Her er {Kari|[hesteeieren]}.", "Her er hesteeieren.");
}

#[test]
fn moved_dates_keep_form_and_order() {
    let style = ReplacementStyle { move_dates: Some(28), ..ReplacementStyle::default() };
    let text =
        "Kari - 16. JAN. 2019\n2. mars 2020, 03.11.92, 2020-02-29, 5. juni og 9.1.2020. Kl. 10.30, 31. februar 2020.";
    assert_eq!(
        redact(text, style),
        "Kari - 13. FEB. 2019\n30. mars 2020, 01.12.92, 2020-03-28, 3. juli og 6.2.2020. Kl. 10.30, 31. februar 2020."
    );
}

/// The text with its dates moved by 28 days, and what of it was told as not moved.
fn moved(text: &str) -> (String, Vec<String>) {
    let style = ReplacementStyle { move_dates: Some(28), ..ReplacementStyle::default() };
    let done = replace(&Text::new(text), &[], Catalogue::built_in(WrittenForm::Nb), style).expect("no decisions");
    let new = Text::new(&done.text);
    let left = done.unmoved.iter().map(|span| new.slice(*span).to_owned()).collect();
    (done.text, left)
}

#[test]
fn days_are_moved_in_every_form_that_people_write() {
    for (old, new) in [
        ("Vi møttes 30/4.", "Vi møttes 28/5."),
        ("møte 5.5. og 05.05. og 5. 5.", "møte 2.6. og 02.06. og 2. 6."),
        ("innen 12/5-20 eller 12/05-2020", "innen 9/6-20 eller 09/06-2020"),
        ("den 13.05 og fra 1.6 til 3.6", "den 10.06 og fra 29.6 til 1.7"),
        ("neste gang 1/6", "neste gang 29/6"),
        ("2020/04/01 og 2020.4.1 og 2020-04-01T10:00", "2020/04/29 og 2020.4.29 og 2020-04-29T10:00"),
        ("12.05.20, 12/05/2020, 12-05-2020, 12. 5. 2020", "09.06.20, 09/06/2020, 09-06-2020, 9. 6. 2020"),
        ("4.\u{a0}mai\u{202f}2020 og 4.mai 2020 og 4 MAI", "1.\u{a0}juni\u{202f}2020 og 1.juni 2020 og 1 JUN"),
        ("4-mai-2020 og 4/mai/2020", "1-juni-2020 og 1/juni/2020"),
        ("1.–3. mai og 1.-3. mai 2020", "29.–31. mai og 29.-31. mai 2020"),
        ("1. og 5. mai, 29.–31. mai", "29. mai og 2. juni, 26.–28. juni"),
        ("12.-14.5. og 3.–4.5.", "9.-11.6. og 31.5.–1.6."),
        ("BRUKER - 5. MAR. 2020", "BRUKER - 2. APR. 2020"),
    ] {
        let (text, left) = moved(old);
        assert_eq!(text, new);
        assert_eq!(left, [""; 0], "{old}");
    }
}

#[test]
fn what_may_be_no_day_stays_and_is_told() {
    for (text, told) in [
        ("Se § 11-9 og § 11.9.", &["11.9."][..]),
        ("skjema NAV 11-03.07 her", &["11-03.07"]),
        ("en 1/2 stilling", &["1/2"]),
        ("april 2020, i april og mai '20", &["april 2020", "april", "mai '20"]),
        ("uke 18 og ukene 20", &["uke 18", "ukene 20"]),
        ("den 3. og den 12", &["den 3.", "den 12"]),
        ("i 05/2020 og 5.2020", &["05/2020", "5.2020"]),
        ("Neste gang 13.05, helst.", &["13.05"]),
        ("lagret 20200401", &["20200401"]),
        ("31. februar 2020", &["februar 2020"]),
    ] {
        let (new, left) = moved(text);
        assert_eq!((new.as_str(), left), (text, told.iter().map(|told| (*told).to_owned()).collect()));
    }
    for text in ["kl. 10.30", "klokka 10.10", "2,5 timer", "5.5 timer", "10.5 %", "tlf 12.34.56.78", "1.234.567 kr"] {
        assert_eq!(moved(text), (text.to_owned(), Vec::new()));
    }
    let style = ReplacementStyle { move_dates: Some(10), ..ReplacementStyle::default() };
    let text = Text::new("Vi møtes mandag 4. mai.");
    let done = replace(&text, &[], Catalogue::built_in(WrittenForm::Nb), style).expect("no decisions");
    assert_eq!(done.text, "Vi møtes mandag 14. mai.");
    assert_eq!(done.unmoved, [Span::new(9, 15)], "the day of the week is another now");
}

#[test]
fn a_random_move_is_of_whole_weeks_and_never_nothing() {
    let moves: Vec<i64> = (0..200).map(|_| dates::random_move()).collect();
    assert!(moves.iter().all(|days| days % 7 == 0 && (28..=182).contains(&days.abs())));
    assert!(moves.iter().any(|days| *days > 0) && moves.iter().any(|days| *days < 0));
}

#[test]
fn decisions_that_do_not_fit_are_refused() {
    let text = Text::new("Kari og Ola");
    let at = |start, end| Decision::new(Span::new(start, end), Label::Per);
    let replaced = |decisions: &[Decision]| {
        replace(&text, decisions, Catalogue::built_in(WrittenForm::Nb), ReplacementStyle::default())
            .map(|replaced| replaced.text)
    };
    assert!(matches!(replaced(&[at(8, 11), at(0, 4), at(3, 6)]), Err(Error::Overlap { number: 3, other: 2 })));
    assert!(matches!(replaced(&[at(0, 4), at(8, 12)]), Err(Error::OutOfRange { number: 2, chars: 11 })));
    assert!(matches!(replaced(&[at(4, 4)]), Err(Error::OutOfRange { number: 1, chars: 11 })));
}

/// Passages that lie apart, cut from random places.
fn apart(mut places: Vec<usize>, chars: usize) -> Vec<Span> {
    places.iter_mut().for_each(|place| *place %= chars + 1);
    places.sort_unstable();
    places.dedup();
    places.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

proptest! {
    #[test]
    fn what_was_not_decided_stays_as_it_is(
        content in "(?s).{1,200}",
        places in prop::collection::vec(0_usize..1000, 0..12),
        labels in prop::collection::vec(prop::sample::select(Label::ALL.to_vec()), 6),
        brackets in any::<bool>(),
        from in 0_usize..200, length in 1_usize..60,
    ) {
        let text = Text::from_normalised(content);
        let spans = apart(places, text.len());
        let decisions: Vec<Decision> =
            spans.iter().zip(&labels).map(|(span, label)| Decision::new(*span, *label)).collect();
        let style = ReplacementStyle { brackets, ..ReplacementStyle::default() };
        let replaced = replace(&text, &decisions, Catalogue::built_in(WrittenForm::Nb), style).expect("sound decisions");
        let new = Text::from_normalised(replaced.text.clone());
        // Between the passages nothing has changed, and each place is where the shift says.
        let edges = |pairs: &[(Span, Span)], side: fn(&(Span, Span)) -> Span, end: usize| {
            let mut at = 0;
            let mut gaps = Vec::new();
            for span in pairs.iter().map(side) { gaps.push(Span::new(at, span.start)); at = span.end; }
            gaps.push(Span::new(at, end));
            gaps
        };
        let old_gaps = edges(replaced.shift.pairs(), |pair| pair.0, text.len());
        let new_gaps = edges(replaced.shift.pairs(), |pair| pair.1, new.len());
        prop_assert_eq!(old_gaps.len(), decisions.len() + 1);
        for (old, new_gap) in old_gaps.iter().zip(&new_gaps) {
            prop_assert_eq!(text.slice(*old), new.slice(*new_gap));
            if !old.is_empty() { prop_assert_eq!(replaced.shift.span(*old), *new_gap); }
        }
        prop_assert_eq!(replaced.replacements.len(), decisions.len());
        for replacement in &replaced.replacements { prop_assert!(!replacement.span.is_empty() && replacement.span.end <= new.len()); }
        // A coding keeps its passage: all that was in it and was not replaced, and the replacements that it touched.
        if !text.is_empty() {
            let start = from % text.len();
            let coding = Span::new(start, (start + length).min(text.len()));
            let moved = replaced.shift.span(coding);
            prop_assert!(!moved.is_empty() && moved.end <= new.len());
            for (old, new_span) in replaced.shift.pairs() {
                prop_assert_eq!(old.overlaps(coding), new_span.overlaps(moved));
            }
            let kept: String = old_gaps.iter().filter_map(|gap| gap.intersection(coding)).map(|part| text.slice(part)).collect();
            let there: String = new_gaps.iter().filter_map(|gap| gap.intersection(moved)).map(|part| new.slice(part)).collect();
            prop_assert_eq!(kept, there);
        }
    }

    #[test]
    fn moved_dates_are_as_far_apart_as_before(days in -400_i64..400, first in 0_i64..3000, gap in 0_i64..3000) {
        let day = |from: i64| NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day") + chrono::TimeDelta::days(from);
        let content = format!("{}\n{}\n", day(first).format("%d.%m.%Y"), day(first + gap).format("%Y-%m-%d"));
        let style = ReplacementStyle { move_dates: Some(days), ..ReplacementStyle::default() };
        let moved = replace(&Text::new(&content), &[], Catalogue::built_in(WrittenForm::Nb), style).expect("no decisions").text;
        let read: Vec<NaiveDate> = moved.lines().filter_map(dates::date_in).collect();
        prop_assert_eq!(read, vec![day(first + days), day(first + gap + days)]);
    }
}
