//! What can be said of an expression before anything runs: its types, and all that is wrong or surprising.

mod access;
mod attribute;
mod call;
mod collection;
mod compare;
mod convert;
mod environment;
mod fixed;
mod infer;
mod join;
mod method;
mod narrow;
mod operate;
mod property;
mod remedy;
mod returns;
mod target;
mod types;

pub use environment::{Environment, SourceEnd};
pub use fixed::fixed;
pub use types::{LetterCase, Type, TypeKind};

pub(crate) use types::Types;

use crate::check::check_all;
use crate::diagnostic::Diagnostic;
use crate::lint;
use crate::span::Span;
use crate::stack::{Recursion, with_room};
use crate::syntax::Expression;
use infer::infer;

/// An expression with its types, and all that was found in it.
///
/// ```
/// use okta_mapping::{Analysis, Dialect, Engine, Environment};
///
/// let engine = Engine::new(Dialect::Classic);
/// let analysis = Analysis::new("String.lenght('a') + String.len()", &Environment::new(&engine));
/// let codes: Vec<&str> = analysis.diagnostics().iter().map(|found| found.code().name).collect();
/// assert_eq!(codes, ["unknown-function", "wrong-argument-count"]);
/// ```
#[derive(Debug)]
pub struct Analysis {
    expression: Option<Expression>,
    types: Types,
    diagnostics: Vec<Diagnostic>,
}

impl Analysis {
    /// Analyses a text. It never fails: what is wrong is among the [diagnostics](Analysis::diagnostics).
    pub fn new(text: &str, environment: &Environment<'_>) -> Analysis {
        match Expression::parse(text, environment.engine.limits()) {
            Ok(expression) => Analysis::of(expression, environment),
            Err(error) => Analysis {
                expression: None,
                types: Types::new(0),
                diagnostics: vec![error.into_diagnostic()],
            },
        }
    }

    /// Analyses an expression.
    pub fn of(expression: Expression, environment: &Environment<'_>) -> Analysis {
        let depth = expression.depth();
        let (checked, mut diagnostics, inferred) = with_room(Recursion::Walk, depth, || {
            let (checked, errors) = check_all(expression, environment.engine.check_environment());
            let inferred = infer(&checked, environment);
            (checked, errors, inferred)
        });
        diagnostics.extend(inferred.found);
        diagnostics.extend(lint::find(
            &checked.expression,
            &inferred.types,
            environment,
        ));
        diagnostics.sort_by_key(Diagnostic::span);
        Analysis {
            types: inferred.types,
            expression: Some(checked.expression),
            diagnostics,
        }
    }

    /// The error of a text that is no expression, or all findings of all levels, in the order of their places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The expression, where the text is one.
    pub fn expression(&self) -> Option<&Expression> {
        self.expression.as_ref()
    }

    /// The smallest part of the expression around this byte of the text, and its type.
    pub fn type_at(&self, offset: usize) -> Option<(Span, &Type)> {
        self.types.at(offset)
    }

    /// The type of the result; none where the text is no expression.
    pub fn result(&self) -> Option<&Type> {
        Some(self.types.of(self.expression.as_ref()?.root().id))
    }
}

/// All that is found in an expression, as [`Analysis::diagnostics`] has it.
///
/// ```
/// use okta_mapping::{Dialect, Engine, Environment, check};
///
/// let engine = Engine::new(Dialect::Classic);
/// assert!(check("'a' + 'b'", &Environment::new(&engine)).is_empty());
/// ```
pub fn check(text: &str, environment: &Environment<'_>) -> Vec<Diagnostic> {
    Analysis::new(text, environment).diagnostics
}
