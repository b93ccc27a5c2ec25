//! The Okta Expression Language: parse, check and evaluate, as Okta would, without a network.
//!
//! An [`Engine`] compiles text to a [`Program`]; a program evaluates a [`Context`], or any [`Source`] of your own, to a
//! [`Value`], or says in an [`Error`] what is wrong and where.
//!
//! ```
//! use okta_mapping::{Context, Dialect, Engine};
//!
//! let primary_phone = Engine::new(Dialect::Classic)
//!     .compile(r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##)?;
//! let json = serde_json::json!({"appuser": {"profile": {"directNumber": "+16505550100", "extensionNumber": "101"}}});
//! let context = Context::from_json(&json)?;
//! assert_eq!(primary_phone.eval(&context)?.as_str(), Some("+16505550100#101"));
//! # Ok::<(), okta_mapping::Error>(())
//! ```
//!
//! - [`Lines`] answers JSON Lines, as programs read them.
//! - [`Expression`] is the tree of a text, with spans, which prints as canonical text.
//! - [`Function`] is a row of the function table; an embedder adds its own with [`Engine::with_function`].
//! - [`population`] finds the values that several people share.
//! - [`provisioning`] reads the errors that the service of an app answers.
//! - [`sync`] simulates imports and pushes until they settle, or tells what never does.
//! - [`impact`] tells what a change of a mapping, of group rules or of a schema means for everyone.
//! - [`codes`] is the table of error codes.
//! - [`documentation`] holds the chapters on design, compatibility and diagnostics.
//!
//! Engines and programs are `Send + Sync`, cheap to clone, and independent of global state, clock, locale and environment.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod analysis;
pub mod apply;
mod assumption;
mod audit;
mod check;
mod context;
mod diagnostic;
mod dialect;
mod engine;
mod error;
mod eval;
mod failure;
#[cfg(feature = "files")]
pub mod files;
mod functions;
pub mod impact;
mod input;
pub mod iso;
mod limits;
mod lines;
mod lint;
mod manual;
pub mod mapping;
pub mod population;
pub mod preset;
mod profile;
mod program;
pub mod provenance;
pub mod provisioning;
mod push;
mod references;
pub mod regex;
pub mod schema;
pub mod sourcing;
mod span;
mod stack;
pub mod standards;
pub mod sync;
pub mod syntax;
mod text;
mod time;
pub mod union;
pub mod username;
mod uses;
mod validate;
mod value;

pub use analysis::{Analysis, Environment, LetterCase, SourceEnd, Type, TypeKind, check, fixed};
pub use apply::{Applied, Applier, Person};
pub use audit::{Audit, Duplicates, FindingKind, PersonFinding, Population, Record};
pub use context::{Context, JsonContext, JsonReader, Part, Read, Source};
pub use diagnostic::{
    Code, Diagnostic, Edit, Example, ExampleKind, Fix, Level, Phase, Related, Safety, codes,
};
#[cfg(feature = "render")]
pub use diagnostic::{Colour, render};
pub use dialect::{Dialect, UnknownDialect};
pub use engine::{BoundProgram, Engine, Getter, Program, ProgramCache, UnboundAttribute};
pub use error::Error;
pub use eval::Evaluated;
pub use functions::{
    Arguments, Assumption, Authority, CallError, Form, Function, FunctionExample, Kind, NullRule,
    Occurs, Outcome, Parameter, ParametersError, Receiver, ResultKind, ResultNull, Returns,
    Spelling, table as function_table,
};
pub use input::{read_json, read_text};
pub use limits::Limits;
pub use lines::{Answer, Lines};
pub use manual::{Entry, chapter as functions_chapter, nearest_function};
pub use mapping::{CompiledMapping, Mapping};
pub use preset::Preset;
pub use profile::{AppUser, Held, OktaUser, Profile, ReadError};
pub use push::{Payload, Prediction, Push};
pub use schema::{Attribute, Mutability, Schema};
pub use span::Span;
pub use syntax::Expression;
pub use time::{
    JavaPattern, JodaPattern, PatternError, TimeError, Unresolved, Zone, ZonedDateTime,
};
pub use uses::{UnknownUse, Use};
pub use validate::{Finding, Repair, Severity, Validator, normalise};
pub use value::{Array, Map, Value};

/// Chapters to read.
pub mod documentation {
    #[doc = include_str!("../docs/design.md")]
    pub mod design {}
    #[doc = include_str!("../docs/compatibility.md")]
    pub mod compatibility {}
    #[doc = include_str!("../docs/functions.md")]
    pub mod functions {}
    #[doc = include_str!("../docs/diagnostics.md")]
    pub mod diagnostics {}
}

/// The README's examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
