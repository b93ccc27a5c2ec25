//! A person with the repairs of [`normalise`].

use serde_json::Value as Json;

use super::{Audit, Record};
use crate::validate::{Repair, normalise};

impl Audit<'_> {
    /// The JSON of the person with its user's profile repaired, and the repairs. What the app holds stays as it is: only
    /// the app can change it.
    pub fn normalise(&self, record: &Record<'_>) -> (Json, Vec<Repair>) {
        let mut json = record.json().clone();
        let profile = record.user().and_then(|user| self.user(user));
        let Some(profile) = profile.as_deref() else {
            return (json, Vec::new());
        };
        let (repaired, changes) = normalise(profile);
        if let Some(place) = user_profile(&mut json) {
            *place = Json::Object(repaired);
        }
        (json, changes)
    }
}

/// Where the user's profile stands in the JSON of a person.
fn user_profile(json: &mut Json) -> Option<&mut Json> {
    let user = match Record::from_json(json).ok()?.is_context() {
        true => json.get_mut("user")?,
        false => json,
    };
    match user.get("profile").is_some_and(Json::is_object) {
        true => user.get_mut("profile"),
        false => Some(user),
    }
}
