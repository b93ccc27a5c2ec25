//! The table of kinds: names, the guide's wording, what it means, what to do.

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

/// A kind of provisioning error, a row of the table.
///
/// The kinds and their messages are documented by the guide of the integration. The names are this library's, and
/// stable. The kind prints as its name, and serialises to it.
///
/// ```
/// use okta_mapping::provisioning::ProvisioningErrorKind;
///
/// let kind = ProvisioningErrorKind::from_name("service-unavailable").unwrap();
/// assert!(kind.retryable());
/// assert_eq!(kind.template(), "Service Temporarily Unavailable. Please check back later.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProvisioningErrorKind {
    /// The service refuses the value of a parameter (documented).
    InvalidParameter,
    /// A parameter has no value, or the service knows none of that value (documented).
    MissingParameter,
    /// The service can not read what was sent (documented).
    UnparseableJson,
    /// The service does not answer at the moment (documented).
    ServiceUnavailable,
    /// The extension belongs to someone in the service already (documented).
    ExtensionInUse,
    /// Two people have one extension (documented).
    DuplicateExtension,
    /// The service has several accounts with one email (documented).
    AmbiguousEmail,
    /// All phone extensions are taken, so that no new user can be created (documented; its wording is an assumption).
    NoFreeExtension,
    /// A text that is none of these.
    Unknown,
}

use ProvisioningErrorKind::*;

struct Row {
    name: &'static str,
    template: &'static str,
    explanation: &'static str,
    advice: &'static str,
}

impl ProvisioningErrorKind {
    /// All kinds, in the order of the table.
    pub const ALL: [ProvisioningErrorKind; 9] = [
        InvalidParameter,
        MissingParameter,
        UnparseableJson,
        ServiceUnavailable,
        ExtensionInUse,
        DuplicateExtension,
        AmbiguousEmail,
        NoFreeExtension,
        Unknown,
    ];

    /// The stable name that programs read, such as `invalid-parameter`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The kind of this [name](ProvisioningErrorKind::name), to the letter.
    ///
    /// ```
    /// use okta_mapping::provisioning::ProvisioningErrorKind;
    ///
    /// for kind in ProvisioningErrorKind::ALL {
    ///     assert_eq!(ProvisioningErrorKind::from_name(kind.name()), Some(kind));
    /// }
    /// assert_eq!(ProvisioningErrorKind::from_name("Invalid-Parameter"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<ProvisioningErrorKind> {
        ProvisioningErrorKind::ALL
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    /// The message of the service, with `{}` where it names a parameter, an email or a text.
    ///
    /// The wording is the guide's (documented). That of [`ProvisioningErrorKind::NoFreeExtension`] is made of the guide's
    /// description, for the guide quotes no message (assumption).
    pub fn template(self) -> &'static str {
        self.row().template
    }

    /// What the message means, in a sentence for an administrator.
    pub fn explanation(self) -> &'static str {
        self.row().explanation
    }

    /// What to do, with `{}` as in [`ProvisioningErrorKind::template`].
    pub(super) fn advice(self) -> &'static str {
        self.row().advice
    }

    /// Whether the same push may succeed later with nothing corrected.
    ///
    /// That holds for [`ProvisioningErrorKind::ServiceUnavailable`] alone (documented: "check back later").
    pub fn retryable(self) -> bool {
        self == ServiceUnavailable
    }

    fn row(self) -> &'static Row {
        match self {
            InvalidParameter => &Row {
                name: "invalid-parameter",
                template: "The [{}] is invalid. Please correct the parameter in Active Directory.",
                explanation: "The service does not accept the value of this parameter.",
                advice: "Look at the value that `{}` gets from the mapping, and correct it at its source.",
            },
            MissingParameter => &Row {
                name: "missing-parameter",
                template: "Resource for parameter [{}] is not found.",
                explanation: "The parameter has no value, or a value that the service does not know.",
                advice: "Fill in at its source the value that `{}` gets from the mapping, and see that it is mapped.",
            },
            UnparseableJson => &Row {
                name: "unparseable-json",
                template: "JSON can not be parsed. Please check your data AD and correct it.",
                explanation: "The service can not read the data of this person.",
                advice: "Look for control characters in the person's data, such as a line break or a tab, and remove them at the source.",
            },
            ServiceUnavailable => &Row {
                name: "service-unavailable",
                template: "Service Temporarily Unavailable. Please check back later.",
                explanation: "The service does not answer at the moment.",
                advice: "Retry the task later; there is nothing to correct.",
            },
            ExtensionInUse => &Row {
                name: "extension-in-use",
                template: "Extension already in use. Please go to RingCentral's web portal and see what extensions are available.",
                explanation: "Someone in the service has this extension already.",
                advice: "Choose an extension that the service's web portal lists as available.",
            },
            DuplicateExtension => &Row {
                name: "duplicate-extension",
                template: "Extension number is duplicate. Please correct in Active Directory if you have an extension field. Otherwise edit it in the RingCentral Service web portal",
                explanation: "Two people have the same extension.",
                advice: "Give each person an extension of their own: at the source if it has a field for it, else in the service's web portal, where extensions can be edited in bulk.",
            },
            AmbiguousEmail => &Row {
                name: "ambiguous-email",
                template: "More than one record found for Email: [{}]",
                explanation: "Several accounts in the service have this email, which identifies a person.",
                advice: "Find the accounts with the email `{}` in the service, and remove or change all but one.",
            },
            NoFreeExtension => &Row {
                name: "no-free-extension",
                template: "All phone extensions are busy.",
                explanation: "Every extension of the account is taken, so new users can not be created.",
                advice: "Free extensions that nobody needs, or buy more.",
            },
            Unknown => &Row {
                name: "unknown",
                template: "{}",
                explanation: "The text is none of the messages that the guide lists.",
                advice: "Read the message as it is: {}",
            },
        }
    }
}

impl Display for ProvisioningErrorKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for ProvisioningErrorKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
