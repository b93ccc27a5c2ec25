//! Attribute-level sourcing: where the value of an attribute of Okta's profile comes from.

mod assignment;
mod finding;
mod findings;
mod profiles;
mod reason;

pub use assignment::Assignment;
pub use finding::SourcingFinding;
pub use profiles::Profiles;
pub use reason::{Owner, Reason, Sourced};

use std::borrow::Cow;

use indexmap::IndexMap;

use crate::mapping::{Direction, End, Mapping};
use crate::schema::{Attribute, Master, Priority, Schema};

/// The attribute of Okta's profile that has the user name.
const LOGIN: &str = "login";

/// Who owns an attribute of Okta's profile that an app may not write, of a person whose profile this app sources; none
/// where it may. It is the rule for one mapping alone, where nobody says to which other apps the person is assigned;
/// [`Sourcing::withheld`] is the one for an organisation.
///
/// An attribute follows its profile source unless its `master` says otherwise (documented).
pub fn withheld_from(app: &End, attribute: &Attribute) -> Option<String> {
    match attribute.master() {
        Master::ProfileMaster | Master::Other(_) => None,
        Master::Okta => Some(Owner::Okta.label().to_owned()),
        Master::Override(priority) => {
            let mut sources = priority.iter().map(|priority| priority.value.as_str());
            match sources.clone().any(|source| app.is_called(source)) {
                true => None,
                // An override of no app is Okta's (assumption).
                false => Some(sources.next().unwrap_or(Owner::Okta.label()).to_owned()),
            }
        }
    }
}

/// Who sources what in an organisation: its list of profile sources, the `master` of each attribute, and what the
/// mappings map.
///
/// ```
/// use okta_mapping::mapping::{End, Mapping};
/// use okta_mapping::sourcing::{Assignment, Owner, Sourcing};
///
/// let hr = Mapping::between(End::app("hr"), End::okta("user"))?.with("lastName", "appuser.lastName");
/// let sourcing = Sourcing::new(vec![End::app("hr"), End::app("directory")]).with_mappings(&[hr]);
/// let jane = Assignment::new(["directory", "hr"]);
///
/// let name = sourcing.resolve("lastName", &jane);
/// assert_eq!(name.owner, Owner::App("hr".to_owned()));
/// assert_eq!(name.reason.to_string(), "`hr` is the person's profile source");
/// assert_eq!(sourcing.resolve("title", &jane).owner, Owner::Nobody("hr".to_owned()));
/// assert_eq!(sourcing.resolve("lastName", &Assignment::default()).owner, Owner::Okta);
/// # Ok::<(), okta_mapping::mapping::MappingError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sourcing {
    sources: Vec<End>,
    schema: Option<Schema>,
    mappings: Option<Vec<Mapping>>,
    is_flagged_both: bool,
}

impl Sourcing {
    /// The organisation's profile sources, the first one first (documented). Every attribute inherits from them, and each of
    /// them counts as mapping every attribute.
    pub fn new(sources: Vec<End>) -> Sourcing {
        Sourcing {
            sources,
            schema: None,
            mappings: None,
            is_flagged_both: false,
        }
    }

    /// With Okta's user schema: the `master` of each attribute. That of an app's schema has no effect (documented).
    pub fn with_schema(self, schema: &Schema) -> Sourcing {
        Sourcing {
            schema: Some(schema.clone()),
            ..self
        }
    }

    /// With all mappings of the organisation, in both directions: an app maps into Okta what they say, and nothing else.
    pub fn with_mappings(self, mappings: &[Mapping]) -> Sourcing {
        Sourcing {
            mappings: Some(mappings.to_vec()),
            ..self
        }
    }

    /// With the feature flags ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH and ATTRIBUTE_LEVEL_MASTERING on or off: whether an app
    /// can be a profile source and be pushed to at once (documented). They are off unless this says otherwise.
    pub fn with_flag_both(self, is_on: bool) -> Sourcing {
        Sourcing {
            is_flagged_both: is_on,
            ..self
        }
    }

    /// The profile sources, the first one first.
    pub fn sources(&self) -> &[End] {
        &self.sources
    }

