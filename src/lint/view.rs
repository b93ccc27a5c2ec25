//! What rules see beside the part of the tree that they look at.

use super::call::{Call, calls_of};
use crate::analysis::{Environment, Type, TypeKind, Types};
use crate::assumption::Assumption;
use crate::check::{Names, Scope};
use crate::context::Context;
use crate::diagnostic::{Edit, Fix, Safety};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::functions::{Callee, Registry};
use crate::limits::Limits;
use crate::span::Span;
use crate::syntax::Expression;
use crate::syntax::tree::{Expr, ExprKind, Step, StepKind};
use crate::uses::Use;
use crate::value::Value;

/// What rules see beside the part of the tree that they look at.
#[derive(Clone, Copy)]
pub(super) struct View<'v> {
    pub expression: &'v Expression,
    pub environment: &'v Environment<'v>,
    pub types: &'v Types,
    /// What a bare name is read from here.
    pub scope: Scope,
    /// Whether this is part of the condition of a ternary.
    pub in_condition: bool,
}

/// The longest part of a text that is evaluated, so that nested ones do not take long together.
const LONGEST_CONSTANT: usize = 500;

/// A part of the text that reads nothing, evaluated.
pub(super) struct Constant {
    /// The value, or why there is none.
    pub outcome: Result<Value<'static>, Error>,
    /// The rules that Okta does not document and that decided it.
    pub assumptions: Vec<&'static Assumption>,
}

impl<'v> View<'v> {
    pub fn new(
        expression: &'v Expression,
        types: &'v Types,
        environment: &'v Environment<'v>,
    ) -> View<'v> {
        View {
            expression,
            environment,
            types,
            scope: Scope::ROOT,
            in_condition: false,
        }
    }

    pub fn dialect(&self) -> Dialect {
        self.environment.engine.check_environment().dialect
    }

    pub fn registry(&self) -> &'v Registry {
        self.environment.engine.check_environment().registry
    }

    pub fn limits(&self) -> &'v Limits {
        self.environment.engine.limits()
    }

    fn place(&self) -> Option<Use> {
        self.environment.engine.check_environment().place
    }

    /// Whether a place of use is known.
    pub fn has_place(&self) -> bool {
        self.place().is_some()
    }

    /// Whether the expression stands at this place of use.
    pub fn is_in(&self, place: &str) -> bool {
        self.place().is_some_and(|of| of.as_str() == place)
    }

    /// Whether bare names are read from the context here, not from an element.
    pub fn reads_context(&self) -> bool {
        self.scope.names == Names::Context
    }

    /// A piece of the text.
    pub fn text(&self, span: Span) -> &'v str {
        self.expression.text().get(span.range()).unwrap_or_default()
    }

    pub fn type_of(&self, expr: &Expr) -> &'v Type {
        self.types.of(expr.id)
    }

    /// Whether the value is known to be true or false, and not null.
    pub fn is_boolean(&self, expr: &Expr) -> bool {
        let of = self.type_of(expr);
        of.kind == TypeKind::Boolean && !of.nullable
    }

    /// The function that the start of a path calls, `String.len(..)`, where it is one.
    pub fn function_of<'e>(
        &self,
        start: &Expr,
        steps: &'e [Step],
    ) -> Option<(String, &'v Callee, &'e Step)> {
        let (ExprKind::Name(namespace), Some(step)) = (&start.kind, steps.first()) else {
            return None;
        };
        let StepKind::Call { name, .. } = &step.kind else {
            return None;
        };
        let full = format!("{}.{}", namespace.text, name.text);
        let callee = self.registry().function(&full, self.dialect())?;
        Some((full, callee, step))
    }

    /// Evaluates a part of the expression, where it is short and reads nothing: then it is the same for everybody.
    pub fn constant(&self, expr: &Expr) -> Option<Constant> {
        let is_short = expr.span.range().len() <= LONGEST_CONSTANT;
        (is_short && !self.reads(expr)).then(|| self.evaluate(expr.span))?
    }

    /// Evaluates a piece of the text that reads nothing. Nothing is said of what only a context can tell.
    pub fn evaluate(&self, span: Span) -> Option<Constant> {
        let program = self.environment.engine.compile(self.text(span)).ok()?;
        let context = Context::default();
        match program.eval_noting(&context) {
            Ok(evaluated) => Some(Constant {
                outcome: Ok(evaluated.value.into_owned()),
                assumptions: evaluated.assumptions,
            }),
            Err(error) if error.code() == "missing-context" => None,
            Err(error) => Some(Constant {
                assumptions: error.diagnostic().assumptions().to_vec(),
                outcome: Err(error),
            }),
        }
    }

    /// Whether the part of the expression may read something by a name, or in an embedder's function.
    fn reads(&self, expr: &Expr) -> bool {
        self.any(expr, &|expr| {
            matches!(expr.kind, ExprKind::Name(_) | ExprKind::ContextObject)
                || calls_of(self, expr).iter().any(Call::is_foreign)
        })
    }

    /// Whether brackets stand around the whole of a node, or around the first part of its chain.
    pub fn is_bracketed(&self, expr: &Expr) -> bool {
        self.text(expr.span).starts_with('(')
    }
}

/// A fix that puts brackets around a part of the text, and so changes nothing.
pub(super) fn bracketing(span: Span, label: &str) -> Fix {
    let at = |offset, text: &str| Edit {
        span: Span::new(offset, offset),
        text: text.to_owned(),
    };
    Fix {
        edits: vec![at(span.start(), "("), at(span.end(), ")")],
        safety: Safety::Same,
        label: label.to_owned(),
    }
}

/// A fix that writes something else in place of one part of the text.
pub(super) fn replacing(
    span: Span,
    text: impl Into<String>,
    safety: Safety,
    label: impl Into<String>,
) -> Fix {
    Fix {
        edits: vec![Edit {
            span,
            text: text.into(),
        }],
        safety,
        label: label.into(),
    }
}
