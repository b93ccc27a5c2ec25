//! The formats of `okta-mapping check` that other programs read.

use super::check::Folder;
use super::*;

const SCHEMA: &str = include_str!("../data/sarif-2.1.0.json");

fn samples() -> Vec<String> {
    ["mappings", "group-rules", "terraform"]
        .iter()
        .map(|folder| format!("../../data/{folder}"))
        .collect()
}

/// The log of a run, valid by the schema of SARIF.
fn log(ran: &Ran) -> Json {
    let log: Json = serde_json::from_str(&ran.stdout).unwrap();
    // One pattern of the published schema, that of languages, has a stray bracket.
    let schema = SCHEMA.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Json = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    log
}

#[test]
fn sarif_is_valid_and_says_what_the_lines_say() {
    let files = samples();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let run = |format| Ran::of(&[&["check", "--format", format], &files[..]].concat());
    let sarif = run("sarif");
    assert_eq!((sarif.status, &*sarif.stderr), (1, ""));
    let log = log(&sarif);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let lines = run("json").stdout;
    assert_eq!(lines.lines().count(), results.len());
    for (line, result) in lines.lines().zip(results) {
        let line = json(line);
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(result["ruleId"], line["code"]);
        assert_eq!(result["level"], line["severity"]);
        assert_eq!(location["artifactLocation"]["uri"], line["file"]);
        assert_eq!(location["region"]["startLine"], line["line"]);
        assert_eq!(location["region"]["startColumn"], line["column"]);
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[rule]["id"], line["code"]);
    }
}

#[test]
fn sarif_without_findings_is_valid_too() {
    let folder = Folder::with(&[("a b#é.txt", "user.x = 1"), ("good.txt", "user.x")]);
    let run = |file| folder.run(&["check", "--format", "sarif", file]);
    let empty = log(&run("good.txt"));
    assert_eq!(empty["runs"][0]["results"], Json::Array(Vec::new()));
    let encoded = log(&run("a b#é.txt"));
    let result = &encoded["runs"][0]["results"][0];
    let artifact = &result["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(artifact["uri"], "a%20b%23%C3%A9.txt");
}

#[test]
fn annotations_are_escaped() {
    let folder = Folder::with(&[
        ("a,b:c%.txt", "user.x = 1"),
        (
            "lines.json",
            r#"{"type": "group_rule", "conditions": {}
        }"#,
        ),
        (
            "warned.json",
            r#"{"type": "group_rule", "status": "INVALID", "conditions": {"expression": {"value": "true"}}}"#,
        ),
    ]);
    let run = |file| {
        folder
            .run(&[
                "check",
                "--format",
                "github",
                "--allow",
                "constant-condition",
                "--",
                file,
            ])
            .stdout
    };
    assert_eq!(
        run("a,b:c%.txt"),
        "::error file=a%2Cb%3Ac%25.txt,line=1,col=8,endColumn=9::assignment: `=` assigns, which Okta does not allow; write `==` to compare\n"
    );
    assert!(
        run("lines.json").starts_with("::error file=lines.json,line=1,endLine=2::wrong-shape: ")
    );
    assert!(
        run("warned.json")
            .starts_with("::warning file=warned.json,line=1,col=34,endColumn=43::invalid-rule: ")
    );
}
