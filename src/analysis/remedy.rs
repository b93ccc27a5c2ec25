//! What to write instead.

use crate::check::Scope;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind};

use super::narrow::text_of;

/// A diagnostic of a word that is not known, with the one that it may be a slip of: as a fix where only the letter case
/// differs.
pub(super) fn with_near(diagnostic: Diagnostic, text: &str, word: &str, near: &str) -> Diagnostic {
    if near.to_lowercase() != word.to_lowercase() {
        return diagnostic.with_help(format!("did you mean `{near}`?"));
    }
    let span = diagnostic.span();
    let written = text.get(span.range()).unwrap_or_default();
    let diagnostic = diagnostic.with_help(format!("letter case counts: it is `{near}`"));
    match written.contains(word) {
        true => diagnostic.with_fix(replacement(
            span,
            written.replacen(word, near, 1),
            format!("write `{near}`"),
        )),
        false => diagnostic,
    }
}

/// A fix that changes the value as its label says.
pub(super) fn replacement(span: Span, text: String, label: impl Into<String>) -> Fix {
    Fix {
        edits: vec![Edit { span, text }],
        safety: Safety::Changes,
        label: label.into(),
    }
}

/// What is written for something that a condition can test, so that it is known behind the condition.
pub(super) fn testable<'t>(expr: &Expr, text: &'t str) -> Option<&'t str> {
    match &expr.kind {
        ExprKind::Name(_) | ExprKind::Call { .. } => text.get(expr.span.range()),
        ExprKind::Path { start, steps } => {
            text_of(start, steps, Scope::ROOT)?;
            text.get(expr.span.range())
        }
        _ => None,
    }
}
