//! Running a program on a context.

mod access;
mod call;
mod collection;
mod fast;
mod names;
mod operate;
mod run;
mod tally;

use crate::check::Names;
use crate::context::Source;
use crate::failure::Failure;
use crate::functions::Assumption;
use crate::program::Code;
use crate::program::op::{LinkOp, Op, OpKind};
use crate::span::Span;
use crate::stack::{Recursion, with_room};
use crate::syntax::tree::{LogicOperator, Placed, UnaryOperator};
use crate::value::{Map, Value, negate, to_boolean, unary_plus};

pub use run::Evaluated;
pub(crate) use run::{eval, eval_into, eval_noting, eval_slots, eval_slots_into};
use tally::Tally;

/// A failure and its place. Boxed, so that results stay as small as values.
pub(crate) struct Located {
    failure: Failure,
    span: Span,
}

type Result<T> = std::result::Result<T, Box<Located>>;

impl Failure {
    fn located(self, span: Span) -> Box<Located> {
        Box::new(Located {
            failure: self,
            span,
        })
    }
}

/// What names inside a projection or selection are read from.
#[derive(Clone)]
enum Element<'a> {
    Value(Value<'a>),
    /// An entry of a map: it has a `key` and a `value`.
    Entry(Value<'a>, Value<'a>),
}

struct Evaluation<'a> {
    code: &'a Code,
    source: &'a dyn Source,
    tally: Tally,
    /// Whether rules are noted.
    is_noting: bool,
}

