//! The table of uses: the places where Okta takes an expression, and what each allows.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use crate::dialect::Dialect;

/// A place where Okta takes an expression.
///
/// ```
/// use okta_mapping::{Dialect, Use};
///
/// let group_rule: Use = "group-rule".parse().unwrap();
/// assert_eq!(group_rule.dialect(), Dialect::Classic);
/// ```
#[derive(Clone, Copy)]
pub struct Use(&'static Row);

struct Row {
    name: &'static str,
    title: &'static str,
    dialect: Dialect,
    references: References,
    /// Attributes of those references that it does not see, each with what to write instead.
    excluded: &'static [(&'static str, &'static str, &'static str)],
    /// Which attributes of those references it sees, where that is not all of them.
    attributes: &'static [(&'static str, References)],
    projections: bool,
    outcome: Outcome,
    /// How many characters an expression may have there.
    longest: Option<usize>,
}

/// What a place of use takes as the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Any value.
    Any,
    /// A Boolean.
    Boolean,
    /// A text.
    Text,
    /// A text, or null.
    TextOrNull,
}

impl Outcome {
    /// For people.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Any => "any value",
            Outcome::Boolean => "a Boolean",
            Outcome::Text => "a text",
            Outcome::TextOrNull => "a text or null",
        }
    }
}

/// Which references a use sees.
enum References {
    /// All but these.
    AllBut(&'static [&'static str]),
    /// These alone, and no bare names.
    Only(&'static [&'static str]),
}

/// The uses in which something may stand.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Uses {
    /// All but these.
    AllBut(&'static [&'static str]),
    /// These alone.
    Only(&'static [&'static str]),
}

impl Uses {
    pub const ALL: Uses = Uses::AllBut(&[]);

    /// Whether this use is among them.
    pub fn contain(self, place: Use) -> bool {
        match self {
            Uses::AllBut(others) => !others.contains(&place.as_str()),
            Uses::Only(these) => these.contains(&place.as_str()),
        }
    }
}

use Dialect::{Classic, IdentityEngine};
use References::{AllBut, Only};

const fn row(
    name: &'static str,
    title: &'static str,
    dialect: Dialect,
    references: References,
) -> Row {
    Row {
        name,
        title,
        dialect,
        references,
        excluded: &[],
        attributes: &[],
        projections: true,
        outcome: Outcome::Any,
        longest: None,
    }
}

/// The same row where a Boolean is taken.
const fn deciding(row: Row) -> Row {
    Row {
        outcome: Outcome::Boolean,
        ..row
    }
}

/// The same row where an expression may have so many characters.
const fn up_to(longest: usize, row: Row) -> Row {
    Row {
        longest: Some(longest),
        ..row
    }
}

/// The same row where a text is taken.
const fn naming(row: Row) -> Row {
    Row {
        outcome: Outcome::Text,
        ..row
    }
}

/// Where a profile mapping's expressions stand.
const MAPPING: Row = row(
    "mapping",
    "a profile mapping",
    Classic,
    AllBut(&["session", "access", "idpuser"]),
);

/// Where a custom template of user names stands.
const USERNAME: Row = up_to(
    1_024,
    naming(row(
        "username",
        "a user name template",
        Classic,
        AllBut(&["session", "access", "idpuser"]),
    )),
);

