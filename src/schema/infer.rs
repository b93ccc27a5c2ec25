//! A draft of an app user's schema from samples of its users.

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::builder::AttributeBuilder;
use super::{Attribute, Schema};

/// What the values of an attribute, or of the elements of a list, have been so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seen {
    #[default]
    Nothing,
    Boolean,
    Integer,
    Number,
    Text,
    Object,
    List,
    Several,
}

impl Seen {
    fn of(json: &Json) -> Seen {
        match json {
            Json::Null => Seen::Nothing,
            Json::Bool(_) => Seen::Boolean,
            Json::Number(number) if number.is_i64() => Seen::Integer,
            Json::Number(_) => Seen::Number,
            Json::String(_) => Seen::Text,
            Json::Array(_) => Seen::List,
            Json::Object(_) => Seen::Object,
        }
    }

    fn and(self, other: Seen) -> Seen {
        match (self, other) {
            (Seen::Nothing, seen) | (seen, Seen::Nothing) => seen,
            (Seen::Integer, Seen::Number) | (Seen::Number, Seen::Integer) => Seen::Number,
            (one, two) if one == two => one,
            _ => Seen::Several,
        }
    }
}

/// What the samples say of one attribute.
struct Tally<'a> {
    name: &'a str,
    seen: Seen,
    elements: Seen,
    given: usize,
    last_given: usize,
}

impl Tally<'_> {
    fn attribute(&self, samples: usize) -> Attribute {
        let builder = self.typed();
        if self.given == samples {
            builder.required().build()
        } else {
            builder.build()
        }
    }

    fn typed(&self) -> AttributeBuilder {
        match self.seen {
            Seen::Boolean => Attribute::boolean(self.name),
            Seen::Integer => Attribute::integer(self.name),
            Seen::Number => Attribute::number(self.name),
            Seen::Object => Attribute::object(self.name),
            Seen::List => Attribute::array(
                self.name,
                match self.elements {
                    Seen::Integer => "integer",
                    Seen::Number => "number",
                    _ => "string",
                },
            ),
            Seen::Nothing | Seen::Text | Seen::Several => Attribute::string(self.name),
        }
    }
}

fn is_empty(json: &Json) -> bool {
    json.is_null() || json == "" || json.as_array().is_some_and(Vec::is_empty)
}

/// Drafts the schema of an app's user from samples: objects of the App Users API, or plain profiles. Other JSON is
/// passed over.
///
/// An attribute is required where every sample has a value for it, not null, empty text or empty list. Values of
/// several types make it a `string`, as do no values at all. No lengths, bounds, formats or lists of values are
/// invented. `userName` comes first and is required, as in every schema of an app's user (documented); names that
/// repeat an earlier one in another letter case are counted with it. The other rules are assumptions.
///
/// ```
/// use okta_mapping::schema::{AttributeType, infer};
///
/// let samples = [
///     serde_json::json!({"userName": "a@example.com", "seat": 1}),
///     serde_json::json!({"id": "0ua1", "profile": {"userName": "b@example.com", "seat": 2.5}}),
/// ];
/// let schema = infer(&samples);
/// let seat = schema.attribute("seat").unwrap();
/// assert_eq!(seat.kind(), &AttributeType::Number);
/// assert!(seat.is_required());
/// ```
pub fn infer<'a>(samples: impl IntoIterator<Item = &'a Json>) -> Schema {
    let mut tallies: IndexMap<String, Tally<'a>> = IndexMap::new();
    let mut count = 0;
    for sample in samples {
        let Some(profile) = sample["profile"].as_object().or(sample.as_object()) else {
            continue;
        };
        count += 1;
        for (name, value) in profile {
            let tally = tallies.entry(name.to_lowercase()).or_insert(Tally {
                name,
                seen: Seen::Nothing,
                elements: Seen::Nothing,
                given: 0,
                last_given: 0,
            });
            if !is_empty(value) && tally.last_given < count {
                tally.last_given = count;
                tally.given += 1;
            }
            if value != "" {
                tally.seen = tally.seen.and(Seen::of(value));
            }
            for element in value.as_array().into_iter().flatten() {
                tally.elements = tally.elements.and(Seen::of(element));
            }
        }
    }
    tallies.shift_remove("username");
    let user_name = Attribute::string("userName").required().build();
    let draft = Schema::app_user("draft").push("base", user_name);
    tallies.values().fold(draft, |schema, tally| {
        schema.push("custom", tally.attribute(count))
    })
}
