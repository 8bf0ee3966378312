//! Small PDFs and office documents of our own text, made by hand: no program of this kind is needed for the tests.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Width and height of a page, in points.
const PAGE: (f64, f64) = (595.0, 842.0);

/// How letters stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// One byte a letter, by the encoding of Windows.
    WinAnsi,
    /// Two bytes a letter, as browsers write them: numbers of glyphs, and a map from them to Unicode.
    Mapped,
}

/// A PDF that is being made. All letters are 0.6 of the font size wide.
pub struct Paper {
    letters: Letters,
    pages: Vec<String>,
    known: BTreeSet<char>,
    /// Degrees by which the pages are turned.
    pub turned: i32,
    /// More entries of the catalogue, of each page, and of its resources.
    pub catalog: String,
    pub page: String,
    pub resources: String,
    more: Vec<String>,
    y: f64,
}

impl Paper {
    pub fn new(letters: Letters) -> Self {
        Self {
            letters,
            pages: vec![String::new()],
            known: BTreeSet::new(),
            turned: 0,
            catalog: String::new(),
            page: String::new(),
            resources: String::new(),
            more: Vec::new(),
            y: 60.0,
        }
    }

    pub fn new_page(&mut self) {
        self.pages.push(String::new());
        self.y = 60.0;
    }

    /// Sets a line whose base is `y` below the top.
    pub fn set(&mut self, x: f64, y: f64, size: f64, bold: bool, text: &str) {
        let code = |c: char| match self.letters {
            Letters::WinAnsi => encoding_rs::WINDOWS_1252
                .encode(&c.to_string())
                .0
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect::<Vec<_>>()
                .concat(),
            Letters::Mapped => format!("{:04x}", glyph(c)),
        };
        let codes: String = text.chars().map(code).collect();
        self.known.extend(text.chars());
        let font = if bold { "F2" } else { "F1" };
        let page = self.pages.last_mut().expect("a page");
        // On a turned page the text is turned the other way, so that it stands upright.
        let (x, y) = if self.turned == 0 { (x, PAGE.1 - y) } else { (y, x) };
        let matrix = if self.turned == 0 { "1 0 0 1" } else { "0 1 -1 0" };
        writeln!(page, "BT /{font} {size} Tf {matrix} {x} {y} Tm <{codes}> Tj ET").expect("a string");
    }

    /// Sets paragraphs below what is there, with lines of at most `wide` letters.
    pub fn paragraph(&mut self, gap: f64, wide: usize, text: &str) {
        self.y += gap;
        for line in text.lines().flat_map(|line| wrapped(line, wide)) {
            self.set(60.0, self.y, 12.0, false, &line);
            self.y += 14.0;
        }
    }

    pub fn heading(&mut self, gap: f64, size: f64, text: &str) {
        self.y += gap + size;
        self.set(60.0, self.y, size, true, text);
        self.y += size;
    }

    /// Labels with their values below them, side by side. A page holds them label by label.
    pub fn fields(&mut self, fields: &[(&str, &str)]) {
        self.y += 9.0;
        for (number, (label, value)) in fields.iter().enumerate() {
            let x = 60.0 + 160.0 * f64::from(u8::try_from(number).expect("few fields"));
            let mut y = self.y;
            for line in wrapped(label, 22) {
                self.set(x, y, 9.0, false, &line);
                y += 11.0;
            }
            self.set(x, y + 2.0, 12.0, false, value);
        }
        let longest = fields.iter().map(|(label, _)| wrapped(label, 22).len()).max().unwrap_or(1);
        self.y += 11.0 * f64::from(u8::try_from(longest).expect("few lines")) + 14.0;
    }

    /// Adds an object; gives its number, which holds as long as no page is added.
    pub fn add(&mut self, object: &str) -> usize {
        self.more.push(object.to_owned());
        8 + 2 * self.pages.len() + self.more.len()
    }

    /// Instructions as they are.
    pub fn draw(&mut self, instructions: &str) {
        self.pages.last_mut().expect("a page").push_str(instructions);
    }

