//! JSON with the place of every value in its file.

use jsonc_parser::ast::{Object, ObjectProp, StringLit, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::position::Lines;
use super::source_map::{Excerpt, Quoting};
use crate::diagnostic::{Diagnostic, codes};
use crate::span::Span;

/// Reads JSON. Its grammar is serde_json's; the other reader only tells the places.
pub(super) fn parse(text: &str) -> Result<Value<'_>, Diagnostic> {
    if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
        let at = Lines::new(text).character(text, error.line(), error.column());
        let message = format!("this is no JSON: {error}");
        return Err(Diagnostic::new(&codes::INVALID_JSON, at, message));
    }
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let fail = |at: Span, message: String| Diagnostic::new(&codes::INVALID_JSON, at, message);
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict)
        .map_err(|error| fail(span(&error.range()), format!("this is no JSON: {error}")))?;
    parsed.value.ok_or_else(|| {
        fail(
            Span::default(),
            "this is no JSON: nothing is here".to_owned(),
        )
    })
}

/// Where a value stands.
pub(super) fn span(value: &impl Ranged) -> Span {
    let range = value.range();
    Span::new(range.start, range.end)
}

/// The property of this name; of several the last, as JSON readers have it.
pub(super) fn property<'v, 'a>(object: &'v Object<'a>, name: &str) -> Option<&'v ObjectProp<'a>> {
    let mut properties = object.properties.iter().rev();
    properties.find(|property| property.name.as_str() == name)
}

/// What a property holds, where it is there and not null.
pub(super) fn get<'v, 'a>(value: &'v Value<'a>, name: &str) -> Option<&'v Value<'a>> {
    property(value.as_object()?, name)
        .map(|property| &property.value)
        .filter(|value| value.as_null_keyword().is_none())
}

/// What stands at the end of a path of names.
pub(super) fn at<'v, 'a>(value: &'v Value<'a>, path: &[&str]) -> Option<&'v Value<'a>> {
    path.iter().try_fold(value, |value, name| get(value, name))
}

/// The text of a property.
pub(super) fn text<'v>(value: &'v Value<'_>, name: &str) -> Option<&'v str> {
    get(value, name)?.as_string_lit().map(|lit| &*lit.value)
}

/// The elements of an array, or the value itself.
pub(super) fn each<'v, 'a>(value: &'v Value<'a>) -> &'v [Value<'a>] {
    match value {
        Value::Array(array) => &array.elements,
        value => std::slice::from_ref(value),
    }
}

/// A string with the places of its characters.
pub(super) fn excerpt(file: &str, literal: &StringLit<'_>) -> Excerpt {
    let range = literal.range;
    let inside = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
    let mut excerpt = Excerpt::new(Quoting::Json, inside.start);
    let raw = file.get(inside.clone()).unwrap_or_default();
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find('\\').unwrap_or(rest.len());
        let start = inside.start + at;
        if plain > 0 {
            excerpt.verbatim(&rest[..plain], start);
            at += plain;
            continue;
        }
        let length = escape_length(rest);
        let sequence = &rest[..length];
        // Whatever was read as JSON has no other escapes.
        let meaning: String = serde_json::from_str(&format!("\"{sequence}\"")).unwrap_or_default();
        excerpt.escape(&meaning, start..start + length);
        at += length;
    }
    excerpt
}

/// The bytes of the escape sequence that the text begins with; a surrogate pair is one.
fn escape_length(text: &str) -> usize {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let length = match (unit(0), unit(6)) {
        (Some(0xD800..=0xDBFF), Some(_)) => 12,
        (Some(_), _) => 6,
        (None, _) => 2,
    };
    length.min(text.len())
}
