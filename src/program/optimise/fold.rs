//! Operators on constants, applied once.

use crate::limits::Limits;
use crate::program::op::{ArithmeticOp, Op, OpKind};
use crate::syntax::tree::{ArithmeticOperator, Placed, UnaryOperator};
use crate::value::{
    OperatorError, Value, divide, minus, modulus, negate, plus, power, times, unary_plus,
};

/// The value of an operation on constants, with the operations that it counts for. What fails is not folded: it fails
/// when it runs. Nor is a text: it counts as built against the limits.
#[derive(Debug)]
pub(crate) struct Folded {
    pub value: Value<'static>,
    pub operations: usize,
}

impl Folded {
    /// `1 + 2 * 3`.
    pub fn arithmetic(first: &Op, rest: &[ArithmeticOp], limits: &Limits) -> Option<Folded> {
        let mut folded = Folded::constant(first)?;
        for operation in rest {
            let right = Folded::constant(&operation.operand)?;
            let value = apply(operation.operator, folded.value, &right.value, limits);
            folded.value = value.ok()?;
            folded.operations += 1 + right.operations;
        }
        (folded.value.as_str().is_none()).then_some(folded)
    }

    /// `-1`.
    pub fn unary(operators: &[Placed<UnaryOperator>], operand: &Op) -> Option<Folded> {
        let mut folded = Folded::constant(operand)?;
        for Placed { operator, .. } in operators.iter().rev() {
            folded.value = match (operator, folded.value) {
                (UnaryOperator::Minus, value) => negate(&value).ok()?,
                (UnaryOperator::Plus, value) => unary_plus(value).ok()?,
                (UnaryOperator::Not, Value::Boolean(value)) => Value::Boolean(!value),
                (UnaryOperator::Not, _) => return None,
            };
            folded.operations += 1;
        }
        Some(folded)
    }

    /// An operand that is a constant, or was folded to one.
    pub fn constant(op: &Op) -> Option<Folded> {
        match &op.kind {
            OpKind::Constant(value) => Some(Folded {
                value: value.clone(),
                operations: 1,
            }),
            OpKind::Arithmetic { folded, .. } | OpKind::Unary { folded, .. } => {
                folded.as_ref().map(|folded| Folded {
                    value: folded.value.clone(),
                    operations: folded.operations,
                })
            }
            _ => None,
        }
    }
}

/// One application of an operator.
fn apply(
    operator: ArithmeticOperator,
    left: Value<'static>,
    right: &Value<'static>,
    limits: &Limits,
) -> Result<Value<'static>, OperatorError> {
    match operator {
        ArithmeticOperator::Plus => plus(left, right, limits),
        ArithmeticOperator::Minus => minus(&left, right),
        ArithmeticOperator::Times => times(&left, right, limits),
        ArithmeticOperator::Divide => divide(&left, right),
        ArithmeticOperator::Modulus => modulus(&left, right),
        ArithmeticOperator::Power => power(&left, right),
    }
}
