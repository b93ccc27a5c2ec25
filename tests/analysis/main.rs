//! What analyses find, case by case: an expression, the environment that it stands in, the codes with the text that each
//! points at, and the type of the result where that is what the case is about. What a case does not list must not be
//! found.

mod documented;
#[path = "../support/environment.rs"]
mod environment;
#[path = "../support/expressions.rs"]
mod expressions;
mod laws;
mod mappings;

use std::collections::HashSet;

use environment::Place;
use okta_mapping::{Analysis, Dialect};
use serde_json::Value as Json;

const FILES: [&str; 5] = [
    include_str!("attributes.jsonl"),
    include_str!("narrowing.jsonl"),
    include_str!("errors.jsonl"),
    include_str!("results.jsonl"),
    include_str!("surprises.jsonl"),
];

fn cases() -> Vec<Json> {
    let lines = FILES.iter().flat_map(|file| file.lines());
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What a case expects: codes, each with the text that it points at.
fn expected(case: &Json) -> Vec<(String, String)> {
    let text = |json: &Json| json.as_str().unwrap().to_owned();
    let found = case["found"].as_array().unwrap();
    found
        .iter()
        .map(|one| (text(&one[0]), text(&one[1])))
        .collect()
}

/// Where a case stands.
fn place(case: &Json, environments: &Json) -> Place {
    let name = case["in"].as_str().unwrap();
    let json = environments.get(name).expect(name);
    let dialect: Dialect = match json["dialect"].as_str() {
        Some(dialect) => dialect.parse().unwrap(),
        None => Dialect::Classic,
    };
    Place::new(dialect, json)
}

fn environments() -> Json {
    serde_json::from_str(include_str!("environments.json")).unwrap()
}

/// What people read: the first case of each code.
#[test]
fn messages_say_what_is_wrong_and_what_to_write() {
    let environments = environments();
    let mut told = HashSet::new();
    let mut page = String::new();
    for case in cases() {
        let expected: HashSet<String> = expected(&case).into_iter().map(|(code, _)| code).collect();
        let text = case["expr"].as_str().unwrap();
        let analysis = Analysis::new(text, &place(&case, &environments).environment());
        for found in analysis.diagnostics() {
            let name = found.code().name;
            if !expected.contains(name) || !told.insert((name, found.message().to_owned())) {
                continue;
            }
            page += &format!(
                "{text}\n  {}[{name}]: {}\n",
                found.level().as_str(),
                found.message()
            );
            if let Some(help) = found.help() {
                page += &format!("  help: {help}\n");
            }
            if let Some(fix) = found.fix() {
                page += &format!("  fix: {}: {}\n", fix.label, fix.apply(text));
            }
            page.push('\n');
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn every_case_finds_what_it_says_and_nothing_else() {
    let environments = environments();
    let cases = cases();
    // The codes that these cases are about; others have their own tests.
    let about: HashSet<String> = cases
        .iter()
        .flat_map(|case| expected(case).into_iter().map(|(code, _)| code))
        .collect();
    let mut wrong = Vec::new();
    for case in &cases {
        let name = case["in"].as_str().unwrap();
        let place = place(case, &environments);
        let text = case["expr"].as_str().unwrap();
        let analysis = Analysis::new(text, &place.environment());
        let found: Vec<(String, String)> = analysis
            .diagnostics()
            .iter()
            .map(|found| {
                let at = text[found.span().range()].to_owned();
                (found.code().name.to_owned(), at)
            })
            .filter(|(code, _)| about.contains(code))
            .collect();
        let of = analysis.result().map(ToString::to_string);
        if found != expected(case) {
            wrong.push(format!("{name}: {text}\n  found {found:?}"));
        }
        if case["type"]
            .as_str()
            .is_some_and(|word| of.as_deref() != Some(word))
        {
            wrong.push(format!("{name}: {text}\n  has the type {of:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}
