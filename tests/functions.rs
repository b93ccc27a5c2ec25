//! The function table tests itself.

use okta_mapping::{Context, Dialect, Engine, Function, Spelling, function_table};

fn names(function: &Function) -> Vec<&'static str> {
    function
        .spellings
        .iter()
        .map(|spelling| match *spelling {
            Spelling::Function(_, name)
            | Spelling::AnyFunction(name)
            | Spelling::Method(_, name) => name,
            _ => "",
        })
        .collect()
}

#[test]
fn every_example_gives_what_it_says() {
    for function in function_table() {
        assert!(
            !function.examples.is_empty(),
            "{} has no example",
            function.id
        );
        for (text, expected) in function.examples {
            let program = Engine::new(Dialect::IdentityEngine).compile(text).unwrap();
            let context = Context::default();
            let value = program.eval(&context).unwrap();
            assert_eq!(serde_json::to_string(&value).unwrap(), *expected, "{text}");
        }
    }
}

#[test]
fn every_row_is_documented_and_named_once() {
    let mut ids = std::collections::HashSet::new();
    for function in function_table() {
        assert!(ids.insert(function.id), "{} stands twice", function.id);
        assert!(
            function.doc.contains('.') && !names(function).contains(&""),
            "{}",
            function.id
        );
        for parameter in function.signatures.iter().flat_map(|s| s.parameters.iter()) {
            assert!(
                !parameter.doc.is_empty(),
                "{} {}",
                function.id,
                parameter.name
            );
        }
    }
}
