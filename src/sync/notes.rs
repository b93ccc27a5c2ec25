//! What a run notes on the way: writes, and what there is to tell of them.

use serde_json::{Map, Value as Json};

use super::app::{App, shown};
use super::finding::SyncFinding;
use super::report::{End, Step, Write};
use super::round::{Run, is_unset};
use super::start::{Edit, EditPlace};
use crate::apply::{Applied, Outcome};
use crate::diagnostic::Level;
use crate::error::Error;
use crate::mapping::CompiledMapping;
use crate::validate::same;

impl Run<'_> {
    /// Makes the changes, and looks at what there is before the first round.
    pub fn prepare(&mut self, edits: &[Edit]) {
        for edit in edits {
            self.edit(edit);
        }
        self.watch_sources();
        let unassigned = self.sync.apps.iter().zip(&self.state.apps);
        let unassigned =
            unassigned.filter(|(app, state)| state.is_none() && !self.sync.is_created(app));
        let mut told: Vec<SyncFinding> = unassigned
            .map(|(app, _)| {
                let message = format!(
                    "the person has no user of `{}`: nothing is imported from it or pushed to it",
                    app.label()
                );
                SyncFinding {
                    app: Some(app.label().to_owned()),
                    ..SyncFinding::new("not-assigned", Level::Note, message)
                }
            })
            .collect();
        if let Some(user) = &self.state.user {
            let unmapped = self.sync.sourcing.unmapped_values(user, &self.assignment());
            told.extend(unmapped.into_iter().map(SyncFinding::from));
        }
        for finding in told {
            self.add(None, finding);
        }
    }

    /// Makes a change, or tells why it is refused.
    fn edit(&mut self, edit: &Edit) {
        let sync = self.sync;
        let named = |name: &str| sync.apps.iter().position(|app| app.end.is_called(name));
        let (place, app) = match &edit.place {
            EditPlace::User => (None, None),
            EditPlace::AppUser(name) | EditPlace::Service(name) => {
                let place = named(name);
                (place, place.and_then(|place| sync.apps.get(place)))
            }
        };
        let attribute = &edit.attribute;
        let allowed = match (&edit.place, app) {
            (EditPlace::User, _) => sync.sourcing.allows_edit(attribute, &self.assignment()),
            (EditPlace::AppUser(_), Some(app)) if sync.is_pushed_to(app) => {
                sync.sourcing.allows_app_edit(&app.end, attribute)
            }
            _ => Ok(()),
        };
        if let Err(reason) = allowed {
            let message = format!("the edit is refused: {reason}");
            self.add(
                None,
                SyncFinding {
                    app: app.map(|app| app.label().to_owned()),
                    attribute: Some(attribute.clone()),
                    ..SyncFinding::new("refused-edit", Level::Warning, message)
                },
            );
            return;
        }
        let state = place.and_then(|place| self.state.apps.get_mut(place)?.as_mut());
        let (profile, kept) = match (&edit.place, state, app) {
            (EditPlace::User, ..) => (self.state.user.as_mut(), EditPlace::User),
            (EditPlace::AppUser(_), Some(state), Some(app)) => (
                Some(&mut state.profile),
                EditPlace::AppUser(app.label().to_owned()),
            ),
            (EditPlace::Service(_), Some(state), Some(app)) => (
                Some(&mut state.service),
                EditPlace::Service(app.label().to_owned()),
            ),
            _ => return,
        };
        if let Some(profile) = profile {
            profile.insert(attribute.clone(), edit.value.clone());
            self.set
                .retain(|set| set.place != kept || set.attribute != *attribute);
            self.set.push(Edit {
                place: kept,
                ..edit.clone()
            });
        }
    }

    /// Watches what services hold that imports read: whoever lets an app source profiles means these values.
    fn watch_sources(&mut self) {
        for (app, state) in self.sync.apps.iter().zip(&self.state.apps) {
            let Some(state) = state else { continue };
            if !self.sync.sourcing.is_profile_source(&app.end) {
                continue;
            }
            let place = EditPlace::Service(app.label().to_owned());
            for attribute in app.imported() {
                let value = state
                    .service
                    .get(&attribute)
                    .filter(|value| !is_unset(value));
                let is_watched = self
                    .set
                    .iter()
                    .any(|set| set.place == place && set.attribute == attribute);
                if let Some(value) = value.filter(|_| !is_watched) {
                    self.set.push(Edit {
                        place: place.clone(),
                        attribute,
                        value: value.clone(),
                    });
                }
            }
        }
    }

    /// Notes what differs, and what is lost by it.
    pub fn note(
        &mut self,
        step: Step,
        app: &App<'_>,
        mapping: &CompiledMapping,
        before: &Map<String, Json>,
        after: &Map<String, Json>,
    ) {
        let label = app.label();
        let (end, place, name) = match step {
            Step::Import => (End::Okta, EditPlace::User, format!("{label} to Okta")),
            Step::Push => (
                End::App(label.to_owned()),
                EditPlace::Service(label.to_owned()),
                format!("Okta to {label}"),
            ),
        };
        for (attribute, value) in after {
            let old = before.get(attribute).unwrap_or(&Json::Null);
            if same(old, value) {
                continue;
            }
            let properties = mapping.properties().iter();
            let mut properties = properties.filter(|property| property.attribute() == attribute);
            let expression = properties.next().map(|property| property.expression());
            self.writes.push(Write {
                round: self.round,
                step,
                end: end.clone(),
                attribute: attribute.clone(),
                before: old.clone(),
                after: value.clone(),
                mapping: name.clone(),
                expression: expression.map(str::to_owned),
            });
            let by = format!("the mapping {name}");
            self.lose(step, &place, app, (attribute, old, value), &by);
        }
    }

    /// Tells where a value that somebody set is replaced.
    pub fn lose(
        &mut self,
        step: Step,
        place: &EditPlace,
        app: &App<'_>,
        (attribute, before, after): (&str, &Json, &Json),
        by: &str,
    ) {
        if same(before, after) {
            return;
        }
        let is_set = self.set.iter().any(|set| {
            set.place == *place && set.attribute == attribute && same(&set.value, before)
        });
        if !is_set {
            return;
        }
        let (who, schema) = match place {
            EditPlace::User => ("an admin set in Okta", self.sync.user_schema),
            EditPlace::AppUser(_) => ("an admin set in the app's profile", app.schema),
            EditPlace::Service(_) => ("the service had", app.schema),
        };
        let message = format!(
            "the value that {who}, {}, is replaced with {} by {by}",
            shown(schema, attribute, before),
            shown(schema, attribute, after)
        );
        let finding = SyncFinding::new("lost-update", Level::Warning, message);
        self.add(Some(step), finding.of(app.label(), attribute));
    }

    /// Tells of violations, which stop the step, and of expressions that failed, which do not.
    pub fn tell(&mut self, step: Step, app: &App<'_>, applied: &Applied) {
        let violations = applied.violations().map(|violation| {
            let (level, stopped) = match step {
                Step::Import => (Level::Error, "nothing of this person is imported"),
                Step::Push if app.owns(&violation.attribute) => {
                    (Level::Warning, "the service owns it, so it stops no push")
                }
                Step::Push => (Level::Error, "nothing is sent"),
            };
            let message = format!("{}; {stopped}", violation.message);
            let finding = SyncFinding::new(violation.code, level, message);
            SyncFinding {
                help: violation.help.clone(),
                ..finding.of(app.label(), &violation.attribute)
            }
        });
        let failed = applied.attributes().iter().filter_map(|attribute| {
            let Outcome::Kept(error) = attribute.outcome() else {
                return None;
            };
            let message = format!("the expression fails, the old value stays: {error}");
            let finding = SyncFinding::new(error.code(), Level::Error, message);
            Some(finding.of(app.label(), attribute.attribute()))
        });
        let told: Vec<SyncFinding> = violations.chain(failed).collect();
        for finding in told {
            self.add(Some(step), finding);
        }
    }

    /// Tells that expressions can see nothing.
    pub fn tell_context(&mut self, step: Step, app: &App<'_>, error: &Error) {
        let finding = SyncFinding::new(error.code(), Level::Error, error.to_string());
        self.add(
            Some(step),
            SyncFinding {
                app: Some(app.label().to_owned()),
                ..finding
            },
        );
    }

    /// Adds a finding, unless a round before said the same.
    pub fn add(&mut self, step: Option<Step>, finding: SyncFinding) {
        let finding = SyncFinding {
            round: (self.round > 0).then_some(self.round),
            step,
            ..finding
        };
        if !self.findings.iter().any(|told| told.repeats(&finding)) {
            self.findings.push(finding);
        }
    }
}
