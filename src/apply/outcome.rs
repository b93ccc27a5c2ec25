//! What happened to an attribute.

use std::sync::Arc;

use serde_json::Value as Json;

use crate::error::Error;

/// What stands in the place of a value that is not shown.
pub const NOT_SHOWN: &str = "********";

/// What became of a mapped attribute.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// It has a new value, which may be null or `""`.
    Set,
    /// The expression gives the value that the target has: null and missing are the same, null and `""` are not
    /// (assumption).
    Unchanged,
    /// The expression failed; the old value stays (support article).
    Kept(Box<Error>),
    /// The mapping does not write it this time; the old value stays.
    Omitted(Omission),
    /// The target's schema refuses the value, which the proposed profile shows all the same.
    Invalid,
}

/// Why a mapping does not write an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Omission {
    /// `DONT_PUSH`: on create only (documented).
    CreateOnly,
    /// Its value comes from elsewhere: from Okta, or another app (documented).
    SourcedFrom(String),
    /// An admin has edited it for this person (assumption).
    Overridden,
}

/// A mapped attribute with what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributeOutcome {
    pub(super) attribute: Arc<str>,
    pub(super) expression: Arc<str>,
    pub(super) outcome: Outcome,
    pub(super) value: Option<Json>,
    pub(super) before: Option<Json>,
    pub(super) is_default: bool,
    pub(super) is_json: bool,
    pub(super) is_secret: bool,
}

impl Outcome {
    /// The word of programs: `set`, `unchanged`, `kept`, `omitted`, `invalid`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Outcome::Set => "set",
            Outcome::Unchanged => "unchanged",
            Outcome::Kept(_) => "kept",
            Outcome::Omitted(_) => "omitted",
            Outcome::Invalid => "invalid",
        }
    }
}

/// For people: `create only`.
impl std::fmt::Display for Omission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Omission::CreateOnly => f.write_str("create only"),
            Omission::SourcedFrom(owner) => write!(f, "sourced from {owner}"),
            Omission::Overridden => f.write_str("edited by an admin for this person"),
        }
    }
}

impl AttributeOutcome {
    /// The attribute of the target.
    pub fn attribute(&self) -> &str {
        &self.attribute
    }

    /// The expression that it is mapped to.
    pub fn expression(&self) -> &str {
        &self.expression
    }

    /// What became of it.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What the expression gives, or the schema's default in its place; none where it was not evaluated or failed.
    pub fn value(&self) -> Option<&Json> {
        self.value.as_ref()
    }

    /// What the target had; none where it had nothing.
    pub fn before(&self) -> Option<&Json> {
        self.before.as_ref()
    }

    /// Whether the value is the schema's default, in place of null or `""`.
    pub fn is_default(&self) -> bool {
        self.is_default
    }

    /// Whether JSON can hold the value: it is no NaN and not infinite, nor holds one. Of what it can not hold,
    /// [`value`](AttributeOutcome::value) is the text.
    pub fn is_json(&self) -> bool {
        self.is_json
    }

    /// Whether the value is never shown: the target's schema says so, or the expression reads a secret of the source.
    pub fn is_secret(&self) -> bool {
        self.is_secret
    }

    /// Hides a secret, and what an error says of it.
    pub(crate) fn redact(&mut self) {
        if !self.is_secret {
            return;
        }
        self.value.iter_mut().for_each(hide);
        self.before.iter_mut().for_each(hide);
        if let Outcome::Kept(error) = &mut self.outcome {
            **error = Error::from(error.diagnostic().clone().redacted());
        }
    }

    /// Why the expression failed.
    pub fn error(&self) -> Option<&Error> {
        match &self.outcome {
            Outcome::Kept(error) => Some(error),
            _ => None,
        }
    }
}

/// Hides a value; null says that there is none, and stays.
pub(super) fn hide(value: &mut Json) {
    if !value.is_null() {
        *value = Json::from(NOT_SHOWN);
    }
}
