//! A mapping applied to a person: the target's profile, and what became of each attribute.

mod applied;
mod conversion;
mod explanation;
mod findings;
mod json;
mod lines;
mod outcome;
mod payload;
mod recorder;
mod rule;
mod source;
mod values;

pub use applied::Applied;
pub use explanation::Explanation;
pub use outcome::{AttributeOutcome, NOT_SHOWN, Omission, Outcome};
pub use payload::{Overwrite, PushPayload};
pub(crate) use source::MappingSource;

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::context::Source;
use crate::error::Error;
use crate::mapping::{CompiledMapping, CompiledProperty, Direction, PushStatus};
use crate::schema::{Attribute, Mutability, Schema};
use crate::sourcing::withheld_from;
use crate::stack::deeper;
use crate::validate::same;
use crate::value::Value;
use rule::Rule;

/// Applies a mapping to people. Settings are made once; it holds nothing of a person.
///
/// ```
/// use okta_mapping::apply::{Applier, Person};
/// use okta_mapping::mapping::{End, Mapping};
/// use okta_mapping::{Context, Engine};
///
/// let mapping = Mapping::between(End::app("ringcentral_att"), End::okta("user"))?
///     .with("lastName", "appuser.lastName")
///     .with("city", "String.toUpperCase(appuser.city)")
///     .with("title", "Convert.toInt(appuser.city)")
///     .compile(&Engine::default());
/// let person = serde_json::json!({"appuser": {"profile": {"lastName": "Doe", "city": "Oslo"}}});
/// let current = serde_json::json!({"lastName": "Doe", "title": "Engineer"});
/// let context = Context::from_json(&person)?;
/// let applied = Applier::new(&mapping).apply(&Person::new(&context).with_current(current.as_object().unwrap()));
///
/// let outcomes: Vec<&str> = applied.attributes().iter().map(|attribute| attribute.outcome().as_str()).collect();
/// assert_eq!(outcomes, ["unchanged", "set", "kept"]);
/// assert_eq!(serde_json::json!(applied.profile()), serde_json::json!({"lastName": "Doe", "title": "Engineer", "city": "OSLO"}));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Applier<'a> {
    mapping: &'a CompiledMapping,
    source_schema: Option<&'a Schema>,
    target_schema: Option<&'a Schema>,
    is_demanding: bool,
    /// By property.
    rules: Vec<Rule<'a>>,
    /// Attributes of the target that nothing maps and that have a default.
    defaults: Vec<&'a Attribute>,
    /// Attributes that the expressions read and of which the source has one value.
    singles: Vec<&'a str>,
    /// Attributes of the target whose values are never shown.
    secrets: Arc<HashSet<String>>,
}

/// One person, as a mapping is applied to.
#[derive(Clone, Copy)]
pub struct Person<'p> {
    context: &'p dyn Source,
    current: Option<&'p Map<String, Json>>,
    overridden: &'p [String],
}

