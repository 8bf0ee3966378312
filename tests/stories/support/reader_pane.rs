//! A window with nothing in it but the reader, and a hand that uses it.

use std::fmt::Write as _;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};
use planlupe::ui::reader::{CodingMark, Document, EntryWords, Hits, Marks, Reader, ReaderResponse};
use planlupe::ui::tokens::{Theme, Tokens};
use reading::chronology::{ReadingOrder, order};
use reading::plan::{EntryKind, Plan};
use reading::text::{Span, Text};

pub const PANE: &str = "Lesepanel";

/// The words that the window will give.
pub struct Words;

impl EntryWords for Words {
    fn header(&self, plan: &Plan, entry: usize, same_day: bool) -> String {
        let entry = &plan.entries[entry];
        let who = match entry.kind {
            EntryKind::Card => "Aktivitetskort",
            EntryKind::Minutes => "Referat",
            EntryKind::Goal => "Mål",
            _ => entry.sender.as_deref().unwrap_or("Ukjent avsender"),
        };
        match entry.date.filter(|_| !same_day) {
            Some(date) => format!("{date} · {who}"),
            None => who.to_owned(),
        }
    }

    fn group_heading(&self, plan: &Plan, entry: usize, previous: Option<usize>) -> Option<String> {
        (plan.entries[entry].date.is_none() && previous.is_none()).then(|| "Uten dato".to_owned())
    }

    fn flags(&self, plan: &Plan, entry: usize) -> Vec<String> {
        plan.entries[entry].flags.iter().filter(|flag| flag.is_doubt()).map(|flag| format!("{flag:?}")).collect()
    }
}

/// A window with nothing in it but the reader.
pub struct Window {
    pub text: Text,
    pub document: Document,
    pub reader: Reader,
    pub marks: Vec<CodingMark>,
    pub hits: Vec<Span>,
    pub revision: u64,
    pub seen: Option<ReaderResponse>,
    pub typed: Vec<String>,
    pub clicked: Vec<i64>,
    pub moved: Vec<(i64, Span)>,
    pub menu: Option<Pos2>,
}

impl Window {
    pub fn new(content: &str) -> Self {
        let text = Text::new(content);
        let plan = reading::grammar::read(&text);
        let document = Document::new(&plan, &text, &order(&plan, ReadingOrder::Chronological), &Words);
        Self {
            text,
            document,
            reader: Reader::default(),
            marks: Vec::new(),
            hits: Vec::new(),
            revision: 1,
            seen: None,
            typed: Vec::new(),
            clicked: Vec::new(),
            moved: Vec::new(),
            menu: None,
        }
    }

    pub fn code(&mut self, passage: &str, name: &str, colour: usize) {
        let span = self.find(passage);
        let id = i64::try_from(self.marks.len()).expect("few");
        let letter = name.chars().next().unwrap_or(' ');
        let colour = Theme::Light.tokens().code(colour);
        self.marks.push(CodingMark { span, colour, name: name.to_owned(), id, letter });
        self.revision += 1;
    }

    pub fn find(&self, passage: &str) -> Span {
        *self.text.find_all(passage).first().unwrap_or_else(|| panic!("«{passage}» is in the text"))
    }

    pub fn seen(&self) -> &ReaderResponse {
        self.seen.as_ref().expect("a frame was shown")
    }

    pub fn selected(&self) -> Vec<&str> {
        self.seen().selection.iter().map(|&span| self.text.slice(span)).collect()
    }
}

pub fn open(window: Window) -> Harness<'static, Window> {
    open_with(window, Theme::Light, vec2(828.0, 600.0))
}

pub fn open_with(window: Window, theme: Theme, size: Vec2) -> Harness<'static, Window> {
    open_with_glyphs(Harness::builder(), window, theme, size)
}

