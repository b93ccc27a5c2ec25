//! Whether what comes out depends on the order of apps.

use super::*;

#[test]
fn whoever_creates_the_user_leaves_what_nobody_else_sets() {
    let mappings = [
        import("hr", &[("city", "appuser.city")]),
        import(
            "crm",
            &[("city", "appuser.city"), ("title", "appuser.title")],
        ),
    ];
    let organisation = Organisation::new(&["hr"], &mappings);
    let apps = [
        ("hr", json!({"city": "Oslo"})),
        ("crm", json!({"city": "Bergen", "title": "Clerk"})),
    ];
    let start = organisation.start(&person(json!({}), &apps));
    let findings = organisation.sync().permute(&start);
    // The city is the same in the end, whoever was first; and the title is there in one order only.
    assert_eq!(told(&findings), [("order-dependent", "-", "title")]);
    let values: Vec<(Json, Json)> = findings[0]
        .examples
        .iter()
        .map(|example| (example.before.clone(), example.after.clone()))
        .collect();
    assert_eq!(
        values,
        [
            (json!(["hr", "crm"]), json!(null)),
            (json!(["crm", "hr"]), json!("Clerk")),
        ]
    );
    let start = organisation.start(&person(json!({"city": "Oslo"}), &apps));
    assert_eq!(organisation.sync().permute(&start), []);
}

#[test]
fn more_than_four_apps_have_too_many_orders() {
    let names = ["a", "b", "c", "d", "e"];
    let pushes = names.map(|name| push(name, &[("city", "user.city")]));
    let user = json!({"city": "Oslo"});
    for (count, expected) in [(4, &[][..]), (5, &[("too-many-orders", "-", "-")])] {
        let organisation = Organisation::new(&[], &pushes[..count]);
        let apps: Vec<(&str, Json)> = names[..count]
            .iter()
            .map(|name| (*name, json!({})))
            .collect();
        let start = organisation.start(&person(user.clone(), &apps));
        assert_eq!(told(&organisation.sync().permute(&start)), expected);
    }
}

#[test]
fn apps_without_the_person_have_no_part_in_the_orders() {
    let names = ["a", "b", "c", "d", "e"];
    let pushes = names.map(|name| push(name, &[("city", "user.city")]));
    let organisation = Organisation::new(&[], &pushes);
    let apps = [("a", json!({})), ("e", json!({}))];
    let start = organisation.start(&person(json!({"city": "Oslo"}), &apps));
    assert_eq!(organisation.sync().permute(&start), []);
}

#[test]
fn profile_sources_are_imported_before_other_apps() {
    let city = [("city", "appuser.city")];
    let mappings = [import("crm", &city), import("hr", &city)];
    let organisation = Organisation::new(&["hr"], &mappings);
    let apps = [
        ("crm", json!({"city": "Bergen"})),
        ("hr", json!({"city": "Oslo"})),
    ];
    let report = organisation.run(&person(json!({}), &apps));
    assert_eq!(writes(&report), [r#"1 import okta.city null "Oslo""#]);
}
