//! What JSON is, read as the types of a schema, and the errors of reading.

use serde_json::Value as Json;
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
