//! Texts: length, pattern, format, and what the attribute means.

use serde_json::Value as Json;

use super::finding::{Problem, Severity};
use super::meaning::Meaning;
use super::{login, shown};
use crate::schema::{Attribute, Pattern};
use crate::standards::Judgement;
use crate::standards::format::Format;

/// All that is wrong with a text that is not `""`.
pub(super) fn check(attribute: &Attribute, value: &str, meaning: Meaning<'_>) -> Vec<Problem> {
    let mut problems = checks(attribute, value, meaning);
    let trimmed = value.trim();
    let blanks_alone = trimmed.len() < value.len()
        && problems.iter().any(is_violation)
        && !checks(attribute, trimmed, meaning).iter().any(is_violation);
    if blanks_alone {
        for problem in problems.iter_mut().filter(|problem| is_violation(problem)) {
            problem.message += "; without the blanks at its ends it would pass";
        }
    }
    problems
}

fn is_violation(problem: &Problem) -> bool {
    problem.severity == Severity::Violation
}

fn checks(attribute: &Attribute, value: &str, meaning: Meaning<'_>) -> Vec<Problem> {
    let format = attribute.format().and_then(Format::from_name);
    let view = shown(&Json::from(value));
    let mut problems = lengths(attribute, value, &view);
    if login::is_login(attribute) {
        problems.extend(login::check(attribute, value, &view));
    } else {
        let pattern = attribute.pattern();
        problems.extend(pattern.and_then(|pattern| matched(pattern, value, &view)));
        problems.extend(format.and_then(|format| judged(format.judge(value), Some(format))));
    }
    problems.extend(meaning.check(value));
    problems
}

/// `minLength` and `maxLength`, counted in UTF-16 code units (assumption).
fn lengths(attribute: &Attribute, value: &str, view: &str) -> Vec<Problem> {
    let length = value.encode_utf16().count() as u64;
    let units = |count: u64| {
        if count == 1 {
            "character"
        } else {
            "characters"
        }
    };
    let mut problems = Vec::new();
    let shortest = attribute
        .min_length()
        .filter(|_| !login::is_unlimited(attribute));
    if let Some(limit) = shortest.filter(|limit| length < *limit) {
        let message = format!(
            "{view} has {length} {}, at least {limit} are needed",
            units(length)
        );
        problems.push(Problem::violation("min-length", message).breaks(limit));
    }
    if let Some(limit) = attribute.max_length().filter(|limit| length > *limit) {
        let message = format!(
            "{view} has {length} {}, at most {limit} are allowed",
            units(length)
        );
        problems.push(Problem::violation("max-length", message).breaks(limit));
    }
    problems
}

/// `pattern`, of the whole value (assumption). Where it can not be judged, that is said.
pub(super) fn matched(pattern: &Pattern, value: &str, view: &str) -> Option<Problem> {
    let text = pattern.as_str();
    let unchecked = |error: String| {
        let message = format!("`{text}` can not be checked: {error}");
        Some(Problem::new(
            Severity::Warning,
            "pattern-unchecked",
            message,
        ))
    };
    match pattern.regex().map(|regex| regex.is_full_match(value)) {
        Ok(Ok(true)) => None,
        Ok(Ok(false)) => {
            let message = format!("{view} does not match `{text}`");
            Some(Problem::violation("pattern", message).breaks(text))
        }
        Ok(Err(limit)) => unchecked(limit.to_string()),
        Err(problem) => unchecked(problem.to_string()),
    }
}

/// The problem of a judgement; a violation names the format that is broken.
pub(super) fn judged(judgement: Judgement, format: Option<Format>) -> Option<Problem> {
    match judgement {
        Judgement::Valid => None,
        Judgement::Note(remark) => Some(Problem::of_remark(Severity::Note, remark)),
        Judgement::Warning(remark) => Some(Problem::of_remark(Severity::Warning, remark)),
        Judgement::Violation(remark) => {
            let problem = Problem::of_remark(Severity::Violation, remark);
            Some(match format {
                Some(format) => problem.breaks(format.name()),
                None => problem,
            })
        }
    }
}
