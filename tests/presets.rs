//! Presets: what is known of an app, as data.

#[path = "support/data.rs"]
mod data;

use std::fs;
use std::path::Path;

use data::data;
use okta_mapping::apply::{Applied, Person};
use okta_mapping::mapping::{Direction, End, Mapping};
use okta_mapping::preset::PresetError;
use okta_mapping::schema::{Master, Mutability};
use okta_mapping::{Context, Engine, Preset, Schema};
use serde_json::{Value as Json, json};

const TEN: [&str; 10] = [
    "firstName",
    "lastName",
    "email",
    "mobilePhone",
    "street",
    "city",
    "state",
    "zip",
    "country",
    "department",
];

fn ringcentral() -> &'static Preset {
    Preset::named("ringcentral-att").unwrap()
}

fn applied(preset: &Preset, direction: Direction, context: &Json) -> Applied {
    let mapping = preset.mapping(direction).compile(&Engine::default());
    let context = Context::from_json(context).unwrap();
    preset.applier(&mapping).apply(&Person::new(&context))
}

fn codes(findings: &[okta_mapping::Finding]) -> Vec<(&str, &str, &str)> {
    let findings = findings.iter();
    findings
        .map(|finding| {
            (
                finding.severity.as_str(),
                finding.attribute.as_str(),
                finding.code,
            )
        })
        .collect()
}

#[test]
fn every_file_is_a_preset_and_is_found_by_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/preset");
    let files = fs::read_dir(folder).unwrap().filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    assert_eq!(Preset::all().len(), files.count());
    for preset in Preset::all() {
        let again = Preset::from_json(preset.to_json()).unwrap();
        assert_eq!(again.to_json(), preset.to_json());
        assert_eq!(Preset::named(preset.name()).unwrap().title(), again.title());
        for schema in [preset.app_schema(), preset.user_schema()] {
            assert_eq!(schema.findings(), []);
        }
        for sample in preset.samples() {
            Context::from_json(&sample.context).unwrap();
        }
    }
    assert!(Preset::named("RingCentral-ATT").is_none());
}

#[test]
fn the_ringcentral_preset_holds_the_mappings_of_the_guide() {
    let preset = ringcentral();
    assert_eq!(preset.title(), "RingCentral Office @Hand for AT&T");
    for (direction, file) in [
        (Direction::ToOkta, "mappings/ringcentral-to-okta.json"),
        (Direction::ToApp, "mappings/okta-to-ringcentral.json"),
    ] {
        let guide = Mapping::from_json(&data(file)).unwrap();
        let (ours, guide) = (preset.mapping(direction).properties(), guide.properties());
        assert_eq!(ours.collect::<Vec<_>>(), guide.collect::<Vec<_>>());
    }
    let needed = preset
        .minimum()
        .iter()
        .map(|needed| needed.attribute.as_str());
    assert_eq!(needed.collect::<Vec<_>>(), TEN);
}

#[test]
fn the_app_owns_its_phones_and_sources_oktas() {
    let preset = ringcentral();
    for attribute in preset.app_schema().attributes() {
        assert_eq!(attribute.kind().as_str(), "string");
        let is_owned = ["directNumber", "extensionNumber"].contains(&attribute.name());
        assert_eq!(attribute.mutability() == Mutability::ReadOnly, is_owned);
    }
    assert_eq!(preset.user_schema().attributes().count(), 31);
    for attribute in preset.user_schema().attributes() {
        match (attribute.name(), attribute.master()) {
            ("primaryPhone", Master::Override(priority)) => {
                assert!(preset.app().is_called(&priority[0].value));
            }
            (_, master) => assert_eq!(master, &Master::ProfileMaster),
        }
    }
}

#[test]
fn oktas_own_schema_is_that_of_the_samples() {
    let samples = Schema::from_json(&data("schemas/okta-user.json")).unwrap();
    let facts = |schema: &Schema| -> Vec<_> {
        let attributes = schema.attributes();
        attributes
            .map(|attribute| {
                (
                    attribute.name().to_owned(),
                    attribute.title().map(str::to_owned),
                    attribute.format().map(str::to_owned),
                    (
                        attribute.min_length().filter(|least| *least > 0),
                        attribute.max_length(),
                    ),
                    attribute.is_required(),
                )
            })
            .collect()
    };
    assert_eq!(facts(Schema::okta_user()), facts(&samples));
}

