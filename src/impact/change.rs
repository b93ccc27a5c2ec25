//! What changes for one person.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// In which way something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It has another value.
    Changes,
    /// Its expression fails, and did not before; the value is kept.
    Fails,
    /// Its expression fails no more.
    Recovers,
    /// The schema refuses the value for a reason that it had not before.
    Violates,
    /// The schema does not refuse the value for this reason any more.
    Complies,
}

impl ChangeKind {
    /// All of them, in order.
    pub const ALL: [ChangeKind; 5] = [
        ChangeKind::Changes,
        ChangeKind::Fails,
        ChangeKind::Recovers,
        ChangeKind::Violates,
        ChangeKind::Complies,
    ];

    /// The word of programs: `changes`, `fails`, `recovers`, `violates`, `complies`.
    pub fn as_str(self) -> &'static str {
        match self {
            ChangeKind::Changes => "changes",
            ChangeKind::Fails => "fails",
            ChangeKind::Recovers => "recovers",
            ChangeKind::Violates => "violates",
            ChangeKind::Complies => "complies",
        }
    }
}

impl Display for ChangeKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that changes for a person. Secrets stand in it as [`NOT_SHOWN`](crate::apply::NOT_SHOWN).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The attribute; of group rules the id of the group, or, where a rule fails, the rule's name.
    pub attribute: String,
    /// In which way.
    #[serde(rename = "change")]
    pub kind: ChangeKind,
    /// The value before: null where there was none; of a group whether the rules assign it.
    pub before: Json,
    /// The value afterwards.
    pub after: Json,
    /// Of failures the code of the error, of violations that of the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What is wrong, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Change {
    pub(super) fn key(&self) -> (&str, ChangeKind) {
        (&self.attribute, self.kind)
    }
}

/// All that changes for a person. The default is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonImpact {
    /// What changes, in the order of the mapping; what is violated follows.
    pub changes: Vec<Change>,
    /// Attributes and rules that fail before and afterwards, so that nothing is known of them; or the part that a schema
    /// describes, `user` or `appuser`, where the person has none.
    pub unknown: Vec<String>,
    /// The user name before, in the form in which names are [compared](crate::population::KeyFold); none where there is none,
    /// where it is secret, and where no mapping gives it.
    pub user_name_before: Option<String>,
    /// The user name afterwards.
    pub user_name_after: Option<String>,
}
