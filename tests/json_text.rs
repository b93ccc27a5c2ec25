//! Contexts of JSON text: programs give on them what they give on contexts of the parsed text.

mod support;

use okta_mapping::{Context, Dialect, Engine, Error, JsonReader, Program, Value, read_json};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::idioms;

const TEXTS: [&str; 8] = [
    "user.a",
    "user.a + '|' + user.b",
    "appuser?.a ?: source?.c",
    "user",
    "a",
    "user.groups.![name]",
    "isMemberOfGroupName('x')",
    "user['a']",
];

fn programs() -> Vec<Program> {
    let classic = TEXTS
        .iter()
        .map(|text| Engine::default().compile(text).unwrap());
    let identity_engine = [
        "user.a",
        "user.profile.a",
        "user.created",
        "app.name",
        "device.profile.a",
    ];
    let identity_engine = identity_engine
        .iter()
        .map(|text| Engine::new(Dialect::IdentityEngine).compile(text).unwrap());
    classic.chain(identity_engine).collect()
}

fn told(value: Result<Value<'_>, Error>) -> String {
    match value {
        Ok(value) => format!("{} {value:?}", value.type_name()),
        Err(error) => format!("{:?}", error.diagnostic()),
    }
}

/// Every program gives the same on the text and on the parsed text; what is wrong with the text is said alike.
fn agree(programs: &[Program], text: &[u8]) {
    let shown = String::from_utf8_lossy(text);
    let reader = JsonReader::new(programs);
    let json = read_json(text);
    let parsed = json.and_then(|json| {
        Context::from_json(&json)?;
        Ok(json)
    });
    let json = match (parsed, reader.read(text)) {
        (Ok(json), Ok(_)) => json,
        (Err(expected), read) => {
            let read = read.map(|_| ()).unwrap_err();
            assert_eq!(read, expected, "{shown}");
            assert_eq!(
                programs[0].eval_json(text).unwrap_err(),
                expected,
                "{shown}"
            );
            return;
        }
        (Ok(_), Err(error)) => panic!("{shown}: {error}"),
    };
    let context = Context::from_json(&json).unwrap();
    let read = reader.read(text).unwrap();
    for program in programs {
        let expected = told(program.eval(&context));
        assert_eq!(
            told(program.eval(&read)),
            expected,
            "{program:?} on {shown}"
        );
        assert_eq!(
            told(program.eval_json(text)),
            expected,
            "{program:?} on {shown}"
        );
    }
}

