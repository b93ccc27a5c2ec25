//! What is doubtful in a schema, from one table.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value as Json;

use super::{Attribute, AttributeType, Master, Schema, Scope, is_forbidden};
use crate::diagnostic::Code;
use crate::diagnostic::codes;
use crate::standards::format::Format;

/// How many unique custom attributes a user type may have (documented).
const MOST_UNIQUE: usize = 5;

/// Something doubtful in a schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SchemaFinding {
    /// The stable word for it: `unknown-format`.
    pub code: &'static str,
    /// The name of the attribute.
    pub attribute: String,
    /// What is found.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// One row of the table.
struct Lint {
    code: &'static Code,
    help: &'static str,
    find: fn(&Whole<'_>, &Attribute) -> Option<String>,
}

/// What a lint may need to know of the other attributes.
struct Whole<'a> {
    schema: &'a Schema,
    first: HashMap<String, &'a Attribute>,
    unique: Vec<&'a str>,
}

static LINTS: [Lint; 11] = [
    Lint {
        code: &codes::UNKNOWN_TYPE,
        help: "the types are `string`, `boolean`, `number`, `integer` and `array` of texts, numbers or integers",
        find: |_, attribute| unknown_type(attribute.kind()),
    },
    Lint {
        code: &codes::UNKNOWN_FORMAT,
        help: "a format that Okta does not know is not checked",
        find: |_, attribute| {
            let format = attribute.format()?;
            let is_known = Format::from_name(format).is_some();
            (!is_known).then(|| format!("`{format}` is no format of Okta"))
        },
    },
    Lint {
        code: &codes::IGNORED_LENGTH,
        help: "lengths limit texts only; numbers have `minimum` and `maximum`",
        find: |_, attribute| {
            let has_length = attribute.min_length().or(attribute.max_length()).is_some();
            let kind = attribute.kind();
            let ignores = matches!(
                kind,
                AttributeType::Array(_) | AttributeType::Number | AttributeType::Integer
            );
            (has_length && ignores).then(|| {
                format!(
                    "the length of an attribute of type `{}` is ignored",
                    kind.as_str()
                )
            })
        },
    },
    Lint {
        code: &codes::ENUM_LABELS_MISMATCH,
        help: "`oneOf` names the values of `enum`: all of them, in the same order",
        find: |_, attribute| {
            let json = attribute.to_json();
            [json, &json["items"]]
                .into_iter()
                .any(labels_mismatch)
                .then(|| "`oneOf` and `enum` do not have the same values".to_owned())
        },
    },
    Lint {
        code: &codes::REQUIRED_MISMATCH,
        help: "the attribute is taken as required if either says so",
        find: required_mismatch,
    },
    Lint {
        code: &codes::EMPTY_OVERRIDE,
        help: "`OVERRIDE` needs a `priority`, a list of sources",
        find: |_, attribute| match attribute.master() {
            Master::Override(sources) if sources.is_empty() => {
                Some("its value is overridden by no source".to_owned())
            }
            _ => None,
        },
    },
    Lint {
        code: &codes::INVALID_PATTERN,
        help: "a pattern that does not compile is not checked",
        find: |_, attribute| {
            let problem = attribute.pattern()?.regex().err()?;
            Some(format!("the pattern can not be used: {problem}"))
        },
    },
    Lint {
        code: &codes::TOO_MANY_UNIQUE,
        help: "a user type has at most 5 unique custom attributes",
        find: |whole, attribute| {
            let beyond = whole.unique.get(MOST_UNIQUE..)?;
            (!attribute.is_base() && beyond.contains(&attribute.name()))
                .then(|| format!("{} custom attributes are unique", whole.unique.len()))
        },
    },
    Lint {
        code: &codes::FORBIDDEN_NAME,
        help: "choose another name: Okta keeps this one for itself, in any letter case",
        find: |whole, attribute| {
            let forbidden =
                !attribute.is_base() && whole.schema.is_of_user() && is_forbidden(attribute.name());
            forbidden.then(|| {
                format!(
                    "a custom attribute of a user may not be named `{}`",
                    attribute.name()
                )
            })
        },
    },
    Lint {
        code: &codes::REPEATED_NAME,
        help: "names must differ by more than letter case",
        find: |whole, attribute| {
            let first = whole.first.get(&attribute.name().to_lowercase())?;
            (!std::ptr::eq(*first, attribute))
                .then(|| format!("the name repeats the attribute `{}`", first.name()))
        },
    },
    Lint {
        code: &codes::UNION_NOT_ALLOWED,
        help: "an attribute of scope SELF is set for each person alone",
        find: |_, attribute| {
            (attribute.union_of_groups() && attribute.scope() == Scope::PerPerson)
                .then(|| "`union` joins the values of groups, which it does not get".to_owned())
        },
    },
];

fn unknown_type(kind: &AttributeType) -> Option<String> {
    match kind {
        AttributeType::Array(items) => match items.kind() {
            AttributeType::String | AttributeType::Number | AttributeType::Integer => None,
            other => Some(format!(
                "elements of type `{}` are not checked",
                other.as_str()
            )),
        },
        AttributeType::Object | AttributeType::Other(_) => Some(format!(
            "values of type `{}` are not checked",
            kind.as_str()
        )),
        _ => None,
    }
}

fn labels_mismatch(json: &Json) -> bool {
    let labels = json["oneOf"].as_array();
    let allowed = json["enum"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    labels.is_some_and(|labels| !labels.iter().map(|label| &label["const"]).eq(allowed))
}

fn required_mismatch(whole: &Whole<'_>, attribute: &Attribute) -> Option<String> {
    let part = if attribute.is_base() {
        "base"
    } else {
        "custom"
    };
    let has_list = whole.schema.to_json()["definitions"][part]["required"].is_array();
    match (attribute.own_required(), attribute.is_listed_required()) {
        (Some(false), true) => Some("it is listed as required, but says that it is not".to_owned()),
        (Some(true), false) if has_list => {
            Some("it says that it is required, but is not listed so".to_owned())
        }
        _ => None,
    }
}

impl Schema {
    /// What is doubtful in the schema, attribute by attribute. The limits of names and unique attributes are
    /// documented, the other rules assumptions.
    ///
    /// ```
    /// use okta_mapping::schema::{Attribute, Schema};
    ///
    /// let schema = Schema::user("user").with(Attribute::string("host").format("hostname"))?;
    /// assert_eq!(schema.findings()[0].code, "unknown-format");
    /// # Ok::<(), okta_mapping::schema::SchemaError>(())
    /// ```
    pub fn findings(&self) -> Vec<SchemaFinding> {
        let mut first = HashMap::new();
        for attribute in self.attributes() {
            first
                .entry(attribute.name().to_lowercase())
                .or_insert(attribute);
        }
        let is_of_user = self.is_of_user();
        let unique = self
            .attributes()
            .filter(|attribute| is_of_user && !attribute.is_base() && attribute.is_unique())
            .map(Attribute::name)
            .collect();
        let whole = Whole {
            schema: self,
            first,
            unique,
        };
        self.attributes()
            .flat_map(|attribute| {
                LINTS.iter().filter_map(|lint| {
                    Some(SchemaFinding {
                        code: lint.code.name,
                        attribute: attribute.name().to_owned(),
                        message: (lint.find)(&whole, attribute)?,
                        help: lint.help,
                    })
                })
            })
            .collect()
    }
}
