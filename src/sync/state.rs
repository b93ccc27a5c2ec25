//! What Okta and the services hold between two steps.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::stack::deeper;

/// U, and P and S of each app; an app without a user for the person has none.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub user: Option<Map<String, Json>>,
    pub apps: Vec<Option<AppUserState>>,
}

/// What Okta keeps of an app's user, and what the service holds.
#[derive(Clone, Debug, Default)]
pub(super) struct AppUserState {
    pub profile: Map<String, Json>,
    pub service: Map<String, Json>,
}

impl State {
    /// The state as a text that is the same whatever the order of keys.
    pub fn canonical(&self) -> String {
        let apps = self.apps.iter().map(|app| match app {
            Some(app) => Json::Array(vec![sorted_map(&app.profile), sorted_map(&app.service)]),
            None => Json::Null,
        });
        let user = self.user.as_ref().map_or(Json::Null, sorted_map);
        Json::Array([user].into_iter().chain(apps).collect()).to_string()
    }
}

fn sorted_map(map: &Map<String, Json>) -> Json {
    let entries: BTreeMap<&String, &Json> = map.iter().collect();
    Json::Object(
        entries
            .into_iter()
            .map(|(key, value)| (key.clone(), sorted(value)))
            .collect(),
    )
}

fn sorted(value: &Json) -> Json {
    deeper(|| match value {
        Json::Object(map) => sorted_map(map),
        Json::Array(elements) => elements.iter().map(sorted).collect(),
        scalar => scalar.clone(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{AppUserState, State};

    #[test]
    fn the_order_of_keys_does_not_count_and_values_do() {
        let state = |profile: serde_json::Value| {
            let profile = profile.as_object().cloned().unwrap_or_default();
            let app = AppUserState {
                profile: profile.clone(),
                service: profile.clone(),
            };
            let state = State {
                user: Some(profile),
                apps: vec![Some(app), None],
            };
            state.canonical()
        };
        let one = state(json!({"a": {"x": 1, "y": [{"p": 1, "q": 2}]}, "b": null}));
        assert_eq!(
            one,
            state(json!({"b": null, "a": {"y": [{"q": 2, "p": 1}], "x": 1}}))
        );
        assert_ne!(
            one,
            state(json!({"b": "", "a": {"y": [{"q": 2, "p": 1}], "x": 1}}))
        );
    }
}
