//! Laws of applying a mapping, over random mappings, schemas and people.

use okta_mapping::apply::{Applied, Applier, Outcome, Person};
use okta_mapping::mapping::{End, Mapping, PushStatus};
use okta_mapping::{Attribute, CompiledMapping, Context, Engine, Mutability, Schema, Severity};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// Expressions over the app's user: copies, constants, failures, texts that are none.
fn expression() -> impl Strategy<Value = String> {
    let name = || prop::sample::select(NAMES.to_vec());
    prop_oneof![
        4 => name().prop_map(|name| format!("appuser.{name}")),
        1 => name().prop_map(|name| format!("source.{name} + '!'")),
        1 => name().prop_map(|name| format!("Convert.toInt(appuser.{name})")),
        1 => name().prop_map(|name| format!("crm.{name} != null ? crm.{name} : ''")),
        1 => name().prop_map(|name| format!("1.0 / appuser.{name}")),
        2 => prop::sample::select(vec!["null", "''", "'v'", "1", "1.0", "true", "{}", "{'v', 'w'}", "nothing(1)", "appuser.", "user.a", " "])
            .prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        prop::sample::select(vec![
            json!(""),
            json!("v"),
            json!("12"),
            json!(1),
            json!(1.0),
            json!(2.5),
            json!(true),
            json!([]),
            json!(["v", "w"])
        ]),
        "[a-z]{0,6}".prop_map(Json::from),
    ]
}

fn profile() -> impl Strategy<Value = Map<String, Json>> {
    prop::collection::vec((prop::sample::select(NAMES.to_vec()), value()), 0..8).prop_map(
        |entries| {
            entries
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()
        },
    )
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let property = (
        prop::sample::select(NAMES.to_vec()),
        expression(),
        any::<bool>(),
    );
    prop::collection::vec(property, 0..8).prop_map(|properties| {
        let empty = Mapping::between(End::app("crm"), End::okta("user")).unwrap();
        properties
            .into_iter()
            .fold(
                empty,
                |mapping, (name, expression, create_only)| match create_only {
                    true => mapping.with_create_only(name, expression),
                    false => mapping.with(name, expression),
                },
            )
    })
}

fn attribute(name: &'static str) -> impl Strategy<Value = Attribute> {
    use Mutability::{Immutable, ReadOnly, ReadWrite, WriteOnly};
    let mutability = prop::sample::select(vec![
        ReadWrite, ReadWrite, ReadWrite, ReadOnly, Immutable, WriteOnly,
    ]);
    let default = prop::option::weighted(0.3, Just(json!("v")));
    (0..5usize, mutability, default, any::<bool>(), any::<bool>()).prop_map(
        move |(kind, mutability, default, is_required, is_hashed)| {
            let mut attribute = match kind {
                0 => Attribute::integer(name),
                1 => Attribute::number(name),
                2 => Attribute::array(name, "string"),
                _ => Attribute::string(name).max_length(4),
            };
            if is_hashed && kind > 2 {
                attribute = attribute.format("hashed");
            }
            if is_required {
                attribute = attribute.required();
            }
            if let Some(default) = default {
                attribute = attribute.default_value(default);
            }
            attribute.mutability(mutability).build()
        },
    )
}

/// A schema of some of the names, in any order.
fn schema() -> impl Strategy<Value = Schema> {
    let names = prop::sample::subsequence(NAMES.to_vec(), 0..=NAMES.len()).prop_shuffle();
    names
        .prop_flat_map(|names| names.into_iter().map(attribute).collect::<Vec<_>>())
        .prop_map(|attributes| {
            let empty = Schema::app_user("crm");
            attributes
                .into_iter()
                .fold(empty, |schema, attribute| schema.with(attribute).unwrap())
        })
}

fn current() -> impl Strategy<Value = Option<Map<String, Json>>> {
    prop::option::weighted(0.7, profile())
}

fn applier<'a>(
    mapping: &'a CompiledMapping,
    source: Option<&'a Schema>,
    target: Option<&'a Schema>,
) -> Applier<'a> {
    let mut applier = Applier::new(mapping);
    if let Some(schema) = source {
        applier = applier.with_source_schema(schema);
    }
    if let Some(schema) = target {
        applier = applier.with_target_schema(schema);
    }
    applier
}

fn apply(
    applier: &Applier<'_>,
    source: &Map<String, Json>,
    current: Option<&Map<String, Json>>,
) -> Applied {
    let json = json!({"appuser": {"profile": source}});
    let context = Context::from_json(&json).unwrap();
    let person = Person::new(&context);
    applier.apply(&match current {
        Some(profile) => person.with_current(profile),
        None => person,
    })
}

