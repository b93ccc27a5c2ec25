//! The people that the tasks are timed on.

use serde_json::{Value as Json, json};

/// A person of 44 attributes, with an app user of 12.
pub fn person() -> Json {
    let mut profile = json!({
        "login": "amara.okafor@example.com", "email": "amara.okafor@example.com", "secondEmail": null,
        "firstName": "Amara", "lastName": "Okafor", "middleName": null, "honorificPrefix": "Dr.",
        "honorificSuffix": null, "title": "Engineer", "displayName": "Amara Okafor", "nickName": "",
        "profileUrl": "https://people.example.com/amara.okafor", "primaryPhone": "+16505550100#101",
        "mobilePhone": "+16505550142", "streetAddress": "12 Harbor Way", "city": "Oakland", "state": "CA",
        "zipCode": "94607", "countryCode": "US", "postalAddress": "12 Harbor Way, Oakland, CA 94607",
        "preferredLanguage": "en-US", "locale": "en_US", "timezone": "America/Los_Angeles", "userType": "Employee",
        "employeeNumber": "2041", "costCenter": "CC-114", "organization": "Acme", "division": "Products",
        "department": "Engineering", "managerId": "00u9bo", "manager": "Bo Lindqvist", "age": 41, "contractor": false,
        "hireDate": "2019-04-01",
    });
    for number in 1..=10 {
        profile[format!("customAttribute{number}")] =
            json!(format!("the value of attribute {number}"));
    }
    assert_eq!(profile.as_object().unwrap().len(), 44);
    json!({
        "user": {
            "id": "00u1amara00000x7", "status": "ACTIVE", "created": "2024-05-06T07:08:09.000Z",
            "lastUpdated": "2026-02-01T10:00:00.000Z", "type": {"id": "oty1defaultUsrT0x7"}, "profile": profile,
        },
        "appuser": {
            "id": "00u1amara00000x7", "externalId": "rc-00x7", "status": "PROVISIONED", "profile": {
                "userName": "amara.okafor@example.com", "firstName": "Amara", "lastName": "Okafor",
                "email": "amara.okafor@example.com", "mobilePhone": "+16505550142", "street": "12 Harbor Way",
                "city": "Oakland", "state": "CA", "zip": "94607", "country": "US", "directNumber": "+16505550100",
                "extensionNumber": "101",
            },
        },
    })
}

/// The same person in a hundred groups.
pub fn person_in_groups() -> Json {
    let groups: Vec<Json> = (0..100)
        .map(|number| {
            let kind = if number % 3 == 0 { "BUILT_IN" } else { "OKTA_GROUP" };
            json!({"id": format!("00g{number:05}"), "type": kind, "name": format!("Group {number}")})
        })
        .collect();
    let mut person = person();
    person["user"]["profile"]["groups"] = json!(groups);
    person
}
