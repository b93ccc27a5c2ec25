//! The table of codes: every kind of mistake, with an explanation, a text that makes it and one that does not.
//!
//! A code is stable: programs match on it, and it is never used again for something else.

mod check;
mod eval;
mod file;
mod input;
mod limit;
mod lint;
mod manual;
mod mapping;
mod parse;
mod schema;
mod types;

pub use manual::{find, nearest_to};
pub(crate) use {check::*, eval::*, input::*, limit::*, lint::*, parse::*, schema::*, types::*};
// The sourcing of an organisation tells it too.
pub(crate) use mapping::PUSH_STATUS_NOT_ALLOWED;
#[cfg(feature = "files")]
pub(crate) use {file::*, mapping::*};

use super::{Level, Phase};
use crate::dialect::Dialect;

/// One kind of mistake.
#[derive(PartialEq)]
#[non_exhaustive]
pub struct Code {
    /// The stable word: `unknown-function`.
    pub name: &'static str,
    /// The step that finds it.
    pub phase: Phase,
    /// How much it weighs.
    pub level: Level,
    /// What it is, in one line.
    pub summary: &'static str,
    /// Why it is wrong, and what to do.
    pub explanation: &'static str,
    /// Spring's own code for it, where there is one: `EL1030E`.
    pub spel: Option<&'static str>,
    /// A text that makes the mistake.
    pub wrong: Example,
    /// A text near it that does not.
    pub right: Example,
}

/// The name says it all.
impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// A text of the table of codes, with what it is evaluated on. It runs in the tests; those of limits run with
/// limits small enough for them.
#[derive(Debug, PartialEq)]
#[non_exhaustive]
pub struct Example {
    /// The text.
    pub text: &'static str,
    /// What kind of text it is.
    pub kind: ExampleKind,
    /// The context of an expression, or the environment of one that is analysed, as JSON.
    pub context: &'static str,
}

/// What the text of an example is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExampleKind {
    /// An expression of this dialect.
    Expression(Dialect),
    /// An expression of this dialect that is analysed. Its environment has the keys `use`, `source` (`user` or
    /// `appuser`), `user`, `app` and `target`: the attributes of schemas by name, and one attribute with its `name`.
    Analysed(Dialect),
    /// A file of this name. What is known beside it has the keys `profileSource`, an app, and `targetSchema`.
    File(&'static str),
    /// A schema, as the Schemas API gives it.
    Schema,
    /// The JSON of one custom attribute of a schema.
    Attribute,
    /// A line of `okta-mapping eval --jsonl`; U+FFFD stands for a byte that is no UTF-8.
    Line,
}

impl Example {
    const fn new(text: &'static str, kind: ExampleKind) -> Example {
        Example {
            text,
            kind,
            context: "{}",
        }
    }

    const fn classic(text: &'static str) -> Example {
        Example::new(text, ExampleKind::Expression(Dialect::Classic))
    }

    const fn identity_engine(text: &'static str) -> Example {
        Example::new(text, ExampleKind::Expression(Dialect::IdentityEngine))
    }

    const fn analysed(text: &'static str) -> Example {
        Example::new(text, ExampleKind::Analysed(Dialect::Classic))
    }

    const fn line(text: &'static str) -> Example {
        Example::new(text, ExampleKind::Line)
    }

    const fn json(text: &'static str) -> Example {
        Example::new(text, ExampleKind::File("example.json"))
    }

    const fn terraform(text: &'static str) -> Example {
        Example::new(text, ExampleKind::File("example.tf"))
    }

    const fn schema(text: &'static str) -> Example {
        Example::new(text, ExampleKind::Schema)
    }

    const fn attribute(text: &'static str) -> Example {
        Example::new(text, ExampleKind::Attribute)
    }

    const fn on(self, context: &'static str) -> Example {
        Example { context, ..self }
    }
}

/// Declares the codes of one phase and the list of them, so that none can be left out of the table. A code is an
/// error unless its level stands behind its word: `"null-concatenation" (Warning)`.
macro_rules! codes {
    (@level) => { crate::diagnostic::Level::Error };
    (@level $level:ident) => { crate::diagnostic::Level::$level };
    ($phase:ident: $($name:ident = $word:literal $(($level:ident))?, $summary:literal, $explanation:literal, $spel:expr, $wrong:expr, $right:expr;)*) => {
        $(
            #[doc = $summary]
            pub(crate) static $name: Code = Code {
                name: $word,
                phase: Phase::$phase,
                level: codes!(@level $($level)?),
                summary: $summary,
                explanation: $explanation,
                spel: $spel,
                wrong: $wrong,
                right: $right,
            };
        )*
        pub(super) static TABLE: &[&Code] = &[$(&$name),*];
    };
}
use codes;

/// All codes, by phase.
///
/// ```
/// let code = okta_mapping::codes::all().find(|code| code.name == "smart-quote").unwrap();
/// assert_eq!(code.phase, okta_mapping::Phase::Parse);
/// ```
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        parse::TABLE,
        check::TABLE,
        mapping::TABLE,
        schema::TABLE,
        types::TABLE,
        lint::TABLE,
        eval::TABLE,
        limit::TABLE,
        input::TABLE,
        file::TABLE,
    ]
    .into_iter()
    .flatten()
    .copied()
}
