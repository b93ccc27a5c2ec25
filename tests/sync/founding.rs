//! The founding example in both directions.

use okta_mapping::sync::{Step, Verdict};

use super::*;

#[test]
fn both_directions_come_to_rest_in_two_rounds() {
    let organisation = Organisation::founding();
    let mut context = data("contexts/full.json");
    for user in ["appuser", "appUsers"] {
        let profile = match user {
            "appuser" => &mut context["appuser"]["profile"],
            _ => &mut context["appUsers"]["ringcentral_att"]["profile"],
        };
        profile["extensionNumber"] = json!("202");
        profile["lastName"] = json!("Okafor-Lind");
    }
    context["user"]["profile"]["city"] = json!("Berkeley");
    let report = organisation.run(&context);
    assert_eq!((report.verdict, report.rounds), (Verdict::Settled, 2));
    assert_eq!(
        writes(&report),
        [
            r#"1 import okta.lastName "Okafor" "Okafor-Lind""#,
            r##"1 import okta.primaryPhone "+16505550100#101" "+16505550100#202""##,
            r#"1 push ringcentral_att.city "Oakland" "Berkeley""#,
        ]
    );
    assert_eq!(told(&report.findings), []);
    let again = organisation.run(&end(&report));
    assert_eq!((again.verdict, again.rounds), (Verdict::Settled, 1));
    assert_eq!(again.writes, []);
}

#[test]
fn every_person_of_the_samples_comes_to_rest() {
    for (context, expected) in [
        ("full", &[][..]),
        ("no-direct-number", &[]),
        (
            "several-direct-numbers",
            &[("several-direct-numbers", "ringcentral_att", "directNumber")],
        ),
        ("null-appuser", &[("not-assigned", "ringcentral_att", "-")]),
        ("invalid-state", &[]),
    ] {
        let report = Organisation::founding().run(&data(&format!("contexts/{context}.json")));
        assert_eq!(report.verdict, Verdict::Settled, "{context}");
        assert!(report.rounds <= 2, "{context}");
        assert_eq!(told(&report.findings), expected, "{context}");
    }
}

#[test]
fn a_service_that_demands_states_is_sent_nothing() {
    let organisation = Organisation::founding();
    let mut context = data("contexts/invalid-state.json");
    context["user"]["profile"]["department"] = json!("Sales");
    let start = organisation.start(&context);
    let report = organisation.sync().run(&start);
    assert!(
        report
            .writes
            .iter()
            .any(|write| write.attribute == "department")
    );

    let demanding = organisation
        .sync()
        .with_demanding_service("ringcentral_att");
    let report = demanding.run(&start);
    assert_eq!(
        told(&report.findings),
        [("state", "ringcentral_att", "state")]
    );
    assert!(!report.writes.iter().any(|write| write.step == Step::Push));
    assert!(!report.is_well());
}

#[test]
fn without_the_flags_a_source_is_not_pushed_to() {
    let mut context = data("contexts/full.json");
    context["user"]["profile"]["city"] = json!("Berkeley");
    let organisation = Organisation::founding();
    assert_eq!(organisation.run(&context).writes.len(), 1);
    let report = organisation.without_flag().run(&context);
    assert_eq!((report.rounds, report.writes.len()), (1, 0));
    assert_eq!(report.apps["ringcentral_att"]["city"], "Oakland");
}

#[test]
fn the_parts_of_the_phone_number_reach_another_directory() {
    let mappings = ["ringcentral-to-okta", "okta-to-active-directory"].map(mapping);
    let organisation = Organisation::new(&["ringcentral_att"], &mappings);
    let report = organisation.run(&data("contexts/no-direct-number.json"));
    // The service has no number, and "" is none either: it is not written.
    assert_eq!(report.apps.get("active_directory"), None);

    let mut context = data("contexts/no-direct-number.json");
    context["appUsers"] = json!({"active_directory": {"profile": {}}});
    let report = organisation.run(&context);
    let directory = &report.apps["active_directory"];
    assert_eq!(directory["ipPhone"], "101");
    assert_eq!(directory.get("telephoneNumber"), None);
    // Create-only attributes are not written on update.
    assert_eq!(directory.get("description"), None);
}

#[test]
fn an_app_that_is_named_gets_a_user() {
    let mappings = ["ringcentral-to-okta", "okta-to-active-directory"].map(mapping);
    let organisation = Organisation::new(&["ringcentral_att"], &mappings);
    let mut context = data("contexts/full.json");
    context["appUsers"] = json!({});
    let start = organisation.start(&context);
    let report = organisation
        .sync()
        .pushing_to(["active_directory"])
        .run(&start);
    let directory = &report.apps["active_directory"];
    assert_eq!(directory["telephoneNumber"], "+16505550100");
    assert_eq!(directory["description"], "Created by provisioning");
    assert_eq!((report.verdict, report.rounds), (Verdict::Settled, 2));
    let report = organisation
        .sync()
        .pushing_to(["ringcentral_att"])
        .run(&start);
    assert_eq!(report.apps.get("active_directory"), None);
}
