//! The optimised evaluation: the same operations without what nobody needs of them.
//!
//! It gives a value where the reference interpreter gives the same, having counted the same, and nothing in all other
//! cases: on every failure, at every limit, and where a rule is needed that only the reference interpreter knows. Then
//! that one runs from the beginning, so errors have one origin. What has no shortcut is handed to it piece by piece.
//! Sources give the same whenever they are read, so an attribute that was read is not read again.

mod call;
mod concatenation;
mod conditional;
mod path;

use std::borrow::Cow;
use std::cell::Cell;

use super::operate::{holds, is_composed};
use super::{Element, Evaluated, Evaluation};
use crate::context::{Read, Slots, Source};
use crate::program::Code;
use crate::program::op::{Op, OpKind, Pattern, Slot};
use crate::references::Access;
use crate::span::Span;
use crate::stack::{Recursion, with_room};
use crate::syntax::tree::{LogicOperator, RelationOperator, UnaryOperator};
use crate::value::{Value, to_boolean};

/// A value, or the note that it was written into the buffer.
pub(super) enum Built<'a> {
    Value(Value<'a>),
    Buffer,
}

impl<'a> Built<'a> {
    /// The value, where the buffer was made for it alone.
    fn owning(self, buffer: String) -> Value<'a> {
        match self {
            Built::Value(value) => value,
            Built::Buffer => Value::from(buffer),
        }
    }
}

/// Evaluates a program, if everything about it is usual; from slots where there are some.
pub(super) fn eval<'a>(
    code: &'a Code,
    source: &'a dyn Source,
    slots: Option<&dyn Slots<'a>>,
) -> Option<Value<'a>> {
    if let Some(value) = lone_attribute(code, source, slots) {
        return Some(value);
    }
    let fast = Fast::new(code, source, slots, false);
    fast.run(|| fast.value(&code.root, None))
}

/// Evaluates a program, if everything about it is usual, and notes the rules that the value hangs on.
pub(super) fn eval_noting<'a>(code: &'a Code, source: &'a dyn Source) -> Option<Evaluated<'a>> {
    let fast = Fast::new(code, source, None, true);
    let value = fast.run(|| fast.value(&code.root, None))?;
    Some(Evaluated {
        value,
        assumptions: fast.evaluation.tally.assumptions.into_inner(),
    })
}

/// Evaluates a program into a buffer, if everything about it is usual.
pub(super) fn eval_into<'a>(
    code: &'a Code,
    source: &'a dyn Source,
    slots: Option<&dyn Slots<'a>>,
    buffer: &mut String,
) -> Option<Built<'a>> {
    if let Some(value) = lone_attribute(code, source, slots) {
        return Some(Built::Value(value));
    }
    let fast = Fast::new(code, source, slots, false);
    buffer.clear();
    let built = fast.run(|| fast.build(&code.root, None, buffer))?;
    Some(match built {
        Built::Value(Value::String(Cow::Owned(text))) => {
            *buffer = text;
            Built::Buffer
        }
        built => built,
    })
}

/// What an attribute counts.
const ATTRIBUTE_OPERATIONS: usize = 2;

/// The value of an expression that is an attribute and nothing else, as most of a mapping are: it recurses nowhere.
fn lone_attribute<'a>(
    code: &'a Code,
    source: &'a dyn Source,
    slots: Option<&dyn Slots<'a>>,
) -> Option<Value<'a>> {
    let OpKind::Attribute { slot: number, .. } = code.root.kind else {
        return None;
    };
    let slot = code.attributes.get(number)?;
    match supplied(source, slots, number, slot) {
        Read::Value(value) if ATTRIBUTE_OPERATIONS <= code.limits.operations => Some(value),
        _ => None,
    }
}

/// What was supplied as an attribute, unless only the reference interpreter knows how to read it.
#[inline]
fn supplied<'a>(
    source: &'a dyn Source,
    slots: Option<&dyn Slots<'a>>,
    number: usize,
    slot: &Slot,
) -> Read<'a> {
    let attribute = &slot.attribute;
    let part = attribute.reference.part;
    match (slots, attribute.access) {
        (_, Access::Time | Access::Within(_)) => Read::NotSupplied,
        (Some(slots), _) => slots.slot(number),
        _ if source.variable(attribute.reference.name).is_some() => Read::NotSupplied,
        (None, Access::Profile) => match source.profile(part) {
            Some(profile) => Read::Value(slot.read(profile)),
            None => source.attribute(part, &attribute.name),
        },
        (None, Access::Field) => source.field(part, &attribute.name),
    }
}

