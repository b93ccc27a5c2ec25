//! Why JSON is no template of user names.

use thiserror::Error as ThisError;

use super::built_in::TABLE;

/// Why JSON is no template of user names.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum UsernameError {
    /// It has another shape than Okta's.
    #[error(
        "a user name template is an object with a text `template` and the words `type` and `pushStatus`"
    )]
    Shape,
    /// Another word than those of the API.
    #[error("`{key}` is `{found}`, where {allowed} can stand")]
    Word {
        /// The key.
        key: &'static str,
        /// What is there.
        found: String,
        /// What can stand there.
        allowed: &'static str,
    },
    /// A built-in template that Okta does not have.
    #[error(
        "`{template}` is no built-in template; they are {}; any other is an expression of type `CUSTOM`",
        list()
    )]
    UnknownBuiltIn {
        /// What is there.
        template: String,
    },
    /// A custom template without an expression.
    #[error("a template of type `CUSTOM` holds an expression; this one is empty")]
    Empty,
    /// An expression that is longer than Okta takes (assumption).
    #[error("the expression has {length} characters, more than the {limit} that are allowed")]
    TooLong {
        /// Its length.
        length: usize,
        /// The limit.
        limit: usize,
    },
}

fn list() -> String {
    let templates: Vec<String> = TABLE
        .iter()
        .map(|row| format!("`{}`", row.template))
        .collect();
    templates.join(", ")
}
