//! Comments in Terraform files silence findings.

use crate::codes;

/// A file with three findings on its fourth line, in an expression that begins there or a line before.
fn rule(comment_before: &str, comment_behind: &str) -> String {
    format!(
        "resource \"okta_group_rule\" \"x\" {{\n{comment_before}\n  name = \"Sales\"\n{comment_before}\n  expression_value = \"user.x = 1\" {comment_behind}\n}}\n"
    )
}

#[test]
fn a_comment_allows_what_it_names_on_its_line_and_the_next() {
    for (before, behind, found) in [
        ("", "", 1),
        ("# okta-mapping: allow(assignment)", "", 0),
        ("  // okta-mapping: allow(other, assignment)", "", 0),
        ("", "# okta-mapping: allow(assignment)", 0),
        ("", "// okta-mapping: allow( assignment )", 0),
        ("# okta-mapping: allow(other)", "", 1),
        ("# okta-mapping: allow()", "# allow(assignment)", 1),
        ("# okta-mapping:allow(assignment)", "", 1),
    ] {
        let text = rule(before, behind);
        assert_eq!(codes("x.tf", &text).len(), found, "{text}");
    }
}

#[test]
fn a_comment_before_a_heredoc_counts_for_its_lines() {
    let text = "resource \"okta_group_rule\" \"x\" {\n  # okta-mapping: allow(assignment)\n  expression_value = <<EOT\n\nuser.x = 1\nEOT\n}\n";
    assert_eq!(codes("x.tf", text), [""; 0]);
    // Inside of it there are no comments.
    let text = "resource \"okta_group_rule\" \"x\" {\n  expression_value = <<EOT\n'\n# okta-mapping: allow(assignment)' + user.x = 1\nEOT\n}\n";
    assert_eq!(codes("x.tf", text), ["assignment"]);
}

#[test]
fn json_and_plain_text_have_no_comments() {
    let json = "{\"type\": \"group_rule\", \"name\": \"# okta-mapping: allow(assignment)\", \"conditions\": {\"expression\": {\"value\": \"user.x = 1\"}}}";
    assert_eq!(codes("x.json", json), ["assignment"]);
}
