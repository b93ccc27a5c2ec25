//! The rules by which an answer of the recorded engine cannot be compared with the target.

use serde_json::Value;

use super::repeat;
use super::tokens::{is_number, is_text, is_word};
use super::vocabulary::{INTEGER_PATHS, Kind, METHODS, Scope, TEXT_PATHS, paths};

/// An expression and the engine's answer.
pub struct Case<'a> {
    pub tokens: Vec<&'a str>,
    pub answer: &'a Value,
}

/// One reason to drop a case.
pub struct Rule {
    pub name: &'static str,
    pub reason: &'static str,
    pub applies: fn(&Case) -> bool,
}

/// All rules; the first that applies counts.
pub const RULES: &[Rule] = &[
    Rule {
        name: "input",
        reason: "the line itself was refused",
        applies: |case| case.answer["phase"] == "input",
    },
    Rule {
        name: "exhausted",
        reason: "the engine ran out of heap or stack",
        applies: |case| {
            let code = case.answer["code"].as_str().unwrap_or_default();
            code.ends_with("OutOfMemoryError") || code.ends_with("StackOverflowError")
        },
    },
    Rule {
        name: "foreign-type",
        reason: "a result of a Java type that is no value of the language",
        applies: |case| {
            const FOREIGN: &[&str] = &["Other", "Collection", "Entry", "Character", "Float"];
            any_value(case.answer, &|value| {
                FOREIGN.iter().any(|t| value["type"] == *t)
            })
        },
    },
    Rule {
        name: "lone-surrogate",
        reason: "a result with half a character",
        applies: |case| any_value(case.answer, &|value| value["lone_surrogate"] == true),
    },
    Rule {
        name: "java-17-double-text",
        reason: "a Double whose text has more digits than Java 19 and later print",
        applies: |case| {
            any_value(case.answer, &|value| {
                value["value"].as_str().is_some_and(has_long_double)
            })
        },
    },
    Rule {
        name: "inexact-power",
        reason: "a power in Doubles, whose last digit platforms round differently",
        applies: |case| case.tokens.contains(&"^") && any_value(case.answer, &is_unround_double),
    },
    Rule {
        name: "float-literal",
        reason: "a literal with the suffix f, a Float for the engine",
        applies: |case| case.tokens.iter().any(|token| is_float(token)),
    },
    Rule {
        name: "empty-parentheses",
        reason: "the engine finds empty parentheses and blank texts when it evaluates, newer ones when they parse",
        applies: |case| {
            case.answer["phase"] != "parse"
                && (case.tokens.is_empty() || has_empty_parentheses(&case.tokens))
        },
    },
    Rule {
        name: "dotted-index",
        reason: "`.[` and `?.[` are known to newer engines only",
        applies: |case| {
            let pairs = case.tokens.windows(2);
            pairs
                .into_iter()
                .any(|pair| matches!(pair, ["." | "?.", "["]))
        },
    },
    Rule {
        name: "other-letters",
        reason: "letters outside ASCII in names are known to newer engines only",
        applies: |case| {
            let outside = |c: char| !c.is_ascii() && c.is_alphabetic();
            case.tokens
                .iter()
                .any(|token| !is_text(token) && token.contains(outside))
        },
    },
    Rule {
        name: "other-quote-doubled",
        reason: "the engine halves doubled quotes of the other kind too",
        applies: |case| {
            let other = |token: &str| {
                token.starts_with('"') && token.contains("''")
                    || token.starts_with('\'') && token.contains("\"\"")
            };
            case.tokens.iter().any(|token| other(token))
        },
    },
    Rule {
        name: "repeat-limit",
        reason: "a text may be repeated beyond 256 characters or a negative number of times",
        applies: |case| case.answer["ok"] == true && repeat::may_exceed_limit(&case.tokens),
    },
    Rule {
        name: "null-index",
        reason: "an index that may be null gives null in a map, newer engines fail",
        applies: |case| case.answer["ok"] == true && has_null_index(&case.tokens),
    },
    Rule {
        name: "null-matches",
        reason: "the engine evaluates the pattern before it refuses null, newer ones do not",
        applies: |case| {
            let foreseen = ["EL1018E", "EL1037E", "EL1038E"]
                .iter()
                .any(|c| case.answer["code"] == *c);
            case.answer["phase"] == "eval" && !foreseen && has_unsure_matches(&case.tokens)
        },
    },
    Rule {
        name: "selection-order",
        reason: "a selection from a map has no order, and the result may hang on it",
        applies: |case| hangs_on_selection_order(case),
    },
    Rule {
        name: "unevaluated-call",
        reason: "a function or method that does not exist, in a part that is not evaluated",
        applies: |case| case.answer["ok"] == true && has_unknown_call(&case.tokens),
    },
    Rule {
        name: "java-overload",
        reason: "a call with arguments that only an overload of Java's takes",
        applies: |case| {
            let tokens = &case.tokens;
            case.answer["ok"] == true && (0..tokens.len()).any(|at| fits_java_overload(tokens, at))
        },
    },
    Rule {
        name: "empty-search",
        reason: "replacing the empty text inserts everywhere in Java",
        applies: |case| {
            case.answer["ok"] == true
                && (0..case.tokens.len()).any(|at| searches_empty_text(&case.tokens[at..]))
        },
    },
];

