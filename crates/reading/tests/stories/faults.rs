//! What has once been read wrongly, put into plans of all eras: a copy from the browser is read as if it were not there.

use reading::evidence::Evidence;
use reading::grammar;
use reading::plan::{Entry, EntryKind, Flag, Plan};
use reading::text::Text;

use crate::invented::faulty::Fault;
use crate::invented::plans::{self, Era, Seeds};
use crate::roundtrip::score;
use crate::support::extractions::Extraction;

#[test]
fn no_copy_of_any_era_is_misread_for_a_fault_that_was_known() {
    for fault in Fault::ALL {
        for era in Era::ALL.into_iter().filter(|era| Extraction::Browser.is_of(*era)) {
            for seed in 0..6 {
                let mut plan = plans::Plan::new(era, &Seeds::of(seed * 7_919 + 5));
                fault.put_into(&mut plan);
                let text = Extraction::Browser.text(&plan, seed);
                let score = score(&plan, Extraction::Browser, &text);
                let right = (score.messages_right, score.cards_right, score.goals_right);
                let all = (score.messages, score.cards, score.goals);
                assert_eq!(right, all, "{fault:?} {era:?} {seed}\n{:#?}\n{text}", score.wrong);
            }
        }
    }
}

fn read(content: &str) -> (Text, Plan) {
    let text = Text::new(content);
    let plan = grammar::read(&text);
    assert_eq!(plan.unaccounted(&text), 0);
    (text, plan)
}

/// The cards with a field.
fn cards(plan: &Plan, field: &str) -> Vec<(String, String)> {
    let cards = plan.entries.iter().filter_map(|entry| entry.card.as_ref());
    cards.map(|card| (card.title.clone(), card.field(field).unwrap_or_default().to_owned())).collect()
}

const HEAD: &str = "Kari Eksempel\nDato: 4. jun. 2021\nFødselsnummer: 00000000000\n";

#[test]
fn a_first_label_that_no_layout_lists_loses_no_card() {
    let early = "Aktivitetsplan\nMitt mål\nBli kokk\nPlanlagte aktiviteter\nStilling\nButikkhjelp\nLØPENUMMER\nB 17\n\
                 FRA DATO\n3. mai 2021\nARBEIDSGIVER\nVik AS\nDialog\nBRUKER - 6. MAI 2021\nHei.\n\
                 Jobbrettet egenaktivitet\nKurs\nSTED\nTorget\nFRA DATO\n3. mai 2021\nTIL DATO\n7. mai 2021\n";
    let (_, plan) = read(&format!("{HEAD}{early}"));
    let expected =
        |second: &str| [("Butikkhjelp".to_owned(), "B 17".to_owned()), ("Kurs".to_owned(), second.to_owned())];
    assert_eq!(cards(&plan, "LØPENUMMER"), expected(""));
    let row = |first: &str, second: &str, third: &str| format!("{first:<25}{second:<25}{third}\n");
    let in_rows = format!(
        "Aktivitetsplan\n\nMitt mål\nBli kokk\n\nPlanlagte aktiviteter\n\nStilling\nButikkhjelp\n{}{}\nJobbrettet egenaktivitet\nKurs\n{}{}",
        row("REFERANSE", "FRA DATO", "FRIST"),
        row("B 17", "3. mai 2021", "7. mai 2021"),
        row("FRA DATO", "REFERANSE", "TIL DATO"),
        row("3. mai 2021", "C 2", "7. mai 2021"),
    );
    let (_, plan) = read(&format!("{HEAD}\n{in_rows}"));
    assert_eq!(cards(&plan, "REFERANSE"), expected("C 2"));
    assert_eq!(
        cards(&plan, "Fra dato"),
        [("Butikkhjelp".to_owned(), "3. mai 2021".to_owned()), ("Kurs".to_owned(), "3. mai 2021".to_owned())]
    );
    let late = format!(
        "Aktivitetsplan\n\nMitt mål\nBli kokk\n\nPlanlagte aktiviteter\n\nSTILLING\nButikkhjelp\n{}{}\nJOBBRETTET EGENAKTIVITET\nKurs\n{}{}",
        row("Referanse", "Fra dato", ""),
        row("B 17", "3. mai 2024", ""),
        row("Fra dato", "Referanse", ""),
        row("3. mai 2024", "C 2", ""),
    );
    let (_, plan) = read(&format!("{}\n{late}", HEAD.replace("jun. 2021", "juni 2024")));
    assert_eq!(cards(&plan, "Referanse"), expected("C 2"));
}

/// Which layouts each plan of a file has when it is read by itself, and what is read of it.
fn entries(plan: &Plan) -> impl Iterator<Item = (EntryKind, Option<chrono::NaiveDate>, &Entry)> {
    plan.entries.iter().map(|entry| (entry.kind, entry.date, entry))
}

#[test]
fn each_plan_of_a_file_is_read_by_the_layout_of_its_era() {
    let of = |era: Era| Extraction::Raw.text(&plans::Plan::new(era, &Seeds::of(41)), 3);
    for (one, two) in
        [(Era::H4, Era::P1), (Era::P2, Era::H4), (Era::H3, Era::H5), (Era::H5, Era::P0), (Era::P1, Era::H3)]
    {
        let parts = [of(one), of(two)];
        let text = Text::new(&parts.concat());
        let plan = grammar::read_named(&text, &Evidence::default(), None);
        assert_eq!(plan.unaccounted(&text), 0, "{one:?} {two:?}");
        assert!(plan.entries.is_sorted_by_key(|entry| entry.span.start));
        assert_eq!(plan.parts.len(), 2, "{one:?} {two:?}\n{}", text.as_str());
        let alone: Vec<Plan> = plan.parts.iter().map(|part| grammar::read(&Text::new(text.slice(part.span)))).collect();
        assert_ne!(alone[0].layout, alone[1].layout, "{one:?} {two:?}");
        let apart = alone.iter().flat_map(entries).map(|(kind, date, entry)| (kind, date, entry.card.clone()));
        assert!(
            entries(&plan).map(|(kind, date, entry)| (kind, date, entry.card.clone())).eq(apart),
            "{one:?} {two:?}"
        );
        let second = plan.entries.iter().find(|entry| entry.span.start >= plan.parts[1].span.start).expect("an entry");
        assert!(second.flags.contains(&Flag::SecondPlan), "{one:?} {two:?}");
        let threads = |plan: &Plan| plan.threads.len();
        assert_eq!(threads(&plan), alone.iter().map(threads).sum::<usize>());
    }
}
