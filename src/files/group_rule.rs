//! Group rules, as the Group Rules API gives them.

use jsonc_parser::ast::Value;

use super::found::{Found, Place, RULE_NAME};
use super::json::{self, span};
use crate::diagnostic::codes;

/// How many rules an organisation has at most (support article).
const RULES: usize = 2_000;

/// Whether an object is a group rule.
pub(super) fn is_group_rule(value: &Value<'_>) -> bool {
    json::text(value, "type") == Some("group_rule")
        || json::at(value, &["actions", "assignUserToGroups"]).is_some()
}

/// Reads a group rule.
pub(super) fn read(file: &str, rule: &Value<'_>, found: &mut Found) {
    found.is_known = true;
    let name = json::get(rule, "name").filter(|name| name.as_string_lit().is_some());
    let title = json::text(rule, "name").unwrap_or_default();
    if let Some(name) = name {
        found.name(title, RULE_NAME, "group rule", span(name));
    }
    if let Some(status) = json::get(rule, "status") {
        let word = json::text(rule, "status").unwrap_or_default();
        found.rule_status(word, span(status));
    }
    let list = |path: &[&str]| json::at(rule, path).and_then(Value::as_array);
    if let Some(groups) = list(&["actions", "assignUserToGroups", "groupIds"]) {
        found.members(groups.elements.len(), "assigns groups:", span(groups));
    }
    if let Some(users) = list(&["conditions", "people", "users", "exclude"]) {
        found.members(users.elements.len(), "excludes users:", span(users));
    }
    if let Some(groups) = list(&["conditions", "people", "groups", "exclude"])
        && !groups.elements.is_empty()
    {
        let message = "a group rule can not exclude groups";
        found.problem(&codes::EXCLUDED_GROUPS, span(groups), message);
    }
    let owner = format!("group rule \"{title}\"");
    match json::at(rule, &["conditions", "expression", "value"]) {
        Some(Value::StringLit(literal)) => {
            let place = Place {
                place: "group-rule",
                owner: &owner,
                attribute: None,
            };
            found.site(json::excerpt(file, literal), &place);
        }
        other => {
            let message =
                "the expression of a group rule is the text `conditions.expression.value`";
            found.problem(&codes::WRONG_SHAPE, span(other.unwrap_or(rule)), message);
        }
    }
}

/// Checks how many rules a file has.
pub(super) fn count(list: &Value<'_>, found: &mut Found) {
    let rules = json::each(list)
        .iter()
        .filter(|rule| is_group_rule(rule))
        .count();
    if rules > RULES {
        let message = format!("there are {rules} group rules, an organisation has {RULES} at most");
        found.problem(&codes::GROUP_RULE_LIMIT, span(list), message);
    }
}
