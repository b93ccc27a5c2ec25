//! Findings as lines of JSON.

use okta_mapping::files::{Document, Finding};
use serde_json::{Map, Value as Json, json};

use crate::failure::to_json;

/// The line of a finding.
pub fn line(document: &Document, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let span = diagnostic.span();
    let position = document.position(span.start());
    let before = document.prefix().len();
    let mut line = Map::new();
    let mut set = |key: &str, value: Json| line.insert(key.to_owned(), value);
    set("file", json!(document.name()));
    set("line", json!(position.line));
    set("column", json!(position.column));
    set("span", json!([span.start() + before, span.end() + before]));
    set("severity", json!(diagnostic.level().as_str()));
    set("code", json!(diagnostic.code().name));
    set("message", json!(diagnostic.message()));
    if let Some(help) = diagnostic.help() {
        set("help", json!(help));
    }
    if let Some(site) = finding.site.and_then(|site| document.sites().get(site)) {
        set("expression", json!(site.text));
        if let Some(attribute) = &site.attribute {
            set("attribute", json!(attribute));
        }
    }
    to_json(&line) + "\n"
}
