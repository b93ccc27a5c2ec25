//! Two mappings, two sets of group rules or two schemas, and one person.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use serde_json::{Map, Value as Json};

use super::{Change, ChangeKind, GroupRules, PersonImpact};
use crate::apply::{Applied, Applier, AttributeOutcome, NOT_SHOWN, Person};
use crate::audit::Record;
use crate::context::Context;
use crate::error::Error;
use crate::mapping::Direction;
use crate::mapping::TARGET;
use crate::population::KeyFold;
use crate::profile::{Profile, ReadError, profile_of};
use crate::schema::{Attribute, Schema};
use crate::time::ZonedDateTime;
use crate::validate::{Finding, Severity, Validator, same};

/// What is compared, for any number of people. It holds nothing of a person.
#[derive(Clone, Debug)]
pub struct Comparison<'a>(Kind<'a>);

#[derive(Clone, Debug)]
enum Kind<'a> {
    Mappings(Box<[Applier<'a>; 2]>),
    Rules([&'a GroupRules; 2]),
    Schemas([&'a Schema; 2]),
}

impl<'a> Comparison<'a> {
    /// Compares what two mappings make of a person, each with the schemas that it knows. Both lead the same way.
    pub fn of_mappings(before: Applier<'a>, after: Applier<'a>) -> Comparison<'a> {
        Comparison(Kind::Mappings(Box::new([before, after])))
    }

    /// Compares which groups two sets of rules assign.
    pub fn of_rules(before: &'a GroupRules, after: &'a GroupRules) -> Comparison<'a> {
        Comparison(Kind::Rules([before, after]))
    }

    /// Compares what two schemas refuse, each person alone: what several share is not judged.
    pub fn of_schemas(before: &'a Schema, after: &'a Schema) -> Comparison<'a> {
        Comparison(Kind::Schemas([before, after]))
    }

    /// The attribute that holds user names, which no two people share: `login` of Okta's users (documented), `userName` of an
    /// app's (assumption). None where no mapping gives one.
    pub fn user_name_attribute(&self) -> Option<&'static str> {
        match &self.0 {
            Kind::Mappings(appliers) => {
                let [before, _] = &**appliers;
                Some(user_name(before.mapping().direction()).0)
            }
            Kind::Rules(_) | Kind::Schemas(_) => None,
        }
    }

    /// What changes for a person, in any of the forms of a [`Record`]. For mappings the person's profile at the target is the
    /// key `target` of a context, else what the context holds of that end; where there is none it is created. `now` is the
    /// present of people who bring none.
    ///
    /// ```
    /// use okta_mapping::impact::{ChangeKind, Comparison};
    /// use okta_mapping::{Attribute, Schema};
    ///
    /// let before = Schema::user("user").with(Attribute::string("city"))?;
    /// let after = Schema::user("user").with(Attribute::string("city").max_length(3))?;
    /// let person = serde_json::json!({"city": "Oslo"});
    /// let impact = Comparison::of_schemas(&before, &after).compare(&person, None)?;
    /// assert_eq!((impact.changes[0].kind, impact.changes[0].code.as_deref()), (ChangeKind::Violates, Some("max-length")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ReadError`], where the JSON is nobody.
    pub fn compare(
        &self,
        json: &Json,
        now: Option<&ZonedDateTime>,
    ) -> Result<PersonImpact, ReadError> {
        let record = Record::from_json(json)?;
        let context = record.context();
        let context =
            Context::from_json(&context).map_err(|error| ReadError::Context(error.to_string()))?;
        let context = match now {
            Some(now) => context.or_now(now),
            None => context,
        };
        match &self.0 {
            Kind::Mappings(appliers) => {
                let [before, after] = &**appliers;
                let person = Person::new(&context);
                let person = match current(&record, before.mapping().direction())? {
                    Some(profile) => person.with_current(profile),
                    None => person,
                };
                let (name, fold) = user_name(before.mapping().direction());
                let both = [before.apply(&person), after.apply(&person)];
                Ok(of_applied(&both, name, fold))
            }
            Kind::Rules(rules) => Ok(of_rules(*rules, &context, record.id())),
            Kind::Schemas(schemas) => Ok(of_schemas(*schemas, &record)),
        }
    }
}

/// The attribute that names a person at the target, and when two names are one: of an app where they differ in letter case
/// alone (assumption).
fn user_name(direction: Direction) -> (&'static str, KeyFold) {
    match direction {
        Direction::ToOkta => ("login", KeyFold::Login),
        Direction::ToApp => ("userName", KeyFold::IgnoreCase),
    }
}

/// The profile that the target has.
fn current<'p>(
    record: &Record<'p>,
    direction: Direction,
) -> Result<Option<&'p Map<String, Json>>, ReadError> {
    if !record.is_context() {
        return Ok(None);
    }
    let given = record.json().get(TARGET).filter(|it| !it.is_null());
    let held = match direction {
        Direction::ToOkta => record.user(),
        Direction::ToApp => record.app_user(),
    };
    match (given.map(profile_of), held.map(profile_of)) {
        (Some(Json::Object(profile)), _) | (None, Some(Json::Object(profile))) => Ok(Some(profile)),
        (Some(_), _) => {
            let message = format!("`{TARGET}` must be a profile or an object with one");
            Err(ReadError::Context(message))
        }
        (None, _) => Ok(None),
    }
}

