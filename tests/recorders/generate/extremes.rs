//! Texts at the edges of the language: deep and wide ones, numbers at their limits, rows of prefix operators.

use super::literals;
use super::random::Random;
use super::vocabulary::{INTEGER_PATHS, TEXT_PATHS};

/// A short operand of any kind.
pub fn operand(random: &mut Random) -> String {
    match random.below(6) {
        0 => random.pick(TEXT_PATHS).to_owned(),
        1 => random.pick(INTEGER_PATHS).to_owned(),
        2 => literals::text(random),
        3 => literals::boolean(random),
        4 => random
            .pick(&["null", "missing", "user.missing", "''", "{}", "l", "b", "d"])
            .to_owned(),
        _ => literals::integer(random),
    }
}

/// Many levels of one construct.
pub fn deep(random: &mut Random) -> String {
    let depth = 40 + random.below(60);
    // A result nested deeper could not be read as JSON with the usual limit of 128 levels.
    let (readable, shallow) = (40 + random.below(15), 20 + random.below(18));
    let core = operand(random);
    let (open, close, depth) = match random.below(12) {
        0 => ("(", ")", depth),
        1 => ("{", "}", readable),
        2 => ("{'a':", "}", shallow),
        3 => ("-(", ")", depth),
        4 => ("not ", "", depth),
        5 => ("true ? (", ") : 0", depth),
        6 => ("null ?: (", ")", depth),
        7 => ("false ? 1 : ", "", depth),
        8 => ("('a' + ", ")", depth),
        9 => ("{", "}[0]", shallow),
        10 => ("(1 + (2 * ", "))", shallow),
        _ => ("{a: ", "}.a", shallow),
    };
    let unbalanced = usize::from(random.chance(10));
    format!(
        "{}{core}{}",
        open.repeat(depth),
        close.repeat(depth - unbalanced)
    )
}

/// Many terms of one construct.
pub fn wide(random: &mut Random) -> String {
    let count = 100 + random.below(60);
    let (separator, open, close) = random.pick(&[
        (" + ", "", ""),
        ("+", "'' + ", ""),
        (" and ", "", ""),
        (" || ", "", ""),
        (" ?: ", "", ""),
        (", ", "{", "}"),
        (",", "{", "}.size()"),
        (" - ", "0", ""),
        (" * ", "1", ""),
    ]);
    let numbers_only = matches!(separator, " - " | " * ");
    let same = operand(random);
    let terms: Vec<String> = (0..count)
        .map(|_| match random.below(3) {
            _ if numbers_only => random.below(9).to_string(),
            _ if separator == " and " => random
                .pick(&["true", "'yes'", "b", "user.active"])
                .to_owned(),
            _ if separator == " || " => random
                .pick(&["false", "'no'", "user.isContractor"])
                .to_owned(),
            0 => random.below(100).to_string(),
            1 => same.clone(),
            _ => random
                .pick(&["'a'", "n", "s", "user.zero", "null", "''"])
                .to_owned(),
        })
        .collect();
    format!("{open}{}{close}", terms.join(separator))
}

/// A number and what follows it without white space.
pub fn glued_number(random: &mut Random) -> String {
    let number = match random.below(5) {
        0 => literals::double(random),
        1 => literals::long(random),
        2 => "0x1".to_owned(),
        _ => literals::integer(random),
    };
    let word = random.pick(&[
        "and",
        "or",
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "div",
        "mod",
        "matches",
        "x",
        "e",
        "L",
        "d",
        "_",
        "$",
        "e+",
        ".e3",
        ".",
        ".5",
        "..5",
        ".length()",
        ".x",
        "E",
        "LL",
        "dd",
        "LD",
        "e1.5",
        "x0",
        "DIV",
        "Mod",
        "Lt",
        "Eq",
    ]);
    let right = random.pick(&[" 2", "1", " true", " '1'", "", "", " 2.0", " 1L"]);
    format!("{number}{word}{right}")
}

/// A number literal at or over its limit.
pub fn limit_literal(random: &mut Random) -> String {
    let literal = random.pick(&[
        "2147483647",
        "2147483648",
        "02147483647",
        "9223372036854775807L",
        "9223372036854775808L",
        "99999999999",
        "0x7fffffff",
        "0x80000000",
        "0xFFFFFFFF",
        "0xFFFFFFFFL",
        "0x7fffffffffffffffL",
        "0x8000000000000000L",
        "0x",
        "0xL",
        "0xg",
        "1e308",
        "1e309",
        "1.7976931348623157E308",
        "1e-307",
        "1e",
        "1e+",
        "1.",
        ".5",
        "1_000",
        "1e3L",
        "3.4L",
        "0X1F",
        "1.5.5",
        "00000000000000000001",
        "000L",
        "0x00000000000000001",
        "1D",
        "1.0d",
        "1dd",
        "1e5d",
    ]);
    match random.below(8) {
        0 => literal.to_owned(),
        1 => format!("-{literal}"),
        2 => format!("{literal} + 1"),
        3 => format!("-{literal} - 1"),
        4 => format!("{literal} * {}", random.below(10)),
        5 => format!("{literal} == {}", literals::long(random)),
        6 => format!("'' + {literal}"),
        _ => format!("{{{literal}, {literal}}}"),
    }
}

/// A row of prefix operators.
pub fn prefix_chain(random: &mut Random) -> String {
    let count = 1 + random.below(6);
    let mut text: String = (0..count)
        .map(|_| random.pick(&["!", "! ", "not ", "NOT ", "- ", "-", "+ ", "+", "!!"]))
        .collect();
    text.push_str(&operand(random));
    if random.chance(40) {
        let operator = random.pick(&["==", "+", "^", "*", "and", "matches", "-", "<"]);
        text.push_str(&format!(" {operator} {}", operand(random)));
    }
    text
}
