//! Schemas: what is read of each key, what is refused and what is doubtful.

use okta_mapping::schema::{
    Attribute, AttributeType, Master, Mutability, PatternProblem, Priority, Schema, Scope, diff,
    infer,
};
use proptest::prelude::*;
use serde_json::Value as Json;
use serde_json::json;

const USER: &str = include_str!("data/schemas/okta-user.json");
const CUSTOM: &str = include_str!("data/schemas/okta-user-with-custom.json");
const APP: &str = include_str!("data/schemas/ringcentral-att-user.json");

fn parse(text: &str) -> Schema {
    Schema::from_json(&serde_json::from_str(text).unwrap()).unwrap()
}

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

fn a(attribute: Json) -> Attribute {
    one(attribute).attribute("a").unwrap().clone()
}

#[test]
fn schemas_are_written_as_they_were_read() {
    for text in [USER, CUSTOM, APP] {
        let json: Json = serde_json::from_str(text).unwrap();
        let schema = Schema::from_json(&json).unwrap();
        assert_eq!(schema.to_json().to_string(), json.to_string());
        assert_eq!(Schema::from_json(schema.to_json()).unwrap(), schema);
        assert_eq!(schema.findings(), []);
    }
    assert_eq!(parse(CUSTOM).attributes().count(), 41);
    assert_eq!(parse(APP).name(), Some("ringcentral_att"));
    assert_eq!(parse(USER).title(), Some("User"));
}

#[test]
fn the_base_attributes_of_a_user_have_okta_s_lengths() {
    let lengths = [
        ("login", Some(5), Some(100)),
        ("email", Some(5), Some(100)),
        ("secondEmail", Some(5), Some(100)),
        ("firstName", Some(1), Some(50)),
        ("lastName", Some(1), Some(50)),
        ("primaryPhone", Some(0), Some(100)),
        ("mobilePhone", Some(0), Some(100)),
        ("streetAddress", None, Some(1024)),
        ("city", None, Some(128)),
        ("state", None, Some(128)),
        ("zipCode", None, Some(50)),
        ("postalAddress", None, Some(4096)),
        ("countryCode", None, Some(2)),
    ];
    let schema = parse(USER);
    assert_eq!(schema.attributes().count(), 31);
    for attribute in schema.attributes() {
        let row = lengths.iter().find(|row| row.0 == attribute.name());
        let (_, least, most) = row.copied().unwrap_or(("", None, None));
        assert_eq!(attribute.min_length(), least, "{}", attribute.name());
        assert_eq!(attribute.max_length(), most, "{}", attribute.name());
        assert_eq!(attribute.kind(), &AttributeType::String);
        assert!(attribute.is_base());
        let required = ["login", "email", "firstName", "lastName"].contains(&attribute.name());
        assert_eq!(attribute.is_required(), required, "{}", attribute.name());
    }
}

