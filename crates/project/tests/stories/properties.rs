//! What holds for any text: nothing is lost, nothing overlaps, nothing panics. And for any plan: printed in
//! each form in which it may come, it is read back the same.

use project::contract::PlanJson;
use proptest::prelude::*;
use reading::date::MONTH_NAMES;
use reading::evidence::{Evidence, LineEvidence, Style};
use reading::grammar;
use reading::layout::Speaker;
use reading::plan::{EntryKind, Plan, Under};
use reading::remark::Remarks;
use reading::text::{Span, Text};

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
        if plan.furniture_in(entry.span).next().is_none() {
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
            let (written, read) = (case.messages(form), messages(&plan, &text));
            let differs = written.iter().zip(&read).find(|(written, read)| written != read);
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

/// How a plan comes: copied from the browser, out of a PDF without and with blank lines, typed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Browser,
    Raw,
    Plain,
    Typed,
}

/// A day as (year, month, day).
type Day = (i32, usize, u32);
/// Date, speaker, text, and the thread with its title.
type MessageRead = (String, Speaker, String, Under, Option<String>);
/// Type, title, status, from, to.
type CardRead = (String, String, String, Option<String>, Option<String>);

struct Message {
    day: Day,
    user: bool,
    body: Vec<&'static str>,
}

struct Card {
    kind: &'static str,
    title: &'static str,
    from: Day,
    to: Option<Day>,
    thread: Vec<Message>,
    agreed: bool,
}

struct Case {
    newest_first: bool,
    sender: &'static str,
    goal: Option<String>,
    groups: Vec<(&'static str, &'static str, Vec<Card>)>,
    free: Vec<(&'static str, Vec<Message>)>,
}

/// A small generator of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

const GROUPS: [(&str, &str); 5] = [
    ("Aktiviteter jeg gjennomfører nå", "in-progress"),
    ("Planlagte aktiviteter", "planned"),
    ("Forslag til aktiviteter", "suggested"),
    ("Fullførte aktiviteter", "completed"),
    ("Avbrutte aktiviteter", "cancelled"),
];
const KINDS: [&str; 3] = ["Utdanning", "Jobbrettet egenaktivitet", "Jobb jeg har nå"];
const CARD_TITLES: [&str; 6] =
    ["Dialog", "Kurs i data", "Utdanning", "Dialogmøte", "Lag en CV", "Planlagte aktiviteter"];
const THREAD_TITLES: [&str; 7] = [
    "Du har fått et varsel fra NAV",
    "Meldekort",
    "Søknad om tiltak",
    "Flytting",
    "Spørsmål om praksis",
    "Møte 12. mai",
    "Automatiske dialoger",
];
/// Bodies without a last line that could be a title: the traps stand inside.
const BODIES: [&[&str]; 12] = [
    &["Hei! Jeg lurer på om du har fått legeerklæringen."],
    &["ok"],
    &["takk for svar", "snakkes i morgen da :)"],
    &["Vi møtes 16. jan. 2019 eller 12/5, senest innen 3. april 2020."],
    &["Slik gjør du:", "1. Du snakker med legen.", "2) Du sender CV-en.", "- Behandling", "3. april er fristen."],
    &["Du skrev dette:", "BRUKER - 20. jan. 2020", "Husk det."],
    &["Fyll ut disse:", "Behandling", "Stilling", "Dialog", "Fra dato", "Så er du ferdig."],
    &["Bruker: Enig.", "Veileder - 1. feb. 2019: Hei.", "Slik ble det."],
    &["JEG FORSTÅR IKKE DETTE!"],
    &["Da ringer jeg deg på tirsdag.", "Mvh", "Kari", "NAV Prøveby", "tlf. 55 55 33 33"],
    &["Det er viktig at du gjennomfører [denne aktiviteten](/arbeid/vis/123) innen [dato].", "Hilsen Kari"],
    &["Eg har ikkje høyrt noko frå legen enno.", "Ha ein fin dag."],
];

impl Case {
    fn new(seed: u64, newest_first: bool) -> Self {
        let mut dice = Dice(seed);
        let goal = (dice.below(3) > 0).then(|| "Jeg vil ta fagbrev og få meg jobb.".to_owned());
        let mut groups = Vec::new();
        for (heading, status) in GROUPS {
            let cards: Vec<Card> = (0..dice.below(3)).map(|_| Card::new(&mut dice, newest_first)).collect();
            if !cards.is_empty() {
                groups.push((heading, status, cards));
            }
        }
        let mut free = Vec::new();
        for _ in 0..2 + dice.below(4) {
            free.push((dice.pick(&THREAD_TITLES), thread(&mut dice, newest_first)));
        }
        if !newest_first {
            // From 13 May 2020 on the threads were printed in the order of their beginnings.
            free.sort_by_key(|(_, messages)| messages.first().map(|message| message.day));
        }
        let sender = dice.pick(&["Z994188", "VEILEDER", "NAV", "[VEILEDER]", "NAV-VEILEDER", "VEILEDER 2"]);
        Self { newest_first, sender, goal, groups, free }
    }

