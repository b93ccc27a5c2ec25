//! One provisioning error, with what its message names.

use serde::Serialize;

use super::directory::ldap_name;
use super::kind::ProvisioningErrorKind;

/// An error that the service answers to a push, or that is foreseen for one.
///
/// It prints as the service's message in the guide's wording (documented), and serialises to the name of its kind with
/// what it carries: `{"error":"invalid-parameter","parameter":"state"}`.
///
/// ```
/// use okta_mapping::provisioning::ProvisioningError;
///
/// let error = ProvisioningError::MissingParameter { parameter: "contact.firstName".to_owned() };
/// assert_eq!(error.to_string(), "Resource for parameter [contact.firstName] is not found.");
/// assert_eq!(error.attribute_hint(), Some("firstName"));
/// assert_eq!(
///     serde_json::to_string(&error).unwrap(),
///     r#"{"error":"missing-parameter","parameter":"contact.firstName"}"#
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "kebab-case")]
#[error("{}", self.kind().template().replacen("{}", self.carried(), 1))]
#[non_exhaustive]
pub enum ProvisioningError {
    /// [`ProvisioningErrorKind::InvalidParameter`].
    InvalidParameter {
        /// What stands in the brackets, as it is written there.
        parameter: String,
    },
    /// [`ProvisioningErrorKind::MissingParameter`].
    MissingParameter {
        /// What stands in the brackets, as it is written there.
        parameter: String,
    },
    /// [`ProvisioningErrorKind::UnparseableJson`].
    UnparseableJson,
    /// [`ProvisioningErrorKind::ServiceUnavailable`].
    ServiceUnavailable,
    /// [`ProvisioningErrorKind::ExtensionInUse`].
    ExtensionInUse,
    /// [`ProvisioningErrorKind::DuplicateExtension`].
    DuplicateExtension,
    /// [`ProvisioningErrorKind::AmbiguousEmail`].
    AmbiguousEmail {
        /// The email that several accounts have.
        email: String,
    },
    /// [`ProvisioningErrorKind::NoFreeExtension`].
    NoFreeExtension,
    /// [`ProvisioningErrorKind::Unknown`].
    Unknown {
        /// The whole text, as it was given.
        message: String,
    },
}

impl ProvisioningError {
    /// The row of the table that this error belongs to.
    pub fn kind(&self) -> ProvisioningErrorKind {
        match self {
            ProvisioningError::InvalidParameter { .. } => ProvisioningErrorKind::InvalidParameter,
            ProvisioningError::MissingParameter { .. } => ProvisioningErrorKind::MissingParameter,
            ProvisioningError::UnparseableJson => ProvisioningErrorKind::UnparseableJson,
            ProvisioningError::ServiceUnavailable => ProvisioningErrorKind::ServiceUnavailable,
            ProvisioningError::ExtensionInUse => ProvisioningErrorKind::ExtensionInUse,
            ProvisioningError::DuplicateExtension => ProvisioningErrorKind::DuplicateExtension,
            ProvisioningError::AmbiguousEmail { .. } => ProvisioningErrorKind::AmbiguousEmail,
            ProvisioningError::NoFreeExtension => ProvisioningErrorKind::NoFreeExtension,
            ProvisioningError::Unknown { .. } => ProvisioningErrorKind::Unknown,
        }
    }

    /// What the message means: [`ProvisioningErrorKind::explanation`].
    pub fn explanation(&self) -> &'static str {
        self.kind().explanation()
    }

    /// What the administrator should do, with the parameter, the email or the text that the message names.
    ///
    /// Where Active Directory has a usual name for the parameter, a note gives it.
    ///
    /// ```
    /// use okta_mapping::provisioning::ProvisioningError;
    ///
    /// let error = ProvisioningError::InvalidParameter { parameter: "state".to_owned() };
    /// assert_eq!(
    ///     error.advice(),
    ///     "Look at the value that `state` gets from the mapping, and correct it at its source. \
    ///      In Active Directory the attribute is usually `st`."
    /// );
    /// ```
    pub fn advice(&self) -> String {
        let advice = self.kind().advice().replacen("{}", self.carried(), 1);
        match self.directory_name() {
            Some(name) => {
                format!("{advice} In Active Directory the attribute is usually `{name}`.")
            }
            None => advice,
        }
    }

    /// Whether the same push may succeed later: [`ProvisioningErrorKind::retryable`].
    pub fn retryable(&self) -> bool {
        self.kind().retryable()
    }

    /// The attribute of the app that the parameter is likely to be: the part behind its last dot or slash, without
    /// blanks around it (assumption).
    ///
    /// Nothing where the error names no parameter, or where that part is empty.
    ///
    /// ```
    /// use okta_mapping::provisioning::ProvisioningError;
    ///
    /// let error = ProvisioningError::InvalidParameter { parameter: "contact/businessAddress.zip".to_owned() };
    /// assert_eq!(error.attribute_hint(), Some("zip"));
    /// assert_eq!(ProvisioningError::ServiceUnavailable.attribute_hint(), None);
    /// ```
    pub fn attribute_hint(&self) -> Option<&str> {
        match self {
            ProvisioningError::InvalidParameter { parameter }
            | ProvisioningError::MissingParameter { parameter } => parameter
                .rsplit(['.', '/'])
                .next()
                .map(str::trim)
                .filter(|hint| !hint.is_empty()),
            _ => None,
        }
    }

    /// What Active Directory usually calls the attribute of [`ProvisioningError::attribute_hint`], such as `st` for
    /// `state`.
    ///
    /// It is a note for people: the names are those of Active Directory's schema; that the attribute comes from there is
    /// an assumption, as is that the letters of the parameter may be of either case.
    ///
    /// ```
    /// use okta_mapping::provisioning::ProvisioningError;
    ///
    /// let error = ProvisioningError::MissingParameter { parameter: "lastName".to_owned() };
    /// assert_eq!(error.directory_name(), Some("sn"));
    /// ```
    pub fn directory_name(&self) -> Option<&'static str> {
        self.attribute_hint().and_then(ldap_name)
    }

    fn carried(&self) -> &str {
        match self {
            ProvisioningError::InvalidParameter { parameter: text }
            | ProvisioningError::MissingParameter { parameter: text }
            | ProvisioningError::AmbiguousEmail { email: text }
            | ProvisioningError::Unknown { message: text } => text,
            ProvisioningError::UnparseableJson
            | ProvisioningError::ServiceUnavailable
            | ProvisioningError::ExtensionInUse
            | ProvisioningError::DuplicateExtension
            | ProvisioningError::NoFreeExtension => "",
        }
    }
}
