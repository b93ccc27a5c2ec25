//! Calls and patterns, as rules see them.

use super::view::{Constant, View};
use crate::assumption::Assumption;
use crate::functions::{Authority, Callee, Form, Function, Kind, Spelling, parameter_at};
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind, Literal, RelationOperator, Step, StepKind};

/// The calls that a node makes, without those of its operands.
pub(super) fn calls_of<'c>(view: &View<'c>, expr: &'c Expr) -> Vec<Call<'c>> {
    match &expr.kind {
        ExprKind::Call { .. } => Call::bare(view, expr).into_iter().collect(),
        ExprKind::Path { start, steps } => Call::of_path(view, start, steps),
        _ => Vec::new(),
    }
}

/// A call of a function, or of a method.
pub(super) struct Call<'c> {
    /// As it is written: `String.len`, or of a method `length`.
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    /// From what it is called on, where that is something, to the closing bracket.
    pub span: Span,
    /// What is handed to it.
    pub arguments: &'c [Expr],
    rows: Vec<&'c Function>,
    /// Of a method what it is called on, where that is the start of the path.
    receiver: Option<&'c Expr>,
    is_method: bool,
}

impl<'c> Call<'c> {
    /// The call that a node is, where it is one without a receiver.
    fn bare(view: &View<'c>, expr: &'c Expr) -> Option<Call<'c>> {
        let ExprKind::Call { name, arguments } = &expr.kind else {
            return None;
        };
        let callee = view.registry().function(&name.text, view.dialect())?;
        Some(Call {
            name: name.text.to_string(),
            name_span: name.span,
            span: expr.span,
            arguments,
            rows: vec![callee],
            receiver: None,
            is_method: false,
        })
    }

    /// The calls among the steps of a path.
    fn of_path(view: &View<'c>, start: &'c Expr, steps: &'c [Step]) -> Vec<Call<'c>> {
        let function = view.function_of(start, steps);
        let is_function = function.is_some();
        let function = function.and_then(|(full, callee, step)| {
            let StepKind::Call { name, arguments } = &step.kind else {
                return None;
            };
            Some(Call {
                name: full,
                name_span: start.span.to(name.span),
                span: start.span.to(step.span),
                arguments,
                rows: vec![callee],
                receiver: None,
                is_method: false,
            })
        });
        let methods = steps
            .iter()
            .enumerate()
            .skip(usize::from(is_function))
            .filter_map(|(position, step)| {
                let StepKind::Call { name, arguments } = &step.kind else {
                    return None;
                };
                let rows = view.registry().methods(&name.text)?;
                Some(Call {
                    name: name.text.to_string(),
                    name_span: name.span,
                    span: start.span.to(step.span),
                    arguments,
                    rows: rows
                        .iter()
                        .map(|(_, callee): &(_, Callee)| &**callee)
                        .collect(),
                    receiver: (position == 0).then_some(start),
                    is_method: true,
                })
            });
        function.into_iter().chain(methods).collect()
    }

    /// Whether a row of this id may be called.
    pub fn is(&self, id: &str) -> bool {
        self.rows.iter().any(|row| row.id == id)
    }

    /// Whether a row is called whose id begins so.
    pub fn is_of(&self, prefix: &str) -> bool {
        self.rows.iter().any(|row| row.id.starts_with(prefix))
    }

    /// The spelling that is used.
    pub fn spelling(&self) -> Option<Spelling> {
        let spellings = self.rows.iter().flat_map(|row| row.spellings.iter());
        spellings.copied().find(|spelling| {
            spelling.name() == self.name
                && matches!(spelling.form, Form::Method(..)) == self.is_method
        })
    }

    /// Evaluates the call, where all that it takes stands in the text.
    pub fn constant(&self, view: &View<'_>) -> Option<Constant> {
        let is_known = self.is_method <= self.receiver.is_some();
        let mut taken = self.receiver.into_iter().chain(self.arguments);
        (is_known && !self.is_foreign() && taken.all(is_value)).then(|| view.evaluate(self.span))?
    }

    /// Whether an embedder's function is called, which may do anything.
    pub fn is_foreign(&self) -> bool {
        self.rows
            .iter()
            .any(|row| row.authority == Authority::Embedder)
    }

    /// Whether the call reads the user.
    pub fn reads_user(&self) -> bool {
        self.rows.iter().any(|row| row.reads_user)
    }

    /// What the argument at this position may be taken as.
    pub fn takes(&self, position: usize, kind: Kind) -> bool {
        let position = position + usize::from(self.is_method);
        self.rows
            .iter()
            .any(|row| parameter_at(&row.parameters, position).is_some_and(|of| of.kind == kind))
    }

    /// The text at a position, where it stands there.
    pub fn literal(&self, position: usize) -> Option<&'c str> {
        self.arguments.get(position)?.literal_text()
    }

    /// The assumption of this id that its documentation names.
    pub fn assumption(&self, id: &str) -> Option<&'static Assumption> {
        let mut all = self.rows.iter().flat_map(|row| row.assumptions);
        all.find(|assumption| assumption.id == id).copied()
    }

    /// The whole number at a position, where it stands there.
    pub fn integer(&self, position: usize) -> Option<i32> {
        match self.arguments.get(position)?.kind {
            ExprKind::Literal(Literal::Integer(value)) => Some(value),
            _ => None,
        }
    }

    /// The patterns among the arguments.
    pub fn patterns(&self) -> impl Iterator<Item = Pattern<'c>> + '_ {
        const KINDS: [(Kind, PatternKind); 3] = [
            (Kind::Regex, PatternKind::Found),
            (Kind::JodaPattern, PatternKind::Joda),
            (Kind::JavaPattern, PatternKind::Java),
        ];
        self.arguments
            .iter()
            .enumerate()
            .filter_map(|(position, argument)| {
                let text = argument.literal_text()?;
                let taken = KINDS.iter().find(|(kind, _)| self.takes(position, *kind))?;
                Some(Pattern {
                    literal: argument,
                    text,
                    kind: taken.1,
                })
            })
    }
}

/// Whether a node is a literal, or a list of them.
fn is_value(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Literal(_) => true,
        ExprKind::List(elements) => elements
            .iter()
            .all(|element| matches!(element.kind, ExprKind::Literal(_))),
        _ => false,
    }
}

/// A pattern that stands in the text.
pub(super) struct Pattern<'p> {
    /// The node.
    pub literal: &'p Expr,
    /// The pattern.
    pub text: &'p str,
    /// What kind of pattern it is.
    pub kind: PatternKind,
}

/// What a pattern is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PatternKind {
    /// A regular expression for a whole text: `matches`.
    Whole,
    /// A regular expression that is found anywhere in a text.
    Found,
    /// Joda-Time's, for times.
    Joda,
    /// java.time's, for times.
    Java,
}

impl<'p> Pattern<'p> {
    /// The right side of `matches`.
    pub fn of_relation(expr: &'p Expr) -> Option<Pattern<'p>> {
        match &expr.kind {
            ExprKind::Relation {
                operator, right, ..
            } if operator.operator == RelationOperator::Matches => Some(Pattern {
                literal: right,
                text: right.literal_text()?,
                kind: PatternKind::Whole,
            }),
            _ => None,
        }
    }

    /// The place of a part of the pattern.
    pub fn part(&self, start: usize, end: usize) -> Span {
        self.literal
            .inside_literal(self.text, Span::new(start, end))
    }

    /// Whether parts of the pattern can be edited where they stand.
    pub fn is_editable(&self) -> bool {
        self.part(0, 0) != self.literal.span
    }
}
