//! A run: rounds of import and push, with every write noted.

use serde_json::{Map, Value as Json};

use super::Sync;
use super::app::{App, names};
use super::finding::SyncFinding;
use super::report::{Step, Write};
use super::start::{Edit, EditPlace, ProfileSource, Start};
use super::state::{AppUserState, State};
use crate::apply::{Applier, Omission, Person, PushPayload};
use crate::context::Context;
use crate::diagnostic::Level;
use crate::mapping::CompiledMapping;
use crate::sourcing::{Assignment, Owner};
use crate::validate::Finding;

/// A person in the middle of a simulation.
pub(super) struct Run<'r> {
    pub sync: &'r Sync<'r>,
    start: &'r Start,
    pub state: State,
    pub round: u32,
    pub writes: Vec<Write>,
    pub findings: Vec<SyncFinding>,
    /// Values that somebody set.
    pub set: Vec<Edit>,
}

impl<'r> Run<'r> {
    pub fn new(sync: &'r Sync<'r>, start: &'r Start) -> Run<'r> {
        let mut run = Run {
            sync,
            start,
            state: start.state(&sync.apps),
            round: 0,
            writes: Vec::new(),
            findings: Vec::new(),
            set: Vec::new(),
        };
        run.prepare(&start.edits);
        run
    }

    /// One round, the apps of both steps in these orders.
    pub fn round(&mut self, imports: &[usize], pushes: &[usize]) {
        self.round += 1;
        for &app in imports {
            self.import(app);
        }
        for &app in pushes {
            self.push(app);
        }
    }

    /// The apps that have the person, by every name.
    pub fn assignment(&self) -> Assignment<'r> {
        let (sync, start) = (self.sync, self.start);
        let created = sync.apps.iter().zip(&self.state.apps);
        let created = created.filter(|(_, state)| state.is_some());
        let apps = created.map(|(app, _)| &app.end);
        let apps = apps.chain(start.profiles.apps().map(|(app, _)| app));
        let assignment = Assignment::new(apps.flat_map(names));
        match &start.profile_source {
            None => assignment,
            Some(ProfileSource::Okta) => assignment.sourced_by_okta(),
            Some(ProfileSource::App(app)) => assignment.with_profile_source(app),
        }
    }

    /// What expressions see: the person's context, with what Okta keeps now.
    fn context(&self, app: &App<'_>) -> Json {
        let mut profiles = self.start.profiles.clone();
        if let Some(user) = &self.state.user {
            profiles = profiles.with_user(user.clone());
        }
        for (app, state) in self.sync.apps.iter().zip(&self.state.apps) {
            if let Some(state) = state {
                profiles = profiles.with_app(app.end.clone(), state.profile.clone());
            }
        }
        profiles.context(&app.end)
    }

    fn import(&mut self, place: usize) {
        let sync = self.sync;
        let Some(app) = sync.apps.get(place) else {
            return;
        };
        let is_source = sync.sourcing.is_profile_source(&app.end);
        if is_source {
            self.take(place, app);
        }
        if self.state.apps.get(place).is_none_or(Option::is_none) {
            return;
        }
        for mapping in &app.imports {
            // What is no profile source writes to Okta only when its import creates the user (assumption).
            if is_source || self.state.user.is_none() {
                self.import_by(app, mapping);
            }
        }
    }

    fn import_by(&mut self, app: &'r App<'r>, mapping: &CompiledMapping) {
        let assignment = self.assignment();
        let current = self.state.user.as_ref();
        let current = current.map(|user| self.emptied(app, user, &assignment));
        let is_created = current.is_none();
        let mut applier = Applier::new(mapping);
        if let Some(schema) = app.schema {
            applier = applier.with_source_schema(schema);
        }
        if let Some(schema) = self.sync.user_schema {
            applier = applier.with_target_schema(schema);
        }
        let applier = applier.withholding(|attribute| {
            let owner = self
                .sync
                .sourcing
                .withheld(&app.end, attribute, &assignment);
            owner.filter(|_| !is_created).map(Omission::SourcedFrom)
        });
        let context = self.context(app);
        let context = match Context::from_json(&context) {
            Ok(context) => context,
            Err(error) => return self.tell_context(Step::Import, app, &error),
        };
        let mut person = Person::new(&context);
        if let Some(current) = &current {
            person = person.with_current(current);
        }
        let applied = applier.apply(&person);
        self.tell(Step::Import, app, &applied);
        if !applied.is_stored() {
            return;
        }
        let before = self.state.user.take().unwrap_or_default();
        let after = applied.profile().clone();
        self.note(Step::Import, app, mapping, &before, &after);
        self.state.user = (!after.is_empty()).then_some(after);
    }

    /// Okta's profile without what an override leaves to an app that does not map it (documented).
    fn emptied(
        &self,
        app: &App<'_>,
        user: &Map<String, Json>,
        assignment: &Assignment<'_>,
    ) -> Map<String, Json> {
        let mut emptied = user.clone();
        for (attribute, value) in emptied.iter_mut().filter(|(_, value)| !value.is_null()) {
            let sourced = self.sync.sourcing.resolve(attribute, assignment);
            let owner = &sourced.owner;
            let is_own = matches!(owner, Owner::Nobody(owner) if app.end.is_called(owner));
            if is_own && sourced.is_emptied() {
                *value = Json::Null;
            }
        }
        emptied
    }

