//! Mistakes that begin with a word: what Okta excludes from SpEL, and words that are no operators.

use super::{Expected, Place};
use crate::diagnostic::{Diagnostic, codes};

pub(super) fn explain(place: &Place<'_>) -> Option<Diagnostic> {
    let word = place.word();
    if word.is_empty() || word.starts_with(|c: char| c.is_numeric()) {
        return number_runs_on(place);
    }
    match place.expected {
        Expected::Operand => reserved(place, word),
        Expected::Operator => no_operator(place, word),
        Expected::Member => None,
    }
}

/// `T` and `new` where an operand is expected.
fn reserved(place: &Place<'_>, word: &str) -> Option<Diagnostic> {
    if word == "T" {
        return Some(
            place
                .error(
                    &codes::TYPE_REFERENCE,
                    1,
                    "`T(...)` refers to a Java class, which Okta does not allow",
                )
                .with_help("an attribute of this name is read by `['T']`, or with what it belongs to: `user.T`"),
        );
    }
    word.eq_ignore_ascii_case("new").then(|| {
        place
            .error(
                &codes::CONSTRUCTOR_CALL,
                word.len(),
                format!("`{word}` makes a Java object, which Okta does not allow"),
            )
            .with_help(
                "write the value itself: `\"text\"`, `{1, 2}`, `{\"key\": 1}`; an attribute of this name is read by `['new']`",
            )
    })
}

fn no_operator(place: &Place<'_>, word: &str) -> Option<Diagnostic> {
    if let Some(mistake) = number_runs_on(place).or_else(|| text_runs_on(place, word)) {
        return Some(mistake);
    }
    let length = word.len();
    Some(match word.to_ascii_lowercase().as_str() {
        "instanceof" => place
            .error(
                &codes::INSTANCEOF_OPERATOR,
                length,
                "`instanceof` asks for a Java class, which Okta does not allow",
            )
            .with_help("compare the value itself"),
        "between" => place
            .error(
                &codes::BETWEEN_OPERATOR,
                length,
                "Okta does not have the operator `between`",
            )
            .with_help("write `x >= low and x <= high`"),
        "is" | "equals" => missing(place, word).with_help("write `==`"),
        "in" | "contains" => missing(place, word).with_help(
            "write `Arrays.contains(list, value)` (Classic) or `list.contains(value)` (Identity Engine)",
        ),
        "like" => missing(place, word).with_help("write `matches` and a regular expression"),
        "xor" => missing(place, word).with_help("write `a != b`"),
        "then" | "else" | "if" => missing(place, word).with_help(CONDITION),
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "matches" => comparison_chain(place, length),
        _ => missing(place, word),
    })
}

fn missing(place: &Place<'_>, word: &str) -> Diagnostic {
    let error = place.error(
        &codes::MISSING_OPERATOR,
        word.len(),
        format!("an operator is missing before `{word}`"),
    );
    match place.before() {
        before if before.eq_ignore_ascii_case("if") => error.with_help(CONDITION),
        _ => error,
    }
}

const CONDITION: &str = "a condition is written `condition ? then : else`";

/// A second comparison at the same level.
pub(super) fn comparison_chain(place: &Place<'_>, length: usize) -> Diagnostic {
    place
        .error(
            &codes::COMPARISON_CHAIN,
            length,
            "comparisons can not be chained",
        )
        .with_help("write `a < b and b < c`, or put the first comparison in brackets")
}

/// `1lt 2`, `12abc`, `1e`, `0x`: a number directly followed by a letter.
fn number_runs_on(place: &Place<'_>) -> Option<Diagnostic> {
    let before = &place.text[..place.at];
    let glued = super::word_at(place.rest());
    let number = before
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .map_or(before, |end| {
            &before[end + before[end..].chars().next().map_or(1, char::len_utf8)..]
        });
    if place.expected != Expected::Operator && !number.is_empty() {
        return None;
    }
    let whole_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let (start, text) = if whole_number(number) && !glued.is_empty() {
        (place.at - number.len(), format!("{number}{glued}"))
    } else if number.is_empty() && whole_number(glued) && glued.contains(char::is_alphabetic) {
        // The number itself could not be read: `1e`.
        (place.at, glued.to_owned())
    } else {
        return None;
    };
    let error = Diagnostic::new(
        &codes::MALFORMED_NUMBER,
        crate::span::Span::new(start, start + text.len()),
        format!("`{text}` is no number"),
    );
    Some(match text.find(|c: char| c.is_ascii_alphabetic()) {
        Some(letter) if text.starts_with("0x") || text.starts_with("0X") => {
            error.with_help(format!("hexadecimal digits follow `{}`", &text[..=letter]))
        }
        Some(letter) if text[letter..].eq_ignore_ascii_case("e") => {
            error.with_help("digits follow the `e` of an exponent: `1e3`")
        }
        Some(letter) => error.with_help(format!(
            "put a blank between the number and what follows: `{} {}`; a letter that can continue a number belongs to it",
            &text[..letter],
            &text[letter..]
        )),
        None => error,
    })
}

/// A word right behind a text: a quote inside the text has ended it.
fn text_runs_on(place: &Place<'_>, word: &str) -> Option<Diagnostic> {
    let before = &place.text[..place.at];
    let quote = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '\'' | '"'))?;
    let inside = &before[..before.len() - 1];
    if inside.ends_with('\\') {
        return Some(
            Diagnostic::new(
                &codes::BACKSLASH_ESCAPE,
                crate::span::Span::new(place.at - 2, place.at),
                format!("`\\{quote}` does not escape the quote: a backslash is an ordinary character, so the text ends here"),
            )
            .with_help(format!("write the quote twice, `{quote}{quote}`, or enclose the text in the other kind of quotes")),
        );
    }
    Some(
        place
            .error(
                &codes::MISSING_OPERATOR,
                word.len(),
                format!("an operator is missing before `{word}`: the text before it has ended"),
            )
            .with_help(format!(
                "a quote inside a text is written twice: `{quote}{quote}`"
            )),
    )
}
