//! The types of attributes: by schema, and those that Okta's pages list.

use std::sync::Arc;

use crate::references::{USER_STATUSES, enumerated};
use crate::schema::{Attribute, AttributeType, Schema};
use serde_json::Value as Json;

use super::types::{Shape, Type, TypeKind};

/// The type of an attribute's values, where its schema holds them. A required attribute is neither null (documented) nor
/// the empty text (support article); any other may be cleared, which makes it the empty text (documented).
pub(super) fn type_of(attribute: &Attribute) -> Type {
    let required = attribute.is_required();
    let of = match attribute.kind() {
        AttributeType::Array(items) => Type::list(scalar(items.kind(), items.allowed())),
        kind => scalar(kind, attribute.allowed()),
    };
    let length = |limit: Option<u64>| limit.and_then(|limit| usize::try_from(limit).ok());
    match of.kind {
        TypeKind::String => Type {
            nullable: !required,
            may_be_empty: !required,
            min_length: match (required, attribute.name()) {
                (false, _) => 0,
                // The pattern of a login may lift its least length.
                (true, "login") => 1,
                (true, _) => length(attribute.min_length()).unwrap_or(0).max(1),
            },
            max_length: length(attribute.max_length()),
            ..of
        },
        TypeKind::Unknown => of,
        _ => of.or_null(!required),
    }
}

fn scalar(kind: &AttributeType, allowed: Option<&[Json]>) -> Type {
    Type::new(match kind {
        AttributeType::String => {
            return Type {
                texts: allowed.and_then(texts),
                ..Type::new(TypeKind::String)
            };
        }
        AttributeType::Boolean => TypeKind::Boolean,
        AttributeType::Integer => TypeKind::Integer,
        AttributeType::Number => TypeKind::Number,
        // An object is not checked (assumption).
        AttributeType::Array(_) | AttributeType::Object | AttributeType::Other(_) => {
            TypeKind::Unknown
        }
    })
}

/// The texts of an enumeration; none where something else stands among them.
fn texts(allowed: &[Json]) -> Option<Arc<[Box<str>]>> {
    allowed
        .iter()
        .map(|value| value.as_str().map(Box::from))
        .collect()
}

/// The fields of a user beside its attributes, in Identity Engine.
pub(super) const USER_FIELDS: [&str; 10] = [
    "profile",
    "id",
    "status",
    "realmId",
    "created",
    "lastUpdated",
    "passwordChanged",
    "lastLogin",
    "activated",
    "statusChanged",
];

/// A field of a user in Identity Engine, beside its profile.
pub(super) fn user_field(name: &str) -> Option<Type> {
    let text = Type::new(TypeKind::String);
    Some(match name {
        "profile" => Type::shaped(TypeKind::Map, Shape::UserProfile),
        "id" => Type {
            may_be_empty: false,
            min_length: 1,
            ..text
        },
        "status" => status(),
        "realmId" => text.or_null(true),
        "created" | "lastUpdated" => Type::new(TypeKind::Time),
        "passwordChanged" | "lastLogin" | "activated" | "statusChanged" => {
            Type::new(TypeKind::Time).or_null(true)
        }
        _ => return None,
    })
}

/// The status of a user.
pub(super) fn status() -> Type {
    Type {
        may_be_empty: false,
        texts: Some(USER_STATUSES.iter().map(|word| Box::from(*word)).collect()),
        ..Type::new(TypeKind::String)
    }
}

/// A field of a group.
pub(super) fn group_field(name: &str) -> Type {
    match name {
        "id" | "type" | "name" => Type::new(TypeKind::String),
        "description" => Type::new(TypeKind::String).or_null(true),
        _ => Type::unknown(),
    }
}

/// What a reference is known to have under a path such as `device.profile.platform`: nothing but its enumerated texts.
pub(super) fn reference_field(path: &str) -> Type {
    match enumerated(path) {
        Some((path, words)) => Type {
            texts: (!words.is_empty()).then(|| words.iter().map(|word| Box::from(*word)).collect()),
            shape: Shape::Reference(path),
            ..Type::unknown()
        },
        None => Type::unknown(),
    }
}

/// The schema whose attributes a value has.
pub(super) fn schema_of<'e>(
    shape: Shape,
    user: Option<&'e Schema>,
    app: Option<&'e Schema>,
) -> Option<&'e Schema> {
    match shape {
        Shape::UserProfile | Shape::RelatedUser => user,
        Shape::AppProfile => app,
        Shape::Other | Shape::UserObject | Shape::Reference(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_of_a_user_has_a_type() {
        assert!(USER_FIELDS.iter().all(|name| user_field(name).is_some()));
    }
}
