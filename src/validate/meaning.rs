//! What an attribute means by its name, and the standard of that.

use super::finding::Problem;
use super::text::judged;
use crate::profile::Profile;
use crate::schema::Attribute;
use crate::standards::{Judgement, phone, state};

/// What the texts of an attribute are, beyond what the schema says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// A state or province of the record's country.
    State,
    /// A country.
    Country,
    /// A phone number.
    Phone,
    /// An extension number inside the company.
    Extension,
}

/// The names that Okta and the phone service give such attributes (documented).
pub(crate) const FIELDS: [(&str, Field); 7] = [
    ("state", Field::State),
    ("countryCode", Field::Country),
    ("country", Field::Country),
    ("primaryPhone", Field::Phone),
    ("mobilePhone", Field::Phone),
    ("directNumber", Field::Phone),
    ("extensionNumber", Field::Extension),
];

/// The field of an attribute of this name.
pub(crate) fn field(name: &str) -> Option<Field> {
    FIELDS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, field)| *field)
}

/// The country of a record, as it was written.
pub(crate) fn country<'a>(profile: &Profile<'a>) -> Option<&'a str> {
    FIELDS
        .iter()
        .filter(|(_, field)| *field == Field::Country)
        .find_map(|(name, _)| profile.held(name).value()?.as_str())
}

/// How an attribute's texts are judged by their meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning<'a> {
    field: Option<Field>,
    country: Option<&'a str>,
    demanding: bool,
}

impl<'a> Meaning<'a> {
    pub fn of(attribute: &Attribute, profile: &Profile<'a>, demanding: bool) -> Meaning<'a> {
        let field = field(attribute.name());
        Meaning {
            field,
            country: field.and_then(|_| country(profile)),
            demanding,
        }
    }

    /// What the standard says of a text. It is a violation only where the service demands the standard.
    pub fn check(&self, value: &str) -> Option<Problem> {
        let judgement = match self.field? {
            Field::State => state::judge(value, self.country),
            Field::Phone => match number(value) {
                "" => Judgement::Valid,
                number => phone::judge(number),
            },
            Field::Extension => phone::extension(value),
            // The schema's format says it.
            Field::Country => Judgement::Valid,
        };
        judged(
            match judgement {
                Judgement::Violation(remark) if !self.demanding => Judgement::Warning(remark),
                other => other,
            },
            None,
        )
    }
}

/// The number of `number#extension`, the form in which a phone number carries its extension; `#extension` has none
/// (documented of people without a direct number).
pub(crate) fn number(value: &str) -> &str {
    match value.split_once('#') {
        Some((number, extension)) if phone::extension(extension) == Judgement::Valid => number,
        _ => value,
    }
}
