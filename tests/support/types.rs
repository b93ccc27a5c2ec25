//! Whether values are of the types that were inferred for them.

use okta_mapping::{LetterCase, Type, TypeKind, Value};

/// Whether a value is of a type.
pub fn is_of(value: &Value<'_>, of: &Type) -> bool {
    if value.is_null() {
        return of.nullable;
    }
    match (&of.kind, value) {
        (TypeKind::Unknown, _)
        | (TypeKind::Boolean, Value::Boolean(_))
        | (TypeKind::Integer, Value::Integer(_))
        | (TypeKind::Long, Value::Long(_))
        | (TypeKind::Double, Value::Double(_))
        | (TypeKind::Number, Value::Integer(_) | Value::Long(_) | Value::Double(_))
        | (TypeKind::Map, Value::Map(_))
        | (TypeKind::Time, Value::ZonedDateTime(_))
        | (TypeKind::Country, Value::CountryCode(_))
        | (TypeKind::User, Value::User(_))
        | (TypeKind::Group, Value::Group(_)) => true,
        (TypeKind::Array(element), Value::Array(array)) => {
            array.iter().all(|value| is_of(&value, element))
        }
        (TypeKind::String, Value::String(text)) => {
            let length = text.encode_utf16().count();
            let listed = |texts: &[Box<str>]| texts.iter().any(|one| **one == **text);
            (!text.is_empty() || of.may_be_empty)
                && of.min_length <= length
                && of.max_length.is_none_or(|most| length <= most)
                && of
                    .texts
                    .as_ref()
                    .is_none_or(|texts| listed(texts) || text.is_empty())
                && match of.case {
                    Some(LetterCase::Lower) => text.to_lowercase() == **text,
                    Some(LetterCase::Upper) => text.to_uppercase() == **text,
                    None => true,
                }
        }
        _ => false,
    }
}

/// Whether something of a type is not known.
pub fn has_unknown(of: &Type) -> bool {
    match &of.kind {
        TypeKind::Unknown => true,
        TypeKind::Array(element) => has_unknown(element),
        _ => false,
    }
}
