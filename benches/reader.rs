//! CPU time of the reader's frames: 50 and 1,000 pages with 20,000 codings, wheel, jump and drag-select,
//! tessellation included. Promise: 99 of 100 frames under 8 ms.
//!
//! In the same run the same document is shown without a single coding: what coding costs is the difference.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use egui::{Context, Event, Key, Modifiers, MouseWheelUnit, PointerButton, RawInput, Rect, TouchPhase, pos2, vec2};
use planlupe::ui::reader::{CodingMark, Document, EntryWords, Marks, Reader};
use planlupe::ui::tokens::Theme;
use reading::chronology::{ReadingOrder, order};
use reading::grammar;
use reading::plan::Plan;
use reading::text::{Span, Text};

const CODINGS: usize = 20_000;
const FRAMES: usize = 400;
/// About what an A4 page of a print holds, in code points.
const PAGE: usize = 2_500;

struct Words;

impl EntryWords for Words {
    fn header(&self, plan: &Plan, entry: usize, same_day: bool) -> String {
        words::entry_header(plan, entry, same_day)
    }

    fn group_heading(&self, _: &Plan, _: usize, _: Option<usize>) -> Option<String> {
        None
    }

    fn flags(&self, plan: &Plan, entry: usize) -> Vec<String> {
        words::flags(&plan.entries[entry])
    }
}

/// Messages typed by hand, day after day, until there are enough code points.
fn text(pages: usize) -> Text {
    const SAID: [&str; 4] = [
        "Hei. Jeg lurer på om meldekortet kom fram, for jeg har ikke fått noen utbetaling denne uka. Kan du se etter?",
        "Hei. Det er registrert. Utbetalingen kommer som regel to virkedager etter at kortet er levert. Si fra hvis den ikke er der på fredag.",
        "Takk for svar! Jeg begynner hos tiltaksarrangøren på mandag, og legen sier at jeg kan prøve to timer om dagen til å begynne med.",
        "Så fint. Da legger jeg inn aktiviteten i planen, og så tar vi en prat om tre uker om hvordan det har gått, og hva som skal til videre.",
    ];
    let start = chrono::NaiveDate::from_ymd_opt(2016, 1, 4).expect("a day");
    let months = ["JAN", "FEB", "MAR", "APR", "MAI", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DES"];
    let mut content = String::new();
    let mut day: usize = 0;
    while content.len() < pages * PAGE {
        let date = start + chrono::Days::new(day as u64 / 4);
        let sender = if day.is_multiple_of(2) { "BRUKER" } else { "VEILEDER" };
        let month = months[chrono::Datelike::month0(&date) as usize];
        let (day_of_month, year) = (chrono::Datelike::day(&date), chrono::Datelike::year(&date));
        content.push_str(&format!("{sender} – {day_of_month}. {month}. {year}: "));
        for part in 0..3 {
            content.push_str(SAID[(day + part) % SAID.len()]);
            content.push(' ');
        }
        content.push_str("\n\n");
        day += 1;
    }
    Text::new(&content)
}

fn marks(text: &Text) -> Vec<CodingMark> {
    let tokens = Theme::Light.tokens();
    let step = (text.len() - 200) / CODINGS;
    let mark = |number: usize| {
        let start = number * step.max(1) % (text.len() - 200);
        let span = Span::new(start, start + 20 + number * 37 % 160);
        CodingMark {
            span,
            colour: tokens.code(number),
            name: format!("kode {}", number % 12),
            id: i64::try_from(number).unwrap_or_default(),
            letter: 'k',
        }
    };
    (0..CODINGS).map(mark).collect()
}

struct Bench<'a> {
    ctx: Context,
    reader: Reader,
    document: &'a Document,
    marks: Marks<'a>,
    time: f64,
}

impl Bench<'_> {
    /// One frame with these events; gives its CPU time.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 900.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let start = ThreadTime::now();
        let output = self.ctx.run_ui(input, |ui| {
            self.reader.ui(ui, "Lesepanel", self.document, &self.marks);
        });
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        start.elapsed()
    }

    fn run(&mut self, name: &str, events: impl Fn(usize) -> Vec<Event>) {
        report(name, (0..FRAMES).map(|number| self.frame(events(number))).collect());
    }

    /// Goes to passages all over the text.
    fn jump(&mut self, length: usize) {
        let jump = |number: usize| {
            let at = number * 7919 % (length - 10);
            self.reader.scroll_to(Span::new(at, at + 5));
            self.frame(Vec::new())
        };
        report("jump", (0..FRAMES).map(jump).collect());
    }
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("    {name:<12} median {:6.2} ms   p99 {:6.2} ms", ms(times[FRAMES / 2]), ms(times[FRAMES * 99 / 100]));
}

fn wheel(lines: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, lines),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn main() {
    for pages in [50, 1_000] {
        let text = text(pages);
        let plan = grammar::read(&text);
        let document = Document::new(&plan, &text, &order(&plan, ReadingOrder::Chronological), &Words);
        let codings = marks(&text);
        for (what, codings) in [("20,000 codings", codings.as_slice()), ("no coding", &[])] {
            println!("{pages} pages, {} code points, {what}", text.len());
            let ctx = Context::default();
            planlupe::ui::fonts::install(&ctx);
            Theme::Light.apply(&ctx);
            ctx.enable_accesskit();
            let marks = Marks { codings, revision: 1, ..Marks::default() };
            let mut bench = Bench { ctx, reader: Reader::new("bench"), document: &document, marks, time: 0.0 };
            let first = bench.frame(Vec::new());
            println!("    first frame         {:6.2} ms", first.as_secs_f64() * 1000.0);
            let middle = pos2(600.0, 450.0);
            bench.frame(vec![Event::PointerMoved(middle)]);
            bench.run("idle", |_| Vec::new());
            bench.run("wheel", |_| vec![wheel(-60.0)]);
            bench.run("fling", |_| vec![wheel(-1200.0)]);
            bench.jump(text.len());
            let press = |pressed, at| Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            bench.frame(vec![Event::PointerMoved(middle), press(true, middle)]);
            bench.run("drag-select", |number| {
                #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
                let y = 100.0 + (number * 7 % 700) as f32;
                vec![Event::PointerMoved(pos2(500.0, y))]
            });
            bench.frame(vec![press(false, middle)]);
            bench.run("keyboard", |_| vec![key(Key::ArrowDown, Modifiers::SHIFT)]);
        }
    }
}
