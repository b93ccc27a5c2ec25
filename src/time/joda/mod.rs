//! The pattern language of Classic: Joda-Time's `DateTimeFormat`.

mod bucket;
mod compile;
mod offset;
mod print;
mod read;

pub(crate) use bucket::{Bucket, Field};
pub(crate) use offset::{read_offset, whole_offset};
pub(crate) use read::{read_fraction, read_number};

use std::fmt::{self, Display, Formatter};

use super::ZonedDateTime;
use super::error::{PatternError, TimeError};
use compile::Item;

/// The year around which years of two digits lie, 30 years before now: Joda-Time's on the day of Okta's examples.
const PIVOT: i64 = 1985;

/// A date and time pattern of Classic, with the meaning of Joda-Time's `DateTimeFormat.forPattern` (documented) in
/// English (assumption, undocumented by Okta).
///
/// | letters | meaning |
/// |---|---|
/// | `G` `C` `Y` `y` `x` | era, century (2015 is in century 20), year of era, year, year of the ISO week |
/// | `M` `w` | month, ISO week |
/// | `D` `d` `E` `e` | day of the year, of the month, weekday as a name, as a number (Monday is 1) |
/// | `a` `H` `k` `K` `h` | half of the day, hours 0-23, 1-24, 0-11, 1-12 |
/// | `m` `s` `S` | minute, second, fraction of a second |
/// | `z` `Z` `ZZ` `ZZZ` | zone name, offset `+0200`, `+02:00`, zone id |
/// | `'...'` `''` | literal text, apostrophe |
///
/// `YYYY` is the year, not the year of the week (documented). Names are read short or in full, in small letters or
/// capitals. `z` prints only UTC and offsets (the names of regions differ between versions of Java), and reads
/// Joda-Time's own eleven names: `UTC`, `UT`, `GMT`, and `EST`, `EDT` and their like of the mainland United States.
///
/// ```
/// use okta_mapping::{JodaPattern, Zone, ZonedDateTime};
///
/// let now: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
/// let there = now.to_zone(&Zone::classic("America/New_York").unwrap()).unwrap();
/// let pattern = JodaPattern::new("YYYY-MM-dd HH:mm:ss").unwrap();
/// assert_eq!(pattern.format(&there).unwrap(), "2015-07-31 13:18:37");
/// ```
#[derive(Clone, Debug)]
pub struct JodaPattern {
    text: String,
    items: Vec<Item>,
}

impl JodaPattern {
    /// Prepares a pattern.
    ///
    /// ```
    /// use okta_mapping::{JodaPattern, PatternError};
    ///
    /// let error = JodaPattern::new("uuuu-MM-dd").unwrap_err();
    /// assert_eq!(error, PatternError::UnknownLetter { letter: 'u' });
    /// ```
    ///
    /// # Errors
    ///
    /// [`PatternError::UnknownLetter`] for a letter that Joda-Time does not know, [`PatternError::Empty`].
    pub fn new(pattern: &str) -> Result<JodaPattern, PatternError> {
        Ok(JodaPattern {
            items: compile::compile(pattern)?,
            text: pattern.to_owned(),
        })
    }

    /// Whether a zone or an offset is part of the pattern.
    pub(crate) fn has_zone(&self) -> bool {
        let zone = |item: &Item| {
            matches!(
                item,
                Item::Offset { .. } | Item::ZoneId | Item::ZoneName { .. }
            )
        };
        self.items.iter().any(zone)
    }

    /// Whether the pattern counts weeks, or years by weeks.
    pub(crate) fn has_weeks(&self) -> bool {
        self.items.iter().any(|item| {
            let field = match item {
                Item::Number(number) => Some(number.field),
                Item::TwoDigitYear { field, .. } => Some(*field),
                _ => None,
            };
            matches!(field, Some(Field::Week | Field::WeekYear))
        })
    }

    /// Prints a time; smaller parts than milliseconds are left out.
    ///
    /// ```
    /// use okta_mapping::{JodaPattern, ZonedDateTime};
    ///
    /// let time = ZonedDateTime::from_classic("2015-07-31T17:18:37.979Z").unwrap();
    /// let pattern = JodaPattern::new("dd-MM-YYYY").unwrap();
    /// assert_eq!(pattern.format(&time).unwrap(), "31-07-2015");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::Unprintable`] for `z` and a time in a region.
    pub fn format(&self, time: &ZonedDateTime) -> Result<String, TimeError> {
        print::print(&self.items, time)
    }

    /// Reads a time; the result is in UTC. What is missing is as in 1970-01-01T00:00, but the year is 2000 where a
    /// month, a week or a day is given without one; a missing zone is UTC. A year of two digits lies from 1935 to
    /// 2034, which Joda-Time makes of it in 2015 (assumptions, undocumented by Okta; that a missing zone is UTC is
    /// documented in Identity Engine).
    ///
    /// ```
    /// use okta_mapping::JodaPattern;
    ///
    /// let pattern = JodaPattern::new("dd MMMM yyyy HH:mm:ss").unwrap();
    /// let time = pattern.parse("17 June 2015 00:23:19").unwrap();
    /// assert_eq!(time.to_classic(), "2015-06-17T00:23:19.000Z");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::Mismatch`] for a text of another form, [`TimeError::Unresolved`] for one that makes no time: a day
    /// that does not exist, a local time that the clocks of its zone skip; [`TimeError::Unreadable`] for `zzzz`, which
    /// Joda-Time only prints.
    pub fn parse(&self, text: &str) -> Result<ZonedDateTime, TimeError> {
        let unreadable = |item: &Item| matches!(item, Item::ZoneName { full: true });
        if self.items.iter().any(unreadable) {
            return Err(TimeError::Unreadable { letter: 'z' });
        }
        let mismatch = |at| TimeError::Mismatch {
            text: text.to_owned(),
            pattern: self.text.clone(),
            at,
        };
        let bucket = read::read(&self.items, PIVOT, text).map_err(mismatch)?;
        bucket.resolve().map_err(|reason| TimeError::Unresolved {
            text: text.to_owned(),
            pattern: self.text.clone(),
            reason,
        })
    }
}

/// The pattern as written.
impl Display for JodaPattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Patterns are equal when they are written alike.
impl PartialEq for JodaPattern {
    fn eq(&self, other: &JodaPattern) -> bool {
        self.text == other.text
    }
}

impl Eq for JodaPattern {}
