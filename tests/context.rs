//! What expressions see of a context: every part in both dialects, missing and null kept apart.

use okta_mapping::{
    Context, Dialect, Engine, Error, Evaluated, Part, Program, Read, Source, Use, Value,
};
use serde_json::{Value as Json, json};

/// The value, or the code of the error with the part that it names.
fn outcome(dialect: Dialect, text: &str, context: &Json) -> Json {
    let context = Context::from_json(context).unwrap();
    let program = Engine::new(dialect).compile(text).unwrap();
    match program.eval(&context) {
        Ok(value) => serde_json::to_value(&value).unwrap(),
        Err(error) if error.code() == "missing-context" => json!({"missing": error.to_string()}),
        Err(error) => json!({"error": error.code()}),
    }
}

fn classic(text: &str, context: Json) -> Json {
    outcome(Dialect::Classic, text, &context)
}

fn identity_engine(text: &str, context: Json) -> Json {
    outcome(Dialect::IdentityEngine, text, &context)
}

fn missing(part: &str) -> Json {
    json!({"missing": format!("the context has no `{part}`")})
}

fn fails(code: &str) -> Json {
    json!({"error": code})
}

#[test]
fn each_dialect_reads_a_user_in_its_shape() {
    let context = || json!({"user": {"id": "00u1", "status": "ACTIVE", "created": "2015-07-30T23:58:32.000Z", "profile": {"login": "a@b"}}});
    assert_eq!(classic("user.login", context()), json!("a@b"));
    assert_eq!(classic("user.status", context()), json!(null));
    assert_eq!(classic("user['login']", context()), json!("a@b"));
    assert_eq!(classic("user.![key]", context()), json!(["login"]));
    assert_eq!(
        classic("user.profile.login", context()),
        fails("property-of-null")
    );
    assert_eq!(
        identity_engine("user.profile.login", context()),
        json!("a@b")
    );
    assert_eq!(identity_engine("user.status", context()), json!("ACTIVE"));
    assert_eq!(identity_engine("user.login", context()), json!(null));
    for created in [
        "user.created",
        "user['created']",
        "user[created]",
        "{user}.![created][0]",
        "(true ? user : null).created",
    ] {
        assert_eq!(
            identity_engine(created, context()),
            json!("2015-07-30T23:58:32Z"),
            "{created}"
        );
    }
    assert_eq!(classic("user", context())["id"], json!("00u1"));
}

#[test]
fn missing_is_not_null() {
    for part in [
        "user",
        "appuser",
        "idpuser",
        "app",
        "org",
        "session",
        "access",
        "device",
        "security",
        "login",
        "accessRequest",
        "event",
        "password",
        "source",
    ] {
        assert_eq!(classic(&format!("{part}.x"), json!({})), missing(part));
        assert_eq!(
            identity_engine(&format!("{part} == null"), json!({})),
            missing(part)
        );
        assert_eq!(
            classic(&format!("{part}?.x"), json!({part: null})),
            json!(null)
        );
        assert_eq!(
            classic(&format!("{part}.x"), json!({part: null})),
            fails("property-of-null")
        );
        assert_eq!(
            classic(&format!("{part} == null"), json!({part: null})),
            json!(true)
        );
    }
    assert_eq!(
        classic("isMemberOfGroup('g')", json!({})),
        missing("groups")
    );
    assert_eq!(
        classic("isMemberOfGroup('g')", json!({"groups": []})),
        json!(false)
    );
    assert_eq!(
        classic("isMemberOfGroup('g')", json!({"groups": null})),
        json!(false)
    );
    assert_eq!(
        classic("getManagerUser('active_directory')", json!({})),
        missing("manager")
    );
    assert_eq!(
        classic("hasWorkdayUser()", json!({})),
        missing("assignments")
    );
    assert_eq!(
        classic("user.getLinkedObject('x')", json!({})),
        missing("linkedObjects")
    );
    assert_eq!(classic("Time.now()", json!({})), missing("now"));
    assert_eq!(identity_engine("DateTime.now()", json!({})), missing("now"));
    assert_eq!(classic("['x']", json!({"variables": {"x": 1}})), json!(1));
}

#[test]
fn a_supplied_object_without_its_profile_is_told() {
    assert_eq!(
        classic("user.login", json!({"user": {"id": "1"}})),
        missing("user.profile")
    );
    assert_eq!(
        identity_engine("user.profile", json!({"user": {"id": "1"}})),
        missing("user.profile")
    );
    assert_eq!(
        identity_engine("user.profile.x", json!({"user": {"profile": null}})),
        fails("property-of-null")
    );
    assert_eq!(
        classic("appuser != null", json!({"appuser": {"id": "1"}})),
        json!(true)
    );
    assert_eq!(
        classic("appuser.x", json!({"appuser": {"id": "1"}})),
        missing("appuser.profile")
    );
    assert_eq!(
        classic("city", json!({"source": {}})),
        missing("source.profile")
    );
    assert_eq!(
        classic("zendesk.x", json!({"appUsers": {"zendesk": {}}})),
        missing("appUsers.zendesk.profile")
    );
}

