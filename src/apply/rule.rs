//! What is known of a mapped attribute before anybody comes.

use indexmap::IndexSet;

use super::{AttributeOutcome, Omission, Outcome};
use crate::mapping::{CompiledMapping, CompiledProperty};
use crate::schema::{Attribute, Schema};

/// What holds of a mapped attribute for everybody.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule<'a> {
    /// Why the mapping never writes it.
    pub withheld: Option<Omission>,
    /// The attribute of the target's schema.
    pub target: Option<&'a Attribute>,
    /// Whether its value is never shown.
    pub is_secret: bool,
}

impl AttributeOutcome {
    /// Before anything is known of the person.
    pub(super) fn new(property: &CompiledProperty, rule: &Rule<'_>) -> AttributeOutcome {
        let (attribute, expression) = property.texts();
        AttributeOutcome {
            attribute,
            expression,
            outcome: Outcome::Unchanged,
            value: None,
            before: None,
            is_default: false,
            is_json: true,
            is_secret: rule.is_secret,
        }
    }
}

/// The attributes that the expressions read and that are single in the source's schema, each once.
pub(super) fn singles<'a>(mapping: &'a CompiledMapping, schema: &Schema) -> Vec<&'a str> {
    let read: IndexSet<&str> = mapping.attributes().map(|(_, name)| name).collect();
    read.into_iter()
        .filter(|name| schema.attribute(name).is_some_and(Attribute::is_single))
        .collect()
}

/// The attributes of the target that have a default and that nothing maps.
pub(super) fn unmapped_defaults<'a>(
    mapping: &CompiledMapping,
    schema: &'a Schema,
) -> Vec<&'a Attribute> {
    let is_mapped = |name: &str| {
        let mut properties = mapping.properties().iter();
        properties.any(|property| property.attribute() == name)
    };
    schema
        .attributes()
        .filter(|attribute| attribute.default_value().is_some() && !is_mapped(attribute.name()))
        .collect()
}

/// Whether an expression may read a secret of its source: it has the name of one, be it in a text (assumption: too much is
/// hidden rather than too little).
pub(super) fn reads_secret(expression: &str, schema: &Schema) -> bool {
    expression
        .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')
        .filter_map(|word| schema.attribute(word))
        .any(Attribute::is_secret)
}
