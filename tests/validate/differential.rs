//! The `jsonschema` crate as a partner, where the keys mean the same: random schemas and profiles, the same verdicts.

use proptest::prelude::*;

use super::*;

/// A schema as JSON Schema draft 4 has it: `required` is a list, whole numbers are integers.
fn partner(properties: &Json, required: &[String]) -> jsonschema::Validator {
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-06/schema#",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn word() -> impl Strategy<Value = String> {
    "[a-c0-2é]{1,6}"
}

fn limits<T: Into<Json>>(
    keys: [&'static str; 2],
    values: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Vec<(&'static str, Json)>> {
    let of = move |key| {
        prop::option::of(values.clone())
            .prop_map(move |value| value.map(|value| (key, value.into())))
    };
    (of(keys[0]), of(keys[1])).prop_map(|(low, high)| low.into_iter().chain(high).collect())
}

fn string() -> impl Strategy<Value = Json> {
    let pattern = prop::option::of(prop::sample::select(vec![
        "^[a-c]*$",
        "^(?:a|b)+[0-9]?$",
        "^.{2,4}$",
    ]));
    let values = prop::option::of(prop::collection::btree_set(word(), 1..4));
    (
        limits(["minLength", "maxLength"], 0_u64..6),
        pattern,
        values,
    )
        .prop_map(|(limits, pattern, values)| {
            let mut attribute = json!({"type": "string"});
            for (key, value) in limits {
                attribute[key] = value;
            }
            if let Some(pattern) = pattern {
                attribute["pattern"] = json!(pattern);
            }
            if let Some(values) = values {
                attribute["enum"] = json!(values);
            }
            attribute
        })
}

fn number() -> impl Strategy<Value = Json> {
    let kind = prop::sample::select(vec!["number", "integer"]);
    (kind, limits(["minimum", "maximum"], -4_i64..5)).prop_map(|(kind, limits)| {
        let mut attribute = json!({"type": kind});
        for (key, value) in limits {
            attribute[key] = value;
        }
        attribute
    })
}

fn attribute() -> impl Strategy<Value = Json> {
    let array = prop_oneof![
        Just(json!({"type": "string"})),
        Just(json!({"type": "integer"})),
        Just(json!({"type": "number"})),
        prop::collection::btree_set(word(), 1..4)
            .prop_map(|values| json!({"type": "string", "enum": values})),
    ];
    prop_oneof![
        string(),
        number(),
        Just(json!({"type": "boolean"})),
        array.prop_map(|items| json!({"type": "array", "items": items})),
    ]
}

/// Values that are neither null nor `""`, which Okta takes as no value.
fn value() -> impl Strategy<Value = Json> {
    let single = prop_oneof![
        word().prop_map(Json::from),
        (-6_i64..7).prop_map(Json::from),
        (-12_i64..13).prop_map(|half| json!(half as f64 / 2.0)),
        any::<bool>().prop_map(Json::from),
    ];
    prop_oneof![
        4 => single.clone(),
        1 => prop::collection::vec(single, 0..3).prop_map(Json::from),
    ]
}

const NAMES: [&str; 3] = ["x", "y", "z"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn json_schema_gives_the_same_verdicts(
        attributes in prop::collection::vec(attribute(), 3),
        values in prop::collection::vec(prop::option::of(value()), 3),
        required in prop::collection::vec(any::<bool>(), 3),
        stranger in prop::option::weighted(0.1, value()),
    ) {
        let mut properties = serde_json::Map::new();
        let mut profile = serde_json::Map::new();
        let mut needed = Vec::new();
        for (place, name) in NAMES.into_iter().enumerate() {
            properties.insert(name.to_owned(), attributes[place].clone());
            if let Some(value) = &values[place] {
                profile.insert(name.to_owned(), value.clone());
            }
            if required[place] {
                needed.push(name.to_owned());
            }
        }
        if let Some(value) = stranger {
            profile.insert("stranger".to_owned(), value);
        }
        let properties = Json::Object(properties);
        let ours = Schema::from_json(&json!({"definitions": {"custom": {
            "properties": properties, "required": needed,
        }}})).unwrap();
        let profile = Json::Object(profile);
        let found = codes(&ours, &profile);
        let theirs = partner(&properties, &needed).is_valid(&profile);
        prop_assert_eq!(found.is_empty(), theirs, "{:?}", found);
    }
}
