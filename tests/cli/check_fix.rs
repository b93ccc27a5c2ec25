//! `okta-mapping check --fix` and `--diff`.

use super::check::Folder;

/// Files before and after, odd ones: tabs, blanks at the ends of lines, CRLF, escapes that nobody needs, no line end.
const FILES: [(&str, &str, &str); 5] = [
    (
        "rule.txt",
        "\u{FEFF}  substringBefore(user.login, '@')\t\r\n\r\n",
        "\u{FEFF}  String.substringBefore(user.login, '@')\t\r\n\r\n",
    ),
    (
        "claim.json",
        "{ \t\"name\":\"\\u0061\", \"valueType\":\"EXPRESSION\",\r\n\"value\" : \"\\u0073ubstringBefore(user.\\u006cogin, \\\"\\u0040\\\")\" , \"x\": 1.50e1}  ",
        "{ \t\"name\":\"\\u0061\", \"valueType\":\"EXPRESSION\",\r\n\"value\" : \"String.substringBefore(user.\\u006cogin, \\\"\\u0040\\\")\" , \"x\": 1.50e1}  ",
    ),
    (
        "claim.tf",
        "# a comment  \nresource \"okta_auth_server_claim\" \"x\" {\n\tname=\"x\" // another\n\tvalue   = \"substringBefore(user.login, \\\"$${a}\\\")\"   \n}",
        "# a comment  \nresource \"okta_auth_server_claim\" \"x\" {\n\tname=\"x\" // another\n\tvalue   = \"String.substringBefore(user.login, \\\"$${a}\\\")\"   \n}",
    ),
    (
        "heredoc.tf",
        "resource \"okta_auth_server_claim\" \"x\" {\n  value = <<-EOT\n      \"$${a}\" +\n        substringBefore(user.login, '@')\n    EOT\n}\n",
        "resource \"okta_auth_server_claim\" \"x\" {\n  value = <<-EOT\n      \"$${a}\" +\n        String.substringBefore(user.login, '@')\n    EOT\n}\n",
    ),
    (
        "allowed.tf",
        "resource \"okta_auth_server_claim\" \"x\" {\n  # okta-mapping: allow(deprecated-function)\n  value = \"substringBefore(user.login, '@')\"\n}\n",
        "resource \"okta_auth_server_claim\" \"x\" {\n  # okta-mapping: allow(deprecated-function)\n  value = \"substringBefore(user.login, '@')\"\n}\n",
    ),
];

fn folder() -> Folder {
    let files: Vec<(&str, &str)> = FILES
        .iter()
        .map(|(name, before, _)| (*name, *before))
        .collect();
    Folder::with(&files)
}

const ARGUMENTS: [&str; 8] = [
    "check",
    "--use",
    "oauth-claim",
    "rule.txt",
    "claim.json",
    "claim.tf",
    "heredoc.tf",
    "allowed.tf",
];

#[test]
fn fixes_change_what_they_mend_and_nothing_else() {
    let folder = folder();
    let ran = folder.run(&[&ARGUMENTS[..], &["--fix"]].concat());
    assert_eq!((ran.status, &*ran.stderr), (0, ""));
    assert!(
        ran.stdout.ends_with("; 4 changes applied\n"),
        "{}",
        ran.stdout
    );
    for (name, _, after) in FILES {
        assert_eq!(folder.text(name), after, "{name}");
    }
    // Again there is nothing to do.
    let ran = folder.run(&[&ARGUMENTS[..], &["--fix"]].concat());
    assert!(!ran.stdout.contains("applied"), "{}", ran.stdout);
    for (name, _, after) in FILES {
        assert_eq!(folder.text(name), after, "{name}");
    }
}

#[test]
fn a_code_that_is_allowed_is_not_mended() {
    let folder = folder();
    folder.run(&[&ARGUMENTS[..], &["--fix", "--allow", "deprecated-function"]].concat());
    for (name, before, _) in FILES {
        assert_eq!(folder.text(name), before, "{name}");
    }
}

#[test]
fn a_difference_is_shown_and_not_written() {
    let folder = folder();
    let ran = folder.run(&[&ARGUMENTS[..], &["--diff"]].concat());
    for (name, before, _) in FILES {
        assert_eq!(folder.text(name), before, "{name}");
    }
    insta::assert_snapshot!(ran.value());
}

#[test]
fn a_difference_is_a_patch() {
    let rules: Vec<String> = (0..30)
        .map(|number| match number {
            2 | 7 | 20 | 29 => {
                format!("{{\"name\": \"{number}\", \"expression\": \"user.x ? true : false\"}}")
            }
            _ => format!("{{\"name\": \"{number}\", \"expression\": \"user.x\"}}"),
        })
        .collect();
    let claims = |text: &str| {
        let all = rules
            .iter()
            .map(|rule| rule.replace("user.x ? true : false", text));
        format!("[\n{}\n]", all.collect::<Vec<_>>().join(",\n"))
    };
    let before = claims("(user.x == 1) ? true : false");
    let folder = Folder::with(&[("claims.json", &before)]);
    let patch = folder
        .run(&["check", "--diff", "--format", "json", "claims.json"])
        .value();
    folder.run(&["check", "--fix", "claims.json"]);
    let after = folder.text("claims.json");
    assert_ne!(before, after);
    assert_eq!(patched(&before, &patch), after);
}

/// Applies a unified difference.
fn patched(before: &str, patch: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let mut at = 0;
    let mut text = String::new();
    let mut lines = patch.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let is_last = lines.peek().is_some_and(|next| next.starts_with('\\'));
        let content = if is_last {
            line[1..].trim_end_matches('\n')
        } else {
            &line[1..]
        };
        match line.as_bytes()[0] {
            b'@' => {
                let start: usize = line[4..].split(',').next().unwrap().parse().unwrap();
                text += &old[at..start - 1].concat();
                at = start - 1;
            }
            b' ' => {
                assert_eq!(old[at], content);
                text += content;
                at += 1;
            }
            b'-' if !line.starts_with("---") => {
                assert_eq!(old[at], content);
                at += 1;
            }
            b'+' if !line.starts_with("+++") => text += content,
            _ => {}
        }
    }
    text + &old[at..].concat()
}
