//! What differs between two schemas, and what of it breaks values that exist.

use std::cmp::Ordering;

use serde::Serialize;
use serde_json::Value as Json;

use super::number::order;
use super::{Attribute, Schema};
use crate::standards::format::Format;

/// One difference: an attribute that came or went, or one of its keys.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The name of the attribute.
    pub attribute: String,
    /// The key of the attribute; none where the whole attribute came or went.
    pub key: Option<String>,
    /// What was there; null for nothing.
    pub from: Json,
    /// What is there now; null for nothing.
    pub to: Json,
    /// Why it breaks values or mappings that exist, where it does (assumption).
    pub reason: Option<&'static str>,
}

impl Change {
    /// Whether values or mappings that exist may break.
    pub fn breaks(&self) -> bool {
        self.reason.is_some()
    }
}

/// When a change of a key breaks something, and why.
type Rule = (&'static str, fn(&Json, &Json) -> bool, &'static str);

const RULES: [Rule; 12] = [
    (
        "required",
        is_switched_on,
        "people without a value become invalid",
    ),
    (
        "unique",
        is_switched_on,
        "values that people share become invalid",
    ),
    (
        "type",
        |from, to| !(from == "integer" && to == "number"),
        "values of the old type become invalid",
    ),
    (
        "items",
        |from, to| {
            from["type"] != to["type"] && !(from["type"] == "integer" && to["type"] == "number")
                || has_fewer(&from["enum"], &to["enum"])
        },
        "elements of the old type, or no longer listed, become invalid",
    ),
    (
        "minLength",
        |from, to| has_risen(from, to) && *to != 0,
        "shorter values become invalid",
    ),
    ("maxLength", has_fallen, "longer values become invalid"),
    ("minimum", has_risen, "smaller values become invalid"),
    ("maximum", has_fallen, "greater values become invalid"),
    (
        "enum",
        has_fewer,
        "values that are not listed become invalid",
    ),
    (
        "pattern",
        is_given,
        "values that do not match become invalid",
    ),
    (
        "mutability",
        |_, to| to != "READ_WRITE",
        "mappings that write or read it may be refused",
    ),
    (
        "format",
        |_, to| {
            to.as_str()
                .and_then(Format::from_name)
                .is_some_and(Format::is_limiting)
        },
        "values of another format become invalid",
    ),
];

fn is_switched_on(_: &Json, to: &Json) -> bool {
    *to == true
}

fn is_given(_: &Json, to: &Json) -> bool {
    !to.is_null()
}

fn has_fewer(from: &Json, to: &Json) -> bool {
    match (from, to) {
        (Json::Array(from), Json::Array(to)) => from.iter().any(|value| !to.contains(value)),
        (_, to) => to.is_array() && from != to,
    }
}

fn has_risen(from: &Json, to: &Json) -> bool {
    !to.is_null() && compare(from, to).is_none_or(Ordering::is_lt)
}

fn has_fallen(from: &Json, to: &Json) -> bool {
    !to.is_null() && compare(from, to).is_none_or(Ordering::is_gt)
}

fn compare(from: &Json, to: &Json) -> Option<Ordering> {
    Some(order(from.as_number()?, to.as_number()?))
}

/// Compares two schemas: first the attributes of the old one in its order, then the new ones. A key that is null is
/// the same as none.
///
/// ```
/// use okta_mapping::schema::{Attribute, Schema, diff};
///
/// let before = Schema::user("user").with(Attribute::string("badgeId").max_length(8))?;
/// let after = Schema::user("user").with(Attribute::string("badgeId").max_length(6))?;
/// let changes = diff(&before, &after);
/// assert_eq!(changes[0].key.as_deref(), Some("maxLength"));
/// assert!(changes[0].breaks());
/// # Ok::<(), okta_mapping::schema::SchemaError>(())
/// ```
pub fn diff(before: &Schema, after: &Schema) -> Vec<Change> {
    let mut changes = Vec::new();
    for old in before.attributes() {
        match after.attribute(old.name()) {
            Some(new) => changes.extend(keys(old, new)),
            None => changes.push(Change {
                attribute: old.name().to_owned(),
                key: None,
                from: effective(old),
                to: Json::Null,
                reason: Some("its values and mappings have no attribute any more"),
            }),
        }
    }
    let added = after
        .attributes()
        .filter(|new| before.attribute(new.name()).is_none());
    changes.extend(added.map(|new| {
        Change {
            attribute: new.name().to_owned(),
            key: None,
            from: Json::Null,
            to: effective(new),
            reason: new
                .is_required()
                .then_some("people without a value become invalid"),
        }
    }));
    changes
}

fn keys(old: &Attribute, new: &Attribute) -> Vec<Change> {
    let (before, after) = (effective(old), effective(new));
    let names = |json: &Json| -> Vec<String> {
        json.as_object()
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect()
    };
    let mut keys = names(&before);
    keys.extend(
        names(&after)
            .into_iter()
            .filter(|key| before.get(key).is_none()),
    );
    keys.into_iter()
        .filter(|key| before[key] != after[key])
        .map(|key| Change {
            attribute: old.name().to_owned(),
            reason: reason(&key, &before[&key], &after[&key]),
            from: before[&key].clone(),
            to: after[&key].clone(),
            key: Some(key),
        })
        .collect()
}

/// The JSON of the attribute with what is said of it in several ways said in one, without values that are secret.
fn effective(attribute: &Attribute) -> Json {
    let mut json = attribute.to_json().clone();
    json["required"] = attribute.is_required().into();
    json["unique"] = attribute.is_unique().into();
    json["mutability"] = attribute.mutability().as_str().into();
    if attribute.is_secret() && attribute.default_value().is_some() {
        json["default"] = "(not shown)".into();
    }
    json
}

fn reason(key: &str, from: &Json, to: &Json) -> Option<&'static str> {
    RULES
        .iter()
        .find(|(name, breaks, _)| *name == key && breaks(from, to))
        .map(|(_, _, reason)| *reason)
}
