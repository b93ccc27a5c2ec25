//! Bytes from outside: text and JSON.

use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::error::Error;
use crate::span::Span;

/// Reads bytes as text.
///
/// # Errors
///
/// `invalid-utf8`, where they are no UTF-8.
pub fn read_text(bytes: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|error| {
        let from = error.valid_up_to();
        input(
            &codes::INVALID_UTF8,
            format!("the text is no UTF-8 from byte {from} on"),
        )
    })
}

/// Reads bytes as JSON, such as a context.
///
/// # Errors
///
/// `invalid-utf8` and `invalid-json`.
///
/// ```
/// let error = okta_mapping::read_json(b"{").unwrap_err();
/// assert_eq!(error.code(), "invalid-json");
/// ```
pub fn read_json(bytes: &[u8]) -> Result<Json, Error> {
    serde_json::from_str(read_text(bytes)?)
        .map_err(|error| input(&codes::INVALID_JSON, format!("this is no JSON: {error}")))
}

/// An error of what stands beside an expression.
pub(crate) fn input(code: &'static Code, message: impl Into<String>) -> Error {
    Error::from(Diagnostic::new(code, Span::default(), message))
}
