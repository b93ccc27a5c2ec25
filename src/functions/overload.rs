//! The arguments of methods: which form is meant, and the arguments converted to it, as Spring resolves Java's
//! overloads (observed on the real engine; the language description, section 3).

use super::{Function, Kind, Parameter, parameter};
use crate::failure::Failure;
use crate::limits::Limits;
use crate::value::{CharError, Value, to_character, to_integer, to_text};

/// How well an argument fits a parameter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The types agree.
    Close,
    /// A conversion exists, which may still fail on this value.
    Convertible,
}

/// Converts the arguments of a method to the form that they fit best. The first value is what it is called on.
pub(crate) fn choose<'a>(
    function: &Function,
    name: &str,
    mut values: Vec<Value<'a>>,
    limits: &Limits,
) -> Result<Vec<Value<'a>>, Failure> {
    let form = best_form(function, name, &values)?;
    for (position, (value, kind)) in values.iter_mut().skip(1).zip(form).enumerate() {
        let position = position + 1;
        *value = convert(std::mem::take(value), kind, limits).map_err(|error| match error {
            ConvertError::HalfCharacter => Failure::CutsSurrogatePair,
            ConvertError::Null => Failure::NullArgument {
                name: name.to_owned(),
                position,
            },
            ConvertError::NotConvertible(value) => Failure::ArgumentNotConvertible {
                name: name.to_owned(),
                position,
                found: (&value).into(),
                wanted: kind.as_str(),
            },
        })?;
    }
    Ok(values)
}

/// The kinds of the form's parameters: a form whose types agree wins, else the only one that the arguments convert to.
pub(crate) fn best_form(
    function: &Function,
    name: &str,
    values: &[Value<'_>],
) -> Result<Vec<Kind>, Failure> {
    let arguments = values.get(1..).unwrap_or_default();
    let mut convertible = None;
    let mut ambiguous = false;
    for form in forms(function, arguments.len()) {
        match fit(&form, arguments) {
            Some(Fit::Close) => return Ok(form),
            Some(Fit::Convertible) => {
                ambiguous = convertible.is_some();
                convertible = Some(form);
            }
            None => {}
        }
    }
    match convertible {
        Some(_) if ambiguous => Err(Failure::AmbiguousMethod {
            name: name.to_owned(),
        }),
        Some(form) => Ok(form),
        None => Err(Failure::NoSuchMethod {
            name: name.to_owned(),
            owner: values.first().map_or("null", Value::type_name),
            arguments: arguments.iter().map(Value::type_name).collect(),
            signature: Some(format!("{name}({})", parameter::written(tail(function)))),
        }),
    }
}

/// The parameters behind the receiver.
fn tail(function: &Function) -> &[Parameter] {
    function.parameters.get(1..).unwrap_or_default()
}

/// The forms that take so many arguments.
fn forms(function: &Function, count: usize) -> Vec<Vec<Kind>> {
    if !function.forms.is_empty() {
        let fitting = function.forms.iter().filter(|form| form.len() == count);
        return fitting.map(|form| form.to_vec()).collect();
    }
    let parameters = tail(function);
    if !parameter::takes(parameters, count) {
        return Vec::new();
    }
    let kinds = (0..count).filter_map(|position| parameter::at(parameters, position));
    vec![kinds.map(|parameter| parameter.kind).collect()]
}

fn fit(form: &[Kind], arguments: &[Value<'_>]) -> Option<Fit> {
    form.iter()
        .zip(arguments)
        .map(|(kind, value)| fit_one(*kind, value))
        .try_fold(Fit::Close, |worst, fit| Some(worst.max(fit?)))
}

fn fit_one(kind: Kind, value: &Value<'_>) -> Option<Fit> {
    match (kind, value) {
        (Kind::Any | Kind::Plain | Kind::Number, _)
        | (Kind::Integer, Value::Integer(_))
        | (Kind::Array, Value::Array(_)) => Some(Fit::Close),
        (kind, Value::String(_) | Value::Null) if kind.is_text() => Some(Fit::Close),
        (
            Kind::Integer | Kind::Character,
            Value::String(_)
            | Value::Integer(_)
            | Value::Long(_)
            | Value::Double(_)
            | Value::Array(_),
        )
        | (Kind::CharSequence, Value::Array(_)) => Some(Fit::Convertible),
        (Kind::CharSequence, _) => None,
        (
            kind,
            Value::Integer(_)
            | Value::Long(_)
            | Value::Double(_)
            | Value::Boolean(_)
            | Value::Array(_),
        ) if kind.is_text() => Some(Fit::Convertible),
        _ => None,
    }
}

enum ConvertError<'a> {
    NotConvertible(Value<'a>),
    HalfCharacter,
    Null,
}

fn convert<'a>(
    value: Value<'a>,
    kind: Kind,
    limits: &Limits,
) -> Result<Value<'a>, ConvertError<'a>> {
    match (kind, &value) {
        (Kind::Any | Kind::Plain | Kind::Number | Kind::Array, _) => Ok(value),
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
        (_, Value::String(_)) => Ok(value),
        // Spring converts a list to a CharSequence by its first element, which must be one.
        (Kind::CharSequence, Value::Array(array)) => match array.get(0).unwrap_or_default() {
            first @ (Value::String(_) | Value::Null | Value::Array(_)) => {
                convert(first, kind, limits)
            }
            _ => Err(ConvertError::NotConvertible(value)),
        },
        _ => match to_text(&value, limits.text_bytes()) {
            Ok(text) => Ok(Value::from(text.into_owned())),
            Err(_) => Err(ConvertError::NotConvertible(value)),
        },
    }
}