proptest! {
    #[test]
    fn applying_twice_changes_nothing_the_second_time(
        mapping in mapping(), source in profile(), current in current(), schema in prop::option::of(schema())
    ) {
        let mapping = mapping.compile(&Engine::default());
        let applier = applier(&mapping, None, schema.as_ref());
        let once = apply(&applier, &source, current.as_ref());
        let twice = apply(&applier, &source, Some(once.profile()));
        prop_assert_eq!(json!(twice.profile()), json!(once.profile()));
        for outcome in twice.attributes() {
            let attribute = schema.as_ref().and_then(|schema| schema.attribute(outcome.attribute()));
            let is_compared = attribute.is_none_or(|attribute| attribute.mutability() != Mutability::WriteOnly);
            prop_assert!(!is_compared || *outcome.outcome() != Outcome::Set, "{:?}", outcome);
        }
    }

    #[test]
    fn attributes_are_told_in_the_mappings_order_each_once(
        mapping in mapping(), source in profile(), current in current(), schema in prop::option::of(schema())
    ) {
        let compiled = mapping.compile(&Engine::default());
        let applied = apply(&applier(&compiled, None, schema.as_ref()), &source, current.as_ref());
        let told: Vec<&str> = applied.attributes().iter().map(|outcome| outcome.attribute()).collect();
        let mapped: Vec<&str> = mapping.properties().map(|(name, _)| name).collect();
        prop_assert_eq!(told, mapped);
    }

    #[test]
    fn violations_are_told_in_the_schemas_order(
        mapping in mapping(), source in profile(), current in current(), schema in schema()
    ) {
        let compiled = mapping.compile(&Engine::default());
        let applied = apply(&applier(&compiled, None, Some(&schema)), &source, current.as_ref());
        let places = applied.violations().map(|finding| {
            schema.attributes().position(|attribute| attribute.name() == finding.attribute).unwrap_or(usize::MAX)
        });
        prop_assert!(places.is_sorted());
        let has_violation = applied.findings().iter().any(|finding| finding.severity == Severity::Violation);
        prop_assert_eq!(applied.is_stored(), !has_violation);
    }

    #[test]
    fn an_outcome_does_not_depend_on_the_other_expressions(
        mapping in mapping(), source in profile(), current in current(), schema in prop::option::of(schema())
    ) {
        let compiled = mapping.compile(&Engine::default());
        let all = apply(&applier(&compiled, None, schema.as_ref()), &source, current.as_ref());
        for (name, property) in mapping.properties() {
            let alone = Mapping::between(End::app("crm"), End::okta("user")).unwrap();
            let alone = match property.push_status() {
                PushStatus::Push => alone.with(name, property.expression()),
                PushStatus::CreateOnly => alone.with_create_only(name, property.expression()),
            };
            let alone = alone.compile(&Engine::default());
            let one = apply(&applier(&alone, None, schema.as_ref()), &source, current.as_ref());
            prop_assert_eq!(one.attribute(name), all.attribute(name));
            prop_assert_eq!(one.profile().get(name), all.profile().get(name));
        }
    }

    #[test]
    fn what_fails_or_is_omitted_keeps_the_old_value(
        mapping in mapping(), source in profile(), current in current(), schema in prop::option::of(schema())
    ) {
        let compiled = mapping.compile(&Engine::default());
        let applied = apply(&applier(&compiled, None, schema.as_ref()), &source, current.as_ref());
        let old = |name: &str| current.as_ref().and_then(|profile| profile.get(name));
        for outcome in applied.attributes() {
            prop_assert_eq!(outcome.before(), old(outcome.attribute()));
            let now = applied.profile().get(outcome.attribute());
            match outcome.outcome() {
                Outcome::Kept(_) | Outcome::Omitted(_) => {
                    prop_assert_eq!(now, outcome.before());
                    prop_assert_eq!(outcome.value(), None);
                }
                Outcome::Unchanged => prop_assert_eq!(now, outcome.before()),
                Outcome::Set => prop_assert_eq!(now, outcome.value()),
                _ => prop_assert!(!applied.is_stored()),
            }
        }
        let is_mapped = |name: &String| applied.attribute(name).is_some();
        for (name, value) in current.iter().flatten().filter(|(name, _)| !is_mapped(name)) {
            prop_assert_eq!(applied.profile().get(name), Some(value));
        }
    }

    #[test]
    fn a_line_is_what_the_library_gives(
        mapping in mapping(), source in profile(), current in current(), schemas in prop::option::of((schema(), schema()))
    ) {
        let compiled = mapping.compile(&Engine::default());
        let (reads, writes) = schemas.as_ref().map(|(reads, writes)| (reads, writes)).unzip();
        let applier = applier(&compiled, reads, writes);
        let line = json!({"appuser": {"profile": source}, "target": current});
        let answer: Json = serde_json::from_str(&applier.answer(line.to_string().as_bytes(), None)).unwrap();
        prop_assert_eq!(answer, json!(apply(&applier, &source, current.as_ref())));
    }
}

