//! Import and push, simulated until nothing changes any more, or something never stops changing.
//!
//! A round imports from every profile source and pushes to every app. [`Sync::run`] repeats rounds for a person;
//! [`Sync::findings`] tells what is doubtful whoever the person is.

mod app;
mod finding;
mod graph;
mod notes;
mod nulls;
mod order;
mod reading;
mod repetition;
mod report;
mod round;
mod round_trip;
mod samples;
mod start;
mod state;
mod story;

pub use finding::{Loss, SyncFinding};
pub use repetition::{Behaviour, Repetition, Swing};
pub use report::{End, Step, SyncReport, Verdict, Write};
pub use round_trip::{Part, RoundTrip};
pub use start::{Edit, Start};
pub use story::account;

use serde_json::Value as Json;

use crate::context::Context;
use crate::error::Error;
use crate::mapping::CompiledMapping;
use crate::schema::Schema;
use crate::sourcing::{Profiles, Sourcing};
use app::App;

/// Rounds until a run is called diverging, unless [`Sync::with_round_limit`] says otherwise.
const ROUNDS: u32 = 16;

/// Simulates an organisation's imports and pushes. Settings are made once; it holds nothing of a person.
///
/// Apps import in the order of the list of profile sources, and are pushed to in the order in which the mappings name
/// them (assumption: Okta leaves the order open, see [`permute`](Sync::permute)).
///
/// ```
/// use okta_mapping::mapping::{CompiledMapping, End, Mapping};
/// use okta_mapping::sourcing::Sourcing;
/// use okta_mapping::sync::{Sync, Verdict};
/// use okta_mapping::Engine;
///
/// let phone = || End::app("phone");
/// let mappings = [
///     Mapping::between(phone(), End::okta("user"))?.with("city", "String.toUpperCase(appuser.city)"),
///     Mapping::between(End::okta("user"), phone())?.with("city", "user.city"),
/// ];
/// let sourcing = Sourcing::new(vec![phone()]).with_mappings(&mappings).with_flag_both(true);
/// let compiled = mappings.map(|mapping| mapping.compile(&Engine::default()));
/// let person = serde_json::json!({"user": {"profile": {}}, "appuser": {"profile": {"city": "Oslo"}}});
///
/// let sync = Sync::new(&sourcing, &compiled);
/// let report = sync.run(&sync.start(&person)?);
/// assert_eq!((report.verdict, report.rounds), (Verdict::Settled, 2));
/// assert_eq!(report.user.unwrap()["city"], "OSLO");
/// assert_eq!(report.writes.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sync<'a> {
    sourcing: &'a Sourcing,
    user_schema: Option<&'a Schema>,
    apps: Vec<App<'a>>,
    pushed: Option<Vec<String>>,
    round_limit: u32,
}

impl<'a> Sync<'a> {
    /// Simulates these mappings, of any number of apps and in both directions, under these rules of sourcing.
    pub fn new(sourcing: &'a Sourcing, mappings: &'a [CompiledMapping]) -> Sync<'a> {
        Sync {
            sourcing,
            user_schema: None,
            apps: App::of_mappings(mappings),
            pushed: None,
            round_limit: ROUNDS,
        }
    }

    /// With Okta's user schema: a violation of it stops an import.
    pub fn with_user_schema(self, schema: &'a Schema) -> Sync<'a> {
        Sync {
            user_schema: Some(schema),
            ..self
        }
    }

    /// With the schema of an app's user: a violation of it stops a push, what is READ_ONLY is never pushed, and of several
    /// values of a single attribute the first is imported. An app that no mapping names is left out.
    pub fn with_app_schema(mut self, app: &str, schema: &'a Schema) -> Sync<'a> {
        for app in self.called(app) {
            app.schema = Some(schema);
        }
        self
    }

    /// With an attribute of an app that its service owns: it is never pushed.
    pub fn with_owned(mut self, app: &str, attribute: &str) -> Sync<'a> {
        for app in self.called(app) {
            app.owned.push(attribute.to_owned());
        }
        self
    }

    /// With an app whose service demands ISO states: what breaks the standard stops a push.
    pub fn with_demanding_service(mut self, app: &str) -> Sync<'a> {
        for app in self.called(app) {
            app.is_demanding = true;
        }
        self
    }

    /// Pushes to these apps only, by id or variable name, and creates the users that they do not have yet. Without it
    /// every app is pushed to that has a mapping from Okta and a user for the person. In no case is a profile source
    /// pushed to unless [`Sourcing::with_flag_both`] lets it.
    pub fn pushing_to<S: Into<String>>(self, apps: impl IntoIterator<Item = S>) -> Sync<'a> {
        Sync {
            pushed: Some(apps.into_iter().map(Into::into).collect()),
            ..self
        }
    }

    /// Calls a run diverging after this many rounds; at least one is made.
    pub fn with_round_limit(self, rounds: u32) -> Sync<'a> {
        Sync {
            round_limit: rounds.max(1),
            ..self
        }
    }

    /// A person in an evaluation context: `user` is Okta's user, `appUsers` and `appuser` are what the services hold, as
    /// [`Profiles::from_context`] reads them.
    ///
    /// # Errors
    ///
    /// As [`Context::from_json`].
    pub fn start(&self, context: &Json) -> Result<Start, Error> {
        Context::from_json(context)?;
        let apps = self.apps.iter().map(|app| &app.end);
        Ok(Start::new(Profiles::from_context(context, apps)))
    }

    fn called(&mut self, name: &str) -> impl Iterator<Item = &mut App<'a>> {
        self.apps
            .iter_mut()
            .filter(move |app| app.end.is_called(name))
    }

    /// Whether an app is pushed to at all.
    fn is_pushed_to(&self, app: &App<'_>) -> bool {
        let is_asked = match &self.pushed {
            Some(apps) => apps.iter().any(|name| app.end.is_called(name)),
            None => true,
        };
        is_asked && self.sourcing.is_pushed_to(&app.end) && !app.pushes.is_empty()
    }

    /// Whether a push creates the user that the app does not have.
    fn is_created(&self, app: &App<'_>) -> bool {
        self.pushed.is_some() && self.is_pushed_to(app)
    }

    /// What is wrong whoever the person is: with the sourcing, with cycles of attributes, with values that are combined and
    /// split again.
    ///
    /// - `sync-loop` (error): a cycle of attributes that does not come to rest on sample values.
    /// - `two-way-attribute` (note): an attribute that one app gives and gets by plain copies: the last writer wins.
    /// - `lossy-round-trip` (warning): a value that an import computes, and that a push does not turn back into what it was
    ///   made of, such as a separator inside a part.
    /// - `null-concatenation` (warning): an expression prints an attribute that may be null as the text "null".
    /// - `read-only` (warning): a mapping to an app sets what its service owns, so that the value is never sent.
    /// - and those of [`Sourcing::findings`].
    pub fn findings(&self) -> Vec<SyncFinding> {
        let sourced = self.sourcing.findings().into_iter();
        let mut findings: Vec<SyncFinding> = sourced.map(SyncFinding::from).collect();
        findings.extend(graph::findings(self));
        findings.extend(self.apps.iter().flat_map(App::never_sent));
        findings.extend(self.round_trips().iter().filter_map(RoundTrip::finding));
        findings.extend(nulls::findings(self));
        findings
    }
}
