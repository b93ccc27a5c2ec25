//! From pest's pairs to the tree.

use pest::iterators::{Pair, Pairs};

use super::grammar::Rule;
use super::number::number;
use super::scan::nesting_too_deep;
use super::tree::{
    ArithmeticOperator, Expr, ExprKind, Level, Link, Literal, LogicOperator, Name, NodeId,
    Operation, Placed, RelationOperator, Selection, Step, StepKind, UnaryOperator,
};
use crate::diagnostic::{Diagnostic, codes};
use crate::limits::Limits;
use crate::span::Span;

type Result<T> = std::result::Result<T, Diagnostic>;

/// Builds the tree of a text that the grammar accepted; also says how many nodes it has.
pub(super) fn build(program: Pair<'_, Rule>, limits: &Limits) -> Result<(Expr, usize)> {
    let mut builder = Builder { nodes: 0, limits };
    let mut inner = program.into_inner();
    let root = builder.expression(next(&mut inner)?)?;
    Ok((root, builder.nodes as usize))
}

struct Builder<'l> {
    nodes: u32,
    limits: &'l Limits,
}

fn span_of(pair: &Pair<'_, Rule>) -> Span {
    Span::new(pair.as_span().start(), pair.as_span().end())
}

/// The next pair, which the grammar says is there. If grammar and builder ever disagree, that is an error of
/// the text's, not a panic.
fn next<'i>(pairs: &mut Pairs<'i, Rule>) -> Result<Pair<'i, Rule>> {
    pairs.next().ok_or_else(|| {
        Diagnostic::new(
            &codes::UNEXPECTED_TOKEN,
            Span::default(),
            "the text can not be read",
        )
    })
}

