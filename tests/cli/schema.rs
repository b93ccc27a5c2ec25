//! `okta-mapping schema`.

use super::*;

const WITH_CUSTOM: &str = "../../data/schemas/okta-user-with-custom.json";
const USER: &str = "../../data/schemas/okta-user.json";
const APP: &str = "../../data/schemas/ringcentral-att-user.json";

const DOUBTFUL: &[u8] = br#"{"definitions": {"custom": {"properties": {
    "seat": {"title": "Seat", "type": "integer", "minimum": 1, "maxLength": 4},
    "host": {"type": "string", "format": "hostname", "unique": true}
}}}}"#;

#[test]
fn help_has_examples() {
    insta::assert_snapshot!("help_schema", Ran::of(&["schema", "--help"]).value());
}

#[test]
fn a_schema_is_shown_as_a_table() {
    insta::assert_snapshot!(
        "schema_show",
        Ran::of(&["schema", "show", WITH_CUSTOM]).value()
    );
}

#[test]
fn what_is_doubtful_stands_beneath() {
    let ran = Ran::fed(&["schema", "show", "-"], DOUBTFUL);
    insta::assert_snapshot!("schema_show_doubtful", ran.value());
}

#[test]
fn a_schema_is_shown_as_json() {
    let ran = Ran::fed(&["schema", "show", "-", "--json"], DOUBTFUL);
    let json: Json = serde_json::from_str(&ran.value()).unwrap();
    assert_eq!(
        json["schema"],
        serde_json::from_slice::<Json>(DOUBTFUL).unwrap()
    );
    assert_eq!(json["findings"][0]["code"], "ignored-length");
    assert_eq!(json["findings"][1]["attribute"], "host");
}

#[test]
fn a_difference_that_breaks_values_has_status_1() {
    let same = Ran::of(&["schema", "diff", USER, USER]);
    assert_eq!((same.status, &*same.stdout, &*same.stderr), (0, "", ""));
    let harmless = Ran::of(&["schema", "diff", USER, WITH_CUSTOM]);
    assert_eq!(harmless.status, 0);
    insta::assert_snapshot!("schema_diff_harmless", harmless.stdout);
    let breaking = Ran::of(&["schema", "diff", APP, USER]);
    assert_eq!(breaking.status, 1);
    insta::assert_snapshot!("schema_diff_breaking", breaking.stdout);
    let json = Ran::of(&["schema", "diff", APP, USER, "--json"]);
    assert_eq!(json.status, 1);
    let line: Json = serde_json::from_str(json.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(line["attribute"], "userName");
    assert!(line["reason"].is_string());
}

#[test]
fn a_schema_is_drafted_from_json_a_list_or_lines() {
    let one = br#"{"profile": {"userName": "a", "seat": 1}}"#;
    let draft = Ran::fed(&["schema", "infer", "-"], one).value();
    insta::assert_snapshot!("schema_infer", draft);
    for samples in [
        &br#"[{"userName": "a", "seat": 1}, {"userName": "b", "seat": 2}]"#[..],
        b"{\"userName\": \"a\", \"seat\": 1}\r\n\n{\"userName\": \"b\", \"seat\": 2}\n",
    ] {
        assert_eq!(Ran::fed(&["schema", "infer", "-"], samples).value(), draft);
    }
}

#[test]
fn bad_input_has_status_2_and_is_named() {
    for (arguments, named) in [
        (
            &["schema", "show", "list.json"][..],
            "`list.json` is no schema",
        ),
        (&["schema", "show", "broken.json"], "`broken.json`"),
        (
            &["schema", "show", "absent.json"],
            "`absent.json` can not be read",
        ),
        (&["schema", "diff", "-", "-"], "standard input"),
        (&["schema", "diff", USER, "broken.json"], "`broken.json`"),
        (&["schema", "infer", "broken.json"], "`broken.json`, line"),
        (&["schema", "infer"], "<FILE>"),
        (&["schema"], "Usage"),
    ] {
        let told = Ran::of(arguments).error(2);
        assert!(told.contains(named), "{told}");
    }
    let told = Ran::fed(&["schema", "infer", "-"], b"[{}, 1]").error(2);
    assert!(told.contains("line 2: a sample is a JSON object"), "{told}");
}
