//! The Okta Expression Language: parse, check and evaluate, exactly as Okta would, without a network.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod check;
mod context;
mod diagnostic;
mod dialect;
mod engine;
mod error;
mod eval;
mod failure;
mod functions;
mod limits;
mod lines;
mod program;
mod references;
pub mod regex;
mod span;
mod stack;
pub mod syntax;
mod text;
mod time;
mod uses;
mod value;

pub use context::{Context, Part, Read, Source};
pub use diagnostic::{Code, Diagnostic, Example, ExampleKind, Phase, Related, codes};
#[cfg(feature = "render")]
pub use diagnostic::{Colour, render};
pub use dialect::{Dialect, UnknownDialect};
pub use engine::{Engine, Program};
pub use error::Error;
pub use functions::{
    Arguments, Authority, CallError, Function, Kind, Outcome, Parameter, Receiver, Signature,
    Spelling, table as function_table,
};
pub use limits::Limits;
pub use lines::{Answer, Lines};
pub use span::Span;
pub use syntax::Expression;
pub use time::{ParseTimeError, ZonedDateTime};
pub use uses::{UnknownUse, Use};
pub use value::{Array, Map, Value};
