//! A mapping whose expressions are compiled.

use std::ops::Deref;
use std::sync::Arc;

use indexmap::IndexSet;

use super::{Direction, End, Ends, ExpressionErrors, Mapping, PushStatus};
use crate::context::JsonReader;
use crate::dialect::Dialect;
use crate::engine::{Engine, Program};
use crate::error::Error;
use crate::uses::Use;

/// The key of the current profile beside those of the context.
pub(crate) const TARGET: &str = "target";

/// A mapping, ready to be applied as often as you like, from any thread.
///
/// ```
/// use okta_mapping::Engine;
/// use okta_mapping::mapping::{End, Mapping};
///
/// let mapping = Mapping::between(End::okta("user"), End::app("crm"))?
///     .with("city", "user.city")
///     .with("name", "String.toUpper(user.lastName)")
///     .with("phone", "appuser.phone");
/// let errors = mapping.compile(&Engine::default()).checked().unwrap_err();
/// let wrong: Vec<(&str, &str)> = errors.iter().map(|(attribute, error)| (attribute, error.code())).collect();
/// assert_eq!(wrong, [("name", "unknown-function"), ("phone", "reference-of-use")]);
/// # Ok::<(), okta_mapping::mapping::MappingError>(())
/// ```
#[derive(Clone, Debug)]
pub struct CompiledMapping {
    ends: Ends,
    properties: Vec<CompiledProperty>,
    reader: JsonReader,
}

/// A mapped attribute with its compiled expression.
#[derive(Clone, Debug)]
pub struct CompiledProperty {
    attribute: Arc<str>,
    expression: Arc<str>,
    push_status: PushStatus,
    program: Result<Program, Error>,
}

impl CompiledMapping {
    pub(super) fn new(mapping: &Mapping, engine: &Engine) -> CompiledMapping {
        let engine = engine
            .clone()
            .with_dialect(Dialect::Classic)
            .with_use(Use::mapping())
            .hiding(unseen(mapping.app(), mapping.direction()));
        let properties = mapping
            .properties()
            .map(|(attribute, property)| CompiledProperty {
                attribute: attribute.into(),
                expression: property.expression().into(),
                push_status: property.push_status(),
                program: engine.compile(property.expression()),
            });
        let properties: Vec<CompiledProperty> = properties.collect();
        CompiledMapping {
            ends: mapping.ends.clone(),
            reader: reader(&properties, mapping.direction()).with_beside(TARGET),
            properties,
        }
    }

    /// The same mapping, if all its expressions can be used.
    ///
    /// # Errors
    ///
    /// [`ExpressionErrors`]: every wrong expression, under its attribute.
    pub fn checked(self) -> Result<CompiledMapping, ExpressionErrors> {
        let wrong = self.properties.iter().filter_map(|property| {
            let error = property.program.as_ref().err()?;
            Some((property.attribute.to_string(), error.clone()))
        });
        let wrong: Vec<(String, Error)> = wrong.collect();
        match wrong.is_empty() {
            true => Ok(self),
            false => Err(ExpressionErrors(wrong)),
        }
    }

    /// The mapped attributes, in the mapping's order.
    pub fn properties(&self) -> &[CompiledProperty] {
        &self.properties
    }

    /// Takes what the expressions read out of JSON text, and reads what is at [`TARGET`].
    pub(crate) fn reader(&self) -> &JsonReader {
        &self.reader
    }

    /// The attributes that the expressions read, such as `("user", "city")`, each once.
    pub fn attributes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let programs = self
            .properties
            .iter()
            .filter_map(|property| property.program.as_ref().ok());
        let all: IndexSet<(&'static str, &str)> = programs.flat_map(Program::attributes).collect();
        all.into_iter()
    }
}

impl Deref for CompiledMapping {
    type Target = Ends;

    fn deref(&self) -> &Ends {
        &self.ends
    }
}

impl CompiledProperty {
    /// The attribute of the target.
    pub fn attribute(&self) -> &str {
        &self.attribute
    }

    /// The expression as it is written.
    pub fn expression(&self) -> &str {
        &self.expression
    }

    /// Both texts, to keep without a copy.
    pub(crate) fn texts(&self) -> (Arc<str>, Arc<str>) {
        (Arc::clone(&self.attribute), Arc::clone(&self.expression))
    }

    /// When it is written.
    pub fn push_status(&self) -> PushStatus {
        self.push_status
    }

    /// The compiled expression.
    ///
    /// # Errors
    ///
    /// What is wrong with the expression, of phase `parse`, `check` or `limit`.
    pub fn program(&self) -> Result<&Program, &Error> {
        self.program.as_ref()
    }
}

/// A reader of what the expressions read. `source` is the end that the mapping reads, so that an attribute of either is
/// taken from both.
fn reader(properties: &[CompiledProperty], direction: Direction) -> JsonReader {
    let programs = properties
        .iter()
        .filter_map(|property| property.program.as_ref().ok());
    let reads = programs.flat_map(Program::reads);
    JsonReader::taking(reads.flat_map(|(part, level, name)| {
        let end = direction.source_part();
        [(part, level, name), (end, level, name)]
    }))
}

/// What expressions on the way to an app do not see: the app's own user, by either name (support article).
pub(crate) fn unseen(app: &End, direction: Direction) -> Vec<String> {
    match direction {
        Direction::ToOkta => Vec::new(),
        Direction::ToApp => ["appuser", "appUser", app.name()]
            .map(str::to_owned)
            .to_vec(),
    }
}
