//! Imports and pushes, simulated until they settle or never do.

#[path = "../support/data.rs"]
mod data;

mod edits;
mod founding;
mod laws;
mod order;
mod repetitions;
mod rules;

use data::data;
use okta_mapping::mapping::{CompiledMapping, End, Mapping};
use okta_mapping::sourcing::Sourcing;
use okta_mapping::sync::{Start, Sync, SyncFinding, SyncReport};
use okta_mapping::{Engine, Schema};
use serde_json::{Value as Json, json};

fn mapping(name: &str) -> Mapping {
    Mapping::from_json(&data(&format!("mappings/{name}.json"))).unwrap()
}

/// An app's mappings, as pairs of attribute and expression.
fn import(app: &str, properties: &[(&str, &str)]) -> Mapping {
    with(
        Mapping::between(End::app(app), End::okta("user")),
        properties,
    )
}

fn push(app: &str, properties: &[(&str, &str)]) -> Mapping {
    with(
        Mapping::between(End::okta("user"), End::app(app)),
        properties,
    )
}

fn with<E: std::fmt::Debug>(mapping: Result<Mapping, E>, properties: &[(&str, &str)]) -> Mapping {
    let properties = properties.iter();
    properties.fold(mapping.unwrap(), |mapping, (attribute, expression)| {
        mapping.with(*attribute, *expression)
    })
}

/// Mappings with what the simulation is to know of them.
#[derive(Debug)]
struct Organisation {
    sourcing: Sourcing,
    compiled: Vec<CompiledMapping>,
    user: Option<Schema>,
    app: Option<Schema>,
}

impl Organisation {
    /// These profile sources, which are pushed to as well.
    fn new(sources: &[&str], mappings: &[Mapping]) -> Organisation {
        let engine = Engine::default();
        let sources = sources.iter().map(|name| {
            let mut apps = mappings.iter().map(|mapping| mapping.app());
            let app = apps.find(|app| app.is_called(name));
            app.cloned().unwrap_or_else(|| End::app(*name))
        });
        Organisation {
            sourcing: Sourcing::new(sources.collect())
                .with_mappings(mappings)
                .with_flag_both(true),
            compiled: mappings
                .iter()
                .map(|mapping| mapping.compile(&engine))
                .collect(),
            user: None,
            app: None,
        }
    }

    /// The founding example, in both directions.
    fn founding() -> Organisation {
        let mappings = ["ringcentral-to-okta", "okta-to-ringcentral"].map(mapping);
        let user = Schema::from_json(&data("schemas/okta-user-with-custom.json")).unwrap();
        let app = Schema::from_json(&data("schemas/ringcentral-att-user.json")).unwrap();
        Organisation {
            app: Some(app),
            ..Organisation::new(&["ringcentral_att"], &mappings).with_user(user)
        }
    }

    fn with_user(self, schema: Schema) -> Organisation {
        Organisation {
            sourcing: self.sourcing.with_schema(&schema),
            user: Some(schema),
            ..self
        }
    }

    fn without_flag(self) -> Organisation {
        Organisation {
            sourcing: self.sourcing.with_flag_both(false),
            ..self
        }
    }

    fn sync(&self) -> Sync<'_> {
        let mut sync = Sync::new(&self.sourcing, &self.compiled);
        if let Some(schema) = &self.user {
            sync = sync.with_user_schema(schema);
        }
        if let Some(schema) = &self.app {
            sync = sync.with_app_schema("ringcentral_att", schema);
        }
        sync
    }

    fn start(&self, context: &Json) -> Start {
        self.sync().start(context).unwrap()
    }

    fn run(&self, context: &Json) -> SyncReport {
        self.sync().run(&self.start(context))
    }
}

/// A context of Okta's profile and those of apps.
fn person(user: Json, apps: &[(&str, Json)]) -> Json {
    let users = apps.iter();
    let users: serde_json::Map<String, Json> = users
        .map(|(app, profile)| ((*app).to_owned(), json!({"profile": profile})))
        .collect();
    json!({"user": {"profile": user}, "appUsers": users})
}

/// Where a run ended, as a context.
fn end(report: &SyncReport) -> Json {
    let apps: Vec<(&str, Json)> = report
        .apps
        .iter()
        .map(|(app, profile)| (app.as_str(), profile.clone()))
        .collect();
    person(json!(report.user.clone().unwrap_or_default()), &apps)
}

/// Writes as `round step end.attribute before after`.
fn writes(report: &SyncReport) -> Vec<String> {
    let writes = report.writes.iter().map(|write| {
        format!(
            "{} {} {}.{} {} {}",
            write.round,
            write.step.as_str(),
            write.end,
            write.attribute,
            write.before,
            write.after
        )
    });
    writes.collect()
}

/// Code, app and attribute of findings.
fn told(findings: &[SyncFinding]) -> Vec<(&str, &str, &str)> {
    let findings = findings.iter().map(|finding| {
        (
            finding.code,
            finding.app.as_deref().unwrap_or("-"),
            finding.attribute.as_deref().unwrap_or("-"),
        )
    });
    findings
        .filter(|(code, ..)| *code != "unmapped-by-source")
        .collect()
}