/// Whether a value of the answer, itself or inside a list or a map, fits.
fn any_value(answer: &Value, fits: &dyn Fn(&Value) -> bool) -> bool {
    fits(answer)
        || match &answer["value"] {
            Value::Array(elements) => elements.iter().any(|element| match element {
                Value::Array(pair) => pair.iter().any(|value| any_value(value, fits)),
                value => any_value(value, fits),
            }),
            _ => false,
        }
}

/// Whether a text holds a number with a point whose digits are not the shortest for its value.
fn has_long_double(text: &str) -> bool {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | 'E' | '-'));
    pieces.filter(|piece| piece.contains('.')).any(|piece| {
        // Two numbers may have been joined; the last point is in the last one.
        let last = piece
            .rmatch_indices('.')
            .nth(1)
            .map_or(0, |(dot, _)| dot + 1);
        let piece = piece[last..].trim_start_matches('-');
        piece
            .parse::<f64>()
            .is_ok_and(|value| significant(piece) != significant(&format!("{value:e}")))
    })
}

/// The digits of a number's text, without zeros at either end.
fn significant(number: &str) -> String {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

fn is_unround_double(value: &Value) -> bool {
    let text = value["value"].as_str().unwrap_or_default();
    value["type"] == "Double" && significant(text).len() > 14
}

fn is_float(token: &str) -> bool {
    is_number(token) && !token.starts_with("0x") && token.ends_with(['f', 'F'])
}

fn has_empty_parentheses(tokens: &[&str]) -> bool {
    (0..tokens.len())
        .any(|at| tokens[at..].starts_with(&["(", ")"]) && !(at > 0 && is_callable(tokens, at - 1)))
}

/// Whether the token can be the name of a call.
fn is_callable(tokens: &[&str], at: usize) -> bool {
    is_word(tokens[at]) && (is_after_dot(tokens, at) || METHODS.contains(&tokens[at]))
}

fn is_after_dot(tokens: &[&str], at: usize) -> bool {
    at > 0 && matches!(tokens[at - 1], "." | "?.")
}

/// Whether a token ends an operand, as far as one token tells.
fn ends_operand(token: &str) -> bool {
    matches!(token, ")" | "]" | "}") || is_word(token) || is_number(token) || is_text(token)
}

/// The tokens between the bracket at `open` and the one that closes it.
fn bracketed<'t, 'a>(tokens: &'t [&'a str], open: usize) -> &'t [&'a str] {
    let inside = &tokens[open + 1..];
    let close = depths(inside).position(|depth| depth < 0);
    &inside[..close.unwrap_or(inside.len())]
}

/// For each token, how many brackets are open after it.
fn depths(tokens: &[&str]) -> impl Iterator<Item = i32> {
    tokens.iter().scan(0, |depth, token| {
        if token.ends_with(['(', '[', '{']) && !is_text(token) {
            *depth += 1;
        } else if matches!(*token, ")" | "]" | "}") {
            *depth -= 1;
        }
        Some(*depth)
    })
}

fn has_null_index(tokens: &[&str]) -> bool {
    (0..tokens.len()).any(|at| tokens[at] == "[" && may_be_null(bracketed(tokens, at)))
}

/// Whether an index may be null. A single name is a key, or fails as an index of a list.
fn may_be_null(index: &[&str]) -> bool {
    match index {
        [token] => return token.eq_ignore_ascii_case("null"),
        ["{", .., "}"] => return false,
        _ => {}
    }
    let chooses = index
        .iter()
        .any(|token| matches!(*token, "?" | "?:" | "?."));
    let combines = index.iter().any(|token| {
        matches!(
            *token,
            "+" | "-" | "*" | "/" | "%" | "==" | "!=" | "<" | ">"
        )
    });
    let path = index.concat();
    let known = [INTEGER_PATHS, TEXT_PATHS]
        .concat()
        .contains(&path.as_str());
    let called = index.ends_with(&["(", ")"]);
    chooses || !combines && !known && !called
}

