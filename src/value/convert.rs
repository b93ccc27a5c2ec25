//! SpEL's conversions: to a condition, to a text, to a position, to a character.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter, Write};

use super::{Array, Value, java_double};
use crate::stack::deeper;

/// A value as a condition. Texts read as `true on yes 1` and `false off no 0` in any case, a list as its first
/// element; none where the value is no condition (`EL1001E`).
pub(crate) fn to_boolean(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Boolean(value) => Some(*value),
        Value::String(text) => {
            let word = java_trim(text).to_lowercase();
            match word.as_str() {
                "true" | "on" | "yes" | "1" => Some(true),
                "false" | "off" | "no" | "0" => Some(false),
                _ => None,
            }
        }
        Value::Array(array) => deeper(|| to_boolean(&array.get(0)?)),
        _ => None,
    }
}

/// `String.trim`: everything up to U+0020 goes.
fn java_trim(text: &str) -> &str {
    text.trim_matches(|c| c <= ' ')
}

/// Why a value has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextError {
    /// A list that holds a map has none (`EL1001E`).
    NoText,
    /// It would be longer than the limit.
    TooLong,
}

/// A value as a text, as `+` reads it: a list is its elements joined with commas, a map `{k=v}`. A text that has to be
/// built is not built beyond `limit` bytes.
pub(crate) fn to_text<'v>(value: &'v Value<'_>, limit: usize) -> Result<Cow<'v, str>, TextError> {
    let mut sink = Bounded {
        text: String::new(),
        limit,
    };
    match value {
        Value::String(text) => return Ok(Cow::Borrowed(text)),
        Value::Array(array) => join(array, &mut sink)?,
        other => write!(sink, "{other}").map_err(|_| TextError::TooLong)?,
    }
    Ok(Cow::Owned(sink.text))
}

/// A text that is written up to a limit.
struct Bounded {
    text: String,
    limit: usize,
}

impl Write for Bounded {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        if self.text.len() + piece.len() > self.limit {
            return Err(fmt::Error);
        }
        self.text.push_str(piece);
        Ok(())
    }
}

fn join(array: &Array<'_>, sink: &mut Bounded) -> Result<(), TextError> {
    for (position, element) in array.iter().enumerate() {
        let separator = if position > 0 { "," } else { "" };
        sink.write_str(separator).map_err(|_| TextError::TooLong)?;
        match element {
            Value::Array(nested) => deeper(|| join(&nested, sink))?,
            Value::Map(_) | Value::User(_) | Value::Group(_) => return Err(TextError::NoText),
            other => write!(sink, "{other}").map_err(|_| TextError::TooLong)?,
        }
    }
    Ok(())
}

/// Java's `toString`: a text as it is, a Double as Java prints it, a list `[1, 2]`, a map `{k=v}`.
impl Display for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Boolean(value) => value.fmt(f),
            Value::Integer(value) => value.fmt(f),
            Value::Long(value) => value.fmt(f),
            Value::Double(value) => f.write_str(&java_double(*value)),
            Value::String(text) => f.write_str(text),
            Value::Array(array) => deeper(|| {
                f.write_char('[')?;
                for (position, element) in array.iter().enumerate() {
                    f.write_str(if position > 0 { ", " } else { "" })?;
                    element.fmt(f)?;
                }
                f.write_char(']')
            }),
            Value::Map(map) | Value::User(map) | Value::Group(map) => deeper(|| {
                f.write_char('{')?;
                for (position, (key, value)) in map.iter().enumerate() {
                    f.write_str(if position > 0 { ", " } else { "" })?;
                    write!(f, "{key}={value}")?;
                }
                f.write_char('}')
            }),
            Value::ZonedDateTime(time) => time.fmt(f),
            Value::CountryCode(country) => f.write_str(country.alpha2()),
        }
    }
}

/// A value as an int: a Double is cut off, a Long must fit, a text is read, of a list the first element counts;
/// none where there is no such int.
pub(crate) fn to_integer(value: &Value<'_>) -> Option<i32> {
    match value {
        Value::Integer(value) => Some(*value),
        Value::Long(value) => i32::try_from(*value).ok(),
        Value::Double(value) => i32::try_from(*value as i64).ok(),
        Value::String(text) => parse_integer(text),
        Value::Array(array) => deeper(|| to_integer(&array.get(0)?)),
        _ => None,
    }
}

/// Spring's `NumberUtils.parseNumber`: white space goes, `0x` and `#` begin a hexadecimal number.
fn parse_integer(text: &str) -> Option<i32> {
    let trimmed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let unsigned = trimmed.strip_prefix('-').unwrap_or(&trimmed);
    let hexadecimal = ["0x", "0X", "#"]
        .iter()
        .find_map(|prefix| unsigned.strip_prefix(prefix));
    match hexadecimal {
        None => trimmed.parse().ok(),
        Some(digits) if digits.starts_with(['+', '-']) => None,
        Some(digits) => {
            let magnitude = i64::from_str_radix(digits, 16).ok()?;
            let negative = trimmed.len() > unsigned.len();
            i32::try_from(if negative { -magnitude } else { magnitude }).ok()
        }
    }
}

/// A position in a list or text of `length` elements.
pub(crate) fn index(value: &Value<'_>, length: usize) -> Option<Result<usize, i32>> {
    let position = to_integer(value)?;
    Some(
        usize::try_from(position)
            .ok()
            .filter(|position| *position < length)
            .ok_or(position),
    )
}

/// Why a value is no character.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum CharError {
    /// It does not convert.
    NotConvertible,
    /// It would be half of a surrogate pair.
    LoneSurrogate,
}

/// A value as a `char` of Java: a text of one character, the low 16 bits of a number, a list's first element.
pub(crate) fn to_character(value: &Value<'_>) -> Result<char, CharError> {
    let unit = |unit: u16| char::from_u32(u32::from(unit)).ok_or(CharError::LoneSurrogate);
    match value {
        Value::String(text) => {
            let mut characters = text.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) if character.len_utf16() == 1 => Ok(character),
                _ => Err(CharError::NotConvertible),
            }
        }
        Value::Integer(value) => unit(*value as u16),
        Value::Long(value) => unit(*value as u16),
        Value::Double(value) => unit(*value as i32 as u16),
        Value::Array(array) => {
            let first = array.get(0).ok_or(CharError::NotConvertible)?;
            deeper(|| to_character(&first))
        }
        _ => Err(CharError::NotConvertible),
    }
}
