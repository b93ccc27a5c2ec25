//! Reading what describes an organisation: mappings, schemas, profile sources; and its people.

use std::io::{self, Write};
use std::ops::ControlFlow;

use okta_mapping::mapping::{CompiledMapping, Direction, End, Mapping};
use okta_mapping::sourcing::{Profiles, Sourcing};
use okta_mapping::sync::{SyncFinding, account};
use okta_mapping::{Context, Engine, Error, Schema};

use crate::arguments;
use crate::failure::Failure;
use crate::input::{self, Origin};
use crate::mapping;
use crate::output::{clean, one_line, unless_closed};
use crate::people::People;

/// An organisation as the command line describes it.
pub struct Organisation {
    /// All mappings, in the order of the files.
    pub mappings: Vec<Mapping>,
    /// The schema of Okta's users.
    pub schema: Option<Schema>,
    app_schemas: Vec<(End, Schema)>,
    sources: Vec<End>,
    push: Vec<End>,
    flag_both: bool,
}

impl Organisation {
    /// Reads the files that are named; the people are read later.
    pub fn read(asked: &arguments::Organisation, people: &Origin) -> Result<Organisation, Failure> {
        once(asked, people)?;
        let mut mappings = Vec::new();
        for origin in &asked.mappings {
            mappings.extend(mapping::read_all(origin)?);
        }
        for name in &asked.push {
            expect_mapped_to(&mappings, name)?;
        }
        let end = |name: &String| {
            let mut apps = mappings.iter().map(|mapping| mapping.app());
            let known = apps.find(|app| app.is_called(name));
            known.cloned().unwrap_or_else(|| End::app(name.clone()))
        };
        let mut organisation = Organisation {
            sources: asked.profile_sources.iter().map(end).collect(),
            push: asked.push.iter().map(end).collect(),
            flag_both: asked.flag_both,
            schema: None,
            app_schemas: Vec::new(),
            mappings,
        };
        for origin in &asked.schemas {
            let schema = input::schema(origin)?;
            match organisation.described(&schema) {
                Some(end) if end.is_app() => organisation.app_schemas.push((end.clone(), schema)),
                Some(_) => organisation.schema = Some(schema),
                None => {
                    return Err(Failure::Usage(format!(
                        "`{origin}` describes neither Okta's users nor those of an app that is mapped: its `name` is that of \
                         no end of a mapping"
                    )));
                }
            }
        }
        Ok(organisation)
    }

    /// Who sources what.
    pub fn sourcing(&self) -> Sourcing {
        let sourcing = Sourcing::new(self.sources.clone())
            .with_mappings(&self.mappings)
            .with_flag_both(self.flag_both);
        match &self.schema {
            Some(schema) => sourcing.with_schema(schema),
            None => sourcing,
        }
    }

    /// The schema of an app's users.
    pub fn app_schema(&self, app: &End) -> Option<&Schema> {
        let mut schemas = self.app_schemas.iter();
        schemas
            .find(|(end, _)| end.is_same(app))
            .map(|(_, schema)| schema)
    }

    /// The apps of the mappings and the profile sources, each once.
    pub fn apps(&self) -> Vec<&End> {
        let mut apps: Vec<&End> = Vec::new();
        for app in self
            .mappings
            .iter()
            .map(|mapping| mapping.app())
            .chain(&self.sources)
        {
            if !apps.iter().any(|known| known.is_same(app)) {
                apps.push(app);
            }
        }
        apps
    }

    /// The apps whose updates are switched on: those that are named, else all that a mapping leads to.
    fn push(&self) -> Vec<&End> {
        if !self.push.is_empty() {
            return self.push.iter().collect();
        }
        let leads = |app: &&End| {
            let mut mappings = self.mappings.iter();
            mappings.any(|mapping| {
                mapping.direction() == Direction::ToApp && mapping.app().is_same(app)
            })
        };
        self.apps().into_iter().filter(leads).collect()
    }

    /// Every mapping compiled.
    pub fn compile(&self) -> Vec<CompiledMapping> {
        let engine = Engine::default();
        let mappings = self.mappings.iter();
        mappings.map(|mapping| mapping.compile(&engine)).collect()
    }

    /// Prints what is told of each person, with the line or the place in the array, and then what is told of all, until
    /// nobody reads it any more.
    pub fn print(
        &self,
        people: &Origin,
        mut tell: impl FnMut(u64, Result<Profiles, Error>) -> String,
        of_all: &str,
    ) -> Result<(), Failure> {
        let apps = self.apps();
        let mut output = io::stdout().lock();
        let mut print = |text: &str| {
            let written = output.write_all(text.as_bytes());
            let is_open = written.is_ok();
            unless_closed(written).map(|()| is_open)
        };
        People::open(people)?.each(|place, json| {
            if let Ok(json) = &json {
                input::expect_context(people, json)?;
            }
            let profiles = json.and_then(|json| {
                Context::from_json(&json)?;
                Ok(Profiles::from_context(&json, apps.iter().copied()))
            });
            Ok(match print(&tell(place, profiles))? {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            })
        })?;
        print(of_all).map(|_| ())
    }

    /// What people are told whoever the person is: which apps are pushed to, and what is found.
    pub fn account(&self, sourcing: &Sourcing, findings: &[SyncFinding]) -> String {
        let pushes = self.push().into_iter().map(|app| {
            let label = one_line(app.label());
            match sourcing.is_pushed_to(app) {
                true => format!("pushed to: {label}\n"),
                false => format!("not pushed to: {label}, a profile source, without --flag-both\n"),
            }
        });
        let parts = [pushes.collect(), clean(&account(findings))];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<String>>().join("\n")
    }

    /// The end that a schema describes: by its name, by the id of the app in its own id, else Okta where it is a user's
    /// (assumption).
    fn described(&self, schema: &Schema) -> Option<End> {
        let id = schema.to_json()["id"].as_str().unwrap_or_default();
        let is_described = |end: &&End| {
            let has_id = end
                .id()
                .is_some_and(|end| id.split('/').any(|part| part == end));
            has_id || schema.name().is_some_and(|name| end.is_called(name))
        };
        let mut ends = self
            .mappings
            .iter()
            .flat_map(|mapping| [mapping.source(), mapping.target()]);
        let described = ends.find(is_described).cloned();
        described.or_else(|| schema.is_of_user().then(|| End::okta("user")))
    }
}

/// Fails where no mapping leads to an app of this name or id.
fn expect_mapped_to(mappings: &[Mapping], name: &str) -> Result<(), Failure> {
    let mapped = mappings
        .iter()
        .filter(|mapping| mapping.direction() == Direction::ToApp)
        .map(|mapping| mapping.app());
    if mapped.clone().any(|app| app.is_called(name)) {
        return Ok(());
    }
    let mapped: Vec<&str> = mapped.map(End::label).collect();
    let told = match mapped.is_empty() {
        true => "no mapping leads to an app".to_owned(),
        false => format!("mappings lead to: {}", mapped.join(", ")),
    };
    Err(Failure::Usage(format!(
        "nothing can be pushed to `{name}`: {told}"
    )))
}

/// Standard input holds one thing.
fn once(asked: &arguments::Organisation, people: &Origin) -> Result<(), Failure> {
    let origins = asked.mappings.iter().chain(&asked.schemas).chain([people]);
    let dashes = origins.filter(|origin| **origin == Origin::StandardInput);
    match dashes.count() {
        0 | 1 => Ok(()),
        _ => Err(Failure::Usage(
            "standard input can not be read twice".to_owned(),
        )),
    }
}
