//! Everything that can be wrong, in one type.

pub mod codes;
mod fix;
mod level;
#[cfg(feature = "render")]
mod render;
pub(crate) mod suggest;

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::assumption::Assumption;
use crate::span::Span;
pub use codes::{Code, Example, ExampleKind};
pub use fix::{Edit, Fix, Safety};
pub use level::Level;
#[cfg(feature = "render")]
pub use render::{Colour, render};

/// The step at which something was found to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Phase {
    /// The text is no expression, or one that Okta excludes.
    Parse,
    /// A name does not exist, or not in this dialect or place; found before anything runs.
    Check,
    /// The expression fails on this context.
    Eval,
    /// A limit of the language was reached.
    Limit,
    /// What was given beside the expression can not be read.
    Input,
}

impl Phase {
    /// The word that programs read: `parse`, `check`, `eval`, `limit` or `input`.
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Parse => "parse",
            Phase::Check => "check",
            Phase::Eval => "eval",
            Phase::Limit => "limit",
            Phase::Input => "input",
        }
    }
}

/// A second place that explains the first, such as the bracket that was never closed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Where, in the same text.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// One thing that is wrong: what, where, and, where that can be said, what to write instead.
///
/// Serialised it is the line that programs read:
/// `{"ok":false,"phase":"parse","code":"...","message":"...","span":[0,1],"help":"..."}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    code: &'static Code,
    level: Level,
    span: Span,
    message: String,
    help: Option<String>,
    related: Option<Box<Related>>,
    assumptions: Vec<&'static Assumption>,
    fix: Option<Box<Fix>>,
}

impl Diagnostic {
    pub(crate) fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            level: code.level,
            span,
            message: message.into(),
            help: None,
            related: None,
            assumptions: Vec::new(),
            fix: None,
        }
    }

    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn with_fix(self, fix: Fix) -> Diagnostic {
        Diagnostic {
            fix: Some(Box::new(fix)),
            ..self
        }
    }

    pub(crate) fn with_assumptions(self, assumptions: Vec<&'static Assumption>) -> Diagnostic {
        Diagnostic {
            assumptions,
            ..self
        }
    }

    pub(crate) fn with_related(mut self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.related = Some(Box::new(Related {
            span,
            message: message.into(),
        }));
        self
    }

    /// The same diagnostic at another place, where its text stands inside another text.
    pub(crate) fn moved_to(self, span: Span) -> Diagnostic {
        Diagnostic {
            span,
            related: None,
            fix: None,
            ..self
        }
    }

    /// The same diagnostic in another text, where `place` tells where its places are. What its fix would edit there
    /// is not known.
    #[cfg(feature = "files")]
    pub(crate) fn placed(self, place: impl Fn(Span) -> Span) -> Diagnostic {
        Diagnostic {
            span: place(self.span),
            related: self.related.map(|related| {
                Box::new(Related {
                    span: place(related.span),
                    message: related.message,
                })
            }),
            fix: None,
            ..self
        }
    }

    /// The same diagnostic without anything of the values it is about.
    pub(crate) fn redacted(self) -> Diagnostic {
        Diagnostic {
            message: format!(
                "it fails with `{}`, and what there is to say of it could quote a value that is not shown",
                self.code.name
            ),
            help: None,
            related: None,
            ..self
        }
    }

    /// The same diagnostic with another weight than its code has, such as a project may set.
    pub fn with_level(self, level: Level) -> Diagnostic {
        Diagnostic { level, ..self }
    }

    /// The row of the [table of codes](codes) that documents this kind of mistake.
    pub fn code(&self) -> &'static Code {
        self.code
    }

    /// The step at which it was found.
    pub fn phase(&self) -> Phase {
        self.code.phase
    }

    /// How much it weighs.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The change of the text that mends it, where there is one.
    pub fn fix(&self) -> Option<&Fix> {
        self.fix.as_deref()
    }

    /// Where it stands in the text of the expression, in bytes. Empty for what is wrong with the input beside it.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The rules that Okta does not document and that were applied before the evaluation failed.
    pub fn assumptions(&self) -> &[&'static Assumption] {
        &self.assumptions
    }

    /// A second place that explains the first.
    pub fn related(&self) -> Option<&Related> {
        self.related.as_deref()
    }
}

impl Serialize for Diagnostic {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("ok", &false)?;
        line.serialize_entry("phase", &self.phase())?;
        line.serialize_entry("code", self.code.name)?;
        if self.level() != Level::Error {
            line.serialize_entry("level", &self.level())?;
        }
        line.serialize_entry("message", &self.message)?;
        line.serialize_entry("span", &self.span)?;
        if let Some(help) = &self.help {
            line.serialize_entry("help", help)?;
        }
        if !self.assumptions.is_empty() {
            line.serialize_entry("assumptions", &self.assumptions)?;
        }
        if let Some(fix) = &self.fix {
            line.serialize_entry("fix", fix)?;
        }
        line.end()
    }
}
