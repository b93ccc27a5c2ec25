//! Conditions that are the same for everybody, or call what they should not.

use crate::diagnostic::codes;
use crate::dialect::Dialect;
use crate::lint::call::Call;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, Literal, LogicOperator, RelationOperator};
use crate::value::Value;

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::CONSTANT_CONDITION,
        rule: Rule::Node(constant),
    },
    Lint {
        code: &codes::FUNCTION_IN_CONDITION,
        rule: Rule::Call(function),
    },
];

fn constant(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    match &expr.kind {
        ExprKind::Conditional { links, .. } => {
            for link in links.iter().filter(|link| link.then.is_some()) {
                report_constant(view, &link.operand, sink);
            }
        }
        ExprKind::Logic { operator, operands } => {
            for operand in operands {
                report_constant(view, operand, sink);
            }
            report_contradictions(*operator, operands, sink);
        }
        ExprKind::Relation {
            left,
            operator,
            right,
        } if matches!(
            operator.operator,
            RelationOperator::Equal | RelationOperator::NotEqual
        ) && left == right
            && matches!(left.kind, ExprKind::Path { .. } | ExprKind::Name(_)) =>
        {
            let always = operator.operator == RelationOperator::Equal;
            sink.report(
                expr.span,
                format!("something is compared with itself: this is always {always}"),
                "compare it with something else",
            );
        }
        _ => {}
    }
}

fn report_constant(view: &View<'_>, condition: &Expr, sink: &mut Sink<'_>) {
    let constant = view.constant(condition);
    if let Some(Ok(Value::Boolean(always))) = constant.map(|constant| constant.outcome) {
        sink.report(
            condition.span,
            format!("the condition is always {always}"),
            "leave it out, and what it never lets through",
        );
    }
}

/// `x != 'A' or x != 'B'`, `x == 'A' and x == 'B'`: comparisons of one thing with two.
fn report_contradictions(operator: LogicOperator, operands: &[Expr], sink: &mut Sink<'_>) {
    let (wanted, always, help) = match operator {
        LogicOperator::Or => (RelationOperator::NotEqual, true, "`and` may be meant"),
        LogicOperator::And => (RelationOperator::Equal, false, "`or` may be meant"),
    };
    let compared: Vec<(&Expr, &Expr, &Literal)> = operands
        .iter()
        .filter_map(|operand| {
            let (operator, of, literal) = comparison(operand)?;
            (operator == wanted).then_some((operand, of, literal))
        })
        .collect();
    for (position, (operand, of, literal)) in compared.iter().enumerate() {
        let earlier = compared.iter().take(position);
        let other = earlier
            .into_iter()
            .find(|(_, other_of, other)| other_of == of && differ(other, literal));
        if let Some((other, _, _)) = other {
            sink.report_related(
                operand.span,
                format!("together with the comparison before, this is always {always}"),
                help,
                (other.span, "the other comparison with the same"),
            );
        }
    }
}

/// A comparison with a literal: what is compared, and with what.
fn comparison(expr: &Expr) -> Option<(RelationOperator, &Expr, &Literal)> {
    let ExprKind::Relation {
        left,
        operator,
        right,
    } = &expr.kind
    else {
        return None;
    };
    match (&left.kind, &right.kind) {
        (ExprKind::Literal(_), ExprKind::Literal(_)) => None,
        (_, ExprKind::Literal(literal)) => Some((operator.operator, left, literal)),
        (ExprKind::Literal(literal), _) => Some((operator.operator, right, literal)),
        _ => None,
    }
}

/// Whether nothing equals both.
fn differ(a: &Literal, b: &Literal) -> bool {
    let is_number = |literal: &Literal| {
        matches!(
            literal,
            Literal::Integer(_) | Literal::Long(_) | Literal::Double(_)
        )
    };
    match (a, b) {
        (Literal::Integer(a), Literal::Integer(b)) => a != b,
        _ if is_number(a) && is_number(b) => false,
        _ => a != b,
    }
}

fn function(view: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let namespace = call.name.split('.').next();
    if view.in_condition
        && view.dialect() == Dialect::Classic
        && matches!(namespace, Some("Convert" | "Time"))
    {
        sink.report(
            call.name_span,
            format!("`{}` is called in a condition", call.name),
            "compare the value as it is stored",
        );
    }
}
