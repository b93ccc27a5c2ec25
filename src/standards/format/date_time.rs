//! Dates with times: `date-time` of RFC 3339 section 5.6.

use crate::standards::Judgement;

use super::violation;

const MINUTES_OF_DAY: i32 = 24 * 60;

pub(super) fn judge(text: &str) -> Judgement {
    let Err(problem) = check(text) else {
        return Judgement::Valid;
    };
    let remark = violation(format!("no date-time of RFC 3339: {problem}"));
    let joined = text.replacen(' ', "T", 1);
    Judgement::Violation(if joined != text && check(&joined).is_ok() {
        remark.with_fix(joined)
    } else {
        remark.with_help("the form is `2026-01-31T13:00:00Z` or `2026-01-31T13:00:00.5+01:00`")
    })
}

fn check(text: &str) -> Result<(), &'static str> {
    let mut rest = text.as_bytes();
    let year = number(&mut rest, 4, "the year has four digits")?;
    sign(&mut rest, b"-", "a `-` follows the year")?;
    let month = number(&mut rest, 2, "the month has two digits")?;
    sign(&mut rest, b"-", "a `-` follows the month")?;
    let day = number(&mut rest, 2, "the day has two digits")?;
    if !(1..=12).contains(&month) || !(1..=days(year, month)).contains(&day) {
        return Err("there is no such day");
    }
    sign(&mut rest, b"Tt", "a `T` follows the date")?;
    let hour = number(&mut rest, 2, "the hour has two digits")?;
    sign(&mut rest, b":", "a `:` follows the hour")?;
    let minute = number(&mut rest, 2, "the minute has two digits")?;
    sign(&mut rest, b":", "a `:` follows the minute")?;
    let second = number(&mut rest, 2, "the second has two digits")?;
    if hour > 23 || minute > 59 || second > 60 {
        return Err("there is no such time of day");
    }
    if let [b'.', decimals @ ..] = rest {
        let count = decimals.iter().take_while(|b| b.is_ascii_digit()).count();
        if count == 0 {
            return Err("digits follow the `.`");
        }
        rest = &decimals[count..];
    }
    let offset = offset(rest)?;
    if second == 60 && !is_leap_minute(month, day, hour * 60 + minute - offset) {
        return Err("a leap second ends 30 June or 31 December in UTC");
    }
    Ok(())
}

/// The offset from UTC in minutes, which ends the text.
fn offset(mut rest: &[u8]) -> Result<i32, &'static str> {
    const MISSING: &str = "it ends with `Z` or an offset such as `+01:00`";
    let direction = match rest {
        [b'Z' | b'z'] => return Ok(0),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return Err(MISSING),
    };
    rest = &rest[1..];
    let hours = number(&mut rest, 2, MISSING)?;
    sign(&mut rest, b":", MISSING)?;
    let minutes = number(&mut rest, 2, MISSING)?;
    if !rest.is_empty() {
        return Err(MISSING);
    }
    if hours > 23 || minutes > 59 {
        return Err("there is no such offset");
    }
    Ok(direction * (hours * 60 + minutes))
}

/// Whether this minute, counted from the start of a local day in UTC, is the last of 30 June or 31 December.
fn is_leap_minute(month: i32, day: i32, minute: i32) -> bool {
    let days = match minute.div_euclid(MINUTES_OF_DAY) {
        0 => [(6, 30), (12, 31)],
        // UTC is a day behind the local date.
        -1 => [(7, 1), (1, 1)],
        _ => [(6, 29), (12, 30)],
    };
    minute.rem_euclid(MINUTES_OF_DAY) == MINUTES_OF_DAY - 1 && days.contains(&(month, day))
}

fn days(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn number(rest: &mut &[u8], digits: usize, problem: &'static str) -> Result<i32, &'static str> {
    let (number, after) = rest.split_at_checked(digits).ok_or(problem)?;
    *rest = after;
    number.iter().try_fold(0, |value, byte| match byte {
        b'0'..=b'9' => Ok(value * 10 + i32::from(byte - b'0')),
        _ => Err(problem),
    })
}

fn sign(rest: &mut &[u8], allowed: &[u8], problem: &'static str) -> Result<(), &'static str> {
    match rest {
        [first, after @ ..] if allowed.contains(first) => {
            *rest = after;
            Ok(())
        }
        _ => Err(problem),
    }
}
