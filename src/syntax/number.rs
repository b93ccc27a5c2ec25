//! The value of a number as it is written.

use super::tree::Literal;
use crate::diagnostic::{Diagnostic, codes};
use crate::span::Span;

/// Reads a number that the grammar accepted. Its sign is not part of it.
pub(super) fn number(text: &str, span: Span) -> Result<Literal, Diagnostic> {
    let hexadecimal = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let (digits, radix) = match hexadecimal {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    if let Some(digits) = digits.strip_suffix(['l', 'L']) {
        if digits.contains(['.', 'e', 'E']) && radix == 10 {
            return Err(Diagnostic::new(
                &codes::MALFORMED_NUMBER,
                span,
                format!("`{text}`: a number with a decimal point can not be a Long"),
            )
            .with_help("leave out the `L`"));
        }
        return i64::from_str_radix(digits, radix)
            .map(Literal::Long)
            .map_err(|_| {
                Diagnostic::new(
                    &codes::LONG_TOO_LARGE,
                    span,
                    format!(
                        "`{text}` does not fit into a Long: it is larger than 9223372036854775807"
                    ),
                )
            });
    }
    if radix == 10 && digits.contains(['.', 'e', 'E', 'd', 'D', 'f', 'F']) {
        let digits = digits.trim_end_matches(['d', 'D', 'f', 'F']);
        // The grammar has checked the form, and a Double has no range to leave: too large is infinite.
        return Ok(Literal::Double(digits.parse().unwrap_or(f64::NAN)));
    }
    i32::from_str_radix(digits, radix)
        .map(Literal::Integer)
        .map_err(|_| {
            let error = Diagnostic::new(
                &codes::INTEGER_TOO_LARGE,
                span,
                format!("`{text}` does not fit into an Integer: it is larger than 2147483647"),
            );
            match i64::from_str_radix(digits, radix) {
                Ok(_) => error.with_help(format!("write `{text}L`, a Long of 64 bits")),
                Err(_) => {
                    error.with_help("write it as a text, in quotes, if it is not calculated with")
                }
            }
        })
}
