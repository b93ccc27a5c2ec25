//! Operators, one function for each kind of level of the grammar.

use pest::iterators::Pair;

use super::{Builder, Result, empty, next, span_of};
use crate::diagnostic::{Diagnostic, codes};
use crate::span::Span;
use crate::syntax::grammar::Rule;
use crate::syntax::scan::nesting_too_deep;
use crate::syntax::tree::{
    ArithmeticOperator, Expr, ExprKind, Level, Link, LogicOperator, Operation, Placed,
    RelationOperator, UnaryOperator,
};

impl Builder<'_> {
    pub(super) fn expression(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
        let span = span_of(&pair);
        let mut links = Vec::new();
        let mut operand = None;
        for part in pair.into_inner() {
            let operator_span = span_of(&part);
            match part.as_rule() {
                Rule::elvis | Rule::ternary => {
                    let left = match operand.take() {
                        Some(operand) => operand,
                        None => self.missing(operator_span.start()),
                    };
                    links.push(self.link(left, part)?);
                }
                _ => operand = Some(self.logic(part)?),
            }
        }
        let Some(last) = links.last() else {
            return operand.ok_or_else(|| empty(span));
        };
        let otherwise = match operand {
            Some(operand) => operand,
            None if last.then.is_some() => return Err(missing_else(last.operator_span, span)),
            None => self.missing(span.end()),
        };
        Ok(self.conditional(span, links, otherwise))
    }

    fn link(&mut self, operand: Expr, operator: Pair<'_, Rule>) -> Result<Link> {
        let span = span_of(&operator);
        if operator.as_rule() == Rule::elvis {
            return Ok(Link {
                operand,
                operator_span: span,
                then: None,
            });
        }
        let mut inner = operator.into_inner();
        let operator_span = span_of(&next(&mut inner)?);
        let then = self.expression(next(&mut inner)?)?;
        Ok(Link {
            operand,
            operator_span,
            then: Some(then),
        })
    }

    /// A chain whose last operand is a chain in brackets is one chain.
    fn conditional(&mut self, span: Span, mut links: Vec<Link>, otherwise: Expr) -> Expr {
        let otherwise = match otherwise.kind {
            ExprKind::Conditional {
                links: more,
                otherwise,
            } => {
                links.extend(more);
                otherwise
            }
            _ => Box::new(otherwise),
        };
        self.expr(span, ExprKind::Conditional { links, otherwise })
    }

    fn logic(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
        let span = span_of(&pair);
        let (operator, separator) = match pair.as_rule() {
            Rule::or_level => (LogicOperator::Or, Rule::or_op),
            Rule::and_level => (LogicOperator::And, Rule::and_op),
            _ => return self.relation(pair),
        };
        let mut operands = Vec::new();
        for part in pair.into_inner().filter(|part| part.as_rule() != separator) {
            let operand = self.logic(part)?;
            match operand.kind {
                // Which brackets group a chain of one operator changes neither its value nor what is evaluated.
                ExprKind::Logic {
                    operator: inner,
                    operands: more,
                } if inner == operator => operands.extend(more),
                _ => operands.push(operand),
            }
        }
        match operands.len() {
            0 => Err(empty(span)),
            1 => operands.pop().ok_or_else(|| empty(span)),
            _ => Ok(self.expr(span, ExprKind::Logic { operator, operands })),
        }
    }

    fn relation(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
        let span = span_of(&pair);
        let mut inner = pair.into_inner();
        let left = self.arithmetic(next(&mut inner)?)?;
        let Some(operator) = inner.next() else {
            return Ok(left);
        };
        let span_of_operator = span_of(&operator);
        let operator = match operator.as_rule() {
            Rule::equal => RelationOperator::Equal,
            Rule::not_equal => RelationOperator::NotEqual,
            Rule::less => RelationOperator::Less,
            Rule::less_equal => RelationOperator::LessEqual,
            Rule::greater => RelationOperator::Greater,
            Rule::greater_equal => RelationOperator::GreaterEqual,
            _ => RelationOperator::Matches,
        };
        let right = self.arithmetic(next(&mut inner)?)?;
        let kind = ExprKind::Relation {
            left: Box::new(left),
            operator: Placed {
                operator,
                span: span_of_operator,
            },
            right: Box::new(right),
        };
        Ok(self.expr(span, kind))
    }

    /// A level of sums, products or powers; below them, a unary.
    fn arithmetic(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
        let span = span_of(&pair);
        if pair.as_rule() == Rule::unary {
            return self.unary(pair);
        }
        let mut inner = pair.into_inner();
        let first = self.arithmetic(next(&mut inner)?)?;
        let mut rest = Vec::new();
        while let Some(operator) = inner.next() {
            rest.push(Operation {
                operator: Placed {
                    operator: match operator.as_rule() {
                        Rule::plus => ArithmeticOperator::Plus,
                        Rule::minus => ArithmeticOperator::Minus,
                        Rule::times => ArithmeticOperator::Times,
                        Rule::divide => ArithmeticOperator::Divide,
                        Rule::modulus => ArithmeticOperator::Modulus,
                        _ => ArithmeticOperator::Power,
                    },
                    span: span_of(&operator),
                },
                operand: self.arithmetic(next(&mut inner)?)?,
            });
        }
        let Some(level) = rest.first().map(Operation::level) else {
            return Ok(first);
        };
        let associative = level != Level::Power;
        let kind = match first.kind {
            // `(a + b) + c` is `a + b + c`.
            ExprKind::Arithmetic {
                first,
                rest: mut before,
            } if associative && before.first().map(Operation::level) == Some(level) => {
                before.append(&mut rest);
                ExprKind::Arithmetic {
                    first,
                    rest: before,
                }
            }
            _ => ExprKind::Arithmetic {
                first: Box::new(first),
                rest,
            },
        };
        Ok(self.expr(span, kind))
    }

    fn unary(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
        let span = span_of(&pair);
        let mut operators = Vec::new();
        let mut inner = pair.into_inner();
        let path = loop {
            let part = next(&mut inner)?;
            let operator = match part.as_rule() {
                Rule::not_op => UnaryOperator::Not,
                Rule::plus => UnaryOperator::Plus,
                Rule::minus => UnaryOperator::Minus,
                _ => break part,
            };
            operators.push(Placed {
                operator,
                span: span_of(&part),
            });
        };
        if operators.len() > self.limits.nesting {
            return Err(nesting_too_deep(span, self.limits));
        }
        let operand = self.path(path)?;
        if operators.is_empty() {
            return Ok(operand);
        }
        let operand = match operand.kind {
            ExprKind::Unary {
                operators: inner,
                operand,
            } => {
                operators.extend(inner);
                operand
            }
            _ => Box::new(operand),
        };
        Ok(self.expr(span, ExprKind::Unary { operators, operand }))
    }
}

fn missing_else(question: Span, span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_ELSE,
        Span::new(span.end(), span.end()),
        "nothing stands behind the `:`",
    )
    .with_related(question, "of this `?`")
    .with_help("write what the expression gives when the condition is false, for example `null`")
}
