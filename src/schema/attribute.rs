//! One attribute of a schema: a typed view of its JSON.

use serde_json::Map;
use serde_json::Number;
use serde_json::Value as Json;

use super::kind;
use super::{AttributeType, Items, Master, Mutability, Pattern, Scope};
use crate::standards::format::Format;

/// An attribute of a profile, as the schema describes it.
///
/// ```
/// use okta_mapping::schema::{Attribute, AttributeType};
///
/// let badge = Attribute::string("badgeId").titled("Badge id").required().max_length(8).build();
/// assert_eq!(badge.label(), "Badge id (badgeId)");
/// assert_eq!(badge.kind(), &AttributeType::String);
/// assert_eq!(badge.max_length(), Some(8));
/// assert!(badge.is_required());
/// ```
#[derive(Clone, Debug)]
pub struct Attribute {
    name: String,
    json: Json,
    is_base: bool,
    is_listed_required: bool,
    kind: AttributeType,
    pattern: Option<Pattern>,
    master: Master,
}

/// Two attributes are equal if their names, JSON and places in the schema are.
impl PartialEq for Attribute {
    fn eq(&self, other: &Attribute) -> bool {
        self.name == other.name
            && self.json == other.json
            && self.is_base == other.is_base
            && self.is_listed_required == other.is_listed_required
    }
}

impl Attribute {
    /// Reads JSON whose shape has been checked.
    pub(super) fn read(
        name: &str,
        json: &Map<String, Json>,
        is_base: bool,
        is_listed_required: bool,
    ) -> Attribute {
        let json = Json::Object(json.clone());
        Attribute {
            name: name.to_owned(),
            is_base,
            is_listed_required,
            kind: AttributeType::read(&json),
            pattern: json["pattern"].as_str().map(Pattern::new),
            master: Master::read(&json),
            json,
        }
    }

    /// The attribute in a part of a schema whose list of required ones agrees with it.
    pub(super) fn placed(self, is_base: bool) -> Attribute {
        Attribute {
            is_base,
            is_listed_required: self.is_required(),
            ..self
        }
    }

    /// The name: `badgeId`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The title for people.
    pub fn title(&self) -> Option<&str> {
        self.text("title")
    }

    /// The description for people.
    pub fn description(&self) -> Option<&str> {
        self.text("description")
    }

    /// What a message calls it: `title (name)` where it has a title, else its name (assumption).
    pub fn label(&self) -> String {
        match self.title() {
            Some(title) if !title.is_empty() => format!("{title} ({})", self.name),
            _ => self.name.clone(),
        }
    }

    /// The type.
    pub fn kind(&self) -> &AttributeType {
        &self.kind
    }

    /// The word of `format`, known or not.
    pub fn format(&self) -> Option<&str> {
        self.text("format")
    }

    /// The least number of characters of a text (documented; UTF-16 code units: assumption).
    pub fn min_length(&self) -> Option<u64> {
        self.json["minLength"].as_u64()
    }

    /// The greatest number of characters of a text (documented; UTF-16 code units: assumption).
    pub fn max_length(&self) -> Option<u64> {
        self.json["maxLength"].as_u64()
    }

    /// The least value of a number (the name is documented; that it is inclusive, an assumption).
    pub fn minimum(&self) -> Option<&Number> {
        self.json["minimum"].as_number()
    }

    /// The greatest value of a number (the name is documented; that it is inclusive, an assumption).
    pub fn maximum(&self) -> Option<&Number> {
        self.json["maximum"].as_number()
    }

    /// The pattern of a text (documented). One that does not compile is kept, with its error.
    pub fn pattern(&self) -> Option<&Pattern> {
        self.pattern.as_ref()
    }

    /// The values that are allowed, where the schema lists them in `enum` (documented).
    pub fn allowed(&self) -> Option<&[Json]> {
        kind::allowed(&self.json)
    }

    /// The values of `oneOf`, each with its display name (documented).
    pub fn labels(&self) -> impl Iterator<Item = (&Json, &str)> {
        kind::labels(&self.json)
    }

    /// What is known of the elements, where it is an array.
    pub fn items(&self) -> Option<&Items> {
        match &self.kind {
            AttributeType::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Whether it is known to hold one value, not a list or an object.
    pub fn is_single(&self) -> bool {
        !matches!(
            self.kind,
            AttributeType::Array(_) | AttributeType::Object | AttributeType::Other(_)
        )
    }

    /// Whether a value must be given: the attribute or the list of its subschema says so (documented).
    pub fn is_required(&self) -> bool {
        self.is_listed_required || self.json["required"] == true
    }

    /// What the key `required` of the attribute itself says.
    pub(super) fn own_required(&self) -> Option<bool> {
        self.json["required"].as_bool()
    }

    pub(super) fn is_listed_required(&self) -> bool {
        self.is_listed_required
    }

    /// Whether no two people may share a value: `true` or `UNIQUE_VALIDATED` (documented).
    pub fn is_unique(&self) -> bool {
        self.json["unique"] == true || self.json["unique"] == "UNIQUE_VALIDATED"
    }

    /// The value that is used where none is given (documented). Null is none.
    pub fn default_value(&self) -> Option<&Json> {
        self.json.get("default").filter(|json| !json.is_null())
    }

    /// Who may write it.
    pub fn mutability(&self) -> Mutability {
        Mutability::read(&self.json)
    }

    /// How it is assigned.
    pub fn scope(&self) -> Scope {
        match self.text("scope") {
            Some("SELF") => Scope::PerPerson,
            _ => Scope::None,
        }
    }

    /// Whether the values of all groups are combined: `union` is `ENABLE` (documented).
    pub fn union_of_groups(&self) -> bool {
        self.text("union") == Some("ENABLE")
    }

    /// Where its value comes from.
    pub fn master(&self) -> &Master {
        &self.master
    }

    /// What an end user may do: pairs such as `("SELF", "READ_ONLY")` (documented).
    pub fn permissions(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.json["permissions"].as_array().map(Vec::as_slice);
        entries
            .unwrap_or_default()
            .iter()
            .filter_map(|entry| Some((entry["principal"].as_str()?, entry["action"].as_str()?)))
    }

    /// Its name at the app (documented).
    pub fn external_name(&self) -> Option<&str> {
        self.text("externalName")
    }

    /// The namespace of its name at the app (documented).
    pub fn external_namespace(&self) -> Option<&str> {
        self.text("externalNamespace")
    }

    /// Whether its values are never shown: of the formats `encrypted` and `hashed`, or write-only (assumption).
    pub fn is_secret(&self) -> bool {
        let format = self.format().and_then(Format::from_name);
        format.is_some_and(Format::is_secret) || self.mutability() == Mutability::WriteOnly
    }

    /// Whether it stands in the base part of its schema, not in the custom one.
    pub fn is_base(&self) -> bool {
        self.is_base
    }

    /// Its JSON in the schema.
    pub fn to_json(&self) -> &Json {
        &self.json
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.json[key].as_str()
    }
}
