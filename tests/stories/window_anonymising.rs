//! A researcher takes printouts into quarantine, judges what may identify, signs, releases, and destroys the originals.

use std::fs;

use crate::support::holding::*;
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::anonymising::review_case::Standing;
use project::Recorded;
use quarantine::kept_key;

#[test]
fn three_workspaces_are_a_key_away() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num4);
    assert!(window.shows("Prosjektet har ingen karantene."));
    window.ctrl(Key::Num5);
    assert!(!window.shows("Prosjektet har ingen karantene."));
    window.click("Anonymisere");
    assert!(window.shows("Prosjektet har ingen karantene."));
    window.ctrl(Key::Num1);
    assert!(window.shows("sak-001, "));
}

#[test]
fn what_is_anonymised_goes_to_the_project_and_is_looked_through() {
    let mut window = Window::at_start();
    window.click("Nytt prosjekt …");
    let project = window.path("studie");
    window.choose_path(&project, "Lag prosjekt");
    fs::write(window.path("sak.txt"), CASE).expect("written");
    window.ctrl(Key::I);
    let file = window.path("sak.txt");
    window.choose_path(&file, "Importer");
    window.click("Ja, allerede anonymisert");
    window.run_until_idle();
    assert_eq!(window.session().cases.len(), 1);
    while window.harness.query_all_by_role(Role::Dialog).next().is_some() {
        window.key(Modifiers::NONE, Key::Escape);
    }
    window.click_containing("kan fortsatt identifisere noen");
    let named = window.harness.get_all_by_label_contains("Torbjørg Nordmann");
    let row = named.into_iter().find(|node| node.accesskit_node().role() == Role::Button);
    row.expect("is listed").click();
    window.run_until_idle();
    assert!(window.harness.query_all_by_role(Role::Dialog).next().is_none(), "the case is shown in its place");
    assert!(window.shows("kan fortsatt identifisere noen"), "the list waits until something is decided");
    assert!(!window.harness.state().reading_selection().is_empty());
}

#[test]
fn a_passphrase_is_typed_twice_and_nothing_opens_without_it() {
    let mut window = Window::at_start();
    window.click("Nytt prosjekt …");
    let project = window.path("studie");
    window.choose_path(&project, "Lag prosjekt");
    fs::write(window.path("torbjørg.txt"), CASE).expect("written");
    let file = window.path("torbjørg.txt");
    take_in(&mut window, &file);
    assert!(window.shows("Ingen kan gjenopprette dem."));
    window.fill("Passfrase", PASSPHRASE);
    window.fill("Gjenta passfrasen", "fire ganger femten fjell");
    window.click("Lag karantene");
    assert!(window.shows("De to passfrasene er ikke like."));
    window.fill("Gjenta passfrasen", PASSPHRASE);
    window.click("Lag karantene");
    window.run_until_idle();
    assert!(window.shows("torbjørg, 0 av 1 sider sett"));
    assert!(window.session().cases.is_empty(), "nothing of it is in the project");
    window.ctrl(Key::Num1);
    assert!(!window.shows("torbjørg"));
    assert!(window.shows("avidentifisert – fortsatt personopplysninger"));

    window.ctrl(Key::Num4);
    window.click("Lås karantenen");
    assert!(!window.shows("torbjørg, "));
    window.click("Lås opp …");
    window.fill("Passfrase", "fire ganger femten fjell");
    window.click("Lås opp");
    window.run_until_idle();
    assert!(window.shows("Passfrasen åpner ikke"));
    window.fill("Passfrase", PASSPHRASE);
    window.key(NONE, Key::Enter);
    window.run_until_idle();
    assert!(window.shows("torbjørg, 0 av 1 sider sett"));
}

