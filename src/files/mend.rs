//! Fixes, applied to a file.

use super::{Document, Finding};
use crate::diagnostic::Fix;

/// The text of the file after the fixes of these findings, and how many were applied; of two that meet the first
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
    let fixes = findings
        .iter()
        .filter_map(|finding| finding.diagnostic.fix());
    let (whole, applied) = Fix::together(fixes);
    (whole.apply(document.text()), applied)
}
