//! The closed list of built-in templates.

use std::fmt::Write;

use crate::mapping::Direction;

/// A template that Okta has built in, and the expression that gives the same.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BuiltIn {
    pub template: &'static str,
    /// Over `source`, without the suffix.
    pub expression: &'static str,
}

/// How an expression begins an attribute of the source.
const SOURCE: &str = "source.";

/// The templates that there are (documented; the expressions: support article). They look like JSTL, and are no general one.
pub(super) static TABLE: [BuiltIn; 11] = [
    row("${source.login}", "source.login"),
    row("${source.email}", "source.email"),
    row("${source.userName}", "source.userName"),
    row("${source.samAccountName}", "source.samAccountName"),
    row("${source.employeeID}", "source.employeeID"),
    row(
        "${fn:toLowerCase(source.email)}",
        "String.toLowerCase(source.email)",
    ),
    row(
        "${fn:toLowerCase(source.samAccountName)}",
        "String.toLowerCase(source.samAccountName)",
    ),
    row(
        "${fn:substringBefore(source.login, \"@\")}",
        "String.substringBefore(source.login, \"@\")",
    ),
    row(
        "${fn:substringBefore(source.email, \"@\")}",
        "String.substringBefore(source.email, \"@\")",
    ),
    row(
        "${fn:substringBefore(source.userName, \"@\")}",
        "String.substringBefore(source.userName, \"@\")",
    ),
    row(
        "${source.userName}${instance.userSuffix}",
        "source.userName",
    ),
];

const fn row(template: &'static str, expression: &'static str) -> BuiltIn {
    BuiltIn {
        template,
        expression,
    }
}

impl BuiltIn {
    /// The template of exactly this text.
    pub fn of(template: &str) -> Option<&'static BuiltIn> {
        TABLE.iter().find(|row| row.template == template)
    }

    /// The expression over the references of a mapping, with the suffix.
    pub fn migrated(&self, direction: Direction, suffix: &str) -> String {
        let reference = match direction {
            Direction::ToApp => "user.",
            Direction::ToOkta => "appuser.",
        };
        let mut expression = self.expression.replacen(SOURCE, reference, 1);
        if !suffix.is_empty() {
            let suffix = suffix.replace('"', "\"\"");
            // Writing to a text does not fail.
            let _ = write!(expression, " + \"{suffix}\"");
        }
        expression
    }
}
