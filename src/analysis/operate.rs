//! `+ - * / % ^ !`: what they give, what can only fail, and what surprises.

use crate::check::Scope;
use crate::diagnostic::{Diagnostic, codes};
use crate::span::Span;
use crate::syntax::tree::{
    ArithmeticOperator, Expr, ExprKind, Literal, Operation, Placed, UnaryOperator,
};
use crate::text::article;

use super::convert::{self, Converts};
use super::infer::Inference;
use super::remedy::{replacement, testable};
use super::types::{Type, TypeKind};

impl Inference<'_> {
    pub(super) fn unary(
        &mut self,
        operators: &[Placed<UnaryOperator>],
        operand: &Expr,
        mut of: Type,
    ) -> Type {
        for Placed { operator, span } in operators.iter().rev() {
            if of.is_never() {
                return of;
            }
            of = match operator {
                UnaryOperator::Not => match self.condition(operand, &of) {
                    true => Type::never(),
                    false => Type::new(TypeKind::Boolean),
                },
                UnaryOperator::Plus | UnaryOperator::Minus => {
                    let kind = of.kind.clone();
                    match kind.is_number() || of.is_unknown() {
                        true => {
                            if of.may_be_null() {
                                self.unguarded(
                                    operand.span,
                                    "null has no sign, and this may be null",
                                );
                            }
                            Type {
                                nullable: kind == TypeKind::Unknown,
                                ..Type::new(kind)
                            }
                        }
                        false => {
                            let message = format!(
                                "`{}` is not defined for {}",
                                operator.symbol(),
                                article(kind.as_str())
                            );
                            return self.fail(&codes::TYPE_MISMATCH, *span, message);
                        }
                    }
                }
            };
        }
        of
    }

    pub(super) fn arithmetic(&mut self, first: &Expr, rest: &[Operation], scope: Scope) -> Type {
        let mut left = self.expr(first, scope);
        let mut constant = integer(first);
        let mut left_expr = first;
        for operation in rest {
            let right = self.expr(&operation.operand, scope);
            let operands = (left_expr.span.to(operation.operand.span), constant);
            constant = self.whole_numbers(operands, &left, operation, &right);
            left = self.operation(left_expr, &left, operation, &right);
            left_expr = &operation.operand;
        }
        left
    }

    /// One operator of a chain.
    fn operation(
        &mut self,
        left_expr: &Expr,
        left: &Type,
        operation: &Operation,
        right: &Type,
    ) -> Type {
        if left.is_never() || right.is_never() {
            return Type::never();
        }
        let operator = operation.operator.operator;
        let span = operation.operator.span;
        if operator == ArithmeticOperator::Plus && (left.is_text() || right.is_text()) {
            self.concatenated(left_expr, left);
            self.concatenated(&operation.operand, right);
            return concatenation(left, right);
        }
        if is_mismatch(operator, left, right) {
            let message = format!(
                "`{}` is not defined for {} and {}",
                operator.symbol(),
                article(left.kind.as_str()),
                article(right.kind.as_str())
            );
            return self.fail(&codes::TYPE_MISMATCH, span, message);
        }
        for (expr, of) in [(left_expr, left), (&operation.operand, right)] {
            if of.may_be_null() {
                let message = format!(
                    "`{}` takes no null, and this may be null",
                    operator.symbol()
                );
                self.unguarded(expr.span, &message);
            }
        }
        if left.is_text() {
            return self.text_by_number(operator, left, right, span);
        }
        if left.is_unknown() || right.is_unknown() {
            return Type::unknown();
        }
        Type::new(promoted(operator, &left.kind, &right.kind))
    }

    /// A text minus or times a number.
    fn text_by_number(
        &mut self,
        operator: ArithmeticOperator,
        left: &Type,
        right: &Type,
        span: Span,
    ) -> Type {
        let one_character = operator == ArithmeticOperator::Times
            || convert::texts(left, is_one_character) == Converts::Always;
        if right.kind == TypeKind::Number || !one_character {
            let message = format!(
                "`{}` is defined for a text and a number only where {}",
                operator.symbol(),
                match operator {
                    ArithmeticOperator::Times => "the number is an Integer",
                    _ => "the text is one character and the number an Integer",
                }
            );
            self.doubt(span, message);
        }
        Type::new(TypeKind::String)
    }

    /// What surprises of whole numbers; the value, where it stands in the text.
    fn whole_numbers(
        &mut self,
        (span, constant): (Span, Option<i64>),
        left: &Type,
        operation: &Operation,
        right: &Type,
    ) -> Option<i64> {
        let whole = |of: &Type| matches!(of.kind, TypeKind::Integer | TypeKind::Long);
        let divisor = integer(&operation.operand);
        let operator = operation.operator.operator;
        if operator == ArithmeticOperator::Divide && whole(left) && whole(right) {
            let exact = match (constant, divisor) {
                (_, Some(0 | 1)) => true,
                (Some(left), Some(right)) => left % right == 0,
                _ => false,
            };
            if !exact {
                self.report_with_help(
                    &codes::INT_DIVISION,
                    operation.operator.span,
                    "a whole number divided by a whole number is cut off",
                    "to keep the fraction, write one of them with a point: `2.0`",
                );
            }
            return None;
        }
        let result = calculate(operator, constant?, divisor?)?;
        if i32::try_from(result).is_err() {
            self.report_with_help(
                &codes::INTEGER_OVERFLOW,
                span,
                "the result does not fit into 32 bits, and wraps",
                "write one of the numbers as a Long of 64 bits: `2147483647L`",
            );
            return None;
        }
        Some(result)
    }

    /// An operand of a concatenation.
    fn concatenated(&mut self, expr: &Expr, of: &Type) {
        if of.may_be_null() {
            let diagnostic = Diagnostic::new(
                &codes::NULL_CONCATENATION,
                expr.span,
                match of.is_null() {
                    true => "null prints as `null`",
                    false => "this may be null, which prints as `null`",
                },
            );
            let mended = match testable(expr, self.text) {
                Some(tested) => format!("({tested} != null ? {tested} : \"\")"),
                // It gives the empty text for the empty text as well.
                None => {
                    let written = self.text.get(expr.span.range()).unwrap_or_default();
                    format!("({written} ?: \"\")")
                }
            };
            let label = "null gives the empty text instead of the word `null`";
            self.found.push(match of.is_null() {
                true => diagnostic.with_help("leave it out"),
                false => diagnostic
                    .with_help(format!("write `{mended}`"))
                    .with_fix(replacement(expr.span, mended, label)),
            });
        }
        if convert::joined(of) == Converts::Sometimes && !of.is_unknown() {
            self.doubt(expr.span, "a list that holds a map or group has no text");
        }
    }
}

