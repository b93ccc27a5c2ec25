//! Random expressions as mappings have them, and people whose attributes are of every kind.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

const ATTRIBUTES: [&str; 6] = ["a", "b", "c", "d", "groups", "absent"];

/// An expression over the attributes of a person.
pub fn expression() -> impl Strategy<Value = String> {
    leaf().prop_recursive(4, 24, 4, |inner| {
        let literal = prop::sample::select(vec!["'@'", "''", "'a'", "'é'", "'Jane'", "null", "1"]);
        let number = prop::sample::select(vec!["0", "1", "2", "5", "-1", "'1'", "(1 + 1)"]);
        let relation = prop::sample::select(vec!["==", "!=", "<", ">="]);
        prop_oneof![
            4 => prop::collection::vec(inner.clone(), 2..12).prop_map(|parts| parts.join(" + ")),
            3 => (attribute(), inner.clone()).prop_map(|(x, d)| format!("({x} != null ? {x} : {d})")),
            2 => (attribute(), inner.clone()).prop_map(|(x, d)| format!("({x} == null ? {d} : {x})")),
            2 => (inner.clone(), inner.clone()).prop_map(|(x, d)| format!("({x} ?: {d})")),
            2 => (inner.clone(), relation, literal.clone(), inner.clone(), inner.clone())
                .prop_map(|(x, relation, y, a, b)| format!("(({x}) {relation} {y} ? {a} : {b})")),
            2 => (prop::sample::select(vec!["toLowerCase", "toUpperCase", "len", "removeSpaces"]), inner.clone())
                .prop_map(|(function, x)| format!("String.{function}({x})")),
            3 => (
                prop::sample::select(vec![
                    "substringBefore", "substringAfter", "stringContains", "startsWith", "append",
                ]),
                inner.clone(),
                prop_oneof![3 => literal.clone().prop_map(str::to_owned), 1 => inner.clone()],
            )
                .prop_map(|(function, x, y)| format!("String.{function}({x}, {y})")),
            2 => (inner.clone(), number.clone(), number)
                .prop_map(|(x, start, end)| format!("String.substring({x}, {start}, {end})")),
            2 => (inner.clone(), prop::collection::vec(literal, 1..4), inner.clone()).prop_map(|(x, keys, value)| {
                let pairs: String = keys.iter().map(|key| format!(", {key}, 'v'")).collect();
                format!("String.stringSwitch({x}, 'default'{pairs}) + {value}")
            }),
            2 => (attribute(), prop::collection::vec((0..5usize, inner.clone()), 4..7), inner.clone()).prop_map(
                |(x, links, otherwise)| {
                    let keys = ["'a'", "'Jane'", "''", "'é'", "'a'"];
                    let links: String =
                        links.iter().map(|(key, then)| format!("{x} == {} ? {then} : ", keys[*key])).collect();
                    format!("({links}{otherwise})")
                }
            ),
            1 => (inner.clone(), inner.clone(), prop::sample::select(vec!["and", "or"]))
                .prop_map(|(x, y, operator)| format!("!({x} == 'a' {operator} {y} != null)")),
            1 => (inner.clone(), prop::sample::select(vec!["'[a-z]+'", "'.*@.*'", "'('"]))
                .prop_map(|(x, pattern)| format!("(({x}) matches {pattern})")),
            1 => inner.clone().prop_map(|x| format!("user.groups.?[name == {x}].![name]")),
            1 => inner.prop_map(|x| format!("user.groups.^[id != null].name + {x}")),
        ]
    })
}

fn attribute() -> impl Strategy<Value = String> {
    (
        prop::sample::select(vec!["user.", "user?.", "appuser.", "appuser?.", "source."]),
        prop::sample::select(ATTRIBUTES.to_vec()),
    )
        .prop_map(|(reference, name)| format!("{reference}{name}"))
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => attribute(),
        3 => prop::sample::select(vec![
            "'#'", "' '", "'a'", "'x@y'", "1", "-7", "2L", "1.5", "true", "null", "1 + 2", "'a' + 'b'", "(-3)", "a",
            "user", "!true",
        ])
        .prop_map(str::to_owned),
    ]
}

/// A context with some parts of it: attributes of all types, absent, null.
pub fn person() -> impl Strategy<Value = Json> {
    let part = || {
        prop_oneof![
            6 => profile().prop_map(|profile| Some(json!({"profile": profile}))),
            1 => Just(Some(Json::Null)),
            1 => Just(None),
            1 => Just(Some(json!({"profile": null}))),
            1 => profile().prop_map(Some),
        ]
    };
    (part(), part(), part()).prop_map(|(user, app_user, source)| {
        let parts = [("user", user), ("appuser", app_user), ("source", source)];
        let parts = parts
            .into_iter()
            .filter_map(|(name, part)| Some((name.to_owned(), part?)));
        Json::Object(parts.collect())
    })
}

fn profile() -> impl Strategy<Value = Json> {
    prop::collection::hash_map(
        prop::sample::select(ATTRIBUTES.to_vec()),
        attribute_value(),
        0..6,
    )
    .prop_map(|attributes| json!(attributes))
}

fn attribute_value() -> impl Strategy<Value = Json> {
    prop_oneof![
        6 => prop::sample::select(vec![
            "", "a", "Jane", "Jane Doe", "jane.doe@example.com", "É", "Zoë", "😀", "😀 smile", "yes", "a\u{0}\"\\",
            "a text that is much longer than sixteen characters",
        ])
        .prop_map(Json::from),
        2 => prop::sample::select(vec![
            json!(null), json!(true), json!(false), json!(0), json!(-12), json!(4_000_000_000_i64), json!(1.5), json!(1e300),
        ]),
        1 => Just(json!([{"name": "a", "id": 1}, {"name": "Jane"}, {"id": null}])),
        1 => Just(json!(["a", 1, null])),
        1 => Just(json!({"name": "a", "profile": {"a": "b"}})),
        1 => Just(json!([])),
    ]
}
