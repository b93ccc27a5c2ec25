//! What can go wrong with times, zones and patterns: facts, with a plain sentence for each.

/// A time that cannot be read, printed or reached.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// A text that is no ISO 8601 time of the dialect.
    #[error("`{text}` is no ISO 8601 time such as `2015-07-31T17:18:37.979Z`")]
    NotIso8601 {
        /// The text.
        text: String,
    },
    /// A text that is no whole number, where Windows or Unix time is wanted.
    #[error("`{text}` is no {unit} time: a whole number is wanted")]
    NotNumber {
        /// The text.
        text: String,
        /// `Windows` or `Unix`.
        unit: &'static str,
    },
    /// A time outside the years 1 to 9999, in UTC or in its own zone.
    #[error("the time lies outside the years 1 to 9999")]
    OutOfRange,
    /// An id that names no time zone.
    #[error("`{id}` is no time zone; zones are named as in `America/New_York` or `+02:00`")]
    UnknownZone {
        /// The id.
        id: String,
    },
    /// A text that has another form than its pattern.
    #[error("`{text}` does not follow the pattern `{pattern}` (at byte {at})")]
    Mismatch {
        /// The text.
        text: String,
        /// The pattern as written.
        pattern: String,
        /// Where in the text, as an offset in bytes.
        at: usize,
    },
    /// A text that follows its pattern, but whose values make no time.
    #[error("`{text}`, read with the pattern `{pattern}`, is no time: {reason}")]
    Unresolved {
        /// The text.
        text: String,
        /// The pattern as written.
        pattern: String,
        /// Why not.
        reason: Unresolved,
    },
    /// A pattern that cannot print this very time.
    #[error("the pattern letter `{letter}` cannot print this time")]
    Unprintable {
        /// The letter.
        letter: char,
    },
    /// A pattern that can print, but not read.
    #[error("the pattern letter `{letter}` can only print, not read, when written that often")]
    Unreadable {
        /// The letter.
        letter: char,
    },
}

/// Why the values that were read make no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unresolved {
    /// No year, month or day, or not enough of them.
    #[error("the date is incomplete")]
    Date,
    /// Some of hour, minute and second, but not enough: `hh` without `a`, say.
    #[error("the time of day is incomplete")]
    TimeOfDay,
    /// A value that does not exist: an hour 25, a 32nd day.
    #[error("a value is out of range")]
    Value,
    /// Two values that exclude each other: a Monday that was a Tuesday.
    #[error("two values contradict each other")]
    Contradiction,
    /// A local time that the zone's clocks skip.
    #[error("the clocks of its zone skip that time")]
    Gap,
    /// A year outside 1 to 9999.
    #[error("it lies outside the years 1 to 9999")]
    Range,
}

/// A text that is no date and time pattern of its language, or one that has no exact meaning here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternError {
    /// The pattern is empty.
    #[error("the pattern is empty")]
    Empty,
    /// A letter that the language does not know.
    #[error("`{letter}` is no pattern letter")]
    UnknownLetter {
        /// The letter.
        letter: char,
    },
    /// A letter written too often, or too seldom.
    #[error("the pattern letter `{letter}` cannot be written {count} times in a row")]
    LetterCount {
        /// The letter.
        letter: char,
        /// How often it was written.
        count: usize,
    },
    /// A letter that prints words which differ between versions and vendors of Java.
    #[error(
        "the pattern letter `{letter}` is not supported: its words differ between versions of Java"
    )]
    Unsupported {
        /// The letter.
        letter: char,
    },
    /// A quotation that is not closed.
    #[error("the pattern has a quotation (`'`) that is not closed")]
    OpenQuote,
    /// A `]` without a `[`.
    #[error("the pattern has a `]` without a `[` before it")]
    UnopenedSection,
    /// One of `{`, `}`, `#`, which are reserved; they can be quoted.
    #[error("`{character}` is reserved; quote it as `'{character}'`")]
    Reserved {
        /// The character.
        character: char,
    },
    /// The letter `p` that is not followed by a letter to pad, or pads a number that touches another number.
    #[error("the pad letter `p` cannot stand there")]
    Pad,
}
