//! Mistakes that begin with a character that is no word: operators of other languages, quotes that are not
//! straight, characters that look like others.

use super::words::comparison_chain;
use super::{Expected, Place};
use crate::diagnostic::{Diagnostic, codes};
use crate::span::Span;
use crate::syntax::scan::end_of_string;

pub(super) fn explain(place: &Place<'_>) -> Option<Diagnostic> {
    quote(place)
        .or_else(|| equals_sign(place))
        .or_else(|| excluded(place))
        .or_else(|| half_operator(place))
        .or_else(|| dot(place))
        .or_else(|| bracket(place))
        .or_else(|| comma(place))
        .or_else(|| second_operator(place))
        .or_else(|| stray(place))
}

fn quote(place: &Place<'_>) -> Option<Diagnostic> {
    let quote = place.rest().chars().next()?;
    match quote {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some(smart_quote(place, quote, '"')),
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' => {
            Some(smart_quote(place, quote, '\''))
        }
        '\'' | '"' => {
            let end = end_of_string(place.text.as_bytes(), place.at);
            let closed = end > place.at + 1 && place.text[..end].ends_with(quote);
            if !closed || place.expected == Expected::Operand {
                return Some(
                    place
                        .error(
                            &codes::UNTERMINATED_STRING,
                            place.rest().len(),
                            "this text is not closed",
                        )
                        .with_help(format!(
                            "write the closing `{quote}`; inside a text the quote is written twice, `{quote}{quote}`"
                        )),
                );
            }
            (place.expected == Expected::Operator).then(|| {
                place
                    .error(
                        &codes::MISSING_OPERATOR,
                        end - place.at,
                        "an operator is missing before this text",
                    )
                    .with_help("`+` joins two texts")
            })
        }
        _ => None,
    }
}

fn smart_quote(place: &Place<'_>, found: char, straight: char) -> Diagnostic {
    place
        .error(
            &codes::SMART_QUOTE,
            found.len_utf8(),
            format!("`{found}` is a typographic quote, which does not enclose a text"),
        )
        .with_help(format!("write straight quotes: `{straight}text{straight}`"))
}

fn equals_sign(place: &Place<'_>) -> Option<Diagnostic> {
    if !place.starts_with("=") || place.starts_with("==") {
        return None;
    }
    let before = &place.text[..place.at];
    for (operator, instead) in [("==", "=="), ("!=", "!=")] {
        if before.ends_with(operator) {
            return Some(
                Diagnostic::new(
                    &codes::STRICT_EQUALITY,
                    Span::new(place.at - 2, place.at + 1),
                    format!("`{operator}=` is an operator of JavaScript"),
                )
                .with_help(format!("write `{instead}`")),
            );
        }
    }
    let error = |help| {
        place
            .error(
                &codes::ASSIGNMENT,
                1,
                "`=` assigns, which Okta does not allow",
            )
            .with_help(help)
    };
    Some(match place.rest().as_bytes().get(1) {
        Some(b'>') => error("write `>=` to compare"),
        Some(b'<') => error("write `<=` to compare"),
        Some(b'!') => error("write `!=` to compare"),
        _ => error("write `==` to compare"),
    })
}

/// What SpEL has and Okta excludes.
fn excluded(place: &Place<'_>) -> Option<Diagnostic> {
    let before = place.before();
    if place.starts_with("{") && (before.ends_with('$') || before.ends_with('#')) {
        return Some(
            Diagnostic::new(
                &codes::TEMPLATE_SYNTAX,
                Span::new(before.len() - 1, place.at + 1),
                "`${...}` is a template, not an expression",
            )
            .with_help("write what stands inside the braces, without `${` and `}`"),
        );
    }
    let rest = place.rest();
    let name = |from: usize| super::word_at(&rest[from..]).len();
    Some(match rest.as_bytes().first()? {
        b'#' if rest.starts_with("#{") => place
            .error(
                &codes::TEMPLATE_SYNTAX,
                2,
                "`#{...}` is a template, not an expression",
            )
            .with_help("write what stands inside the braces, without `#{` and `}`"),
        b'#' => place
            .error(
                &codes::VARIABLE_REFERENCE,
                1 + name(1),
                "`#name` refers to a variable or function of Spring, which Okta does not allow",
            )
            .with_help("inside a projection or selection, attributes of the element are read by their bare names"),
        b'@' => place.error(
            &codes::BEAN_REFERENCE,
            1 + name(1),
            "`@name` refers to a bean of Spring, which Okta does not allow",
        ),
        b'&' if place.expected == Expected::Operand && !rest.starts_with("&&") => place.error(
            &codes::BEAN_REFERENCE,
            1 + name(1),
            "`&name` refers to a factory bean of Spring, which Okta does not allow",
        ),
        b'+' if rest.starts_with("++") => place
            .error(
                &codes::INCREMENT,
                2,
                "`++` increments, which Okta does not allow",
            )
            .with_help("write `+ 1` to add one; to join texts write a single `+`"),
        b'-' if rest.starts_with("--") => place
            .error(
                &codes::DECREMENT,
                2,
                "`--` decrements, which Okta does not allow",
            )
            .with_help("put a blank between two minus signs: `a - -b`"),
        _ => return None,
    })
}

