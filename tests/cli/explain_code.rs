//! The documentation of codes on the command line.

use super::*;
use okta_mapping::codes;

#[test]
fn a_code_is_explained() {
    let shown = Ran::of(&["explain-code", "switch-key-shadowed"]).value();
    insta::assert_snapshot!("explain_code", shown);
}

#[test]
fn without_a_code_there_is_a_line_for_each() {
    let shown = Ran::of(&["explain-code"]).value();
    let names: Vec<&str> = shown
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let all: Vec<&str> = codes::all().map(|code| code.name).collect();
    assert_eq!(names, all);
}

#[test]
fn a_miss_names_what_is_near() {
    let told = Ran::of(&["explain-code", "swich-key-shadowed"]).error(1);
    assert_eq!(
        told,
        "error: there is no code `swich-key-shadowed`; did you mean `switch-key-shadowed`?\n"
    );
    let told = Ran::of(&["explain-code", "quaternion"]).error(1);
    assert_eq!(told, "error: there is no code `quaternion`\n");
}
