//! Schemas: what the attributes of a profile may be, as Okta's Schemas API exports it.
//!
//! The JSON document is the truth; the attributes are a view of it.

mod attribute;
mod builder;
mod diff;
mod error;
mod infer;
mod kind;
mod lint;
mod number;
mod shape;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value as Json;
use serde_json::json;

use crate::diagnostic::suggest::nearest;

pub use attribute::Attribute;
pub use builder::AttributeBuilder;
pub use diff::{Change, diff};
pub use error::SchemaError;
pub use infer::infer;
pub use kind::{
    AttributeType, Items, Master, Mutability, Pattern, PatternProblem, Priority, Scope,
};
pub use lint::SchemaFinding;
pub(crate) use number::{order, whole};

/// The names that a custom attribute of a user may not have, in lower case (documented).
const FORBIDDEN: [&str; 33] = [
    "id",
    "profile",
    "status",
    "transitioningtostatus",
    "created",
    "activated",
    "statuschanged",
    "lastlogin",
    "lastupdated",
    "passwordchanged",
    "type",
    "realm",
    "realmid",
    "password",
    "credentials",
    "_links",
    "_embedded",
    "class",
    "classloader",
    "createdby",
    "lastupdatedby",
    "orgid",
    "activationstatus",
    "apistatus",
    "logintype",
    "initialreconcilecomplete",
    "activationdate",
    "statuschangeddate",
    "apilastupdate",
    "passwordexpirationguess",
    "passwordexpirationcursor",
    "numunlocks",
    "changedstatus",
];

/// What [`Schema::okta_user`] gives.
static OKTA_USER: LazyLock<Schema> = LazyLock::new(|| {
    let json = serde_json::from_str(include_str!("okta-user.json")).unwrap_or_default();
    Schema::from_json(&json).unwrap_or_else(|_| Schema::user("user"))
});

/// A schema of a user or of an app's user.
///
/// ```
/// use okta_mapping::schema::Schema;
///
/// let json = serde_json::json!({"definitions": {"base": {"properties": {
///     "login": {"title": "Username", "type": "string", "required": true, "maxLength": 100}
/// }}}});
/// let schema = Schema::from_json(&json)?;
/// let login = schema.attribute("login").unwrap();
/// assert_eq!(login.max_length(), Some(100));
/// assert_eq!(schema.nearest("Login"), Some("login"));
/// assert_eq!(schema.to_json(), &json);
/// # Ok::<(), okta_mapping::schema::SchemaError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    json: Json,
    attributes: Vec<Attribute>,
    /// Name → place among the attributes, of the first of that name.
    places: HashMap<String, usize>,
}

impl Schema {
    /// Reads a schema, or a request body with only `definitions` (assumption). Keys that are missing or null say
    /// nothing, unknown ones are kept, and an attribute that is null is one that an update removes (documented).
    ///
    /// # Errors
    ///
    /// [`SchemaError::Shape`] where the JSON has another shape than a schema's.
    pub fn from_json(json: &Json) -> Result<Schema, SchemaError> {
        shape::schema(json)?;
        let mut attributes = Vec::new();
        for (part, is_base) in [("base", true), ("custom", false)] {
            let subschema = &json["definitions"][part];
            let required = subschema["required"].as_array();
            for (name, json) in subschema["properties"].as_object().into_iter().flatten() {
                let is_required =
                    required.is_some_and(|names| names.iter().any(|required| required == name));
                if let Json::Object(json) = json {
                    attributes.push(Attribute::read(name, json, is_base, is_required));
                }
            }
        }
        Ok(Schema {
            json: json.clone(),
            places: places(&attributes),
            attributes,
        })
    }

