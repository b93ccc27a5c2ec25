//! A whole population: every person against the schemas, the push, and all others.

mod finding;
mod population;
mod record;
mod repair;

pub use finding::{FindingKind, PersonFinding};
pub use population::{Duplicates, Population};
pub use record::Record;

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use crate::context::Context;
use crate::mapping::CompiledMapping;
use crate::profile::{AppUser, OktaUser, Profile, profile_of};
use crate::provisioning::ProvisioningError;
use crate::push::{Payload, Push};
use crate::schema::Schema;
use crate::validate::Validator;

/// What people are checked against.
///
/// A population takes two readings: the first, [`Population::observe`], finds what several people share, the second,
/// [`Audit::check`], tells it of each of them beside what is wrong with that person alone.
///
/// ```
/// use okta_mapping::{Attribute, Audit, Population, Record, Schema};
///
/// let schema = Schema::user("user").with(Attribute::string("badge").unique())?;
/// let people = [serde_json::json!({"badge": "7"}), serde_json::json!({"badge": "7"})];
/// let audit = Audit::new(&schema);
/// let mut population = Population::new(&audit);
/// for (line, person) in (1..).zip(&people) {
///     population.observe(line, &Record::from_json(person)?);
/// }
/// let duplicates = population.duplicates();
/// let findings = audit.check(&Record::from_json(&people[0])?, &duplicates);
/// assert_eq!((findings[0].code, &findings[0].places[..]), ("unique", &[1, 2][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Audit<'a> {
    schema: &'a Schema,
    app_schema: Option<&'a Schema>,
    push: Option<Push<'a>>,
    unique: Vec<String>,
    taken: HashSet<String>,
}

/// The attribute that carries an extension number.
const EXTENSION: &str = "extensionNumber";
/// The attribute that identifies a person at the service.
const EMAIL: &str = "email";
/// The attribute of which the service takes one value, the first of several (documented).
const DIRECT_NUMBER: &str = "directNumber";

impl<'a> Audit<'a> {
    /// Users against a schema.
    pub fn new(schema: &'a Schema) -> Audit<'a> {
        Audit {
            schema,
            app_schema: None,
            push: None,
            unique: Vec::new(),
            taken: HashSet::new(),
        }
    }

    /// App users against a schema too. What an app user does not have at all is not missed: an app tells what it keeps.
    pub fn with_app_schema(self, schema: &'a Schema) -> Audit<'a> {
        Audit {
            app_schema: Some(schema),
            push: self.push.map(|push| push.with_app_schema(schema)),
            ..self
        }
    }

    /// What a push with this mapping from Okta to the app would bring too. What the mapping sets is then judged as it would
    /// be sent, no longer as the app user holds it.
    pub fn with_push(self, mapping: &'a CompiledMapping) -> Audit<'a> {
        let push = Push::new(mapping).with_user_schema(self.schema);
        Audit {
            push: Some(match self.app_schema {
                Some(schema) => push.with_app_schema(schema),
                None => push,
            }),
            ..self
        }
    }

    /// One more attribute of users that no two people may share.
    pub fn with_unique(mut self, attribute: impl Into<String>) -> Audit<'a> {
        self.unique.push(attribute.into());
        self
    }

    /// Extension numbers that are in use at the service by others.
    pub fn with_taken_extensions(mut self, taken: impl IntoIterator<Item = String>) -> Audit<'a> {
        let taken = taken.into_iter().map(|text| text.trim().to_owned());
        self.taken.extend(taken);
        self
    }

    /// All that is wrong with a person: the user, the app user, the push, what is shared with others.
    pub fn check(&self, record: &Record<'_>, duplicates: &Duplicates) -> Vec<PersonFinding> {
        let mut findings = Vec::new();
        let payload = self.payload(record);
        if let Some(user) = record.user().and_then(|user| self.user(user)) {
            let found = Validator::new(self.schema).validate(&user);
            findings.extend(
                found
                    .into_iter()
                    .map(|finding| PersonFinding::of(finding, FindingKind::Violation)),
            );
        }
        if record.user().is_none() && record.app_user().is_some() && self.app_schema.is_none() {
            findings.push(PersonFinding::unchecked());
        }
        if let Some((app_user, schema)) = record.app_user().zip(self.app_schema) {
            findings.extend(self.app_user(app_user, schema, payload.as_ref()));
        }
        if let Some((push, payload)) = self.push.as_ref().zip(payload.as_ref()) {
            let predictions = push.predict(payload).into_iter();
            findings.extend(predictions.map(PersonFinding::foretold));
            let failed = payload.failed.iter();
            findings
                .extend(failed.map(|(attribute, error)| PersonFinding::failed(attribute, error)));
        }
        if let Some(extension) = extension(record).filter(|text| self.taken.contains(text.trim())) {
            let reason = format!(
                "the extension `{}` is in use at the service",
                extension.trim()
            );
            findings.push(PersonFinding::predicted(
                ProvisioningError::ExtensionInUse,
                EXTENSION,
                &reason,
            ));
        }
        findings.extend(duplicates.of(record, payload.as_ref()));
        findings
    }

    /// What pushing this person would send; nothing without a mapping or a user.
    fn payload(&self, record: &Record<'_>) -> Option<Payload> {
        let push = self.push.as_ref()?;
        record.user()?;
        let context = record.context();
        let context = Context::from_json(&context).ok()?;
        let app_user = record.app_user().map(profile_of).and_then(Json::as_object);
        Some(push.payload(&context, app_user))
    }

    /// What is wrong with an app user, of what the push does not set.
    fn app_user(
        &self,
        json: &Json,
        schema: &Schema,
        payload: Option<&Payload>,
    ) -> Vec<PersonFinding> {
        let Ok(app_user) = AppUser::from_json(schema, json) else {
            return Vec::new();
        };
        let (imported, several) = first_direct_number(app_user.attributes());
        let found = Validator::new(schema)
            .partial()
            .validate(&Profile::new(schema, &imported));
        let judged = |attribute: &str| {
            payload.is_none_or(|payload| !payload.attributes.contains_key(attribute))
        };
        let mut findings: Vec<PersonFinding> = found
            .into_iter()
            .filter(|finding| judged(&finding.attribute))
            .map(|finding| PersonFinding::of(finding, FindingKind::AppViolation))
            .collect();
        if several {
            findings.push(PersonFinding::several_direct_numbers(DIRECT_NUMBER));
        }
        findings
    }

    fn user<'p>(&self, json: &'p Json) -> Option<OktaUser<'p>>
    where
        'a: 'p,
    {
        OktaUser::from_json(self.schema, json).ok()
    }
}

/// The extension number of a person's app user, as text.
fn extension<'p>(record: &Record<'p>) -> Option<Cow<'p, str>> {
    match profile_of(record.app_user()?).get(EXTENSION)? {
        Json::String(text) => Some(Cow::Borrowed(text)),
        Json::Number(number) => Some(Cow::Owned(number.to_string())),
        _ => None,
    }
}

/// The attributes with the first of several direct numbers, and whether there were several.
fn first_direct_number(attributes: &Map<String, Json>) -> (Cow<'_, Map<String, Json>>, bool) {
    let Some(Json::Array(numbers)) = attributes.get(DIRECT_NUMBER) else {
        return (Cow::Borrowed(attributes), false);
    };
    let mut imported = attributes.clone();
    let first = numbers.first().cloned().unwrap_or_default();
    imported.insert(DIRECT_NUMBER.to_owned(), first);
    (Cow::Owned(imported), numbers.len() > 1)
}
