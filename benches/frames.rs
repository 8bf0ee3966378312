//! CPU time of whole frames of the window: a case of 1,000 pages with 20,000 codings and its strip while it is scrolled and selected, words typed
//! in the palette and in the search, and the page of courses with 8,000 cases while it is scrolled. Promise: 99 of 100 frames
//! under 4 ms.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use chrono::{Datelike, Days, NaiveDate};
use cpu_time::ThreadTime;
use egui::{Context, Event, Key, Modifiers, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2};
use planlupe::ui::app::App;
use planlupe::ui::settings::Settings;
use project::Project;
use project::codebook::Codebook;
use project::import::{Manner, import};
use reading::text::Span;

const FRAMES: usize = 300;
const CODINGS: usize = 20_000;
const CASES: usize = 8_000;
/// About what an A4 page of a print holds, in code points.
const PAGE: usize = 2_500;
const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAI", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DES"];
const SAID: [&str; 4] = [
    "Hei. Jeg lurer på om meldekortet kom fram, for jeg har ikke fått noen utbetaling denne uka. Kan du se etter?",
    "Hei. Det er registrert. Utbetalingen kommer som regel to virkedager etter at kortet er levert.",
    "Takk for svar! Jeg begynner hos tiltaksarrangøren på mandag, og legen sier at jeg kan prøve to timer om dagen.",
    "Så fint. Da legger jeg inn aktiviteten i planen, og så tar vi en prat om tre uker om hvordan det har gått.",
];

/// Messages every few days until there are enough code points.
fn print(seed: usize, length: usize, every: u64) -> String {
    let start = NaiveDate::from_ymd_opt(2016, 1, 4).expect("a day") + Days::new(seed as u64 % 700);
    let mut out = String::new();
    let mut number = 0_usize;
    while out.len() < length {
        let silence = if number > 12 { 150 } else { 0 };
        let day = start + Days::new(number as u64 * every / 4 + silence);
        let sender = if number.is_multiple_of(2) { "BRUKER" } else { "VEILEDER" };
        let (date, month, year) = (day.day(), MONTHS[day.month0() as usize], day.year());
        let said = SAID[(number + seed) % SAID.len()];
        out.push_str(&format!("{sender} – {date}. {month}. {year}: {said} Nr. {seed}-{number}.\n\n"));
        number += 1;
    }
    out
}

fn project(folder: &Path, name: &str, prints: impl Iterator<Item = String>) -> std::path::PathBuf {
    let files = prints.enumerate().map(|(number, text)| {
        let path = folder.join(format!("{name}-{number:05}.txt"));
        std::fs::write(&path, text).expect("written");
        path
    });
    let files: Vec<_> = files.collect();
    let path = folder.join(name).with_extension("planlupe");
    let mut project = Project::create_with(&path, &Codebook::standard()).expect("a project");
    project.set_coder("ada");
    import(&mut project, files, Manner::default()).expect("an import");
    path
}

fn code(path: &Path) {
    let mut project = Project::open(path).expect("the project");
    let case = project.cases().list().expect("cases")[0].clone();
    let codes = project.codes().tree().expect("codes");
    let codes: Vec<i64> = codes.iter().filter(|(code, _)| code.codable).map(|(code, _)| code.id).collect();
    let step = (case.chars - 200) / CODINGS;
    for (at, code) in codes.iter().enumerate() {
        let spans = (at..CODINGS).step_by(codes.len()).map(|number| {
            let start = number * step.max(1);
            Span::new(start, start + 20 + number * 37 % 160)
        });
        project.write().codings().add(case.id, *code, &spans.collect::<Vec<_>>()).expect("coded");
    }
}

struct Bench {
    ctx: Context,
    app: App,
    time: f64,
}

impl Bench {
    fn open(path: &Path) -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let app = App::new(&ctx, Settings::default(), Some(path));
        let mut bench = Self { ctx, app, time: 0.0 };
        for _ in 0..60 {
            bench.frame(Vec::new());
        }
        bench
    }

    /// One frame with these events; gives its CPU time.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let start = ThreadTime::now();
        self.app.logic(&self.ctx);
        let output = self.ctx.run_ui(input, |ui| self.app.ui(ui));
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        start.elapsed()
    }

    fn run(&mut self, name: &str, events: impl Fn(usize) -> Vec<Event>) {
        let mut times: Vec<Duration> = (0..FRAMES).map(|number| self.frame(events(number))).collect();
        times.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let (median, p99) = (ms(times[FRAMES / 2]), ms(times[FRAMES * 99 / 100]));
        println!("    {name:<24} median {median:6.2} ms   p99 {p99:6.2} ms   worst {:6.2} ms", ms(times[FRAMES - 1]));
    }

    /// Presses a key once and lets the window come to rest.
    fn press(&mut self, key: Key, modifiers: Modifiers) {
        self.frame(vec![pressed(key, modifiers)]);
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }
}

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}

/// Letters of a word, one a frame, with a word taken back after it.
fn letter(number: usize) -> Vec<Event> {
    const WORD: &str = "meldekort";
    let at = number % (2 * WORD.len());
    match WORD.get(at..=at) {
        Some(letter) => vec![Event::Text(letter.to_owned())],
        None => vec![pressed(Key::Backspace, Modifiers::NONE)],
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = project(folder.path(), "long", std::iter::once(print(1, 1_000 * PAGE, 1)));
    code(&long);
    println!("1,000 pages, 20,000 codings, strip shown");
    let mut bench = Bench::open(&long);
    bench.frame(vec![Event::PointerMoved(pos2(600.0, 450.0))]);
    bench.run("idle", |_| Vec::new());
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    bench.run("pointer moves", |number| vec![Event::PointerMoved(pos2(300.0 + number as f32, 450.0))]);
    bench.frame(vec![Event::PointerMoved(pos2(600.0, 450.0))]);
    bench.run("wheel", |_| vec![wheel(-60.0)]);
    bench.run("fling", |_| vec![wheel(-1200.0)]);
    bench.run("select by keys", |_| vec![pressed(Key::ArrowDown, Modifiers::SHIFT)]);
    bench.press(Key::K, Modifiers::COMMAND);
    bench.run("type in the palette", letter);
    bench.press(Key::Escape, Modifiers::NONE);
    bench.press(Key::F, Modifiers::COMMAND);
    bench.run("type in the search", letter);
    drop(bench);
    let many = project(folder.path(), "many", (0..CASES).map(|number| print(number, 6_000, 90)));
    println!("{CASES} cases");
    let mut bench = Bench::open(&many);
    bench.frame(vec![Event::PointerMoved(pos2(100.0, 450.0))]);
    bench.run("list of cases: wheel", |_| vec![wheel(-300.0)]);
    bench.press(Key::Num3, Modifiers::COMMAND);
    bench.frame(vec![Event::PointerMoved(pos2(600.0, 450.0))]);
    bench.run("courses: idle", |_| Vec::new());
    bench.run("courses: wheel", |_| vec![wheel(-60.0)]);
    bench.run("courses: fling", |_| vec![wheel(-3000.0)]);
    bench.run("courses: keys", |_| vec![pressed(Key::PageDown, Modifiers::NONE)]);
}
