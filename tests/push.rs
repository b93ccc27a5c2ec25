//! Pushes foretold: what is sent, and what the service would say.

use okta_mapping::mapping::{CompiledMapping, End, Mapping};
use okta_mapping::{Attribute, Audit, Context, Engine, Payload, Push, Record, Schema};
use serde_json::{Value as Json, json};

fn mapping(properties: &[(&str, &str)]) -> CompiledMapping {
    let mapping = Mapping::between(End::okta("user"), End::app("phones")).unwrap();
    let mapping = properties
        .iter()
        .fold(mapping, |mapping, (attribute, expression)| {
            mapping.with(*attribute, *expression)
        });
    mapping
        .with_create_only("first", "'once'")
        .compile(&Engine::default())
}

fn payload(push: &Push<'_>, profile: Json, app_user: Option<&Json>) -> Payload {
    let json = json!({"user": {"profile": profile}});
    let context = Context::from_json(&json).unwrap();
    push.payload(&context, app_user.and_then(Json::as_object))
}

/// Kind, attribute and sources of what is foretold of a profile.
fn foretold(push: &Push<'_>, profile: Json) -> Vec<String> {
    let predictions = push.predict(&payload(push, profile, None)).into_iter();
    predictions
        .map(|prediction| {
            format!(
                "{} {} {}",
                prediction.error.kind(),
                prediction.attribute,
                prediction.sources.join(",")
            )
        })
        .collect()
}

#[test]
fn what_is_created_once_is_sent_to_new_people_only() {
    let mapping = mapping(&[("city", "user.city")]);
    let push = Push::new(&mapping);
    let sent = |app_user: Option<&Json>| {
        json!(payload(&push, json!({"city": "Oslo"}), app_user).attributes)
    };
    assert_eq!(sent(None), json!({"city": "Oslo", "first": "once"}));
    assert_eq!(
        sent(Some(&json!({"first": "old"}))),
        json!({"city": "Oslo"})
    );
    assert_eq!(sent(Some(&json!({}))), json!({"city": "Oslo"}));
}

#[test]
fn a_mapping_to_okta_sends_nothing() {
    let mapping = Mapping::between(End::app("phones"), End::okta("user"))
        .unwrap()
        .with("city", "'Oslo'");
    let mapping = mapping.compile(&Engine::default());
    assert_eq!(
        payload(&Push::new(&mapping), json!({}), None),
        Payload::default()
    );
}

#[test]
fn each_kind_is_foretold_with_the_attributes_to_correct() {
    let mapping = mapping(&[
        ("state", "user.state"),
        ("country", "user.countryCode"),
        ("email", "user.email + ''"),
        ("name", "user.first + ' ' + user.last"),
        ("age", "user.n / 0.0"),
    ]);
    let push = Push::new(&mapping);
    let good = || json!({"state": "CA", "countryCode": "US", "email": "a@b.com", "first": "A", "last": "B", "n": null});
    let with = |key: &str, value: Json| {
        let mut profile = good();
        profile[key] = value;
        foretold(&push, profile)
    };
    // An expression that fails is no error of the service.
    assert_eq!(foretold(&push, good()), [""; 0]);
    assert_eq!(
        with("state", json!("Calif.")),
        ["invalid-parameter state user.state"]
    );
    assert_eq!(
        with("state", json!("")),
        ["missing-parameter state user.state"]
    );
    assert_eq!(
        with("countryCode", json!("USA")),
        ["invalid-parameter country user.countryCode"]
    );
    assert_eq!(
        with("email", json!("a@")),
        ["invalid-parameter email user.email"]
    );
    assert_eq!(
        with("last", json!("B\u{1}")),
        ["unparseable-json name user.first,user.last"]
    );
    assert_eq!(with("last", json!("B\u{20}")), [""; 0]);
    assert_eq!(with("n", json!(1)), ["unparseable-json age user.n"]);
    assert_eq!(with("n", json!(0)), ["unparseable-json age user.n"]);
}

#[test]
fn a_default_of_the_app_is_no_missing_value() {
    let mapping = mapping(&[("city", "user.city")]);
    let schema = |attribute| {
        Schema::app_user("phones")
            .with(attribute)
            .unwrap()
            .with(Attribute::string("first"))
            .unwrap()
    };
    let (with, without) = (
        schema(Attribute::string("city").default_value("Oslo")),
        schema(Attribute::string("city")),
    );
    assert_eq!(
        foretold(&Push::new(&mapping).with_app_schema(&with), json!({})),
        [""; 0]
    );
    assert_eq!(
        foretold(&Push::new(&mapping).with_app_schema(&without), json!({})),
        ["missing-parameter city user.city"]
    );
}

#[test]
fn programs_read_that_an_error_is_predicted_and_where_it_comes_from() {
    let mapping = mapping(&[("state", "user.state")]);
    let schema = Schema::user("user")
        .with(Attribute::string("state"))
        .unwrap();
    let audit = Audit::new(&schema).with_push(&mapping);
    let json = json!({"user": {"profile": {"state": ""}}});
    let findings = audit.check(&Record::from_json(&json).unwrap(), &Default::default());
    let line = json!(findings[0]);
    assert_eq!(
        (&line["error"], &line["predicted"], &line["sources"]),
        (
            &json!("missing-parameter"),
            &json!(true),
            &json!(["user.state"])
        )
    );
    let help = findings[0].help.as_deref().unwrap();
    assert!(
        help.contains("usually `st`") && help.ends_with("It is read from `user.state`."),
        "{help}"
    );
}

/// The app's schema counts whether it is given before or after the mapping.
#[test]
fn the_order_of_settings_does_not_matter() {
    let mapping = mapping(&[("city", "user.city")]);
    let user = Schema::user("user")
        .with(Attribute::string("city"))
        .unwrap();
    let app = Schema::app_user("phones")
        .with(Attribute::string("city").max_length(2))
        .unwrap();
    let json = json!({"user": {"profile": {"city": "Oslo"}}});
    let record = Record::from_json(&json).unwrap();
    let before = Audit::new(&user).with_app_schema(&app).with_push(&mapping);
    let after = Audit::new(&user).with_push(&mapping).with_app_schema(&app);
    let found = before.check(&record, &Default::default());
    assert_eq!(found[0].code, "invalid-parameter");
    assert_eq!(found, after.check(&record, &Default::default()));
}
