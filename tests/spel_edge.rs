//! The edge cases of the real engine: every one agrees, but those that are listed with their reason.

mod support;

use std::collections::HashMap;

use serde_json::Value as Json;
use support::engine;

fn lines(text: &str) -> impl Iterator<Item = Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn edge_cases_agree_with_the_real_engine() {
    let differences: Vec<Json> =
        lines(include_str!("vectors/spel-edge-differences.jsonl")).collect();
    let mut listed: HashMap<&str, &str> = differences
        .iter()
        .map(|line| (line["id"].as_str().unwrap(), line["ours"].as_str().unwrap()))
        .collect();
    let context = engine::context();
    let mut wrong = Vec::new();
    for case in lines(include_str!("vectors/spel-edge.jsonl")) {
        let (id, text) = (case["id"].as_str().unwrap(), case["expr"].as_str().unwrap());
        // A Java stream is no value of the language.
        if case["result"]["type"] == "Other" {
            continue;
        }
        let ours = engine::answer(text, &context);
        let agrees = engine::agree(&ours, &case["result"]);
        let kind = ours.kind().err().unwrap_or("value");
        match listed.remove(id) {
            None if agrees => {}
            Some(expected) if !agrees && kind == expected => {}
            Some(_) if agrees => {
                wrong.push(format!("{id}: {text} agrees now, and is still listed"))
            }
            _ => wrong.push(format!(
                "{id}: {text}\n  recorded {}\n  ours     {ours:?}",
                case["result"]
            )),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(listed.is_empty(), "listed, but no case: {listed:?}");
}
