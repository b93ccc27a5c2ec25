//! From the app to Okta.

use super::*;

fn imported(app_user: Json) -> Applied {
    applied(
        preset().mapping(Direction::ToOkta),
        &person("appuser", app_user),
    )
}

#[test]
fn the_four_defaults_come_from_the_app() {
    let applied =
        imported(json!({"userName": "jo@example.com", "firstName": "Jo", "lastName": "Doe"}));
    for (attribute, value) in [
        ("login", "jo@example.com"),
        ("firstName", "Jo"),
        ("lastName", "Doe"),
        ("email", "jo@example.com"),
    ] {
        assert_eq!(applied.profile()[attribute], value);
    }
    assert!(applied.is_stored());
}

#[test]
fn a_user_name_that_is_no_email_address_is_refused() {
    let applied = imported(json!({"userName": "jo.doe"}));
    assert_eq!(codes(&applied), [("login", "format"), ("email", "format")]);
    assert!(!applied.is_stored());
}

#[test]
fn the_phone_is_number_hash_extension() {
    for (direct, extension, phone, back) in [
        (
            json!("+16505550100"),
            json!("101"),
            "+16505550100#101",
            ["+16505550100", "101"],
        ),
        (json!(null), json!("101"), "#101", ["", "101"]),
        (json!(""), json!("101"), "#101", ["", "101"]),
        (
            json!("+16505550100"),
            json!(101),
            "+16505550100#101",
            ["+16505550100", "101"],
        ),
        (
            json!(["+16505550100"]),
            json!("101"),
            "+16505550100#101",
            ["+16505550100", "101"],
        ),
        (json!([]), json!("101"), "#101", ["", "101"]),
    ] {
        let applied = imported(json!({"directNumber": direct, "extensionNumber": extension}));
        assert_eq!(applied.profile()["primaryPhone"], phone);
        assert_eq!(codes(&applied), [], "{phone}");
        let parts = preset().combination().unwrap().split(Some(phone)).unwrap();
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        assert_eq!(parts, back);
    }
}

#[test]
fn of_several_direct_numbers_only_the_first_is_imported() {
    let applied =
        imported(json!({"directNumber": ["+16505550100", "+16505550101", "+16505550102"]}));
    assert_eq!(applied.profile()["primaryPhone"], "+16505550100#101");
    assert_eq!(
        codes(&applied),
        [("directNumber", "several-direct-numbers")]
    );
    assert!(applied.is_stored());
}

#[test]
fn a_null_extension_prints_unless_the_expression_is_null_safe() {
    let null_safe = preset().combination().unwrap().null_safe().unwrap();
    let mended = preset().mapping(Direction::ToOkta).clone();
    let mended = mended.with("primaryPhone", null_safe);
    for (direct, extension, prints, safe) in [
        (
            json!("+16505550100"),
            json!(null),
            "+16505550100#null",
            "+16505550100#",
        ),
        (json!(null), json!(null), "#null", "#"),
        (
            json!("+16505550100"),
            json!("101"),
            "+16505550100#101",
            "+16505550100#101",
        ),
        (json!(null), json!("101"), "#101", "#101"),
    ] {
        let app_user = json!({"directNumber": direct, "extensionNumber": extension});
        assert_eq!(imported(app_user.clone()).profile()["primaryPhone"], prints);
        let context = person("appuser", app_user);
        assert_eq!(applied(&mended, &context).profile()["primaryPhone"], safe);
    }
}
