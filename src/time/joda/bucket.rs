//! Values that were read → an instant, as Joda-Time's `DateTimeParserBucket` computes it: the values are set one after
//! the other, from the largest unit to the smallest, on 1970-01-01T00:00 (2000 where the largest is a month, week or
//! day), each time cutting off what is smaller; then once more, so that a day too many is noticed.

use super::super::ZonedDateTime;
use super::super::civil::{
    DAYS, Date, Local, first_monday, is_leap, month_length, weekday, weeks_in,
};
use super::super::error::Unresolved;
use super::super::zone::{Offsets, Zone};

const DAY_MILLIS: i64 = 86_400_000;

/// Years beyond these are out of Joda-Time's reach.
const WIDEST_YEAR: i64 = 292_000_000;

/// The year of a month or a day without one.
const DEFAULT_YEAR: i64 = 2000;

/// A value of a time. The order is the one in which values are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// 0 before Christ, 1 after.
    Era,
    Century,
    YearOfEra,
    Year,
    WeekYear,
    Month,
    Week,
    DayOfYear,
    DayOfMonth,
    Weekday,
    HalfDay,
    Hour,
    ClockHour,
    HourOfHalfDay,
    ClockHourOfHalfDay,
    Minute,
    Second,
    /// Milliseconds of a unit that has so many.
    Millis(i64),
}

impl Field {
    /// Sorts as Joda-Time: by the unit that the field is a part of, then by its own unit, both from large to small.
    fn order(self) -> (u8, u8) {
        match self {
            Field::Era => (0, 0),
            Field::Century => (0, 1),
            Field::YearOfEra | Field::Year | Field::WeekYear => (0, 2),
            Field::Month => (1, 3),
            Field::Week => (1, 4),
            Field::DayOfYear => (1, 5),
            Field::DayOfMonth => (2, 5),
            Field::Weekday => (3, 5),
            Field::HalfDay => (4, 6),
            Field::Hour | Field::ClockHour => (4, 7),
            Field::HourOfHalfDay | Field::ClockHourOfHalfDay => (5, 7),
            Field::Minute => (6, 8),
            Field::Millis(3_600_000) => (6, 10),
            Field::Second => (7, 9),
            Field::Millis(60_000) => (7, 10),
            Field::Millis(_) => (8, 10),
        }
    }

    /// Whether a year is assumed where this is the largest field.
    fn lacks_year(self) -> bool {
        (3..=5).contains(&self.order().1)
    }

    /// The field's value for a time.
    pub(super) fn of(self, time: &ZonedDateTime) -> i64 {
        Moment::of(time.local()).get(self)
    }
}

/// What was read of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bucket {
    fields: Vec<(Field, i64)>,
    /// In milliseconds; it decides where there is a zone too.
    offset: Option<i64>,
    zone: Option<Zone>,
}

impl Bucket {
    pub(crate) fn put(&mut self, field: Field, value: i64) {
        self.fields.push((field, value));
    }

    pub(crate) fn set_offset(&mut self, millis: i64) {
        self.offset = Some(millis);
    }

    pub(crate) fn set_zone(&mut self, zone: Zone) {
        self.zone = Some(zone);
    }

    /// The instant, in UTC.
    pub(crate) fn resolve(mut self) -> Result<ZonedDateTime, Unresolved> {
        self.fields.sort_by_key(|(field, _)| field.order());
        if self
            .fields
            .first()
            .is_some_and(|(field, _)| field.lacks_year())
        {
            self.fields.insert(0, (Field::Year, DEFAULT_YEAR));
        }
        let mut moment = Moment { day: 0, millis: 0 };
        for (field, value) in &self.fields {
            moment.set(*field, *value)?;
            moment.floor(*field);
        }
        for (field, value) in &self.fields {
            moment.set(*field, *value)?;
        }
        if let Some((last, _)) = self.fields.last() {
            moment.floor(*last);
        }
        // Offsets are less than a day.
        if !(DAYS.start() - 2..=DAYS.end() + 2).contains(&moment.day) {
            return Err(Unresolved::Range);
        }
        let wall = moment.day * DAY_MILLIS + moment.millis;
        let offset = match (self.offset, self.zone) {
            (Some(offset), _) => offset,
            (None, Some(zone)) => zone_offset(&zone, moment)?,
            (None, None) => 0,
        };
        let millis = wall - offset;
        let nanos = millis.rem_euclid(1_000) * 1_000_000;
        let nanos = u32::try_from(nanos).unwrap_or(0);
        ZonedDateTime::at(millis.div_euclid(1_000), nanos, Zone::UTC).map_err(|_| Unresolved::Range)
    }
}

/// The offset of a local time: a time that the clocks skip is an error, of one that they show twice the earlier is
/// meant.
fn zone_offset(zone: &Zone, moment: Moment) -> Result<i64, Unresolved> {
    let local = Local {
        day: moment.day,
        nanos: moment.millis * 1_000_000,
    };
    match zone.offsets_of(local).map_err(|_| Unresolved::Range)? {
        Offsets::One(offset) | Offsets::Overlap(offset, _) => Ok(i64::from(offset) * 1_000),
        Offsets::Gap(..) => Err(Unresolved::Gap),
    }
}

/// A local time in milliseconds.
#[derive(Clone, Copy, Debug)]
struct Moment {
    day: i64,
    millis: i64,
}

impl Moment {
    fn of(local: Local) -> Moment {
        Moment {
            day: local.day,
            millis: local.nanos / 1_000_000,
        }
    }

