//! The steps of a path.

use super::{Element, Evaluation, Result};
use crate::context::{Part, Read};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::functions::{CLASSIC_FIELDS, NAME_FROM_PROFILE};
use crate::program::op::{Op, OpKind, StepOp, StepOpKind};
use crate::references::Access;
use crate::span::Span;
use crate::text::{CutError, utf16_len, utf16_slice};
use crate::value::{Array, Map, Value, to_index};

impl<'a> Evaluation<'a> {
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
            StepOpKind::Member(name) if value.is_null() => Err(Failure::PropertyOfNull {
                name: name.to_string(),
                help: start.and_then(|start| self.help_for_null(start, name)),
            }
            .located(step.span)),
            StepOpKind::Member(name) => self.member(value, name, step.span),
            StepOpKind::Index { key, index } => {
                let indexed = Indexed { value, start };
                self.index(&indexed, key.as_deref(), index, element, step.span)
            }
            StepOpKind::Projection(body) => self.projection(&value, body, step.span),
            StepOpKind::Selection(which, criterion) => {
                self.selection(&value, *which, criterion, step.span)
            }
        }
    }

    /// What may be meant by an attribute of something that turned out to be null.
    fn help_for_null(&self, start: &Op, name: &str) -> Option<String> {
        match &start.kind {
            OpKind::BareName(app) if self.source.part(Part::AppUsers) == Read::NotSupplied => {
                Some(format!(
                    "the mapping's source has no attribute `{app}`; if `{app}` is an app, the context supplies its app users in `appUsers`"
                ))
            }
            OpKind::Attribute { slot, .. } if self.code.dialect == Dialect::Classic => {
                let attribute = &self.code.attributes[*slot].attribute;
                (&*attribute.name == "profile").then(|| {
                    let root = attribute.reference.name;
                    format!("Classic reads the attributes of a profile directly: `{root}.{name}`")
                })
            }
            _ => None,
        }
    }

    /// `value.name`.
    pub(super) fn member(&self, value: Value<'a>, name: &str, span: Span) -> Result<Value<'a>> {
        match &value {
            Value::Null => Err(of_null(name).located(span)),
            // In Classic a user's attributes are its profile's.
            Value::User(user) if self.code.dialect == Dialect::Classic => {
                let profile = user.get("profile").unwrap_or_default();
                match profile.property(name) {
                    Some(attribute) => Ok(attribute),
                    None => Err(Failure::MissingContext {
                        part: "user.profile".to_owned(),
                        bare_name: None,
                    }
                    .located(span)),
                }
            }
            Value::User(user) => self.user_field(user, name, span),
            Value::Group(object) if self.code.dialect == Dialect::Classic => {
                self.note_group_field(object, name);
                Ok(own_or_profile(object, name))
            }
            _ => value
                .property(name)
                .ok_or_else(|| no_property(name, value.type_name()).located(span)),
        }
    }

    /// Notes what Okta does not document of the fields of a group in Classic. What `getFilteredGroups` evaluates on
    /// the variable `group` is documented.
    fn note_group_field(&self, group: &Map<'a>, name: &str) {
        match name {
            "name" | "description" if group.get(name).is_none() => {
                self.assume(&NAME_FROM_PROFILE);
            }
            "name" | "profile" => {}
            _ if self.source.variable("group").is_none() => self.assume(&CLASSIC_FIELDS),
            _ => {}
        }
    }

    fn index(
        &self,
        indexed: &Indexed<'_, 'a>,
        key: Option<&'a str>,
        index: &'a Op,
        element: Option<&Element<'a>>,
        span: Span,
    ) -> Result<Value<'a>> {
        let value = &indexed.value;
        if let (Some(key), Value::Map(_) | Value::User(_) | Value::Group(_)) = (key, value) {
            return self.map_entry(indexed, &Value::from(key), span);
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
                self.map_entry(indexed, &position, span)
            }
            other => Err(Failure::NotIndexable {
                owner: other.type_name(),
            }
            .located(span)),
        }
    }

    /// The value of a key; null where the map does not have it.
    fn map_entry(
        &self,
        indexed: &Indexed<'_, 'a>,
        key: &Value<'_>,
        span: Span,
    ) -> Result<Value<'a>> {
        let value = &indexed.value;
        if let (Some(OpKind::Reference(reference)), Value::String(name)) =
            (indexed.start.map(|start| &start.kind), key)
            && self.source.variable(reference.name).is_none()
        {
            // `appuser['entitlements']` reads what `appuser.entitlements` reads.
            let access = reference.access(self.code.dialect, name);
            if access != Access::Profile {
                return Ok(self
                    .read(reference, name, access, span)?
                    .unwrap_or_default());
            }
        }
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
pub(super) fn own_or_profile<'a>(object: &Map<'a>, name: &str) -> Value<'a> {
    let attribute = || object.get("profile")?.property(name);
    object.get(name).or_else(attribute).unwrap_or_default()
}

/// What is indexed, and the operation that gave it, for the first step of a path.
struct Indexed<'o, 'a> {
    value: Value<'a>,
    start: Option<&'o Op>,
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

pub(super) fn of_null(name: &str) -> Failure {
    Failure::PropertyOfNull {
        name: name.to_owned(),
        help: None,
    }
}

pub(super) fn no_property(name: &str, owner: &'static str) -> Failure {
    Failure::NoSuchProperty {
        name: name.to_owned(),
        owner,
    }
}

/// The elements that a projection or selection goes through; none where the value has no elements.
pub(super) enum Elements<'a> {
    Array(Array<'a>),
    Map(Map<'a>),
}

impl<'a> Elements<'a> {
    pub fn of(value: &Value<'a>, dialect: Dialect) -> Option<Elements<'a>> {
        match value {
            // In Classic a user is its profile.
            Value::User(user) if dialect == Dialect::Classic => {
                Elements::of(&user.get("profile")?, dialect)
            }
            Value::Array(array) => Some(Elements::Array(array.clone())),
            Value::Map(map) | Value::User(map) | Value::Group(map) => {
                Some(Elements::Map(map.clone()))
            }
            _ => None,
        }
    }
}
