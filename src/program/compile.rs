//! From checked tree to program.

use std::sync::Arc;

use super::Code;
use super::op::{
    ArithmeticOp, Attribute, CallOp, LinkOp, MethodOp, MethodRow, Numbering, Op, OpKind, Pattern,
    Slot, StepOp, StepOpKind,
};
use super::optimise::{CallShortcut, ChainShortcut, Folded, is_join};
use crate::check::{Checked, Names, Resolution, Scope};
use crate::dialect::Dialect;
use crate::failure::Failure;
use crate::functions::{Callee, Kind, Parameter, Prepared, Registry, compile_regex, parameter_at};
use crate::limits::Limits;
use crate::references::{self, Reference};
use crate::span::Span;
use crate::syntax::tree::{
    Expr, ExprKind, Literal, Name, NodeId, Placed, RelationOperator, Step, StepKind,
};
use crate::uses::Use;
use crate::value::Value;

/// Compiles a checked tree to its operations and the attributes that they read.
pub(super) fn compile(
    checked: &Checked,
    dialect: Dialect,
    limits: &Limits,
    registry: &Arc<Registry>,
    place: Option<Use>,
) -> Compiled {
    let mut compiler = Compiler {
        checked,
        dialect,
        limits,
        registry,
        place,
        attributes: Numbering::default(),
        is_repeatable: true,
    };
    let root = compiler.expr(checked.expression.root(), Scope::ROOT);
    Compiled {
        root,
        attributes: compiler.attributes.into_slots(),
        is_repeatable: compiler.is_repeatable,
    }
}

/// What a checked tree is compiled to.
pub(super) struct Compiled {
    pub root: Op,
    pub attributes: Box<[Slot]>,
    /// Whether nobody sees that an evaluation begins again: no function of the embedder's is called.
    pub is_repeatable: bool,
}

