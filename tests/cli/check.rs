//! `okta-mapping check`.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

const DATA: &str = "../../data";
const USER: &str = "../../data/schemas/okta-user-with-custom.json";
const APP: &str = "../../data/schemas/ringcentral-att-user.json";

/// A folder of its own, removed in the end.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs inside of it.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = okta_mapping(arguments);
        Ran::wait(command.current_dir(self.0.path()).spawn().unwrap())
    }
}

/// The codes of the lines, and the exit status.
fn found(ran: &Ran) -> (Vec<String>, i32) {
    assert_eq!(ran.stderr, "");
    (codes(&ran.stdout), ran.status)
}

/// A group rule with this expression.
fn rule(expression: &str) -> String {
    serde_json::json!({"type": "group_rule", "conditions": {"expression": {"value": expression}}})
        .to_string()
}

const WRONG: &str = "user.x = 1";

#[test]
fn help_has_examples() {
    insta::assert_snapshot!("help_check", Ran::of(&["check", "--help"]).value());
}

#[test]
fn findings_point_into_the_files() {
    let of = |name: &str, rest: &[&str]| {
        let file = format!("{DATA}/{name}");
        let ran = Ran::of(&[&["check", &file], rest].concat());
        assert_eq!((ran.status, &*ran.stderr), (1, ""));
        ran.stdout
    };
    let schemas = ["--source-schema", APP, "--target-schema", USER];
    let source = ["--profile-source", "ringcentral_att"];
    let all = [&schemas[..], &source].concat();
    let file = "mappings/with-mistakes.json";
    insta::assert_snapshot!("check_mapping", of(file, &all));
    let json = [&all[..], &["--format", "json"]].concat();
    insta::assert_snapshot!("check_mapping_json", of(file, &json));
    let file = "group-rules/with-mistakes.json";
    insta::assert_snapshot!("check_group_rules", of(file, &["--source-schema", USER]));
    insta::assert_snapshot!("check_terraform", of("terraform/with-mistakes.tf", &[]));
    let json = ["--format", "json"];
    insta::assert_snapshot!(
        "check_terraform_json",
        of("terraform/with-mistakes.tf", &json)
    );
}

#[test]
fn a_line_of_json_is_a_finding_with_its_place() {
    let text = format!("\u{FEFF}\n[{}]", rule("'é' + user.x = 1"));
    let ran = Ran::fed(&["check", "--format", "json", "-"], text.as_bytes());
    let line = json(ran.stdout.trim_end());
    let at = text.find(" = 1").unwrap() + 1;
    assert_eq!(line["file"], "<stdin>");
    assert_eq!(line["span"], serde_json::json!([at, at + 1]));
    let column = text.lines().nth(1).unwrap().chars().position(|c| c == '=');
    assert_eq!(
        (&line["line"], &line["column"]),
        (&2.into(), &(column.unwrap() + 1).into())
    );
    assert_eq!(line["severity"], "error");
    assert_eq!(line["expression"], "'é' + user.x = 1");
    assert_eq!(line["attribute"], Json::Null);
}

