//! Users' status, directories and managers.

use crate::diagnostic::codes;
use crate::lint::call::{Call, calls_of};
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, RelationOperator};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::UNSUPPORTED_STATUS,
        rule: Rule::Node(status),
    },
    Lint {
        code: &codes::MANAGER_NOT_FOLLOWED,
        rule: Rule::Call(manager),
    },
    Lint {
        code: &codes::DIRECTORY_IN_GROUP_RULE,
        rule: Rule::Call(directory),
    },
];

/// The statuses that users have. Source: Okta's reference page (documented).
const STATUSES: [&str; 7] = [
    "STAGED",
    "PROVISIONED",
    "ACTIVE",
    "RECOVERY",
    "PASSWORD_EXPIRED",
    "LOCKED_OUT",
    "SUSPENDED",
];

fn status(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    let ExprKind::Relation {
        left,
        operator,
        right,
    } = &expr.kind
    else {
        return;
    };
    if !matches!(
        operator.operator,
        RelationOperator::Equal | RelationOperator::NotEqual
    ) {
        return;
    }
    let compared = match (asks_status(view, left), asks_status(view, right)) {
        (true, false) => right,
        (false, true) => left,
        _ => return,
    };
    if let Some(text) = compared.literal_text()
        && !STATUSES.contains(&text)
    {
        let message = match text {
            "DEPROVISIONED" => "the status DEPROVISIONED is not supported here".to_owned(),
            _ => format!("no user has the status `{text}`"),
        };
        sink.report(
            compared.span,
            message,
            format!("the statuses are {}", STATUSES.join(", ")),
        );
    }
}

/// Whether a node is `user.getInternalProperty("status")`.
fn asks_status<'v>(view: &View<'v>, expr: &'v Expr) -> bool {
    let [call] = &calls_of(view, expr)[..] else {
        return false;
    };
    call.is("user.internal-property") && call.literal(0) == Some("status")
}

fn manager(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    if call.is_of("people.manager") || call.is_of("people.assistant") {
        sink.report(
            call.name_span,
            "a changed manager or assistant does not update the profile of the user",
            "the value is read again when the user is",
        );
    }
}

fn directory(view: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let asks = ["directory.", "people.manager", "people.assistant"];
    if view.is_in("group-rule") && asks.iter().any(|id| call.is_of(id)) {
        sink.report(
            call.name_span,
            format!("`{}` may not work in a group rule", call.name),
            "map what the directory knows to an attribute of the user, and ask for that",
        );
    }
}
