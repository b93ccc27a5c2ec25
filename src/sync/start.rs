//! Where a simulation starts: a person, and what somebody changes.

use serde_json::Value as Json;

use super::app::App;
use super::state::{AppUserState, State};
use crate::sourcing::Profiles;

/// A person before the first round.
#[derive(Clone, Debug)]
pub struct Start {
    pub(super) profiles: Profiles,
    pub(super) edits: Vec<Edit>,
    pub(super) profile_source: Option<ProfileSource>,
}

/// The profile source that the caller names.
#[derive(Clone, Debug)]
pub(super) enum ProfileSource {
    Okta,
    App(String),
}

/// A change that somebody makes before the first round.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub(super) place: EditPlace,
    pub(super) attribute: String,
    pub(super) value: Json,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum EditPlace {
    User,
    AppUser(String),
    Service(String),
}

impl Edit {
    /// An admin edits Okta's profile. It is refused where the attribute is sourced elsewhere (assumption).
    pub fn user(attribute: impl Into<String>, value: impl Into<Json>) -> Edit {
        Edit::new(EditPlace::User, attribute, value)
    }

    /// An admin edits the profile that Okta keeps of an app's user. It is refused where a mapping sets the attribute and the
    /// app is pushed to (documented, `E0000075`).
    pub fn app_user(
        app: impl Into<String>,
        attribute: impl Into<String>,
        value: impl Into<Json>,
    ) -> Edit {
        Edit::new(EditPlace::AppUser(app.into()), attribute, value)
    }

    /// Somebody changes a value at the service of an app.
    pub fn service(
        app: impl Into<String>,
        attribute: impl Into<String>,
        value: impl Into<Json>,
    ) -> Edit {
        Edit::new(EditPlace::Service(app.into()), attribute, value)
    }

    fn new(place: EditPlace, attribute: impl Into<String>, value: impl Into<Json>) -> Edit {
        Edit {
            place,
            attribute: attribute.into(),
            value: value.into(),
        }
    }
}

impl Start {
    /// A person with these profiles: Okta's is U, and of each app both what Okta keeps and what the service holds. The person
    /// is assigned to the apps that have one. Whose profile in Okta is empty is created by the first import.
    pub fn new(profiles: Profiles) -> Start {
        Start {
            profiles,
            edits: Vec::new(),
            profile_source: None,
        }
    }

    /// The same person after a change, which is made before the first round. Changes are made in the order in which they are
    /// given; one of an app that has no user for the person is nothing.
    pub fn with_edit(mut self, edit: Edit) -> Start {
        self.edits.push(edit);
        self
    }

    /// The same person with this app as profile source, whatever stands before it in the list (support article).
    pub fn with_profile_source(self, app: impl Into<String>) -> Start {
        Start {
            profile_source: Some(ProfileSource::App(app.into())),
            ..self
        }
    }

    /// The same person with Okta as profile source, whatever apps there are (support article).
    pub fn sourced_by_okta(self) -> Start {
        Start {
            profile_source: Some(ProfileSource::Okta),
            ..self
        }
    }

    /// What Okta and the services hold.
    pub(super) fn state(&self, apps: &[App<'_>]) -> State {
        let app_users = apps.iter().map(|app| {
            let profile = self.profiles.of(&app.end)?;
            Some(AppUserState {
                profile: profile.clone(),
                service: profile.clone(),
            })
        });
        let user = self.profiles.user();
        State {
            user: (!user.is_empty()).then(|| user.clone()),
            apps: app_users.collect(),
        }
    }
}
