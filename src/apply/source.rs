//! The person as the expressions of a mapping see it.

use serde_json::Value as Json;

use crate::context::{Part, Read, Source};
use crate::mapping::{Direction, End};
use crate::schema::{Attribute, Schema};
use crate::time::ZonedDateTime;
use crate::value::{Map, Value};

/// A context in which `source` is the end that the mapping reads (support article), the app's user can be read by the app's
/// name, and attributes that the schema says are single hold the first of several values (documented of direct numbers,
/// assumption of all others).
pub(crate) struct MappingSource<'a> {
    person: &'a dyn Source,
    /// The name of the app at one end.
    app: &'a str,
    schema: Option<&'a Schema>,
    /// The part that is read as `source`.
    source: Part,
    /// The app's user, where the context has it by the app's name alone.
    app_user: Option<Map<'a>>,
}

impl<'a> MappingSource<'a> {
    pub fn new(
        person: &'a dyn Source,
        app: &'a End,
        direction: Direction,
        schema: Option<&'a Schema>,
    ) -> MappingSource<'a> {
        let app_user = match person.has_part(Part::AppUser) {
            true => None,
            false => named_app_user(person, app.name()),
        };
        let end = direction.source_part();
        let is_supplied = app_user.is_some() || person.has_part(end);
        MappingSource {
            person,
            app: app.name(),
            schema,
            source: if is_supplied { end } else { Part::Source },
            app_user,
        }
    }

    /// The part that is read for another.
    fn part_for(&self, part: Part) -> Part {
        match part {
            Part::Source => self.source,
            other => other,
        }
    }

    /// Whether an attribute of the source holds several values.
    pub fn has_several(&self, name: &str) -> bool {
        let read = self.raw_attribute(self.source, name);
        matches!(read, Read::Value(Value::Array(values)) if values.len() > 1)
    }

    fn is_single(&self, name: &str) -> bool {
        let attribute = self.schema.and_then(|schema| schema.attribute(name));
        attribute.is_some_and(Attribute::is_single)
    }

    /// The first of several values of an attribute that is single; null of none.
    fn single<'v>(&self, name: &str, value: Value<'v>) -> Value<'v> {
        match value {
            Value::Array(values) if self.is_single(name) => {
                values.iter().next().unwrap_or_default()
            }
            value => value,
        }
    }

    fn raw_attribute(&self, part: Part, name: &str) -> Read<'_> {
        match (part, &self.app_user) {
            (Part::AppUser, Some(user)) => match user.get("profile") {
                Some(Value::Map(profile)) => Read::Value(profile.get(name).unwrap_or_default()),
                Some(_) => Read::OwnerIsNull,
                None => Read::NotSupplied,
            },
            _ => self.person.attribute(part, name),
        }
    }
}

/// The user of an app in the part that holds users by app.
fn named_app_user<'a>(person: &'a dyn Source, app: &str) -> Option<Map<'a>> {
    match person.part(Part::AppUsers) {
        Read::Value(Value::Map(users)) => match users.get(app) {
            Some(Value::Map(user)) => Some(user),
            _ => None,
        },
        _ => None,
    }
}

impl Source for MappingSource<'_> {
    fn part(&self, part: Part) -> Read<'_> {
        match (self.part_for(part), &self.app_user) {
            (Part::AppUser, Some(user)) => Read::Value(Value::Map(user.clone())),
            (part, _) => self.person.part(part),
        }
    }

    fn has_part(&self, part: Part) -> bool {
        let part = self.part_for(part);
        (part == Part::AppUser && self.app_user.is_some()) || self.person.has_part(part)
    }

    fn profile(&self, part: Part) -> Option<&serde_json::Map<String, Json>> {
        let part = self.part_for(part);
        let is_as_it_is = match (part, &self.app_user) {
            (Part::AppUser, Some(_)) => false,
            // Of several values the first may count.
            _ => self.schema.is_none() || part != self.source,
        };
        is_as_it_is.then(|| self.person.profile(part)).flatten()
    }

    fn attribute(&self, part: Part, name: &str) -> Read<'_> {
        let part = self.part_for(part);
        match self.raw_attribute(part, name) {
            Read::Value(value) if part == self.source => Read::Value(self.single(name, value)),
            read => read,
        }
    }

    fn field(&self, part: Part, name: &str) -> Read<'_> {
        match (self.part_for(part), &self.app_user) {
            (Part::AppUser, Some(user)) => match user.get(name) {
                None if name == "profile" => Read::NotSupplied,
                value => Read::Value(value.unwrap_or_default()),
            },
            (part, _) => self.person.field(part, name),
        }
    }

    fn variable(&self, name: &str) -> Option<Value<'_>> {
        let variable = self.person.variable(name);
        if variable.is_some() || name != self.app || named_app_user(self.person, name).is_some() {
            return variable;
        }
        match self.part(Part::AppUser) {
            Read::Value(Value::Map(user)) => match user.get("profile") {
                Some(Value::Map(profile)) => Some(Value::Map(
                    profile
                        .iter()
                        .map(|(key, value)| {
                            let value = match &key {
                                Value::String(name) => self.single(name, value),
                                _ => value,
                            };
                            (key, value)
                        })
                        .collect(),
                )),
                _ => None,
            },
            _ => None,
        }
    }

    fn object(&self) -> Read<'_> {
        self.person.object()
    }

    fn now(&self) -> Option<ZonedDateTime> {
        self.person.now()
    }
}
