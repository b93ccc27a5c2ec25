//! Names of attributes: refused, repeated, guessed.

use okta_mapping::schema::{Attribute, Schema};

fn user() -> Schema {
    let json = serde_json::from_str(include_str!("data/schemas/okta-user.json")).unwrap();
    Schema::from_json(&json).unwrap()
}

#[test]
fn names_are_refused_or_guessed() {
    let schema = user();
    assert_eq!(schema.nearest("FIRSTNAME"), Some("firstName"));
    assert_eq!(schema.nearest("frstName"), Some("firstName"));
    assert_eq!(schema.nearest("badge"), None);
    let code = |name: &str| user().with(Attribute::string(name)).map_err(|e| e.code());
    assert_eq!(code("FirstName"), Err("repeated-name"));
    assert_eq!(code("lastLogin"), Err("forbidden-name"));
    assert_eq!(code("lastLogins").unwrap().attributes().count(), 32);
    let app = Schema::app_user("app")
        .with(Attribute::string("status"))
        .unwrap();
    assert!(app.with(Attribute::string("STATUS")).is_err());
}

#[test]
fn every_name_that_okta_keeps_is_refused_in_any_case() {
    let kept = "id profile status transitioningToStatus created activated statusChanged lastLogin lastUpdated \
        passwordChanged type realm realmId password credentials _links _embedded class classLoader createdBy \
        lastUpdatedBy orgId activationStatus apiStatus loginType initialReconcileComplete activationDate \
        statusChangedDate apiLastUpdate passwordExpirationGuess passwordExpirationCursor numUnlocks changedStatus";
    assert_eq!(kept.split_whitespace().count(), 33);
    for name in kept.split_whitespace() {
        for spelled in [name.to_owned(), name.to_uppercase(), name.to_lowercase()] {
            let error = Schema::user("user")
                .with(Attribute::string(&spelled))
                .unwrap_err();
            assert_eq!(error.code(), "forbidden-name", "{spelled}");
            assert!(
                Schema::user("user")
                    .with_base(Attribute::string(&spelled))
                    .is_ok()
            );
            assert!(
                Schema::app_user("app")
                    .with(Attribute::string(&spelled))
                    .is_ok()
            );
        }
    }
}
