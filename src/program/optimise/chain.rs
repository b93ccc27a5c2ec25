//! Ternaries that compare one attribute with many texts: `x == "a" ? .. : x == "b" ? .. : ..`.

use std::collections::HashMap;

use crate::program::op::{LinkOp, OpKind};
use crate::syntax::tree::RelationOperator;

use super::literal;

/// A shorter chain is as fast without a table.
const SHORTEST: usize = 4;

/// The operations that one link counts for: itself, the comparison, the attribute (two), the literal.
pub(crate) const LINK_OPERATIONS: usize = 5;

/// Which link a text decides.
#[derive(Debug)]
pub(crate) struct ChainTable {
    pub slot: usize,
    links: HashMap<Box<str>, usize>,
}

impl ChainTable {
    /// The table of a chain whose links all compare the same attribute with a literal text.
    pub fn of(links: &[LinkOp]) -> Option<ChainTable> {
        if links.len() < SHORTEST {
            return None;
        }
        let (slot, _) = compared(links.first()?)?;
        let mut table = HashMap::with_capacity(links.len());
        for (position, link) in links.iter().enumerate() {
            let (other, text) = compared(link)?;
            if other != slot {
                return None;
            }
            table.entry(text.into()).or_insert(position);
        }
        Some(ChainTable { slot, links: table })
    }

    /// The position of the first link that a text decides.
    pub fn link(&self, text: &str) -> Option<usize> {
        self.links.get(text).copied()
    }
}

/// The attribute and the literal of a ternary `attribute == "literal" ? .. :`.
fn compared(link: &LinkOp) -> Option<(usize, &str)> {
    let OpKind::Relation {
        operator: RelationOperator::Equal,
        left,
        right,
    } = &link.operand.kind
    else {
        return None;
    };
    match (&left.kind, &link.then) {
        (OpKind::Attribute { slot, .. }, Some(_)) => Some((*slot, literal(right)?)),
        _ => None,
    }
}
