//! How much a finding weighs.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Okta refuses it, or it fails whenever it runs.
    Error,
    /// It runs, and is likely not what is meant.
    Warning,
    /// Worth knowing; never counted.
    Note,
}

impl Level {
    /// The word that programs read: `error`, `warning` or `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}
