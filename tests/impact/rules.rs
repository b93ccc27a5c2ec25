//! What changes between two sets of group rules, and what can not be removed from a schema.

use okta_mapping::impact::{Comparison, GroupRules, removals};
use okta_mapping::{Attribute, Engine, Schema};
use serde_json::{Value as Json, json};

use super::{facts, to_app, to_okta};

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
        let with = |schema: Schema, name: &&str| schema.with(Attribute::string(name)).unwrap();
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
