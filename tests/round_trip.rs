//! Values that are combined by one mapping and split by another, recognised by what the expressions give.

#[path = "support/data.rs"]
mod data;

use data::data;
use okta_mapping::mapping::{CompiledMapping, End, Mapping};
use okta_mapping::sourcing::Sourcing;
use okta_mapping::sync::{RoundTrip, Sync, SyncFinding};
use okta_mapping::{Engine, Schema};
use serde_json::{Value as Json, json};

fn mapping(name: &str) -> Mapping {
    Mapping::from_json(&data(&format!("mappings/{name}.json"))).unwrap()
}

/// The round trips between an app that is a profile source, by its import, and what is pushed.
fn round_trips(mappings: &[Mapping]) -> (Vec<RoundTrip>, Vec<SyncFinding>) {
    let sources = mappings.iter().filter(|mapping| mapping.source().is_app());
    let sources = sources.map(|mapping| mapping.app().clone()).collect();
    let schema = Schema::from_json(&data("schemas/okta-user-with-custom.json")).unwrap();
    let sourcing = Sourcing::new(sources)
        .with_schema(&schema)
        .with_mappings(mappings)
        .with_flag_both(true);
    let engine = Engine::default();
    let compiled: Vec<CompiledMapping> = mappings
        .iter()
        .map(|mapping| mapping.compile(&engine))
        .collect();
    let sync = Sync::new(&sourcing, &compiled);
    (sync.round_trips(), sync.findings())
}

/// An app that gives and gets: expressions over the app's user, and over Okta's.
fn two_way(import: (&str, &str), pushes: &[(&str, &str)]) -> Vec<Mapping> {
    let app = || End::app("app");
    let import = Mapping::between(app(), End::okta("user"))
        .unwrap()
        .with(import.0, import.1);
    let push = Mapping::between(End::okta("user"), app()).unwrap();
    let push = pushes.iter().fold(push, |push, (attribute, expression)| {
        push.with(*attribute, *expression)
    });
    vec![import, push]
}

fn parts(trip: &RoundTrip) -> Vec<(&str, &str)> {
    let parts = trip.parts.iter();
    parts
        .map(|part| (part.attribute.as_str(), part.back.as_str()))
        .collect()
}

#[test]
fn the_founding_example_is_split_again_for_another_app() {
    let (trips, findings) = round_trips(&[
        mapping("ringcentral-to-okta"),
        mapping("okta-to-active-directory"),
    ]);
    let [trip] = trips.as_slice() else {
        panic!("{trips:?}")
    };
    assert_eq!(trip.attribute, "primaryPhone");
    assert_eq!(
        (trip.source.as_str(), trip.target.as_str()),
        ("ringcentral_att", "active_directory")
    );
    assert_eq!(
        parts(trip),
        [
            ("directNumber", "telephoneNumber"),
            ("extensionNumber", "ipPhone")
        ]
    );
    let lost: Vec<(&Json, &Json)> = trip
        .losses
        .iter()
        .map(|loss| (&loss.before, &loss.after))
        .collect();
    let loss = |direct: Json, extension: Json, phone: &str, back: [&str; 2]| {
        (
            json!({"directNumber": direct, "extensionNumber": extension}),
            json!({"primaryPhone": phone, "telephoneNumber": back[0], "ipPhone": back[1]}),
        )
    };
    let expected = [
        loss(json!(null), json!("101"), "#101", ["", "101"]),
        loss(json!("1#2"), json!("101"), "1#2#101", ["1", "2#101"]),
        loss(json!("100"), json!(null), "100#null", ["100", "null"]),
    ];
    let expected: Vec<(&Json, &Json)> = expected.iter().map(|(one, other)| (one, other)).collect();
    assert_eq!(lost, expected);
    let finding = findings
        .iter()
        .find(|finding| finding.code == "lossy-round-trip")
        .unwrap();
    assert_eq!(finding.attribute.as_deref(), Some("primaryPhone"));
    assert_eq!(
        finding.message,
        "`ringcentral_att` makes it of `directNumber`, `extensionNumber`, and `active_directory` gets them back as \
         `telephoneNumber`, `ipPhone`; not all values come back as they were"
    );
}

#[test]
fn what_undoes_itself_loses_nothing() {
    let mappings = two_way(
        ("title", "appuser.title + \"!\""),
        &[("title", "String.substringBefore(user.title, \"!\")")],
    );
    let (trips, _) = round_trips(&mappings);
    // The separator is lost where the value has it, and null prints as a text.
    assert_eq!(parts(&trips[0]), [("title", "title")]);
    let befores: Vec<&Json> = trips[0]
        .losses
        .iter()
        .map(|loss| &loss.before["title"])
        .collect();
    assert_eq!(befores, [&json!(null), &json!("1!2")]);

    let copies = two_way(("title", "appuser.title"), &[("title", "user.title")]);
    assert_eq!(round_trips(&copies).0, []);
}

#[test]
fn a_pair_is_recognised_by_its_values_and_not_by_its_text() {
    let pushes = [
        ("first", "String.substring(user.title, 0, 3)"),
        ("other", "String.substringAfter(user.title, \"-\")"),
        ("neither", "String.toUpperCase(user.title)"),
    ];
    let combined = ("title", "appuser.a + \"-\" + appuser.b");
    let (trips, _) = round_trips(&two_way(combined, &pushes));
    assert_eq!(parts(&trips[0]), [("a", "first"), ("b", "other")]);

    let cut = ("title", "String.substring(appuser.a, 0, 2)");
    assert_eq!(round_trips(&two_way(cut, &[("a", "user.title")])).0, []);
}

#[test]
fn a_change_of_case_is_lost_on_the_way() {
    let mappings = two_way(
        ("city", "String.toUpperCase(appuser.city)"),
        &[("city", "user.city")],
    );
    let (trips, findings) = round_trips(&mappings);
    let loss = &trips[0].losses[0];
    assert_eq!(loss.before, json!({"city": "Ab c"}));
    assert_eq!(loss.after, json!({"city": "AB C"}));
    assert!(findings.iter().all(|finding| finding.code != "sync-loop"));
}
