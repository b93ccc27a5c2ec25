//! The forms in which a person is exported.

use std::borrow::Cow;

use serde_json::{Map, Value as Json, json};

use crate::context::Context;
use crate::profile::{ReadError, profile_of};

/// A person as read from a file: a user, an app user, or both of them in an evaluation context.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record<'a> {
    json: &'a Json,
    user: Option<&'a Json>,
    app_user: Option<&'a Json>,
}

/// Keys that an object of the Application Users API has, and one of the Users API has not (documented).
const APP_USER_KEYS: [&str; 3] = ["scope", "externalId", "syncState"];

impl<'a> Record<'a> {
    /// Recognises what this is: an evaluation context has the key `user` or `appuser`; an object of the Application
    /// Users API has `scope`, `externalId` or `syncState` beside its profile, one of the Users API has not; a plain profile with a
    /// `userName` and no `login` is an app user's.
    ///
    /// # Errors
    ///
    /// [`ReadError::NotAnObject`] where the JSON is something else, [`ReadError::Context`] where a part of a context is.
    ///
    /// ```
    /// use okta_mapping::Record;
    ///
    /// let json = serde_json::json!({"user": {"id": "00u1", "profile": {"login": "jo@example.com"}}, "appuser": null});
    /// assert_eq!(Record::from_json(&json)?.id(), Some("00u1"));
    /// # Ok::<(), okta_mapping::ReadError>(())
    /// ```
    pub fn from_json(json: &'a Json) -> Result<Record<'a>, ReadError> {
        let Json::Object(object) = json else {
            return Err(ReadError::NotAnObject);
        };
        let has = |key: &str| object.contains_key(key);
        let is_part = |key: &str| object.get(key).is_some_and(|part| !part.is_string());
        let (user, app_user) = if is_part("user") || is_part("appuser") {
            Context::from_json(json).map_err(|error| ReadError::Context(error.to_string()))?;
            (part(object, "user"), part(object, "appuser"))
        } else if has("profile") {
            match APP_USER_KEYS.into_iter().any(has) {
                true => (None, Some(json)),
                false => (Some(json), None),
            }
        } else if has("userName") && !has("login") {
            (None, Some(json))
        } else {
            (Some(json), None)
        };
        Ok(Record {
            json,
            user,
            app_user,
        })
    }

    /// The user: an object of the Users API or a plain profile.
    pub fn user(&self) -> Option<&'a Json> {
        self.user
    }

    /// The app user: an object of the Application Users API or a plain profile.
    pub fn app_user(&self) -> Option<&'a Json> {
        self.app_user
    }

    /// The id of the user, or of the app user.
    pub fn id(&self) -> Option<&'a str> {
        let of = |object: &'a Json| object.get("profile").and(object.get("id"))?.as_str();
        self.user
            .and_then(of)
            .or_else(|| self.app_user.and_then(of))
    }

    /// The JSON that was read.
    pub fn json(&self) -> &'a Json {
        self.json
    }

    /// Whether this is an evaluation context, which may hold both.
    pub(crate) fn is_context(&self) -> bool {
        let is_whole = |part: Option<&Json>| part.is_some_and(|part| std::ptr::eq(part, self.json));
        !is_whole(self.user) && !is_whole(self.app_user)
    }

    /// The evaluation context of the person.
    pub(crate) fn context(&self) -> Cow<'a, Json> {
        let part = |key: &str, whole| Cow::Owned(json!({key: {"profile": profile_of(whole)}}));
        match (self.is_context(), self.user, self.app_user) {
            (false, Some(user), _) => part("user", user),
            (false, _, Some(app_user)) => part("appuser", app_user),
            _ => Cow::Borrowed(self.json),
        }
    }
}

/// A part of a context, unless it is missing or null.
fn part<'a>(context: &'a Map<String, Json>, key: &str) -> Option<&'a Json> {
    context.get(key).filter(|part| part.is_object())
}
