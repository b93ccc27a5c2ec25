//! Pattern text → items, by the rules of `DateTimeFormat.forPattern`.

use super::super::error::PatternError;
use super::bucket::Field;

/// One step of printing and reading.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Literal(String),
    Number(Number),
    TwoDigitYear {
        field: Field,
        lenient: bool,
    },
    /// So many digits of the fraction of a second.
    Fraction(usize),
    Name {
        field: Field,
        full: bool,
    },
    Offset {
        colon: bool,
    },
    ZoneId,
    ZoneName {
        full: bool,
    },
}

/// A number: printed with leading zeros up to `least` digits, read up to `most` digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) field: Field,
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) signed: bool,
}

/// The items of a pattern.
pub(super) fn compile(pattern: &str) -> Result<Vec<Item>, PatternError> {
    if pattern.is_empty() {
        return Err(PatternError::Empty);
    }
    let mut items = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let item;
        (item, rest) = match first.is_ascii_alphabetic() {
            true => component(rest)?,
            false => {
                let (text, rest) = literal(rest);
                (Item::Literal(text), rest)
            }
        };
        if !matches!(&item, Item::Literal(text) if text.is_empty()) {
            items.push(item);
        }
    }
    match items.is_empty() {
        true => Err(PatternError::Empty),
        false => Ok(items),
    }
}

/// Text up to the next letter that is not quoted. A quotation may end with the pattern.
fn literal(text: &str) -> (String, &str) {
    let mut literal = String::new();
    let mut quoted = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\'' {
            match characters.next_if(|(_, next)| *next == '\'') {
                Some(_) => literal.push('\''),
                None => quoted = !quoted,
            }
        } else if !quoted && character.is_ascii_alphabetic() {
            return (literal, &text[at..]);
        } else {
            literal.push(character);
        }
    }
    (literal, "")
}

/// A letter, how often it stands there, and what follows.
fn run(text: &str) -> (char, usize, &str) {
    let letter = text.chars().next().unwrap_or_default();
    let rest = text.trim_start_matches(letter);
    (letter, text.len() - rest.len(), rest)
}

fn component(text: &str) -> Result<(Item, &str), PatternError> {
    let (letter, count, rest) = run(text);
    let part = |field, most: usize| {
        Item::Number(Number {
            field,
            least: count,
            most: most.max(count),
            signed: false,
        })
    };
    let item = match (letter, count) {
        ('G', _) => Item::Name {
            field: Field::Era,
            full: false,
        },
        ('C', _) => Item::Number(Number {
            field: Field::Century,
            least: count,
            most: count,
            signed: true,
        }),
        ('x' | 'y' | 'Y', 2) => Item::TwoDigitYear {
            field: match letter {
                'x' => Field::WeekYear,
                _ => Field::Year,
            },
            lenient: !starts_with_number(rest),
        },
        ('x' | 'y' | 'Y', _) => Item::Number(Number {
            field: match letter {
                'x' => Field::WeekYear,
                'y' => Field::Year,
                _ => Field::YearOfEra,
            },
            least: count,
            most: match starts_with_number(rest) {
                true => count,
                false => count.max(9),
            },
            signed: letter != 'Y',
        }),
        ('M', 1 | 2) => part(Field::Month, 2),
        ('M', _) => Item::Name {
            field: Field::Month,
            full: count >= 4,
        },
        ('E', _) => Item::Name {
            field: Field::Weekday,
            full: count >= 4,
        },
        ('a', _) => Item::Name {
            field: Field::HalfDay,
            full: false,
        },
        ('d', _) => part(Field::DayOfMonth, 2),
        ('h', _) => part(Field::ClockHourOfHalfDay, 2),
        ('H', _) => part(Field::Hour, 2),
        ('k', _) => part(Field::ClockHour, 2),
        ('K', _) => part(Field::HourOfHalfDay, 2),
        ('m', _) => part(Field::Minute, 2),
        ('s', _) => part(Field::Second, 2),
        ('S', _) => Item::Fraction(count),
        ('e', _) => part(Field::Weekday, 1),
        ('D', _) => part(Field::DayOfYear, 3),
        ('w', _) => part(Field::Week, 2),
        ('z', _) => Item::ZoneName { full: count >= 4 },
        ('Z', 1 | 2) => Item::Offset { colon: count == 2 },
        ('Z', _) => Item::ZoneId,
        _ => return Err(PatternError::UnknownLetter { letter }),
    };
    Ok((item, rest))
}

/// Whether a number touches what stands before.
fn starts_with_number(text: &str) -> bool {
    match run(text) {
        ('M', count, _) => count <= 2,
        (letter, ..) => "cCxyYdhHmsSeDFwWkK".contains(letter) && !text.is_empty(),
    }
}
