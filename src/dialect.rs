//! The two dialects of the Okta Expression Language.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A dialect. Both have the same syntax and operators; functions, methods and references differ.
///
/// ```
/// use okta_mapping::Dialect;
///
/// assert_eq!("identity-engine".parse(), Ok(Dialect::IdentityEngine));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dialect {
    /// Profile mappings, group rules, claims of authorization servers: `String.len(user.login)`.
    #[default]
    Classic,
    /// Policies, realms, certification campaigns: `user.profile.login.length()`.
    IdentityEngine,
}

impl Dialect {
    /// The word that programs read: `classic` or `identity-engine`.
    pub fn as_str(self) -> &'static str {
        match self {
            Dialect::Classic => "classic",
            Dialect::IdentityEngine => "identity-engine",
        }
    }
}

impl Display for Dialect {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Dialect::Classic => "Classic",
            Dialect::IdentityEngine => "Identity Engine",
        })
    }
}

/// A word that names no dialect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no dialect `{0}`; the dialects are `classic` and `identity-engine`")]
pub struct UnknownDialect(String);

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(word: &str) -> Result<Dialect, UnknownDialect> {
        [Dialect::Classic, Dialect::IdentityEngine]
            .into_iter()
            .find(|dialect| dialect.as_str() == word)
            .ok_or_else(|| UnknownDialect(word.to_owned()))
    }
}
