//! Profile mappings, as the Profile Mappings API gives them.

use jsonc_parser::ast::{ObjectProp, Value};

use super::found::{self, Found, Place};
use super::json::{self, span};
use super::roots::roots;
use super::site::{MappingOutline, Target};
use crate::diagnostic::codes;
use crate::mapping::{Direction, PushStatus};
use crate::span::Span;

/// Whether an object is a mapping: it has two ends.
pub(super) fn is_mapping(value: &Value<'_>) -> bool {
    ["source", "target"]
        .iter()
        .all(|end| json::get(value, end).is_some_and(|end| end.as_object().is_some()))
}

/// Reads a mapping.
pub(super) fn read(file: &str, mapping: &Value<'_>, found: &mut Found) {
    found.is_known = true;
    let first = found.sites.len();
    let owner = format!(
        "mapping of {} to {}",
        end_name(mapping, "source"),
        end_name(mapping, "target")
    );
    let targets = properties(file, mapping, &owner, found);
    let direction = direction(mapping, first, found);
    let app_end = match direction {
        Some(Direction::ToOkta) => Some("source"),
        Some(Direction::ToApp) => Some("target"),
        None => None,
    };
    let app = app_end.and_then(|end| json::get(mapping, end));
    let text = |key| app.and_then(|app| json::text(app, key)).map(str::to_owned);
    found.close_mapping(
        first,
        MappingOutline {
            direction,
            variable: text("name"),
            app: ["name", "id"].into_iter().filter_map(text).collect(),
            targets,
            is_complete: true,
            span: place_of_properties(mapping),
        },
    );
}

impl Found {
    /// Ends a mapping whose expressions begin at `first`.
    pub fn close_mapping(&mut self, first: usize, mut outline: MappingOutline) {
        let mapping = self.mappings.len();
        for target in &mut outline.targets {
            let mut sites = (first..).zip(self.sites.iter().skip(first));
            let site = sites.find(|(_, site)| site.attribute.as_ref() == Some(&target.attribute));
            target.site = site.map(|(number, _)| number);
        }
        for site in self.sites.iter_mut().skip(first) {
            site.mapping = Some(mapping);
        }
        self.mappings.push(outline);
    }

    /// The direction that the references of a mapping's expressions tell (assumption): `appuser` is read on the way
    /// to Okta, `user` on the way to an app.
    pub fn direction_by_references(&self, first: usize) -> Option<Direction> {
        let mut reads = [false, false];
        for site in self.sites.iter().skip(first) {
            for root in roots(&site.text) {
                reads[0] |= root.name == "user";
                reads[1] |= root.is_app_user();
            }
        }
        match reads {
            [true, false] => Some(Direction::ToApp),
            [false, true] => Some(Direction::ToOkta),
            _ => None,
        }
    }
}

/// Where what is missing in a mapping would stand.
fn place_of_properties(mapping: &Value<'_>) -> Span {
    let properties = mapping
        .as_object()
        .and_then(|mapping| json::property(mapping, "properties"));
    match properties {
        Some(properties) => inside_quotes(span(&properties.name)),
        None => span(mapping),
    }
}

fn end_name<'v>(mapping: &'v Value<'_>, end: &str) -> &'v str {
    let end = json::get(mapping, end);
    ["name", "id"]
        .iter()
        .find_map(|key| json::text(end?, key))
        .unwrap_or("?")
}

/// Which of the two kinds of ends this is.
fn is_app(end: &Value<'_>) -> Option<bool> {
    match json::text(end, "type") {
        Some("appuser") => Some(true),
        Some("user") => Some(false),
        _ => None,
    }
}

