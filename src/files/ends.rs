//! The schemas of the two ends of a mapping.

use std::collections::HashSet;

use super::Document;
use super::found::SchemaPart;
use crate::schema::{Attribute, Schema};

/// The schemas of the two ends, as far as they are known.
pub(super) struct Ends {
    pub user: Option<Schema>,
    pub app: Option<Schema>,
}

/// Whether the id of a schema says that it is of this kind. A schema that is given for one mapping is none for another
/// that leads the other way.
pub(super) fn is_of(schema: &Schema, kind: &str) -> bool {
    let id = schema.to_json()["id"].as_str().unwrap_or_default();
    id.contains(&format!("/schemas/{kind}/"))
}

/// What Terraform files add to schemas, and the words of a document that may name some of it: a folder may have far more.
pub(super) struct Parts<'d> {
    all: Vec<&'d SchemaPart>,
    words: HashSet<&'d str>,
}

impl<'d> Parts<'d> {
    /// What concerns a document.
    pub fn of(document: &'d Document) -> Parts<'d> {
        Parts {
            all: document.schema_parts(),
            words: words(document),
        }
    }

    /// The schema with the attributes that Terraform files add to it: to that of users, or of an app with these names. What
    /// the schema has stays as it is.
    pub fn extended(&self, schema: Schema, apps: Option<&[String]>) -> Schema {
        let is_meant = |part: &&&SchemaPart| match (&part.app, apps) {
            (None, None) => true,
            (Some(app), Some(names)) => names.contains(app),
            _ => false,
        };
        let is_new = |attribute: &&Attribute| {
            let name = attribute.name();
            (self.words.contains(name) || attribute.is_required())
                && schema.attribute(name).is_none()
        };
        let meant = self.all.iter().filter(is_meant);
        let mut added = meant
            .flat_map(|part| part.schema.attributes())
            .filter(is_new)
            .peekable();
        if added.peek().is_none() {
            return schema;
        }
        let mut json = schema.to_json().clone();
        for attribute in added {
            json["definitions"]["custom"]["properties"][attribute.name()] =
                attribute.to_json().clone();
        }
        Schema::from_json(&json).unwrap_or(schema)
    }
}

/// The words of expressions, and the attributes that are mapped.
fn words(document: &Document) -> HashSet<&str> {
    let is_between = |c: char| !(c.is_alphanumeric() || c == '_');
    let texts = document
        .sites()
        .iter()
        .flat_map(|site| site.text.split(is_between));
    let targets = document
        .mappings()
        .iter()
        .flat_map(|mapping| &mapping.targets);
    texts
        .chain(targets.map(|target| &*target.attribute))
        .collect()
}
