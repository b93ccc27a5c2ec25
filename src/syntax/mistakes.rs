//! What is wrong with a text that the grammar refuses: a look at the place where it could not go on.

use pest::error::{ErrorVariant, InputLocation};

use super::grammar::Rule;
use super::scan::{Shape, measure};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::span::Span;

mod characters;
mod words;

/// What the grammar was waiting for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Operand,
    Operator,
    /// A name, `![`, `?[` or `[` after a dot.
    Member,
}

/// The place where the text could not be read on.
struct Place<'t> {
    text: &'t str,
    /// The byte offset.
    at: usize,
    expected: Expected,
    /// Byte offsets of the brackets that are open there, outermost first.
    open: Vec<usize>,
}

impl<'t> Place<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn starts_with(&self, prefix: &str) -> bool {
        self.rest().starts_with(prefix)
    }

    /// What stands before, without white space between.
    fn before(&self) -> &'t str {
        self.text[..self.at].trim_end()
    }

    /// The next `length` bytes.
    fn span(&self, length: usize) -> Span {
        Span::new(self.at, self.at + length)
    }

    fn error(&self, code: &'static Code, length: usize, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.span(length), message)
    }

    /// The word that begins here; empty where none does.
    fn word(&self) -> &'t str {
        word_at(self.rest())
    }
}

fn word_at(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
        .unwrap_or(text.len());
    &text[..end]
}

/// The error of a text without an expression.
pub(super) fn nothing_here(text: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::EMPTY_EXPRESSION,
        Span::new(0, text.len()),
        "there is no expression here",
    )
    .with_help("write `null` where no value is wanted")
}

/// The rules that begin with an operand.
const OPERANDS: [Rule; 10] = [
    Rule::expression,
    Rule::or_level,
    Rule::and_level,
    Rule::relation,
    Rule::sum,
    Rule::product,
    Rule::power,
    Rule::unary,
    Rule::path,
    Rule::number,
];

/// Turns pest's error into ours.
pub(super) fn explain(text: &str, error: &pest::error::Error<Rule>, shape: &Shape) -> Diagnostic {
    let only_blanks = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n' | '\0');
    if text.chars().all(only_blanks) {
        return nothing_here(text);
    }
    let (InputLocation::Pos(at) | InputLocation::Span((at, _))) = error.location;
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => {
            // pest names the outermost rule that began at the place.
            if positives.iter().any(|rule| OPERANDS.contains(rule)) {
                Expected::Operand
            } else if positives.contains(&Rule::member) {
                Expected::Member
            } else {
                Expected::Operator
            }
        }
        ErrorVariant::CustomError { message } => {
            return Diagnostic::new(
                &codes::NESTING_TOO_DEEP,
                Span::new(0, text.len()),
                format!("the expression nests too deep for this machine's stack: {message}"),
            );
        }
    };
    let at = at.min(text.len());
    let place = Place {
        text,
        at,
        expected,
        open: measure(&text[..at]).unclosed,
    };
    end_of_text(&place, shape)
        .or_else(|| closing_bracket(&place))
        .or_else(|| words::explain(&place))
        .or_else(|| characters::explain(&place))
        .unwrap_or_else(|| unexpected(&place))
}

fn end_of_text(place: &Place<'_>, shape: &Shape) -> Option<Diagnostic> {
    if !place.rest().is_empty() {
        return None;
    }
    if let Some(&opening) = shape.unclosed.last() {
        let bracket = &place.text[opening..=opening];
        return Some(
            place
                .error(
                    &codes::UNBALANCED_BRACKET,
                    0,
                    format!("the text ends before the `{bracket}` is closed"),
                )
                .with_related(Span::new(opening, opening + 1), "opened here")
                .with_help(format!("write the closing `{}`", closer(bracket))),
        );
    }
    Some(match place.expected {
        Expected::Member => place
            .error(&codes::MISSING_NAME, 0, "the text ends behind a dot")
            .with_help("write the attribute's name, or leave out the dot"),
        Expected::Operand => place
            .error(
                &codes::MISSING_OPERAND,
                0,
                "the text ends where an operand is missing",
            )
            .with_help("write the operand, or leave out the operator before it"),
        Expected::Operator => place
            .error(
                &codes::MISSING_ELSE,
                0,
                "the text ends before the `:` that belongs to a `?`",
            )
            .with_help("a condition is written `condition ? then : else`"),
    })
}

fn closer(opener: &str) -> &'static str {
    match opener {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

fn closing_bracket(place: &Place<'_>) -> Option<Diagnostic> {
    let found = place.rest().get(..1)?;
    if !matches!(found, ")" | "]" | "}") {
        return None;
    }
    let Some(&opening) = place.open.last() else {
        return Some(
            place
                .error(
                    &codes::UNBALANCED_BRACKET,
                    1,
                    format!("this `{found}` closes nothing"),
                )
                .with_help("leave it out, or write the opening bracket"),
        );
    };
    let opener = &place.text[opening..=opening];
    let opened = Span::new(opening, opening + 1);
    if closer(opener) != found {
        return Some(
            place
                .error(
                    &codes::UNBALANCED_BRACKET,
                    1,
                    format!("`{found}` where the `{opener}` is still open"),
                )
                .with_related(opened, "opened here")
                .with_help(format!("write `{}` first", closer(opener))),
        );
    }
    if place.before().ends_with(',') {
        return Some(
            place
                .error(
                    &codes::TRAILING_COMMA,
                    1,
                    format!("a comma stands before the `{found}`, and nothing between"),
                )
                .with_help("leave out the comma"),
        );
    }
    Some(match place.expected {
        Expected::Operand if place.before().len() == opening + 1 => place
            .error(
                &codes::MISSING_OPERAND,
                1,
                format!("nothing stands between `{opener}` and `{found}`"),
            )
            .with_related(opened, "opened here"),
        Expected::Operand => place
            .error(
                &codes::MISSING_OPERAND,
                1,
                format!("an operand is missing before the `{found}`"),
            )
            .with_help("write the operand, or leave out the operator before it"),
        Expected::Member => place.error(
            &codes::MISSING_NAME,
            1,
            format!("a name is missing between the dot and the `{found}`"),
        ),
        Expected::Operator => place
            .error(
                &codes::MISSING_ELSE,
                1,
                format!("the `:` that belongs to a `?` is missing before the `{found}`"),
            )
            .with_help("a condition is written `condition ? then : else`"),
    })
}

/// Nothing that people often do: what was expected, and what is there.
fn unexpected(place: &Place<'_>) -> Diagnostic {
    let found = match place.rest().chars().next() {
        _ if !place.word().is_empty() => format!("`{}`", place.word()),
        Some(other) => format!("`{other}`"),
        None => "the end".to_owned(),
    };
    let length = match place.word().len() {
        0 => place.rest().chars().next().map_or(0, char::len_utf8),
        word => word,
    };
    match place.expected {
        Expected::Operand => place.error(
            &codes::MISSING_OPERAND,
            length,
            format!("an operand is missing before {found}"),
        ),
        Expected::Member => place
            .error(
                &codes::MISSING_NAME,
                length,
                format!("a name must follow the dot, not {found}"),
            )
            .with_help("an attribute with other characters in its name is read by `['the name']`"),
        Expected::Operator => place.error(
            &codes::MISSING_OPERATOR,
            length,
            format!("an operator is missing before {found}"),
        ),
    }
}
