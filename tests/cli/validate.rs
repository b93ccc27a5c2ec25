//! `validate`: files of people in all their forms, and bad ones.

use super::*;

const DATA: &str = "../../data";

fn data(file: &str) -> String {
    format!("{DATA}/{file}")
}

/// The options that check the whole population.
fn population(more: &[&str]) -> Vec<String> {
    let options = [
        "validate",
        "--schema",
        &data("schemas/okta-user.json"),
        "--app-schema",
        &data("schemas/ringcentral-att-user.json"),
        "--push-mapping",
        &data("mappings/okta-to-ringcentral.json"),
    ];
    options
        .iter()
        .chain(more)
        .map(|&option| option.to_owned())
        .collect()
}

fn run(arguments: &[String], input: &[u8]) -> Ran {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Ran::fed(&arguments, input)
}

/// The findings of each line, without what people read.
fn facts(findings: &Json) -> Vec<String> {
    let fact = |finding: &Json| {
        let code = finding.get("code").unwrap_or(&finding["error"]);
        format!("{} {} {code}", finding["kind"], finding["attribute"])
    };
    let mut facts: Vec<String> = findings.as_array().unwrap().iter().map(fact).collect();
    facts.sort();
    facts
}

#[test]
fn every_expected_finding_is_printed() {
    let ran = run(&population(&["--json", &data("people.jsonl")]), b"");
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    let printed: Vec<Json> = ran.stdout.lines().map(json).collect();
    let expected = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/people-expected.jsonl"
    ));
    for line in expected.unwrap().lines().map(json) {
        let mut of_line = printed
            .iter()
            .filter(|printed| printed["line"] == line["line"]);
        let found = of_line.next().map(|printed| {
            assert_eq!(printed["id"], line["id"]);
            facts(&printed["findings"])
        });
        assert!(of_line.next().is_none(), "two lines for {line}");
        for fact in facts(&line["findings"]) {
            assert!(
                found.as_ref().is_some_and(|found| found.contains(&fact)),
                "{line}: {fact}"
            );
        }
    }
}

#[test]
fn people_read_what_is_wrong() {
    let ran = run(&population(&[&data("people.jsonl")]), b"");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!("people", ran.stdout);
}

