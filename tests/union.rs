//! The value of an app user's attribute where several groups assign the app.

use okta_mapping::schema::Schema;
use okta_mapping::union::{Assigned, GroupValue, assigned};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// What a person gets of an attribute of this JSON, of groups named by their place.
fn given(attribute: &Json, own: Option<&Json>, values: &[Json]) -> Option<Assigned> {
    let json = json!({"definitions": {"custom": {"properties": {"x": attribute}}}});
    let schema = Schema::from_json(&json).unwrap();
    let names = ["1", "2", "3", "4", "5"];
    let groups = names.iter().zip(values);
    let groups: Vec<GroupValue<'_>> = groups
        .map(|(group, value)| GroupValue { group, value })
        .collect();
    assigned(schema.attribute("x").unwrap(), own, &groups)
}

fn list(union: &str) -> Json {
    json!({"type": "array", "items": {"type": "string"}, "union": union})
}

#[test]
fn groups_are_joined_or_the_first_wins() {
    let text = json!({"type": "string"});
    let objects = json!({"type": "array", "items": {"type": "object"}, "union": "ENABLE"});
    let numbers = json!({"type": "array", "items": {"type": "number"}, "union": "ENABLE"});
    let per_person =
        json!({"type": "array", "items": {"type": "string"}, "union": "ENABLE", "scope": "SELF"});
    let silent = json!({"type": "array", "items": {"type": "string"}});
    for (attribute, own, groups, expected) in [
        (&text, None, json!(["a", "b"]), Some((json!("a"), "1"))),
        (&text, None, json!([null, "b"]), Some((json!("b"), "2"))),
        (&text, None, json!(["", "b"]), Some((json!(""), "1"))),
        (&text, None, json!([null]), None),
        (&text, None, json!([]), None),
        (
            &text,
            Some(json!("p")),
            json!(["a"]),
            Some((json!("p"), "")),
        ),
        (&text, Some(json!("")), json!(["a"]), Some((json!(""), ""))),
        (
            &text,
            Some(Json::Null),
            json!(["a"]),
            Some((json!("a"), "1")),
        ),
        (
            &list("DISABLE"),
            None,
            json!([["a"], ["b"]]),
            Some((json!(["a"]), "1")),
        ),
        (
            &silent,
            None,
            json!([["a"], ["b"]]),
            Some((json!(["a"]), "1")),
        ),
        (
            &list("ENABLE"),
            None,
            json!([["b", "a", "b"], null, ["c", "a"]]),
            Some((json!(["b", "a", "c"]), "13")),
        ),
        (
            &list("ENABLE"),
            None,
            json!([[], ["a"]]),
            Some((json!(["a"]), "12")),
        ),
        (&list("ENABLE"), None, json!([[]]), Some((json!([]), "1"))),
        (&list("ENABLE"), None, json!([null, null]), None),
        (
            &list("ENABLE"),
            Some(json!([])),
            json!([["a"]]),
            Some((json!([]), "")),
        ),
        (
            &numbers,
            None,
            json!([[1], [1.0, 2]]),
            Some((json!([1, 2]), "12")),
        ),
        (
            &objects,
            None,
            json!([[{"a": 1}], [{"b": 1}]]),
            Some((json!([{"a": 1}]), "1")),
        ),
        (&per_person, None, json!([["a"]]), None),
        (
            &per_person,
            Some(json!(["p"])),
            json!([["a"]]),
            Some((json!(["p"]), "")),
        ),
    ] {
        let given = given(attribute, own.as_ref(), groups.as_array().unwrap());
        let given = given.map(|given| (given.value, given.groups.concat()));
        let expected = expected.map(|(value, groups)| (value, groups.to_owned()));
        assert_eq!(given, expected, "{attribute} {own:?} {groups}");
    }
}

proptest! {
    #[test]
    fn a_union_holds_each_value_of_each_group_once(
        groups in proptest::collection::vec(proptest::collection::vec("[a-d]", 0..5), 1..5)
    ) {
        let values: Vec<Json> = groups.iter().map(|group| json!(group)).collect();
        let given = given(&list("ENABLE"), None, &values).unwrap();
        let mut seen: Vec<&str> = Vec::new();
        for value in groups.iter().flatten() {
            if !seen.contains(&&**value) {
                seen.push(value);
            }
        }
        prop_assert_eq!(given.value, json!(seen));
        prop_assert_eq!(given.groups.len(), groups.len());
    }

    #[test]
    fn a_later_group_changes_nothing_without_a_union(
        first in "[a-d]{0,3}", others in proptest::collection::vec("[a-d]{0,3}", 0..4)
    ) {
        let values: Vec<Json> = std::iter::once(&first).chain(&others).map(|value| json!(value)).collect();
        let text = json!({"type": "string"});
        prop_assert_eq!(given(&text, None, &values), given(&text, None, &values[..1]));
    }
}
