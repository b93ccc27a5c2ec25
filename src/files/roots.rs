//! The names that an expression begins to read from.

use crate::limits::Limits;
use crate::span::Span;
use crate::syntax::Expression;
use crate::syntax::tree::{Expr, ExprKind, Name, StepKind};

/// A name that an expression begins to read from.
pub(super) struct Root {
    pub name: String,
    pub span: Span,
    /// Whether something is read from it, as in `name.x`.
    pub is_path: bool,
}

impl Root {
    fn new(name: &Name, is_path: bool) -> Root {
        Root {
            name: name.text.to_string(),
            span: name.span,
            is_path,
        }
    }

    /// Whether it is the app user.
    pub fn is_app_user(&self) -> bool {
        matches!(&*self.name, "appuser" | "appUser")
    }
}

/// The names on their own and the starts of paths, outside projections and selections, in no particular order.
/// None of a text that is no expression.
pub(super) fn roots(text: &str) -> Vec<Root> {
    let Ok(expression) = Expression::parse(text, &Limits::default()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut open: Vec<&Expr> = vec![expression.root()];
    while let Some(node) = open.pop() {
        match &node.kind {
            ExprKind::Literal(_) | ExprKind::ContextObject => {}
            ExprKind::Name(name) => found.push(Root::new(name, false)),
            ExprKind::Call { arguments, .. } => open.extend(arguments),
            ExprKind::Path { start, steps } => {
                match &start.kind {
                    ExprKind::Name(name) => found.push(Root::new(name, true)),
                    _ => open.push(start),
                }
                for step in steps {
                    match &step.kind {
                        StepKind::Call { arguments, .. } => open.extend(arguments),
                        // `x[name]` is the key `name`.
                        StepKind::Index(index) if matches!(index.kind, ExprKind::Name(_)) => {}
                        StepKind::Index(index) => open.push(index),
                        StepKind::Member(_) | StepKind::Projection(_) | StepKind::Selection(..) => {
                        }
                    }
                }
            }
            ExprKind::Unary { operand, .. } => open.push(operand),
            ExprKind::Arithmetic { first, rest } => {
                open.push(first);
                open.extend(rest.iter().map(|operation| &operation.operand));
            }
            ExprKind::Relation { left, right, .. } => open.extend([&**left, &**right]),
            ExprKind::Logic { operands, .. } => open.extend(operands),
            ExprKind::Conditional { links, otherwise } => {
                open.push(otherwise);
                for link in links {
                    open.push(&link.operand);
                    open.extend(&link.then);
                }
            }
            ExprKind::List(elements) => open.extend(elements),
            ExprKind::Map(entries) => open.extend(entries.iter().flat_map(|(k, v)| [k, v])),
        }
    }
    found
}
