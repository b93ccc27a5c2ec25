//! `eval`: one expression.

use super::*;

#[test]
fn a_primary_phone_from_an_app_user() {
    let phone = "(appuser.directNumber != null ? appuser.directNumber : \"\") + \"#\" + appuser.extensionNumber";
    let context = ["eval", "--context", "person.json"];
    let ran = Ran::of(&[&context[..], &[phone]].concat());
    assert_eq!(ran.value(), "+16505551234#101\n");
    let ran = Ran::of(&[&context[..], &["--file", "primary-phone.txt"]].concat());
    assert_eq!(ran.value(), "+16505551234#101\n");
}

#[test]
fn a_text_is_printed_as_it_is_and_the_rest_as_json() {
    let cases = [
        (
            "'two\nlines'",
            "two\nlines",
            r#"{"ok":true,"type":"String","value":"two\nlines"}"#,
        ),
        ("''", "", r#"{"ok":true,"type":"String","value":""}"#),
        ("-1", "-1", r#"{"ok":true,"type":"Integer","value":-1}"#),
        (
            "big",
            "4294967296",
            r#"{"ok":true,"type":"Long","value":4294967296}"#,
        ),
        ("ratio", "0.5", r#"{"ok":true,"type":"Double","value":0.5}"#),
        (
            "0.0 / 0.0",
            r#""NaN""#,
            r#"{"ok":true,"type":"Double","value":"NaN"}"#,
        ),
        (
            "1 < 2",
            "true",
            r#"{"ok":true,"type":"Boolean","value":true}"#,
        ),
        ("null", "null", r#"{"ok":true,"type":"null","value":null}"#),
        (
            "tags",
            r#"["a",1,null]"#,
            r#"{"ok":true,"type":"Array","value":["a",1,null]}"#,
        ),
        (
            "address",
            r#"{"zip":null,"city":"Berlin"}"#,
            r#"{"ok":true,"type":"Map","value":{"zip":null,"city":"Berlin"}}"#,
        ),
        (
            "linked",
            r#"{"id":"00u2"}"#,
            r#"{"ok":true,"type":"Map","value":{"id":"00u2"}}"#,
        ),
    ];
    for (expression, plain, line) in cases {
        let context = ["eval", "--context", "person.json", expression];
        assert_eq!(Ran::of(&context).value(), format!("{plain}\n"));
        let ran = Ran::of(&[&context[..], &["--json"]].concat());
        assert_eq!(ran.value(), format!("{line}\n"));
    }
}

#[test]
fn an_expression_comes_from_the_command_line_a_file_or_standard_input() {
    for (input, value) in [
        ("1 + 2", "3\n"),
        ("1 + 2\n", "3\n"),
        ("1 + 2\r\n", "3\n"),
        ("\u{FEFF}1 + 2\n", "3\n"),
        ("'a'\n\n", "a\n"),
    ] {
        let input = input.as_bytes();
        assert_eq!(Ran::fed(&["eval", "-"], input).value(), value);
        assert_eq!(Ran::fed(&["eval", "--file", "-"], input).value(), value);
    }
    // One line end is not part of the expression: the end of this text is where the quote is missed.
    let ran = Ran::fed(&["eval", "--json", "-"], b"'a\n\n");
    assert_eq!(json(&ran.stdout)["span"], json("[0,3]"));
    let ran = Ran::fed(
        &["eval", "--context", "-", "user.x"],
        br#"{"user": {"profile": {"x": "y"}}}"#,
    );
    assert_eq!(ran.value(), "y\n");
    assert_eq!(Ran::of(&["eval", "--", "-1 + 2"]).value(), "1\n");
}

#[test]
fn the_dialect_and_the_use_are_obeyed() {
    let engine = ["eval", "--dialect", "identity-engine", "'abc'.length()"];
    assert_eq!(Ran::of(&engine).value(), "3\n");
    let classic = Ran::of(&["eval", "--json", "'abc'.length()"]);
    assert_eq!(classic.status, 1);
    assert_eq!(json(&classic.stdout)["phase"], "check");
    let rule = ["eval", "--json", "--use", "group-rule", "appuser.x"];
    let ran = Ran::of(&rule);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    assert_eq!(json(&ran.stdout)["phase"], "check");
}

#[test]
fn the_present_of_the_command_line_wins() {
    let now = "2020-01-01T00:00:01Z";
    let file = ["--context", "now.json"];
    let ran = Ran::of(&[&["eval", "[now]"], &file[..]].concat());
    assert_eq!(ran.value(), "2015-07-31T17:18:37.979Z\n");
    let ran = Ran::of(&[&["eval", "--now", now, "[now]"], &file[..]].concat());
    assert_eq!(ran.value(), format!("{now}\n"));
    let line = br#"{"expr": "[now]"}"#;
    let ran = Ran::fed(
        &[&["eval", "--now", now, "--jsonl"], &file[..]].concat(),
        line,
    );
    assert_eq!(json(&ran.value())["value"], now);
    assert_eq!(Ran::of(&["eval", "--now", "system", "1"]).value(), "1\n");
    let ran = Ran::of(&["eval", "--now", "yesterday", "1"]);
    assert!(
        ran.error(2)
            .contains("`yesterday` is no ISO 8601 time such as")
    );
}

#[test]
fn errors_are_drawn_on_standard_error() {
    let cases: &[(&str, &[&str])] = &[
        ("typed", &["user.firstName = 'x'"]),
        ("in_a_file", &["--file", "wrong.txt"]),
        ("empty", &[""]),
        ("in_an_empty_file", &["--file", "empty.txt"]),
        ("evaluated", &["user.lastName"]),
        ("context_no_object", &["--context", "list.json", "1"]),
        ("context_shape", &["--context", "number-inside.json", "1"]),
        ("context_no_json", &["--context", "broken.json", "1"]),
        ("context_empty", &["--context", "empty.txt", "1"]),
        ("context_time", &["--context", "bad-time.json", "1"]),
    ];
    for (name, arguments) in cases {
        let drawn = Ran::of(&[&["eval"], *arguments].concat()).error(1);
        insta::assert_snapshot!(format!("error_{name}"), drawn);
    }
    let drawn = Ran::fed(&["eval", "-"], b"1 +\n").error(1);
    insta::assert_snapshot!("error_standard_input", drawn);
    // A context is read before the first line, so that a bad one is told once.
    let drawn = Ran::fed(
        &["eval", "--jsonl", "--context", "list.json"],
        b"{\"expr\":\"1\"}\n",
    );
    assert_eq!(
        drawn.error(1),
        Ran::of(&["eval", "--context", "list.json", "1"]).error(1)
    );
}

#[test]
fn with_json_errors_are_a_line_on_standard_output() {
    for (arguments, input, phase, code) in [
        (vec!["user.x = 1"], "", "parse", "assignment"),
        (vec!["-"], "(((", "parse", "unbalanced-bracket"),
        (vec!["user.x"], "", "eval", "missing-context"),
        (
            vec!["1", "--context", "list.json"],
            "",
            "input",
            "invalid-context",
        ),
        (
            vec!["1", "--context", "broken.json"],
            "",
            "input",
            "invalid-json",
        ),
        (
            vec!["1", "--context", "bad-time.json"],
            "",
            "input",
            "invalid-time",
        ),
    ] {
        let ran = Ran::fed(
            &[&["eval", "--json"], &arguments[..]].concat(),
            input.as_bytes(),
        );
        assert_eq!((ran.status, ran.stderr.as_str()), (1, ""), "{arguments:?}");
        let line = json(&ran.stdout);
        assert_eq!(
            (&line["phase"], &line["code"]),
            (&phase.into(), &code.into())
        );
        assert!(line["span"].is_array() && line["message"].is_string());
        assert!(okta_mapping::codes::all().any(|known| known.name == code));
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_an_error() {
    let code = "error[invalid-utf8]: ";
    for arguments in [
        &["eval", "-"][..],
        &["eval", "--file", "-"],
        &["eval", "1", "--context", "-"],
    ] {
        let drawn = Ran::fed(arguments, b"ab\xFF").error(1);
        assert!(drawn.starts_with(code) && drawn.contains("from byte 2 on"));
        assert!(drawn.contains("<stdin>"), "{drawn}");
    }
    let ran = Ran::fed(&["eval", "--json", "-"], b"ab\xFF");
    assert_eq!(ran.status, 1);
    assert_eq!(codes(&ran.stdout), ["invalid-utf8"]);
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let arguments = [OsStr::new("eval"), OsStr::from_bytes(b"ab\xFF")];
        let ran = Ran::wait(okta_mapping(arguments).spawn().unwrap());
        assert!(ran.error(1).starts_with(code));
    }
}

#[test]
fn deep_and_huge_input_is_an_error_and_no_more() {
    let deep = "(".repeat(1_000_000);
    let huge = "1".repeat(5_000_000);
    for text in [&deep, &huge] {
        let ran = Ran::fed(&["eval", "--json", "-"], text.as_bytes());
        assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
        assert_eq!(json(&ran.stdout)["phase"], "limit");
        assert!(
            !Ran::fed(&["eval", "-"], text.as_bytes())
                .error(1)
                .is_empty()
        );
    }
    let context = "[".repeat(1_000_000);
    let ran = Ran::fed(&["eval", "1", "--context", "-"], context.as_bytes());
    assert!(ran.error(1).starts_with("error[invalid-json]: "));
}
