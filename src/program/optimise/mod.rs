//! What the optimised evaluation uses: found once, when the program is compiled, one file an idiom.

mod call;
mod chain;
mod fold;
mod join;

pub(crate) use call::{CallShortcut, KeySet, ShortcutKind, constant};
pub(crate) use chain::{ChainShortcut, ChainTable, LINK_OPERATIONS};
pub(crate) use fold::Folded;
pub(crate) use join::is_join;

use super::op::Op;

/// The text of an operation that is a literal text.
fn literal(op: &Op) -> Option<&str> {
    constant(op)?.as_str()
}
