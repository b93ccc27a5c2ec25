//! Dates and times of day without a zone, in the proleptic Gregorian calendar, as java.time and Joda-Time count them.

/// Seconds in a day.
pub(crate) const DAY: i64 = 86_400;
/// Nanoseconds in a second.
pub(crate) const SECOND_NANOS: i64 = 1_000_000_000;
/// Nanoseconds in a day.
pub(crate) const DAY_NANOS: i64 = DAY * SECOND_NANOS;
/// The days (since 1970-01-01) of the years 1 to 9999.
pub(crate) const DAYS: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;

/// A day of the calendar. Years far outside 1 to 9999 can be computed with, but never leave this module's callers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
}

/// A day, counted from 1970-01-01, and the nanoseconds since its midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) day: i64,
    pub(crate) nanos: i64,
}

impl Local {
    /// From the seconds since 1970-01-01T00:00 on the wall clock.
    pub(crate) fn from_seconds(seconds: i64, nanos: u32) -> Local {
        Local {
            day: seconds.div_euclid(DAY),
            nanos: seconds.rem_euclid(DAY) * SECOND_NANOS + i64::from(nanos),
        }
    }

    /// The seconds since 1970-01-01T00:00 on the wall clock.
    pub(crate) fn seconds(self) -> i64 {
        self.day * DAY + self.nanos / SECOND_NANOS
    }

    pub(crate) fn nano_of_second(self) -> u32 {
        // Less than a thousand million, which fits.
        (self.nanos % SECOND_NANOS) as u32
    }

    pub(crate) fn date(self) -> Date {
        Date::from_days(self.day)
    }

    pub(crate) fn hour(self) -> i64 {
        self.nanos / (3_600 * SECOND_NANOS)
    }

    pub(crate) fn minute(self) -> i64 {
        self.nanos / (60 * SECOND_NANOS) % 60
    }

    pub(crate) fn second(self) -> i64 {
        self.nanos / SECOND_NANOS % 60
    }
}

impl Date {
    pub(crate) const fn new(year: i64, month: i64, day: i64) -> Date {
        Date { year, month, day }
    }

    /// The date where the month and the day exist.
    pub(crate) fn checked(year: i64, month: i64, day: i64) -> Option<Date> {
        let exists = (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// The date `days` after 1970-01-01.
    pub(crate) fn from_days(days: i64) -> Date {
        // Eras of 400 years that start on 1 March, so that the leap day is the last of a year.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        Date {
            year: era * 400 + year_of_era + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * shifted_month + 2) / 5 + 1,
        }
    }

    /// The days since 1970-01-01.
    pub(crate) fn days(self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted_month = (self.month + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    pub(crate) fn day_of_year(self) -> i64 {
        self.days() - Date::new(self.year, 1, 1).days() + 1
    }

    /// The ISO week year and week.
    pub(crate) fn week(self) -> (i64, i64) {
        let days = self.days();
        // The week belongs to the year of its Thursday.
        let thursday = Date::from_days(days - weekday(days) + 4);
        (thursday.year, (thursday.day_of_year() - 1) / 7 + 1)
    }

    /// The week of the month, as java.time counts ISO weeks: 0 for the days before the first week of four days.
    pub(crate) fn week_of_month(self) -> i64 {
        let week_start = (self.day - weekday(self.days())).rem_euclid(7);
        let offset = if week_start + 1 > 4 {
            7 - week_start
        } else {
            -week_start
        };
        (7 + offset + self.day - 1) / 7
    }
}

/// The weekday of a day counted from 1970-01-01: Monday is 1, Sunday 7.
pub(crate) fn weekday(days: i64) -> i64 {
    (days + 3).rem_euclid(7) + 1
}

/// The Monday of the first ISO week of a year.
pub(crate) fn first_monday(week_year: i64) -> i64 {
    let fourth = Date::new(week_year, 1, 4).days();
    fourth - weekday(fourth) + 1
}

/// How many ISO weeks a week year has: 52 or 53.
pub(crate) fn weeks_in(week_year: i64) -> i64 {
    (first_monday(week_year + 1) - first_monday(week_year)) / 7
}

pub(crate) fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(crate) fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub(crate) fn year_length(year: i64) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::{DAYS, Date, weekday, weeks_in};

    #[test]
    fn every_day_of_the_years_is_found_again() {
        let mut date = Date::new(1, 1, 1);
        for days in DAYS {
            assert_eq!(Date::from_days(days), date);
            assert_eq!(date.days(), days);
            date = Date::checked(date.year, date.month, date.day + 1)
                .or(Date::checked(date.year, date.month + 1, 1))
                .unwrap_or(Date::new(date.year + 1, 1, 1));
        }
        assert_eq!(date, Date::new(10_000, 1, 1));
    }

    #[test]
    fn weeks_follow_iso_8601() {
        assert_eq!(Date::new(2015, 12, 31).week(), (2015, 53));
        assert_eq!(Date::new(2016, 1, 3).week(), (2015, 53));
        assert_eq!(Date::new(2014, 12, 29).week(), (2015, 1));
        assert_eq!((weeks_in(2015), weeks_in(2016)), (53, 52));
        assert_eq!(weekday(0), 4);
        assert_eq!(Date::new(2015, 7, 5).week_of_month(), 1);
        assert_eq!(Date::new(2015, 8, 1).week_of_month(), 0);
    }
}
