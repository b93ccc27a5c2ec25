//! Mappings that set an attribute from itself.

use std::cell::Cell;

use crate::analysis::SourceEnd;
use crate::diagnostic::codes;
use crate::lint::call::{Call, calls_of};
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, StepKind};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::SELF_MAPPING,
    rule: Rule::Whole(check),
}];

fn check(view: &View<'_>, sink: &mut Sink<'_>) {
    let (Some(source), Some(target)) = (view.environment.source, view.environment.target) else {
        return;
    };
    let owners: &[&str] = match source {
        SourceEnd::User => &["appuser", "appUser"],
        SourceEnd::AppUser => &["user"],
    };
    let root = view.expression.root();
    let is_target = |expr: &Expr| attribute(expr, owners) == Some(target.name());
    let (reads, of_target) = (Cell::new(0), Cell::new(0));
    let others = view.any(root, &|expr| {
        of_target.set(of_target.get() + usize::from(is_target(expr)));
        reads.set(reads.get() + usize::from(matches!(expr.kind, ExprKind::Name(_))));
        matches!(expr.kind, ExprKind::ContextObject)
            || calls_of(view, expr).iter().any(Call::reads_user)
    });
    if !others && of_target.get() > 0 && reads.get() == of_target.get() {
        sink.report(
            root.span,
            format!("`{}` is set from itself", target.name()),
            match source {
                SourceEnd::User => "read the Okta user: `user` or `source`",
                SourceEnd::AppUser => "read the app user: `appuser` or `source`",
            },
        );
    }
}

/// The attribute that a path reads of one of these.
fn attribute<'e>(expr: &'e Expr, owners: &[&str]) -> Option<&'e str> {
    let ExprKind::Path { start, steps } = &expr.kind else {
        return None;
    };
    match (&start.kind, &steps.first()?.kind) {
        (ExprKind::Name(owner), StepKind::Member(name)) if owners.contains(&&*owner.text) => {
            Some(&name.text)
        }
        _ => None,
    }
}
