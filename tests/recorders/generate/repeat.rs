//! Whether a product may be a text repeated too often, as far as the tokens tell.

use super::tokens::{is_number, is_text, is_word, split};
use super::vocabulary::{Kind, Scope, paths};

/// The longest text that newer engines let a repetition build.
const LONGEST_REPEAT: usize = 256;

/// What a name or a number may add to a text, at most.
const LONGEST_VALUE: usize = 24;

/// Names of Integers that are small and not negative.
const SMALL_NAMES: &[(&str, usize)] = &[("n", 5)];

/// True if a `*` may repeat a text beyond the limit, or a negative number of times.
pub fn may_exceed_limit(tokens: &[&str]) -> bool {
    if tokens.iter().all(|token| is_numeric(token)) {
        return false;
    }
    let bound: usize = (0..tokens.len())
        .map(|at| longest_text(&tokens[at..]))
        .sum();
    let mut times = 1_usize;
    for at in 0..tokens.len() {
        if tokens[at] != "*" || is_number_product(&tokens[..at]) {
            continue;
        }
        match count(&tokens[at + 1..]) {
            Some(count) => times = times.saturating_mul(count),
            None => return true,
        }
    }
    let sure = match tokens {
        [text, "*", ..] => is_text(text) && text.len().saturating_mul(times) <= LONGEST_REPEAT,
        _ => false,
    };
    times > 1 && !sure && bound.saturating_mul(times) > LONGEST_REPEAT
}

/// The longest text that the first token can add; the names inside a path add nothing.
fn longest_text(tokens: &[&str]) -> usize {
    match tokens {
        [_, "." | "?." | "[" | "(", ..] => 0,
        [token, ..] if is_text(token) => token.len(),
        [token, ..] if is_number(token) || is_word(token) => LONGEST_VALUE,
        _ => 0,
    }
}

/// The right side of a product, where it is a small number or nothing that repeats a text.
fn count(right: &[&str]) -> Option<usize> {
    let last = !matches!(right.get(1), Some(&("." | "?." | "[" | "^")));
    let first = *right.first()?;
    if !last {
        return None;
    }
    if is_text(first) || is_number(first) && !is_integer(first) {
        return Some(1);
    }
    let named = SMALL_NAMES.iter().find(|(name, _)| *name == first);
    match named {
        Some((_, value)) => Some(*value),
        None => match first.strip_prefix("0x") {
            Some(digits) => usize::from_str_radix(digits, 16).ok(),
            None => first.parse().ok(),
        },
    }
}

fn is_integer(number: &str) -> bool {
    number.starts_with("0x") && !number.ends_with(['l', 'L'])
        || number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether what stands before a `*` is, up to an opening bracket or a looser operator, a product of numbers.
fn is_number_product(before: &[&str]) -> bool {
    let mut rest = before;
    loop {
        let Some(length) = number_operand(rest) else {
            return false;
        };
        rest = &rest[..rest.len() - length];
        match rest.last() {
            Some(&("*" | "/" | "%" | "^")) => rest = &rest[..rest.len() - 1],
            Some(&token) => {
                return !token.eq_ignore_ascii_case("div")
                    && !token.eq_ignore_ascii_case("mod")
                    && token != ".";
            }
            None => return true,
        }
    }
}

/// The number of tokens of the numeric operand that ends the row, if one does.
fn number_operand(row: &[&str]) -> Option<usize> {
    if is_number(row.last()?) {
        return Some(1);
    }
    if let [.., ")"] = row {
        let inside = parenthesised(row)?;
        return inside
            .iter()
            .all(|token| is_numeric(token))
            .then_some(inside.len() + 2);
    }
    (1..=row.len().min(6)).rev().find(|length| {
        let path = row[row.len() - length..].concat().replace("?.", ".");
        number_paths().any(|number| number == path)
    })
}

/// The tokens between the parenthesis that ends the row and its opening one, if no name stands before that.
fn parenthesised<'t, 'a>(row: &'t [&'a str]) -> Option<&'t [&'a str]> {
    let end = row.len() - 1;
    let mut depth = 0_usize;
    let open = row.iter().rposition(|token| {
        match *token {
            ")" => depth += 1,
            "(" => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let called = open > 0 && is_word(row[open - 1]);
    (!called).then_some(&row[open + 1..end])
}

/// Whether a token can only be part of a computation with numbers.
fn is_numeric(token: &str) -> bool {
    const OPERATORS: &[&str] = &[
        "+", "-", "*", "/", "%", "^", "div", "mod", "(", ")", "[", "]", ".", "?.",
    ];
    is_number(token)
        || OPERATORS
            .iter()
            .any(|operator| operator.eq_ignore_ascii_case(token))
        || number_paths().any(|path| split(path).contains(&token))
}

fn number_paths() -> impl Iterator<Item = &'static str> {
    [Kind::Integer, Kind::Long, Kind::Double]
        .into_iter()
        .flat_map(|kind| paths(Scope::Root, kind).iter().copied())
}
