//! A mapping applied to one person: the target's profile, and what became of each attribute.

#[path = "support/data.rs"]
mod data;

use data::data;
use okta_mapping::apply::{Applied, Applier, Person};
use okta_mapping::mapping::Mapping;
use okta_mapping::{Context, Engine, Schema};
use serde_json::json;

/// Applies the founding example, RingCentral to Okta, to a context of the test data.
fn imported(context: &str) -> Applied {
    let mapping = Mapping::from_json(&data("mappings/ringcentral-to-okta.json")).unwrap();
    let mapping = mapping.compile(&Engine::default()).checked().unwrap();
    let app = Schema::from_json(&data("schemas/ringcentral-att-user.json")).unwrap();
    let user = Schema::from_json(&data("schemas/okta-user-with-custom.json")).unwrap();
    let context = data(&format!("contexts/{context}"));
    let context = Context::from_json(&context).unwrap();
    let applier = Applier::new(&mapping)
        .with_source_schema(&app)
        .with_target_schema(&user);
    applier.apply(&Person::new(&context))
}

fn outcomes(applied: &Applied) -> Vec<(&str, &str)> {
    let outcomes = applied.attributes().iter();
    outcomes
        .map(|outcome| (outcome.attribute(), outcome.outcome().as_str()))
        .collect()
}

#[test]
fn phone_data_is_mapped_back_into_okta() {
    for (context, phone) in [
        ("full.json", json!("+16505550100#101")),
        ("no-direct-number.json", json!("#101")),
        ("several-direct-numbers.json", json!("+16505550100#101")),
    ] {
        let applied = imported(context);
        assert_eq!(applied.profile()["primaryPhone"], phone, "{context}");
        assert!(applied.is_stored(), "{:?}", applied.findings());
    }
}

#[test]
fn only_the_first_of_several_values_is_imported() {
    let applied = imported("several-direct-numbers.json");
    let codes: Vec<(&str, &str)> = applied
        .findings()
        .iter()
        .map(|finding| (finding.attribute.as_str(), finding.code))
        .collect();
    assert_eq!(codes, [("directNumber", "several-direct-numbers")]);
}

#[test]
fn without_an_app_user_every_attribute_is_kept() {
    let applied = imported("null-appuser.json");
    assert!(
        outcomes(&applied)
            .iter()
            .all(|(_, outcome)| *outcome == "kept")
    );
    let error = applied.attribute("login").unwrap().error().unwrap();
    assert_eq!(error.code(), "property-of-null");
}
