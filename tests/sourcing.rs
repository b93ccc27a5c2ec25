//! Attribute-level sourcing: who owns an attribute of Okta's profile, and why.

use okta_mapping::Level;
use okta_mapping::mapping::{End, Mapping};
use okta_mapping::schema::Schema;
use okta_mapping::sourcing::{Assignment, Owner, Reason, Sourced, Sourcing};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// A user schema with one attribute for each of these masters, named in the order of the alphabet.
fn schema(masters: &[Json]) -> Schema {
    let names = ('a'..='z').map(String::from);
    let attributes = names.zip(masters).map(|(name, master)| {
        let attribute = match master {
            Json::Null => json!({"type": "string"}),
            master => json!({"type": "string", "master": master}),
        };
        (name, attribute)
    });
    let attributes: serde_json::Map<String, Json> = attributes.collect();
    Schema::from_json(&json!({"definitions": {"custom": {"properties": attributes}}})).unwrap()
}

fn over(apps: &[&str]) -> Json {
    let priority: Vec<Json> = apps
        .iter()
        .map(|app| json!({"type": "APP", "value": app}))
        .collect();
    json!({"type": "OVERRIDE", "priority": priority})
}

fn import(app: &str, attributes: &[&str]) -> Mapping {
    let mapping = Mapping::between(End::app(app), End::okta("user")).unwrap();
    attributes.iter().fold(mapping, |mapping, name| {
        mapping.with(*name, format!("appuser.{name}"))
    })
}

/// Sources `hr`, then `ad`; `crm` is an app beside them. `a` inherits, `b` is Okta's, `c` is overridden by crm, then ad.
fn organisation() -> Sourcing {
    let master = [
        json!({"type": "PROFILE_MASTER"}),
        json!({"type": "OKTA"}),
        over(&["crm", "0oa1ad"]),
    ];
    Sourcing::new(vec![End::app("hr"), End::app("ad").with_id("0oa1ad")])
        .with_schema(&schema(&master))
}

fn app(name: &str) -> Owner {
    Owner::App(name.to_owned())
}

fn told(sourced: &Sourced) -> Vec<String> {
    let others = sourced.others.iter();
    let others = others.map(|(label, reason)| format!("{label}: {reason}"));
    std::iter::once(format!("{}: {}", sourced.owner.label(), sourced.reason))
        .chain(others)
        .collect()
}

#[test]
fn the_first_source_to_which_the_person_is_assigned_owns_what_inherits() {
    let sourcing = organisation();
    for (apps, owner) in [
        (&["hr", "ad"][..], app("hr")),
        (&["ad", "hr"], app("hr")),
        (&["ad"], app("ad")),
        (&["0oa1ad", "crm"], app("ad")),
        (&["crm"], Owner::Okta),
        (&[], Owner::Okta),
    ] {
        let person = Assignment::new(apps.iter().copied());
        assert_eq!(sourcing.resolve("a", &person).owner, owner, "{apps:?}");
        // An attribute of which the schema says nothing inherits.
        assert_eq!(sourcing.resolve("unknown", &person).owner, owner);
    }
}

#[test]
fn okta_owns_what_inherits_from_it_whatever_the_profile_source() {
    let sourced = organisation().resolve("b", &Assignment::new(["hr", "ad", "crm"]));
    assert_eq!(
        (sourced.owner, sourced.reason),
        (Owner::Okta, Reason::InheritsFromOkta)
    );
    assert_eq!(sourced.others.len(), 2);
}

#[test]
fn an_override_is_the_first_of_its_list_whatever_the_profile_source() {
    let sourcing = organisation();
    for (apps, owner) in [
        (&["hr", "ad", "crm"][..], app("crm")),
        (&["hr", "ad"], app("ad")),
        // To none of the override's apps: kept, and Okta's, although there is a profile source.
        (&["hr"], Owner::Okta),
        (&[], Owner::Okta),
    ] {
        let person = Assignment::new(apps.iter().copied());
        assert_eq!(sourcing.resolve("c", &person).owner, owner, "{apps:?}");
        // It does not turn the profile source off.
        let inherits = sourcing.resolve("a", &person).owner;
        assert_eq!(inherits == app("hr"), apps.contains(&"hr"));
    }
}

