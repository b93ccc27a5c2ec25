//! One mapped attribute.

use serde_json::{Value as Json, json};

use super::MappingError;

/// When a mapped attribute is written (documented).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PushStatus {
    /// `PUSH`: on create and update.
    Push,
    /// `DONT_PUSH`: on create only.
    CreateOnly,
}

impl PushStatus {
    /// The word of the JSON: `PUSH`.
    pub fn as_str(self) -> &'static str {
        match self {
            PushStatus::Push => "PUSH",
            PushStatus::CreateOnly => "DONT_PUSH",
        }
    }

    /// The only one that a mapping to Okta may have: `PUSH` from an app that is a profile source, `DONT_PUSH` from another
    /// (support article).
    pub(crate) fn of_import(from_profile_source: bool) -> PushStatus {
        match from_profile_source {
            true => PushStatus::Push,
            false => PushStatus::CreateOnly,
        }
    }

    /// What Okta answers where a mapping to Okta must have this one and has the other (support article).
    pub(crate) fn demand(self) -> &'static str {
        match self {
            PushStatus::Push => {
                "updateMapping. Profile mastering enabled apps support push status only"
            }
            PushStatus::CreateOnly => {
                "Push status is allowed for profile mastering enabled apps only."
            }
        }
    }
}

/// What an attribute of the target is set to, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    pub(super) expression: String,
    pub(super) push_status: Option<PushStatus>,
}

impl Property {
    /// The expression, over the source.
    pub fn expression(&self) -> &str {
        &self.expression
    }

    /// When it is written; as `PUSH` where the JSON does not say (assumption: the API asks for it).
    pub fn push_status(&self) -> PushStatus {
        self.push_status.unwrap_or(PushStatus::Push)
    }

    /// Whether the JSON says when it is written.
    pub fn has_push_status(&self) -> bool {
        self.push_status.is_some()
    }

    /// Reads an entry of `properties`; none where the attribute is not mapped, as one whose expression is null or blank
    /// (assumption).
    pub(super) fn read(attribute: &str, json: &Json) -> Result<Option<Property>, MappingError> {
        let shape = || MappingError::Property {
            attribute: attribute.to_owned(),
        };
        let object = match json {
            Json::Null => return Ok(None),
            Json::Object(object) => object,
            _ => return Err(shape()),
        };
        let expression = match object.get("expression") {
            None | Some(Json::Null) => return Ok(None),
            Some(Json::String(text)) if text.trim().is_empty() => return Ok(None),
            Some(Json::String(text)) => text.clone(),
            Some(_) => return Err(shape()),
        };
        let push_status = match object.get("pushStatus") {
            None | Some(Json::Null) => None,
            Some(Json::String(word)) if word == "PUSH" => Some(PushStatus::Push),
            Some(Json::String(word)) if word == "DONT_PUSH" => Some(PushStatus::CreateOnly),
            Some(other) => {
                return Err(MappingError::PushStatus {
                    attribute: attribute.to_owned(),
                    found: other.to_string(),
                });
            }
        };
        Ok(Some(Property {
            expression,
            push_status,
        }))
    }

    pub(super) fn to_json(&self) -> Json {
        json!({"expression": self.expression, "pushStatus": self.push_status().as_str()})
    }
}
