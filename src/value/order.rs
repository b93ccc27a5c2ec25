//! `<`, `<=`, `>`, `>=`.

use std::cmp::Ordering;

use super::Value;
use super::number::{Pair, promote};
use crate::text::utf16_cmp;

/// How two values compare.
pub(crate) enum Comparison {
    /// They have an order.
    Ordered(Ordering),
    /// One is NaN: every comparison is false.
    Unordered,
    /// Values of these types have no order (`EL1013E`).
    Incomparable,
}

/// Numbers in their common type, texts by UTF-16 code unit, false before true, times by instant; null is less
/// than everything and equal to itself.
pub(crate) fn compare(left: &Value<'_>, right: &Value<'_>) -> Comparison {
    let ordering = match (left, right) {
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        (Value::Null, _) => Some(Ordering::Less),
        (_, Value::Null) => Some(Ordering::Greater),
        (Value::String(left), Value::String(right)) => Some(utf16_cmp(left, right)),
        (Value::Boolean(left), Value::Boolean(right)) => Some(left.cmp(right)),
        (Value::ZonedDateTime(left), Value::ZonedDateTime(right)) => Some(left.cmp(right)),
        _ => match promote(left, right) {
            Some(Pair::Integers(left, right)) => Some(left.cmp(&right)),
            Some(Pair::Longs(left, right)) => Some(left.cmp(&right)),
            Some(Pair::Doubles(left, right)) => left.partial_cmp(&right),
            None => return Comparison::Incomparable,
        },
    };
    ordering.map_or(Comparison::Unordered, Comparison::Ordered)
}
