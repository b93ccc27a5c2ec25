//! `apply --preset`: a mapping, schemas and demands that are known.

use super::*;

fn data(file: &str) -> String {
    format!("../../data/{file}")
}

#[test]
fn a_preset_stands_for_mapping_and_schemas() {
    let context = data("contexts/full.json");
    let applied = |more: &[&str]| {
        let arguments: Vec<&str> = [
            "apply",
            "--preset",
            "ringcentral-att",
            "--context",
            &context,
            "--json",
        ]
        .iter()
        .chain(more)
        .copied()
        .collect();
        json(&Ran::of(&arguments).stdout)["profile"].clone()
    };
    assert_eq!(applied(&[])["primaryPhone"], "+16505550100#101");
    assert_eq!(applied(&["--direction", "to-okta"]), applied(&[]));
    assert_eq!(applied(&["--direction", "to-app"])["zip"], "94607");
}

/// A preset in place of mapping and schemas, to the app.
fn push(more: &[&str], context: &str) -> Ran {
    let arguments = [
        "apply",
        "--preset",
        "ringcentral-att",
        "--direction",
        "to-app",
        "--context",
        "-",
    ];
    let arguments: Vec<&str> = arguments.iter().chain(more).copied().collect();
    Ran::fed(&arguments, context.as_bytes())
}

const NOBODY_S_CITY: &str = r#"{"user": {"profile": {"firstName": "Jo", "lastName": "Doe", "email": "jo@example.com",
    "mobilePhone": "+16505550142", "streetAddress": "1 Way", "city": null, "state": "Calif.", "zipCode": "94607",
    "countryCode": "US", "department": "Sales"}}}"#;

#[test]
fn what_the_service_of_a_preset_lacks_is_told() {
    let shown = push(&[], NOBODY_S_CITY).stdout;
    assert!(
        shown.contains("warning[missing-parameter]: City (city)"),
        "{shown}"
    );
    let told = json(&push(&["--json"], NOBODY_S_CITY).stdout);
    let lacking = told["lacking"].as_array().unwrap();
    assert_eq!(lacking.len(), 1);
    assert_eq!(
        (
            &lacking[0]["severity"],
            &lacking[0]["attribute"],
            &lacking[0]["code"]
        ),
        (
            &Json::from("warning"),
            &Json::from("city"),
            &Json::from("missing-parameter")
        )
    );
    let complete = NOBODY_S_CITY
        .replace("null", "\"Oakland\"")
        .replace("Calif.", "CA");
    let ran = push(&["--json"], &complete);
    assert_eq!((ran.status, json(&ran.stdout).get("lacking")), (0, None));
    let own = r#"{"source": {"type": "user"}, "target": {"type": "appuser", "name": "rc"}, "properties": {}}"#;
    let context = data("contexts/full.json");
    let arguments = [
        "apply",
        "--preset",
        "ringcentral-att",
        "--mapping",
        "-",
        "--context",
        &context,
        "--json",
    ];
    let ran = Ran::fed(&arguments, own.as_bytes());
    assert_eq!(ran.status, 1);
    assert_eq!(
        json(&ran.stdout)["lacking"][0]["code"],
        "preset-missing-mapping"
    );
}

#[test]
fn a_line_is_answered_with_what_one_person_is() {
    let line = NOBODY_S_CITY.replace('\n', " ");
    let arguments = [
        "apply",
        "--preset",
        "ringcentral-att",
        "--direction",
        "to-app",
        "--jsonl",
    ];
    let answer = Ran::fed(&arguments, line.as_bytes()).value();
    assert!(answer.contains("missing-parameter"), "{answer}");
    assert_eq!(answer, push(&["--json"], &line).stdout);
}

#[test]
fn a_profile_that_lacks_what_the_service_asks_for_is_not_called_well() {
    let mapping = std::fs::read_to_string("tests/data/mappings/okta-to-ringcentral.json").unwrap();
    let mut mapping = json(&mapping);
    let properties = mapping["properties"].as_object_mut().unwrap();
    properties.shift_remove("department").unwrap();
    let context = data("contexts/full.json");
    let arguments = [
        "apply",
        "--preset",
        "ringcentral-att",
        "--mapping",
        "-",
        "--context",
        &context,
    ];
    let ran = Ran::fed(&arguments, mapping.to_string().as_bytes());
    let verdict = ran.stdout.lines().last().unwrap();
    assert_eq!(
        (ran.status, verdict),
        (
            1,
            "ringcentral_att would store this profile, which lacks what the service asks for."
        )
    );
}
