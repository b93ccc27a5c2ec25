//! Laws of functions over random arguments.

use okta_mapping::{
    Context, Dialect, Engine, Form, Function, Kind, Limits, Occurs, Receiver, function_table,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// Evaluates an expression over variables.
fn evaluate(dialect: Dialect, text: &str, variables: Json) -> Result<Json, &'static str> {
    evaluate_within(Limits::default(), dialect, text, variables)
}

fn evaluate_within(
    limits: Limits,
    dialect: Dialect,
    text: &str,
    variables: Json,
) -> Result<Json, &'static str> {
    let json = json!({
        "variables": variables, "user": {"id": "00u1", "status": "ACTIVE", "profile": {}},
        "groups": [{"id": "g1", "type": "OKTA_GROUP", "profile": {"name": "Everyone"}}],
        "manager": {}, "assistant": {}, "assignments": {}, "linkedObjects": {}, "now": "2015-07-31T17:18:37.979Z",
    });
    let context = Context::from_json(&json).unwrap();
    let program = Engine::new(dialect)
        .with_limits(limits)
        .compile(text)
        .map_err(|error| error.code())?;
    let value = program.eval(&context).map_err(|error| error.code())?;
    Ok(serde_json::to_value(&value).unwrap())
}

/// The calls of a function in each of its spellings, with variables as arguments.
fn calls(function: &Function) -> Vec<(Dialect, String)> {
    let given = |from: usize| -> String {
        let count = function.parameters.len().max(from);
        (from..count)
            .map(|position| format!("v{position}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let dialects = [Dialect::Classic, Dialect::IdentityEngine];
    let mut calls = Vec::new();
    for spelling in function.spellings.iter() {
        for dialect in dialects
            .into_iter()
            .filter(|dialect| spelling.is_in(*dialect))
        {
            calls.push((
                dialect,
                match spelling.form {
                    Form::Function(_, name) => format!("{name}({})", given(0)),
                    Form::Method(Receiver::Country, name) => {
                        format!("'US'.parseCountryCode().{name}({})", given(1))
                    }
                    Form::Method(Receiver::Time, name) => {
                        format!("DateTime.now().{name}({})", given(1))
                    }
                    Form::Method(_, name) => format!("v0.{name}({})", given(1)),
                    _ => continue,
                },
            ));
        }
    }
    calls
}

/// An argument of any kind: null, empty, wide, huge, of a wrong type.
fn argument() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(json!(null)),
        Just(json!("")),
        Just(json!("😀a\u{301}")),
        Just(json!("x".repeat(200_000))),
        Just(json!("a, b,c")),
        Just(json!("US")),
        Just(json!("(?<x>a|b)+")),
        Just(json!("yyyy-MM-dd'T'HH")),
        Just(json!("2015-07-31T17:18:37.979Z")),
        any::<String>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<bool>().prop_map(Json::from),
        prop::collection::vec(any::<i8>(), 0..4).prop_map(Json::from),
        Just(json!({"group.id": "g1"})),
        Just(json!([null, "a", [1], {"k": 1}])),
    ]
}

/// Limits that random arguments come near.
fn tight() -> Limits {
    let mut limits = Limits::default();
    limits.concatenation_length = 100;
    limits.value_size = 30;
    limits
}

/// How many UTF-16 units the longest text in a value has.
fn longest_text(value: &Json) -> usize {
    match value {
        Json::String(text) => text.encode_utf16().count(),
        Json::Array(elements) => elements.iter().map(longest_text).max().unwrap_or(0),
        _ => 0,
    }
}

/// The size of a list as [`Limits::value_size`] counts it; other values are not bounded by it.
fn list_size(value: &Json) -> usize {
    let element = |element: &Json| match element {
        Json::String(text) => 1 + text.len() / 16,
        Json::Array(_) => list_size(element),
        _ => 1,
    };
    match value {
        Json::Array(elements) => 1 + elements.iter().map(element).sum::<usize>(),
        _ => 0,
    }
}

proptest! {
    #[test]
    fn every_function_gives_a_value_or_an_error(arguments in prop::collection::vec(argument(), 5)) {
        let longest = arguments.iter().map(longest_text).max().unwrap_or(0);
        let mut variables = serde_json::Map::new();
        for (position, argument) in arguments.into_iter().enumerate() {
            variables.insert(format!("v{position}"), argument);
        }
        for function in function_table() {
            for (dialect, text) in calls(function) {
                // No panic is the law; the result is whatever it is, the same twice.
                let first = evaluate(dialect, &text, Json::Object(variables.clone()));
                let second = evaluate(dialect, &text, Json::Object(variables.clone()));
                prop_assert_eq!(first, second, "{}", text);
                for limits in [Limits::default(), tight()] {
                    let within = evaluate_within(limits, dialect, &text, Json::Object(variables.clone()));
                    let value = within.unwrap_or_default();
                    let longest = longest.max(limits.concatenation_length);
                    prop_assert!(longest_text(&value) <= longest, "{} is too long", text);
                    prop_assert!(list_size(&value) <= limits.value_size, "{} is too large", text);
                }
            }
        }
    }

    #[test]
    fn a_substring_never_cuts_a_pair(text in "[a😀é\u{10FFFF}]{0,8}", start in -2..12i32, end in -2..12i32) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let value = evaluate(Dialect::Classic, "String.substring(t, s, e)", json!({"t": text, "s": start, "e": end}));
        let clamp = |position: i32| usize::try_from(position).unwrap_or(0).min(units.len());
        let (from, to) = (clamp(start), clamp(end));
        match String::from_utf16(units.get(from..to).unwrap_or_default()) {
            Ok(part) => prop_assert_eq!(value, Ok(json!(part))),
            Err(_) => prop_assert_eq!(value, Err("cuts-surrogate-pair")),
        }
    }

    #[test]
    fn comma_separated_values_and_arrays_are_inverse(elements in prop::collection::vec("[a-zé0-9]{1,5}", 0..6)) {
        let csv = evaluate(Dialect::Classic, "Arrays.toCsvString(a)", json!({"a": elements})).unwrap();
        prop_assert_eq!(&csv, &json!(elements.join(",")));
        let back = evaluate(Dialect::Classic, "Arrays.toCsvString(Arrays.add(Arrays.remove(c, 'zz'), 'zz'))", json!({"c": csv})).unwrap();
        let mut expected = elements.clone();
        expected.retain(|element| element != "zz");
        expected.push("zz".to_owned());
        prop_assert_eq!(back, json!(expected.join(",")));
    }

    #[test]
    fn before_and_after_put_together_give_the_text(text in "[ab@]{0,10}") {
        let joined = "String.substringBefore(t, '@') + (String.stringContains(t, '@') ? '@' : '') + String.substringAfter(t, '@')";
        prop_assert_eq!(evaluate(Dialect::Classic, joined, json!({"t": text})), Ok(json!(text)));
    }
}