    fn print(&self, form: Form) -> String {
        let mut print = Print { form, newest_first: self.newest_first, sender: self.sender, out: String::new() };
        if form == Form::Typed {
            for message in self.free.iter().flat_map(|(_, messages)| messages) {
                let header = print.header(message).replace(" - ", " – ");
                print.line(&format!("{header}: {}\n", message.body.join(" ")));
            }
            return print.out;
        }
        let printed = if self.newest_first { "Dato: 9. mai 2020" } else { "Dato: 29. mai 2020" };
        for line in ["Kari Eksempel", "NAV Prøveby", printed, "Fødselsnummer: 00000000000", "Aktivitetsplan"] {
            print.line(line);
        }
        if let Some(goal) = &self.goal {
            print.line("Mitt mål");
            print.gap(Form::Browser);
            print.line(goal);
            print.parting();
        }
        for (heading, _, cards) in &self.groups {
            print.line(heading);
            print.gap(Form::Browser);
            for card in cards {
                print.card(card);
            }
        }
        print.line("Dialogen med veileder");
        for (title, messages) in &self.free {
            print.line(title);
            print.messages(messages);
        }
        print.out
    }

    fn messages(&self, form: Form) -> Vec<MessageRead> {
        let read = |message: &Message, under: Under, title: Option<&str>| {
            let speaker = if message.user { Speaker::User } else { Speaker::Nav };
            (iso(message.day), speaker, flat(&message.body.join(" ")), under, title.map(str::to_owned))
        };
        let mut messages = Vec::new();
        for card in self.groups.iter().flat_map(|(.., cards)| cards).filter(|_| form != Form::Typed) {
            messages.extend(card.thread.iter().map(|message| read(message, Under::Card, Some(card.title))));
        }
        for (title, thread) in &self.free {
            let title = (form != Form::Typed).then_some(*title);
            messages.extend(thread.iter().map(|message| read(message, Under::Free, title)));
        }
        messages
    }

    fn cards(&self) -> Vec<CardRead> {
        let mut read = Vec::new();
        for (_, status, cards) in &self.groups {
            for card in cards {
                let (kind, title) = (card.kind.to_owned(), card.title.to_owned());
                read.push((kind, title, (*status).to_owned(), Some(iso(card.from)), card.to.map(iso)));
            }
        }
        read
    }
}

impl Card {
    fn new(dice: &mut Dice, newest_first: bool) -> Self {
        let to = (dice.below(3) > 0).then(|| day(dice));
        let thread = if dice.below(2) == 0 { Vec::new() } else { thread(dice, newest_first) };
        let (kind, title) = (dice.pick(&KINDS), dice.pick(&CARD_TITLES));
        Self { kind, title, from: day(dice), to, thread, agreed: dice.below(2) == 0 }
    }
}

/// Messages in the order of print: the months rise or fall, the days do what they like.
fn thread(dice: &mut Dice, newest_first: bool) -> Vec<Message> {
    let start = dice.below(6);
    let mut messages: Vec<Message> = (start..start + 1 + dice.below(4))
        .map(|month| Message {
            day: (2019, month, 1 + u32::try_from(month).unwrap_or(0)),
            user: dice.below(2) == 0,
            body: dice.pick(&BODIES).to_vec(),
        })
        .collect();
    if newest_first {
        messages.reverse();
    }
    messages
}

fn day(dice: &mut Dice) -> Day {
    (2018 + i32::try_from(dice.below(3)).unwrap_or(0), dice.below(12), 1 + u32::try_from(dice.below(28)).unwrap_or(0))
}

fn iso((year, month, day): Day) -> String {
    format!("{year}-{:02}-{day:02}", month + 1)
}

/// The text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Print {
    form: Form,
    newest_first: bool,
    sender: &'static str,
    out: String,
}

impl Print {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A blank line that only this form has.
    fn gap(&mut self, form: Form) {
        if self.form == form {
            self.out.push('\n');
        }
    }

    /// A blank line in every form that has any.
    fn parting(&mut self) {
        self.gap(Form::Browser);
        self.gap(Form::Plain);
    }

    fn header(&self, message: &Message) -> String {
        let (year, month, day) = message.day;
        let stop = if self.newest_first || month == 4 { "" } else { "." };
        let sender = if message.user { "BRUKER" } else { self.sender };
        format!("{sender} - {day}. {}{stop} {year}", MONTH_NAMES[month].0.to_uppercase())
    }

    fn date(&self, (year, month, day): Day) -> String {
        let month = if self.newest_first { MONTH_NAMES[month].0 } else { MONTH_NAMES[month].1 };
        format!("{day}. {month} {year}")
    }

    fn card(&mut self, card: &Card) {
        self.line(card.kind);
        self.parting();
        self.line(card.title);
        let to = card.to.map_or_else(|| "Dato ikke satt".to_owned(), |to| self.date(to));
        for (label, value) in [("FRA DATO", self.date(card.from)), ("TIL DATO", to)] {
            self.line(label);
            self.parting();
            self.line(&value);
            self.parting();
        }
        if card.agreed {
            self.line("Avtalt med NAV");
        }
        if card.thread.is_empty() {
            self.parting();
        } else {
            self.line("Dialog");
            self.messages(&card.thread);
        }
    }

    fn messages(&mut self, messages: &[Message]) {
        for message in messages {
            let header = self.header(message);
            self.line(&header);
            self.parting();
            message.body.iter().for_each(|line| self.line(line));
            self.gap(Form::Browser);
        }
        self.gap(Form::Plain);
    }
}

fn messages(plan: &Plan, text: &Text) -> Vec<MessageRead> {
    let messages = plan.entries.iter().filter(|entry| entry.kind == EntryKind::Message);
    messages
        .filter_map(|entry| {
            let thread = &plan.threads[entry.thread?];
            let date = entry.date.map(|date| date.to_string()).unwrap_or_default();
            Some((date, entry.speaker?, flat(&plan.text_of(entry, text)), thread.under, thread.title.clone()))
        })
        .collect()
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
