//! Validation: a test for each key of a schema, both sides of each limit.

mod differential;
mod keys;
mod rules;

use okta_mapping::{Finding, Profile, Schema, Severity, Validator};
use serde_json::{Value as Json, json};

/// A user schema with these custom attributes, as the Schemas API would give it.
fn schema(properties: Json) -> Schema {
    Schema::from_json(&json!({"definitions": {"custom": {"properties": properties}}})).unwrap()
}

/// A user schema with these base attributes.
fn base(properties: Json) -> Schema {
    Schema::from_json(&json!({"definitions": {"base": {"properties": properties}}})).unwrap()
}

fn findings(schema: &Schema, profile: &Json) -> Vec<Finding> {
    Validator::new(schema).validate(&Profile::from_json(schema, profile).unwrap())
}

/// The codes of the violations.
fn codes(schema: &Schema, profile: &Json) -> Vec<&'static str> {
    findings(schema, profile)
        .iter()
        .filter(|finding| finding.severity == Severity::Violation)
        .map(|finding| finding.code)
        .collect()
}

/// What an attribute of this definition takes, and what it refuses with which code.
fn check(attribute: Json, taken: &[Json], refused: &[(Json, &str)]) {
    let schema = schema(json!({"x": attribute}));
    for value in taken {
        let found = codes(&schema, &json!({"x": value}));
        assert!(found.is_empty(), "{attribute} takes {value}: {found:?}");
    }
    for (value, code) in refused {
        assert_eq!(
            codes(&schema, &json!({"x": value})),
            [*code],
            "{attribute} refuses {value}"
        );
    }
}

fn all(values: impl IntoIterator<Item = impl Into<Json>>) -> Vec<Json> {
    values.into_iter().map(Into::into).collect()
}
