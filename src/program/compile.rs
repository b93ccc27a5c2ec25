//! From checked tree to program.

use indexmap::IndexSet;

use super::op::{
    ArithmeticOp, Attribute, LinkOp, MethodOp, Op, OpKind, Pattern, StepOp, StepOpKind,
};
use super::pattern::compile_regex;
use crate::check::{Checked, Names, Resolution, Scope};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::limits::Limits;
use crate::references::{self, Reference};
use crate::span::Span;
use crate::syntax::tree::{
    Expr, ExprKind, Literal, Name, NodeId, Placed, RelationOperator, Step, StepKind,
};
use crate::value::Value;

/// Compiles a checked tree to its operations and the attributes that they read.
pub(super) fn compile(
    checked: &Checked,
    dialect: Dialect,
    limits: &Limits,
) -> (Op, IndexSet<Attribute>) {
    let mut compiler = Compiler {
        checked,
        dialect,
        limits,
        attributes: IndexSet::new(),
    };
    let root = compiler.expr(checked.expression.root(), Scope::ROOT);
    (root, compiler.attributes)
}

struct Compiler<'c> {
    checked: &'c Checked,
    dialect: Dialect,
    limits: &'c Limits,
    attributes: IndexSet<Attribute>,
}

impl Compiler<'_> {
    fn all(&mut self, exprs: &[Expr], scope: Scope) -> Vec<Op> {
        exprs.iter().map(|expr| self.expr(expr, scope)).collect()
    }

    fn boxed(&mut self, expr: &Expr, scope: Scope) -> Box<Op> {
        Box::new(self.expr(expr, scope))
    }

    fn expr(&mut self, expr: &Expr, scope: Scope) -> Op {
        let kind = match &expr.kind {
            ExprKind::Literal(literal) => OpKind::Constant(constant(literal)),
            ExprKind::Name(name) => self.name(name, scope),
            ExprKind::ContextObject => OpKind::Subject(scope.names),
            ExprKind::Call { name, arguments } => {
                let arguments = self.all(arguments, scope.arguments());
                self.call(expr.id, &name.text, arguments)
            }
            ExprKind::Path { start, steps } => return self.path(expr.span, start, steps, scope),
            ExprKind::Unary { operators, operand } => OpKind::Unary {
                operators: operators.clone(),
                operand: self.boxed(operand, scope),
            },
            ExprKind::Arithmetic { first, rest } => OpKind::Arithmetic {
                first: self.boxed(first, scope),
                rest: rest
                    .iter()
                    .map(|operation| ArithmeticOp {
                        operator: operation.operator.operator,
                        span: operation.operator.span,
                        operand: self.expr(&operation.operand, scope),
                    })
                    .collect(),
            },
            ExprKind::Relation {
                left,
                operator:
                    Placed {
                        operator: RelationOperator::Matches,
                        ..
                    },
                right,
                ..
            } => OpKind::Matches {
                left: self.boxed(left, scope),
                pattern: self.pattern(right, scope),
            },
            ExprKind::Relation {
                left,
                operator,
                right,
                ..
            } => OpKind::Relation {
                operator: operator.operator,
                left: self.boxed(left, scope),
                right: self.boxed(right, scope),
            },
            ExprKind::Logic { operator, operands } => OpKind::Logic {
                operator: *operator,
                operands: self.all(operands, scope),
            },
            ExprKind::Conditional { links, otherwise } => OpKind::Conditional {
                links: links
                    .iter()
                    .map(|link| LinkOp {
                        operand: self.expr(&link.operand, scope),
                        then: link.then.as_ref().map(|then| self.expr(then, scope)),
                    })
                    .collect(),
                otherwise: self.boxed(otherwise, scope),
            },
            ExprKind::List(elements) => OpKind::List(self.all(elements, scope)),
            ExprKind::Map(entries) => OpKind::Map(
                entries
                    .iter()
                    .map(|(key, value)| (self.expr(key, scope), self.expr(value, scope)))
                    .collect(),
            ),
        };
        Op {
            span: expr.span,
            kind,
        }
    }

    fn name(&self, name: &Name, scope: Scope) -> OpKind {
        match (scope.names, references::find(&name.text)) {
            (Names::Element, _) => OpKind::ElementName(name.text.clone()),
            (Names::Context, Some(reference)) => OpKind::Reference(reference),
            (Names::Context, None) => OpKind::BareName(name.text.clone()),
        }
    }

    fn call(&self, id: NodeId, name: &str, arguments: Vec<Op>) -> OpKind {
        match self.checked.resolution(id) {
            Some(Resolution::Function(callee)) => OpKind::Call {
                name: name.into(),
                callee: callee.clone(),
                arguments,
            },
            resolution => OpKind::ElementCall(method(name, resolution, arguments)),
        }
    }

    fn path(&mut self, span: Span, start: &Expr, steps: &[Step], scope: Scope) -> Op {
        let (start, rest) = self.path_start(start, steps, scope);
        if rest.is_empty() {
            return Op { span, ..start };
        }
        let steps = rest.iter().map(|step| self.step(step, scope)).collect();
        Op {
            span,
            kind: OpKind::Path {
                start: Box::new(start),
                steps,
            },
        }
    }

    /// The start of a path with the steps that one operation takes together: a function's namespace and name, a
    /// reference and its attribute.
    fn path_start<'t>(
        &mut self,
        start: &Expr,
        steps: &'t [Step],
        scope: Scope,
    ) -> (Op, &'t [Step]) {
        if let (ExprKind::Name(name), Some((first, rest))) = (&start.kind, steps.split_first()) {
            let span = start.span.to(first.span);
            match (&first.kind, self.checked.resolution(first.id)) {
                (
                    StepKind::Call {
                        name: function,
                        arguments,
                    },
                    Some(Resolution::Function(callee)),
                ) => {
                    let kind = OpKind::Call {
                        name: format!("{}.{}", name.text, function.text).into(),
                        callee: callee.clone(),
                        arguments: self.all(arguments, scope.arguments()),
                    };
                    return (Op { span, kind }, rest);
                }
                (StepKind::Member(attribute), _) if scope.names == Names::Context => {
                    if let Some(reference) = references::find(&name.text) {
                        let slot = self.slot(reference, &attribute.text);
                        let kind = OpKind::Attribute {
                            slot,
                            null_safe: first.null_safe,
                        };
                        return (Op { span, kind }, rest);
                    }
                }
                _ => {}
            }
        }
        (self.expr(start, scope), steps)
    }

    fn slot(&mut self, reference: &'static Reference, name: &str) -> usize {
        let attribute = Attribute {
            reference,
            name: name.into(),
            access: reference.access(self.dialect, name),
        };
        self.attributes.insert_full(attribute).0
    }

    fn step(&mut self, step: &Step, scope: Scope) -> StepOp {
        let kind = match &step.kind {
            StepKind::Member(name) => StepOpKind::Member(name.text.clone()),
            StepKind::Call { name, arguments } => {
                let arguments = self.all(arguments, scope.arguments());
                StepOpKind::Call(method(
                    &name.text,
                    self.checked.resolution(step.id),
                    arguments,
                ))
            }
            StepKind::Index(index) => StepOpKind::Index {
                key: match &index.kind {
                    ExprKind::Name(name) => Some(name.text.clone()),
                    _ => None,
                },
                index: self.expr(index, scope.index()),
            },
            StepKind::Projection(body) => StepOpKind::Projection(self.expr(body, Scope::BODY)),
            StepKind::Selection(which, criterion) => {
                StepOpKind::Selection(*which, self.expr(criterion, Scope::BODY))
            }
        };
        StepOp {
            span: step.span,
            null_safe: step.null_safe,
            kind,
        }
    }

    fn pattern(&mut self, right: &Expr, scope: Scope) -> Pattern {
        match &right.kind {
            ExprKind::Literal(Literal::Text(text)) => {
                let regex = compile_regex(text, self.limits);
                let offset = regex.as_ref().err().and_then(Failure::regex_offset);
                Pattern::Ready {
                    span: offset.map_or(right.span, |offset| inside(text, right.span, offset)),
                    regex,
                }
            }
            _ => Pattern::Computed(self.boxed(right, scope)),
        }
    }
}

/// The place of a byte of a text within the literal that holds it; the literal where quotes are doubled in it.
fn inside(text: &str, literal: Span, offset: usize) -> Span {
    let character = text.get(offset..).and_then(|rest| rest.chars().next());
    match character {
        Some(character) if literal.range().len() == text.len() + 2 => {
            let start = literal.start() + 1 + offset;
            Span::new(start, start + character.len_utf8())
        }
        _ => literal,
    }
}

fn method(name: &str, resolution: Option<&Resolution>, arguments: Vec<Op>) -> MethodOp {
    MethodOp {
        name: name.into(),
        rows: match resolution {
            Some(Resolution::Method(rows)) => rows.clone(),
            _ => Vec::new(),
        },
        arguments,
    }
}

fn constant(literal: &Literal) -> Value<'static> {
    match literal {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Integer(value) => Value::Integer(*value),
        Literal::Long(value) => Value::Long(*value),
        Literal::Double(value) => Value::Double(*value),
        Literal::Text(text) => Value::from(String::from(&**text)),
    }
}
