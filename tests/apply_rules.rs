//! Every rule of applying one mapping to one person, each with both sides: `tests/data/apply-cases.jsonl`.

use okta_mapping::apply::{Applied, Applier, Outcome, Person, PushPayload};
use okta_mapping::mapping::{End, Mapping};
use okta_mapping::{Context, Engine, Schema};
use serde_json::{Map, Value as Json, json};

/// The mapping of one attribute, `x`, and what it is applied to:
/// `{"direction"?, "expression", "createOnly"?, "attributes"?, "reads"?, "overridden"?, "source", "target"?}`. The two in the
/// middle are the attributes of the schemas of target and source; without `target` it is a create.
struct Case(Json);

impl Case {
    fn schema(&self, key: &str) -> Option<Schema> {
        let attributes = self.0.get(key)?;
        let json = json!({"definitions": {"custom": {"properties": attributes}}});
        Some(Schema::from_json(&json).unwrap())
    }

    fn apply(&self) -> Applied {
        let (okta, app) = (End::okta("user"), End::app("crm").with_id("0oa1"));
        let is_push = self.0["direction"] == "to-app";
        let mapping = match is_push {
            true => Mapping::between(okta, app).unwrap(),
            false => Mapping::between(app, okta).unwrap(),
        };
        let expression = self.0["expression"].as_str().unwrap();
        let mapping = match self.0["createOnly"] == true {
            true => mapping.with_create_only("x", expression),
            false => mapping.with("x", expression),
        };
        let mapping = mapping.compile(&Engine::default());
        let (reads, attributes) = (self.schema("reads"), self.schema("attributes"));
        let mut applier = Applier::new(&mapping);
        if let Some(schema) = &reads {
            applier = applier.with_source_schema(schema);
        }
        if let Some(schema) = &attributes {
            applier = applier.with_target_schema(schema);
        }
        let part = if is_push { "user" } else { "appuser" };
        let context = json!({part: {"profile": self.0["source"]}});
        let context = Context::from_json(&context).unwrap();
        let overridden = self.0["overridden"].as_array().into_iter().flatten();
        let overridden: Vec<String> = overridden
            .map(|name| name.as_str().unwrap().to_owned())
            .collect();
        let person = Person::new(&context).with_overridden(&overridden);
        applier.apply(&match self.0.get("target") {
            Some(profile) => person.with_current(profile.as_object().unwrap()),
            None => person,
        })
    }
}

/// An import of `x`.
fn import(expression: &str, attributes: Json, source: Json) -> Applied {
    let json = json!({"expression": expression, "attributes": attributes, "source": source, "target": {"x": "o"}});
    Case(json).apply()
}

#[test]
fn every_rule_holds_on_both_sides() {
    let cases = include_str!("data/apply-cases.jsonl");
    for line in cases.lines() {
        let case = Case(serde_json::from_str(line).unwrap());
        let applied = case.apply();
        let mut told = vec![applied.attribute("x").unwrap().outcome().as_str()];
        told.extend(applied.violations().map(|finding| finding.code));
        assert_eq!(told.join(" "), case.0["outcome"], "{line}");
        assert_eq!(json!(applied.profile()), case.0["profile"], "{line}");
        assert_eq!(applied.is_stored(), told.len() == 1, "{line}");
    }
}

#[test]
fn what_is_omitted_is_told_why() {
    let reason = |case: Json| match Case(case).apply().attribute("x").unwrap().outcome() {
        Outcome::Omitted(omission) => omission.to_string(),
        other => panic!("{other:?}"),
    };
    let case = |key: &str, value: Json| {
        reason(json!({"expression": "1", "source": {}, "target": {}, key: value}))
    };
    let mastered = |master: Json| case("attributes", json!({"x": {"master": master}}));
    assert_eq!(case("createOnly", json!(true)), "create only");
    assert_eq!(
        case("overridden", json!(["x"])),
        "edited by an admin for this person"
    );
    assert_eq!(mastered(json!({"type": "OKTA"})), "sourced from Okta");
    let other = json!({"type": "OVERRIDE", "priority": [{"type": "APP", "value": "0oa2"}]});
    assert_eq!(mastered(other), "sourced from 0oa2");
}

