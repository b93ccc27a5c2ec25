//! The pattern language of Identity Engine: java.time's `DateTimeFormatter`.

mod compile;
mod field;
mod offset;
mod print;
mod read;
mod resolve;

pub(crate) use offset::{OffsetForm, Read, region_text};

use std::fmt::{self, Display, Formatter};

use super::ZonedDateTime;
use super::error::{PatternError, TimeError};
use compile::Item;

/// A date and time pattern of Identity Engine, with the meaning of `DateTimeFormatter.ofPattern(pattern,
/// Locale.ENGLISH)` in Java 17 (assumption, undocumented by Okta; the page shows `MM/dd/yyyy` and
/// `dd MMMM yyyy HH:mm:ss`).
///
/// | letters | meaning |
/// |---|---|
/// | `G` `u` `y` `Y` | era, year, year of era, year of the ISO week |
/// | `Q` `q` `M` `L` `w` `W` | quarter, month, ISO week of the week year, ISO week of the month |
/// | `D` `d` `F` `g` | day of the year, of the month, aligned weekday of the month, Modified Julian Day |
/// | `E` `e` `c` | weekday, Monday is 1 |
/// | `a` `H` `k` `K` `h` | half of the day, hours 0-23, 1-24, 0-11, 1-12 |
/// | `m` `s` `S` `n` `A` `N` | minute, second, fraction of a second, nanosecond, milliseconds and nanoseconds of the day |
/// | `V` `X` `x` `Z` `O` | zone id, offsets |
/// | `p` `'...'` `''` `[...]` | pad with spaces, literal text, apostrophe, optional section |
///
/// `z`, `v` and `B` are refused: their words differ between versions of Java. Names are English, in exactly their own
/// case. Weeks are ISO weeks, where Java takes them from the locale's region.
///
/// ```
/// use okta_mapping::{JavaPattern, ZonedDateTime};
///
/// let time: ZonedDateTime = "2015-07-30T23:58:32.000Z".parse().unwrap();
/// let pattern = JavaPattern::new("MM/dd/yyyy").unwrap();
/// assert_eq!(pattern.format(&time).unwrap(), "07/30/2015");
/// ```
#[derive(Clone, Debug)]
pub struct JavaPattern {
    text: String,
    items: Vec<Item>,
}

impl JavaPattern {
    /// Prepares a pattern.
    ///
    /// ```
    /// use okta_mapping::{JavaPattern, PatternError};
    ///
    /// let error = JavaPattern::new("dd.MM.yyyy HH:mm z").unwrap_err();
    /// assert_eq!(error, PatternError::Unsupported { letter: 'z' });
    /// ```
    ///
    /// # Errors
    ///
    /// A [`PatternError`] for what java.time refuses, and for the letters that are refused here. (An empty
    /// pattern is none of that: it prints nothing.)
    pub fn new(pattern: &str) -> Result<JavaPattern, PatternError> {
        Ok(JavaPattern {
            items: compile::compile(pattern)?,
            text: pattern.to_owned(),
        })
    }

    /// Prints a time.
    ///
    /// ```
    /// use okta_mapping::{JavaPattern, ZonedDateTime};
    ///
    /// let time: ZonedDateTime = "2015-07-31T17:18:37.979+02:00".parse().unwrap();
    /// let pattern = JavaPattern::new("EEE, d MMM uuuu 'at' h:mm a XXX").unwrap();
    /// assert_eq!(pattern.format(&time).unwrap(), "Fri, 31 Jul 2015 at 5:18 PM +02:00");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::Unprintable`] where a value is wider than its pad width.
    pub fn format(&self, time: &ZonedDateTime) -> Result<String, TimeError> {
        print::print(&self.items, time)
    }

    /// Reads a time: values that contradict each other are an error, a day that the month does not have is its last
    /// one (java.time's "smart" resolving), a missing time of day is midnight (assumptions, undocumented by Okta), a
    /// missing zone is UTC (documented).
    ///
    /// ```
    /// use okta_mapping::JavaPattern;
    ///
    /// let pattern = JavaPattern::new("dd MMMM yyyy HH:mm:ss").unwrap();
    /// let time = pattern.parse("17 June 2015 00:23:19").unwrap();
    /// assert_eq!(time.to_string(), "2015-06-17T00:23:19Z");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::Mismatch`] for a text of another form, [`TimeError::Unresolved`] for one that makes no time; also
    /// where the date is incomplete, or some of the time of day is given but not enough (`hh:mm` without `a`).
    pub fn parse(&self, text: &str) -> Result<ZonedDateTime, TimeError> {
        let unresolved = |reason| TimeError::Unresolved {
            text: text.to_owned(),
            pattern: self.text.clone(),
            reason,
        };
        match read::read(&self.items, text) {
            Ok(values) => resolve::resolve(values).map_err(unresolved),
            Err(read::Stop::Mismatch(at)) => Err(TimeError::Mismatch {
                text: text.to_owned(),
                pattern: self.text.clone(),
                at,
            }),
            Err(read::Stop::Unresolved(reason)) => Err(unresolved(reason)),
        }
    }
}

/// The pattern as written.
impl Display for JavaPattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Patterns are equal when they are written alike.
impl PartialEq for JavaPattern {
    fn eq(&self, other: &JavaPattern) -> bool {
        self.text == other.text
    }
}

impl Eq for JavaPattern {}