#[test]
fn classic_and_identity_engine_agree_where_both_have_an_operation() {
    let text = "This is a test";
    for (classic, identity_engine) in [
        ("String.len(t)", "t.length()"),
        ("String.toUpperCase(t)", "t.toUpperCase()"),
        ("String.replace(t, 'is', 'at')", "t.replace('is', 'at')"),
        (
            "String.replaceFirst(t, 'is', 'at')",
            "t.replaceFirst('is', 'at')",
        ),
        ("String.substring(t, 2, 9)", "t.substring(2, 9)"),
        ("String.substringBefore(t, ' ')", "t.substringBefore(' ')"),
        ("String.substringAfter(t, ' ')", "t.substringAfter(' ')"),
        ("String.stringContains(t, 'is')", "t.contains('is')"),
        ("String.removeSpaces(t)", "t.removeSpaces()"),
        ("Convert.toInt('12.5')", "'12.5'.toInteger()"),
        (
            "Iso3166Convert.toName('IN')",
            "'IN'.parseCountryCode().toName()",
        ),
    ] {
        let variables = json!({"t": text});
        assert_eq!(
            evaluate(Dialect::Classic, classic, variables.clone()),
            evaluate(Dialect::IdentityEngine, identity_engine, variables),
        );
    }
}

/// Every function takes what its parameters say, and a text where it wants one is never refused before it runs.
#[test]
fn every_function_can_be_called_with_each_count_of_arguments_that_it_takes() {
    for function in function_table() {
        let required = function
            .parameters
            .iter()
            .filter(|p| p.occurs == Occurs::Once)
            .count();
        for spelling in function.spellings.iter() {
            let Form::Function(_, name) = spelling.form else {
                continue;
            };
            let dialect = if spelling.is_in(Dialect::Classic) {
                Dialect::Classic
            } else {
                Dialect::IdentityEngine
            };
            let arguments = |count: usize| -> String {
                let literal = |p: &okta_mapping::Parameter| match p.kind {
                    Kind::OneOf(words) => format!("'{}'", words[0]),
                    Kind::Criteria => "{'group.id': 'g1'}".to_owned(),
                    Kind::Expression => "'group.id'".to_owned(),
                    _ => "'1'".to_owned(),
                };
                function
                    .parameters
                    .iter()
                    .take(count)
                    .map(literal)
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let engine = Engine::new(dialect);
            assert!(
                engine
                    .compile(&format!("{name}({})", arguments(required)))
                    .is_ok(),
                "{name}"
            );
            if required > 0 {
                let error = engine
                    .compile(&format!("{name}({})", arguments(required - 1)))
                    .unwrap_err();
                assert_eq!(error.code(), "wrong-argument-count", "{name}");
            }
        }
    }
}
