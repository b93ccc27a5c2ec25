//! Items → text.

use super::super::ZonedDateTime;
use super::super::error::TimeError;
use super::compile::{Item, Kind, Number, Sign};
use super::field::{Field, names};
use super::offset;

/// Prints a time.
pub(super) fn print(items: &[Item], time: &ZonedDateTime) -> Result<String, TimeError> {
    let mut out = String::new();
    for item in items {
        print_item(item, time, &mut out)?;
    }
    Ok(out)
}

fn print_item(item: &Item, time: &ZonedDateTime, out: &mut String) -> Result<(), TimeError> {
    match item {
        Item::Literal(text) => out.push_str(text),
        Item::Number(number) => print_number(number, number.field.of(time), out),
        Item::Name(field, width) => {
            let value = field.of(time);
            let names = names(*field, *width);
            let name = names.iter().find(|(_, of)| *of == value);
            out.push_str(name.map_or("", |(name, _)| name));
        }
        Item::Offset(form, zero) => form.print(time.0.offset, zero, out),
        Item::LocalizedOffset { full } => offset::print_localized(time.0.offset, *full, out),
        Item::ZoneId => out.push_str(&time.0.zone.id()),
        // A time has all values, so that every section is printed.
        Item::Section(_) | Item::SectionEnd => {}
        Item::Padded(width, item) => {
            let mut padded = String::new();
            print_item(item, time, &mut padded)?;
            let missing = width.checked_sub(padded.len());
            let missing = missing.ok_or(TimeError::Unprintable { letter: 'p' })?;
            out.extend(std::iter::repeat_n(' ', missing));
            out.push_str(&padded);
        }
    }
    Ok(())
}

fn print_number(number: &Number, value: i64, out: &mut String) {
    let least = number.least;
    match number.kind {
        Kind::Plain => {
            // Only a Modified Julian Day can be negative.
            debug_assert!(value >= 0 || number.field == Field::ModifiedJulianDay);
            if value < 0 && number.sign != Sign::Never {
                out.push('-');
            }
            out.push_str(&format!("{:0least$}", value.unsigned_abs()));
        }
        Kind::TwoDigits => out.push_str(&format!("{:02}", value % 100)),
        Kind::Fraction => out.push_str(&format!("{value:09}")[..least]),
    }
}