struct Compiler<'c> {
    checked: &'c Checked,
    dialect: Dialect,
    limits: &'c Limits,
    registry: &'c Arc<Registry>,
    place: Option<Use>,
    attributes: Numbering,
    is_repeatable: bool,
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
            ExprKind::Name(name) => self.name(expr.id, name, scope),
            ExprKind::ContextObject => OpKind::Subject(scope.names),
            ExprKind::Call { name, arguments } => {
                self.call(expr.id, &name.text, arguments, scope.arguments())
            }
            ExprKind::Path { start, steps } => return self.path(expr.span, start, steps, scope),
            ExprKind::Unary { operators, operand } => {
                let operand = self.boxed(operand, scope);
                OpKind::Unary {
                    folded: Folded::unary(operators, &operand),
                    operators: operators.clone(),
                    operand,
                }
            }
            ExprKind::Arithmetic { first, rest } => {
                let first = self.boxed(first, scope);
                let rest: Vec<ArithmeticOp> = rest
                    .iter()
                    .map(|operation| ArithmeticOp {
                        operator: operation.operator.operator,
                        span: operation.operator.span,
                        operand: self.expr(&operation.operand, scope),
                    })
                    .collect();
                OpKind::Arithmetic {
                    folded: Folded::arithmetic(&first, &rest, self.limits),
                    is_join: is_join(&first, &rest),
                    first,
                    rest,
                }
            }
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
            ExprKind::Conditional { links, otherwise } => {
                let links: Vec<LinkOp> = links
                    .iter()
                    .map(|link| LinkOp {
                        operand: self.expr(&link.operand, scope),
                        then: link.then.as_ref().map(|then| self.expr(then, scope)),
                    })
                    .collect();
                let otherwise = self.boxed(otherwise, scope);
                OpKind::Conditional {
                    shortcut: ChainShortcut::of(&links, &otherwise),
                    links,
                    otherwise,
                }
            }
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

    fn name(&self, id: NodeId, name: &Name, scope: Scope) -> OpKind {
        if let Some(Resolution::Forbidden(diagnostic)) = self.checked.resolution(id) {
            return OpKind::Fails(Failure::ReferenceOfUse {
                message: diagnostic.message().to_owned(),
            });
        }
        match (scope.names, references::find(&name.text, self.place)) {
            (Names::Element, _) => OpKind::ElementName(name.text.clone()),
            (Names::Context, Some(reference)) => OpKind::Reference(reference),
            (Names::Context, None) => OpKind::BareName(name.text.clone()),
        }
    }

    /// A call without a receiver, or with its namespace: a function, or a method of the element.
    fn call(&mut self, id: NodeId, name: &str, arguments: &[Expr], scope: Scope) -> OpKind {
        match self.checked.resolution(id) {
            Some(Resolution::Function { callee, nested }) => {
                let prepared = self.prepared(&callee.parameters, 0, arguments);
                let nested = nested.as_ref().map(|nested| {
                    Code::new(
                        nested,
                        self.dialect,
                        *self.limits,
                        self.registry,
                        self.place,
                    )
                });
                let arguments = self.all(arguments, scope);
                self.is_repeatable &= is_repeatable(callee, nested.as_ref());
                OpKind::Call(Box::new(CallOp {
                    name: name.into(),
                    shortcut: CallShortcut::of(callee, &arguments),
                    callee: callee.clone(),
                    arguments,
                    prepared,
                    nested,
                }))
            }
            resolution => OpKind::ElementCall(self.method(name, resolution, arguments, scope)),
        }
    }

    fn method(
        &mut self,
        name: &str,
        resolution: Option<&Resolution>,
        arguments: &[Expr],
        scope: Scope,
    ) -> MethodOp {
        let rows = match resolution {
            Some(Resolution::Method(rows)) => rows.as_slice(),
            _ => &[],
        };
        let rows = rows.iter().map(|(receiver, callee)| MethodRow {
            receiver: *receiver,
            callee: callee.clone(),
            prepared: self.prepared(&callee.parameters, 1, arguments),
        });
        let rows: Vec<MethodRow> = rows.collect();
        let mut callees = rows.iter().map(|row| &row.callee);
        self.is_repeatable &= callees.all(|callee| is_repeatable(callee, None));
        MethodOp {
            name: name.into(),
            rows,
            arguments: self.all(arguments, scope),
        }
    }

    /// The literal arguments that a function wants read once; behind `receivers` others.
    fn prepared(
        &self,
        parameters: &[Parameter],
        receivers: usize,
        arguments: &[Expr],
    ) -> Vec<Option<Prepared>> {
        let literal = |(position, argument): (usize, &Expr)| {
            let parameter = parameter_at(parameters, position + receivers)?;
            Prepared::new(parameter.kind, argument.literal_text()?, self.limits)
        };
        let prepared = arguments.iter().enumerate().map(literal);
        std::iter::repeat_with(|| None)
            .take(receivers)
            .chain(prepared)
            .collect()
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
                    Some(Resolution::Function { .. }),
                ) => {
                    let full = format!("{}.{}", name.text, function.text);
                    let kind = self.call(first.id, &full, arguments, scope.arguments());
                    return (Op { span, kind }, rest);
                }
                (StepKind::Member(attribute), _) if scope.names == Names::Context => {
                    if let Some(reference) = references::find(&name.text, self.place) {
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
        self.attributes.add(attribute)
    }

    fn step(&mut self, step: &Step, scope: Scope) -> StepOp {
        let kind = match &step.kind {
            StepKind::Member(name) => StepOpKind::Member(name.text.clone()),
            StepKind::Call { name, arguments } => {
                let resolution = self.checked.resolution(step.id);
                StepOpKind::Call(self.method(&name.text, resolution, arguments, scope.arguments()))
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
                let character = |offset: usize| {
                    let width = text.get(offset..)?.chars().next()?.len_utf8();
                    Some(right.inside_literal(text, Span::new(offset, offset + width)))
                };
                Pattern::Ready {
                    span: offset.and_then(character).unwrap_or(right.span),
                    regex,
                }
            }
            _ => Pattern::Computed(self.boxed(right, scope)),
        }
    }
}

/// Whether a call may be made twice: of a function of this library, with an inner expression that is known.
fn is_repeatable(callee: &Callee, nested: Option<&Code>) -> bool {
    let mut parameters = callee.parameters.iter();
    match (callee, nested) {
        (Callee::Embedder(_), _) => false,
        (Callee::Native(_), Some(nested)) => nested.is_optimised,
        (Callee::Native(_), None) => parameters.all(|parameter| parameter.kind != Kind::Expression),
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
