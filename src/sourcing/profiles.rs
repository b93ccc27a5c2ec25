//! The profiles that a person has: Okta's, and that of each app.

use serde_json::{Map, Value as Json, json};

use super::Assignment;
use crate::mapping::End;
use crate::profile::profile_of;

/// The profiles of a person: Okta's, and the one of each app that has the person as its user.
///
/// ```
/// use okta_mapping::mapping::End;
/// use okta_mapping::sourcing::Profiles;
///
/// let context = serde_json::json!({
///     "user": {"profile": {"city": "Oslo"}},
///     "app": {"name": "crm"},
///     "appuser": {"profile": {"town": "Bergen"}},
///     "appUsers": {"hr": {"profile": {"place": "Oslo"}}, "ad": null}
/// });
/// let profiles = Profiles::from_context(&context, [&End::app("crm"), &End::app("hr"), &End::app("ad")]);
/// assert_eq!(profiles.user()["city"], "Oslo");
/// assert_eq!(profiles.of(&End::app("crm")).unwrap()["town"], "Bergen");
/// assert_eq!(profiles.apps().map(|(app, _)| app.name()).collect::<Vec<_>>(), ["crm", "hr"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profiles {
    /// What expressions see beside the profiles.
    context: Map<String, Json>,
    user: Map<String, Json>,
    apps: Vec<(End, Map<String, Json>)>,
}

impl Profiles {
    /// Okta's profile of a person whom no app has.
    pub fn new(user: Map<String, Json>) -> Profiles {
        Profiles {
            user,
            ..Profiles::default()
        }
    }

    /// Reads an evaluation context: `user` is Okta's, and an app's user stands in `appUsers` by its name or id. `appuser` is
    /// that of the app that `app` names, else of the first of these apps that `appUsers` does not have (assumption). An app
    /// user that is null is none.
    pub fn from_context<'e>(context: &Json, apps: impl IntoIterator<Item = &'e End>) -> Profiles {
        let context = context.as_object().cloned().unwrap_or_default();
        let part = |key: &str| context.get(key).and_then(Json::as_object);
        let named: Vec<(&String, &Map<String, Json>)> = part("appUsers")
            .into_iter()
            .flatten()
            .filter_map(|(name, user)| Some((name, profile(user)?)))
            .collect();
        let of_name = |app: &End| {
            let mut users = named.iter();
            users
                .find(|(name, _)| app.is_called(name))
                .map(|(_, profile)| *profile)
        };
        let mut known: Vec<&End> = Vec::new();
        for app in apps {
            if !known.iter().any(|other| other.is_same(app)) {
                known.push(app);
            }
        }
        let in_context = |app: &&&End| {
            let names = part("app")
                .into_iter()
                .flat_map(|object| ["id", "name"].map(|key| object.get(key)));
            names
                .flatten()
                .filter_map(Json::as_str)
                .any(|name| app.is_called(name))
        };
        let own = context.get("appuser").and_then(profile);
        let is_named = ["id", "name"]
            .iter()
            .any(|key| part("app").is_some_and(|object| object.contains_key(*key)));
        let owner = match is_named {
            true => known.iter().find(in_context).copied(),
            false => known.iter().find(|app| of_name(app).is_none()).copied(),
        };
        let mut profiles = Profiles::new(
            context
                .get("user")
                .and_then(profile)
                .cloned()
                .unwrap_or_default(),
        );
        for app in &known {
            let own = own.filter(|_| owner.is_some_and(|owner| owner.is_same(app)));
            if let Some(profile) = own.or_else(|| of_name(app)) {
                profiles.apps.push(((*app).clone(), profile.clone()));
            }
        }
        for (name, profile) in named {
            if !known.iter().any(|app| app.is_called(name)) {
                profiles
                    .apps
                    .push((End::app(name.clone()), profile.clone()));
            }
        }
        Profiles {
            context,
            ..profiles
        }
    }

    /// The same person as the user of an app, in place of the profile that was there.
    pub fn with_app(mut self, app: End, profile: Map<String, Json>) -> Profiles {
        match self.apps.iter_mut().find(|(known, _)| known.is_same(&app)) {
            Some((_, known)) => *known = profile,
            None => self.apps.push((app, profile)),
        }
        self
    }

    /// The same person with another profile in Okta.
    pub fn with_user(self, user: Map<String, Json>) -> Profiles {
        Profiles { user, ..self }
    }

    /// Okta's profile.
    pub fn user(&self) -> &Map<String, Json> {
        &self.user
    }

    /// The profile of the app's user; none where the app does not have the person.
    pub fn of(&self, app: &End) -> Option<&Map<String, Json>> {
        let mut apps = self.apps();
        apps.find(|(known, _)| known.is_same(app))
            .map(|(_, profile)| profile)
    }

    /// The apps that have the person, each with its profile.
    pub fn apps(&self) -> impl Iterator<Item = (&End, &Map<String, Json>)> {
        self.apps.iter().map(|(app, profile)| (app, profile))
    }

    /// Assigned to the apps that have the person.
    pub fn assignment(&self) -> Assignment<'_> {
        Assignment::new(self.apps.iter().map(|(app, _)| app.label()))
    }

    /// The evaluation context of a mapping from or to this app: `user` is Okta's profile, `appuser` the app's; null where it
    /// does not have the person. What `appUsers` has are the profiles of the other apps.
    pub fn context(&self, app: &End) -> Json {
        let mut context = self.context.clone();
        match context.get_mut("user") {
            Some(Json::Object(user)) => {
                user.insert("profile".to_owned(), Json::Object(self.user.clone()));
            }
            _ => {
                context.insert("user".to_owned(), json!({"profile": self.user}));
            }
        }
        if let Some(Json::Object(users)) = context.get_mut("appUsers") {
            for (name, user) in users.iter_mut() {
                let mut apps = self.apps.iter();
                if let Some((_, profile)) = apps.find(|(app, _)| app.is_called(name)) {
                    *user = json!({"profile": profile});
                }
            }
        }
        let app_user = self.of(app).map(|profile| json!({"profile": profile}));
        context.insert("appuser".to_owned(), app_user.unwrap_or_default());
        Json::Object(context)
    }
}

/// The profile of a user or an app user; none of null.
fn profile(user: &Json) -> Option<&Map<String, Json>> {
    profile_of(user).as_object()
}
