//! What a preset says of its app, and how sure that is.

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::Value as Json;

use crate::functions::Authority;
use crate::validate::Severity;

/// What a rule of a preset is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// What the integration does at all.
    Features,
    /// The mapping from the app to Okta.
    ToOkta,
    /// The mapping from Okta to the app.
    ToApp,
    /// The schema of the app's users.
    AppSchema,
    /// The schema of Okta's users.
    UserSchema,
    /// The attribute of Okta that combines several of the app.
    Combination,
    /// The errors of the service.
    Errors,
}

/// A rule of a preset, for people; what the library does about it stands in the mappings and schemas.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What it is about.
    pub section: Section,
    /// How sure it is.
    #[serde(deserialize_with = "authority")]
    pub authority: Authority,
    /// The rule, a sentence.
    pub text: String,
}

/// An attribute of the app that has to be mapped.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Needed {
    /// The attribute.
    pub attribute: String,
    /// How much it weighs that a person has no value of it.
    #[serde(deserialize_with = "severity")]
    pub when_empty: Severity,
}

/// A person to try the preset on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// What is particular about it.
    pub title: String,
    /// The person as an evaluation context: `user`, and `appuser` as the service holds it.
    pub context: Json,
}

fn authority<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Authority, D::Error> {
    let known = [
        Authority::Documented,
        Authority::SupportArticle,
        Authority::Assumed,
    ];
    named(deserializer, "an authority", known, Authority::word)
}

fn severity<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Severity, D::Error> {
    let known = [Severity::Violation, Severity::Warning, Severity::Note];
    named(deserializer, "a severity", known, Severity::as_str)
}

/// Reads one of a few words.
fn named<'d, D: Deserializer<'d>, T: Copy, const N: usize>(
    deserializer: D,
    what: &str,
    known: [T; N],
    word: impl Fn(T) -> &'static str,
) -> Result<T, D::Error> {
    let written = String::deserialize(deserializer)?;
    let mut all = known.into_iter();
    all.find(|one| word(*one) == written)
        .ok_or_else(|| D::Error::custom(format_args!("`{written}` is not {what}")))
}
