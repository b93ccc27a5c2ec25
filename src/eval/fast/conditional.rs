//! Ternaries and elvises.

use super::Fast;
use crate::eval::Element;
use crate::program::op::{LinkOp, Op};
use crate::program::optimise::{ChainShortcut, ChainTable, LINK_OPERATIONS};
use crate::value::Value;

/// What a chain decides on.
pub(super) enum Choice<'a> {
    Value(Value<'a>),
    Branch(&'a Op),
}

impl<'a> Fast<'a, '_> {
    /// Goes along a chain.
    pub(super) fn choose(
        &self,
        links: &'a [LinkOp],
        otherwise: &'a Op,
        shortcut: Option<&ChainShortcut>,
        element: Option<&Element<'a>>,
    ) -> Option<Choice<'a>> {
        match shortcut {
            Some(ChainShortcut::Default {
                slot,
                null_safe,
                default_is_last,
            }) => {
                let span = links.first()?.operand.span;
                let value = self.attribute(*slot, *null_safe, span)?;
                return self.default(value, links, otherwise, *default_is_last);
            }
            Some(ChainShortcut::Table(table)) => return self.look_up(links, otherwise, table),
            None => {}
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

    /// An attribute or its default.
    fn default(
        &self,
        value: Value<'a>,
        links: &'a [LinkOp],
        otherwise: &'a Op,
        default_is_last: bool,
    ) -> Option<Choice<'a>> {
        // The attribute was counted; the link, the comparison and null were not.
        self.spend(LINK_OPERATIONS - 2);
        if !value.is_null() {
            self.work_through(&value, &Value::Null, otherwise.span)?;
            self.spend(2);
            return Some(Choice::Value(value));
        }
        Some(Choice::Branch(match default_is_last {
            true => otherwise,
            false => links.first()?.then.as_ref()?,
        }))
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