    /// Whether an app may source profiles.
    pub fn is_profile_source(&self, app: &End) -> bool {
        self.sources.iter().any(|source| source.is_same(app))
    }

    /// Whether updates of the user may be pushed to an app: not to a profile source without the flags (documented).
    pub fn is_pushed_to(&self, app: &End) -> bool {
        self.is_flagged_both || !self.is_profile_source(app)
    }

    /// The person's profile source: the one that the caller names, else the first of the list to which the person is
    /// assigned (documented); none where that is Okta. An app that is named and is no profile source counts as not named
    /// (assumption).
    pub fn profile_source(&self, assignment: &Assignment<'_>) -> Option<&End> {
        if assignment.is_sourced_by_okta() {
            return None;
        }
        let named = assignment.profile_source();
        let named = named.and_then(|name| self.sources.iter().find(|end| end.is_called(name)));
        named.or_else(|| self.sources.iter().find(|end| assignment.has(end)))
    }

    /// Where an attribute of Okta's profile comes from for a person, and why from nowhere else.
    ///
    /// PROFILE_MASTER: from the person's profile source, without one from Okta. OKTA: from Okta. OVERRIDE: from the first
    /// app of `priority` to which the person is assigned, whatever the profile source (documented; assigned: assumption);
    /// without one the value is kept and Okta's (assumption). A source that does not map the attribute leaves it to nobody:
    /// no other is asked (documented).
    pub fn resolve(&self, attribute: &str, assignment: &Assignment<'_>) -> Sourced {
        let priority = self.priority(attribute);
        let (app, reason) = match (self.master(attribute), &priority) {
            (Master::Okta, _) => (None, Reason::InheritsFromOkta),
            (_, Some(priority)) => match priority.iter().find(|app| assignment.has(app)) {
                Some(app) => (Some(app.as_ref()), Reason::first_of_priority(app)),
                None => (None, Reason::none_of_priority(priority)),
            },
            _ => match self.profile_source(assignment) {
                Some(app) => (Some(app), Reason::profile_source(app)),
                None if assignment.is_sourced_by_okta() => (None, Reason::NamedOkta),
                None => (None, Reason::NoProfileSource),
            },
        };
        let (owner, reason) = match app {
            None => (Owner::Okta, reason),
            Some(app) if self.maps(app, attribute) => (Owner::App(app.label().to_owned()), reason),
            Some(app) => (Owner::Nobody(app.label().to_owned()), reason.unmapped(app)),
        };
        let others = self.losers(attribute, app, priority.as_deref(), assignment);
        Sourced {
            attribute: attribute.to_owned(),
            owner,
            reason,
            others,
        }
    }

    /// Who owns an attribute that an import of an app may not write; none where it may. The import that creates the user
    /// writes whatever its mapping says (assumption): it is not to be asked then.
    pub fn withheld(
        &self,
        app: &End,
        attribute: &str,
        assignment: &Assignment<'_>,
    ) -> Option<String> {
        match self.resolve(attribute, assignment).owner {
            Owner::Okta => Some(Owner::Okta.label().to_owned()),
            Owner::App(owner) | Owner::Nobody(owner) => (!app.is_called(&owner)).then_some(owner),
        }
    }

    /// Whether an admin may edit an attribute of Okta's profile of a person.
    ///
    /// # Errors
    ///
    /// The reason for which it is sourced elsewhere (assumption: refused).
    pub fn allows_edit(&self, attribute: &str, assignment: &Assignment<'_>) -> Result<(), Reason> {
        let sourced = self.resolve(attribute, assignment);
        match sourced.owner {
            Owner::Okta => Ok(()),
            Owner::App(_) | Owner::Nobody(_) => Err(sourced.reason),
        }
    }

    /// Whether an admin may edit an attribute of an app's user, where updates of the user are pushed to the app.
    ///
    /// # Errors
    ///
    /// [`Reason::MappedAndPushed`] where a mapping sets it on update (documented, `E0000075`).
    pub fn allows_app_edit(&self, app: &End, attribute: &str) -> Result<(), Reason> {
        let is_mapped = self
            .mappings_of(app, Direction::ToApp)
            .any(|mapping| mapping.property(attribute).is_some());
        match is_mapped && self.is_pushed_to(app) {
            true => Err(Reason::MappedAndPushed {
                attribute: attribute.to_owned(),
            }),
            false => Ok(()),
        }
    }

