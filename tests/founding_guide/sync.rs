//! Both directions, to a fixed point.

use okta_mapping::sync::{Step, Sync, SyncReport, Verdict};

use super::*;

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