#[test]
fn no_other_source_is_asked_where_the_one_that_applies_maps_nothing() {
    let sourcing = organisation().with_mappings(&[import("ad", &["a", "c"]), import("hr", &["x"])]);
    let person = Assignment::new(["hr", "ad", "crm"]);
    let inherited = sourcing.resolve("a", &person);
    assert_eq!(inherited.owner, Owner::Nobody("hr".to_owned()));
    assert!(!inherited.is_mapped() && !inherited.is_emptied());
    let overridden = sourcing.resolve("c", &person);
    assert_eq!(overridden.owner, Owner::Nobody("crm".to_owned()));
    assert!(!overridden.is_mapped() && overridden.is_emptied());
    // The login needs no mapping: the format of user names gives it.
    for attribute in ["x", "login"] {
        let mapped = sourcing.resolve(attribute, &person);
        assert!(mapped.is_mapped() && !mapped.is_emptied());
    }
}

#[test]
fn a_caller_may_name_the_profile_source_of_a_person() {
    let sourcing = organisation();
    let person = Assignment::new(["hr", "ad"]);
    for (person, owner) in [
        (person.clone().with_profile_source("ad"), app("ad")),
        (
            Assignment::default().with_profile_source("0oa1ad"),
            app("ad"),
        ),
        // `crm` is no profile source.
        (person.clone().with_profile_source("crm"), app("hr")),
        (person.clone().sourced_by_okta(), Owner::Okta),
    ] {
        assert_eq!(sourcing.resolve("a", &person).owner, owner);
    }
}

#[test]
fn every_candidate_is_told_why_it_does_not_source() {
    let sourcing =
        organisation().with_mappings(&[import("crm", &["a", "b", "c"]), import("hr", &["a", "c"])]);
    let person = Assignment::new(["hr", "ad", "crm"]);
    let mut account = String::new();
    for (title, person) in [
        ("hr, ad, crm", person.clone()),
        ("ad named", person.clone().with_profile_source("ad")),
        ("Okta named", person.sourced_by_okta()),
        ("hr", Assignment::new(["hr"])),
        ("nothing", Assignment::default()),
    ] {
        for attribute in ["a", "b", "c"] {
            let lines = told(&sourcing.resolve(attribute, &person)).join("\n    ");
            account += &format!("{title}\n  {attribute}\n    {lines}\n");
        }
    }
    insta::assert_snapshot!("reasons", account);
}

#[test]
fn an_app_writes_what_it_owns_and_nothing_else() {
    let sourcing = organisation();
    let person = Assignment::new(["hr", "ad"]);
    let ad = End::app("ad").with_id("0oa1ad");
    for (end, attribute, owner) in [
        (End::app("hr"), "a", None),
        (ad.clone(), "a", Some("hr")),
        (End::app("crm"), "a", Some("hr")),
        (End::app("hr"), "b", Some("Okta")),
        (End::app("hr"), "c", Some("ad")),
        (ad, "c", None),
    ] {
        let withheld = sourcing.withheld(&end, attribute, &person);
        assert_eq!(withheld.as_deref(), owner, "{attribute} of {end:?}");
    }
}

#[test]
fn a_profile_source_is_pushed_to_only_with_the_flags() {
    let (source, other) = (End::app("ad"), End::app("crm"));
    for (is_on, source_is, other_is) in [(false, false, true), (true, true, true)] {
        let sourcing = organisation().with_flag_both(is_on);
        assert_eq!(sourcing.is_pushed_to(&source), source_is);
        assert_eq!(sourcing.is_pushed_to(&other), other_is);
    }
}

