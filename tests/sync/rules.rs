//! Which values may go where.

use okta_mapping::sync::{Edit, Step, Verdict};
use okta_mapping::{Attribute, Mutability};

use super::*;

#[test]
fn one_violation_stops_an_import_and_the_push_then_loses_what_the_service_had() {
    let organisation = Organisation::founding();
    let mut context = data("contexts/full.json");
    context["appUsers"] = json!({});
    context["appuser"]["profile"]["firstName"] = json!("");
    context["appuser"]["profile"]["lastName"] = json!("Lind");
    let report = organisation.run(&context);
    assert_eq!(report.verdict, Verdict::Settled);
    assert!(!report.writes.iter().any(|write| write.step == Step::Import));
    assert_eq!(
        told(&report.findings),
        [
            ("required", "ringcentral_att", "firstName"),
            ("lost-update", "ringcentral_att", "lastName"),
        ]
    );
    assert_eq!(report.apps["ringcentral_att"]["lastName"], "Okafor");
    assert!(!report.is_well());
}

#[test]
fn what_a_service_owns_is_never_pushed() {
    let schema = Schema::app_user("ringcentral_att")
        .with(Attribute::string("badge").mutability(Mutability::ReadOnly))
        .unwrap()
        .with(Attribute::string("room"))
        .unwrap();
    let room = [("badge", "user.title"), ("room", "user.title")];
    let mut organisation = Organisation::new(&[], &[push("ringcentral_att", &room)]);
    let apps = [("ringcentral_att", json!({"badge": "1", "room": "2"}))];
    let context = person(json!({"title": "x"}), &apps);
    assert_eq!(organisation.run(&context).writes.len(), 2);
    assert_eq!(organisation.sync().findings(), []);

    organisation.app = Some(schema);
    assert_eq!(
        told(&organisation.sync().findings()),
        [("read-only", "ringcentral_att", "badge")]
    );
    let report = organisation.run(&context);
    assert_eq!(writes(&report), [r#"1 push ringcentral_att.room "2" "x""#]);
    assert!(report.is_well());
    let owned = organisation.sync().with_owned("ringcentral_att", "room");
    assert_eq!(owned.run(&organisation.start(&context)).writes, []);
}

#[test]
fn what_a_service_owns_stops_no_push_whatever_its_type() {
    let mut organisation =
        Organisation::new(&[], &[push("ringcentral_att", &[("room", "user.title")])]);
    let schema = |mutability| {
        Schema::app_user("ringcentral_att")
            .with(Attribute::string("extension").mutability(mutability))
            .and_then(|schema| schema.with(Attribute::string("room")))
            .unwrap()
    };
    let apps = [("ringcentral_att", json!({"extension": 101, "room": "2"}))];
    let context = person(json!({"title": "x"}), &apps);
    for (mutability, expected) in [(Mutability::ReadOnly, 1), (Mutability::ReadWrite, 0)] {
        organisation.app = Some(schema(mutability));
        let report = organisation.run(&context);
        assert_eq!(report.writes.len(), expected, "{mutability:?}");
        assert_eq!(
            told(&report.findings),
            [("type", "ringcentral_att", "extension")]
        );
        assert_eq!(report.is_well(), expected == 1);
    }
}

#[test]
fn an_unset_value_of_a_service_is_as_good_as_an_empty_one() {
    let organisation = Organisation::new(&[], &[push("crm", &[("note", "user.note")])]);
    let unset = [json!(null), json!("")];
    for sent in &unset {
        for held in [json!({}), json!({"note": null}), json!({"note": ""})] {
            let report = organisation.run(&person(json!({"note": sent}), &[("crm", held)]));
            assert_eq!(report.writes, []);
        }
        let held = json!({"note": "x"});
        let report = organisation.run(&person(json!({"note": sent}), &[("crm", held)]));
        assert_eq!(report.writes.len(), 1);
        assert_eq!(report.apps["crm"]["note"], *sent);
    }
}

fn overridden(priority: &[&str]) -> Schema {
    let priority: Vec<Json> = priority
        .iter()
        .map(|app| json!({"type": "APP", "value": app}))
        .collect();
    let json = json!({"definitions": {"base": {"properties": {
        "title": {"type": "string"},
        "phone": {"type": "string", "master": {"type": "OVERRIDE", "priority": priority}}
    }}}});
    Schema::from_json(&json).unwrap()
}

#[test]
fn an_override_without_a_mapping_empties_the_attribute_and_a_profile_source_does_not() {
    let mappings = [import("hr", &[("city", "appuser.city")])];
    let user = json!({"title": "x", "phone": "1"});
    let start = person(user, &[("hr", json!({}))]);
    let organisation = Organisation::new(&["hr"], &mappings).with_user(overridden(&["hr"]));
    let report = organisation.run(&start);
    assert_eq!(writes(&report), [r#"1 import okta.phone "1" null"#]);
    assert_eq!(report.writes[0].expression, None);
    assert_eq!(
        report
            .findings
            .iter()
            .map(|finding| (finding.code, finding.attribute.as_deref()))
            .collect::<Vec<_>>(),
        [("unmapped-by-source", Some("title"))]
    );
    assert_eq!(report.user.unwrap()["title"], "x");
}

#[test]
fn the_override_wins_over_the_profile_source() {
    let mappings = [
        import(
            "hr",
            &[("title", "appuser.title"), ("phone", "appuser.phone")],
        ),
        import(
            "desk",
            &[("title", "appuser.title"), ("phone", "appuser.phone")],
        ),
    ];
    let organisation =
        Organisation::new(&["hr", "desk"], &mappings).with_user(overridden(&["desk"]));
    let of = |value: &str| json!({"title": value, "phone": value});
    let both = person(
        json!({"title": "-"}),
        &[("hr", of("hr")), ("desk", of("desk"))],
    );
    let user = organisation.run(&both).user.unwrap();
    assert_eq!(json!(user), json!({"title": "hr", "phone": "desk"}));
    let start = organisation.start(&both).with_profile_source("desk");
    let user = organisation.sync().run(&start).user.unwrap();
    assert_eq!(user["title"], "desk");
    let start = organisation.start(&both).sourced_by_okta();
    let user = organisation.sync().run(&start).user.unwrap();
    assert_eq!(json!(user), json!({"title": "-", "phone": "desk"}));
}

#[test]
fn an_override_does_not_make_an_app_a_profile_source() {
    let mappings = [import("desk", &[("phone", "appuser.phone")])];
    let start = person(json!({"phone": "1"}), &[("desk", json!({"phone": "2"}))]);
    for (sources, phone) in [(&["desk"][..], "2"), (&[], "1")] {
        let organisation = Organisation::new(sources, &mappings).with_user(overridden(&["desk"]));
        assert_eq!(organisation.run(&start).user.unwrap()["phone"], phone);
        let findings = organisation.sync().findings();
        assert_eq!(findings.iter().any(SyncFinding::is_error), phone == "1");
    }
}

#[test]
fn a_failing_expression_harms_no_other() {
    let properties = [
        ("title", "Convert.toInt(appuser.title)"),
        ("city", "appuser.city"),
    ];
    let organisation = Organisation::new(&["hr"], &[import("hr", &properties)]);
    let start = person(
        json!({"title": "x"}),
        &[("hr", json!({"title": "y", "city": "Oslo"}))],
    );
    let report = organisation.run(&start);
    assert_eq!(writes(&report), [r#"1 import okta.city null "Oslo""#]);
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].round, Some(1));
    assert!(!report.is_well());
}

#[test]
fn who_is_no_source_writes_only_when_its_import_creates_the_user() {
    let organisation = Organisation::new(&[], &[import("crm", &[("city", "appuser.city")])]);
    let apps = [("crm", json!({"city": "Oslo"}))];
    let report = organisation.run(&person(json!({"city": "Bergen"}), &apps));
    assert_eq!(report.user.unwrap()["city"], "Bergen");
    let report = organisation.run(&person(json!({}), &apps));
    assert_eq!(report.user.unwrap()["city"], "Oslo");
    assert_eq!(report.rounds, 2);
}

#[test]
fn secret_values_are_never_told() {
    let user = Schema::user("user")
        .with(Attribute::string("pin").format("encrypted"))
        .unwrap();
    let toggle = r#"appuser.pin == "1234" ? "5678" : "1234""#;
    let mappings = [
        import("hr", &[("pin", toggle)]),
        push("hr", &[("nip", "user.pin")]),
    ];
    let organisation = Organisation::new(&["hr"], &mappings[..1]).with_user(user.clone());
    let report = organisation.run(&person(json!({"pin": "9999"}), &[("hr", json!({}))]));
    assert_eq!(report.writes.len(), 1);
    assert_eq!(report.user.as_ref().unwrap()["pin"], "(not shown)");
    let text = format!("{report}{}", json!(report));
    assert!(!text.contains("9999"), "{text}");
    // That there is none is no secret.
    let organisation = Organisation::new(&[], &[]).with_user(user);
    let report = organisation.run(&person(json!({"pin": null}), &[]));
    assert_eq!(json!(report.user), json!({"pin": null}));
}

#[test]
fn instances_of_one_app_are_told_apart_by_id() {
    let instance = |id: &str, expression: &str| {
        Mapping::between(End::okta("user"), End::app("crm").with_id(id))
            .unwrap()
            .with("city", expression)
    };
    let mappings = [instance("0oa1", "user.city"), instance("0oa2", "\"x\"")];
    let organisation = Organisation::new(&[], &mappings);
    let apps = [("0oa1", json!({})), ("0oa2", json!({}))];
    let report = organisation.run(&person(json!({"city": "Oslo"}), &apps));
    assert_eq!(
        json!(report.apps),
        json!({"0oa1": {"city": "Oslo"}, "0oa2": {"city": "x"}})
    );
}

#[test]
fn an_app_user_that_is_read_by_the_app_s_name_is_the_one_of_now() {
    let mappings = [
        import("crm", &[("city", "crm.city + \"!\"")]),
        push("crm", &[("city", "user.city")]),
    ];
    let organisation = Organisation::new(&["crm"], &mappings);
    let start = person(json!({"city": "x"}), &[("crm", json!({"city": "x"}))]);
    let report = organisation.run(&start);
    assert_eq!(report.verdict, Verdict::Diverging);
    assert_eq!(report.writes[2].after, "x!!");
    assert_eq!(
        told(&organisation.sync().findings()),
        [("sync-loop", "-", "city")]
    );
}

#[test]
fn of_several_values_at_the_service_the_first_is_imported() {
    let schema = Schema::app_user("ringcentral_att")
        .with(Attribute::string("number"))
        .unwrap();
    let import = import("ringcentral_att", &[("phone", "appuser.number")]);
    let mut organisation = Organisation::new(&["ringcentral_att"], &[import]);
    organisation.app = Some(schema);
    let several = ("several-direct-numbers", "ringcentral_att", "number");
    for (numbers, phone, expected) in [
        (json!(["1", "2"]), json!("1"), &[several][..]),
        (json!(["1"]), json!("1"), &[]),
        (json!("1"), json!("1"), &[]),
    ] {
        let apps = [("ringcentral_att", json!({"number": numbers}))];
        let report = organisation.run(&person(json!({"phone": "0"}), &apps));
        assert_eq!(report.user.unwrap()["phone"], phone, "{numbers}");
        let codes = told(&report.findings);
        let codes: Vec<_> = codes
            .into_iter()
            .filter(|(code, ..)| *code != "lost-update")
            .collect();
        assert_eq!(codes, expected, "{numbers}");
    }
}

#[test]
fn nobody_is_pushed_whom_okta_does_not_have() {
    let organisation = Organisation::new(&[], &[push("crm", &[("city", "'Oslo'")])]);
    for (user, count) in [(json!({"city": "x"}), 1), (json!({}), 0)] {
        let report = organisation.run(&person(user.clone(), &[("crm", json!({}))]));
        assert_eq!(report.writes.len(), count, "{user}");
    }
}

#[test]
fn an_app_without_a_push_gets_no_user() {
    let city = [("city", "appuser.city")];
    let mappings = [import("crm", &city), push("desk", &[("city", "user.city")])];
    let organisation = Organisation::new(&["crm"], &mappings);
    let sync = organisation.sync().pushing_to(["crm", "desk"]);
    let report = sync.run(&organisation.start(&person(json!({"city": "Oslo"}), &[])));
    assert_eq!(told(&report.findings), [("not-assigned", "crm", "-")]);
    assert_eq!(json!(report.apps), json!({"desk": {"city": "Oslo"}}));
}

#[test]
fn at_least_one_round_is_made() {
    let organisation = Organisation::new(&[], &[push("crm", &[("city", "user.city")])]);
    let start = organisation.start(&person(json!({"city": "Oslo"}), &[("crm", json!({}))]));
    for (limit, rounds) in [(0, 1), (1, 1), (9, 2)] {
        let report = organisation.sync().with_round_limit(limit).run(&start);
        assert_eq!(report.rounds, rounds, "{limit}");
    }
}

#[test]
fn what_is_owned_keeps_what_the_service_makes_of_it() {
    let organisation = Organisation::new(&[], &[push("crm", &[("city", "user.city")])]);
    let sync = organisation.sync().with_owned("crm", "room");
    let apps = [("crm", json!({"city": "x", "room": "1"}))];
    let start = organisation.start(&person(json!({"city": "Oslo"}), &apps));
    let edit = Edit::service("crm", "room", "2");
    let report = sync.run(&start.with_edit(edit));
    assert_eq!(
        json!(report.apps["crm"]),
        json!({"city": "Oslo", "room": "2"})
    );
}

#[test]
fn what_goes_one_way_only_is_no_two_way_attribute() {
    let city = |app: &str| {
        let there = push(app, &[("city", "user.city")]);
        (import(app, &[("city", "appuser.city")]), there)
    };
    let (back, there) = city("crm");
    let once = Mapping::between(End::okta("user"), End::app("crm")).unwrap();
    let once = once.with_create_only("city", "user.city");
    let codes = |organisation: &Organisation, owned: &str| {
        let findings = organisation.sync().with_owned("crm", owned).findings();
        let codes = findings.iter().map(|finding| finding.code);
        codes.filter(|code| *code == "two-way-attribute").count()
    };
    let both = [back.clone(), there];
    let two_way = Organisation::new(&["crm"], &both);
    assert_eq!(codes(&two_way, "zip"), 1);
    assert_eq!(codes(&two_way, "city"), 0);
    assert_eq!(codes(&Organisation::new(&["crm"], &[back, once]), "zip"), 0);
    // An override lets nobody in who is no profile source.
    let overridden = Organisation::new(&[], &both).with_user(overridden(&["crm"]));
    assert_eq!(codes(&overridden, "zip"), 0);
}
