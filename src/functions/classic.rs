//! The arguments of functions, converted as Okta's Classic functions convert them: texts as `+` makes them, lists
//! from comma-separated values.

use super::array::CSV_TRIMMED;
use super::{Assumption, Function, Kind, parameter};
use crate::failure::Failure;
use crate::iso::Country;
use crate::limits::Limits;
use crate::value::{Array, Value, to_integer, to_text};

/// Converts the arguments of a function to what its parameters take. Null stays null but for numbers.
pub(crate) fn convert_arguments<'a>(
    function: &Function,
    name: &str,
    values: Vec<Value<'a>>,
    limits: &Limits,
    assume: &dyn Fn(&'static Assumption),
) -> Result<Vec<Value<'a>>, Failure> {
    values
        .into_iter()
        .enumerate()
        .map(|(position, value)| {
            let kind = parameter::at(&function.parameters, position).map(|p| p.kind);
            let Some(kind) = kind else { return Ok(value) };
            convert(value, kind, limits, assume).map_err(|value| match value {
                Value::Null => Failure::NullArgument {
                    name: name.to_owned(),
                    position: position + 1,
                },
                value => {
                    let (name, position) = (name.to_owned(), position + 1);
                    match kind {
                        Kind::OneOf(words) => Failure::NotOneOf {
                            name,
                            position,
                            words,
                        },
                        kind => Failure::ArgumentNotConvertible {
                            name,
                            position,
                            found: (&value).into(),
                            wanted: kind.as_str(),
                        },
                    }
                }
            })
        })
        .collect()
}

/// The converted value, or the value that does not convert.
fn convert<'a>(
    value: Value<'a>,
    kind: Kind,
    limits: &Limits,
    assume: &dyn Fn(&'static Assumption),
) -> Result<Value<'a>, Value<'a>> {
    match (kind, &value) {
        (Kind::Any | Kind::Plain | Kind::Number, _) => Ok(value),
        (Kind::Integer, _) => to_integer(&value).map(Value::Integer).ok_or(value),
        (_, Value::Null) => Ok(value),
        (Kind::Array, Value::String(text)) => Ok(Value::Array(split(text, assume))),
        (Kind::Country, Value::String(text)) => Country::from_code_or_name(text)
            .map(Value::CountryCode)
            .ok_or(value),
        (Kind::Time, Value::String(text)) => {
            text.parse().map(Value::ZonedDateTime).map_err(|_| value)
        }
        (Kind::Array, Value::Array(_))
        | (Kind::Criteria, Value::Map(_))
        | (Kind::Country, Value::CountryCode(_))
        | (Kind::Time, Value::ZonedDateTime(_)) => Ok(value),
        (Kind::OneOf(words), Value::String(text)) if words.contains(&&**text) => Ok(value),
        (Kind::OneOf(_), _) => Err(value),
        (kind, Value::String(_)) if kind.is_text() => Ok(value),
        (kind, Value::Map(_) | Value::User(_) | Value::Group(_)) if kind.is_text() => Err(value),
        (kind, _) if kind.is_text() => match to_text(&value, limits.text_bytes()) {
            Ok(text) => Ok(Value::from(text.into_owned())),
            Err(_) => Err(value),
        },
        _ => Err(value),
    }
}

/// Comma-separated values: each trimmed; the empty text is the empty list.
pub(super) fn split<'a>(text: &str, assume: &dyn Fn(&'static Assumption)) -> Array<'a> {
    let elements: Vec<Value<'a>> = match text {
        "" => Vec::new(),
        text => text
            .split(',')
            .map(|element| {
                let trimmed = element.trim();
                if trimmed.len() < element.len() {
                    assume(&CSV_TRIMMED);
                }
                Value::from(trimmed.to_owned())
            })
            .collect(),
    };
    elements.into()
}