#[test]
fn the_exit_status_tells_errors_from_bad_usage() {
    let folder = Folder::with(&[
        ("good.json", &rule("user.isActive == true")),
        ("bad.json", &rule(WRONG)),
        (
            "warned.json",
            &rule("user.isActive == true").replacen('{', r#"{"status": "INVALID", "#, 1),
        ),
        (
            "noted.json",
            &rule("user.isActive == true").replacen('{', r#"{"status": "INACTIVE", "#, 1),
        ),
        ("empty.json", ""),
    ]);
    for (arguments, status) in [
        (&["good.json"][..], 0),
        (&["noted.json"], 0),
        (&["--deny-warnings", "noted.json"], 0),
        (&["warned.json"], 0),
        (&["--deny-warnings", "warned.json"], 1),
        (&["--deny", "invalid-rule", "warned.json"], 1),
        (&["--deny", "inactive-rule", "noted.json"], 1),
        (
            &["--allow", "invalid-rule", "--deny-warnings", "warned.json"],
            0,
        ),
        (&["bad.json"], 1),
        (&["--allow", "assignment", "bad.json"], 0),
        (&["good.json", "bad.json"], 1),
        (&["empty.json"], 1),
        (&["bad.json", "absent.json"], 2),
        (&["--deny", "no-such-code", "good.json"], 2),
        (&["--format", "xml", "good.json"], 2),
        (&["--fix", "--diff", "good.json"], 2),
        (&["--config", "absent.toml", "good.json"], 2),
        (&["--source-schema", "good.json", "good.json"], 2),
        (&["-", "-"], 2),
        (&["--fix", "-"], 2),
        (&[], 2),
    ] {
        let ran = folder.run(&[&["check"], arguments].concat());
        assert_eq!(
            ran.status, status,
            "{arguments:?}: {}{}",
            ran.stdout, ran.stderr
        );
        assert_eq!(status == 2, !ran.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn the_summary_counts() {
    let folder = Folder::with(&[
        ("a/bad.json", &rule(WRONG)),
        ("a/b/good.json", &rule("user.isActive == true")),
        ("a/schema.json", r#"{"definitions": {}}"#),
        (
            "a/note.tf",
            "resource \"okta_group_rule\" \"x\" {\n  expression_value = var.x\n}\n",
        ),
        ("a/variables.tf", "variable \"x\" {}\n"),
        ("a/ignored.txt", WRONG),
        ("a/.hidden/bad.json", &rule(WRONG)),
    ]);
    let last = |arguments: &[&str]| {
        let ran = folder.run(&[&["check"], arguments].concat());
        (ran.stdout.lines().last().unwrap().to_owned(), ran.stderr)
    };
    let (summary, _) = last(&["a"]);
    assert_eq!(
        summary,
        "3 files, 2 expressions: 1 error, 0 warnings, 1 note; 2 files of another kind passed over"
    );
    let (summary, told) = last(&["a/bad.json", "absent"]);
    assert_eq!(
        summary,
        "1 file, 1 expression: 1 error, 0 warnings, 0 notes; 1 file not readable"
    );
    assert!(
        told.starts_with("error: `absent` can not be read"),
        "{told}"
    );
    // A file that was named and holds nothing says so.
    let (summary, _) = last(&["a/variables.tf", "a/schema.json"]);
    assert_eq!(
        summary,
        "2 files, 0 expressions: 1 error, 0 warnings, 1 note"
    );
}

#[test]
fn files_are_named_as_a_repository_names_them() {
    let folder = Folder::with(&[("a/x.json", "{")]);
    for named in [".", "./a", "a/", "./a/x.json", "a/./x.json"] {
        let ran = folder.run(&["check", "--format", "github", named]);
        let told = ran.stdout.replace('\\', "/");
        assert!(
            told.starts_with("::error file=a/x.json,"),
            "{named}: {told}"
        );
    }
}

#[test]
fn a_broken_file_in_a_folder_is_told() {
    let folder = Folder::with(&[("a/x.json", "{"), ("a/y.tf", "resource {")]);
    let ran = folder.run(&["check", "--format", "json", "a"]);
    assert_eq!(
        found(&ran),
        (
            vec!["invalid-json".to_owned(), "invalid-terraform".to_owned()],
            1
        )
    );
}

#[test]
fn many_files_are_told_in_order() {
    let names: Vec<String> = (0..300)
        .map(|number| format!("rules/{number:03}.json"))
        .collect();
    let text = rule(WRONG);
    let files: Vec<(&str, &str)> = names.iter().map(|name| (&**name, &*text)).collect();
    let folder = Folder::with(&files);
    let ran = folder.run(&["check", "--format", "json", "rules"]);
    let told: Vec<String> = ran
        .stdout
        .lines()
        .map(|line| json(line)["file"].as_str().unwrap().replace('\\', "/"))
        .collect();
    assert_eq!(told, names);
}

#[test]
fn the_use_of_plain_text_is_typed_or_set() {
    let folder = Folder::with(&[
        (
            "okta-mapping.toml",
            "[uses]\n\"rules/**/*.txt\" = \"group-rule\"\n",
        ),
        ("rules/deep/a.txt", "appuser.x == 1"),
        ("rules.txt", "appuser.x == 1"),
        ("other/a.txt", "appuser.x == 1"),
        ("other/b.txt", "user.profile.login.length() > 1"),
    ]);
    let check =
        |rest: &[&str]| found(&folder.run(&[&["check", "--format", "json"], rest].concat()));
    let refused = (vec!["reference-of-use".to_owned()], 1);
    let fine = (Vec::new(), 0);
    assert_eq!(check(&["rules/deep/a.txt"]), refused);
    assert_eq!(check(&["other/a.txt", "rules.txt"]), fine);
    assert_eq!(check(&["--use", "group-rule", "other/a.txt"]), refused);
    assert_eq!(check(&["--use", "mapping", "rules/deep/a.txt"]), fine);
    assert_eq!(
        check(&["other/b.txt"]),
        (vec!["method-in-classic".to_owned()], 1)
    );
    assert_eq!(
        check(&["--dialect", "identity-engine", "other/b.txt"]),
        fine
    );
    assert_eq!(check(&["--use", "policy", "other/b.txt"]), fine);
}

#[test]
fn settings_are_found_above_the_file() {
    let mapping = r#"{"source": {"name": "crm", "type": "appuser"}, "target": {"type": "user"},
        "properties": {"shoeSize": {"expression": "appuser.size", "pushStatus": "DONT_PUSH"}}}"#;
    let schema = r#"{"definitions": {"custom": {"properties": {"title": {"type": "string"}}}}}"#;
    let settings =
        "profile-sources = [\"crm\"]\n[schemas]\nuser = \"user.json\"\napps.crm = \"user.json\"\n";
    let levels = "[levels]\npush-status-not-allowed = \"warning\"\nunknown-target = \"allow\"\nunknown-attribute = \"allow\"\n";
    let folder = Folder::with(&[
        ("mapping.json", mapping),
        ("project/okta-mapping.toml", settings),
        ("project/user.json", schema),
        ("project/maps/mapping.json", mapping),
        (
            "project/loose/okta-mapping.toml",
            &settings
                .replace("user.json", "../user.json")
                .replace("[schemas]", &format!("{levels}[schemas]")),
        ),
        ("project/loose/mapping.json", mapping),
    ]);
    let check = |rest: &[&str]| {
        let ran = folder.run(&[&["check", "--format", "json"], rest].concat());
        let (codes, status) = found(&ran);
        let own = ["push-status-not-allowed", "unknown-target"];
        let own = codes.into_iter().filter(|code| own.contains(&&**code));
        (own.collect::<Vec<_>>(), status)
    };
    assert_eq!(check(&["mapping.json"]), (vec![], 0));
    let (codes, status) = check(&["project/maps/mapping.json"]);
    assert_eq!((codes.len(), status), (2, 1));
    let (codes, status) = check(&["project/loose/mapping.json"]);
    assert_eq!(
        (codes, status),
        (vec!["push-status-not-allowed".to_owned()], 0)
    );
    let (codes, _) = check(&["--config", "project/okta-mapping.toml", "mapping.json"]);
    assert_eq!(codes.len(), 2);
    let (codes, _) = check(&["--allow", "unknown-target", "project/maps/mapping.json"]);
    assert_eq!(codes.len(), 1);
    for (bad, named) in [
        ("levels = 1", "invalid type"),
        ("unknown = 1", "unknown field"),
        (
            "[levels]\nno-such-code = \"error\"",
            "there is no code `no-such-code`",
        ),
        ("[levels]\nassignment = \"fatal\"", "unknown variant"),
        ("[uses]\n\"*\" = \"nowhere\"", "there is no use `nowhere`"),
        (
            "[uses]\n\"a**\" = \"mapping\"",
            "`a**`: Pattern syntax error",
        ),
        ("[schemas]\nuser = \"absent.json\"", "absent.json"),
        ("[", "okta-mapping.toml"),
    ] {
        fs::write(folder.path("okta-mapping.toml"), bad).unwrap();
        let told = folder.run(&["check", "mapping.json"]).error(2);
        assert!(told.contains(named), "{told}");
    }
}

#[test]
fn a_schema_on_standard_input_is_read_once() {
    let folder = Folder::with(&[
        ("a/okta-mapping.toml", ""),
        ("a/x.json", &rule("user.absent == 1")),
        ("b/okta-mapping.toml", ""),
        ("b/x.json", &rule("user.absent == 1")),
    ]);
    let mut command = okta_mapping([
        "check",
        "--format",
        "json",
        "--source-schema",
        "-",
        "a",
        "b",
    ]);
    command.current_dir(folder.path("")).stdin(
        fs::File::open(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/data/schemas/okta-user.json"
        ))
        .unwrap(),
    );
    let ran = Ran::wait(command.spawn().unwrap());
    assert_eq!(found(&ran), (vec!["unknown-attribute".to_owned(); 2], 1));
}

#[test]
fn the_files_of_a_folder_of_terraform_know_each_other() {
    let folder = Folder::with(&[
        (
            "a/main.tf",
            "resource \"okta_group_rule\" \"x\" {\n  expression_value = local.rule\n}\n",
        ),
        ("a/locals.tf", "locals {\n  rule = \"user.x = 1\"\n}\n"),
        (
            "b/main.tf",
            "resource \"okta_group_rule\" \"x\" {\n  expression_value = local.rule\n}\n",
        ),
    ]);
    let check = |file: &str| found(&folder.run(&["check", "--format", "json", file]));
    assert_eq!(check("a/main.tf"), (vec!["assignment".to_owned()], 1));
    assert_eq!(check("b/main.tf"), (vec!["not-checkable".to_owned()], 0));
}

#[test]
fn bad_bytes_are_told() {
    let folder = Folder::with(&[]);
    fs::write(folder.path("x.json"), b"\xFF").unwrap();
    let ran = folder.run(&["check", "x.json"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stdout.starts_with("error[invalid-utf8]"),
        "{}",
        ran.stdout
    );
    assert!(Path::new(&folder.path("x.json")).exists());
}
