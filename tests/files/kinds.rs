//! The kinds of JSON files, and the expressions in each.

use okta_mapping::files::Document;
use okta_mapping::mapping::{Direction, PushStatus};

/// The expressions of a file: use, attribute, text.
fn sites(text: &str) -> Vec<(&'static str, Option<String>, String)> {
    let document = Document::read("x.json", text.as_bytes());
    assert!(!document.is_irrelevant(), "{text}");
    let site = |site: &okta_mapping::files::Site| {
        let place = site.place.unwrap().as_str();
        (place, site.attribute.clone(), site.text.clone())
    };
    document.sites().iter().map(site).collect()
}

#[test]
fn every_object_that_carries_expressions() {
    for (text, expected) in [
        (
            r#"{"credentials": {"userNameTemplate": {"template": "e", "type": "CUSTOM"}}}"#,
            &[("username", None)][..],
        ),
        (
            r#"{"credentials": {"userNameTemplate": {"template": "${source.login}", "type": "CUSTOM"}}}"#,
            &[],
        ),
        (
            r#"{"credentials": {"userNameTemplate": {"template": "${source.login}", "type": "BUILT_IN"}}}"#,
            &[],
        ),
        (
            r#"{"settings": {"signOn": {"attributeStatements": [
                {"type": "EXPRESSION", "name": "a", "values": ["e", "e"]},
                {"type": "GROUP", "name": "b", "filterValue": "x"}]}}}"#,
            &[("saml-attribute", Some("a")), ("saml-attribute", Some("a"))],
        ),
        (
            r#"{"name": "a", "valueType": "EXPRESSION", "value": "e"}"#,
            &[("oauth-claim", Some("a"))],
        ),
        (
            r#"{"name": "a", "expression": "e"}"#,
            &[("federated-claim", Some("a"))],
        ),
        (
            r#"{"name": "a", "conditions": {"elCondition": {"condition": "e"}}}"#,
            &[("policy", None)],
        ),
        (
            r#"{"actions": {"idp": {"matchCriteria": [{"providerExpression": "e"}]}}}"#,
            &[("idp-routing", None)],
        ),
        (
            r#"{"settings": {"password": {"complexity": {"oelStatement": "e"}}}}"#,
            &[("password-policy", None)],
        ),
        (
            r#"{"events": {"filter": {"eventFilterMap": [{"event": "a", "condition": {"expression": "e"}}]}}}"#,
            &[("event-hook", Some("a"))],
        ),
        (
            r#"{"conditions": {"expression": {"value": "e"}}, "actions": {"assignUserToRealm": {"realmId": "r"}}}"#,
            &[("realm", None)],
        ),
        (
            r#"{"policy": {"subject": {"userNameTemplate": {"template": "e"}}}}"#,
            &[("idp-username", None)],
        ),
        (
            r#"{"type": "group_rule", "conditions": {"expression": {"value": "e"}}}"#,
            &[("group-rule", None)],
        ),
        (
            r#"[{"source": {}, "target": {}, "properties": {"a": {"expression": "e"}}},
                {"name": "b", "expression": "e"}]"#,
            &[("mapping", Some("a")), ("federated-claim", Some("b"))],
        ),
    ] {
        let expected: Vec<_> = expected
            .iter()
            .map(|(place, attribute)| (*place, attribute.map(str::to_owned), "e".to_owned()))
            .collect();
        assert_eq!(sites(text), expected, "{text}");
    }
}

#[test]
fn a_policy_that_reads_the_request_is_of_account_management() {
    let rule =
        r#"{"conditions": {"elCondition": {"condition": "accessRequest.operation == 'enroll'"}}}"#;
    assert_eq!(sites(rule)[0].0, "account-policy");
}

#[test]
fn null_blank_and_absent_expressions_are_not_mapped() {
    let mapping = r#"{"source": {"type": "user"}, "target": {"type": "appuser", "name": "crm", "id": "0oa1"}, "properties": {
        "a": null, "b": {"expression": null, "pushStatus": null}, "c": {"expression": " ", "pushStatus": "PUSH"},
        "d": {}, "e": {"expression": "user.x", "pushStatus": "DONT_PUSH"}, "f": {"expression": "user.y"}}}"#;
    let document = Document::read("x.json", mapping.as_bytes());
    let mapping = &document.mappings()[0];
    let targets: Vec<_> = mapping
        .targets
        .iter()
        .map(|target| (&*target.attribute, target.push, target.site))
        .collect();
    assert_eq!(
        targets,
        [
            ("e", PushStatus::CreateOnly, Some(0)),
            ("f", PushStatus::Push, Some(1))
        ]
    );
    assert_eq!(mapping.app, ["crm", "0oa1"]);
    let problems = document.problems().iter();
    let codes: Vec<_> = problems.map(|problem| problem.code().name).collect();
    assert_eq!(codes, ["blank-expression", "missing-push-status"]);
}

#[test]
fn directions_are_told_by_types_ids_or_references() {
    use Direction::{ToApp, ToOkta};
    let user = r#"{"type": "user"}"#;
    let app = r#"{"type": "appuser"}"#;
    let id = r#"{"id": "0oa1"}"#;
    let nothing = "{}";
    for (source, target, text, direction) in [
        (user, app, "1", Some(ToApp)),
        (app, user, "1", Some(ToOkta)),
        (user, nothing, "1", Some(ToApp)),
        (nothing, user, "1", Some(ToOkta)),
        (id, nothing, "1", Some(ToOkta)),
        (nothing, id, "1", Some(ToApp)),
        (nothing, nothing, "user.a + source.b", Some(ToApp)),
        (nothing, nothing, "appUser.a", Some(ToOkta)),
        (nothing, nothing, "appuser.a + user.b", None),
        (nothing, nothing, "'user' + x.user + y[user]", None),
        (user, user, "user.a", None),
        (app, app, "user.a", None),
    ] {
        let mapping = format!(
            r#"{{"source": {source}, "target": {target}, "properties": {{"a": {{"expression": "{text}"}}}}}}"#
        );
        let document = Document::read("x.json", mapping.as_bytes());
        assert_eq!(document.mappings()[0].direction, direction, "{mapping}");
    }
}

#[test]
fn plain_text_is_one_expression() {
    for (name, text) in [
        ("x.txt", "{'a': 1}"),
        ("x", "[1]"),
        ("x.okta", " user.a\n+ 'b'\r\n"),
    ] {
        let document = Document::read(name, text.as_bytes());
        assert_eq!(document.sites()[0].text, text.trim_end());
        assert_eq!(document.sites()[0].place, None);
    }
    // JSON says what it is, whatever its name.
    let document = Document::read("x", br#" {"name": "a", "expression": "1"}"#);
    assert_eq!(document.sites()[0].attribute.as_deref(), Some("a"));
}