pub fn open_with_glyphs(
    builder: HarnessBuilder<Window>,
    window: Window,
    theme: Theme,
    size: Vec2,
) -> Harness<'static, Window> {
    let builder = builder.with_size(size).with_step_dt(1.0 / 60.0).with_max_steps(12);
    let base = if theme.is_light() { egui::Theme::Light } else { egui::Theme::Dark };
    let builder =
        builder.with_theme(base).renderer(super::picture::Renderer::default()).with_context_setup(move |ctx| {
            planlupe::ui::fonts::install(ctx);
            theme.apply(ctx);
        });
    let show = |ui: &mut egui::Ui, window: &mut Window| {
        let _ = ui.button("Noe annet");
        let tokens = Tokens::of(ui.ctx());
        egui::Frame::NONE.fill(tokens.paper).show(ui, |ui| {
            let hits = Hits::of(&window.document, &window.hits);
            let marks = Marks {
                codings: &window.marks,
                hits: Some(&hits),
                current_hit: Some(0),
                revision: window.revision,
                ..Marks::default()
            };
            let seen = window.reader.ui(ui, PANE, &window.document, &marks);
            window.typed.extend(seen.typed.iter().cloned());
            window.clicked.extend(&seen.clicked);
            window.moved.extend(seen.moved);
            window.menu = window.menu.or(seen.menu);
            window.seen = Some(seen);
        });
    };
    let mut harness = builder.build_ui_state(show, window);
    harness.run();
    harness
}

pub fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-cases").join(name);
    std::fs::read_to_string(path).expect("the sample case is there")
}

/// Two days of letters between a user and NAV, and one card.
pub const CASE: &str = "\
Aktivitetsplan
Aktiviteter jeg gjennomfører nå
Tiltak gjennom NAV
Arbeidstrening
FRA DATO
20. januar 2020
ARRANGØR
[bokhandelen]
Avtalt med NAV
Dialog
VEILEDER 1 - 21. JAN. 2020
Så moro å lese! Bruk de første ukene til å kjenne etter.
BRUKER - 22. JAN. 2020
Det går greit på mandagene, men onsdagen er tung.
Jeg har fått time hos legen.
VEILEDER 1 - 23. JAN. 2020
Da er det ordnet, du har mandag og torsdag fra denne uka.
";

/// Where the text is on screen: left of its first character, half-way up its line.
pub fn at(harness: &Harness<'_, Window>, passage: &str) -> Pos2 {
    spot(harness, passage, 0)
}

/// Right of its last character.
pub fn after(harness: &Harness<'_, Window>, passage: &str) -> Pos2 {
    spot(harness, passage, passage.chars().count())
}

fn spot(harness: &Harness<'_, Window>, passage: &str, chars: usize) -> Pos2 {
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        let Some(value) = node.data().value().filter(|_| node.role() == Role::TextRun) else { continue };
        let (Some(byte), Some(bounds)) = (value.find(passage), node.data().bounds()) else { continue };
        let index = value[..byte].chars().count() + chars;
        let x = node.data().character_positions().expect("a run has them")[index];
        #[expect(clippy::cast_possible_truncation)]
        return Pos2::new(bounds.x0 as f32 + x, f32::midpoint(bounds.y0 as f32, bounds.y1 as f32));
    }
    panic!("«{passage}» is on the screen");
}

/// Drags the mouse from one point to another in a few steps.
pub fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    for pos in [from.lerp(to, 0.5), to] {
        harness.hover_at(pos);
        harness.run();
    }
    button(harness, to, false, Modifiers::NONE);
    harness.run();
}

pub fn button(harness: &Harness<'_, Window>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
}

/// Clicks so many times in a row, soon enough after one another to count as one gesture.
pub fn click(harness: &mut Harness<'_, Window>, pos: Pos2, times: usize) {
    harness.hover_at(pos);
    harness.step();
    for _ in 0..times {
        button(harness, pos, true, Modifiers::NONE);
        harness.step();
        button(harness, pos, false, Modifiers::NONE);
        harness.step();
    }
    harness.run();
}

pub fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// A person's long and dull case: one message a paragraph.
pub fn long_case(messages: usize) -> String {
    let mut text = String::from("Aktivitetsplan\nDialogen med veileder\nOppfølging\n");
    for number in 0..messages {
        let (who, day) = (if number % 2 == 0 { "BRUKER" } else { "VEILEDER 1" }, 1 + number * 27 / messages);
        let _ = write!(text, "{who} - {day}. JAN. 2020\nMelding nummer {number} i saken. ");
        text.push_str("Dette er en setning om arbeid, helse og økonomi som alle andre i planen. ".repeat(6).trim_end());
        text.push('\n');
    }
    text
}

pub fn pane<'a>(harness: &'a Harness<'_, Window>) -> AccessKitNode<'a> {
    harness.get_by_role_and_label(Role::Document, PANE).accesskit_node()
}