#[test]
fn bare_names_are_variables_apps_and_attributes_of_the_source() {
    let context = || {
        json!({
            "source": {"profile": {"city": "Oslo", "zendesk": "shadowed", "n": 1}},
            "appUsers": {"zendesk": {"profile": {"role": "agent"}}, "gone": null},
            "apps": {"office365": {"domain": "acme.com"}},
            "variables": {"n": 5, "user": {"x": 1}},
        })
    };
    assert_eq!(classic("city", context()), json!("Oslo"));
    assert_eq!(classic("source.city", context()), json!("Oslo"));
    assert_eq!(classic("country", context()), json!(null));
    assert_eq!(classic("zendesk.role", context()), json!("agent"));
    assert_eq!(classic("gone == null", context()), json!(true));
    assert_eq!(
        classic("office365_app.domain", context()),
        json!("acme.com")
    );
    assert_eq!(classic("n", context()), json!(5));
    assert_eq!(classic("user.x", context()), json!(1));
    assert_eq!(classic("['n']", context()), json!(5));
    assert_eq!(classic("city", json!({})), missing("source"));
    assert_eq!(classic("office365_app.domain", json!({})), missing("apps"));
    assert_eq!(
        classic("office365_app != null", json!({"source": {"profile": {}}})),
        missing("apps")
    );
}

#[test]
fn fields_of_objects_are_read_where_they_stand() {
    let event =
        || json!({"event": {"debugContext": {"debugData": {"changedAttributes": "email"}}}});
    assert_eq!(
        identity_engine("event.debugData.changedAttributes", event()),
        json!("email")
    );
    assert_eq!(
        identity_engine("event['debugData'].changedAttributes", event()),
        json!("email")
    );
    assert_eq!(
        identity_engine("event.debugData", json!({"event": {}})),
        json!(null)
    );
    let entitled =
        || json!({"appuser": {"profile": {"a": 1}, "entitlements": {"role": ["admin"]}}});
    assert_eq!(
        identity_engine("appuser.entitlements.role", entitled()),
        json!(["admin"])
    );
    assert_eq!(
        identity_engine("appuser['entitlements'].role", entitled()),
        json!(["admin"])
    );
    assert_eq!(identity_engine("appUser.a", entitled()), json!(1));
    assert_eq!(
        classic("org.name", json!({"org": {"name": "Acme"}})),
        json!("Acme")
    );
}

#[test]
fn a_leading_bracket_reads_the_whole_context() {
    assert_eq!(
        classic("['org'].name", json!({"org": {"name": "Acme"}})),
        json!("Acme")
    );
    assert_eq!(
        classic("![key]", json!({"org": {}, "app": {}})),
        json!(["org", "app"])
    );
}

#[test]
fn contexts_of_another_shape_are_refused() {
    for (context, code) in [
        (json!([]), "invalid-context"),
        (json!({"user": 1}), "invalid-context"),
        (json!({"groups": {}}), "invalid-context"),
        (json!({"groups": [1]}), "invalid-context"),
        (json!({"now": 1}), "invalid-context"),
        (json!({"now": "today"}), "invalid-time"),
    ] {
        assert_eq!(
            Context::from_json(&context).unwrap_err().code(),
            code,
            "{context}"
        );
    }
    // Keys that name no part are somebody else's.
    assert!(Context::from_json(&json!({"comment": "mine"})).is_ok());
}

#[test]
fn the_smallest_source_is_a_whole_part() {
    struct Org;
    impl Source for Org {
        fn part(&self, part: Part) -> Read<'_> {
            match part {
                Part::Org => Read::Value(Value::Map(
                    [(Value::from("name"), Value::from("Acme"))]
                        .into_iter()
                        .collect(),
                )),
                _ => Read::NotSupplied,
            }
        }
    }
    let program = Engine::new(Dialect::Classic)
        .compile("org.name + org.missing")
        .unwrap();
    assert_eq!(program.eval(&Org).unwrap(), Value::from("Acmenull"));
    assert_eq!(
        program.attributes().collect::<Vec<_>>(),
        [("org", "name"), ("org", "missing")]
    );
}

#[test]
fn what_an_embedder_shares_is_send_and_sync() {
    fn shared<T: Send + Sync>() {}
    shared::<Engine>();
    shared::<Program>();
    shared::<Error>();
    shared::<Context<'_>>();
    shared::<Value<'_>>();
    shared::<Evaluated<'_>>();
}

#[test]
fn names_of_policies_are_attributes_of_the_source_in_a_mapping() {
    let json =
        json!({"source": {"profile": {"login": "jo@example.com"}}, "login": {"identifier": "jo"}});
    let context = Context::from_json(&json).unwrap();
    let routing = Engine::new(Dialect::IdentityEngine).with_use("idp-routing".parse().unwrap());
    for (engine, text, expected) in [
        (
            Engine::default().with_use(Use::mapping()),
            "login",
            "jo@example.com",
        ),
        (routing, "login.identifier", "jo"),
        (Engine::default(), "login.identifier", "jo"),
    ] {
        let program = engine.compile(text).unwrap();
        assert_eq!(
            program.eval(&context).unwrap().as_str(),
            Some(expected),
            "{text}"
        );
    }
}
