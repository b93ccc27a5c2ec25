//! The type of what may come from several places.

use std::sync::Arc;

use super::types::{Shape, Type, TypeKind};

/// More texts than these are not told apart.
const MANY: usize = 64;

/// The type of values that have one of these types. What can only fail gives no value.
pub(super) fn join_all(types: impl IntoIterator<Item = Type>) -> Type {
    types.into_iter().fold(Type::never(), join)
}

/// The type of values that have one type or the other.
pub(super) fn join(left: Type, right: Type) -> Type {
    match (&left.kind, &right.kind) {
        (TypeKind::Never, _) => right,
        (_, TypeKind::Never) => left,
        (TypeKind::Unknown, _) | (_, TypeKind::Unknown) => Type::unknown(),
        (TypeKind::Null, _) => right.or_null(true),
        (_, TypeKind::Null) => left.or_null(true),
        (TypeKind::Array(one), TypeKind::Array(other)) => {
            let element = join((**one).clone(), (**other).clone());
            Type::list(element)
                .or_null(left.nullable || right.nullable)
                .unsure(left.is_unsure || right.is_unsure)
        }
        (TypeKind::String, TypeKind::String) => texts(left, right),
        (one, other) if one == other => Type {
            shape: if left.shape == right.shape {
                left.shape
            } else {
                Shape::Other
            },
            ..left.or_null(right.nullable).unsure(right.is_unsure)
        },
        (one, other) if one.is_number() && other.is_number() => Type::new(TypeKind::Number)
            .or_null(left.nullable || right.nullable)
            .unsure(left.is_unsure || right.is_unsure),
        _ => Type::unknown(),
    }
}

fn texts(left: Type, right: Type) -> Type {
    let texts = match (&left.texts, &right.texts) {
        (Some(one), Some(other)) if one.len() + other.len() <= MANY => {
            let mut texts = one.to_vec();
            texts.extend(other.iter().filter(|text| !one.contains(text)).cloned());
            Some(Arc::from(texts))
        }
        _ => None,
    };
    Type {
        nullable: left.nullable || right.nullable,
        is_unsure: left.is_unsure || right.is_unsure,
        may_be_empty: left.may_be_empty || right.may_be_empty,
        texts,
        min_length: left.min_length.min(right.min_length),
        max_length: left
            .max_length
            .zip(right.max_length)
            .map(|(one, other)| one.max(other)),
        case: left.case.filter(|case| right.case == Some(*case)),
        ..Type::new(TypeKind::String)
    }
}