#[test]
fn each_key_is_read() {
    let read = a(json!({
        "title": "A", "description": "d", "type": "string", "format": "email", "minLength": 1, "maxLength": 2,
        "pattern": "[a-z]+", "enum": ["x"], "oneOf": [{"const": "x", "title": "X"}], "required": true,
        "unique": true, "default": "x", "mutability": "IMMUTABLE", "scope": "SELF", "union": "ENABLE",
        "master": {"type": "OVERRIDE", "priority": [{"type": "APP", "value": "0oa1"}]},
        "permissions": [{"principal": "SELF", "action": "HIDE"}],
        "externalName": "n", "externalNamespace": "urn:x",
    }));
    assert_eq!(
        (read.label(), read.title()),
        ("A (a)".to_owned(), Some("A"))
    );
    assert_eq!(read.description(), Some("d"));
    assert_eq!(read.format(), Some("email"));
    assert_eq!((read.min_length(), read.max_length()), (Some(1), Some(2)));
    let pattern = read.pattern().unwrap();
    assert_eq!(pattern.as_str(), "[a-z]+");
    let regex = pattern.regex().unwrap();
    assert_eq!(regex.is_full_match("abc"), Ok(true));
    assert_eq!(regex.is_full_match("abc1"), Ok(false));
    assert_eq!(read.allowed(), Some(&[json!("x")][..]));
    assert_eq!(read.labels().collect::<Vec<_>>(), [(&json!("x"), "X")]);
    assert!(read.is_required() && read.is_unique() && read.union_of_groups() && !read.is_base());
    assert_eq!(read.default_value(), Some(&json!("x")));
    assert_eq!(read.mutability(), Mutability::Immutable);
    assert_eq!(read.scope(), Scope::PerPerson);
    let source = Priority {
        kind: "APP".to_owned(),
        value: "0oa1".to_owned(),
    };
    assert_eq!(read.master(), &Master::Override(vec![source]));
    assert_eq!(read.permissions().collect::<Vec<_>>(), [("SELF", "HIDE")]);
    assert_eq!(read.external_name(), Some("n"));
    assert_eq!(read.external_namespace(), Some("urn:x"));

    let numbers = a(json!({"type": "number", "minimum": 0, "maximum": 1.5}));
    assert_eq!(numbers.minimum().unwrap().to_string(), "0");
    assert_eq!(numbers.maximum().unwrap().to_string(), "1.5");
}

#[test]
fn what_is_missing_or_null_says_nothing() {
    let nulls = json!({
        "title": null, "type": "string", "format": null, "minLength": null, "maxLength": null, "minimum": null,
        "maximum": null, "pattern": null, "enum": null, "oneOf": null, "items": null, "required": null,
        "unique": null, "default": null, "mutability": null, "scope": null, "union": null, "master": null,
        "permissions": null, "externalName": null, "externalNamespace": null,
    });
    for json in [json!({"type": "string"}), nulls] {
        let read = a(json);
        assert_eq!(read.label(), "a");
        assert_eq!((read.title(), read.format()), (None, None));
        assert_eq!((read.min_length(), read.max_length()), (None, None));
        assert_eq!((read.minimum(), read.maximum()), (None, None));
        assert!(read.pattern().is_none() && read.allowed().is_none() && read.items().is_none());
        assert_eq!((read.labels().count(), read.permissions().count()), (0, 0));
        assert!(!read.is_required() && !read.is_unique() && !read.union_of_groups());
        assert_eq!(read.default_value(), None);
        assert_eq!(read.mutability(), Mutability::ReadWrite);
        assert_eq!(read.scope(), Scope::None);
        assert_eq!(read.master(), &Master::ProfileMaster);
        assert_eq!(
            (read.external_name(), read.external_namespace()),
            (None, None)
        );
    }
    for json in [
        json!({"definitions": {}}),
        json!({"definitions": {"custom": null}}),
        json!({"definitions": {"custom": {}}}),
    ] {
        assert_eq!(Schema::from_json(&json).unwrap().attributes().count(), 0);
    }
    assert_eq!(one(Json::Null).attribute("a"), None);
}

#[test]
fn types_uniqueness_and_required_ones_have_several_forms() {
    for word in [
        "string", "boolean", "number", "integer", "array", "object", "date",
    ] {
        assert_eq!(a(json!({"type": word})).kind().as_str(), word);
    }
    assert_eq!(a(json!({})).kind(), &AttributeType::Other(String::new()));
    let list = a(json!({"type": "array", "items": {"type": "integer", "enum": [1]}}));
    assert_eq!(list.items().unwrap().kind(), &AttributeType::Integer);
    assert_eq!(list.items().unwrap().allowed(), Some(&[json!(1)][..]));

    assert!(a(json!({"unique": "UNIQUE_VALIDATED"})).is_unique());
    assert!(!a(json!({"unique": "NOT_UNIQUE"})).is_unique());
    assert!(!a(json!({"unique": false})).is_unique());

    let listed =
        json!({"definitions": {"base": {"required": ["a"], "properties": {"a": {}, "b": {}}}}});
    let schema = Schema::from_json(&listed).unwrap();
    assert!(schema.attribute("a").unwrap().is_required());
    assert!(!schema.attribute("b").unwrap().is_required());
}

