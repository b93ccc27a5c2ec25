//! One value against its attribute: the type first, then what belongs to the type.

use serde_json::Value as Json;

use super::finding::{Problem, Severity};
use super::meaning::Meaning;
use super::{number, shown, text};
use crate::profile::type_name;
use crate::schema::{Attribute, AttributeType, order, whole};

/// More elements than this slow Okta down (support article).
const MANY_ELEMENTS: usize = 1_000;

/// What is wrong with a value that is there, each with its place in an array.
pub(super) fn check(
    attribute: &Attribute,
    value: &Json,
    meaning: Meaning<'_>,
) -> Vec<(Option<usize>, Problem)> {
    let AttributeType::Array(items) = attribute.kind() else {
        let problems = scalar(attribute, value, meaning);
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
    let labels: Vec<(&Json, &str)> = items.labels().collect();
    for (index, element) in elements.iter().enumerate() {
        let problem = match (items.kind(), element) {
            (AttributeType::String, Json::String(_))
            | (AttributeType::Boolean, Json::Bool(_))
            | (AttributeType::Number, Json::Number(_))
            | (AttributeType::Object | AttributeType::Other(_) | AttributeType::Array(_), _) => {
                None
            }
            (AttributeType::Integer, Json::Number(number)) if whole(number).is_some() => None,
            // No expression converts one element of a list.
            _ => Some(other_type(attribute, items.kind(), element)),
        };
        let problem = problem.or_else(|| allowed(items.allowed(), &labels, element));
        found.extend(problem.map(|problem| (Some(index), problem)));
    }
    found
}

fn scalar(attribute: &Attribute, value: &Json, meaning: Meaning<'_>) -> Vec<Problem> {
    let mut problems = match (attribute.kind(), value) {
        (AttributeType::String, Json::String(value)) => text::check(attribute, value, meaning),
        (AttributeType::Boolean, Json::Bool(_)) => Vec::new(),
        (AttributeType::Integer, Json::Number(value)) => number::check_integer(attribute, value),
        (AttributeType::Number, Json::Number(value)) => number::check_bounds(attribute, value),
        (AttributeType::Object | AttributeType::Other(_), _) => Vec::new(),
        (kind, _) => return vec![wrong_type(attribute, kind, value)],
    };
    let labels: Vec<(&Json, &str)> = attribute.labels().collect();
    problems.extend(allowed(attribute.allowed(), &labels, value));
    problems
}

/// Okta's own words for a wrong type (support article).
fn other_type(attribute: &Attribute, kind: &AttributeType, value: &Json) -> Problem {
    let message = format!(
        "Invalid value data type for property {}: it holds {}, its type is {}",
        attribute.name(),
        type_name(value),
        kind.as_str(),
    );
    Problem::violation("type", message).breaks(kind.as_str())
}

/// A wrong type, and the remedy.
pub(super) fn wrong_type(attribute: &Attribute, kind: &AttributeType, value: &Json) -> Problem {
    let name = attribute.name();
    let problem = other_type(attribute, kind, value);
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
fn allowed(allowed: Option<&[Json]>, labels: &[(&Json, &str)], value: &Json) -> Option<Problem> {
    let allowed = allowed.filter(|allowed| !allowed.iter().any(|one| same(one, value)))?;
    let message = format!("{} is none of the allowed values", shown(value));
    let problem = Problem::violation("enum", message).breaks(Json::Array(allowed.to_vec()));
    let Some(text) = value.as_str() else {
        return Some(problem);
    };
    let labelled = labels
        .iter()
        .find(|(_, label)| *label == text)
        .map(|(constant, _)| *constant);
    let alike = || {
        let folded = text.trim().to_lowercase();
        allowed
            .iter()
            .find(|one| one.as_str().is_some_and(|one| one.to_lowercase() == folded))
    };
    Some(match labelled.or_else(alike) {
        Some(meant) => problem
            .help(format!(
                "did you mean the value `{}`?",
                meant.as_str().unwrap_or_default()
            ))
            .fix(meant.clone()),
        None => problem,
    })
}

/// Equality of JSON: numbers by value (assumption), the rest exactly.
pub(crate) fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => order(one, other).is_eq(),
        (Json::Array(one), Json::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Json::Object(one), Json::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}
