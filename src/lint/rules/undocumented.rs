//! What Okta does not document.

use crate::diagnostic::codes;
use crate::dialect::Dialect;
use crate::functions::Authority;
use crate::lint::call::{Call, Pattern, PatternKind};
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
        rule: Rule::Call(constant),
    },
    Lint {
        code: &codes::UNDOCUMENTED_BEHAVIOUR,
        rule: Rule::Pattern(group_regex),
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

fn method(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let authority = call.spelling().and_then(|spelling| spelling.authority);
    if authority == Some(Authority::Assumed) {
        sink.report(
            call.name_span,
            format!("Okta's page does not list `{}`", call.name),
            TRY,
        );
    }
}

/// A call that reads nothing, and whose value an assumption decides.
fn constant(view: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let Some(constant) = call.constant(view) else {
        return;
    };
    for assumption in constant.assumptions {
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

/// A regular expression that is found, or covers the whole name: the two differ.
fn group_regex(_: &View<'_>, pattern: &Pattern<'_>, sink: &mut Sink<'_>) {
    let covers = pattern.text.starts_with(".*") && pattern.text.ends_with(".*");
    if pattern.kind == PatternKind::Found && !covers {
        sink.report(
            pattern.literal.span,
            "whether the pattern is found anywhere in a name, or has to match the whole name, is an assumption: it is \
             found anywhere",
            "begin and end it with `.*`, or say with `^` and `$` where a name begins and ends",
        );
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
