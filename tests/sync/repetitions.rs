//! What never comes to rest.

use okta_mapping::sync::{Behaviour, Verdict};

use super::*;

const TOGGLE: &str = r#"appuser.department == "Sales" ? "Marketing" : "Sales""#;

fn ping_pong() -> Organisation {
    let mappings = ["ping-pong-app-to-okta", "ping-pong-okta-to-app"].map(mapping);
    Organisation::new(&["ringcentral_att"], &mappings)
}

#[test]
fn each_attribute_has_its_own_way_of_not_resting() {
    let report = ping_pong().run(&data("contexts/full.json"));
    assert_eq!((report.verdict, report.rounds), (Verdict::Diverging, 16));
    let behaviours: Vec<(String, Behaviour, Option<u32>)> = report
        .repetitions
        .iter()
        .flat_map(|repetition| &repetition.attributes)
        .map(|swing| {
            let name = format!("{}.{}", swing.end, swing.attribute);
            (name, swing.behaviour, swing.period)
        })
        .collect();
    let expected = [
        ("okta.city", Behaviour::Grows, None),
        ("ringcentral_att.city", Behaviour::Grows, None),
        ("okta.department", Behaviour::Swings, Some(2)),
        ("ringcentral_att.department", Behaviour::Swings, Some(2)),
    ];
    assert_eq!(
        behaviours,
        expected.map(|(name, behaviour, period)| (name.to_owned(), behaviour, period))
    );
    // A plain copy of the first name is harmless.
    assert!(
        report
            .writes
            .iter()
            .all(|write| write.attribute != "firstName")
    );

    let codes: Vec<(&str, Option<String>)> = ping_pong()
        .sync()
        .findings()
        .into_iter()
        .map(|finding| (finding.code, finding.attribute))
        .collect();
    for (code, attribute) in [
        ("two-way-attribute", "firstName"),
        ("sync-loop", "city"),
        ("sync-loop", "department"),
    ] {
        assert!(
            codes.contains(&(code, Some(attribute.to_owned()))),
            "{codes:?}"
        );
    }
    assert_eq!(codes.len(), 3, "{codes:?}");
}

#[test]
fn without_the_push_nothing_repeats() {
    let organisation = ping_pong().without_flag();
    let report = organisation.run(&data("contexts/full.json"));
    assert_eq!((report.verdict, report.rounds), (Verdict::Settled, 2));
    assert_eq!(organisation.sync().findings(), []);
}

#[test]
fn a_state_that_comes_back_ends_the_run() {
    let mappings = [
        import("crm", &[("department", TOGGLE)]),
        push("crm", &[("department", "user.department")]),
    ];
    let organisation = Organisation::new(&["crm"], &mappings);
    let start = person(
        json!({"department": "Sales"}),
        &[("crm", json!({"department": "Sales"}))],
    );
    let report = organisation.run(&start);
    assert_eq!(report.verdict, Verdict::Oscillating);
    assert_eq!((report.rounds, report.period), (2, Some(2)));
    let [repetition] = report.repetitions.as_slice() else {
        panic!("{:?}", report.repetitions)
    };
    assert_eq!(
        repetition.attributes[0].values,
        [json!("Marketing"), json!("Sales")]
    );
    assert_eq!(repetition.writes.len(), 4);
    // A run-up does not count.
    let start = person(json!({}), &[("crm", json!({"department": "Legal"}))]);
    let report = organisation.run(&start);
    assert_eq!((report.rounds, report.period), (3, Some(2)));
}

/// Two apps, each the source of one attribute and each given the other's.
fn two_apps() -> Organisation {
    let toggle = r#"appuser.grade == "A" ? "B" : "A""#;
    let mappings = [
        import("hr", &[("title", "appuser.title")]),
        push("hr", &[("title", "user.userType")]),
        import("crm", &[("userType", toggle)]),
        push("crm", &[("grade", "user.title")]),
    ];
    let owned = |name: &str, app: &str| json!({"type": "string", "master": {"type": "OVERRIDE", "priority": [{"type": "APP", "value": app}]}, "title": name});
    let schema = json!({"definitions": {"base": {"properties": {
        "title": owned("Title", "hr"), "userType": owned("User type", "crm")
    }}}});
    Organisation::new(&["hr", "crm"], &mappings).with_user(Schema::from_json(&schema).unwrap())
}

#[test]
fn two_apps_that_overwrite_each_other_are_one_loop() {
    let organisation = two_apps();
    let apps = [
        ("hr", json!({"title": "A"})),
        ("crm", json!({"grade": "A"})),
    ];
    let report = organisation.run(&person(json!({"title": "A"}), &apps));
    assert_eq!(report.verdict, Verdict::Oscillating);
    assert_eq!(report.repetitions.len(), 1);
    insta::assert_snapshot!("two_apps", report.to_string());

    let findings = organisation.sync().findings();
    assert_eq!(told(&findings), [("sync-loop", "-", "title")]);
    assert_eq!(
        findings[0].message,
        "okta.title -> crm.grade -> okta.userType -> hr.title -> okta.title: its values come back and never rest"
    );
}

#[test]
fn plain_copies_that_exchange_two_attributes_are_a_loop() {
    let mappings = [
        import(
            "crm",
            &[("title", "appuser.role"), ("userType", "appuser.kind")],
        ),
        push("crm", &[("role", "user.userType"), ("kind", "user.title")]),
    ];
    let organisation = Organisation::new(&["crm"], &mappings);
    let crm = json!({"role": "x", "kind": "y"});
    let report = organisation.run(&person(
        json!({"title": "x", "userType": "y"}),
        &[("crm", crm)],
    ));
    assert_eq!(
        (report.verdict, report.period),
        (Verdict::Oscillating, Some(2))
    );
    let findings = organisation.sync().findings();
    assert!(
        findings.iter().any(|finding| finding.code == "sync-loop"),
        "{findings:?}"
    );
}

#[test]
fn expressions_that_undo_each_other_are_no_loop() {
    let pairs = [
        (
            "appuser.title + \"!\"",
            "String.substringBefore(user.title, \"!\")",
        ),
        ("String.toUpperCase(appuser.title)", "user.title"),
    ];
    for (import_, push_) in pairs {
        let mappings = [
            import("crm", &[("title", import_)]),
            push("crm", &[("title", push_)]),
        ];
        let organisation = Organisation::new(&["crm"], &mappings);
        let start = person(
            json!({"title": "x"}),
            &[("crm", json!({"title": "Engineer"}))],
        );
        assert_eq!(
            organisation.run(&start).verdict,
            Verdict::Settled,
            "{import_}"
        );
        assert!(
            !organisation
                .sync()
                .findings()
                .iter()
                .any(SyncFinding::is_error),
            "{import_}"
        );
    }
}

#[test]
fn what_sourcing_does_not_let_in_closes_no_loop() {
    let mappings = ["ping-pong-app-to-okta", "ping-pong-okta-to-app"].map(mapping);
    let organisation = Organisation::new(&[], &mappings);
    let findings = organisation.sync().findings();
    let errors = findings.iter().filter(|finding| finding.is_error());
    let codes: Vec<&str> = errors.map(|finding| finding.code).collect();
    // Okta would not take the mapping, which pushes from an app that is no profile source.
    assert!(
        codes.iter().all(|code| *code == "push-status-not-allowed"),
        "{codes:?}"
    );
    let report = organisation.run(&data("contexts/full.json"));
    assert_eq!((report.verdict, report.rounds), (Verdict::Settled, 1));
}
