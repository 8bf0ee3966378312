//! A print as a web page: each block as the element by which its era set it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use reading::layout::Speaker;

use crate::invented::plans::{Era, Plan};
use crate::invented::prints::Block;

/// The page's title, which browsers print at its top.
pub fn title(plan: &Plan) -> &'static str {
    if plan.era == Era::H5 || plan.printed.to_string().ends_with(['1', '4', '7']) {
        "Modia Arbeidsrettet Oppfølging"
    } else {
        "Aktivitetsplan"
    }
}

/// Sizes, weights and places of an era.
const fn style(era: Era) -> &'static str {
    match era {
        Era::H1 | Era::H2 | Era::H3 => {
            concat!(include_str!("styles/html-2020.css"), include_str!("styles/html-2020-05-06.css"))
        }
        Era::H4 | Era::H4b => include_str!("styles/html-2020.css"),
        Era::H5 => include_str!("styles/html-2025.css"),
        Era::P0 => include_str!("styles/server-2024.css"),
        Era::P1 | Era::P2 => include_str!("styles/server.css"),
    }
}

/// The folder of the fonts that NAV's pages use.
pub fn fonts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts").canonicalize().expect("the fonts")
}

/// A plan as it stands on the screen when it is printed; with `cuts`, in a box that is cut through lines where pages end.
pub fn page(era: Era, title: &str, blocks: &[Block], cuts: bool) -> String {
    let fonts = fonts();
    let mut page =
        format!("<!DOCTYPE html>\n<html lang=\"nb\"><head><meta charset=\"utf-8\"><title>{title}</title><style>\n");
    for (weight, file) in [("400", "Regular"), ("600 900", "Semibold")] {
        let _ = writeln!(
            page,
            "@font-face {{ font-family: 'Source Sans 3'; font-weight: {weight}; src: url('file://{}/SourceSans3-{file}.ttf'); }}",
            fonts.display()
        );
    }
    page.push_str(style(era));
    page.push_str("</style></head><body>\n");
    let mut writer = Writer { page, cuts, open: Vec::new() };
    blocks.iter().for_each(|block| writer.block(block));
    writer.close(0);
    writer.page.push_str("</body></html>\n");
    writer.page
}

/// Where a block stands: in a card, and there among its fields.
struct Writer {
    page: String,
    /// Whether the dialogues stand in a box that the browser cuts at the ends of pages, through lines where it comes so.
    cuts: bool,
    open: Vec<&'static str>,
}

impl Writer {
    /// Closes all but the outermost `left` boxes.
    fn close(&mut self, left: usize) {
        while self.open.len() > left {
            self.open.pop();
            self.page.push_str("</div>\n");
        }
    }

    fn begin(&mut self, class: &'static str) {
        if self.open.last() != Some(&class) {
            self.open.push(class);
            let _ = writeln!(self.page, "<div class=\"{class}\">");
        }
    }

    fn element(&mut self, element: &str, class: &str, text: &str) {
        let _ = writeln!(self.page, "<{element} class=\"{class}\">{}</{element}>", escaped(text));
    }

    fn block(&mut self, block: &Block) {
        let in_card = matches!(self.open.first(), Some(&"card"));
        let in_cut = matches!(self.open.first(), Some(&"cut"));
        match block {
            Block::Row(_) | Block::Wide(..) => self.begin("fields"),
            Block::ThreadTitle(_) => {}
            Block::Group(_) | Block::GoalHeading(_) | Block::CardType(..) => self.close(0),
            Block::Dialog(heading) if is_main(heading) => self.close(0),
            _ => self.close(usize::from(in_card || in_cut)),
        }
        match block {
            Block::Head(left, right) => {
                self.page.push_str("<div class=\"head\">");
                for (class, lines) in [("left", left), ("right", right)] {
                    let _ = write!(self.page, "<div class=\"{class}\">");
                    lines.iter().for_each(|line| self.element("div", "line", line));
                    self.page.push_str("</div>");
                }
                self.page.push_str("</div>\n");
            }
            Block::PlanTitle(title) => self.element("h1", "plan", title),
            Block::Preamble(text) => self.element("p", "preamble", text),
            Block::GoalHeading(heading) | Block::Group(heading) => self.element("h2", "group", heading),
            Block::Goal(goal) => self.element("p", "goal", goal),
            Block::CardType(kind, chips) => {
                self.begin("card");
                if chips.is_empty() {
                    self.element("p", "type", kind);
                } else {
                    let chips = spans(chips);
                    let _ = writeln!(
                        self.page,
                        "<div class=\"top\"><p class=\"type\">{}</p><div class=\"beside\">{chips}</div></div>",
                        escaped(kind)
                    );
                }
            }
            Block::CardTitle(title) => self.element("h3", "title", title),
            Block::Box(heading, lines) => {
                let _ = writeln!(
                    self.page,
                    "<div class=\"duty\"><h4>{}</h4><p>{}</p></div>",
                    escaped(heading),
                    escaped(&lines.join("\n"))
                );
            }
            Block::Row(cells) => {
                self.page.push_str("<div class=\"row\">");
                for (label, value) in cells {
                    let (label, value) = (escaped(label), escaped(value));
                    let _ = write!(self.page, "<div class=\"cell\"><h4>{label}</h4><p>{value}</p></div>");
                }
                self.page.push_str("</div>\n");
            }
            Block::Wide(label, lines, is_link) => {
                let (label, value) = (escaped(label), escaped(&lines.join("\n")));
                let value = if *is_link {
                    format!("<a href=\"https://eksempel.no/side\">{value}</a>")
                } else {
                    format!("<p>{value}</p>")
                };
                let _ = writeln!(self.page, "<div class=\"wide\"><h4>{label}</h4>{value}</div>");
            }
            Block::Chips(chips) => {
                let _ = writeln!(self.page, "<div class=\"chips\">{}</div>", spans(chips));
            }
            Block::Dialog(heading) if is_main(heading) => {
                if self.cuts {
                    self.begin("cut");
                }
                self.element("h2", "dialogues", heading);
            }
            Block::Dialog(heading) | Block::History(heading) => self.element("h4", "dialogue", heading),
            Block::ThreadTitle(title) => self.element("h3", "thread", title),
            Block::Header(header, speaker) => self.element("div", &format!("header {}", side(*speaker)), header),
            Block::Body(paragraphs, speaker) => {
                let text = paragraphs.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n");
                self.element("p", &format!("message {}", side(*speaker)), &text);
            }
            Block::ReadBy(note) => self.element("div", "read", note),
            Block::Event(when, what) => {
                self.element("div", "header event", when);
                self.element("p", "message event", what);
            }
        }
    }
}

fn spans(chips: &[String]) -> String {
    chips.iter().fold(String::new(), |line, chip| line + "<span class=\"chip\">" + chip + "</span>")
}

/// Whether it is the heading of the free dialogues, not that of a card's.
pub fn is_main(heading: &str) -> bool {
    heading.starts_with("Dialoge")
}

const fn side(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::User => "user",
        Speaker::Nav => "nav",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
