//! Who owns an attribute, and why.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use crate::mapping::End;

/// Who owns an attribute of Okta's profile of a person. There is exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// Okta: imports do not change it.
    Okta,
    /// This app, by its name, or its id where it has none.
    App(String),
    /// The source that applies, this app, does not map it: no other is asked, the value is null (documented).
    Nobody(String),
}

impl Owner {
    /// For people: `Okta`, the app's name, `nobody`.
    pub fn label(&self) -> &str {
        match self {
            Owner::Okta => "Okta",
            Owner::App(app) => app,
            Owner::Nobody(_) => "nobody",
        }
    }
}

/// Where an attribute of Okta's profile comes from for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// The attribute of Okta's profile.
    pub attribute: String,
    /// Who owns it.
    pub owner: Owner,
    /// Why.
    pub reason: Reason,
    /// Okta and all apps that could have been, each by its label and with why it is not.
    pub others: Vec<(String, Reason)>,
}

impl Sourced {
    /// Whether a mapping of an app gives the value.
    pub fn is_mapped(&self) -> bool {
        matches!(self.owner, Owner::App(_))
    }

    /// Whether Okta empties it: an override without a mapping (documented). Where the profile source does not map an
    /// attribute, no mapping writes it, and a value that is there stays (assumption).
    pub fn is_emptied(&self) -> bool {
        matches!(
            self.reason,
            Reason::Unmapped {
                is_override: true,
                ..
            }
        )
    }
}

/// Why somebody sources an attribute, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// `master` is OKTA (documented).
    InheritsFromOkta,
    /// The app is the person's profile source (documented).
    ProfileSource {
        /// The app.
        app: String,
    },
    /// The person is assigned to no profile source (documented).
    NoProfileSource,
    /// The caller says that Okta sources the person (support article).
    NamedOkta,
    /// The app is the first of the override's to which the person is assigned (documented; assigned: assumption).
    FirstOfPriority {
        /// The app.
        app: String,
    },
    /// The person is assigned to none of the override's apps: the value is kept (assumption).
    NoneOfPriority {
        /// The override's apps.
        apps: Vec<String>,
    },
    /// The app sources the attribute and does not map it (documented).
    Unmapped {
        /// The app.
        app: String,
        /// Whether by an override, else as profile source.
        is_override: bool,
    },
    /// Okta sources an inherited attribute only of people without a profile source (documented).
    HasProfileSource,
    /// Okta sources an overridden attribute only of people who are assigned to none of its apps (assumption).
    HasOverride,
    /// The app is not in the override's list.
    NotInPriority,
    /// The app is not in the organisation's list of profile sources: it writes only when its import creates the user
    /// (assumption).
    NotAProfileSource,
    /// The person is not assigned to the app.
    NotAssigned,
    /// Another app stands before it in the list of profile sources (documented).
    LaterInList {
        /// The app that sources the attribute.
        than: String,
    },
    /// Another app stands before it in the override's list (documented).
    LaterInPriority {
        /// The app that sources the attribute.
        than: String,
    },
    /// The caller names another app as the person's profile source (support article).
    NamedOther {
        /// The app that is named.
        app: String,
    },
    /// An attribute of an app's user that is mapped and pushed (documented).
    MappedAndPushed {
        /// The attribute of the app.
        attribute: String,
    },
}

impl Reason {
    pub(super) fn profile_source(app: &End) -> Reason {
        Reason::ProfileSource { app: label(app) }
    }

    pub(super) fn first_of_priority(app: &End) -> Reason {
        Reason::FirstOfPriority { app: label(app) }
    }

    pub(super) fn none_of_priority(apps: &[Cow<'_, End>]) -> Reason {
        Reason::NoneOfPriority {
            apps: apps.iter().map(|app| label(app)).collect(),
        }
    }

    /// The reason of a source that does not map the attribute.
    pub(super) fn unmapped(self, app: &End) -> Reason {
        Reason::Unmapped {
            app: label(app),
            is_override: matches!(self, Reason::FirstOfPriority { .. }),
        }
    }

    /// Why Okta does not source what an app does.
    pub(super) fn okta_loses(priority: Option<&[Cow<'_, End>]>) -> Reason {
        match priority {
            Some(_) => Reason::HasOverride,
            None => Reason::HasProfileSource,
        }
    }

    /// Why an app comes after the one that sources the attribute.
    pub(super) fn stands_behind(winner: &End, is_override: bool, is_named: bool) -> Reason {
        let winner = label(winner);
        match (is_override, is_named) {
            (true, _) => Reason::LaterInPriority { than: winner },
            (false, true) => Reason::NamedOther { app: winner },
            (false, false) => Reason::LaterInList { than: winner },
        }
    }
}

fn label(app: &End) -> String {
    app.label().to_owned()
}

/// For people: a sentence without its full stop.
impl Display for Reason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Reason::InheritsFromOkta => f.write_str("the attribute inherits from Okta"),
            Reason::ProfileSource { app } => write!(f, "`{app}` is the person's profile source"),
            Reason::NoProfileSource => f.write_str("the person is assigned to no profile source"),
            Reason::NamedOkta => f.write_str("Okta is named as the person's profile source"),
            Reason::FirstOfPriority { app } => write!(
                f,
                "`{app}` is the first app of the override to which the person is assigned"
            ),
            Reason::NoneOfPriority { apps } if apps.is_empty() => {
                f.write_str("the override names no app")
            }
            Reason::NoneOfPriority { apps } => write!(
                f,
                "the person is assigned to no app of the override: `{}`",
                apps.join("`, `")
            ),
            Reason::Unmapped {
                app,
                is_override: true,
            } => write!(f, "the override names `{app}`, which does not map it"),
            Reason::Unmapped {
                app,
                is_override: false,
            } => write!(
                f,
                "`{app}` is the person's profile source and does not map it"
            ),
            Reason::HasProfileSource => f.write_str("the person has a profile source"),
            Reason::HasOverride => f.write_str("the person is assigned to an app of the override"),
            Reason::NotInPriority => f.write_str("the override does not name it"),
            Reason::NotAProfileSource => f.write_str("it is no profile source"),
            Reason::NotAssigned => f.write_str("the person is not assigned to it"),
            Reason::LaterInList { than } => {
                write!(
                    f,
                    "`{than}` stands before it in the list of profile sources"
                )
            }
            Reason::LaterInPriority { than } => {
                write!(f, "`{than}` stands before it in the override")
            }
            Reason::NamedOther { app } => {
                write!(f, "`{app}` is named as the person's profile source")
            }
            Reason::MappedAndPushed { attribute } => write!(
                f,
                "E0000075: Cannot modify the {attribute} attribute because it has a field mapping and profile push is \
                 enabled."
            ),
        }
    }
}
