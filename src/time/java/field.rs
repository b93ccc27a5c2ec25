//! The values that java.time's pattern letters stand for.

use super::super::ZonedDateTime;
use super::super::civil::{SECOND_NANOS, weekday};
use super::super::english;

/// A value of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Era,
    YearOfEra,
    Year,
    Quarter,
    Month,
    DayOfYear,
    DayOfMonth,
    /// The letter `F`: which of its weekday in the month's aligned weeks, 1 to 7.
    AlignedWeekday,
    Weekday,
    WeekYear,
    Week,
    WeekOfMonth,
    /// The letters `e` and `c` as numbers: the weekday by ISO weeks, read before [`Field::Weekday`].
    WeekdayNumber,
    ModifiedJulianDay,
    HalfDay,
    Hour,
    ClockHour,
    HourOfHalfDay,
    ClockHourOfHalfDay,
    Minute,
    Second,
    Nano,
    MilliOfDay,
    NanoOfDay,
    /// Only while resolving.
    MilliOfSecond,
    /// Only while resolving.
    SecondOfDay,
    Offset,
}

/// How many fields there are.
pub(super) const FIELDS: usize = Field::Offset as usize + 1;

impl Field {
    /// The fields of a date that no resolving step takes away, so that they are compared with the date.
    pub(super) const OF_DATE: [Field; 13] = [
        Field::Era,
        Field::YearOfEra,
        Field::Year,
        Field::Quarter,
        Field::Month,
        Field::DayOfYear,
        Field::DayOfMonth,
        Field::AlignedWeekday,
        Field::Weekday,
        Field::WeekYear,
        Field::Week,
        Field::WeekOfMonth,
        Field::ModifiedJulianDay,
    ];

    /// The fields of a time of day.
    pub(super) const OF_TIME: [Field; 12] = [
        Field::HalfDay,
        Field::Hour,
        Field::ClockHour,
        Field::HourOfHalfDay,
        Field::ClockHourOfHalfDay,
        Field::Minute,
        Field::Second,
        Field::Nano,
        Field::MilliOfDay,
        Field::NanoOfDay,
        Field::MilliOfSecond,
        Field::SecondOfDay,
    ];

    /// The field's value for a time.
    pub(super) fn of(self, time: &ZonedDateTime) -> i64 {
        let local = time.local();
        match self {
            Field::Offset => i64::from(time.0.offset),
            _ if Field::OF_TIME.contains(&self) => self.of_nanos(local.nanos),
            _ => self.of_day(local.day),
        }
    }

    /// The value for a day, counted from 1970-01-01.
    pub(super) fn of_day(self, days: i64) -> i64 {
        let date = super::super::civil::Date::from_days(days);
        match self {
            Field::Era => i64::from(date.year > 0),
            Field::YearOfEra if date.year < 1 => 1 - date.year,
            Field::YearOfEra | Field::Year => date.year,
            Field::Quarter => (date.month + 2) / 3,
            Field::Month => date.month,
            Field::DayOfYear => date.day_of_year(),
            Field::DayOfMonth => date.day,
            Field::AlignedWeekday => (date.day - 1) % 7 + 1,
            Field::WeekYear => date.week().0,
            Field::Week => date.week().1,
            Field::WeekOfMonth => date.week_of_month(),
            Field::ModifiedJulianDay => days + 40_587,
            _ => weekday(days),
        }
    }

    /// The value for a time of day, in nanoseconds.
    pub(super) fn of_nanos(self, nanos: i64) -> i64 {
        let seconds = nanos / SECOND_NANOS;
        let hour = seconds / 3600;
        match self {
            Field::HalfDay => hour / 12,
            Field::Hour => hour,
            Field::ClockHour => (hour + 23) % 24 + 1,
            Field::HourOfHalfDay => hour % 12,
            Field::ClockHourOfHalfDay => (hour + 11) % 12 + 1,
            Field::Minute => seconds / 60 % 60,
            Field::Second => seconds % 60,
            Field::Nano => nanos % SECOND_NANOS,
            Field::MilliOfDay => nanos / 1_000_000,
            Field::MilliOfSecond => nanos / 1_000_000 % 1_000,
            Field::SecondOfDay => seconds,
            _ => nanos,
        }
    }
}

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    Short,
    Full,
    /// One letter; where several names share it, java.time reads the last.
    Narrow,
}

/// The names of a field with their values, in the order of the values.
pub(super) fn names(field: Field, width: Width) -> Vec<(&'static str, i64)> {
    let full: Vec<&'static str> = match (field, width) {
        (Field::Month, _) => english::MONTHS.to_vec(),
        (Field::Weekday, _) => english::WEEKDAYS.to_vec(),
        (Field::Era, Width::Full) => english::FULL_ERAS.to_vec(),
        (Field::Era, _) => english::ERAS.to_vec(),
        (Field::Quarter, Width::Full) => english::QUARTERS.map(|(_, full)| full).to_vec(),
        (Field::Quarter, Width::Short) => english::QUARTERS.map(|(short, _)| short).to_vec(),
        (Field::Quarter, Width::Narrow) => vec!["1", "2", "3", "4"],
        _ => english::HALF_DAYS.to_vec(),
    };
    let shortened = matches!(field, Field::Month | Field::Weekday);
    let first = i64::from(!matches!(field, Field::Era | Field::HalfDay));
    let written = full.into_iter().map(|name| match width {
        Width::Short if shortened => english::short(name),
        Width::Narrow => &name[..1],
        _ => name,
    });
    written.zip(first..).collect()
}
