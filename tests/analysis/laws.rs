//! Laws of analyses: they end, on a small stack, whatever the text; what they point at lies in it; and their fixes mend.

use okta_mapping::{Analysis, Context, Dialect, Engine, Environment, Level, Schema};
use proptest::prelude::*;
use serde_json::json;

use crate::environment::Place;
use crate::expressions::{any_text, expression};

/// Holds what every analysis keeps.
fn hold(text: &str, environment: &Environment<'_>) -> Result<(), TestCaseError> {
    let analysis = Analysis::new(text, environment);
    let mut before = 0;
    for found in analysis.diagnostics() {
        prop_assert!(text.get(found.span().range()).is_some(), "{found:?}");
        prop_assert!(found.span().start() >= before, "out of order: {found:?}");
        before = found.span().start();
        if let Some(fix) = found.fix() {
            let mended = fix.apply(text);
            let again = Analysis::new(&mended, environment);
            prop_assert!(again.expression().is_some(), "{mended}");
        }
    }
    let refused = environment_refuses(text);
    let is_error = analysis
        .diagnostics()
        .iter()
        .any(|found| found.level() == Level::Error);
    prop_assert!(is_error || !refused, "refused, but without an error");
    for offset in 0..text.len() + 2 {
        if let Some((span, _)) = analysis.type_at(offset) {
            prop_assert!(span.range().contains(&offset));
        }
    }
    Ok(())
}

fn environment_refuses(text: &str) -> bool {
    Engine::new(Dialect::IdentityEngine).compile(text).is_err()
}

fn place() -> Place {
    let attributes =
        json!({"a": {"type": "string"}, "b": {"type": "integer"}, "user": {"type": "string"}});
    Place::new(
        Dialect::IdentityEngine,
        &json!({"user": attributes, "app": attributes, "source": "user"}),
    )
}

proptest! {
    #[test]
    fn what_is_found_lies_within_the_text(text in prop_oneof![any_text(), expression()]) {
        hold(&text, &place().environment())?;
    }
}

/// `unit` as often as it fits into 10,000 characters beside `rest`.
fn filled(unit: &str, rest: &str) -> String {
    unit.repeat((10_000 - rest.len()) / unit.len()) + rest
}

#[test]
fn long_and_deep_text_is_analysed_on_a_small_stack() {
    let nested = |open: &str, close: &str| open.repeat(900) + "1" + &close.repeat(900);
    let texts = [
        nested("(", ")"),
        nested("{", "}"),
        nested("a[", "]"),
        nested("b.![", "]"),
        nested("!(a and ", ")"),
        nested("(a == null or ", ")"),
        nested("a?1:", ""),
        nested("f(", ")"),
        filled("a.b != null and ", "true"),
        filled("a == null ? 1 : ", "2"),
        filled("a + ", "a"),
        filled("a ?: ", "a"),
        filled(".a", "").replacen('.', "a != null and a.", 1),
        format!("{{{}}}", filled("'a',", "'a'  ")),
    ];
    for text in texts {
        let analysed = std::thread::Builder::new()
            .stack_size(512 * 1024)
            .spawn(move || {
                Analysis::new(&text, &place().environment())
                    .diagnostics()
                    .len()
            });
        analysed.unwrap().join().unwrap();
    }
}

/// Each fix of these loses what it mends, and gives what its label says: on a person who has the attribute the value
/// stays as it was.
#[test]
fn fixes_mend() {
    let json = json!({"definitions": {"custom": {"properties": {
        "nick": {"type": "string"},
        "size": {"type": "string", "enum": ["S", "M"]},
        "lines": {"type": "array", "items": {"type": "string"}},
        "full": {"type": "string", "required": true},
    }}}});
    let schema = Schema::from_json(&json).unwrap();
    let engine = Engine::new(Dialect::Classic);
    let environment = Environment::new(&engine).with_user_schema(&schema);
    let cases = [
        (
            "'a' + user.nick",
            r#"'a' + (user.nick != null ? user.nick : "")"#,
            "\"a\"",
        ),
        (
            "(user.nick ) + 'a'",
            r#"((user.nick ) != null ? (user.nick ) : "") + 'a'"#,
            "\"a\"",
        ),
        (
            "(user.full == 'Jo' ? user.nick : 'x') + 'a'",
            r#"((user.full == 'Jo' ? user.nick : 'x') ?: "") + 'a'"#,
            "\"a\"",
        ),
        (
            "Arrays.flatten('a', user.nick)",
            r#"Arrays.flatten('a', (user.nick == null or user.nick == "" ? {} : user.nick))"#,
            "[\"a\"]",
        ),
        (
            "Arrays.flatten(user.lines)",
            "Arrays.flatten((user.lines == null ? {} : user.lines))",
            "[]",
        ),
        ("user.Full", "user.full", "\"Jo\""),
        ("user['Full']", "user['full']", "\"Jo\""),
        (
            "user.nick < 'b'",
            "(user.nick != null and user.nick < 'b')",
            "false",
        ),
        ("user.full == 1", "user.full == \"1\"", "false"),
        ("7 == '7'", "\"7\" == '7'", "true"),
        ("'true' == true", "true == true", "true"),
        (
            "getManagerUser('active_directory').full",
            "getManagerUser('active_directory')?.full",
            "null",
        ),
        ("user.size == 's'", "user.size == 'S'", "false"),
        (
            "String.toLowerCase(user.full) == 'Jo'",
            "String.toLowerCase(user.full) == 'jo'",
            "true",
        ),
    ];
    for (text, expected, without) in cases {
        let analysis = Analysis::new(text, &environment);
        let found = analysis.diagnostics().iter();
        let fixable: Vec<_> = found.filter(|one| one.fix().is_some()).collect();
        let [found] = fixable[..] else {
            panic!("{text}: {:?}", analysis.diagnostics());
        };
        let mended = found.fix().unwrap().apply(text);
        assert_eq!(mended, expected, "{text}");
        let again = Analysis::new(&mended, &environment);
        assert!(
            !again
                .diagnostics()
                .iter()
                .any(|one| one.code() == found.code()),
            "{mended}"
        );
        let eval = |text: &str, profile: serde_json::Value| {
            let json = json!({"user": {"profile": profile}, "manager": {}});
            let program = engine.compile(text).unwrap();
            let value = program
                .eval(&Context::from_json(&json).unwrap())
                .map(|value| serde_json::to_string(&value));
            value.unwrap().unwrap()
        };
        assert_eq!(eval(&mended, json!({"full": "Jo"})), without, "{mended}");
        let has_all = json!({"full": "Jo", "nick": "N", "size": "M", "lines": ["l"]});
        if matches!(
            found.code().name,
            "null-concatenation" | "unguarded-flatten"
        ) {
            assert_eq!(
                eval(&mended, has_all.clone()),
                eval(text, has_all),
                "{mended}"
            );
        }
    }
}
