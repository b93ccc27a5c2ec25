//! Rounds until the end, and the same in every order of apps.

use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};
use serde_json::{Map, Value as Json, json};

use super::app::is_secret;
use super::finding::{Loss, SyncFinding};
use super::report::{End, SyncReport, Verdict, Write};
use super::round::Run;
use super::start::Start;
use super::{Sync, repetition};
use crate::diagnostic::Level;
use crate::schema::Schema;
use crate::validate::same;

/// Apps of which every order is tried.
const MOST_APPS: usize = 4;

/// Values by where they stand.
type Values<'v> = IndexMap<(End, &'v str), &'v Json>;

/// A run that has ended.
pub(super) struct Ended<'r> {
    pub run: Run<'r>,
    pub verdict: Verdict,
    pub rounds: u32,
    pub period: Option<u32>,
}

impl Sync<'_> {
    /// Repeats rounds of import and push for a person, until a round changes nothing, a state comes back, or the limit of
    /// rounds is reached. The same person gives the same report.
    pub fn run(&self, start: &Start) -> SyncReport {
        let ended = self.simulate(start, &self.import_order(), &self.push_order());
        self.report(ended)
    }

    /// Whether what a person comes to depends on the order in which apps are imported and pushed to, which Okta leaves open:
    /// finding `order-dependent` (warning) for each attribute whose settled value differs, and where a run settles in some
    /// orders only. Every order of up to four apps is tried; of more, note `too-many-orders` says that none was.
    ///
    /// ```
    /// use okta_mapping::mapping::{End, Mapping};
    /// use okta_mapping::sourcing::Sourcing;
    /// use okta_mapping::sync::Sync;
    /// use okta_mapping::Engine;
    ///
    /// let push = Mapping::between(End::okta("user"), End::app("crm"))?.with("city", "user.city");
    /// let compiled = [push.compile(&Engine::default())];
    /// let person = serde_json::json!({"user": {"profile": {"city": "Oslo"}}, "appuser": {"profile": {}}});
    /// let sourcing = Sourcing::new(Vec::new());
    /// let sync = Sync::new(&sourcing, &compiled);
    /// assert!(sync.permute(&sync.start(&person)?).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn permute(&self, start: &Start) -> Vec<SyncFinding> {
        let state = start.state(&self.apps);
        let apps = self.apps.iter().zip(&state.apps).enumerate();
        let taking_part = apps.filter(|(_, (app, state))| state.is_some() || self.is_created(app));
        let taking_part: Vec<usize> = taking_part.map(|(place, _)| place).collect();
        if taking_part.len() > MOST_APPS {
            let message = format!(
                "{} apps have too many orders: every order of up to {MOST_APPS} is tried",
                taking_part.len()
            );
            return vec![SyncFinding::new("too-many-orders", Level::Note, message)];
        }
        let runs: Vec<(Json, Ended<'_>)> = orders(&taking_part)
            .into_iter()
            .map(|order| {
                let names = order.iter().filter_map(|place| self.apps.get(*place));
                let names: Vec<&str> = names.map(|app| app.label()).collect();
                (json!(names), self.simulate(start, &order, &order))
            })
            .collect();
        self.compare(&runs)
    }

    fn compare(&self, runs: &[(Json, Ended<'_>)]) -> Vec<SyncFinding> {
        let mut findings = Vec::new();
        let verdicts = runs.iter().map(|(order, ended)| Loss {
            before: order.clone(),
            after: json!(ended.verdict.as_str()),
        });
        let verdicts: Vec<Loss> = verdicts.collect();
        if differs(&verdicts) {
            findings.push(SyncFinding {
                examples: verdicts,
                ..SyncFinding::new(
                    "order-dependent",
                    Level::Warning,
                    "whether it settles depends on the order of apps",
                )
            });
        }
        let settled: Vec<(&Json, Values<'_>)> = runs
            .iter()
            .filter(|(_, ended)| ended.verdict == Verdict::Settled)
            .map(|(order, ended)| (order, self.values(ended)))
            .collect();
        let places = settled.iter().flat_map(|(_, values)| values.keys());
        let places: IndexSet<&(End, &str)> = places.collect();
        for place in places {
            let examples = settled.iter().map(|(order, values)| Loss {
                before: (*order).clone(),
                after: values
                    .get(place)
                    .map_or(Json::Null, |value| (*value).clone()),
            });
            let mut examples: Vec<Loss> = examples.collect();
            let (end, attribute) = place;
            if !differs(&examples) {
                continue;
            }
            if is_secret(self.schema_of(end), attribute) {
                for example in &mut examples {
                    example.after = json!(SyncReport::SECRET);
                }
            }
            let app = match end {
                End::Okta => None,
                End::App(app) => Some(app.clone()),
            };
            findings.push(SyncFinding {
                app,
                attribute: Some((*attribute).to_owned()),
                examples,
                ..SyncFinding::new(
                    "order-dependent",
                    Level::Warning,
                    "the settled value depends on the order of apps",
                )
                .helped("let one app own the value, or push it from Okta alone")
            });
        }
        findings
    }

    /// What Okta and each service hold in the end.
    fn values<'e>(&'e self, ended: &'e Ended<'_>) -> Values<'e> {
        let ends = self.ends(ended).flat_map(|(end, _, profile)| {
            let values = profile.iter();
            values.map(move |(attribute, value)| ((end.clone(), attribute.as_str()), value))
        });
        ends.collect()
    }

    /// Profile sources in their order, then the other apps.
    pub(super) fn import_order(&self) -> Vec<usize> {
        let mut order = self.push_order();
        order.sort_by_key(|place| {
            let app = self.apps.get(*place);
            let mut sources = self.sourcing.sources().iter();
            let place = app.and_then(|app| sources.position(|source| source.is_same(&app.end)));
            place.unwrap_or(usize::MAX)
        });
        order
    }

    pub(super) fn push_order(&self) -> Vec<usize> {
        (0..self.apps.len()).collect()
    }

    pub(super) fn simulate<'r>(
        &'r self,
        start: &'r Start,
        imports: &[usize],
        pushes: &[usize],
    ) -> Ended<'r> {
        let mut run = Run::new(self, start);
        let mut last = run.state.canonical();
        // The whole text is the key: two states of one hash are not taken for one.
        let mut seen = HashMap::from([(last.clone(), 0)]);
        for round in 1..=self.round_limit {
            run.round(imports, pushes);
            let state = run.state.canonical();
            let (verdict, period) = match seen.get(&state) {
                _ if state == last => (Verdict::Settled, None),
                Some(first) => (Verdict::Oscillating, Some(round - first)),
                None => {
                    seen.insert(state.clone(), round);
                    last = state;
                    continue;
                }
            };
            return Ended {
                run,
                verdict,
                rounds: round,
                period,
            };
        }
        Ended {
            run,
            verdict: Verdict::Diverging,
            rounds: self.round_limit,
            period: None,
        }
    }

    pub(super) fn report(&self, ended: Ended<'_>) -> SyncReport {
        let repetitions = repetition::find(self, &ended);
        let mut user = None;
        let mut apps = Map::new();
        for (end, schema, profile) in self.ends(&ended) {
            let profile = hidden(profile, schema);
            match end {
                End::Okta => user = Some(profile),
                End::App(app) => {
                    apps.insert(app, Json::Object(profile));
                }
            }
        }
        let writes = ended.run.writes.into_iter();
        SyncReport {
            verdict: ended.verdict,
            rounds: ended.rounds,
            period: ended.period,
            user,
            apps,
            writes: writes.map(|write| self.hidden(write)).collect(),
            repetitions,
            findings: ended.run.findings,
        }
    }

    /// Okta's profile and what each service holds.
    fn ends<'e>(
        &'e self,
        ended: &'e Ended<'_>,
    ) -> impl Iterator<Item = (End, Option<&'e Schema>, &'e Map<String, Json>)> {
        let state = &ended.run.state;
        let user = state.user.iter();
        let user = user.map(|user| (End::Okta, self.user_schema, user));
        let apps = self.apps.iter().zip(&state.apps);
        user.chain(apps.filter_map(|(app, state)| {
            let end = End::App(app.label().to_owned());
            Some((end, app.schema, &state.as_ref()?.service))
        }))
    }

    fn schema_of(&self, end: &End) -> Option<&Schema> {
        match end {
            End::Okta => self.user_schema,
            End::App(label) => self.apps.iter().find(|app| app.label() == label)?.schema,
        }
    }

    /// The write without values that are secret.
    pub(super) fn hidden(&self, write: Write) -> Write {
        match is_secret(self.schema_of(&write.end), &write.attribute) {
            true => Write {
                before: json!(SyncReport::SECRET),
                after: json!(SyncReport::SECRET),
                ..write
            },
            false => write,
        }
    }
}

fn hidden(profile: &Map<String, Json>, schema: Option<&Schema>) -> Map<String, Json> {
    let entries = profile.iter().map(|(attribute, value)| {
        let value = match is_secret(schema, attribute) && !value.is_null() {
            true => json!(SyncReport::SECRET),
            false => value.clone(),
        };
        (attribute.clone(), value)
    });
    entries.collect()
}

fn differs(examples: &[Loss]) -> bool {
    let mut pairs = examples.iter().zip(examples.iter().skip(1));
    pairs.any(|(one, other)| !same(&one.after, &other.after))
}

/// All orders of these, in lexical order of their places.
fn orders(places: &[usize]) -> Vec<Vec<usize>> {
    if places.is_empty() {
        return vec![Vec::new()];
    }
    let firsts = places.iter().flat_map(|&first| {
        let rest: Vec<usize> = places
            .iter()
            .copied()
            .filter(|place| *place != first)
            .collect();
        orders(&rest).into_iter().map(move |mut order| {
            order.insert(0, first);
            order
        })
    });
    firsts.collect()
}