    fn master(&self, attribute: &str) -> &Master {
        let schema = self.schema.as_ref();
        let attribute = schema.and_then(|schema| schema.attribute(attribute));
        attribute.map_or(&Master::ProfileMaster, Attribute::master)
    }

    /// The apps of an attribute's override, the first one first; none where it has no override.
    fn priority(&self, attribute: &str) -> Option<Vec<Cow<'_, End>>> {
        match self.master(attribute) {
            Master::Override(priority) => Some(priority.iter().map(|app| self.end(app)).collect()),
            _ => None,
        }
    }

    /// The app that a priority names, under the name by which the organisation knows it.
    fn end(&self, priority: &Priority) -> Cow<'_, End> {
        let mapped = self.mappings.iter().flatten().map(|mapping| mapping.app());
        let mut known = self.sources.iter().chain(mapped);
        match known.find(|end| end.is_called(&priority.value)) {
            Some(end) => Cow::Borrowed(end),
            None => Cow::Owned(End::app(priority.value.clone())),
        }
    }

    fn mappings_of(&self, app: &End, direction: Direction) -> impl Iterator<Item = &Mapping> {
        let mappings = self.mappings.iter().flatten();
        mappings
            .filter(move |mapping| mapping.direction() == direction && mapping.app().is_same(app))
    }

    /// Whether an app maps an attribute into Okta; where no mappings are known, it does. The login needs no mapping: without
    /// one the app's format of user names gives it (documented).
    fn maps(&self, app: &End, attribute: &str) -> bool {
        self.mappings.is_none()
            || attribute == LOGIN
            || self
                .mappings_of(app, Direction::ToOkta)
                .any(|mapping| mapping.property(attribute).is_some())
    }

    /// Okta and every app that could source the attribute, but for the one that does, each with why it does not.
    fn losers(
        &self,
        attribute: &str,
        winner: Option<&End>,
        priority: Option<&[Cow<'_, End>]>,
        assignment: &Assignment<'_>,
    ) -> Vec<(String, Reason)> {
        let mut apps: IndexMap<&str, &End> = IndexMap::new();
        let imported = self.mappings.iter().flatten().filter(|mapping| {
            mapping.direction() == Direction::ToOkta && mapping.property(attribute).is_some()
        });
        let candidates = priority.unwrap_or_default().iter().map(Cow::as_ref);
        let candidates = candidates
            .chain(&self.sources)
            .chain(imported.map(|mapping| mapping.app()));
        for app in candidates {
            if !apps.values().any(|known| known.is_same(app)) {
                apps.insert(app.label(), app);
            }
        }
        let mut losers = Vec::new();
        if winner.is_some() {
            losers.push((Owner::Okta.label().to_owned(), Reason::okta_loses(priority)));
        }
        for (label, app) in apps {
            if winner.is_none_or(|winner| !winner.is_same(app)) {
                let reason = self.loses(app, attribute, winner, priority, assignment);
                losers.push((label.to_owned(), reason));
            }
        }
        losers
    }

    fn loses(
        &self,
        app: &End,
        attribute: &str,
        winner: Option<&End>,
        priority: Option<&[Cow<'_, End>]>,
        assignment: &Assignment<'_>,
    ) -> Reason {
        if *self.master(attribute) == Master::Okta {
            return Reason::InheritsFromOkta;
        }
        if let Some(priority) = priority
            && !priority.iter().any(|other| other.is_same(app))
        {
            return Reason::NotInPriority;
        }
        if priority.is_none() && !self.is_profile_source(app) {
            return Reason::NotAProfileSource;
        }
        if priority.is_none() && assignment.is_sourced_by_okta() {
            return Reason::NamedOkta;
        }
        match winner {
            Some(winner) if assignment.has(app) => Reason::stands_behind(
                winner,
                priority.is_some(),
                assignment
                    .profile_source()
                    .is_some_and(|name| winner.is_called(name)),
            ),
            _ => Reason::NotAssigned,
        }
    }
}
