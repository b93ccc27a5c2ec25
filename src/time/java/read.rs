//! Text and items → values. One pass; an optional section that does not fit is undone from a journal.

use super::super::error::Unresolved;
use super::super::zone::Zone;
use super::compile::{Item, Kind, Number, Sign};
use super::field::{FIELDS, Field, names};
use super::offset::{self, Read, region_text};

/// The values that were read.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    fields: [Option<i64>; FIELDS],
    pub(super) zone: Option<Zone>,
}

impl Values {
    pub(super) fn get(&self, field: Field) -> Option<i64> {
        self.fields[field as usize]
    }

    pub(super) fn take(&mut self, field: Field) -> Option<i64> {
        self.fields[field as usize].take()
    }

    pub(super) fn put(&mut self, field: Field, value: i64) -> Option<i64> {
        self.fields[field as usize].replace(value)
    }
}

/// Why reading ended early.
pub(super) enum Stop {
    /// The text has another form; where, in bytes.
    Mismatch(usize),
    Unresolved(Unresolved),
}

/// A value before it was changed.
enum Change {
    Field(Field, Option<i64>),
    Zone(Option<Zone>),
}

/// An open section: where it ends among the items, where it started in the text, and what had been changed before.
struct Open {
    end: usize,
    at: usize,
    changes: usize,
}

struct Reader<'t> {
    text: &'t str,
    values: Values,
    changes: Vec<Change>,
}

/// Reads the whole text.
pub(super) fn read(items: &[Item], text: &str) -> Result<Values, Stop> {
    let mut reader = Reader {
        text,
        values: Values::default(),
        changes: Vec::new(),
    };
    let mut open: Vec<Open> = Vec::new();
    let (mut index, mut at) = (0, 0);
    while let Some(item) = items.get(index) {
        index += 1;
        match item {
            Item::Section(end) => open.push(Open {
                end: *end,
                at,
                changes: reader.changes.len(),
            }),
            Item::SectionEnd => {
                open.pop();
            }
            _ => match (reader.item(item, at, text.len())?, open.pop()) {
                (Some(end), section) => {
                    at = end;
                    open.extend(section);
                }
                (None, Some(section)) => {
                    reader.undo(section.changes);
                    (index, at) = (section.end + 1, section.at);
                }
                (None, None) => return Err(Stop::Mismatch(at)),
            },
        }
    }
    match at == text.len() {
        true => Ok(reader.values),
        false => Err(Stop::Mismatch(at)),
    }
}

impl Reader<'_> {
    fn undo(&mut self, length: usize) {
        for change in self.changes.drain(length..).rev() {
            match change {
                Change::Field(field, value) => self.values.fields[field as usize] = value,
                Change::Zone(zone) => self.values.zone = zone,
            }
        }
    }

    /// Keeps a value; another one for the same field is a mismatch.
    fn keep(&mut self, field: Field, value: i64, end: usize) -> Option<usize> {
        let before = self.values.put(field, value);
        self.changes.push(Change::Field(field, before));
        before.is_none_or(|before| before == value).then_some(end)
    }

    fn keep_offset(&mut self, read: Read) -> Result<Option<usize>, Stop> {
        match read {
            Read::Value(seconds, end) => Ok(self.keep(Field::Offset, seconds, end)),
            Read::No => Ok(None),
            Read::Impossible => Err(Stop::Unresolved(Unresolved::Value)),
        }
    }

    /// Reads one item of the text up to `end`; where it ends, or nothing where something else stands there.
    fn item(&mut self, item: &Item, at: usize, end: usize) -> Result<Option<usize>, Stop> {
        let bytes = &self.text.as_bytes()[..end];
        match item {
            Item::Literal(literal) => {
                let found = bytes[at..].starts_with(literal.as_bytes());
                Ok(found.then_some(at + literal.len()))
            }
            Item::Number(number) => match read_number(bytes, at, number) {
                Some((value, next)) => Ok(self.keep(number.field, value, next)),
                None => Ok(None),
            },
            Item::Name(field, width) => {
                let names = names(*field, *width);
                let found = names
                    .iter()
                    .filter(|(name, _)| bytes[at..].starts_with(name.as_bytes()))
                    .max_by_key(|(name, _)| name.len());
                Ok(found.and_then(|(name, value)| self.keep(*field, *value, at + name.len())))
            }
            Item::Offset(form, zero) => {
                let read = match at == end {
                    true => Read::No,
                    false => form.read(bytes, at, zero),
                };
                self.keep_offset(read)
            }
            Item::LocalizedOffset { full } => {
                let read = offset::read_localized(bytes, at, *full);
                self.keep_offset(read)
            }
            Item::ZoneId => Ok(region_text(&self.text[..end], at).map(|(zone, next)| {
                let before = self.values.zone.replace(zone);
                self.changes.push(Change::Zone(before));
                next
            })),
            Item::Section(_) | Item::SectionEnd => Ok(Some(at)),
            Item::Padded(width, item) => self.padded(*width, item, at, end),
        }
    }

    fn padded(
        &mut self,
        width: usize,
        item: &Item,
        at: usize,
        end: usize,
    ) -> Result<Option<usize>, Stop> {
        // Everything that can be padded is ASCII, so bytes count as Java's characters do.
        let stop = at.saturating_add(width);
        if at == end || stop > end || !self.text.is_char_boundary(stop) {
            return Ok(None);
        }
        let padding = self.text[at..stop].bytes().take_while(|byte| *byte == b' ');
        let start = at + padding.count();
        let next = self.item(item, start, stop)?;
        Ok(next.filter(|next| *next == stop))
    }
}

/// Reads a number; where other numbers touch it, their digits are left for them.
fn read_number(text: &[u8], at: usize, number: &Number) -> Option<(i64, usize)> {
    let negative = text.get(at) == Some(&b'-');
    let positive = text.get(at) == Some(&b'+');
    let start = match number.sign {
        Sign::Minus | Sign::ExceedsPad if negative => at + 1,
        Sign::ExceedsPad if positive => at + 1,
        _ => at,
    };
    let available = text.get(start..).unwrap_or_default().iter();
    let limit = match number.kind {
        Kind::Fraction => number.most,
        _ => number.most.saturating_add(number.follow),
    };
    let digits = available.take(limit);
    let mut count = digits.take_while(|byte| byte.is_ascii_digit()).count();
    if count < number.least {
        return None;
    }
    if number.follow > 0 && number.kind != Kind::Fraction {
        count = number.least.max(count.saturating_sub(number.follow));
    }
    let mut value = text[start..start + count]
        .iter()
        .fold(0_i128, |value, byte| value * 10 + i128::from(byte - b'0'));
    if start > at && negative {
        if value == 0 {
            return None;
        }
        value = -value;
    } else if number.sign == Sign::ExceedsPad && positive != (count > number.least) {
        return None;
    }
    if i64::try_from(value).is_err() {
        // java.time then takes one digit less.
        (value, count) = (value / 10, count - 1);
    }
    let value = i64::try_from(value).ok()?;
    let value = match number.kind {
        Kind::Plain => value,
        Kind::TwoDigits if number.field == Field::WeekYear && value == 99 => 1999,
        Kind::TwoDigits if count == 2 => 2000 + value,
        Kind::TwoDigits => value,
        Kind::Fraction => (count..9).fold(value, |value, _| value * 10),
    };
    Some((value, start + count))
}
