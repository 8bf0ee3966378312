//! Texts as they come when somebody has merged, stamped, pasted or saved them otherwise: what is read aright, and what is
//! told as a doubt.

use crate::support::Folder;
use reading::grammar;
use reading::plan::{Entry, EntryKind, Flag, Plan};
use reading::text::Text;
use serde_json::{Value, json};

const HEAD: &str = "[navn]\nNAV [sted]\nDato: 4. mai 2020\nFødselsnummer: [fjernet]\nAktivitetsplan\n";

const PLAN: &str = "Mitt mål\nJeg vil bli gartner.\nPlanlagte aktiviteter\nBehandling\nSvømming\nFRA DATO\n3. mars 2020\n\
    TIL DATO\n3. juni 2020\nBESKRIVELSE\nEn gang i uka, helst om morgenen.\nDialog\nBRUKER - 3. MAR. 2020\n\
    Hei, bassenget er stengt denne uka.\nVEILEDER - 4. MAR. 2020\nDa prøver du igjen neste uke.\n";

fn read(content: &str) -> (Text, Plan) {
    let text = Text::new(content);
    let plan = grammar::read(&text);
    (text, plan)
}

fn messages(content: &str) -> Vec<String> {
    let (text, plan) = read(content);
    let messages = plan.entries.iter().filter(|entry| entry.kind == EntryKind::Message);
    messages.map(|entry| plan.text_of(entry, &text)).collect()
}

/// The entries that have the flag, by their texts.
fn flagged(content: &str, flag: Flag) -> Vec<String> {
    let (text, plan) = read(content);
    let entries = plan.entries.iter().filter(|entry| entry.flags.contains(&flag));
    entries.map(|entry| plan.text_of(entry, &text)).collect()
}

fn is_quiet(content: &str) -> bool {
    read(content).1.entries.iter().all(|entry| !entry.is_doubtful())
}

#[test]
fn a_plain_print_leaves_no_doubt() {
    assert!(is_quiet(&format!("{HEAD}{PLAN}")));
    assert_eq!(messages(&format!("{HEAD}{PLAN}")).len(), 2);
}

#[test]
fn the_message_above_a_second_head_keeps_its_text() {
    for last in ["Da er det bra.", "Første linje\nAndre linje\nTredje\nfjerde\nfemte\nsjette", "Hilsen\nKari Nordmann"]
    {
        for other in ["[navn]\nNAV [sted]", "Per Prøve\nNAV Annensted"] {
            let second = HEAD.replace("[navn]\nNAV [sted]", other);
            let content = format!("{HEAD}{PLAN}BRUKER - 5. MAR. 2020\n{last}\n{second}{PLAN}");
            assert_eq!(messages(&content)[2], last, "{content}");
            assert_eq!(messages(&content).len(), 5);
            assert_eq!(flagged(&content, Flag::SecondPlan), ["Jeg vil bli gartner."]);
        }
    }
}

#[test]
fn a_head_that_is_printed_again_on_a_page_is_no_second_plan() {
    let content = format!("{HEAD}{PLAN}BRUKER - 5. MAR. 2020\nDa er det bra.\n{HEAD}VEILEDER - 9. MAR. 2020\nFint.\n");
    assert_eq!(messages(&content)[2..], ["Da er det bra.", "Fint."]);
    assert!(is_quiet(&content));
    let other = content.replace("Da er det bra.\n[navn]", "Da er det bra.\nPer Prøve");
    assert_eq!(messages(&other)[2..], ["Da er det bra.", "Fint."]);
    assert_eq!(flagged(&other, Flag::SecondPlan), ["Fint."]);
}

#[test]
fn a_head_that_somebody_quotes_is_text() {
    for quoted in [
        format!("Utskriften begynner slik:\n{HEAD}Mitt mål\ner det riktig?"),
        format!("Jeg har fått dette\n{HEAD}Mitt mål\ner det riktig?"),
        format!("Jeg har fått dette\n{HEAD}Stemmer det?"),
        format!("Utskriften begynner slik:\n{}", HEAD.trim_end()),
    ] {
        let content = format!("{HEAD}{PLAN}BRUKER - 5. MAR. 2020\n{quoted}\nVEILEDER - 9. MAR. 2020\nJa.\n");
        assert_eq!(messages(&content)[2..], [quoted.clone(), "Ja.".to_owned()]);
        assert_eq!(flagged(&content, Flag::HeadingLike), [quoted]);
    }
}

#[test]
fn a_second_plan_is_told_also_where_its_head_is_lost() {
    let content = format!("{HEAD}{PLAN}{PLAN}");
    assert_eq!(messages(&content)[1], "Da prøver du igjen neste uke.");
    assert_eq!(flagged(&content, Flag::SecondPlan), ["Jeg vil bli gartner."]);
    let untitled = HEAD.replace("Aktivitetsplan\n", "");
    let content = format!("{HEAD}{PLAN}{untitled}{PLAN}");
    assert_eq!(messages(&content)[1], "Da prøver du igjen neste uke.");
    assert_eq!(flagged(&content, Flag::SecondPlan), ["Jeg vil bli gartner."]);
}

