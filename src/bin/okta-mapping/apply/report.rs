//! What came of applying a mapping, for people.

use okta_mapping::apply::{Applied, AttributeOutcome, Explanation, Outcome};
use okta_mapping::mapping::Direction;
use okta_mapping::{CompiledMapping, Finding, Severity};

use crate::output::{brief, one_line};

/// The profile, what became of each attribute and why, what else there is to say, the explanations, and whether it would be
/// stored. Secrets are not shown.
pub fn text(
    applied: &Applied,
    mapping: &CompiledMapping,
    lacking: &[Finding],
    explanations: &[Explanation],
) -> String {
    let shown = applied.redacted();
    let profile = serde_json::to_string_pretty(shown.profile()).unwrap_or_default();
    let mut lines: Vec<String> = profile.lines().map(one_line).collect();
    lines.push(String::new());
    let width = shown
        .attributes()
        .iter()
        .map(|outcome| outcome.attribute().chars().count());
    let width = width.max().unwrap_or_default();
    for outcome in shown.attributes() {
        lines.push(attribute(outcome, width));
        lines.extend(reasons(outcome, &shown));
    }
    if shown.attributes().is_empty() {
        lines.push("nothing is mapped".to_owned());
    }
    let is_told = |finding: &&Finding| {
        finding.severity == Severity::Violation && shown.attribute(&finding.attribute).is_some()
    };
    let rest: Vec<&Finding> = shown
        .findings()
        .iter()
        .filter(|finding| !is_told(finding))
        .chain(lacking)
        .collect();
    if !rest.is_empty() {
        lines.push(String::new());
        lines.extend(rest.into_iter().flat_map(|finding| told(finding, "")));
    }
    for explanation in explanations {
        lines.push(String::new());
        lines.extend(explanation.to_string().lines().map(one_line));
    }
    lines.push(String::new());
    lines.push(verdict(&shown, mapping, lacking));
    lines.join("\n") + "\n"
}

/// `set        city  "Oslo" (was "Rome")`
fn attribute(outcome: &AttributeOutcome, width: usize) -> String {
    let is_old = matches!(outcome.outcome(), Outcome::Kept(_) | Outcome::Omitted(_));
    let value = match (is_old, outcome.value(), outcome.before()) {
        (true, _, before) => before,
        (false, value, _) => value,
    };
    let value = value.map_or_else(|| "nothing".to_owned(), brief);
    let mut notes = Vec::new();
    match outcome.outcome() {
        Outcome::Omitted(omission) => notes.push(omission.to_string()),
        Outcome::Kept(_) => notes.push("its expression failed".to_owned()),
        _ if outcome.is_default() => notes.push("the default".to_owned()),
        _ => {}
    }
    if let Some(before) = outcome
        .before()
        .filter(|_| !is_old && outcome.value() != outcome.before())
    {
        notes.push(format!("was {}", brief(before)));
    }
    let notes = match notes.is_empty() {
        true => String::new(),
        false => format!("  ({})", notes.join("; ")),
    };
    let name = one_line(outcome.attribute());
    format!(
        "{:<9}  {name:<width$}  {value}{notes}",
        outcome.outcome().as_str()
    )
}

/// Why the expression failed, or what the schema refuses.
fn reasons(outcome: &AttributeOutcome, applied: &Applied) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(error) = outcome.error() {
        lines.push(format!("  expression: {}", one_line(outcome.expression())));
        lines.push(format!(
            "  error[{}]: {}",
            error.code(),
            one_line(&error.to_string())
        ));
        let help = error.diagnostic().help();
        lines.extend(help.map(|help| format!("  help: {}", one_line(help))));
    }
    let violations = applied.violations();
    let own = violations.filter(|finding| finding.attribute == outcome.attribute());
    lines.extend(own.flat_map(|finding| told(finding, "  ")));
    lines
}

fn told(finding: &Finding, indent: &str) -> Vec<String> {
    // Of an attribute that is required no limit is left to say.
    let constraint = finding.constraint.iter().filter(|it| !it.is_boolean());
    let constraint: String = constraint
        .map(|it| format!(" (constraint: {})", brief(it)))
        .collect();
    let Finding {
        severity,
        code,
        message,
        ..
    } = finding;
    let head = format!("{}[{code}]: {message}{constraint}", severity.as_str());
    let mut lines = vec![format!("{indent}{}", one_line(&head))];
    let help = finding.help.iter();
    lines.extend(help.map(|help| format!("{indent}help: {}", one_line(help))));
    lines
}

fn verdict(applied: &Applied, mapping: &CompiledMapping, lacking: &[Finding]) -> String {
    let target = one_line(mapping.target().label());
    let what = match mapping.direction() {
        Direction::ToOkta => "the import of this person",
        Direction::ToApp => "the push of this person",
    };
    let is_refused = lacking
        .iter()
        .any(|finding| finding.severity == Severity::Violation);
    match applied.violations().count() {
        0 if is_refused => {
            format!("{target} would store this profile, which lacks what the service asks for.")
        }
        0 => format!("{target} would store this profile."),
        1 => format!("{target} would not store this profile: one violation stops {what}."),
        count => format!("{target} would not store this profile: {count} violations stop {what}."),
    }
}
