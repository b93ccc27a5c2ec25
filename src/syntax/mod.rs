//! From text to tree: the grammar, the tree with its spans, and canonical text again.

mod build;
mod grammar;
mod mistakes;
mod number;
mod print;
mod scan;
pub mod tree;

use std::fmt;

use pest::Parser;

use crate::error::Error;
use crate::limits::Limits;
use crate::stack::{Recursion, with_room};
use grammar::{Grammar, Rule};
use tree::{Expr, ExprKind, Literal, NodeId};

/// A text that is an expression: its tree, with the text that the tree's spans point into.
///
/// Displayed it is canonical: the fewest brackets that keep the meaning, one spelling of each operator.
///
/// ```
/// use okta_mapping::{Expression, Limits};
///
/// let expression = Expression::parse("(user.a) EQ ((1 + 2) * 3)", &Limits::default())?;
/// assert_eq!(expression.to_string(), "user.a == (1 + 2) * 3");
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Debug)]
pub struct Expression {
    text: Box<str>,
    root: Expr,
    depth: usize,
    nodes: usize,
}

impl Expression {
    /// Reads an expression; both dialects have the same syntax.
    ///
    /// # Errors
    ///
    /// Of phase `parse` where the text is no expression or one that Okta excludes, of phase `limit` where it is
    /// too long or nests too deep.
    pub fn parse(text: &str, limits: &Limits) -> Result<Expression, Error> {
        let shape = scan::scan(text, limits)?;
        let (root, nodes) = with_room(Recursion::Parse, shape.depth, || {
            let mut pairs = Grammar::parse(Rule::program, text)
                .map_err(|error| mistakes::explain(text, &error, &shape))?;
            let program = pairs.next().ok_or_else(|| mistakes::nothing_here(text))?;
            build::build(program, limits)
        })?;
        Ok(Expression {
            text: text.into(),
            root,
            depth: shape.depth,
            nodes,
        })
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree.
    pub fn root(&self) -> &Expr {
        &self.root
    }

    /// How deep brackets and ternary arms nest.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// How many nodes the tree has; their ids are the numbers below this one.
    pub fn node_count(&self) -> usize {
        self.nodes
    }
}

/// Equal when the trees are: spelling and grouping brackets do not count.
impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        let depth = self.depth.max(other.depth);
        with_room(Recursion::Walk, depth, || self.root == other.root)
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_room(Recursion::Walk, self.depth, || self.root.fmt(f))
    }
}

/// A deep tree is taken apart with room for its depth, wherever its owner happens to drop it.
impl Drop for Expression {
    fn drop(&mut self) {
        let leaf = Expr {
            id: NodeId(0),
            span: self.root.span,
            kind: ExprKind::Literal(Literal::Null),
        };
        let root = std::mem::replace(&mut self.root, leaf);
        with_room(Recursion::Walk, self.depth, || drop(root));
    }
}
