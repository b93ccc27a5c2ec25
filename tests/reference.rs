//! The documented examples of Okta's pages, guides and articles.

use okta_mapping::{Context, Dialect, Engine, Error, Lines, Use, Value};
use serde_json::{Value as Json, json};

/// Lines that contradict what Okta documents elsewhere, with the reason.
const EXCEPTIONS: [(&str, &str); 0] = [];

fn cases() -> impl Iterator<Item = Json> {
    include_str!("vectors/reference.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|case: &Json| EXCEPTIONS.iter().all(|(id, _)| case["id"] != *id))
}

fn evaluate(case: &Json) -> Result<Value<'static>, Error> {
    let dialect: Dialect = case["dialect"].as_str().unwrap().parse().unwrap();
    let mut engine = Engine::new(dialect);
    if let Some(word) = case["use"].as_str() {
        engine = engine.with_use(word.parse::<Use>().unwrap());
    }
    let program = engine.compile(case["expr"].as_str().unwrap())?;
    let empty = json!({});
    let mut context = Context::from_json(case.get("context").unwrap_or(&empty))?;
    if let Some(now) = case["now"].as_str() {
        context = context.with_now(now.parse().unwrap());
    }
    program.eval(&context).map(Value::into_owned)
}

/// Whether the phase of an error is the one that is named.
fn is_phase(phase: &str, named: &Json) -> bool {
    match named.as_str() {
        Some("parse-or-check") => matches!(phase, "parse" | "check"),
        named => named == Some(phase),
    }
}

#[test]
fn documented_examples_give_what_the_documentation_says() {
    let mut wrong = Vec::new();
    for case in cases() {
        let right = match evaluate(&case) {
            Ok(value) => {
                case.get("error").is_none()
                    && serde_json::to_value(&value).unwrap() == case["expect"]
                    && value.type_name() == case["type"]
            }
            Err(ref error) => is_phase(error.phase().as_str(), &case["error"]),
        };
        if !right {
            wrong.push(format!(
                "{} {}: {:?}",
                case["id"],
                case["expr"],
                evaluate(&case)
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn documented_examples_are_answered_as_lines() {
    for case in cases() {
        let answer = Lines::default().answer(case.to_string().as_bytes());
        let answer: Json = serde_json::from_str(&answer).unwrap();
        match case.get("error") {
            None => assert_eq!(
                answer,
                json!({"ok": true, "type": case["type"], "value": case["expect"]})
            ),
            Some(named) => assert!(
                is_phase(answer["phase"].as_str().unwrap(), named),
                "{}",
                case["id"]
            ),
        }
    }
}