    /// A picture in grey over the width of the page, from its top on.
    pub fn picture(&mut self, picture: &image::GrayImage) {
        let (width, height) = picture.dimensions();
        let tall = PAGE.0 * f64::from(height) / f64::from(width);
        let values: Vec<_> = picture.as_raw().iter().map(|value| format!("{value:02x}")).collect();
        let values = values.concat();
        let head = format!(
            "q {} 0 0 {tall} 0 {} cm BI /W {width} /H {height} /BPC 8 /CS /G /F /AHx ID ",
            PAGE.0,
            PAGE.1 - tall
        );
        self.draw(&format!("{head}{values}> EI Q\n"));
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut objects = vec![format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog)];
        let first = 9;
        let kids: Vec<String> = (0..self.pages.len()).map(|page| format!("{} 0 R", first + 2 * page)).collect();
        objects.push(format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()));
        for (number, name) in ["Courier", "Courier-Bold"].iter().enumerate() {
            objects.push(match self.letters {
                Letters::WinAnsi => {
                    format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
                }
                Letters::Mapped => format!(
                    "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+{name} /Encoding /Identity-H /DescendantFonts [{} 0 R] \
                     /ToUnicode 7 0 R >>",
                    5 + number
                ),
            });
        }
        for name in ["Courier", "Courier-Bold"] {
            objects.push(format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+{name} /DW 600 >>"));
        }
        objects.push(stream(&self.map()));
        objects.push(stream("0 0 0 rg"));
        for (number, page) in self.pages.iter().enumerate() {
            let (width, height) = if self.turned == 0 { PAGE } else { (PAGE.1, PAGE.0) };
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {} /Contents {} 0 R {} /Resources << /Font << /F1 \
                 3 0 R /F2 4 0 R >> /XObject << /Im1 8 0 R >> {} >> >>",
                self.turned,
                first + 2 * number + 1,
                self.page,
                self.resources
            ));
            objects.push(stream(page));
        }
        objects.extend(self.more.iter().cloned());
        let mut file = "%PDF-1.4\n".to_owned();
        let mut places = Vec::new();
        for (number, object) in objects.iter().enumerate() {
            places.push(file.len());
            write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1).expect("a string");
        }
        let table = file.len();
        write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("a string");
        for place in places {
            writeln!(file, "{place:010} 00000 n ").expect("a string");
        }
        let size = objects.len() + 1;
        write!(file, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").expect("a string");
        file.into_bytes()
    }

    fn map(&self) -> String {
        let mut map = "begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n".to_owned();
        for letter in &self.known {
            let units: Vec<String> =
                letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04x}")).collect();
            write!(map, "1 beginbfchar\n<{:04x}> <{}>\nendbfchar\n", glyph(*letter), units.concat()).expect("a string");
        }
        map + "endcmap\n"
    }
}

/// A number that has nothing to do with the letter's own.
fn glyph(letter: char) -> u16 {
    u16::try_from((u32::from(letter) * 7 + 3) % 65_521).expect("below 65521")
}

pub fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

fn wrapped(text: &str, wide: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("a line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= wide {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// A plan of our own in the layout of June 2020, on two pages.
pub fn plan(letters: Letters) -> Paper {
    let mut paper = Paper::new(letters);
    plan_on(&mut paper);
    paper
}

pub fn plan_on(paper: &mut Paper) {
    paper.set(60.0, 40.0, 12.0, false, "Kari Eksempel");
    paper.set(400.0, 40.0, 12.0, false, "Dato: 4. jun. 2020");
    paper.heading(6.0, 30.0, "Aktivitetsplan");
    paper.heading(6.0, 18.0, "Mitt mål");
    paper.paragraph(6.0, 60, "Jeg vil bli båtbygger.");
    paper.heading(30.0, 18.0, "Aktiviteter jeg gjennomfører nå");
    paper.paragraph(12.0, 60, "Jobbsøking");
    paper.heading(0.0, 15.0, "Søke plass på et båtbyggeri ved fjorden");
    paper.fields(&[("FRA DATO", "2. mars 2020"), ("TIL DATO", "30. juni 2020"), ("ANTALL SØKNADER I UKEN", "5")]);
    paper.fields(&[("BESKRIVELSE", "Søke på verft langs kysten.")]);
    paper.paragraph(16.0, 60, " Avtalt med NAV");
    paper.heading(10.0, 12.0, "Dialog");
    paper.header(12.0, "BRUKER - 5. MAR. 2020");
    paper.paragraph(0.0, 60, "Første søknad er sendt.");
    paper.heading(30.0, 18.0, "Dialogen med veileder");
    paper.heading(10.0, 15.0, "Verksted");
    paper.header(12.0, "BRUKER - 10. FEB. 2020");
    paper.paragraph(
        0.0,
        60,
        "Har dere en plass på verkstedet? Jeg kan begynne når som helst, og jeg har egne klær og sko til arbeidet.\n\
         Hilsen Kari",
    );
    paper.new_page();
    paper.header(0.0, "Z000001 - 3. APR. 2020");
    paper.paragraph(0.0, 60, "Ja, fra mai.");
    paper.heading(16.0, 15.0, "Skatt");
    paper.header(12.0, "BRUKER - 6. MAR. 2020");
    paper.paragraph(0.0, 60, "Hva med skattekortet?");
}

impl Paper {
    /// The line above a message, in small letters close above it.
    pub fn header(&mut self, gap: f64, text: &str) {
        self.y += gap;
        self.set(60.0, self.y, 10.5, false, text);
        self.y += 13.0;
    }
}

/// A zip archive with these parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    with_parts(&[], &parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect::<Vec<_>>())
}

/// The archive with more parts, of any bytes.
pub fn with_parts(archive: &[u8], parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = if archive.len() > 30 {
        ZipWriter::new_append(Cursor::new(archive.to_vec())).expect("an archive")
    } else {
        ZipWriter::new(Cursor::new(Vec::new()))
    };
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("a part");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A Word document with this body.
pub fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let parts: Vec<(&str, &str)> =
        [("word/document.xml", body.as_str())].into_iter().chain(more.iter().copied()).collect();
    archive(&parts)
}

/// An `OpenDocument` text with this body.
/// With the namespaces that an office program declares.
pub fn odt(body: &str) -> Vec<u8> {
    let of_format = ["office", "text", "table", "style", "meta", "form"]
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    let named = [
        ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
        ("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("xlink", "http://www.w3.org/1999/xlink"),
        ("field", "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"),
        ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
    ];
    let named = named.map(|(name, space)| format!(" xmlns:{name}=\"{space}\""));
    let spaces = [of_format.concat(), named.concat()].concat();
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content{spaces}><office:body><office:text>{body}</office:text>\
         </office:body></office:document-content>"
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &body)])
}