/// What two mappings make of a person.
fn of_applied(both: &[Applied; 2], user_name: &str, fold: KeyFold) -> PersonImpact {
    let [one, other] = both;
    let mut impact = PersonImpact::default();
    let is_secret = |name: &str| one.is_secret(name) || other.is_secret(name);
    let value = |applied: &Applied, name: &str| {
        let value = applied.profile().get(name).cloned().unwrap_or_default();
        match is_secret(name) && !value.is_null() {
            true => Json::from(NOT_SHOWN),
            false => value,
        }
    };
    let error = |applied: &Applied, name: &str| -> Option<Error> {
        let error = applied.attribute(name)?.error()?;
        Some(match is_secret(name) {
            true => Error::from(error.diagnostic().clone().redacted()),
            false => error.clone(),
        })
    };
    let names: IndexSet<&str> = both.iter().flat_map(names).collect();
    for name in names {
        let [from, to] = [one, other].map(|applied| applied.profile().get(name));
        let is_same = same(from.unwrap_or(&Json::Null), to.unwrap_or(&Json::Null));
        let (kind, error) = match (error(one, name), error(other, name)) {
            (Some(_), Some(_)) => {
                impact.unknown.push(name.to_owned());
                continue;
            }
            (None, Some(error)) => (ChangeKind::Fails, Some(error)),
            (Some(_), None) => (ChangeKind::Recovers, None),
            (None, None) if is_same => continue,
            (None, None) => (ChangeKind::Changes, None),
        };
        impact.changes.push(Change {
            attribute: name.to_owned(),
            kind,
            before: value(one, name),
            after: value(other, name),
            code: error.as_ref().map(|error| error.code().to_owned()),
            message: error.map(|error| error.to_string()),
        });
    }
    let values = |name: &str| [value(one, name), value(other, name)];
    let findings = both.each_ref().map(|applied| {
        let findings = applied.findings().iter().cloned();
        let redacted = findings.map(|finding| match is_secret(&finding.attribute) {
            true => finding.redacted(),
            false => finding,
        });
        redacted.collect::<Vec<Finding>>()
    });
    judge(&mut impact, &findings, values);
    if !is_secret(user_name) {
        let name = |applied: &Applied| {
            let name = applied.profile().get(user_name)?.as_str()?;
            Some(fold.apply(name).into_owned())
        };
        impact.user_name_before = name(one);
        impact.user_name_after = name(other);
    }
    impact
}

/// The attributes of a mapping's result.
fn names(applied: &Applied) -> impl Iterator<Item = &str> {
    let mapped = applied.attributes().iter();
    let mapped = mapped.map(AttributeOutcome::attribute);
    mapped.chain(applied.profile().keys().map(String::as_str))
}

