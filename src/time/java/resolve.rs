//! Values → a time, by java.time's "smart" resolving.

use super::super::ZonedDateTime;
use super::super::civil::{
    DAY_NANOS, Date, SECOND_NANOS, first_monday, month_length, weeks_in, year_length,
};
use super::super::civil::{Local, weekday};
use super::super::error::{TimeError, Unresolved};
use super::super::zone::{Zone, java_range};
use super::field::Field;
use super::read::Values;

/// Years that java.time knows.
const YEARS: std::ops::RangeInclusive<i64> = -999_999_999..=999_999_999;

/// The nanoseconds of a second.
const NANOS: std::ops::RangeInclusive<i64> = 0..=SECOND_NANOS - 1;

/// The time that the values mean.
pub(super) fn resolve(mut values: Values) -> Result<ZonedDateTime, Unresolved> {
    let mut date = None;
    let mut time = None;
    resolve_date(&mut values, &mut date)?;
    resolve_time(&mut values, &mut time)?;
    if resolve_weeks(&mut values, &mut date)? {
        resolve_date(&mut values, &mut date)?;
    }
    complete_time(&mut values, &mut time)?;
    cross_check(&mut values, date, time)?;
    let mut day = date.ok_or(Unresolved::Date)?;
    let nanos = match time {
        Some(DAY_NANOS) => {
            day += 1;
            0
        }
        Some(nanos) => nanos,
        None if Field::OF_TIME
            .iter()
            .any(|field| values.get(*field).is_some()) =>
        {
            return Err(Unresolved::TimeOfDay);
        }
        None => 0,
    };
    let offset = match values.get(Field::Offset) {
        Some(seconds) => {
            let seconds = i32::try_from(seconds).ok().and_then(java_range);
            Some(seconds.ok_or(Unresolved::Value)?)
        }
        None => None,
    };
    zoned(Local { day, nanos }, values.zone, offset).map_err(|_| Unresolved::Range)
}

/// The offset decides on the instant; without one the zone does.
fn zoned(
    local: Local,
    zone: Option<Zone>,
    offset: Option<i32>,
) -> Result<ZonedDateTime, TimeError> {
    let Some(offset) = offset else {
        return ZonedDateTime::of_local(local, zone.unwrap_or(Zone::UTC), None);
    };
    let seconds = local.seconds() - i64::from(offset);
    let zone = zone.unwrap_or(Zone::offset(offset));
    ZonedDateTime::at(seconds, local.nano_of_second(), zone)
}

fn check(value: i64, range: std::ops::RangeInclusive<i64>) -> Result<i64, Unresolved> {
    match range.contains(&value) {
        true => Ok(value),
        false => Err(Unresolved::Value),
    }
}

/// Sets a value; another one there contradicts it.
fn agree(values: &mut Values, field: Field, value: i64) -> Result<(), Unresolved> {
    match values.put(field, value) {
        Some(other) if other != value => Err(Unresolved::Contradiction),
        _ => Ok(()),
    }
}

fn agree_date(date: &mut Option<i64>, days: i64) -> Result<(), Unresolved> {
    match date.replace(days) {
        Some(other) if other != days => Err(Unresolved::Contradiction),
        _ => Ok(()),
    }
}

fn resolve_date(values: &mut Values, date: &mut Option<i64>) -> Result<(), Unresolved> {
    if let Some(of_era) = values.take(Field::YearOfEra) {
        check(of_era, 1..=*YEARS.end() + 1)?;
        let before_christ = match values.take(Field::Era) {
            Some(era) => era == 0,
            None => values.get(Field::Year).is_some_and(|year| year <= 0),
        };
        let year = if before_christ { 1 - of_era } else { of_era };
        agree(values, Field::Year, year)?;
    }
    let Some(year) = values.get(Field::Year) else {
        return Ok(());
    };
    if let (Some(month), Some(day)) = (values.get(Field::Month), values.get(Field::DayOfMonth)) {
        let (year, month) = (check(year, YEARS)?, check(month, 1..=12)?);
        let day = check(day, 1..=31)?.min(month_length(year, month));
        for field in [Field::Year, Field::Month, Field::DayOfMonth] {
            values.take(field);
        }
        return agree_date(date, Date::new(year, month, day).days());
    }
    if let Some(day) = values.get(Field::DayOfYear) {
        let year = check(year, YEARS)?;
        let day = check(day, 1..=year_length(year))?;
        for field in [Field::Year, Field::DayOfYear] {
            values.take(field);
        }
        return agree_date(date, Date::new(year, 1, 1).days() + day - 1);
    }
    Ok(())
}

/// Weeks and Julian days; whether anything was resolved.
fn resolve_weeks(values: &mut Values, date: &mut Option<i64>) -> Result<bool, Unresolved> {
    let mut changed = false;
    if let Some(day) = values.take(Field::ModifiedJulianDay) {
        // Whatever java.time allows beyond is outside our years anyway.
        let days = check(day, -400_000_000_000..=400_000_000_000)? - 40_587;
        agree_date(date, days)?;
        changed = true;
    }
    if let Some(number) = values.take(Field::WeekdayNumber) {
        let named = values.put(Field::Weekday, check(number, 1..=7)?);
        // Where the date hangs on the weekday, which one java.time takes is a matter of chance.
        if date.is_none() && named.is_some_and(|named| named != number) {
            return Err(Unresolved::Contradiction);
        }
        changed = true;
    }
    let Some(day_of_week) = values.get(Field::Weekday) else {
        return Ok(changed);
    };
    let (week, of_month) = (values.get(Field::Week), values.get(Field::WeekOfMonth));
    let dated = (values.get(Field::Year), values.get(Field::Month));
    if let ((Some(year), Some(month)), Some(week)) = (dated, of_month) {
        let day_of_week = check(day_of_week, 1..=7)?;
        let first = Date::new(check(year, YEARS)?, check(month, 1..=12)?, 1);
        let weeks = check(week, 0..=6)? - first.week_of_month();
        let days = first.days();
        agree_date(date, days + weeks * 7 + day_of_week - weekday(days))?;
        for field in [
            Field::WeekOfMonth,
            Field::Year,
            Field::Month,
            Field::Weekday,
        ] {
            values.take(field);
        }
        return Ok(true);
    }
    let week_year = values.get(Field::WeekYear);
    if let (None, Some(year), Some(week)) = (values.get(Field::Year), week_year, week) {
        let day_of_week = check(day_of_week, 1..=7)?;
        let year = check(year, YEARS)?;
        let week = check(week, 1..=53)?.min(weeks_in(year));
        agree_date(date, first_monday(year) + (week - 1) * 7 + day_of_week - 1)?;
        for field in [Field::WeekYear, Field::Week, Field::Weekday] {
            values.take(field);
        }
        return Ok(true);
    }
    Ok(changed)
}

