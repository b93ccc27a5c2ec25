//! What Okta has deprecated.

use crate::diagnostic::{Safety, codes};
use crate::dialect::Dialect;
use crate::lint::call::Call;
use crate::lint::view::{View, replacing};
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, RelationOperator};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::DEPRECATED_FUNCTION,
        rule: Rule::Call(function),
    },
    Lint {
        code: &codes::DEPRECATED_MATCHES,
        rule: Rule::Node(matches),
    },
];

fn function(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let Some(instead) = call.spelling().and_then(|spelling| spelling.deprecated) else {
        return;
    };
    let label = format!("write `{instead}`");
    sink.report_fixable(
        call.name_span,
        format!("`{}` is deprecated", call.name),
        &label,
        Some(replacing(call.name_span, instead, Safety::Same, &label)),
    );
}

fn matches(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    if view.dialect() == Dialect::Classic
        && let ExprKind::Relation { operator, .. } = &expr.kind
        && operator.operator == RelationOperator::Matches
    {
        sink.report(
            operator.span,
            "`matches` is deprecated in Classic",
            "`String.stringContains` and `String.startsWith` test parts of a text, `==` the whole",
        );
    }
}
