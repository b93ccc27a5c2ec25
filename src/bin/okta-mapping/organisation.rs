//! Reading what describes an organisation: mappings, schemas, profile sources; and its people.

use std::ops::ControlFlow;

use okta_mapping::mapping::{Direction, End, Mapping};
use okta_mapping::sourcing::{Profiles, Sourcing};
use okta_mapping::{Context, Error, Schema};

use crate::arguments;
use crate::failure::Failure;
use crate::input::{self, Origin};
use crate::mapping;
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
        let end = |name: &String| {
            let mut apps = mappings.iter().map(Mapping::app);
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
        for app in self.mappings.iter().map(Mapping::app).chain(&self.sources) {
            if !apps.iter().any(|known| known.is_same(app)) {
                apps.push(app);
            }
        }
        apps
    }

    /// The apps whose updates are switched on: those that are named, else all that a mapping leads to.
    pub fn push(&self) -> Vec<&End> {
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

    /// Shows each person with the line, or the place in the array, until told to stop.
    pub fn each(
        &self,
        origin: &Origin,
        mut show: impl FnMut(u64, Result<Profiles, Error>) -> Result<ControlFlow<()>, Failure>,
    ) -> Result<(), Failure> {
        let apps = self.apps();
        People::open(origin)?.each(|place, json| {
            let profiles = json.and_then(|json| {
                Context::from_json(&json)?;
                Ok(Profiles::from_context(&json, apps.iter().copied()))
            });
            show(place, profiles)
        })
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
