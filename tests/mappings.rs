//! Mappings as the Profile Mappings API gives them: read, built, updated, written back, compiled.

use std::fs;
use std::path::Path;

use okta_mapping::mapping::{Direction, End, Mapping, MappingError, PushStatus};
use okta_mapping::{CompiledMapping, Engine};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn files() -> Vec<(String, Json)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mappings");
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let json = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), json)
    });
    files.collect()
}

fn file(name: &str) -> Json {
    let found = files().into_iter().find(|(file, _)| file == name);
    found.unwrap().1
}

fn read(json: Json) -> Result<Mapping, MappingError> {
    Mapping::from_json(&json)
}

fn mapped(mapping: &Mapping) -> Vec<&str> {
    mapping.properties().map(|(name, _)| name).collect()
}

fn compile(mapping: &Mapping) -> CompiledMapping {
    mapping.compile(&Engine::default())
}

fn app(name: &str) -> Json {
    json!({"id": "0oa1", "name": name, "type": "appuser"})
}

fn okta() -> Json {
    json!({"id": "oty1", "name": "user", "type": "user"})
}

#[test]
fn a_mapping_is_written_back_as_it_was() {
    for (name, json) in files() {
        let mapping = read(json.clone()).unwrap();
        assert_eq!(mapping.to_json(), &json, "{name}");
        assert_eq!(mapping.id(), json["id"].as_str(), "{name}");
        let text = |json: &Json| serde_json::to_string(json).unwrap();
        assert_eq!(text(mapping.to_json()), text(&json), "{name}");
    }
}

#[test]
fn a_list_of_mappings_is_read_as_one_is() {
    let listed: Vec<Json> = files().into_iter().map(|(_, json)| json).collect();
    let count = listed.len();
    let one = Mapping::all_from_json(&listed[0]).unwrap();
    assert_eq!(one, [read(listed[0].clone()).unwrap()]);
    let all = Mapping::all_from_json(&Json::Array(listed)).unwrap();
    assert_eq!(all.len(), count);
    assert_eq!(Mapping::all_from_json(&json!([])).unwrap(), []);
    let error = Mapping::all_from_json(&json!([7])).unwrap_err();
    assert_eq!(error, MappingError::Shape);
}

/// Which way a mapping leads: by the types of the ends, else by an app's id, else by what the expressions read.
#[test]
fn ends_are_told_by_type_then_id_then_references() {
    let with = |source: Json, target: Json, expression: &str| {
        let properties = json!({"x": {"expression": expression, "pushStatus": "PUSH"}});
        let json = json!({"source": source, "target": target, "properties": properties});
        read(json).map(|mapping| mapping.direction())
    };
    let (nothing, app_id) = (
        || json!({"name": "x"}),
        || json!({"id": "0oa1", "name": "x"}),
    );
    let (to_okta, to_app) = (Ok(Direction::ToOkta), Ok(Direction::ToApp));
    for (source, target, expression, expected) in [
        (app("a"), okta(), "1", to_okta.clone()),
        (okta(), app("a"), "1", to_app.clone()),
        // The type wins over the id and the references.
        (
            json!({"id": "0oa1", "type": "user"}),
            app("a"),
            "appuser.x",
            to_app.clone(),
        ),
        // One type is enough.
        (nothing(), okta(), "1", to_okta.clone()),
        (nothing(), app("a"), "1", to_app.clone()),
        // The id wins over the references.
        (app_id(), nothing(), "user.x", to_okta.clone()),
        (nothing(), app_id(), "appuser.x", to_app.clone()),
        (json!({"id": "oty1"}), app_id(), "1", to_app.clone()),
        (nothing(), nothing(), "appuser.x + user.y", to_okta.clone()),
        (nothing(), nothing(), "user.x", to_app),
        (Json::Null, Json::Null, "appuser.x", to_okta),
        (nothing(), nothing(), "1", Err(MappingError::UnknownEnds)),
        (
            nothing(),
            nothing(),
            "appuser.",
            Err(MappingError::UnknownEnds),
        ),
        (
            app("a"),
            app("b"),
            "1",
            Err(MappingError::SameEnds { apps: true }),
        ),
        (
            app_id(),
            app("b"),
            "1",
            Err(MappingError::SameEnds { apps: true }),
        ),
        (
            okta(),
            okta(),
            "1",
            Err(MappingError::SameEnds { apps: false }),
        ),
        (json!(7), okta(), "1", Err(MappingError::Shape)),
    ] {
        let told = format!("{source} {target} {expression}");
        assert_eq!(with(source, target, expression), expected, "{told}");
    }
}

