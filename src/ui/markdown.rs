//! Markdown as researchers write it in summaries, and as the guide has it: headings, lists, emphasis, quotes, rules, tables, code.

use egui::text::LayoutJob;
use egui::{Align, Frame, Grid, Label, Margin, TextFormat, Ui};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fonts;
use super::tokens::{Tokens, size, space};

/// Shows a Markdown text; of pictures, what stands for them.
pub fn show(ui: &mut Ui, markdown: &str) {
    write(ui, markdown, None);
}

/// Shows a Markdown text, and a picture by this function: it is given the path and what stands for it.
pub fn show_with(ui: &mut Ui, markdown: &str, mut picture: impl FnMut(&mut Ui, &str, &str)) {
    write(ui, markdown, Some(&mut picture));
}

type ShowPicture<'a> = &'a mut dyn FnMut(&mut Ui, &str, &str);

fn write<'a>(ui: &'a mut Ui, markdown: &str, picture: Option<ShowPicture<'a>>) {
    let tokens = Tokens::of(ui.ctx());
    let mut page = MarkdownWriter {
        ui,
        tokens,
        job: LayoutJob::default(),
        style: MarkdownStyle::default(),
        lists: Vec::new(),
        indent: 0.0,
        table: Vec::new(),
        tables: 0,
        picture,
        pictured: None,
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
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
    code: bool,
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
    /// Rows of the table that is being read, and tables before it.
    table: Vec<Vec<LayoutJob>>,
    tables: usize,
    picture: Option<ShowPicture<'a>>,
    /// The path of the picture that is being read, and what stands for it.
    pictured: Option<(String, String)>,
}

/// How much of the width the first column of a table takes.
const FIRST_COLUMN: f32 = 0.36;

impl MarkdownWriter<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.pictured.is_some() => {
                self.pictured.iter_mut().for_each(|(_, instead)| instead.push_str(&text));
            }
            Event::SoftBreak if self.pictured.is_some() => {
                self.pictured.iter_mut().for_each(|(_, instead)| instead.push(' '));
            }
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
            Tag::CodeBlock(_) => {
                self.flush();
                self.style.code = true;
            }
            Tag::Image { dest_url, .. } if self.picture.is_some() => {
                self.flush();
                self.pictured = Some((dest_url.to_string(), String::new()));
            }
            Tag::Table(_) => self.flush(),
            Tag::TableHead | Tag::TableRow => {
                self.style.strong = matches!(tag, Tag::TableHead);
                self.table.push(Vec::new());
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
            TagEnd::Strong | TagEnd::TableHead => self.style.strong = false,
            TagEnd::Emphasis => self.style.emphasis = false,
            TagEnd::Strikethrough => self.style.strikethrough = false,
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.style.quote = false;
                self.indent -= space::L;
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.style.code = false;
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.job);
                self.table.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Image => {
                if let (Some((path, instead)), Some(show)) = (self.pictured.take(), self.picture.as_mut()) {
                    show(self.ui, &path, &instead);
                }
            }
            TagEnd::Table => self.table(),
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

    /// Shows the table that was read.
    fn table(&mut self) {
        let rows = std::mem::take(&mut self.table);
        self.tables += 1;
        let columns = rows.first().map_or(1, Vec::len).max(1);
        let gap = space::L;
        let width = self.ui.available_width() - gap;
        #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
        let others = if columns > 1 { (width * (1.0 - FIRST_COLUMN)) / (columns - 1) as f32 - gap } else { width };
        let grid = Grid::new(("table", self.tables)).striped(true).spacing([gap, space::XS]);
        grid.show(self.ui, |ui| {
            for row in rows {
                for (at, mut cell) in row.into_iter().enumerate() {
                    cell.wrap.max_width = if at == 0 && columns > 1 { width * FIRST_COLUMN } else { others };
                    // In a grid, a label would take all on one line.
                    let laid_out = ui.fonts_mut(|fonts| fonts.layout_job(cell));
                    ui.add(Label::new(laid_out));
                }
                ui.end_row();
            }
        });
    }

    fn flush(&mut self) {
        if self.job.is_empty() {
            return;
        }
        let mut job = std::mem::take(&mut self.job);
        if self.style.code {
            job.text.truncate(job.text.trim_end().len());
            let frame = Frame::new().fill(self.tokens.card).inner_margin(Margin::same(8));
            frame.show(self.ui, |ui| ui.add(Label::new(job.text).wrap()));
            return;
        }
        let indent = self.indent;
        self.ui.horizontal_top(|ui| {
            ui.add_space(indent);
            job.wrap.max_width = ui.available_width();
            // What stands in a row is not wrapped by itself.
            ui.add(Label::new(job).wrap());
        });
    }
}
