//! The command line, from the outside: what is typed, printed and returned.
#![cfg(feature = "cli")]

mod apply;
mod apply_lines;
mod apply_preset;
mod check;
mod check_fix;
mod check_formats;
mod eval;
mod explain_code;
mod functions;
mod impact;
mod lines;
mod preset;
mod schema;
mod source;
mod sync;
mod usage;
mod validate;

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
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/fixtures"))
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