impl Builder<'_> {
    fn id(&mut self) -> NodeId {
        let id = NodeId(self.nodes);
        self.nodes += 1;
        id
    }

    fn expr(&mut self, span: Span, kind: ExprKind) -> Expr {
        Expr {
            id: self.id(),
            span,
            kind,
        }
    }

    /// A missing operand: a null of no width.
    fn missing(&mut self, at: usize) -> Expr {
        self.expr(Span::new(at, at), ExprKind::Literal(Literal::Null))
    }

    fn expression(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
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

    fn path(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
        let span = span_of(&pair);
        let mut inner = pair.into_inner().peekable();
        let first = inner.next().ok_or_else(|| empty(span))?;
        let mut steps = Vec::new();
        let start = match first.as_rule() {
            Rule::number => {
                let place = span_of(&first);
                let literal = number(first.as_str(), place)?;
                self.expr(place, ExprKind::Literal(literal))
            }
            Rule::string => self.expr(span_of(&first), ExprKind::Literal(string(first.as_str()))),
            Rule::literal_word => {
                let literal = match first.as_str().to_ascii_lowercase().as_str() {
                    "true" => Literal::Boolean(true),
                    "false" => Literal::Boolean(false),
                    _ => Literal::Null,
                };
                self.expr(span_of(&first), ExprKind::Literal(literal))
            }
            Rule::parens => {
                let outer = span_of(&first);
                let mut grouped = self.expression(next(&mut first.into_inner())?)?;
                grouped.span = outer;
                grouped
            }
            Rule::braces => self.braces(first)?,
            Rule::operand_word | Rule::reserved_word => {
                let name = name(&first);
                match inner.next_if(|part| part.as_rule() == Rule::arguments) {
                    None => self.expr(name.span, ExprKind::Name(name)),
                    Some(list) => {
                        let whole = name.span.to(span_of(&list));
                        let arguments = self.arguments(list)?;
                        self.expr(whole, ExprKind::Call { name, arguments })
                    }
                }
            }
            // `[..]`, `![..]`, `?[..]`: the first step on the context object.
            _ => {
                let at = span_of(&first).start();
                let start = self.expr(Span::new(at, at), ExprKind::ContextObject);
                let place = span_of(&first);
                let step = self.bracketed(first)?;
                steps.push(self.step(place, false, step));
                start
            }
        };
        for part in inner {
            steps.push(self.path_step(part)?);
        }
        if steps.is_empty() {
            return Ok(start);
        }
        let kind = match start.kind {
            // `(a.b).c` is `a.b.c`: a null-safe step guards itself alone.
            ExprKind::Path {
                start,
                steps: mut before,
            } => {
                before.append(&mut steps);
                ExprKind::Path {
                    start,
                    steps: before,
                }
            }
            _ => ExprKind::Path {
                start: Box::new(start),
                steps,
            },
        };
        Ok(self.expr(span, kind))
    }

    fn path_step(&mut self, pair: Pair<'_, Rule>) -> Result<Step> {
        let span = span_of(&pair);
        if pair.as_rule() == Rule::index {
            let kind = self.bracketed(pair)?;
            return Ok(self.step(span, false, kind));
        }
        let mut inner = pair.into_inner();
        let null_safe = next(&mut inner)?.as_rule() == Rule::safe_dot;
        let what = next(&mut inner)?;
        let kind = match what.as_rule() {
            Rule::member => match inner.next() {
                None => StepKind::Member(name(&what)),
                Some(list) => StepKind::Call {
                    name: name(&what),
                    arguments: self.arguments(list)?,
                },
            },
            _ => self.bracketed(what)?,
        };
        Ok(self.step(span, null_safe, kind))
    }

    fn step(&mut self, span: Span, null_safe: bool, kind: StepKind) -> Step {
        Step {
            id: self.id(),
            span,
            null_safe,
            kind,
        }
    }

    fn bracketed(&mut self, pair: Pair<'_, Rule>) -> Result<StepKind> {
        let rule = pair.as_rule();
        let inside = self.expression(next(&mut pair.into_inner())?)?;
        Ok(match rule {
            Rule::index => StepKind::Index(inside),
            Rule::projection => StepKind::Projection(inside),
            Rule::select_first => StepKind::Selection(Selection::First, inside),
            Rule::select_last => StepKind::Selection(Selection::Last, inside),
            _ => StepKind::Selection(Selection::All, inside),
        })
    }

    fn arguments(&mut self, pair: Pair<'_, Rule>) -> Result<Vec<Expr>> {
        pair.into_inner()
            .map(|argument| self.expression(argument))
            .collect()
    }

    fn braces(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
        let span = span_of(&pair);
        let mut elements = Vec::new();
        let mut entries = Vec::new();
        for part in pair.into_inner() {
            if part.as_rule() == Rule::empty_map {
                return Ok(self.expr(span, ExprKind::Map(Vec::new())));
            }
            let place = span_of(&part);
            let mut inner = part.into_inner();
            let first = self.expression(next(&mut inner)?)?;
            match inner.next() {
                None => elements.push(first),
                Some(value) => entries.push((self.map_key(first), self.expression(value)?)),
            }
            if !elements.is_empty() && !entries.is_empty() {
                return Err(Diagnostic::new(
                    &codes::MIXED_BRACES,
                    place,
                    "a list has elements, a map has entries `key: value`; one pair of braces can not hold both",
                )
                .with_related(span, "these braces"));
            }
        }
        let kind = if entries.is_empty() {
            ExprKind::List(elements)
        } else {
            ExprKind::Map(entries)
        };
        Ok(self.expr(span, kind))
    }

    /// A bare name is the key itself.
    fn map_key(&mut self, key: Expr) -> Expr {
        match key.kind {
            ExprKind::Name(name) => Expr {
                kind: ExprKind::Literal(Literal::Text(name.text)),
                ..key
            },
            _ => key,
        }
    }
}

fn name(pair: &Pair<'_, Rule>) -> Name {
    Name {
        text: pair.as_str().into(),
        span: span_of(pair),
    }
}

/// The text without its quotes; inside, the quote that encloses it is written twice.
fn string(quoted: &str) -> Literal {
    let quote = &quoted[..1];
    let inside = &quoted[1..quoted.len() - 1];
    Literal::Text(inside.replace(&quote.repeat(2), quote).into())
}

fn empty(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::EMPTY_EXPRESSION,
        span,
        "there is no expression here",
    )
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
