//! `okta-mapping source`.

use super::*;

const ORGANISATION: [&str; 8] = [
    "--mapping",
    "organisation/mappings.json",
    "--schema",
    "organisation/user.json",
    "--profile-source",
    "hr",
    "--profile-source",
    "0oa1ad",
];

fn source(arguments: &[&str]) -> Ran {
    Ran::of(&[&["source"][..], &ORGANISATION, arguments].concat())
}

fn lines(ran: &Ran) -> Vec<Json> {
    ran.stdout.lines().map(json).collect()
}

/// What a line says of an attribute.
fn attribute<'l>(line: &'l Json, name: &str) -> &'l Json {
    let attributes = line["attributes"].as_array().unwrap();
    attributes.iter().find(|one| one["name"] == name).unwrap()
}

#[test]
fn help_has_examples() {
    insta::assert_snapshot!("help_source", Ran::of(&["source", "--help"]).value());
}

#[test]
fn people_are_told_where_each_attribute_comes_from() {
    let ran = source(&["organisation/people.jsonl"]);
    // An override names an app that is no profile source, and a line holds nobody.
    assert_eq!((ran.status, &*ran.stderr), (1, ""));
    assert!(!ran.stdout.contains("secret"), "{}", ran.stdout);
    insta::assert_snapshot!("people", ran.stdout);
}

#[test]
fn programs_are_told_a_line_for_each_person() {
    let ran = source(&["--json", "organisation/people.jsonl"]);
    assert_eq!((ran.status, &*ran.stderr), (1, ""));
    assert!(!ran.stdout.contains("secret"), "{}", ran.stdout);
    let lines = lines(&ran);
    assert_eq!(lines.len(), 4);
    let title = attribute(&lines[0], "title");
    assert_eq!(
        *title,
        serde_json::json!({
            "name": "title",
            "source": "hr",
            "value": "Architect",
            "reason": "`hr` is the person's profile source",
            "stale": true,
            "held": "Engineer",
            "others": [
                {"source": "okta", "reason": "the person has a profile source"},
                {"source": "ad", "reason": "`hr` stands before it in the list of profile sources", "value": "Eng"}
            ]
        })
    );
    for (name, source, value) in [
        // The format of user names gives it, which is not known here.
        ("login", "hr".into(), None),
        ("firstName", "hr".into(), Some("Jane".into())),
        ("city", "hr".into(), Some("OSLO".into())),
        // Its expression fails.
        ("costCenter", "hr".into(), None),
        ("mobilePhone", "ad".into(), Some("+4790000002".into())),
        (
            "secondEmail",
            "okta".into(),
            Some("jane@example.org".into()),
        ),
        ("badge", "hr".into(), None),
    ] {
        let told = attribute(&lines[0], name);
        assert_eq!(
            (&told["source"], told.get("value")),
            (&source, value.as_ref()),
            "{name}"
        );
    }
    // On create only: it is never stale.
    let nick_name = attribute(&lines[0], "nickName");
    assert_eq!(
        (&nick_name["value"], nick_name.get("stale")),
        (&"Jane".into(), None)
    );
    assert_eq!(lines[1]["attributes"][1]["source"], "ad");
    assert_eq!(lines[2]["ok"], false);
    assert_eq!(lines[3]["attributes"][1]["source"], "okta");
}

#[test]
fn only_the_attributes_that_are_asked_for_are_told() {
    let ran = source(&["--json", "organisation/people.jsonl", "city", "title"]);
    let first = &lines(&ran)[0];
    let names = first["attributes"].as_array().unwrap().iter();
    let names: Vec<&Json> = names.map(|one| &one["name"]).collect();
    assert_eq!(names, ["city", "title"]);
}

#[test]
fn the_founding_example_is_sourced_by_the_app() {
    let ran = Ran::of(&[
        "source",
        "--mapping",
        "../../data/mappings/ringcentral-to-okta.json",
        "--mapping",
        "../../data/mappings/okta-to-ringcentral.json",
        "--schema",
        "../../data/schemas/okta-user-with-custom.json",
        "--schema",
        "../../data/schemas/ringcentral-att-user.json",
        "--profile-source",
        "ringcentral_att",
        "--flag-both",
        "../../data/contexts/several-direct-numbers.json",
        "primaryPhone",
        "title",
    ]);
    insta::assert_snapshot!("founding", ran.value());
}

#[test]
fn bad_usage_has_status_2() {
    for (arguments, named) in [
        (&["--mapping", "list.json", "list.json"][..], "`list.json`"),
        (&["--mapping", "broken.json", "list.json"], "`broken.json`"),
        (&["--mapping", "-", "-"], "standard input"),
        (&["list.json"], "--mapping"),
        (&["--mapping", "organisation/mappings.json"], "<FILE>"),
        (
            &[
                "--mapping",
                "organisation/mappings.json",
                "--schema",
                "../../data/schemas/ringcentral-att-user.json",
                "list.json",
            ],
            "describes neither",
        ),
        (
            &[
                "--mapping",
                "organisation/mappings.json",
                "../../data/schemas/okta-user.json",
            ],
            "okta-user.json` is a schema, no context",
        ),
        (
            &[
                "--mapping",
                "organisation/mappings.json",
                "--push",
                "hr",
                "organisation/people.jsonl",
            ],
            "nothing can be pushed to `hr`: mappings lead to: ad",
        ),
        (
            &["--mapping", "organisation/mappings.json", "absent.json"],
            "`absent.json` can not be read",
        ),
    ] {
        let told = Ran::of(&[&["source"][..], arguments].concat()).error(2);
        assert!(told.contains(named), "{told}");
    }
    let told = source(&["organisation/people.jsonl", "tilte"]).error(2);
    assert!(told.contains("did you mean `title`?"), "{told}");
}
