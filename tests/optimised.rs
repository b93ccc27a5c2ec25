//! The optimised evaluation gives what the reference interpreter gives: values, errors with their places, assumptions,
//! and what is counted against every limit.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use okta_mapping::{Context, Dialect, Engine, Error, Evaluated, Function, Limits, Value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use support::{engine, expressions, idioms, recorded};

const DIALECTS: [Dialect; 2] = [Dialect::Classic, Dialect::IdentityEngine];

/// What an evaluation tells, errors with all that they say.
fn told(evaluated: Result<Evaluated<'_>, Error>) -> String {
    match evaluated {
        Ok(evaluated) => format!(
            "{} {:?} {:?}",
            evaluated.value.type_name(),
            evaluated.value,
            evaluated.assumptions
        ),
        Err(error) => format!("{:?}", error.diagnostic()),
    }
}

fn told_plainly(value: Result<Value<'_>, Error>) -> String {
    match value {
        Ok(value) => format!("{} {value:?}", value.type_name()),
        Err(error) => format!("{:?}", error.diagnostic()),
    }
}

/// Every way to evaluate a text on a context gives what the judge gives.
fn agree(engine: &Engine, text: &str, json: &Json) {
    let (Ok(program), Ok(judge)) = (
        engine.compile(text),
        engine.clone().unoptimised().compile(text),
    ) else {
        return;
    };
    let Ok(context) = Context::from_json(json) else {
        return;
    };
    let expected = told(judge.eval_noting(&context));
    assert_eq!(
        told(program.eval_noting(&context)),
        expected,
        "{text} on {json}"
    );
    let expected = told_plainly(judge.eval(&context));
    assert_eq!(
        told_plainly(program.eval(&context)),
        expected,
        "{text} on {json}"
    );
    let mut buffer = "what was there".to_owned();
    let built = told_plainly(program.eval_into(&context, &mut buffer));
    assert_eq!(built, expected, "{text} into a buffer on {json}");
}

/// The default limits, and each limit by itself so small that it is met.
fn limits() -> Vec<Limits> {
    let changes: [fn(&mut Limits, usize); 5] = [
        |limits, n| limits.operations = n,
        |limits, n| limits.work = n,
        |limits, n| limits.value_size = n,
        |limits, n| limits.concatenation_length = n,
        |limits, n| limits.regex_steps = n,
    ];
    let mut all = vec![Limits::default()];
    for change in changes {
        for n in [0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 17, 30] {
            let mut limits = Limits::default();
            change(&mut limits, n);
            all.push(limits);
        }
    }
    all
}

fn agree_at_all_limits(dialect: Dialect, text: &str, json: &Json) {
    for limits in limits() {
        agree(&Engine::new(dialect).with_limits(limits), text, json);
    }
}

fn lines(text: &str) -> impl Iterator<Item = Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn on_the_edge_cases_of_the_real_engine() {
    let context = engine::context();
    for case in lines(include_str!("vectors/spel-edge.jsonl")) {
        let text = case["expr"].as_str().unwrap();
        agree(&Engine::new(Dialect::Classic), text, &context);
        for limits in limits().into_iter().step_by(5) {
            agree(
                &Engine::new(Dialect::IdentityEngine).with_limits(limits),
                text,
                &context,
            );
        }
    }
}

#[test]
fn on_the_documented_examples() {
    for case in lines(include_str!("vectors/reference.jsonl")) {
        let dialect: Dialect = case["dialect"].as_str().unwrap().parse().unwrap();
        let context = case.get("context").cloned().unwrap_or(json!({}));
        agree_at_all_limits(dialect, case["expr"].as_str().unwrap(), &context);
    }
}

#[test]
fn on_the_recorded_expressions() {
    let context = engine::context();
    // A quarter of them; all are held against the real engine elsewhere.
    for case in recorded::cases().step_by(4) {
        let engine = Engine::new(Dialect::IdentityEngine);
        agree(&engine, case["expr"].as_str().unwrap(), &context);
    }
}

#[test]
fn on_examples_of_functions() {
    for function in okta_mapping::function_table() {
        for example in function.examples {
            let engine = Engine::new(example.dialect);
            let context = match example.context {
                "" => engine::context(),
                json => serde_json::from_str(json).unwrap(),
            };
            agree(&engine, example.text, &context);
        }
    }
}

#[test]
fn a_default_is_no_elvis() {
    let json = json!({"user": {"profile": {"a": "x", "b": null}}});
    for text in [
        "user.a",
        "user.a == null ?: user.a",
        "user.a != null ?: user.a",
        "user.b == null ? 'd' : user.b",
        "user.b != null ? user.b : 'd'",
    ] {
        agree_at_all_limits(Dialect::Classic, text, &json);
    }
}

#[test]
fn an_attribute_of_nobody_is_not_remembered_as_null() {
    let nobody = json!({"appuser": null, "user": {"profile": {"a": null}}});
    for text in [
        "appuser?.a == null ? appuser.a : 1",
        "appuser?.a == 'x' ? 1 : appuser?.a == 'y' ? 2 : appuser.a == 'z' ? 3 : appuser.a == 'q' ? 4 : 5",
        "user?.a == null ? user.a : 1",
    ] {
        agree_at_all_limits(Dialect::Classic, text, &nobody);
    }
}

#[test]
fn a_variable_wins_over_its_reference() {
    let json =
        json!({"variables": {"user": {"a": "variable"}}, "user": {"profile": {"a": "profile"}}});
    for text in [
        "user.a",
        "user.a == 'variable' ? user.a : user.a",
        "user.a + user.b",
    ] {
        agree_at_all_limits(Dialect::Classic, text, &json);
    }
}

#[test]
fn a_function_of_the_embedder_is_called_once_where_the_expression_fails() {
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    let counted = Function::new("Test.count", "Counts its calls.", move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        Ok(Value::Null)
    });
    let engine = Engine::default().with_function(counted);
    for text in [
        "Test.count().x",
        "(Test.count() == null ? user.a : 1) + 1",
        "String.len(Test.count()) / 0",
    ] {
        let program = engine.compile(text).unwrap();
        calls.store(0, Ordering::Relaxed);
        assert!(program.eval(&Context::default()).is_err(), "{text}");
        assert_eq!(calls.load(Ordering::Relaxed), 1, "{text}");
    }
}

#[test]
fn nested_projections_stop_at_the_limit() {
    let groups: Vec<Json> = (0..1_000).map(|n| json!({"name": n})).collect();
    let json = json!({"user": {"profile": {"groups": groups}}});
    let text = "user.groups.![user.groups.![user.groups.![user.groups.size()]]]";
    agree(&Engine::new(Dialect::IdentityEngine), text, &json);
    agree(
        &Engine::new(Dialect::Classic),
        "user.groups.?[user.groups.?[user.groups.?[true].a == 1].b == 1]",
        &json,
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn on_random_expressions(text in expressions::expression(), limits in prop::sample::select(limits())) {
        let context = engine::context();
        for dialect in DIALECTS {
            agree(&Engine::new(dialect).with_limits(limits), &text, &context);
        }
    }

    #[test]
    fn on_the_idioms_of_mappings(
        text in idioms::expression(),
        person in idioms::person(),
        limits in prop::sample::select(limits()),
    ) {
        for dialect in DIALECTS {
            agree(&Engine::new(dialect), &text, &person);
            agree(&Engine::new(dialect).with_limits(limits), &text, &person);
        }
    }
}
