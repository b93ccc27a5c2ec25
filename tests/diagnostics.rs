//! What people read: bad input, drawn as the command line draws it. One file of inputs a theme, a blank line
//! between two; the file's name ends in the dialect where it is not Classic.
#![cfg(feature = "render")]

use okta_mapping::{Colour, Context, Dialect, Engine, Error, Limits, render};
use serde_json::json;

fn error(text: &str, dialect: Dialect, limits: Limits) -> Option<Error> {
    let user = json!({"firstName": "Jane", "age": 42, "groups": [{"id": "g1"}, {"id": "g2"}]});
    let json = json!({"user": {"created": "long ago", "profile": user}});
    let context = Context::from_json(&json).unwrap();
    match Engine::new(dialect).with_limits(limits).compile(text) {
        Err(error) => Some(error),
        Ok(program) => program.eval(&context).err(),
    }
}

#[test]
fn bad_input_is_explained() {
    insta::glob!("diagnostics/*.okta", |path| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let dialect = match name.ends_with(".identity-engine") {
            true => Dialect::IdentityEngine,
            false => Dialect::Classic,
        };
        let mut limits = Limits::default();
        if name == "limited" {
            limits.nesting = 50;
        }
        let inputs = std::fs::read_to_string(path).unwrap();
        let drawn: Vec<String> = inputs
            .trim_end_matches('\n')
            .split("\n\n")
            .map(|text| match error(text, dialect, limits) {
                Some(error) => render(error.diagnostic(), text, None, Colour::Never),
                None => format!("no error: {text}"),
            })
            .collect();
        insta::assert_snapshot!(drawn.join("\n\n"));
    });
}