#[test]
fn entries_of_properties_have_one_shape() {
    let of = |entry: Json| {
        let json = json!({"source": app("a"), "target": okta(), "properties": {"x": entry}});
        read(json).map(|mapping| mapping.property("x").map(|property| property.push_status()))
    };
    let attribute = || "x".to_owned();
    let push_status = |found: &str| MappingError::PushStatus {
        attribute: attribute(),
        found: found.to_owned(),
    };
    let shape = || MappingError::Property {
        attribute: attribute(),
    };
    for (entry, expected) in [
        (
            json!({"expression": "1", "pushStatus": "PUSH"}),
            Ok(Some(PushStatus::Push)),
        ),
        (
            json!({"expression": "1", "pushStatus": "DONT_PUSH"}),
            Ok(Some(PushStatus::CreateOnly)),
        ),
        (json!({"expression": "1"}), Ok(Some(PushStatus::Push))),
        (
            json!({"expression": "1", "pushStatus": null}),
            Ok(Some(PushStatus::Push)),
        ),
        (
            json!({"expression": "1", "pushStatus": "push"}),
            Err(push_status("\"push\"")),
        ),
        (
            json!({"expression": "1", "pushStatus": 1}),
            Err(push_status("1")),
        ),
        (Json::Null, Ok(None)),
        (json!({}), Ok(None)),
        (json!({"expression": null, "pushStatus": null}), Ok(None)),
        (json!({"expression": " \n", "pushStatus": "PUSH"}), Ok(None)),
        (json!({"expression": 1}), Err(shape())),
        (json!("user.x"), Err(shape())),
    ] {
        assert_eq!(of(entry.clone()), expected, "{entry}");
    }
    let told = read(
        json!({"source": app("a"), "target": okta(), "properties": {"x": {"expression": "1"}}}),
    );
    assert!(!told.unwrap().property("x").unwrap().has_push_status());
}

#[test]
fn without_properties_nothing_is_mapped() {
    for properties in [
        json!({"source": app("a"), "target": okta()}),
        json!({"source": app("a"), "target": okta(), "properties": null}),
    ] {
        assert_eq!(mapped(&read(properties).unwrap()).len(), 0);
    }
    for json in [
        json!({}),
        json!([]),
        json!(null),
        json!({"properties": null}),
        json!({"source": app("a"), "target": okta(), "properties": []}),
    ] {
        assert_eq!(
            read(json.clone()).unwrap_err(),
            MappingError::Shape,
            "{json}"
        );
    }
}

#[test]
fn a_mapping_is_built_as_it_is_read() {
    let built = Mapping::between(
        End::app("a").with_id("0oa1"),
        End::okta("user").with_id("oty1"),
    )
    .unwrap()
    .with("x", "appuser.x")
    .with_create_only("y", "'a'")
    .with("gone", "1")
    .with("gone", " ")
    .with("x", "appuser.z");
    let json = json!({"source": app("a"), "target": okta(), "properties": {
        "x": {"expression": "appuser.z", "pushStatus": "PUSH"},
        "y": {"expression": "'a'", "pushStatus": "DONT_PUSH"},
    }});
    assert_eq!(mapped(&built), ["x", "y"]);
    let read = read(json).unwrap();
    let properties = |mapping: &Mapping| -> Vec<(String, okta_mapping::mapping::Property)> {
        mapping
            .properties()
            .map(|(name, property)| (name.to_owned(), property.clone()))
            .collect()
    };
    assert_eq!(properties(&built), properties(&read));
    assert_eq!(
        (built.source(), built.target()),
        (read.source(), read.target())
    );
    assert_eq!((built.app().name(), built.app().label()), ("a", "a"));
    let same = Mapping::between(End::app("a"), End::app("b")).unwrap_err();
    assert_eq!(same, MappingError::SameEnds { apps: true });
}

