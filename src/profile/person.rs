//! People as Okta's APIs give them: users and app users.

use std::ops::Deref;

use serde_json::Value as Json;

use super::{Profile, ReadError};
use crate::schema::Schema;

/// A user of Okta over a user schema.
///
/// ```
/// use okta_mapping::{Attribute, OktaUser, Schema};
///
/// let schema = Schema::user("user").with(Attribute::string("nick"))?;
/// let json = serde_json::json!({"id": "00u1", "status": "ACTIVE", "profile": {"nick": "Jo"}});
/// let user = OktaUser::from_json(&schema, &json)?;
/// assert_eq!((user.id(), user.text("nick")?), (Some("00u1"), Some("Jo")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OktaUser<'a>(Person<'a>);

/// A user of an app over the app's user schema: an object of the Application Users API or its profile.
#[derive(Clone, Copy, Debug)]
pub struct AppUser<'a>(Person<'a>);

#[derive(Clone, Copy, Debug)]
struct Person<'a> {
    /// The API object around the profile; the profile itself where there is none.
    json: &'a Json,
    profile: Profile<'a>,
}

impl<'a> Person<'a> {
    fn from_json(schema: &'a Schema, json: &'a Json) -> Result<Person<'a>, ReadError> {
        let profile = Profile::from_json(schema, profile_of(json))?;
        Ok(Person { json, profile })
    }

    fn fact(&self, key: &str) -> Option<&'a str> {
        // A plain profile may have attributes of the same names.
        self.json.get("profile").and(self.json.get(key))?.as_str()
    }
}

/// The profile of an API object; what has none is a plain profile.
pub(crate) fn profile_of(json: &Json) -> &Json {
    match json.get("profile") {
        Some(profile @ (Json::Object(_) | Json::Null)) => profile,
        _ => json,
    }
}

impl<'a> OktaUser<'a> {
    /// Reads an object of the Users API, or a plain profile.
    ///
    /// # Errors
    ///
    /// [`ReadError::NotAnObject`] where the JSON is something else.
    pub fn from_json(schema: &'a Schema, json: &'a Json) -> Result<OktaUser<'a>, ReadError> {
        Person::from_json(schema, json).map(OktaUser)
    }

    /// The user's id.
    pub fn id(&self) -> Option<&'a str> {
        self.0.fact("id")
    }

    /// The user's status, such as `ACTIVE`.
    pub fn status(&self) -> Option<&'a str> {
        self.0.fact("status")
    }
}

impl<'a> AppUser<'a> {
    /// Reads an object of the Application Users API, or a plain profile.
    ///
    /// # Errors
    ///
    /// [`ReadError::NotAnObject`] where the JSON is something else.
    pub fn from_json(schema: &'a Schema, json: &'a Json) -> Result<AppUser<'a>, ReadError> {
        Person::from_json(schema, json).map(AppUser)
    }

    /// The id, which is that of the user of Okta.
    pub fn id(&self) -> Option<&'a str> {
        self.0.fact("id")
    }

    /// The id at the app.
    pub fn external_id(&self) -> Option<&'a str> {
        self.0.fact("externalId")
    }
}

impl<'a> Deref for OktaUser<'a> {
    type Target = Profile<'a>;

    fn deref(&self) -> &Profile<'a> {
        &self.0.profile
    }
}

impl<'a> Deref for AppUser<'a> {
    type Target = Profile<'a>;

    fn deref(&self) -> &Profile<'a> {
        &self.0.profile
    }
}
