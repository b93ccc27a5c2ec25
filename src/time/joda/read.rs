//! Text and items → a bucket of values, in one pass.

use super::super::english;
use super::super::zone::Zone;
use super::bucket::{Bucket, Field};
use super::compile::{Item, Number};
use super::offset::read_offset;

/// What Joda-Time reads as a zone's name (`DateTimeUtils.getDefaultTimeZoneNames`).
const ZONE_NAMES: [(&str, &str); 11] = [
    ("UTC", "UTC"),
    ("UT", "UTC"),
    ("GMT", "UTC"),
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("CST", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("MST", "America/Denver"),
    ("MDT", "America/Denver"),
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
];

/// Joda-Time counts at most so many digits of a fraction.
const MOST_FRACTION: usize = 18;

/// Reads the whole text; else, where it differs, in bytes.
pub(super) fn read(items: &[Item], pivot: i64, text: &str) -> Result<Bucket, usize> {
    let mut bucket = Bucket::default();
    let mut at = 0;
    for item in items {
        at = read_item(item, pivot, text, at, &mut bucket).ok_or(at)?;
    }
    match at == text.len() {
        true => Ok(bucket),
        false => Err(at),
    }
}

fn read_item(item: &Item, pivot: i64, text: &str, at: usize, bucket: &mut Bucket) -> Option<usize> {
    let bytes = text.as_bytes();
    match item {
        Item::Literal(literal) => read_literal(&text[at..], literal).map(|length| at + length),
        Item::Number(Number {
            field,
            most,
            signed,
            ..
        }) => {
            let (value, end) = read_number(bytes, at, *most, *signed)?;
            bucket.put(*field, value);
            Some(end)
        }
        Item::TwoDigitYear { field, lenient } => {
            let (year, end) = read_two_digits(bytes, at, pivot, *lenient)?;
            bucket.put(*field, year);
            Some(end)
        }
        Item::Fraction(digits) => {
            let (value, end) = read_fraction(bytes, at, (*digits).min(MOST_FRACTION), 1_000)?;
            bucket.put(Field::Millis(1_000), value);
            Some(end)
        }
        Item::Name { field, .. } => {
            let (value, length) = read_name(&bytes[at..], *field)?;
            bucket.put(*field, value);
            Some(at + length)
        }
        Item::Offset { .. } => {
            let (millis, end) = read_offset(bytes, at, true)?;
            bucket.set_offset(millis);
            Some(end)
        }
        Item::ZoneId => {
            let id = Zone::longest_region(&text[at..])?;
            bucket.set_zone(Zone::classic(id).ok()?);
            Some(at + id.len())
        }
        Item::ZoneName { .. } => {
            let (name, id) = ZONE_NAMES
                .iter()
                .find(|(name, _)| bytes[at..].starts_with(name.as_bytes()))?;
            bucket.set_zone(Zone::classic(id).ok()?);
            Some(at + name.len())
        }
    }
}

/// Literal text in any case; how long it is in the text.
fn read_literal(text: &str, literal: &str) -> Option<usize> {
    let mut characters = text.chars();
    for expected in literal.chars() {
        let found = characters.next()?;
        let alike = found == expected || folded(found) == folded(expected);
        if !alike {
            return None;
        }
    }
    Some(text.len() - characters.as_str().len())
}

/// One case for a character, where its other case is one character too.
fn folded(character: char) -> char {
    let mut upper = character.to_uppercase();
    let upper = match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => character,
    };
    let mut lower = upper.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => upper,
    }
}

/// A number of at most `most` digits, with a sign before them where there may be one, and where it ends. A single digit
/// has no sign.
pub(crate) fn read_number(
    text: &[u8],
    at: usize,
    most: usize,
    signed: bool,
) -> Option<(i64, usize)> {
    let sign = match text.get(at) {
        Some(sign @ (b'-' | b'+')) if signed && most > 1 => Some(*sign),
        _ => None,
    };
    let start = at + usize::from(sign.is_some());
    let (value, end) = digits(text, start, most)?;
    match sign {
        Some(b'-') => Some((-value, end)),
        _ => Some((value, end)),
    }
}

/// Digits, one at least; a number too large for any field stays too large.
fn digits(text: &[u8], start: usize, most: usize) -> Option<(i64, usize)> {
    let digits = text.get(start..)?.iter().take(most);
    let count = digits.take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 {
        return None;
    }
    let value = text[start..start + count]
        .iter()
        .fold(0_i64, |value, byte| {
            let value = value
                .saturating_mul(10)
                .saturating_add(i64::from(byte - b'0'));
            value.min(1_000_000_000_000)
        });
    Some((value, start + count))
}

/// A year of two digits, in the hundred years around the pivot. Where it may be lenient, a year with a sign or with
/// another number of digits is taken as it is.
fn read_two_digits(text: &[u8], at: usize, pivot: i64, lenient: bool) -> Option<(i64, usize)> {
    if !lenient {
        let (value, end) = digits(text, at, 2)?;
        return (end == at + 2).then(|| (around(pivot, value), end));
    }
    // Joda-Time skips any number of `+`.
    let rest = text.get(at..)?.iter();
    let start = at + rest.take_while(|byte| **byte == b'+').count();
    let (value, end) = read_number(text, start, usize::MAX, true)?;
    let plain = start == at && text[at].is_ascii_digit() && end == at + 2;
    Some((if plain { around(pivot, value) } else { value }, end))
}

/// The year of the hundred around the pivot that ends with two digits.
fn around(pivot: i64, value: i64) -> i64 {
    let least = pivot - 50;
    least + (value - least).rem_euclid(100)
}

/// A fraction of a unit of so many milliseconds, one digit at least, cut off to milliseconds.
pub(crate) fn read_fraction(
    text: &[u8],
    at: usize,
    most: usize,
    unit: i64,
) -> Option<(i64, usize)> {
    let digits = text.get(at..)?.iter().take(most);
    let count = digits.take_while(|byte| byte.is_ascii_digit()).count();
    let (mut sum, mut worth) = (0, unit * 10);
    for byte in &text[at..at + count] {
        worth /= 10;
        sum += i64::from(byte - b'0') * worth;
    }
    (count > 0).then_some((sum / 10, at + count))
}

/// A name, short or in full, as it is written, in small letters or in capitals: its value and its length.
fn read_name(text: &[u8], field: Field) -> Option<(i64, usize)> {
    let (names, first): (&[&'static str], i64) = match field {
        Field::Month => (&english::MONTHS, 1),
        Field::Weekday => (&english::WEEKDAYS, 1),
        Field::Era => (&english::ERAS, 0),
        _ => (&english::HALF_DAYS, 0),
    };
    let mut names: Vec<(&'static str, i64)> = names.iter().copied().zip(first..).collect();
    match field {
        Field::Month | Field::Weekday => {
            let short = names.clone().into_iter();
            names.extend(short.map(|(name, value)| (english::short(name), value)));
        }
        Field::Era => names.extend([("BCE", 0), ("CE", 1)]),
        _ => {}
    }
    let found = names.into_iter().filter(|(name, _)| {
        let written = text.get(..name.len()).unwrap_or_default();
        written == name.as_bytes()
            || written == name.to_ascii_lowercase().as_bytes()
            || written == name.to_ascii_uppercase().as_bytes()
    });
    found
        .max_by_key(|(name, _)| name.len())
        .map(|(name, value)| (value, name.len()))
}
