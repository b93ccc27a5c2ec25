//! The walk over the tree, which calls the rules.

use super::call::{Call, Pattern, calls_of};
use super::view::View;
use super::{Lint, Rule, Sink, all};
use crate::analysis::Types;
use crate::check::Scope;
use crate::diagnostic::Diagnostic;
use crate::functions::Kind;
use crate::stack::{Recursion, with_room};
use crate::syntax::Expression;
use crate::syntax::tree::{Expr, ExprKind, StepKind};

/// What a node is to its parent.
#[derive(Clone, Copy)]
enum Role {
    Operand,
    Condition,
    Argument,
    Index,
    Body,
}

/// Calls the rules on a whole expression.
pub(super) fn walk(view: &View<'_>, root: &Expr, found: &mut Vec<Diagnostic>) {
    for Lint { code, rule } in all() {
        if let Rule::Whole(check) = rule {
            check(view, &mut Sink { code, found });
        }
    }
    visit(view, root, found);
}

fn visit(view: &View<'_>, expr: &Expr, found: &mut Vec<Diagnostic>) {
    let calls = calls_of(view, expr);
    let of_calls = calls.iter().flat_map(Call::patterns);
    let patterns: Vec<Pattern<'_>> = of_calls.chain(Pattern::of_relation(expr)).collect();
    for Lint { code, rule } in all() {
        let sink = &mut Sink { code, found };
        match rule {
            Rule::Whole(_) => {}
            Rule::Node(check) => check(view, expr, sink),
            Rule::Call(check) => calls.iter().for_each(|call| check(view, call, sink)),
            Rule::Pattern(check) => patterns
                .iter()
                .for_each(|pattern| check(view, pattern, sink)),
        }
    }
    for call in &calls {
        visit_nested(view, call, found);
    }
    children(view, expr, &mut |role, child| {
        // A name as an index is a key, but of lists.
        if !matches!((role, &child.kind), (Role::Index, ExprKind::Name(_))) {
            visit(&view.below(role), child, found);
        }
    });
}

/// Calls the rules on the arguments that are themselves expressions.
fn visit_nested(view: &View<'_>, call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    for (position, argument) in call.arguments.iter().enumerate() {
        let Some(text) = argument.literal_text() else {
            continue;
        };
        if !call.takes(position, Kind::Expression) {
            continue;
        }
        let Ok(nested) = Expression::parse(text, view.limits()) else {
            continue;
        };
        let types = Types::new(0);
        let view = View::new(&nested, &types, view.environment);
        let mut inside = Vec::new();
        with_room(Recursion::Walk, nested.depth(), || {
            visit(&view, nested.root(), &mut inside);
        });
        found.extend(inside.into_iter().map(|diagnostic| {
            let span = argument.inside_literal(text, diagnostic.span());
            diagnostic.moved_to(span)
        }));
    }
}

/// The nodes directly below a node. The namespace of a function is none.
fn children<'e>(view: &View<'_>, expr: &'e Expr, each: &mut dyn FnMut(Role, &'e Expr)) {
    match &expr.kind {
        ExprKind::Literal(_) | ExprKind::Name(_) | ExprKind::ContextObject => {}
        ExprKind::Call { arguments, .. } => {
            arguments
                .iter()
                .for_each(|child| each(Role::Argument, child));
        }
        ExprKind::Path { start, steps } => {
            if view.function_of(start, steps).is_none() {
                each(Role::Operand, start);
            }
            for step in steps {
                match &step.kind {
                    StepKind::Member(_) => {}
                    StepKind::Call { arguments, .. } => {
                        arguments
                            .iter()
                            .for_each(|child| each(Role::Argument, child));
                    }
                    StepKind::Index(index) => each(Role::Index, index),
                    StepKind::Projection(body) | StepKind::Selection(_, body) => {
                        each(Role::Body, body);
                    }
                }
            }
        }
        ExprKind::Unary { operand, .. } => each(Role::Operand, operand),
        ExprKind::Arithmetic { first, rest } => {
            each(Role::Operand, first);
            rest.iter()
                .for_each(|operation| each(Role::Operand, &operation.operand));
        }
        ExprKind::Relation { left, right, .. } => {
            each(Role::Operand, left);
            each(Role::Operand, right);
        }
        ExprKind::Logic { operands, .. } => {
            operands.iter().for_each(|child| each(Role::Operand, child));
        }
        ExprKind::Conditional { links, otherwise } => {
            for link in links {
                match &link.then {
                    Some(then) => {
                        each(Role::Condition, &link.operand);
                        each(Role::Operand, then);
                    }
                    None => each(Role::Operand, &link.operand),
                }
            }
            each(Role::Operand, otherwise);
        }
        ExprKind::List(elements) => elements.iter().for_each(|child| each(Role::Operand, child)),
        ExprKind::Map(entries) => {
            for (key, value) in entries {
                each(Role::Operand, key);
                each(Role::Operand, value);
            }
        }
    }
}

impl View<'_> {
    /// The view of a child.
    fn below(&self, role: Role) -> Self {
        View {
            scope: match role {
                Role::Operand | Role::Condition => self.scope,
                Role::Argument => self.scope.arguments(),
                Role::Index => self.scope.index(),
                Role::Body => Scope::BODY,
            },
            in_condition: self.in_condition || matches!(role, Role::Condition),
            ..*self
        }
    }

    /// Whether a part of the expression has a node, itself among them, of which this holds.
    pub fn any(&self, expr: &Expr, holds: &dyn Fn(&Expr) -> bool) -> bool {
        let mut found = holds(expr);
        children(self, expr, &mut |_, child| {
            found = found || self.any(child, holds);
        });
        found
    }
}
