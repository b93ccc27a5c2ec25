//! What a function is handed, and what it gives back.

use std::borrow::Cow;

use super::Assumption;
use super::classic::split;
use super::prepared::Prepared;
use crate::context::{Part, Read, Source};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::limits::Limits;
use crate::regex::Regex;
use crate::time::{JavaPattern, JodaPattern, ZonedDateTime};
use crate::value::{Array, TextError, Value, to_text};

/// What a function gives: a value, or why there is none.
pub type Outcome<'a> = Result<Value<'a>, CallError>;

/// Why a function gives no value.
#[derive(Clone, Debug, PartialEq)]
pub struct CallError(Box<Failure>);

impl CallError {
    /// An error of an embedder's function, with a message for people.
    pub fn new(message: impl Into<String>) -> CallError {
        CallError::from(Failure::Custom {
            message: message.into(),
        })
    }

    pub(crate) fn into_failure(self) -> Failure {
        *self.0
    }
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> CallError {
        CallError(Box::new(failure))
    }
}

/// What functions need of the evaluation that calls them.
pub(crate) trait Host<'a> {
    /// The context.
    fn source(&self) -> &'a dyn Source;
    /// The dialect of the expression.
    fn dialect(&self) -> Dialect;
    /// The limits of the evaluation.
    fn limits(&self) -> &Limits;
    /// Notes that the result hangs on a rule that Okta does not document.
    fn assume(&self, assumption: &'static Assumption);
    /// Compiles a regular expression that is no literal.
    fn regex(&self, pattern: &str) -> Result<Regex, Failure>;
    /// Evaluates an argument that is itself an expression on each of other sources.
    fn nested(&self, text: &str, sources: &[&dyn Source]) -> Outcome<'static>;
}

/// What a function is handed: its arguments, converted to what its parameters take, and the context. The first
/// argument of a method is what it is called on.
pub struct Arguments<'c, 'a> {
    pub(crate) name: &'c str,
    pub(crate) values: &'c [Value<'a>],
    pub(crate) prepared: &'c [Option<Prepared>],
    pub(crate) host: &'c dyn Host<'a>,
}

