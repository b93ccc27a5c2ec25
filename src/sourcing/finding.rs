//! What is said of the way an organisation sources attributes.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use crate::diagnostic::Level;

/// One thing that is said of the way attributes are sourced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourcingFinding {
    /// The stable word for it: `dead-import`.
    pub code: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The attribute.
    pub attribute: String,
    /// The app, by its name, or its id where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// What is found.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// `warning[dead-import]: title: ...`
impl Display for SourcingFinding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}[{}]: {}: {}",
            self.level.as_str(),
            self.code,
            self.attribute,
            self.message
        )
    }
}