#[test]
fn an_update_removes_what_is_null_and_keeps_what_is_left_out() {
    let mapping = read(file("ringcentral-to-okta.json")).unwrap();
    let update = json!({
        "login": null,
        "firstName": {"expression": null, "pushStatus": null},
        "lastName": {"expression": "appuser.email", "pushStatus": "DONT_PUSH"},
        "city": {"expression": "appuser.city", "pushStatus": "PUSH"},
    });
    let updated = mapping.updated(&update).unwrap();
    assert_eq!(
        mapped(&updated),
        ["lastName", "email", "primaryPhone", "city"]
    );
    assert_eq!(
        updated.property("lastName").unwrap().expression(),
        "appuser.email"
    );
    assert_eq!(read(updated.to_json().clone()).unwrap(), updated);
    assert_eq!(updated.to_json()["_links"], mapping.to_json()["_links"]);
    let keys = updated.to_json()["properties"].as_object().unwrap().keys();
    assert!(keys.eq(mapped(&updated)));
    for wrong in [json!({"city": null, "login": 7}), json!([])] {
        assert!(mapping.updated(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn all_wrong_expressions_are_told_together() {
    let compiled = compile(&read(file("with-mistakes.json")).unwrap());
    let attributes: Vec<&str> = compiled
        .properties()
        .iter()
        .map(|property| property.attribute())
        .collect();
    assert!(
        !attributes.contains(&"city"),
        "a blank expression is not mapped"
    );
    let errors = compiled.checked().unwrap_err();
    let wrong: Vec<(&str, &str)> = errors
        .iter()
        .map(|(attribute, error)| (attribute, error.code()))
        .collect();
    assert_eq!(
        wrong,
        [
            ("lastName", "unknown-function"),
            ("displayName", "smart-quote"),
            ("title", "assignment")
        ]
    );
    insta::assert_snapshot!(errors);
}

#[test]
fn an_app_does_not_see_its_own_user() {
    for (expression, code) in [
        ("user.x", None),
        ("source.x", None),
        ("appuser.x", Some("reference-of-use")),
        ("crm.x", Some("unknown-name")),
    ] {
        let to_app = Mapping::between(End::okta("user"), End::app("crm"))
            .unwrap()
            .with("x", expression);
        let compiled = compile(&to_app);
        let error = compiled.properties()[0]
            .program()
            .err()
            .map(|error| error.code());
        assert_eq!(error.is_some(), code.is_some(), "{expression}: {error:?}");
        let to_okta = Mapping::between(End::app("crm"), End::okta("user"))
            .unwrap()
            .with("x", expression);
        assert!(compile(&to_okta).checked().is_ok(), "{expression}");
    }
}

#[test]
fn attributes_that_are_read_are_told_once() {
    let mapping = Mapping::between(End::app("crm"), End::okta("user"))
        .unwrap()
        .with("a", "appuser.x + appuser.y")
        .with("b", "appuser.y + source.x")
        .with("c", "appuser.");
    let compiled = compile(&mapping);
    let read: Vec<(&str, &str)> = compiled.attributes().collect();
    assert_eq!(read, [("appuser", "x"), ("appuser", "y"), ("source", "x")]);
}

/// JSON of any shape, with the keys of a mapping among its own.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        prop::sample::select(vec![
            "user",
            "appuser",
            "0oa1",
            "PUSH",
            "DONT_PUSH",
            "appuser.x",
            "user.",
            ""
        ])
        .prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop::sample::select(vec![
            "source",
            "target",
            "properties",
            "type",
            "id",
            "name",
            "expression",
            "pushStatus",
            "x",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            prop::collection::vec((key, inner), 0..5).prop_map(|entries| entries
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_or_refused(json in any_json(), update in any_json()) {
        if let Ok(mapping) = Mapping::from_json(&json) {
            prop_assert_eq!(mapping.to_json(), &json);
            prop_assert_ne!(mapping.source().is_app(), mapping.target().is_app());
            compile(&mapping);
            if let Ok(updated) = mapping.updated(&update) {
                // What the expressions read may tell the ends no longer.
                if let Ok(again) = Mapping::from_json(updated.to_json()) {
                    prop_assert_eq!(mapped(&again), mapped(&updated));
                }
            }
        }
    }
}
