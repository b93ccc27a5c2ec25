//! Random expressions, as text with more brackets than they need, and random text.

use proptest::prelude::*;

/// A text that is an expression.
pub fn expression() -> impl Strategy<Value = String> {
    operand().prop_recursive(6, 40, 4, |inner| {
        let operator = prop::sample::select(vec![
            "+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "matches", "and", "or",
            "&&", "||", "eq", "DIV", "mod", "?:",
        ]);
        prop_oneof![
            4 => (inner.clone(), operator, inner.clone())
                .prop_map(|(a, operator, b)| format!("({a}) {operator} ({b})")),
            2 => (inner.clone(), prop::sample::select(vec!["+", "-", "*", "and", "or", "?:"]), inner.clone(), inner.clone())
                .prop_map(|(a, operator, b, c)| format!("(({a}) {operator} ({b})) {operator} ({c})")),
            2 => (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("({a}) ? ({b}) : ({c})")),
            1 => (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("({a}) ? ({b}) : (({c}) ?: 1)")),
            2 => (prop::sample::select(vec!["!", "-", "+", "not ", "! -", "- -"]), inner.clone())
                .prop_map(|(operator, a)| format!("{operator}({a})")),
            2 => (inner.clone(), step(inner.clone()))
                .prop_map(|(a, step)| format!("({a}){step}")),
            1 => prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|elements| format!("{{{}}}", elements.join(", "))),
            1 => prop::collection::vec((inner.clone(), inner.clone()), 1..3).prop_map(|entries| {
                let entries: Vec<String> =
                    entries.iter().map(|(key, value)| format!("({key}) : ({value})")).collect();
                format!("{{{}}}", entries.join(", "))
            }),
            1 => step(inner).prop_filter_map("only brackets can begin an expression", |step| {
                let bracket = step.strip_prefix('.').unwrap_or(&step);
                bracket.starts_with(['[', '!']).then(|| bracket.to_owned())
            }),
        ]
    })
}

fn operand() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "1",
        "0",
        "2L",
        "0x1F",
        "1.5",
        "1e3",
        "1e400",
        "2d",
        "5e-324",
        "'a'",
        "'it''s'",
        "\"say \"\"hi\"\"\"",
        "'\"'",
        "'😀'",
        "''",
        "true",
        "FALSE",
        "null",
        "n",
        "s",
        "l",
        "$",
        "eq",
        "and",
        "user",
        "user.firstName",
        "user.age",
        "user.groups",
        "user.missing",
        "user.$",
        "{:}",
        "{}",
        "[n]",
        "l[0]",
        "user?.strArray",
        "user[T]",
    ])
    .prop_map(str::to_owned)
}

fn step(inner: impl Strategy<Value = String> + Clone) -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            ".firstName",
            "?.groups",
            ".$",
            ".eq",
            ".null",
            ".length()",
            "?.size()",
            ".isEmpty( )",
            ".substring(1,)",
            "[n]",
            ".[0]",
            "?.['a']",
        ])
        .prop_map(str::to_owned),
        inner.clone().prop_map(|a| format!("[{a}]")),
        inner.clone().prop_map(|a| format!(".![{a}]")),
        inner.clone().prop_map(|a| format!("?.?[{a}]")),
        inner.clone().prop_map(|a| format!(".$[{a}]")),
        inner.prop_map(|a| format!(".contains({a})")),
    ]
}

/// Any text: characters at random, tokens at random, expressions with a piece cut out or put in.
pub fn any_text() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ".",
        "?.",
        ",",
        ":",
        "?",
        "?:",
        "![",
        "?[",
        "^[",
        "$[",
        "+",
        "-",
        "--",
        "*",
        "^",
        "=",
        "==",
        "!",
        "!=",
        "<",
        "&",
        "&&",
        "|",
        "'",
        "\"",
        "'a'",
        "\\",
        "1",
        "1e",
        "0x",
        ".5",
        "2L",
        "n",
        "user",
        "T",
        "new",
        "not",
        "and",
        "matches",
        "null",
        "#x",
        "@b",
        "$",
        "${",
        "“",
        "−",
        "\u{A0}",
        "😀",
        "é",
        " ",
        "\n",
        "\0",
        "length()",
        "instanceof",
        "between",
    ]);
    prop_oneof![
        any::<String>(),
        "[ -~]{0,40}",
        prop::collection::vec(token.clone(), 0..20).prop_map(|tokens| tokens.concat()),
        prop::collection::vec(token.clone(), 0..12).prop_map(|tokens| tokens.join(" ")),
        (expression(), token, any::<prop::sample::Index>(), 0..3usize).prop_map(
            |(text, token, at, cut)| {
                let characters: Vec<char> = text.chars().collect();
                let at = at.index(characters.len() + 1);
                let rest = (at + cut).min(characters.len());
                let mut damaged: String = characters[..at].iter().collect();
                damaged.push_str(token);
                damaged.extend(&characters[rest..]);
                damaged
            }
        ),
    ]
}
