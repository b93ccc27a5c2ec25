//! `okta-mapping sync`.

use super::*;

const FOUNDING: [&str; 12] = [
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
    "../../data/contexts/full.json",
];

const PING_PONG: [&str; 6] = [
    "--mapping",
    "../../data/mappings/ping-pong-app-to-okta.json",
    "--mapping",
    "../../data/mappings/ping-pong-okta-to-app.json",
    "--profile-source",
    "ringcentral_att",
];

fn sync(arguments: &[&[&str]]) -> Ran {
    Ran::of(&[&["sync"], arguments.concat().as_slice()].concat())
}

#[test]
fn help_has_examples() {
    insta::assert_snapshot!("help_sync", Ran::of(&["sync", "--help"]).value());
}

#[test]
fn the_founding_example_comes_to_rest() {
    insta::assert_snapshot!("founding", sync(&[&FOUNDING]).value());
}

#[test]
fn what_never_rests_is_spelled_out_and_has_status_1() {
    let ran = sync(&[
        &PING_PONG,
        &["--flag-both", "../../data/contexts/full.json"],
    ]);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!("ping_pong", ran.stdout);

    let ran = sync(&[&PING_PONG, &["../../data/contexts/full.json"]]);
    let told = ran.value();
    assert!(told.contains(": settled after 2 rounds"), "{told}");
    assert!(told.contains("not pushed to: ringcentral_att"), "{told}");
}

#[test]
fn programs_read_a_line_for_each_person() {
    let ran = sync(&[&FOUNDING, &["--json", "--permute"]]);
    let report = json(&ran.value());
    assert_eq!(report["verdict"], "settled");
    assert_eq!(report["rounds"], 1);
    assert_eq!(report["writes"], json("[]"));
    assert_eq!(report["user"]["primaryPhone"], "+16505550100#101");
    assert_eq!(report["apps"]["ringcentral_att"]["extensionNumber"], "101");
    let codes: Vec<&Json> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| &finding["code"])
        .collect();
    assert!(
        codes.contains(&&Json::from("two-way-attribute")),
        "{codes:?}"
    );

    let people =
        br#"{"user": {"profile": {"city": "Oslo"}}, "appuser": {"profile": {"city": "Bergen"}}}
[]
{"user": {"profile": {"city": "Oslo"}}, "appuser": null}
"#;
    let arguments = [
        &["sync", "-", "--json", "--flag-both"],
        PING_PONG.as_slice(),
    ]
    .concat();
    let ran = Ran::fed(&arguments, people);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    let lines: Vec<Json> = ran.stdout.lines().map(json).collect();
    let verdicts: Vec<&Json> = lines.iter().map(|line| &line["verdict"]).collect();
    assert_eq!(
        verdicts,
        ["diverging".into(), Json::Null, "settled".into()]
            .iter()
            .collect::<Vec<&Json>>()
    );
    assert_eq!(lines[1]["code"], "invalid-context");
    let write = serde_json::json!({
        "round": 1, "step": "import", "end": "okta", "attribute": "city", "before": "Oslo", "after": "Bergen!",
        "mapping": "ringcentral_att to Okta", "expression": "appuser.city + \"!\""
    });
    assert_eq!(lines[0]["writes"][0], write);
}

#[test]
fn fewer_rounds_can_be_asked_for() {
    let full = "../../data/contexts/full.json";
    let ran = sync(&[
        &PING_PONG,
        &["--flag-both", "--rounds", "4", "--json", full],
    ]);
    assert_eq!(json(&ran.stdout)["rounds"], 4);
    let told = sync(&[&PING_PONG, &["--rounds", "0", full]]).error(2);
    assert!(told.contains("--rounds"), "{told}");
}

#[test]
fn pushes_to_apps_that_nothing_leads_to_are_bad_usage() {
    let told = sync(&[&FOUNDING, &["--push", "ringcentral"]]).error(2);
    assert!(
        told.contains("`ringcentral`: mappings lead to: ringcentral_att"),
        "{told}"
    );
    let import = [
        "--mapping",
        "../../data/mappings/ringcentral-to-okta.json",
        "--push",
        "ringcentral_att",
        "../../data/contexts/full.json",
    ];
    let told = sync(&[&import]).error(2);
    assert!(told.contains("no mapping leads to an app"), "{told}");
}
