//! ISO 8601 texts of Classic, as Joda-Time prints and reads them.

use super::ZonedDateTime;
use super::civil::Date;
use super::error::TimeError;
use super::joda::{Bucket, Field, read_fraction, read_number, read_offset};
use super::zone::offset_id;

/// ISO 8601 texts of Classic.
impl ZonedDateTime {
    /// Prints the time as Classic's functions do: milliseconds always (smaller parts are left out), `Z` where the
    /// offset is zero, whatever the zone, else the offset (documented but for other zones than UTC with an offset of
    /// zero, an assumption: Joda-Time's `ISODateTimeFormat.dateTime`).
    ///
    /// ```
    /// use okta_mapping::{Zone, ZonedDateTime};
    ///
    /// let time: ZonedDateTime = "2015-06-17T00:23:19Z".parse().unwrap();
    /// assert_eq!(time.to_classic(), "2015-06-17T00:23:19.000Z");
    /// let there = time.to_zone(&Zone::classic("Asia/Tokyo").unwrap()).unwrap();
    /// assert_eq!(there.to_classic(), "2015-06-17T09:23:19.000+09:00");
    /// ```
    pub fn to_classic(&self) -> String {
        let local = self.local();
        let Date { year, month, day } = local.date();
        let (hour, minute, second) = (local.hour(), local.minute(), local.second());
        let millis = local.nano_of_second() / 1_000_000;
        let offset = offset_id(self.0.offset);
        format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}{offset}"
        )
    }

    /// Reads an ISO 8601 text as Classic's functions do: an offset decides on the instant, the result is in UTC, and a
    /// text without an offset is in UTC (assumptions, undocumented by Okta). What exactly is a time is what
    /// Joda-Time's `ISODateTimeFormat.dateTimeParser` accepts (assumption, undocumented by Okta): parts may be missing
    /// from the right, a date may be a week date or a day of the year, the last part of a time may have a fraction.
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time = ZonedDateTime::from_classic("2015-07-31T19:18:37.979+02:00").unwrap();
    /// assert_eq!(time.to_classic(), "2015-07-31T17:18:37.979Z");
    /// let day = ZonedDateTime::from_classic("2015-07-31").unwrap();
    /// assert_eq!(day.to_classic(), "2015-07-31T00:00:00.000Z");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::NotIso8601`] for every other text.
    pub fn from_classic(text: &str) -> Result<ZonedDateTime, TimeError> {
        let mut bucket = Bucket::default();
        let end = read_date_time(text.as_bytes(), &mut bucket);
        let time = match end == Some(text.len()) {
            true => bucket.resolve().ok(),
            false => None,
        };
        time.ok_or_else(|| TimeError::NotIso8601 {
            text: text.to_owned(),
        })
    }
}

/// A time of day, or a date and perhaps a time of day; where it ends.
fn read_date_time(text: &[u8], bucket: &mut Bucket) -> Option<usize> {
    if let Some(start) = letter(text, 0, b'T') {
        let end = read_time(text, start, bucket)?;
        return Some(read_zone(text, end, bucket));
    }
    let end = read_date(text, bucket)?;
    let Some(start) = letter(text, end, b'T') else {
        return Some(end);
    };
    let end = read_time(text, start, bucket).unwrap_or(start);
    Some(read_zone(text, end, bucket))
}

/// `2015-07-31`, `2015-W31-5` or `2015-212`; the longest reading is taken.
fn read_date(text: &[u8], bucket: &mut Bucket) -> Option<usize> {
    let (year, mut end) = read_number(text, 0, 9, true)?;
    if let Some((week, after_week)) = letter(text, end, b'-')
        .and_then(|start| letter(text, start, b'W'))
        .and_then(|start| read_number(text, start, 2, false))
    {
        bucket.put(Field::WeekYear, year);
        bucket.put(Field::Week, week);
        end = after_week;
        if let Some((day, after_day)) = after_hyphen(text, end, 1) {
            bucket.put(Field::Weekday, day);
            end = after_day;
        }
        return Some(end);
    }
    bucket.put(Field::Year, year);
    let (month, day_of_year) = (after_hyphen(text, end, 2), after_hyphen(text, end, 3));
    let day = month.and_then(|(_, end)| after_hyphen(text, end, 2));
    match (month, day, day_of_year) {
        (_, None, Some((day, three))) if month.is_none_or(|(_, two)| two < three) => {
            bucket.put(Field::DayOfYear, day);
            end = three;
        }
        (Some((month, after_month)), day, _) => {
            bucket.put(Field::Month, month);
            end = after_month;
            if let Some((day, after_day)) = day {
                bucket.put(Field::DayOfMonth, day);
                end = after_day;
            }
        }
        _ => {}
    }
    Some(end)
}

/// Hours, minutes and seconds; the last one that is there may have a fraction.
fn read_time(text: &[u8], start: usize, bucket: &mut Bucket) -> Option<usize> {
    let (hour, mut end) = read_number(text, start, 2, false)?;
    bucket.put(Field::Hour, hour);
    let mut unit = 3_600_000;
    for (field, smaller) in [(Field::Minute, 60_000), (Field::Second, 1_000)] {
        let part = letter(text, end, b':').and_then(|start| read_number(text, start, 2, false));
        let Some((value, after)) = part else {
            break;
        };
        bucket.put(field, value);
        (end, unit) = (after, smaller);
    }
    let point = letter(text, end, b'.').or_else(|| letter(text, end, b','));
    if let Some((value, after)) = point.and_then(|start| read_fraction(text, start, 9, unit)) {
        bucket.put(Field::Millis(unit), value);
        end = after;
    }
    Some(end)
}

fn read_zone(text: &[u8], at: usize, bucket: &mut Bucket) -> usize {
    match read_offset(text, at, true) {
        Some((millis, end)) => {
            bucket.set_offset(millis);
            end
        }
        None => at,
    }
}

fn after_hyphen(text: &[u8], at: usize, digits: usize) -> Option<(i64, usize)> {
    read_number(text, letter(text, at, b'-')?, digits, false)
}

/// Where a letter (in any case) ends, if it stands there.
fn letter(text: &[u8], at: usize, letter: u8) -> Option<usize> {
    let found = text.get(at)?.eq_ignore_ascii_case(&letter);
    found.then_some(at + 1)
}
