//! The login of an Okta user, whose pattern has three forms and meanings of its own (documented).

use super::finding::{Problem, Severity};
use super::text::{judged, matched};
use crate::schema::Attribute;
use crate::standards::format::{Format, judge_login_email};

/// The pattern that takes everything that is not empty.
const ANYTHING: &str = ".+";

/// Whether this is the login of an Okta user: the base attribute of that name.
pub(crate) fn is_login(attribute: &Attribute) -> bool {
    attribute.is_base() && attribute.name() == "login"
}

/// Whether the pattern lifts the least length, as `.+` does.
pub(super) fn is_unlimited(attribute: &Attribute) -> bool {
    is_login(attribute)
        && attribute
            .pattern()
            .is_some_and(|pattern| pattern.as_str() == ANYTHING)
}

/// The form that the pattern asks for: without one an e-mail address, where letters beyond ASCII pass (RFC 6531).
pub(super) fn check(attribute: &Attribute, value: &str, view: &str) -> Vec<Problem> {
    let mut problems: Vec<Problem> = match attribute.pattern() {
        None => judged(judge_login_email(value), Some(Format::Email)),
        Some(_) if is_unlimited(attribute) => None,
        Some(pattern) => matched(pattern, value, view),
    }
    .into_iter()
    .collect();
    if let Some(outside) = value.chars().find(|character| *character > '\u{FFFF}') {
        let message = format!("a login can not hold `{outside}`, a character of four bytes");
        problems.push(Problem::violation("format", message).breaks("login"));
    }
    if value.contains('/') {
        let message = "a user whose login holds `/` can not be fetched by login";
        problems.push(Problem::new(Severity::Warning, "login-slash", message));
    }
    problems
}
