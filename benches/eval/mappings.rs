//! Whole mappings next to hand-written functions.

use std::hint::black_box;
use std::path::Path;

use okta_mapping::mapping::{CompiledMapping, Mapping};
use okta_mapping::{Context, Engine, Program, Value};
use serde_json::Value as Json;

use super::timing::compare;
use super::{people, row};

fn mapping(name: &str) -> CompiledMapping {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mappings").join(name);
    let json: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    Mapping::from_json(&json).unwrap().compile(&Engine::default()).checked().unwrap()
}

const TO_APP: [&str; 10] = [
    "firstName", "lastName", "email", "mobilePhone", "streetAddress", "city", "state", "zipCode", "countryCode",
    "department",
];

fn to_app_by_hand(person: &Json) -> Vec<Json> {
    let profile = &person["user"]["profile"];
    TO_APP.iter().map(|name| profile[*name].clone()).collect()
}

fn to_okta_by_hand(person: &Json) -> Vec<Json> {
    let profile = &person["appuser"]["profile"];
    let direct = profile["directNumber"].as_str().unwrap_or("");
    let extension = profile["extensionNumber"].as_str().unwrap_or("null");
    vec![
        profile["userName"].clone(),
        profile["firstName"].clone(),
        profile["lastName"].clone(),
        profile["userName"].clone(),
        Json::String(format!("{direct}#{extension}")),
    ]
}

fn apply<'p>(programs: &[&Program], person: &'p Json) -> Vec<Value<'static>> {
    let context = Context::from_json(person).unwrap();
    let values = programs.iter().map(|program| program.eval(&context).unwrap().into_owned());
    values.collect()
}

/// Prints a row for each direction.
pub fn print() {
    println!();
    let person = people::person();
    for (name, file, by_hand) in [
        ("ten attributes", "okta-to-ringcentral.json", to_app_by_hand as fn(&Json) -> Vec<Json>),
        ("the way back, five attributes", "ringcentral-to-okta.json", to_okta_by_hand),
    ] {
        let mapping = mapping(file);
        let programs: Vec<&Program> =
            mapping.properties().iter().map(|property| property.program().unwrap()).collect();
        let ours = serde_json::to_value(apply(&programs, &person)).unwrap();
        assert_eq!(ours, Json::Array(by_hand(&person)), "{name}");
        let medians = compare(
            || drop(black_box(apply(&programs, black_box(&person)))),
            || drop(black_box(by_hand(black_box(&person)))),
        );
        row(name, &medians);
    }
    // A failing attribute beside ten good ones.
    let failing = Engine::default().compile("user.firstName.city").unwrap();
    let mapping = mapping("okta-to-ringcentral.json");
    let programs: Vec<&Program> =
        mapping.properties().iter().map(|property| property.program().unwrap()).collect();
    let medians = compare(
        || {
            let context = Context::from_json(black_box(&person)).unwrap();
            drop(black_box(failing.eval(&context).unwrap_err()));
        },
        || drop(black_box(apply(&programs, black_box(&person)))),
    );
    row("an error, beside ten attributes", &medians);
}