#[test]
fn entities_are_judged_by_keys_alone() {
    let mut window = holding(CASE);
    assert_eq!(row(&rows(&window), "Torbjørg Nordmann"), &("Torbjørg Nordmann".to_owned(), 2, Standing::Undecided));
    while held(&window).current().is_none_or(|row| row.name != "Torbjørg Nordmann") {
        window.key(NONE, Key::N);
    }
    window.key(NONE, Key::R);
    window.type_text("bruk");
    window.key(NONE, Key::Enter);
    assert_eq!(row(&rows(&window), "Torbjørg Nordmann").2, Standing::Replaced);
    assert!(window.shows("Torbjørg Nordmann: bruker, 2 forekomster, "));
    let page = window.harness.get_by_label("Side 1 av saken torbjørg").accesskit_node().value().unwrap_or_default();
    assert!(
        page.contains("Hei, brukeren.") && page.contains("Fint, brukeren.") && !page.contains("Torbjørg"),
        "{page}"
    );
    window.key(NONE, Key::V);
    let page = window.harness.get_by_label("Side 1 av saken torbjørg").accesskit_node().value().unwrap_or_default();
    assert!(page.contains("Hei, Torbjørg Nordmann."), "{page}");

    while held(&window).current().is_none_or(|row| row.name != "Joar Fiskum") {
        window.key(NONE, Key::N);
    }
    window.key(NONE, Key::B);
    assert_eq!(row(&rows(&window), "Joar Fiskum").2, Standing::Kept);
    window.ctrl(Key::Z);
    assert_eq!(row(&rows(&window), "Joar Fiskum").2, Standing::Undecided);
    window.key(Modifiers::COMMAND | SHIFT, Key::Z);
    assert_eq!(row(&rows(&window), "Joar Fiskum").2, Standing::Kept);
}

#[test]
fn mentions_are_split_off_merged_and_have_roles_of_their_own() {
    let mut window = holding(CASE);
    while held(&window).current().is_none_or(|row| row.name != "Joar Fiskum") {
        window.key(NONE, Key::N);
    }
    window.key(NONE, Key::Period);
    window.key(SHIFT, Key::R);
    window.type_text("leder");
    window.key(NONE, Key::Enter);
    let (joar, roles): (usize, Vec<_>) = {
        let held = held(&window);
        let row = held.rows.iter().find(|row| row.name == "Joar Fiskum").expect("is a row");
        (row.mentions.len(), row.mentions.iter().map(|at| held.judgement.mentions()[*at].role.clone()).collect())
    };
    assert_eq!((joar, roles), (2, vec![None, Some("leder".to_owned())]));
    window.key(NONE, Key::D);
    assert_eq!(rows(&window).iter().filter(|(name, count, _)| name == "Joar Fiskum" && *count == 1).count(), 2);
    window.key(NONE, Key::S);
    window.type_text("Joar");
    window.key(NONE, Key::Enter);
    assert_eq!(row(&rows(&window), "Joar Fiskum").1, 2);
    // The other mention goes on its own.
    window.key(SHIFT, Key::B);
    assert_eq!(row(&rows(&window), "Joar Fiskum").2, Standing::Mixed);
}

#[test]
fn a_word_that_is_no_name_stays_in_the_whole_project() {
    let mut window = holding(CASE);
    while held(&window).current().is_none_or(|row| row.name != "Joar Fiskum") {
        window.key(NONE, Key::N);
    }
    window.key(NONE, Key::I);
    assert_eq!(row(&rows(&window), "Joar Fiskum").2, Standing::Kept);
    fs::write(window.path("b.txt"), "BRUKER – 2. APR. 2020: Her er Joar Fiskum igjen, ja.\n").expect("written");
    let file = window.path("b.txt");
    take_in(&mut window, &file);
    window.run_until_idle();
    window.click_containing("b, 0 av 1");
    window.run_until_idle();
    // Where it looks like a person it is proposed: there may be one of that name.
    while held(&window).current().is_some_and(|row| row.proposal.is_none()) && held(&window).judgement.undecided() > 0 {
        window.key(NONE, Key::N);
    }
    window.key(NONE, Key::A);
    assert!(rows(&window).iter().all(|(name, _, standing)| name != "Joar Fiskum" || *standing == Standing::Kept));
}

#[test]
fn what_is_marked_by_hand_is_offered_everywhere_else() {
    let mut window = holding(CASE);
    select(&mut window, "kvisthaugen");
    window.key(NONE, Key::M);
    window.type_text("sted");
    window.key(NONE, Key::Enter);
    assert!(window.shows("«kvisthaugen» står ett sted til i saken"));
    window.click("Merk også dette stedet");
    assert_eq!(row(&rows(&window), "kvisthaugen"), &("kvisthaugen".to_owned(), 2, Standing::Replaced));
    window.ctrl(Key::F);
    window.fill("Søk i det som ikke er merket", "kvisthaugen");
    assert!(window.shows("Finnes ikke umerket"));
}

