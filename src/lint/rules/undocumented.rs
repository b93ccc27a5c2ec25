//! What Okta does not document.

use crate::diagnostic::codes;
use crate::dialect::Dialect;
use crate::functions::Authority;
use crate::lint::call::Call;
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::syntax::tree::{Expr, ExprKind, RelationOperator, StepKind};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::UNDOCUMENTED_OPERATOR,
        rule: Rule::Node(matches),
    },
    Lint {
        code: &codes::UNDOCUMENTED_METHOD,
        rule: Rule::Call(method),
    },
    Lint {
        code: &codes::UNDOCUMENTED_BEHAVIOUR,
        rule: Rule::Call(decided),
    },
    Lint {
        code: &codes::UNDOCUMENTED_BEHAVIOUR,
        rule: Rule::Node(reference),
    },
];

/// What every report of an assumption advises.
const TRY: &str = "try it in Okta's preview before you rely on it";

fn matches(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    if view.dialect() == Dialect::IdentityEngine
        && let ExprKind::Relation { operator, .. } = &expr.kind
        && operator.operator == RelationOperator::Matches
    {
        sink.report(
            operator.span,
            "Okta's page of Identity Engine does not list `matches`",
            "`contains`, `substringBefore` and `substringAfter` look into a text",
        );
    }
}

fn method(view: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let authority = call.spelling().and_then(|spelling| spelling.authority);
    // Classic has no methods, which is told of each.
    if view.dialect() == Dialect::IdentityEngine && authority == Some(Authority::Assumed) {
        sink.report(
            call.name_span,
            format!("Okta's page does not list `{}`", call.name),
            TRY,
        );
    }
}

/// An assumption that decides the value of a call, whatever it reads.
struct Decided {
    row: &'static str,
    assumption: &'static str,
    /// Which calls of the row.
    holds: fn(&Call<'_>) -> bool,
}

const DECIDED: [Decided; 4] = [
    Decided {
        row: "country.to-name",
        assumption: "country-names-cldr",
        holds: |_| true,
    },
    Decided {
        row: "text.substring-clamped",
        assumption: "substring-clamped",
        holds: |call| call.integer(2).is_some() && call.integer(1) > call.integer(2),
    },
    Decided {
        row: "time.now-text",
        assumption: "old-zone-ids",
        holds: |call| matches!(call.literal(0), Some("MST" | "HST")),
    },
    Decided {
        row: "group.is-member-of-name-matching",
        assumption: "group-regex-found",
        // A pattern that begins and ends so means the same for a part and for the whole.
        holds: |call| {
            call.literal(0)
                .is_some_and(|pattern| !(pattern.starts_with(".*") && pattern.ends_with(".*")))
        },
    },
];

/// A call whose value an assumption decides, be it that it reads nothing, or whatever it reads.
fn decided(view: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let assumptions = match call.constant(view) {
        Some(constant) => constant.assumptions,
        None => DECIDED
            .iter()
            .filter(|decided| call.is(decided.row) && (decided.holds)(call))
            .filter_map(|decided| call.assumption(decided.assumption))
            .collect(),
    };
    for assumption in assumptions {
        // The method itself is reported.
        if assumption.id != "starts-with-method" {
            sink.report(
                call.span,
                format!("an assumption decides here: {}", assumption.rule),
                TRY,
            );
        }
    }
}

/// References and attributes whose being there is an assumption.
fn reference(view: &View<'_>, expr: &Expr, sink: &mut Sink<'_>) {
    match &expr.kind {
        ExprKind::Name(name)
            if &*name.text == "session" && view.reads_context() && view.is_in("oauth-claim") =>
        {
            sink.report(
                name.span,
                "that a claim of an authorization server sees `session` is an assumption",
                TRY,
            );
        }
        ExprKind::Path { start, steps } if view.dialect() == Dialect::IdentityEngine => {
            let (ExprKind::Name(owner), Some(step)) = (&start.kind, steps.first()) else {
                return;
            };
            if let StepKind::Member(name) = &step.kind
                && &*owner.text == "user"
                && view.reads_context()
                && matches!(&*name.text, "activated" | "statusChanged")
            {
                sink.report(
                    name.span,
                    format!("that users have `{}` is an assumption", name.text),
                    TRY,
                );
            }
        }
        _ => {}
    }
}
