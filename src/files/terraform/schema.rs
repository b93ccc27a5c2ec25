//! Schema properties in Terraform: attributes of the schemas of users and of apps' users.

use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body};
use serde_json::{Map, Value as Json, json};

use super::excerpt::{literal, place};
use super::module::path;
use crate::files::found::SchemaPart;
use crate::schema::Schema;
use crate::span::Span;

/// The resources: their type, and whether they are of an app and of its base schema (support article).
const RESOURCES: [(&str, bool, bool); 4] = [
    ("okta_user_schema_property", false, false),
    ("okta_user_base_schema_property", false, true),
    ("okta_app_user_schema_property", true, false),
    ("okta_app_user_base_schema_property", true, true),
];

/// What a file adds to schemas. A property whose name is not known is left out.
pub(super) fn parts(file: &str, body: &Body) -> Vec<SchemaPart> {
    let mut collected: Vec<Collected> = Vec::new();
    for block in body.get_blocks("resource") {
        let kind = block.labels.first().map_or("", |label| label.as_str());
        let Some((_, is_of_app, is_base)) = RESOURCES.iter().find(|(name, ..)| *name == kind)
        else {
            continue;
        };
        let reader = Reader { file, block };
        let (Some(index), Some(name)) = (block.body.get_attribute("index"), reader.text("index"))
        else {
            continue;
        };
        let app = is_of_app.then(|| reader.app());
        let at = match collected.iter().position(|part| part.app == app) {
            Some(at) => at,
            None => {
                collected.push(Collected::new(app));
                collected.len() - 1
            }
        };
        // The index is of an element that was found or pushed.
        let part = &mut collected[at];
        part.spans.push((name.clone(), place(&index.value)));
        let properties = if *is_base {
            &mut part.base
        } else {
            &mut part.custom
        };
        properties.insert(name, reader.attribute());
    }
    collected
        .into_iter()
        .filter_map(Collected::finish)
        .collect()
}

struct Collected {
    app: Option<String>,
    base: Map<String, Json>,
    custom: Map<String, Json>,
    spans: Vec<(String, Span)>,
}

impl Collected {
    fn new(app: Option<String>) -> Collected {
        Collected {
            app,
            base: Map::new(),
            custom: Map::new(),
            spans: Vec::new(),
        }
    }

    fn finish(self) -> Option<SchemaPart> {
        let id = match &self.app {
            None => "/meta/schemas/user/default".to_owned(),
            Some(app) => format!("/meta/schemas/apps/{app}/default"),
        };
        let json = json!({
            "id": id,
            "definitions": {"base": {"properties": self.base}, "custom": {"properties": self.custom}},
        });
        Some(SchemaPart {
            app: self.app,
            schema: Schema::from_json(&json).ok()?,
            spans: self.spans,
        })
    }
}

/// The keys whose texts are the same in the Schemas API.
const TEXTS: [(&str, &str); 7] = [
    ("title", "title"),
    ("description", "description"),
    ("type", "type"),
    ("pattern", "pattern"),
    ("scope", "scope"),
    ("external_name", "externalName"),
    ("external_namespace", "externalNamespace"),
];

struct Reader<'a> {
    file: &'a str,
    block: &'a Block,
}

impl Reader<'_> {
    fn value(&self, key: &str) -> Option<&Expression> {
        Some(&self.block.body.get_attribute(key)?.value)
    }

    fn text(&self, key: &str) -> Option<String> {
        literal(self.file, self.value(key)?)
    }

    /// What the app is called: its name in Terraform, or its id.
    fn app(&self) -> String {
        let named = || Some(path(self.value("app_id")?)?.get(1)?.to_string());
        named().or_else(|| self.text("app_id")).unwrap_or_default()
    }

    /// The JSON of the Schemas API.
    fn attribute(&self) -> Json {
        let mut json = Map::new();
        for (key, name) in TEXTS {
            if let Some(text) = self.text(key) {
                json.insert(name.to_owned(), Json::from(text));
            }
        }
        for (key, name) in [("min_length", "minLength"), ("max_length", "maxLength")] {
            let number = self.value(key).and_then(Expression::as_number);
            if let Some(number) = number.and_then(|number| number.as_u64()) {
                json.insert(name.to_owned(), Json::from(number));
            }
        }
        if let Some(required) = self.value("required").and_then(Expression::as_bool) {
            json.insert("required".to_owned(), Json::from(required));
        }
        if let Some(union) = self.value("union").and_then(Expression::as_bool) {
            let word = if union { "ENABLE" } else { "DISABLE" };
            json.insert("union".to_owned(), Json::from(word));
        }
        if let Some(unique) = self.text("unique") {
            json.insert("unique".to_owned(), Json::from(unique));
        }
        if let Some(master) = self.text("master") {
            let priority = self.priority();
            json.insert(
                "master".to_owned(),
                json!({"type": master, "priority": priority}),
            );
        }
        let kind = self.text("type").unwrap_or_default();
        self.values(&mut json, &kind, "enum", "one_of");
        if let Some(kind) = self.text("array_type") {
            let mut items = Map::new();
            items.insert("type".to_owned(), Json::from(kind.clone()));
            self.values(&mut items, &kind, "array_enum", "array_one_of");
            json.insert("items".to_owned(), Json::Object(items));
        }
        Json::Object(json)
    }

    /// Who overrides the source of the profile. A source that is computed counts, whatever it is.
    fn priority(&self) -> Vec<Json> {
        let blocks = self.block.body.get_blocks("master_override_priority");
        blocks
            .map(|block| {
                let reader = Reader {
                    file: self.file,
                    block,
                };
                let kind = reader.text("type").unwrap_or_else(|| "APP".to_owned());
                let value = reader.text("value").unwrap_or_default();
                json!({"type": kind, "value": value})
            })
            .collect()
    }

    /// The values that are allowed, with their labels. Terraform writes them as text whatever the type.
    fn values(&self, json: &mut Map<String, Json>, kind: &str, list: &str, labels: &str) {
        let read = |expression: &Expression| {
            let text = literal(self.file, expression)?;
            match kind {
                "integer" | "number" => serde_json::from_str(&text).ok(),
                _ => Some(Json::from(text)),
            }
        };
        if let Some(values) = self.value(list).and_then(Expression::as_array) {
            let values: Option<Vec<Json>> = values.iter().map(read).collect();
            if let Some(values) = values {
                json.insert("enum".to_owned(), Json::from(values));
            }
        }
        let labels: Option<Vec<Json>> = self
            .block
            .body
            .get_blocks(labels)
            .map(|block| {
                let value = read(&block.body.get_attribute("const")?.value)?;
                let title = literal(self.file, &block.body.get_attribute("title")?.value)?;
                Some(json!({"const": value, "title": title}))
            })
            .collect();
        if let Some(labels) = labels.filter(|labels| !labels.is_empty()) {
            json.insert("oneOf".to_owned(), Json::from(labels));
        }
    }
}
