//! The laws of adding people up.

use okta_mapping::Schema;
use okta_mapping::apply::Applier;
use okta_mapping::impact::{Change, ChangeKind, Comparison, Impact, PersonImpact};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{to_app, to_okta};

/// A person of few letters, so that names collide.
#[derive(Clone, Debug)]
struct Someone {
    before: Option<String>,
    after: Option<String>,
    changes: Vec<Change>,
    unknown: Vec<String>,
}

fn someone() -> impl Strategy<Value = Someone> {
    let name = || prop::option::of("[ab]{0,2}");
    let kind = prop::sample::select(&ChangeKind::ALL[..]);
    let change = ("[pq]", kind, any::<bool>()).prop_map(|(attribute, kind, value)| Change {
        attribute,
        kind,
        before: Json::Null,
        after: Json::from(value),
        code: value.then(|| "required".to_owned()),
        message: None,
    });
    let changes = prop::collection::vec(change, 0..4);
    let unknown = prop::collection::vec("[pq]", 0..2);
    (name(), name(), changes, unknown).prop_map(|(before, after, changes, unknown)| Someone {
        before,
        after,
        changes,
        unknown,
    })
}

fn impact_on<'s>(people: impl IntoIterator<Item = (u64, &'s Someone)>) -> Impact {
    let mut impact = Impact::default();
    for (place, someone) in people {
        let person = PersonImpact {
            changes: someone.changes.clone(),
            unknown: someone.unknown.clone(),
            user_name_before: someone.before.clone(),
            user_name_after: someone.after.clone(),
        };
        impact.observe(place, None, &person);
    }
    impact
}

/// What [`Impact::collisions`] should find: who shares a name now with somebody of another name before, or of none.
fn model(people: &[Someone]) -> Vec<Vec<u64>> {
    let holders = |name: &str| -> Vec<usize> {
        let is_holder = |at: &usize| people[*at].after.as_deref() == Some(name);
        (0..people.len()).filter(is_holder).collect()
    };
    let mut names: Vec<&str> = people.iter().filter_map(|it| it.after.as_deref()).collect();
    names.sort();
    names.dedup();
    let mut collisions: Vec<Vec<u64>> = Vec::new();
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        let holders = holders(name);
        let is_new = holders.iter().any(|one| {
            let (first, this) = (&people[holders[0]], &people[*one]);
            *one != holders[0] && (this.before.is_none() || this.before != first.before)
        });
        if is_new {
            collisions.push(holders.into_iter().map(|at| at as u64).collect());
        }
    }
    collisions.sort();
    collisions
}

proptest! {
    #[test]
    fn parts_merged_are_the_whole(
        people in prop::collection::vec((someone(), 0..4usize), 0..40),
        order in Just([0, 1, 2, 3]).prop_shuffle(),
    ) {
        let numbered = || (0..).zip(&people);
        let whole = impact_on(numbered().map(|(place, (someone, _))| (place, someone)));
        let part = |of: usize| {
            let people = numbered().filter(|(_, (_, part))| *part == of);
            impact_on(people.map(|(place, (someone, _))| (place, someone)))
        };
        let [a, b, c, d] = order.map(part);
        let left = a.clone().merge(b.clone()).merge(c.clone()).merge(d.clone());
        let right = a.merge(b.merge(c.merge(d)));
        prop_assert_eq!(&left, &whole);
        prop_assert_eq!(&right, &whole);
        prop_assert_eq!(whole.clone().merge(Impact::default()), whole);
    }

    #[test]
    fn collisions_are_those_of_the_model(people in prop::collection::vec(someone(), 0..20)) {
        let impact = impact_on((0..).zip(&people));
        prop_assert_eq!(impact.collisions(), model(&people));
    }

    #[test]
    fn an_impact_can_be_moved_as_json(people in prop::collection::vec(someone(), 0..9)) {
        let impact = impact_on((0..).zip(&people));
        let json = serde_json::to_string(&impact).unwrap();
        prop_assert_eq!(serde_json::from_str::<Impact>(&json).unwrap(), impact);
    }

    #[test]
    fn equal_mappings_have_no_impact(
        expressions in prop::collection::vec(
            prop::sample::select(&["user.a", "'x' + user.a", "Convert.toInt(user.a)", "user.a.b", "1 +", "null"][..]),
            1..4,
        ),
        value in prop_oneof![Just(Json::Null), any::<i32>().prop_map(Json::from), "[a-z1-9]{0,3}".prop_map(Json::from)],
        names in prop::collection::vec("[ab]{1,2}", 1..9),
    ) {
        let attributes = ["userName", "p", "q"];
        let properties: Vec<(&str, &str)> = attributes.into_iter().zip(expressions).collect();
        let (mapping, schema) = (to_app(&properties), Schema::app_user("phone"));
        let applier = Applier::new(&mapping).with_target_schema(&schema);
        let comparison = Comparison::of_mappings(applier.clone(), applier);
        let mut impact = Impact::default();
        for (place, name) in (1..).zip(&names) {
            let person = json!({"user": {"profile": {"a": value, "b": name}}});
            impact.observe(place, None, &comparison.compare(&person, None).unwrap());
        }
        prop_assert!(impact.tallies().next().is_none() && impact.affected() == 0);
        prop_assert_eq!(impact.people(), names.len() as u64);
    }
}

#[test]
fn the_first_examples_are_kept_and_a_person_counts_once() {
    let change = |code: &str| Change {
        attribute: "n".to_owned(),
        kind: ChangeKind::Violates,
        before: Json::Null,
        after: Json::Null,
        code: Some(code.to_owned()),
        message: None,
    };
    let person = PersonImpact {
        changes: vec![change("pattern"), change("max-length")],
        ..PersonImpact::default()
    };
    let mut impact = Impact::default();
    for place in [9, 3, 8, 1, 7, 2, 6] {
        impact.observe(place, Some("00u1"), &person);
    }
    impact.observe_unreadable();
    assert_eq!(
        (impact.people(), impact.affected(), impact.unreadable()),
        (7, 7, 1)
    );
    let tally = impact.tally("n", ChangeKind::Violates).unwrap();
    let places: Vec<u64> = tally
        .examples()
        .iter()
        .map(|example| example.place)
        .collect();
    assert_eq!((tally.people(), places), (7, vec![1, 2, 3, 6, 7]));
}

#[test]
fn names_that_were_shared_before_do_not_collide_newly() {
    for (before, after, collisions) in [
        (["a", "a", "b"], ["a", "a", "b"], &[][..]),
        (["a", "a", "b"], ["x", "X", "b"], &[]),
        (["a", "b", "c"], ["x", "x", "c"], &[&[1, 2][..]]),
        (["a", "a", "b"], ["x", "x", "x"], &[&[1, 2, 3]]),
        // Somebody who stays is met by another.
        (["a", "b", "c"], ["a", "b", "É"], &[]),
        (["e", "b", "c"], ["e", "b", "É"], &[&[1, 3]]),
    ] {
        let (old, new) = (
            to_okta(&[("login", "appuser.old")]),
            to_okta(&[("login", "appuser.new")]),
        );
        let comparison = Comparison::of_mappings(Applier::new(&old), Applier::new(&new));
        let mut impact = Impact::default();
        for (place, (old, new)) in (1..).zip(before.into_iter().zip(after)) {
            let person = json!({"appuser": {"profile": {"old": old, "new": new}}});
            impact.observe(place, None, &comparison.compare(&person, None).unwrap());
        }
        assert_eq!(impact.collisions(), collisions, "{before:?} {after:?}");
    }
}
