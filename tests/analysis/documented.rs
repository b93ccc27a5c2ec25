//! What Okta documents is correct, so that no analysis may find it wrong.

use okta_mapping::{Analysis, Level};
use serde_json::{Value as Json, json};

use crate::environment::{Place, dialect};

/// Documented examples that fail for some people, which an analysis tells: those without a manager or an assistant, and
/// those without any of the groups, whose list is then the empty text.
const TOLD: [(&str, &str); 7] = [
    ("classic/user.getLinkedObject/1", "unguarded-null"),
    ("identity-engine/user.getLinkedObject/1", "unguarded-null"),
    ("classic/getManagerUser/1", "unguarded-null"),
    ("classic/getManagerAppUser/1", "unguarded-null"),
    ("classic/getAssistantUser/1", "unguarded-null"),
    ("classic/getAssistantAppUser/1", "unguarded-null"),
    ("classic/support/11", "unguarded-flatten"),
];

/// What Okta's pages show although it has been deprecated, can be said shorter, or works in some flows only.
const OLD_WAYS: [&str; 4] = [
    "deprecated-function",
    "deprecated-matches",
    "redundant-ternary",
    "large-group-limit",
];

#[test]
fn documented_examples_are_not_found_wrong() {
    let mut found = Vec::new();
    for line in include_str!("../vectors/reference.jsonl").lines() {
        let case: Json = serde_json::from_str(line).unwrap();
        if case.get("error").is_some() {
            continue;
        }
        let place = Place::new(dialect(&case), &json!({"use": case["use"]}));
        let text = case["expr"].as_str().unwrap();
        let analysis = Analysis::new(text, &place.environment());
        for one in analysis.diagnostics() {
            let code = one.code().name;
            let is_known =
                OLD_WAYS.contains(&code) || TOLD.contains(&(case["id"].as_str().unwrap(), code));
            if one.level() != Level::Note && !is_known {
                found.push(format!(
                    "{} {code}: {text}\n   {}",
                    case["id"],
                    one.message()
                ));
            }
        }
    }
    assert!(found.is_empty(), "{}\n{}", found.len(), found.join("\n"));
}
