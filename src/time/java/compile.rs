//! Pattern text → items, by the rules of `DateTimeFormatterBuilder.appendPattern`.

use super::super::error::PatternError;
use super::field::{Field, Width};
use super::offset::OffsetForm;

/// One step of printing and reading.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Literal(String),
    Number(Number),
    Name(Field, Width),
    Offset(OffsetForm, &'static str),
    LocalizedOffset {
        full: bool,
    },
    ZoneId,
    /// A section that may be absent; the index of its end.
    Section(usize),
    SectionEnd,
    /// An item printed with spaces before it, so that it has this width.
    Padded(usize, Box<Item>),
}

/// A number and the digits it may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) field: Field,
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) sign: Sign,
    pub(super) kind: Kind,
    /// How many digits of other numbers touch it on the right.
    pub(super) follow: usize,
}

/// Which signs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Never,
    Minus,
    /// `-`, and `+` where there are more digits than the least.
    ExceedsPad,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    /// Two digits of a year from 2000 to 2099; of a week year from 1999 to 2098, the one in which 2000 began.
    TwoDigits,
    /// The first digits of the nanoseconds.
    Fraction,
}

impl Number {
    fn new(field: Field, least: usize, most: usize, sign: Sign) -> Number {
        Number {
            field,
            least,
            most,
            sign,
            kind: Kind::Plain,
            follow: 0,
        }
    }

    fn any(field: Field) -> Number {
        Number::new(field, 1, 19, Sign::Minus)
    }

    fn exact(field: Field, width: usize) -> Number {
        Number::new(field, width, width, Sign::Never)
    }

    fn of_kind(self, kind: Kind) -> Number {
        Number { kind, ..self }
    }

    /// Whether the width is exact by nature.
    pub(super) fn is_exact(&self) -> bool {
        self.least == self.most && self.sign == Sign::Never
    }
}

/// The items of a pattern.
pub(super) fn compile(pattern: &str) -> Result<Vec<Item>, PatternError> {
    let mut compiler = Compiler {
        items: Vec::new(),
        active: None,
        sections: Vec::new(),
    };
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            'a'..='z' | 'A'..='Z' => compiler.letters(rest)?,
            '\'' => compiler.quotation(&rest[1..])?,
            _ => {
                compiler.mark(first)?;
                &rest[first.len_utf8()..]
            }
        };
    }
    while compiler.sections.last().is_some() {
        compiler.close()?;
    }
    Ok(compiler.items)
}

struct Compiler {
    items: Vec<Item>,
    /// The number that adjacent numbers leave room for.
    active: Option<usize>,
    /// Where the open sections start.
    sections: Vec<usize>,
}

impl Compiler {
    fn letters<'p>(&mut self, text: &'p str) -> Result<&'p str, PatternError> {
        let (letter, count, rest) = run(text);
        if letter != 'p' {
            self.component(letter, count, None)?;
            return Ok(rest);
        }
        if !rest.starts_with(|next: char| next.is_ascii_alphabetic()) {
            return Err(PatternError::Pad);
        }
        let (padded, padded_count, rest) = run(rest);
        self.component(padded, padded_count, Some(count))?;
        Ok(rest)
    }

    fn component(
        &mut self,
        letter: char,
        count: usize,
        pad: Option<usize>,
    ) -> Result<(), PatternError> {
        match component(letter, count)? {
            Item::Number(number) => self.number(number, pad),
            item => {
                self.push(item, pad);
                Ok(())
            }
        }
    }

    fn push(&mut self, item: Item, pad: Option<usize>) {
        self.active = None;
        self.items.push(match pad {
            Some(width) => Item::Padded(width, Box::new(item)),
            None => item,
        });
    }

    /// A number; one that touches it on the left gets a definite width.
    fn number(&mut self, number: Number, pad: Option<usize>) -> Result<(), PatternError> {
        // A padded number has its width anyway.
        let Some(index) = self.active.filter(|_| pad.is_none()) else {
            self.push(Item::Number(number), pad);
            self.active = Some(self.items.len() - 1);
            return Ok(());
        };
        let Some(Item::Number(before)) = self.items.get_mut(index) else {
            return Err(PatternError::Pad);
        };
        if number.is_exact() {
            before.follow += number.most;
            self.push(Item::Number(number), None);
            self.active = Some(index);
        } else {
            before.follow = 0;
            self.push(Item::Number(number), None);
            self.active = Some(self.items.len() - 1);
        }
        Ok(())
    }

    fn literal(&mut self, text: &str) {
        self.active = None;
        match self.items.last_mut() {
            Some(Item::Literal(literal)) => literal.push_str(text),
            _ => self.items.push(Item::Literal(text.to_owned())),
        }
    }

    fn quotation<'p>(&mut self, text: &'p str) -> Result<&'p str, PatternError> {
        let mut quoted = String::new();
        let mut rest = text;
        loop {
            let (before, after) = rest.split_once('\'').ok_or(PatternError::OpenQuote)?;
            quoted.push_str(before);
            match after.strip_prefix('\'') {
                Some(more) => {
                    quoted.push('\'');
                    rest = more;
                }
                None if quoted.is_empty() => {
                    self.literal("'");
                    return Ok(after);
                }
                None => {
                    self.literal(&quoted);
                    return Ok(after);
                }
            }
        }
    }

    fn mark(&mut self, character: char) -> Result<(), PatternError> {
        match character {
            '[' => {
                self.sections.push(self.items.len());
                self.push(Item::Section(0), None);
                Ok(())
            }
            ']' => self.close(),
            '{' | '}' | '#' => Err(PatternError::Reserved { character }),
            _ => {
                self.literal(character.encode_utf8(&mut [0; 4]));
                Ok(())
            }
        }
    }

    fn close(&mut self) -> Result<(), PatternError> {
        let start = self.sections.pop().ok_or(PatternError::UnopenedSection)?;
        self.items[start] = Item::Section(self.items.len());
        self.push(Item::SectionEnd, None);
        Ok(())
    }
}