#[test]
fn a_mapping_lacks_whatever_of_the_ten_it_does_not_map() {
    let preset = ringcentral();
    assert_eq!(preset.check(preset.mapping(Direction::ToApp)), []);
    assert_eq!(preset.check(preset.mapping(Direction::ToOkta)), []);
    for lacking in TEN {
        let own = preset.mapping(Direction::ToApp);
        let own = own.updated(&json!({lacking: null})).unwrap();
        let findings = preset.check(&own);
        assert_eq!(
            codes(&findings),
            [("violation", lacking, Preset::MISSING_MAPPING)]
        );
        assert!(findings[0].help.as_deref().unwrap().contains("user."));
    }
    let empty = Mapping::between(End::okta("user"), End::app("rc")).unwrap();
    assert_eq!(preset.check(&empty).len(), 10);
}

#[test]
fn an_empty_value_weighs_by_attribute() {
    let preset = ringcentral();
    let full: serde_json::Map<String, Json> = TEN
        .map(|name| (name.to_owned(), json!("x")))
        .into_iter()
        .collect();
    assert_eq!(preset.find_empty(&full), []);
    for name in TEN {
        let weight = match name {
            "firstName" | "lastName" | "email" => "violation",
            _ => "warning",
        };
        for empty in [json!(null), json!("")] {
            let mut profile = full.clone();
            profile.insert(name.to_owned(), empty);
            let findings = preset.find_empty(&profile);
            assert_eq!(codes(&findings), [(weight, name, "missing-parameter")]);
        }
        let mut profile = full.clone();
        profile.remove(name);
        assert_eq!(preset.find_empty(&profile).len(), 1);
    }
    let nobody = preset.find_empty(&serde_json::Map::new());
    assert_eq!(nobody.len(), 10);
}

#[test]
fn the_phone_is_combined_and_split() {
    let phone = ringcentral().combination().unwrap();
    let text = |text: &str| Some(text.to_owned());
    for (parts, whole, back) in [
        (
            [Some("+16505550100"), Some("101")],
            "+16505550100#101",
            [text("+16505550100"), text("101")],
        ),
        ([None, Some("101")], "#101", [text(""), text("101")]),
        ([Some(""), Some("101")], "#101", [text(""), text("101")]),
        (
            [Some("+16505550100"), None],
            "+16505550100#null",
            [text("+16505550100"), text("null")],
        ),
        ([None, None], "#null", [text(""), text("null")]),
    ] {
        assert_eq!(phone.combine(&parts).unwrap().as_deref(), Some(whole));
        assert_eq!(phone.split(Some(whole)).unwrap(), back);
    }
    for (whole, back) in [
        (None, [None, None]),
        (Some("+16505550100"), [text("+16505550100"), text("")]),
        (Some("#"), [text(""), text("")]),
        (Some(""), [text(""), text("")]),
        (Some("1#2#3"), [text("1"), text("2#3")]),
    ] {
        assert_eq!(phone.split(whole).unwrap(), back, "{whole:?}");
    }
    let parts: Vec<&str> = phone.parts().map(|(part, _)| part).collect();
    assert_eq!(parts, ["directNumber", "extensionNumber"]);
}

#[test]
fn an_organisations_own_instance_may_write_what_the_preset_sources() {
    let preset = ringcentral();
    let own = Mapping::between(End::app("rc_2").with_id("0oa2"), End::okta("user"))
        .unwrap()
        .with("primaryPhone", "appuser.directNumber");
    let own = own.compile(&Engine::default());
    let context = json!({"appuser": {"profile": {"directNumber": "+16505550100"}}});
    let context = Context::from_json(&context).unwrap();
    let applied = preset.applier(&own).apply(&Person::new(&context));
    assert_eq!(applied.profile()["primaryPhone"], "+16505550100");
}

