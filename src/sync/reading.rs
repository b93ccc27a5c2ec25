//! What an expression of a mapping reads.

use indexmap::IndexSet;

use crate::limits::Limits;
use crate::mapping::{CompiledMapping, CompiledProperty, Direction};
use crate::references;
use crate::syntax::Expression;
use crate::syntax::tree::{Expr, ExprKind, Literal, Step, StepKind};
use crate::uses::Use;

/// What is read, as it is written; nothing of an expression that does not parse.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// The attributes of the mapping's source, as they follow in the text.
    pub attributes: IndexSet<String>,
    /// The texts that stand in it.
    pub texts: IndexSet<String>,
    /// The attribute of which it is a plain copy.
    pub copied: Option<String>,
}

impl Reading {
    pub fn of(property: &CompiledProperty, mapping: &CompiledMapping) -> Reading {
        let mut reading = Reading::default();
        let Ok(expression) = Expression::parse(property.expression(), &Limits::default()) else {
            return reading;
        };
        let root = expression.root();
        reading.copied = copied(root, mapping);
        let mut read: Vec<(usize, String)> = Vec::new();
        let mut rest = vec![(root, false)];
        while let Some((expr, is_inside)) = rest.pop() {
            match &expr.kind {
                ExprKind::Name(name) if !is_inside && is_bare(&name.text, mapping) => {
                    read.push((expr.span.start(), name.text.to_string()));
                }
                ExprKind::Literal(Literal::Text(text)) => {
                    reading.texts.insert(text.to_string());
                }
                ExprKind::Path { start, steps } => {
                    let attribute = attribute(start, steps, mapping);
                    read.extend(attribute.map(|name| (expr.span.start(), name)));
                }
                _ => {}
            }
            parts(expr, is_inside, &mut rest);
        }
        read.sort();
        reading.attributes = read.into_iter().map(|(_, name)| name).collect();
        reading
    }
}

/// The attribute of the source of which an expression is a plain copy.
fn copied(root: &Expr, mapping: &CompiledMapping) -> Option<String> {
    match &root.kind {
        ExprKind::Path { start, steps } => match steps.as_slice() {
            [step] if !matches!(step.kind, StepKind::Call { .. }) => {
                attribute(start, steps, mapping)
            }
            _ => None,
        },
        ExprKind::Name(name) if is_bare(&name.text, mapping) => Some(name.text.to_string()),
        _ => None,
    }
}

/// The attribute of the source that a path begins with: `appuser.city`, `user["city"]`.
fn attribute(start: &Expr, steps: &[Step], mapping: &CompiledMapping) -> Option<String> {
    let ExprKind::Name(name) = &start.kind else {
        return None;
    };
    match &steps.first()?.kind {
        _ if !is_source(&name.text, mapping) => None,
        StepKind::Member(member) => Some(member.text.to_string()),
        StepKind::Index(index) => index.literal_text().map(str::to_owned),
        _ => None,
    }
}

/// Whether a name is the source of a mapping.
fn is_source(name: &str, mapping: &CompiledMapping) -> bool {
    match mapping.direction() {
        Direction::ToApp => matches!(name, "user" | "source"),
        Direction::ToOkta => {
            matches!(name, "appuser" | "appUser" | "source") || name == mapping.app().name()
        }
    }
}

/// Whether a name on its own is an attribute of the source.
fn is_bare(name: &str, mapping: &CompiledMapping) -> bool {
    references::find(name, Some(Use::mapping())).is_none() && !is_source(name, mapping)
}

/// Adds the parts of a node, each with whether names in it belong to the elements of a list.
fn parts<'e>(expr: &'e Expr, is_inside: bool, rest: &mut Vec<(&'e Expr, bool)>) {
    let mut add = |part: &'e Expr| rest.push((part, is_inside));
    match &expr.kind {
        ExprKind::Literal(_) | ExprKind::Name(_) | ExprKind::ContextObject => {}
        ExprKind::Call { arguments, .. } | ExprKind::List(arguments) => {
            arguments.iter().for_each(add);
        }
        ExprKind::Unary { operand, .. } => add(operand),
        ExprKind::Arithmetic { first, rest } => {
            add(first);
            rest.iter().for_each(|operation| add(&operation.operand));
        }
        ExprKind::Relation { left, right, .. } => {
            [left, right].into_iter().for_each(|part| add(part))
        }
        ExprKind::Logic { operands, .. } => operands.iter().for_each(add),
        ExprKind::Conditional { links, otherwise } => {
            for link in links {
                add(&link.operand);
                link.then.iter().for_each(&mut add);
            }
            add(otherwise);
        }
        ExprKind::Map(entries) => entries.iter().for_each(|(_, value)| add(value)),
        ExprKind::Path { start, steps } => {
            if !matches!(start.kind, ExprKind::Name(_)) {
                add(start);
            }
            for step in steps {
                match &step.kind {
                    StepKind::Member(_) => {}
                    StepKind::Call { arguments, .. } => {
                        rest.extend(arguments.iter().map(|part| (part, is_inside)));
                    }
                    StepKind::Index(index) => rest.push((index, is_inside)),
                    StepKind::Projection(each) | StepKind::Selection(_, each) => {
                        rest.push((each, true));
                    }
                }
            }
        }
    }
}