#[test]
fn everything_about_json_is_read_as_it_is_from_the_parsed_text() {
    let programs = programs();
    let deep = |levels: usize| {
        format!(
            r#"{{"user": {{"profile": {{"x": {}1{}}}}}}}"#,
            "[".repeat(levels),
            "]".repeat(levels)
        )
    };
    for text in [
        // Usual.
        r#"{"user": {"profile": {"a": "x", "b": "y"}}}"#,
        r#" { "user" : { "profile" : { "a" : "x" , "b" : null } , "id" : 1 } , "other" : [ 1 , { } , [ ] ] } "#,
        r#"{"user": {"profile": {"a": 1, "b": -0}}, "appuser": null}"#,
        r#"{"user": {"profile": {"a": 12345678901, "b": 123456789012345678901234567890}}}"#,
        r#"{"user": {"profile": {"a": 1.5e3, "b": 1e999}}}"#,
        r#"{"user": {"profile": {"a": 0.1, "b": -1.25}}}"#,
        r#"{"user": {"profile": {"a": true, "b": [1, {"name": "x"}]}}}"#,
        r#"{"user": {"profile": {"groups": [{"name": "x"}, {"name": "y"}]}}, "source": {"profile": {"a": "s", "c": ""}}}"#,
        r#"{"user": {"created": "2024-05-06T07:08:09.000Z", "a": 5, "profile": {"a": 6}}, "app": {"name": "n"}}"#,
        r#"{"groups": [{"id": "1", "profile": {"name": "x"}}], "user": {"profile": {"a": "q"}}}"#,
        // Escapes, in values, keys and what is skipped.
        r#"{"user": {"profile": {"a": "x\ny\"\\\/\u00e9", "b": "\ud83d\ude00"}}}"#,
        r#"{"us\u0065r": {"profile": {"a": "x"}}}"#,
        r#"{"user": {"prof\u0069le": {"a": "x"}}}"#,
        r#"{"user": {"profile": {"\u0061": "x"}}}"#,
        r#"{"user": {"profile": {"a": "x", "z": "\ud800"}}}"#,
        r#"{"user": {"profile": {"a": "x", "z": "\u12"}}}"#,
        r#"{"user": {"profile": {"a": "x", "z": "\q"}}}"#,
        "{\"user\": {\"profile\": {\"a\": \"x\", \"z\": \"tab\there\"}}}",
        "{\"user\": {\"profile\": {\"a\": \"é😀 longer than eight bytes\", \"z\": \"éééééééééééé\"}}}",
        // Twice the same key: the last wins.
        r#"{"user": {"profile": {"a": "x", "a": "y"}}}"#,
        r#"{"user": {"profile": {"a": "x"}, "profile": {"b": "y"}}}"#,
        r#"{"user": {"profile": {"a": "x"}, "profile": null}}"#,
        r#"{"user": {"profile": null, "profile": {"a": "x"}}}"#,
        r#"{"user": {"profile": {"a": "x"}}, "user": {"profile": {"b": "y"}}}"#,
        r#"{"groups": 5, "groups": []}"#,
        // Shapes.
        r#"{"user": null}"#,
        r#"{"user": {}}"#,
        r#"{"user": {"profile": null}}"#,
        r#"{"user": {"profile": "x"}}"#,
        r#"{"user": []}"#,
        r#"{"appuser": 5}"#,
        r#"{"groups": {"a": 1}}"#,
        r#"{"groups": [1]}"#,
        r#"{"groups": null}"#,
        r#"{"now": "2024-05-06T07:08:09Z", "user": {"profile": {"a": "x"}}}"#,
        r#"{"now": 5}"#,
        r#"{"now": "never"}"#,
        r#"{"variables": {"user": {"a": "v"}, "a": "w"}, "user": {"profile": {"a": "x"}}}"#,
        "{}",
        "[]",
        "null",
        "\"text\"",
        // No JSON.
        "",
        "{",
        r#"{"user"}"#,
        r#"{"user": {"profile": {"a": "x"}}"#,
        r#"{"user": {"profile": {"a": "x",}}}"#,
        r#"{"user": {"profile": {"a": "x"}}} x"#,
        r#"{"user": {"profile": {"a": x}}}"#,
        r#"{"x": 01}"#,
        r#"{"x": 1.}"#,
        r#"{"x": .5}"#,
        r#"{"x": -}"#,
        r#"{"x": +1}"#,
        r#"{"x": tru}"#,
        r#"{"x": nullnull}"#,
        r#"{"x": "a}"#,
        r#"{"x": [1 2]}"#,
        r#"{"x" 1}"#,
        r#"{'x': 1}"#,
        "\u{feff}{}",
    ] {
        agree(&programs, text.as_bytes());
    }
    for levels in [90, 99, 110, 126, 200] {
        agree(&programs, deep(levels).as_bytes());
    }
    agree(&programs, b"{\"x\": \"\xff\"}");
    agree(
        &programs,
        format!(r#"{{"x": {}}}"#, "9".repeat(400)).as_bytes(),
    );
}

/// Any JSON, with keys that mean something.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let key = prop_oneof![
            prop::sample::select(vec![
                "user",
                "appuser",
                "source",
                "profile",
                "a",
                "b",
                "groups",
                "now",
                "variables",
                "app"
            ])
            .prop_map(str::to_owned),
            any::<String>(),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::hash_map(key, inner, 0..6).prop_map(|entries| json!(entries)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn any_context_is_read_alike(person in idioms::person(), json in any_json(), text in idioms::expression()) {
        let mut programs = programs();
        programs.extend(Engine::default().compile(&text).ok());
        for json in [person, json] {
            agree(&programs, json.to_string().as_bytes());
            agree(&programs, serde_json::to_string_pretty(&json).unwrap().as_bytes());
        }
    }

    #[test]
    fn damaged_text_is_refused_alike(json in idioms::person(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut text = json.to_string().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        agree(&programs(), &text);
        text.remove(at);
        agree(&programs(), &text);
    }
}
