//! How a print is made: paper, scale, and whether the browser puts its own header and footer on each page.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    A4,
    Letter,
}

impl Paper {
    /// Width and height in inches.
    pub const fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (8.27, 11.69),
            Self::Letter => (8.5, 11.0),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    pub paper: Paper,
    pub percent: u16,
    pub has_furniture: bool,
}

/// The usual ones first.
pub const ALL: [Variant; 12] = [
    Variant::new(Paper::A4, 100, false),
    Variant::new(Paper::A4, 100, true),
    Variant::new(Paper::Letter, 80, true),
    Variant::new(Paper::A4, 70, false),
    Variant::new(Paper::Letter, 105, false),
    Variant::new(Paper::A4, 90, true),
    Variant::new(Paper::Letter, 74, false),
    Variant::new(Paper::A4, 120, true),
    Variant::new(Paper::Letter, 100, true),
    Variant::new(Paper::A4, 80, false),
    Variant::new(Paper::Letter, 120, false),
    Variant::new(Paper::Letter, 70, true),
];

/// What browsers write on each page: the day in the form of their language, and the address.
const FURNITURE: [(&str, &str); 5] = [
    ("4.6.2020", "https://aktivitetsplan.eksempel.no/utskrift"),
    ("11.06.2025, 10:14", "https://veilarbpersonflate.eksempel.no/aktivitetsplan/utskrift?oppfolgingsperiode=4"),
    ("6/4/2020", "https://modapp.eksempel.no/aktivitetsplan/utskrift"),
    ("04/06/2020, 10:14 AM", "file:///C:/Users/eksempel/utskrift.html"),
    ("4. juni 2020", "https://eksempel.no/plan"),
];

impl Variant {
    const fn new(paper: Paper, percent: u16, has_furniture: bool) -> Self {
        Self { paper, percent, has_furniture }
    }

    pub fn name(self) -> String {
        let furniture = if self.has_furniture { "-header-footer" } else { "" };
        format!("{}-{}{furniture}", self.paper.name(), self.percent)
    }

    /// Templates of header and footer, with the marks that Chromium fills in itself: as Chromium has them, or as Firefox.
    pub fn furniture(self) -> (String, String) {
        let (day, address) = FURNITURE[usize::from(self.percent / 10) % FURNITURE.len()];
        self.furniture_of(day, address, "div { font-family: 'Liberation Sans', Arial, sans-serif }")
    }

    /// The same for a day and an address, with a style sheet.
    pub fn furniture_of(self, day: &str, address: &str, style: &str) -> (String, String) {
        let (title, number, all) =
            ["title", "pageNumber", "totalPages"].map(|class| format!("<span class=\"{class}\"></span>")).into();
        let line = |cells: [&str; 3]| {
            let cells = cells.map(|cell| format!("<span>{cell}</span>")).concat();
            format!(
                "<style>{style}</style><div style=\"font-size:8px;width:100%;display:flex;justify-content:space-between;\
                 padding:0 0.4in\">{cells}</div>"
            )
        };
        if self.percent == 90 {
            let pages = format!("{number} av {all}");
            return (line([&title, "", address]), line([&pages, "", day]));
        }
        (line([day, &title, ""]), line([address, "", &format!("{number}/{all}")]))
    }
}
