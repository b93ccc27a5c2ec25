//! A context from the JSON that Okta's APIs export.

use serde_json::Value as Json;

use super::{Part, Read, Source};
use crate::diagnostic::{Diagnostic, codes};
use crate::error::Error;
use crate::span::Span;
use crate::time::ZonedDateTime;
use crate::value::{Map, Value, member};

/// A view of a context's JSON: nothing is copied.
///
/// ```
/// use okta_mapping::{Context, Dialect, Engine};
///
/// let json = serde_json::json!({"user": {"profile": {"firstName": "Jane"}}});
/// let context = Context::from_json(&json)?;
/// let program = Engine::new(Dialect::Classic).compile("user.firstName")?;
/// assert_eq!(program.eval(&context)?.as_str(), Some("Jane"));
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Context<'a> {
    whole: Option<&'a serde_json::Map<String, Json>>,
    /// The profiles of the parts that are read by them, looked up once.
    profiles: [Option<&'a serde_json::Map<String, Json>>; Part::PROFILES],
    variables: Option<&'a Json>,
    now: Option<ZonedDateTime>,
}

impl<'a> Context<'a> {
    /// Reads a context: an object with any of the keys of [`Part`]. Keys that name no part are ignored.
    ///
    /// # Errors
    ///
    /// `invalid-context` where the JSON is no object or a part has another shape than Okta's,
    /// `invalid-time` where `now` is no ISO 8601 time.
    pub fn from_json(json: &'a Json) -> Result<Context<'a>, Error> {
        let Json::Object(object) = json else {
            return Err(invalid("a context is a JSON object").into());
        };
        let mut context = Context {
            whole: Some(object),
            ..Context::default()
        };
        let mut now = None;
        for (key, json) in object {
            if let Some(part) = Part::of_key(key) {
                check_shape(part, json)?;
                match part {
                    Part::Now => now = json.as_str(),
                    Part::Variables => context.variables = Some(json),
                    part => {
                        if let Some(profile) = context.profiles.get_mut(part.index()) {
                            let part = json.as_object();
                            *profile = part.and_then(|part| member(part, "profile")?.as_object());
                        }
                    }
                }
            }
        }
        if let Some(text) = now {
            context.now = Some(text.parse().map_err(|error| invalid_time(&error))?);
        }
        Ok(context)
    }

    /// The same context at another present.
    pub fn with_now(self, now: ZonedDateTime) -> Context<'a> {
        Context {
            now: Some(now),
            ..self
        }
    }

    /// The same context, at this present where it has none of its own.
    pub fn or_now(self, now: &ZonedDateTime) -> Context<'a> {
        match self.now {
            Some(_) => self,
            None => self.with_now(now.clone()),
        }
    }

    fn json(&self, part: Part) -> Option<&'a Json> {
        member(self.whole?, part.key())
    }
}

fn invalid(message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&codes::INVALID_CONTEXT, Span::default(), message)
}

/// The error of a time that can not be read.
pub(crate) fn invalid_time(error: &crate::time::TimeError) -> Diagnostic {
    Diagnostic::new(&codes::INVALID_TIME, Span::default(), error.to_string())
}

/// Every part is an object or null, but the groups, a list of objects, and the present, a text.
fn check_shape(part: Part, json: &Json) -> Result<(), Diagnostic> {
    let (expected, fits) = match part {
        Part::Groups => (
            "a list of groups",
            json.is_null()
                || json
                    .as_array()
                    .is_some_and(|groups| groups.iter().all(Json::is_object)),
        ),
        Part::Now => ("a text", json.is_string()),
        _ => ("an object or null", json.is_null() || json.is_object()),
    };
    if fits {
        Ok(())
    } else {
        Err(invalid(format!(
            "`{}` of the context must be {expected}",
            part.key()
        )))
    }
}

impl<'a> Context<'a> {
    pub(super) fn read_part(&self, part: Part) -> Read<'a> {
        match (part, self.json(part)) {
            (_, None) => Read::NotSupplied,
            (Part::User, Some(Json::Object(object))) => Read::Value(Value::User(Map::from(object))),
            (_, Some(json)) => Read::Value(Value::from(json)),
        }
    }

    pub(super) fn read_attribute(&self, part: Part, name: &str) -> Read<'a> {
        if let Some(Some(profile)) = self.profiles.get(part.index()) {
            return Read::Value(member(profile, name).map(Value::from).unwrap_or_default());
        }
        match self.json(part) {
            None => Read::NotSupplied,
            Some(Json::Null) => Read::OwnerIsNull,
            Some(object) => match object.get("profile") {
                Some(Json::Object(profile)) => {
                    Read::Value(profile.get(name).map(Value::from).unwrap_or_default())
                }
                Some(Json::Null) => Read::OwnerIsNull,
                _ => Read::NotSupplied,
            },
        }
    }

    pub(super) fn read_variable(&self, name: &str) -> Option<Value<'a>> {
        self.variables?.get(name).map(Value::from)
    }

    pub(super) fn read_object(&self) -> Read<'a> {
        match (self.variables, self.whole) {
            (Some(Json::Object(variables)), _) => Read::Value(Value::Map(Map::from(variables))),
            (_, Some(whole)) => Read::Value(Value::Map(Map::from(whole))),
            _ => Read::NotSupplied,
        }
    }
}

impl Source for Context<'_> {
    fn part(&self, part: Part) -> Read<'_> {
        self.read_part(part)
    }

    fn has_part(&self, part: Part) -> bool {
        self.json(part).is_some()
    }

    fn attribute(&self, part: Part, name: &str) -> Read<'_> {
        self.read_attribute(part, name)
    }

    fn profile(&self, part: Part) -> Option<&serde_json::Map<String, Json>> {
        self.profiles.get(part.index()).copied().flatten()
    }

    fn variable(&self, name: &str) -> Option<Value<'_>> {
        self.read_variable(name)
    }

    fn object(&self) -> Read<'_> {
        self.read_object()
    }

    fn now(&self) -> Option<ZonedDateTime> {
        self.now.clone()
    }
}