/// The direction: by the types of the ends (documented), by the id of an app, or by the references (both assumptions).
fn direction(mapping: &Value<'_>, first: usize, found: &mut Found) -> Option<Direction> {
    let (source, target) = (json::get(mapping, "source")?, json::get(mapping, "target")?);
    for end in [source, target] {
        if let Some(word) = json::get(end, "type")
            && is_app(end).is_none()
        {
            let message = "the type of an end is `user` or `appuser`";
            found.problem(&codes::WRONG_SHAPE, span(word), message);
        }
    }
    let to = |source_is_app| match source_is_app {
        true => Direction::ToOkta,
        false => Direction::ToApp,
    };
    match (is_app(source), is_app(target)) {
        (Some(source_is_app), Some(target_is_app)) if source_is_app == target_is_app => {
            found.problem_with_help(
                &codes::MAPPING_ENDS,
                span(target),
                "both ends of the mapping are of the same type",
                "one end is Okta, `user`, and the other an app, `appuser`",
            );
            return None;
        }
        (Some(source_is_app), _) => return Some(to(source_is_app)),
        (None, Some(target_is_app)) => return Some(to(!target_is_app)),
        (None, None) => {}
    }
    let has_app_id = |end| json::text(end, "id").is_some_and(|id| id.starts_with("0oa"));
    let direction = match (has_app_id(source), has_app_id(target)) {
        (true, false) => Some(Direction::ToOkta),
        (false, true) => Some(Direction::ToApp),
        _ => found.direction_by_references(first),
    };
    let message = match direction {
        Some(Direction::ToOkta) => "the ends have no `type`; the mapping seems to lead to Okta",
        Some(Direction::ToApp) => "the ends have no `type`; the mapping seems to lead to the app",
        None => "the ends have no `type`, so the way that the mapping leads is not known",
    };
    found.problem(&codes::MISSING_TYPE, span(source), message);
    direction
}

fn properties(file: &str, mapping: &Value<'_>, owner: &str, found: &mut Found) -> Vec<Target> {
    let Some(properties) = json::get(mapping, "properties") else {
        found.problem(
            &codes::NO_EXPRESSION,
            span(mapping),
            format!("the {owner} has no `properties`, so it maps nothing"),
        );
        return Vec::new();
    };
    let Some(properties) = properties.as_object() else {
        let message = "`properties` is an object with an entry for each attribute";
        found.problem(&codes::WRONG_SHAPE, span(properties), message);
        return Vec::new();
    };
    let all = properties.properties.iter();
    all.filter_map(|property| target(file, property, owner, found))
        .collect()
}

/// Reads one attribute of the target. One that is null or has no expression is not mapped.
fn target(file: &str, property: &ObjectProp<'_>, owner: &str, found: &mut Found) -> Option<Target> {
    let attribute = property.name.as_str();
    let mapped = &property.value;
    if mapped.as_null_keyword().is_some() {
        return None;
    }
    if mapped.as_object().is_none() {
        let message = format!("`{attribute}` is an object with `expression` and `pushStatus`");
        found.problem(&codes::WRONG_SHAPE, span(mapped), message);
        return None;
    }
    let expression = json::get(mapped, "expression")?;
    let Some(literal) = expression.as_string_lit() else {
        let message = format!("the `expression` of `{attribute}` is a text");
        found.problem(&codes::WRONG_SHAPE, span(expression), message);
        return None;
    };
    let place = Place {
        place: "mapping",
        owner,
        attribute: Some(attribute),
    };
    if !found.site(json::excerpt(file, literal), &place) {
        return None;
    }
    let name = inside_quotes(span(&property.name));
    let (push, push_span) = push_status(mapped, attribute, name, found);
    Some(Target {
        attribute: attribute.to_owned(),
        site: None,
        span: name,
        push,
        push_span,
    })
}

/// The place of a string without its quotes.
fn inside_quotes(span: Span) -> Span {
    Span::new(span.start() + 1, span.end().saturating_sub(1))
}

/// When the attribute is written. A status that is missing is read as PUSH (assumption; the API demands one:
/// documented).
fn push_status(
    mapped: &Value<'_>,
    attribute: &str,
    name: Span,
    found: &mut Found,
) -> (PushStatus, Span) {
    let Some(word) = json::get(mapped, "pushStatus") else {
        found.problem_with_help(
            &codes::MISSING_PUSH_STATUS,
            name,
            format!("`{attribute}` has no `pushStatus`"),
            "it is read as PUSH; the API demands PUSH or DONT_PUSH",
        );
        return (PushStatus::Push, name);
    };
    let text = word.as_string_lit().map_or("", |literal| &literal.value);
    match found::push_status(text) {
        Some(status) => (status, inside_quotes(span(word))),
        None => {
            let message = "`pushStatus` is `PUSH` or `DONT_PUSH`";
            found.problem(&codes::WRONG_SHAPE, span(word), message);
            (PushStatus::Push, span(word))
        }
    }
}
