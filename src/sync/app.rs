//! An app as the simulation knows it: its mappings, its schema, what its service owns.

use indexmap::IndexSet;
use serde_json::Value as Json;

use super::finding::SyncFinding;
use super::reading::Reading;
use super::report::SyncReport;
use crate::diagnostic::Level;
use crate::mapping::{CompiledMapping, Direction, End};
use crate::schema::{Attribute, Mutability, Schema};
use crate::validate::shown as shown_value;

#[derive(Clone, Debug)]
pub(super) struct App<'a> {
    pub end: End,
    pub imports: Vec<&'a CompiledMapping>,
    pub pushes: Vec<&'a CompiledMapping>,
    pub schema: Option<&'a Schema>,
    pub owned: Vec<String>,
    pub is_demanding: bool,
    has_namesake: bool,
}

impl<'a> App<'a> {
    /// The apps of mappings, in the order in which they are named.
    pub fn of_mappings(mappings: &'a [CompiledMapping]) -> Vec<App<'a>> {
        let mut apps: Vec<App<'a>> = Vec::new();
        for mapping in mappings {
            let end = mapping.app();
            let known = apps.iter().position(|app| app.end.is_same(end));
            let place = known.unwrap_or_else(|| {
                apps.push(App::new(end.clone()));
                apps.len() - 1
            });
            if let Some(app) = apps.get_mut(place) {
                match mapping.direction() {
                    Direction::ToOkta => app.imports.push(mapping),
                    Direction::ToApp => app.pushes.push(mapping),
                }
            }
        }
        let names: Vec<String> = apps.iter().map(|app| app.end.name().to_owned()).collect();
        for app in &mut apps {
            let same = names.iter().filter(|name| *name == app.end.name());
            app.has_namesake = same.count() > 1;
        }
        apps
    }

    fn new(end: End) -> App<'a> {
        App {
            end,
            imports: Vec::new(),
            pushes: Vec::new(),
            schema: None,
            owned: Vec::new(),
            is_demanding: false,
            has_namesake: false,
        }
    }

    /// For people and reports: the app's name; its id where it has none, or another instance has the same.
    pub fn label(&self) -> &str {
        match self.end.id() {
            Some(id) if self.has_namesake => id,
            _ => self.end.label(),
        }
    }

    /// Whether the service owns an attribute: it is READ_ONLY, or listed.
    pub fn owns(&self, attribute: &str) -> bool {
        let is_listed = self.owned.iter().any(|owned| owned == attribute);
        let described = self.schema.and_then(|schema| schema.attribute(attribute));
        is_listed
            || described.is_some_and(|described| described.mutability() == Mutability::ReadOnly)
    }

    /// What mappings set although the service owns it: `read-only`.
    pub fn never_sent(&self) -> impl Iterator<Item = SyncFinding> {
        let set = self.pushes.iter().flat_map(|mapping| mapping.properties());
        let owned = set.filter(|property| self.owns(property.attribute()));
        owned.map(|property| {
            let message = format!(
                "the mapping sets it, and the service of `{}` owns it: the value is never sent",
                self.label()
            );
            SyncFinding::new("read-only", Level::Warning, message)
                .of(self.label(), property.attribute())
                .helped("take it out of the mapping to the app")
        })
    }

    /// The attributes that imports read.
    pub fn imported(&self) -> IndexSet<String> {
        let properties = self.imports.iter().flat_map(|mapping| {
            let properties = mapping.properties().iter();
            properties.map(|property| Reading::of(property, mapping))
        });
        properties.flat_map(|reading| reading.attributes).collect()
    }

    /// A value of an attribute as a message shows it.
    pub fn shown(&self, attribute: &str, value: &Json) -> String {
        shown(self.schema, attribute, value)
    }

    /// Whether the schema knows of one value of an attribute.
    pub fn is_single(&self, attribute: &str) -> bool {
        let described = self.schema.and_then(|schema| schema.attribute(attribute));
        described.is_some_and(Attribute::is_single)
    }
}

/// The id and the name of an app, by which it can be called.
pub(super) fn names(app: &End) -> impl Iterator<Item = &str> {
    let names = app.id().into_iter().chain([app.name()]);
    names.filter(|name| !name.is_empty())
}

/// A value as a message shows it: cut where it is long, hidden where it is secret.
pub(super) fn shown(schema: Option<&Schema>, attribute: &str, value: &Json) -> String {
    match is_secret(schema, attribute) {
        true => SyncReport::SECRET.to_owned(),
        false => shown_value(value),
    }
}

/// Whether the values of an attribute are never shown.
pub(super) fn is_secret(schema: Option<&Schema>, attribute: &str) -> bool {
    let described = schema.and_then(|schema| schema.attribute(attribute));
    described.is_some_and(Attribute::is_secret)
}
