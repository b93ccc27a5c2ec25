//! Times before and after a time: days by the calendar, hours, minutes and seconds by the clock.

use super::civil::Local;
use super::error::TimeError;
use super::{Zone, ZonedDateTime};

/// Defines the pairs of methods that differ only in their unit.
macro_rules! units {
    ($($plus:ident $minus:ident $within:ident $unit:literal $seconds:literal)*) => {$(
        #[doc = concat!("The time `n` ", $unit, " later; earlier where `n` is negative (documented).")]
        ///
        /// # Errors
        ///
        /// [`TimeError::OutOfRange`] outside the years 1 to 9999 (assumption, undocumented by Okta).
        pub fn $plus(&self, n: i32) -> Result<ZonedDateTime, TimeError> {
            self.moved(i64::from(n) * $seconds)
        }

        #[doc = concat!("The time `n` ", $unit, " earlier; later where `n` is negative (documented).")]
        ///
        /// # Errors
        ///
        /// [`TimeError::OutOfRange`] outside the years 1 to 9999 (assumption, undocumented by Okta).
        pub fn $minus(&self, n: i32) -> Result<ZonedDateTime, TimeError> {
            self.moved(-i64::from(n) * $seconds)
        }

        #[doc = concat!("Whether the instant lies in the last `n` ", $unit, " before `now`, both ends included;")]
        /// never in the future (assumption from the page's examples, undocumented by Okta).
        pub fn $within(&self, n: i32, now: &ZonedDateTime) -> bool {
            self.within(i64::from(n) * $seconds, now)
        }
    )*};
}

/// Times before and after, and in the time before now.
///
/// ```
/// use okta_mapping::ZonedDateTime;
///
/// let created: ZonedDateTime = "2015-07-30T23:58:32.000Z".parse().unwrap();
/// let now: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
/// assert_eq!(created.plus_days(2).unwrap().to_string(), "2015-08-01T23:58:32Z");
/// assert_eq!(created.plus_hours(-1).unwrap().to_string(), "2015-07-30T22:58:32Z");
/// assert_eq!(now.minus_minutes(-1).unwrap().to_string(), "2015-07-31T17:19:37.979Z");
/// assert!(created.within_days(1, &now) && created.within_hours(100, &now));
/// assert!(!created.within_minutes(2, &now) && !created.within_seconds(100, &now));
/// assert!(!now.within_days(1, &created));
/// ```
impl ZonedDateTime {
    /// The time `n` calendar days later in its zone; earlier where `n` is negative (documented). The time of day stays,
    /// but where the clocks skip it, it is moved on by as much as they skip; where they show it twice, the offset
    /// stays, or is the earlier one (assumption, undocumented by Okta: java.time's rules).
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time: ZonedDateTime = "2015-03-28T02:30+01:00[Europe/Paris]".parse().unwrap();
    /// assert_eq!(time.plus_days(1).unwrap().to_string(), "2015-03-29T03:30+02:00[Europe/Paris]");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::OutOfRange`] outside the years 1 to 9999 (assumption, undocumented by Okta).
    pub fn plus_days(&self, n: i32) -> Result<ZonedDateTime, TimeError> {
        self.days_later(i64::from(n))
    }

    /// The time `n` calendar days earlier in its zone; see [`plus_days`](Self::plus_days).
    ///
    /// # Errors
    ///
    /// [`TimeError::OutOfRange`] outside the years 1 to 9999 (assumption, undocumented by Okta).
    pub fn minus_days(&self, n: i32) -> Result<ZonedDateTime, TimeError> {
        self.days_later(-i64::from(n))
    }

    /// Whether the instant lies in the last `n` days of 24 hours before `now`, both ends included; never in the future
    /// (assumption from the page's examples, undocumented by Okta).
    pub fn within_days(&self, n: i32, now: &ZonedDateTime) -> bool {
        self.within(i64::from(n) * super::DAY, now)
    }

    units! {
        plus_hours minus_hours within_hours "hours" 3_600
        plus_minutes minus_minutes within_minutes "minutes" 60
        plus_seconds minus_seconds within_seconds "seconds" 1
    }

    fn days_later(&self, days: i64) -> Result<ZonedDateTime, TimeError> {
        let local = self.local();
        let there = Local {
            day: local.day + days,
            nanos: local.nanos,
        };
        ZonedDateTime::of_local(there, self.0.zone.clone(), Some(self.0.offset))
    }

    fn moved(&self, seconds: i64) -> Result<ZonedDateTime, TimeError> {
        let zone: Zone = self.0.zone.clone();
        ZonedDateTime::at(self.0.seconds + seconds, self.0.nanos, zone)
    }

    fn within(&self, seconds: i64, now: &ZonedDateTime) -> bool {
        let instant = (self.0.seconds, self.0.nanos);
        instant <= (now.0.seconds, now.0.nanos) && instant >= (now.0.seconds - seconds, now.0.nanos)
    }
}