/// JSON of any shape, with the keys that are looked for among its own.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        value(),
        any::<f64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
        expression().prop_map(Json::from)
    ];
    leaf.prop_recursive(5, 32, 5, |inner| {
        let keys = [
            "a",
            "b",
            "profile",
            "appuser",
            "user",
            "source",
            "appUsers",
            "crm",
            "target",
            "properties",
            "expression",
            "definitions",
            "base",
            "custom",
            "type",
            "default",
            "items",
            "master",
            "priority",
            "mutability",
            "required",
            "variables",
            "now",
            "groups",
        ];
        let key = prop::sample::select(keys.to_vec());
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((key, inner), 0..6).prop_map(|entries| entries
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

/// What a line gives, over the context of its JSON.
fn over_the_parsed_text(applier: &Applier<'_>, line: &Json) -> Json {
    let context = match Context::from_json(line) {
        Ok(context) => context,
        Err(error) => return json!(error.diagnostic()),
    };
    let person = Person::new(&context);
    let current = match line.get("target") {
        None | Some(Json::Null) => return json!(applier.apply(&person)),
        Some(target) => match target.get("profile") {
            Some(profile @ (Json::Object(_) | Json::Null)) => profile,
            _ => target,
        },
    };
    match current {
        Json::Object(current) => json!(applier.apply(&person.with_current(current))),
        _ => {
            let message = "`target` must be a profile or an object with one";
            json!({"ok": false, "phase": "input", "code": "invalid-context", "message": message, "span": [0, 0]})
        }
    }
}

proptest! {
    #[test]
    fn nothing_panics(person in any_json(), attributes in any_json(), properties in any_json(), current in any_json(), mapping in mapping()) {
        let schema = Schema::from_json(&json!({"definitions": {"custom": {"properties": attributes}}}));
        let schema = schema.as_ref().ok();
        let any = Mapping::from_json(&json!({"source": {"type": "appuser", "name": "crm"}, "properties": properties}));
        for mapping in std::iter::once(mapping).chain(any.ok()) {
            let compiled = mapping.compile(&Engine::default());
            let applier = applier(&compiled, schema, schema);
            let mut line = person.clone();
            if let Json::Object(line) = &mut line {
                line.insert("target".to_owned(), current.clone());
            }
            let answer = applier.answer(line.to_string().as_bytes(), None);
            prop_assert!(!answer.contains('\n'));
            let answer: Json = serde_json::from_str(&answer).unwrap();
            prop_assert_eq!(answer, over_the_parsed_text(&applier, &line));
        }
    }

    #[test]
    fn values_of_text_are_those_of_the_parsed_text(
        mapping in mapping(), source in profile(), beside in any_json(), schema in prop::option::of(schema()), way in 0..4usize
    ) {
        let user = json!({"profile": source});
        let line = match way {
            0 => json!({"appuser": user, "target": beside}),
            1 => json!({"appUsers": {"crm": user}, "target": {"a": 1}}),
            2 => json!({"source": user, "other": beside}),
            _ => json!({"appuser": user, "variables": {"a": 1}}),
        };
        let compiled = mapping.compile(&Engine::default());
        let applier = applier(&compiled, schema.as_ref(), schema.as_ref());
        let context = Context::from_json(&line).unwrap();
        let applied = applier.apply(&Person::new(&context));
        let expected: Map<String, Json> = applied
            .attributes()
            .iter()
            .filter_map(|outcome| Some((outcome.attribute().to_owned(), outcome.value()?.clone())))
            .collect();
        let mut values = b"before ".to_vec();
        let failed = applier.apply_json(line.to_string().as_bytes(), None, &mut values).unwrap();
        prop_assert_eq!(String::from_utf8(values).unwrap(), format!("before {}", json!(expected)));
        let kept = applied.attributes().iter().filter_map(|outcome| Some((outcome.attribute(), outcome.error()?)));
        prop_assert!(kept.eq(failed.iter().map(|(name, error)| (*name, error))));
        let answer: Json = serde_json::from_str(&applier.answer(line.to_string().as_bytes(), None)).unwrap();
        prop_assert_eq!(answer, over_the_parsed_text(&applier, &line));
    }
}
