//! What an expression gives: SpEL's values, borrowed from the program and the context where that is possible.

mod array;
mod convert;
mod equality;
mod json;
mod map;
mod number;
mod operators;
mod order;

use std::borrow::Cow;

pub use array::Array;
pub use map::Map;

pub(crate) use convert::{
    CharError, TextError, index as to_index, to_boolean, to_character, to_integer, to_text,
};
pub(crate) use equality::equal;
pub(crate) use json::{is_key, member, member_near};
pub(crate) use number::java_double;
pub(crate) use operators::{
    OperatorError, divide, minus, modulus, negate, plus, power, times, unary_plus,
};
pub(crate) use order::{Comparison, compare};

use crate::iso::Country;
use crate::time::ZonedDateTime;

/// A value.
///
/// `'a` is the shorter of the program's and the context's life: attributes and literals are borrowed. Use
/// [`into_owned`](Value::into_owned) to keep a value longer. SpEL's Float and Character do not exist here:
/// `1f` is a Double, and `'abc'[0]` is a String of one character as in SpEL.
///
/// Two values are equal (`==` in Rust) when Java's `equals` says so: Integer 1 and Long 1 are not equal, NaN
/// equals itself. The language's own `==` compares numbers of different types as well.
///
/// ```
/// use okta_mapping::Value;
///
/// assert_eq!(Value::from("Jane"), Value::from(String::from("Jane")));
/// assert_ne!(Value::Integer(1), Value::Long(1));
/// assert_eq!(serde_json::to_string(&Value::from("Jane")).unwrap(), r#""Jane""#);
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Null; also an attribute that the profile does not have.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number of 32 bits; it wraps.
    Integer(i32),
    /// A whole number of 64 bits; it wraps.
    Long(i64),
    /// A binary floating-point number of 64 bits.
    Double(f64),
    /// A text.
    String(Cow<'a, str>),
    /// A list. SpEL's lists and arrays are one type here.
    Array(Array<'a>),
    /// A map from values to values, in order.
    Map(Map<'a>),
    /// A point in time with its zone (Identity Engine).
    ZonedDateTime(ZonedDateTime),
    /// A country (Identity Engine).
    CountryCode(Country),
    /// A user: an object of the Users API or of a linked object.
    User(Map<'a>),
    /// A group: an object of the Groups API.
    Group(Map<'a>),
}

impl<'a> Value<'a> {
    /// The name of the value's type, as programs read it: `null`, `String`, `Integer`, `Long`, `Double`,
    /// `Boolean`, `Array`, `Map`, `ZonedDateTime`, `CountryCode`, `User` or `Group`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Boolean(_) => "Boolean",
            Value::Integer(_) => "Integer",
            Value::Long(_) => "Long",
            Value::Double(_) => "Double",
            Value::String(_) => "String",
            Value::Array(_) => "Array",
            Value::Map(_) => "Map",
            Value::ZonedDateTime(_) => "ZonedDateTime",
            Value::CountryCode(_) => "CountryCode",
            Value::User(_) => "User",
            Value::Group(_) => "Group",
        }
    }

    /// Whether the value is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The text, if the value is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The Boolean, if the value is one. Texts such as "yes" are not converted.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The same value, independent of the program and context that it was borrowed from.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Boolean(value) => Value::Boolean(value),
            Value::Integer(value) => Value::Integer(value),
            Value::Long(value) => Value::Long(value),
            Value::Double(value) => Value::Double(value),
            Value::String(text) => Value::String(Cow::Owned(text.into_owned())),
            Value::Array(array) => Value::Array(array.into_owned()),
            Value::Map(map) => Value::Map(map.into_owned()),
            Value::ZonedDateTime(time) => Value::ZonedDateTime(time),
            Value::CountryCode(country) => Value::CountryCode(country),
            Value::User(object) => Value::User(object.into_owned()),
            Value::Group(object) => Value::Group(object.into_owned()),
        }
    }

    /// How large the value is: an element counts as one, as do sixteen characters of text.
    pub(crate) fn size(&self) -> usize {
        1 + match self {
            Value::String(text) => text.len() / 16,
            Value::Array(array) => array.size(),
            Value::Map(map) | Value::User(map) | Value::Group(map) => map.size(),
            _ => 0,
        }
    }

    /// How large the part of the value is that an expression made: what is borrowed counts as one.
    pub(crate) fn built_size(&self) -> usize {
        let made = match self {
            Value::String(Cow::Owned(_)) => true,
            Value::Array(array) => array.is_made(),
            Value::Map(map) | Value::User(map) | Value::Group(map) => map.is_made(),
            _ => false,
        };
        if made { self.size() } else { 1 }
    }

    /// The same value, borrowed from this one.
    pub(crate) fn borrowed(&'a self) -> Value<'a> {
        match self {
            Value::String(text) => Value::String(Cow::Borrowed(text)),
            other => other.clone(),
        }
    }

    /// The property `name` of a map, user or group; null where it has none. No other value has properties.
    pub(crate) fn property(&self, name: &str) -> Option<Value<'a>> {
        match self {
            Value::Map(map) | Value::User(map) | Value::Group(map) => {
                Some(map.get(name).unwrap_or_default())
            }
            _ => None,
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::String(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::String(Cow::Owned(text))
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Value::Boolean(value)
    }
}

impl From<i32> for Value<'_> {
    fn from(value: i32) -> Self {
        Value::Integer(value)
    }
}

impl From<f64> for Value<'_> {
    fn from(value: f64) -> Self {
        Value::Double(value)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl<'a> From<Vec<Value<'a>>> for Value<'a> {
    fn from(elements: Vec<Value<'a>>) -> Self {
        Value::Array(Array::from(elements))
    }
}
