//! `apply`: one person, and bad files.

use super::*;

fn data(file: &str) -> String {
    format!("../../data/{file}")
}

/// The founding example, RingCentral to Okta, with both schemas.
fn import(more: &[&str]) -> Vec<String> {
    let options = [
        "apply".to_owned(),
        "--mapping".to_owned(),
        data("mappings/ringcentral-to-okta.json"),
        "--source-schema".to_owned(),
        data("schemas/ringcentral-att-user.json"),
        "--target-schema".to_owned(),
        data("schemas/okta-user-with-custom.json"),
    ];
    let more = more.iter().map(|&option| option.to_owned());
    options.into_iter().chain(more).collect()
}

fn run(arguments: &[String], input: &[u8]) -> Ran {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Ran::fed(&arguments, input)
}

#[test]
fn people_read_what_becomes_of_each_attribute() {
    let context = data("contexts/several-direct-numbers.json");
    let target = r#"{"profile": {"login": "amara.okafor@example.com", "firstName": "Amara", "lastName": "Obi", "title": "Engineer"}}"#;
    let ran = run(
        &import(&["--context", &context, "--target", "-"]),
        target.as_bytes(),
    );
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!("applied", ran.stdout);
}

#[test]
fn failures_and_violations_are_told_under_their_attributes() {
    let mapping = r#"{"source": {"type": "appuser", "name": "crm"}, "target": {"type": "user", "name": "user"}, "properties": {
        "login": {"expression": "appuser.userName", "pushStatus": "PUSH"},
        "firstName": {"expression": "Convert.toInt(appuser.firstName)", "pushStatus": "PUSH"},
        "lastName": {"expression": "appuser.lastName +", "pushStatus": "PUSH"},
        "email": {"expression": "appuser.userName", "pushStatus": "DONT_PUSH"},
        "locale": {"expression": "'en-US'", "pushStatus": "PUSH"},
        "countryCode": {"expression": "appuser.country == null", "pushStatus": "PUSH"}
    }}"#;
    let (context, schema) = (data("contexts/full.json"), data("schemas/okta-user.json"));
    let target = "target.json";
    let arguments = [
        "apply",
        "--mapping",
        "-",
        "--context",
        &context,
        "--target-schema",
        &schema,
        "--target",
        target,
    ];
    let ran = Ran::fed(&arguments, mapping.as_bytes());
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!("failures", format!("{}\n---\n{}", ran.stderr, ran.stdout));
}

#[test]
fn one_failing_expression_or_one_violation_is_enough_for_status_1() {
    let schema = data("schemas/okta-user.json");
    let context = data("contexts/full.json");
    let checked = [
        "apply",
        "--mapping",
        "-",
        "--context",
        &context,
        "--target-schema",
        &schema,
    ];
    let bare = &checked[..5];
    for (arguments, expression, status) in [
        (bare, "1", 0),
        (bare, "Convert.toInt('a')", 1),
        (&checked[..], "1", 1),
    ] {
        let city = serde_json::json!({"expression": expression});
        let ends = r#""source": {"type": "appuser"}, "target": {"type": "user"}"#;
        let mapping = format!(r#"{{{ends}, "properties": {{"city": {city}}}}}"#);
        let ran = Ran::fed(arguments, mapping.as_bytes());
        assert_eq!(ran.status, status, "{arguments:?} {expression}");
    }
}

#[test]
fn programs_read_one_object() {
    let context = data("contexts/no-direct-number.json");
    let ran = run(&import(&["--context", &context, "--json"]), b"");
    assert_eq!(ran.stdout.lines().count(), 1);
    let object = json(&ran.value());
    assert_eq!(object["profile"]["primaryPhone"], "#101");
    assert_eq!(object["attributes"][4]["name"], "primaryPhone");
    assert_eq!(object["attributes"][4]["outcome"], "set");
    assert_eq!(
        (&object["violations"], &object["stored"]),
        (&Json::from(Vec::<Json>::new()), &Json::from(true))
    );

    let ran = run(
        &import(&["--context", &data("contexts/null-appuser.json"), "--json"]),
        b"",
    );
    assert_eq!(ran.status, 1);
    let object = json(&ran.stdout);
    assert_eq!(object["attributes"][0]["outcome"], "kept");
    assert_eq!(object["attributes"][0]["error"]["code"], "property-of-null");
    assert_eq!(object["violations"][0]["code"], "required");

    let ran = run(&import(&["--context", "-", "--json"]), b"{");
    assert_eq!(
        (ran.status, json(&ran.stdout)["code"].as_str()),
        (1, Some("invalid-json"))
    );
}

#[test]
fn an_attribute_is_explained_where_asked() {
    let context = data("contexts/no-direct-number.json");
    let ran = run(
        &import(&["--context", &context, "--explain", "primaryPhone"]),
        b"",
    );
    insta::assert_snapshot!("explained", ran.value());
    let ran = run(
        &import(&["--explain", "--context", &context, "--json"]),
        b"",
    );
    let explained = json(&ran.value())["explanations"].as_array().unwrap().len();
    assert_eq!(explained, 5);
    let told = run(&import(&["--context", &context, "--explain", "zip"]), b"").error(2);
    assert!(told.contains("`zip` is not mapped"), "{told}");
}

#[test]
fn of_a_list_of_mappings_one_is_meant() {
    let mapping =
        |file: &str| std::fs::read_to_string(format!("tests/data/mappings/{file}")).unwrap();
    let (one, other) = (
        mapping("ringcentral-to-okta.json"),
        mapping("okta-to-ringcentral.json"),
    );
    let context = data("contexts/full.json");
    let run = |list: String, more: &[&str]| {
        let arguments: Vec<&str> = ["apply", "--mapping", "-", "--context", &context, "--json"]
            .iter()
            .chain(more)
            .copied()
            .collect();
        Ran::fed(&arguments, list.as_bytes())
    };
    assert_eq!(
        json(&run(format!("[{one}]"), &[]).value())["profile"]["primaryPhone"],
        "+16505550100#101"
    );
    let both = format!("[{one}, {other}]");
    assert_eq!(
        json(&run(both.clone(), &["--direction", "to-app"]).value())["profile"]["zip"],
        "94607"
    );
    let told = run(both, &[]).error(2);
    assert!(
        told.contains("holds 2 mappings: `--direction` tells"),
        "{told}"
    );
    let told = run(format!("[{one}, {one}]"), &["--direction", "to-okta"]).error(2);
    assert!(told.contains("several mappings"), "{told}");
    let told = run("[]".to_owned(), &[]).error(2);
    assert!(told.contains("the list is empty"), "{told}");
}

#[test]
fn the_present_is_the_one_that_is_given() {
    let mapping = r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {"year": {"expression": "Time.now('UTC', 'yyyy')"}}}"#;
    let year = |more: &[&str]| {
        let arguments: Vec<&str> = [
            "apply",
            "--mapping",
            "-",
            "--context",
            "person.json",
            "--json",
        ]
        .iter()
        .chain(more)
        .copied()
        .collect();
        json(&Ran::fed(&arguments, mapping.as_bytes()).stdout)["profile"]["year"].clone()
    };
    assert_eq!(year(&["--now", "2001-01-01T00:00:00Z"]), "2001");
    let lines = year(&["--now", "2002-01-01T00:00:00Z"]);
    assert_eq!(lines, "2002");
}