/// Adds what is refused on one side alone.
fn judge(
    impact: &mut PersonImpact,
    [before, after]: &[Vec<Finding>; 2],
    values: impl Fn(&str) -> [Json; 2],
) {
    let mut add = |kind, found: &[Finding], than: &[Finding]| {
        let mut known: HashSet<(&str, &str)> = violations(than).map(key).collect();
        for finding in violations(found).filter(|finding| known.insert(key(finding))) {
            let [before, after] = values(&finding.attribute);
            impact.changes.push(Change {
                attribute: finding.attribute.clone(),
                kind,
                before,
                after,
                code: Some(finding.code.to_owned()),
                message: Some(finding.message.clone()),
            });
        }
    };
    add(ChangeKind::Violates, after, before);
    add(ChangeKind::Complies, before, after);
}

fn violations(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    let findings = findings.iter();
    findings.filter(|finding| finding.severity == Severity::Violation)
}

fn key(finding: &Finding) -> (&str, &str) {
    (&finding.attribute, finding.code)
}

/// What two sets of group rules give a person.
fn of_rules(rules: [&GroupRules; 2], person: &Context<'_>, id: Option<&str>) -> PersonImpact {
    let [before, after] = rules.map(|rules| rules.assigned(person, id));
    let mut impact = PersonImpact::default();
    let groups: IndexSet<&str> = before
        .groups
        .keys()
        .chain(after.groups.keys())
        .copied()
        .collect();
    for group in groups {
        let is_in = |assigned: &IndexMap<&str, bool>| assigned.get(group) == Some(&true);
        let (from, to) = (is_in(&before.groups), is_in(&after.groups));
        if from != to {
            impact.changes.push(Change {
                attribute: group.to_owned(),
                kind: ChangeKind::Changes,
                before: Json::from(from),
                after: Json::from(to),
                code: None,
                message: None,
            });
        }
    }
    for (key, (name, error)) in &after.failed {
        match before.failed.contains_key(key) {
            true => impact.unknown.push((*name).to_owned()),
            false => impact.changes.push(Change {
                attribute: (*name).to_owned(),
                kind: ChangeKind::Fails,
                before: Json::Null,
                after: Json::Null,
                code: Some(error.code().to_owned()),
                message: Some(error.to_string()),
            }),
        }
    }
    for (key, (name, _)) in &before.failed {
        if !after.failed.contains_key(key) {
            impact.changes.push(Change {
                attribute: (*name).to_owned(),
                kind: ChangeKind::Recovers,
                before: Json::Null,
                after: Json::Null,
                code: None,
                message: None,
            });
        }
    }
    impact
}

/// What two schemas refuse of a person.
fn of_schemas(schemas: [&Schema; 2], record: &Record<'_>) -> PersonImpact {
    let mut impact = PersonImpact::default();
    let is_of_user = schemas.iter().any(|schema| schema.is_of_user());
    let (part, held) = match is_of_user {
        true => ("user", record.user()),
        false => ("appuser", record.app_user()),
    };
    let Some(Json::Object(attributes)) = held.map(profile_of) else {
        impact.unknown.push(part.to_owned());
        return impact;
    };
    let is_secret = |name: &str| {
        let mut known = schemas.iter().filter_map(|schema| schema.attribute(name));
        known.any(Attribute::is_secret)
    };
    let findings = schemas.map(|schema| {
        let validator = match is_of_user {
            true => Validator::new(schema),
            // An app tells what it keeps.
            false => Validator::new(schema).partial(),
        };
        let found = validator.validate(&Profile::new(schema, attributes));
        let redacted = found
            .into_iter()
            .map(|finding| match is_secret(&finding.attribute) {
                true => finding.redacted(),
                false => finding,
            });
        redacted.collect::<Vec<Finding>>()
    });
    let values = |name: &str| {
        let value = attributes.get(name).cloned().unwrap_or_default();
        let value = match is_secret(name) && !value.is_null() {
            true => Json::from(NOT_SHOWN),
            false => value,
        };
        [value.clone(), value]
    };
    judge(&mut impact, &findings, values);
    impact
}
