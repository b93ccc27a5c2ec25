//! A push to an app, foretold: what would be sent, and what the service would say.

use serde_json::{Map, Value as Json};
use thiserror::Error as ThisError;

use crate::context::Context;
use crate::engine::{Engine, Program};
use crate::error::Error;
use crate::profile::Profile;
use crate::provisioning::ProvisioningError;
use crate::schema::{Attribute, Schema};
use crate::uses::Use;
use crate::validate::{Field, Finding, Severity, Validator, field};

/// The expressions of a mapping from Okta to an app, compiled.
///
/// ```
/// use okta_mapping::{Context, Dialect, Engine, PushMapping};
///
/// let mapping = serde_json::json!({"properties": {"city": {"expression": "user.city", "pushStatus": "PUSH"}}});
/// let mapping = PushMapping::compile(&Engine::new(Dialect::Classic), &mapping)?;
/// let json = serde_json::json!({"user": {"profile": {"city": "Sea\u{0}ttle"}}});
/// let payload = mapping.payload(&Context::from_json(&json)?);
/// assert_eq!(payload.predict(None)[0].error.kind().name(), "unparseable-json");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct PushMapping {
    attributes: Vec<(String, Program)>,
}

/// Why a mapping can not be read.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum PushError {
    /// The JSON has another shape than the Profile Mappings API gives it.
    #[error("a mapping is an object whose `properties` hold an object with a text `expression` for each attribute{}", .0.as_ref().map(|name| format!("; `{name}` does not")).unwrap_or_default())]
    Shape(Option<String>),
    /// The mapping leads from the app to Okta.
    #[error("a push mapping leads to an app, and the target of this one is none")]
    Direction,
    /// An expression is wrong.
    #[error("the expression of `{attribute}` is wrong: {error}")]
    Expression {
        /// The attribute of the app.
        attribute: String,
        /// The expression.
        expression: String,
        /// What is wrong, and where in the expression.
        error: Box<Error>,
    },
}

/// What a push would send.
#[derive(Debug, Default)]
pub struct Payload {
    /// The attributes, in the mapping's order.
    pub attributes: Map<String, Json>,
    /// The expressions that failed: their attributes are not sent.
    pub failed: Vec<(String, Error)>,
}

/// An error that the service would give.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The error, in the type of those that the service gave.
    pub error: ProvisioningError,
    /// The app's attribute.
    pub attribute: String,
    /// Why it is foreseen.
    pub reason: String,
}

impl PushMapping {
    /// Reads a mapping as the Profile Mappings API gives it and compiles its expressions. An attribute whose expression
    /// is null or blank is not mapped (assumption).
    ///
    /// # Errors
    ///
    /// [`PushError`], of the first attribute that is wrong.
    pub fn compile(engine: &Engine, json: &Json) -> Result<PushMapping, PushError> {
        let engine = engine.clone().with_use(Use::mapping());
        if json["target"]["type"]
            .as_str()
            .is_some_and(|target| target != "appuser")
        {
            return Err(PushError::Direction);
        }
        if json.get("definitions").is_some() {
            return Err(PushError::Shape(None));
        }
        let properties = match (json, json.get("properties")) {
            (Json::Object(_), None | Some(Json::Null)) => None,
            (Json::Object(_), Some(Json::Object(properties))) => Some(properties),
            _ => return Err(PushError::Shape(None)),
        };
        let mut attributes = Vec::new();
        for (attribute, mapped) in properties.into_iter().flatten() {
            let text = match (mapped, mapped.get("expression")) {
                (Json::Null, _) | (Json::Object(_), None | Some(Json::Null)) => continue,
                (Json::Object(_), Some(Json::String(text))) => text,
                _ => return Err(PushError::Shape(Some(attribute.clone()))),
            };
            if text.trim().is_empty() {
                continue;
            }
            let program = engine
                .compile(text)
                .map_err(|error| PushError::Expression {
                    attribute: attribute.clone(),
                    expression: text.to_owned(),
                    error: Box::new(error),
                })?;
            attributes.push((attribute.clone(), program));
        }
        Ok(PushMapping { attributes })
    }

    /// What a push of this person would send, in the mapping's order, and the expressions that fail.
    pub fn payload(&self, context: &Context<'_>) -> Payload {
        let mut payload = Payload::default();
        for (attribute, program) in &self.attributes {
            match program.eval(context) {
                // Values serialise: their keys are texts.
                Ok(value) => {
                    let json = serde_json::to_value(&value).unwrap_or_default();
                    payload.attributes.insert(attribute.clone(), json);
                }
                Err(error) => payload.failed.push((attribute.clone(), error)),
            }
        }
        payload
    }
}

impl Payload {
    /// What the service would say, as far as the app's schema and the standards tell it: `missing-parameter`,
    /// `invalid-parameter`, `unparseable-json`.
    pub fn predict(&self, schema: Option<&Schema>) -> Vec<Prediction> {
        let own;
        let schema = match schema {
            Some(schema) => schema,
            None => {
                own = standards(self.attributes.keys());
                &own
            }
        };
        let findings = Validator::new(schema)
            .demanding_standards()
            .validate(&Profile::new(schema, &self.attributes));
        let attributes = self.attributes.iter();
        attributes
            .flat_map(|(attribute, value)| predictions(attribute, value, &findings))
            .collect()
    }
}

/// What the service would say of one value.
fn predictions(attribute: &str, value: &Json, findings: &[Finding]) -> Vec<Prediction> {
    let prediction = |error, reason: &str| Prediction {
        error,
        attribute: attribute.to_owned(),
        reason: reason.to_owned(),
    };
    if value.is_null() || value.as_str() == Some("") {
        let parameter = attribute.to_owned();
        let error = ProvisioningError::MissingParameter { parameter };
        return vec![prediction(error, "the value is null or empty")];
    }
    let mut found = Vec::new();
    let broken = findings.iter().find(|finding| {
        finding.severity == Severity::Violation
            && finding.attribute == attribute
            && !matches!(finding.code, "required" | "unknown-attribute")
    });
    if let Some(finding) = broken {
        let parameter = attribute.to_owned();
        let error = ProvisioningError::InvalidParameter { parameter };
        let reason = match &finding.help {
            Some(help) => format!("{}; {help}", finding.message),
            None => finding.message.clone(),
        };
        found.push(prediction(error, &reason));
    }
    if holds_control_character(value) {
        let reason = "the value holds a control character";
        found.push(prediction(ProvisioningError::UnparseableJson, reason));
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
fn standards<'a>(attributes: impl Iterator<Item = &'a String>) -> Schema {
    let known = attributes.map(|name| {
        let attribute = Attribute::string(name);
        match (name.as_str(), field(name)) {
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
