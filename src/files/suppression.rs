//! Comments that silence findings: `# okta-mapping: allow(code)`.

use super::Document;
use super::position::Positions;
use crate::span::Span;

/// What a comment begins with, after `#` or `//`.
const WORD: &str = "okta-mapping: allow(";

/// Whether a comment on one of these lines, or alone on the line before, allows the code. Only Terraform files have
/// comments.
pub(super) fn is_allowed(
    document: &Document,
    lines: &Positions<'_>,
    code: &str,
    spans: &[Span],
) -> bool {
    if !document.has_comments {
        return false;
    }
    spans.iter().any(|span| {
        let line = lines.line(span.start());
        let allowed_before = line.checked_sub(1).is_some_and(|before| {
            let text = lines.text(before).trim_start();
            text.starts_with(['#', '/']) && allows(text, code)
        });
        allowed_before || allows(lines.text(line), code)
    })
}

/// Whether the line has a comment that names the code.
fn allows(line: &str, code: &str) -> bool {
    let comments = ["#", "//"].iter().filter_map(|mark| {
        let (_, comment) = line.rsplit_once(mark)?;
        let (codes, _) = comment.trim_start().strip_prefix(WORD)?.split_once(')')?;
        Some(codes)
    });
    comments
        .flat_map(|codes| codes.split(','))
        .any(|allowed| allowed.trim() == code)
}

#[cfg(test)]
mod tests {
    use super::allows;

    #[test]
    fn a_comment_names_the_codes_that_it_allows() {
        for line in [
            "# okta-mapping: allow(a)",
            "// okta-mapping: allow(b, a)",
            "x = \"#\" # okta-mapping: allow( a )",
        ] {
            assert!(allows(line, "a"), "{line}");
        }
        for line in [
            "okta-mapping: allow(a)",
            "# okta-mapping: allow(ab)",
            "# okta-mapping: allow(a",
            "# allow(a)",
        ] {
            assert!(!allows(line, "a"), "{line}");
        }
    }
}
