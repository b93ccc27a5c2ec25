//! What is to be said of a person after a mapping was applied.

use serde_json::{Map, Value as Json};

use super::source::MappingSource;
use super::{Applier, AttributeOutcome, Outcome, Person, conversion};
use crate::mapping::Direction;
use crate::profile::Profile;
use crate::schema::{Attribute, Mutability, Schema};
use crate::validate::{Finding, Validator};

/// The app user's name, which a template gives.
const USER_NAME: &str = "userName";

impl Applier<'_> {
    /// What the target's schema says of the proposed profile as a whole.
    pub(super) fn validate(
        &self,
        person: &Person<'_>,
        profile: &Map<String, Json>,
        attributes: &[AttributeOutcome],
    ) -> Vec<Finding> {
        let Some(schema) = self.target_schema else {
            return Vec::new();
        };
        let mut validator = Validator::new(schema);
        if self.is_demanding {
            validator = validator.demanding_standards();
        }
        let proposed = Profile::new(schema, profile);
        let mut findings = match person.current {
            Some(current) => validator.validate_change(&Profile::new(schema, current), &proposed),
            None => validator.validate(&proposed),
        };
        // A template gives the user name, unless the mapping does.
        findings.retain(|finding| {
            !(finding.attribute == USER_NAME
                && finding.code == "required"
                && self.mapping.direction() == Direction::ToApp
                && attributes
                    .iter()
                    .all(|attribute| attribute.attribute != USER_NAME))
        });
        for outcome in attributes {
            let Some(attribute) = schema.attribute(&outcome.attribute) else {
                continue;
            };
            if attribute.mutability() == Mutability::ReadOnly
                && !matches!(outcome.outcome, Outcome::Kept(_) | Outcome::Omitted(_))
                && !findings.iter().any(|finding| {
                    finding.attribute == outcome.attribute && finding.code == "read-only"
                })
            {
                let at = findings.partition_point(|finding| {
                    position(schema, &finding.attribute) <= position(schema, &outcome.attribute)
                });
                findings.insert(at, Finding::read_only(attribute));
            }
        }
        for finding in &mut findings {
            let written = attributes
                .iter()
                .find(|outcome| outcome.attribute == finding.attribute && finding.code == "type");
            if let Some((outcome, attribute)) = written.zip(schema.attribute(&finding.attribute))
                && let Some(value) = &outcome.value
                && let Some(help) = conversion::help(&outcome.expression, value, attribute)
            {
                finding.help = Some(help);
            }
        }
        findings
    }

    /// Attributes of the source with several values, of which only the first counts.
    pub(super) fn several(&self, source: &MappingSource<'_>) -> Vec<Finding> {
        if self.source_schema.is_none() {
            return Vec::new();
        }
        let read: Vec<&str> = self.mapping.attributes().map(|(_, name)| name).collect();
        let mut several: Vec<&str> = read
            .into_iter()
            .filter(|name| source.several(name))
            .collect();
        several.dedup();
        several.into_iter().map(Finding::several_values).collect()
    }
}

fn position(schema: &Schema, name: &str) -> usize {
    let mut names = schema.attributes().map(Attribute::name);
    names.position(|other| other == name).unwrap_or(usize::MAX)
}
