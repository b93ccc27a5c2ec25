//! Typed profiles: what stands under a name, read by type.

use okta_mapping::{AppUser, Attribute, Held, OktaUser, Profile, ReadError, Schema};
use serde_json::{Value as Json, json};

fn schema() -> Schema {
    let attributes = [
        Attribute::string("text"),
        Attribute::boolean("flag"),
        Attribute::integer("whole"),
        Attribute::number("real"),
        Attribute::array("list", "string"),
        Attribute::string("when").format("date-time"),
    ];
    attributes
        .into_iter()
        .fold(Schema::user("user"), |schema, attribute| {
            schema.with(attribute).unwrap()
        })
}

#[test]
fn missing_null_and_empty_are_kept_apart() {
    let schema = schema();
    let json = json!({"flag": null, "text": ""});
    let profile = Profile::from_json(&schema, &json).unwrap();
    assert_eq!(profile.held("whole"), Held::Missing);
    assert_eq!(profile.held("flag"), Held::Null);
    assert_eq!(profile.held("text"), Held::Value(&json!("")));
    assert_eq!(profile.text("text").unwrap(), Some(""));
    assert_eq!(profile.boolean("flag").unwrap(), None);
    assert_eq!(profile.integer("whole").unwrap(), None);
}

/// Reads an attribute as each type; gives the names of the types that it is.
fn readable(name: &str, value: Json) -> Vec<&'static str> {
    let schema = schema();
    let json = json!({name: value});
    let profile = Profile::from_json(&schema, &json).unwrap();
    [
        ("text", profile.text(name).is_ok()),
        ("boolean", profile.boolean(name).is_ok()),
        ("integer", profile.integer(name).is_ok()),
        ("number", profile.number(name).is_ok()),
        ("array", profile.array(name).is_ok()),
        ("texts", profile.texts(name).is_ok()),
        ("integers", profile.integers(name).is_ok()),
        ("numbers", profile.numbers(name).is_ok()),
        ("object", profile.object(name).is_ok()),
        ("time", profile.time(name).is_ok()),
    ]
    .into_iter()
    .filter_map(|(name, fits)| fits.then_some(name))
    .collect()
}

#[test]
fn each_type_is_read_as_what_it_is() {
    assert_eq!(readable("text", json!("a")), ["text"]);
    assert_eq!(readable("flag", json!(true)), ["boolean"]);
    assert_eq!(readable("whole", json!(2)), ["integer", "number"]);
    assert_eq!(readable("whole", json!(2.0)), ["integer", "number"]);
    assert_eq!(readable("whole", json!(2.5)), ["number"]);
    assert_eq!(readable("whole", json!(i64::MIN)), ["integer", "number"]);
    assert_eq!(readable("whole", json!(u64::MAX)), ["number"]);
    assert_eq!(
        readable("whole", json!(9_223_372_036_854_775_808.0)),
        ["number"]
    );
    assert_eq!(readable("list", json!(["a"])), ["array", "texts"]);
    assert_eq!(
        readable("list", json!([1])),
        ["array", "integers", "numbers"]
    );
    assert_eq!(
        readable("when", json!("2024-02-29T10:00:00Z")),
        ["text", "time"]
    );
    assert_eq!(readable("list", json!([1.5])), ["array", "numbers"]);
    assert_eq!(readable("text", json!({})), ["object"]);
}

#[test]
fn errors_name_attribute_expected_and_found() {
    let schema = schema();
    let json = json!({"text": 1});
    let profile = Profile::from_json(&schema, &json).unwrap();
    let error = profile.text("text").unwrap_err();
    let ReadError::OtherType {
        attribute,
        expected,
        found,
    } = &error
    else {
        panic!("{error}");
    };
    assert_eq!(
        (attribute.as_str(), *expected, *found),
        ("text", "a string", "a number")
    );
    assert_eq!(
        profile.text("Text").unwrap_err().to_string(),
        "the schema has no attribute `Text`; did you mean `text`?"
    );
    assert_eq!(
        Profile::from_json(&schema, &json!([])).unwrap_err(),
        ReadError::NotAnObject
    );
}

#[test]
fn people_are_read_from_api_objects_and_plain_profiles() {
    let schema = schema();
    let object =
        json!({"id": "00u1", "status": "ACTIVE", "externalId": "rc-1", "profile": {"text": "a"}});
    let user = OktaUser::from_json(&schema, &object).unwrap();
    assert_eq!(
        (user.id(), user.status(), user.text("text")),
        (Some("00u1"), Some("ACTIVE"), Ok(Some("a")))
    );
    let app_user = AppUser::from_json(&schema, &object).unwrap();
    assert_eq!(
        (app_user.id(), app_user.external_id()),
        (Some("00u1"), Some("rc-1"))
    );
    let plain = json!({"id": "an attribute", "text": "a"});
    let user = OktaUser::from_json(&schema, &plain).unwrap();
    assert_eq!((user.id(), user.text("text")), (None, Ok(Some("a"))));
    assert!(OktaUser::from_json(&schema, &json!("a")).is_err());
}
