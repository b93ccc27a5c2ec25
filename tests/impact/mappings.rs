//! What changes for one person, between two mappings or two schemas.

use okta_mapping::apply::{Applier, NOT_SHOWN};
use okta_mapping::impact::{Comparison, Impact, PersonImpact};
use okta_mapping::mapping::CompiledMapping;
use okta_mapping::{Attribute, Schema};
use serde_json::{Value as Json, json};

use super::{facts, to_app, to_okta};

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
