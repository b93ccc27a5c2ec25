//! Laws over random expressions and random text.

mod support;

use okta_mapping::{Context, Dialect, Engine, Expression, Limits, Phase};
use proptest::prelude::*;
use support::expressions::{any_text, expression};
use support::{engine, recorded};

fn parse(text: &str) -> Option<Expression> {
    Expression::parse(text, &Limits::default()).ok()
}

/// Printing and parsing again gives the same tree, and printing that the same text.
fn assert_round_trip(text: &str) {
    let Some(tree) = parse(text) else { return };
    let printed = tree.to_string();
    let again = Expression::parse(&printed, &Limits::default())
        .unwrap_or_else(|error| panic!("{text:?} prints as {printed:?}: {error}"));
    assert!(
        tree == again,
        "{text:?} prints as {printed:?}, which means something else"
    );
    assert_eq!(printed, again.to_string());
}

/// No pair of grouping brackets can be left out of canonical text.
fn assert_fewest_brackets(text: &str) {
    let Some(tree) = parse(text) else { return };
    let printed = tree.to_string();
    for (open, close) in brackets(&printed) {
        let mut without = printed.clone();
        // A blank keeps the neighbours apart.
        without.replace_range(close..=close, " ");
        without.replace_range(open..=open, " ");
        if let Some(other) = parse(&without) {
            assert!(
                other != tree,
                "{printed:?} needs no brackets in {without:?}"
            );
        }
    }
}

/// The pairs of round brackets outside texts.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut quote = None;
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(q), _) if q == byte => quote = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'(') => open.push(at),
            (None, b')') => pairs.push((open.pop().unwrap(), at)),
            _ => {}
        }
    }
    pairs
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn printing_and_parsing_gives_the_same_tree(text in expression()) {
        prop_assert!(parse(&text).is_some(), "{text} is an expression");
        assert_round_trip(&text);
    }

    #[test]
    fn canonical_text_has_the_fewest_brackets(text in expression()) {
        assert_fewest_brackets(&text);
    }

    #[test]
    fn canonical_text_has_the_same_value(text in expression()) {
        let context = engine::context();
        let printed = parse(&text).unwrap().to_string();
        let (first, second) = (engine::answer(&text, &context), engine::answer(&printed, &context));
        prop_assert_eq!(first.kind(), second.kind(), "{} prints as {}", text, printed);
    }

    #[test]
    fn evaluation_is_deterministic(text in expression()) {
        let context = engine::context();
        let (first, second) = (engine::answer(&text, &context), engine::answer(&text, &context));
        prop_assert_eq!(first.kind(), second.kind());
    }

    #[test]
    fn any_text_gives_a_value_or_an_error_within_the_text(text in any_text()) {
        let context = engine::context();
        let context = Context::from_json(&context).unwrap();
        for dialect in [Dialect::Classic, Dialect::IdentityEngine] {
            let program = match Engine::new(dialect).compile(&text) {
                Ok(program) => program,
                Err(error) => {
                    assert_span(&text, &error);
                    continue;
                }
            };
            match program.eval(&context) {
                Ok(value) => prop_assert!(value.to_string().len() <= 8 * 100_000),
                Err(error) => {
                    prop_assert!(matches!(error.phase(), Phase::Eval | Phase::Limit));
                    assert_span(&text, &error);
                }
            }
        }
        assert_round_trip(&text);
    }
}

/// The span of an error lies inside the text, on boundaries of characters, and so does what is related.
fn assert_span(text: &str, error: &okta_mapping::Error) {
    let diagnostic = error.diagnostic();
    let related = diagnostic.related().map(|related| related.span);
    for span in [Some(diagnostic.span()), related].into_iter().flatten() {
        assert!(text.get(span.range()).is_some(), "{text:?}: {diagnostic:?}");
    }
}

#[test]
fn recorded_expressions_print_and_parse_to_the_same_tree() {
    for case in recorded::cases() {
        let text = case["expr"].as_str().unwrap();
        assert_round_trip(text);
        if let Err(error) = Engine::new(Dialect::IdentityEngine).compile(text) {
            assert_span(text, &error);
        }
    }
}
