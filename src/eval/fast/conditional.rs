//! Ternaries and elvises.

use super::Fast;
use crate::eval::Element;
use crate::program::op::{LinkOp, Op};
use crate::program::optimise::{ChainTable, LINK_OPERATIONS};
use crate::value::Value;

/// What a chain decides on.
pub(super) enum Choice<'a> {
    Value(Value<'a>),
    Branch(&'a Op),
}

impl<'a> Fast<'a> {
    /// Goes along a chain.
    pub(super) fn choose(
        &self,
        links: &'a [LinkOp],
        otherwise: &'a Op,
        table: Option<&ChainTable>,
        element: Option<&Element<'a>>,
    ) -> Option<Choice<'a>> {
        if let Some(table) = table {
            return self.look_up(links, otherwise, table);
        }
        for link in links {
            self.spend(1);
            match &link.then {
                Some(then) => {
                    if self.condition(&link.operand, element)? {
                        return Some(Choice::Branch(then));
                    }
                }
                None => match self.value(&link.operand, element)? {
                    Value::Null => {}
                    Value::String(text) if text.is_empty() => {}
                    value => return Some(Choice::Value(value)),
                },
            }
        }
        Some(Choice::Branch(otherwise))
    }

    /// Finds the link of a chain over one attribute, and counts all links up to there.
    fn look_up(
        &self,
        links: &'a [LinkOp],
        otherwise: &'a Op,
        table: &ChainTable,
    ) -> Option<Choice<'a>> {
        let first = links.first()?;
        let value = self.read(table.slot, false, first.operand.span)?;
        let position = match &value {
            Value::String(text) => table.link(text),
            Value::Null | Value::Boolean(_) | Value::Integer(_) | Value::Long(_) => None,
            _ => return None,
        };
        let (tested, branch) = match position {
            Some(position) => (position + 1, links.get(position)?.then.as_ref()?),
            None => (links.len(), otherwise),
        };
        self.spend(tested * LINK_OPERATIONS);
        Some(Choice::Branch(branch))
    }
}
