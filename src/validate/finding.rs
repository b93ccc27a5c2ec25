//! What a validation says.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use serde_json::Value as Json;

use crate::schema::Attribute;
use crate::standards::Remark;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Okta, or the service, would refuse the profile.
    Violation,
    /// It would be taken, and is likely not what is meant.
    Warning,
    /// Something that could not be checked.
    Note,
}

impl Severity {
    /// The word of programs: `violation`, `warning`, `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Violation => "violation",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing that is wrong with one attribute.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// The attribute.
    pub attribute: String,
    /// The place in an array, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// What is wrong, as a stable word. Of violations: `required` `type` `min-length` `max-length` `minimum` `maximum`
    /// `pattern` `enum` `format` `unique` `read-only` `immutable` `unknown-attribute` `state` `phone` `extension`.
    pub code: &'static str,
    /// What is wrong, for people; it names the attribute as `title (name)` where the schema has a title (assumption).
    pub message: String,
    /// The schema's value that is broken: `50`, `"country-code"`, `["S", "M"]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Json>,
    /// What to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The value that is right, where there is one answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Json>,
}

impl Finding {
    /// A mapping writes an attribute that can only be read (documented: the API refuses it).
    pub(crate) fn read_only(attribute: &Attribute) -> Finding {
        let problem = Problem::violation("read-only", "the attribute can only be read");
        problem.breaks("READ_ONLY").at(attribute, None)
    }

    /// A mapping gives a number that is none in JSON: NaN or an infinity (assumption).
    pub(crate) fn no_json_number(attribute: &Attribute) -> Finding {
        let problem = Problem::violation(
            "type",
            "the value is NaN or infinite, which JSON can not hold",
        );
        problem
            .breaks(attribute.kind().as_str())
            .at(attribute, None)
    }

    /// Without anything of a value that is secret: the code and the constraint are left.
    pub(crate) fn redacted(self) -> Finding {
        if self.code == "required" {
            return self;
        }
        Finding {
            message: format!("{}: {}", self.attribute, not_shown(self.code)),
            help: None,
            fix: None,
            ..self
        }
    }

    /// An attribute of the source has several values, where it is single; the first is taken (documented of direct
    /// numbers).
    pub(crate) fn several_values(attribute: &str) -> Finding {
        let message = "there are several values: only the first is imported";
        let problem = Problem::new(Severity::Warning, "several-direct-numbers", message);
        problem.named(attribute, attribute, None)
    }
}

/// `violation[format]: Country code (countryCode): ...`
impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}[{}]: {}",
            self.severity.as_str(),
            self.code,
            self.message
        )?;
        match &self.help {
            Some(help) => write!(f, " (help: {help})"),
            None => Ok(()),
        }
    }
}

/// A finding before its attribute is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Problem {
    pub severity: Severity,
    pub code: &'static str,
    pub message: String,
    pub constraint: Option<Json>,
    pub help: Option<String>,
    pub fix: Option<Json>,
}

impl Problem {
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Problem {
        Problem {
            severity,
            code,
            message: message.into(),
            constraint: None,
            help: None,
            fix: None,
        }
    }

    pub fn violation(code: &'static str, message: impl Into<String>) -> Problem {
        Problem::new(Severity::Violation, code, message)
    }

    pub fn of_remark(severity: Severity, remark: Remark) -> Problem {
        Problem {
            severity,
            code: remark.code,
            message: remark.message,
            constraint: None,
            help: remark.help,
            fix: remark.fix.map(Json::String),
        }
    }

    pub fn breaks(self, constraint: impl Into<Json>) -> Problem {
        Problem {
            constraint: Some(constraint.into()),
            ..self
        }
    }

    pub fn help(self, help: impl Into<String>) -> Problem {
        Problem {
            help: Some(help.into()),
            ..self
        }
    }

    pub fn fix(self, fix: impl Into<Json>) -> Problem {
        Problem {
            fix: Some(fix.into()),
            ..self
        }
    }

    /// Without anything of a value that is secret: the code and the constraint are left.
    pub fn redacted(self) -> Problem {
        Problem {
            message: not_shown(self.code),
            help: None,
            fix: None,
            ..self
        }
    }

    /// The finding of an attribute of the schema, at a place of its array.
    pub fn at(self, attribute: &Attribute, index: Option<usize>) -> Finding {
        let place = index.map_or_else(String::new, |index| format!("[{index}]"));
        let label = format!("{}{place}", attribute.label());
        self.named(attribute.name(), &label, index)
    }

    /// The finding of an attribute with this label.
    pub fn named(self, attribute: &str, label: &str, index: Option<usize>) -> Finding {
        Finding {
            severity: self.severity,
            attribute: attribute.to_owned(),
            index,
            code: self.code,
            message: cut(format!("{label}: {}", self.message)),
            constraint: self.constraint,
            help: self.help,
            fix: self.fix,
        }
    }
}

fn not_shown(code: &str) -> String {
    format!("the value, which is not shown, breaks `{code}`")
}

/// A message of a length that can be read, whatever the value.
fn cut(mut message: String) -> String {
    const LONGEST: usize = 500;
    if let Some((end, _)) = message.char_indices().nth(LONGEST) {
        message.truncate(end);
        message.push('…');
    }
    message
}
