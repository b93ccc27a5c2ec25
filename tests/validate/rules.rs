//! Rules beyond the keys: the login, unknown attributes, changes, standards, repairs.

use okta_mapping::normalise;

use super::*;

#[test]
fn the_login_has_rules_of_its_own() {
    let login = |pattern: Json, value: &str| {
        let schema = base(
            json!({"login": {"type": "string", "minLength": 5, "maxLength": 100, "pattern": pattern}}),
        );
        codes(&schema, &json!({"login": value}))
    };
    assert!(login(Json::Null, "josé@example.com").is_empty());
    assert_eq!(login(Json::Null, "jo"), ["min-length", "format"]);
    assert!(login(json!(".+"), "jo").is_empty());
    assert_eq!(login(json!("[a-z]+"), "joe-doe"), ["pattern"]);
    assert!(login(json!("[a-z]+"), "joedoe").is_empty());
    assert_eq!(login(json!(".+"), "jo😀"), ["format"]);
    let schema = base(json!({"login": {"type": "string"}}));
    assert_eq!(
        findings(&schema, &json!({"login": "a/b@example.com"}))[0].code,
        "login-slash"
    );
    let custom = Schema::from_json(
        &json!({"definitions": {"custom": {"properties": {"login": {"type": "string"}}}}}),
    );
    assert!(codes(&custom.unwrap(), &json!({"login": "jo"})).is_empty());
}

#[test]
fn unknown_attributes_come_last_with_the_nearest_name() {
    let schema = schema(json!({"city": {"type": "string", "maxLength": 1}}));
    let found = findings(&schema, &json!({"City": "x", "zzz": 1, "city": "xx"}));
    let told: Vec<(&str, Option<&str>)> = found
        .iter()
        .map(|finding| (finding.code, finding.help.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("max-length", None),
            ("unknown-attribute", Some("did you mean `city`?")),
            ("unknown-attribute", None)
        ]
    );
}

#[test]
fn changes_obey_mutability() {
    let change = |mutability: &str, before: Json, after: Json| {
        let schema = schema(json!({"x": {"type": "string", "mutability": mutability}}));
        let (before, after) = (json!({"x": before}), json!({"x": after}));
        let of = |json| Profile::from_json(&schema, json).unwrap();
        let found = Validator::new(&schema).validate_change(&of(&before), &of(&after));
        found.first().map(|finding| finding.code)
    };
    for (mutability, before, after, code) in [
        ("READ_WRITE", json!("a"), json!("b"), None),
        ("READ_ONLY", json!("a"), json!("b"), Some("read-only")),
        ("READ_ONLY", json!(null), json!("b"), Some("read-only")),
        ("READ_ONLY", json!("a"), json!("a"), None),
        ("READ_ONLY", json!(2), json!(2.0), Some("type")),
        ("IMMUTABLE", json!("a"), json!("b"), Some("immutable")),
        ("IMMUTABLE", json!("a"), json!(null), Some("immutable")),
        ("IMMUTABLE", json!(null), json!("b"), None),
        ("IMMUTABLE", json!(""), json!("b"), None),
        ("WRITE_ONLY", json!("a"), json!("b"), None),
    ] {
        assert_eq!(
            change(mutability, before.clone(), after.clone()),
            code,
            "{mutability} {before} {after}"
        );
    }
}

#[test]
fn states_and_phones_are_free_text_for_okta_and_standards_for_a_service() {
    let schema = schema(
        json!({"state": {"type": "string"}, "country": {"type": "string"}, "mobilePhone": {"type": "string"}}),
    );
    let profile = json!({"state": "Calif.", "country": "US", "mobilePhone": "555 0131"});
    let profile = Profile::from_json(&schema, &profile).unwrap();
    let of = |validator: Validator<'_>| -> Vec<(Severity, &'static str)> {
        let found = validator.validate(&profile);
        found
            .iter()
            .map(|finding| (finding.severity, finding.code))
            .collect()
    };
    assert_eq!(
        of(Validator::new(&schema)),
        [(Severity::Warning, "state"), (Severity::Warning, "phone")]
    );
    let demanding = Validator::new(&schema).demanding_standards();
    assert_eq!(
        of(demanding),
        [(Severity::Violation, "state"), (Severity::Warning, "phone")]
    );
    for (phone, is_fine) in [
        ("+16505550100#101", true),
        ("#101", true),
        ("#", false),
        ("#null", false),
        ("650#101", false),
    ] {
        let found = findings(&schema, &json!({"mobilePhone": phone}));
        assert_eq!(found.is_empty(), is_fine, "{phone}");
    }
}

#[test]
fn repairs_are_certain_reported_and_nothing_else_changes() {
    let schema = schema(
        json!({"state": {"type": "string"}, "nation": {"type": "string", "format": "country-code"}}),
    );
    for (before, after) in [
        (
            json!({"country": "us", "state": "california"}),
            json!({"country": "US", "state": "CA"}),
        ),
        (
            json!({"countryCode": "USA", "state": "US-NY"}),
            json!({"countryCode": "US", "state": "NY"}),
        ),
        (
            json!({"country": "DE", "state": "Bavaria"}),
            json!({"country": "DE", "state": "BY"}),
        ),
        (json!({"nation": "uk"}), json!({"nation": "GB"})),
        (
            json!({"country": "US", "mobilePhone": "(415) 555-0131"}),
            json!({"country": "US", "mobilePhone": "+14155550131"}),
        ),
        (
            json!({"primaryPhone": "+1 415 555 0131#12"}),
            json!({"primaryPhone": "+14155550131#12"}),
        ),
        (
            json!({"country": "US", "state": "Calif.", "city": "us"}),
            json!({"country": "US", "state": "Calif.", "city": "us"}),
        ),
    ] {
        let profile = Profile::from_json(&schema, &before).unwrap();
        let (repaired, changes) = normalise(&profile);
        assert_eq!(Json::Object(repaired.clone()), after);
        for change in &changes {
            assert_eq!(before[&change.attribute], change.before);
            assert_eq!(after[&change.attribute], change.after);
        }
        let changed = before
            .as_object()
            .unwrap()
            .iter()
            .filter(|(key, value)| repaired[*key] != **value)
            .count();
        assert_eq!(changes.len(), changed);
    }
}

#[test]
fn what_an_update_leaves_out_stays() {
    let schema = schema(
        json!({"x": {"type": "string", "mutability": "READ_ONLY"}, "y": {"type": "string"}}),
    );
    let (before, after) = (json!({"x": "a", "y": "b"}), json!({"y": "c"}));
    let of = |json| Profile::from_json(&schema, json).unwrap();
    let change =
        |validator: Validator<'_>| validator.validate_change(&of(&before), &of(&after)).len();
    assert_eq!(change(Validator::new(&schema)), 1);
    assert_eq!(change(Validator::new(&schema).partial()), 0);
}

#[test]
fn short_numbers_are_calling_codes_as_likely_as_countries() {
    let schema = schema(json!({"countryCode": {"type": "string"}}));
    for (value, repaired) in [("44", "44"), ("840", "US"), ("044", "BS"), ("8", "8")] {
        let json = json!({"countryCode": value});
        let profile = Profile::from_json(&schema, &json).unwrap();
        assert_eq!(normalise(&profile).0["countryCode"], repaired, "{value}");
    }
}
