//! What functions and lists build is bounded while it is built, and what functions do is bounded together.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use okta_mapping::{Context, Dialect, Engine, Function, Limits, Value};
use serde_json::{Value as Json, json};

fn limits(change: impl FnOnce(&mut Limits)) -> Limits {
    let mut limits = Limits::default();
    change(&mut limits);
    limits
}

/// The value's text, or the error's code and message.
fn outcome(text: &str, context: &Json, limits: Limits) -> String {
    let context = Context::from_json(context).unwrap();
    let engine = Engine::new(Dialect::Classic).with_limits(limits);
    match engine.compile(text).unwrap().eval(&context) {
        Ok(value) => value.to_string(),
        Err(error) => format!("{}: {error}", error.code()),
    }
}

fn code(text: &str, context: &Json, limits: Limits) -> String {
    let outcome = outcome(text, context, limits);
    outcome.split(": ").next().unwrap_or_default().to_owned()
}

fn repeated(unit: &str, times: usize) -> String {
    vec![unit; times].join(", ")
}

/// How often a function that builds a text of 160 characters is called, and the code that the expression ends with.
fn texts_built(text: &str) -> (usize, String) {
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    let build = Function::new("Test.build", "A long text.", move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        Ok(Value::from("x".repeat(160)))
    });
    let engine = Engine::new(Dialect::Classic)
        .with_function(build)
        .with_limits(limits(|limits| limits.value_size = 110));
    let (program, context) = (engine.compile(text).unwrap(), Context::default());
    let code = program
        .eval(&context)
        .err()
        .map_or("", |error| error.code())
        .to_owned();
    (calls.load(Ordering::Relaxed), code)
}

#[test]
fn lists_maps_and_arguments_end_at_the_limit_while_they_are_built() {
    let calls = repeated("Test.build()", 50);
    let entries: Vec<String> = (0..50).map(|key| format!("k{key}: Test.build()")).collect();
    for text in [
        format!("{{{calls}}}"),
        format!("{{{}}}", entries.join(", ")),
        format!("{{{}}}.![Test.build()]", repeated("1", 50)),
        format!(
            "{{{}}}.![Test.build()]",
            repeated("1", 50).replace("1", "{1}")
        ),
        format!("Arrays.flatten({calls})"),
        format!("String.join({calls})"),
    ] {
        let (built, code) = texts_built(&text);
        assert_eq!(code, "value-too-large", "{text}");
        assert!(built <= 11, "{built} texts are built for {text}");
    }
}

#[test]
fn flatten_and_join_end_at_the_limit_before_they_look_at_the_rest() {
    let context =
        json!({"user": {"profile": {"c": ",".repeat(40), "t": "x".repeat(40), "map": {"k": 1}}}});
    let small = limits(|limits| {
        limits.value_size = 100;
        limits.concatenation_length = 40;
    });
    let csv = repeated("user.c", 4);
    assert_eq!(
        code(&format!("Arrays.flatten({csv}, null)"), &context, small),
        "value-too-large"
    );
    let texts = repeated("user.t", 4);
    assert_eq!(
        code(
            &format!("String.join('', {texts}, user.map)"),
            &context,
            small
        ),
        "concatenation-too-long"
    );
}

#[test]
fn join_names_the_argument_that_is_no_text() {
    let context =
        json!({"variables": {"map": {"k": 1}, "maps": [{"k": 1}], "nested": [[{"k": 1}]]}});
    for bad in ["map", "maps", "nested"] {
        let message = outcome(
            &format!("String.join('-', 'a', 'b', {bad})"),
            &context,
            Limits::default(),
        );
        assert!(message.starts_with("argument-not-convertible"), "{message}");
        assert!(message.contains("argument 4 of `String.join`"), "{message}");
    }
}

#[test]
fn a_text_longer_than_the_limit_may_be_replaced_in() {
    let context = json!({"user": {"profile": {"t": "ab".repeat(200_000)}}});
    let text = "String.len(String.replace(user.t, 'ab', 'ba'))";
    assert_eq!(outcome(text, &context, Limits::default()), "400000");
}