fn resolve_time(values: &mut Values, time: &mut Option<i64>) -> Result<(), Unresolved> {
    if let Some(hour) = values.take(Field::ClockHour) {
        check(hour, 0..=24)?;
        agree(values, Field::Hour, hour % 24)?;
    }
    if let Some(hour) = values.take(Field::ClockHourOfHalfDay) {
        check(hour, 0..=12)?;
        agree(values, Field::HourOfHalfDay, hour % 12)?;
    }
    if let (Some(half), Some(hour)) = (values.get(Field::HalfDay), values.get(Field::HourOfHalfDay))
    {
        values.take(Field::HalfDay);
        values.take(Field::HourOfHalfDay);
        check(hour, 0..=11)?;
        agree(values, Field::Hour, half * 12 + hour)?;
    }
    if let Some(nanos) = values.take(Field::NanoOfDay) {
        check(nanos, 0..=DAY_NANOS - 1)?;
        for field in [Field::Hour, Field::Minute, Field::Second, Field::Nano] {
            agree(values, field, field.of_nanos(nanos))?;
        }
    }
    if let Some(millis) = values.take(Field::MilliOfDay) {
        check(millis, 0..=DAY_NANOS / 1_000_000 - 1)?;
        agree(values, Field::SecondOfDay, millis / 1_000)?;
        agree(values, Field::MilliOfSecond, millis % 1_000)?;
    }
    if let Some(second) = values.take(Field::SecondOfDay) {
        for field in [Field::Hour, Field::Minute, Field::Second] {
            agree(values, field, field.of_nanos(second * SECOND_NANOS))?;
        }
    }
    if let Some(nanos) = values.get(Field::Nano) {
        check(nanos, NANOS)?;
        if let Some(millis) = values.take(Field::MilliOfSecond) {
            agree(values, Field::Nano, millis * 1_000_000 + nanos % 1_000_000)?;
        }
    }
    let all = [Field::Hour, Field::Minute, Field::Second, Field::Nano];
    if all.iter().all(|field| values.get(*field).is_some()) {
        *time = Some(take_time(values)?);
    }
    Ok(())
}

/// A time of day from what there is: minutes, seconds and fractions that are missing at the end are zero.
fn complete_time(values: &mut Values, time: &mut Option<i64>) -> Result<(), Unresolved> {
    if time.is_some() {
        return Ok(());
    }
    if let Some(millis) = values.take(Field::MilliOfSecond) {
        values.put(Field::Nano, millis * 1_000_000);
    }
    let [hour, minute, second, nano] = [Field::Hour, Field::Minute, Field::Second, Field::Nano]
        .map(|field| values.get(field).is_some());
    if !(hour || minute || second || nano)
        && let Some(half) = values.take(Field::HalfDay)
    {
        // The middle of the half day: 06:00 or 18:00.
        *time = Some((half * 12 + 6) * 3_600 * SECOND_NANOS);
    }
    let complete = match (minute, second) {
        (false, _) => !second && !nano,
        (true, false) => !nano,
        (true, true) => true,
    };
    if hour && complete {
        *time = Some(take_time(values)?);
    }
    Ok(())
}

/// The nanoseconds since midnight; 24:00 is a whole day.
fn take_time(values: &mut Values) -> Result<i64, Unresolved> {
    let mut take = |field| values.take(field).unwrap_or(0);
    let (hour, minute) = (take(Field::Hour), take(Field::Minute));
    let (second, nanos) = (take(Field::Second), take(Field::Nano));
    if (hour, minute, second, nanos) == (24, 0, 0, 0) {
        return Ok(DAY_NANOS);
    }
    let seconds = check(hour, 0..=23)? * 3_600 + check(minute, 0..=59)? * 60;
    Ok((seconds + check(second, 0..=59)?) * SECOND_NANOS + check(nanos, NANOS)?)
}

/// Compares what is left with the date and the time.
fn cross_check(
    values: &mut Values,
    date: Option<i64>,
    time: Option<i64>,
) -> Result<(), Unresolved> {
    let of_date = Field::OF_DATE.iter().zip(std::iter::repeat(date));
    let of_time = Field::OF_TIME.iter().zip(std::iter::repeat(time));
    for (field, known) in of_date.chain(of_time) {
        let (Some(known), Some(value)) = (known, values.get(*field)) else {
            continue;
        };
        let expected = match Field::OF_TIME.contains(field) {
            true => field.of_nanos(known % DAY_NANOS),
            false => field.of_day(known),
        };
        if value != expected {
            return Err(Unresolved::Contradiction);
        }
        values.take(*field);
    }
    Ok(())
}
