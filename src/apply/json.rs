//! What came of applying a mapping, as programs read it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::{Applied, AttributeOutcome, Outcome};
use crate::error::Error;
use crate::validate::{Finding, Severity};

/// `{"profile","attributes":[..],"violations":[..],"warnings":[..]?,"stored"}`, without [secrets](Applied::redacted).
impl Serialize for Applied {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.redacted();
        let is_violation = |finding: &&Finding| finding.severity == Severity::Violation;
        let (violations, warnings): (Vec<&Finding>, Vec<&Finding>) =
            shown.findings().iter().partition(is_violation);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("profile", shown.profile())?;
        map.serialize_entry("attributes", shown.attributes())?;
        map.serialize_entry("violations", &violations)?;
        if !warnings.is_empty() {
            map.serialize_entry("warnings", &warnings)?;
        }
        map.serialize_entry("stored", &self.is_stored())?;
        map.end()
    }
}

/// `{"name","outcome","value"?,"before"?,"default"?,"secret"?,"expression","reason"?,"error"?}`. A secret is shown as it is:
/// [`Applied::redacted`] hides it.
impl Serialize for AttributeOutcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.attribute())?;
        map.serialize_entry("outcome", self.outcome().as_str())?;
        if let Some(value) = self.value() {
            map.serialize_entry("value", value)?;
        }
        if let Some(before) = self.before() {
            map.serialize_entry("before", before)?;
        }
        for (key, holds) in [("default", self.is_default()), ("secret", self.is_secret())] {
            if holds {
                map.serialize_entry(key, &true)?;
            }
        }
        map.serialize_entry("expression", self.expression())?;
        if let Outcome::Omitted(omission) = self.outcome() {
            map.serialize_entry("reason", &omission.to_string())?;
        }
        if let Some(error) = self.error() {
            map.serialize_entry("error", &facts(error))?;
        }
        map.end()
    }
}

fn facts(error: &Error) -> Json {
    let diagnostic = error.diagnostic();
    let mut facts = json!({
        "phase": error.phase(),
        "code": error.code(),
        "message": diagnostic.message(),
        "span": diagnostic.span(),
    });
    if let (Some(help), Json::Object(facts)) = (diagnostic.help(), &mut facts) {
        facts.insert("help".to_owned(), Json::from(help));
    }
    facts
}
