//! What the optimised evaluation uses: found once, when the program is compiled, one file an idiom.

mod call;
mod chain;
mod fold;

pub(crate) use call::{CallShortcut, KeySet};
pub(crate) use chain::{ChainTable, LINK_OPERATIONS};
pub(crate) use fold::Folded;

use super::op::{Op, OpKind};

/// The text of an operation that is a literal text.
fn literal(op: &Op) -> Option<&str> {
    match &op.kind {
        OpKind::Constant(value) => value.as_str(),
        _ => None,
    }
}
