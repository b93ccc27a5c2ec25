//! JSON numbers by value, exactly.

use std::cmp::Ordering;

use serde_json::Number;

/// The whole number that this is, within 64 bits; 2.0 is one (assumption).
pub(crate) fn whole(number: &Number) -> Option<i64> {
    if let Some(whole) = number.as_i64() {
        return Some(whole);
    }
    let double = number.as_f64()?;
    // The first power of two that does not fit is a Double itself, so that the comparison is exact.
    let fits = double.fract() == 0.0 && (-TWO_TO_63..TWO_TO_63).contains(&double);
    fits.then_some(double as i64)
}

const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;

/// Compares by value, exactly also where one is a whole number and the other a Double.
pub(crate) fn order(one: &Number, other: &Number) -> Ordering {
    match (integer(one), integer(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(one), None) => with_double(one, double(other)),
        (None, Some(other)) => with_double(other, double(one)).reverse(),
        (None, None) => double(one).total_cmp(&double(other)),
    }
}

fn integer(number: &Number) -> Option<i128> {
    let unsigned = || number.as_u64().map(i128::from);
    number
        .as_i64()
        .map(i128::from)
        .or_else(unsigned)
        .or_else(|| {
            let double = double(number);
            // Every whole Double of this size is exact in 128 bits.
            (double.fract() == 0.0 && double.abs() < 1e38).then_some(double as i128)
        })
}

fn double(number: &Number) -> f64 {
    // JSON numbers are finite: only the feature `arbitrary_precision` would hold others.
    number.as_f64().unwrap_or(f64::NAN)
}

/// A whole number beside a Double that is none, or is far larger.
fn with_double(integer: i128, double: f64) -> Ordering {
    let floor = double.floor();
    if floor >= 1e38 {
        Ordering::Less
    } else if floor < -1e38 {
        Ordering::Greater
    } else {
        // Between `floor` and the next whole number.
        integer.cmp(&(floor as i128)).then(Ordering::Less)
    }
}
