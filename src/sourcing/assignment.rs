//! The apps to which a person is assigned.

use crate::mapping::End;

/// The apps to which a person is assigned, and, where the caller knows it, the person's profile source.
///
/// ```
/// use okta_mapping::mapping::End;
/// use okta_mapping::sourcing::{Assignment, Sourcing};
///
/// let sourcing = Sourcing::new(vec![End::app("hr"), End::app("directory")]);
/// let jane = Assignment::new(["hr", "directory"]);
/// assert_eq!(sourcing.profile_source(&jane), Some(&End::app("hr")));
/// assert_eq!(sourcing.profile_source(&jane.clone().with_profile_source("directory")), Some(&End::app("directory")));
/// assert_eq!(sourcing.profile_source(&jane.sourced_by_okta()), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment<'a> {
    apps: Vec<&'a str>,
    profile_source: Option<&'a str>,
    is_sourced_by_okta: bool,
}

impl<'a> Assignment<'a> {
    /// Assigned to these apps, by id or variable name.
    pub fn new(apps: impl IntoIterator<Item = &'a str>) -> Assignment<'a> {
        Assignment {
            apps: apps.into_iter().collect(),
            ..Assignment::default()
        }
    }

    /// The same person with this app as profile source, whatever stands before it in the list; it counts as assigned.
    pub fn with_profile_source(self, app: &'a str) -> Assignment<'a> {
        Assignment {
            profile_source: Some(app),
            is_sourced_by_okta: false,
            ..self
        }
    }

    /// The same person with Okta as profile source, as one who was created in Okta and linked to an app later can stay
    /// (support article).
    pub fn sourced_by_okta(self) -> Assignment<'a> {
        Assignment {
            profile_source: None,
            is_sourced_by_okta: true,
            ..self
        }
    }

    /// Whether the person is assigned to an app.
    pub fn has(&self, app: &End) -> bool {
        let mut assigned = self.apps.iter().chain(&self.profile_source);
        assigned.any(|name| app.is_called(name))
    }

    pub(super) fn profile_source(&self) -> Option<&'a str> {
        self.profile_source
    }

    pub(super) fn is_sourced_by_okta(&self) -> bool {
        self.is_sourced_by_okta
    }
}
