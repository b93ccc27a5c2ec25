//! Fixes: afterwards the text parses, the finding is gone, and the value is the same for everybody, or changes as the
//! fix says. What lints claim of conditions and arms is so.

mod support;

use okta_mapping::{
    Analysis, Context, Diagnostic, Dialect, Engine, Environment, Program, Safety, Schema, check,
    fixed,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::environment::{Place, dialect};

/// A value of an attribute: those that fixes must tell apart.
fn value() -> impl Strategy<Value = Json> {
    prop::sample::select(vec![
        json!(null),
        json!(""),
        json!("a"),
        json!("abc"),
        json!("Sales"),
        json!("ünï"),
        json!("14.2.1"),
        json!("9"),
        json!("true"),
        json!(true),
        json!(false),
        json!(0),
        json!(1.5),
        json!(["a", "b"]),
        json!([]),
    ])
}

/// A context in which the attributes of `pieces` have random values.
fn context() -> impl Strategy<Value = Json> {
    (value(), value(), value(), prop::bool::ANY).prop_map(|(x, y, z, flag)| {
        let profile = json!({"x": x, "y": y, "z": z, "flag": flag});
        json!({
            "user": {"profile": profile, "x": x, "y": y, "z": z, "flag": flag, "created": "2020-12-31T00:00:00Z"},
            "appuser": {"profile": profile},
            "device": {"profile": {"osVersion": "14.2", "registered": flag}},
        })
    })
}

/// The outcome: the value as text, or the code of the error.
fn outcome(program: &Program, context: &Context) -> Result<String, String> {
    let value = program.eval(context);
    value
        .map(|value| format!("{value:?}"))
        .map_err(|error| error.code().to_owned())
}

/// A random expression of pieces that lints with fixes find.
fn expression() -> impl Strategy<Value = String> {
    let operand = prop::sample::select(vec![
        "user.x",
        "user.y",
        "(user.z)",
        "appUser.x",
        "appuser.y",
        "user.flag",
        "user.flag == true",
        "\"\"",
        "''",
        "'it''s'",
        "'a'",
        "null",
        "true",
        "false",
        "toUpperCase(user.x)",
        "substringBefore( user.y , 'b')",
        "user.x matches '^a.*$'",
        "user.x matches '(?i)^ABC'",
        "user.y == null ? null : user.y",
        "user.x != null and '' != user.x ? user.x : user.y",
        "user.x == '' or user.x == null ? appUser.z : user.x",
        "user.flag == true ? true : false",
        "user.flag ? true : false",
        "String.toLowerCase(user.x) == 'A'",
        "'a' + user.y",
        "Arrays.flatten('a', user.x)",
        "user.x != 'a' or user.x != 'abc'",
        "user.x == 'a' && user.x == null",
        "user.x == user.x",
        "user.x == 'a' ? 1 : user.x == 'a' and user.flag ? 2 : 3",
        "user.x == 'a' or user.y == 'a' ? user.z : user.y == 'a' ? user.x : ''",
        "1 == 1 ? 'a' : user.x",
        "'abc' ?: user.x",
        "String.len(user.x) ?: user.y",
        "user.flag != true ? false : true",
        "String.stringSwitch(user.x, 'd', 'a', '1', 'b', '2', 'a', '3')",
        "user.x ?: '' == 'a'",
        "not user.flag == true",
        "!user.x matches 'a'",
        "user.flag ? 'CA' : 'NY' + '-' + user.z",
    ])
    .prop_map(str::to_owned);
    operand.prop_recursive(4, 16, 3, |inner| {
        let operator = prop::sample::select(vec![" + ", " == ", " and ", "||", "?:", " ?: "]);
        prop_oneof![
            (inner.clone(), operator.clone(), inner.clone())
                .prop_map(|(a, operator, b)| format!("{a}{operator}{b}")),
            (inner.clone(), operator, inner.clone())
                .prop_map(|(a, operator, b)| format!("({a}){operator}( {b} )")),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("{a} ? {b} : {c}")),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("({a}) ? ({b}) : ({c})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) == null ? null : {b}")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("({a}) != null && ({a}) != '' ? {a} : {b}")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("({a}) == null OR ({a}) == '' ? {b} : ({a})")),
            inner.clone().prop_map(|a| format!("not({a})")),
            inner.prop_map(|a| format!("{{ {a} }}")),
        ]
    })
}

/// Each fix of a text holds what it says.
fn check_fixes(text: &str, engine: &Engine, environment: &Environment<'_>, context: &Json) {
    let analysis = Analysis::new(text, environment);
    let context = Context::from_json(context).unwrap();
    for found in analysis.diagnostics() {
        let Some(fix) = found.fix() else { continue };
        let mended = fix.apply(text);
        let again = check(&mended, environment);
        let code = found.code().name;
        let at = |found: &Diagnostic, text: &str| text[found.span().range()].to_owned();
        let is_left = again.iter().any(|other| {
            other.code().name == code
                && other.span().start() == found.span().start()
                && at(other, &mended) == at(found, text)
        });
        assert!(!is_left, "{code} stays in {mended}, from {text}");
        assert!(!fix.label.is_empty());
        let after = engine.compile(&mended).unwrap();
        if fix.safety == Safety::Same {
            let before = engine.compile(text).unwrap();
            let values = (outcome(&before, &context), outcome(&after, &context));
            assert_eq!(values.0, values.1, "{code}: {text} becomes {mended}");
        }
    }
}