#[test]
fn another_app_is_another_file() {
    let preset = Preset::from_json(&data("preset.json")).unwrap();
    assert_eq!((preset.name(), preset.app().name()), ("desk", "desk"));
    let user = preset.user_schema();
    assert_eq!(user.attributes().count(), 32);
    let name = user.attribute("displayName").unwrap();
    assert_eq!(
        (name.title(), name.max_length()),
        (Some("Display name"), Some(9))
    );
    let imported = applied(&preset, Direction::ToOkta, &preset.samples()[0].context);
    assert_eq!(imported.profile()["displayName"], "Jo Doe");
    let context = json!({"user": {"profile": {"firstName": "Jo", "state": "nowhere"}}});
    let pushed = applied(&preset, Direction::ToApp, &context);
    assert!(pushed.is_stored(), "{:?}", pushed.findings());
    let findings = preset.find_empty(&serde_json::Map::new());
    assert_eq!(codes(&findings), [("note", "first", "missing-parameter")]);
    let whole = preset
        .combination()
        .unwrap()
        .combine(&[Some("Jo")])
        .unwrap();
    assert_eq!(whole.as_deref(), Some("Jo null"));
}

#[test]
fn a_preset_s_schemas_are_those_of_the_two_ends() {
    let mut json = data("preset.json");
    let name = &mut json["schemas"]["user"]["definitions"]["base"]["properties"]["displayName"];
    name["master"] = json!({"type": "OKTA"});
    let desk = Preset::from_json(&json).unwrap();
    let import = json!({"appuser": {"profile": {"first": "Jo", "last": "Doe"}}});
    let import = applied(&desk, Direction::ToOkta, &import);
    assert_eq!(import.attributes()[0].outcome().as_str(), "omitted");
    // Okta has one first name, so of several the first is sent.
    let push = json!({"user": {"profile": {"firstName": ["Jo", "Al"], "state": "CA"}}});
    let push = applied(&desk, Direction::ToApp, &push);
    assert_eq!(push.profile()["first"], "Jo");

    json["schemas"]["user"].take();
    json["combination"].take();
    let plain = Preset::from_json(&json).unwrap();
    let base = Schema::okta_user().attributes();
    assert_eq!(plain.user_schema().attributes().count(), base.count());
}

#[test]
fn a_bad_preset_says_what_is_wrong() {
    type Is = fn(&PresetError) -> bool;
    let cases: [(&str, Json, Is); 12] = [
        ("/name", json!(null), |error| {
            matches!(error, PresetError::Shape(_))
        }),
        ("/schemas/okta", json!({}), |error| {
            matches!(error, PresetError::Shape(_))
        }),
        ("/rules/0/authority", json!("hearsay"), |error| {
            matches!(error, PresetError::Shape(_))
        }),
        ("/minimum/0/whenEmpty", json!("death"), |error| {
            matches!(error, PresetError::Shape(_))
        }),
        ("/mappings", json!(1), |error| {
            matches!(error, PresetError::Mapping(_))
        }),
        (
            "/mappings/1",
            json!({"source": {"type": "appuser"}, "target": {"type": "user"}}),
            |error| matches!(error, PresetError::MissingMapping(Direction::ToApp)),
        ),
        (
            "/mappings/1/properties/first/expression",
            json!("1 +"),
            |error| matches!(error, PresetError::Expressions(_)),
        ),
        (
            "/combination/parts/0/expression",
            json!("appuser.x"),
            |error| matches!(error, PresetError::Expressions(_)),
        ),
        ("/combination/attribute", json!("login"), |error| {
            matches!(error, PresetError::NotCombined(_))
        }),
        ("/minimum/0/attribute", json!("seat"), |error| {
            matches!(error, PresetError::Incomplete(_))
        }),
        ("/errors/0", json!("gremlins"), |error| {
            matches!(error, PresetError::UnknownKind(_))
        }),
        ("/schemas/app", json!({"definitions": 1}), |error| {
            matches!(error, PresetError::Schema(_))
        }),
    ];
    for (at, value, is) in cases {
        let mut json = data("preset.json");
        let (parent, key) = at.rsplit_once('/').unwrap();
        match json.pointer_mut(parent).unwrap() {
            Json::Array(elements) => elements[key.parse::<usize>().unwrap()] = value,
            object => object[key] = value,
        }
        let error = Preset::from_json(&json).unwrap_err();
        assert!(is(&error), "{at}: {error}");
    }
}

#[test]
fn json_of_any_shape_is_read_or_refused() {
    let preset = data("preset.json");
    let values =
        |json: &Json| -> Vec<Json> { json.as_object().unwrap().values().cloned().collect() };
    let mut listed = preset.clone();
    listed["schemas"] = json!(values(&preset["schemas"]));
    for json in [
        json!(null),
        json!([]),
        json!(values(&preset)),
        listed,
        json!({"schemas": 1}),
    ] {
        let _ = Preset::from_json(&json);
    }
}