impl<'a> Evaluation<'a> {
    fn new(code: &'a Code, source: &'a dyn Source) -> Evaluation<'a> {
        Evaluation {
            code,
            source,
            tally: Tally::default(),
            is_noting: true,
        }
    }

    fn run(&self) -> Result<Value<'a>> {
        with_room(Recursion::Walk, self.code.depth, || {
            self.eval(&self.code.root, None)
        })
    }

    /// Notes a rule that the value hangs on.
    fn assume(&self, assumption: &'static Assumption) {
        if !self.is_noting {
            return;
        }
        let mut assumptions = self.tally.assumptions.borrow_mut();
        if !assumptions.contains(&assumption) {
            assumptions.push(assumption);
        }
    }

    /// A list or map that was built, if it is not too large.
    fn bounded(&self, value: Value<'a>, span: Span) -> Result<Value<'a>> {
        let limit = self.code.limits.value_size;
        match value.size() > limit {
            true => Err(Failure::ValueTooLarge { limit }.located(span)),
            false => Ok(value),
        }
    }

    /// A value beside those that are held already for one list, map or call, if they are not too large together.
    fn hold<'v>(&self, held: &mut usize, value: Value<'v>, span: Span) -> Result<Value<'v>> {
        *held = held.saturating_add(value.built_size());
        let limit = self.code.limits.value_size;
        match *held > limit {
            true => Err(Failure::ValueTooLarge { limit }.located(span)),
            false => Ok(value),
        }
    }

    /// Counts operations against the limit.
    fn spend(&self, operations: usize, span: Span) -> Result<()> {
        let spent = self.tally.operations.get() + operations;
        self.tally.operations.set(spent);
        if spent > self.code.limits.operations {
            return Err(Failure::TooManyOperations {
                limit: self.code.limits.operations,
            }
            .located(span));
        }
        Ok(())
    }

    fn eval(&self, op: &'a Op, element: Option<&Element<'a>>) -> Result<Value<'a>> {
        match &op.kind {
            OpKind::Constant(value) => {
                self.spend(1, op.span)?;
                Ok(value.borrowed())
            }
            OpKind::Attribute { slot, null_safe } => {
                self.spend(2, op.span)?;
                self.attribute(*slot, *null_safe, op.span)
            }
            OpKind::Reference(reference) => {
                self.spend(1, op.span)?;
                self.reference(reference, op.span)
            }
            OpKind::BareName(name) => {
                self.spend(1, op.span)?;
                self.bare_name(name, op.span)
            }
            OpKind::ElementName(name) => {
                self.spend(1, op.span)?;
                self.element_name(element, name, op.span)
            }
            OpKind::Subject(names) => self.subject(*names, element, op.span),
            OpKind::Path { start, steps } => {
                let mut steps = steps.iter();
                let mut value = match (&start.kind, element) {
                    (OpKind::Subject(Names::Element), Some(Element::Entry(key, value))) => {
                        match steps.next() {
                            Some(first) => self.entry_step((key, value), first, element)?,
                            None => Value::Null,
                        }
                    }
                    _ => self.eval(start, element)?,
                };
                let mut owner = Some(&**start);
                for step in steps {
                    value = self.step(value, owner.take(), step, element)?;
                }
                Ok(value)
            }
            OpKind::Unary {
                operators, operand, ..
            } => {
                let mut value = self.eval(operand, element)?;
                for Placed { operator, span } in operators.iter().rev() {
                    self.spend(1, *span)?;
                    value = self.unary(*operator, value, *span, operand.span)?;
                }
                Ok(value)
            }
            OpKind::Arithmetic { first, rest, .. } => {
                let mut value = self.eval(first, element)?;
                for operation in rest {
                    self.spend(1, operation.span)?;
                    let right = self.eval(&operation.operand, element)?;
                    value = self.arithmetic(operation.operator, value, right, operation.span)?;
                }
                Ok(value)
            }
            OpKind::Relation {
                operator,
                left,
                right,
            } => {
                self.spend(1, op.span)?;
                let left = self.eval(left, element)?;
                let right = self.eval(right, element)?;
                self.work_through(&[&left, &right], op.span)?;
                operate::relation(*operator, &left, &right, op.span)
            }
            OpKind::Matches { left, pattern } => {
                self.spend(1, op.span)?;
                self.matches(left, pattern, element)
            }
            OpKind::Logic { operator, operands } => {
                self.spend(operands.len() - 1, op.span)?;
                let decisive = *operator == LogicOperator::Or;
                for operand in operands {
                    if self.condition(operand, element)? == decisive {
                        return Ok(Value::Boolean(decisive));
                    }
                }
                Ok(Value::Boolean(!decisive))
            }
            OpKind::Conditional {
                links, otherwise, ..
            } => {
                for link in links {
                    self.spend(1, link.operand.span)?;
                    if let Some(value) = self.link(link, element)? {
                        return Ok(value);
                    }
                }
                self.eval(otherwise, element)
            }
            OpKind::List(elements) => {
                self.spend(1, op.span)?;
                let list = self.eval_all(elements, element, op.span)?.into();
                self.bounded(list, op.span)
            }
            OpKind::Map(entries) => {
                self.spend(1, op.span)?;
                let mut held = 0;
                let mut eval = |part| self.hold(&mut held, self.eval(part, element)?, op.span);
                let entries = entries
                    .iter()
                    .map(|(key, value)| Ok((eval(key)?, eval(value)?)))
                    .collect::<Result<Map<'a>>>()?;
                self.bounded(Value::Map(entries), op.span)
            }
            OpKind::Call(call) => {
                self.spend(1, op.span)?;
                self.function(call, op.span, element)
            }
            OpKind::Fails(failure) => Err(failure.clone().located(op.span)),
            OpKind::ElementCall(method) => {
                self.spend(1, op.span)?;
                let receiver = match element {
                    Some(Element::Value(value)) => value.clone(),
                    _ => Value::Map(Map::from_iter([])),
                };
                self.method(receiver, method, false, op.span, element)
            }
        }
    }

    /// The values of some operands, which are held at once.
    fn eval_all(
        &self,
        ops: &'a [Op],
        element: Option<&Element<'a>>,
        span: Span,
    ) -> Result<Vec<Value<'a>>> {
        let mut held = 0;
        ops.iter()
            .map(|op| self.hold(&mut held, self.eval(op, element)?, span))
            .collect()
    }

    /// An operand as a condition.
    fn condition(&self, op: &'a Op, element: Option<&Element<'a>>) -> Result<bool> {
        let value = self.eval(op, element)?;
        as_condition(&value, op.span)
    }

    /// What one link of a chain decides on, if it does.
    fn link(&self, link: &'a LinkOp, element: Option<&Element<'a>>) -> Result<Option<Value<'a>>> {
        match &link.then {
            Some(then) => match self.condition(&link.operand, element)? {
                true => self.eval(then, element).map(Some),
                false => Ok(None),
            },
            None => {
                let value = self.eval(&link.operand, element)?;
                let absent = match &value {
                    Value::Null => true,
                    Value::String(text) => text.is_empty(),
                    _ => false,
                };
                Ok((!absent).then_some(value))
            }
        }
    }

    fn unary(
        &self,
        operator: UnaryOperator,
        operand: Value<'a>,
        span: Span,
        operand_span: Span,
    ) -> Result<Value<'a>> {
        let type_name = operand.type_name();
        let result = match operator {
            UnaryOperator::Not => {
                return Ok(Value::Boolean(!as_condition(&operand, operand_span)?));
            }
            UnaryOperator::Minus => negate(&operand),
            UnaryOperator::Plus => unary_plus(operand),
        };
        result.map_err(|_| {
            Failure::UnaryTypes {
                operator: operator.symbol(),
                operand: type_name,
            }
            .located(span)
        })
    }
}

fn as_condition(value: &Value<'_>, span: Span) -> Result<bool> {
    to_boolean(value).ok_or_else(|| {
        Failure::NotConvertible {
            found: value.into(),
            wanted: "condition",
        }
        .located(span)
    })
}
