//! Texts from the corners of the language: words as names, missing operands, collections and indexes at the start,
//! rows of comparisons, characters that belong to no token, and (rarely) what the subset excludes.

use super::extremes::{deep, glued_number, limit_literal, operand, prefix_chain, wide};
use super::literals;
use super::random::Random;
use super::vocabulary::WORDS;

/// One quirk.
pub fn quirk(random: &mut Random) -> String {
    match random.below(24) {
        0 => deep(random),
        1 => wide(random),
        2..=5 => words_as_names(random),
        6..=8 => missing_operands(random),
        9..=11 => glued_number(random),
        12 | 13 => limit_literal(random),
        14 => prefix_chain(random),
        15..=17 => context_collection(random),
        18 | 19 => relation_chain(random),
        20 => excluded(random),
        21 => character(random),
        _ => bare_index(random),
    }
}

fn words_as_names(random: &mut Random) -> String {
    let word = |random: &mut Random| {
        let word = random.pick(WORDS);
        literals::any_case(word, random)
    };
    let (first, second, third) = (word(random), word(random), word(random));
    match random.below(12) {
        0 => first,
        1..=3 => format!("{first} {second} {third}"),
        4 => format!("user.{first}"),
        5 => format!("user['{first}']"),
        6 => format!("user[{first}] + {second}"),
        7 => format!("{{{first}: 1, {second}: {third}}}"),
        8 => format!("{{{first}: n}}.{first}"),
        9 => format!("[{first}]"),
        10 => format!("{first} ?: {second}"),
        _ => format!("{first} == {second} ? {third} : user?.{second}"),
    }
}

fn missing_operands(random: &mut Random) -> String {
    let (first, second, third) = (operand(random), operand(random), operand(random));
    match random.below(16) {
        0 => format!("?: {first}"),
        1 => format!("{first} ?:"),
        2 => format!("({first} ?:) + {second}"),
        3 => format!("{first} ?: {second} ?:"),
        4 => format!("?: {first} ?: {second}"),
        5 => format!("{{?: {first}, {second} ?:}}"),
        6 => format!("'' + (?: {first}) + {second}"),
        7 => format!("? {first} : {second}"),
        8 => format!("(? {first} : {second})"),
        9 => format!("{first} ? {second} :"),
        10 => format!("{first} ? : {second}"),
        11 => format!("{first} ? {second}"),
        12 => format!("{{'k': {first} ?:}}"),
        13 => format!("true ? {first} ?: {second} : {third}"),
        14 => format!("{first} ?: {second} ? {third} : 1"),
        _ => random
            .pick(&[
                "?:",
                "? :",
                "(?:)",
                "{?:}",
                "1 + ?: 2",
                "'a' ?: ?: 'b'",
                "!?: true",
            ])
            .to_owned(),
    }
}

/// Projections and selections at the start, on the object that names belong to.
fn context_collection(random: &mut Random) -> String {
    let start = random.pick(&[
        "?[key == 'n']",
        "![key]",
        "^[key == 'l']",
        "$[value == 5]",
        "?[value == 'str']",
        "^[true]",
        "?[false]",
        "$[key == 's']",
        "![value == null]",
        "^[value]",
        "?[key]",
        "^[key matches '[a-e]+']",
        "![key == 'n' ? 1 : 0]",
        "?[key == 'b' or key == 'n']",
        "![[0]]",
        "$[false]",
        "?[key.length() == 1 and value == true]",
    ]);
    let list = random.pick(&[
        "user.nested",
        "user.groups",
        "{{1,2},{3}}",
        "{{'a':1},{'b':2}}",
        "{{'a','b'},{}}",
        "user.strArray",
        "{{a:{1,2}},{a:{}}}",
        "{user.manager, app}",
        "user.manager",
        "l",
    ]);
    let inner = random.pick(&[
        "![1]",
        "?[true]",
        "^[true]",
        "$[true]",
        "![key]",
        "![[0]]",
        "?[key == 'a']",
        "[0]",
        "![a]",
        "?[value == 1]",
        "a.![1]",
        "a?.?[true]",
        "![size()]",
        "^[key != 'id']",
        "$[false]",
        "['id']",
        "![value]",
        "[id]",
    ]);
    match random.below(8) {
        0 => start.to_owned(),
        1 => format!("{start}.size()"),
        2 => format!(
            "{start}{}",
            random.pick(&["[n]", ".n", "?.l", "['l'][0]", ".![key]", "[0]", " == {:}"])
        ),
        3 => format!("{list}.?[{inner}]"),
        _ => {
            let dot = random.pick(&[".", "?.", " . ", ""]);
            let opening = random.pick(&["![", "![", "![", "^[", "! ["]);
            format!("{list}{dot}{opening}{inner}]")
        }
    }
}

