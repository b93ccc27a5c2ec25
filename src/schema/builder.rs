//! Attributes made in code: the builder writes JSON, and the attribute is read from it.

use serde_json::Map;
use serde_json::Number;
use serde_json::Value as Json;
use serde_json::json;

use super::{Attribute, Mutability};

/// An attribute in the making; see [`Attribute::string`] and its like.
#[derive(Clone, Debug)]
pub struct AttributeBuilder {
    name: String,
    json: Map<String, Json>,
}

impl Attribute {
    /// Begins an attribute of type `string`.
    pub fn string(name: &str) -> AttributeBuilder {
        AttributeBuilder::new(name, "string")
    }

    /// Begins an attribute of type `boolean`.
    pub fn boolean(name: &str) -> AttributeBuilder {
        AttributeBuilder::new(name, "boolean")
    }

    /// Begins an attribute of type `number`.
    pub fn number(name: &str) -> AttributeBuilder {
        AttributeBuilder::new(name, "number")
    }

    /// Begins an attribute of type `integer`.
    pub fn integer(name: &str) -> AttributeBuilder {
        AttributeBuilder::new(name, "integer")
    }

    /// Begins an attribute of type `object`, which Terraform knows (support article).
    pub fn object(name: &str) -> AttributeBuilder {
        AttributeBuilder::new(name, "object")
    }

    /// Begins an attribute of type `array`, with the type of its elements: `string`, `number`, `integer` (documented).
    pub fn array(name: &str, items: &str) -> AttributeBuilder {
        AttributeBuilder::new(name, "array").set("items", json!({"type": items}))
    }
}

impl AttributeBuilder {
    fn new(name: &str, kind: &str) -> AttributeBuilder {
        AttributeBuilder {
            name: name.to_owned(),
            json: Map::new(),
        }
        .set("type", kind)
    }

    fn set(mut self, key: &str, json: impl Into<Json>) -> AttributeBuilder {
        self.json.insert(key.to_owned(), json.into());
        self
    }

    /// Sets the title for people.
    pub fn titled(self, title: &str) -> AttributeBuilder {
        self.set("title", title)
    }

    /// A value must be given.
    pub fn required(self) -> AttributeBuilder {
        self.set("required", true)
    }

    /// No two people may share a value.
    pub fn unique(self) -> AttributeBuilder {
        self.set("unique", true)
    }

    /// Sets the format of a text.
    pub fn format(self, format: &str) -> AttributeBuilder {
        self.set("format", format)
    }

    /// Sets the least number of characters.
    pub fn min_length(self, length: u64) -> AttributeBuilder {
        self.set("minLength", length)
    }

    /// Sets the greatest number of characters.
    pub fn max_length(self, length: u64) -> AttributeBuilder {
        self.set("maxLength", length)
    }

    /// Sets the least value.
    pub fn minimum(self, minimum: impl Into<Number>) -> AttributeBuilder {
        self.set("minimum", Json::Number(minimum.into()))
    }

    /// Sets the greatest value.
    pub fn maximum(self, maximum: impl Into<Number>) -> AttributeBuilder {
        self.set("maximum", Json::Number(maximum.into()))
    }

    /// Sets the pattern that matches a whole value.
    pub fn pattern(self, pattern: &str) -> AttributeBuilder {
        self.set("pattern", pattern)
    }

    /// Sets the values that are allowed.
    pub fn allowed(self, values: impl IntoIterator<Item = impl Into<Json>>) -> AttributeBuilder {
        self.set(
            "enum",
            values.into_iter().map(Into::into).collect::<Vec<Json>>(),
        )
    }

    /// Sets the display names of the values that are allowed.
    pub fn labels<'a>(
        self,
        labels: impl IntoIterator<Item = (impl Into<Json>, &'a str)>,
    ) -> AttributeBuilder {
        let entries: Vec<Json> = labels
            .into_iter()
            .map(|(value, title)| json!({"const": value.into(), "title": title}))
            .collect();
        self.set("oneOf", entries)
    }

    /// Sets the value that is used where none is given.
    pub fn default_value(self, value: impl Into<Json>) -> AttributeBuilder {
        self.set("default", value)
    }

    /// Sets who may write it.
    pub fn mutability(self, mutability: Mutability) -> AttributeBuilder {
        self.set("mutability", mutability.as_str())
    }

    /// The attribute.
    pub fn build(self) -> Attribute {
        Attribute::read(&self.name, &self.json, false, false)
    }
}

impl From<AttributeBuilder> for Attribute {
    fn from(builder: AttributeBuilder) -> Attribute {
        builder.build()
    }
}
