//! Files that can not be read: each says so, and where.

use okta_mapping::files::{Checker, Document};
use proptest::prelude::*;

use crate::codes;

const SAMPLES: [(&str, &[u8]); 5] = [
    (
        "mapping.json",
        include_bytes!("../data/mappings/with-mistakes.json"),
    ),
    (
        "rules.json",
        include_bytes!("../data/group-rules/with-mistakes.json"),
    ),
    ("claims.tf", include_bytes!("../data/terraform/claims.tf")),
    (
        "ringcentral.tf",
        include_bytes!("../data/terraform/ringcentral.tf"),
    ),
    (
        "group-rules.tf",
        include_bytes!("../data/terraform/group-rules.tf"),
    ),
];

proptest! {
    #[test]
    fn a_damaged_file_is_told_within_its_text(
        (name, bytes) in proptest::sample::select(&SAMPLES[..]),
        (from, length) in (any::<proptest::sample::Index>(), 0usize..20),
        new in r#"[\PC"\\{}$\n]{0,4}"#,
    ) {
        let from = from.index(bytes.len());
        let to = (from + length).min(bytes.len());
        let damaged = [&bytes[..from], new.as_bytes(), &bytes[to..]].concat();
        let document = Document::read(name, &damaged);
        for finding in Checker::default().check(&document) {
            let span = finding.diagnostic.span();
            prop_assert!(document.text().get(span.range()).is_some(), "{finding:?}");
            let position = document.position(span.start());
            prop_assert!(position.line >= 1 && position.column >= 1);
        }
    }
}

#[test]
fn what_can_not_be_read_is_told() {
    for (name, bytes, code, line, column) in [
        ("x.json", &b"\xFF"[..], "invalid-utf8", 1, 1),
        ("x.tf", b"a = \xC3", "invalid-utf8", 1, 1),
        ("x.txt", b"\x80", "invalid-utf8", 1, 1),
        ("x.json", b"", "invalid-json", 1, 1),
        ("x.json", b"{\n  \"a\": tru", "invalid-json", 2, 10),
        ("x.json", b"{\"a\": 1,}", "invalid-json", 1, 9),
        ("x.json", b"{} // comment", "invalid-json", 1, 4),
        ("x.json", br#"{"a": "\ud800"}"#, "invalid-json", 1, 14),
        ("x.json", b"\"\xC3\xA9\" 1", "invalid-json", 1, 5),
        (
            "x.tf",
            b"resource \"a\" \"b\" {\n  x = \n}",
            "invalid-terraform",
            2,
            7,
        ),
        (
            "x.tf",
            "# é\na = \"é${\n é".as_bytes(),
            "invalid-terraform",
            3,
            2,
        ),
        ("x.tf", b"resource {", "invalid-terraform", 1, 10),
        ("x.txt", b" \n", "no-expression", 1, 1),
        ("x.json", b"7", "unknown-file", 1, 1),
        ("x.json", b"[]", "unknown-file", 1, 1),
        ("x.json", br#"  {"definitions": {}}"#, "unknown-file", 1, 3),
        (
            "x.json",
            br#"{"profile": {"login": "a"}}"#,
            "unknown-file",
            1,
            1,
        ),
        ("x.jsonl", b"{}\n{}\n", "unknown-file", 1, 1),
    ] {
        let document = Document::read(name, bytes);
        assert_eq!(document.problems().len(), 1, "{bytes:?}");
        let problem = &document.problems()[0];
        let position = document.position(problem.span().start());
        assert_eq!(
            (problem.code().name, position.line, position.column),
            (code, line, column),
            "{}: {problem:?}",
            String::from_utf8_lossy(bytes)
        );
        assert!(document.sites().is_empty());
    }
}

#[test]
fn parts_of_another_shape_are_told_and_the_others_read() {
    let ends = r#""source": {"type": "user"}, "target": {"type": "appuser"}"#;
    for (text, count) in [
        (format!(r#"{{{ends}, "properties": 1}}"#), 1),
        (
            format!(
                r#"{{{ends}, "properties": {{"a": 1, "b": {{"expression": 1}}, "c": {{"expression": "1", "pushStatus": "push"}}}}}}"#
            ),
            3,
        ),
        (
            r#"{"source": {"type": "okta"}, "target": {"type": "appuser"}, "properties": {}}"#
                .to_owned(),
            1,
        ),
        (r#"{"type": "group_rule"}"#.to_owned(), 1),
        (
            r#"{"type": "group_rule", "conditions": {"expression": {"value": 1}}}"#.to_owned(),
            1,
        ),
    ] {
        assert_eq!(codes("x.json", &text), vec!["wrong-shape"; count], "{text}");
    }
}

#[test]
fn deep_files_are_refused_or_read() {
    for depth in [100, 10_000] {
        let json = "[".repeat(depth) + &"]".repeat(depth);
        let terraform = format!("a = {}{}", "[".repeat(depth), "]".repeat(depth));
        let interpolated = format!("a = {}{}", "\"${".repeat(depth), "}\"".repeat(depth));
        for (name, text) in [
            ("x.json", &json),
            ("x.tf", &terraform),
            ("x.tf", &interpolated),
        ] {
            let document = Document::read(name, text.as_bytes());
            assert_eq!(document.sites().len(), 0);
            assert!(depth == 100 || !document.problems().is_empty(), "{name}");
        }
    }
}
