//! Why an attribute became what it is.

use okta_mapping::apply::{Applier, Explanation, NOT_SHOWN, Person};
use okta_mapping::mapping::{Direction, End, Mapping};
use okta_mapping::{Attribute, Context, Engine, Mutability, Preset, Schema};
use serde_json::{Value as Json, json};

fn to_okta() -> Mapping {
    Mapping::between(End::app("hr"), End::okta("user")).unwrap()
}

/// Explains an attribute, with these schemas of source and target.
fn explained(
    mapping: &Mapping,
    schemas: [&Schema; 2],
    context: &Json,
    current: Option<&Json>,
    attribute: &str,
) -> Explanation {
    let mapping = mapping.compile(&Engine::default());
    let [source, target] = schemas;
    let applier = Applier::new(&mapping)
        .with_source_schema(source)
        .with_target_schema(target);
    let context = Context::from_json(context).unwrap();
    let person = Person::new(&context);
    let person = match current {
        Some(current) => person.with_current(current.as_object().unwrap()),
        None => person,
    };
    applier.explain(&person, attribute).unwrap()
}

fn hr() -> Schema {
    let names = ["first", "last", "city", "pin"];
    let schema = names.iter().fold(Schema::app_user("hr"), |schema, name| {
        schema.with(Attribute::string(name)).unwrap()
    });
    let salary = Attribute::string("salary").mutability(Mutability::WriteOnly);
    schema.with(salary).unwrap()
}

fn person() -> Json {
    json!({"appuser": {"profile": {
        "first": "Jo", "last": null, "city": "Oslo", "salary": "90000", "pin": "4711",
    }}})
}

fn reads(explanation: &Explanation) -> Vec<(&str, &Json)> {
    let reads = explanation.reads.iter();
    reads.map(|(name, value)| (name.as_str(), value)).collect()
}

#[test]
fn what_was_read_is_told_in_order_by_the_name_in_the_expression() {
    for (expression, expected) in [
        ("appuser.first", vec![("appuser.first", json!("Jo"))]),
        ("source.first", vec![("source.first", json!("Jo"))]),
        ("first", vec![("source.first", json!("Jo"))]),
        ("hr.first", vec![("hr.first", json!("Jo"))]),
        (
            "appuser.last + appuser.city + appuser.city",
            vec![
                ("appuser.last", json!(null)),
                ("appuser.city", json!("Oslo")),
            ],
        ),
        (
            "appuser.last == null ? appuser.first : appuser.city",
            vec![
                ("appuser.last", json!(null)),
                ("appuser.first", json!("Jo")),
            ],
        ),
        (
            "appuser != null ? appuser.city : ''",
            vec![("appuser.city", json!("Oslo"))],
        ),
        ("appuser.absent", vec![("appuser.absent", json!(null))]),
        ("'constant'", vec![]),
    ] {
        let mapping = to_okta().with("title", expression);
        let schemas = [&hr(), Schema::okta_user()];
        let explanation = explained(&mapping, schemas, &person(), None, "title");
        let expected: Vec<(&str, &Json)> = expected
            .iter()
            .map(|(name, value)| (*name, value))
            .collect();
        assert_eq!(reads(&explanation), expected, "{expression}");
    }
}

#[test]
fn an_attribute_that_is_not_mapped_has_no_explanation() {
    let mapping = to_okta().compile(&Engine::default());
    let context = Context::default();
    let applier = Applier::new(&mapping);
    assert!(applier.explain(&Person::new(&context), "city").is_none());
}

#[test]
fn outcomes_say_what_became_of_the_value_and_why() {
    let short = Attribute::string("desk").max_length(3);
    let user = Schema::okta_user().clone().with(short).unwrap();
    let user = user
        .with(Attribute::string("team").default_value("none"))
        .unwrap();
    let mapping = to_okta()
        .with("city", "appuser.city")
        .with("title", "appuser.first")
        .with("desk", "appuser.city")
        .with("team", "appuser.last")
        .with("nickName", "Convert.toInt(appuser.city)")
        .with_create_only("userType", "'staff'");
    let current = json!({"city": "Bergen", "title": "Jo", "nickName": "J"});
    let explain = |attribute| {
        explained(
            &mapping,
            [&hr(), &user],
            &person(),
            Some(&current),
            attribute,
        )
        .to_string()
    };
    let all = ["city", "title", "desk", "team", "nickName", "userType"].map(explain);
    insta::assert_snapshot!("outcomes", all.join("\n\n"));
}

