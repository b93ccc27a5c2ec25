//! The function table: every function and method, with its spellings, parameters, documentation, authority,
//! examples and code in one row.

mod arguments;
mod array;
mod convert;
mod overload;
mod registry;
mod text;

pub use arguments::{Arguments, CallError, Outcome};
pub(crate) use overload::choose;
pub(crate) use registry::{Callee, Registry};

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::dialect::Dialect;

/// A row of the table: an operation, in each of its spellings.
///
/// An embedder adds functions of its own through the same type:
///
/// ```
/// use okta_mapping::{Context, Dialect, Engine, Function, Parameter, Value};
///
/// let reverse = Function::new("Acme.reverse", "The text backwards.", |arguments| {
///     Ok(Value::from(arguments.text(0)?.chars().rev().collect::<String>()))
/// })
/// .with_parameters(vec![Parameter::text("text", "the text to turn round")]);
///
/// let engine = Engine::new(Dialect::Classic).with_function(reverse);
/// let program = engine.compile("Acme.reverse('abc')")?;
/// assert_eq!(program.eval(&Context::default())?, Value::from("cba"));
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Function {
    /// The operation's stable name: `text.substring-after`.
    pub id: &'static str,
    /// How it is written.
    pub spellings: Cow<'static, [Spelling]>,
    /// The forms of its argument list; which one is meant is decided by the arguments, as Java does.
    pub signatures: Cow<'static, [Signature]>,
    /// What it gives, in one paragraph.
    pub doc: &'static str,
    /// Who says so.
    pub authority: Authority,
    /// Expressions and what they give; they run in the tests.
    pub examples: &'static [(&'static str, &'static str)],
    /// What it does.
    pub(crate) call: Implementation,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Authority {
    /// Okta's reference pages and developer guides.
    Documented,
    /// An Okta help page, support article or release note.
    SupportArticle,
    /// Observed on the real SpEL engine.
    Engine,
    /// Okta says nothing; the reason for what is assumed.
    Assumption(&'static str),
    /// The embedding program.
    Embedder,
}

/// One way to write an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Spelling {
    /// A function in one dialect: `String.len(x)`.
    Function(Dialect, &'static str),
    /// A function in both dialects.
    AnyFunction(&'static str),
    /// A method of Identity Engine on values of a type: `x.length()`.
    Method(Receiver, &'static str),
}

/// What a method is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Receiver {
    /// A String.
    Text,
    /// An Integer, Long or Double.
    Number,
    /// An Array.
    Array,
}

/// One form of an argument list.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The parameters, in order.
    pub parameters: Cow<'static, [Parameter]>,
    /// Whether the last parameter may be given any number of times.
    pub repeats: bool,
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// What it takes.
    pub kind: Kind,
}

/// What a parameter takes; arguments are converted as Java's are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A whole number of 32 bits.
    Integer,
    /// One character.
    Character,
    /// A text; nothing but a list, whose first element counts, converts to it.
    CharSequence,
    /// A text; numbers, Booleans and lists convert to it.
    Text,
    /// Any value, null included.
    Any,
}

impl Kind {
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Kind::Integer => "whole number",
            Kind::Character => "character",
            Kind::CharSequence | Kind::Text => "text",
            Kind::Any => "value",
        }
    }
}

impl Parameter {
    const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Parameter {
        Parameter { name, doc, kind }
    }

    /// A parameter that takes a text.
    pub const fn text(name: &'static str, doc: &'static str) -> Parameter {
        Parameter::new(name, Kind::Text, doc)
    }

    /// A parameter that takes a whole number.
    pub const fn integer(name: &'static str, doc: &'static str) -> Parameter {
        Parameter::new(name, Kind::Integer, doc)
    }

    /// A parameter that takes any value, null included.
    pub const fn any(name: &'static str, doc: &'static str) -> Parameter {
        Parameter::new(name, Kind::Any, doc)
    }
}

impl Signature {
    const fn of(parameters: &'static [Parameter]) -> Signature {
        Signature {
            parameters: Cow::Borrowed(parameters),
            repeats: false,
        }
    }

    /// Whether this many arguments fit.
    pub(crate) fn takes(&self, count: usize) -> bool {
        let declared = self.parameters.len();
        count == declared || self.repeats && count + 1 >= declared
    }

    /// The parameter that the argument at `position` is for.
    pub(crate) fn parameter(&self, position: usize) -> Option<&Parameter> {
        self.parameters
            .get(position)
            .or_else(|| self.parameters.last().filter(|_| self.repeats))
    }
}

/// The code of a row.
#[derive(Clone)]
pub(crate) enum Implementation {
    /// Of this library.
    Native(for<'a, 'c> fn(&'c Arguments<'c, 'a>) -> Outcome<'a>),
    /// Of the embedder.
    Shared(Arc<dyn for<'a, 'c> Fn(&'c Arguments<'c, 'a>) -> Outcome<'a> + Send + Sync>),
}

impl Implementation {
    pub fn call<'a>(&self, arguments: &Arguments<'_, 'a>) -> Outcome<'a> {
        match self {
            Implementation::Native(call) => call(arguments),
            Implementation::Shared(call) => call(arguments),
        }
    }
}

impl fmt::Debug for Implementation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Implementation::Native(_) => "Native",
            Implementation::Shared(_) => "Shared",
        })
    }
}

impl Function {
    /// A function of the embedder, of this name in both dialects. It takes no arguments until it is given
    /// [parameters](Function::with_parameters).
    pub fn new(
        name: &'static str,
        doc: &'static str,
        call: impl for<'a, 'c> Fn(&'c Arguments<'c, 'a>) -> Outcome<'a> + Send + Sync + 'static,
    ) -> Function {
        Function {
            id: name,
            spellings: Cow::Owned(vec![Spelling::AnyFunction(name)]),
            signatures: Cow::Owned(vec![Signature::of(&[])]),
            doc,
            authority: Authority::Embedder,
            examples: &[],
            call: Implementation::Shared(Arc::new(call)),
        }
    }

    /// The same function with these parameters.
    pub fn with_parameters(self, parameters: Vec<Parameter>) -> Function {
        Function {
            signatures: Cow::Owned(vec![Signature {
                parameters: Cow::Owned(parameters),
                repeats: false,
            }]),
            ..self
        }
    }

    /// The same function, whose last parameter may be given any number of times, none included.
    pub fn with_repeated_last(mut self) -> Function {
        for signature in self.signatures.to_mut() {
            signature.repeats = true;
        }
        self
    }

    /// How the function is called under one of its names: `substring(start, end)`.
    pub(crate) fn usage(&self, name: &str) -> String {
        let forms: Vec<String> = self
            .signatures
            .iter()
            .map(|signature| {
                let parameters: Vec<&str> = signature.parameters.iter().map(|p| p.name).collect();
                let more = if signature.repeats { "..." } else { "" };
                format!("{name}({}{more})", parameters.join(", "))
            })
            .collect();
        forms.join("` or `")
    }
}

/// All rows of this library, in the order of the documentation.
///
/// ```
/// let length = okta_mapping::function_table().find(|function| function.id == "text.length").unwrap();
/// assert_eq!(length.examples[0], ("'This'.length()", "4"));
/// ```
pub fn table() -> impl Iterator<Item = &'static Function> {
    [text::TABLE, array::TABLE, convert::TABLE]
        .into_iter()
        .flatten()
}
