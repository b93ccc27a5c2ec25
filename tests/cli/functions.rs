//! The reference of functions on the command line.

use super::*;

#[test]
fn a_dialect_shows_its_own_spellings_and_examples() {
    let shown = Ran::of(&["functions", "text.length", "--dialect", "identity-engine"]).value();
    assert!(shown.contains("### `text.length()`"), "{shown}");
    assert!(!shown.contains("String.len('"), "{shown}");
}

#[test]
fn a_method_on_null_is_told_from_a_function_of_null() {
    let method = Ran::of(&["functions", "parseCountryCode"]).value();
    assert!(method.contains("a method on null fails"), "{method}");
    assert!(!method.contains("gives null"), "{method}");
    let function = Ran::of(&["functions", "Iso3166Convert.toName", "--dialect", "classic"]).value();
    assert!(function.contains("a null `code` gives null"), "{function}");
    assert!(!function.contains("method"), "{function}");
    let json = Ran::of(&["functions", "parseCountryCode", "--json"]).value();
    assert!(json.contains(r#""null":false"#), "{json}");
}

#[test]
fn examples_show_their_context() {
    let text = Ran::of(&["functions", "group.is-member-of-any"]).value();
    assert!(text.contains("\n    on {\"groups\":["), "{text}");
    let json = Ran::of(&["functions", "group.is-member-of-any", "--json"]).value();
    let entry: Json = serde_json::from_str(&json).unwrap();
    let context = entry["examples"][0]["context"].as_str().unwrap();
    assert!(context.starts_with(r#"{"groups":["#), "{context}");
}

#[test]
fn what_no_name_has_is_looked_for_in_the_text() {
    let found = Ran::of(&["functions", "FILETIME"]).value();
    assert!(found.contains("Time.fromWindowsToIso8601"), "{found}");
}

#[test]
fn a_miss_names_what_is_near() {
    let missed = Ran::of(&["functions", "String.lenn"]);
    assert_ne!(missed.status, 0);
    assert!(
        missed.stderr.contains("did you mean `String.len`?"),
        "{missed:?}"
    );
}
