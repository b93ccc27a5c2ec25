//! A push to an app, foretold: what would be sent, and what the service would say.

use std::borrow::Cow;

use serde_json::{Map, Value as Json};

use crate::apply::{Applier, AttributeOutcome, Person};
use crate::context::Source;
use crate::error::Error;
use crate::mapping::{CompiledMapping, Direction};
use crate::profile::Profile;
use crate::provisioning::ProvisioningError;
use crate::schema::{Attribute, Schema};
use crate::validate::{Field, Finding, Severity, Validator, field};

/// Pushes with a mapping from Okta to an app. One that leads to Okta sends nothing.
///
/// ```
/// use okta_mapping::mapping::{End, Mapping};
/// use okta_mapping::{Context, Engine, Push};
///
/// let mapping = Mapping::between(End::okta("user"), End::app("phones"))?.with("state", "user.state").compile(&Engine::default());
/// let person = serde_json::json!({"user": {"profile": {"state": "Calif\u{0}"}}});
/// let push = Push::new(&mapping);
/// let foretold = push.predict(&push.payload(&Context::from_json(&person)?, None));
/// assert_eq!(foretold[0].error.kind().name(), "unparseable-json");
/// assert_eq!(foretold[0].sources, ["user.state"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Push<'a> {
    applier: Applier<'a>,
    /// The app's, or the standards of the fields.
    schema: Cow<'a, Schema>,
}

/// What a push would send of the attributes that are mapped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Payload {
    /// The attributes, in the mapping's order.
    pub attributes: Map<String, Json>,
    /// The expressions that failed: their attributes are not written.
    pub failed: Vec<(String, Error)>,
    /// Attributes whose values are never shown.
    pub secrets: Vec<String>,
    /// Attributes whose values JSON can not hold: NaN and infinities.
    pub unrepresentable: Vec<String>,
}

/// An error that the service would give.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The error, in the type of those that the service gave.
    pub error: ProvisioningError,
    /// The app's attribute.
    pub attribute: String,
    /// The attributes that its expression reads, such as `user.state`: where the value is to be corrected.
    pub sources: Vec<String>,
    /// Why it is foreseen. A secret is not quoted.
    pub reason: String,
}