/// Whether the left side of a `matches` may be null and its right side may fail, as far as the next tokens tell.
fn has_unsure_matches(tokens: &[&str]) -> bool {
    tokens.windows(3).any(|triple| {
        let [before, operator, after] = triple else {
            return false;
        };
        operator.eq_ignore_ascii_case("matches")
            && ends_operand(before)
            && !is_text(before)
            && !is_number(before)
            && !is_text(after)
    })
}

/// Whether a selection of entries is followed by a step that depends on their order, or ends up in a text.
fn hangs_on_selection_order(case: &Case) -> bool {
    let tokens = &case.tokens;
    let empty = case.answer["value"].is_null()
        || case.answer["value"].as_array().is_some_and(Vec::is_empty);
    if case.answer["ok"] != true || empty {
        return false;
    }
    let in_text = any_value(case.answer, &|value| {
        value["type"] == "String"
            && value["value"]
                .as_str()
                .is_some_and(|text| text.contains('{'))
    });
    (0..tokens.len()).any(|at| {
        if tokens[at] != "?[" {
            return false;
        }
        let criterion = bracketed(tokens, at);
        let about_entries = criterion
            .iter()
            .any(|token| matches!(*token, "key" | "value"))
            || !criterion
                .iter()
                .any(|token| is_word(token) && !token.eq_ignore_ascii_case("true"));
        let rest = &tokens[at + 1 + criterion.len()..];
        let ordered_step = matches!(rest, ["]", "." | "?.", "![" | "^[" | "$[", ..]);
        about_entries && !selects_from_list(&tokens[..at]) && (ordered_step || in_text)
    })
}

/// Whether a selection after these tokens is one from a list, as far as the name before the dot tells.
fn selects_from_list(before: &[&str]) -> bool {
    let kinds = [Kind::Texts, Kind::Scalars, Kind::Groups, Kind::Lists];
    let [.., name, "." | "?."] = before else {
        return false;
    };
    kinds.iter().any(|&kind| {
        paths(Scope::Root, kind)
            .iter()
            .any(|path| path.rsplit('.').next() == Some(*name))
    })
}

/// Whether a name is called that is no method of the language, or a method that needs a receiver is called at the root.
fn has_unknown_call(tokens: &[&str]) -> bool {
    (1..tokens.len()).any(|at| {
        let name = at - 1;
        tokens[at] == "("
            && is_word(tokens[name])
            && (is_after_dot(tokens, name) && !METHODS.contains(&tokens[name])
                || !is_after_dot(tokens, name) && !may_precede_parenthesis(tokens, name))
    })
}

/// Whether a word without a receiver can stand before a parenthesis: an operator, or a method of a projected element.
fn may_precede_parenthesis(tokens: &[&str], at: usize) -> bool {
    const OPERATORS: &[&str] = &[
        "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "matches",
    ];
    let inside = tokens[..at]
        .iter()
        .any(|token| matches!(*token, "![" | "?[" | "^[" | "$["));
    OPERATORS
        .iter()
        .any(|word| tokens[at].eq_ignore_ascii_case(word))
        || inside && METHODS.contains(&tokens[at])
}

/// Whether a call begins here of `toUpperCase` or `toLowerCase` with an argument, or of `startsWith` with two.
fn fits_java_overload(tokens: &[&str], at: usize) -> bool {
    match tokens[at..] {
        ["toUpperCase" | "toLowerCase", "(", first, ..] => first != ")",
        ["startsWith", "(", ..] => {
            let arguments = bracketed(tokens, at + 1);
            let mut tokens_and_depths = arguments.iter().zip(depths(arguments));
            tokens_and_depths.any(|(token, depth)| depth == 0 && *token == ",")
        }
        _ => false,
    }
}

/// Whether a call of `replace` begins here whose first argument is the empty text.
fn searches_empty_text(tokens: &[&str]) -> bool {
    matches!(
        tokens,
        ["replace", "(", "''" | "\"\"", ..]
            | ["replace", "(", "{", "}", ..]
            | ["replace", "(", "user", "." | "?.", "middleInitial", ..]
    )
}
