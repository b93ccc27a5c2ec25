//! Profile mappings: which attribute of one end is set by which expression over the other, as Okta's Profile Mappings
//! API gives them.
//!
//! The JSON document is the truth; ends and properties are a view of it.

mod compiled;
mod end;
mod error;
mod property;

pub use compiled::{CompiledMapping, CompiledProperty};
pub(crate) use compiled::{TARGET, unseen};
pub use end::{Direction, End, Ends};
pub use error::{ExpressionErrors, MappingError};
pub use property::{Property, PushStatus};

use std::ops::Deref;

use indexmap::IndexMap;
use serde_json::{Map, Value as Json, json};

use crate::engine::Engine;

/// A profile mapping.
///
/// ```
/// use okta_mapping::mapping::{Direction, End, Mapping, PushStatus};
///
/// let mapping = Mapping::between(End::app("ringcentral_att"), End::okta("user"))?
///     .with("lastName", "appuser.lastName")
///     .with_create_only("userType", "'phone'");
/// assert_eq!(mapping.direction(), Direction::ToOkta);
/// assert_eq!(mapping.property("userType").unwrap().push_status(), PushStatus::CreateOnly);
/// assert_eq!(Mapping::from_json(mapping.to_json())?, mapping);
/// # Ok::<(), okta_mapping::mapping::MappingError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    json: Json,
    ends: Ends,
    properties: IndexMap<String, Property>,
}