impl<'a> Push<'a> {
    /// Pushes with this mapping, to an app of which nothing is known but the standards of its fields.
    pub fn new(mapping: &'a CompiledMapping) -> Push<'a> {
        let attributes = mapping.properties().iter();
        Push {
            applier: Applier::new(mapping),
            schema: Cow::Owned(standards(attributes.map(|property| property.attribute()))),
        }
    }

    /// With the app's schema: its constraints, and its defaults in place of what is empty.
    pub fn with_app_schema(self, schema: &'a Schema) -> Push<'a> {
        Push {
            applier: self.applier.with_target_schema(schema),
            schema: Cow::Borrowed(schema),
        }
    }

    /// With the schema of the users: what an expression makes of a secret is not quoted.
    pub fn with_user_schema(self, schema: &'a Schema) -> Push<'a> {
        Push {
            applier: self.applier.with_source_schema(schema),
            ..self
        }
    }

    /// What a push of this person would send, and the expressions that fail. Attributes that are mapped on create only are
    /// not sent to one who has an app user (documented).
    pub fn payload(&self, person: &dyn Source, app_user: Option<&Map<String, Json>>) -> Payload {
        let mut payload = Payload::default();
        if self.applier.mapping().direction() != Direction::ToApp {
            return payload;
        }
        let person = Person::new(person);
        let outcomes = self.applier.outcomes(&match app_user {
            Some(profile) => person.with_current(profile),
            None => person,
        });
        for outcome in outcomes {
            payload.take(outcome);
        }
        payload
    }

    /// What the service would say, as far as the app's schema and the standards tell it: `missing-parameter`,
    /// `invalid-parameter`, `unparseable-json`.
    pub fn predict(&self, payload: &Payload) -> Vec<Prediction> {
        let findings = Validator::new(&self.schema)
            .demanding_standards()
            .validate(&Profile::new(&self.schema, &payload.attributes));
        let attributes = payload.attributes.iter();
        let predictions = attributes.flat_map(|(attribute, value)| {
            let found = broken(attribute, value, &findings, payload).into_iter();
            found.map(|(error, reason)| Prediction {
                error,
                attribute: attribute.clone(),
                sources: self.sources(attribute),
                reason,
            })
        });
        predictions.collect()
    }

    /// What the expression of an attribute reads.
    fn sources(&self, attribute: &str) -> Vec<String> {
        let properties = self.applier.mapping().properties().iter();
        properties
            .filter(|property| property.attribute() == attribute)
            .filter_map(|property| property.program().ok())
            .flat_map(|program| program.attributes())
            .map(|(reference, name)| format!("{reference}.{name}"))
            .collect()
    }
}

impl Payload {
    fn take(&mut self, mut outcome: AttributeOutcome) {
        let name = outcome.attribute().to_owned();
        if let Some(value) = outcome.value() {
            self.attributes.insert(name.clone(), value.clone());
        }
        if !outcome.is_json() {
            self.unrepresentable.push(name.clone());
        }
        if outcome.is_secret() {
            self.secrets.push(name.clone());
            outcome.redact();
        }
        if let Some(error) = outcome.error() {
            self.failed.push((name, error.clone()));
        }
    }

    /// Whether the value of an attribute is never shown.
    pub fn is_secret(&self, attribute: &str) -> bool {
        self.secrets.iter().any(|secret| secret == attribute)
    }
}

/// What the service would say of one value, and why.
fn broken(
    attribute: &str,
    value: &Json,
    findings: &[Finding],
    payload: &Payload,
) -> Vec<(ProvisioningError, String)> {
    let parameter = attribute.to_owned();
    if value.is_null() || value.as_str() == Some("") {
        let error = ProvisioningError::MissingParameter { parameter };
        return vec![(error, "the value is null or empty".to_owned())];
    }
    if payload.unrepresentable.iter().any(|name| name == attribute) {
        let reason = "the value is NaN or infinite, which JSON can not hold";
        return vec![(ProvisioningError::UnparseableJson, reason.to_owned())];
    }
    let mut found = Vec::new();
    let broken = findings.iter().find(|finding| {
        finding.severity == Severity::Violation
            && finding.attribute == attribute
            && !matches!(finding.code, "required" | "unknown-attribute")
    });
    if let Some(finding) = broken {
        let finding = match payload.is_secret(attribute) {
            true => finding.clone().redacted(),
            false => finding.clone(),
        };
        let error = ProvisioningError::InvalidParameter { parameter };
        let reason = match finding.help {
            Some(help) => format!("{}; {help}", finding.message),
            None => finding.message,
        };
        found.push((error, reason));
    }
    if holds_control_character(value) {
        let reason = "the value holds a control character".to_owned();
        found.push((ProvisioningError::UnparseableJson, reason));
    }
    found
}

/// U+0000 to U+001F, which the service can not read.
fn holds_control_character(value: &Json) -> bool {
    match value {
        Json::String(text) => text.bytes().any(|byte| byte < 0x20),
        Json::Array(elements) => elements.iter().any(holds_control_character),
        _ => false,
    }
}

/// What is known of attributes without a schema: the standards of their fields.
fn standards<'n>(attributes: impl Iterator<Item = &'n str>) -> Schema {
    let known = attributes.map(|name| {
        let attribute = Attribute::string(name);
        match (name, field(name)) {
            ("email", _) => attribute.format("email"),
            (_, Some(Field::Country)) => attribute.format("country-code"),
            _ => attribute,
        }
    });
    known.fold(Schema::app_user("app"), |schema, attribute| {
        // A name that the schema refuses is one it says nothing of.
        schema.clone().with(attribute).unwrap_or(schema)
    })
}
