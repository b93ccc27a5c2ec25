//! Fixes, applied to a file.

use super::{Document, Finding};
use crate::diagnostic::{Edit, Fix, Safety};

/// The text of the file after the fixes of these findings, and how many were applied; of two that overlap the first
/// wins. Whatever no fix touches stays as it was, byte for byte.
///
/// After a fix others may become possible: read the text again, check it and mend it, until nothing is applied.
///
/// ```
/// use okta_mapping::files::{Document, mend};
///
/// let document = Document::read("rule.txt", b"user.city");
/// assert_eq!(mend(&document, &[]), ("user.city".to_owned(), 0));
/// ```
pub fn mend(document: &Document, findings: &[Finding]) -> (String, usize) {
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut applied = 0;
    for finding in findings {
        let Some(fix) = finding.diagnostic.fix() else {
            continue;
        };
        let is_free = fix
            .edits
            .iter()
            .all(|edit| chosen.iter().all(|other| !collide(edit, other)));
        if is_free && !fix.edits.is_empty() {
            chosen.extend(&fix.edits);
            applied += 1;
        }
    }
    let whole = Fix {
        edits: chosen.into_iter().cloned().collect(),
        safety: Safety::Changes,
        label: String::new(),
    };
    (whole.apply(document.text()), applied)
}

/// Whether two edits meet: edits that touch do too, for their order would matter.
fn collide(edit: &Edit, other: &Edit) -> bool {
    edit.span.start() <= other.span.end() && other.span.start() <= edit.span.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, codes};
    use crate::span::Span;

    fn fixed(edits: &[(usize, usize, &str)]) -> Finding {
        let edits = edits.iter().map(|(start, end, text)| Edit {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        });
        let fix = Fix {
            edits: edits.collect(),
            safety: Safety::Same,
            label: String::new(),
        };
        Finding {
            diagnostic: Diagnostic::new(&codes::NOT_CHECKABLE, Span::default(), "").with_fix(fix),
            site: None,
        }
    }

    fn mended(findings: &[Finding]) -> (String, usize) {
        mend(&Document::read("a.txt", b"abcdef"), findings)
    }

    #[test]
    fn of_two_fixes_that_meet_the_first_wins() {
        let outer = fixed(&[(0, 1, "("), (3, 4, ")")]);
        assert_eq!(mended(&[]), ("abcdef".to_owned(), 0));
        assert_eq!(
            mended(&[outer.clone(), fixed(&[(5, 6, "F")])]),
            ("(bc)eF".to_owned(), 2)
        );
        assert_eq!(
            mended(&[outer.clone(), fixed(&[(3, 3, "x")])]),
            ("(bc)ef".to_owned(), 1)
        );
        assert_eq!(
            mended(&[outer.clone(), fixed(&[(1, 1, "x")])]),
            ("(bc)ef".to_owned(), 1)
        );
        assert_eq!(
            mended(&[outer, fixed(&[(5, 6, "F"), (0, 1, "x")])]),
            ("(bc)ef".to_owned(), 1)
        );
        assert_eq!(mended(&[fixed(&[])]), ("abcdef".to_owned(), 0));
    }
}
