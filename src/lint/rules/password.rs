//! The forms that password policies take.

use crate::diagnostic::codes;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, LogicOperator, RelationOperator, Step, StepKind};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::PASSWORD_POLICY_FORM,
    rule: Rule::Whole(check),
}];

fn check(view: &View<'_>, sink: &mut Sink<'_>) {
    if !view.is_in("password-policy") {
        return;
    }
    let root = view.expression.root();
    let operands = match &root.kind {
        ExprKind::Logic {
            operator: LogicOperator::Or,
            operands,
        } => operands.as_slice(),
        _ => std::slice::from_ref(root),
    };
    for operand in operands.iter().filter(|operand| !is_taken(operand)) {
        sink.report(
            operand.span,
            "a password policy does not take this form",
            "it takes `password.value == text` and `password.value.contains(text)`, joined by OR",
        );
    }
}

fn is_taken(operand: &Expr) -> bool {
    match &operand.kind {
        ExprKind::Relation {
            left,
            operator,
            right,
        } => {
            operator.operator == RelationOperator::Equal
                && [left, right]
                    .into_iter()
                    .any(|side| matches!(of_password(side), Some([step]) if is_value(step)))
        }
        _ => match of_password(operand) {
            Some([value, step]) => {
                let contains =
                    matches!(&step.kind, StepKind::Call { name, .. } if &*name.text == "contains");
                is_value(value) && contains
            }
            _ => false,
        },
    }
}

/// The steps of a path that begins with `password`.
fn of_password(expr: &Expr) -> Option<&[Step]> {
    match &expr.kind {
        ExprKind::Path { start, steps } => match &start.kind {
            ExprKind::Name(name) if &*name.text == "password" => Some(steps),
            _ => None,
        },
        _ => None,
    }
}

fn is_value(step: &Step) -> bool {
    matches!(&step.kind, StepKind::Member(name) if &*name.text == "value")
}
