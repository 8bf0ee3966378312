//! What is noted for one who asks why lines were taken as what they are.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::layout_detection::Extraction;
use super::typography::TypeClass;
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

/// What speaks for or against the title of a thread. Each is a question in `grammar/clues/`, and has a weight in
/// `assets/grammar/clues.ron`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clue {
    /// The date runs against the order in which messages are printed.
    AgainstOrder,
    /// The same, where the order itself is guessed.
    AgainstGuessedOrder,
    /// A later thread begins earlier, though threads are printed in the order of their beginnings.
    BeginsTooLate,
    /// The same, where several threads show that order.
    BeginsFarTooLate,
    /// A later thread is known to begin, and not before this one.
    BeginsInTime,
    SameSender,
    /// The lower message was sent this long after the upper one.
    SameDay,
    NextDay,
    WithinWeek,
    WithinWeeks,
    Silence,
    LongSilence,
    /// The other writes within a few days.
    Answers,
    /// The line is a question, and the other writes below.
    QuestionAnswered,
    GreetingBelow,
    /// The message below takes up a word of the line.
    WordsBelow,
    /// A word of the line stands above it in the same message.
    WordsAbove,
    /// The message below begins as people answer.
    AnswerBelow,
    UsualTitle,
    TitleWord,
    ShortPrint,
    OneWord,
    NoWords,
    /// It says what something is: «Møtested: Skyehuset».
    LabelAndValue,
    SentenceWords,
    LongSentence,
    TwoSentences,
    QuestionWord,
    /// A question to the reader.
    AsksReader,
    /// The writer speaks of himself.
    FirstPerson,
    AnswerWord,
    Farewell,
    Closing,
    /// The same line begins another thread.
    KnownTitle,
    /// How the line ends.
    EndsWithStop,
    ShortStop,
    EndsWithColon,
    Exclamation,
    OtherMark,
    LowerCase,
    Bullet,
    ListItem,
    Long,
    VeryLong,
    TwoLines,
    MoreLines,
    /// Its lines break where those of messages do.
    WrapsAsText,
    /// One narrower column wraps all its lines.
    WrapsAsTitle,
    WrapsAnyhow,
    BeginsInside,
    Capitals,
    HasNumber,
    ContactDetails,
    /// The message would have no text.
    Alone,
    AloneButUsual,
    OnlyGreetingAbove,
    DeletedAbove,
    /// A closing stands above, and the line may be the name below it.
    NameDue,
    TitleBelowClosing,
    PartOfSignature,
    BelowSignature,
    BelowName,
    /// The line stands apart in text without line breaks.
    BreakInRunningText,
    ClosingInText,
    RunningTextGoesOn,
    LineAboveEnds,
    FullLineEnds,
    /// The line above is full: this one may go on with it.
    LineAboveFull,
    LineAboveOpen,
    /// The line above may go on with the small letter of this one, inside of a sentence.
    InsideSentence,
    FarewellAbove,
    /// A message under a card ends with the same line, where no title can stand.
    KnownEnding,
    /// Other messages of the same writer end with it.
    RepeatedEnding,
    /// The line is a name, by its capitals or from the head of the print.
    Name,
    NameLike,
    /// How the writer of the message above mostly ends messages.
    WritesWithStops,
    WritesWithoutStops,
    /// How often that writer breaks lines, where this one begins anew.
    NeverBreaksLines,
    SeldomBreaksLines,
    OftenBreaksLines,
    AlwaysBreaksLines,
    /// How the text was got out of the print: what holds for any line of it.
    RawText,
    BlockText,
    ScannedText,
    NoBlankAbove,
    BlankAbove,
    ParagraphAbove,
    WideBlankAbove,
    NarrowBlankAbove,
    WiderThanAnywhere,
    /// As many blank lines as stand inside of no message of the dialogue, and fewer.
    SureBlankAbove,
    LessBlankAbove,
    BlankInScan,
    CommonBlankInScan,
    NoBlankInScan,
    BlankBelowHeader,
    /// A page ends above the line.
    PageAbove,
    TouchesHeader,
    /// It stands apart from the header below, where hardly any header has a blank line above.
    ApartFromNext,
    ReadNoteAbove,
    ReadNoteBelow,
    OutOfIndent,
    InIndent,
}

/// Lines that may be the title of a thread, and the clues that hold for them.
#[derive(Debug, Clone)]
pub struct WeighedTitle {
    /// The lines, counted from 0, and that of the header below.
    pub lines: Range<usize>,
    pub header: usize,
    /// Each clue with its weight, in hundredths of the natural logarithm of the odds.
    pub clues: Vec<(Clue, i32)>,
}

/// What the parser notes for one who asks why: by line, counted from 0.
#[derive(Debug, Default)]
pub struct ReadingNotes {
    pub extraction: Option<Extraction>,
    /// The spans of the lines, and what each can be by its words.
    pub lines: Vec<(Span, Word)>,
    /// How each line is set.
    pub classes: Vec<Option<TypeClass>>,
    /// Lines that text recognition had misread and that were mended.
    pub repairs: Vec<usize>,
    pub cards: HashMap<usize, CardPart>,
    /// What was weighed as the titles of threads, those of one header together; without clues where white space told.
    pub titles: Vec<WeighedTitle>,
}

impl ReadingNotes {
    /// Appends what was noted of a part of the text that begins at this code point.
    pub(super) fn append(&mut self, part: Self, start: usize) {
        let first = self.lines.len();
        let moved = |lines: Range<usize>| lines.start + first..lines.end + first;
        self.extraction = self.extraction.or(part.extraction);
        self.classes.extend(part.classes);
        self.lines
            .extend(part.lines.into_iter().map(|(span, word)| (Span::new(span.start + start, span.end + start), word)));
        self.repairs.extend(part.repairs.into_iter().map(|line| line + first));
        self.cards.extend(part.cards.into_iter().map(|(line, part)| (line + first, part)));
        self.titles.extend(part.titles.into_iter().map(|title| WeighedTitle {
            lines: moved(title.lines),
            header: title.header + first,
            clues: title.clues,
        }));
    }
}
