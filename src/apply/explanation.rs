//! Why an attribute became what it is, for an admin.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value as Json, json};

use super::outcome::hide;
use super::recorder::Recorder;
use super::{Applier, AttributeOutcome, Omission, Outcome, Person};
use crate::functions::Assumption;
use crate::mapping::Direction;
use crate::schema::{Attribute, Master};
use crate::validate::Finding;

/// Why a mapped attribute became what it is: what its expression read, what that gave, what the target says of it, whose the
/// attribute is. It prints as text for an admin, and serialises.
///
/// In place of secrets, and of what an expression makes of one, it has [`NOT_SHOWN`](super::NOT_SHOWN).
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The attribute, the expression, the values and what became of them.
    pub outcome: AttributeOutcome,
    /// What the expression read, such as `appuser.directNumber`, each once, in the order of reading; nothing where it was not
    /// evaluated.
    pub reads: Vec<(String, Json)>,
    /// What is said of the attribute: the violations, with the constraint that is broken, warnings and notes.
    pub findings: Vec<Finding>,
    /// Who sources the attribute.
    pub owner: String,
    /// Why, a sentence without its full stop.
    pub ownership: String,
    /// The rules that Okta does not document and that the value hangs on.
    pub assumptions: Vec<&'static Assumption>,
}

impl Applier<'_> {
    /// Why a mapped attribute of a person becomes what it does; none where it is not mapped.
    ///
    /// ```
    /// use okta_mapping::apply::Person;
    /// use okta_mapping::mapping::Direction;
    /// use okta_mapping::{Context, Engine, Preset};
    ///
    /// let preset = Preset::named("ringcentral-att").unwrap();
    /// let mapping = preset.mapping(Direction::ToOkta).compile(&Engine::default());
    /// let json = serde_json::json!({"appuser": {"profile": {"directNumber": null, "extensionNumber": "101"}}});
    /// let context = Context::from_json(&json)?;
    /// let explanation = preset.applier(&mapping).explain(&Person::new(&context), "primaryPhone").unwrap();
    /// assert_eq!(explanation.reads[0], ("appuser.directNumber".to_owned(), serde_json::json!(null)));
    /// assert_eq!(explanation.outcome.value(), Some(&serde_json::json!("#101")));
    /// assert_eq!(explanation.owner, "ringcentral_att");
    /// # Ok::<(), okta_mapping::Error>(())
    /// ```
    pub fn explain(&self, person: &Person<'_>, attribute: &str) -> Option<Explanation> {
        let mut properties = self.mapping.properties().iter();
        let property = properties.find(|property| property.attribute() == attribute)?;
        let applied = self.apply(person);
        let applied = applied.redacted();
        let outcome = applied.attribute(attribute)?.clone();
        let (mut reads, mut assumptions) = (Vec::new(), Vec::new());
        let is_evaluated = !matches!(outcome.outcome, Outcome::Omitted(_));
        if let (Ok(program), true) = (property.program(), is_evaluated) {
            let source = self.source(person);
            let recorder = Recorder::new(&source, program.text());
            if let Ok(evaluated) = program.eval_noting(&recorder) {
                assumptions = evaluated.assumptions;
            }
            reads = recorder.into_reads();
        }
        if outcome.is_secret() {
            reads.iter_mut().for_each(|(_, value)| hide(value));
        }
        let findings = applied.findings().iter();
        let findings = findings.filter(|finding| finding.attribute == attribute);
        let findings = findings.cloned().collect();
        let (owner, ownership) = self.ownership(attribute, &outcome.outcome);
        Some(Explanation {
            outcome,
            reads,
            findings,
            owner,
            ownership,
            assumptions,
        })
    }

    /// Who sources an attribute of the target, and why (documented).
    fn ownership(&self, attribute: &str, outcome: &Outcome) -> (String, String) {
        if self.mapping.direction() == Direction::ToApp {
            let why = "a push sets attributes of the app's user, whatever their `master`";
            return ("Okta".to_owned(), why.to_owned());
        }
        let app = self.mapping.app().label();
        let owner = match outcome {
            Outcome::Omitted(Omission::SourcedFrom(owner)) => owner,
            _ => app,
        };
        let master = self
            .target_schema
            .and_then(|schema| schema.attribute(attribute))
            .map(Attribute::master);
        let why = match master {
            Some(Master::Okta) => "the attribute inherits from Okta".to_owned(),
            Some(Master::Override(_)) => {
                format!("the attribute overrides the profile source with `{owner}`")
            }
            _ => {
                format!("the attribute inherits from the profile source, which `{owner}` counts as")
            }
        };
        (owner.to_owned(), why)
    }
}