#[test]
fn a_second_print_by_the_server_is_told() {
    let print = |name: &str, job: &str| {
        format!(
            "{name}\nF.nr: 00000000000\nDette dokumentet viser et øyeblikksbilde av hvordan aktivitetsplanen var 11. juni\n\
             2025 kl. 10.14 for oppfølgingsperioden som startet 15. februar 2021.\nMitt mål\nFå jobb som {job}\n\
             Aktiviteter som gjennomføres nå\nMØTE MED NAV\nSamtale\nFra dato\n3. mars 2025\nKlokkeslett\n10.00\nDialog\n\
             BRUKER - 3. mars 2025 kl. 10.30\nKlokka ti passer godt for meg.\n"
        )
    };
    let content = format!("{}{}", print("KARI EKSEMPEL", "smed"), print("PER PRØVE", "baker"));
    assert_eq!(messages(&content), ["Klokka ti passer godt for meg.", "Klokka ti passer godt for meg."]);
    assert_eq!(flagged(&content, Flag::SecondPlan), ["Få jobb som baker"]);
}

#[test]
fn what_somebody_wrote_above_the_first_head_is_no_head() {
    let note = "Snakket med brukeren i går om denne planen.";
    let content = format!("{note}\n{HEAD}{PLAN}");
    assert_eq!(flagged(&content, Flag::Unplaced), [note]);
}

#[test]
fn every_line_end_parts_lines_in_a_print_and_in_typed_text() {
    let typed = "VEILEDER – 1. APR. 2020: Hei på deg.\nBRUKER – 3. APR. 2020: Hei, jeg kommer senere.\n";
    for content in [format!("{HEAD}{PLAN}"), typed.to_owned()] {
        let expected = messages(&content);
        assert_eq!(expected.len(), 2);
        for end in
            ["\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\r", "\r\n", "\n\r", "\r\r\n", "\u{1c}", "\u{1d}", "\u{1e}"]
        {
            assert_eq!(messages(&content.replace('\n', end)), expected, "{end:?}");
        }
        // Each line ends with another.
        let mut ends = ["\u{2028}", "\r\n", "\u{85}", "\n", "\u{b}"].into_iter().cycle();
        let mixed: String = content.lines().flat_map(|line| [line, ends.next().unwrap_or("\n")]).collect();
        assert_eq!(messages(&mixed), expected);
    }
}

#[test]
fn little_read_is_a_doubt_whatever_became_of_the_rest() {
    let prose = "Dette er en lang tekst uten noe av det som står i en plan, og ingen leser den som det.\n".repeat(5);
    for content in [
        prose.clone(),
        HEAD.to_owned(),
        format!("{HEAD}{prose}").replace('\n', " "),
        "Side 1 av 2\n".to_owned(),
        format!("{prose}\nBRUKER - 3. MAR. 2020\nHei.\n"),
        "Dialogen med veileder\nEn tittel\n".to_owned(),
        "BRUKER - 3. MAR. 2020\nVEILEDER - 4. MAR. 2020\n".to_owned(),
    ] {
        assert_eq!(flagged(&content, Flag::LittleRead).len(), 1, "{content}");
    }
    assert!(is_quiet("BRUKER - 3. MAR. 2020\nok\nVEILEDER - 4. MAR. 2020\nFint\n"));
}

#[test]
fn lost_letters_are_a_doubt_at_their_entry() {
    let content = format!("{HEAD}{PLAN}").replace("uka, helst", "uka, nÃ¥ helst");
    let (_, plan) = read(&content);
    let garbled: Vec<&Entry> = plan.entries.iter().filter(|entry| entry.flags.contains(&Flag::Garbled)).collect();
    assert_eq!(garbled.iter().map(|entry| entry.kind).collect::<Vec<_>>(), [EntryKind::Card]);
    let heading = format!("{HEAD}{PLAN}").replace("Mitt mål", "Mitt mÃ¥l");
    assert_eq!(flagged(&heading, Flag::Garbled).len(), 1);
}

