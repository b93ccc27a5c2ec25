//! `impact`: two mappings, sets of group rules or schemas over everyone.

use super::*;

const DATA: &str = "../../data";

fn data(file: &str) -> String {
    format!("{DATA}/{file}")
}

/// The founding import, with a change of three attributes.
fn mappings(more: &[&str]) -> Vec<String> {
    let options = [
        "impact",
        "--before",
        &data("mappings/ringcentral-to-okta.json"),
        "--after",
        "impact/to-okta.json",
    ];
    let all = options.iter().chain(more);
    all.map(|&option| option.to_owned()).collect()
}

fn run(arguments: &[String], input: &[u8]) -> Ran {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Ran::fed(&arguments, input)
}

#[test]
fn people_read_counts_and_examples() {
    let (people, schema) = (
        data("people.jsonl"),
        data("schemas/okta-user-with-custom.json"),
    );
    let told = run(&mappings(&["--target-schema", &schema, &people]), b"").value();
    insta::assert_snapshot!("mappings", told);
}

#[test]
fn programs_read_every_change() {
    let people = data("people.jsonl");
    let ran = run(&mappings(&["--json", &people]), b"").value();
    let lines: Vec<Json> = ran.lines().map(json).collect();
    let of = |word: &str| lines.iter().filter(|line| line["change"] == word).count();
    assert_eq!(
        (of("changes"), of("collides"), lines.len()),
        (52 + 59 + 59, 8, 178)
    );
    let first = r##"{"line":1,"id":"00u2p01000000000x7","attribute":"login","change":"changes","before":"jane.doe@example.com","after":"jane@example.com"}"##;
    assert_eq!(ran.lines().next(), Some(first));
    let last = r##"{"line":52,"id":"00u2p52000000000x7","attribute":"login","change":"collides","after":"same@example.com","lines":["51","52"]}"##;
    assert_eq!(ran.lines().last(), Some(last));

    let csv = run(&mappings(&["--csv", &people]), b"").value();
    assert_eq!(csv.lines().count(), 179);
    let shown = [0, 1, 2, 8, 178].map(|line| csv.lines().nth(line).unwrap());
    insta::assert_snapshot!("csv", shown.join("\n"));
}

#[test]
fn a_population_of_many_blocks_keeps_its_order() {
    let text = std::fs::read_to_string("tests/data/people.jsonl").unwrap();
    let many = text.repeat(20);
    let ran = run(&mappings(&["--json", "-"]), many.as_bytes()).value();
    let places = |word: &str| -> Vec<u64> {
        let lines = ran.lines().map(json).filter(|line| line["change"] == word);
        lines.map(|line| line["line"].as_u64().unwrap()).collect()
    };
    let changes = places("changes");
    assert_eq!(changes.len(), 20 * 170);
    assert!(changes.is_sorted() && changes.last() == Some(&1200));
    // Whoever stands there twenty times shared a name before.
    let collides = places("collides");
    assert_eq!(collides.len(), 20 * 8);

    let list = format!("[{}]", text.trim_end().replace('\n', ","));
    let of_lines = run(&mappings(&["-"]), text.as_bytes()).value();
    assert_eq!(run(&mappings(&["-"]), list.as_bytes()).value(), of_lines);
}

#[test]
fn several_files_are_one_population() {
    let people = data("people.jsonl");
    let ran = run(&mappings(&["--json", &people, &people]), b"").value();
    let last = json(ran.lines().last().unwrap());
    assert_eq!(
        (&last["file"], &last["line"]),
        (&Json::from(people.as_str()), &Json::from(52))
    );
    let lines = [(51, 0), (52, 0), (51, 1), (52, 1)].map(|(line, _)| format!("{people}:{line}"));
    assert_eq!(last["lines"], Json::from(lines.to_vec()));
}

