//! Rules that Okta does not document.

/// A rule that Okta does not document.
#[derive(Debug, PartialEq, Eq, serde::Serialize)]
pub struct Assumption {
    /// Its stable name: `substring-before-absent`.
    pub id: &'static str,
    /// The rule, and what speaks for it.
    pub rule: &'static str,
}
