//! Profiles over a schema: attributes by name, read by type.

mod person;
mod read;

pub(crate) use person::profile_of;
pub use person::{AppUser, OktaUser};
pub use read::ReadError;
pub(crate) use read::type_name;

use serde_json::{Map, Value as Json};

use crate::schema::{Schema, whole};
use crate::time::ZonedDateTime;

/// What a profile holds under a name. Missing, null and `""` are three things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held<'a> {
    /// The profile has no such key.
    Missing,
    /// The key is there, its value null.
    Null,
    /// A value, which may be `""`.
    Value(&'a Json),
}

impl<'a> Held<'a> {
    /// Whether this counts as no value for `required`: missing, null (documented) or `""` (support article).
    pub fn is_blank(self) -> bool {
        match self {
            Held::Missing | Held::Null => true,
            Held::Value(value) => value.as_str() == Some(""),
        }
    }

    /// The value, where there is one.
    pub fn value(self) -> Option<&'a Json> {
        match self {
            Held::Missing | Held::Null => None,
            Held::Value(value) => Some(value),
        }
    }
}

/// The attributes of a person, over the schema that says what they are. Nothing is copied.
///
/// ```
/// use okta_mapping::{Attribute, Held, Profile, Schema};
///
/// let schema = Schema::user("user").with(Attribute::string("nick"))?.with(Attribute::integer("age"))?;
/// let json = serde_json::json!({"nick": "", "age": "40"});
/// let profile = Profile::from_json(&schema, &json)?;
/// assert_eq!(profile.text("nick")?, Some(""));
/// let error = profile.integer("age").unwrap_err();
/// assert_eq!(error.to_string(), "`age` holds a string, where an integer is read");
/// assert_eq!(profile.integer("agge").unwrap_err().to_string(), "the schema has no attribute `agge`; did you mean `age`?");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Profile<'a> {
    schema: &'a Schema,
    attributes: &'a Map<String, Json>,
}

impl<'a> Profile<'a> {
    /// These attributes over this schema. Nothing is checked yet.
    pub fn new(schema: &'a Schema, attributes: &'a Map<String, Json>) -> Profile<'a> {
        Profile { schema, attributes }
    }

    /// The attributes of a plain profile: an object, name by name.
    ///
    /// # Errors
    ///
    /// [`ReadError::NotAnObject`] where the JSON is something else.
    pub fn from_json(schema: &'a Schema, json: &'a Json) -> Result<Profile<'a>, ReadError> {
        match json {
            Json::Object(attributes) => Ok(Profile::new(schema, attributes)),
            _ => Err(ReadError::NotAnObject),
        }
    }

    /// The schema.
    pub fn schema(&self) -> &'a Schema {
        self.schema
    }

    /// The attributes as they were given.
    pub fn attributes(&self) -> &'a Map<String, Json> {
        self.attributes
    }

    /// What stands under a name, be it in the schema or not.
    pub fn held(&self, name: &str) -> Held<'a> {
        match self.attributes.get(name) {
            None => Held::Missing,
            Some(Json::Null) => Held::Null,
            Some(value) => Held::Value(value),
        }
    }

    /// A text.
    ///
    /// # Errors
    ///
    /// [`ReadError`] where the schema has no such attribute, or the value is of another type. So for all that follow.
    pub fn text(&self, name: &str) -> Result<Option<&'a str>, ReadError> {
        self.read(name, "a string", Json::as_str)
    }

    /// A Boolean.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn boolean(&self, name: &str) -> Result<Option<bool>, ReadError> {
        self.read(name, "a boolean", Json::as_bool)
    }

    /// A whole number; `2.0` is one (assumption).
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn integer(&self, name: &str) -> Result<Option<i64>, ReadError> {
        self.read(name, "an integer", |value| {
            value.as_number().and_then(whole)
        })
    }

    /// A number.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn number(&self, name: &str) -> Result<Option<f64>, ReadError> {
        self.read(name, "a number", Json::as_f64)
    }

    /// An array.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn array(&self, name: &str) -> Result<Option<&'a [Json]>, ReadError> {
        self.read(name, "an array", |value| {
            value.as_array().map(Vec::as_slice)
        })
    }

    /// An object.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn object(&self, name: &str) -> Result<Option<&'a Map<String, Json>>, ReadError> {
        self.read(name, "an object", Json::as_object)
    }

    /// An array of whole numbers.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn integers(&self, name: &str) -> Result<Option<Vec<i64>>, ReadError> {
        self.read(name, "an array of integers", |value| {
            let whole = |element: &Json| element.as_number().and_then(whole);
            value.as_array()?.iter().map(whole).collect()
        })
    }

    /// An array of numbers.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn numbers(&self, name: &str) -> Result<Option<Vec<f64>>, ReadError> {
        self.read(name, "an array of numbers", |value| {
            value.as_array()?.iter().map(Json::as_f64).collect()
        })
    }

    /// An array of texts.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn texts(&self, name: &str) -> Result<Option<Vec<&'a str>>, ReadError> {
        self.read(name, "an array of strings", |value| {
            value.as_array()?.iter().map(Json::as_str).collect()
        })
    }

    /// A time, RFC 3339.
    ///
    /// # Errors
    ///
    /// As [`text`](Profile::text).
    pub fn time(&self, name: &str) -> Result<Option<ZonedDateTime>, ReadError> {
        self.read(name, "a date-time", |value| value.as_str()?.parse().ok())
    }

    fn read<T>(
        &self,
        name: &str,
        expected: &'static str,
        read: impl FnOnce(&'a Json) -> Option<T>,
    ) -> Result<Option<T>, ReadError> {
        if self.schema.attribute(name).is_none() {
            return Err(ReadError::unknown(self.schema, name));
        }
        let Some(value) = self.held(name).value() else {
            return Ok(None);
        };
        match read(value) {
            Some(value) => Ok(Some(value)),
            None => Err(ReadError::OtherType {
                attribute: name.to_owned(),
                expected,
                found: read::type_name(value),
            }),
        }
    }
}
