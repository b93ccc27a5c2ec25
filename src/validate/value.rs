//! One value against its attribute: the type first, then what belongs to the type.

use serde_json::Value as Json;

use super::finding::{Problem, Severity};
use super::meaning::Meaning;
use super::{number, shown, text};
use crate::profile::type_name;
use crate::schema::{Attribute, AttributeType};

/// More elements than this slow Okta down (support article).
const MANY_ELEMENTS: usize = 1_000;

/// What is wrong with a value that is there, each with its place in an array.
pub(super) fn check(
    attribute: &Attribute,
    value: &Json,
    meaning: Meaning<'_>,
) -> Vec<(Option<usize>, Problem)> {
    let AttributeType::Array(items) = attribute.kind() else {
        let problems = scalar(
            attribute,
            attribute.kind(),
            attribute.allowed(),
            value,
            meaning,
        );
        return problems
            .into_iter()
            .map(|problem| (None, problem))
            .collect();
    };
    let Json::Array(elements) = value else {
        return vec![(None, wrong_type(attribute, attribute.kind(), value))];
    };
    let mut found = Vec::new();
    if elements.len() > MANY_ELEMENTS {
        let message = format!(
            "{} elements: Okta handles at most {MANY_ELEMENTS} well",
            elements.len()
        );
        found.push((
            None,
            Problem::new(Severity::Warning, "many-elements", message),
        ));
    }
    for (index, element) in elements.iter().enumerate() {
        let problems = scalar(attribute, items.kind(), items.allowed(), element, meaning);
        found.extend(problems.into_iter().map(|problem| (Some(index), problem)));
    }
    found
}

fn scalar(
    attribute: &Attribute,
    kind: &AttributeType,
    allowed: Option<&[Json]>,
    value: &Json,
    meaning: Meaning<'_>,
) -> Vec<Problem> {
    let mut problems = match (kind, value) {
        (AttributeType::String, Json::String(value)) => text::check(attribute, value, meaning),
        (AttributeType::Boolean, Json::Bool(_)) => Vec::new(),
        (AttributeType::Integer, Json::Number(value)) => number::check_integer(attribute, value),
        (AttributeType::Number, Json::Number(value)) => number::check_bounds(attribute, value),
        (AttributeType::Object | AttributeType::Other(_) | AttributeType::Array(_), _) => {
            Vec::new()
        }
        _ => return vec![wrong_type(attribute, kind, value)],
    };
    if let Some(allowed) = allowed.filter(|allowed| !allowed.iter().any(|one| same(one, value))) {
        problems.push(not_allowed(attribute, allowed, value));
    }
    problems
}

/// Okta's own words for a wrong type (support article), and the remedy.
pub(super) fn wrong_type(attribute: &Attribute, kind: &AttributeType, value: &Json) -> Problem {
    let name = attribute.name();
    let message = format!(
        "Invalid value data type for property {name}: it holds {}, its type is {}",
        type_name(value),
        kind.as_str(),
    );
    let problem = Problem::violation("type", message).breaks(kind.as_str());
    match (kind, value) {
        (AttributeType::String, Json::Array(_)) => problem.help(format!(
            "map one text of it, or all of them with `{name} + \"\"`"
        )),
        (AttributeType::String, Json::Number(_) | Json::Bool(_)) => {
            problem.help(format!("make it a text: `{name} + \"\"`"))
        }
        (AttributeType::Array(_), _) => {
            problem.help(format!("make it an array: `Arrays.flatten({name})`"))
        }
        (AttributeType::Integer, Json::String(_)) => {
            problem.help(format!("make it a number: `Convert.toInt({name})`"))
        }
        (AttributeType::Number, Json::String(_)) => {
            problem.help(format!("make it a number: `Convert.toNum({name})`"))
        }
        _ => problem,
    }
}

/// A value outside the enumeration. Letter case and blanks count (support article).
fn not_allowed(attribute: &Attribute, allowed: &[Json], value: &Json) -> Problem {
    let problem = Problem::violation(
        "enum",
        format!("{} is none of the allowed values", shown(attribute, value)),
    )
    .breaks(Json::Array(allowed.to_vec()));
    let Some(text) = value.as_str() else {
        return problem;
    };
    let labelled = attribute
        .labels()
        .find(|(_, label)| *label == text)
        .map(|(constant, _)| constant);
    let alike = || {
        let folded = text.trim().to_lowercase();
        allowed
            .iter()
            .find(|one| one.as_str().is_some_and(|one| one.to_lowercase() == folded))
    };
    match labelled.or_else(alike) {
        Some(meant) => problem
            .help(format!(
                "did you mean the value `{}`?",
                meant.as_str().unwrap_or_default()
            ))
            .fix(meant.clone()),
        None => problem,
    }
}

/// Equality of enumerated values: numbers by value (assumption), the rest exactly.
pub(super) fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => number::order(one, other).is_eq(),
        _ => one == other,
    }
}
