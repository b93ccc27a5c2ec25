//! A push: the whole profile of the app user, and what it overwrites.

use serde_json::{Map, Value as Json};

use super::Applied;
use crate::schema::{Attribute, Mutability, Schema};
use crate::validate::same;

/// What a push sends: there is no partial one (documented).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PushPayload {
    /// All attributes of the app's schema, mapped or not, in its order; what the profile does not have is null.
    pub attributes: Map<String, Json>,
}

/// A value of the service that a push overwrites although no mapping sets it (support article): lint
/// `overwrites-unmapped`.
#[derive(Clone, Debug, PartialEq)]
pub struct Overwrite {
    /// The attribute of the app.
    pub attribute: String,
    /// What the service holds.
    pub held: Json,
    /// What is sent.
    pub sent: Json,
}

impl PushPayload {
    /// The code of an [`Overwrite`].
    pub const OVERWRITES_UNMAPPED: &'static str = "overwrites-unmapped";

    /// What pushing this profile sends; without a schema, what the profile has.
    pub fn new(profile: &Map<String, Json>, schema: Option<&Schema>) -> PushPayload {
        let Some(schema) = schema else {
            return PushPayload {
                attributes: profile.clone(),
            };
        };
        let value = |attribute: &Attribute| {
            let value = profile.get(attribute.name()).cloned().unwrap_or_default();
            (attribute.name().to_owned(), value)
        };
        PushPayload {
            attributes: schema.attributes().map(value).collect(),
        }
    }

    /// What the service holds after the push: it keeps what it owns, attributes that are READ_ONLY to Okta.
    pub fn taken_by(&self, held: &Map<String, Json>, schema: Option<&Schema>) -> Map<String, Json> {
        let mut after = held.clone();
        for (name, value) in &self.attributes {
            let is_missing = value.is_null() && !held.contains_key(name);
            if !is_owned(name, schema) && !is_missing {
                after.insert(name.clone(), value.clone());
            }
        }
        after
    }

    /// What the service holds and loses although nothing maps it.
    pub fn overwrites(
        &self,
        applied: &Applied,
        held: &Map<String, Json>,
        schema: Option<&Schema>,
    ) -> Vec<Overwrite> {
        let unmapped = self
            .attributes
            .iter()
            .filter(|(name, _)| applied.attribute(name).is_none() && !is_owned(name, schema));
        let overwrites = unmapped.filter_map(|(name, sent)| {
            let held = held
                .get(name)
                .filter(|held| !held.is_null() && !same(held, sent))?;
            Some(Overwrite {
                attribute: name.clone(),
                held: held.clone(),
                sent: sent.clone(),
            })
        });
        overwrites.collect()
    }
}

/// Whether the service owns an attribute, so that no push changes it.
fn is_owned(name: &str, schema: Option<&Schema>) -> bool {
    let attribute = schema.and_then(|schema| schema.attribute(name));
    attribute.is_some_and(|attribute| attribute.mutability() == Mutability::ReadOnly)
}
