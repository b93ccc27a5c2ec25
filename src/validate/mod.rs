//! Profiles against their schema: what Okta, or the service behind an app, would refuse.

mod change;
mod finding;
mod login;
mod meaning;
mod normalise;
mod number;
mod text;
mod value;

pub use finding::{Finding, Severity};
pub(crate) use login::is_login;
pub(crate) use meaning::{Field, field};
pub use normalise::{Repair, normalise};
pub(crate) use value::same;

use serde_json::Value as Json;

use crate::profile::{Held, Profile};
use crate::schema::{Attribute, Schema};
use finding::Problem;
use meaning::Meaning;

/// Checks profiles of one schema. It holds nothing but its settings and can be used for any number of profiles.
///
/// All that is wrong is reported, not the first of it, in the order of the schema, base attributes first; attributes
/// that the schema does not have follow.
///
/// ```
/// use okta_mapping::{Attribute, Profile, Schema, Validator};
///
/// let size = Attribute::string("size").allowed(["S", "M"]);
/// let schema = Schema::user("user").with(size)?.with(Attribute::string("city").max_length(5))?;
/// let json = serde_json::json!({"size": "s", "city": "Boston"});
/// let findings = Validator::new(&schema).validate(&Profile::from_json(&schema, &json)?);
/// let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
/// assert_eq!(codes, ["enum", "max-length"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Validator<'s> {
    schema: &'s Schema,
    demanding: bool,
    partial: bool,
}

impl<'s> Validator<'s> {
    /// Checks against a schema as Okta would. For Okta a state or a phone number is free text (documented): what breaks
    /// their standards is a warning.
    pub fn new(schema: &'s Schema) -> Validator<'s> {
        Validator {
            schema,
            demanding: false,
            partial: false,
        }
    }

    /// Checks as a service would that demands ISO states: what breaks the standard is a violation.
    pub fn demanding_standards(self) -> Validator<'s> {
        Validator {
            demanding: true,
            ..self
        }
    }

    /// Checks what is there: a required attribute that the profile does not have at all is not missed, null and `""` are.
    pub fn partial(self) -> Validator<'s> {
        Validator {
            partial: true,
            ..self
        }
    }

    /// What is wrong with a profile.
    pub fn validate(&self, profile: &Profile<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for attribute in self.schema.attributes() {
            self.check(attribute, profile, &mut findings);
        }
        findings.extend(self.unknown(profile));
        findings
    }

    /// What is wrong with a profile that is to replace another: also attributes that may not change.
    ///
    /// ```
    /// use okta_mapping::{Attribute, Mutability, Profile, Schema, Validator};
    ///
    /// let schema = Schema::user("user").with(Attribute::string("badge").mutability(Mutability::Immutable))?;
    /// let (before, after) = (serde_json::json!({"badge": "1"}), serde_json::json!({"badge": "2"}));
    /// let (before, after) = (Profile::from_json(&schema, &before)?, Profile::from_json(&schema, &after)?);
    /// assert_eq!(Validator::new(&schema).validate_change(&before, &after)[0].code, "immutable");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn validate_change(&self, current: &Profile<'_>, proposed: &Profile<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for attribute in self.schema.attributes() {
            self.check(attribute, proposed, &mut findings);
            let name = attribute.name();
            if self.partial && proposed.held(name) == Held::Missing {
                continue;
            }
            let problem = change::check(attribute, current.held(name), proposed.held(name));
            findings.extend(problem.map(|problem| problem.at(attribute, None)));
        }
        findings.extend(self.unknown(proposed));
        findings
    }

    fn check(&self, attribute: &Attribute, profile: &Profile<'_>, findings: &mut Vec<Finding>) {
        let held = profile.held(attribute.name());
        let Some(value) = held.value().filter(|_| !held.is_blank()) else {
            let missed = !(self.partial && held == Held::Missing);
            if attribute.is_required() && missed {
                let problem = Problem::violation("required", "the field cannot be left blank");
                findings.push(problem.breaks(true).at(attribute, None));
            }
            return;
        };
        let meaning = Meaning::of(attribute, profile, self.demanding);
        for (index, problem) in value::check(attribute, value, meaning) {
            let problem = match attribute.is_secret() {
                true => problem.redacted(),
                false => problem,
            };
            findings.push(problem.at(attribute, index));
        }
    }

    /// Attributes that the schema does not have (assumption).
    fn unknown(&self, profile: &Profile<'_>) -> impl Iterator<Item = Finding> {
        let names = profile.attributes().keys();
        names
            .filter(|name| self.schema.attribute(name).is_none())
            .map(|name| {
                let problem =
                    Problem::violation("unknown-attribute", "the schema has no such attribute");
                let problem = match self.schema.nearest(name) {
                    Some(nearest) => problem.help(format!("did you mean `{nearest}`?")),
                    None => problem,
                };
                problem.named(name, name, None)
            })
            .collect::<Vec<Finding>>()
            .into_iter()
    }
}

/// A value as a message shows it: as JSON, cut where it is long.
pub(crate) fn shown(value: &Json) -> String {
    const LONGEST: usize = 60;
    let json = value.to_string();
    match json.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &json[..end]),
        None => format!("`{json}`"),
    }
}
