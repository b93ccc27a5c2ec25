//! What the place of use forbids, but for names and functions.

use super::{Checker, Names, Result, Scope};
use crate::diagnostic::{Diagnostic, codes};
use crate::dialect::Dialect;
use crate::span::Span;
use crate::syntax::Expression;
use crate::syntax::tree::{Expr, ExprKind, Step, StepKind};
use crate::uses::Use;

pub(super) fn check_dialect(expression: &Expression, place: Use, dialect: Dialect) -> Result<()> {
    let whole = Span::new(0, expression.text().len());
    if dialect != place.dialect() {
        return Err(Diagnostic::new(
            &codes::DIALECT_OF_USE,
            whole,
            format!(
                "{place} takes an expression of {}, not of {dialect}",
                place.dialect()
            ),
        )
        .with_help(format!("name the dialect `{}`", place.dialect().as_str())));
    }
    Ok(())
}

impl Checker<'_> {
    /// An attribute that the place does not see, of a reference that it sees.
    pub(super) fn check_attribute(&self, start: &Expr, steps: &[Step], scope: Scope) -> Result<()> {
        let (Some(place), ExprKind::Name(owner), Some(step)) =
            (self.environment.place, &start.kind, steps.first())
        else {
            return Ok(());
        };
        let (attribute, span) = match &step.kind {
            StepKind::Member(name) => (&*name.text, name.span),
            StepKind::Index(index) => match &index.kind {
                ExprKind::Name(name) => (&*name.text, index.span),
                _ => (index.literal_text().unwrap_or_default(), index.span),
            },
            _ => return Ok(()),
        };
        match place.excludes(&owner.text, attribute) {
            Some(help) if scope.names == Names::Context => Err(Diagnostic::new(
                &codes::REFERENCE_OF_USE,
                owner.span.to(span),
                format!("{place} does not see `{}.{attribute}`", owner.text),
            )
            .with_help(help)),
            _ => Ok(()),
        }
    }

    /// A projection where the place has none.
    pub(super) fn check_projection(&self, step: &Step) -> Result<()> {
        match (self.environment.place, &step.kind) {
            (Some(place), StepKind::Projection(body)) if !place.has_projections() => {
                Err(Diagnostic::new(
                    &codes::PROJECTION_OF_USE,
                    body.span,
                    format!("{place} has no projections"),
                ))
            }
            _ => Ok(()),
        }
    }
}
