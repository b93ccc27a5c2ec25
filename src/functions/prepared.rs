//! Literal arguments, read once when the program is compiled.

use super::Kind;
use crate::failure::Failure;
use crate::limits::Limits;
use crate::regex::{PatternError, Regex};
use crate::stack::{Recursion, with_room};
use crate::text::utf16_len;
use crate::time::{JavaPattern, JodaPattern};

/// A literal argument, ready to use; what is wrong with it is said when it is used.
#[derive(Debug)]
pub(crate) enum Prepared {
    Regex(Result<Regex, Failure>),
    JodaPattern(Result<JodaPattern, Failure>),
    JavaPattern(Result<JavaPattern, Failure>),
}

impl Prepared {
    /// Prepares a literal for a parameter.
    pub fn new(kind: Kind, literal: &str, limits: &Limits) -> Option<Prepared> {
        match kind {
            Kind::Regex => Some(Prepared::Regex(compile_regex(literal, limits))),
            Kind::JodaPattern => Some(Prepared::JodaPattern(
                JodaPattern::new(literal).map_err(Failure::from),
            )),
            Kind::JavaPattern => Some(Prepared::JavaPattern(
                JavaPattern::new(literal).map_err(Failure::from),
            )),
            _ => None,
        }
    }
}

/// What the deepest regular expression takes of the stack, in levels of [`Recursion::Parse`]: groups nest 20 deep at
/// most, measured at less than 320 KiB in an unoptimised build.
const REGEX_DEPTH: usize = 4;

/// Compiles a regular expression within the limits.
pub(crate) fn compile_regex(pattern: &str, limits: &Limits) -> Result<Regex, Failure> {
    let length = utf16_len(pattern);
    if length > limits.regex_length {
        return Err(Failure::RegexTooLong {
            length,
            limit: limits.regex_length,
        });
    }
    let compiled = with_room(Recursion::Parse, REGEX_DEPTH, || {
        Regex::new(pattern, limits.regex_steps)
    });
    compiled.map_err(|error| match error {
        PatternError::TooLarge => Failure::RegexTooLarge,
        PatternError::Syntax { offset, message } => Failure::InvalidRegex { message, offset },
        PatternError::Unsupported { offset, construct } => {
            Failure::UnsupportedRegex { construct, offset }
        }
    })
}
