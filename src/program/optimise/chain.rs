//! Ternaries over one attribute: its default, `x != null ? x : d`, and many texts that it is compared with,
//! `x == "a" ? .. : x == "b" ? .. : ..`.

use std::collections::HashMap;

use crate::program::op::{LinkOp, Op, OpKind};
use crate::syntax::tree::RelationOperator;
use crate::value::Value;

use super::{constant, literal};

/// What is known of a chain.
#[derive(Debug)]
pub(crate) enum ChainShortcut {
    /// It gives this attribute, or where that is null what stands on the other side.
    Default {
        slot: usize,
        null_safe: bool,
        /// The default is `otherwise`, else it is what the first link gives.
        default_is_last: bool,
    },
    /// A text decides which link it is.
    Table(ChainTable),
}

impl ChainShortcut {
    /// The shortcut of a chain, if it has one.
    pub fn of(links: &[LinkOp], otherwise: &Op) -> Option<ChainShortcut> {
        match links {
            [link] => ChainShortcut::default(link, otherwise),
            links => ChainTable::of(links).map(ChainShortcut::Table),
        }
    }

    fn default(link: &LinkOp, otherwise: &Op) -> Option<ChainShortcut> {
        let OpKind::Relation {
            operator,
            left,
            right,
        } = &link.operand.kind
        else {
            return None;
        };
        let then = link.then.as_ref()?;
        let given = match operator {
            RelationOperator::NotEqual => then,
            RelationOperator::Equal => otherwise,
            _ => return None,
        };
        match (&left.kind, constant(right)?, &given.kind) {
            (
                OpKind::Attribute { slot, null_safe },
                Value::Null,
                OpKind::Attribute { slot: other, .. },
            ) if slot == other => Some(ChainShortcut::Default {
                slot: *slot,
                null_safe: *null_safe,
                default_is_last: *operator == RelationOperator::NotEqual,
            }),
            _ => None,
        }
    }
}

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
