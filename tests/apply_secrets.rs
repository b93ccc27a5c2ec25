//! Secrets are applied, and shown nowhere.

use okta_mapping::apply::{Applied, Applier, NOT_SHOWN, Person};
use okta_mapping::mapping::{CompiledMapping, End, Mapping};
use okta_mapping::{Attribute, Audit, Context, Engine, Mutability, Population, Record, Schema};
use serde_json::{Value as Json, json};

const SECRET: &str = "hunter2";

fn mapping(properties: &[(&str, &str)]) -> CompiledMapping {
    let mapping = Mapping::between(End::okta("user"), End::app("crm")).unwrap();
    let mapping = properties
        .iter()
        .fold(mapping, |mapping, (attribute, expression)| {
            mapping.with(*attribute, *expression)
        });
    mapping.compile(&Engine::default())
}

fn user_schema() -> Schema {
    let schema = Schema::user("user")
        .with(Attribute::string("pin").format("encrypted"))
        .unwrap();
    schema.with(Attribute::string("city")).unwrap()
}

fn app_schema(pin: impl Into<Attribute>) -> Schema {
    Schema::app_user("crm").with(pin).unwrap()
}

fn person() -> Json {
    json!({"user": {"profile": {"pin": SECRET, "old$pin": SECRET, "city": SECRET}}})
}

fn apply(expression: &str, source: Option<&Schema>, target: Option<&Schema>) -> Applied {
    let mapping = mapping(&[("x", expression)]);
    let mut applier = Applier::new(&mapping);
    if let Some(schema) = source {
        applier = applier.with_source_schema(schema);
    }
    if let Some(schema) = target {
        applier = applier.with_target_schema(schema);
    }
    let json = person();
    let context = Context::from_json(&json).unwrap();
    let current = json!({"x": format!("{SECRET}-old")});
    applier.apply(&Person::new(&context).with_current(current.as_object().unwrap()))
}

/// All that people and programs read.
fn shown(applied: &Applied) -> String {
    let findings: Vec<String> = applied.findings().iter().map(ToString::to_string).collect();
    format!("{:?} {} {findings:?}", applied.redacted(), json!(applied))
}

#[test]
fn a_secret_is_known_by_either_schema() {
    let user = user_schema();
    let old = json!({"old$pin": {"type": "string", "format": "encrypted"}});
    let old = json!({"definitions": {"custom": {"properties": old}}});
    let old = Schema::from_json(&old).unwrap();
    let plain = app_schema(Attribute::string("x"));
    let short = app_schema(Attribute::string("x").max_length(2));
    let hashed = app_schema(Attribute::string("x").format("hashed").max_length(2));
    let write_only = app_schema(Attribute::string("x").mutability(Mutability::WriteOnly));
    for (expression, source, target, is_secret) in [
        ("user.pin", Some(&user), Some(&plain), true),
        ("user.pin", Some(&user), Some(&short), true),
        ("user.pin", Some(&user), None, true),
        ("source.pin + '!'", Some(&user), None, true),
        ("String.len(pin) > 3 ? pin : ''", Some(&user), None, true),
        ("Convert.toInt(user.pin)", Some(&user), Some(&plain), true),
        (
            "Iso3166Convert.toAlpha2(user.pin)",
            Some(&user),
            Some(&plain),
            true,
        ),
        ("user.old$pin", Some(&old), Some(&plain), true),
        ("user.old$pin", Some(&user), Some(&plain), false),
        ("user.city", Some(&user), Some(&hashed), true),
        ("user.city", Some(&user), Some(&write_only), true),
        ("Convert.toInt(user.city)", None, Some(&hashed), true),
        ("user.city", Some(&user), Some(&short), false),
        ("user.pin", None, None, false),
    ] {
        let applied = apply(expression, source, target);
        let text = shown(&applied);
        assert_eq!(!text.contains(SECRET), is_secret, "{expression}: {text}");
        assert_eq!(text.contains(NOT_SHOWN), is_secret, "{expression}: {text}");
        assert_eq!(
            applied.attribute("x").unwrap().is_secret(),
            is_secret,
            "{expression}"
        );
    }
}

#[test]
fn the_profile_itself_is_whole() {
    let hashed = app_schema(Attribute::string("x").format("hashed"));
    let applied = apply("user.city", None, Some(&hashed));
    assert_eq!(applied.profile()["x"], SECRET);
    assert_eq!(applied.redacted().profile()["x"], NOT_SHOWN);
}

#[test]
fn a_secret_that_nothing_maps_is_hidden_too() {
    let target = app_schema(Attribute::string("token").format("hashed"));
    let mapping = mapping(&[("x", "'v'")]);
    let context = Context::default();
    let current = json!({"token": SECRET, "x": "o"});
    let person = Person::new(&context).with_current(current.as_object().unwrap());
    let applied = Applier::new(&mapping)
        .with_target_schema(&target)
        .apply(&person);
    let shown = json!({"token": NOT_SHOWN, "x": "v"});
    assert_eq!(json!(applied.redacted().profile()), shown);
    assert_eq!(json!(applied)["profile"], shown);
}

#[test]
fn no_prediction_quotes_a_secret() {
    let user = user_schema();
    let mapping = mapping(&[
        ("x", "user.pin"),
        ("n", "Convert.toInt(user.pin)"),
        ("email", "user.pin"),
    ]);
    let app = app_schema(Attribute::string("x").max_length(2));
    let app = app
        .with(Attribute::integer("n"))
        .unwrap()
        .with(Attribute::string("email"))
        .unwrap();
    let people = [person(), person()];
    for app in [None, Some(&app)] {
        let audit = Audit::new(&user).with_push(&mapping).with_unique("pin");
        let audit = match app {
            Some(schema) => audit.with_app_schema(schema),
            None => audit,
        };
        let mut population = Population::new(&audit);
        for (line, person) in (1..).zip(&people) {
            population.observe(line, &Record::from_json(person).unwrap());
        }
        let duplicates = population.duplicates();
        let findings = audit.check(&Record::from_json(&people[0]).unwrap(), &duplicates);
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        assert!(
            ["expression-failed", "invalid-parameter", "unique"]
                .iter()
                .all(|code| codes.contains(code)),
            "{codes:?}"
        );
        let text = format!("{findings:?} {}", json!(findings));
        assert!(!text.contains(SECRET), "{text}");
    }
}
