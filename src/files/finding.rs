//! What a check of a file finds.

use crate::diagnostic::Diagnostic;

/// Something found in a file. The spans of the diagnostic, of its related place and of its fix are places in the
/// [text of the file](super::Document::text); what the fix writes is escaped as the file demands.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// What is found.
    pub diagnostic: Diagnostic,
    /// The expression it belongs to, by its place in [`Document::sites`](super::Document::sites); none where it
    /// belongs to the file.
    pub site: Option<usize>,
}
