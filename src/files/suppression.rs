//! Comments that silence findings: `# okta-mapping: allow(code)`.

use super::Document;

/// What a comment begins with, after `#` or `//`.
const WORD: &str = "okta-mapping: allow(";

/// Whether a comment on one of these lines, or alone on the line before, allows the code. Only Terraform files have
/// comments.
pub(super) fn is_allowed(document: &Document, code: &str, offsets: &[usize]) -> bool {
    if !document.is_terraform {
        return false;
    }
    let lines = &document.lines;
    let text = |line| lines.text(document.text(), line);
    // A line of an expression holds no comment, whatever it looks like.
    let is_comment = |line: usize, at: usize| {
        let at = lines.start(document.text(), line) + at;
        let mut sites = document.sites().iter();
        !sites.any(|site| site.map.whole().range().contains(&at))
    };
    let allowing = |line: usize| allowance(text(line), code).filter(|at| is_comment(line, *at));
    offsets.iter().any(|offset| {
        let line = lines.line(*offset);
        let before = line.checked_sub(1);
        let is_alone = |line: &usize| text(*line).trim_start().starts_with(['#', '/']);
        allowing(line).is_some() || before.filter(is_alone).and_then(allowing).is_some()
    })
}

/// Where a comment in the line begins that names the code.
fn allowance(line: &str, code: &str) -> Option<usize> {
    ["#", "//"].iter().find_map(|mark| {
        let (before, comment) = line.rsplit_once(mark)?;
        let (codes, _) = comment.trim_start().strip_prefix(WORD)?.split_once(')')?;
        let mut codes = codes.split(',');
        codes
            .any(|allowed| allowed.trim() == code)
            .then_some(before.len())
    })
}

#[cfg(test)]
mod tests {
    use super::allowance;

    #[test]
    fn a_comment_names_the_codes_that_it_allows() {
        for line in [
            "# okta-mapping: allow(a)",
            "// okta-mapping: allow(b, a)",
            "x = \"#\" # okta-mapping: allow( a )",
        ] {
            assert!(allowance(line, "a").is_some(), "{line}");
        }
        for line in [
            "okta-mapping: allow(a)",
            "# okta-mapping: allow(ab)",
            "# okta-mapping: allow(a",
            "# allow(a)",
        ] {
            assert!(allowance(line, "a").is_none(), "{line}");
        }
    }
}
