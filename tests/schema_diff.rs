//! What differs between two schemas, and what of it breaks existing values.

use okta_mapping::schema::{Schema, diff};
use serde_json::Value as Json;
use serde_json::json;

/// A user's schema with this JSON as its custom properties.
fn custom(properties: Json) -> Schema {
    Schema::from_json(&json!({
        "id": "/meta/schemas/user/default",
        "definitions": {"custom": {"properties": properties}},
    }))
    .unwrap()
}

/// A schema with one attribute `a` of this JSON.
fn one(attribute: Json) -> Schema {
    custom(json!({"a": attribute}))
}

#[test]
fn each_change_breaks_or_does_not() {
    for (key, from, to, breaks) in [
        ("maxLength", json!(8), json!(7), true),
        ("maxLength", json!(8), json!(9), false),
        ("maxLength", Json::Null, json!(9), true),
        ("maxLength", json!(8), Json::Null, false),
        ("minLength", json!(1), json!(2), true),
        ("minLength", json!(2), json!(1), false),
        ("minLength", Json::Null, json!(0), false),
        ("minimum", json!(1), json!(1.5), true),
        ("minimum", json!(1), json!(0), false),
        ("minimum", json!(1), json!(1.0), false),
        ("maximum", json!(2), json!(1), true),
        ("maximum", json!(1), json!(2), false),
        ("enum", json!(["x", "y"]), json!(["x"]), true),
        ("enum", json!(["x"]), json!(["y", "x"]), false),
        ("enum", Json::Null, json!(["x"]), true),
        ("enum", json!(["x"]), Json::Null, false),
        ("type", json!("string"), json!("integer"), true),
        ("type", json!("integer"), json!("number"), false),
        ("type", json!("number"), json!("integer"), true),
        (
            "items",
            json!({"type": "string"}),
            json!({"type": "integer"}),
            true,
        ),
        (
            "items",
            json!({"enum": ["x", "y"]}),
            json!({"enum": ["x"]}),
            true,
        ),
        (
            "items",
            json!({"enum": ["x"]}),
            json!({"enum": ["x", "y"]}),
            false,
        ),
        ("required", json!(false), json!(true), true),
        ("required", json!(true), json!(false), false),
        ("unique", json!("NOT_UNIQUE"), json!(true), true),
        ("unique", json!("UNIQUE_VALIDATED"), json!(false), false),
        ("pattern", Json::Null, json!("a+"), true),
        ("pattern", json!("a+"), Json::Null, false),
        ("format", json!("uri"), json!("email"), true),
        ("format", Json::Null, json!("ref-id"), false),
        ("format", json!("uri"), Json::Null, false),
        ("mutability", Json::Null, json!("READ_ONLY"), true),
        ("mutability", json!("READ_ONLY"), json!("READ_WRITE"), false),
        ("title", json!("A"), json!("B"), false),
    ] {
        let changes = diff(&one(json!({key: from})), &one(json!({key: to})));
        assert_eq!(changes.len(), 1, "{key}");
        assert_eq!(changes[0].key.as_deref(), Some(key));
        assert_eq!(changes[0].breaks(), breaks, "{key}: {from} -> {to}");
    }
}

#[test]
fn attributes_come_and_go() {
    let none = custom(json!({}));
    let optional = one(json!({"type": "string"}));
    let required = one(json!({"type": "string", "required": true}));
    assert_eq!(diff(&optional, &optional), []);
    for (before, after, breaks) in [
        (&none, &optional, false),
        (&none, &required, true),
        (&optional, &none, true),
    ] {
        let changes = diff(before, after);
        assert_eq!(changes.len(), 1);
        assert_eq!((&changes[0].key, changes[0].breaks()), (&None, breaks));
    }
    let spelled = one(json!({"type": "string", "unique": "UNIQUE_VALIDATED", "format": null}));
    assert_eq!(
        diff(&one(json!({"type": "string", "unique": true})), &spelled),
        []
    );
}
