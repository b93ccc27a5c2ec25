//! The mapping of ten attributes, RingCentral's, next to a hand-written Rust function over the same JSON, in one run. What
//! counts is the ratio: machines are noisy, and both sides meet the same noise.
//!
//! `cargo bench --bench mapping`

use std::hint::black_box;
use std::time::{Duration, Instant};

use okta_mapping::apply::{Applier, Person};
use okta_mapping::{Context, Engine, Mapping, Schema, read_json};
use serde_json::{Map, Value as Json, json};

/// Attributes of the app, with those of Okta.
const COPIES: [(&str, &str); 10] = [
    ("firstName", "firstName"),
    ("lastName", "lastName"),
    ("email", "email"),
    ("mobilePhone", "mobilePhone"),
    ("street", "streetAddress"),
    ("city", "city"),
    ("state", "state"),
    ("zip", "zipCode"),
    ("country", "countryCode"),
    ("department", "department"),
];

/// What somebody would write: the profile, and which attributes have changed.
fn by_hand(json: &Json, current: &Map<String, Json>) -> (Map<String, Json>, Vec<&'static str>) {
    let mut profile = current.clone();
    let mut changed = Vec::new();
    for (attribute, source) in COPIES {
        let value = &json["user"]["profile"][source];
        if profile.get(attribute).unwrap_or(&Json::Null) != value {
            changed.push(attribute);
            profile.insert(attribute.to_owned(), value.clone());
        }
    }
    (profile, changed)
}

/// The time of one call: the median of rounds that are long enough to be timed.
fn time(mut run: impl FnMut()) -> Duration {
    let mut calls = 1u32;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| run());
        if start.elapsed() > Duration::from_millis(2) {
            break;
        }
        calls *= 2;
    }
    let mut rounds: Vec<Duration> = (0..51)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(|_| run());
            start.elapsed() / calls
        })
        .collect();
    rounds.sort();
    rounds[rounds.len() / 2]
}

fn read(bytes: &[u8]) -> Json {
    read_json(bytes).unwrap()
}

fn main() {
    let mapping = read(include_bytes!(
        "../tests/data/mappings/okta-to-ringcentral.json"
    ));
    let mapping = Mapping::from_json(&mapping)
        .unwrap()
        .compile(&Engine::default());
    let schema = read(include_bytes!(
        "../tests/data/schemas/ringcentral-att-user.json"
    ));
    let schema = Schema::from_json(&schema).unwrap();
    let user = read(include_bytes!("../tests/data/schemas/okta-user.json"));
    let user = Schema::from_json(&user).unwrap();
    let bytes = include_bytes!("../tests/data/contexts/full.json");
    let person = read(bytes);
    let current = json!({"userName": "amara", "firstName": "Amara", "lastName": "Okafor", "city": "Oslo", "zip": "94607"});
    let current = current.as_object().unwrap();

    let plain = Applier::new(&mapping);
    let with_schemas = Applier::new(&mapping)
        .with_source_schema(&user)
        .with_target_schema(&schema);
    let apply = |applier: &Applier<'_>| {
        let context = Context::from_json(black_box(&person)).unwrap();
        applier.apply(&Person::new(&context).with_current(current))
    };
    assert_eq!(*apply(&plain).profile(), by_hand(&person, current).0);

    let rows = [
        (
            "by hand",
            time(|| drop(black_box(by_hand(black_box(&person), current)))),
        ),
        ("apply", time(|| drop(black_box(apply(&plain))))),
        (
            "apply with both schemas",
            time(|| drop(black_box(apply(&with_schemas)))),
        ),
        (
            "a line in, a line out",
            time(|| drop(black_box(with_schemas.answer(black_box(bytes), None)))),
        ),
        (
            "reading that line's JSON",
            time(|| drop(black_box(read(black_box(bytes))))),
        ),
    ];
    let base = rows[0].1.as_secs_f64();
    for (name, took) in rows {
        let took = took.as_secs_f64();
        println!("{name:<28} {:>8.2}µs {:>6.1}×", took * 1e6, took / base);
    }
}
