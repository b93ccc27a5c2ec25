//! Operators in the filters of event hooks.

use crate::diagnostic::{Safety, codes};
use crate::lint::view::{View, replacing};
use crate::lint::{Lint, Rule, Sink};
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind, LogicOperator, RelationOperator, StepKind};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::EVENT_HOOK_OPERATOR,
    rule: Rule::Node(check),
}];

fn check(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    if !view.is_in("event-hook") {
        return;
    }
    match &expr.kind {
        ExprKind::Relation { left, operator, .. } => match operator.operator {
            RelationOperator::Equal => require(view, operator.span, Some("eq"), sink),
            RelationOperator::NotEqual => require(view, operator.span, Some("ne"), sink),
            RelationOperator::Greater if is_size(left) => {
                require(view, operator.span, Some(">"), sink);
            }
            _ => require(view, operator.span, None, sink),
        },
        ExprKind::Logic { operator, operands } => {
            let wanted = match operator {
                LogicOperator::And => "&&",
                LogicOperator::Or => "||",
            };
            for pair in operands.windows(2) {
                if let [left, right] = pair
                    && let Some(span) = operator_between(view, left, right)
                {
                    require(view, span, Some(wanted), sink);
                }
            }
        }
        ExprKind::Unary { operators, .. } => operators
            .iter()
            .for_each(|operator| require(view, operator.span, None, sink)),
        ExprKind::Arithmetic { rest, .. } => rest
            .iter()
            .for_each(|operation| require(view, operation.operator.span, None, sink)),
        ExprKind::Conditional { links, .. } => links
            .iter()
            .for_each(|link| require(view, link.operator_span, None, sink)),
        _ => {}
    }
}

/// Reports an operator that is not spelled so, or that has no spelling there.
fn require(view: &View<'_>, span: Span, wanted: Option<&str>, sink: &mut Sink<'_>) {
    let written = view.text(span);
    if wanted == Some(written) {
        return;
    }
    let message = format!("`{written}` is not among the operators of an event hook's filter");
    match wanted {
        Some(wanted) => {
            let label = format!("write `{wanted}`");
            let fix = replacing(span, spaced(view, span, wanted), Safety::Same, &label);
            sink.report_fixable(span, message, label, Some(fix));
        }
        None => sink.report(
            span,
            message,
            "there are `eq`, `ne`, `&&`, `||`, and `>` on a size",
        ),
    }
}

/// An operator with the blanks that a word needs around it.
fn spaced(view: &View<'_>, span: Span, operator: &str) -> String {
    let text = view.expression.text();
    let before = text.get(..span.start()).unwrap_or_default();
    let behind = text.get(span.end()..).unwrap_or_default();
    let is_blank = |c: char| c.is_ascii_whitespace();
    let left = if before.ends_with(is_blank) { "" } else { " " };
    let right = if behind.starts_with(is_blank) {
        ""
    } else {
        " "
    };
    format!("{left}{operator}{right}")
}

/// The place of the operator between two operands.
fn operator_between(view: &View<'_>, left: &Expr, right: &Expr) -> Option<Span> {
    let start = left.span.end();
    let gap = view.text(Span::new(start, right.span.start()));
    let is_operator = |c: char| c.is_ascii_alphabetic() || matches!(c, '&' | '|');
    let first = gap.find(is_operator)?;
    let length = gap.get(first..)?.find(|c| !is_operator(c));
    let end = length.map_or(gap.len(), |length| first + length);
    Some(Span::new(start + first, start + end))
}

fn is_size(expr: &Expr) -> bool {
    let ExprKind::Path { steps, .. } = &expr.kind else {
        return false;
    };
    let last = steps.last().map(|step| &step.kind);
    matches!(last, Some(StepKind::Call { name, .. }) if &*name.text == "size")
}
