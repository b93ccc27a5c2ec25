//! `apply --jsonl`: a stream of people, and closed pipes.

use super::*;

const MAPPING: &str = "../../data/mappings/ringcentral-to-okta.json";

#[test]
fn every_line_has_its_line_in_order() {
    let count = 20_000;
    let line = |n: usize| match n % 1_000 {
        7 => format!("{{\"appuser\": {n}\n"),
        8 => "{\"appuser\": {\"profile\": {}}, \"target\": 1}\n".to_owned(),
        9 => "\n".to_owned(),
        _ => format!(
            "{{\"appuser\": {{\"profile\": {{\"userName\": \"u{n}@example.com\"}}}}, \"target\": {{\"title\": \"t{n}\"}}}}\n"
        ),
    };
    let lines: String = (0..count).map(line).collect();
    let answers = Ran::fed(
        &["apply", "--mapping", MAPPING, "--jsonl"],
        lines.as_bytes(),
    )
    .value();
    assert_eq!(answers.lines().count(), count);
    for (n, answer) in answers.lines().map(json).enumerate() {
        match n % 1_000 {
            7 | 9 => assert_eq!(answer["code"], "invalid-json", "{n}"),
            8 => assert_eq!(answer["code"], "invalid-context", "{n}"),
            _ => {
                assert_eq!(answer["profile"]["login"], format!("u{n}@example.com"));
                assert_eq!(answer["profile"]["title"], format!("t{n}"));
            }
        }
    }
    assert_eq!(
        Ran::of(&["apply", "--mapping", MAPPING, "--jsonl"]).value(),
        ""
    );
    let last = Ran::fed(
        &["apply", "--mapping", MAPPING, "--jsonl"],
        "\u{FEFF}{}".as_bytes(),
    )
    .value();
    assert_eq!(json(&last)["attributes"][0]["outcome"], "kept");
}

#[test]
fn an_answer_does_not_wait_for_the_next_person() {
    let mut command = okta_mapping(["apply", "--mapping", MAPPING, "--jsonl"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let answers = lines::lines_of(&mut child);
    let mut stdin = child.stdin.take().unwrap();
    let next = || json(&answers.recv_timeout(Duration::from_secs(60)).unwrap());
    for n in 0..3 {
        writeln!(
            stdin,
            "{{\"appuser\": {{\"profile\": {{\"firstName\": \"{n}\"}}}}}}"
        )
        .unwrap();
        assert_eq!(next()["profile"]["firstName"], n.to_string());
    }
    // Nor for the rest of the next one.
    stdin.write_all(b"{}\n{\"appuser\"").unwrap();
    assert_eq!(next()["attributes"][0]["outcome"], "kept");
    stdin.write_all(b": null}\n").unwrap();
    assert_eq!(next()["attributes"][0]["error"]["code"], "property-of-null");
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_who_leaves_ends_the_population_quietly() {
    let mut command = okta_mapping(["apply", "--mapping", MAPPING, "--jsonl"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Writes until the other side has left.
    let writer = thread::spawn(move || while stdin.write_all(b"{}\n").is_ok() {});
    let mut first = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut first).unwrap();
    drop(output);
    assert_eq!(Ran::wait(child).value(), "");
    writer.join().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let mut command = okta_mapping([
        "apply",
        "--mapping",
        MAPPING,
        "--jsonl",
        "--file",
        "lines.jsonl",
    ]);
    let child = command.stdout(full.unwrap()).spawn();
    let told = Ran::wait(child.unwrap()).error(2);
    assert!(
        told.starts_with("error: standard output can not be written: "),
        "{told}"
    );
}
