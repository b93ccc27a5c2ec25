//! Names: references and their attributes, apps, attributes of the mapping's source, names of an element.

use super::access::{no_property, of_null, own_or_profile};
use super::{Element, Evaluation, Result};
use crate::check::Names;
use crate::context::{Part, Read};
use crate::failure::Failure;
use crate::functions::{Assumption, LINKED_PROFILE};
use crate::program::op::{StepOp, StepOpKind};
use crate::references::{Access, Reference};
use crate::span::Span;
use crate::value::Value;

static USER_TIMES: Assumption = Assumption {
    id: "user-activated",
    rule: "Users have `activated` and `statusChanged`, as in the Users API; Okta's page lists the other times.",
};

impl<'a> Evaluation<'a> {
    /// An attribute of a reference, such as `user.firstName`, by its number.
    pub(super) fn attribute(&self, slot: usize, null_safe: bool, span: Span) -> Result<Value<'a>> {
        let attribute = &self.code.attributes[slot].attribute;
        match self.source.variable(attribute.reference.name) {
            Some(Value::Null) if null_safe => Ok(Value::Null),
            Some(variable) => self.member(variable, &attribute.name, span),
            None => {
                let read =
                    self.read(attribute.reference, &attribute.name, attribute.access, span)?;
                match read {
                    Some(value) => Ok(value),
                    None if null_safe => Ok(Value::Null),
                    None => Err(of_null(&attribute.name).located(span)),
                }
            }
        }
    }

    /// What a reference reads under a name; none where the reference itself is null.
    pub(super) fn read(
        &self,
        reference: &Reference,
        name: &str,
        access: Access,
        span: Span,
    ) -> Result<Option<Value<'a>>> {
        let part = reference.part;
        let read = match access {
            Access::Profile => self.source.attribute(part, name),
            Access::Field | Access::Time => self.source.field(part, name),
            Access::Within(container) => self.source.field(part, container),
        };
        let value = match read {
            Read::Value(value) => value,
            Read::OwnerIsNull => return Ok(None),
            Read::NotSupplied => {
                let profile = access == Access::Profile || name == "profile";
                return Err(self
                    .not_supplied(part, profile.then_some("profile"))
                    .located(span));
            }
        };
        Ok(Some(match access {
            Access::Time => {
                self.note_user_time(name);
                time(value, span)?
            }
            Access::Within(_) => value.property(name).unwrap_or_default(),
            Access::Profile | Access::Field => value,
        }))
    }

    /// The error of a part that was not supplied, or of one that was, without this field.
    fn not_supplied(&self, part: Part, field: Option<&str>) -> Failure {
        match (self.source.part(part), field) {
            (Read::NotSupplied, _) | (_, None) => missing(part.key()),
            (_, Some(field)) => missing(&format!("{}.{field}", part.key())),
        }
    }

    /// A reference as a whole, such as `appuser` in `appuser != null`: its profile where it has one.
    pub(super) fn reference(&self, reference: &Reference, span: Span) -> Result<Value<'a>> {
        if let Some(variable) = self.source.variable(reference.name) {
            return Ok(variable);
        }
        match self.source.part(reference.part) {
            Read::Value(value @ Value::User(_)) => Ok(value),
            Read::Value(value) => {
                let profile = match reference.access(self.code.dialect, "") {
                    Access::Profile => value.property("profile"),
                    _ => None,
                };
                Ok(profile
                    .filter(|profile| !profile.is_null())
                    .unwrap_or(value))
            }
            Read::OwnerIsNull => Ok(Value::Null),
            Read::NotSupplied => Err(missing(reference.part.key()).located(span)),
        }
    }

    /// A name that is no reference: a variable, an app user by the app's name, an app by its name and `_app`, or
    /// an attribute of the mapping's source.
    pub(super) fn bare_name(&self, name: &str, span: Span) -> Result<Value<'a>> {
        if let Some(variable) = self.source.variable(name) {
            return Ok(variable);
        }
        match self.named(Part::AppUsers, name) {
            Some(Value::Map(user)) => {
                return user.get("profile").ok_or_else(|| {
                    missing(&format!("{}.{name}.profile", Part::AppUsers.key())).located(span)
                });
            }
            Some(other) => return Ok(other),
            None => {}
        }
        let app = name.strip_suffix("_app");
        if let Some(app) = app.and_then(|app| self.named(Part::Apps, app)) {
            return Ok(app);
        }
        let value = match self.source.attribute(Part::Source, name) {
            Read::Value(value) => Some(value),
            Read::OwnerIsNull => Some(Value::Null),
            Read::NotSupplied => None,
        };
        let no_apps = app.is_some() && self.source.part(Part::Apps) == Read::NotSupplied;
        match value {
            None | Some(Value::Null) if no_apps => Err(missing(Part::Apps.key()).located(span)),
            Some(value) => Ok(value),
            None => Err(match self.not_supplied(Part::Source, Some("profile")) {
                Failure::MissingContext { part, .. } => Failure::MissingContext {
                    part,
                    bare_name: Some(name.to_owned()),
                },
                other => other,
            }
            .located(span)),
        }
    }

    /// The entry of a part that holds objects by name.
    fn named(&self, part: Part, name: &str) -> Option<Value<'a>> {
        match self.source.part(part) {
            Read::Value(Value::Map(map)) => map.get(name),
            _ => None,
        }
    }

    pub(super) fn element_name(
        &self,
        element: Option<&Element<'a>>,
        name: &str,
        span: Span,
    ) -> Result<Value<'a>> {
        match element {
            Some(Element::Value(value)) => self.member(value.clone(), name, span),
            Some(Element::Entry(key, value)) => entry_property(key, value, name, span),
            None => Err(no_property(name, "null").located(span)),
        }
    }

    /// What a leading bracket works on.
    pub(super) fn subject(
        &self,
        names: Names,
        element: Option<&Element<'a>>,
        span: Span,
    ) -> Result<Value<'a>> {
        match (names, element) {
            (Names::Element, Some(Element::Value(value))) => Ok(value.clone()),
            (Names::Element, Some(Element::Entry(..)) | None) => {
                Err(Failure::NotIndexable { owner: "Map entry" }.located(span))
            }
            (Names::Context, _) => match self.source.object() {
                Read::Value(value) => Ok(value),
                Read::OwnerIsNull => Ok(Value::Null),
                Read::NotSupplied => Err(missing(Part::Variables.key()).located(span)),
            },
        }
    }

    /// A bracket on an entry of a map: `['key']` and `['value']` read it, as the real engine does.
    pub(super) fn entry_step(
        &self,
        entry: (&Value<'a>, &Value<'a>),
        step: &'a StepOp,
        element: Option<&Element<'a>>,
    ) -> Result<Value<'a>> {
        self.spend(1, step.span)?;
        let owner = "Map entry";
        match &step.kind {
            StepOpKind::Index { index, .. } => match self.eval(index, element)? {
                Value::String(name) => entry_property(entry.0, entry.1, &name, step.span),
                _ => Err(Failure::NotIndexable { owner }.located(step.span)),
            },
            StepOpKind::Projection(_) => Err(Failure::NotProjectable { owner }.located(step.span)),
            _ => Err(Failure::NotSelectable { owner }.located(step.span)),
        }
    }

    fn note_user_time(&self, name: &str) {
        if matches!(name, "activated" | "statusChanged") {
            self.assume(&USER_TIMES);
        }
    }

    /// A field of a user that is reached otherwise than by `user.name`.
    pub(super) fn user_field(
        &self,
        user: &crate::value::Map<'a>,
        name: &str,
        span: Span,
    ) -> Result<Value<'a>> {
        let access = crate::references::find(Part::User.key(), self.code.place)
            .map(|reference| reference.access(self.code.dialect, name));
        let asked = || Read::Value(Value::User(user.clone()));
        if name == "profile" && self.source.part(Part::User) != asked() {
            self.assume(&LINKED_PROFILE);
        }
        match access {
            Some(Access::Time) => {
                self.note_user_time(name);
                time(user.get(name).unwrap_or_default(), span)
            }
            // A related user's attributes are read without `.profile` in both dialects (documented).
            _ => Ok(own_or_profile(user, name)),
        }
    }
}

/// `key` and `value` of an entry of a map.
fn entry_property<'a>(
    key: &Value<'a>,
    value: &Value<'a>,
    name: &str,
    span: Span,
) -> Result<Value<'a>> {
    match name {
        "key" => Ok(key.clone()),
        "value" => Ok(value.clone()),
        _ => Err(no_property(name, "Map entry").located(span)),
    }
}

/// A field of the Users API that holds a time.
fn time<'a>(value: Value<'a>, span: Span) -> Result<Value<'a>> {
    let text = match value {
        Value::Null => return Ok(Value::Null),
        Value::String(text) => text.into_owned(),
        other => other.to_string(),
    };
    match text.parse() {
        Ok(time) => Ok(Value::ZonedDateTime(time)),
        Err(_) => Err(Failure::UnparseableTime { text }.located(span)),
    }
}

fn missing(part: &str) -> Failure {
    Failure::MissingContext {
        part: part.to_owned(),
        bare_name: None,
    }
}
