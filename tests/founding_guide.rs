//! The guide of the integration that this library began with, section by section, on its preset.

use std::fs;
use std::path::Path;

use okta_mapping::apply::{Applied, Person, PushPayload};
use okta_mapping::mapping::{Direction, Mapping};
use okta_mapping::provisioning::ProvisioningErrorKind;
use okta_mapping::sync::{Step, Sync, SyncReport, Verdict};
use okta_mapping::{
    Audit, Context, Engine, FindingKind, PersonFinding, Population, Preset, Push, Record,
};
use serde_json::{Value as Json, json};

fn preset() -> &'static Preset {
    Preset::named("ringcentral-att").unwrap()
}

fn data(path: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
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

fn imported(app_user: Json) -> Applied {
    applied(
        preset().mapping(Direction::ToOkta),
        &person("appuser", app_user),
    )
}

fn pushed(user: Json) -> Applied {
    applied(preset().mapping(Direction::ToApp), &person("user", user))
}

/// What the service would answer to a push of this person: kind and attribute.
fn foretold(user: Json) -> Vec<(&'static str, String)> {
    let mapping = preset()
        .mapping(Direction::ToApp)
        .compile(&Engine::default());
    let push = Push::new(&mapping).with_app_schema(preset().app_schema());
    let context = person("user", user);
    let context = Context::from_json(&context).unwrap();
    let predictions = push.predict(&push.payload(&context, None)).into_iter();
    predictions
        .map(|prediction| (prediction.error.kind().name(), prediction.attribute))
        .collect()
}

fn codes(applied: &Applied) -> Vec<(&str, &str)> {
    let findings = applied.findings().iter();
    findings
        .map(|finding| (finding.attribute.as_str(), finding.code))
        .collect()
}

/// All that is found of a population, person by person.
fn audited(people: &[Json]) -> Vec<Vec<PersonFinding>> {
    let mapping = preset()
        .mapping(Direction::ToApp)
        .compile(&Engine::default());
    let audit = Audit::new(preset().user_schema())
        .with_app_schema(preset().app_schema())
        .with_push(&mapping);
    let records: Vec<Record<'_>> = people
        .iter()
        .map(|person| Record::from_json(person).unwrap())
        .collect();
    let mut population = Population::new(&audit);
    for (place, record) in (1..).zip(&records) {
        population.observe(place, record);
    }
    let duplicates = population.duplicates();
    records
        .iter()
        .map(|record| audit.check(record, &duplicates))
        .collect()
}

#[test]
fn the_four_defaults_come_from_the_app() {
    let applied =
        imported(json!({"userName": "jo@example.com", "firstName": "Jo", "lastName": "Doe"}));
    for (attribute, value) in [
        ("login", "jo@example.com"),
        ("firstName", "Jo"),
        ("lastName", "Doe"),
        ("email", "jo@example.com"),
    ] {
        assert_eq!(applied.profile()[attribute], value);
    }
    assert!(applied.is_stored());
}

#[test]
fn a_user_name_that_is_no_email_address_is_refused() {
    let applied = imported(json!({"userName": "jo.doe"}));
    assert_eq!(codes(&applied), [("login", "format"), ("email", "format")]);
    assert!(!applied.is_stored());
}

#[test]
fn the_phone_is_number_hash_extension() {
    for (direct, extension, phone, back) in [
        (
            json!("+16505550100"),
            json!("101"),
            "+16505550100#101",
            ["+16505550100", "101"],
        ),
        (json!(null), json!("101"), "#101", ["", "101"]),
        (json!(""), json!("101"), "#101", ["", "101"]),
        (
            json!("+16505550100"),
            json!(101),
            "+16505550100#101",
            ["+16505550100", "101"],
        ),
        (
            json!(["+16505550100"]),
            json!("101"),
            "+16505550100#101",
            ["+16505550100", "101"],
        ),
        (json!([]), json!("101"), "#101", ["", "101"]),
    ] {
        let applied = imported(json!({"directNumber": direct, "extensionNumber": extension}));
        assert_eq!(applied.profile()["primaryPhone"], phone);
        assert_eq!(codes(&applied), [], "{phone}");
        let parts = preset().combination().unwrap().split(Some(phone)).unwrap();
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        assert_eq!(parts, back);
    }
}

#[test]
fn of_several_direct_numbers_only_the_first_is_imported() {
    let applied =
        imported(json!({"directNumber": ["+16505550100", "+16505550101", "+16505550102"]}));
    assert_eq!(applied.profile()["primaryPhone"], "+16505550100#101");
    assert_eq!(
        codes(&applied),
        [("directNumber", "several-direct-numbers")]
    );
    assert!(applied.is_stored());
}

#[test]
fn a_null_extension_prints_unless_the_expression_is_null_safe() {
    let null_safe = preset().combination().unwrap().null_safe().unwrap();
    let mended = preset().mapping(Direction::ToOkta).clone();
    let mended = mended.with("primaryPhone", null_safe);
    for (direct, extension, prints, safe) in [
        (
            json!("+16505550100"),
            json!(null),
            "+16505550100#null",
            "+16505550100#",
        ),
        (json!(null), json!(null), "#null", "#"),
        (
            json!("+16505550100"),
            json!("101"),
            "+16505550100#101",
            "+16505550100#101",
        ),
        (json!(null), json!("101"), "#101", "#101"),
    ] {
        let app_user = json!({"directNumber": direct, "extensionNumber": extension});
        assert_eq!(imported(app_user.clone()).profile()["primaryPhone"], prints);
        let context = person("appuser", app_user);
        assert_eq!(applied(&mended, &context).profile()["primaryPhone"], safe);
    }
}

#[test]
fn ten_attributes_go_to_the_app() {
    let applied = pushed(json!({}));
    let outcomes = applied.attributes().iter();
    let outcomes: Vec<(&str, &str)> = outcomes
        .map(|outcome| (outcome.attribute(), outcome.outcome().as_str()))
        .collect();
    let ten = preset().minimum().iter();
    let ten: Vec<(&str, &str)> = ten
        .map(|needed| (needed.attribute.as_str(), "set"))
        .collect();
    assert_eq!(outcomes, ten);
    assert_eq!(
        Json::Object(applied.profile().clone()),
        json!({
            "firstName": "Amara", "lastName": "Okafor", "email": "amara.okafor@example.com",
            "mobilePhone": "+16505550142", "street": "12 Harbor Way", "city": "Oakland", "state": "CA",
            "zip": "94607", "country": "US", "department": "Engineering",
        })
    );
    assert!(applied.is_stored());
    assert_eq!(foretold(json!({})), []);
}

#[test]
fn what_the_service_owns_stays_in_a_push() {
    let context = data("contexts/full.json");
    let held = context["appuser"]["profile"].as_object().unwrap();
    let mapping = preset()
        .mapping(Direction::ToApp)
        .compile(&Engine::default());
    let source = Context::from_json(&context).unwrap();
    let applied = preset()
        .applier(&mapping)
        .apply(&Person::new(&source).with_current(held));
    let payload = PushPayload::new(applied.profile(), Some(preset().app_schema()));
    assert_eq!(payload.attributes.len(), 13);
    let mut service = held.clone();
    service.insert("directNumber".to_owned(), json!("+16505559999"));
    let after = payload.taken_by(&service, Some(preset().app_schema()));
    assert_eq!(after["directNumber"], "+16505559999");
    assert_eq!(after["city"], "Oakland");
}

#[test]
fn a_state_that_is_none_is_foretold() {
    for (state, is_fine) in [
        ("CA", true),
        ("California", true),
        ("california", true),
        ("Calif.", false),
        ("ca", false),
        ("ON", false),
        ("AE", false),
    ] {
        let applied = pushed(json!({"state": state}));
        assert_eq!(applied.is_stored(), is_fine, "{state}");
        let expected: &[(&str, String)] = match is_fine {
            true => &[],
            false => &[("invalid-parameter", "state".to_owned())],
        };
        assert_eq!(foretold(json!({"state": state})), expected, "{state}");
    }
    let full = pushed(json!({"state": "US-CA"}));
    assert_eq!(codes(&full), [("state", "state-full-code")]);
    assert!(full.is_stored());
}

#[test]
fn a_country_that_is_none_is_foretold() {
    let countries = [
        ("US", true),
        ("us", false),
        ("USA", false),
        ("UK", false),
        ("XX", false),
    ];
    for (country, is_fine) in countries {
        let user = json!({"countryCode": country, "state": null});
        let answers = foretold(user);
        let refused = answers.contains(&("invalid-parameter", "country".to_owned()));
        assert_eq!(refused, !is_fine, "{country}");
    }
}

#[test]
fn a_phone_that_is_not_in_e164_is_doubtful_and_sent() {
    let applied = pushed(json!({"mobilePhone": "650 555 0142"}));
    assert_eq!(codes(&applied), [("mobilePhone", "phone")]);
    assert!(applied.is_stored());
}

#[test]
fn a_missing_value_is_foretold_and_an_error_where_nothing_works_without_it() {
    for (user, app) in [
        ("email", "email"),
        ("firstName", "firstName"),
        ("city", "city"),
    ] {
        for blank in [json!(null), json!("")] {
            let answers = foretold(json!({user: blank}));
            assert_eq!(answers, [("missing-parameter", app.to_owned())]);
            let applied = pushed(json!({user: blank}));
            let is_error = app != "city";
            assert_eq!(applied.is_stored(), !is_error);
            let empty = preset().find_empty(applied.profile());
            let weight = if is_error { "violation" } else { "warning" };
            assert_eq!(empty[0].severity.as_str(), weight);
        }
    }
}

#[test]
fn what_two_people_share_is_foretold() {
    let somebody = |login: &str, email: &str, extension: &str| {
        let mut context = person("user", json!({"login": login, "email": email}));
        context["appuser"]["profile"]["extensionNumber"] = json!(extension);
        context
    };
    let people = [
        somebody("a@example.com", "a@example.com", "101"),
        somebody("b@example.com", "A@example.com", "102"),
        somebody("c@example.com", "c@example.com", " 102"),
        somebody("d@example.com", "d@example.com", "0102"),
    ];
    let found = audited(&people);
    let predicted = |person: usize| -> Vec<(&str, Vec<u64>)> {
        let found = found[person].iter();
        found
            .filter(|finding| finding.kind == FindingKind::Predicted)
            .map(|finding| (finding.code, finding.places.clone()))
            .collect()
    };
    let (email, extension) = (
        ProvisioningErrorKind::AmbiguousEmail.name(),
        ProvisioningErrorKind::DuplicateExtension.name(),
    );
    assert_eq!(predicted(0), [(email, vec![1, 2])]);
    assert_eq!(predicted(1), [(extension, vec![2, 3]), (email, vec![1, 2])]);
    assert_eq!(predicted(2), [(extension, vec![2, 3])]);
    assert_eq!(predicted(3), []);
}

#[test]
fn the_preset_names_every_error_of_the_guide() {
    let named: Vec<ProvisioningErrorKind> = preset().errors().to_vec();
    let all = ProvisioningErrorKind::ALL.into_iter();
    let all: Vec<ProvisioningErrorKind> = all
        .filter(|kind| *kind != ProvisioningErrorKind::Unknown)
        .collect();
    assert_eq!(named, all);
}

/// Imports and pushes a person until nothing changes, with the feature flags for both at once on or off.
fn synced(context: &Json, flag: bool) -> SyncReport {
    let preset = preset();
    let sourcing = preset.sourcing().with_flag_both(flag);
    let mappings = [Direction::ToOkta, Direction::ToApp]
        .map(|direction| preset.mapping(direction).compile(&Engine::default()));
    let app = preset.app().name();
    let sync = Sync::new(&sourcing, &mappings)
        .with_user_schema(preset.user_schema())
        .with_app_schema(app, preset.app_schema())
        .with_demanding_service(app);
    sync.run(&sync.start(context).unwrap())
}

/// The person as a run leaves it.
fn afterwards(report: &SyncReport) -> Json {
    json!({
        "user": {"profile": report.user},
        "appuser": {"profile": report.apps[preset().app().name()]},
    })
}

#[test]
fn both_directions_come_to_rest() {
    for sample in preset().samples() {
        let report = synced(&sample.context, true);
        assert_eq!(report.verdict, Verdict::Settled, "{}", sample.title);
        assert!(report.rounds <= 2, "{}", sample.title);
        let again = synced(&afterwards(&report), true);
        assert_eq!(again.writes, [], "{}", sample.title);
        assert_eq!(afterwards(&again), afterwards(&report));
    }
    let report = synced(&preset().samples()[0].context, true);
    let after = afterwards(&report);
    assert_eq!(after["user"]["profile"]["primaryPhone"], "+16505550100#101");
    assert_eq!(after["appuser"]["profile"]["city"], "Oakland");
    assert_eq!(after["appuser"]["profile"]["directNumber"], "+16505550100");
}

#[test]
fn with_the_feature_flag_off_a_profile_source_is_not_pushed_to() {
    for sample in preset().samples() {
        let report = synced(&sample.context, false);
        assert_eq!(report.verdict, Verdict::Settled);
        assert!(report.writes.iter().all(|write| write.step == Step::Import));
        let before = &sample.context["appuser"]["profile"];
        assert_eq!(&afterwards(&report)["appuser"]["profile"], before);
    }
    assert!(preset().samples().iter().any(|sample| {
        let report = synced(&sample.context, true);
        report.writes.iter().any(|write| write.step == Step::Push)
    }));
}

#[test]
fn a_push_that_the_service_refuses_leaves_the_service_as_it_was() {
    let context = person("user", json!({"state": "Calif.", "city": "Berkeley"}));
    let report = synced(&context, true);
    assert_eq!(report.verdict, Verdict::Settled);
    assert_eq!(afterwards(&report)["appuser"]["profile"]["city"], "Oakland");
    let context = person("user", json!({"city": "Berkeley"}));
    let report = synced(&context, true);
    assert_eq!(
        afterwards(&report)["appuser"]["profile"]["city"],
        "Berkeley"
    );
}

#[test]
fn an_import_that_okta_refuses_leaves_okta_as_it_was() {
    let context = person(
        "appuser",
        json!({"userName": "no-email", "extensionNumber": "102"}),
    );
    let report = synced(&context, true);
    assert_eq!(report.user.unwrap()["primaryPhone"], "+16505550100#101");
}
