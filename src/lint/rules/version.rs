//! Versions that are compared as texts.

use crate::diagnostic::{Fix, Safety, codes};
use crate::dialect::Dialect;
use crate::lint::view::{View, replacing};
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, RelationOperator, StepKind};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::VERSION_COMPARED_AS_TEXT,
    rule: Rule::Node(check),
}];

fn check(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Relation {
        left,
        operator,
        right,
    } = &expr.kind
    else {
        return;
    };
    if view.dialect() != Dialect::IdentityEngine || !view.reads_context() {
        return;
    }
    let (version, other, greater) = match (is_version(left), is_version(right)) {
        (true, _) => (left, right, true),
        (false, true) => (right, left, false),
        (false, false) => return,
    };
    let method = match operator.operator {
        RelationOperator::Greater | RelationOperator::LessEqual if greater => "versionGreaterThan",
        RelationOperator::Less | RelationOperator::GreaterEqual if !greater => "versionGreaterThan",
        RelationOperator::Less
        | RelationOperator::Greater
        | RelationOperator::LessEqual
        | RelationOperator::GreaterEqual => "versionLessThan",
        _ => return,
    };
    let negated = matches!(
        operator.operator,
        RelationOperator::LessEqual | RelationOperator::GreaterEqual
    );
    let not = if negated { "!" } else { "" };
    let text = format!(
        "{not}{}.{method}({})",
        view.text(version.span),
        view.text(other.span)
    );
    let label = format!("compare the numbers: `{text}`");
    // Brackets around the comparison stay.
    let span = left.span.to(right.span);
    let fix: Fix = replacing(span, text, Safety::Changes, &label);
    sink.report_fixable(
        operator.span,
        "a version is compared as a text: `9` comes behind `14`",
        label,
        Some(fix),
    );
}

/// Whether an attribute of a device is a version.
fn is_version(expr: &Expr) -> bool {
    let ExprKind::Path { start, steps } = &expr.kind else {
        return false;
    };
    let of_device = matches!(&start.kind, ExprKind::Name(name) if &*name.text == "device");
    let last = steps.last().map(|step| &step.kind);
    of_device
        && matches!(last, Some(StepKind::Member(name)) if matches!(&*name.text, "version" | "osVersion"))
}
