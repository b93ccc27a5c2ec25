//! `+ - * / % ^` on values.

use super::number::{Pair, as_double, promote};
use super::{TextError, Value, to_text};
use crate::limits::Limits;
use crate::text::utf16_len;

/// Why an operator gives no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OperatorError {
    /// The operator does not exist for values of these types (`EL1030E`).
    Types,
    /// A whole number divided by zero.
    DivisionByZero,
    /// A text repeated a negative number of times (`EL1081E`).
    NegativeRepeat,
    /// The repeated text would be longer than the limit (`EL1076E`).
    RepeatTooLong,
    /// The joined text would be longer than the limit (`EL1078E`).
    ConcatenationTooLong,
    /// A list that holds a map has no text (`EL1001E`).
    NoText,
    /// The shifted character would be half of a surrogate pair.
    LoneSurrogate,
}

impl From<TextError> for OperatorError {
    fn from(error: TextError) -> OperatorError {
        match error {
            TextError::NoText => OperatorError::NoText,
            TextError::TooLong => OperatorError::ConcatenationTooLong,
        }
    }
}

type Result<'a> = std::result::Result<Value<'a>, OperatorError>;

/// Numbers are added; with a text on either side both are joined as texts.
pub(crate) fn plus<'a>(left: Value<'a>, right: &Value<'a>, limits: &Limits) -> Result<'a> {
    if let Some(pair) = promote(&left, right) {
        return Ok(match pair {
            Pair::Integers(left, right) => Value::Integer(left.wrapping_add(right)),
            Pair::Longs(left, right) => Value::Long(left.wrapping_add(right)),
            Pair::Doubles(left, right) => Value::Double(left + right),
        });
    }
    if !matches!(left, Value::String(_)) && !matches!(right, Value::String(_)) {
        return Err(OperatorError::Types);
    }
    let bytes = limits.text_bytes();
    let mut text = match left {
        Value::String(text) => text.into_owned(),
        other => to_text(&other, bytes)?.into_owned(),
    };
    text.push_str(&to_text(right, bytes)?);
    // A text has at most as many UTF-16 units as bytes.
    if text.len() > limits.concatenation_length && utf16_len(&text) > limits.concatenation_length {
        return Err(OperatorError::ConcatenationTooLong);
    }
    Ok(Value::from(text))
}

/// A text of one character minus an Integer is the character that many places earlier.
pub(crate) fn minus<'a>(left: &Value<'a>, right: &Value<'a>) -> Result<'a> {
    if let (Value::String(text), Value::Integer(by)) = (left, right) {
        let mut characters = text.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else {
            return Err(OperatorError::Types);
        };
        let unit = u16::try_from(u32::from(character)).map_err(|_| OperatorError::Types)?;
        // Java's `(char) (unit - by)`: the low 16 bits.
        let shifted = i32::from(unit).wrapping_sub(*by) as u16;
        return char::from_u32(u32::from(shifted))
            .map(|shifted| Value::from(shifted.to_string()))
            .ok_or(OperatorError::LoneSurrogate);
    }
    Ok(match promote(left, right).ok_or(OperatorError::Types)? {
        Pair::Integers(left, right) => Value::Integer(left.wrapping_sub(right)),
        Pair::Longs(left, right) => Value::Long(left.wrapping_sub(right)),
        Pair::Doubles(left, right) => Value::Double(left - right),
    })
}

/// A text times an Integer is repeated.
pub(crate) fn times<'a>(left: &Value<'a>, right: &Value<'a>, limits: &Limits) -> Result<'a> {
    if let (Value::String(text), Value::Integer(count)) = (left, right) {
        let count = usize::try_from(*count).map_err(|_| OperatorError::NegativeRepeat)?;
        if utf16_len(text).saturating_mul(count) > limits.repeat_length {
            return Err(OperatorError::RepeatTooLong);
        }
        return Ok(Value::from(text.repeat(count)));
    }
    Ok(match promote(left, right).ok_or(OperatorError::Types)? {
        Pair::Integers(left, right) => Value::Integer(left.wrapping_mul(right)),
        Pair::Longs(left, right) => Value::Long(left.wrapping_mul(right)),
        Pair::Doubles(left, right) => Value::Double(left * right),
    })
}

/// Whole numbers truncate towards zero.
pub(crate) fn divide<'a>(left: &Value<'a>, right: &Value<'a>) -> Result<'a> {
    Ok(match promote(left, right).ok_or(OperatorError::Types)? {
        Pair::Integers(_, 0) | Pair::Longs(_, 0) => return Err(OperatorError::DivisionByZero),
        Pair::Integers(left, right) => Value::Integer(left.wrapping_div(right)),
        Pair::Longs(left, right) => Value::Long(left.wrapping_div(right)),
        Pair::Doubles(left, right) => Value::Double(left / right),
    })
}

/// The remainder has the sign of the dividend.
pub(crate) fn modulus<'a>(left: &Value<'a>, right: &Value<'a>) -> Result<'a> {
    Ok(match promote(left, right).ok_or(OperatorError::Types)? {
        Pair::Integers(_, 0) | Pair::Longs(_, 0) => return Err(OperatorError::DivisionByZero),
        Pair::Integers(left, right) => Value::Integer(left.wrapping_rem(right)),
        Pair::Longs(left, right) => Value::Long(left.wrapping_rem(right)),
        Pair::Doubles(left, right) => Value::Double(left % right),
    })
}

/// Calculated in Doubles; whole operands give a whole number, cut off and saturated as Java's casts do.
pub(crate) fn power<'a>(left: &Value<'a>, right: &Value<'a>) -> Result<'a> {
    let pair = promote(left, right).ok_or(OperatorError::Types)?;
    let base = as_double(left).ok_or(OperatorError::Types)?;
    let exponent = as_double(right).ok_or(OperatorError::Types)?;
    let result = base.powf(exponent);
    Ok(match pair {
        Pair::Doubles(..) => Value::Double(result),
        Pair::Integers(..) if result <= f64::from(i32::MAX) || result.is_nan() => {
            Value::Integer(result as i32)
        }
        Pair::Integers(..) | Pair::Longs(..) => Value::Long(result as i64),
    })
}

/// Unary `-`: `0 - x`, so that `-0.0` is 0.0.
pub(crate) fn negate<'a>(operand: &Value<'a>) -> Result<'a> {
    match operand {
        Value::Integer(value) => Ok(Value::Integer(value.wrapping_neg())),
        Value::Long(value) => Ok(Value::Long(value.wrapping_neg())),
        Value::Double(value) => Ok(Value::Double(0.0 - value)),
        _ => Err(OperatorError::Types),
    }
}

/// Unary `+`: the number itself.
pub(crate) fn unary_plus<'a>(operand: Value<'a>) -> Result<'a> {
    match operand {
        Value::Integer(_) | Value::Long(_) | Value::Double(_) => Ok(operand),
        _ => Err(OperatorError::Types),
    }
}
