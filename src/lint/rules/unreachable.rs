//! Parts of conditionals that are never reached.

use crate::analysis::TypeKind;
use crate::diagnostic::codes;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, LogicOperator};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::UNREACHABLE_ARM,
        rule: Rule::Node(arm),
    },
    Lint {
        code: &codes::UNREACHABLE_ARM,
        rule: Rule::Node(elvis),
    },
];

fn arm(_: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Conditional { links, .. } = &expr.kind else {
        return;
    };
    // What was false where a later link is reached.
    let mut known_false: Vec<&Expr> = Vec::new();
    for link in links {
        let Some(then) = &link.then else { continue };
        let ways = parts(&link.operand, LogicOperator::Or);
        let contradicted = |way: &&Expr| {
            parts(way, LogicOperator::And)
                .into_iter()
                .find_map(|part| known_false.iter().find(|known| **known == part))
        };
        let found: Option<Vec<&&Expr>> = ways.iter().map(contradicted).collect();
        if let Some([first, ..]) = found.as_deref() {
            sink.report_related(
                then.span,
                "this is never reached: an earlier condition is true whenever this one is",
                "correct one of the two conditions",
                (first.span, "true whenever the later condition is"),
            );
        }
        known_false.extend(ways);
    }
}

/// The operands of a chain of this operator, or the expression itself.
fn parts(expr: &Expr, of: LogicOperator) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Logic { operator, operands } if *operator == of => operands.iter().collect(),
        _ => vec![expr],
    }
}

fn elvis(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Conditional { links, otherwise } = &expr.kind else {
        return;
    };
    for (position, link) in links.iter().enumerate() {
        if link.then.is_some() || !always_wins(view, &link.operand) {
            continue;
        }
        let next = links.get(position + 1);
        let right = next.map_or(otherwise.span, |next| next.operand.span);
        sink.report_related(
            right,
            "this is never reached: what stands before `?:` is never null or empty",
            "leave out `?:` and what follows it",
            (link.operand.span, "never null or empty"),
        );
    }
}

/// Whether a value is known that is neither null nor the empty text.
fn always_wins(view: &View<'_>, expr: &Expr) -> bool {
    let of = view.type_of(expr);
    match of.kind {
        TypeKind::Unknown | TypeKind::Never | TypeKind::Null => false,
        TypeKind::String => !of.nullable && !of.may_be_empty,
        _ => !of.nullable,
    }
}