#[test]
fn a_case_is_signed_when_all_is_judged_and_every_page_was_shown() {
    let long = CASE.repeat(30);
    let mut window = holding(&long);
    assert!(!can_press(&window, "Signer saken"));
    decide_all(&mut window);
    assert_eq!(held(&window).judgement.undecided(), 0);
    let (seen, pages) = held(&window).judgement.progress();
    assert!(seen < pages && pages > 1, "{seen} of {pages}");
    assert!(!can_press(&window, "Signer saken"), "no page was read to its end");
    for _ in 0..pages * 6 {
        window.key(NONE, Key::PageDown);
    }
    assert_eq!(held(&window).judgement.progress(), (pages, pages));
    assert!(can_press(&window, "Signer saken"));
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    assert!(window.shows("Saken er signert av "));
    // What is decided afterwards takes the signature away.
    window.ctrl(Key::Z);
    assert!(!window.shows("Frigi …"));
}

#[test]
fn a_signed_case_is_released_under_a_neutral_name() {
    let mut window = holding(CASE);
    mark_one(&mut window, "kvisthaugen", "sted");
    judge_all(&mut window);
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    window.click("Frigi …");
    assert!(window.shows("Står igjen:"), "the other place still holds it");
    assert!(!can_press(&window, "Frigi til prosjektet"));
    window.click("Avbryt");
    select(&mut window, "kvisthaugen");
    window.key(NONE, Key::M);
    window.key(NONE, Key::Enter);
    judge_all(&mut window);
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    window.click("Frigi …");
    assert!(!window.shows("Står igjen:"));
    window.click("Frigi til prosjektet");
    let case = &window.session().cases[0];
    assert_eq!(case.label, "Sak 1");
    let text = window.project().cases().text(case.id).expect("readable");
    for name in ["Torbjørg", "Nordmann", "Joar", "Fiskum", "kvisthaugen"] {
        assert!(!text.as_str().contains(name), "{name}");
    }
    assert!(!window.project().redactions().replacements(case.id).expect("readable").is_empty());
    assert!(window.shows("torbjørg, frigitt som Sak 1"));
}

#[test]
fn a_release_tells_what_may_tell_who_it_is_and_was_not_decided() {
    let mut window = holding("BRUKER – 2. APR. 2020: Jeg har fibromyalgi. Hilsen Kari Nordmann\n");
    judge_all(&mut window);
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    window.click("Frigi …");
    assert!(window.shows("Ett sted kan fortelle hvem det er, og ingen har tatt stilling til det."));
    window.click("Vis dem …");
    window.click("«fibromyalgi» forteller ingenting");
    window.click("Lukk");
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    window.click("Frigi …");
    assert!(!window.shows("kan fortelle hvem det er, og ingen"));
    window.click("Frigi til prosjektet");
    assert_eq!(window.session().cases.len(), 1);
}

#[test]
fn somebody_else_reads_a_sample_and_the_report_tells() {
    let mut window = holding(CASE);
    release(&mut window);
    window.click("Oversikt");
    window.click("Ny gjennomlesing …");
    window.click("Trekk omtrent 500 ord");
    window.run_until_idle();
    window.fill("Hvem leser", "Ola");
    window.click("Noe er oversett her");
    window.click("Lagre gjennomlesingen");
    let records = window.project().records().list().expect("readable");
    let reading = records.iter().find(|record| record.what == Recorded::SecondReading).expect("is recorded");
    assert_eq!((reading.who.as_str(), reading.count), ("Ola", 1));
    assert!(reading.words.is_some_and(|words| words > 20));
    window.click("Lagre rapport …");
    let report = window.path("rapport");
    window.choose_path(&report, "Lagre");
    let report = fs::read_to_string(window.path("rapport.md")).expect("the report is written");
    assert!(report.contains("Lest på nytt av en annen") && !report.contains("Torbjørg"), "{report}");
}

#[test]
fn finishing_destroys_the_originals_and_shows_the_proof() {
    let mut window = holding(CASE);
    window.click("Oversikt");
    assert!(!can_press(&window, "Fullfør …"), "a case still waits");
    window.click_containing("torbjørg, ");
    window.run_until_idle();
    release(&mut window);
    window.click("Oversikt");
    window.click("Fullfør …");
    assert!(window.shows("Originalene kan ikke hentes tilbake."));
    window.click("Slett originalene og fullfør");
    window.run_until_idle();
    assert!(window.shows("Fullført"));
    assert!(window.shows("Ingenting du har merket, finnes igjen"));
    window.click("Lukk");
    assert!(!window.path("p").join("studie.karantene").exists());
    assert!(window.shows("Prosjektet har ingen karantene."));
    assert!(!window.shows("fortsatt personopplysninger"));
    assert_eq!(window.session().cases.len(), 1);
}

