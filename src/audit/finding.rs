//! One finding about one person, of whichever kind.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::error::Error;
use crate::provisioning::ProvisioningError;
use crate::push::Prediction;
use crate::validate::{Finding, Severity};

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// Okta would refuse the user.
    Violation,
    /// Okta would refuse what the app holds.
    AppViolation,
    /// The service would refuse the push.
    Predicted,
    /// Nobody would refuse it, and it is likely not what is meant, or could not be checked.
    Warning,
}

impl FindingKind {
    /// The word of programs: `violation`, `app-violation`, `predicted`, `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            FindingKind::Violation => "violation",
            FindingKind::AppViolation => "app-violation",
            FindingKind::Predicted => "predicted",
            FindingKind::Warning => "warning",
        }
    }

    /// Whether somebody would refuse the person.
    pub fn refuses(self) -> bool {
        self != FindingKind::Warning
    }
}

/// A finding about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonFinding {
    /// What it is about.
    pub kind: FindingKind,
    /// The attribute: of the app where the finding is of the app user or the push.
    pub attribute: String,
    /// The place in an array, from 0.
    pub index: Option<usize>,
    /// The stable word: of [`Finding::code`], or the kind of the provisioning error.
    pub code: &'static str,
    /// What is wrong, for people.
    pub message: String,
    /// The schema's value that is broken.
    pub constraint: Option<Json>,
    /// What to write instead, or to do.
    pub help: Option<String>,
    /// The value that is right, where there is one answer.
    pub fix: Option<Json>,
    /// The places of all people who share the value, as they were told to [`Population::observe`].
    ///
    /// [`Population::observe`]: super::Population::observe
    pub places: Vec<u64>,
    /// The error that the service would give.
    pub error: Option<ProvisioningError>,
    /// The attributes that the pushed value is made of, such as `user.state`.
    pub sources: Vec<String>,
}

impl PersonFinding {
    /// A finding of a validation; what is no violation is a warning.
    pub(super) fn of(finding: Finding, violation: FindingKind) -> PersonFinding {
        PersonFinding {
            kind: match finding.severity {
                Severity::Violation => violation,
                Severity::Warning | Severity::Note => FindingKind::Warning,
            },
            attribute: finding.attribute,
            index: finding.index,
            code: finding.code,
            message: finding.message,
            constraint: finding.constraint,
            help: finding.help,
            fix: finding.fix,
            places: Vec::new(),
            error: None,
            sources: Vec::new(),
        }
    }

    pub(super) fn new(
        kind: FindingKind,
        attribute: &str,
        code: &'static str,
        message: String,
    ) -> Self {
        PersonFinding {
            kind,
            attribute: attribute.to_owned(),
            index: None,
            code,
            message,
            constraint: None,
            help: None,
            fix: None,
            places: Vec::new(),
            error: None,
            sources: Vec::new(),
        }
    }

    pub(super) fn predicted(error: ProvisioningError, attribute: &str, reason: &str) -> Self {
        let message = format!("{error} ({reason})");
        let code = error.kind().name();
        PersonFinding {
            help: Some(error.advice()),
            error: Some(error),
            ..PersonFinding::new(FindingKind::Predicted, attribute, code, message)
        }
    }

    /// What a push would bring; the help says where the value comes from.
    pub(super) fn foretold(prediction: Prediction) -> Self {
        let Prediction {
            error,
            attribute,
            sources,
            reason,
        } = prediction;
        let finding = PersonFinding::predicted(error, &attribute, &reason);
        let help = finding.help.map(|help| match sources.is_empty() {
            true => help,
            false => format!("{help} It is read from `{}`.", sources.join("`, `")),
        });
        PersonFinding {
            help,
            sources,
            ..finding
        }
    }

    /// An expression of the mapping fails for this person.
    pub(super) fn failed(attribute: &str, error: &Error) -> Self {
        let message = format!("the expression fails, and `{attribute}` is not written: {error}");
        PersonFinding::new(
            FindingKind::Warning,
            attribute,
            "expression-failed",
            message,
        )
    }

    /// An app user, where no schema says what one may be.
    pub(super) fn unchecked() -> Self {
        let message = "nothing is checked: this is an app user, and no schema of the app is given";
        PersonFinding::new(
            FindingKind::Warning,
            "userName",
            "no-app-schema",
            message.to_owned(),
        )
    }

    pub(super) fn several_direct_numbers(attribute: &str) -> Self {
        let message = "there are several direct numbers: only the first is imported".to_owned();
        PersonFinding::new(
            FindingKind::Warning,
            attribute,
            "several-direct-numbers",
            message,
        )
    }

    pub(super) fn shared_by(self, places: &[u64]) -> Self {
        PersonFinding {
            places: places.to_vec(),
            ..self
        }
    }
}

/// `{"kind","attribute","code"|"error","predicted"?,"message","constraint"?,"index"?,"help"?,"fix"?,"sources"?,"lines"?}`; the
/// code of a predicted error has the key `error`.
impl Serialize for PersonFinding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind.as_str())?;
        map.serialize_entry("attribute", &self.attribute)?;
        let code = match self.kind {
            FindingKind::Predicted => "error",
            _ => "code",
        };
        map.serialize_entry(code, self.code)?;
        if self.kind == FindingKind::Predicted {
            map.serialize_entry("predicted", &true)?;
        }
        map.serialize_entry("message", &self.message)?;
        if let Some(constraint) = &self.constraint {
            map.serialize_entry("constraint", constraint)?;
        }
        if let Some(index) = self.index {
            map.serialize_entry("index", &index)?;
        }
        if let Some(help) = &self.help {
            map.serialize_entry("help", help)?;
        }
        if let Some(fix) = &self.fix {
            map.serialize_entry("fix", fix)?;
        }
        if !self.sources.is_empty() {
            map.serialize_entry("sources", &self.sources)?;
        }
        if !self.places.is_empty() {
            map.serialize_entry("lines", &self.places)?;
        }
        map.end()
    }
}
