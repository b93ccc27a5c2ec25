//! The table of references: the names that every expression can begin with, and how each reads the context.
//!
//! Source: Okta's reference pages (documented), but where a row says otherwise.

use crate::context::Part;
use crate::dialect::Dialect;
use crate::uses::Use;

/// How an attribute is read from its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Access {
    /// From the profile.
    Profile,
    /// From the object.
    Field,
    /// From the object, as a time.
    Time,
    /// From this field of the object.
    Within(&'static str),
}

/// A name that stands for a part of the context.
#[derive(Debug)]
pub(crate) struct Reference {
    /// The name as it is written.
    pub name: &'static str,
    /// The part it reads.
    pub part: Part,
    /// How its attributes are read in Classic.
    classic: Access,
    /// How its attributes are read in Identity Engine, but for those below.
    identity_engine: Access,
    exceptions: &'static [(&'static str, Access)],
    /// Whether Classic's places of use know the name too.
    in_classic: bool,
}

/// Names are unique in the table.
impl PartialEq for Reference {
    fn eq(&self, other: &Reference) -> bool {
        self.name == other.name
    }
}

impl Eq for Reference {}

impl std::hash::Hash for Reference {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Reference {
    const fn new(name: &'static str, part: Part, access: Access) -> Reference {
        Reference {
            name,
            part,
            classic: access,
            identity_engine: access,
            exceptions: &[],
            in_classic: true,
        }
    }

    /// A reference of Identity Engine alone, whose attributes are fields.
    const fn identity_engine(name: &'static str, part: Part) -> Reference {
        Reference {
            in_classic: false,
            ..Reference::new(name, part, Field)
        }
    }

    /// How the attribute `name` is read in a dialect.
    pub fn access(&self, dialect: Dialect, name: &str) -> Access {
        match dialect {
            Dialect::Classic => self.classic,
            Dialect::IdentityEngine => self
                .exceptions
                .iter()
                .find(|(exception, _)| *exception == name)
                .map_or(self.identity_engine, |(_, access)| *access),
        }
    }
}

use Access::{Field, Profile, Time, Within};

const ENTITLEMENTS: &[(&str, Access)] = &[("entitlements", Field)];

/// Those of policies, routing and event hooks are Identity Engine's, whose places of use alone see them (documented).
static TABLE: &[Reference] = &[
    Reference {
        identity_engine: Field,
        // `activated` and `statusChanged`: assumption, Okta's page lists the others.
        exceptions: &[
            ("created", Time),
            ("lastUpdated", Time),
            ("passwordChanged", Time),
            ("lastLogin", Time),
            ("activated", Time),
            ("statusChanged", Time),
        ],
        ..Reference::new("user", Part::User, Profile)
    },
    Reference {
        exceptions: ENTITLEMENTS,
        ..Reference::new("appuser", Part::AppUser, Profile)
    },
    // Support article: help pages spell it so.
    Reference {
        exceptions: ENTITLEMENTS,
        ..Reference::new("appUser", Part::AppUser, Profile)
    },
    // Support article: the mapping's source, in either direction.
    Reference::new("source", Part::Source, Profile),
    Reference::new("idpuser", Part::IdpUser, Profile),
    Reference::new("app", Part::App, Field),
    Reference::new("org", Part::Org, Field),
    Reference::new("session", Part::Session, Field),
    Reference::new("access", Part::Access, Field),
    Reference::identity_engine("device", Part::Device),
    Reference::identity_engine("security", Part::Security),
    Reference::identity_engine("login", Part::Login),
    Reference::identity_engine("accessRequest", Part::AccessRequest),
    Reference {
        exceptions: &[("debugData", Within("debugContext"))],
        ..Reference::identity_engine("event", Part::Event)
    },
    Reference::identity_engine("password", Part::Password),
];

/// The reference of this name at a place of use, if it is known. Any other bare name is an app or an attribute of the mapping's
/// source; so are the names of Identity Engine's places at Classic's.
pub(crate) fn find(name: &str, place: Option<Use>) -> Option<&'static Reference> {
    let is_classic = place.is_some_and(|place| place.dialect() == Dialect::Classic);
    TABLE
        .iter()
        .find(|reference| reference.name == name && (reference.in_classic || !is_classic))
}

/// The statuses that a user can have in an expression (documented; DEPROVISIONED is not supported).
pub(crate) const USER_STATUSES: &[&str] = &[
    "STAGED",
    "PROVISIONED",
    "ACTIVE",
    "RECOVERY",
    "PASSWORD_EXPIRED",
    "LOCKED_OUT",
    "SUSPENDED",
];

/// The paths whose texts Okta lists, and the paths that lead there, which list none. Source: the reference pages
/// (documented).
static ENUMERATED: &[(&str, &[&str])] = &[
    ("device", &[]),
    ("device.assurance", &[]),
    (
        "device.assurance.screenLockType",
        &["NONE", "PASSCODE", "BIOMETRIC"],
    ),
    ("device.caller", &[]),
    (
        "device.caller.bindingType",
        &["LOOPBACK", "APPLE_SSO_EXTENSION"],
    ),
    ("device.caller.validationStatus", &["SUCCESS"]),
    ("device.profile", &[]),
    (
        "device.profile.platform",
        &[
            "IOS",
            "ANDROID",
            "WINDOWS",
            "MACOS",
            "MOBILE_OTHER",
            "DESKTOP_OTHER",
            "CHROMEOS",
        ],
    ),
    (
        "device.profile.diskEncryptionType",
        &[
            "NONE",
            "FULL",
            "USER",
            "ALL_INTERNAL_VOLUMES",
            "SYSTEM_VOLUME",
        ],
    ),
    ("security", &[]),
    ("security.risk", &[]),
    ("security.risk.level", &["LOW", "MEDIUM", "HIGH"]),
    ("accessRequest", &[]),
    (
        "accessRequest.operation",
        &["enroll", "unenroll", "recover", "unlockAccount"],
    ),
];

/// The path as the table has it, and the texts that it lists.
pub(crate) fn enumerated(path: &str) -> Option<(&'static str, &'static [&'static str])> {
    ENUMERATED.iter().find(|(of, _)| *of == path).copied()
}