fn half_operator(place: &Place<'_>) -> Option<Diagnostic> {
    if place.expected != Expected::Operator {
        return None;
    }
    let rest = place.rest();
    match rest.as_bytes().first()? {
        b'&' => Some(
            place
                .error(&codes::SINGLE_AMPERSAND, 1, "`&` is no operator")
                .with_help("write `&&` or `and`; `+` joins texts"),
        ),
        b'|' => Some(
            place
                .error(&codes::SINGLE_PIPE, 1, "`|` is no operator")
                .with_help("write `||` or `or`"),
        ),
        _ => None,
    }
}

fn dot(place: &Place<'_>) -> Option<Diagnostic> {
    if !place.starts_with(".") {
        return None;
    }
    let digits: &str = &place.rest()[1..];
    let digits = &digits[..digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len())];
    Some(match place.expected {
        Expected::Operand if !digits.is_empty() => place
            .error(
                &codes::MALFORMED_NUMBER,
                1 + digits.len(),
                "a number needs digits before the point",
            )
            .with_help(format!("write `0.{digits}`")),
        Expected::Operand => place
            .error(&codes::LEADING_DOT, 1, "nothing stands before the dot")
            .with_help(
                "write what the attribute belongs to, such as `user.`, or leave out the dot",
            ),
        Expected::Member => place
            .error(
                &codes::MISSING_NAME,
                1,
                "a name must follow the dot, not another dot",
            )
            .with_help("write one dot"),
        Expected::Operator => return None,
    })
}

/// A bracket without its dot, or a token that swallowed one.
fn bracket(place: &Place<'_>) -> Option<Diagnostic> {
    let token = place.rest().get(..2)?;
    if place.expected != Expected::Operator {
        return None;
    }
    match token {
        "![" | "?[" | "^[" | "$[" => {
            let what = if token == "![" {
                "projection"
            } else {
                "selection"
            };
            let error = place.error(
                &codes::MISSING_DOT,
                2,
                format!("`{token}` begins a {what}, which needs a dot before it"),
            );
            Some(match token {
                "?[" => {
                    error.with_help("write `.?[`; for a ternary put a blank between `?` and `[`")
                }
                "^[" => error.with_help("write `.^[`; for a power put a blank between `^` and `[`"),
                _ => error.with_help(format!("write `.{token}`")),
            })
        }
        "?." => Some(
            place
                .error(&codes::UNEXPECTED_TOKEN, 2, "`?.` needs a name behind it")
                .with_help("for a ternary put a blank between `?` and the number: `a ? 0.5 : 1`"),
        ),
        _ => None,
    }
}

fn comma(place: &Place<'_>) -> Option<Diagnostic> {
    if !place.starts_with(",") {
        return None;
    }
    match place.open.last() {
        Some(&opening)
            if place.text[opening..].starts_with('[') && place.expected == Expected::Operator =>
        {
            Some(
                place
                    .error(
                        &codes::BRACKET_LIST,
                        1,
                        "`[...]` holds one index or expression; it does not make a list",
                    )
                    .with_related(Span::new(opening, opening + 1), "opened here")
                    .with_help("a list is written in braces: `{\"x\", \"y\"}`"),
            )
        }
        Some(_) if place.expected == Expected::Operator => None,
        _ if place.expected == Expected::Operand => Some(place.error(
            &codes::MISSING_OPERAND,
            1,
            "nothing stands before the comma",
        )),
        _ => Some(
            place
                .error(
                    &codes::UNEXPECTED_TOKEN,
                    1,
                    "a comma separates arguments or elements; none are open here",
                )
                .with_help("a list is written in braces: `{\"x\", \"y\"}`"),
        ),
    }
}

