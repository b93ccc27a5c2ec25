//! What Active Directory calls the attributes of a person.

/// Attributes of Okta or of the app, beside the LDAP display name in Active Directory's schema.
const NAMES: [(&str, &str); 23] = [
    ("city", "l"),
    ("country", "c"),
    ("countryCode", "c"),
    ("department", "department"),
    ("displayName", "displayName"),
    ("division", "division"),
    ("email", "mail"),
    ("employeeNumber", "employeeNumber"),
    ("firstName", "givenName"),
    ("honorificSuffix", "generationQualifier"),
    ("lastName", "sn"),
    ("manager", "manager"),
    ("middleName", "middleName"),
    ("mobilePhone", "mobile"),
    ("postalAddress", "postalAddress"),
    ("preferredLanguage", "preferredLanguage"),
    ("primaryPhone", "telephoneNumber"),
    ("state", "st"),
    ("street", "streetAddress"),
    ("streetAddress", "streetAddress"),
    ("title", "title"),
    ("zip", "postalCode"),
    ("zipCode", "postalCode"),
];

/// The usual LDAP name of an attribute, whose letters may be of either case.
pub(super) fn ldap_name(attribute: &str) -> Option<&'static str> {
    NAMES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(attribute))
        .map(|(_, ldap)| *ldap)
}
