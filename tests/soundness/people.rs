//! Random schemas, and people that satisfy them.

use okta_mapping::Schema;
use serde_json::{Map, Value as Json, json};

use crate::random::Random;

/// The kinds of attributes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Text,
    Word,
    Boolean,
    Integer,
    Number,
    Texts,
    Integers,
    Booleans,
}

const KINDS: [Kind; 8] = [
    Kind::Text,
    Kind::Word,
    Kind::Boolean,
    Kind::Integer,
    Kind::Number,
    Kind::Texts,
    Kind::Integers,
    Kind::Booleans,
];

/// An attribute, as the generator of expressions sees it.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub kind: Kind,
    pub required: bool,
}

/// The attributes of one end.
pub fn attributes(random: &mut Random, letter: char) -> Vec<Named> {
    (0..10)
        .map(|number| Named {
            name: format!("{letter}{number}"),
            // Texts are the most frequent.
            kind: match random.below(3) {
                0 => Kind::Text,
                _ => random.pick(&KINDS),
            },
            required: random.chance(2),
        })
        .collect()
}

/// The attributes as JSON, by name.
pub fn json_of(attributes: &[Named]) -> Json {
    let of = |named: &Named| {
        let mut json = match named.kind {
            Kind::Text => json!({"type": "string", "maxLength": 20}),
            Kind::Word => json!({"type": "string", "enum": ["true", "off", "S", "12"]}),
            Kind::Boolean => json!({"type": "boolean"}),
            Kind::Integer => json!({"type": "integer"}),
            Kind::Number => json!({"type": "number"}),
            Kind::Texts => json!({"type": "array", "items": {"type": "string"}}),
            Kind::Integers => json!({"type": "array", "items": {"type": "integer"}}),
            Kind::Booleans => json!({"type": "array", "items": {"type": "boolean"}}),
        };
        json["required"] = json!(named.required);
        (named.name.clone(), json)
    };
    Json::Object(attributes.iter().map(of).collect())
}

pub fn schema_of(json: &Json) -> Schema {
    Schema::from_json(&json!({"definitions": {"custom": {"properties": json}}})).unwrap()
}

const TEXTS: [&str; 14] = [
    "true",
    "no",
    "abc",
    "A",
    "b",
    "12",
    "0",
    "-3",
    "x@y.z",
    "a,b",
    "2015-07-31T17:18:37Z",
    "US",
    "\u{e9}\u{1f600}",
    " ",
];

fn value(random: &mut Random, kind: Kind) -> Json {
    let list = |random: &mut Random, kind: Kind| {
        let length = random.below(4);
        Json::from_iter((0..length).map(|_| value(random, kind)))
    };
    match kind {
        Kind::Text => json!(random.pick(&TEXTS)),
        Kind::Word => json!(random.pick(&["true", "off", "S", "12"])),
        Kind::Boolean => json!(random.chance(2)),
        Kind::Integer => json!(random.below(20) as i64 - 5),
        Kind::Number => match random.chance(2) {
            true => json!(random.below(20) as i64 - 5),
            false => json!(random.below(40) as f64 / 4.0 - 2.0),
        },
        Kind::Texts => list(random, Kind::Text),
        Kind::Integers => list(random, Kind::Integer),
        Kind::Booleans => list(random, Kind::Boolean),
    }
}

/// A profile that satisfies the schema: what is not required is missing, null or, of a text, empty now and then.
fn profile(random: &mut Random, attributes: &[Named]) -> Json {
    let mut profile = Map::new();
    for Named {
        name,
        kind,
        required,
    } in attributes
    {
        let held = match random.below(6) {
            0 if !required => continue,
            1 if !required => Json::Null,
            2 if !required && matches!(kind, Kind::Text | Kind::Word) => json!(""),
            _ => value(random, *kind),
        };
        profile.insert(name.clone(), held);
    }
    Json::Object(profile)
}

/// A context: a person at both ends.
pub fn context(random: &mut Random, user: &[Named], app: &[Named], from_user: bool) -> Json {
    let (user_profile, app_profile) = (profile(random, user), profile(random, app));
    let source = match from_user {
        true => user_profile.clone(),
        false => app_profile.clone(),
    };
    let related = profile(random, user);
    let some = random.chance(2);
    json!({
        "user": {
            "id": "00u1",
            "status": random.pick(&["ACTIVE", "STAGED"]),
            "created": "2015-07-31T17:18:37Z",
            "lastUpdated": "2016-07-31T17:18:37Z",
            "lastLogin": some.then_some("2017-07-31T17:18:37Z"),
            "profile": user_profile,
        },
        "appuser": {"profile": app_profile},
        "source": {"profile": source},
        "appUsers": {},
        "apps": {},
        "now": "2020-01-01T00:00:00Z",
        "groups": if some { json!([
            {"id": "g1", "type": "BUILT_IN", "profile": {"name": "Everyone"}},
            {"id": "g2", "type": "OKTA_GROUP", "profile": {"name": "West", "description": "d"}},
        ]) } else { json!([]) },
        "linkedObjects": if some { json!({"manager": {"profile": related.clone()}}) } else { json!({}) },
        "manager": if some { json!({"active_directory": {"user": {"profile": related}, "appUsers": {}}}) } else { json!({}) },
        "assistant": {},
        "assignments": if some { json!({"active_directory": [{"profile": {}}], "workday": []}) } else { json!({}) },
    })
}
