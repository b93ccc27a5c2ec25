//! Why JSON is no preset.

use thiserror::Error as ThisError;

use crate::mapping::{Direction, ExpressionErrors, MappingError};
use crate::schema::SchemaError;

/// Why JSON is no preset.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum PresetError {
    /// It has another shape than a preset.
    #[error("this is no preset: {0}")]
    Shape(#[from] serde_json::Error),
    /// A mapping has another shape than the Profile Mappings API's.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// No mapping leads this way.
    #[error("a preset has one mapping each way, and this one has none {0}")]
    MissingMapping(Direction),
    /// A schema has another shape than the Schemas API's.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// Expressions of its mappings, or of the way back of its combined attribute, are wrong.
    #[error(transparent)]
    Expressions(#[from] ExpressionErrors),
    /// The combined attribute is not mapped from the app to Okta.
    #[error("no mapping combines `{0}`")]
    NotCombined(String),
    /// An attribute of the least that is mapped is not.
    #[error("`{0}` belongs to the least that is mapped, and the preset's own mapping lacks it")]
    Incomplete(String),
    /// A kind of provisioning error that the table of kinds does not have.
    #[error("`{0}` is no kind of provisioning error")]
    UnknownKind(String),
}
