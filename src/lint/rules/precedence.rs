//! Operators that bind otherwise than the text suggests.

use crate::analysis::TypeKind;
use crate::diagnostic::codes;
use crate::lint::view::{View, bracketing};
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, Level, Link, Literal, RelationOperator, UnaryOperator};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::PRECEDENCE_SURPRISE,
        rule: Rule::Node(last_arm),
    },
    Lint {
        code: &codes::PRECEDENCE_SURPRISE,
        rule: Rule::Node(negation),
    },
];

/// What brackets around the part say.
const AS_IT_IS: &str = "put brackets around what belongs together";

/// `x ?: a == b` and `c ? "CA" : "NY" + "-" + z`: what the last arm swallows.
fn last_arm(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Conditional { links, otherwise } = &expr.kind else {
        return;
    };
    let Some(link) = links.last() else { return };
    if view.is_bracketed(otherwise) {
        return;
    }
    let message = match &link.then {
        None if swallows_comparison(view, link, otherwise) => {
            "`?:` binds loosest: its right side goes on to the end"
        }
        Some(then) if swallows_sum(then, otherwise) => {
            "the last arm goes on to the end: what is added belongs to it alone"
        }
        _ => return,
    };
    sink.report_fixable(
        otherwise.span,
        message,
        AS_IT_IS,
        Some(bracketing(otherwise.span, "brackets say what it means now")),
    );
}

fn swallows_comparison(view: &View<'_>, link: &Link, otherwise: &Expr) -> bool {
    let compares = matches!(
        otherwise.kind.level(),
        Level::Or | Level::And | Level::Relation
    );
    // Two conditions may well be alternatives.
    compares && view.type_of(&link.operand).kind != TypeKind::Boolean
}

/// Whether both arms begin with a text, and the second goes on with another: nobody writes two texts where one would do.
fn swallows_sum(then: &Expr, otherwise: &Expr) -> bool {
    let ExprKind::Arithmetic { first, rest } = &otherwise.kind else {
        return false;
    };
    let next = rest.first().map(|operation| &operation.operand);
    otherwise.kind.level() == Level::Sum
        && [Some(then), Some(&**first), next].into_iter().all(|part| {
            part.and_then(Expr::literal_text)
                .is_some_and(|text| !text.is_empty())
        })
}

/// `not a == b`: the negation is of `a` alone.
fn negation(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Relation {
        left,
        operator,
        right,
    } = &expr.kind
    else {
        return;
    };
    let ExprKind::Unary { operators, operand } = &left.kind else {
        return;
    };
    let negates = operators
        .first()
        .is_some_and(|operator| operator.operator == UnaryOperator::Not);
    // Between two conditions it is the same.
    let is_same = matches!(
        operator.operator,
        RelationOperator::Equal | RelationOperator::NotEqual
    ) && [&**operand, &**right].into_iter().all(|side| {
        view.is_boolean(side) || matches!(side.kind, ExprKind::Literal(Literal::Boolean(_)))
    });
    if negates && !is_same && !view.is_bracketed(left) {
        sink.report_fixable(
            expr.span,
            "`not` binds tightest: it negates the left side, not the comparison",
            AS_IT_IS,
            Some(bracketing(left.span, "brackets say what it means now")),
        );
    }
}