/// An operator where its level allows no second one, or where an operand is missing before it.
fn second_operator(place: &Place<'_>) -> Option<Diagnostic> {
    const OPERATORS: [&str; 18] = [
        "==", "!=", "<=", ">=", "&&", "||", "?:", "<", ">", "+", "-", "*", "/", "%", "^", "?", ":",
        "!",
    ];
    let rest = place.rest();
    let operator = OPERATORS
        .iter()
        .find(|operator| rest.starts_with(**operator))?;
    let before = place.before();
    match place.expected {
        Expected::Operator if matches!(*operator, "==" | "!=" | "<" | "<=" | ">" | ">=") => {
            Some(comparison_chain(place, operator.len()))
        }
        Expected::Operator if *operator == "^" => Some(
            place
                .error(&codes::POWER_CHAIN, 1, "powers can not be chained")
                .with_help("put one of them in brackets: `(a ^ b) ^ c` or `a ^ (b ^ c)`"),
        ),
        Expected::Operator if *operator == ":" => Some(place.error(
            &codes::UNEXPECTED_TOKEN,
            1,
            "this `:` belongs to no `?` and to no key of a map",
        )),
        Expected::Operand if before.ends_with('/') && *operator == "/" => Some(
            Diagnostic::new(
                &codes::MISSING_OPERAND,
                Span::new(before.len() - 1, place.at + 1),
                "`//` begins no comment: the language has none",
            )
            .with_help("leave the comment out"),
        ),
        Expected::Operand if before.ends_with('<') && *operator == ">" => Some(
            Diagnostic::new(
                &codes::MISSING_OPERAND,
                Span::new(before.len() - 1, place.at + 1),
                "`<>` is no operator",
            )
            .with_help("write `!=`"),
        ),
        Expected::Operand if before.ends_with('?') && *operator == ":" => Some(
            place
                .error(
                    &codes::MISSING_OPERAND,
                    1,
                    "nothing stands between the `?` and the `:`",
                )
                .with_help(
                    "write the value between them, or `?:` without a blank for \"otherwise\"",
                ),
        ),
        Expected::Operand => Some(
            place
                .error(
                    &codes::MISSING_OPERAND,
                    operator.len(),
                    format!("an operand is missing before `{operator}`"),
                )
                .with_help("write the operand, or leave out one of the operators"),
        ),
        _ => None,
    }
}

/// A character that means nothing to the language.
fn stray(place: &Place<'_>) -> Option<Diagnostic> {
    let character = place.rest().chars().next()?;
    let look_alike = LOOK_ALIKES.iter().find(|(found, ..)| *found == character);
    let error =
        |message: String| place.error(&codes::STRAY_CHARACTER, character.len_utf8(), message);
    match (look_alike, character) {
        (Some((_, name, instead)), _) => Some(
            error(format!(
                "this character is {name} (U+{:04X})",
                character as u32
            ))
            .with_help(format!("write {instead}")),
        ),
        (None, '\\') => Some(
            error("a backslash has no meaning outside a text".to_owned())
                .with_help("inside a text a quote is written twice; there are no escapes"),
        ),
        (None, ';' | '~' | '`') => Some(error(format!("`{character}` has no meaning here"))),
        (None, _) if !character.is_ascii() && !character.is_alphanumeric() => Some(error(format!(
            "`{}` (U+{:04X}) has no meaning here",
            character.escape_debug(),
            character as u32
        ))),
        _ => None,
    }
}

/// Characters that come along when text is copied from a page or a letter.
const LOOK_ALIKES: [(char, &str, &str); 18] = [
    ('\u{A0}', "a no-break space", "an ordinary blank"),
    ('\u{2003}', "an em space", "an ordinary blank"),
    ('\u{2009}', "a thin space", "an ordinary blank"),
    ('\u{202F}', "a narrow no-break space", "an ordinary blank"),
    ('\u{200B}', "a zero-width space", "nothing: leave it out"),
    ('\u{FEFF}', "a byte order mark", "nothing: leave it out"),
    ('\u{0C}', "a form feed", "an ordinary blank"),
    ('\u{0B}', "a vertical tab", "an ordinary blank"),
    ('\u{85}', "a next-line character", "an ordinary blank"),
    ('−', "a minus sign", "`-`"),
    ('–', "an en dash", "`-`"),
    ('—', "an em dash", "`-`"),
    ('×', "a multiplication sign", "`*`"),
    ('÷', "a division sign", "`/`"),
    ('≠', "a not-equal sign", "`!=`"),
    ('≤', "a less-or-equal sign", "`<=`"),
    ('≥', "a greater-or-equal sign", "`>=`"),
    ('…', "an ellipsis", "what it stands for"),
];