/// A letter, how often it stands there, and what follows.
fn run(text: &str) -> (char, usize, &str) {
    let letter = text.chars().next().unwrap_or_default();
    let rest = text.trim_start_matches(letter);
    (letter, text.len() - rest.len(), rest)
}

fn component(letter: char, count: usize) -> Result<Item, PatternError> {
    let wrong = Err(PatternError::LetterCount { letter, count });
    let number = match (letter, count) {
        ('u', 2) => Number::exact(Field::Year, 2).of_kind(Kind::TwoDigits),
        ('y', 2) => Number::exact(Field::YearOfEra, 2).of_kind(Kind::TwoDigits),
        ('Y', 2) => Number::exact(Field::WeekYear, 2).of_kind(Kind::TwoDigits),
        ('u', 1..=19) => year(Field::Year, count),
        ('y', 1..=19) => year(Field::YearOfEra, count),
        ('Y', 1..=19) => year(Field::WeekYear, count),
        ('M' | 'L', 1 | 2) => one_or_two(Field::Month, count),
        ('Q' | 'q', 1 | 2) => one_or_two(Field::Quarter, count),
        ('d', 1 | 2) => one_or_two(Field::DayOfMonth, count),
        ('D', 1) => Number::any(Field::DayOfYear),
        ('D', 2 | 3) => Number::new(Field::DayOfYear, count, 3, Sign::Never),
        ('F', 1) => Number::any(Field::AlignedWeekday),
        ('w', 1 | 2) => Number::new(Field::Week, count, 2, Sign::Never),
        ('W', 1) => Number::exact(Field::WeekOfMonth, 1),
        ('c', 1) | ('e', 1 | 2) => Number::exact(Field::WeekdayNumber, count),
        ('H', 1 | 2) => one_or_two(Field::Hour, count),
        ('k', 1 | 2) => one_or_two(Field::ClockHour, count),
        ('K', 1 | 2) => one_or_two(Field::HourOfHalfDay, count),
        ('h', 1 | 2) => one_or_two(Field::ClockHourOfHalfDay, count),
        ('m', 1 | 2) => one_or_two(Field::Minute, count),
        ('s', 1 | 2) => one_or_two(Field::Second, count),
        ('S', 1..=9) => Number::exact(Field::Nano, count).of_kind(Kind::Fraction),
        ('A', 1..=19) => Number::new(Field::MilliOfDay, count, 19, Sign::Never),
        ('n', 1..=19) => Number::new(Field::Nano, count, 19, Sign::Never),
        ('N', 1..=19) => Number::new(Field::NanoOfDay, count, 19, Sign::Never),
        ('g', 1..=19) => Number::new(Field::ModifiedJulianDay, count, 19, Sign::Minus),
        ('E', 1 | 2) => return Ok(Item::Name(Field::Weekday, Width::Short)),
        ('M' | 'L', 3..=5) => return Ok(Item::Name(Field::Month, width(count))),
        ('Q' | 'q', 3..=5) => return Ok(Item::Name(Field::Quarter, width(count))),
        ('E' | 'e' | 'c', 3..=5) => return Ok(Item::Name(Field::Weekday, width(count))),
        ('G', 1..=5) => return Ok(Item::Name(Field::Era, width(count))),
        ('a', 1) => return Ok(Item::Name(Field::HalfDay, Width::Short)),
        ('V', 2) => return Ok(Item::ZoneId),
        ('O', 1 | 4) | ('Z', 4) => return Ok(Item::LocalizedOffset { full: count == 4 }),
        ('Z', 1..=3) => return Ok(Item::Offset(offset_form(2), "+0000")),
        ('Z', 5) => return Ok(Item::Offset(OffsetForm::ID, "Z")),
        ('X', 1..=5) => return Ok(Item::Offset(offset_form(count), "Z")),
        ('x', 1) => return Ok(Item::Offset(offset_form(count), "+00")),
        ('x', 2 | 4) => return Ok(Item::Offset(offset_form(count), "+0000")),
        ('x', 3 | 5) => return Ok(Item::Offset(offset_form(count), "+00:00")),
        ('z' | 'v' | 'B', _) => return Err(PatternError::Unsupported { letter }),
        ('a'..='z' | 'A'..='Z', _) if "GuyDMLdQqYwWEecFahKkHmsSAnNgVOXxZ".contains(letter) => {
            return wrong;
        }
        _ => return Err(PatternError::UnknownLetter { letter }),
    };
    Ok(Item::Number(number))
}

fn year(field: Field, count: usize) -> Number {
    let sign = if count < 4 {
        Sign::Minus
    } else {
        Sign::ExceedsPad
    };
    Number::new(field, count, 19, sign)
}

fn one_or_two(field: Field, count: usize) -> Number {
    match count {
        1 => Number::any(field),
        _ => Number::exact(field, 2),
    }
}

fn width(count: usize) -> Width {
    match count {
        4 => Width::Full,
        5 => Width::Narrow,
        _ => Width::Short,
    }
}

fn offset_form(count: usize) -> OffsetForm {
    match count {
        1 => OffsetForm::SHORT,
        2 => OffsetForm::new(false, true, false),
        3 => OffsetForm::new(true, true, false),
        4 => OffsetForm::new(false, true, true),
        _ => OffsetForm::ID,
    }
}
