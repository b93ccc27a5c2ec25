//! User names: the templates that give an app's `userName` and Okta's `login`, and what is wrong with a name.

mod built_in;
mod compiled;
mod error;
mod template;

pub use compiled::CompiledUsername;
pub use error::UsernameError;
pub use template::{UsernamePush, UsernameTemplate};

use crate::mapping::{Direction, Mapping};

/// The attribute that has the user name: `userName` of an app's user, `login` of Okta's.
pub fn attribute(direction: Direction) -> &'static str {
    match direction {
        Direction::ToApp => "userName",
        Direction::ToOkta => "login",
    }
}

/// The built-in templates: a closed list (documented).
#[cfg(feature = "files")]
pub(crate) fn built_in_templates() -> impl Iterator<Item = &'static str> {
    built_in::TABLE.iter().map(|row| row.template)
}

/// Whether a mapping gives the user name itself, so that no template does: "override with mapping" (documented).
///
/// ```
/// use okta_mapping::mapping::{End, Mapping};
/// use okta_mapping::username::is_overridden;
///
/// let mapping = Mapping::between(End::okta("user"), End::app("crm"))?.with("login", "user.login");
/// assert!(!is_overridden(&mapping));
/// assert!(is_overridden(&mapping.with("userName", "user.email")));
/// # Ok::<(), okta_mapping::mapping::MappingError>(())
/// ```
pub fn is_overridden(mapping: &Mapping) -> bool {
    mapping.property(attribute(mapping.direction())).is_some()
}
