//! From pest's pairs to the tree: what operators and operands share.

mod operands;
mod operators;

use pest::iterators::{Pair, Pairs};

use crate::diagnostic::{Diagnostic, codes};
use crate::limits::Limits;
use crate::span::Span;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Expr, ExprKind, Literal, NodeId};

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

/// The place of what a pair holds, without the white space that pest reads behind an optional part.
fn span_of(pair: &Pair<'_, Rule>) -> Span {
    let start = pair.as_span().start();
    let text = pair
        .as_str()
        .trim_end_matches([' ', '\t', '\r', '\n', '\0']);
    Span::new(start, start + text.len())
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
}

fn empty(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::EMPTY_EXPRESSION,
        span,
        "there is no expression here",
    )
}