#[test]
fn a_finishing_that_was_stopped_is_told_and_ended_by_the_next_one() {
    use quarantine::finish::{FinishStep, finish};
    use quarantine::quarantine::Quarantine;

    for stop in [FinishStep::DestroyKey, FinishStep::Record] {
        let mut window = holding(CASE);
        release(&mut window);
        window.click("Oversikt");
        window.click("Lås karantenen");
        let other = window.path("q");
        fs::create_dir(&other).expect("a folder");
        for name in ["studie.planlupe", "studie.karantene"] {
            fs::copy(window.path("p").join(name), other.join(name)).expect("copied");
        }
        let (project, file) = (other.join("studie.planlupe"), other.join("studie.karantene"));
        let quarantine = Quarantine::open(&file, PASSPHRASE).expect("opens");
        let stopped = finish(&project, quarantine, "ada", None, false, |step| {
            if step == stop { Err(project::Error::WorkFailed.into()) } else { Ok(()) }
        });
        assert!(stopped.is_err());

        window.ctrl(Key::O);
        window.choose_path(&project, "Åpne");
        window.ctrl(Key::Num4);
        assert!(window.shows("Fullføringen ble påbegynt, men avbrutt"), "{stop:?}");
        window.click("Lås opp …");
        window.fill("Passfrase", PASSPHRASE);
        window.click("Lås opp");
        window.run_until_idle();
        if stop == FinishStep::DestroyKey {
            window.click("Fullfør …");
            window.click("Slett originalene og fullfør");
            window.run_until_idle();
        } else {
            assert!(window.shows("En tidligere fullføring ble avbrutt"));
        }
        assert!(window.shows("Fullført"));
        window.click("Lukk");
        assert!(!file.exists() && !window.shows("Fullføringen ble påbegynt"), "{stop:?}");
        assert!(window.shows("Prosjektet har ingen karantene."));
        let records = window.project().records().list().expect("readable");
        assert_eq!(records.iter().filter(|record| record.what == Recorded::Finished).count(), 1, "{stop:?}");
    }
}

#[test]
fn a_quarantine_that_was_never_finished_being_made_is_none() {
    let mut window = Window::with_demo();
    let project = window.session().project.path().to_owned();
    let copy = window.path("studie.planlupe");
    fs::copy(project, &copy).expect("copied");
    fs::write(window.path("studie.karantene"), "").expect("written");
    window.ctrl(Key::O);
    window.choose_path(&copy, "Åpne");
    window.ctrl(Key::Num4);
    assert!(window.shows("Prosjektet har ingen karantene."));
}

#[test]
fn what_is_found_later_is_redacted_in_the_reader_and_codings_stay() {
    let mut window = holding(CASE);
    release(&mut window);
    window.ctrl(Key::Num1);
    window.click_containing("Sak 1, ");
    let case = window.session().cases[0].id;
    assert!(!window.session().open.as_ref().expect("is open").replaced.is_empty(), "the reader knows its replacements");
    let text = window.project().cases().text(case).expect("readable");
    let at = text.find_all("venn fra kvisthaugen")[0];
    let code = window.session().codes.find("Mål/helse").expect("is in the codebook").id;
    {
        let mut project = project::Project::open_to_read(window.project().path()).expect("readable");
        assert!(project.write().codings().add(case, code, &[at]).is_err(), "only the window writes");
    }
    window.ctrl(Key::F);
    window.fill("Søk i saken", "venn fra kvisthaugen");
    window.key(NONE, Key::F3);
    window.key(NONE, Key::Escape);
    window.focus_reader();
    window.type_text("3");
    window.ctrl(Key::F);
    window.fill("Søk i saken", "kvisthaugen");
    window.key(NONE, Key::F3);
    window.key(Modifiers::COMMAND | SHIFT, Key::R);
    window.run_until_idle();
    assert!(window.shows("Sladd «kvisthaugen», som står 2 steder"));
    window.key(NONE, Key::A);
    window.click("Sladd 2 steder");
    let text = window.project().cases().text(case).expect("readable");
    assert!(!text.as_str().contains("kvisthaugen"));
    let codings = window.project().codings().of(case).expect("readable");
    assert_eq!(codings.len(), 1);
    assert!(text.slice(codings[0].span).starts_with("venn fra "));
    assert!(window.shows("2 steder sladdet"));
}

