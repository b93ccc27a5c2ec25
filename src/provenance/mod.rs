//! The provenance of a person's attributes: what the owner of each gives, what Okta has, and what the others would give.

use serde_json::Value as Json;

use crate::apply::{Applied, Applier, AttributeOutcome, Person};
use crate::context::Context;
use crate::mapping::{Direction, End, PushStatus};
use crate::sourcing::{Assignment, Owner, Profiles, Sourced, Sourcing};
use crate::validate::same;

/// Compares what the sources of a person's attributes give with what Okta has. Settings are made once; it holds nothing
/// of a person.
///
/// ```
/// use okta_mapping::apply::Applier;
/// use okta_mapping::mapping::{End, Mapping};
/// use okta_mapping::provenance::Reviewer;
/// use okta_mapping::sourcing::{Profiles, Sourcing};
/// use okta_mapping::Engine;
///
/// let hr = Mapping::between(End::app("hr"), End::okta("user"))?.with("title", "appuser.job");
/// let sourcing = Sourcing::new(vec![End::app("hr")]).with_mappings(&[hr.clone()]);
/// let hr = hr.compile(&Engine::default());
/// let reviewer = Reviewer::new(&sourcing).with_import(Applier::new(&hr));
///
/// let context = serde_json::json!({
///     "user": {"profile": {"title": "Engineer"}},
///     "appUsers": {"hr": {"profile": {"job": "Architect"}}}
/// });
/// let jane = Profiles::from_context(&context, [&End::app("hr")]);
/// let title = &reviewer.review(&jane, &jane.assignment(), ["title"])[0];
/// assert_eq!(title.given(), Some(&serde_json::json!("Architect")));
/// assert_eq!(title.held, serde_json::json!("Engineer"));
/// assert!(title.is_stale());
/// # Ok::<(), okta_mapping::mapping::MappingError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reviewer<'a> {
    sourcing: &'a Sourcing,
    imports: Vec<Applier<'a>>,
}

/// Where an attribute of a person comes from, with all values there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// Who owns it and why, and why the others do not.
    pub sourced: Sourced,
    /// What Okta has; null also where it has nothing.
    pub held: Json,
    /// What each app that has the person would give, by its label.
    pub offers: Vec<Offer>,
}

/// What an app would give.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The app, by its name, or its id where it has none.
    pub app: String,
    /// What comes of its mapping, applied to a person whom Okta does not have yet.
    pub outcome: AttributeOutcome,
    /// Whether the mapping writes it on create only (documented).
    pub is_create_only: bool,
}

impl<'a> Reviewer<'a> {
    /// Reviews people of this organisation, of which no mapping is known yet.
    pub fn new(sourcing: &'a Sourcing) -> Reviewer<'a> {
        Reviewer {
            sourcing,
            imports: Vec::new(),
        }
    }

    /// With the import of an app. A mapping that leads to an app says nothing of Okta's attributes and is left out.
    pub fn with_import(mut self, import: Applier<'a>) -> Reviewer<'a> {
        if import.mapping().direction() == Direction::ToOkta {
            self.imports.push(import.withholding(|_| None));
        }
        self
    }

    /// Where each of these attributes comes from.
    pub fn review<'n>(
        &self,
        person: &Profiles,
        assignment: &Assignment<'_>,
        attributes: impl IntoIterator<Item = &'n str>,
    ) -> Vec<Provenance> {
        let imports: Vec<(&Applier<'a>, Applied)> = self
            .imports
            .iter()
            .filter_map(|import| Some((import, imported(import, person)?)))
            .collect();
        let provenance = |attribute: &str| Provenance {
            sourced: self.sourcing.resolve(attribute, assignment),
            held: person.user().get(attribute).cloned().unwrap_or_default(),
            offers: imports
                .iter()
                .filter_map(|(import, applied)| offer(import, applied, attribute))
                .collect(),
        };
        attributes.into_iter().map(provenance).collect()
    }
}

/// What the import of an app gives; nothing where the app does not have the person.
fn imported(import: &Applier<'_>, person: &Profiles) -> Option<Applied> {
    let app: &End = import.mapping().app();
    person.of(app)?;
    let json = person.context(app);
    let context = Context::from_json(&json).ok()?;
    Some(import.apply(&Person::new(&context)))
}

fn offer(import: &Applier<'_>, applied: &Applied, attribute: &str) -> Option<Offer> {
    let outcome = applied.attribute(attribute)?;
    let mut properties = import.mapping().properties().iter();
    let property = properties.find(|property| property.attribute() == attribute)?;
    Some(Offer {
        app: import.mapping().app().label().to_owned(),
        outcome: outcome.clone(),
        is_create_only: property.push_status() == PushStatus::CreateOnly,
    })
}

impl Provenance {
    /// What the owner gives: Okta what it has, an app what its mapping gives, and a source that maps nothing null
    /// (documented). Nothing where the mapping fails, or the app does not have the person.
    pub fn given(&self) -> Option<&Json> {
        match &self.sourced.owner {
            Owner::Okta => Some(&self.held),
            Owner::App(app) => self.offer(app)?.outcome.value(),
            Owner::Nobody(_) => Some(&Json::Null),
        }
    }

    /// What an app would give.
    pub fn offer(&self, app: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.app == app)
    }

    /// Whether Okta has another value than the owner gives. What a mapping writes on create only is never stale.
    pub fn is_stale(&self) -> bool {
        let is_create_only = match &self.sourced.owner {
            Owner::App(app) => self.offer(app).is_some_and(|offer| offer.is_create_only),
            Owner::Okta | Owner::Nobody(_) => false,
        };
        !is_create_only && self.given().is_some_and(|given| !same(given, &self.held))
    }
}
