//! What a simulation, or a look at the mappings, says.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use serde_json::Value as Json;

use super::Step;
use crate::diagnostic::Level;
use crate::sourcing::SourcingFinding;

/// One thing that is said of mappings, or of a person on whom they were simulated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SyncFinding {
    /// The stable word for it: `sync-loop`.
    pub code: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The round in which it was first seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The step in which it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// The app, by its name, or its id where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// The attribute: of Okta at an import, of the app at a push.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// What is found.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What it was seen on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Loss>,
}

/// An example: what there was before, and what there is after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Loss {
    /// Whose values: attributes and what they hold, or the order of apps.
    pub before: Json,
    /// What became of them.
    pub after: Json,
}

impl SyncFinding {
    pub(super) fn new(code: &'static str, level: Level, message: impl Into<String>) -> SyncFinding {
        SyncFinding {
            code,
            level,
            round: None,
            step: None,
            app: None,
            attribute: None,
            message: message.into(),
            help: None,
            examples: Vec::new(),
        }
    }

    pub(super) fn of(self, app: &str, attribute: &str) -> SyncFinding {
        SyncFinding {
            app: Some(app.to_owned()),
            attribute: Some(attribute.to_owned()),
            ..self
        }
    }

    pub(super) fn helped(self, help: impl Into<String>) -> SyncFinding {
        SyncFinding {
            help: Some(help.into()),
            ..self
        }
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    /// Whether two say the same, of whatever round.
    pub(super) fn repeats(&self, other: &SyncFinding) -> bool {
        (self.code, self.step, &self.app, &self.attribute)
            == (other.code, other.step, &other.app, &other.attribute)
    }
}

impl From<SourcingFinding> for SyncFinding {
    fn from(finding: SourcingFinding) -> SyncFinding {
        SyncFinding {
            app: finding.app,
            attribute: Some(finding.attribute),
            help: finding.help,
            ..SyncFinding::new(finding.code, finding.level, finding.message)
        }
    }
}

/// `warning[lost-update] ringcentral_att, email, round 1: ...`
impl Display for SyncFinding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.level.as_str(), self.code)?;
        let round = self.round.map(|round| format!("round {round}"));
        let places = [&self.app, &self.attribute, &round];
        let places: Vec<&str> = places.into_iter().flatten().map(String::as_str).collect();
        if !places.is_empty() {
            write!(f, " {}", places.join(", "))?;
        }
        write!(f, ": {}", self.message)
    }
}
