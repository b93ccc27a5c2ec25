//! What somebody changes before the first round.

use okta_mapping::sync::Edit;

use super::*;

fn organisation() -> Organisation {
    let mappings = [
        import("hr", &[("city", "appuser.city")]),
        push("hr", &[("town", "user.city")]),
        push("crm", &[("city", "user.city"), ("role", "user.role")]),
    ];
    Organisation::new(&["hr"], &mappings)
}

fn jane() -> Json {
    let hr = json!({"city": "Oslo", "town": "Oslo", "desk": "1"});
    let crm = json!({"city": "Oslo", "role": "Clerk", "desk": "1"});
    person(
        json!({"city": "Oslo", "role": "Clerk"}),
        &[("hr", hr), ("crm", crm)],
    )
}

fn run(edit: Edit) -> SyncReport {
    let organisation = organisation();
    let start = organisation.start(&jane()).with_edit(edit);
    organisation.sync().run(&start)
}

fn message<'r>(report: &'r SyncReport, code: &str) -> Option<&'r str> {
    let mut findings = report.findings.iter();
    let found = findings.find(|finding| finding.code == code);
    found.map(|finding| finding.message.as_str())
}

#[test]
fn nothing_is_written_without_an_edit() {
    assert_eq!(organisation().run(&jane()).writes, []);
}

#[test]
fn an_admin_edits_only_what_okta_owns() {
    let report = run(Edit::user("city", "Bergen"));
    assert_eq!(told(&report.findings), [("refused-edit", "-", "city")]);
    assert_eq!(
        message(&report, "refused-edit"),
        Some("the edit is refused: `hr` is the person's profile source")
    );
    assert_eq!(report.writes, []);

    let organisation = organisation();
    let start = organisation.start(&jane()).sourced_by_okta();
    let report = organisation
        .sync()
        .run(&start.with_edit(Edit::user("role", "Lead")));
    assert_eq!(writes(&report), [r#"1 push crm.role "Clerk" "Lead""#]);
}

#[test]
fn an_admin_does_not_edit_what_a_push_sets() {
    let report = run(Edit::app_user("crm", "city", "Bergen"));
    assert_eq!(told(&report.findings), [("refused-edit", "crm", "city")]);
    assert!(
        report
            .findings
            .iter()
            .any(|finding| finding.message.contains("E0000075"))
    );
    assert_eq!(report.writes, []);
}

#[test]
fn an_unmapped_value_that_okta_keeps_overwrites_the_one_of_the_service() {
    let report = run(Edit::app_user("crm", "desk", "2"));
    assert_eq!(writes(&report), [r#"1 push crm.desk "1" "2""#]);
    assert_eq!(
        told(&report.findings),
        [("overwrites-unmapped", "crm", "desk")]
    );
    // A source is read first, and its value wins.
    let report = run(Edit::app_user("hr", "desk", "2"));
    assert_eq!(report.writes, []);
    assert_eq!(told(&report.findings), [("lost-update", "hr", "desk")]);
}

#[test]
fn a_value_that_a_service_sets_is_imported_or_lost() {
    let report = run(Edit::service("hr", "city", "Bergen"));
    assert_eq!(
        writes(&report),
        [
            r#"1 import okta.city "Oslo" "Bergen""#,
            r#"1 push hr.town "Oslo" "Bergen""#,
            r#"1 push crm.city "Oslo" "Bergen""#,
        ]
    );
    assert_eq!(told(&report.findings), []);

    let report = run(Edit::service("crm", "city", "Bergen"));
    assert_eq!(writes(&report), [r#"1 push crm.city "Bergen" "Oslo""#]);
    assert_eq!(told(&report.findings), [("lost-update", "crm", "city")]);
    assert_eq!(
        message(&report, "lost-update"),
        Some(
            "the value that the service had, `\"Bergen\"`, is replaced with `\"Oslo\"` by the mapping Okta to crm"
        )
    );
}

#[test]
fn an_edit_of_an_app_without_a_user_is_nothing() {
    assert_eq!(run(Edit::service("erp", "city", "Bergen")).writes, []);
}
