//! What is to be said of a person after a mapping was applied.

use serde_json::{Map, Value as Json};

use super::source::MappingSource;
use super::{Applier, AttributeOutcome, Outcome, Person, conversion};
use crate::mapping::Direction;
use crate::profile::Profile;
use crate::schema::{Mutability, Schema};
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
                    .all(|attribute| &*attribute.attribute != USER_NAME))
        });
        for (outcome, rule) in attributes.iter().zip(&self.rules) {
            let Some(attribute) = rule.target else {
                continue;
            };
            if matches!(outcome.outcome, Outcome::Kept(_) | Outcome::Omitted(_)) {
                continue;
            }
            if attribute.mutability() == Mutability::ReadOnly {
                add(&mut findings, schema, Finding::read_only(attribute));
            }
            if !outcome.is_json {
                add(&mut findings, schema, Finding::no_json_number(attribute));
            }
        }
        for finding in &mut findings {
            if finding.code == "type"
                && let Some((outcome, rule)) = attributes
                    .iter()
                    .zip(&self.rules)
                    .find(|(outcome, _)| *outcome.attribute == *finding.attribute)
                && let Some(value) = outcome.value.as_ref().filter(|_| outcome.is_json)
                && let Some(attribute) = rule.target
                && let Some(help) = conversion::help(&outcome.expression, value, attribute)
            {
                finding.help = Some(help);
            }
        }
        if self.secrets.is_empty() {
            return findings;
        }
        findings
            .into_iter()
            .map(|finding| match self.secrets.contains(&finding.attribute) {
                true => finding.redacted(),
                false => finding,
            })
            .collect()
    }

    /// Attributes of the source with several values, of which only the first counts.
    pub(super) fn several(&self, source: &MappingSource<'_>) -> impl Iterator<Item = Finding> {
        let several = self.singles.iter().filter(|name| source.has_several(name));
        several.map(|name| Finding::several_values(name))
    }
}

/// Adds a finding in the schema's order, in place of one that says the same.
fn add(findings: &mut Vec<Finding>, schema: &Schema, finding: Finding) {
    findings.retain(|other| !(other.attribute == finding.attribute && other.code == finding.code));
    let place = |finding: &Finding| schema.place(&finding.attribute).unwrap_or(usize::MAX);
    let at = findings.partition_point(|other| place(other) <= place(&finding));
    findings.insert(at, finding);
}
