//! What is noted for one who asks why lines were taken as what they are.

use std::collections::HashMap;

use serde::Serialize;

use super::layout_detection::Extraction;
use crate::layout::Word;
use crate::text::Span;

/// What a line of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardPart {
    CardType,
    CardTitle,
    FieldLabel,
    FieldValue,
    Chip,
}

/// What speaks for or against a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clue {
    /// The date runs against the order in which messages are printed.
    AgainstOrder,
    /// A later thread begins earlier, though threads are printed in the order of their beginnings.
    BeginsTooLate,
    /// The message would have no text.
    Alone,
    BlankAbove,
    NoBlankAbove,
    TouchesHeader,
    Indent,
    UsualTitle,
    TitleWord,
    NounPhrase,
    SentenceWords,
    /// How the line ends.
    Ending,
    LowerCase,
    ListItem,
    Long,
    Farewell,
    HeaderLike,
    /// The line above is full: this one may go on with it.
    LineAboveFull,
    LineAboveEnds,
    LineAboveGoesOn,
    BelowSignature,
    PartOfSignature,
    SameSender,
    /// The other writes within a few days.
    Answers,
    Silence,
    OnlyGreetingAbove,
    GreetingBelow,
    NoGreetingBelow,
    KnownTitle,
    /// Other messages end with the same line, where no title can stand.
    KnownEnding,
    /// The line is a name, by its capitals or from the head of the print.
    Name,
    WritesWithStops,
    /// How often its writer breaks lines, where this one begins anew.
    LineBreaks,
}

/// What spoke for and against the titles of threads, by line.
pub(super) type Clues = Vec<(usize, Vec<(Clue, i32)>)>;

/// What the parser notes for one who asks why: by line, counted from 0.
#[derive(Debug, Default)]
pub struct ReadingNotes {
    pub extraction: Option<Extraction>,
    /// The spans of the lines, and what each can be by its words.
    pub lines: Vec<(Span, Word)>,
    /// Lines that text recognition had misread and that were mended.
    pub repairs: Vec<usize>,
    pub cards: HashMap<usize, CardPart>,
    /// What spoke for and against the title of a thread.
    pub clues: HashMap<usize, Vec<(Clue, i32)>>,
}
