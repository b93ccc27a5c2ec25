//! Findings as SARIF 2.1.0, which code scanning reads.

use okta_mapping::files::{Document, Finding};
use okta_mapping::{Code, Edit, Fix, Level, Span, codes};
use serde_json::{Value as Json, json};

/// Where the format is defined.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The whole log.
pub fn log(results: Vec<Json>) -> Json {
    let rules: Vec<Json> = codes::all().map(rule).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: &Code) -> Json {
    let help = format!(
        "{} {}\n\nWrong:\n\n{}\n\nRight:\n\n{}",
        code.summary, code.explanation, code.wrong.text, code.right.text
    );
    json!({
        "id": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": format!("{} {}", code.summary, code.explanation)},
        "help": {"text": help},
        "defaultConfiguration": {"level": level(code.level)},
        "properties": {"tags": [code.phase.as_str()]},
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// One finding.
pub fn result(document: &Document, finding: &Finding) -> Json {
    let diagnostic = &finding.diagnostic;
    let message = match diagnostic.help() {
        Some(help) => format!("{}; {help}", diagnostic.message()),
        None => diagnostic.message().to_owned(),
    };
    let mut location = json!({"physicalLocation": {
        "artifactLocation": artifact(document),
        "region": region(document, diagnostic.span()),
    }});
    if let Some(site) = finding.site.and_then(|site| document.sites().get(site)) {
        let name = match &site.attribute {
            Some(attribute) => format!("{}, {attribute}", site.owner),
            None => site.owner.clone(),
        };
        location["logicalLocations"] = json!([{"fullyQualifiedName": name}]);
    }
    let mut result = json!({
        "ruleId": diagnostic.code().name,
        "ruleIndex": codes::all().position(|code| code == diagnostic.code()),
        "level": level(diagnostic.level()),
        "message": {"text": message},
        "locations": [location],
    });
    if let Some(related) = diagnostic.related() {
        result["relatedLocations"] = json!([{
            "physicalLocation": {
                "artifactLocation": artifact(document),
                "region": region(document, related.span),
            },
            "message": {"text": related.message},
        }]);
    }
    if let Some(fix) = diagnostic.fix() {
        result["fixes"] = json!([replacements(document, fix)]);
    }
    result
}

fn replacements(document: &Document, fix: &Fix) -> Json {
    let replacement = |edit: &Edit| {
        json!({
            "deletedRegion": region(document, edit.span),
            "insertedContent": {"text": edit.text},
        })
    };
    let replacements: Vec<Json> = fix.edits.iter().map(replacement).collect();
    json!({
        "description": {"text": fix.label},
        "artifactChanges": [{"artifactLocation": artifact(document), "replacements": replacements}],
    })
}

fn region(document: &Document, span: Span) -> Json {
    let (start, end) = (
        document.position(span.start()),
        document.position(span.end()),
    );
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn artifact(document: &Document) -> Json {
    json!({"uri": uri(document.name())})
}

/// The name as a URI reference: what may not stand in a path is percent-encoded.
fn uri(name: &str) -> String {
    let mut uri = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}