    /// The schema of Okta's default user: the 31 base attributes with their lengths and formats (documented), their titles
    /// (assumption).
    ///
    /// ```
    /// use okta_mapping::Schema;
    ///
    /// assert_eq!(Schema::okta_user().attributes().count(), 31);
    /// ```
    pub fn okta_user() -> &'static Schema {
        &OKTA_USER
    }

    /// An empty schema of a user type.
    ///
    /// ```
    /// use okta_mapping::schema::{Attribute, Schema};
    ///
    /// let schema = Schema::user("user").with(Attribute::string("badgeId").max_length(8))?;
    /// assert_eq!(schema.attributes().count(), 1);
    /// assert_eq!(schema.with(Attribute::string("lastLogin")).unwrap_err().code(), "forbidden-name");
    /// # Ok::<(), okta_mapping::schema::SchemaError>(())
    /// ```
    pub fn user(name: &str) -> Schema {
        Schema::empty(name, "/meta/schemas/user/default".to_owned())
    }

    /// An empty schema of an app's user.
    pub fn app_user(name: &str) -> Schema {
        Schema::empty(name, format!("/meta/schemas/apps/{name}/default"))
    }

    fn empty(name: &str, id: String) -> Schema {
        let part = |id: &str| json!({"id": id, "type": "object", "properties": {}, "required": []});
        Schema {
            json: json!({
                "id": id,
                "$schema": "http://json-schema.org/draft-04/schema#",
                "name": name,
                "definitions": {"base": part("#base"), "custom": part("#custom")},
                "type": "object",
                "properties": {"profile": {"allOf": [
                    {"$ref": "#/definitions/base"},
                    {"$ref": "#/definitions/custom"},
                ]}},
            }),
            attributes: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// The schema with one more custom attribute.
    ///
    /// # Errors
    ///
    /// [`SchemaError::RepeatedName`] where an attribute has that name, in any letter case, and
    /// [`SchemaError::ForbiddenName`] where the custom attributes of a user may not have it (both documented).
    pub fn with(self, attribute: impl Into<Attribute>) -> Result<Schema, SchemaError> {
        let attribute = attribute.into();
        if self.is_of_user() && is_forbidden(attribute.name()) {
            return Err(SchemaError::ForbiddenName {
                name: attribute.name().to_owned(),
            });
        }
        self.insert("custom", attribute)
    }

    /// The schema with one more base attribute.
    ///
    /// # Errors
    ///
    /// [`SchemaError::RepeatedName`] where an attribute has that name, in any letter case (documented).
    pub fn with_base(self, attribute: impl Into<Attribute>) -> Result<Schema, SchemaError> {
        self.insert("base", attribute.into())
    }

    fn insert(self, part: &str, attribute: Attribute) -> Result<Schema, SchemaError> {
        let name = attribute.name();
        match self
            .attributes
            .iter()
            .find(|other| is_same(other.name(), name))
        {
            Some(existing) => Err(SchemaError::RepeatedName {
                name: name.to_owned(),
                existing: existing.name().to_owned(),
            }),
            None => Ok(self.push(part, attribute)),
        }
    }

    /// The schema with one more attribute, whose name is new.
    fn push(mut self, part: &str, attribute: Attribute) -> Schema {
        let attribute = attribute.placed(part == "base");
        let name = attribute.name();
        let subschema = &mut self.json["definitions"][part];
        if attribute.is_required() {
            match &mut subschema["required"] {
                Json::Array(names) => names.push(json!(name)),
                missing => *missing = json!([name]),
            }
        }
        match &mut subschema["properties"] {
            Json::Object(properties) => {
                properties.shift_remove(name);
                properties.insert(name.to_owned(), attribute.to_json().clone());
            }
            missing => *missing = json!({name: attribute.to_json()}),
        }
        let at = if attribute.is_base() {
            self.attributes.partition_point(Attribute::is_base)
        } else {
            self.attributes.len()
        };
        self.attributes.insert(at, attribute);
        self.places = places(&self.attributes);
        self
    }

    /// The JSON that was read, as it was: unknown keys, nulls and the order of keys are kept.
    pub fn to_json(&self) -> &Json {
        &self.json
    }

    /// The name: `user`, or an app's.
    pub fn name(&self) -> Option<&str> {
        self.json["name"].as_str()
    }

    /// The title for people.
    pub fn title(&self) -> Option<&str> {
        self.json["title"].as_str()
    }

    /// The attributes in the order of the schema, base ones first.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter()
    }

    /// The attribute of exactly this name. The base one wins where a custom one repeats it.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.get(self.place(name)?)
    }

    /// The place of an attribute in the order of the schema, from 0.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The name of an attribute that `name` may be a slip of: the same but for letter case, or a few letters away.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.attributes().map(Attribute::name))
    }

    /// Whether it describes users, not an app's: its id says so, or it has a base attribute `login` (assumption).
    pub fn is_of_user(&self) -> bool {
        let id = self.json["id"].as_str().unwrap_or_default();
        id.contains("/schemas/user/")
            || self.attribute("login").is_some_and(|login| login.is_base())
    }
}

fn places(attributes: &[Attribute]) -> HashMap<String, usize> {
    // The first of a name is inserted last, and stays.
    let places = attributes.iter().map(Attribute::name).enumerate().rev();
    places
        .map(|(place, name)| (name.to_owned(), place))
        .collect()
}

/// Whether two names are the same but for letter case.
fn is_same(name: &str, other: &str) -> bool {
    name.to_lowercase() == other.to_lowercase()
}

fn is_forbidden(name: &str) -> bool {
    FORBIDDEN.contains(&name.to_lowercase().as_str())
}