    /// Okta reads what the service holds; of several values of a single attribute the first.
    fn take(&mut self, place: usize, app: &App<'_>) {
        let Some(Some(state)) = self.state.apps.get_mut(place) else {
            return;
        };
        let mut told = Vec::new();
        let mut lost = Vec::new();
        for (attribute, value) in &state.service {
            let several = value.as_array().filter(|_| app.is_single(attribute));
            let value = match several {
                Some(values) => {
                    if values.len() > 1 {
                        told.push(Finding::several_values(attribute));
                    }
                    values.first().cloned().unwrap_or_default()
                }
                None => value.clone(),
            };
            let before = state.profile.insert(attribute.clone(), value.clone());
            lost.push((attribute.clone(), before.unwrap_or_default(), value));
        }
        for finding in told {
            let code = finding.code;
            let finding = SyncFinding::new(code, Level::Warning, finding.message)
                .of(app.label(), &finding.attribute);
            self.add(Some(Step::Import), finding);
        }
        for (attribute, before, after) in lost {
            let kept = EditPlace::AppUser(app.label().to_owned());
            let by = format!("the import of `{}`", app.label());
            self.lose(Step::Import, &kept, app, (&attribute, &before, &after), &by);
        }
    }

    fn push(&mut self, place: usize) {
        let sync = self.sync;
        let Some(app) = sync.apps.get(place) else {
            return;
        };
        let has_user = self.state.apps.get(place).is_some_and(Option::is_some);
        let is_due = sync.is_pushed_to(app) && (has_user || sync.is_created(app));
        if !is_due || self.state.user.is_none() {
            return;
        }
        for mapping in &app.pushes {
            self.push_by(place, app, mapping);
        }
    }

    fn push_by(&mut self, place: usize, app: &'r App<'r>, mapping: &CompiledMapping) {
        let mut applier = Applier::new(mapping);
        if let Some(schema) = self.sync.user_schema {
            applier = applier.with_source_schema(schema);
        }
        if let Some(schema) = app.schema {
            applier = applier.with_target_schema(schema);
        }
        if app.is_demanding {
            applier = applier.demanding_standards();
        }
        let applier = applier.withholding(|attribute| {
            let owned = app.owns(attribute);
            owned.then(|| Omission::SourcedFrom(app.label().to_owned()))
        });
        let context = self.context(app);
        let context = match Context::from_json(&context) {
            Ok(context) => context,
            Err(error) => return self.tell_context(Step::Push, app, &error),
        };
        let state = self.state.apps.get(place).cloned().flatten();
        let mut person = Person::new(&context);
        if let Some(state) = &state {
            person = person.with_current(&state.profile);
        }
        let applied = applier.apply(&person);
        self.tell(Step::Push, app, &applied);
        // What the service owns is not sent, so it stops nothing.
        let is_refused = applied
            .violations()
            .any(|violation| !app.owns(&violation.attribute));
        if is_refused {
            return;
        }
        let AppUserState {
            profile: before,
            service: held,
        } = state.unwrap_or_default();
        let mut payload = PushPayload::new(applied.profile(), app.schema);
        payload.attributes.retain(|attribute, sent| {
            let held = held.get(attribute).unwrap_or(&Json::Null);
            !(app.owns(attribute) || is_unset(sent) && is_unset(held))
        });
        for overwrite in payload.overwrites(&applied, &held, app.schema) {
            let message = format!(
                "the service holds {}, no mapping sets it, and the push sends {}",
                app.shown(&overwrite.attribute, &overwrite.held),
                app.shown(&overwrite.attribute, &overwrite.sent)
            );
            let finding =
                SyncFinding::new(PushPayload::OVERWRITES_UNMAPPED, Level::Warning, message)
                    .of(app.label(), &overwrite.attribute)
                    .helped("map the attribute in both directions, or let the service own it");
            self.add(Some(Step::Push), finding);
        }
        let service = payload.taken_by(&held, app.schema);
        self.note(Step::Push, app, mapping, &held, &service);
        if let Some(state) = self.state.apps.get_mut(place) {
            *state = Some(AppUserState {
                profile: unset_as(&before, &held, applied.into_profile()),
                service,
            });
        }
    }
}

/// The profile that Okta keeps after a push: what is unset before, at the service and in what was sent, stays as it was.
fn unset_as(
    before: &Map<String, Json>,
    held: &Map<String, Json>,
    sent: Map<String, Json>,
) -> Map<String, Json> {
    let is_unset_in =
        |profile: &Map<String, Json>, name: &str| profile.get(name).is_none_or(is_unset);
    let kept = sent.into_iter().filter_map(|(name, value)| {
        let is_kept = is_unset(&value) && is_unset_in(before, &name) && is_unset_in(held, &name);
        match is_kept {
            true => before
                .get(&name)
                .map(|before| (name.clone(), before.clone())),
            false => Some((name, value)),
        }
    });
    kept.collect()
}

/// Null, missing and `""`: as what a mapping sends, and as what a service holds, they are the same (assumption, in a
/// simulation only).
pub(super) fn is_unset(value: &Json) -> bool {
    value.is_null() || value.as_str() == Some("")
}
