//! Tables of documents as lines: the cells of a row one after the other, and the line above a message put together where its
//! sender and its day stand in cells of their own.

use std::sync::LazyLock;

use regex::Regex;

use super::blocks::Paragraph;
use crate::print_words::print_words;

/// Cells with the paragraphs in them.
pub(super) type GridRow = Vec<Vec<Paragraph>>;

/// A sender has at most so many letters.
const LONGEST_SENDER: usize = 40;

/// The whole text of a cell that says when a message was written.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    let day = r"((?i:DAYS)\p{L}{0,5}\.?,?\s+)?\d{1,2}[.,]?\s?\p{L}{3,9}[.,]?\s?\d{4}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d{2}-\d{2}";
    let day = day.replace("DAYS", &print_words().day_beginnings.join("|"));
    Regex::new(&format!(r"^({day})(,?\s+(kl\.?\s*)?\d{{1,2}}[.:]\d{{2}}([.:]\d{{2}})?)?$")).expect("a sound expression")
});

static CLOCK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(kl\.?\s*)?\d{1,2}[.:]\d{2}$").expect("a sound expression"));

/// Senders as prints write them.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    let senders = print_words().table_senders.join("|");
    Regex::new(&format!("(?i)^({senders})$")).expect("a sound expression")
});

/// Where the parts of a header stand in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct HeaderCells {
    sender: usize,
    day: usize,
    clock: Option<usize>,
}

/// The paragraphs of a table.
pub(super) fn lines(rows: Vec<GridRow>) -> Vec<Paragraph> {
    let places: Vec<Option<HeaderCells>> = rows.iter().map(places).collect();
    let found = || rows.iter().zip(&places).filter_map(|(row, places)| Some((row, (*places)?)));
    let known = found().any(|(row, places)| KNOWN.is_match(&parts(row, places).0));
    // Nobody knows a name; but a table that sets names beside days in the same way again and again is one of messages.
    let alike = found().map(|(_, places)| (places.sender, places.day)).collect::<Vec<_>>();
    let is_messages = known || (alike.len() > 1 && alike.windows(2).all(|pair| pair[0] == pair[1]));
    let mut lines = Vec::new();
    for (row, places) in rows.into_iter().zip(places) {
        let Some(places) = places.filter(|_| is_messages) else {
            lines.extend(row.into_iter().flatten());
            continue;
        };
        let clock = places.clock.map(|clock| content(&row[clock]));
        let clock =
            clock.map(|clock| if clock.starts_with('k') { format!(" {clock}") } else { format!(" kl. {clock}") });
        let (sender, day) = parts(&row, places);
        let seen = row[places.sender].first().map(|paragraph| paragraph.seen).unwrap_or_default();
        lines.push(Paragraph {
            text: format!("{sender} - {day}{}", clock.unwrap_or_default()),
            seen,
            ..Paragraph::default()
        });
        let is_header = |at: usize| at == places.sender || at == places.day || Some(at) == places.clock;
        lines.extend(row.into_iter().enumerate().filter(|(at, _)| !is_header(*at)).flat_map(|(_, cell)| cell));
    }
    lines
}

/// Sender and day of a row.
fn parts(row: &GridRow, places: HeaderCells) -> (String, String) {
    if places.sender != places.day {
        return (content(&row[places.sender]), content(&row[places.day]));
    }
    let parts = row[places.sender].iter().map(|part| part.text.trim().to_owned());
    let mut parts = parts.filter(|part| !part.is_empty());
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// Where sender and day of a message stand in a row that has its text too.
fn places(row: &GridRow) -> Option<HeaderCells> {
    let texts: Vec<String> = row.iter().map(|cell| content(cell)).collect();
    let filled = texts.iter().filter(|text| !text.is_empty()).count();
    let is_sender = |text: &str| {
        let length = text.chars().count();
        let label = text.to_lowercase();
        (1..=LONGEST_SENDER).contains(&length)
            && text.contains(char::is_alphabetic)
            && !text.ends_with([':', '.', '?', '!'])
            && !DAY.is_match(text)
            && !print_words().date_labels.iter().any(|word| label.contains(word))
    };
    let days: Vec<usize> = (0..texts.len()).filter(|&at| DAY.is_match(&texts[at])).collect();
    if let [day] = days[..] {
        let clock = (0..texts.len()).find(|&at| CLOCK.is_match(&texts[at]));
        let beside = |at: &usize| *at != day && Some(*at) != clock && !texts[*at].is_empty();
        let before = (0..day).rev().find(beside).filter(|&at| is_sender(&texts[at]));
        let sender = before.or_else(|| (day + 1..texts.len()).find(beside).filter(|&at| is_sender(&texts[at])))?;
        return (filled > 2 + usize::from(clock.is_some())).then_some(HeaderCells { sender, day, clock });
    }
    // Both in one cell, the day below the sender.
    let both = |cell: &[Paragraph]| {
        let parts: Vec<&str> = cell.iter().map(|part| part.text.trim()).filter(|part| !part.is_empty()).collect();
        matches!(parts[..], [sender, day] if is_sender(sender) && DAY.is_match(day))
    };
    let at = row.iter().position(|cell| both(cell)).filter(|_| days.is_empty() && filled > 1)?;
    Some(HeaderCells { sender: at, day: at, clock: None })
}

/// The text of a cell as one line.
fn content(cell: &[Paragraph]) -> String {
    let words: Vec<&str> = cell.iter().flat_map(|paragraph| paragraph.text.split_whitespace()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[&str]]) -> Vec<String> {
        let cell = |text: &&str| text.lines().map(Paragraph::plain).collect();
        let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        lines(rows).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn a_row_with_sender_day_and_text_is_a_message() {
        assert_eq!(
            of(&[
                &["Avsender", "Dato", "Melding"],
                &["BRUKER", "3. APR. 2020", "Hei."],
                &["Z000001", "4. APR. 2020", "Fint.\nTakk."]
            ]),
            [
                "Avsender",
                "Dato",
                "Melding",
                "BRUKER - 3. APR. 2020",
                "Hei.",
                "Z000001 - 4. APR. 2020",
                "Fint.",
                "Takk."
            ]
        );
        assert_eq!(
            of(&[&["3. APR. 2020", "09:15", "VEILEDER", "Hei."]]),
            ["VEILEDER - 3. APR. 2020 kl. 09:15", "Hei."]
        );
        assert_eq!(of(&[&["BRUKER\n3. APR. 2020", "Hei."]]), ["BRUKER - 3. APR. 2020", "Hei."]);
        assert_eq!(
            of(&[&["Kari Eksempel", "3. april 2020", "Hei."], &["Ola Eksempel", "4. april 2020", "Hei, du."]]),
            ["Kari Eksempel - 3. april 2020", "Hei.", "Ola Eksempel - 4. april 2020", "Hei, du."]
        );
    }

    #[test]
    fn fields_in_a_table_are_no_messages() {
        for row in [
            &["Fra dato", "2. mars 2020", "Til dato", "30. juni 2020"][..],
            &["Frist", "2. mars 2020", "Ja"],
            &["A", "B"],
        ] {
            assert_eq!(of(&[row]), row);
        }
    }
}