struct Fast<'a, 's> {
    evaluation: Evaluation<'a>,
    slots: Option<&'s dyn Slots<'a>>,
    /// The last attribute that was read and will perhaps be read again.
    last: Cell<Value<'a>>,
    last_slot: Cell<usize>,
}

impl<'a, 's> Fast<'a, 's> {
    fn new(
        code: &'a Code,
        source: &'a dyn Source,
        slots: Option<&'s dyn Slots<'a>>,
        is_noting: bool,
    ) -> Fast<'a, 's> {
        Fast {
            evaluation: Evaluation {
                is_noting,
                ..Evaluation::new(code, source)
            },
            slots,
            last: Cell::default(),
            last_slot: Cell::new(usize::MAX),
        }
    }

    /// Runs within the limits: what was counted must not be beyond them in the end, so it never was.
    fn run<T>(&self, run: impl FnOnce() -> Option<T>) -> Option<T> {
        let result = with_room(Recursion::Walk, self.code().depth, run)?;
        self.is_within_limits().then_some(result)
    }

    fn is_within_limits(&self) -> bool {
        self.evaluation.tally.is_within(&self.code().limits)
    }

    fn code(&self) -> &'a Code {
        self.evaluation.code
    }

    /// Counts operations.
    #[inline]
    fn spend(&self, operations: usize) {
        let tally = &self.evaluation.tally;
        tally.operations.set(tally.operations.get() + operations);
    }

    /// Counts what operators go through.
    fn work_through(&self, left: &Value<'a>, right: &Value<'a>, span: Span) -> Option<()> {
        if is_composed(left) || is_composed(right) {
            self.evaluation.work_through(&[left, right], span).ok()?;
        }
        Some(())
    }

    /// The value of an operation.
    fn value(&self, op: &'a Op, element: Option<&Element<'a>>) -> Option<Value<'a>> {
        match &op.kind {
            OpKind::Constant(value) => {
                self.spend(1);
                Some(value.borrowed())
            }
            OpKind::Attribute { slot, null_safe } => self.attribute(*slot, *null_safe, op.span),
            OpKind::Arithmetic { .. } => {
                let mut buffer = String::new();
                let built = self.arithmetic(op, element, &mut buffer)?;
                Some(built.owning(buffer))
            }
            OpKind::Conditional {
                links,
                otherwise,
                shortcut,
            } => match self.choose(links, otherwise, shortcut.as_ref(), element)? {
                conditional::Choice::Value(value) => Some(value),
                conditional::Choice::Branch(branch) => self.value(branch, element),
            },
            OpKind::Relation { .. } | OpKind::Logic { .. } | OpKind::Matches { .. } => {
                self.condition(op, element).map(Value::Boolean)
            }
            OpKind::Unary {
                folded: Some(folded),
                ..
            } => {
                self.spend(folded.operations);
                Some(folded.value.borrowed())
            }
            OpKind::Unary { operators, .. } => match operators.as_slice() {
                [not] if not.operator == UnaryOperator::Not => {
                    self.condition(op, element).map(Value::Boolean)
                }
                _ => self.reference(op, element),
            },
            OpKind::Call(call) => self.call(call, op.span, element),
            OpKind::Path { start, steps } => self.path(op, start, steps, element),
            OpKind::ElementName(name) => match element {
                Some(Element::Value(Value::Map(map))) => {
                    self.spend(1);
                    Some(map.get(name).unwrap_or_default())
                }
                _ => self.reference(op, element),
            },
            OpKind::Reference(_)
            | OpKind::BareName(_)
            | OpKind::Subject(_)
            | OpKind::List(_)
            | OpKind::Map(_)
            | OpKind::Fails(_)
            | OpKind::ElementCall(_) => self.reference(op, element),
        }
    }

    /// The value of an operation, built in the buffer where it has to be built.
    fn build(
        &self,
        op: &'a Op,
        element: Option<&Element<'a>>,
        buffer: &mut String,
    ) -> Option<Built<'a>> {
        match &op.kind {
            OpKind::Arithmetic { .. } => self.arithmetic(op, element, buffer),
            OpKind::Conditional {
                links,
                otherwise,
                shortcut,
            } => match self.choose(links, otherwise, shortcut.as_ref(), element)? {
                conditional::Choice::Value(value) => Some(Built::Value(value)),
                conditional::Choice::Branch(branch) => self.build(branch, element, buffer),
            },
            OpKind::Call(_) => self.build_piece(op, element, buffer),
            _ => self.value(op, element).map(Built::Value),
        }
    }

    /// An operation without a shortcut.
    fn reference(&self, op: &'a Op, element: Option<&Element<'a>>) -> Option<Value<'a>> {
        self.evaluation.eval(op, element).ok()
    }

    /// An attribute of a reference, by its number.
    fn attribute(&self, slot: usize, null_safe: bool, span: Span) -> Option<Value<'a>> {
        self.spend(ATTRIBUTE_OPERATIONS);
        if self.last_slot.get() == slot {
            let value = self.last.take();
            self.last.set(value.clone());
            return Some(value);
        }
        self.read(slot, null_safe, span)
    }

    /// What the source has of an attribute; what it has is kept where it will be read again.
    fn read(&self, number: usize, null_safe: bool, span: Span) -> Option<Value<'a>> {
        let slot = self.code().attributes.get(number)?;
        match supplied(self.evaluation.source, self.slots, number, slot) {
            Read::Value(value) => {
                if slot.is_repeated {
                    self.last.set(value.clone());
                    self.last_slot.set(number);
                }
                Some(value)
            }
            _ => self.evaluation.attribute(number, null_safe, span).ok(),
        }
    }

    /// An operand as a condition.
    fn condition(&self, op: &'a Op, element: Option<&Element<'a>>) -> Option<bool> {
        match &op.kind {
            OpKind::Relation {
                operator,
                left,
                right,
            } => {
                self.spend(1);
                self.relation(*operator, left, right, op.span, element)
            }
            OpKind::Logic { operator, operands } => {
                self.spend(operands.len() - 1);
                let decisive = *operator == LogicOperator::Or;
                for operand in operands {
                    if self.condition(operand, element)? == decisive {
                        return Some(decisive);
                    }
                }
                Some(!decisive)
            }
            OpKind::Matches {
                left,
                pattern: Pattern::Ready {
                    regex: Ok(regex), ..
                },
            } => {
                self.spend(2);
                match self.value(left, element)? {
                    Value::String(text) => regex.is_full_match(&text).ok(),
                    _ => None,
                }
            }
            OpKind::Matches { .. } => self.reference(op, element)?.as_bool(),
            OpKind::Unary {
                operators,
                operand,
                folded: None,
            } if matches!(operators.as_slice(), [not] if not.operator == UnaryOperator::Not) => {
                self.spend(1);
                self.condition(operand, element).map(|holds| !holds)
            }
            _ => match self.value(op, element)? {
                Value::Boolean(holds) => Some(holds),
                value => to_boolean(&value),
            },
        }
    }

    fn relation(
        &self,
        operator: RelationOperator,
        left: &'a Op,
        right: &'a Op,
        span: Span,
        element: Option<&Element<'a>>,
    ) -> Option<bool> {
        let left = match left.kind {
            OpKind::Attribute { slot, null_safe } => self.attribute(slot, null_safe, left.span)?,
            _ => match (&left.kind, element) {
                (OpKind::ElementName(name), Some(Element::Value(Value::Map(map)))) => {
                    self.spend(1);
                    map.get(name).unwrap_or_default()
                }
                _ => self.value(left, element)?,
            },
        };
        let made;
        let right = match &right.kind {
            OpKind::Constant(right) => {
                self.spend(1);
                right
            }
            _ => {
                made = self.value(right, element)?;
                &made
            }
        };
        match (operator, &left, right) {
            (RelationOperator::NotEqual, Value::String(_), Value::Null) => Some(true),
            (RelationOperator::Equal, Value::String(left), Value::String(right)) => {
                Some(left == right)
            }
            (RelationOperator::NotEqual, Value::String(left), Value::String(right)) => {
                Some(left != right)
            }
            _ => {
                self.work_through(&left, right, span)?;
                holds(operator, &left, right)
            }
        }
    }
}
