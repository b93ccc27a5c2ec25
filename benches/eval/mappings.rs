//! Whole mappings next to hand-written functions.

use std::hint::black_box;
use std::path::Path;

use okta_mapping::apply::Applier;
use okta_mapping::mapping::{CompiledMapping, Mapping};
use okta_mapping::{Context, Engine, Getter, Program, Value};
use serde::de::IgnoredAny;
use serde_json::{Value as Json, json};

use super::tasks::tasks;
use super::timing::compare;
use super::{people, row};

fn mapping(name: &str) -> CompiledMapping {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/mappings")
        .join(name);
    let json: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    Mapping::from_json(&json)
        .unwrap()
        .compile(&Engine::default())
        .checked()
        .unwrap()
}

const TO_APP: [&str; 10] = [
    "firstName",
    "lastName",
    "email",
    "mobilePhone",
    "streetAddress",
    "city",
    "state",
    "zipCode",
    "countryCode",
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

fn apply(programs: &[&Program], person: &Json) -> Vec<Value<'static>> {
    let context = Context::from_json(person).unwrap();
    let values = programs
        .iter()
        .map(|program| program.eval(&context).unwrap().into_owned());
    values.collect()
}

/// Ten attributes from JSON text to JSON text, beside skipping the same text, and beside parsing it, mapping by hand and
/// writing.
fn from_text_to_text(person: &Json) {
    let mapping = mapping("okta-to-ringcentral.json");
    let applier = Applier::new(&mapping);
    let person = json!({"user": person["user"]}).to_string();
    let ours = |buffer: &mut Vec<u8>| {
        buffer.clear();
        let failed = applier.apply_json(black_box(person.as_bytes()), None, buffer);
        assert!(failed.unwrap().is_empty());
    };
    let by_hand = |buffer: &mut Vec<u8>| {
        let person: Json = serde_json::from_slice(black_box(person.as_bytes())).unwrap();
        let values = to_app_by_hand(&person);
        let names = mapping.properties().iter();
        let profile: serde_json::Map<String, Json> = names
            .map(|property| property.attribute().to_owned())
            .zip(values)
            .collect();
        buffer.clear();
        serde_json::to_writer(buffer, &profile).unwrap();
    };
    let (mut first, mut second) = (Vec::new(), Vec::new());
    ours(&mut first);
    by_hand(&mut second);
    assert_eq!(
        String::from_utf8(first.clone()),
        String::from_utf8(second.clone())
    );
    row(
        "text to text, beside skipping it",
        &compare(
            || ours(&mut first),
            || {
                drop(black_box(serde_json::from_slice::<IgnoredAny>(black_box(
                    person.as_bytes(),
                ))))
            },
        ),
    );
    row(
        "text to text, beside by hand",
        &compare(|| ours(&mut first), || by_hand(&mut second)),
    );
}

/// A typed source beside the function over a parsed person.
fn bound(person: &Json) {
    struct Line {
        direct_number: Option<String>,
        extension: String,
    }
    let task = &tasks()[0];
    let phone = Engine::new(task.dialect).compile(&task.text).unwrap();
    let phone = phone.bind(|_, name| {
        let getter: Getter<Line> = match name {
            "directNumber" => |line| line.direct_number.as_deref().into(),
            "extensionNumber" => |line| line.extension.as_str().into(),
            _ => return None,
        };
        Some(getter)
    });
    let phone = phone.unwrap();
    let line = Line {
        direct_number: Some("+16505550100".to_owned()),
        extension: "101".to_owned(),
    };
    row(
        "the founding example, typed",
        &compare(
            || drop(black_box(phone.eval(black_box(&line)))),
            || drop(black_box((task.by_hand)(black_box(person)))),
        ),
    );
}

/// Prints a row for each direction.
pub fn print() {
    println!();
    let person = people::person();
    for (name, file, by_hand) in [
        (
            "ten attributes",
            "okta-to-ringcentral.json",
            to_app_by_hand as fn(&Json) -> Vec<Json>,
        ),
        (
            "the way back, five attributes",
            "ringcentral-to-okta.json",
            to_okta_by_hand,
        ),
    ] {
        let mapping = mapping(file);
        let programs: Vec<&Program> = mapping
            .properties()
            .iter()
            .map(|property| property.program().unwrap())
            .collect();
        let ours = serde_json::to_value(apply(&programs, &person)).unwrap();
        assert_eq!(ours, Json::Array(by_hand(&person)), "{name}");
        let medians = compare(
            || drop(black_box(apply(&programs, black_box(&person)))),
            || drop(black_box(by_hand(black_box(&person)))),
        );
        row(name, &medians);
    }
    bound(&person);
    from_text_to_text(&person);
    // A failing attribute beside ten good ones.
    let failing = Engine::default().compile("user.firstName.city").unwrap();
    let mapping = mapping("okta-to-ringcentral.json");
    let programs: Vec<&Program> = mapping
        .properties()
        .iter()
        .map(|property| property.program().unwrap())
        .collect();
    let medians = compare(
        || {
            let context = Context::from_json(black_box(&person)).unwrap();
            drop(black_box(failing.eval(&context).unwrap_err()));
        },
        || drop(black_box(apply(&programs, black_box(&person)))),
    );
    row("an error, beside ten attributes", &medians);
}
