//! How an operation is written.

use super::Authority;
use crate::dialect::Dialect;
use crate::value::Value;

/// One way to write an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Spelling {
    /// A function's or a method's.
    pub form: Form,
    /// What to write instead, where Okta has deprecated this spelling.
    pub deprecated: Option<&'static str>,
    /// Who says so, where that differs from the function's other spellings.
    pub authority: Option<Authority>,
}

/// The form of a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// `String.len(x)`, in one dialect or in both.
    Function(Option<Dialect>, &'static str),
    /// `x.length()`, a method of Identity Engine on values of a type.
    Method(Receiver, &'static str),
}

/// What a method is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Receiver {
    /// A String.
    Text,
    /// An Integer, Long or Double.
    Number,
    /// An Array.
    Array,
    /// A CountryCode.
    Country,
    /// A ZonedDateTime.
    Time,
}

impl Spelling {
    const fn new(form: Form) -> Spelling {
        Spelling {
            form,
            deprecated: None,
            authority: None,
        }
    }

    pub(super) const fn classic(name: &'static str) -> Spelling {
        Spelling::new(Form::Function(Some(Dialect::Classic), name))
    }

    pub(super) const fn identity_engine(name: &'static str) -> Spelling {
        Spelling::new(Form::Function(Some(Dialect::IdentityEngine), name))
    }

    pub(super) const fn both(name: &'static str) -> Spelling {
        Spelling::new(Form::Function(None, name))
    }

    pub(super) const fn method(receiver: Receiver, name: &'static str) -> Spelling {
        Spelling::new(Form::Method(receiver, name))
    }

    pub(super) const fn by(self, authority: Authority) -> Spelling {
        Spelling {
            authority: Some(authority),
            ..self
        }
    }

    pub(super) const fn deprecated(self, instead: &'static str) -> Spelling {
        Spelling {
            deprecated: Some(instead),
            ..self
        }
    }

    /// The name: `String.len`, or of a method `length`.
    pub fn name(self) -> &'static str {
        match self.form {
            Form::Function(_, name) | Form::Method(_, name) => name,
        }
    }

    /// Whether it is a spelling of this dialect.
    pub fn is_in(self, dialect: Dialect) -> bool {
        match self.form {
            Form::Function(of, _) => of.is_none_or(|of| of == dialect),
            Form::Method(..) => dialect == Dialect::IdentityEngine,
        }
    }
}

impl Receiver {
    /// Whether a value is such a receiver.
    pub(crate) fn is(self, value: &Value<'_>) -> bool {
        match self {
            Receiver::Text => matches!(value, Value::String(_)),
            Receiver::Number => {
                matches!(value, Value::Integer(_) | Value::Long(_) | Value::Double(_))
            }
            Receiver::Array => matches!(value, Value::Array(_)),
            Receiver::Country => matches!(value, Value::CountryCode(_)),
            Receiver::Time => matches!(value, Value::ZonedDateTime(_)),
        }
    }

    /// For people: `text`.
    pub fn as_str(self) -> &'static str {
        match self {
            Receiver::Text => "text",
            Receiver::Number => "number",
            Receiver::Array => "array",
            Receiver::Country => "country",
            Receiver::Time => "time",
        }
    }
}