#[test]
fn an_admin_edits_what_okta_owns() {
    let push = Mapping::between(End::okta("user"), End::app("crm")).unwrap();
    let push = push.with("city", "user.city");
    let back = Mapping::between(End::okta("user"), End::app("hr")).unwrap();
    let back = back.with("zip", "user.zipCode");
    let sourcing = organisation().with_mappings(&[import("hr", &["a"]), push, back]);
    let person = Assignment::new(["hr"]);
    assert_eq!(sourcing.allows_edit("b", &person), Ok(()));
    assert_eq!(sourcing.allows_edit("c", &person), Ok(()));
    assert_eq!(
        sourcing.allows_edit("a", &person),
        Err(Reason::ProfileSource {
            app: "hr".to_owned()
        })
    );
    let refused = sourcing.allows_app_edit(&End::app("crm"), "city");
    assert_eq!(
        refused.unwrap_err().to_string(),
        "E0000075: Cannot modify the city attribute because it has a field mapping and profile push is enabled."
    );
    assert_eq!(sourcing.allows_app_edit(&End::app("crm"), "zip"), Ok(()));
    assert_eq!(sourcing.allows_app_edit(&End::app("hr"), "city"), Ok(()));
    // A profile source is pushed to with the flags alone.
    for (is_on, is_refused) in [(false, false), (true, true)] {
        let allowed = sourcing.clone().with_flag_both(is_on);
        let allowed = allowed.allows_app_edit(&End::app("hr"), "zip");
        assert_eq!(allowed.is_err(), is_refused);
    }
}

#[test]
fn a_push_of_an_attribute_is_no_import_of_one() {
    let crm = || End::app("crm");
    let push = Mapping::between(End::okta("user"), crm()).unwrap();
    let sourcing = organisation().with_mappings(&[push.with("c", "user.c")]);
    let owner = sourcing.resolve("c", &Assignment::new(["crm"])).owner;
    assert_eq!(owner, Owner::Nobody("crm".to_owned()));
}

#[test]
fn a_named_profile_source_counts_as_assigned() {
    let hr = End::app("hr");
    assert!(!Assignment::default().has(&hr));
    assert!(Assignment::default().with_profile_source("hr").has(&hr));
}

#[test]
fn an_app_is_one_candidate_under_whatever_name() {
    let known = End::app("crm").with_id("0oa1");
    let import = Mapping::between(known, End::okta("user")).unwrap();
    let by_id = End::app("").with_id("0oa1");
    let sourcing = Sourcing::new(vec![by_id]).with_mappings(&[import.with("x", "'v'")]);
    let others = sourcing.resolve("x", &Assignment::default()).others;
    assert_eq!(others, [("0oa1".to_owned(), Reason::NotAssigned)]);
}

