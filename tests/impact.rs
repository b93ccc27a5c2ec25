//! What a change means for everyone: what changes for one person, and the laws of adding people up.

use okta_mapping::apply::{Applier, NOT_SHOWN};
use okta_mapping::impact::{
    Change, ChangeKind, Comparison, GroupRules, Impact, PersonImpact, removals,
};
use okta_mapping::mapping::{CompiledMapping, End, Mapping};
use okta_mapping::{Attribute, Engine, Schema};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn to_okta(properties: &[(&str, &str)]) -> CompiledMapping {
    mapping(End::app("phone"), End::okta("user"), properties)
}

fn to_app(properties: &[(&str, &str)]) -> CompiledMapping {
    mapping(End::okta("user"), End::app("phone"), properties)
}

fn mapping(source: End, target: End, properties: &[(&str, &str)]) -> CompiledMapping {
    let mapping = Mapping::between(source, target).unwrap();
    let with =
        |mapping: Mapping, (name, expression): &(&str, &str)| mapping.with(*name, *expression);
    let mapping = properties.iter().fold(mapping, with);
    mapping.compile(&Engine::default())
}

/// `city changes "Oslo" "OSLO"`, with the code where there is one.
fn facts(impact: &PersonImpact) -> Vec<String> {
    let fact = |change: &Change| {
        let code = change.code.iter().map(|code| format!(" {code}"));
        let code: String = code.collect();
        let Change {
            attribute,
            kind,
            before,
            after,
            ..
        } = change;
        format!("{attribute} {kind} {before} {after}{code}")
    };
    impact.changes.iter().map(fact).collect()
}

fn compare(before: &CompiledMapping, after: &CompiledMapping, person: &Json) -> PersonImpact {
    let comparison = Comparison::of_mappings(Applier::new(before), Applier::new(after));
    comparison.compare(person, None).unwrap()
}

