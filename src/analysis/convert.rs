//! Whether the values of a type convert to what a place asks for, as the evaluation converts them.

use super::types::{Type, TypeKind};
use crate::value::{Value, to_boolean, to_integer};

/// How many of a type's values convert. Null is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Converts {
    /// All, as far as is known.
    Always,
    /// Some.
    Sometimes,
    /// None.
    Never,
}

/// To a condition.
pub(super) fn condition(of: &Type) -> Converts {
    match &of.kind {
        TypeKind::Boolean | TypeKind::Unknown => Converts::Always,
        TypeKind::String => texts(of, |text| to_boolean(&Value::from(text)).is_some()),
        TypeKind::Array(element) => first(element, condition),
        _ => Converts::Never,
    }
}

/// To a whole number.
pub(super) fn whole_number(of: &Type) -> Converts {
    match &of.kind {
        TypeKind::Unknown => Converts::Always,
        kind if kind.is_number() => Converts::Always,
        TypeKind::String => texts(of, |text| to_integer(&Value::from(text)).is_some()),
        TypeKind::Array(element) => first(element, whole_number),
        _ => Converts::Never,
    }
}

/// To a text, as functions and `matches` convert; a map has none.
pub(super) fn text(of: &Type) -> Converts {
    match &of.kind {
        TypeKind::Map | TypeKind::User | TypeKind::Group => Converts::Never,
        kind => list_text(kind),
    }
}

/// To a text, as `+` converts: a map has one, a list that holds a map has none.
pub(super) fn joined(of: &Type) -> Converts {
    list_text(&of.kind)
}

fn list_text(kind: &TypeKind) -> Converts {
    match kind {
        TypeKind::Array(element) if !element.is_never() && text(element) != Converts::Always => {
            Converts::Sometimes
        }
        _ => Converts::Always,
    }
}

/// To one of these words. Of what is not known it is not asked.
pub(super) fn one_of(of: &Type, words: &[&str]) -> Converts {
    match of.kind {
        TypeKind::String => texts(of, |text| words.contains(&text)),
        _ => Converts::Never,
    }
}

/// By the texts that are possible.
pub(super) fn texts(of: &Type, converts: impl Fn(&str) -> bool) -> Converts {
    let Some(texts) = of.possible_texts() else {
        return Converts::Sometimes;
    };
    let verdicts: Vec<bool> = texts.map(converts).collect();
    match (verdicts.contains(&true), verdicts.contains(&false)) {
        (true, true) => Converts::Sometimes,
        (true, false) => Converts::Always,
        (false, _) => Converts::Never,
    }
}

/// By the first element of a list, which may have none.
fn first(element: &Type, converts: fn(&Type) -> Converts) -> Converts {
    match (element.is_unknown(), converts(element)) {
        (true, _) => Converts::Always,
        (_, Converts::Never) => Converts::Never,
        _ => Converts::Sometimes,
    }
}
