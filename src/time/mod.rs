//! Points in time with their zone; the only files that name `jiff`.

use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use jiff::civil::Time;
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

/// A point in time with its zone, as java.time's `ZonedDateTime`.
///
/// ```
/// use okta_mapping::ZonedDateTime;
///
/// let time: ZonedDateTime = "2015-07-30T23:58:32.000Z".parse().unwrap();
/// assert_eq!(time.to_string(), "2015-07-30T23:58:32Z");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ZonedDateTime(Arc<jiff::ZonedDateTime>);

/// A text that is no time: [`ZonedDateTime`] reads ISO 8601 dates with a time of day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no ISO 8601 time such as `2015-07-31T17:18:37.979Z`")]
pub struct ParseTimeError(String);

impl ZonedDateTime {
    /// The machine's time now, in UTC. Nothing in the library asks for it; the caller may.
    pub fn system_now() -> ZonedDateTime {
        ZonedDateTime(Arc::new(
            jiff::Timestamp::now().to_zoned_datetime(TimeZone::UTC),
        ))
    }
}

/// Reads a date and a time of day with `Z`, an offset, an offset and a zone in brackets, or nothing, which is UTC.
impl std::str::FromStr for ZonedDateTime {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<ZonedDateTime, ParseTimeError> {
        parse(text)
            .map(|zoned| ZonedDateTime(Arc::new(zoned)))
            .ok_or_else(|| ParseTimeError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<jiff::ZonedDateTime> {
    let pieces = Pieces::parse(text).ok()?;
    let local = pieces.date().to_datetime(pieces.time()?);
    if !(1..=9999).contains(&local.year()) {
        return None;
    }
    let offset = match pieces.offset() {
        None | Some(PiecesOffset::Zulu) => Offset::UTC,
        Some(PiecesOffset::Numeric(numeric)) => numeric.offset(),
        Some(_) => return None,
    };
    let instant = offset.to_timestamp(local).ok()?;
    let zone = match pieces.time_zone_annotation() {
        None => offset.to_time_zone(),
        Some(annotation) => annotation
            .to_time_zone_with(&TimeZoneDatabase::bundled())
            .ok()?,
    };
    Some(instant.to_zoned_datetime(zone))
}

/// As java.time prints it: seconds and fractions left out where they are zero, fractions in groups of three
/// digits, the offset, and the region in brackets where the zone has one.
impl Display for ZonedDateTime {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let zoned = &*self.0;
        let date = zoned.date();
        write!(
            f,
            "{:04}-{:02}-{:02}T",
            date.year(),
            date.month(),
            date.day()
        )?;
        write_time(f, zoned.time())?;
        write_offset(f, zoned.offset())?;
        match zoned.time_zone().iana_name() {
            Some(region) if region != "UTC" => write!(f, "[{region}]"),
            _ => Ok(()),
        }
    }
}

fn write_time(f: &mut Formatter<'_>, time: Time) -> fmt::Result {
    write!(f, "{:02}:{:02}", time.hour(), time.minute())?;
    let nanos = time.subsec_nanosecond();
    if time.second() == 0 && nanos == 0 {
        return Ok(());
    }
    write!(f, ":{:02}", time.second())?;
    match nanos {
        0 => Ok(()),
        _ if nanos % 1_000_000 == 0 => write!(f, ".{:03}", nanos / 1_000_000),
        _ if nanos % 1_000 == 0 => write!(f, ".{:06}", nanos / 1_000),
        _ => write!(f, ".{nanos:09}"),
    }
}

fn write_offset(f: &mut Formatter<'_>, offset: Offset) -> fmt::Result {
    let seconds = offset.seconds();
    if seconds == 0 {
        return f.write_str("Z");
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    write!(f, "{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60)?;
    match seconds % 60 {
        0 => Ok(()),
        rest => write!(f, ":{rest:02}"),
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
            (
                "2015-07-30T23:58:32-04:00[America/New_York]",
                "2015-07-30T23:58:32-04:00[America/New_York]",
            ),
        ] {
            assert_eq!(text.parse::<ZonedDateTime>().unwrap().to_string(), printed);
        }
        for text in ["", "2015-07-30", "2015-02-30T00:00Z", "yesterday"] {
            assert!(text.parse::<ZonedDateTime>().is_err(), "{text}");
        }
    }
}