/// People whose attributes are what the schema says.
fn typed_context() -> impl Strategy<Value = Json> {
    let text = || {
        let texts = vec![
            json!(null),
            json!(""),
            json!("a"),
            json!("Sales"),
            json!("ABC"),
        ];
        prop::sample::select(texts)
    };
    (text(), text(), text(), prop::bool::ANY).prop_map(|(x, y, z, flag)| {
        let profile = json!({"x": x, "y": y, "z": z, "flag": flag});
        json!({"user": {"profile": profile}, "appuser": {"profile": profile}})
    })
}

/// What the schema says.
fn schema() -> Schema {
    let text = json!({"type": "string"});
    let flag = json!({"type": "boolean", "required": true});
    let attributes = json!({"x": text, "y": text, "z": text, "flag": flag});
    let json = json!({"definitions": {"custom": {"properties": attributes}}});
    Schema::from_json(&json).unwrap()
}

/// What lints tell of the language itself is so: a condition that is always true can be written `true`, and an arm that
/// is never reached can be any value.
fn check_claims(text: &str, engine: &Engine, environment: &Environment<'_>, context: &Json) {
    let context = Context::from_json(context).unwrap();
    let Ok(value) = outcome(&engine.compile(text).unwrap(), &context) else {
        return;
    };
    for found in check(text, environment) {
        let instead = match found.code().name {
            "constant-condition" if found.message().ends_with("true") => "(true)",
            "constant-condition" => "(false)",
            "unreachable-arm" => "'never'",
            _ => continue,
        };
        let mut other = text.to_owned();
        other.replace_range(found.span().range(), instead);
        let other_value = outcome(&engine.compile(&other).unwrap(), &context);
        assert_eq!(other_value.as_ref(), Ok(&value), "{text} and {other}");
    }
}

proptest! {
    #[test]
    fn a_fix_keeps_the_value_and_ends_the_finding(text in expression(), context in context()) {
        let engine = Engine::new(Dialect::Classic);
        if engine.compile(&text).is_ok() {
            check_fixes(&text, &engine, &Environment::new(&engine), &context);
            check_claims(&text, &engine, &Environment::new(&engine), &context);
        }
    }

    #[test]
    fn a_fix_that_knows_types_keeps_the_value(text in expression(), context in typed_context()) {
        let engine = Engine::new(Dialect::Classic);
        let schema = schema();
        let environment = Environment::new(&engine)
            .with_user_schema(&schema)
            .with_app_schema(&schema);
        if engine.compile(&text).is_ok() {
            check_fixes(&text, &engine, &environment, &context);
            check_claims(&text, &engine, &environment, &context);
        }
    }

    #[test]
    fn what_is_fixed_has_no_fixes_left(text in expression()) {
        let engine = Engine::new(Dialect::Classic);
        let environment = Environment::new(&engine);
        if engine.compile(&text).is_ok() {
            let mended = fixed(&text, &environment);
            let left = check(&mended, &environment);
            let left: Vec<_> = left.iter().filter(|found| found.fix().is_some()).collect();
            prop_assert!(left.is_empty(), "{text} becomes {mended}: {left:?}");
        }
    }
}

/// The fixes of the tables of cases hold as well, in their own environments.
#[test]
fn fixes_of_the_tables_hold() {
    let mut fixes = 0;
    let known = json!({
        "user": {"profile": {"x": "a", "y": null, "flag": true}, "created": "2020-12-31T00:00:00Z"},
        "appuser": {"profile": {"email": "jane@example.com"}},
        "device": {"profile": {"osVersion": "14.2", "platform": "MACOS", "registered": false}},
        "event": {
            "outcome": {"result": "SUCCESS"},
            "actor": {"id": "1", "type": "b"},
            "target": [{"type": "UserGroup"}],
        },
        "groups": [],
        "now": "2020-12-31T00:00:00Z",
    });
    insta::glob!("lints/*.jsonl", |path| {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let case: Json = serde_json::from_str(line).unwrap();
            let text = case["expr"].as_str().unwrap();
            let dialect = dialect(&case);
            let place = Place::new(dialect, &case);
            let engine = match case["use"].as_str() {
                Some(of) => Engine::new(dialect).with_use(of.parse().unwrap()),
                None => Engine::new(dialect),
            };
            let found = Analysis::new(text, &place.environment());
            fixes += found
                .diagnostics()
                .iter()
                .filter(|found| found.fix().is_some())
                .count();
            check_fixes(text, &engine, &place.environment(), &known);
        }
    });
    assert!(fixes >= 40, "{fixes}");
}
