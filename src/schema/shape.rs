//! The shapes that the keys of a schema may have.

use serde_json::Value as Json;

use super::SchemaError;

/// A test of a value, and what it tests in words.
type Shape = (fn(&Json) -> bool, &'static str);

const TEXT: Shape = (Json::is_string, "a text or null");
const LENGTH: Shape = (Json::is_u64, "a whole number from 0 up, or null");
const NUMBER: Shape = (Json::is_number, "a number or null");
const BOOLEAN: Shape = (Json::is_boolean, "true, false or null");
const OBJECT: Shape = (Json::is_object, "an object or null");
const LIST: Shape = (Json::is_array, "a list or null");
const TEXTS: Shape = (
    |json| is_list_of(json, Json::is_string),
    "a list of texts or null",
);
const OBJECTS: Shape = (
    |json| is_list_of(json, Json::is_object),
    "a list of objects or null",
);
const UNIQUE: Shape = (
    |json| json.is_boolean() || json.is_string(),
    "true, false, a text or null",
);

const ATTRIBUTE: [(&str, Shape); 22] = [
    ("type", TEXT),
    ("format", TEXT),
    ("title", TEXT),
    ("description", TEXT),
    ("minLength", LENGTH),
    ("maxLength", LENGTH),
    ("minimum", NUMBER),
    ("maximum", NUMBER),
    ("pattern", TEXT),
    ("enum", LIST),
    ("oneOf", OBJECTS),
    ("items", OBJECT),
    ("required", BOOLEAN),
    ("unique", UNIQUE),
    ("mutability", TEXT),
    ("scope", TEXT),
    ("union", TEXT),
    ("master", OBJECT),
    ("permissions", OBJECTS),
    ("externalName", TEXT),
    ("externalNamespace", TEXT),
    ("id", TEXT),
];
const ITEMS: [(&str, Shape); 3] = [("type", TEXT), ("enum", LIST), ("oneOf", OBJECTS)];
const MASTER: [(&str, Shape); 2] = [("type", TEXT), ("priority", OBJECTS)];
const SUBSCHEMA: [(&str, Shape); 2] = [("properties", OBJECT), ("required", TEXTS)];
const DEFINITIONS: [(&str, Shape); 2] = [("base", OBJECT), ("custom", OBJECT)];
const SCHEMA: [(&str, Shape); 4] = [
    ("id", TEXT),
    ("name", TEXT),
    ("title", TEXT),
    ("definitions", (Json::is_object, "an object")),
];

fn is_list_of(json: &Json, fits: fn(&Json) -> bool) -> bool {
    json.as_array().is_some_and(|list| list.iter().all(fits))
}

/// Checks a whole schema.
pub(super) fn schema(json: &Json) -> Result<(), SchemaError> {
    if !json.is_object() {
        return Err(SchemaError::Shape {
            path: "$".to_owned(),
            expected: "an object",
        });
    }
    keys(json, "", &SCHEMA)?;
    let definitions = &json["definitions"];
    if definitions.is_null() {
        return Err(SchemaError::Shape {
            path: "definitions".to_owned(),
            expected: "an object",
        });
    }
    keys(definitions, "definitions.", &DEFINITIONS)?;
    for part in ["base", "custom"] {
        let subschema = &definitions[part];
        keys(subschema, &format!("definitions.{part}."), &SUBSCHEMA)?;
        for (name, json) in subschema["properties"].as_object().into_iter().flatten() {
            attribute(json, &format!("definitions.{part}.properties.{name}"))?;
        }
    }
    Ok(())
}

fn attribute(json: &Json, path: &str) -> Result<(), SchemaError> {
    expect(json, OBJECT, path)?;
    keys(json, &format!("{path}."), &ATTRIBUTE)?;
    keys(&json["items"], &format!("{path}.items."), &ITEMS)?;
    keys(&json["master"], &format!("{path}.master."), &MASTER)
}

fn keys(object: &Json, prefix: &str, shapes: &[(&str, Shape)]) -> Result<(), SchemaError> {
    shapes
        .iter()
        .try_for_each(|(key, shape)| expect(&object[*key], *shape, &format!("{prefix}{key}")))
}

fn expect(json: &Json, (fits, expected): Shape, path: &str) -> Result<(), SchemaError> {
    if json.is_null() || fits(json) {
        Ok(())
    } else {
        Err(SchemaError::Shape {
            path: path.to_owned(),
            expected,
        })
    }
}
