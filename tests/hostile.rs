//! Hostile text: it ends soon, on a small stack, with a value or a named refusal.

use okta_mapping::{Context, Dialect, Engine, Expression, Limits, Lines, Value};

/// Runs on a thread with 512 KiB of stack, a quarter of what threads usually have.
fn on_small_stack<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(run)
        .unwrap()
        .join()
        .unwrap()
}

/// What an expression over the number n = 5 and an empty source gives: the value's text, or the error's code.
fn outcome(text: &str) -> String {
    let text = text.to_owned();
    on_small_stack(move || {
        let json = serde_json::json!({"variables": {"n": 5, "t": true}, "source": {"profile": {}}});
        let context = Context::from_json(&json).unwrap();
        let program = match Engine::new(Dialect::IdentityEngine).compile(&text) {
            Ok(program) => program,
            Err(error) => return error.code().to_owned(),
        };
        match program.eval(&context) {
            Ok(value) => value.to_string(),
            Err(error) => error.code().to_owned(),
        }
    })
}

/// `unit` as often as it fits into 10,000 characters beside `rest`.
fn filled(unit: &str, rest: &str) -> String {
    let room = 10_000 - rest.chars().count();
    unit.repeat(room / unit.chars().count()) + rest
}

#[test]
fn ten_thousand_characters_of_one_token_are_refused() {
    for (unit, code) in [
        ("(", "nesting-too-deep"),
        ("[", "nesting-too-deep"),
        ("{", "nesting-too-deep"),
        ("![", "nesting-too-deep"),
        ("a?", "nesting-too-deep"),
        ("{a:", "nesting-too-deep"),
        ("f(", "nesting-too-deep"),
        ("a.![", "nesting-too-deep"),
        ("-(", "nesting-too-deep"),
        ("!", "missing-operand"),
        ("not ", "missing-operand"),
        ("- ", "missing-operand"),
        ("-", "decrement"),
        (")", "unbalanced-bracket"),
        ("}", "unbalanced-bracket"),
        ("?", "nesting-too-deep"),
        (":", "missing-operand"),
        ("a?b:", "missing-else"),
        ("a+", "missing-operand"),
        ("a.", "missing-name"),
        ("#", "variable-reference"),
        ("\\", "stray-character"),
        ("😀", "stray-character"),
    ] {
        let unit_length = unit.encode_utf16().count();
        assert_eq!(outcome(&unit.repeat(10_000 / unit_length)), code, "{unit}");
    }
    // Doubled quotes are one long text of quotes.
    assert_eq!(outcome(&"'".repeat(10_000)), "'".repeat(4_999));
}

#[test]
fn flat_chains_of_ten_thousand_characters_are_answered() {
    for (text, expected) in [
        (filled("n+", "n"), "25000"),
        (filled("n - ", "n"), "-12490"),
        (filled("t and ", "t"), "true"),
        (filled("!t || ", "t"), "true"),
        (filled("!t?n:", "n"), "5"),
        (filled("null?:", "n"), "5"),
        (filled("null?.a", ""), "null"),
        (filled("null?.a", ".size()"), "method-on-null"),
        (filled("n.", "n"), "no-such-property"),
        (filled("'a'+", "''"), "aaa"),
        (format!("{{{}", filled("n,", "n}.size()")), "4996"),
    ] {
        let ours = outcome(&text);
        let expected = match expected {
            "aaa" => "a".repeat(2_499),
            expected => expected.to_owned(),
        };
        assert_eq!(ours, expected, "{}", &text[..20]);
    }
}

#[test]
fn a_thousand_levels_are_answered_and_one_more_refused() {
    for (open, middle, close, expected) in [
        ("(", "n", ")", "5"),
        ("-(", "n", ")", "5"),
        ("!(", "t", ")", "true"),
        ("1+(", "n", ")", "1005"),
        ("t?(", "n", "):1", "5"),
        ("null?:(", "n", ")", "5"),
    ] {
        let deep = |levels: usize| open.repeat(levels) + middle + &close.repeat(levels);
        // Arms of a ternary nest as brackets do.
        let levels = if open.contains('?') && !open.contains("?:") {
            500
        } else {
            1_000
        };
        assert_eq!(outcome(&deep(levels)), expected, "{open}");
        assert_eq!(outcome(&deep(levels + 1)), "nesting-too-deep", "{open}");
    }
    assert_eq!(outcome(&("!".repeat(1_000) + "t")), "true");
    assert_eq!(outcome(&("!".repeat(1_001) + "t")), "nesting-too-deep");
    assert_eq!(outcome(&("not ".repeat(1_001) + "t")), "nesting-too-deep");
}

