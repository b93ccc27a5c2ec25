//! Built-in user name templates: a closed list, no expressions.

use crate::diagnostic::suggest::nearest;
use crate::username::built_in_templates;

/// Whether the text is a built-in template.
pub(super) fn is_built_in(text: &str) -> bool {
    built_in_templates().any(|template| template == text)
}

/// Whether the text is the template that a place for user names takes in place of an expression (documented).
pub(super) fn is_login(place: &str, text: &str) -> bool {
    place.ends_with("username") && text == "${source.login}"
}

/// The built-in template that the text may be a slip of.
pub(super) fn nearest_to(text: &str) -> Option<&'static str> {
    nearest(text, built_in_templates())
}
