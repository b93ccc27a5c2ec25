//! A mapping applied to a person: the target's profile, and what became of each attribute.

mod applied;
mod conversion;
mod findings;
mod outcome;
mod payload;
mod source;

pub use applied::Applied;
pub use outcome::{AttributeOutcome, Omission, Outcome};
pub use payload::{Overwrite, PushPayload};
pub(crate) use source::MappingSource;

use serde_json::{Map, Value as Json};

use crate::context::Source;
use crate::error::Error;
use crate::mapping::{CompiledMapping, CompiledProperty, Direction, PushStatus};
use crate::schema::{Attribute, Mutability, Schema};
use crate::sourcing::withheld_from;
use crate::validate::same;
use crate::value::Value;

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
    /// By property: why the mapping never writes it.
    withheld: Vec<Option<Omission>>,
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
            withheld: vec![None; mapping.properties().len()],
        }
    }

    /// With the schema of the source: where an attribute is single, the first of several values counts.
    pub fn with_source_schema(self, schema: &'a Schema) -> Applier<'a> {
        Applier {
            source_schema: Some(schema),
            ..self
        }
    }

    /// With the schema of the target: its defaults, its constraints, and, for Okta's, who sources each attribute. The
    /// mapping's own app counts as the person's profile source.
    pub fn with_target_schema(self, schema: &'a Schema) -> Applier<'a> {
        let app = self.mapping.app();
        let withheld = |attribute: &str| {
            let owner = withheld_from(app, schema.attribute(attribute)?)?;
            Some(Omission::SourcedFrom(owner))
        };
        let applier = Applier {
            target_schema: Some(schema),
            ..self.clone()
        };
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
    pub fn withholding(self, reason: impl Fn(&str) -> Option<Omission>) -> Applier<'a> {
        let properties = self.mapping.properties().iter();
        Applier {
            withheld: properties
                .map(|property| reason(property.attribute()))
                .collect(),
            ..self
        }
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
        let (app, direction) = (self.mapping.app(), self.mapping.direction());
        let source = MappingSource::new(person.context, app, direction, self.source_schema);
        let mut profile = person.current.cloned().unwrap_or_default();
        let properties = self.mapping.properties().iter().zip(&self.withheld);
        let attributes: Vec<AttributeOutcome> = properties
            .map(|(property, withheld)| {
                let omission = omission(property, withheld.as_ref(), person);
                self.attribute(property, omission, &source, &mut profile)
            })
            .collect();
        if person.current.is_none() {
            self.fill_unmapped(&mut profile);
        }
        let mut findings = self.validate(person, &profile, &attributes);
        findings.extend(self.several(&source));
        Applied::new(profile, attributes, findings)
    }

    /// Evaluates one attribute and writes it.
    fn attribute(
        &self,
        property: &CompiledProperty,
        omission: Option<Omission>,
        source: &MappingSource<'_>,
        profile: &mut Map<String, Json>,
    ) -> AttributeOutcome {
        let name = property.attribute();
        let mut outcome = AttributeOutcome {
            attribute: name.to_owned(),
            expression: property.expression().to_owned(),
            outcome: Outcome::Unchanged,
            value: None,
            before: profile.get(name).cloned(),
            is_default: false,
        };
        if let Some(omission) = omission {
            outcome.outcome = Outcome::Omitted(omission);
            return outcome;
        }
        let value = match evaluate(property, source) {
            Ok(value) => value,
            Err(error) => {
                outcome.outcome = Outcome::Kept(Box::new(error));
                return outcome;
            }
        };
        let schema = self.target_schema.and_then(|schema| schema.attribute(name));
        let value = match schema {
            Some(attribute) => conversion::fitted(attribute, value),
            None => value,
        };
        let default = schema.and_then(Attribute::default_value);
        let value = match default {
            Some(default) if is_blank(&value) => {
                outcome.is_default = true;
                default.clone()
            }
            _ => value,
        };
        let is_compared =
            schema.is_none_or(|attribute| attribute.mutability() != Mutability::WriteOnly);
        let is_same = match &outcome.before {
            Some(before) => same(before, &value),
            None => value.is_null(),
        };
        if !(is_same && is_compared) {
            outcome.outcome = Outcome::Set;
            profile.insert(name.to_owned(), value.clone());
        }
        outcome.value = Some(value);
        outcome
    }

    /// On create the defaults of the schema fill attributes that are not mapped (assumption).
    fn fill_unmapped(&self, profile: &mut Map<String, Json>) {
        let attributes = self.target_schema.into_iter().flat_map(Schema::attributes);
        for attribute in attributes {
            let name = attribute.name();
            let is_mapped = self
                .mapping
                .properties()
                .iter()
                .any(|property| property.attribute() == name);
            if let Some(default) = attribute.default_value()
                && !is_mapped
                && profile.get(name).is_none_or(is_blank)
            {
                profile.insert(name.to_owned(), default.clone());
            }
        }
    }
}

fn omission(
    property: &CompiledProperty,
    withheld: Option<&Omission>,
    person: &Person<'_>,
) -> Option<Omission> {
    if property.push_status() == PushStatus::CreateOnly && person.current.is_some() {
        return Some(Omission::CreateOnly);
    }
    if person
        .overridden
        .iter()
        .any(|name| name == property.attribute())
    {
        return Some(Omission::Overridden);
    }
    withheld.cloned()
}

/// The value of an expression as JSON.
fn evaluate(property: &CompiledProperty, source: &MappingSource<'_>) -> Result<Json, Error> {
    let value = property.program().map_err(Error::clone)?.eval(source)?;
    Ok(match value {
        Value::String(text) => Json::String(text.into_owned()),
        // Values serialise: their keys are texts.
        value => serde_json::to_value(&value).unwrap_or_default(),
    })
}

fn is_blank(value: &Json) -> bool {
    value.is_null() || value.as_str() == Some("")
}