#[test]
fn what_is_wrong_with_the_sourcing_is_told() {
    let user = schema(&[
        over(&["hr", "crm"]),
        over(&[]),
        json!({"type": "OKTA"}),
        Json::Null,
    ]);
    let push = |app: &str| Mapping::between(End::okta("user"), End::app(app)).unwrap();
    let sourcing = Sourcing::new(vec![End::app("hr")])
        .with_schema(&user)
        .with_mappings(&[
            import("hr", &["a", "b", "c", "d"]).with_create_only("y", "'y'"),
            import("erp", &["a", "d"]).with_create_only("y", "'y'"),
            push("hr").with("x", "user.a").with_create_only("y", "'y'"),
            push("crm").with("x", "user.a").with_create_only("y", "'y'"),
        ]);
    let findings = sourcing.findings();
    let facts: Vec<(&str, &str, &str, Option<&str>)> = findings
        .iter()
        .map(|finding| {
            (
                finding.level.as_str(),
                finding.code,
                &*finding.attribute,
                finding.app.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        facts,
        [
            ("error", "not-a-profile-source", "a", Some("crm")),
            ("warning", "override-unmapped", "a", Some("crm")),
            ("warning", "empty-override", "b", None),
            ("warning", "dead-import", "b", Some("hr")),
            ("warning", "dead-import", "c", Some("hr")),
            ("error", "push-status-not-allowed", "y", Some("hr")),
            ("warning", "dead-import", "a", Some("erp")),
            ("error", "push-status-not-allowed", "a", Some("erp")),
            ("error", "push-status-not-allowed", "d", Some("erp")),
        ]
    );
    let shown: Vec<String> = findings.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("findings", shown.join("\n"));
}

#[test]
fn a_value_that_its_source_does_not_map_is_told() {
    let sourcing = organisation().with_mappings(&[import("hr", &["x"])]);
    let user = json!({"a": "1", "b": "1", "c": "1", "x": "1", "y": null});
    let person = Assignment::new(["hr", "ad"]);
    let findings = sourcing.unmapped_values(user.as_object().unwrap(), &person);
    let told: Vec<_> = findings
        .iter()
        .map(|finding| (&*finding.attribute, finding.code, finding.level))
        .collect();
    assert_eq!(told, [("a", "unmapped-by-source", Level::Note)]);
}

const APPS: [&str; 4] = ["hr", "ad", "crm", "erp"];

fn some_apps() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(&APPS[..], 0..=APPS.len()).prop_shuffle()
}

fn master() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        Just(json!({"type": "OKTA"})),
        some_apps().prop_map(|apps| over(&apps)),
    ]
}

fn any_organisation() -> impl Strategy<Value = Sourcing> {
    (some_apps(), master(), proptest::option::of(some_apps())).prop_map(
        |(sources, master, maps)| {
            let sourcing = Sourcing::new(sources.into_iter().map(End::app).collect())
                .with_schema(&schema(&[master]));
            match maps {
                Some(apps) => {
                    let mappings: Vec<Mapping> =
                        apps.iter().map(|app| import(app, &["a"])).collect();
                    sourcing.with_mappings(&mappings)
                }
                None => sourcing,
            }
        },
    )
}

proptest! {
    #[test]
    fn there_is_exactly_one_owner(sourcing in any_organisation(), apps in some_apps()) {
        let sourced = sourcing.resolve("a", &Assignment::new(apps));
        let owner = match &sourced.owner {
            Owner::Okta => "Okta",
            Owner::App(app) | Owner::Nobody(app) => app,
        };
        let mut all: Vec<&str> = sourced.others.iter().map(|(label, _)| &**label).collect();
        all.push(owner);
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), count, "nobody is told twice");
        prop_assert!(all.contains(&"Okta"));
        prop_assert!(sourcing.sources().iter().all(|source| all.contains(&source.name())));
    }

    #[test]
    fn an_app_is_withheld_unless_it_owns(sourcing in any_organisation(), apps in some_apps()) {
        let person = Assignment::new(apps);
        let owner = sourcing.resolve("a", &person).owner;
        for name in APPS {
            let owns = matches!(&owner, Owner::App(app) | Owner::Nobody(app) if app == name);
            prop_assert_eq!(sourcing.withheld(&End::app(name), "a", &person).is_none(), owns);
        }
        prop_assert_eq!(sourcing.allows_edit("a", &person).is_ok(), owner == Owner::Okta);
    }

    #[test]
    fn the_order_of_assignments_does_not_count(sourcing in any_organisation(), apps in some_apps()) {
        let backwards = Assignment::new(apps.iter().rev().copied());
        prop_assert_eq!(sourcing.resolve("a", &Assignment::new(apps)), sourcing.resolve("a", &backwards));
    }

    #[test]
    fn only_an_app_to_which_the_person_is_assigned_owns(sourcing in any_organisation(), apps in some_apps()) {
        if let Owner::App(app) | Owner::Nobody(app) = sourcing.resolve("a", &Assignment::new(apps.clone())).owner {
            prop_assert!(apps.contains(&&*app));
        }
    }
}
