//! Square brackets that read the context.

use crate::diagnostic::codes;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, StepKind};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::INDEX_ON_CONTEXT,
    rule: Rule::Node(check),
}];

/// Names that can be read in no other way.
const RESERVED: [&str; 5] = ["T", "new", "true", "false", "null"];

fn check(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Path { start, steps } = &expr.kind else {
        return;
    };
    let (ExprKind::ContextObject, Some(step)) = (&start.kind, steps.first()) else {
        return;
    };
    // Where a place of use is known, the brackets are an error.
    if !view.reads_context() || view.has_place() {
        return;
    }
    if let StepKind::Index(index) = &step.kind
        && !index
            .literal_text()
            .is_some_and(|name| RESERVED.contains(&name))
    {
        sink.report(
            step.span,
            "square brackets read a name of the context: this is no list",
            format!(
                "a list is written in braces: `{{{}}}`",
                view.text(index.span)
            ),
        );
    }
}