#[test]
fn another_shape_is_an_error_with_its_path() {
    let custom = |json: Json| json!({"definitions": {"custom": {"properties": {"a": json}}}});
    for (json, message) in [
        (json!([]), "`$` must be an object"),
        (json!({"definitions": 1}), "`definitions` must be an object"),
        (json!({}), "`definitions` must be an object"),
        (
            json!({"definitions": null}),
            "`definitions` must be an object",
        ),
        (
            json!({"definitions": {"base": {"required": [1]}}}),
            "`definitions.base.required` must be a list of texts or null",
        ),
        (
            custom(json!("text")),
            "`definitions.custom.properties.a` must be an object or null",
        ),
        (
            custom(json!({"maxLength": "50"})),
            "`definitions.custom.properties.a.maxLength` must be a whole number from 0 up, or null",
        ),
        (
            custom(json!({"minLength": -1})),
            "`definitions.custom.properties.a.minLength` must be a whole number from 0 up, or null",
        ),
        (
            custom(json!({"items": {"enum": {}}})),
            "`definitions.custom.properties.a.items.enum` must be a list or null",
        ),
        (
            custom(json!({"master": {"priority": ["x"]}})),
            "`definitions.custom.properties.a.master.priority` must be a list of objects or null",
        ),
    ] {
        let error = Schema::from_json(&json).unwrap_err();
        assert_eq!(
            (error.code(), &*error.to_string()),
            ("invalid-schema", message)
        );
    }
}

#[test]
fn a_pattern_that_can_not_be_used_is_kept() {
    let broken = a(json!({"type": "string", "pattern": "("}));
    assert_eq!(broken.pattern().unwrap().as_str(), "(");
    assert!(broken.pattern().unwrap().regex().is_err());
    let limit = 1_000;
    for (length, fits) in [(limit, true), (limit + 1, false)] {
        let long = a(json!({"type": "string", "pattern": "x".repeat(length)}));
        let problem = long.pattern().unwrap().regex().err().cloned();
        let expected = (!fits).then_some(PatternProblem::TooLong { length, limit });
        assert_eq!(problem, expected);
    }
}

#[test]
fn what_is_added_stands_where_reading_puts_it() {
    let string = Attribute::string;
    let removed = custom(json!({"x": null, "y": {"type": "string"}}));
    let schema = removed.with(string("x").required()).unwrap();
    let schema = schema.with_base(string("z").required()).unwrap();
    let names: Vec<_> = schema.attributes().map(Attribute::name).collect();
    assert_eq!(names, ["z", "y", "x"]);
    assert_eq!(Schema::from_json(schema.to_json()).unwrap(), schema);
}

