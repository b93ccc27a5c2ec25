//! Constants that the target of a mapping refuses.

use serde_json::Map;

use crate::context::Context;
use crate::diagnostic::{Diagnostic, codes};
use crate::engine::Engine;
use crate::profile::Profile;
use crate::schema::{Attribute, Schema};
use crate::span::Span;
use crate::validate::{Severity, Validator};

/// The rules of a validation that types do not tell.
const RULES: [&str; 4] = ["format", "pattern", "minimum", "maximum"];

/// What the target refuses of an expression that gives everybody the same value.
pub(super) fn refusals(
    text: &str,
    engine: &Engine,
    target: &Attribute,
    schema: &Schema,
) -> Vec<Diagnostic> {
    let Ok(program) = engine.compile(text) else {
        return Vec::new();
    };
    let nothing = Context::default();
    let Ok(value) = program.eval(&nothing) else {
        return Vec::new();
    };
    // A value that has no JSON is none that an attribute holds.
    let Some(json) = serde_json::to_value(&value)
        .ok()
        .filter(|_| program.attributes().next().is_none())
    else {
        return Vec::new();
    };
    let profile = Map::from_iter([(target.name().to_owned(), json)]);
    let findings = Validator::new(schema).validate(&Profile::new(schema, &profile));
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let span = Span::new(start, start + trimmed.len());
    findings
        .into_iter()
        .filter(|finding| {
            finding.severity == Severity::Violation
                && finding.attribute == target.name()
                && RULES.contains(&finding.code)
        })
        .map(|finding| {
            let diagnostic = Diagnostic::new(&codes::TARGET_VALUE, span, finding.message);
            match finding.help {
                Some(help) => diagnostic.with_help(help),
                None => diagnostic,
            }
        })
        .collect()
}
