//! A template that is compiled: it gives names and judges them.

use serde_json::{Map, Value as Json};

use super::attribute;
use crate::apply::MappingSource;
use crate::context::Source;
use crate::dialect::Dialect;
use crate::engine::{Engine, Program};
use crate::error::Error;
use crate::mapping::{Direction, End, unseen};
use crate::population::{KeyFold, UniqueIndex};
use crate::profile::Profile;
use crate::schema::{Attribute, Schema};
use crate::uses::Use;
use crate::validate::{Finding, Validator};

/// How many characters a user name may have (documented).
const LONGEST: u64 = 100;
/// How many characters a login must have (documented).
const SHORTEST_LOGIN: u64 = 5;

/// A template of user names, ready for as many people as you like, from any thread.
#[derive(Clone, Debug)]
pub struct CompiledUsername {
    app: End,
    direction: Direction,
    program: Option<Program>,
    suffix: String,
    /// What a name must be where no schema says it.
    rules: Schema,
    /// What the target's schema says of it.
    schema: Option<Schema>,
}

impl CompiledUsername {
    pub(super) fn new(
        engine: &Engine,
        app: &End,
        direction: Direction,
        expression: Option<&str>,
        suffix: &str,
    ) -> Result<CompiledUsername, Error> {
        let hidden = match direction {
            Direction::ToApp => unseen(app, direction),
            Direction::ToOkta => vec![app.name().to_owned()],
        };
        let engine = engine
            .clone()
            .with_dialect(Dialect::Classic)
            .with_use(Use::username())
            .hiding(hidden);
        let program = expression.map(|expression| engine.compile(expression));
        let rules = Attribute::string(attribute(direction))
            .required()
            .max_length(LONGEST);
        let rules = match direction {
            Direction::ToApp => rules,
            Direction::ToOkta => rules.min_length(SHORTEST_LOGIN),
        };
        Ok(CompiledUsername {
            app: app.clone(),
            direction,
            program: program.transpose()?,
            suffix: suffix.to_owned(),
            rules: alone(rules.build()),
            schema: None,
        })
    }

    /// With the schema of the target: what it says of the name's attribute.
    pub fn with_target_schema(self, schema: &Schema) -> CompiledUsername {
        CompiledUsername {
            schema: schema.attribute(self.attribute()).cloned().map(alone),
            ..self
        }
    }

    /// The attribute that the name is written to: `userName` or `login`.
    pub fn attribute(&self) -> &'static str {
        attribute(self.direction)
    }

    /// The name of a person: a text, where all is well. Null where no template gives it; a suffix is not appended to null or
    /// `""` (assumption), which no user name can be.
    ///
    /// # Errors
    ///
    /// Of phase `eval` or `limit`.
    pub fn render(&self, person: &dyn Source) -> Result<Json, Error> {
        let Some(program) = &self.program else {
            return Ok(Json::Null);
        };
        let source = MappingSource::new(person, &self.app, self.direction, None);
        let value = program.eval(&source)?;
        Ok(match value.as_str() {
            Some("") => Json::from(""),
            Some(name) => Json::from(format!("{name}{}", self.suffix)),
            // Values serialise: their keys are texts.
            None => serde_json::to_value(&value).unwrap_or_default(),
        })
    }

    /// What is wrong with a name: `required` of null and `""`, `type` of what is no text, `max-length` beyond 100
    /// characters (documented); of a login also its form, characters outside the BMP, and `login-slash` (all documented);
    /// and what the target's schema says.
    ///
    /// ```
    /// use okta_mapping::mapping::{Direction, End};
    /// use okta_mapping::username::UsernameTemplate;
    /// use okta_mapping::Engine;
    ///
    /// let login = UsernameTemplate::default().compile(&Engine::default(), &End::app("hr"), Direction::ToOkta)?;
    /// let codes = |name: &str| login.check(&name.into()).iter().map(|finding| finding.code).collect::<Vec<_>>();
    /// assert_eq!(codes("jane@example.com"), Vec::<&str>::new());
    /// assert_eq!(codes("jane/crm@example.com"), ["login-slash"]);
    /// assert_eq!(codes(""), ["required"]);
    /// # Ok::<(), okta_mapping::Error>(())
    /// ```
    pub fn check(&self, name: &Json) -> Vec<Finding> {
        let profile = Map::from_iter([(self.attribute().to_owned(), name.clone())]);
        let judged = |schema| Validator::new(schema).validate(&Profile::new(schema, &profile));
        let by_rules = judged(&self.rules);
        let Some(schema) = &self.schema else {
            return by_rules;
        };
        // What holds whatever the schema says of the length or of the form.
        let mut findings = judged(schema);
        let always = by_rules
            .into_iter()
            .filter(|finding| matches!(finding.code, "required" | "type" | "max-length"));
        for finding in always {
            if findings.iter().all(|known| known.code != finding.code) {
                findings.push(finding);
            }
        }
        findings
    }

    /// An index of nobody, which finds the names of a population that count as one: logins without regard to letter case
    /// and diacritics (documented), names at an app to the letter (assumption).
    pub fn uniques(&self) -> UniqueIndex {
        UniqueIndex::new(match self.direction {
            Direction::ToOkta => KeyFold::Login,
            Direction::ToApp => KeyFold::Exact,
        })
    }
}

/// A schema of this base attribute alone.
fn alone(attribute: Attribute) -> Schema {
    let empty = Schema::user("user");
    // An empty schema has every name free.
    empty.clone().with_base(attribute).unwrap_or(empty)
}