impl Mapping {
    /// Reads a mapping. An end without a `type` is told by the prefix of its id, else by what the expressions read
    /// (assumption); attributes whose expression is null or blank are not mapped (assumption); without `properties`, as in
    /// answers that are lists, nothing is (documented).
    ///
    /// # Errors
    ///
    /// [`MappingError`] where the JSON has another shape, or its ends are not Okta and an app.
    pub fn from_json(json: &Json) -> Result<Mapping, MappingError> {
        let object = json.as_object().ok_or(MappingError::Shape)?;
        let part = |key: &str| match object.get(key) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::Object(part)) => Ok(Some(part)),
            Some(_) => Err(MappingError::Shape),
        };
        let (source, target, listed) = (part("source")?, part("target")?, part("properties")?);
        if (source, target, listed) == (None, None, None) {
            return Err(MappingError::Shape);
        }
        let mut properties = IndexMap::new();
        for (attribute, json) in listed.into_iter().flatten() {
            if let Some(property) = Property::read(attribute, json)? {
                properties.insert(attribute.clone(), property);
            }
        }
        let source_is_app = match (End::kind_in(source), End::kind_in(target)) {
            (Some(apps), Some(other)) if apps == other => {
                return Err(MappingError::SameEnds { apps });
            }
            (Some(source), _) => source,
            (None, Some(target)) => !target,
            (None, None) => reads_app(&properties).ok_or(MappingError::UnknownEnds)?,
        };
        Ok(Mapping {
            ends: Ends {
                source: End::read(source, source_is_app),
                target: End::read(target, !source_is_app),
            },
            json: json.clone(),
            properties,
        })
    }

    /// Reads one mapping or a list of them.
    ///
    /// # Errors
    ///
    /// As [`from_json`](Mapping::from_json), of the first that is wrong.
    pub fn all_from_json(json: &Json) -> Result<Vec<Mapping>, MappingError> {
        match json {
            Json::Array(mappings) => mappings.iter().map(Mapping::from_json).collect(),
            mapping => Mapping::from_json(mapping).map(|mapping| vec![mapping]),
        }
    }

    /// A mapping from one end to the other, of no attribute yet.
    ///
    /// # Errors
    ///
    /// [`MappingError::SameEnds`] unless one end is Okta and the other an app (documented).
    pub fn between(source: End, target: End) -> Result<Mapping, MappingError> {
        if source.is_app() == target.is_app() {
            return Err(MappingError::SameEnds {
                apps: source.is_app(),
            });
        }
        Ok(Mapping {
            json: json!({"source": source.to_json(), "target": target.to_json(), "properties": {}}),
            ends: Ends { source, target },
            properties: IndexMap::new(),
        })
    }

    /// The mapping with an attribute of the target that an expression sets, on create and update; in place of what it was
    /// set to.
    pub fn with(self, attribute: impl Into<String>, expression: impl Into<String>) -> Mapping {
        self.set(attribute.into(), expression.into(), PushStatus::Push)
    }

    /// The mapping with an attribute of the target that an expression sets on create only.
    pub fn with_create_only(
        self,
        attribute: impl Into<String>,
        expression: impl Into<String>,
    ) -> Mapping {
        self.set(attribute.into(), expression.into(), PushStatus::CreateOnly)
    }

    fn set(mut self, attribute: String, expression: String, push_status: PushStatus) -> Mapping {
        let property = Property {
            expression,
            push_status: Some(push_status),
        };
        self.edit(|entries| {
            entries.insert(attribute.clone(), property.to_json());
        });
        if property.expression.trim().is_empty() {
            self.properties.shift_remove(&attribute);
        } else {
            self.properties.insert(attribute, property);
        }
        self
    }

    /// The mapping after an update of its `properties`, as the API does one: an attribute that is null, or whose expression
    /// is, is no longer mapped, and what is left out stays (documented).
    ///
    /// ```
    /// use okta_mapping::mapping::{End, Mapping};
    ///
    /// let mapping = Mapping::between(End::okta("user"), End::app("crm"))?.with("city", "user.city").with("zip", "user.zipCode");
    /// let update = serde_json::json!({"city": null, "state": {"expression": "user.state", "pushStatus": "PUSH"}});
    /// let mapped: Vec<String> = mapping.updated(&update)?.properties().map(|(name, _)| name.to_owned()).collect();
    /// assert_eq!(mapped, ["zip", "state"]);
    /// # Ok::<(), okta_mapping::mapping::MappingError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MappingError`] where the update has another shape; then nothing is changed.
    pub fn updated(&self, properties: &Json) -> Result<Mapping, MappingError> {
        let mut mapping = self.clone();
        for (attribute, json) in properties.as_object().ok_or(MappingError::Shape)? {
            match Property::read(attribute, json)? {
                Some(property) => {
                    mapping.edit(|entries| {
                        entries.insert(attribute.clone(), json.clone());
                    });
                    mapping.properties.insert(attribute.clone(), property);
                }
                None => {
                    mapping.edit(|entries| {
                        entries.shift_remove(attribute);
                    });
                    mapping.properties.shift_remove(attribute);
                }
            }
        }
        Ok(mapping)
    }

    /// Changes the entries of `properties` in the JSON, which are made where they are missing.
    fn edit(&mut self, change: impl FnOnce(&mut Map<String, Json>)) {
        let properties = &mut self.json["properties"];
        if !properties.is_object() {
            *properties = json!({});
        }
        if let Json::Object(entries) = properties {
            change(entries);
        }
    }

    /// The JSON that was read, as it was: unknown keys, nulls and the order of keys are kept.
    pub fn to_json(&self) -> &Json {
        &self.json
    }

    /// The id of the mapping.
    pub fn id(&self) -> Option<&str> {
        self.json["id"].as_str()
    }

    /// The mapped attributes of the target, in the mapping's order.
    pub fn properties(&self) -> impl Iterator<Item = (&str, &Property)> {
        self.properties
            .iter()
            .map(|(attribute, property)| (attribute.as_str(), property))
    }

    /// What an attribute of the target is set to; none where it is not mapped.
    pub fn property(&self, attribute: &str) -> Option<&Property> {
        self.properties.get(attribute)
    }

    /// Compiles every expression once, and checks each for its place. A wrong one harms no other: its attribute is
    /// [kept](crate::apply::Outcome::Kept) when the mapping is applied.
    /// [`checked`](CompiledMapping::checked) refuses wrong ones, all of them together.
    pub fn compile(&self, engine: &Engine) -> CompiledMapping {
        CompiledMapping::new(self, engine)
    }
}

impl Deref for Mapping {
    type Target = Ends;

    fn deref(&self) -> &Ends {
        &self.ends
    }
}

/// Whether the expressions read an app's user: of what they read, `user` or `appuser`, the first one counts.
fn reads_app(properties: &IndexMap<String, Property>) -> Option<bool> {
    let engine = Engine::default();
    properties.values().find_map(|property| {
        let program = engine.compile(&property.expression).ok()?;
        program
            .attributes()
            .find_map(|(reference, _)| match reference {
                "user" => Some(false),
                "appuser" | "appUser" => Some(true),
                _ => None,
            })
    })
}
