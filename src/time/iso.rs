//! ISO 8601 texts of Identity Engine: read as `DateTimeFormatter.ISO_DATE_TIME`, printed as `ZonedDateTime.toString`.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use super::civil::{DAY_NANOS, Date, Local, SECOND_NANOS};
use super::error::TimeError;
use super::java::{OffsetForm, Read, region_text};
use super::zone::{java_range, offset_id};
use super::{Zone, ZonedDateTime};

/// Reads a date and a time of day (seconds and a fraction may be left out) with `Z`, an offset, an offset and a zone
/// in brackets, or nothing, which is UTC (documented). The offset decides which instant is meant, the zone in brackets
/// where it is seen. What exactly is a time is what java.time's `ISO_DATE_TIME` accepts (assumption, undocumented by
/// Okta): a date alone and a day that does not exist are errors, `t` and `z` may be small, hours of an offset need
/// minutes.
impl FromStr for ZonedDateTime {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<ZonedDateTime, TimeError> {
        let read = read(text).ok_or_else(|| TimeError::NotIso8601 {
            text: text.to_owned(),
        })?;
        let zone = match (read.zone, read.offset) {
            (Some(zone), _) => zone,
            (None, offset) => Zone::offset(offset.unwrap_or(0)),
        };
        let seconds = read.local.seconds() - i64::from(read.offset.unwrap_or(0));
        ZonedDateTime::at(seconds, read.local.nano_of_second(), zone)
    }
}

struct Parts {
    local: Local,
    offset: Option<i32>,
    zone: Option<Zone>,
}

fn read(text: &str) -> Option<Parts> {
    let bytes = text.as_bytes();
    let year = digits(bytes, 0, 4)?;
    let month = digits(bytes, after(bytes, 4, b'-')?, 2)?;
    let day = digits(bytes, after(bytes, 7, b'-')?, 2)?;
    let date = Date::checked(year, month, day)?;
    let hour_at = after(bytes, 10, b'T').or_else(|| after(bytes, 10, b't'))?;
    let hour = digits(bytes, hour_at, 2)?;
    let minute = digits(bytes, after(bytes, 13, b':')?, 2)?;
    let (mut second, mut nanos, mut at) = (0, 0, 16);
    if let Some(value) = after(bytes, at, b':').and_then(|at| digits(bytes, at, 2)) {
        (second, at) = (value, 19);
        if let Some(start) = after(bytes, at, b'.') {
            (nanos, at) = fraction(bytes, start, 9);
        }
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let nanos = ((hour * 60 + minute) * 60 + second) * SECOND_NANOS + nanos;
    debug_assert!(nanos < DAY_NANOS);
    let local = Local {
        day: date.days(),
        nanos,
    };
    let (mut offset, mut zone) = (None, None);
    if let Some((seconds, end)) = read_offset(bytes, at) {
        (offset, at) = (Some(seconds), end);
        if let Some(start) = after(bytes, at, b'[') {
            let (region, end) = region_text(text, start)?;
            (zone, at) = (Some(region), after(bytes, end, b']')?);
        }
    }
    (at == bytes.len()).then_some(Parts {
        local,
        offset,
        zone,
    })
}

fn read_offset(bytes: &[u8], at: usize) -> Option<(i32, usize)> {
    if bytes.get(at) == Some(&b'z') {
        return Some((0, at + 1));
    }
    match OffsetForm::ID.read(bytes, at, "Z") {
        Read::Value(seconds, end) => {
            let seconds = i32::try_from(seconds).ok().and_then(java_range)?;
            Some((seconds, end))
        }
        Read::No | Read::Impossible => None,
    }
}

/// Where a byte ends, if it stands there.
fn after(bytes: &[u8], at: usize, byte: u8) -> Option<usize> {
    (bytes.get(at) == Some(&byte)).then_some(at + 1)
}

/// A number of exactly `count` digits.
fn digits(bytes: &[u8], at: usize, count: usize) -> Option<i64> {
    bytes
        .get(at..at + count)?
        .iter()
        .try_fold(0, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
            Some(number * 10 + digit)
        })
}

/// A fraction of a second of at most `most` digits (of nine), perhaps none, as nanoseconds, and where it ends.
fn fraction(bytes: &[u8], start: usize, most: usize) -> (i64, usize) {
    let digits = bytes[start..].iter().take(most);
    let count = digits.take_while(|byte| byte.is_ascii_digit()).count();
    let padded = (0..9).map(|index| match index < count {
        true => i64::from(bytes[start + index] - b'0'),
        false => 0,
    });
    (
        padded.fold(0, |number, digit| number * 10 + digit),
        start + count,
    )
}

/// As java.time prints it (assumption, undocumented by Okta; the page prints whole seconds once with `.000` and once
/// without): seconds and fractions left out where they are zero, fractions in groups of three digits, the offset, and
/// the zone in brackets where it is more than an offset.
impl Display for ZonedDateTime {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let local = self.local();
        let Date { year, month, day } = local.date();
        write!(f, "{year:04}-{month:02}-{day:02}T")?;
        write!(f, "{:02}:{:02}", local.hour(), local.minute())?;
        let (second, nanos) = (local.second(), local.nano_of_second());
        if second != 0 || nanos != 0 {
            write!(f, ":{second:02}")?;
        }
        match nanos {
            0 => Ok(()),
            _ if nanos % 1_000_000 == 0 => write!(f, ".{:03}", nanos / 1_000_000),
            _ if nanos % 1_000 == 0 => write!(f, ".{:06}", nanos / 1_000),
            _ => write!(f, ".{nanos:09}"),
        }?;
        f.write_str(&offset_id(self.0.offset))?;
        match self.0.zone.fixed() {
            Some(_) => Ok(()),
            None => write!(f, "[{}]", self.0.zone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ZonedDateTime;

    #[test]
    fn times_print_as_in_java() {
        for (text, printed) in [
            ("2015-07-30T23:58:32.000Z", "2015-07-30T23:58:32Z"),
            ("2015-07-30T23:58:00Z", "2015-07-30T23:58Z"),
            (
                "2015-07-30T23:58:32.5+02:00",
                "2015-07-30T23:58:32.500+02:00",
            ),
            ("2015-07-30T23:58:32", "2015-07-30T23:58:32Z"),
            ("2015-07-30t23:58:32.z", "2015-07-30T23:58:32Z"),
            (
                "2015-07-30T23:58:32-04:00[America/New_York]",
                "2015-07-30T23:58:32-04:00[America/New_York]",
            ),
        ] {
            assert_eq!(text.parse::<ZonedDateTime>().unwrap().to_string(), printed);
        }
        for text in [
            "",
            "2015-07-30",
            "2015-02-30T00:00Z",
            "yesterday",
            "2015-07-30T2\u{e9}",
        ] {
            assert!(text.parse::<ZonedDateTime>().is_err(), "{text}");
        }
    }
}
