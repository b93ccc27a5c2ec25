//! Templates of user names as Okta's APIs give them.

use okta_mapping::mapping::Direction;
use okta_mapping::username::{UsernameError, UsernamePush, UsernameTemplate};
use serde_json::json;

#[test]
fn templates_are_read_and_written_back_unchanged() {
    for (json, template, is_custom, push_status) in [
        (json!({}), "${source.login}", false, None),
        (
            json!({"template": "${source.email}", "type": "BUILT_IN", "userSuffix": null, "pushStatus": "DONT_PUSH", "x": 1}),
            "${source.email}",
            false,
            Some(UsernamePush::CreateOnly),
        ),
        (
            json!({"template": "${source.email}", "type": "", "pushStatus": "NOT_CONFIGURED"}),
            "${source.email}",
            false,
            Some(UsernamePush::NotConfigured),
        ),
        (
            json!({"template": "user.firstName", "type": null, "pushStatus": "PUSH"}),
            "user.firstName",
            true,
            Some(UsernamePush::Push),
        ),
        (
            json!({"template": "${source.email}", "type": "CUSTOM"}),
            "${source.email}",
            true,
            None,
        ),
        (json!({"template": "", "type": "NONE"}), "", false, None),
    ] {
        let read = UsernameTemplate::from_json(&json).unwrap();
        assert_eq!(read.to_json(), &json);
        assert_eq!(read.template(), template);
        assert_eq!(read.is_custom(), is_custom);
        assert_eq!(read.push_status(), push_status);
        let again = UsernameTemplate::from_json(read.to_json());
        assert_eq!(again.as_ref(), Ok(&read));
    }
    // A custom template of the list is the expression that gives the same.
    let custom = json!({"template": "${source.email}", "type": "CUSTOM"});
    let custom = UsernameTemplate::from_json(&custom).unwrap();
    assert_eq!(
        custom.expression(Direction::ToApp).as_deref(),
        Some("source.email")
    );
    let built = UsernameTemplate::custom("user.email").unwrap();
    let built = built.with_push_status(UsernamePush::Push);
    assert_eq!(
        UsernameTemplate::from_json(built.to_json()).as_ref(),
        Ok(&built)
    );
}

#[test]
fn other_json_is_refused() {
    for (json, told) in [
        (json!([]), "a user name template is an object"),
        (json!({"template": 1}), "a user name template is an object"),
        (
            json!({"userSuffix": 1}),
            "a user name template is an object",
        ),
        (json!({"type": "OTHER"}), "`type` is `OTHER`"),
        (json!({"pushStatus": "push"}), "`pushStatus` is `push`"),
        (
            json!({"template": "user.email", "type": "BUILT_IN"}),
            "`user.email` is no built-in template; they are `${source.login}`",
        ),
        (json!({"template": " ", "type": "CUSTOM"}), "is empty"),
        (json!({"type": "CUSTOM"}), "is empty"),
    ] {
        let error = UsernameTemplate::from_json(&json).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
    let of_length =
        |length: usize| UsernameTemplate::custom(&format!("'{}'", "x".repeat(length - 2)));
    assert!(of_length(1024).is_ok());
    assert_eq!(
        of_length(1025),
        Err(UsernameError::TooLong {
            length: 1025,
            limit: 1024
        })
    );
}