#[test]
fn group_rules_are_compared_by_group() {
    let people = data("people.jsonl");
    let rules = [
        "impact",
        "--before",
        "impact/rules-before.json",
        "--after",
        "impact/rules-after.json",
    ];
    let ran = Ran::of(&[&rules[..], &[&people]].concat());
    assert_eq!(ran.status, 0);
    insta::assert_snapshot!("rules", format!("{}---\n{}", ran.stdout, ran.stderr));
    let none = [
        "impact",
        "--before",
        "-",
        "--after",
        "impact/rules-before.json",
        &people,
    ];
    let told = Ran::fed(&none, b"[]").value();
    assert!(told.contains("00g1engineer000x7 changes for"), "{told}");
}

#[test]
fn schemas_are_compared_and_what_a_mapping_reads_stays() {
    let (people, before) = (
        data("people.jsonl"),
        data("schemas/ringcentral-att-user.json"),
    );
    let text = std::fs::read_to_string("tests/data/schemas/ringcentral-att-user.json").unwrap();
    let mut schema = json(&text);
    let base = &mut schema["definitions"]["base"]["properties"];
    base["city"]["maxLength"] = Json::from(5);
    let custom = &mut schema["definitions"]["custom"]["properties"];
    custom.as_object_mut().unwrap().remove("directNumber");
    let after = schema.to_string();
    let mapping = data("mappings/ringcentral-to-okta.json");
    let arguments = [
        "impact",
        "--before",
        &before,
        "--after",
        "-",
        "--mapping",
        &mapping,
    ];
    let ran = Ran::fed(&[&arguments[..], &[&people]].concat(), after.as_bytes());
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!("schemas", ran.stdout);
    for (form, told) in [
        (
            "--json",
            r##"{"attribute":"directNumber","change":"removed-while-read","message":"Property directNumber cannot be deleted. It is used to populate user.primaryPhone."}"##,
        ),
        (
            "--csv",
            ",,,directNumber,removed-while-read,,,,Property directNumber cannot be deleted. It is used to populate user.primaryPhone.",
        ),
    ] {
        let ran = Ran::fed(
            &[&arguments[..], &[form, &people]].concat(),
            after.as_bytes(),
        );
        assert!(
            ran.stdout.lines().any(|line| line == told),
            "{}",
            ran.stdout
        );
    }
    // The same where the mapping changes too.
    let arguments = ["--schema-before", &before, "--schema-after", "-", &people];
    let ran = run(&mappings(&arguments), after.as_bytes());
    let told = "error: Property directNumber cannot be deleted.";
    assert!(
        ran.status == 1 && ran.stdout.starts_with(told),
        "{}",
        ran.stdout
    );
}

#[test]
fn ci_fails_over_a_threshold() {
    let people = data("people.jsonl");
    for (threshold, status) in [
        ("59", 0),
        ("58", 1),
        ("0", 1),
        ("99%", 0),
        ("98%", 1),
        ("0%", 1),
        ("100%", 0),
    ] {
        let ran = run(&mappings(&["--fail-over", threshold, &people]), b"");
        assert_eq!(ran.status, status, "{threshold}");
        let told = format!("\nmore people are affected than --fail-over {threshold} allows\n");
        assert_eq!(ran.stdout.ends_with(&told), status == 1, "{}", ran.stdout);
    }
    let same = data("mappings/ringcentral-to-okta.json");
    let same = [
        "impact",
        "--before",
        &same,
        "--after",
        &same,
        "--fail-over",
        "0",
        &people,
    ];
    assert!(
        Ran::of(&same)
            .value()
            .starts_with("60 people: nothing changes\n")
    );
    for threshold in ["-1", "1.5", "x", "101%", "-1%", "NaN%", "%", ""] {
        let option = format!("--fail-over={threshold}");
        run(&mappings(&[&option, &people]), b"").error(2);
    }
}

#[test]
fn lines_that_can_not_be_read_are_told_and_skipped() {
    let input = b"{\n7\n{\"appuser\": 3}\n\n{\"appuser\": {\"profile\": {\"userName\": \"a.b@c.de\", \"lastName\": \"Roe\"}}, \"target\": 1}\n\xFF\n";
    let ran = run(&mappings(&["-"]), input);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!("bad_lines", ran.stdout);
    let ran = run(&mappings(&["-", "--json"]), input);
    let codes = ran
        .stdout
        .lines()
        .map(|line| json(line)["error"]["code"].clone());
    let codes: Vec<Json> = codes.collect();
    let expected = [
        "invalid-json",
        "invalid-profile",
        "invalid-profile",
        "invalid-profile",
        "invalid-utf8",
    ];
    assert_eq!(codes, expected.map(Json::from));
}

