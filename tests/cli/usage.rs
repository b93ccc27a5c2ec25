//! Help, bad usage, completions, colours.

use super::*;

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
fn no_function_of_the_other_dialect_may_stand_in_a_use() {
    let arguments = ["functions", "--use", "group-rule", "--dialect"];
    let of = |dialect| Ran::of(&[&arguments[..], &[dialect]].concat());
    assert!(of("classic").value().contains("String.len"));
    assert_eq!(of("identity-engine").error(1), "error: no function fits\n");
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
fn shells_get_their_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Ran::of(&["completions", shell]).value();
        assert!(script.contains("okta-mapping") && script.contains("jsonl"));
        assert!(script.contains("identity-engine") || shell == "powershell" || shell == "elvish");
    }
}