#[test]
fn deep_values_are_printed_compared_and_dropped_on_a_small_stack() {
    on_small_stack(|| {
        let text = "{".repeat(1_000) + &"}".repeat(1_000);
        let expression = Expression::parse(&text, &Limits::default()).unwrap();
        assert_eq!(expression.to_string(), text);
        let engine = Engine::new(Dialect::Classic);
        let program = engine.compile(&text).unwrap();
        let context = Context::default();
        let value = program.eval(&context).unwrap();
        assert!(value == value.clone());
        assert_eq!(value.to_string().len(), 2_000);
        assert_eq!(serde_json::to_string(&value).unwrap().len(), 2_000);
        let kept: Value<'static> = value.into_owned();
        drop(kept);

        let same = engine.compile(&format!("{text} == {text}")).err();
        assert!(same.is_none());
        let line = format!("{{\"expr\": \"'' + {text}\"}}");
        assert_eq!(
            Lines::default().answer(line.as_bytes()),
            r#"{"ok":true,"type":"String","value":""}"#
        );
    });
}

#[test]
fn a_text_as_long_as_allowed_is_read_and_one_longer_refused() {
    let long = |length: usize| format!("'{}'", "a".repeat(length - 2));
    assert_eq!(outcome(&long(10_000)).len(), 9_998);
    assert_eq!(outcome(&long(10_001)), "expression-too-long");
    // Characters count as UTF-16 code units.
    assert_eq!(
        outcome(&format!("'{}'", "😀".repeat(4_999)))
            .chars()
            .count(),
        4_999
    );
    assert_eq!(
        outcome(&format!("'{}'", "😀".repeat(5_000))),
        "expression-too-long"
    );
}

#[test]
fn limits_of_an_evaluation_hold_exactly() {
    let limited = |text: &str, limits: Limits| {
        let engine = Engine::new(Dialect::Classic).with_limits(limits);
        let program = engine.compile(text).unwrap();
        program
            .eval(&Context::default())
            .map(|value| value.into_owned())
    };
    let operations = |operations| {
        let mut limits = Limits::default();
        limits.operations = operations;
        limits
    };
    // A literal, a list, ten elements, a projection that evaluates its body ten times, a member.
    let text = "{1,2,3,4,5,6,7,8,9,0}.![1]";
    assert!(limited(text, operations(22)).is_ok());
    assert_eq!(
        limited(text, operations(21)).unwrap_err().code(),
        "too-many-operations"
    );

    let joined = |concatenation_length| {
        let mut limits = Limits::default();
        limits.concatenation_length = concatenation_length;
        limits
    };
    assert!(limited("'ab' + 'cé'", joined(4)).is_ok());
    assert_eq!(
        limited("'ab' + 'cé'", joined(3)).unwrap_err().code(),
        "concatenation-too-long"
    );
    assert!(limited("'😀' + 'a'", joined(3)).is_ok());
    assert!(limited("'😀' + 'a'", joined(2)).is_err());
}

#[test]
fn a_projection_of_projections_ends_at_the_limit_of_operations() {
    let list = format!("{{{}}}", vec!["1"; 40].join(","));
    let text = format!("{list}.![{list}.![{list}.![1]]]");
    assert_eq!(outcome(&text), "too-many-operations");
}

/// What review once found to run without bound: each ends at a named limit, and soon.
#[test]
fn what_grows_without_operations_ends_at_a_limit() {
    // Texts that functions build.
    let doubled = format!("'a'{}", ".replace('a', 'aa')".repeat(36));
    assert_eq!(outcome(&doubled), "concatenation-too-long");
    // Lists that hold a list twice, again and again.
    let lists = format!("{{{{1}}}}{}", ".![{{[0],[0]}}]".repeat(29));
    for text in [
        lists.clone(),
        format!("{lists} == {lists}"),
        format!("'' + {lists}"),
        format!("{lists} matches 'a'"),
    ] {
        assert_eq!(outcome(&text), "value-too-large", "{}", &text[..20]);
    }
    let numbers = format!("{{{}}}", vec!["1"; 200].join(","));
    let patterns = format!("{numbers}.?['a' matches '' + [0] + '[\\p{{L}}\\p{{N}}]{{20}}']");
    assert_eq!(outcome(&patterns.replace("[0]", "'x'")), "[]");
}

#[test]
fn look_around_inside_a_repetition_is_bounded_by_the_length_of_the_text() {
    let json = serde_json::json!({"variables": {"s": "x".repeat(90_000)}});
    let context = Context::from_json(&json).unwrap();
    let engine = Engine::new(Dialect::Classic);
    for (pattern, expected) in [
        ("(?:(?=(x+))x)*y", Err("regex-steps")),
        ("(?:(?=x)x)*", Ok(true)),
        ("(?=.*x)x+", Ok(true)),
    ] {
        let program = engine.compile(&format!("s matches '{pattern}'")).unwrap();
        let matched = program.eval(&context).map(|value| value.as_bool().unwrap());
        assert_eq!(matched.map_err(|error| error.code()), expected, "{pattern}");
    }
}
