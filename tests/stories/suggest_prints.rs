//! The search knows the print: few questions and few false marks in prints, and hardly a person is missed.

use std::collections::BTreeMap;

use names::mark::{Label, MarkSource};
use names::print_lines::PrintLines;
use names::register::Register;
use names::suggestions::suggest_in;
use reading::evidence::Evidence;
use reading::text::Text;

use crate::named_prints::{PrintScore, generated, samples};
use crate::support::Folder;

#[test]
fn prints_hold_few_questions_and_few_false_marks() {
    let score = PrintScore::of(&samples(), true);
    let (asked, wrong) = (score.per_thousand(score.questions), score.per_thousand(score.wrong));
    assert!(asked <= 4.0, "{asked} {:?}", counted(&score.asked_forms));
    assert!(wrong <= 3.0, "{wrong} {:?}", counted(&score.wrong_forms));
    let before = PrintScore::of(&samples(), false);
    assert!(before.questions > score.questions, "the plan leaves labels and headings alone");
}

/// Forms with how often each was found, the most frequent first.
fn counted(forms: &[String]) -> Vec<(usize, &str)> {
    let mut counts = BTreeMap::new();
    forms.iter().for_each(|form| *counts.entry(form.as_str()).or_insert(0_usize) += 1);
    let mut counts: Vec<(usize, &str)> = counts.into_iter().map(|(form, count)| (count, form)).collect();
    counts.sort_by(|a, b| b.cmp(a));
    counts
}

#[test]
fn the_persons_of_prints_are_marked_or_asked_about_and_little_else() {
    let score = PrintScore::of(&generated(16), true);
    assert!(score.persons > 300, "{}", score.persons);
    assert!(score.found * 1000 >= score.persons * 995, "{} of {}: {:?}", score.found, score.persons, score.misses);
    let (asked, wrong) = (score.per_thousand(score.questions), score.per_thousand(score.wrong));
    assert!(asked <= 4.0, "{asked} {:?}", counted(&score.asked_forms));
    assert!(wrong <= 3.0, "{wrong} {:?}", counted(&score.wrong_forms));
}

/// A print whose labels, sender and fields are to be told apart from its names.
const PRINT: &str = "Kari Fjelldal\nNAV Prøveby\nDato: 4. jun. 2020\nAktivitetsplan\nAktiviteter jeg gjennomfører nå\nJobb jeg har nå\n\
    Butikkmedarbeider\nFRA DATO\n20. januar 2020\nTIL DATO\n19. juli 2020\nARBEIDSGIVER\nSolsida fisk\nANTALL DAGER PER UKE\n2\nAvtalt med NAV\n\
    Dialogen med veileder\nOppfølging\nBERIT STEINVIK - 3. MAI 2020\nHei Kari. Ring 55 55 33 33 eller se nav.no. Lånekassen svarer.\n\
    BRUKER - 5. MAI 2020\nTakk, [navn]! Arbeidsgiver X sa ja, og legen er enig.\n";

#[test]
fn the_plan_tells_who_writes_and_what_a_field_asks_for() {
    let text = Text::new(PRINT);
    let marks = suggest_in(&text, &Register::default(), &PrintLines::of(&text, &Evidence::default(), &[]));
    let found: Vec<(Label, MarkSource, &str)> =
        marks.iter().map(|mark| (mark.label, mark.source, text.slice(mark.span))).collect();
    let of = |words: &str| found.iter().find(|(.., form)| *form == words).map(|(label, source, _)| (*label, *source));
    assert_eq!(of("BERIT STEINVIK").map(|(label, _)| label), Some(Label::Per), "{found:?}");
    assert_eq!(of("Solsida fisk").map(|(label, _)| label), Some(Label::Org), "{found:?}");
    assert_eq!(of("Kari").map(|(label, _)| label), Some(Label::Per));
    for (form, label) in [("55 55 33 33", Label::Tlf), ("nav.no", Label::Url), ("Lånekassen", Label::Org)] {
        assert_eq!(of(form), Some((label, MarkSource::Public)), "{found:?}");
    }
    for word in ["ARBEIDSGIVER", "DAGER", "PER", "MAI", "navn", "X", "legen", "Avtalt", "BRUKER"] {
        assert!(!found.iter().any(|(.., form)| form.split_whitespace().any(|own| own == word)), "{word}: {found:?}");
    }
}

#[test]
fn public_things_are_printed_where_they_are_asked_for() {
    let folder = Folder::new();
    folder.write("sak.txt", PRINT);
    let plain = folder.run(&["suggest", "--json", "sak.txt"]);
    assert!(!plain.out.contains("55 55 33 33") && !plain.out.contains("nav.no"), "{}", plain.out);
    let all = folder.run(&["suggest", "--json", "--public", "sak.txt"]);
    assert!(all.out.contains("nav.no") && all.out.contains("\"source\":\"public\""), "{}", all.out);
}
