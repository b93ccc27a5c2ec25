//! The documented examples.

use okta_mapping::{Context, Dialect, Engine, Lines};
use serde_json::{Value as Json, json};

fn cases() -> impl Iterator<Item = Json> {
    include_str!("vectors/reference.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn documented_examples_give_what_the_documentation_says() {
    for case in cases() {
        let dialect: Dialect = case["dialect"].as_str().unwrap().parse().unwrap();
        let program = Engine::new(dialect)
            .compile(case["expr"].as_str().unwrap())
            .unwrap();
        let context = Context::from_json(&case["context"]).unwrap();
        let value = program.eval(&context).unwrap();
        assert_eq!(
            serde_json::to_value(&value).unwrap(),
            case["expect"],
            "{}",
            case["id"]
        );
        assert_eq!(value.type_name(), case["type"], "{}", case["id"]);
    }
}

#[test]
fn documented_examples_are_answered_as_lines() {
    for case in cases() {
        let line =
            json!({"expr": case["expr"], "dialect": case["dialect"], "context": case["context"]});
        let answer: Json =
            serde_json::from_str(&Lines::default().answer(line.to_string().as_bytes())).unwrap();
        assert_eq!(
            answer,
            json!({"ok": true, "type": case["type"], "value": case["expect"]})
        );
    }
}
