//! How wide lines are in print, by which a wrapped line is told from one that its writer ended. Widths are hundredths of
//! the size of the letters, those of a usual sans serif.

/// The width of the narrowest usual column of messages, where too few wrapped lines show it.
pub(super) const NARROWEST: usize = 3300;

/// Wrapped lines narrower than this stand in no column of messages, but in a box.
const LEAST_COLUMN: usize = 2000;

pub(super) const SPACE: usize = 28;

/// Fewer wrapped lines than this do not show the width of the column.
const FEW_WRAPS: usize = 6;

const USUAL: usize = 56;

const fn of(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 22,
        't' | 'f' | '.' | ',' | ':' | ';' | '!' | '/' | 'I' | '[' | ']' | ' ' | '\u{a0}' => SPACE,
        'r' | '-' | '(' | ')' => 33,
        'c' | 'k' | 'v' | 'x' | 'y' | 's' | 'z' | 'J' => 50,
        'm' | 'M' | 'æ' | '%' => 85,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'Å' => 72,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 67,
        'G' | 'O' | 'Q' | 'Ø' => 78,
        'W' | 'Æ' => 97,
        _ => USUAL,
    }
}

/// The widths of ASCII: every line of a long print is measured.
const WIDTHS: [usize; 128] = {
    let mut widths = [USUAL; 128];
    let mut code: u8 = 0;
    while code < 128 {
        widths[code as usize] = of(code as char);
        code += 1;
    }
    widths
};

pub(super) fn width(line: &str) -> usize {
    // Byte by byte, since few letters are not ASCII.
    let width = |(at, byte): (usize, u8)| match byte {
        0..0x80 => WIDTHS[usize::from(byte)],
        0x80..0xc0 => 0,
        _ => line[at..].chars().next().map_or(0, of),
    };
    line.bytes().enumerate().map(width).sum()
}

/// How wide a column is in which lines were wrapped: for each the width of the line, and that with the next word, for which
/// there was no room. The width lies between the two in as many as can be; `None` where they are too few.
pub(super) fn column(wraps: &[(usize, usize)]) -> Option<usize> {
    let wide = || wraps.iter().filter(|(_, with_next)| *with_next > LEAST_COLUMN);
    let begins = wide().map(|&(line, _)| (line, true));
    let ends = wide().map(|&(_, with_next)| (with_next, false));
    let mut bounds: Vec<(usize, bool)> = begins.chain(ends).collect();
    bounds.sort_unstable();
    let (mut open, mut most, mut widest) = (0, 0, 0);
    for (bound, begins) in bounds {
        if begins {
            open += 1;
            if open >= most {
                (most, widest) = (open, bound);
            }
        } else {
            open -= 1;
        }
    }
    (most >= FEW_WRAPS).then_some(widest)
}
