//! Names, attributes and the steps of a path.

use super::{Element, Evaluation, Result};
use crate::check::Names;
use crate::context::{Part, Read};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::program::op::{Op, OpKind, StepOp, StepOpKind};
use crate::references::{Access, Reference};
use crate::span::Span;
use crate::text::{CutError, utf16_len, utf16_slice};
use crate::value::{Array, Map, Value, to_index};

impl<'a> Evaluation<'a> {
    /// An attribute of a reference, such as `user.firstName`.
    pub(super) fn attribute(&self, slot: usize, null_safe: bool, span: Span) -> Result<Value<'a>> {
        let attribute = &self.code.attributes[slot];
        let Reference {
            name: root, part, ..
        } = *attribute.reference;
        let name = &attribute.name;
        if let Some(variable) = self.source.variable(root) {
            return match variable {
                Value::Null if null_safe => Ok(Value::Null),
                variable => self.member(variable, name, span),
            };
        }
        let read = match attribute.access {
            Access::Profile => self.source.attribute(part, name),
            Access::Field | Access::Time => self.source.field(part, name),
            Access::Within(container) => self.source.field(part, container),
        };
        match read {
            Read::Value(value) => match attribute.access {
                Access::Time => time(value, span),
                Access::Within(_) => self.member(value, name, span),
                Access::Profile | Access::Field => Ok(value),
            },
            Read::OwnerIsNull if null_safe => Ok(Value::Null),
            Read::OwnerIsNull => Err(of_null(name).located(span)),
            Read::NotSupplied => Err(self
                .not_supplied(part, name, attribute.access)
                .located(span)),
        }
    }

    fn not_supplied(&self, part: Part, name: &str, access: Access) -> Failure {
        let profile = access == Access::Profile || name == "profile";
        let path = match self.source.part(part) {
            Read::NotSupplied => part.key().to_owned(),
            _ if profile => format!("{}.profile", part.key()),
            _ => format!("{}.{name}", part.key()),
        };
        Failure::MissingContext {
            part: path,
            bare_name: None,
        }
    }

    /// A reference as a whole, such as `appuser` in `appuser != null`.
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
                Ok(profile.unwrap_or(value))
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
        if let Some(app_user) = self.named(Part::AppUsers, name) {
            return Ok(app_user.property("profile").unwrap_or(app_user));
        }
        if let Some(app) = name
            .strip_suffix("_app")
            .and_then(|app| self.named(Part::Apps, app))
        {
            return Ok(app);
        }
        match self.source.attribute(Part::Source, name) {
            Read::Value(value) => Ok(value),
            Read::OwnerIsNull => Ok(Value::Null),
            Read::NotSupplied => Err(Failure::MissingContext {
                part: Part::Source.key().to_owned(),
                bare_name: Some(name.to_owned()),
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
        match (element, name) {
            (Some(Element::Value(value)), _) => self.member(value.clone(), name, span),
            (Some(Element::Entry(key, _)), "key") => Ok(key.clone()),
            (Some(Element::Entry(_, value)), "value") => Ok(value.clone()),
            _ => Err(no_property(name, "Map entry").located(span)),
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
            (Names::Element, _) => Err(Failure::NotIndexable { owner: "Map entry" }.located(span)),
            (Names::Context, _) => match self.source.object() {
                Read::Value(value) => Ok(value),
                Read::OwnerIsNull => Ok(Value::Null),
                Read::NotSupplied => Err(missing("variables").located(span)),
            },
        }
    }

    /// One step of a path. `start` is the operation that gave `value`, for the first step.
    pub(super) fn step(
        &self,
        value: Value<'a>,
        start: Option<&Op>,
        step: &'a StepOp,
        element: Option<&Element<'a>>,
    ) -> Result<Value<'a>> {
        self.spend(1, step.span)?;
        match &step.kind {
            // The arguments are evaluated even where null passes through.
            StepOpKind::Call(method) => {
                self.method(value, method, step.null_safe, step.span, element)
            }
            _ if step.null_safe && value.is_null() => Ok(Value::Null),
            StepOpKind::Member(name) => match start.map(|start| &start.kind) {
                Some(OpKind::BareName(bare)) if value.is_null() => Err(Failure::PropertyOfNull {
                    name: name.to_string(),
                    bare_owner: Some(bare.to_string()),
                }
                .located(step.span)),
                _ => self.member(value, name, step.span),
            },
            StepOpKind::Index { key, index } => {
                self.index(&value, key.as_deref(), index, element, step.span)
            }
            StepOpKind::Projection(body) => self.projection(&value, body, step.span),
            StepOpKind::Selection(which, criterion) => {
                self.selection(&value, *which, criterion, step.span)
            }
        }
    }

    /// `value.name`.
    fn member(&self, value: Value<'a>, name: &str, span: Span) -> Result<Value<'a>> {
        match &value {
            Value::Null => Err(of_null(name).located(span)),
            // In Classic a user's attributes are its profile's.
            Value::User(user) if self.code.dialect == Dialect::Classic => {
                let profile = user.get("profile").unwrap_or_default();
                match profile.property(name) {
                    Some(attribute) => Ok(attribute),
                    None => Err(missing("user.profile").located(span)),
                }
            }
            // A related user's attributes are read without `.profile` in both dialects (documented), a group's in Classic.
            Value::User(object) => Ok(own_or_profile(object, name)),
            Value::Group(object) if self.code.dialect == Dialect::Classic => {
                Ok(own_or_profile(object, name))
            }
            _ => value
                .property(name)
                .ok_or_else(|| no_property(name, value.type_name()).located(span)),
        }
    }

    fn index(
        &self,
        value: &Value<'a>,
        key: Option<&'a str>,
        index: &'a Op,
        element: Option<&Element<'a>>,
        span: Span,
    ) -> Result<Value<'a>> {
        if let (Some(key), Value::Map(_) | Value::User(_) | Value::Group(_)) = (key, value) {
            return self.map_entry(value, &Value::from(key), span);
        }
        // What is indexed is looked at after the index, as the real engine does, but for null.
        let position = self.eval(index, element)?;
        if value.is_null() {
            return Err(Failure::IndexOnNull.located(span));
        }
        if position.is_null() {
            return Err(Failure::NullIndex.located(index.span));
        }
        match value {
            Value::Array(array) => {
                let position = at(&position, array.len(), index.span)?;
                Ok(array.get(position).unwrap_or_default())
            }
            Value::String(text) => {
                let position = at(&position, utf16_len(text), index.span)?;
                match utf16_slice(text, position, Some(position + 1)) {
                    Ok(range) => Ok(Value::from(text[range].to_owned())),
                    Err(CutError::InsidePair | CutError::OutOfRange) => {
                        Err(Failure::CutsSurrogatePair.located(span))
                    }
                }
            }
            Value::Map(_) | Value::User(_) | Value::Group(_) => {
                self.map_entry(value, &position, span)
            }
            other => Err(Failure::NotIndexable {
                owner: other.type_name(),
            }
            .located(span)),
        }
    }

    /// The value of a key; null where the map does not have it.
    fn map_entry(&self, value: &Value<'a>, key: &Value<'_>, span: Span) -> Result<Value<'a>> {
        match (value, key) {
            (Value::User(_), Value::String(name)) => self.member(value.clone(), name, span),
            (Value::Map(map) | Value::User(map) | Value::Group(map), key) => {
                Ok(map.get_value(key).unwrap_or_default())
            }
            _ => Ok(Value::Null),
        }
    }
}

