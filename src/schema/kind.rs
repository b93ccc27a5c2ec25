//! The typed words of an attribute: its type, mutability, scope, source of truth and pattern.

use serde_json::Value as Json;

use crate::limits::Limits;
use crate::regex::PatternError;
use crate::regex::Regex;

/// The `type` of an attribute (the first five are documented, `object` is Terraform's).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AttributeType {
    /// A text.
    String,
    /// True or false.
    Boolean,
    /// A JSON number, a 64-bit double.
    Number,
    /// A whole number.
    Integer,
    /// A list, with what is known of its elements.
    Array(Items),
    /// An object, which is not checked (assumption).
    Object,
    /// Another word, which is not checked; empty where the attribute has no `type` (assumption).
    Other(String),
}

impl AttributeType {
    /// The word of the JSON: `string`.
    pub fn as_str(&self) -> &str {
        match self {
            AttributeType::String => "string",
            AttributeType::Boolean => "boolean",
            AttributeType::Number => "number",
            AttributeType::Integer => "integer",
            AttributeType::Array(_) => "array",
            AttributeType::Object => "object",
            AttributeType::Other(word) => word,
        }
    }

    pub(super) fn read(json: &Json) -> AttributeType {
        match json["type"].as_str() {
            Some("array") => AttributeType::Array(Items::read(&json["items"])),
            word => AttributeType::scalar(word.unwrap_or_default()),
        }
    }

    fn scalar(word: &str) -> AttributeType {
        match word {
            "string" => AttributeType::String,
            "boolean" => AttributeType::Boolean,
            "number" => AttributeType::Number,
            "integer" => AttributeType::Integer,
            "object" => AttributeType::Object,
            word => AttributeType::Other(word.to_owned()),
        }
    }
}

/// What is known of the elements of an array (documented: `type`, `enum`, `oneOf`).
#[derive(Clone, Debug, PartialEq)]
pub struct Items {
    kind: Box<AttributeType>,
    json: Json,
}

impl Items {
    fn read(json: &Json) -> Items {
        Items {
            kind: Box::new(AttributeType::scalar(
                json["type"].as_str().unwrap_or_default(),
            )),
            json: json.clone(),
        }
    }

    /// The type of an element. Arrays of arrays are [`AttributeType::Other`].
    pub fn kind(&self) -> &AttributeType {
        &self.kind
    }

    /// The values that an element may have, where the schema lists them.
    pub fn allowed(&self) -> Option<&[Json]> {
        allowed(&self.json)
    }

    /// The values of `oneOf`, each with its display name.
    pub fn labels(&self) -> impl Iterator<Item = (&Json, &str)> {
        labels(&self.json)
    }
}

pub(super) fn allowed(json: &Json) -> Option<&[Json]> {
    json["enum"].as_array().map(Vec::as_slice)
}

pub(super) fn labels(json: &Json) -> impl Iterator<Item = (&Json, &str)> {
    let entries = json["oneOf"].as_array().map(Vec::as_slice);
    entries
        .unwrap_or_default()
        .iter()
        .filter_map(|entry| Some((entry.get("const")?, entry["title"].as_str()?)))
}

/// Who may write an attribute (documented).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mutability {
    /// Read and written; also where the schema says nothing, or another word (assumption).
    #[default]
    ReadWrite,
    /// Never written.
    ReadOnly,
    /// Written, never read.
    WriteOnly,
    /// Written once.
    Immutable,
}

impl Mutability {
    /// The word of the JSON: `READ_WRITE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Mutability::ReadWrite => "READ_WRITE",
            Mutability::ReadOnly => "READ_ONLY",
            Mutability::WriteOnly => "WRITE_ONLY",
            Mutability::Immutable => "IMMUTABLE",
        }
    }

    pub(super) fn read(json: &Json) -> Mutability {
        match json["mutability"].as_str() {
            Some("READ_ONLY") => Mutability::ReadOnly,
            Some("WRITE_ONLY") => Mutability::WriteOnly,
            Some("IMMUTABLE") => Mutability::Immutable,
            _ => Mutability::ReadWrite,
        }
    }
}

/// How an app's attribute is assigned (documented).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// `NONE`: by a person's or a group's assignment; also where the schema says nothing (support article).
    #[default]
    None,
    /// `SELF`: by a person's assignment only.
    PerPerson,
}

/// Where the value of an attribute comes from (documented).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Master {
    /// The source of the profile; also where the schema says nothing.
    #[default]
    ProfileMaster,
    /// Okta itself.
    Okta,
    /// The first of these sources that has a value.
    Override(Vec<Priority>),
    /// Another word.
    Other(String),
}

/// One source of [`Master::Override`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// The kind of source: `APP` (support article).
    pub kind: String,
    /// The source: the id of an app instance.
    pub value: String,
}

impl Master {
    /// The word of the JSON: `PROFILE_MASTER`.
    pub fn as_str(&self) -> &str {
        match self {
            Master::ProfileMaster => "PROFILE_MASTER",
            Master::Okta => "OKTA",
            Master::Override(_) => "OVERRIDE",
            Master::Other(word) => word,
        }
    }

    pub(super) fn read(json: &Json) -> Master {
        let master = &json["master"];
        match master["type"].as_str() {
            None | Some("PROFILE_MASTER") => Master::ProfileMaster,
            Some("OKTA") => Master::Okta,
            Some("OVERRIDE") => {
                let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
                let sources = master["priority"].as_array().into_iter().flatten();
                Master::Override(
                    sources
                        .map(|source| Priority {
                            kind: text(&source["type"]),
                            value: text(&source["value"]),
                        })
                        .collect(),
                )
            }
            Some(word) => Master::Other(word.to_owned()),
        }
    }
}

/// The `pattern` of an attribute: it must match the whole value (assumption).
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    regex: Result<Regex, PatternProblem>,
}

/// Why a pattern can not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternProblem {
    /// It is longer than a regular expression of `matches` may be (assumption).
    #[error("the pattern has {length} characters, more than the {limit} that are allowed")]
    TooLong {
        /// Its length.
        length: usize,
        /// The limit.
        limit: usize,
    },
    /// It does not compile.
    #[error(transparent)]
    Regex(#[from] PatternError),
}

impl Pattern {
    pub(super) fn new(text: &str) -> Pattern {
        let limits = Limits::default();
        let length = text.chars().count();
        let regex = if length > limits.regex_length {
            Err(PatternProblem::TooLong {
                length,
                limit: limits.regex_length,
            })
        } else {
            Regex::new(text, limits.regex_steps).map_err(PatternProblem::from)
        };
        Pattern {
            text: text.to_owned(),
            regex,
        }
    }

    /// The pattern as the schema has it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The compiled pattern, with the engine and the limits of `matches` (assumption).
    ///
    /// # Errors
    ///
    /// If the pattern does not compile.
    pub fn regex(&self) -> Result<&Regex, &PatternProblem> {
        self.regex.as_ref()
    }
}