#[test]
fn a_default_is_told() {
    let is_default = |expression| {
        let applied = import(
            expression,
            json!({"x": {"type": "string", "default": "d"}}),
            json!({}),
        );
        applied.attribute("x").unwrap().is_default()
    };
    assert!(is_default("null") && !is_default("'d'"));
}

#[test]
fn a_wrong_type_is_told_with_the_expression_that_converts() {
    let expected = [
        ("appuser.a", "string", json!(1), "write `appuser.a + \"\"`"),
        (
            "appuser.a",
            "string",
            json!(true),
            "write `appuser.a + \"\"`",
        ),
        (
            "appuser.a",
            "string",
            json!(["a"]),
            "write `appuser.a + \"\"`",
        ),
        (
            "true ? appuser.a : 1",
            "string",
            json!(1),
            "write `(true ? appuser.a : 1) + \"\"`",
        ),
        (
            "appuser.a",
            "integer",
            json!("1"),
            "write `Convert.toInt(appuser.a)`",
        ),
        (
            "appuser.a",
            "number",
            json!("1.5"),
            "write `Convert.toNum(appuser.a)`",
        ),
        (
            "appuser.a",
            "boolean",
            json!("true"),
            "write `appuser.a == \"true\"`",
        ),
        (
            "appuser.a",
            "array",
            json!("a"),
            "write `Arrays.flatten(appuser.a)`",
        ),
    ];
    for (expression, kind, value, expected) in expected {
        let attributes = json!({"x": {"type": kind}});
        let applied = import(expression, attributes.clone(), json!({"a": value}));
        let help = applied.violations().next().unwrap().help.as_deref();
        assert_eq!(help, Some(expected), "{expression} {value}");
        // What it says is right.
        let converted = expected.trim_start_matches("write `").trim_end_matches('`');
        let applied = import(converted, attributes, json!({"a": value}));
        assert_eq!(applied.violations().count(), 0, "{converted} {value}");
    }
    // No expression converts one element of a list.
    for element in [json!(1), json!("a")] {
        let items = if element.is_string() {
            "number"
        } else {
            "string"
        };
        let attributes = json!({"x": {"type": "array", "items": {"type": items}}});
        let applied = import("appuser.a", attributes, json!({"a": [element]}));
        let found = applied.violations().next().unwrap();
        assert_eq!((found.index, &found.help), (Some(0), &None), "{items}");
    }
}

#[test]
fn what_no_expression_converts_has_no_help() {
    for (expression, kind) in [("'yes'", "boolean"), ("0.0 / 0", "number")] {
        let applied = import(expression, json!({"x": {"type": kind}}), json!({}));
        let violation = applied.violations().next().unwrap();
        assert_eq!((violation.code, &violation.help), ("type", &None), "{kind}");
    }
}

#[test]
fn a_template_does_not_excuse_the_user_name_that_is_there() {
    let user_name = json!({"type": "string", "required": true, "maxLength": 3});
    for (held, expected) in [("jan", &[][..]), ("jane", &["max-length"])] {
        let applied = Case(json!({
            "direction": "to-app", "expression": "'v'", "source": {}, "target": {"userName": held},
            "attributes": {"userName": user_name, "x": {"type": "string"}},
        }))
        .apply();
        let codes: Vec<&str> = applied
            .findings()
            .iter()
            .map(|finding| finding.code)
            .collect();
        assert_eq!(codes, expected, "{held}");
    }
}

#[test]
fn each_name_reads_its_own_profile() {
    let held = |value: Json| json!({"profile": {"a": value}});
    let mapping = Mapping::between(End::app("crm"), End::okta("user")).unwrap();
    let reads = json!({"definitions": {"custom": {"properties": {"a": {"type": "string"}}}}});
    let reads = Schema::from_json(&reads).unwrap();
    let both = json!({"user": held(json!(["u", "w"])), "appuser": held(json!(["v", "w"]))});
    let named = json!({"appuser": held(json!("v")), "appUsers": {"crm": held(json!("n"))}});
    for (context, expression, expected) in [
        // What the source's schema says of an attribute says nothing of Okta's.
        (&both, "appuser.a", json!("v")),
        (&both, "user.a", json!(["u", "w"])),
        // The app's name is that of its own user, where the context has one.
        (&named, "appuser.a", json!("v")),
        (&named, "crm.a", json!("n")),
        (&json!({"source": held(json!("s"))}), "source.a", json!("s")),
    ] {
        let mapping = mapping
            .clone()
            .with("x", expression)
            .compile(&Engine::default());
        let applier = Applier::new(&mapping).with_source_schema(&reads);
        let applied = applier.apply(&Person::new(&Context::from_json(context).unwrap()));
        assert_eq!(
            applied.profile().get("x"),
            Some(&expected),
            "{expression} {context}"
        );
    }
}

