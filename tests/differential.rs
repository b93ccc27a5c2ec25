//! Generated expressions against the recorded answers of the real engine. `tests/recorders/record.sh` records them.

mod support;

use std::collections::BTreeMap;

use serde_json::Value as Json;
use support::engine::{self, Answer};
use support::recorded;

/// Where we answer otherwise on purpose, by what we answer.
fn on_purpose(ours: &Answer, recorded: &Json) -> Option<&'static str> {
    match ours.kind().err()? {
        "unknown-method" | "unknown-function" if recorded["phase"] != "parse" => {
            Some("an unknown method is found before anything runs")
        }
        "cuts-surrogate-pair" if recorded["phase"] != "parse" => {
            Some("half a character is an error, never a broken text")
        }
        _ => None,
    }
}

#[test]
fn generated_expressions_agree_with_the_real_engine() {
    let context = engine::context();
    let mut agreeing = 0;
    let mut differing: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in recorded::cases() {
        let text = case["expr"].as_str().unwrap();
        let recorded = &case["result"];
        let ours = engine::answer(text, &context);
        if engine::agree(&ours, recorded) {
            agreeing += 1;
        } else if let Some(reason) = on_purpose(&ours, recorded) {
            *differing.entry(reason).or_default() += 1;
        } else {
            wrong.push(format!(
                "{text}\n  recorded {recorded}\n  ours     {ours:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ, among them\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    assert!(agreeing >= 20_000, "only {agreeing} expressions agree");
    insta::assert_debug_snapshot!(differing);
}
