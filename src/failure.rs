//! Why an evaluation gives no value: the facts; the message is made when somebody reads it.

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::limits::Limits;
use crate::span::Span;
use crate::text::{article, quoted};
use crate::value::{OperatorError, Value};

/// One way to fail.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(crate) enum Failure {
    #[error("`{name}` is read from null")]
    PropertyOfNull { name: String, help: Option<String> },
    #[error("the method `{name}` is called on null")]
    MethodOnNull { name: String },
    #[error("{} has no property `{name}`", article(.owner))]
    NoSuchProperty { name: String, owner: &'static str },
    #[error("{} has no method `{name}` for {}", article(.owner), list_types(.arguments))]
    NoSuchMethod {
        name: String,
        owner: &'static str,
        arguments: Vec<&'static str>,
        signature: Option<String>,
    },
    #[error("the arguments of `{name}` fit two of its forms alike")]
    AmbiguousMethod { name: String },
    #[error("null is indexed")]
    IndexOnNull,
    #[error("{} can not be indexed", article(.owner))]
    NotIndexable { owner: &'static str },
    #[error("the index is null")]
    NullIndex,
    #[error("index {index} is out of range: the length is {length}")]
    IndexOutOfRange { index: i32, length: usize },
    #[error("{} is no {wanted}", described(.found))]
    NotConvertible { found: Found, wanted: &'static str },
    #[error("`{operator}` is not defined for {left} and {right}")]
    OperatorTypes {
        operator: &'static str,
        left: &'static str,
        right: &'static str,
    },
    #[error("`{operator}` is not defined for {operand}")]
    UnaryTypes {
        operator: char,
        operand: &'static str,
    },
    #[error("{left} and {right} have no order")]
    NotComparable {
        left: &'static str,
        right: &'static str,
    },
    #[error("a whole number is divided by zero")]
    DivisionByZero,
    #[error("a text is repeated a negative number of times")]
    NegativeRepeat,
    #[error("null does not match a regular expression")]
    MatchesNull,
    #[error("a regular expression must be a String, not {found}")]
    PatternNotText { found: &'static str },
    #[error("the regular expression can not be read: {message}")]
    InvalidRegex { message: String, offset: usize },
    #[error("the regular expression uses something that is not supported here: {construct}")]
    UnsupportedRegex { construct: String, offset: usize },
    #[error("{} can not be projected", article(.owner))]
    NotProjectable { owner: &'static str },
    #[error("nothing can be selected from {}", article(.owner))]
    NotSelectable { owner: &'static str },
    #[error("the criterion of a selection must be a Boolean, not {found}")]
    CriterionNotBoolean { found: &'static str },
    #[error("argument {position} of `{name}`, {}, is no {wanted}", described(.found))]
    ArgumentNotConvertible {
        name: String,
        position: usize,
        found: Found,
        wanted: &'static str,
    },
    #[error("argument {position} of `Arrays.flatten` is the empty text, which is an error there")]
    EmptyInFlatten { position: usize },
    #[error("argument {position} of `{name}` must be {}", quoted(words))]
    NotOneOf {
        name: String,
        position: usize,
        words: &'static [&'static str],
    },
    #[error("argument {position} of `{name}` is null")]
    NullArgument { name: String, position: usize },
    #[error("the text has {length} characters, so it has no part from {start} {}", upto(.end))]
    SubstringOutOfRange {
        start: i32,
        end: Option<i32>,
        length: usize,
    },
    #[error("the result would be half of a character outside the Basic Multilingual Plane")]
    CutsSurrogatePair,
    #[error("`{text}` is no number")]
    UnparseableNumber { text: String },
    #[error("`{text}` is no ISO 8601 time")]
    UnparseableTime { text: String },
    #[error("the context has no `{part}`")]
    MissingContext {
        part: String,
        bare_name: Option<String>,
    },
    #[error("{message}")]
    Custom { message: String },
    #[error("the expression that was made when this ran can not be used: {message}")]
    NestedExpression { message: String },
    #[error("{message}")]
    CriteriaNotValid { message: String },
    #[error("{matched} groups match, more than the limit of {limit}")]
    TooManyGroups { matched: usize, limit: i32 },
    #[error("a limit of groups must be at least 1, not {limit}")]
    GroupLimit { limit: i32 },
    #[error("`{text}` is no country that ISO 3166-1 knows")]
    UnknownCountry { text: String },
    #[error("{message}")]
    Time { message: String },
    #[error("the evaluation takes more than {limit} operations")]
    TooManyOperations { limit: usize },
    #[error("the repeated text would be longer than {limit} characters")]
    RepeatTooLong { limit: usize },
    #[error(
        "the regular expression has {length} characters, more than the {limit} that are allowed"
    )]
    RegexTooLong { length: usize, limit: usize },
    #[error("the regular expression takes more than {limit} steps on this text")]
    RegexSteps { limit: usize },
    #[error("the regular expression would be too large when compiled")]
    RegexTooLarge,
    #[error("the joined text would be longer than {limit} characters")]
    ConcatenationTooLong { limit: usize },
    #[error("more than {limit} regular expressions were made when this ran")]
    TooManyRegexes { limit: usize },
    #[error("more than {limit} expressions were made when this ran")]
    TooManyExpressions { limit: usize },
    #[error("what functions and operators work on is together larger than {limit} elements")]
    TooMuchWork { limit: usize },
    #[error("the list or map would be larger than {limit} elements")]
    ValueTooLarge { limit: usize },
    #[error("{message}")]
    ReferenceOfUse { message: String },
}

/// A value in a message: its type, and the text itself where it is a short one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    type_name: &'static str,
    text: Option<String>,
}

impl From<&Value<'_>> for Found {
    fn from(value: &Value<'_>) -> Found {
        Found {
            type_name: value.type_name(),
            text: value
                .as_str()
                .filter(|text| text.len() <= 40)
                .map(str::to_owned),
        }
    }
}

fn described(found: &Found) -> String {
    match &found.text {
        Some(text) => format!("the text `{text}`"),
        None => article(found.type_name),
    }
}

fn upto(end: &Option<i32>) -> String {
    end.map_or("on".to_owned(), |end| format!("to {end}"))
}

fn list_types(types: &[&'static str]) -> String {
    match types {
        [] => "no argument".to_owned(),
        types => format!("({})", types.join(", ")),
    }
}

impl Failure {
    /// What an operator's error is, given its operands' types.
    pub fn operator(
        error: OperatorError,
        operator: &'static str,
        types: (&'static str, &'static str),
        limits: &Limits,
    ) -> Failure {
        match error {
            OperatorError::Types => Failure::OperatorTypes {
                operator,
                left: types.0,
                right: types.1,
            },
            OperatorError::DivisionByZero => Failure::DivisionByZero,
            OperatorError::NegativeRepeat => Failure::NegativeRepeat,
            OperatorError::RepeatTooLong => Failure::RepeatTooLong {
                limit: limits.repeat_length,
            },
            OperatorError::ConcatenationTooLong => Failure::ConcatenationTooLong {
                limit: limits.concatenation_length,
            },
            OperatorError::NoText => Failure::NotConvertible {
                found: Found {
                    type_name: "Array that holds a Map",
                    text: None,
                },
                wanted: "text",
            },
            OperatorError::LoneSurrogate => Failure::CutsSurrogatePair,
        }
    }

    /// Where in a regular expression something is wrong, in bytes.
    pub fn regex_offset(&self) -> Option<usize> {
        match self {
            Failure::InvalidRegex { offset, .. } | Failure::UnsupportedRegex { offset, .. } => {
                Some(*offset)
            }
            _ => None,
        }
    }

    fn code(&self) -> &'static Code {
        match self {
            Failure::PropertyOfNull { .. } => &codes::PROPERTY_OF_NULL,
            Failure::MethodOnNull { .. } => &codes::METHOD_ON_NULL,
            Failure::NoSuchProperty { .. } => &codes::NO_SUCH_PROPERTY,
            Failure::NoSuchMethod { .. } => &codes::NO_SUCH_METHOD,
            Failure::AmbiguousMethod { .. } => &codes::AMBIGUOUS_METHOD,
            Failure::IndexOnNull => &codes::INDEX_ON_NULL,
            Failure::NotIndexable { .. } => &codes::NOT_INDEXABLE,
            Failure::NullIndex => &codes::NULL_INDEX,
            Failure::IndexOutOfRange { .. } => &codes::INDEX_OUT_OF_RANGE,
            Failure::NotConvertible { .. } => &codes::NOT_CONVERTIBLE,
            Failure::OperatorTypes { .. } | Failure::UnaryTypes { .. } => &codes::OPERATOR_TYPES,
            Failure::NotComparable { .. } => &codes::NOT_COMPARABLE,
            Failure::DivisionByZero => &codes::DIVISION_BY_ZERO,
            Failure::NegativeRepeat => &codes::NEGATIVE_REPEAT,
            Failure::MatchesNull => &codes::MATCHES_NULL,
            Failure::PatternNotText { .. } => &codes::PATTERN_NOT_TEXT,
            Failure::InvalidRegex { .. } => &codes::INVALID_REGEX,
            Failure::UnsupportedRegex { .. } => &codes::UNSUPPORTED_REGEX,
            Failure::NotProjectable { .. } => &codes::NOT_PROJECTABLE,
            Failure::NotSelectable { .. } => &codes::NOT_SELECTABLE,
            Failure::CriterionNotBoolean { .. } => &codes::CRITERION_NOT_BOOLEAN,
            Failure::ArgumentNotConvertible { .. }
            | Failure::NotOneOf { .. }
            | Failure::EmptyInFlatten { .. } => &codes::ARGUMENT_NOT_CONVERTIBLE,
            Failure::NullArgument { .. } => &codes::NULL_ARGUMENT,
            Failure::SubstringOutOfRange { .. } => &codes::SUBSTRING_OUT_OF_RANGE,
            Failure::CutsSurrogatePair => &codes::CUTS_SURROGATE_PAIR,
            Failure::UnparseableNumber { .. } => &codes::UNPARSEABLE_NUMBER,
            Failure::UnparseableTime { .. } => &codes::UNPARSEABLE_TIME,
            Failure::MissingContext { .. } => &codes::MISSING_CONTEXT,
            Failure::Custom { .. } => &codes::CUSTOM_FUNCTION_FAILED,
            Failure::NestedExpression { .. } => &codes::NESTED_EXPRESSION,
            Failure::CriteriaNotValid { .. } => &codes::CRITERIA_NOT_VALID,
            Failure::TooManyGroups { .. } => &codes::TOO_MANY_GROUPS,
            Failure::GroupLimit { .. } => &codes::GROUP_LIMIT,
            Failure::UnknownCountry { .. } => &codes::UNKNOWN_COUNTRY,
            Failure::Time { .. } => &codes::TIME_NOT_READABLE,
            Failure::TooManyOperations { .. } => &codes::TOO_MANY_OPERATIONS,
            Failure::RepeatTooLong { .. } => &codes::REPEAT_TOO_LONG,
            Failure::RegexTooLong { .. } => &codes::REGEX_TOO_LONG,
            Failure::RegexSteps { .. } => &codes::REGEX_STEPS,
            Failure::RegexTooLarge => &codes::REGEX_TOO_LARGE,
            Failure::ConcatenationTooLong { .. } => &codes::CONCATENATION_TOO_LONG,
            Failure::TooManyRegexes { .. } => &codes::TOO_MANY_REGEXES,
            Failure::TooManyExpressions { .. } => &codes::TOO_MANY_EXPRESSIONS,
            Failure::TooMuchWork { .. } => &codes::TOO_MUCH_WORK,
            Failure::ValueTooLarge { .. } => &codes::VALUE_TOO_LARGE,
            Failure::ReferenceOfUse { .. } => &codes::REFERENCE_AT_RUN_TIME,
        }
    }

    fn help(&self) -> Option<String> {
        Some(match self {
            Failure::PropertyOfNull {
                help: Some(help), ..
            } => help.clone(),
            Failure::PropertyOfNull { name, .. } => {
                format!("`?.{name}` gives null where the left side is null; or test it first: `x != null ? x.{name} : null`")
            }
            Failure::MethodOnNull { name } => {
                format!("`?.{name}(...)` gives null where the left side is null; or give a default first: `(x ?: \"\").{name}(...)`")
            }
            Failure::NoSuchProperty {
                name,
                owner: "Array",
            } => format!("to read `{name}` of each element write `.![{name}]`"),
            Failure::NoSuchProperty {
                name,
                owner: "String",
            } if name == "length" => "a method is called with brackets: `length()`".to_owned(),
            Failure::NoSuchMethod {
                signature: Some(signature),
                ..
            } => format!("it is called as `{signature}`"),
            Failure::EmptyInFlatten { .. } => {
                "leave it out where it is empty: `x == \"\" ? {} : x`".to_owned()
            }
            Failure::NullArgument { name, .. } if name == "Arrays.flatten" => {
                "leave it out where it is null: `x == null ? {} : x`".to_owned()
            }
            Failure::IndexOnNull => "test it for null first: `x != null ? x[0] : null`".to_owned(),
            Failure::NotConvertible {
                wanted: "condition", ..
            } => "a condition is a Boolean, or one of the texts true, yes, on, 1, false, no, off, 0; compare the value, for example with `!= null`".to_owned(),
            Failure::OperatorTypes {
                operator: "+",
                left,
                right,
            } if [left, right].contains(&&"null") => {
                "give a default for null: `(x ?: 0)`, or join texts with `+ \"\" +`".to_owned()
            }
            Failure::NotComparable { left, right }
                if [left, right].contains(&&"String") && !matches!((*left, *right), ("String", "String")) =>
            {
                "a text and a number have no order; convert the text first".to_owned()
            }
            Failure::MatchesNull => "give a default for null: `(x ?: \"\") matches ...`".to_owned(),
            Failure::CriterionNotBoolean { .. } => {
                "nothing is converted here: compare, for example with `== true`".to_owned()
            }
            Failure::NotProjectable { owner: "null" } | Failure::NotSelectable { owner: "null" } => {
                "`?.` before the bracket gives null where the left side is null".to_owned()
            }
            Failure::MissingContext {
                bare_name: Some(name),
                ..
            } => format!("the bare name `{name}` is an attribute of the mapping's source profile, which `source` supplies, or an app, whose users `appUsers` supplies; an attribute of the user is `user.{name}`"),
            Failure::MissingContext { part, .. } if part == "variables" => {
                "a leading bracket reads the context as a whole, `variables` where they are supplied; a list is written in braces: `{\"x\"}`".to_owned()
            }
            Failure::MissingContext { part, .. } if part == "apps" => {
                "a name that ends in `_app` reads the properties of an app, which `apps` supplies".to_owned()
            }
            Failure::MissingContext { part, .. } if part == "now" => {
                "supply the time that is the present, or choose the machine's clock".to_owned()
            }
            Failure::MissingContext { part, .. } => {
                format!("supply `{part}`; null or an empty list says that there is none")
            }
            Failure::SubstringOutOfRange { .. } => {
                "test the length first; positions count from 0, and the end is not included".to_owned()
            }
            _ => return None,
        })
    }

    /// The diagnostic of this failure at its place.
    pub fn at(&self, span: Span) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code(), span, self.to_string());
        match self.help() {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}
