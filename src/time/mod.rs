//! Points in time with their zone, and the texts they are written as. The clock is always handed in.
//!
//! The only files that name `jiff`, which knows the zones' offsets; the calendar and the texts are java.time's
//! (Identity Engine) and Joda-Time's (Classic), and are written out here.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

mod arithmetic;
mod civil;
mod classic;
mod english;
mod error;
mod iso;
mod java;
mod joda;
mod number;
mod zone;

pub use error::{PatternError, TimeError, Unresolved};
pub use java::JavaPattern;
pub use joda::JodaPattern;
pub use zone::Zone;
pub(crate) use zone::{LONGEST_ID as LONGEST_ZONE_ID, ids as zone_ids};

use civil::{DAY, DAYS, Local};
use zone::Offsets;

/// A point in time with its zone, as java.time's `ZonedDateTime`. It lies in the years 1 to 9999, in UTC and in its
/// own zone (assumption, undocumented by Okta).
///
/// Read from text ([`FromStr`](std::str::FromStr)) and printed ([`Display`](std::fmt::Display)) as Identity Engine
/// does; Classic's texts are [`from_classic`](Self::from_classic) and [`to_classic`](Self::to_classic).
///
/// Compared as java.time does: the earlier instant is less; of two values of the same instant, the earlier local time
/// is, then the zone with the lesser id. Thus the same instant in two zones is not equal.
///
/// ```
/// use okta_mapping::ZonedDateTime;
///
/// let time: ZonedDateTime = "2015-07-30T23:58:32.000Z".parse().unwrap();
/// assert_eq!(time.to_string(), "2015-07-30T23:58:32Z");
/// ```
#[derive(Clone, Debug)]
pub struct ZonedDateTime(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    /// Since 1970-01-01T00:00Z.
    seconds: i64,
    nanos: u32,
    /// The zone's offset at that instant.
    offset: i32,
    zone: Zone,
}

impl ZonedDateTime {
    /// The machine's time now, in UTC. Nothing in the library asks for it; the caller may.
    pub fn system_now() -> ZonedDateTime {
        let now = jiff::Timestamp::now();
        let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
        ZonedDateTime(Arc::new(Parts {
            seconds: now.as_second(),
            nanos,
            offset: 0,
            zone: Zone::UTC,
        }))
    }

    /// The same instant in another zone: Identity Engine's `toZone` (documented) and the zone of Classic's `Time.now`
    /// (documented).
    ///
    /// ```
    /// use okta_mapping::{Zone, ZonedDateTime};
    ///
    /// let time: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
    /// let there = time.to_zone(&Zone::classic("EST").unwrap()).unwrap();
    /// assert_eq!(there.to_classic(), "2015-07-31T13:18:37.979-04:00");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::OutOfRange`] where the local time there is outside the years 1 to 9999.
    pub fn to_zone(&self, zone: &Zone) -> Result<ZonedDateTime, TimeError> {
        ZonedDateTime::at(self.0.seconds, self.0.nanos, zone.clone())
    }

    /// The same instant in UTC.
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time: ZonedDateTime = "2015-07-31T17:18+02:00".parse().unwrap();
    /// assert_eq!(time.to_utc().to_string(), "2015-07-31T15:18Z");
    /// ```
    pub fn to_utc(&self) -> ZonedDateTime {
        ZonedDateTime(Arc::new(Parts {
            seconds: self.0.seconds,
            nanos: self.0.nanos,
            offset: 0,
            zone: Zone::UTC,
        }))
    }

    /// The zone.
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time: ZonedDateTime = "2015-07-31T17:18+02:00".parse().unwrap();
    /// assert_eq!(time.zone().to_string(), "+02:00");
    /// ```
    pub fn zone(&self) -> &Zone {
        &self.0.zone
    }

    /// An instant, in seconds since 1970 and nanoseconds, in a zone.
    fn at(seconds: i64, nanos: u32, zone: Zone) -> Result<ZonedDateTime, TimeError> {
        if !DAYS.contains(&seconds.div_euclid(DAY)) {
            return Err(TimeError::OutOfRange);
        }
        let offset = zone.offset_at(seconds);
        let local = seconds + i64::from(offset);
        if !DAYS.contains(&local.div_euclid(DAY)) {
            return Err(TimeError::OutOfRange);
        }
        Ok(ZonedDateTime(Arc::new(Parts {
            seconds,
            nanos,
            offset,
            zone,
        })))
    }

    /// A local time in a zone, by java.time's rules: in a gap the time is moved on by the gap's length, in an overlap
    /// the preferred offset is kept where it is valid, else the earlier one is taken.
    fn of_local(
        local: Local,
        zone: Zone,
        preferred: Option<i32>,
    ) -> Result<ZonedDateTime, TimeError> {
        let offset = match zone.offsets_of(local)? {
            Offsets::One(offset) => offset,
            Offsets::Gap(before) => before,
            Offsets::Overlap(_, after) if preferred == Some(after) => after,
            Offsets::Overlap(before, _) => before,
        };
        let seconds = local.seconds() - i64::from(offset);
        ZonedDateTime::at(seconds, local.nano_of_second(), zone)
    }

    fn local(&self) -> Local {
        Local::from_seconds(self.0.seconds + i64::from(self.0.offset), self.0.nanos)
    }
}

impl Ord for ZonedDateTime {
    fn cmp(&self, other: &ZonedDateTime) -> Ordering {
        let (left, right) = (&*self.0, &*other.0);
        // Of the same instant, the greater offset has the later local time.
        let instants = (left.seconds, left.nanos, left.offset);
        instants
            .cmp(&(right.seconds, right.nanos, right.offset))
            .then_with(|| left.zone.id().cmp(&right.zone.id()))
    }
}

impl PartialOrd for ZonedDateTime {
    fn partial_cmp(&self, other: &ZonedDateTime) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ZonedDateTime {
    fn eq(&self, other: &ZonedDateTime) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ZonedDateTime {}

impl Hash for ZonedDateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let parts = &*self.0;
        (parts.seconds, parts.nanos, parts.offset).hash(state);
        parts.zone.id().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::{Zone, ZonedDateTime};

    fn time(text: &str) -> ZonedDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn times_compare_as_in_java() {
        let utc = time("2015-07-31T10:00Z");
        assert!(utc < time("2015-07-31T10:00:00.000000001Z"));
        assert!(utc < time("2015-07-31T12:00+02:00"));
        assert!(utc > time("2015-07-31T12:01+02:01:01"));
        assert_ne!(utc, time("2015-07-31T10:00Z[UTC]"));
        assert_eq!(utc, time("2015-07-31T10:00:00.000-00:00"));
    }

    #[test]
    fn the_last_hours_are_there_in_every_zone() {
        let last = time("9999-12-31T23:59:59.999999999Z");
        assert_eq!(last.to_string(), "9999-12-31T23:59:59.999999999Z");
        let there = last.to_zone(&Zone::classic("America/New_York").unwrap());
        assert_eq!(there.unwrap().to_classic(), "9999-12-31T18:59:59.999-05:00");
        assert!(last.to_zone(&Zone::classic("Asia/Tokyo").unwrap()).is_err());
        let first = time("0001-01-01T00:00Z");
        assert!(first.to_zone(&Zone::classic("-01:00").unwrap()).is_err());
        assert!("0001-01-01T00:00+01:00".parse::<ZonedDateTime>().is_err());
    }

    #[test]
    fn a_clone_is_one_word() {
        assert_eq!(size_of::<ZonedDateTime>(), size_of::<usize>());
    }
}
