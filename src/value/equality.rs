//! When two values are equal: for Java (and so for keys, `contains`, elements of lists), and for `==`.

use std::hash::{Hash, Hasher};

use super::number::{Pair, promote};
use super::{Array, Map, Value};
use crate::stack::deeper;

/// The language's `==`: numbers in their common type, everything else as Java's `equals`. It never fails.
pub(crate) fn equal(left: &Value<'_>, right: &Value<'_>) -> bool {
    if let (Value::String(left), Value::String(right)) = (left, right) {
        return left == right;
    }
    match promote(left, right) {
        Some(Pair::Integers(left, right)) => left == right,
        Some(Pair::Longs(left, right)) => left == right,
        Some(Pair::Doubles(left, right)) => left == right,
        None => left == right,
    }
}

/// Java's `equals`: types must agree; NaN equals itself, 0.0 does not equal -0.0.
impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Boolean(left), Value::Boolean(right)) => left == right,
            (Value::Integer(left), Value::Integer(right)) => left == right,
            (Value::Long(left), Value::Long(right)) => left == right,
            (Value::Double(left), Value::Double(right)) => java_bits(*left) == java_bits(*right),
            (Value::String(left), Value::String(right)) => left == right,
            (Value::Array(left), Value::Array(right)) => left == right,
            (Value::ZonedDateTime(left), Value::ZonedDateTime(right)) => left == right,
            (Value::CountryCode(left), Value::CountryCode(right)) => left == right,
            (
                Value::Map(left) | Value::User(left) | Value::Group(left),
                Value::Map(right) | Value::User(right) | Value::Group(right),
            ) => left == right,
            _ => false,
        }
    }
}

impl Eq for Value<'_> {}

/// `Double.doubleToLongBits`: one NaN.
fn java_bits(value: f64) -> u64 {
    if value.is_nan() { f64::NAN } else { value }.to_bits()
}

impl Hash for Value<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Value::Null => {}
            Value::Boolean(value) => value.hash(state),
            Value::Integer(value) => value.hash(state),
            Value::Long(value) => value.hash(state),
            Value::Double(value) => java_bits(*value).hash(state),
            Value::String(text) => text.hash(state),
            Value::Array(array) => {
                deeper(|| array.iter().for_each(|element| element.hash(state)));
            }
            // Maps are equal in any order.
            Value::Map(map) | Value::User(map) | Value::Group(map) => map.len().hash(state),
            Value::ZonedDateTime(time) => time.hash(state),
            Value::CountryCode(code) => code.hash(state),
        }
    }
}

impl PartialEq for Array<'_> {
    fn eq(&self, other: &Self) -> bool {
        deeper(|| {
            self.len() == other.len()
                && self
                    .iter()
                    .zip(other.iter())
                    .all(|(left, right)| left == right)
        })
    }
}

impl PartialEq for Map<'_> {
    fn eq(&self, other: &Self) -> bool {
        deeper(|| {
            self.len() == other.len()
                && self
                    .iter()
                    .all(|(key, value)| other.get_value(&key) == Some(value))
        })
    }
}
