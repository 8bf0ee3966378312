//! A drawing as SVG, for light paper. Screen readers hear title and description, with the values unless they are very many.

use std::fmt::Write;

use super::drawing::{DrawnShape, Ink, WordsAnchor};
use super::picture::Picture;

/// Colours of the series: their lightness differs, so that they are told apart in grey too.
const SERIES: [&str; super::drawing::SERIES] = ["#1d3f72", "#e08a1e", "#6fa8a1", "#7b2d4f", "#b7b2a3", "#3c7d3a"];

/// Tenths of the ink of a heat map.
const SHADES: [&str; 9] =
    ["#f4f4f4", "#e2e8f0", "#c7d3e3", "#a9bcd5", "#8aa3c5", "#6a88b2", "#4d6d9b", "#345585", "#1d3f72"];

/// The picture as an SVG. The same picture gives the same bytes.
#[must_use]
pub fn svg(picture: &Picture) -> String {
    let Picture { title, about, drawing } = picture;
    let (width, height) = (drawing.width, drawing.height);
    let mut svg = String::new();
    // Writing into a text does not fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"'Noto Sans', 'Liberation Sans', Arial, sans-serif\"><title>{}</title><desc>{}</desc>\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
        escaped(title),
        escaped(about)
    );
    drawing.shapes.iter().for_each(|shape| put(&mut svg, shape));
    svg.push_str("</svg>\n");
    svg
}

fn put(svg: &mut String, shape: &DrawnShape) {
    let _ = match shape {
        DrawnShape::Box { x, y, width, height, ink } => write!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{}\"/>",
            colour(*ink)
        ),
        DrawnShape::Line { from, to, width, dash, ink } => {
            let dash = dash.map(|(ink, gap)| format!(" stroke-dasharray=\"{ink} {gap}\"")).unwrap_or_default();
            write!(
                svg,
                "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{}\" stroke-width=\"{width}\"{dash}/>",
                from.0,
                from.1,
                to.0,
                to.1,
                colour(*ink)
            )
        }
        DrawnShape::Mark { at: (x, y), radius, is_square: true, ink } => write!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{2}\" height=\"{2}\" fill=\"{3}\"/>",
            x - radius,
            y - radius,
            radius * 2.0,
            colour(*ink)
        ),
        DrawnShape::Mark { at: (x, y), radius, is_square: false, ink } => {
            write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" fill=\"{}\"/>", colour(*ink))
        }
        DrawnShape::Words { at: (x, y), anchor, size, strong, ink, text } => {
            let anchor = match anchor {
                WordsAnchor::Start => "start",
                WordsAnchor::Middle => "middle",
                WordsAnchor::End => "end",
            };
            let weight = if *strong { " font-weight=\"600\"" } else { "" };
            write!(
                svg,
                "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{}\"{weight}>{}</text>",
                y + size * 0.35,
                colour(*ink),
                escaped(text)
            )
        }
    };
}

const fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "#1b1b1b",
        Ink::Quiet => "#595959",
        Ink::Grid => "#dddddd",
        Ink::Paper => "#ffffff",
        Ink::Shade(tenths) => SHADES[if tenths < 8 { tenths as usize } else { 8 }],
        Ink::Series(place) => SERIES[place % SERIES.len()],
    }
}

/// Text as XML may hold it: control characters are left out, which no writer may put there.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::{Chart, ChartKind, Series};
    use super::*;

    #[test]
    fn what_a_name_holds_does_not_break_the_file() {
        let chart = Chart {
            title: "A & B <\"c\">\u{1}".to_owned(),
            about: String::new(),
            kind: ChartKind::Lines,
            labels: vec!["<1>".to_owned(), "2".to_owned()],
            series: vec![
                Series { name: "x & y".to_owned(), values: vec![Some(0.5), Some(0.1)], n: vec![Some(1), Some(2)] },
                Series { name: "z".to_owned(), values: vec![None, Some(0.2)], n: vec![Some(0), Some(2)] },
            ],
            is_share: true,
        };
        let svg = svg(&Picture::of(&chart, 400.0, 250.0));
        assert!(svg.contains("<title>A &amp; B &lt;&quot;c&quot;&gt;</title>"), "{svg}");
        assert!(!svg.contains("x & y") && svg.contains("x &amp; y"));
        assert!(svg.contains("stroke-dasharray"), "the second line is told from the first without colour");
    }
}