#[test]
fn all_forms_are_people() {
    let user = |rest: &str| {
        format!(
            r#"{{"login": "jo@example.com", "firstName": "Jo", "lastName": "Ro", "email": "jo@example.com"{rest}}}"#
        )
    };
    let plain = user("");
    let object = format!(r#"{{"id": "00u1", "profile": {plain}}}"#);
    let context = format!(r#"{{"user": {object}, "appuser": null}}"#);
    let pretty = serde_json::to_string_pretty(&json(&context)).unwrap();
    let schema = data("schemas/okta-user.json");
    let app = data("schemas/ringcentral-att-user.json");
    let options = ["validate", "--schema", &schema, "--app-schema", &app, "-"];
    for (input, people) in [
        (plain.clone(), 1),
        (object.clone(), 1),
        (context.clone(), 1),
        (pretty, 1),
        (format!("\u{FEFF}{plain}\r\n\r\n"), 1),
        (format!("[{plain}]"), 1),
        (String::new(), 0),
    ] {
        let printed = Ran::fed(&options, input.as_bytes()).value();
        let noun = if people == 1 { "person" } else { "people" };
        assert_eq!(
            printed,
            format!("{people} {noun}: nothing found\n"),
            "{input}"
        );
    }
    let app_user =
        r#"{"id": "00u1", "scope": "USER", "profile": {"userName": "jo", "extensionNumber": "a"}}"#;
    let plain_app_user = r#"{"userName": "jo", "extensionNumber": "b"}"#;
    let lines = format!(
        "{app_user}\n{plain_app_user}\n{}\n",
        user(r#", "login2": 1"#)
    );
    let options = [
        "validate",
        "--schema",
        &schema,
        "--app-schema",
        &app,
        "--json",
        "-",
    ];
    let ran = Ran::fed(&options, lines.as_bytes());
    let violations = |line: &str| {
        let mut facts = facts(&json(line)["findings"]);
        facts.retain(|fact| !fact.contains("warning"));
        facts.join(", ")
    };
    let found: Vec<String> = ran.stdout.lines().map(violations).collect();
    assert_eq!(
        found,
        [
            r#""app-violation" "extensionNumber" "pattern""#,
            r#""app-violation" "extensionNumber" "pattern""#,
            r#""violation" "login2" "unknown-attribute""#,
        ]
    );
}

#[test]
fn bad_lines_are_told_and_skipped() {
    // A bad first line is one too.
    let first = Ran::fed(
        &["validate", "--schema", &data("schemas/okta-user.json"), "-"],
        b"[]\n{\"login\": 1}\n",
    );
    assert!(first.stdout.contains("line 2\n"), "{}", first.stdout);

    let schema = data("schemas/okta-user.json");
    let input =
        b"{\"login\": \n[1]\n7\n{\"user\": 3}\n{\"profile\": {}}\n\xFF\n{\"login\": \"\\ud800\"}\n";
    let ran = Ran::fed(&["validate", "--schema", &schema, "-"], input);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    insta::assert_snapshot!("bad_lines", ran.stdout);
    let ran = Ran::fed(&["validate", "--schema", &schema, "--json", "-"], input);
    let codes: Vec<Json> = ran
        .stdout
        .lines()
        .map(|line| json(line)["error"]["code"].clone())
        .collect();
    assert_eq!(
        codes,
        [
            "invalid-json",
            "invalid-profile",
            "invalid-profile",
            "invalid-profile",
            "",
            "invalid-utf8",
            "invalid-json"
        ]
        .map(|code| match code {
            "" => Json::Null,
            code => Json::from(code),
        })
    );
}

#[test]
fn repairs_are_told() {
    let schema = data("schemas/okta-user.json");
    let person = r#"{"login": "jo@example.com", "firstName": "Jo", "lastName": "Ro", "email": "jo@example.com",
        "countryCode": "us", "state": "california", "mobilePhone": "(415) 555-0131"}"#;
    let ran = Ran::fed(
        &["validate", "--schema", &schema, "--normalise", "-"],
        person.as_bytes(),
    );
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    insta::assert_snapshot!("repairs", ran.stdout);
}

#[test]
fn several_files_are_one_population() {
    let schema = data("schemas/okta-user.json");
    let people = data("people.jsonl");
    let ran = Ran::of(&["validate", "--schema", &schema, "--json", &people, &people]);
    let first = json(ran.stdout.lines().next().unwrap());
    assert_eq!(first["file"], people);
    let unique = first["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["code"] == "unique");
    let lines = [format!("{people}:1"), format!("{people}:1")];
    assert_eq!(unique.unwrap()["lines"], Json::from(lines.to_vec()));
}

#[test]
fn bad_files_are_refused() {
    let schema = data("schemas/okta-user.json");
    let people = data("people.jsonl");
    let wrong_way = data("mappings/ringcentral-to-okta.json");
    for (arguments, told) in [
        (vec!["validate", &people], "--schema"),
        (
            vec!["validate", "--schema", &people, &people],
            "people.jsonl",
        ),
        (
            vec!["validate", "--schema", "nowhere.json", &people],
            "nowhere.json",
        ),
        (
            vec!["validate", "--schema", &schema, "nowhere.jsonl"],
            "nowhere.jsonl",
        ),
        (
            vec!["validate", "--schema", &schema, "--unique", "logn", &people],
            "did you mean `login`?",
        ),
        (
            vec![
                "validate",
                "--schema",
                &schema,
                "--push-mapping",
                &schema,
                &people,
            ],
            "is no mapping",
        ),
        (
            vec![
                "validate",
                "--schema",
                &schema,
                "--push-mapping",
                &wrong_way,
                &people,
            ],
            "holds no mapping Okta to app",
        ),
        (vec!["validate", "--schema", "-", "-"], "read twice"),
    ] {
        let error = Ran::of(&arguments).error(2);
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn what_is_printed_does_not_reach_into_the_terminal() {
    let schema = data("schemas/okta-user.json");
    let person =
        br#"{"id": "\u001b[31m", "profile": {"state": "\u001b[31mRed", "countryCode": "U\n"}}"#;
    let ran = Ran::fed(&["validate", "--schema", &schema, "-"], person);
    assert!(!ran.stdout.contains('\u{1B}'), "{}", ran.stdout);
}

#[test]
fn extensions_that_others_have_are_foretold() {
    let schema = data("schemas/okta-user.json");
    let person = br#"{"userName": "jo", "extensionNumber": "101"}"#;
    let taken = |file: &str| {
        let app = data("schemas/ringcentral-att-user.json");
        let options = [
            "validate",
            "--schema",
            &schema,
            "--app-schema",
            &app,
            "--taken-extensions",
            file,
            "-",
        ];
        Ran::fed(&options, person).status
    };
    assert_eq!((taken("taken.txt"), taken("person.json")), (1, 0));
}

#[test]
fn shared_emails_are_doubtful_and_refused_where_asked() {
    let schema = data("schemas/okta-user.json");
    let person = |login: &str, email: &str| {
        format!(
            r#"{{"login": "{login}@example.com", "firstName": "a", "lastName": "b", "email": "{email}"}}"#
        )
    };
    let people = format!(
        "{}\n{}\n",
        person("one", "Jo@x.com"),
        person("two", "jo@x.com")
    );
    let ran = Ran::fed(&["validate", "--schema", &schema, "-"], people.as_bytes());
    assert!(
        ran.stdout.contains("warning[shared-email]"),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.status, 0);
    let unique = ["validate", "--schema", &schema, "--unique", "email", "-"];
    assert_eq!(Ran::fed(&unique, people.as_bytes()).status, 1);
}

#[test]
fn an_app_user_without_its_schema_is_told() {
    let schema = data("schemas/okta-user.json");
    let ran = Ran::fed(
        &["validate", "--schema", &schema, "-"],
        br#"{"userName": "jo"}"#,
    );
    assert!(
        ran.stdout.contains("warning[no-app-schema]"),
        "{}",
        ran.stdout
    );
}