#[test]
fn regular_expressions_of_functions_count_as_those_of_operators() {
    let context = json!({"groups": [{"id": "g", "profile": {"name": "x"}}]});
    let one = limits(|limits| limits.computed_regexes = 1);
    let test = |pattern: &str| format!("isMemberOfGroupNameRegex('' + '{pattern}')");
    let same = format!("{} and {}", test("x"), test("x"));
    assert_eq!(outcome(&same, &context, one), "true");
    let two = format!("{} and {}", test("x"), test("y"));
    assert_eq!(code(&two, &context, one), "too-many-regexes");
    let both = format!("'x' matches '' + 'x' and {}", test("y"));
    assert_eq!(code(&both, &context, one), "too-many-regexes");
}

#[test]
fn an_expression_for_groups_is_compiled_once_for_all_of_them() {
    let group = json!({"id": "g", "profile": {"name": "x"}});
    let context = json!({"groups": vec![group; 50]});
    let one = limits(|limits| limits.computed_expressions = 1);
    let filtered = |text: &str| format!("getFilteredGroups('g', '' + '{text}', 100)");
    let text = format!("{{1, 2}}.![Arrays.size({})]", filtered("group.name"));
    assert_eq!(outcome(&text, &context, one), "[50, 50]");
    let text = format!("{} == {}", filtered("group.name"), filtered("group.id"));
    assert_eq!(code(&text, &context, one), "too-many-expressions");
    // Without groups nothing is compiled.
    let none = json!({"groups": []});
    assert_eq!(outcome(&filtered("no expression"), &none, one), "[]");
}

#[test]
fn limits_count_across_the_expressions_for_groups() {
    let context = json!({"groups": vec![json!({"id": "g", "profile": {"name": "x"}}); 50]});
    let filtered = |inner: &str| format!("getFilteredGroups('g', \"{inner}\", 100)");
    let works = filtered("String.len(group.name)");
    let few = limits(|limits| limits.work = 60);
    assert_eq!(code(&works, &context, few), "too-much-work");
    assert_ne!(code(&works, &context, Limits::default()), "too-much-work");
    let small = limits(|limits| limits.value_size = 40);
    assert_eq!(code(&works, &context, small), "value-too-large");
    let one = limits(|limits| limits.computed_regexes = 1);
    let regexes = filtered("group.name matches '' + 'x' and group.id matches '' + 'g'");
    assert_eq!(code(&regexes, &context, one), "too-many-regexes");
}

#[test]
fn what_functions_do_together_is_bounded() {
    let ones = format!("{{{}}}", vec!["1"; 1_100].join(","));
    let grown = |unit: &str| {
        let text = unit.repeat(330);
        format!("String.replace('{}', 'a', '{text}')", "a".repeat(300))
    };
    for body in [
        format!("String.len(String.toUpperCase({}))", grown("é")),
        format!("Arrays.size({})", grown(",")),
        format!("Arrays.contains({}, 1)", grown(",")),
    ] {
        let text = format!("{ones}.![{body}]");
        let ended = code(&text, &json!({}), Limits::default());
        assert_eq!(ended, "too-much-work", "{}", &body[..30]);
    }
    let list = format!("Arrays.add({}, 1)", grown(","));
    for operator in ["value == value", "'' + value", "value matches 'a'"] {
        let text = format!(
            "{{x: {list}}}.![{{{}}}]",
            repeated(&format!("({operator}) == 1"), 300)
        );
        let ended = code(&text, &json!({}), Limits::default());
        assert_eq!(ended, "too-much-work", "{operator}");
    }
    let context = json!({"user": {"profile": {"c": ",".repeat(40)}}});
    let call = "Arrays.size(user.c)";
    // The list of 41 empty texts, and the number.
    assert_eq!(
        outcome(call, &context, limits(|limits| limits.work = 43)),
        "41"
    );
    assert_eq!(
        code(call, &context, limits(|limits| limits.work = 42)),
        "too-much-work"
    );
}
