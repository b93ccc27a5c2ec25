//! Lints: tables of cases, silent ones among them, and what people read.

mod support;

use std::collections::HashMap;
use std::fmt::Write;

use okta_mapping::{
    Analysis, Context, Diagnostic, Dialect, Engine, Environment, Value, check, fixed,
};
#[cfg(feature = "render")]
use okta_mapping::{Colour, ExampleKind, Phase, codes, render};
use serde_json::{Value as Json, json};
use support::environment::{Place, dialect};

/// The code, and the text that it points at.
fn shown<'t>(found: &'t Diagnostic, text: &'t str) -> [&'t str; 2] {
    [found.code().name, &text[found.span().range()]]
}

/// Each line of the tables: an expression, its dialect and environment, the codes that are found, each with the text
/// that it points at, and the text after all fixes, where there are some.
#[test]
fn the_tables_hold() {
    let mut failures = String::new();
    let mut count = 0;
    insta::glob!("lints/*.jsonl", |path| {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let case: Json = serde_json::from_str(line).unwrap();
            let text = case["expr"].as_str().unwrap();
            let place = Place::new(dialect(&case), &case);
            let analysis = Analysis::new(text, &place.environment());
            let found = analysis.diagnostics().iter();
            let found: Vec<[&str; 2]> = found.map(|found| shown(found, text)).collect();
            let expected = serde_json::to_value(&found).unwrap();
            if case["found"] != expected {
                writeln!(failures, "{line}\n    finds {expected}").unwrap();
            }
            let mended = fixed(text, &place.environment());
            if case["fixed"].as_str().unwrap_or(text) != mended {
                writeln!(failures, "{line}\n    is fixed as {mended}").unwrap();
            }
            count += 1;
        }
    });
    assert!(failures.is_empty(), "{failures}");
    assert!(count >= 150, "{count}");
}

/// What people read: the wrong text of each code of the lints' table, drawn.
#[test]
#[cfg(feature = "render")]
fn warnings_and_notes_are_drawn() {
    let mut drawn = Vec::new();
    let lints = codes::all()
        .skip_while(|code| code.name != "deprecated-function")
        .take_while(|code| code.phase == Phase::Check);
    for code in lints {
        let ExampleKind::Analysed(dialect) = code.wrong.kind else {
            panic!("{} is found by an analysis", code.name);
        };
        let text = code.wrong.text;
        let place = Place::new(dialect, &serde_json::from_str(code.wrong.context).unwrap());
        let analysis = Analysis::new(text, &place.environment());
        let found = analysis.diagnostics().iter();
        let found = found.filter(|found| found.code() == code);
        drawn.extend(found.map(|found| render(found, text, None, Colour::Never)));
    }
    insta::assert_snapshot!(drawn.join("\n\n"));
}

/// What the real `java.util.regex` matched is never told to match nothing, and without the anchors that are told to be
/// redundant a pattern matches the same.
#[test]
fn lints_of_patterns_agree_with_java() {
    let engine = Engine::new(Dialect::Classic);
    let environment = Environment::new(&engine);
    let (mut never, mut anchored) = (0, 0);
    let mut known: HashMap<String, Vec<Diagnostic>> = HashMap::new();
    for line in include_str!("vectors/java-regex.jsonl").lines() {
        let vector: Json = serde_json::from_str(line).unwrap();
        let pattern = vector["pattern"].as_str().unwrap().replace('\'', "''");
        let text = format!("user.x matches '{pattern}'");
        let found = known
            .entry(text.clone())
            .or_insert_with(|| check(&text, &environment));
        for found in found {
            match found.code().name {
                "regex-never-matches" => {
                    never += 1;
                    assert_ne!(vector["matches"], true, "{line}");
                    assert_ne!(vector["find"], true, "{line}");
                }
                "regex-anchors-redundant" => {
                    let Some(fix) = found.fix() else { continue };
                    anchored += 1;
                    let json = json!({"user": {"profile": {"x": vector["text"]}}});
                    let context = Context::from_json(&json).unwrap();
                    let program = engine.compile(&fix.apply(&text)).unwrap();
                    let value = program.eval(&context).unwrap();
                    assert_eq!(value, Value::from(vector["matches"] == true), "{line}");
                }
                _ => {}
            }
        }
    }
    assert!(never >= 50 && anchored >= 50, "{never} {anchored}");
}