#[test]
fn a_mapped_user_name_is_not_given_by_a_template() {
    let mapping = Mapping::between(End::okta("user"), End::app("crm")).unwrap();
    let mapping = mapping.with("userName", "null").compile(&Engine::default());
    let json = json!({"definitions": {"base": {"properties": {"userName": {"required": true}}}}});
    let schema = Schema::from_json(&json).unwrap();
    let applier = Applier::new(&mapping).with_target_schema(&schema);
    let applied = applier.apply(&Person::new(&Context::default()));
    assert!(!applied.is_stored());
}

#[test]
fn one_violation_stops_the_whole_profile() {
    let current = json!({"x": "o"});
    let current = current.as_object().unwrap();
    for (expression, is_stored) in [("1", false), ("'v'", true), ("Convert.toInt('a')", true)] {
        let applied = import(expression, json!({"x": {"type": "string"}}), json!({}));
        assert_eq!(applied.is_stored(), is_stored, "{expression}");
        let stored = if is_stored {
            applied.profile()
        } else {
            current
        };
        assert_eq!(applied.stored(current), stored, "{expression}");
    }
}

#[test]
fn several_values_are_told_once() {
    let warnings = |reads: Json, value: Json| {
        let json =
            json!({"expression": "appuser.a + source.a", "reads": reads, "source": {"a": value}});
        Case(json).apply().findings().len()
    };
    let single = || json!({"a": {"type": "string"}});
    assert_eq!(warnings(single(), json!(["v", "w"])), 1);
    assert_eq!(warnings(single(), json!(["v"])), 0);
    assert_eq!(warnings(json!({}), json!(["v", "w"])), 0);
}

#[test]
fn a_push_sends_the_whole_profile() {
    let attributes = json!({"x": {"type": "string"}, "free": {"type": "string"}, "own": {"type": "string", "mutability": "READ_ONLY"}});
    let case = Case(json!({
        "direction": "to-app", "expression": "'v'", "attributes": attributes, "source": {}, "target": {"own": "1"},
    }));
    let (applied, schema) = (case.apply(), case.schema("attributes"));
    let payload = PushPayload::new(applied.profile(), schema.as_ref());
    assert_eq!(
        json!(payload.attributes),
        json!({"x": "v", "free": null, "own": "1"})
    );
    let overwritten = |held: &Json| -> Vec<String> {
        let held: &Map<String, Json> = held.as_object().unwrap();
        let overwrites = payload
            .overwrites(&applied, held, schema.as_ref())
            .into_iter();
        overwrites.map(|overwrite| overwrite.attribute).collect()
    };
    let service = json!({"x": "o", "free": "typed there", "own": "2"});
    assert_eq!(overwritten(&service), ["free"]);
    assert_eq!(overwritten(&json!({"free": null, "x": "o"})), [""; 0]);
    assert_eq!(
        json!(payload.taken_by(service.as_object().unwrap(), schema.as_ref())),
        json!({"x": "v", "free": null, "own": "2"})
    );
    // What nobody has is not made a null there.
    let service = json!({"x": "o"});
    assert_eq!(
        json!(payload.taken_by(service.as_object().unwrap(), schema.as_ref())),
        json!({"x": "v"})
    );
}

#[test]
fn a_push_overwrites_only_what_the_service_holds() {
    let case = Case(json!({
        "direction": "to-app", "expression": "'v'", "source": {}, "target": {"free": "kept"},
    }));
    let applied = case.apply();
    let payload = PushPayload::new(applied.profile(), None);
    for (held, expected) in [
        (json!("typed there"), 1),
        (json!("kept"), 0),
        (Json::Null, 0),
    ] {
        let service = json!({"free": held});
        let overwrites = payload.overwrites(&applied, service.as_object().unwrap(), None);
        assert_eq!(overwrites.len(), expected, "{service}");
    }
}
