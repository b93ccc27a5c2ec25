//! Where a person's attributes come from: what the owner gives, what Okta has, and what the others would give.

use okta_mapping::apply::{Applied, Applier, Person};
use okta_mapping::mapping::{CompiledMapping, End, Mapping};
use okta_mapping::provenance::{Provenance, Reviewer};
use okta_mapping::schema::Schema;
use okta_mapping::sourcing::{Assignment, Owner, Profiles, Sourcing};
use okta_mapping::{Context, Engine};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

/// `hr`, then `ad`, both with the person; `c` is overridden by `ad`, `d` is Okta's, `e` is written on create only.
struct Organisation {
    sourcing: Sourcing,
    compiled: Vec<CompiledMapping>,
    schema: Schema,
}

fn organisation() -> Organisation {
    let schema = json!({"definitions": {"custom": {"properties": {
        "a": {"type": "string"},
        "b": {"type": "string"},
        "c": {"type": "string", "master": {"type": "OVERRIDE", "priority": [{"type": "APP", "value": "ad"}]}},
        "d": {"type": "string", "master": {"type": "OKTA"}},
        "e": {"type": "string"},
        "f": {"type": "integer"},
        "g": {"type": "string"}
    }}}});
    let schema = Schema::from_json(&schema).unwrap();
    let import = |app: &str| Mapping::between(End::app(app), End::okta("user")).unwrap();
    let hr = import("hr")
        .with("a", "appuser.x")
        .with("c", "appuser.x")
        .with("d", "appuser.x")
        .with_create_only("e", "appuser.x")
        .with("f", "appuser.x")
        .with("g", "Convert.toInt(appuser.x)");
    let ad = import("ad")
        .with("a", "source.y")
        .with("b", "ad.y")
        .with("c", "appuser.y");
    let push = Mapping::between(End::okta("user"), End::app("ad")).unwrap();
    let mappings = [hr, ad, push.with("a", "user.a")];
    Organisation {
        sourcing: Sourcing::new(vec![End::app("hr"), End::app("ad")])
            .with_schema(&schema)
            .with_mappings(&mappings),
        compiled: mappings
            .iter()
            .map(|mapping| mapping.compile(&Engine::default()))
            .collect(),
        schema,
    }
}

impl Organisation {
    fn review(&self, person: &Profiles, assignment: &Assignment<'_>) -> Vec<Provenance> {
        let reviewer = self
            .compiled
            .iter()
            .fold(Reviewer::new(&self.sourcing), |reviewer, mapping| {
                reviewer.with_import(self.applier(mapping))
            });
        reviewer.review(person, assignment, ["a", "b", "c", "d", "e", "f", "g"])
    }

    fn applier<'o>(&'o self, mapping: &'o CompiledMapping) -> Applier<'o> {
        Applier::new(mapping).with_target_schema(&self.schema)
    }
}

fn object(json: &Json) -> Map<String, Json> {
    json.as_object().unwrap().clone()
}

fn person(user: &Json) -> Profiles {
    Profiles::new(object(user))
        .with_app(End::app("hr"), object(&json!({"x": "hr's"})))
        .with_app(End::app("ad"), object(&json!({"y": "ad's"})))
}

/// Attribute, owner, what it gives, whether Okta's value is stale.
fn facts(reviewed: &[Provenance]) -> Vec<(&str, &str, Option<&str>, bool)> {
    reviewed
        .iter()
        .map(|one| {
            let given = one.given().map(|given| given.as_str().unwrap_or("null"));
            let owner = one.sourced.owner.label();
            (&*one.sourced.attribute, owner, given, one.is_stale())
        })
        .collect()
}

#[test]
fn what_okta_has_is_compared_with_what_the_owner_gives() {
    let organisation = organisation();
    let user = json!({"a": "hr's", "b": "old", "c": "old", "d": "Okta's", "e": "old", "g": "old"});
    let jane = person(&user);
    assert_eq!(
        facts(&organisation.review(&jane, &jane.assignment())),
        [
            ("a", "hr", Some("hr's"), false),
            // `hr` does not map it, and `ad` is not asked.
            ("b", "nobody", Some("null"), true),
            ("c", "ad", Some("ad's"), true),
            ("d", "Okta", Some("Okta's"), false),
            // On create only.
            ("e", "hr", Some("hr's"), false),
            // The schema refuses it, and the proposed value is told all the same.
            ("f", "hr", Some("hr's"), true),
            // Its expression fails: what comes of it is not known.
            ("g", "hr", None, false),
        ]
    );
}

#[test]
fn every_app_that_has_the_person_makes_an_offer() {
    let organisation = organisation();
    let jane = person(&json!({}));
    let reviewed = organisation.review(&jane, &jane.assignment());
    let offers = |index: usize| -> Vec<(&str, Option<&str>)> {
        let offers = reviewed[index].offers.iter();
        offers
            .map(|offer| (&*offer.app, offer.outcome.value().and_then(Json::as_str)))
            .collect()
    };
    assert_eq!(offers(0), [("hr", Some("hr's")), ("ad", Some("ad's"))]);
    assert_eq!(offers(1), [("ad", Some("ad's"))]);
    // What is withheld from it is told as well.
    assert_eq!(offers(3), [("hr", Some("hr's"))]);
    assert_eq!(reviewed[6].offers[0].outcome.outcome().as_str(), "kept");

    let alone = Profiles::new(Map::new());
    let reviewed = organisation.review(&alone, &Assignment::new(["hr"]));
    assert!(reviewed.iter().all(|one| one.offers.is_empty()));
    // The app owns it, and nobody knows what it gives.
    assert_eq!(reviewed[0].given(), None);
    assert!(!reviewed[0].is_stale());
}