#[test]
fn secrets_are_not_printed() {
    let mapping = r#"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {
        "pin": {"expression": "user.city"}, "length": {"expression": "Convert.toInt(user.city)"}}}"#;
    let schema = r#"{"definitions": {"custom": {"properties": {"pin": {"type": "string", "format": "hashed", "maxLength": 2},
        "length": {"type": "integer", "mutability": "WRITE_ONLY"}}}}}"#;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (mapping, schema) = (
        file("secret-mapping.json", mapping),
        file("secret-schema.json", schema),
    );
    let person = br#"{"user": {"profile": {"city": "hunter2"}}}"#;
    for more in [
        &["--context", "-"][..],
        &["--context", "-", "--json"],
        &["--jsonl"],
    ] {
        let arguments: Vec<&str> = ["apply", "--mapping", &mapping, "--target-schema", &schema]
            .iter()
            .chain(more)
            .copied()
            .collect();
        let ran = Ran::fed(&arguments, person);
        assert!(
            !ran.stdout.contains("hunter2") && ran.stdout.contains("********"),
            "{}",
            ran.stdout
        );
        assert!(!ran.stderr.contains("hunter2"), "{}", ran.stderr);
    }
}

#[test]
fn bad_files_are_told() {
    let (mapping, schema, context) = (
        data("mappings/ringcentral-to-okta.json"),
        data("schemas/okta-user.json"),
        data("contexts/full.json"),
    );
    let app_schema = data("schemas/ringcentral-att-user.json");
    let apply = |more: &[&str]| -> Vec<String> {
        let options = ["apply", "--mapping", &mapping].into_iter();
        let options = options.chain(more.iter().copied());
        options.map(str::to_owned).collect()
    };
    for (arguments, told) in [
        (apply(&[]), "--context"),
        (
            vec!["apply".to_owned(), "--context".to_owned(), context.clone()],
            "--mapping",
        ),
        (apply(&["--context", &mapping]), "is a mapping, no context"),
        (apply(&["--context", &schema]), "is a schema, no context"),
        (
            apply(&["--context", &context, "--target-schema", &mapping]),
            "is no schema: it is a mapping",
        ),
        (
            apply(&["--context", &context, "--target", &context]),
            "is no profile: it is a context",
        ),
        (
            apply(&["--context", &context, "--target", "list.json"]),
            "is no profile",
        ),
        (
            apply(&["--context", &context, "--direction", "to-app"]),
            "holds no mapping Okta to app",
        ),
        (
            apply(&["--context", &context, "--target-schema", &app_schema]),
            "describes the users of an app, and that end of the mapping is Okta",
        ),
        (
            apply(&["--context", &context, "--source-schema", &schema]),
            "describes Okta's users, and that end of the mapping is ringcentral_att",
        ),
        (apply(&["--context", "-", "--target", "-"]), "read twice"),
        (apply(&["--jsonl", "--context", &context]), "--context"),
        (
            apply(&["--context", &context, "--file", "lines.jsonl"]),
            "cannot be used with",
        ),
        (
            apply(&["--jsonl", "--file", "nowhere.jsonl"]),
            "nowhere.jsonl",
        ),
    ] {
        let error = run(&arguments, b"").error(2);
        assert!(error.contains(told), "{error}");
    }
    for (text, told) in [
        (r#"{"definitions": {}}"#, "is no mapping: it is a schema"),
        (
            r#"[{"type": "group_rule", "conditions": {}}]"#,
            "is no mapping: it is a group rule",
        ),
        ("{", "no JSON"),
        ("{}", "is no mapping: a mapping is an object with"),
    ] {
        let error = Ran::fed(
            &["apply", "--mapping", "-", "--context", &context],
            text.as_bytes(),
        )
        .error(2);
        assert!(error.contains(told), "{error}");
    }
}
