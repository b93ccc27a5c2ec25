//! Group rules, evaluated: which groups they assign.

use serde_json::Value as Json;
use thiserror::Error as ThisError;

use indexmap::IndexMap;

use crate::context::Source;
use crate::dialect::Dialect;
use crate::engine::{Engine, Program};
use crate::error::Error;
use crate::uses::Use;

/// The group rules of an organisation, as the Group Rules API gives them: those that are ACTIVE (documented). A rule without
/// a status counts as active (assumption).
#[derive(Clone, Debug)]
pub struct GroupRules(Vec<GroupRule>);

#[derive(Clone, Debug)]
struct GroupRule {
    /// The id, or the name.
    key: String,
    name: String,
    groups: Vec<String>,
    excluded: Vec<String>,
    expression: String,
    program: Result<Program, Error>,
}

/// Why JSON is no group rule.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum GroupRuleError {
    /// It is no object.
    #[error("a group rule is an object")]
    NotAnObject,
    /// There is no `conditions.expression.value`.
    #[error("group rule `{name}` has no text `conditions.expression.value`")]
    NoExpression {
        /// The rule's name or id.
        name: String,
    },
}

/// What the rules give for a person.
#[derive(Debug, Default)]
pub(super) struct Assigned<'r> {
    /// By group, whether a rule assigns it.
    pub groups: IndexMap<&'r str, bool>,
    /// By the key of a rule that fails, its name and why.
    pub failed: IndexMap<&'r str, (&'r str, Error)>,
}

impl GroupRules {
    /// Reads a rule, or a list of them. An expression that is wrong is kept with its [error](GroupRules::errors), and fails
    /// for everybody.
    ///
    /// ```
    /// use okta_mapping::Engine;
    /// use okta_mapping::impact::GroupRules;
    ///
    /// let rule = serde_json::json!({"type": "group_rule", "name": "Sales", "status": "ACTIVE",
    ///     "conditions": {"expression": {"value": "user.department =="}},
    ///     "actions": {"assignUserToGroups": {"groupIds": ["00g1"]}}});
    /// let rules = GroupRules::from_json(&rule, &Engine::default())?;
    /// assert_eq!(rules.errors().next().map(|(name, _, error)| (name, error.code())), Some(("Sales", "missing-operand")));
    /// # Ok::<(), okta_mapping::impact::GroupRuleError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`GroupRuleError`], where a rule has another shape.
    pub fn from_json(json: &Json, engine: &Engine) -> Result<GroupRules, GroupRuleError> {
        let engine = engine.clone().with_dialect(Dialect::Classic);
        let engine = match "group-rule".parse::<Use>() {
            Ok(place) => engine.with_use(place),
            Err(_) => engine,
        };
        let listed = json
            .as_array()
            .map_or(std::slice::from_ref(json), Vec::as_slice);
        let mut rules = Vec::new();
        for rule in listed {
            let is_active = rule
                .get("status")
                .is_none_or(|status| status == "ACTIVE" || status.is_null());
            let rule = GroupRule::read(rule, &engine)?;
            if is_active {
                rules.push(rule);
            }
        }
        Ok(GroupRules(rules))
    }

    /// The expressions that are wrong: the rule's name, the text, and what is wrong.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &str, &Error)> {
        self.0.iter().filter_map(|rule| {
            let error = rule.program.as_ref().err()?;
            Some((rule.name.as_str(), rule.expression.as_str(), error))
        })
    }

    /// The groups of a person. Nothing but `true` assigns one, a rule that fails assigns none (assumption).
    pub(super) fn assigned(&self, person: &dyn Source, id: Option<&str>) -> Assigned<'_> {
        let mut assigned = Assigned::default();
        for rule in &self.0 {
            let is_excluded = id.is_some_and(|id| rule.excluded.iter().any(|other| other == id));
            let holds = match &rule.program {
                _ if is_excluded => false,
                Ok(program) => match program.eval(person) {
                    Ok(value) => value.as_bool() == Some(true),
                    Err(error) => {
                        assigned.failed.insert(&rule.key, (&rule.name, error));
                        false
                    }
                },
                Err(error) => {
                    let failed = (rule.name.as_str(), error.clone());
                    assigned.failed.insert(&rule.key, failed);
                    false
                }
            };
            for group in &rule.groups {
                *assigned.groups.entry(group).or_default() |= holds;
            }
        }
        assigned
    }
}

impl GroupRule {
    fn read(json: &Json, engine: &Engine) -> Result<GroupRule, GroupRuleError> {
        if !json.is_object() {
            return Err(GroupRuleError::NotAnObject);
        }
        let text = |pointer: &str| json.pointer(pointer).and_then(Json::as_str);
        let texts = |pointer: &str| -> Vec<String> {
            let listed = json.pointer(pointer).and_then(Json::as_array);
            let texts = listed.into_iter().flatten().filter_map(Json::as_str);
            texts.map(str::to_owned).collect()
        };
        let id = text("/id");
        let name = text("/name").or(id).unwrap_or_default();
        let Some(expression) = text("/conditions/expression/value") else {
            let name = name.to_owned();
            return Err(GroupRuleError::NoExpression { name });
        };
        Ok(GroupRule {
            key: id.unwrap_or(name).to_owned(),
            name: name.to_owned(),
            groups: texts("/actions/assignUserToGroups/groupIds"),
            excluded: texts("/conditions/people/users/exclude"),
            expression: expression.to_owned(),
            program: engine.compile(expression),
        })
    }
}