#[test]
fn names_that_are_known_are_searched_anew_and_what_was_decided_stays() {
    let mut window = holding(CASE);
    while held(&window).current().is_none_or(|row| row.name != "Joar Fiskum") {
        window.key(NONE, Key::N);
    }
    window.key(NONE, Key::B);
    assert!(rows(&window).iter().all(|(name, ..)| name != "kvisthaugen"), "nobody knows it yet");
    window.click("Kjente navn …");
    window.fill("Navn, ett på hver linje", "kvisthaugen");
    window.click("Søk på nytt");
    window.run_until_idle();
    assert_eq!(row(&rows(&window), "kvisthaugen"), &("kvisthaugen".to_owned(), 2, Standing::Undecided));
    assert_eq!(row(&rows(&window), "Joar Fiskum").2, Standing::Kept);
    assert!(window.shows("2 nye forekomster venter på en avgjørelse."));
    // They are kept with the case, sealed.
    window.click("Oversikt");
    let quarantine = fs::read(window.path("p").join("studie.karantene")).expect("readable");
    assert!(!quarantine.windows(11).any(|bytes| bytes == b"kvisthaugen"));
    window.click("Lås karantenen");
    window.click("Lås opp …");
    window.fill("Passfrase", PASSPHRASE);
    window.key(NONE, Key::Enter);
    window.run_until_idle();
    window.click_containing("torbjørg, ");
    window.run_until_idle();
    assert_eq!(held(&window).judgement.known(), "kvisthaugen");
    assert_eq!(row(&rows(&window), "Joar Fiskum").2, Standing::Kept);
    assert_eq!(row(&rows(&window), "kvisthaugen").1, 2);
}

#[test]
fn a_key_to_the_originals_is_kept_only_where_it_is_asked_for() {
    let mut window = holding(CASE);
    release(&mut window);
    window.click("Oversikt");
    window.click("Fullfør …");
    window.harness.get_by_role_and_label(Role::CheckBox, "Ta vare på en nøkkel til originalene").click();
    window.run_until_idle();
    assert!(window.shows("og fortsatt personopplysninger. Oppbevar den"));
    window.fill("Passfrase for nøkkelen", "sju fjell i havet");
    window.fill("Gjenta passfrasen for nøkkelen", "sju fjell");
    window.click("Velg fil for nøkkelen og fullfør …");
    assert!(window.shows("De to passfrasene er ikke like."));
    window.fill("Gjenta passfrasen for nøkkelen", "sju fjell i havet");
    window.click("Velg fil for nøkkelen og fullfør …");
    let key = window.path("p").join("studie-nøkkel");
    window.choose_path(&key, "Lagre");
    window.run_until_idle();
    assert!(window.shows("Fullført"));
    assert!(window.shows("Nøkkelen til originalene er lagret."));
    window.click("Lukk");
    assert!(!window.path("p").join("studie.karantene").exists());
    let rows = kept_key::read(&window.path("p").join("studie-nøkkel.nokkel"), "sju fjell i havet").expect("opens");
    assert!(rows.iter().any(|row| row.case == "Sak 1" && row.original == "Joar Fiskum"));
    assert!(window.shows("fortsatt personopplysninger"), "the key is one way back");
}

#[test]
fn pasted_text_goes_through_the_same_two_doors() {
    let mut window = Window::at_start();
    window.click("Nytt prosjekt …");
    let project = window.path("studie");
    window.choose_path(&project, "Lag prosjekt");
    let paste = |window: &mut Window, label: &str| {
        window.key(Modifiers::COMMAND | SHIFT, Key::I);
        window.fill("Sakens navn", label);
        window.fill("Tekst", CASE);
        window.click("Nei, ikke ennå");
    };
    paste(&mut window, "limt inn");
    window.fill("Passfrase", PASSPHRASE);
    window.fill("Gjenta passfrasen", PASSPHRASE);
    window.click("Lag karantene");
    window.run_until_idle();
    assert!(window.shows("limt inn, 0 av 1 sider sett"));
    assert!(window.session().cases.is_empty(), "nothing of it is in the project");
    paste(&mut window, "limt inn");
    assert!(window.shows("Er teksten anonymisert?"), "the label is taken, the dialog stays with its text");
    window.fill("Sakens navn", "en til");
    window.click("Nei, ikke ennå");
    window.run_until_idle();
    assert!(window.shows("en til, 0 av 1 sider sett"));
    window.click_containing("limt inn, 0 av 1");
    window.run_until_idle();
    assert_eq!(row(&rows(&window), "Joar Fiskum").1, 2);
}
