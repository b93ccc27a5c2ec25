//! Conditionals that say at length what their parts say.

use crate::diagnostic::{Edit, Fix, Safety, codes};
use crate::lint::view::{View, replacing};
use crate::lint::{Lint, Rule, Sink};
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind, Level, Link, Literal, LogicOperator, RelationOperator};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::REDUNDANT_TERNARY,
    rule: Rule::Node(check),
}];

fn check(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Conditional { links, otherwise } = &expr.kind else {
        return;
    };
    for link in links {
        if let Some(fix) = elvis(view, link) {
            report(sink, link.operand.span, ASKS_FOR_NOTHING, fix);
        }
    }
    // Only the last link ends where its own brackets do.
    let Some(link) = links.last() else { return };
    let Some(then) = &link.then else { return };
    let whole = link.operand.span.to(otherwise.span);
    let condition = &link.operand;
    let (message, fix) = match (boolean(then), boolean(otherwise)) {
        (Some(true), Some(false)) if view.is_boolean(condition) => (
            "the condition is the value",
            keeping(view, whole, condition, ["", ""]),
        ),
        (Some(false), Some(true)) if view.is_boolean(condition) => (
            "the negated condition is the value",
            keeping(view, whole, condition, negation(view, condition)),
        ),
        _ => match (
            guarded_null(link, then, otherwise),
            reversed_elvis(link, otherwise),
        ) {
            (Some(kept), _) => (
                "null is told apart only to give null",
                keeping(view, whole, kept, ["", ""]),
            ),
            (None, Some(of)) => {
                let text = format!("{} ?: {}", view.text(of.span), view.text(then.span));
                let label = format!("write `{text}`");
                (
                    ASKS_FOR_NOTHING,
                    replacing(whole, text, Safety::Same, label),
                )
            }
            (None, None) => return,
        },
    };
    report(sink, whole, message, fix);
}

/// What a condition says that `?:` says too.
const ASKS_FOR_NOTHING: &str = "this asks for null and the empty text, as `?:` does";

/// The fix that keeps one part of the whole, between these texts.
fn keeping(view: &View<'_>, whole: Span, kept: &Expr, [before, behind]: [&str; 2]) -> Fix {
    let left_out = [
        (whole.start(), kept.span.start(), before),
        (kept.span.end(), whole.end(), behind),
    ];
    let edits = left_out
        .into_iter()
        .filter(|(start, end, text)| start < end || !text.is_empty());
    Fix {
        edits: edits
            .map(|(start, end, text)| Edit {
                span: Span::new(start, end),
                text: text.to_owned(),
            })
            .collect(),
        safety: Safety::Same,
        label: format!("write `{before}{}{behind}`", view.text(kept.span)),
    }
}

fn report(sink: &mut Sink<'_>, span: Span, message: &str, fix: Fix) {
    let help = fix.label.clone();
    sink.report_fixable(span, message, help, Some(fix));
}

/// What stands around a condition that is negated. `![` would be a projection.
fn negation(view: &View<'_>, condition: &Expr) -> [&'static str; 2] {
    let text = view.text(condition.span);
    let is_operand = match &condition.kind {
        // In brackets of its own.
        ExprKind::Relation { left, .. } => left.span.start() > condition.span.start(),
        kind => kind.level() >= Level::Unary && !text.starts_with('['),
    };
    match is_operand {
        true => ["!", ""],
        false => ["!(", ")"],
    }
}

fn boolean(expr: &Expr) -> Option<bool> {
    match expr.kind {
        ExprKind::Literal(Literal::Boolean(value)) => Some(value),
        _ => None,
    }
}

/// What is compared with null and the empty text, each by this operator and joined by that one.
fn compared_with_nothing(
    condition: &Expr,
    relation: RelationOperator,
    logic: LogicOperator,
) -> Option<&Expr> {
    let ExprKind::Logic { operator, operands } = &condition.kind else {
        return None;
    };
    let [first, second] = operands.as_slice() else {
        return None;
    };
    let (null, of_null) = compared(first, relation)?;
    let (empty, of_empty) = compared(second, relation)?;
    let is_nothing = |literal: &Literal| matches!(literal, Literal::Text(text) if text.is_empty());
    let both = matches!(null, Literal::Null) && is_nothing(empty)
        || is_nothing(null) && matches!(empty, Literal::Null);
    (*operator == logic && both && of_null == of_empty).then_some(of_null)
}

/// A comparison with a literal by this operator: the literal, and the other side.
fn compared(expr: &Expr, relation: RelationOperator) -> Option<(&Literal, &Expr)> {
    match &expr.kind {
        ExprKind::Relation {
            left,
            operator,
            right,
        } if operator.operator == relation => match (&left.kind, &right.kind) {
            (_, ExprKind::Literal(literal)) => Some((literal, left)),
            (ExprKind::Literal(literal), _) => Some((literal, right)),
            _ => None,
        },
        _ => None,
    }
}

/// `x == null ? null : x`, `x != null ? x : null`: what is kept.
fn guarded_null<'e>(link: &Link, then: &'e Expr, otherwise: &'e Expr) -> Option<&'e Expr> {
    let is_null = |expr: &Expr| expr.kind == ExprKind::Literal(Literal::Null);
    let guarded = |relation, null: &Expr, kept: &'e Expr| {
        let (literal, of) = compared(&link.operand, relation)?;
        (*literal == Literal::Null && is_null(null) && of == kept).then_some(kept)
    };
    guarded(RelationOperator::Equal, then, otherwise)
        .or_else(|| guarded(RelationOperator::NotEqual, otherwise, then))
}

/// `x == null or x == '' ? d : x`: what is kept.
fn reversed_elvis<'e>(link: &'e Link, otherwise: &Expr) -> Option<&'e Expr> {
    let of = compared_with_nothing(&link.operand, RelationOperator::Equal, LogicOperator::Or)?;
    (of == otherwise).then_some(of)
}

/// `x != null and x != '' ? x : d`: the fix that writes `x ?: d` in its place.
fn elvis(view: &View<'_>, link: &Link) -> Option<Fix> {
    let then = link.then.as_ref()?;
    let of = compared_with_nothing(
        &link.operand,
        RelationOperator::NotEqual,
        LogicOperator::And,
    )?;
    let behind = view.expression.text().get(then.span.end()..)?;
    let colon = then.span.end() + behind.find(':')?;
    let kept = view.text(of.span);
    let span = Span::new(link.operand.span.start(), colon + 1);
    (of == then).then(|| {
        replacing(
            span,
            format!("{kept} ?:"),
            Safety::Same,
            format!("write `{kept} ?: ...`"),
        )
    })
}
