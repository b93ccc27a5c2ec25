//! What can be wrong with a schema's JSON, or with a name that is added to it.

/// Why JSON is no schema, or an attribute can not be added to one.
///
/// ```
/// use okta_mapping::schema::Schema;
///
/// let json = serde_json::json!({"definitions": {"custom": {"properties": []}}});
/// let error = Schema::from_json(&json).unwrap_err();
/// assert_eq!(error.code(), "invalid-schema");
/// assert_eq!(error.to_string(), "`definitions.custom.properties` must be an object or null");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// A part of the JSON has another shape than a schema's.
    #[error("`{path}` must be {expected}")]
    Shape {
        /// Where it stands: `definitions.base.properties.login.maxLength`.
        path: String,
        /// What may stand there.
        expected: &'static str,
    },
    /// The schema has an attribute of this name, perhaps in another letter case (documented).
    #[error("`{name}` repeats the attribute `{existing}`")]
    RepeatedName {
        /// The name that was to be added.
        name: String,
        /// The name that the schema has.
        existing: String,
    },
    /// A custom attribute of a user may not have this name, in any letter case (documented).
    #[error("a custom attribute of a user may not be named `{name}`")]
    ForbiddenName {
        /// The name that was to be added.
        name: String,
    },
}

impl SchemaError {
    /// The stable word for what is wrong: `invalid-schema`, `repeated-name` or `forbidden-name`.
    pub fn code(&self) -> &'static str {
        match self {
            SchemaError::Shape { .. } => "invalid-schema",
            SchemaError::RepeatedName { .. } => "repeated-name",
            SchemaError::ForbiddenName { .. } => "forbidden-name",
        }
    }
}