#[test]
fn the_user_of_an_app_is_found_in_the_context() {
    let (hr, ad) = (End::app("hr").with_id("0oa1"), End::app("ad"));
    let x = |x: u8| json!({"profile": {"x": x}});
    for (context, hr_has, ad_has) in [
        (
            json!({"appUsers": {"hr": x(1), "ad": x(2)}}),
            Some(1),
            Some(2),
        ),
        (
            json!({"appUsers": {"0oa1": x(1), "ad": null}}),
            Some(1),
            None,
        ),
        (json!({"appuser": x(1)}), Some(1), None),
        (
            json!({"appuser": x(2), "appUsers": {"hr": x(1)}}),
            Some(1),
            Some(2),
        ),
        (
            json!({"appuser": x(2), "app": {"name": "ad"}}),
            None,
            Some(2),
        ),
        (
            json!({"appuser": x(1), "app": {"id": "0oa1"}, "appUsers": {"hr": x(3)}}),
            Some(1),
            None,
        ),
        // Of an app that nobody knows.
        (json!({"appuser": x(2), "app": {"name": "crm"}}), None, None),
        // An app object without a name tells nothing.
        (
            json!({"appuser": x(1), "app": {"domain": "d"}}),
            Some(1),
            None,
        ),
        (
            json!({"appuser": null, "appUsers": {"hr": x(1)}}),
            Some(1),
            None,
        ),
        (json!({}), None, None),
    ] {
        let profiles = Profiles::from_context(&context, [&hr, &ad, &hr]);
        let held = |app| {
            profiles
                .of(app)
                .map(|profile| profile["x"].as_u64().unwrap())
        };
        assert_eq!((held(&hr), held(&ad)), (hr_has, ad_has), "{context}");
        assert_eq!(profiles.assignment().has(&hr), hr_has.is_some());
        let count = hr_has.iter().chain(&ad_has).count();
        assert_eq!(profiles.apps().count(), count, "{context}");
        let json = profiles.context(&hr);
        assert_eq!(json["appuser"]["profile"]["x"].as_u64(), hr_has);
        assert!(Context::from_json(&json).is_ok());
    }
    // An app that nobody named is one to which the person is assigned.
    let context = json!({"user": {"id": "00u1", "profile": {"a": 1}}, "appUsers": {"erp": x(1)}});
    let profiles = Profiles::from_context(&context, [&hr]);
    assert!(profiles.assignment().has(&End::app("erp")));
    let changed = profiles.with_user(object(&json!({"a": 2})));
    assert_eq!(
        changed.context(&hr)["user"],
        json!({"id": "00u1", "profile": {"a": 2}})
    );
    // Whoever has no profile yet has no attributes.
    let context = json!({"user": {"id": "00u1", "profile": null}});
    assert!(Profiles::from_context(&context, [&hr]).user().is_empty());
}

/// Imports `hr`, then `ad`, each under the rules of sourcing, as an update.
fn imported(organisation: &Organisation, person: &Profiles) -> Map<String, Json> {
    let mut user = person.user().clone();
    let assignment = person.assignment();
    for mapping in &organisation.compiled[..2] {
        let app = mapping.app();
        let withheld = |attribute: &str| {
            let owner = organisation
                .sourcing
                .withheld(app, attribute, &assignment)?;
            Some(okta_mapping::apply::Omission::SourcedFrom(owner))
        };
        let json = person.context(app);
        let context = Context::from_json(&json).unwrap();
        let applier = Applier::new(mapping).withholding(withheld);
        let applied: Applied = applier.apply(&Person::new(&context).with_current(&user));
        user = applied.into_profile();
    }
    user
}

proptest! {
    /// After the imports nothing is stale but what no mapping writes.
    #[test]
    fn imports_leave_nothing_stale(
        held in proptest::collection::btree_map("[a-e]", "[a-c]", 0..5), x in "[a-c]", y in "[a-c]",
        has in proptest::array::uniform2(any::<bool>()),
    ) {
        let organisation = organisation();
        let mut jane = Profiles::new(object(&json!(held)));
        for (has, app, profile) in [(has[0], "hr", json!({"x": x})), (has[1], "ad", json!({"y": y}))] {
            if has {
                jane = jane.with_app(End::app(app), object(&profile));
            }
        }
        let user = imported(&organisation, &jane);
        let jane = jane.with_user(user);
        for one in organisation.review(&jane, &jane.assignment()) {
            let is_unmapped = matches!(one.sourced.owner, Owner::Nobody(_));
            prop_assert!(!one.is_stale() || is_unmapped, "{:?}", one);
        }
    }
}
