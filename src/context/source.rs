//! The trait through which an evaluation reads its context.

use super::Part;
use crate::time::ZonedDateTime;
use crate::value::Value;

/// What reading something of a context gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Read<'a> {
    /// Nobody supplied it: the expression fails with `missing-context`.
    NotSupplied,
    /// It was supplied; null where the attribute is missing, or where there is no such user.
    Value(Value<'a>),
    /// What it belongs to was supplied as null: there is no app user to read an attribute of.
    OwnerIsNull,
}

impl<'a, V: Into<Value<'a>>> From<V> for Read<'a> {
    fn from(value: V) -> Read<'a> {
        Read::Value(value.into())
    }
}

impl<'a> Read<'a> {
    /// A field of the part that this is.
    pub(super) fn field(self, name: &str) -> Read<'a> {
        match self {
            Read::Value(Value::Null) => Read::OwnerIsNull,
            Read::Value(Value::Map(object) | Value::User(object) | Value::Group(object)) => {
                match object.get(name) {
                    Some(value) => Read::Value(value),
                    None if name == "profile" => Read::NotSupplied,
                    None => Read::Value(Value::Null),
                }
            }
            Read::Value(_) => Read::NotSupplied,
            other => other,
        }
    }
}

/// What an expression can see. A source gives the same whenever it is asked the same. Implement it for your own types to evaluate without building JSON.
///
/// Only [`part`](Source::part) is required. [`attribute`](Source::attribute) is what mappings call most; answer
/// it directly where your data has the attribute at hand.
///
/// ```
/// use okta_mapping::{Dialect, Engine, Part, Read, Source, Value};
///
/// struct Line<'r> { direct_number: Option<&'r str>, extension: u16 }
///
/// impl Source for Line<'_> {
///     fn part(&self, _: Part) -> Read<'_> {
///         Read::NotSupplied
///     }
///
///     fn attribute(&self, part: Part, name: &str) -> Read<'_> {
///         Read::Value(match (part, name) {
///             (Part::AppUser, "directNumber") => self.direct_number.into(),
///             (Part::AppUser, "extensionNumber") => Value::Integer(self.extension.into()),
///             _ => return Read::NotSupplied,
///         })
///     }
/// }
///
/// let phone = Engine::new(Dialect::Classic)
///     .compile(r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##)?;
/// let line = Line { direct_number: None, extension: 101 };
/// assert_eq!(phone.eval(&line)?, Value::from("#101"));
/// # Ok::<(), okta_mapping::Error>(())
/// ```
pub trait Source {
    /// A whole part, in the shape of Okta's API object.
    fn part(&self, part: Part) -> Read<'_>;

    /// Whether a part was supplied, be it as null. By default the part is asked for; answer directly where that would
    /// build it.
    fn has_part(&self, part: Part) -> bool {
        !matches!(self.part(part), Read::NotSupplied)
    }

    /// An attribute of the profile of a part: `appuser.directNumber`, `user.firstName` in Classic.
    /// By default it is looked up in the part's `profile`.
    fn attribute(&self, part: Part, name: &str) -> Read<'_> {
        match self.field(part, "profile") {
            Read::Value(Value::Null) => Read::OwnerIsNull,
            Read::Value(profile) => match profile.property(name) {
                Some(value) => Read::Value(value),
                None => Read::NotSupplied,
            },
            other => other,
        }
    }

    /// The attributes of a part as a JSON object, where they stand in one: [`attribute`](Source::attribute) gives its
    /// members, and null for all other names. By default there is none.
    fn profile(&self, part: Part) -> Option<&serde_json::Map<String, serde_json::Value>> {
        let _ = part;
        None
    }

    /// A field of the object itself: `org.name`, `user.status` in Identity Engine. By default it is looked up in
    /// the part; a profile that the object does not have counts as not supplied.
    fn field(&self, part: Part, name: &str) -> Read<'_> {
        self.part(part).field(name)
    }

    /// A further top-level name, which wins over everything else of that name. By default there are none.
    fn variable(&self, name: &str) -> Option<Value<'_>> {
        let _ = name;
        None
    }

    /// What a leading `[..]`, `![..]` or `?[..]` works on. By default nothing is.
    fn object(&self) -> Read<'_> {
        Read::NotSupplied
    }

    /// The present, where the caller fixed it. By default it is not known.
    fn now(&self) -> Option<ZonedDateTime> {
        None
    }
}