#[test]
fn secrets_are_not_printed() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let mapping = |expression: &str| {
        format!(
            r#"{{"source": {{"type": "user"}}, "target": {{"type": "appuser"}}, "properties": {{"pin": {{"expression": "{expression}"}}}}}}"#
        )
    };
    let before = file("impact-secret-before.json", &mapping("user.city"));
    let after = file("impact-secret-after.json", &mapping("user.city + 'x'"));
    let schema = r#"{"definitions": {"custom": {"properties": {"pin": {"type": "string", "format": "hashed", "maxLength": 7}}}}}"#;
    let schema = file("impact-secret-schema.json", schema);
    for form in ["--json", "--csv", "--now=system"] {
        let arguments = [
            "impact",
            "--before",
            &before,
            "--after",
            &after,
            "--target-schema",
            &schema,
            form,
            "-",
        ];
        let ran = Ran::fed(&arguments, br#"{"user": {"profile": {"city": "hunter2"}}}"#).value();
        assert!(!ran.contains("hunter") && ran.contains("********"), "{ran}");
    }
}

#[test]
fn bad_files_are_refused() {
    let people = data("people.jsonl");
    let mapping = data("mappings/ringcentral-to-okta.json");
    let push = data("mappings/okta-to-ringcentral.json");
    let (user, app) = (
        data("schemas/okta-user.json"),
        data("schemas/ringcentral-att-user.json"),
    );
    let rules = "impact/rules-before.json";
    for (before, after, more, told) in [
        (mapping.as_str(), user.as_str(), &[][..], "is a mapping and"),
        (&mapping, &push, &[], "both have to lead the same way"),
        (&people, &mapping, &[], "people.jsonl"),
        (
            "person.json",
            "person.json",
            &[],
            "holds no mapping, group rules or schema",
        ),
        ("nowhere.json", &mapping, &[], "nowhere.json"),
        (&user, &app, &[], "one schema describes Okta's users"),
        (
            &mapping,
            &mapping,
            &["--target-schema", &app],
            "describes the users of an app",
        ),
        (
            &mapping,
            &mapping,
            &["--source-schema", &user],
            "describes Okta's users",
        ),
        (
            &mapping,
            &mapping,
            &["--schema-before", &user, "--schema-after", &app],
            "describes the users of an app",
        ),
        (
            &mapping,
            &mapping,
            &["--schema-before", &user],
            "--schema-after",
        ),
        (
            &mapping,
            &mapping,
            &["--mapping", &mapping],
            "`--mapping` goes with a schema",
        ),
        (
            rules,
            rules,
            &["--target-schema", &user],
            "`--target-schema` goes with a mapping",
        ),
        (
            &user,
            &user,
            &["--direction", "to-app"],
            "`--direction` goes with a mapping",
        ),
        (&mapping, "-", &["-"], "read twice"),
        (&mapping, &mapping, &["nowhere.jsonl"], "nowhere.jsonl"),
        (
            &mapping,
            &mapping,
            &["--csv", "--json"],
            "cannot be used with",
        ),
    ] {
        let arguments = ["impact", "--before", before, "--after", after, &people];
        let error = Ran::of(&[&arguments[..], more].concat()).error(2);
        assert!(error.contains(told), "{told}: {error}");
    }
    let rule = br#"[{"type": "group_rule", "name": "x"}]"#;
    let error = Ran::fed(
        &["impact", "--before", rules, "--after", "-", &people],
        rule,
    )
    .error(2);
    assert!(
        error.contains("group rule `x` has no text `conditions.expression.value`"),
        "{error}"
    );
}

#[test]
fn help_has_examples() {
    insta::assert_snapshot!("help_impact", Ran::of(&["impact", "--help"]).value());
}
