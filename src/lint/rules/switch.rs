//! Keys of `String.stringSwitch` that never win.

use crate::diagnostic::{Fix, Safety, codes};
use crate::lint::call::Call;
use crate::lint::view::{View, replacing};
use crate::lint::{Lint, Rule, Sink};
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind};

pub(super) static LINTS: &[Lint] = &[
    Lint {
        code: &codes::DUPLICATE_KEY_IN_SWITCH,
        rule: Rule::Call(duplicate),
    },
    Lint {
        code: &codes::SWITCH_KEY_SHADOWED,
        rule: Rule::Call(shadowed),
    },
];

/// What stands before the first key: the text, and the default.
const BEFORE_KEYS: usize = 2;

/// The keys that stand in the text, with the positions of their nodes.
fn keys<'c>(call: &Call<'c>) -> Vec<(usize, &'c Expr, &'c str)> {
    if !call.is("text.switch") {
        return Vec::new();
    }
    let arguments = call.arguments.iter().enumerate();
    arguments
        .skip(BEFORE_KEYS)
        .step_by(2)
        .filter_map(|(position, key)| Some((position, key, key.literal_text()?)))
        .collect()
}

fn duplicate(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let keys = keys(call);
    for (index, (position, key, text)) in keys.iter().enumerate() {
        if keys.iter().take(index).any(|(_, _, other)| other == text) {
            sink.report_fixable(
                key.span,
                format!("the key `{text}` stands twice, and only the first wins"),
                "leave out the second, or correct one of the two",
                without(call.arguments, *position),
            );
        }
    }
}

/// Leaves out a key and its value, where the value can not fail.
fn without(arguments: &[Expr], position: usize) -> Option<Fix> {
    let before = arguments.get(position.checked_sub(1)?)?;
    let value = arguments.get(position + 1)?;
    matches!(value.kind, ExprKind::Literal(_)).then(|| {
        let span = Span::new(before.span.end(), value.span.end());
        replacing(
            span,
            "",
            Safety::Same,
            "leave out the second key and its value",
        )
    })
}

fn shadowed(_: &View<'_>, call: &Call<'_>, sink: &mut Sink<'_>) {
    let keys = keys(call);
    for (index, (_, key, text)) in keys.iter().enumerate() {
        let mut earlier = keys.iter().take(index);
        let shadow = earlier.find(|(_, _, other)| text.contains(other) && other != text);
        if let Some((_, first, other)) = shadow {
            sink.report_related(
                key.span,
                format!(
                    "the key `{text}` never wins: wherever it is, `{other}` is too, and comes first"
                ),
                "write the longer key first",
                (first.span, "found first"),
            );
        }
    }
}
