//! The command line, from the outside: what is typed, printed and returned.
#![cfg(feature = "cli")]

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value as Json;

/// The command line among the fixtures, independent of the terminal.
fn okta_mapping<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okta-mapping"));
    command
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli"))
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What a run printed and returned.
#[derive(Debug, PartialEq)]
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Ran {
    /// Waits for the end of a run.
    fn wait(child: Child) -> Ran {
        let output = child.wait_with_output().unwrap();
        Ran {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs without input.
    fn of(arguments: &[&str]) -> Ran {
        Ran::wait(okta_mapping(arguments).spawn().unwrap())
    }

    /// Runs with this on standard input.
    fn fed(arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = okta_mapping(arguments);
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        thread::scope(|scope| {
            // Whoever does not read its input must not fail the test.
            scope.spawn(move || drop(stdin.write_all(input)));
            Ran::wait(child)
        })
    }

    /// What a run printed that ended well and without a message.
    fn value(self) -> String {
        assert_eq!((self.status, self.stderr.as_str()), (0, ""));
        self.stdout
    }

    /// What a run told that ended with this status and without a value.
    fn error(self, status: i32) -> String {
        assert_eq!((self.status, self.stdout.as_str()), (status, ""));
        self.stderr
    }
}

fn json(line: &str) -> Json {
    serde_json::from_str(line).unwrap()
}

/// The codes of the answers, `ok` for a value.
fn codes(answers: &str) -> Vec<String> {
    let code = |answer: &str| match &json(answer)["code"] {
        Json::String(code) => code.clone(),
        _ => "ok".to_owned(),
    };
    answers.lines().map(code).collect()
}

#[test]
fn help_is_short_and_has_examples() {
    insta::assert_snapshot!("help", Ran::of(&["--help"]).value());
    insta::assert_snapshot!("help_eval", Ran::of(&["eval", "--help"]).value());
    insta::assert_snapshot!("help_eval_short", Ran::of(&["eval", "-h"]).value());
    insta::assert_snapshot!(
        "help_completions",
        Ran::of(&["completions", "--help"]).value()
    );
}

#[test]
fn the_version_is_the_package_s() {
    let version = concat!("okta-mapping ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(Ran::of(&["--version"]).value(), version);
}

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
fn bad_usage_has_status_2() {
    for arguments in [
        &[][..],
        &["nonsense"],
        &["eval"],
        &["eval", "--json"],
        &["eval", "1", "2"],
        &["eval", "1", "--nonsense"],
        &["eval", "1", "--file", "primary-phone.txt"],
        &["eval", "1", "--jsonl"],
        &["eval", "--jsonl", "--use", "realm"],
        &["eval", "1", "--dialect", "modern"],
        &["eval", "1", "--use", "rule"],
        &["eval", "1", "--now", "2015-02-30T00:00Z"],
        &["eval", "1", "--color", "sometimes"],
        &["eval", "-", "--context", "-"],
        &["eval", "--file", "-", "--context", "-"],
        &["eval", "--jsonl", "--context", "-"],
        &["completions"],
        &["completions", "tcsh"],
    ] {
        let told = Ran::of(arguments).error(2);
        assert!(!told.is_empty() && !told.contains("panicked"), "{told}");
    }
}

#[test]
fn a_file_that_can_not_be_read_is_named() {
    for arguments in [
        &["eval", "--file", "missing.txt"][..],
        &["eval", "--json", "--file", "missing.txt"],
        &["eval", "1", "--context", "missing.txt"],
        &["eval", "--jsonl", "--file", "missing.txt"],
        &["eval", "--jsonl", "--context", "missing.txt"],
    ] {
        let told = Ran::of(arguments).error(2);
        assert!(
            told.starts_with("error: `missing.txt` can not be read: "),
            "{told}"
        );
    }
    for arguments in [
        &["eval", "--file", "."][..],
        &["eval", "1", "--context", "."],
        &["eval", "--jsonl", "--file", "."],
    ] {
        let told = Ran::of(arguments).error(2);
        assert!(told.starts_with("error: `.` can not be read: "), "{told}");
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

#[test]
fn colours_are_written_where_they_are_wanted() {
    let wrong = ["eval", "user = 1", "--color"];
    for (arguments, coloured) in [(["auto"], false), (["never"], false), (["always"], true)] {
        let told = Ran::of(&[&wrong[..], &arguments[..]].concat()).error(1);
        assert_eq!(told.contains('\u{1B}'), coloured, "{arguments:?}");
    }
    let mut forced = okta_mapping(["eval", "user = 1"]);
    forced.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
    let told = Ran::wait(forced.spawn().unwrap()).error(1);
    assert!(told.contains('\u{1B}'));
}

#[test]
fn every_line_has_its_answer() {
    let lines: &[&[u8]] = &[
        b"{\"expr\": \"1 + 2\"}\n",
        b"{\"expr\": \n",
        b"{\"expr\": \"\xFF\"}\n",
        b"\n",
        b"\r\n",
        b"{\"expr\": \"'a' + 'b'\"}\r\n",
        b"{\"expr\": \"1\", \"dialect\": \"modern\"}\n",
        b"{\"expr\": \"1\", \"use\": \"rule\"}\n",
        b"{\"expr\": \"appuser.x\", \"use\": \"group-rule\"}\n",
        b"{\"expr\": \"1\", \"now\": \"yesterday\"}\n",
        b"{\"expr\": \"1\", \"context\": [1]}\n",
        b"{\"text\": \"1\"}\n",
        b"[]\n",
        b"{\"expr\": \"user.firstName\"}\n",
        b"{\"expr\": \"user.firstName\", \"context\": {\"user\": {\"profile\": {\"firstName\": \"Joe\"}}}}\n",
        b"{\"expr\": \"'abc'.length()\", \"dialect\": \"identity-engine\"}\n",
        b"{\"expr\": \"'last'\"}",
    ];
    let arguments = ["eval", "--jsonl", "--context", "person.json"];
    let answers = Ran::fed(&arguments, &lines.concat()).value();
    assert_eq!(answers.lines().count(), lines.len());
    insta::assert_snapshot!("lines", answers);
    let named = Ran::of(&["eval", "--jsonl", "--file", "lines.jsonl"]).value();
    assert_eq!(codes(&named), ["ok", "invalid-json", "ok"]);
    let ran = Ran::fed(
        &["eval", "--jsonl", "--dialect", "identity-engine"],
        b"{\"expr\": \"'abc'.length()\"}",
    );
    assert_eq!(json(&ran.value())["value"], 3);
    assert_eq!(Ran::of(&["eval", "--jsonl"]).value(), "");
}

#[test]
fn answers_are_in_order() {
    let lines: String = (0..20_000)
        .map(|n| match n % 7 {
            3 => format!("bad {n}\n"),
            _ => format!("{{\"expr\": \"variable + 1\", \"context\": {{\"variables\": {{\"variable\": {n}}}}}}}\n"),
        })
        .collect();
    let answers = Ran::fed(&["eval", "--jsonl"], lines.as_bytes()).value();
    assert_eq!(answers.lines().count(), 20_000);
    for (n, answer) in answers.lines().enumerate() {
        match n % 7 {
            3 => assert_eq!(json(answer)["code"], "invalid-json"),
            _ => assert_eq!(json(answer)["value"], n + 1),
        }
    }
}

#[test]
fn a_long_line_is_a_line() {
    let text = "x".repeat(5_000_000);
    let lines = format!(
        "{{\"expr\": \"user.x\", \"context\": {{\"user\": {{\"profile\": {{\"x\": \"{text}\"}}}}}}}}\n{{\"expr\": \"1\"}}\n{{\"expr\": \"{text}\"}}\n"
    );
    let answers = Ran::fed(&["eval", "--jsonl"], lines.as_bytes()).value();
    let lengths: Vec<_> = answers.lines().map(str::len).collect();
    assert!(lengths[0] > text.len());
    assert_eq!(codes(&answers), ["ok", "ok", "expression-too-long"]);
}

/// Lines of standard output as they come.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    let output = BufReader::new(child.stdout.take().unwrap());
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let mut command = okta_mapping(["eval", "--jsonl"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let answers = lines_of(&mut child);
    let mut stdin = child.stdin.take().unwrap();
    let next = || json(&answers.recv_timeout(Duration::from_secs(60)).unwrap());
    for n in 0..3 {
        writeln!(stdin, "{{\"expr\": \"{n} + 1\"}}").unwrap();
        assert_eq!(next()["value"], n + 1);
    }
    // Nor for the rest of it.
    stdin.write_all(b"{\"expr\": \"7\"}\n{\"expr\"").unwrap();
    assert_eq!(next()["value"], 7);
    stdin.write_all(b": \"8\"}\n").unwrap();
    assert_eq!(next()["value"], 8);
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_who_leaves_ends_the_stream_quietly() {
    let mut command = okta_mapping(["eval", "--jsonl"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Writes until the other side has left.
    let writer = thread::spawn(move || while stdin.write_all(b"{\"expr\": \"1\"}\n").is_ok() {});
    let mut first = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut first).unwrap();
    assert_eq!(json(&first)["value"], 1);
    drop(output);
    assert_eq!(Ran::wait(child).value(), "");
    writer.join().unwrap();
}

#[test]
fn closed_pipes_are_no_failure() {
    fn closed() -> io::PipeWriter {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        writer
    }
    for arguments in [
        &["eval", "'value'"][..],
        &["eval", "--jsonl", "--file", "lines.jsonl"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let child = okta_mapping(arguments).stdout(closed()).spawn().unwrap();
        assert_eq!(Ran::wait(child).value(), "", "{arguments:?}");
    }
    for (arguments, status) in [
        (&["eval", "user = 1"][..], 1),
        (&["eval", "--json", "user = 1"], 1),
        (&["eval", "--file", "missing.txt"], 2),
        (&["eval", "1", "2"], 2),
    ] {
        let mut command = okta_mapping(arguments);
        let command = command.stdout(closed()).stderr(closed());
        assert_eq!(command.status().unwrap().code(), Some(status));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_can_not_be_written_is_told() {
    for arguments in [
        &["eval", "1"][..],
        &["eval", "--jsonl", "--file", "lines.jsonl"],
        &["completions", "bash"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        let child = okta_mapping(arguments).stdout(full.unwrap()).spawn();
        let told = Ran::wait(child.unwrap()).error(2);
        assert!(
            told.starts_with("error: standard output can not be written: "),
            "{told}"
        );
    }
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Ran::of(&["completions", shell]).value();
        assert!(script.contains("okta-mapping") && script.contains("jsonl"));
        assert!(script.contains("identity-engine") || shell == "powershell" || shell == "elvish");
    }
}
