//! The function table tests itself.

#[allow(dead_code)] // One of its two questions is asked here.
#[path = "support/types.rs"]
mod types;

use std::collections::HashSet;

use okta_mapping::{
    Analysis, Authority, Context, Engine, Environment, FunctionExample, Occurs, ResultKind,
    function_table, functions_chapter,
};
use types::is_of;

/// What an example gives, as JSON, or the code of its error.
fn outcome(example: &FunctionExample) -> Result<String, String> {
    let json = serde_json::from_str(example.context).unwrap();
    let context = Context::from_json(&json).unwrap();
    let program = Engine::new(example.dialect).compile(example.text).unwrap();
    match program.eval(&context) {
        Ok(value) => Ok(serde_json::to_string(&value).unwrap()),
        Err(error) => Err(error.code().to_string()),
    }
}

#[test]
fn every_example_gives_what_it_says() {
    let mut wrong = Vec::new();
    for function in function_table() {
        for example in function.examples {
            let ours = outcome(example);
            let expected = example.result.ok_or(example.error.unwrap_or_default());
            if ours.as_deref().map_err(String::as_str) != expected {
                wrong.push(format!("{}: {} gives {ours:?}", function.id, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_example_gives_what_its_row_returns() {
    let mut wrong = Vec::new();
    for function in function_table() {
        let is_named = function.returns.kind != ResultKind::Unknown;
        assert!(is_named, "{} does not say what it returns", function.id);
        for example in function.examples {
            let engine = Engine::new(example.dialect);
            let analysis = Analysis::new(example.text, &Environment::new(&engine));
            let of = analysis.result().unwrap();
            let json = serde_json::from_str(example.context).unwrap();
            let context = Context::from_json(&json).unwrap();
            let program = engine.compile(example.text).unwrap();
            let value = program.eval(&context);
            if value.is_ok_and(|value| !is_of(&value, of)) {
                wrong.push(format!("{}: {} is no {of}", function.id, example.text));
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

/// Who says so of a spelling.
fn authority(name: &str) -> Authority {
    let mut spellings =
        function_table().flat_map(|row| row.spellings.iter().map(move |spelling| (row, *spelling)));
    let (row, spelling) = spellings
        .find(|(_, spelling)| spelling.name() == name)
        .unwrap();
    row.authority_of(spelling)
}

#[test]
fn rows_carry_their_authority() {
    let expected = [
        ("String.len", Authority::Documented),
        ("String.startsWith", Authority::Documented),
        ("startsWith", Authority::Assumed),
        ("user.findGroupAndGetOwners", Authority::SupportArticle),
        ("Time.fromUnixToIso8601", Authority::SupportArticle),
        ("Time.fromIso8601ToUnix", Authority::SupportArticle),
        ("parseUnixTime", Authority::Documented),
    ];
    for (name, of) in expected {
        assert_eq!(authority(name), of, "{name}");
    }
    let with_forms = |row: &&okta_mapping::Function| row.authority_of_forms().is_some();
    let forms: Vec<&str> = function_table()
        .filter(with_forms)
        .map(|row| row.id)
        .collect();
    assert_eq!(forms, ["text.replace", "text.contains"]);
    let chapter = functions_chapter();
    for of in [
        Authority::Documented,
        Authority::SupportArticle,
        Authority::Engine,
        Authority::Assumed,
    ] {
        assert!(chapter.contains(of.as_str()), "{of:?}");
    }
}
