//! How app users are named.

use crate::diagnostic::{Safety, codes};
use crate::lint::view::{View, replacing};
use crate::lint::{Lint, Rule, Sink};
use crate::references;
use crate::syntax::tree::{Expr, ExprKind, StepKind};
use crate::uses::Use;

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::APP_USER_SPELLING,
        rule: Rule::Node(spelling),
    },
    Lint {
        code: &codes::EXPLICIT_APP_IN_USERNAME,
        rule: Rule::Node(explicit_app),
    },
];

fn spelling(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Name(name) = &expr.kind else {
        return;
    };
    if &*name.text == "appUser" && view.reads_context() {
        let label = "write `appuser`";
        sink.report_fixable(
            name.span,
            "Okta's language pages write `appuser`",
            label,
            Some(replacing(name.span, "appuser", Safety::Same, label)),
        );
    }
}

fn explicit_app(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Path { start, steps } = &expr.kind else {
        return;
    };
    let (ExprKind::Name(app), Some(step)) = (&start.kind, steps.first()) else {
        return;
    };
    if let StepKind::Member(name) = &step.kind
        && &*name.text == "userName"
        && view.is_in("username")
        && view.reads_context()
        && references::find(&app.text, Some(Use::username())).is_none()
    {
        sink.report(
            start.span,
            format!("imports fail where the users are those of `{}`", app.text),
            "write `appuser` for the app that the user name is for",
        );
    }
}
