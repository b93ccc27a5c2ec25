//! What a function is handed, and what it gives back.

use std::borrow::Cow;

use crate::context::{Part, Read, Source};
use crate::failure::Failure;
use crate::time::ZonedDateTime;
use crate::value::{Array, Value};

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

/// What a function is handed: its arguments, converted to what its parameters take, and the context.
pub struct Arguments<'c, 'a> {
    pub(crate) name: &'c str,
    pub(crate) receiver: Value<'a>,
    pub(crate) values: &'c [Value<'a>],
    pub(crate) source: &'c dyn Source,
}

impl<'a> Arguments<'_, 'a> {
    /// The argument at `position`, counted from 0; null where there is none.
    pub fn value(&self, position: usize) -> Value<'a> {
        self.values.get(position).cloned().unwrap_or_default()
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
        self.values
            .get(position)
            .and_then(Value::as_str)
            .ok_or_else(|| self.not_convertible(position, "text"))
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

    /// The present of the context.
    ///
    /// # Errors
    ///
    /// `missing-context` where nobody supplied it.
    pub fn now(&self) -> Result<ZonedDateTime, CallError> {
        self.source.now().ok_or_else(|| missing("now"))
    }

    /// A part of the context.
    ///
    /// # Errors
    ///
    /// `missing-context` where nobody supplied it.
    pub fn part(&self, part: Part) -> Result<Value<'_>, CallError> {
        match self.source.part(part) {
            Read::Value(value) => Ok(value),
            Read::OwnerIsNull => Ok(Value::Null),
            Read::NotSupplied => Err(missing(part.key())),
        }
    }

    /// The text that a method is called on.
    pub(crate) fn receiver_text(&self) -> &Cow<'a, str> {
        const EMPTY: &Cow<'static, str> = &Cow::Borrowed("");
        match &self.receiver {
            Value::String(text) => text,
            _ => EMPTY,
        }
    }

    /// The list that a method is called on.
    pub(crate) fn receiver_array(&self) -> Array<'a> {
        match &self.receiver {
            Value::Array(array) => array.clone(),
            _ => Array::from(Vec::new()),
        }
    }

    fn not_convertible(&self, position: usize, wanted: &'static str) -> CallError {
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