#[test]
fn what_is_replaced_or_guessed_is_told_in_the_report_and_in_json() {
    let folder = Folder::new();
    let print = format!("{HEAD}{PLAN}");
    let mut cut = print.clone().into_bytes();
    cut.extend(b"Vi ses p\xc3");
    folder.write("cut.txt", cut);
    folder.write("ctrl.txt", print.replace("neste uke.", "neste\u{2} uke.") + "\u{1a}");
    let ran = folder.run(&["import", "p.planlupe", "cut.txt", "ctrl.txt", "--known", "add", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(report["files"][0]["remarks"], json!([{ "what": "bad-bytes", "count": 1 }]));
    assert_eq!(report["files"][1]["remarks"], json!([{ "what": "control-characters", "count": 2 }]));
    assert_eq!(report["files"][0]["flags"]["garbled"], 1);
    assert_eq!(report["files"][1]["flags"]["garbled"], 1);
    assert_eq!(report["files"][0]["kinds"]["goal"], 1);
}

#[test]
fn fields_in_columns_are_read_whatever_parts_them() {
    let parted = |gap: &str, values: &str| {
        let row = format!("FRA DATO{gap}TIL DATO\n3. mars 2020{values}3. juni 2020\n");
        format!("{HEAD}{}", PLAN.replace("FRA DATO\n3. mars 2020\nTIL DATO\n3. juni 2020\n", &row))
    };
    let days = |content: &str| {
        let (_, plan) = read(content);
        let card = plan.entries.into_iter().find(|entry| entry.kind == EntryKind::Card).expect("a card");
        (card.date.map(|day| day.to_string()), card.until.map(|day| day.to_string()))
    };
    let day = |day: &str| Some(day.to_owned());
    for gap in ["\t", "\t\t", "        ", "\u{a0}\u{a0}\u{a0}\u{a0}", " \u{a0} ", "\u{2003}", "\u{3000}", " \t "] {
        let values = if gap.contains('\t') { gap } else { "    " };
        assert_eq!(days(&parted(gap, values)), (day("2020-03-03"), day("2020-06-03")), "{gap:?}");
    }
    assert_eq!(days(&parted("\t", "    ")), (day("2020-03-03"), day("2020-06-03")));
    assert_eq!(days(&parted("        ", "\t")), (day("2020-03-03"), day("2020-06-03")));
    // An empty field.
    let empty = parted("\t", "\t").replace("3. mars 2020\t", "\t");
    assert_eq!(days(&empty), (None, day("2020-06-03")));
}

#[test]
fn a_goal_is_found_below_its_heading_whatever_is_stamped_beside_it() {
    for beside in
        ["    MOTTATT 5. mai 2020", "\tMOTTATT", " (kopi)", ".", ":", " 1", " – kopi", " MOTTATT NAV 5.5.2020"]
    {
        let content = format!("{HEAD}{PLAN}").replace("Mitt mål", &format!("Mitt mål{beside}"));
        let (text, plan) = read(&content);
        let goal = plan.goal().map(|goal| plan.text_of(goal, &text));
        assert_eq!(goal.as_deref(), Some("Jeg vil bli gartner."), "{beside}");
        assert!(is_quiet(&content), "{beside}");
    }
    for unclear in ["Mitt mål til behandling hos Kari", "Nr. 3 mitt mål eller noe slikt"] {
        let content = format!("{HEAD}{PLAN}").replace("Mitt mål", unclear);
        assert_eq!(flagged(&content, Flag::HeadingLike).len(), 1, "{unclear}");
        let untitled = content.replace("Aktivitetsplan\n", "");
        assert_eq!(flagged(&untitled, Flag::HeadingLike).len(), 1, "{unclear}");
    }
}

#[test]
fn headings_of_groups_and_dialogues_are_known_below_a_stamp_too() {
    let expected = messages(&format!("{HEAD}{PLAN}"));
    for beside in ["    MOTTATT 5. mai 2020", " (kopi)", ".", " (2)"] {
        let content = format!("{HEAD}{PLAN}")
            .replace("Planlagte aktiviteter", &format!("Planlagte aktiviteter{beside}"))
            .replace("Dialog\n", &format!("Dialog{beside}\n"));
        let (_, plan) = read(&content);
        let card = plan.entries.iter().find_map(|entry| entry.card.as_ref()).expect("a card");
        assert_eq!(card.title, "Svømming");
        assert!(card.fields.iter().all(|(_, value)| !value.contains("Dialog")), "{beside}");
        assert_eq!(messages(&content), expected, "{beside}");
    }
}

#[test]
fn a_second_head_is_known_in_whatever_form_it_comes() {
    let last = "Da er det bra.";
    for second in [
        "\n[navn]\n\nNAV [sted]\n\nDato: 4. mai 2020\n\nFødselsnummer: [fjernet]\n\nAktivitetsplan\n\n",
        "\u{c}[navn]\nNAV [sted]\nDato: 4. mai 2020\nFødselsnummer: [fjernet]\nAktivitetsplan\n",
        "Per Prøve                                 Dato: 4. mai 2020\nNAV Annensted\nAktivitetsplan\n",
        "Dato: 4. mai 2020\nAktivitetsplan\n",
        "NAV Annensted\nPer Prøve\nFødselsnummer: 00000000000\nDato: 4. mai 2020\nAktivitetsplan (kopi)\n",
        "Per Prøve\nDato: 4. mai 2020\nFødselsnummer:\n00000000000\nAktivitetsplan\n",
        "Aktivitetsplan\n",
    ] {
        let content = format!("{HEAD}{PLAN}BRUKER - 5. MAR. 2020\n{last}\n{second}{PLAN}");
        assert_eq!(messages(&content)[2], last, "{second}");
        assert_eq!(flagged(&content, Flag::SecondPlan), ["Jeg vil bli gartner."], "{second}");
    }
}
