//! Devices that may not be registered.

use std::cell::Cell;

use crate::diagnostic::{Edit, Fix, Safety, codes};
use crate::lint::view::View;
use crate::lint::{Lint, Rule, Sink};
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind, Level, StepKind};

pub(super) static LINTS: &[Lint] = &[Lint {
    code: &codes::UNREGISTERED_DEVICE,
    rule: Rule::Whole(check),
}];

const REMINDER: &str = "device.profile.registered == true";

fn check(view: &View<'_>, sink: &mut Sink<'_>) {
    if !view.is_in("policy") {
        return;
    }
    let root = view.expression.root();
    let read: Cell<Option<Span>> = Cell::new(None);
    let asks = view.any(root, &|expr| match device_attribute(expr) {
        Some("registered") => true,
        Some(_) => {
            read.set(read.get().or(Some(expr.span)));
            false
        }
        None => false,
    });
    let (Some(span), false) = (read.get(), asks) else {
        return;
    };
    let needs_brackets = root.kind.level() < Level::And;
    let (open, close) = if needs_brackets { ("(", ")") } else { ("", "") };
    let at = |offset, text: String| Edit {
        span: Span::new(offset, offset),
        text,
    };
    let label = format!("ask for `{REMINDER}` too");
    let fix = Fix {
        edits: vec![
            at(root.span.start(), open.to_owned()),
            at(root.span.end(), format!("{close} && {REMINDER}")),
        ],
        safety: Safety::Changes,
        label: label.clone(),
    };
    sink.report_fixable(
        span,
        "Okta knows the profile of registered devices only",
        label,
        Some(fix),
    );
}

/// The attribute of the device's profile that a path reads.
fn device_attribute(expr: &Expr) -> Option<&str> {
    let ExprKind::Path { start, steps } = &expr.kind else {
        return None;
    };
    match (&start.kind, steps.as_slice()) {
        (ExprKind::Name(device), [profile, attribute, ..]) if &*device.text == "device" => {
            match (&profile.kind, &attribute.kind) {
                (StepKind::Member(profile), StepKind::Member(name))
                    if &*profile.text == "profile" =>
                {
                    Some(&name.text)
                }
                _ => None,
            }
        }
        _ => None,
    }
}
