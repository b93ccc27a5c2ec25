//! The guide of the integration that this library began with, section by section, on its preset.

#[path = "../support/data.rs"]
mod data;

mod import;
mod push;
mod sync;

use data::data;
use okta_mapping::apply::{Applied, Person};
use okta_mapping::mapping::{Direction, Mapping};
use okta_mapping::{Context, Engine, Preset};
use serde_json::{Value as Json, json};

fn preset() -> &'static Preset {
    Preset::named("ringcentral-att").unwrap()
}

/// A person of the test data, with some attributes of the app user or the user changed.
fn person(part: &str, changes: Json) -> Json {
    let mut context = data("contexts/full.json");
    for (name, value) in changes.as_object().unwrap() {
        context[part]["profile"][name] = value.clone();
    }
    context
}

/// Applies a mapping to somebody whom the target does not have yet.
fn applied(mapping: &Mapping, context: &Json) -> Applied {
    let mapping = mapping.compile(&Engine::default());
    let context = Context::from_json(context).unwrap();
    preset().applier(&mapping).apply(&Person::new(&context))
}

fn codes(applied: &Applied) -> Vec<(&str, &str)> {
    let findings = applied.findings().iter();
    findings
        .map(|finding| (finding.attribute.as_str(), finding.code))
        .collect()
}
