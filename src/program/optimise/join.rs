//! Texts that are joined: `x + "#" + y`.

use crate::program::op::{ArithmeticOp, Op};
use crate::syntax::tree::ArithmeticOperator;

use super::literal;

/// Whether all that is added is joined as text, because one of the first two operands is a literal text.
pub(crate) fn is_join(first: &Op, rest: &[ArithmeticOp]) -> bool {
    let second = rest.first().map(|operation| &operation.operand);
    let is_text = literal(first).or_else(|| literal(second?)).is_some();
    let mut operators = rest.iter().map(|operation| operation.operator);
    is_text && operators.all(|operator| operator == ArithmeticOperator::Plus)
}
