//! Lints: what runs, and surprises somebody, or what a literal makes fail. One list; a rule is a function over the part of the tree that it looks at.

mod call;
mod rules;
mod view;
mod walk;

use crate::analysis::{Environment, Types};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::span::Span;
use crate::stack::{Recursion, with_room};
use crate::syntax::Expression;
use crate::syntax::tree::Expr;
use call::{Call, Pattern};
use view::View;

/// One lint.
struct Lint {
    /// What it reports.
    code: &'static Code,
    /// What it looks at, and how.
    rule: Rule,
}

/// What a lint looks at.
enum Rule {
    /// The expression, once.
    Whole(fn(&View<'_>, &mut Sink<'_>)),
    /// Each node of the tree.
    Node(fn(&View<'_>, &Expr, &mut Sink<'_>)),
    /// Each call of a function or method that exists.
    Call(fn(&View<'_>, &Call<'_>, &mut Sink<'_>)),
    /// Each pattern that stands in the text: a regular expression, or one for times.
    Pattern(fn(&View<'_>, &Pattern<'_>, &mut Sink<'_>)),
}

/// All lints.
fn all() -> impl Iterator<Item = &'static Lint> {
    rules::LISTS.iter().copied().flatten()
}

/// What the lints find in an expression, in no order.
pub(crate) fn find(
    expression: &Expression,
    types: &Types,
    environment: &Environment<'_>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let view = View::new(expression, types, environment);
    with_room(Recursion::Walk, expression.depth(), || {
        walk::walk(&view, expression.root(), &mut found);
    });
    found
}

/// Where a lint reports what it finds.
struct Sink<'s> {
    code: &'static Code,
    found: &'s mut Vec<Diagnostic>,
}

impl Sink<'_> {
    /// Reports what is found, and what to write instead.
    fn report(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found
            .push(Diagnostic::new(self.code, span, message).with_help(help));
    }

    /// Reports what is found, what to write instead, and a fix, where one is safe.
    fn report_fixable(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
        fix: Option<Fix>,
    ) {
        let diagnostic = Diagnostic::new(self.code, span, message).with_help(help);
        self.found.push(match fix {
            Some(fix) => diagnostic.with_fix(fix),
            None => diagnostic,
        });
    }

    /// Reports what is found, and another place that explains it.
    fn report_related(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
        (place, explanation): (Span, &str),
    ) {
        let diagnostic = Diagnostic::new(self.code, span, message).with_help(help);
        self.found.push(diagnostic.with_related(place, explanation));
    }
}