/// A field of an API object; where it has none of this name, an attribute of its profile.
fn own_or_profile<'a>(object: &Map<'a>, name: &str) -> Value<'a> {
    let attribute = || object.get("profile")?.property(name);
    object.get(name).or_else(attribute).unwrap_or_default()
}

/// A position within a list or text.
fn at(position: &Value<'_>, length: usize, span: Span) -> Result<usize> {
    match to_index(position, length) {
        Some(Ok(position)) => Ok(position),
        Some(Err(index)) => Err(Failure::IndexOutOfRange { index, length }.located(span)),
        None => Err(Failure::NotConvertible {
            found: position.into(),
            wanted: "index",
        }
        .located(span)),
    }
}

/// A field of the Users API that holds a time.
fn time<'a>(value: Value<'a>, span: Span) -> Result<Value<'a>> {
    match value {
        Value::String(text) => match text.parse() {
            Ok(time) => Ok(Value::ZonedDateTime(time)),
            Err(_) => Err(Failure::UnparseableTime {
                text: text.into_owned(),
            }
            .located(span)),
        },
        other => Ok(other),
    }
}

fn of_null(name: &str) -> Failure {
    Failure::PropertyOfNull {
        name: name.to_owned(),
        bare_owner: None,
    }
}

fn no_property(name: &str, owner: &'static str) -> Failure {
    Failure::NoSuchProperty {
        name: name.to_owned(),
        owner,
    }
}

fn missing(part: &str) -> Failure {
    Failure::MissingContext {
        part: part.to_owned(),
        bare_name: None,
    }
}

/// The elements that a projection or selection goes through; none where the value has no elements.
pub(super) enum Elements<'a> {
    Array(Array<'a>),
    Map(Map<'a>),
}

impl<'a> Elements<'a> {
    pub fn of(value: &Value<'a>) -> Option<Elements<'a>> {
        match value {
            Value::Array(array) => Some(Elements::Array(array.clone())),
            Value::Map(map) | Value::User(map) | Value::Group(map) => {
                Some(Elements::Map(map.clone()))
            }
            _ => None,
        }
    }
}