impl<'a> Arguments<'_, 'a> {
    /// The argument at `position`, counted from 0; null where there is none.
    pub fn value(&self, position: usize) -> Value<'a> {
        self.values.get(position).cloned().unwrap_or_default()
    }

    /// The arguments from `position` on.
    pub fn rest(&self, position: usize) -> &[Value<'a>] {
        self.values.get(position..).unwrap_or_default()
    }

    /// How many arguments there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no argument.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The argument at `position` as a text.
    ///
    /// # Errors
    ///
    /// Where it is no text; the parameter's kind says what converts.
    pub fn text(&self, position: usize) -> Result<&str, CallError> {
        self.text_of(position).map(|text| &**text)
    }

    /// The argument at `position` as a text; none where it is null or not given.
    pub fn optional_text(&self, position: usize) -> Option<&str> {
        self.values.get(position).and_then(Value::as_str)
    }

    /// The argument at `position` as a whole number.
    ///
    /// # Errors
    ///
    /// Where it is no Integer; the parameter's kind says what converts.
    pub fn integer(&self, position: usize) -> Result<i32, CallError> {
        match self.values.get(position) {
            Some(Value::Integer(value)) => Ok(*value),
            _ => Err(self.not_convertible(position, "whole number")),
        }
    }

    /// The argument at `position` as a list; empty where it is null or not given.
    ///
    /// # Errors
    ///
    /// Where it is no list.
    pub fn array(&self, position: usize) -> Result<Array<'a>, CallError> {
        match self.values.get(position) {
            Some(Value::Array(array)) => Ok(array.clone()),
            None | Some(Value::Null) => Ok(Array::from(Vec::new())),
            Some(_) => Err(self.not_convertible(position, "list")),
        }
    }

    /// The present of the context.
    ///
    /// # Errors
    ///
    /// `missing-context` where nobody supplied it.
    pub fn now(&self) -> Result<ZonedDateTime, CallError> {
        self.host.source().now().ok_or_else(|| missing("now"))
    }

    /// A part of the context; null where it was supplied as null.
    ///
    /// # Errors
    ///
    /// `missing-context` where nobody supplied it.
    pub fn part(&self, part: Part) -> Result<Value<'a>, CallError> {
        match self.host.source().part(part) {
            Read::Value(value) => Ok(value),
            Read::OwnerIsNull => Ok(Value::Null),
            Read::NotSupplied => Err(missing(part.key())),
        }
    }

    /// The dialect of the expression.
    pub fn dialect(&self) -> Dialect {
        self.host.dialect()
    }

    /// The text at `position`, to cut pieces from without copying.
    pub(crate) fn text_of(&self, position: usize) -> Result<&Cow<'a, str>, CallError> {
        match self.values.get(position) {
            Some(Value::String(text)) => Ok(text),
            _ => Err(self.not_convertible(position, "text")),
        }
    }

    /// The regular expression at `position`; a literal was compiled with the program.
    pub(crate) fn regex(&self, position: usize) -> Result<Regex, CallError> {
        match self.prepared.get(position) {
            Some(Some(Prepared::Regex(regex))) => regex.clone(),
            _ => self.host.regex(self.text(position)?),
        }
        .map_err(CallError::from)
    }

    /// The pattern of Joda-Time's at `position`; a literal was read with the program.
    pub(crate) fn joda_pattern(&self, position: usize) -> Result<Cow<'_, JodaPattern>, CallError> {
        match self.prepared.get(position) {
            Some(Some(Prepared::JodaPattern(Ok(pattern)))) => Ok(Cow::Borrowed(pattern)),
            Some(Some(Prepared::JodaPattern(Err(failure)))) => Err(failure.clone().into()),
            _ => match JodaPattern::new(self.text(position)?) {
                Ok(pattern) => Ok(Cow::Owned(pattern)),
                Err(error) => Err(Failure::from(error).into()),
            },
        }
    }

    /// The pattern of java.time's at `position`; a literal was read with the program.
    pub(crate) fn java_pattern(&self, position: usize) -> Result<Cow<'_, JavaPattern>, CallError> {
        match self.prepared.get(position) {
            Some(Some(Prepared::JavaPattern(Ok(pattern)))) => Ok(Cow::Borrowed(pattern)),
            Some(Some(Prepared::JavaPattern(Err(failure)))) => Err(failure.clone().into()),
            _ => match JavaPattern::new(self.text(position)?) {
                Ok(pattern) => Ok(Cow::Owned(pattern)),
                Err(error) => Err(Failure::from(error).into()),
            },
        }
    }

    /// A value of the argument at `position` as a text, as `+` reads it.
    pub(crate) fn to_text<'v>(
        &self,
        value: &'v Value<'_>,
        position: usize,
        wanted: &'static str,
    ) -> Result<Cow<'v, str>, CallError> {
        let limits = self.host.limits();
        to_text(value, limits.text_bytes()).map_err(|error| match error {
            TextError::NoText => self.not_convertible(position, wanted),
            TextError::TooLong => self.too_long(),
        })
    }

    /// How many bytes the longest text among the arguments has.
    pub(crate) fn longest_text(&self) -> usize {
        let texts = self.values.iter().filter_map(Value::as_str);
        texts.map(str::len).max().unwrap_or(0)
    }

    /// Comma-separated values as a list.
    pub(crate) fn split(&self, text: &str) -> Array<'a> {
        split(text, &|assumption| self.assume(assumption))
    }

    /// Refuses to build a text of so many bytes where no text within the limit has as many.
    pub(crate) fn check_built(&self, bytes: usize) -> Result<(), CallError> {
        match bytes > self.host.limits().text_bytes().max(self.longest_text()) {
            true => Err(self.too_long()),
            false => Ok(()),
        }
    }

    /// Refuses to build a list of this size where none may be as large.
    pub(crate) fn check_size(&self, size: usize) -> Result<(), CallError> {
        let limit = self.host.limits().value_size;
        match size > limit {
            true => Err(Failure::ValueTooLarge { limit }.into()),
            false => Ok(()),
        }
    }

    fn too_long(&self) -> CallError {
        CallError::from(Failure::ConcatenationTooLong {
            limit: self.host.limits().concatenation_length,
        })
    }

    /// The error of a regular expression that takes too many steps.
    pub(crate) fn too_many_steps(&self) -> CallError {
        CallError::from(Failure::RegexSteps {
            limit: self.host.limits().regex_steps,
        })
    }

    /// Notes that the result hangs on a rule that Okta does not document.
    pub(crate) fn assume(&self, assumption: &'static Assumption) {
        self.host.assume(assumption);
    }

    /// The error of an argument that is not what its place asks for.
    pub(crate) fn not_convertible(&self, position: usize, wanted: &'static str) -> CallError {
        let value = self.value(position);
        CallError::from(if value.is_null() {
            Failure::NullArgument {
                name: self.name.to_owned(),
                position: position + 1,
            }
        } else {
            Failure::ArgumentNotConvertible {
                name: self.name.to_owned(),
                position: position + 1,
                found: (&value).into(),
                wanted,
            }
        })
    }
}

fn missing(part: &str) -> CallError {
    CallError::from(Failure::MissingContext {
        part: part.to_owned(),
        bare_name: None,
    })
}