#[test]
fn every_kind_of_change_is_told() {
    let person = json!({"appuser": {"profile": {"a": "x", "b": null}}});
    let (good, bad) = ("appuser.a", "String.len(appuser.b.c)");
    for (before, after, told) in [
        (&[("n", good)][..], &[("n", good)][..], &[][..]),
        (&[("n", good)], &[("n", "'x'")], &[]),
        (&[("n", good)], &[("n", "'y'")], &[r#"n changes "x" "y""#]),
        (&[("n", good)], &[], &[r#"n changes "x" null"#]),
        (&[], &[("n", good)], &[r#"n changes null "x""#]),
        // Null and nothing are the same, null and `""` are not.
        (&[], &[("n", "appuser.b")], &[]),
        (
            &[("n", "''")],
            &[("n", "appuser.b")],
            &[r#"n changes "" null"#],
        ),
        (
            &[("n", good)],
            &[("n", bad)],
            &[r#"n fails "x" null property-of-null"#],
        ),
        (&[("n", bad)], &[("n", good)], &[r#"n recovers null "x""#]),
        (&[("n", bad)], &[], &["n recovers null null"]),
    ] {
        let impact = compare(&to_okta(before), &to_okta(after), &person);
        assert_eq!(facts(&impact), told, "{before:?} {after:?}");
        assert!(impact.unknown.is_empty());
    }
    let both = to_okta(&[("n", bad)]);
    let impact = compare(&both, &both, &person);
    assert_eq!(
        (facts(&impact).len(), impact.unknown),
        (0, vec!["n".to_owned()])
    );
}

#[test]
fn what_the_target_has_is_kept_where_an_expression_fails() {
    let (before, after) = (
        to_okta(&[("n", "appuser.a")]),
        to_okta(&[("n", "Convert.toInt(appuser.a)")]),
    );
    for (more, kept) in [
        (json!({"user": {"profile": {"n": "old"}}}), r#""old""#),
        (
            json!({"target": {"n": "older"}, "user": {"profile": {"n": "old"}}}),
            r#""older""#,
        ),
        (json!({"target": {"profile": {"n": "older"}}}), r#""older""#),
        (json!({"target": null}), "null"),
        (json!({}), "null"),
    ] {
        let mut person = json!({"appuser": {"profile": {"a": "x"}}});
        for (key, value) in more.as_object().unwrap() {
            person[key] = value.clone();
        }
        let told = facts(&compare(&before, &after, &person));
        assert!(
            told[0].starts_with(&format!(r#"n fails "x" {kept} "#)),
            "{told:?}"
        );
    }
}

#[test]
fn violations_are_told_that_are_new_or_gone() {
    let schema = |most| {
        let attribute = Attribute::string("n").max_length(most);
        Schema::user("user").with(attribute).unwrap()
    };
    let (narrow, wide) = (schema(1), schema(3));
    let (short, long) = (to_okta(&[("n", "'a'")]), to_okta(&[("n", "'ab'")]));
    let person = json!({"appuser": {"profile": {}}});
    for (before, after, told) in [
        ((&short, &narrow), (&short, &wide), &[][..]),
        (
            (&short, &narrow),
            (&long, &narrow),
            &[r#"n changes "a" "ab""#, r#"n violates "a" "ab" max-length"#],
        ),
        (
            (&long, &wide),
            (&long, &narrow),
            &[r#"n violates "ab" "ab" max-length"#],
        ),
        (
            (&long, &narrow),
            (&long, &wide),
            &[r#"n complies "ab" "ab" max-length"#],
        ),
        ((&long, &narrow), (&long, &narrow), &[]),
    ] {
        let [before, after] = [before, after]
            .map(|(mapping, schema)| Applier::new(mapping).with_target_schema(schema));
        let impact = Comparison::of_mappings(before, after).compare(&person, None);
        assert_eq!(facts(&impact.unwrap()), told);
    }
    for (before, after, person, told) in [
        (
            &wide,
            &narrow,
            json!({"n": "ab"}),
            &[r#"n violates "ab" "ab" max-length"#][..],
        ),
        (
            &narrow,
            &wide,
            json!({"profile": {"n": "ab"}}),
            &[r#"n complies "ab" "ab" max-length"#],
        ),
        (
            &wide,
            &narrow,
            json!({"user": {"profile": {"n": "a"}}}),
            &[],
        ),
        (
            &wide,
            &Schema::user("user"),
            json!({"n": "a"}),
            &[r#"n violates "a" "a" unknown-attribute"#],
        ),
    ] {
        let impact = Comparison::of_schemas(before, after)
            .compare(&person, None)
            .unwrap();
        assert_eq!(facts(&impact), told, "{person}");
    }
    let impact = Comparison::of_schemas(&wide, &narrow).compare(&json!({"userName": "jo"}), None);
    assert_eq!(impact.unwrap().unknown, ["user"]);
}

#[test]
fn secrets_are_not_shown() {
    let schema = |most| {
        let attribute = Attribute::string("pin").format("hashed").max_length(most);
        Schema::app_user("phone").with_base(attribute).unwrap()
    };
    let (wide, narrow) = (schema(9), schema(2));
    let source = Schema::user("user")
        .with(Attribute::string("code").format("encrypted"))
        .unwrap();
    let person = json!({"user": {"profile": {"code": "hunter2", "city": "hunter3"}},
        "appuser": {"profile": {"pin": "hunter1"}}});
    let (before, after) = (
        to_app(&[("pin", "user.city"), ("door", "user.code")]),
        to_app(&[
            ("pin", "Convert.toInt(user.city)"),
            ("door", "user.code + '!'"),
        ]),
    );
    let of_mappings = Comparison::of_mappings(
        // What is secret on one side alone is not shown on the other.
        Applier::new(&before),
        Applier::new(&after)
            .with_source_schema(&source)
            .with_target_schema(&wide),
    );
    let told = facts(&of_mappings.compare(&person, None).unwrap());
    assert_eq!(
        told[0],
        format!("pin fails \"{NOT_SHOWN}\" \"{NOT_SHOWN}\" unparseable-number")
    );
    assert_eq!(
        told[1],
        format!("door changes \"{NOT_SHOWN}\" \"{NOT_SHOWN}\"")
    );
    let of_schemas = Comparison::of_schemas(&wide, &narrow);
    for comparison in [of_mappings, of_schemas] {
        let mut impact = Impact::default();
        let compared = comparison.compare(&person, None).unwrap();
        assert!(!compared.changes.is_empty());
        impact.observe(1, None, &compared);
        let all = format!("{compared:?} {impact:?}");
        assert!(!all.contains("hunter"), "{all}");
    }
}

fn rule(id: &str, status: &str, expression: &str, groups: &[&str], excluded: &[&str]) -> Json {
    json!({"type": "group_rule", "id": id, "name": format!("rule {id}"), "status": status,
        "conditions": {"expression": {"value": expression}, "people": {"users": {"exclude": excluded}}},
        "actions": {"assignUserToGroups": {"groupIds": groups}}})
}

#[test]
fn groups_are_what_active_rules_assign() {
    let person = json!({"user": {"id": "00u1", "profile": {"city": "Oslo"}}});
    let rules = |rules: &[Json]| GroupRules::from_json(&json!(rules), &Engine::default()).unwrap();
    let yes = |id, groups| rule(id, "ACTIVE", "user.city == \"Oslo\"", groups, &[]);
    let joins = |group| format!("{group} changes false true");
    let fails = "rule 1 fails null null function-of-use".to_owned();
    for (before, after, told) in [
        (vec![], vec![yes("1", &["g"])], vec![joins("g")]),
        (
            vec![yes("1", &["g"])],
            vec![],
            vec!["g changes true false".to_owned()],
        ),
        (
            vec![yes("1", &["g"])],
            vec![yes("2", &["h", "g"])],
            vec![joins("h")],
        ),
        // Another rule assigns it still.
        (
            vec![yes("1", &["g"]), yes("2", &["g"])],
            vec![yes("2", &["g"])],
            vec![],
        ),
        (
            vec![],
            vec![rule("1", "INACTIVE", "true", &["g"], &[])],
            vec![],
        ),
        (
            vec![],
            vec![rule("1", "INVALID", "true", &["g"], &[])],
            vec![],
        ),
        (
            vec![],
            vec![rule("1", "ACTIVE", "true", &["g"], &["00u2"])],
            vec![joins("g")],
        ),
        (
            vec![],
            vec![rule("1", "ACTIVE", "true", &["g"], &["00u1"])],
            vec![],
        ),
        (
            vec![],
            vec![rule("1", "ACTIVE", "user.city == \"Rome\"", &["g"], &[])],
            vec![],
        ),
        (
            vec![yes("1", &["g"])],
            vec![rule(
                "1",
                "ACTIVE",
                "Convert.toInt(user.city) > 1",
                &["g"],
                &[],
            )],
            vec!["g changes true false".to_owned(), fails],
        ),
    ] {
        let (before, after) = (rules(&before), rules(&after));
        let impact = Comparison::of_rules(&before, &after).compare(&person, None);
        assert_eq!(facts(&impact.unwrap()), told);
    }
    for (json, told) in [
        (json!(1), "a group rule is an object"),
        (
            json!([{"name": "x"}]),
            "group rule `x` has no text `conditions.expression.value`",
        ),
    ] {
        let error = GroupRules::from_json(&json, &Engine::default()).unwrap_err();
        assert_eq!(error.to_string(), told);
    }
}

#[test]
fn attributes_that_a_mapping_reads_can_not_be_removed() {
    let app = |names: &[&str]| {
        let with = |schema: Schema, name: &&str| schema.with(Attribute::string(*name)).unwrap();
        names.iter().fold(Schema::app_user("phone"), with)
    };
    let user = Schema::user("user").with(Attribute::string("a")).unwrap();
    let mapping = to_okta(&[
        ("n", "appuser.a + source.b + appuser.a"),
        ("m", "user.a"),
        ("w", "a +"),
    ]);
    let told = |before: &Schema, after: &Schema, mapping| -> Vec<String> {
        removals(before, after, mapping)
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    let sentence = |name, populates| {
        format!("Property {name} cannot be deleted. It is used to populate {populates}.")
    };
    assert_eq!(
        told(&app(&["a", "b", "c"]), &app(&["b"]), &mapping),
        [sentence("a", "user.n")]
    );
    assert_eq!(
        told(&app(&["a", "b"]), &app(&[]), &mapping),
        [sentence("a", "user.n"), sentence("b", "user.n")]
    );
    assert!(told(&app(&["a", "b"]), &app(&["a", "b"]), &mapping).is_empty());
    assert!(told(&app(&["c"]), &app(&[]), &mapping).is_empty());
    let without = Schema::okta_user();
    let with = without.clone().with(Attribute::string("a")).unwrap();
    assert!(user.attribute("a").is_some());
    assert_eq!(told(&with, without, &mapping), [sentence("a", "user.m")]);
    let push = to_app(&[("x", "user.a"), ("y", "source.a"), ("z", "user.b")]);
    assert_eq!(
        told(&with, without, &push),
        [sentence("a", "phone.x"), sentence("a", "phone.y")]
    );
}

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
