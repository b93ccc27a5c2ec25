//! Why an attribute became what it is, for an admin.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value as Json, json};

use super::recorder::Recorder;
use super::source::MappingSource;
use super::{Applier, AttributeOutcome, Omission, Outcome, Person};
use crate::functions::Assumption;
use crate::mapping::Direction;
use crate::schema::{Attribute, Master, Schema};
use crate::validate::Finding;

/// Why a mapped attribute became what it is: what its expression read, what that gave, what the target says of it, whose the
/// attribute is. It prints as text for an admin, and serialises.
///
/// Values of secret attributes are not in it, nor what an expression made of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The attribute, the expression, the values and what became of them; of secrets without the values.
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
    /// Whether values are left out because they are secret.
    pub is_secret: bool,
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
        let mut outcome = applied.attribute(attribute)?.clone();
        let (mut reads, mut assumptions) = (Vec::new(), Vec::new());
        if let (Ok(program), false) = (
            property.program(),
            matches!(outcome.outcome, Outcome::Omitted(_)),
        ) {
            let source = MappingSource::new(person.context, self.mapping, self.source_schema);
            let recorder = Recorder::new(&source, program.text());
            if let Ok(evaluated) = program.eval_noting(&recorder) {
                assumptions = evaluated.assumptions;
            }
            reads = recorder.into_reads();
        }
        let findings = applied.findings().iter();
        let mut findings: Vec<Finding> = findings
            .filter(|finding| finding.attribute == attribute)
            .cloned()
            .collect();
        let mut is_secret = hides(self.target_schema, attribute);
        reads.retain(|(name, _)| {
            let name = name.rsplit('.').next().unwrap_or_default();
            let is_shown = !hides(self.source_schema, name);
            is_secret |= !is_shown;
            is_shown
        });
        if is_secret {
            (outcome.value, outcome.before) = (None, None);
            findings = findings.into_iter().map(Finding::redacted).collect();
        }
        let (owner, ownership) = self.ownership(attribute, &outcome.outcome);
        Some(Explanation {
            outcome,
            reads,
            findings,
            owner,
            ownership,
            assumptions,
            is_secret,
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

/// Whether a schema says that the values of an attribute are secret.
fn hides(schema: Option<&Schema>, name: &str) -> bool {
    schema
        .and_then(|schema| schema.attribute(name))
        .is_some_and(Attribute::is_secret)
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
            Outcome::Kept(error) if self.is_secret => {
                format!("kept, the expression fails ({})", error.code())
            }
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
        if self.is_secret {
            line("value", "secret, not shown")?;
        } else {
            if let Some(value) = outcome.value() {
                line("value", &cut(value))?;
            }
            let before = outcome.before().map(cut);
            line("before", before.as_deref().unwrap_or("nothing"))?;
        }
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
        if self.is_secret {
            map.serialize_entry("secret", &true)?;
        }
        map.end()
    }
}