impl<'p> Person<'p> {
    /// A person whom the target does not have yet: the mapping creates the profile.
    pub fn new(context: &'p dyn Source) -> Person<'p> {
        Person {
            context,
            current: None,
            overridden: &[],
        }
    }

    /// The same person with this profile at the target: the mapping updates it.
    pub fn with_current(self, profile: &'p Map<String, Json>) -> Person<'p> {
        Person {
            current: Some(profile),
            ..self
        }
    }

    /// The same person with attributes of the app user that an admin edited by hand; a mapping does not touch them
    /// (assumption).
    pub fn with_overridden(self, attributes: &'p [String]) -> Person<'p> {
        Person {
            overridden: attributes,
            ..self
        }
    }
}

impl<'a> Applier<'a> {
    /// Applies this mapping, without schemas: then no value is invalid.
    pub fn new(mapping: &'a CompiledMapping) -> Applier<'a> {
        Applier {
            mapping,
            source_schema: None,
            target_schema: None,
            is_demanding: false,
            rules: vec![Rule::default(); mapping.properties().len()],
            defaults: Vec::new(),
            singles: Vec::new(),
            secrets: Arc::default(),
        }
    }

    /// With the schema of the source: where an attribute is single, the first of several values counts, and what an
    /// expression makes of a secret is one.
    pub fn with_source_schema(self, schema: &'a Schema) -> Applier<'a> {
        let singles = rule::singles(self.mapping, schema);
        Applier {
            source_schema: Some(schema),
            singles,
            ..self
        }
        .knowing_secrets()
    }

    /// With the schema of the target: its defaults, its constraints, and, for Okta's, who sources each attribute. The
    /// mapping's own app counts as the person's profile source.
    pub fn with_target_schema(self, schema: &'a Schema) -> Applier<'a> {
        let app = self.mapping.app();
        let withheld = |attribute: &str| {
            let owner = withheld_from(app, schema.attribute(attribute)?)?;
            Some(Omission::SourcedFrom(owner))
        };
        let mut applier = Applier {
            target_schema: Some(schema),
            defaults: rule::unmapped_defaults(self.mapping, schema),
            ..self.clone()
        };
        for (rule, property) in applier.rules.iter_mut().zip(self.mapping.properties()) {
            rule.target = schema.attribute(property.attribute());
        }
        let applier = applier.knowing_secrets();
        match self.mapping.direction() {
            Direction::ToOkta => applier.withholding(withheld),
            Direction::ToApp => applier,
        }
    }

    /// As a service takes profiles that demands ISO states: what breaks the standard is a violation.
    pub fn demanding_standards(self) -> Applier<'a> {
        Applier {
            is_demanding: true,
            ..self
        }
    }

    /// With these attributes left out, each for a reason; in place of what the target's schema says of sources.
    pub fn withholding(mut self, reason: impl Fn(&str) -> Option<Omission>) -> Applier<'a> {
        for (rule, property) in self.rules.iter_mut().zip(self.mapping.properties()) {
            rule.withheld = reason(property.attribute());
        }
        self
    }

    /// What is never shown, by both schemas.
    fn knowing_secrets(mut self) -> Applier<'a> {
        for (rule, property) in self.rules.iter_mut().zip(self.mapping.properties()) {
            rule.is_secret = rule.target.is_some_and(Attribute::is_secret)
                || self
                    .source_schema
                    .is_some_and(|schema| rule::reads_secret(property.expression(), schema));
        }
        let of_schema = self
            .target_schema
            .into_iter()
            .flat_map(Schema::attributes)
            .filter(|attribute| attribute.is_secret())
            .map(Attribute::name);
        let properties = self.mapping.properties().iter().zip(&self.rules);
        let of_mapping = properties
            .filter(|(_, rule)| rule.is_secret)
            .map(|(property, _)| property.attribute());
        self.secrets = Arc::new(of_schema.chain(of_mapping).map(str::to_owned).collect());
        self
    }

    /// The mapping.
    pub fn mapping(&self) -> &'a CompiledMapping {
        self.mapping
    }

    /// The schema of the target.
    pub fn target_schema(&self) -> Option<&'a Schema> {
        self.target_schema
    }

    /// Applies the mapping. One failing attribute harms no other.
    pub fn apply(&self, person: &Person<'_>) -> Applied {
        let source = self.source(person);
        let mut profile = person.current.cloned().unwrap_or_default();
        let attributes = self.write(person, &source, &mut profile);
        if person.current.is_none() {
            self.fill_unmapped(&mut profile);
        }
        let mut findings = self.validate(person, &profile, &attributes);
        findings.extend(self.several(&source));
        Applied::new(profile, attributes, findings, Arc::clone(&self.secrets))
    }

    /// What becomes of each mapped attribute before anything is validated.
    pub(crate) fn outcomes(&self, person: &Person<'_>) -> Vec<AttributeOutcome> {
        let source = self.source(person);
        let mut profile = person.current.cloned().unwrap_or_default();
        self.write(person, &source, &mut profile)
    }

    /// The person as the expressions see it.
    fn source<'s>(&'s self, person: &Person<'s>) -> MappingSource<'s> {
        let (app, direction) = (self.mapping.app(), self.mapping.direction());
        MappingSource::new(person.context, app, direction, self.source_schema)
    }

    /// Evaluates every attribute and writes it.
    fn write(
        &self,
        person: &Person<'_>,
        source: &MappingSource<'_>,
        profile: &mut Map<String, Json>,
    ) -> Vec<AttributeOutcome> {
        let properties = self.mapping.properties().iter().zip(&self.rules);
        let outcomes = properties.map(|(property, rule)| match omission(property, rule, person) {
            Some(omission) => AttributeOutcome {
                outcome: Outcome::Omitted(omission),
                before: profile.get(property.attribute()).cloned(),
                ..AttributeOutcome::new(property, rule)
            },
            None => attribute(property, rule, source, profile),
        });
        outcomes.collect()
    }

    /// On create the defaults of the schema fill attributes that are not mapped (assumption).
    fn fill_unmapped(&self, profile: &mut Map<String, Json>) {
        for attribute in &self.defaults {
            if let Some(default) = attribute.default_value() {
                profile.insert(attribute.name().to_owned(), default.clone());
            }
        }
    }
}

/// Evaluates one attribute and writes it.
fn attribute(
    property: &CompiledProperty,
    rule: &Rule<'_>,
    source: &MappingSource<'_>,
    profile: &mut Map<String, Json>,
) -> AttributeOutcome {
    let name = property.attribute();
    let outcome = AttributeOutcome::new(property, rule);
    let (value, is_json) = match evaluate(property, source) {
        Ok(evaluated) => evaluated,
        Err(error) => {
            return AttributeOutcome {
                outcome: Outcome::Kept(Box::new(error)),
                before: profile.get(name).cloned(),
                ..outcome
            };
        }
    };
    let (value, is_default) = taken(rule, value);
    let is_compared = rule
        .target
        .is_none_or(|attribute| attribute.mutability() != Mutability::WriteOnly);
    let is_same = match profile.get(name) {
        Some(before) => same(before, &value),
        None => value.is_null(),
    };
    let (kind, before) = match is_same && is_compared {
        true => (Outcome::Unchanged, profile.get(name).cloned()),
        false => (Outcome::Set, write(profile, name, &value)),
    };
    AttributeOutcome {
        outcome: kind,
        before,
        value: Some(value),
        is_default,
        is_json,
        ..outcome
    }
}

/// Writes a value, and gives what was there.
fn write(profile: &mut Map<String, Json>, name: &str, value: &Json) -> Option<Json> {
    match profile.get_mut(name) {
        Some(place) => Some(std::mem::replace(place, value.clone())),
        None => profile.insert(name.to_owned(), value.clone()),
    }
}

fn omission(property: &CompiledProperty, rule: &Rule<'_>, person: &Person<'_>) -> Option<Omission> {
    if property.push_status() == PushStatus::CreateOnly && person.current.is_some() {
        return Some(Omission::CreateOnly);
    }
    let mut overridden = person.overridden.iter();
    if overridden.any(|name| name == property.attribute()) {
        return Some(Omission::Overridden);
    }
    rule.withheld.clone()
}

/// The value of an expression as JSON, and whether JSON can hold it.
fn evaluate(
    property: &CompiledProperty,
    source: &MappingSource<'_>,
) -> Result<(Json, bool), Error> {
    let value = property.program().map_err(Error::clone)?.eval(source)?;
    let is_json = is_finite(&value);
    Ok((to_json(value), is_json))
}

fn to_json(value: Value<'_>) -> Json {
    match value {
        Value::String(text) => Json::String(text.into_owned()),
        // Values serialise: their keys are texts.
        value => serde_json::to_value(&value).unwrap_or_default(),
    }
}

/// A value as the target takes it, and whether it is the default of the attribute.
fn taken(rule: &Rule<'_>, value: Json) -> (Json, bool) {
    let Some(attribute) = rule.target else {
        return (value, false);
    };
    let value = conversion::fitted(attribute, value);
    let default = attribute.default_value().filter(|_| is_blank(&value));
    let is_default = default.is_some();
    (default.cloned().unwrap_or(value), is_default)
}

/// Whether a value holds no NaN and no infinity.
fn is_finite(value: &Value<'_>) -> bool {
    match value {
        Value::Double(value) => value.is_finite(),
        Value::Array(elements) => deeper(|| elements.iter().all(|element| is_finite(&element))),
        _ => true,
    }
}

fn is_blank(value: &Json) -> bool {
    value.is_null() || value.as_str() == Some("")
}
