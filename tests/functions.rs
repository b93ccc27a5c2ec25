//! The function table tests itself.

use std::collections::HashSet;

use okta_mapping::{Context, Engine, FunctionExample, Occurs, function_table, functions_chapter};

/// What an example gives, as JSON; none where it fails.
fn outcome(example: &FunctionExample) -> Option<String> {
    let json = serde_json::from_str(example.context).unwrap();
    let context = Context::from_json(&json).unwrap();
    let program = Engine::new(example.dialect).compile(example.text).unwrap();
    let value = program.eval(&context).ok()?;
    Some(serde_json::to_string(&value).unwrap())
}

#[test]
fn every_example_gives_what_it_says() {
    let mut wrong = Vec::new();
    for function in function_table() {
        for example in function.examples {
            let ours = outcome(example);
            if ours.as_deref() != example.result {
                wrong.push(format!("{}: {} gives {ours:?}", function.id, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_spelling_is_unique_and_has_an_example() {
    let mut spellings = HashSet::new();
    for function in function_table() {
        for spelling in function.spellings.iter() {
            assert!(
                spellings.insert(spelling.form),
                "{:?} stands twice",
                spelling.form
            );
            let shown = function.examples.iter().any(|example| {
                spelling.is_in(example.dialect) && example.text.contains(spelling.name())
            });
            assert!(
                shown || spelling.deprecated.is_some(),
                "{} has no example",
                spelling.name()
            );
        }
    }
}

#[test]
fn every_row_is_documented() {
    let mut ids = HashSet::new();
    let mut rules = HashSet::new();
    for function in function_table() {
        assert!(ids.insert(function.id), "{} stands twice", function.id);
        assert!(function.doc.contains('.'), "{}", function.id);
        let repeated = |p: &okta_mapping::Parameter| p.occurs == Occurs::Repeated;
        let first = function.parameters.iter().position(repeated);
        for (position, parameter) in function.parameters.iter().enumerate() {
            assert!(
                !parameter.doc.is_empty(),
                "{} {}",
                function.id,
                parameter.name
            );
            assert!(first.is_none_or(|first| position < first || repeated(parameter)));
        }
        for assumption in function.assumptions {
            assert!(assumption.rule.ends_with('.'), "{}", assumption.id);
            rules.insert((assumption.id, assumption.rule));
        }
    }
    let ids: HashSet<&str> = rules.iter().map(|(id, _)| *id).collect();
    assert_eq!(
        ids.len(),
        rules.len(),
        "an assumption's name stands for two rules"
    );
}

#[test]
fn the_chapter_of_functions_is_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/functions.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, functions_chapter()).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap();
    assert!(
        written == functions_chapter(),
        "refresh it: UPDATE_DOCS=1 cargo test --test functions"
    );
}
