//! Operators on values.

use std::cmp::Ordering;

use super::{Element, Evaluation, Result};
use crate::failure::Failure;
use crate::program::op::{Op, Pattern};
use crate::span::Span;
use crate::syntax::tree::{ArithmeticOperator, RelationOperator};
use crate::value::{
    Comparison, TextError, Value, compare, divide, equal, minus, modulus, plus, power, times,
    to_text,
};

impl<'a> Evaluation<'a> {
    /// Counts the lists and maps that an operator goes through.
    pub(super) fn work_through(&self, operands: &[&Value<'a>], span: Span) -> Result<()> {
        let composed = operands.iter().filter(|operand| is_composed(operand));
        let sizes = composed.map(|operand| operand.size());
        self.work(sizes, span)
    }

    pub(super) fn arithmetic(
        &self,
        operator: ArithmeticOperator,
        left: Value<'a>,
        right: Value<'a>,
        span: Span,
    ) -> Result<Value<'a>> {
        self.work_through(&[&left, &right], span)?;
        let limits = &self.code.limits;
        let types = (left.type_name(), right.type_name());
        let (symbol, result) = match operator {
            ArithmeticOperator::Plus => ("+", plus(left, &right, limits)),
            ArithmeticOperator::Minus => ("-", minus(&left, &right)),
            ArithmeticOperator::Times => ("*", times(&left, &right, limits)),
            ArithmeticOperator::Divide => ("/", divide(&left, &right)),
            ArithmeticOperator::Modulus => ("%", modulus(&left, &right)),
            ArithmeticOperator::Power => ("^", power(&left, &right)),
        };
        result.map_err(|error| Failure::operator(error, symbol, types, limits).located(span))
    }

    pub(super) fn matches(
        &self,
        left: &'a Op,
        pattern: &'a Pattern,
        element: Option<&Element<'a>>,
    ) -> Result<Value<'a>> {
        let value = self.eval(left, element)?;
        if value.is_null() {
            return Err(Failure::MatchesNull.located(left.span));
        }
        self.work_through(&[&value], left.span)?;
        let limits = &self.code.limits;
        // Unlike `+`, `matches` converts no map.
        let text = match &value {
            Value::Map(_) | Value::User(_) | Value::Group(_) => Err(TextError::NoText),
            other => to_text(other, limits.text_bytes()),
        };
        let text = text.map_err(|error| {
            match error {
                TextError::NoText => Failure::NotConvertible {
                    found: (&value).into(),
                    wanted: "text",
                },
                TextError::TooLong => Failure::ConcatenationTooLong {
                    limit: limits.concatenation_length,
                },
            }
            .located(left.span)
        })?;
        let (regex, span) = match pattern {
            Pattern::Ready { regex, span } => {
                self.spend(1, *span)?;
                match regex {
                    Ok(regex) => (regex.clone(), *span),
                    Err(failure) => return Err(failure.clone().located(*span)),
                }
            }
            Pattern::Computed(op) => {
                let pattern = self.eval(op, element)?;
                let Value::String(pattern) = &pattern else {
                    return Err(Failure::PatternNotText {
                        found: pattern.type_name(),
                    }
                    .located(op.span));
                };
                let regex = self.regex(pattern);
                (regex.map_err(|failure| failure.located(op.span))?, op.span)
            }
        };
        match regex.is_full_match(&text) {
            Ok(matched) => Ok(Value::Boolean(matched)),
            Err(_) => Err(Failure::RegexSteps {
                limit: self.code.limits.regex_steps,
            }
            .located(span)),
        }
    }
}

/// One comparison.
pub(super) fn relation<'a>(
    operator: RelationOperator,
    left: &Value<'a>,
    right: &Value<'a>,
    span: Span,
) -> Result<Value<'a>> {
    match holds(operator, left, right) {
        Some(holds) => Ok(Value::Boolean(holds)),
        None => Err(Failure::NotComparable {
            left: left.type_name(),
            right: right.type_name(),
        }
        .located(span)),
    }
}

/// Whether a comparison holds; none where the values have no order.
pub(super) fn holds(
    operator: RelationOperator,
    left: &Value<'_>,
    right: &Value<'_>,
) -> Option<bool> {
    let holds: fn(Ordering) -> bool = match operator {
        RelationOperator::Equal => return Some(equal(left, right)),
        RelationOperator::NotEqual => return Some(!equal(left, right)),
        RelationOperator::Less => Ordering::is_lt,
        RelationOperator::LessEqual => Ordering::is_le,
        RelationOperator::Greater => Ordering::is_gt,
        // `matches` is an operation of its own.
        RelationOperator::GreaterEqual | RelationOperator::Matches => Ordering::is_ge,
    };
    match compare(left, right) {
        Comparison::Ordered(ordering) => Some(holds(ordering)),
        Comparison::Unordered => Some(false),
        Comparison::Incomparable => None,
    }
}

/// Whether an operator counts the size of this operand.
pub(super) fn is_composed(operand: &Value<'_>) -> bool {
    matches!(
        operand,
        Value::Array(_) | Value::Map(_) | Value::User(_) | Value::Group(_)
    )
}