#[test]
fn without_an_app_user_it_is_the_app_user_that_is_null() {
    let mapping = to_okta().with("city", "appuser.city");
    let schemas = [&hr(), Schema::okta_user()];
    let explanation = explained(&mapping, schemas, &json!({"appuser": null}), None, "city");
    assert_eq!(reads(&explanation), [("appuser", &json!(null))]);
    assert_eq!(explanation.outcome.outcome().as_str(), "kept");
}

#[test]
fn it_is_told_who_sources_the_attribute() {
    let owned = |master: Json| {
        let mut user = Schema::okta_user().to_json().clone();
        user["definitions"]["base"]["properties"]["city"]["master"] = master;
        let user = Schema::from_json(&user).unwrap();
        let mapping = to_okta().with("city", "appuser.city");
        let explanation = explained(&mapping, [&hr(), &user], &person(), None, "city");
        (
            explanation.owner.clone(),
            explanation.ownership,
            explanation.outcome.outcome().as_str(),
        )
    };
    let by = |app: &str| json!({"type": "OVERRIDE", "priority": [{"type": "APP", "value": app}]});
    for (master, owner, why, outcome) in [
        (json!(null), "hr", "inherits from the profile source", "set"),
        (
            json!({"type": "PROFILE_MASTER"}),
            "hr",
            "inherits from the profile source",
            "set",
        ),
        (
            json!({"type": "OKTA"}),
            "Okta",
            "inherits from Okta",
            "omitted",
        ),
        (by("hr"), "hr", "overrides", "set"),
        (by("phone"), "phone", "overrides", "omitted"),
    ] {
        let told = owned(master);
        assert_eq!((told.0.as_str(), told.2), (owner, outcome));
        assert!(told.1.contains(why), "{}", told.1);
    }
    let mapping = Mapping::between(End::okta("user"), End::app("hr")).unwrap();
    let mapping = mapping.with("city", "user.city");
    let context = json!({"user": {"profile": {"city": "Oslo"}}});
    let explanation = explained(
        &mapping,
        [Schema::okta_user(), &hr()],
        &context,
        None,
        "city",
    );
    assert_eq!(explanation.owner, "Okta");
}

#[test]
fn assumptions_that_the_value_hangs_on_are_named() {
    let mapping = to_okta().with("city", "String.substringBefore(appuser.city, '#')");
    let schemas = [&hr(), Schema::okta_user()];
    let with = |city: &str| {
        let context = json!({"appuser": {"profile": {"city": city}}});
        let explanation = explained(&mapping, schemas, &context, None, "city");
        let ids = explanation
            .assumptions
            .iter()
            .map(|assumption| assumption.id);
        ids.collect::<Vec<&str>>()
    };
    assert_eq!(with("Oslo"), ["substring-before-absent"]);
    assert!(with("Oslo#1").is_empty());
}

#[test]
fn secrets_are_not_in_it() {
    let pin = Attribute::string("pin")
        .max_length(2)
        .mutability(Mutability::WriteOnly);
    let user = Schema::okta_user().clone().with(pin).unwrap();
    let mapping = to_okta()
        .with("title", "appuser.salary")
        .with("pin", "appuser.pin")
        .with("city", "appuser.city")
        .with("nickName", "Convert.toInt(appuser.salary + 'x')");
    let current = json!({"title": "80000", "pin": "4712"});
    for (attribute, is_secret) in [
        ("title", true),
        ("pin", true),
        ("nickName", true),
        ("city", false),
    ] {
        let explanation = explained(
            &mapping,
            [&hr(), &user],
            &person(),
            Some(&current),
            attribute,
        );
        assert_eq!(explanation.outcome.is_secret(), is_secret, "{attribute}");
        let text = format!(
            "{explanation}\n{}\n{explanation:?}",
            serde_json::to_string(&explanation).unwrap()
        );
        for secret in ["90000", "80000", "4711", "4712"] {
            assert!(!text.contains(secret), "{attribute}: {text}");
        }
        assert_eq!(text.contains(NOT_SHOWN), is_secret, "{text}");
    }
}

#[test]
fn programs_read_it_as_json() {
    let preset = Preset::named("ringcentral-att").unwrap();
    let mapping = preset.mapping(Direction::ToApp).compile(&Engine::default());
    let json = json!({"user": {"profile": {"state": "Calif.", "countryCode": "US"}}});
    let context = Context::from_json(&json).unwrap();
    let explanation = preset
        .applier(&mapping)
        .explain(&Person::new(&context), "state")
        .unwrap();
    let json = serde_json::to_value(&explanation).unwrap();
    assert_eq!(json["outcome"], "invalid");
    assert_eq!(
        json["reads"],
        json!([{"name": "user.state", "value": "Calif."}])
    );
    assert_eq!(json["findings"][0]["code"], "state");
    assert_eq!(json["source"]["owner"], "Okta");
    insta::assert_snapshot!("state", explanation);
}