/// Source: the reference pages (documented), support articles for `session` in a federated claim. The length of a user name
/// template is an assumption, that of a password policy a support article's, that of claims documented.
static TABLE: &[Row] = &[
    MAPPING,
    USERNAME,
    up_to(
        1_024,
        naming(row(
            "idp-username",
            "an identity provider's user name transform",
            Classic,
            AllBut(&["session", "access"]),
        )),
    ),
    Row {
        excluded: &[(
            "user",
            "status",
            "write `user.getInternalProperty(\"status\")`",
        )],
        // Support article.
        projections: false,
        ..deciding(row("group-rule", "a group rule", Classic, Only(&["user"])))
    },
    Row {
        attributes: &[("app", Only(&["id", "clientId", "profile"]))],
        ..up_to(
            1_024,
            row(
                "oauth-claim",
                "a claim of an authorization server",
                Classic,
                Only(&[
                    "user", "appuser", "appUser", "app", "access", "session", "org",
                ]),
            ),
        )
    },
    Row {
        attributes: &[("app", AllBut(&["clientId"]))],
        ..up_to(
            1_024,
            row(
                "saml-attribute",
                "a SAML attribute statement",
                Classic,
                AllBut(&["access", "idpuser"]),
            ),
        )
    },
    deciding(row(
        "policy",
        "an app sign-in policy",
        IdentityEngine,
        Only(&["user", "device", "security", "session"]),
    )),
    Row {
        attributes: &[("device", Only(&["profile"]))],
        ..deciding(row(
            "account-policy",
            "an account-management policy",
            IdentityEngine,
            Only(&["accessRequest", "device"]),
        ))
    },
    Row {
        attributes: &[("login", Only(&["identifier"]))],
        ..naming(row(
            "idp-routing",
            "dynamic identity provider routing",
            IdentityEngine,
            Only(&["login"]),
        ))
    },
    deciding(row(
        "realm",
        "a realm assignment",
        IdentityEngine,
        Only(&["user"]),
    )),
    deciding(row(
        "campaign",
        "a certification campaign",
        IdentityEngine,
        Only(&["user"]),
    )),
    Row {
        outcome: Outcome::TextOrNull,
        ..row(
            "reviewer",
            "the reviewer of a certification campaign",
            IdentityEngine,
            Only(&["user"]),
        )
    },
    deciding(row(
        "entitlement-policy",
        "an entitlement policy",
        IdentityEngine,
        Only(&["user"]),
    )),
    Row {
        // All but the device: support article.
        attributes: &[
            ("device", Only(&["profile"])),
            ("session", Only(&["amr", "id"])),
            ("appuser", Only(&["entitlements"])),
            ("appUser", Only(&["entitlements"])),
        ],
        ..row(
            "federated-claim",
            "a federated claim",
            IdentityEngine,
            Only(&["user", "device", "session", "appuser", "appUser"]),
        )
    },
    up_to(
        8_192,
        deciding(row(
            "password-policy",
            "a password policy",
            IdentityEngine,
            Only(&["password"]),
        )),
    ),
    deciding(row(
        "event-hook",
        "an event hook's filter",
        IdentityEngine,
        Only(&["event"]),
    )),
];

impl Use {
    /// All uses, in the order of the documentation.
    pub fn all() -> impl Iterator<Item = Use> {
        TABLE.iter().map(Use)
    }

    /// A profile mapping.
    pub fn mapping() -> Use {
        Use(&MAPPING)
    }

    /// A user name template.
    pub fn username() -> Use {
        Use(&USERNAME)
    }

    /// The word that programs read: `group-rule`.
    pub fn as_str(self) -> &'static str {
        self.0.name
    }

    /// The dialect that is spoken there.
    pub fn dialect(self) -> Dialect {
        self.0.dialect
    }

    /// Whether an expression may begin with this name there.
    pub(crate) fn sees(self, name: &str) -> bool {
        match self.0.references {
            AllBut(hidden) => !hidden.contains(&name),
            Only(seen) => seen.contains(&name),
        }
    }

    /// What to write instead of an attribute that may not be read there.
    pub(crate) fn excludes(self, reference: &str, attribute: &str) -> Option<&'static str> {
        let excluded = self.0.excluded.iter();
        excluded
            .filter(|(of, name, _)| *of == reference && *name == attribute)
            .map(|(_, _, help)| *help)
            .next()
    }

    /// What is taken there as the result.
    pub(crate) fn outcome(self) -> Outcome {
        self.0.outcome
    }

    /// How many characters an expression may have there.
    pub(crate) fn longest(self) -> Option<usize> {
        self.0.longest
    }

    /// Whether an attribute of a reference is seen there; where only some are, which.
    pub(crate) fn sees_attribute(
        self,
        reference: &str,
        attribute: &str,
    ) -> Result<(), &'static [&'static str]> {
        let of = self.0.attributes.iter().find(|(of, _)| *of == reference);
        match of {
            Some((_, AllBut(hidden))) if hidden.contains(&attribute) => Err(&[]),
            Some((_, Only(seen))) if !seen.contains(&attribute) => Err(seen),
            _ => Ok(()),
        }
    }

    /// Whether an expression may have projections there.
    pub(crate) fn has_projections(self) -> bool {
        self.0.projections
    }
}

/// For people: `a group rule`.
impl Display for Use {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.title)
    }
}

impl fmt::Debug for Use {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Use({})", self.0.name)
    }
}

impl PartialEq for Use {
    fn eq(&self, other: &Use) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Use {}

/// A word that names no use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no use `{0}`; the uses are {names}", names = names())]
pub struct UnknownUse(String);

fn names() -> String {
    let names: Vec<String> = TABLE.iter().map(|row| format!("`{}`", row.name)).collect();
    names.join(", ")
}

impl FromStr for Use {
    type Err = UnknownUse;

    fn from_str(word: &str) -> Result<Use, UnknownUse> {
        Use::all()
            .find(|use_| use_.as_str() == word)
            .ok_or_else(|| UnknownUse(word.to_owned()))
    }
}
