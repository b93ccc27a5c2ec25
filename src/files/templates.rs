//! The built-in user name templates: a closed list, no expressions.

/// All of them (documented).
const BUILT_IN: [&str; 11] = [
    "${source.login}",
    "${source.email}",
    "${source.userName}",
    "${source.samAccountName}",
    "${source.employeeID}",
    "${fn:toLowerCase(source.email)}",
    "${fn:toLowerCase(source.samAccountName)}",
    "${fn:substringBefore(source.login, \"@\")}",
    "${fn:substringBefore(source.email, \"@\")}",
    "${fn:substringBefore(source.userName, \"@\")}",
    "${source.userName}${instance.userSuffix}",
];

/// Whether the text is a built-in template.
pub(super) fn is_built_in(text: &str) -> bool {
    BUILT_IN.contains(&text.trim())
}

/// Whether the text is the template that is taken for an expression too (documented).
pub(super) fn is_login(text: &str) -> bool {
    text.trim() == BUILT_IN[0]
}

/// The built-in template that the text may be a slip of.
pub(super) fn nearest(text: &str) -> Option<&'static str> {
    crate::diagnostic::suggest::nearest(text.trim(), BUILT_IN)
}