/// A text with what is joined to it.
pub(super) fn concatenation(left: &Type, right: &Type) -> Type {
    let least = |of: &Type| match of.kind {
        TypeKind::String if !of.nullable => of.min_length,
        _ => 0,
    };
    let most = |of: &Type| match of.kind {
        TypeKind::String if !of.nullable => of.max_length,
        _ => None,
    };
    let min_length = least(left) + least(right);
    Type {
        may_be_empty: min_length == 0,
        min_length,
        max_length: most(left).zip(most(right)).map(|(one, other)| one + other),
        is_unsure: left.is_unsure || right.is_unsure,
        ..Type::new(TypeKind::String)
    }
}

fn may_be_number(of: &Type) -> bool {
    of.kind.is_number() || of.is_unknown()
}

/// Whether an operator can only fail on such operands. Of `+` neither is a text.
fn is_mismatch(operator: ArithmeticOperator, left: &Type, right: &Type) -> bool {
    match operator {
        ArithmeticOperator::Plus => {
            let is_known = !left.is_unknown() && !right.is_unknown();
            is_known && !(left.kind.is_number() && right.kind.is_number())
        }
        ArithmeticOperator::Minus | ArithmeticOperator::Times if left.is_text() => {
            !may_be_number(right)
                || matches!(right.kind, TypeKind::Long | TypeKind::Double)
                || operator == ArithmeticOperator::Minus
                    && convert::texts(left, is_one_character) == Converts::Never
        }
        _ => !may_be_number(left) || !may_be_number(right),
    }
}

fn is_one_character(text: &str) -> bool {
    let mut characters = text.chars();
    matches!(
        (characters.next(), characters.next()),
        (Some(character), None) if character.len_utf16() == 1
    )
}

fn promoted(operator: ArithmeticOperator, left: &TypeKind, right: &TypeKind) -> TypeKind {
    let either = |kind: &TypeKind| left == kind || right == kind;
    if either(&TypeKind::Double) {
        TypeKind::Double
    } else if either(&TypeKind::Number)
        || operator == ArithmeticOperator::Power && !either(&TypeKind::Long)
    {
        TypeKind::Number
    } else if either(&TypeKind::Long) {
        TypeKind::Long
    } else {
        TypeKind::Integer
    }
}

/// The whole number that stands in the text, be it with a sign.
pub(super) fn integer(expr: &Expr) -> Option<i64> {
    match &expr.kind {
        ExprKind::Literal(Literal::Integer(value)) => Some(i64::from(*value)),
        ExprKind::Unary { operators, operand } => match (&operators[..], &operand.kind) {
            (
                [
                    Placed {
                        operator: UnaryOperator::Minus,
                        ..
                    },
                ],
                ExprKind::Literal(Literal::Integer(value)),
            ) => Some(-i64::from(*value)),
            _ => None,
        },
        _ => None,
    }
}

fn calculate(operator: ArithmeticOperator, left: i64, right: i64) -> Option<i64> {
    match operator {
        ArithmeticOperator::Plus => left.checked_add(right),
        ArithmeticOperator::Minus => left.checked_sub(right),
        ArithmeticOperator::Times => left.checked_mul(right),
        _ => None,
    }
}