    fn get(self, field: Field) -> i64 {
        let date = Date::from_days(self.day);
        let hour = self.millis / 3_600_000;
        match field {
            Field::Era => i64::from(date.year > 0),
            Field::Century => date.year.abs() / 100,
            Field::YearOfEra | Field::Year => date.year,
            Field::WeekYear => date.week().0,
            Field::Month => date.month,
            Field::Week => date.week().1,
            Field::DayOfYear => date.day_of_year(),
            Field::DayOfMonth => date.day,
            Field::Weekday => weekday(self.day),
            Field::HalfDay => hour / 12,
            Field::Hour => hour,
            Field::ClockHour => (hour + 23) % 24 + 1,
            Field::HourOfHalfDay => hour % 12,
            Field::ClockHourOfHalfDay => (hour + 11) % 12 + 1,
            Field::Minute => self.millis / 60_000 % 60,
            Field::Second => self.millis / 1_000 % 60,
            Field::Millis(unit) => self.millis % unit,
        }
    }

    fn set(&mut self, field: Field, value: i64) -> Result<(), Unresolved> {
        let date = Date::from_days(self.day);
        let difference = value - self.get(field);
        match field {
            // All other years are before the first one.
            Field::Era if value == 0 => return Err(Unresolved::Range),
            Field::Era if date.year > 0 => {}
            Field::Era => self.set_year(-date.year)?,
            Field::Century => {
                check(value, 0, WIDEST_YEAR / 100)?;
                let year = value * 100 + date.year.abs() % 100;
                self.set_year(if date.year < 0 { -year } else { year })?;
            }
            Field::YearOfEra => {
                check(value, 1, WIDEST_YEAR)?;
                self.set_year(if date.year <= 0 { 1 - value } else { value })?;
            }
            Field::Year => self.set_year(value)?,
            Field::WeekYear => {
                let weeks = weeks_in(check(value, -WIDEST_YEAR, WIDEST_YEAR)?);
                let week = date.week().1.min(weeks);
                self.day = first_monday(value) + (week - 1) * 7 + weekday(self.day) - 1;
            }
            Field::Month => {
                let day = date.day.min(month_length(date.year, check(value, 1, 12)?));
                self.day = Date::new(date.year, value, day).days();
            }
            Field::Week => {
                check(value, 1, weeks_in(date.week().0))?;
                self.day += difference * 7;
            }
            Field::DayOfYear => {
                check(value, 1, 365 + i64::from(is_leap(date.year)))?;
                self.day += difference;
            }
            Field::DayOfMonth => {
                check(value, 1, month_length(date.year, date.month))?;
                self.day += difference;
            }
            Field::Weekday => {
                check(value, 1, 7)?;
                self.day += difference;
            }
            Field::HalfDay => self.millis += difference * 12 * 3_600_000,
            Field::Hour => {
                check(value, 0, 23)?;
                self.millis += difference * 3_600_000;
            }
            Field::HourOfHalfDay => {
                check(value, 0, 11)?;
                self.millis += difference * 3_600_000;
            }
            Field::ClockHour => self.set(Field::Hour, check(value, 1, 24)? % 24)?,
            Field::ClockHourOfHalfDay => {
                self.set(Field::HourOfHalfDay, check(value, 1, 12)? % 12)?;
            }
            Field::Minute => {
                check(value, 0, 59)?;
                self.millis += difference * 60_000;
            }
            Field::Second => {
                check(value, 0, 59)?;
                self.millis += difference * 1_000;
            }
            Field::Millis(unit) => {
                check(value, 0, unit - 1)?;
                self.millis += difference;
            }
        }
        Ok(())
    }

    /// The same day of another year; 29 February becomes the 28th where it has to.
    fn set_year(&mut self, year: i64) -> Result<(), Unresolved> {
        check(year, -WIDEST_YEAR, WIDEST_YEAR)?;
        let date = Date::from_days(self.day);
        let day = date.day.min(month_length(year, date.month));
        self.day = Date::new(year, date.month, day).days();
        Ok(())
    }

    /// Cuts off what is smaller than the field's unit.
    fn floor(&mut self, field: Field) {
        let date = Date::from_days(self.day);
        let (day, unit) = match field {
            Field::Era => (Date::new(1, 1, 1).days(), DAY_MILLIS),
            Field::Century => {
                let century = date.year.abs() / 100 * 100;
                (Date::new(century, 1, 1).days(), DAY_MILLIS)
            }
            Field::YearOfEra | Field::Year => (Date::new(date.year, 1, 1).days(), DAY_MILLIS),
            Field::WeekYear => (first_monday(date.week().0), DAY_MILLIS),
            Field::Month => (Date::new(date.year, date.month, 1).days(), DAY_MILLIS),
            Field::Week => (self.day - weekday(self.day) + 1, DAY_MILLIS),
            Field::DayOfYear | Field::DayOfMonth | Field::Weekday => (self.day, DAY_MILLIS),
            Field::HalfDay => (self.day, DAY_MILLIS / 2),
            Field::Hour | Field::ClockHour => (self.day, 3_600_000),
            Field::HourOfHalfDay | Field::ClockHourOfHalfDay => (self.day, 3_600_000),
            Field::Minute => (self.day, 60_000),
            Field::Second => (self.day, 1_000),
            Field::Millis(_) => (self.day, 1),
        };
        self.day = day;
        self.millis -= self.millis % unit;
    }
}

fn check(value: i64, least: i64, most: i64) -> Result<i64, Unresolved> {
    match (least..=most).contains(&value) {
        true => Ok(value),
        false => Err(Unresolved::Value),
    }
}
