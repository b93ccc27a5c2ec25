//! Which form of an argument list is meant, and the arguments converted to it: Java's overloads as Spring
//! resolves them (observed on the real engine; the language description, section 3).

use super::{Function, Kind, Signature};
use crate::failure::Failure;
use crate::value::{CharError, Value, to_character, to_integer, to_text};

/// How well an argument fits a parameter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The types agree.
    Close,
    /// A conversion exists, which may still fail on this value.
    Convertible,
}

/// Converts the arguments to the form of the function that they fit best.
pub(crate) fn choose<'a>(
    function: &Function,
    name: &str,
    receiver: &'static str,
    mut values: Vec<Value<'a>>,
) -> Result<Vec<Value<'a>>, Failure> {
    let mut convertible = None;
    let mut ambiguous = false;
    let mut close = None;
    for signature in function.signatures.iter() {
        match fit(signature, &values) {
            Some(Fit::Close) => {
                close = Some(signature);
                break;
            }
            Some(Fit::Convertible) => {
                ambiguous = convertible.is_some();
                convertible = Some(signature);
            }
            None => {}
        }
    }
    let signature = match (close, convertible) {
        (Some(signature), _) => signature,
        (None, Some(_)) if ambiguous => {
            return Err(Failure::AmbiguousMethod {
                name: name.to_owned(),
            });
        }
        (None, Some(signature)) => signature,
        (None, None) => {
            return Err(Failure::NoSuchMethod {
                name: name.to_owned(),
                owner: receiver,
                arguments: values.iter().map(Value::type_name).collect(),
                signature: Some(function.usage(name)),
            });
        }
    };
    for (position, value) in values.iter_mut().enumerate() {
        let Some(parameter) = signature.parameter(position) else {
            continue;
        };
        *value = convert(std::mem::take(value), parameter.kind).map_err(|error| match error {
            ConvertError::HalfCharacter => Failure::CutsSurrogatePair,
            ConvertError::Null => Failure::NullArgument {
                name: name.to_owned(),
                position: position + 1,
            },
            ConvertError::NotConvertible(value) => Failure::ArgumentNotConvertible {
                name: name.to_owned(),
                position: position + 1,
                found: (&value).into(),
                wanted: parameter.kind.noun(),
            },
        })?;
    }
    Ok(values)
}

fn fit(signature: &Signature, values: &[Value<'_>]) -> Option<Fit> {
    if !signature.takes(values.len()) {
        return None;
    }
    values
        .iter()
        .enumerate()
        .map(|(position, value)| fit_one(signature.parameter(position)?.kind, value))
        .try_fold(Fit::Close, |worst, fit| Some(worst.max(fit?)))
}

fn fit_one(kind: Kind, value: &Value<'_>) -> Option<Fit> {
    match (kind, value) {
        (Kind::Any, _)
        | (Kind::Integer, Value::Integer(_))
        | (Kind::CharSequence | Kind::Text, Value::String(_) | Value::Null) => Some(Fit::Close),
        (
            Kind::Integer | Kind::Character,
            Value::String(_)
            | Value::Integer(_)
            | Value::Long(_)
            | Value::Double(_)
            | Value::Array(_),
        )
        | (Kind::CharSequence, Value::Array(_))
        | (
            Kind::Text,
            Value::Integer(_)
            | Value::Long(_)
            | Value::Double(_)
            | Value::Boolean(_)
            | Value::Array(_),
        ) => Some(Fit::Convertible),
        _ => None,
    }
}

enum ConvertError<'a> {
    NotConvertible(Value<'a>),
    HalfCharacter,
    Null,
}

fn convert(value: Value<'_>, kind: Kind) -> Result<Value<'_>, ConvertError<'_>> {
    match (kind, &value) {
        (Kind::Any, _) | (Kind::CharSequence | Kind::Text, Value::String(_)) => Ok(value),
        (_, Value::Null) => Err(ConvertError::Null),
        (Kind::Integer, _) => match to_integer(&value) {
            Some(integer) => Ok(Value::Integer(integer)),
            None => Err(ConvertError::NotConvertible(value)),
        },
        (Kind::Character, _) => match to_character(&value) {
            Ok(character) => Ok(Value::from(character.to_string())),
            Err(CharError::LoneSurrogate) => Err(ConvertError::HalfCharacter),
            Err(CharError::NotConvertible) => Err(ConvertError::NotConvertible(value)),
        },
        // Spring converts a list to a CharSequence by its first element, which must be one.
        (Kind::CharSequence, Value::Array(array)) => match array.get(0).unwrap_or_default() {
            first @ (Value::String(_) | Value::Null | Value::Array(_)) => convert(first, kind),
            _ => Err(ConvertError::NotConvertible(value)),
        },
        (Kind::CharSequence | Kind::Text, _) => match to_text(&value) {
            Some(text) => Ok(Value::from(text.into_owned())),
            None => Err(ConvertError::NotConvertible(value)),
        },
    }
}
