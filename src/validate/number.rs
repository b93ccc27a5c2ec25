//! Numbers: bounds, whole numbers, exact comparison.

use std::cmp::Ordering;

use serde_json::{Number, Value as Json};

use super::finding::{Problem, Severity};
use crate::profile::whole;
use crate::schema::Attribute;

/// A whole number within 64 bits (documented on the help pages; the API's page says 32, which a warning tells).
pub(super) fn check_integer(attribute: &Attribute, value: &Number) -> Vec<Problem> {
    let Some(integer) = whole(value) else {
        let message = format!(
            "Invalid value data type for property {}: `{value}` is no whole number of 64 bits",
            attribute.name()
        );
        return vec![Problem::violation("type", message).breaks("integer")];
    };
    let mut problems = check_bounds(attribute, value);
    if i32::try_from(integer).is_err() {
        let message =
            format!("`{value}` is outside of 32 bits, which Okta's API names as the limit");
        problems.push(Problem::new(
            Severity::Warning,
            "integer-beyond-32-bit",
            message,
        ));
    }
    problems
}

/// `minimum` and `maximum`, inclusive (assumption: as in JSON Schema draft 4).
pub(super) fn check_bounds(attribute: &Attribute, value: &Number) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(minimum) = attribute
        .minimum()
        .filter(|minimum| order(value, minimum).is_lt())
    {
        let message = format!("`{value}` is less than {minimum}");
        problems.push(Problem::violation("minimum", message).breaks(Json::Number(minimum.clone())));
    }
    if let Some(maximum) = attribute
        .maximum()
        .filter(|maximum| order(value, maximum).is_gt())
    {
        let message = format!("`{value}` is more than {maximum}");
        problems.push(Problem::violation("maximum", message).breaks(Json::Number(maximum.clone())));
    }
    problems
}

/// Compares by value, exactly also where one is a whole number and the other a Double.
pub(super) fn order(one: &Number, other: &Number) -> Ordering {
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
