//! What can go wrong when a pattern is compiled or run.

use thiserror::Error;

/// Why a pattern cannot be used.
///
/// ```
/// use okta_mapping::regex::{PatternError, Regex};
///
/// let refused = Regex::new(r"\X", 1_000).err();
/// assert_eq!(
///     refused.map(|error| error.to_string()),
///     Some(r"unsupported construct at offset 0: grapheme cluster `\X`".to_owned())
/// );
/// assert!(matches!(
///     Regex::new("a)", 1_000),
///     Err(PatternError::Syntax { offset: 1, .. })
/// ));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PatternError {
    /// `java.util.regex` refuses the pattern.
    #[error("syntax error at offset {offset}: {message}")]
    Syntax {
        /// The byte offset in the pattern.
        offset: usize,
        /// What is wrong.
        message: String,
    },
    /// The pattern uses a construct that is not translated.
    #[error("unsupported construct at offset {offset}: {construct}")]
    Unsupported {
        /// The byte offset in the pattern.
        offset: usize,
        /// The name of the construct.
        construct: String,
    },
    /// The compiled pattern would be larger than the limit.
    #[error("the pattern is too large once its repetitions are expanded")]
    TooLarge,
}

impl PatternError {
    /// A pattern that Java refuses.
    pub(super) fn syntax(offset: usize, message: impl Into<String>) -> Self {
        Self::Syntax {
            offset,
            message: message.into(),
        }
    }

    /// A construct that is refused by name.
    pub(super) fn unsupported(offset: usize, construct: impl Into<String>) -> Self {
        Self::Unsupported {
            offset,
            construct: construct.into(),
        }
    }
}

/// A match was given up because it took more steps than allowed.
///
/// ```
/// use okta_mapping::regex::{Regex, StepLimit};
///
/// let regex = Regex::new("(?!c)(?:a|a)*$", 1_000)?;
/// assert_eq!(regex.is_full_match("aaa"), Ok(true));
/// let text = format!("{}b", "a".repeat(40));
/// assert_eq!(regex.is_full_match(&text), Err(StepLimit));
/// # Ok::<(), okta_mapping::regex::PatternError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the match was given up because it took more steps than allowed")]
pub struct StepLimit;
