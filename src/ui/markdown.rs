//! Markdown as researchers write it in summaries: headings, lists, emphasis, quotes, rules.

use egui::text::LayoutJob;
use egui::{Align, Label, TextFormat, Ui};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fonts;
use super::tokens::{Tokens, size, space};

/// Shows a Markdown text.
pub fn show(ui: &mut Ui, markdown: &str) {
    let tokens = Tokens::of(ui.ctx());
    let mut page = MarkdownWriter {
        ui,
        tokens,
        job: LayoutJob::default(),
        style: MarkdownStyle::default(),
        lists: Vec::new(),
        indent: 0.0,
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH) {
        page.take(event);
    }
    page.flush();
}

#[derive(Default, Clone, Copy)]
struct MarkdownStyle {
    strong: bool,
    emphasis: bool,
    strikethrough: bool,
    quote: bool,
    heading: Option<HeadingLevel>,
}

struct MarkdownWriter<'a> {
    ui: &'a mut Ui,
    tokens: &'static Tokens,
    job: LayoutJob,
    style: MarkdownStyle,
    /// The number of the next item of each list that is open; `None` for bullets.
    lists: Vec<Option<u64>>,
    indent: f32,
}

impl MarkdownWriter<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.write(&text),
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.write("\n"),
            Event::Rule => {
                self.flush();
                self.ui.separator();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.style.heading = Some(*level);
            }
            Tag::Strong => self.style.strong = true,
            Tag::Emphasis => self.style.emphasis = true,
            Tag::Strikethrough => self.style.strikethrough = true,
            Tag::BlockQuote(_) => {
                self.flush();
                self.style.quote = true;
                self.indent += space::L;
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
                self.indent += space::L;
            }
            Tag::Item => {
                self.flush();
                let bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_owned(),
                };
                self.write(&bullet);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.flush();
                self.style.heading = None;
            }
            TagEnd::Strong => self.style.strong = false,
            TagEnd::Emphasis => self.style.emphasis = false,
            TagEnd::Strikethrough => self.style.strikethrough = false,
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.style.quote = false;
                self.indent -= space::L;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                self.indent -= space::L;
            }
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        let strong = self.style.strong || self.style.heading.is_some();
        let points = match self.style.heading {
            Some(HeadingLevel::H1) => size::TITLE,
            Some(_) => size::READING,
            None => size::BODY,
        };
        let family = if strong { fonts::semibold() } else { egui::FontFamily::Proportional };
        let colour = if self.style.quote { self.tokens.quiet } else { self.tokens.ink };
        let line = |drawn: bool| if drawn { egui::Stroke::new(1.0, colour) } else { egui::Stroke::NONE };
        let format = TextFormat {
            italics: self.style.emphasis,
            strikethrough: line(self.style.strikethrough),
            valign: Align::BOTTOM,
            ..TextFormat::simple(egui::FontId::new(points, family), colour)
        };
        self.job.append(text, 0.0, format);
    }

    fn flush(&mut self) {
        if self.job.is_empty() {
            return;
        }
        let mut job = std::mem::take(&mut self.job);
        let indent = self.indent;
        self.ui.horizontal_top(|ui| {
            ui.add_space(indent);
            job.wrap.max_width = ui.available_width();
            // What stands in a row is not wrapped by itself.
            ui.add(Label::new(job).wrap());
        });
    }
}
