//! Repairs that are asked for, each reported.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::meaning::{Field, country, field, number};
use crate::profile::Profile;
use crate::schema::Attribute;
use crate::standards::{self, phone, state};

/// A repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// The attribute.
    pub attribute: String,
    /// The value as it was.
    pub before: String,
    /// The value as it is.
    pub after: String,
}

/// Repairs what has one certain answer: countries to their alpha-2 code, states to their short code by the country of
/// the record, phone numbers to E.164. Everything else stays as it is.
///
/// ```
/// use okta_mapping::{Attribute, Profile, Schema, normalise};
///
/// let schema = Schema::user("user").with(Attribute::string("countryCode").format("country-code"))?.with(Attribute::string("state"))?;
/// let json = serde_json::json!({"countryCode": "us", "state": "California"});
/// let (repaired, changes) = normalise(&Profile::from_json(&schema, &json)?);
/// assert_eq!(repaired["state"], "CA");
/// assert_eq!((changes[0].before.as_str(), changes[0].after.as_str()), ("us", "US"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn normalise(profile: &Profile<'_>) -> (Map<String, Json>, Vec<Repair>) {
    let mut repaired = profile.attributes().clone();
    let mut changes = Vec::new();
    let country = country(profile).and_then(standards::country::normalise);
    for (attribute, value) in &mut repaired {
        let Json::String(text) = value else {
            continue;
        };
        let schema = profile.schema().attribute(attribute);
        if schema.is_some_and(Attribute::is_secret) {
            continue;
        }
        let after = match meant(attribute, schema) {
            Some(Field::Country) => standards::country::normalise(text).map(str::to_owned),
            Some(Field::State) => state::normalise(text, country).map(str::to_owned),
            Some(Field::Phone) => {
                let number = number(text);
                phone::normalise(number, country).map(|e164| e164 + &text[number.len()..])
            }
            Some(Field::Extension) | None => None,
        };
        if let Some(after) = after.filter(|after| after != text) {
            changes.push(Repair {
                attribute: attribute.clone(),
                before: text.clone(),
                after: after.clone(),
            });
            *text = after;
        }
    }
    (repaired, changes)
}

fn meant(name: &str, attribute: Option<&Attribute>) -> Option<Field> {
    let by_format = attribute.and_then(Attribute::format) == Some("country-code");
    field(name).or(by_format.then_some(Field::Country))
}
