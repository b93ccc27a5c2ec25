//! Between JSON and values.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq};

use super::{Array, Map, Value, java_double};
use crate::stack::deeper;

/// A view of JSON: nothing is copied. A whole number is an Integer where it fits into 32 bits, a Long where
/// it fits into 64, else a Double, as is every other number.
impl<'a> From<&'a serde_json::Value> for Value<'a> {
    fn from(json: &'a serde_json::Value) -> Self {
        match json {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(value) => Value::Boolean(*value),
            serde_json::Value::Number(number) => match number.as_i64() {
                Some(whole) => i32::try_from(whole).map_or(Value::Long(whole), Value::Integer),
                None => Value::Double(number.as_f64().unwrap_or(f64::NAN)),
            },
            serde_json::Value::String(text) => Value::String(Cow::Borrowed(text)),
            serde_json::Value::Array(elements) => Value::Array(Array::from(elements.as_slice())),
            serde_json::Value::Object(entries) => Value::Map(Map::from(entries)),
        }
    }
}

/// Up to this many entries a look along the keys is faster than hashing.
const LOOKED_ALONG: usize = 64;

/// The member of an object.
pub(crate) fn member<'a>(
    object: &'a serde_json::Map<String, serde_json::Value>,
    name: &str,
) -> Option<&'a serde_json::Value> {
    if object.len() > LOOKED_ALONG {
        return object.get(name);
    }
    let mut entries = object.iter();
    entries
        .find(|(key, _)| is_key(key, name))
        .map(|(_, value)| value)
}

/// The member of an object that perhaps stands at this position, and the position where it stands.
pub(crate) fn member_near<'a>(
    object: &'a serde_json::Map<String, serde_json::Value>,
    name: &str,
    position: usize,
) -> Option<(usize, &'a serde_json::Value)> {
    if object.len() > LOOKED_ALONG {
        return object.get(name).map(|value| (position, value));
    }
    match object.iter().nth(position) {
        Some((key, value)) if is_key(key, name) => Some((position, value)),
        _ => {
            let mut entries = object.iter().enumerate();
            entries
                .find(|(_, (key, _))| is_key(key, name))
                .map(|(position, (_, value))| (position, value))
        }
    }
}

/// Whether a key is this name.
pub(crate) fn is_key(key: &str, name: &str) -> bool {
    key.len() == name.len() && key.as_bytes().first() == name.as_bytes().first() && key == name
}

/// Plain JSON. A Double that JSON can not hold is the text `"NaN"`, `"Infinity"` or `"-Infinity"`; a map's keys
/// are texts; a time is printed as java.time does, a country as its alpha-2 code, a user or group as its object.
impl Serialize for Value<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Boolean(value) => serializer.serialize_bool(*value),
            Value::Integer(value) => serializer.serialize_i32(*value),
            Value::Long(value) => serializer.serialize_i64(*value),
            Value::Double(value) if value.is_finite() => serializer.serialize_f64(*value),
            Value::Double(value) => serializer.serialize_str(&java_double(*value)),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(array) => array.serialize(serializer),
            Value::ZonedDateTime(time) => serializer.collect_str(time),
            Value::CountryCode(country) => serializer.serialize_str(country.alpha2()),
            Value::Map(map) | Value::User(map) | Value::Group(map) => map.serialize(serializer),
        }
    }
}

impl Serialize for Array<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        deeper(|| {
            let mut sequence = serializer.serialize_seq(Some(self.len()))?;
            for element in self.iter() {
                sequence.serialize_element(&element)?;
            }
            sequence.end()
        })
    }
}

impl Serialize for Map<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        deeper(|| {
            let mut entries = serializer.serialize_map(Some(self.len()))?;
            for (key, value) in self.iter() {
                entries.serialize_entry(&key.to_string(), &value)?;
            }
            entries.end()
        })
    }
}
