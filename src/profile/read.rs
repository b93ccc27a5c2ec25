//! What JSON is, read as the types of a schema, and the errors of reading.

use serde_json::{Number, Value as Json};
use thiserror::Error;

use crate::schema::Schema;

/// Why a profile or an attribute can not be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// A profile is a JSON object.
    #[error("a profile is a JSON object")]
    NotAnObject,
    /// An evaluation context has a part of another shape.
    #[error("{0}")]
    Context(String),
    /// The schema has no attribute of this name.
    #[error("the schema has no attribute `{attribute}`{}", suggestion(.nearest.as_deref()))]
    UnknownAttribute {
        /// The name that was asked for.
        attribute: String,
        /// The nearest name that the schema has.
        nearest: Option<String>,
    },
    /// The value is of another type.
    #[error("`{attribute}` holds {found}, where {expected} is read")]
    OtherType {
        /// The attribute.
        attribute: String,
        /// What was asked for.
        expected: &'static str,
        /// What is there.
        found: &'static str,
    },
}

impl ReadError {
    pub(super) fn unknown(schema: &Schema, attribute: &str) -> ReadError {
        ReadError::UnknownAttribute {
            attribute: attribute.to_owned(),
            nearest: schema.nearest(attribute).map(str::to_owned),
        }
    }
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

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

/// What a JSON value is, for people.
pub(crate) fn type_name(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}
