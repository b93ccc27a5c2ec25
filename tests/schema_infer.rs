//! Drafts of schemas from samples.

use okta_mapping::schema::{Attribute, AttributeType, Schema, infer};
use serde_json::Value as Json;
use serde_json::json;

#[test]
fn a_draft_has_the_types_of_the_samples() {
    for (values, kind, required) in [
        (json!([1, 2]), "integer", true),
        (json!([1, 2.5]), "number", true),
        (json!([9_223_372_036_854_775_808_u64]), "number", true),
        (json!([true]), "boolean", true),
        (json!(["x", ""]), "string", false),
        (json!(["x", null]), "string", false),
        (json!([1, ""]), "integer", false),
        (json!([1, "x"]), "string", true),
        (json!([null]), "string", false),
        (json!([{"x": 1}]), "object", true),
        (json!([["x"], []]), "array", false),
    ] {
        let values = values.as_array().unwrap();
        let samples: Vec<Json> = values
            .iter()
            .map(|v| json!({"profile": {"a": v}}))
            .collect();
        let schema = infer(&samples);
        let attribute = schema.attribute("a").unwrap();
        assert_eq!(attribute.kind().as_str(), kind, "{values:?}");
        assert_eq!(attribute.is_required(), required, "{values:?}");
    }
    for (list, kind) in [
        (json!([1, 2]), AttributeType::Integer),
        (json!([1, 2.5]), AttributeType::Number),
        (json!(["x"]), AttributeType::String),
        (json!([1, "x"]), AttributeType::String),
    ] {
        let schema = infer(&[json!({"a": list})]);
        assert_eq!(
            schema.attribute("a").unwrap().items().unwrap().kind(),
            &kind
        );
    }
}

#[test]
fn a_draft_begins_with_the_user_name() {
    let samples = [
        json!({"email": "x", "userName": "a"}),
        json!({"id": "0ua1", "profile": {"Email": "y", "userName": "b", "late": 1}}),
        json!("no object"),
    ];
    let schema = infer(&samples);
    let names: Vec<_> = schema.attributes().map(Attribute::name).collect();
    assert_eq!(names, ["userName", "email", "late"]);
    assert!(schema.attribute("userName").unwrap().is_base());
    assert!(schema.attribute("email").unwrap().is_required());
    assert!(!schema.attribute("late").unwrap().is_required());
    assert!(
        schema
            .attributes()
            .all(|attribute| attribute.max_length().is_none())
    );
    assert_eq!(Schema::from_json(schema.to_json()).unwrap(), schema);
}
