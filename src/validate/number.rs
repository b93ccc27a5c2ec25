//! Numbers: bounds and whole numbers.

use serde_json::{Number, Value as Json};

use super::finding::{Problem, Severity};
use crate::schema::{Attribute, order, whole};

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
