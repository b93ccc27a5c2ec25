//! From Okta to the app, and what the service would answer.

use okta_mapping::apply::PushPayload;
use okta_mapping::provisioning::ProvisioningErrorKind;
use okta_mapping::{Audit, FindingKind, PersonFinding, Population, Push, Record};

use super::*;

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
