//! `eval --jsonl`: a stream of lines, and closed pipes.

use super::*;

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
pub fn lines_of(child: &mut Child) -> Receiver<String> {
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