fn relation_chain(random: &mut Random) -> String {
    const OPERATORS: &[&str] = &[
        "==", "!=", "<", "<=", ">", ">=", "eq", "ne", "LT", "le", "gt", "Ge", "matches", "+", "-",
        "^", "and", "||", "===", "<>", "=>", "xor", "|", "&", "in", "mod", "%", "*", "div", "=<",
        "!==",
    ];
    let (first, second, third) = (operand(random), operand(random), operand(random));
    let (one, other) = (random.pick(OPERATORS), random.pick(OPERATORS));
    match random.below(4) {
        0 => format!("{first} {one} {second} {other} {third}"),
        1 => format!("({first} {one} {second}) {other} {third}"),
        2 => format!("{first} {one} ({second} {other} {third})"),
        _ => format!("{first} {one} {second}"),
    }
}

fn excluded(random: &mut Random) -> String {
    let (first, second) = (operand(random), operand(random));
    match random.below(14) {
        0 => "T(String)".to_owned(),
        1 => "T(java.lang.Math).max(1, 2)".to_owned(),
        2 => format!("new String({first})"),
        3 => format!("@bean == {first}"),
        4 => format!("#var + {first}"),
        5 => "user.strArray.![#this]".to_owned(),
        6 => format!("n = {first}"),
        7 => "n++".to_owned(),
        8 => "--n".to_owned(),
        9 => format!("{first} between {{{second}, {second}}}"),
        10 => format!("{first} instanceof T(String)"),
        11 => format!("#root.n == {first}"),
        12 => format!("&bean ?: {first}"),
        _ => format!("n = {first} ? {second} : 1"),
    }
}

/// A character that no token begins with, or that is no white space.
fn character(random: &mut Random) -> String {
    let odd = random.pick(&[
        "\u{a0}", "\u{c}", "\u{b}", "\u{feff}", "\u{2003}", "\u{85}", "\0", ";", "~", "`", "\\",
        "|", "&", "😀", "‘", "’", "−", "²", "…", "“",
    ]);
    let (first, second) = (operand(random), operand(random));
    match random.below(4) {
        0 => format!("{first}{odd}"),
        1 => format!("{odd}{first}"),
        2 => format!("'{odd}' + {first}"),
        _ => format!("{first} {odd}== {second}"),
    }
}

fn bare_index(random: &mut Random) -> String {
    let whole = random.pick(&[
        "user",
        "user.groups",
        "l",
        "s",
        "user.manager",
        "{'n':1, 5:2}",
        "{n:1}",
        "null",
        "n",
        "b",
        "'abc'",
        "{1,2,3}",
        "user.emptyMap",
        "user.missing",
        "user.strArray",
        "d",
        "{:}",
        "",
    ]);
    let index = random.pick(&[
        "n",
        "'n'",
        "(n)",
        "0",
        "'0'",
        "firstName",
        "'firstName'",
        "user.one",
        "b",
        "d",
        "true",
        "1.0",
        "n - 5",
        "0x1",
        "eq",
        "T",
        "new",
        "missing",
        "5",
        "'a' + 'b'",
        "{1}",
        "-1",
        "0L",
        "'x'",
        "s",
        "1.9",
        "",
    ]);
    let after = random.pick(&[
        "",
        "",
        "",
        "",
        ".x",
        "[0]",
        " == null",
        " + 's'",
        "?.x",
        "?.length()",
    ]);
    format!("{whole}[{index}]{after}")
}
