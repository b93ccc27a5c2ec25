//! Items → text.

use super::super::ZonedDateTime;
use super::super::english;
use super::super::error::TimeError;
use super::super::zone::offset_id;
use super::bucket::Field;
use super::compile::Item;

/// The fraction of a second has at most so many digits; see [`print_fraction`].
const MOST_FRACTION: usize = 15;

/// Prints a time.
pub(super) fn print(items: &[Item], time: &ZonedDateTime) -> Result<String, TimeError> {
    let mut out = String::new();
    for item in items {
        match item {
            Item::Literal(text) => out.push_str(text),
            Item::Number(number) => {
                // No width of a format string: those end at 65,535.
                let digits = number.field.of(time).to_string();
                let zeros = number.least.saturating_sub(digits.len());
                out.extend(std::iter::repeat_n('0', zeros));
                out.push_str(&digits);
            }
            Item::TwoDigitYear { field, .. } => {
                out.push_str(&format!("{:02}", field.of(time) % 100));
            }
            Item::Fraction(digits) => {
                print_fraction(Field::Millis(1_000).of(time), *digits, &mut out);
            }
            Item::Name { field, full } => out.push_str(name(*field, *full, field.of(time))),
            Item::Offset { colon } => print_offset(time.0.offset, *colon, &mut out),
            Item::ZoneId => match time.0.zone.fixed() {
                Some(0) => out.push_str("UTC"),
                _ => out.push_str(&time.0.zone.id()),
            },
            Item::ZoneName { full } => match time.0.zone.fixed() {
                Some(0) if *full => out.push_str("Coordinated Universal Time"),
                Some(0) => out.push_str("UTC"),
                Some(offset) => out.push_str(&offset_id(offset)),
                None => return Err(TimeError::Unprintable { letter: 'z' }),
            },
        }
    }
    Ok(out)
}

fn name(field: Field, full: bool, value: i64) -> &'static str {
    let names: &[&'static str] = match field {
        Field::Month => &english::MONTHS,
        Field::Weekday => &english::WEEKDAYS,
        Field::Era => &english::ERAS,
        _ => &english::HALF_DAYS,
    };
    let counted_from_one = matches!(field, Field::Month | Field::Weekday);
    let index = usize::try_from(value - i64::from(counted_from_one)).unwrap_or(0);
    match names.get(index) {
        Some(name) if counted_from_one && !full => english::short(name),
        Some(name) => name,
        None => "",
    }
}

/// The first digits of the milliseconds. Joda-Time computes with fifteen digits at most, but prints all of the zeros
/// of no fraction at all.
fn print_fraction(millis: i64, digits: usize, out: &mut String) {
    let most = if millis == 0 { digits } else { MOST_FRACTION };
    let written = format!("{millis:03}");
    let padded = written.chars().chain(std::iter::repeat('0'));
    out.extend(padded.take(digits.min(most)));
}

/// Sign, hours and minutes.
fn print_offset(offset: i32, colon: bool, out: &mut String) {
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 3600, offset.abs() / 60 % 60);
    let colon = if colon { ":" } else { "" };
    out.push_str(&format!("{sign}{hours:02}{colon}{minutes:02}"));
}
