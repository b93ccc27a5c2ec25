//! Why JSON is no mapping, or its expressions are not to be used.

use thiserror::Error as ThisError;

use crate::error::Error;

/// Why JSON is no mapping.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum MappingError {
    /// It has another shape than the Profile Mappings API's objects.
    #[error(
        "a mapping is an object with `source`, `target` and, by attribute of the target, `properties`"
    )]
    Shape,
    /// An entry of `properties` has another shape.
    #[error("`{attribute}` of the mapping is no object with a text `expression`")]
    Property {
        /// The attribute of the target.
        attribute: String,
    },
    /// Another word than the two of the API.
    #[error("`pushStatus` of `{attribute}` is {found}, where `PUSH` or `DONT_PUSH` can stand")]
    PushStatus {
        /// The attribute of the target.
        attribute: String,
        /// What is there.
        found: String,
    },
    /// Both ends are apps, or both are Okta (documented).
    #[error("one end of a mapping is Okta and the other an app; here both are {}", if *.apps { "apps" } else { "Okta" })]
    SameEnds {
        /// Whether both are apps.
        apps: bool,
    },
    /// Nothing tells which end is the app.
    #[error(
        "nothing tells which end of the mapping is the app: give `source` and `target` a `type`, `user` or `appuser`"
    )]
    UnknownEnds,
}

/// The expressions of a mapping that are wrong, all of them.
#[derive(Clone, Debug, ThisError)]
#[error("{}", list(.0))]
pub struct ExpressionErrors(pub(super) Vec<(String, Error)>);

impl ExpressionErrors {
    /// Each wrong expression: the attribute it is mapped to, and what is wrong.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Error)> {
        self.0
            .iter()
            .map(|(attribute, error)| (attribute.as_str(), error))
    }
}

fn list(errors: &[(String, Error)]) -> String {
    let lines: Vec<String> = errors
        .iter()
        .map(|(attribute, error)| format!("`{attribute}`: {error}"))
        .collect();
    lines.join("\n")
}