#[test]
fn each_lint_has_two_sides() {
    let priority = json!([{"type": "APP", "value": "0oa1"}]);
    let labels = |value: &str| json!([{"const": value, "title": "X"}]);
    let listed = |own: bool, names: Json| json!({"definitions": {"custom": {"properties": {"a": {"type": "string", "required": own}}, "required": names}}});
    let unique = |count: usize| {
        let names =
            (0..count).map(|i| (format!("u{i}"), json!({"type": "string", "unique": true})));
        custom(names.collect::<serde_json::Map<_, _>>().into())
    };
    let read = |json: Json| Schema::from_json(&json).unwrap();
    let string = |key: &str, value: Json| one(json!({"type": "string", key: value}));
    for (code, wrong, right) in [
        (
            "unknown-type",
            one(json!({"type": "object"})),
            one(json!({"type": "integer"})),
        ),
        (
            "unknown-type",
            one(json!({"type": "array", "items": {"type": "boolean"}})),
            one(json!({"type": "array", "items": {"type": "string"}})),
        ),
        (
            "unknown-format",
            string("format", json!("ipv4")),
            string("format", json!("uri")),
        ),
        (
            "ignored-length",
            one(json!({"type": "number", "maxLength": 5})),
            string("maxLength", json!(5)),
        ),
        (
            "enum-labels-mismatch",
            one(json!({"type": "string", "enum": ["x"], "oneOf": labels("y")})),
            one(json!({"type": "string", "enum": ["x"], "oneOf": labels("x")})),
        ),
        (
            "enum-labels-mismatch",
            one(json!({"type": "array", "items": {"type": "string", "oneOf": labels("y")}})),
            one(
                json!({"type": "array", "items": {"type": "string", "enum": ["x"], "oneOf": labels("x")}}),
            ),
        ),
        (
            "required-mismatch",
            read(listed(true, json!([]))),
            read(listed(true, json!(["a"]))),
        ),
        (
            "required-mismatch",
            read(listed(false, json!(["a"]))),
            read(listed(true, Json::Null)),
        ),
        (
            "empty-override",
            string("master", json!({"type": "OVERRIDE"})),
            string("master", json!({"type": "OVERRIDE", "priority": priority})),
        ),
        (
            "invalid-pattern",
            string("pattern", json!("[")),
            string("pattern", json!("[a]")),
        ),
        ("too-many-unique", unique(6), unique(5)),
        (
            "forbidden-name",
            custom(json!({"Status": {"type": "string"}})),
            custom(json!({"state": {"type": "string"}})),
        ),
        (
            "repeated-name",
            custom(json!({"b": {"type": "string"}, "B": {"type": "string"}})),
            custom(json!({"b": {"type": "string"}, "c": {"type": "string"}})),
        ),
    ] {
        let codes: Vec<_> = wrong
            .findings()
            .iter()
            .map(|finding| finding.code)
            .collect();
        assert_eq!(codes, [code]);
        assert_eq!(right.findings(), [], "{code}");
    }
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        ".{0,8}".prop_map(Json::from),
    ];
    let keys =
        "type|title|required|unique|enum|oneOf|items|master|priority|pattern|const|maxLength|[a-c]";
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((keys, inner), 0..4)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    /// What is built in code reads the same from its JSON.
    #[test]
    fn built_schemas_round_trip(
        attributes in prop::collection::vec(("[a-z]{1,3}", 0..5_usize, any::<bool>(), any::<u64>(), ".{0,6}"), 0..6)
    ) {
        let mut schema = Schema::user("user");
        for (name, kind, required, length, pattern) in attributes {
            let attribute = match kind {
                0 => Attribute::string(&name).max_length(length).pattern(&pattern).allowed([pattern.clone()]),
                1 => Attribute::integer(&name).minimum(length),
                2 => Attribute::number(&name).default_value(0.5).mutability(Mutability::Immutable),
                3 => Attribute::array(&name, "integer").titled(&pattern),
                _ => Attribute::boolean(&name),
            };
            let attribute = if required { attribute.required() } else { attribute };
            schema = schema.clone().with(attribute).unwrap_or(schema);
        }
        prop_assert_eq!(Schema::from_json(schema.to_json()).unwrap(), schema);
    }

    /// Any JSON is a schema that is written as it was read, or an error.
    #[test]
    fn hostile_json_is_read_or_refused(properties in any_json(), other in any_json()) {
        let json = json!({"definitions": {"base": {"properties": other}, "custom": {"properties": properties}}});
        if let Ok(schema) = Schema::from_json(&json) {
            prop_assert_eq!(schema.to_json().to_string(), json.to_string());
            schema.findings();
            prop_assert_eq!(diff(&schema, &schema), []);
        }
        infer(&[properties, other]);
    }
}
