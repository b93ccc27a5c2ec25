//! Regular expressions within the limits.

use crate::failure::Failure;
use crate::limits::Limits;
use crate::regex::{PatternError, Regex};
use crate::text::utf16_len;

/// Compiles the right side of `matches`.
pub(crate) fn compile_regex(pattern: &str, limits: &Limits) -> Result<Regex, Failure> {
    let length = utf16_len(pattern);
    if length > limits.regex_length {
        return Err(Failure::RegexTooLong {
            length,
            limit: limits.regex_length,
        });
    }
    Regex::new(pattern, limits.regex_steps).map_err(|error| match error {
        PatternError::TooLarge => Failure::RegexTooLarge,
        PatternError::Syntax { .. } => Failure::InvalidRegex {
            message: error.to_string(),
        },
        PatternError::Unsupported { .. } => Failure::UnsupportedRegex {
            message: error.to_string(),
        },
    })
}
