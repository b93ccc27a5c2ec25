//! Operands and what is read from them.

use pest::iterators::Pair;

use super::{Builder, Result, empty, next, span_of};
use crate::diagnostic::{Diagnostic, codes};
use crate::span::Span;
use crate::syntax::grammar::Rule;
use crate::syntax::number::number;
use crate::syntax::tree::{Expr, ExprKind, Literal, Name, Selection, Step, StepKind};

impl Builder<'_> {
    pub(super) fn path(&mut self, pair: Pair<'_, Rule>) -> Result<Expr> {
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