impl Explanation {
    /// What became of the attribute, a sentence without its full stop.
    fn sentence(&self) -> String {
        match self.outcome.outcome() {
            Outcome::Set if self.outcome.is_default() => {
                "set to the default of the schema".to_owned()
            }
            Outcome::Set => "set".to_owned(),
            Outcome::Unchanged => "unchanged, the target has this value already".to_owned(),
            Outcome::Kept(error) => format!("kept, the expression fails: {error}"),
            Outcome::Omitted(omission) => format!("omitted: {omission}"),
            Outcome::Invalid => "invalid, the schema refuses the value".to_owned(),
        }
    }
}

/// For people: a heading and a line for each fact.
impl Display for Explanation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let outcome = &self.outcome;
        write!(f, "{}: {}", outcome.attribute(), self.sentence())?;
        let mut line = |word: &str, text: &str| write!(f, "\n  {word:<11} {text}");
        line("expression", outcome.expression())?;
        for (at, (name, value)) in self.reads.iter().enumerate() {
            let word = if at == 0 { "reads" } else { "" };
            line(word, &format!("{name} = {}", cut(value)))?;
        }
        if let Some(value) = outcome.value() {
            line("value", &cut(value))?;
        }
        let before = outcome.before().map(cut);
        line("before", before.as_deref().unwrap_or("nothing"))?;
        line("source", &format!("{}: {}", self.owner, self.ownership))?;
        for finding in &self.findings {
            line(finding.severity.as_str(), &finding.message)?;
            if let Some(constraint) = &finding.constraint {
                line("", &format!("breaks {}: {constraint}", finding.code))?;
            }
            if let Some(help) = &finding.help {
                line("", &format!("help: {help}"))?;
            }
        }
        for assumption in &self.assumptions {
            line(
                "assumption",
                &format!("{} ({})", assumption.rule, assumption.id),
            )?;
        }
        Ok(())
    }
}

/// A value as JSON, of a length that can be read.
fn cut(value: &Json) -> String {
    const LONGEST: usize = 200;
    let json = value.to_string();
    match json.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}

/// `{"attribute","outcome","reason","expression","reads":[{"name","value"}],"value"?,"before"?,"source":{"owner","reason"},
/// "findings","assumptions","secret"?}`.
impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let outcome = &self.outcome;
        let reads = self.reads.iter();
        let reads: Vec<Json> = reads
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("attribute", outcome.attribute())?;
        map.serialize_entry("outcome", outcome.outcome().as_str())?;
        map.serialize_entry("reason", &self.sentence())?;
        map.serialize_entry("expression", outcome.expression())?;
        map.serialize_entry("reads", &reads)?;
        if let Some(value) = outcome.value() {
            map.serialize_entry("value", value)?;
        }
        if let Some(before) = outcome.before() {
            map.serialize_entry("before", before)?;
        }
        map.serialize_entry(
            "source",
            &json!({"owner": self.owner, "reason": self.ownership}),
        )?;
        map.serialize_entry("findings", &self.findings)?;
        map.serialize_entry("assumptions", &self.assumptions)?;
        if outcome.is_secret() {
            map.serialize_entry("secret", &true)?;
        }
        map.end()
    }
}
