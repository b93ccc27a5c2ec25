//! What a simulation gives.

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};

use super::{Repetition, SyncFinding};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A round changed nothing.
    Settled,
    /// A state came back.
    Oscillating,
    /// Neither within the limit of rounds.
    Diverging,
}

impl Verdict {
    /// The word of programs: `settled`, `oscillating`, `diverging`.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Settled => "settled",
            Verdict::Oscillating => "oscillating",
            Verdict::Diverging => "diverging",
        }
    }
}

/// A step of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// From an app into Okta.
    Import,
    /// From Okta to an app.
    Push,
}

impl Step {
    /// The word of programs: `import`, `push`.
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Import => "import",
            Step::Push => "push",
        }
    }
}

/// Who is written to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// Okta's profile of the person.
    Okta,
    /// What the service of this app holds.
    App(String),
}

/// `okta`, or the app's name.
impl Display for End {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            End::Okta => "okta",
            End::App(app) => app,
        })
    }
}

impl Serialize for End {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value that a step wrote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Write {
    /// The round, from 1.
    pub round: u32,
    /// The step of the round.
    pub step: Step,
    /// Who was written to.
    pub end: End,
    /// The attribute there.
    pub attribute: String,
    /// The value before; null also where there was none.
    pub before: Json,
    /// The value after.
    pub after: Json,
    /// The mapping that was applied: `ringcentral_att to Okta`.
    pub mapping: String,
    /// The expression that gave the value; none where the mapping does not map the attribute: then a push sent what Okta
    /// keeps, or an override emptied it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
}

/// How a run ended, what it left, and every write on the way. It serialises to the object of `sync --json`. Values of secret
/// attributes are [`SyncReport::SECRET`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SyncReport {
    /// How it ended.
    pub verdict: Verdict,
    /// The rounds that were made; of a run that settled the last one changed nothing.
    pub rounds: u32,
    /// After how many rounds a state comes back, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<u32>,
    /// Okta's profile in the end; none where nobody ever was imported.
    pub user: Option<Map<String, Json>>,
    /// What each service holds in the end, by the app's name; apps without a user for the person are left out.
    pub apps: Map<String, Json>,
    /// Every write, in order.
    pub writes: Vec<Write>,
    /// What never comes to rest; nothing where the run settled.
    pub repetitions: Vec<Repetition>,
    /// What there is to tell of this person.
    pub findings: Vec<SyncFinding>,
}

impl SyncReport {
    /// What stands for the value of a secret attribute.
    pub const SECRET: &'static str = "(not shown)";

    /// Whether all is well: it settled, and nothing is an error.
    pub fn is_well(&self) -> bool {
        self.verdict == Verdict::Settled && !self.findings.iter().any(SyncFinding::is_error)
    }
}
