//! What several people of a population share and may not.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value as Json;

use super::finding::{FindingKind, PersonFinding};
use super::{Audit, EMAIL, EXTENSION, Record, extension};
use crate::population::{KeyFold, UniqueIndex};
use crate::profile::profile_of;
use crate::provisioning::ProvisioningError;
use crate::push::Payload;
use crate::schema::{Attribute, Schema};
use crate::validate::is_login;

/// Whose value is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Owner {
    User,
    AppUser,
    /// What is sent to the app.
    Payload,
}

/// What it means that two people share a value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    Unique,
    DuplicateExtension,
    AmbiguousEmail,
    /// Okta takes it (assumption), the services behind it may not.
    SharedEmail,
}

/// One value of each person that is compared with those of all others.
#[derive(Clone, Debug, PartialEq)]
struct Watched {
    owner: Owner,
    attribute: String,
    fold: KeyFold,
    meaning: Meaning,
    /// Whether the value is never shown.
    is_secret: bool,
}

impl Watched {
    /// All that an audit compares, of secrets what the caller asks for: unique attributes of the schemas (`login` of a user always is, without regard to
    /// letter case and diacritics: documented), those of the caller, extension numbers, e-mails that are pushed.
    fn of(audit: &Audit<'_>) -> Vec<Watched> {
        let unique = |owner, attribute: &str, fold| Watched {
            owner,
            attribute: attribute.to_owned(),
            fold,
            meaning: Meaning::Unique,
            is_secret: false,
        };
        let of_schema = |owner, schema: &Schema| -> Vec<Watched> {
            let fold = |attribute: &Attribute| match is_login(attribute) {
                true => KeyFold::Login,
                false => KeyFold::Exact,
            };
            schema
                .attributes()
                .filter(|attribute| attribute.is_unique() || is_login(attribute))
                .filter(|attribute| !attribute.is_secret())
                .map(|attribute| unique(owner, attribute.name(), fold(attribute)))
                .collect()
        };
        let mut all = of_schema(Owner::User, audit.schema);
        for attribute in &audit.unique {
            if all.iter().all(|watched| watched.attribute != *attribute) {
                let fold = match attribute.as_str() {
                    EMAIL => KeyFold::IgnoreCase,
                    _ => KeyFold::Exact,
                };
                let secret = audit.schema.attribute(attribute);
                all.push(Watched {
                    is_secret: secret.is_some_and(Attribute::is_secret),
                    ..unique(Owner::User, attribute, fold)
                });
            }
        }
        all.extend(
            audit
                .app_schema
                .into_iter()
                .flat_map(|schema| of_schema(Owner::AppUser, schema)),
        );
        all.push(Watched {
            owner: Owner::AppUser,
            attribute: EXTENSION.to_owned(),
            fold: KeyFold::TrimmedText,
            meaning: Meaning::DuplicateExtension,
            is_secret: false,
        });
        let (owner, meaning) = match &audit.push {
            Some(_) => (Owner::Payload, Meaning::AmbiguousEmail),
            None => (Owner::User, Meaning::SharedEmail),
        };
        all.push(Watched {
            owner,
            attribute: EMAIL.to_owned(),
            fold: KeyFold::IgnoreCase,
            meaning,
            is_secret: false,
        });
        all
    }

    /// The value of a person, where there is one. Null and `""` never collide (documented, assumption).
    fn value<'p>(&self, record: &Record<'p>, payload: Option<&'p Payload>) -> Option<Cow<'p, str>> {
        if self.meaning == Meaning::DuplicateExtension {
            return extension(record);
        }
        let value = match self.owner {
            Owner::User => profile_of(record.user()?).get(&self.attribute)?,
            Owner::AppUser => profile_of(record.app_user()?).get(&self.attribute)?,
            // The error names its value, which a secret must not be.
            Owner::Payload => payload
                .filter(|payload| !payload.is_secret(&self.attribute))?
                .attributes
                .get(&self.attribute)?,
        };
        match value {
            Json::Null => None,
            Json::String(text) if text.is_empty() => None,
            Json::String(text) => Some(Cow::Borrowed(text)),
            other => Some(Cow::Owned(other.to_string())),
        }
    }

    fn finding(&self, value: &str) -> PersonFinding {
        let attribute = &self.attribute;
        let shared = match self.is_secret {
            true => "the value, which is not shown, is shared by several people".to_owned(),
            false => format!("`{value}` is shared by several people"),
        };
        match (self.meaning, self.owner) {
            (Meaning::DuplicateExtension, _) => {
                PersonFinding::predicted(ProvisioningError::DuplicateExtension, attribute, &shared)
            }
            (Meaning::AmbiguousEmail, _) => {
                let email = value.to_owned();
                PersonFinding::predicted(
                    ProvisioningError::AmbiguousEmail { email },
                    attribute,
                    &shared,
                )
            }
            (Meaning::SharedEmail, _) => {
                let message = format!("{attribute}: {shared}");
                PersonFinding::new(FindingKind::Warning, attribute, "shared-email", message)
            }
            (Meaning::Unique, owner) => {
                let kind = match owner {
                    Owner::User => FindingKind::Violation,
                    Owner::AppUser | Owner::Payload => FindingKind::AppViolation,
                };
                PersonFinding::new(kind, attribute, "unique", format!("{attribute}: {shared}"))
            }
        }
    }
}

/// The first reading of a population: it keeps what has to be unique, and nothing else of a person.
#[derive(Debug)]
pub struct Population<'a> {
    audit: &'a Audit<'a>,
    watched: Vec<(Watched, UniqueIndex)>,
}

impl<'a> Population<'a> {
    /// Nobody yet.
    pub fn new(audit: &'a Audit<'a>) -> Population<'a> {
        let watched = Watched::of(audit)
            .into_iter()
            .map(|watched| {
                let uniques = UniqueIndex::new(watched.fold);
                (watched, uniques)
            })
            .collect();
        Population { audit, watched }
    }

    /// One more person, at a place of the caller's counting, such as the line of a file.
    pub fn observe(&mut self, place: u64, record: &Record<'_>) {
        let payload = self.audit.payload(record);
        for (watched, uniques) in &mut self.watched {
            if let Some(value) = watched.value(record, payload.as_ref()) {
                uniques.insert(&value, place);
            }
        }
    }

    /// What is shared by several, once everybody was observed.
    pub fn duplicates(self) -> Duplicates {
        let shared = self.watched.into_iter().map(|(watched, uniques)| {
            let places = uniques.finish().collect();
            Shared { watched, places }
        });
        Duplicates {
            shared: shared.collect(),
        }
    }
}

/// The values that several people share. The default is none.
#[derive(Clone, Debug, Default)]
pub struct Duplicates {
    shared: Vec<Shared>,
}

#[derive(Clone, Debug)]
struct Shared {
    watched: Watched,
    /// Folded value → the places of those who have it.
    places: HashMap<String, Vec<u64>>,
}

impl Duplicates {
    /// What this person shares with others.
    pub(super) fn of(&self, record: &Record<'_>, payload: Option<&Payload>) -> Vec<PersonFinding> {
        let mut findings = Vec::new();
        for Shared { watched, places } in &self.shared {
            let Some(value) = watched.value(record, payload) else {
                continue;
            };
            if let Some(places) = places.get(&*watched.fold.apply(&value)) {
                findings.push(watched.finding(&value).shared_by(places));
            }
        }
        findings
    }
}
