//! Calls of functions.

use std::borrow::Cow;

use super::Fast;
use super::concatenation::{Case, Piece};
use crate::eval::Element;
use crate::eval::call::NULL_IN_NULL_OUT;
use crate::functions::NullRule;
use crate::program::op::{CallOp, Op, OpKind};
use crate::program::optimise::{CallShortcut, KeySet, ShortcutKind, constant};
use crate::span::Span;
use crate::value::Value;

impl<'a> Fast<'a, '_> {
    pub(super) fn call(
        &self,
        call: &'a CallOp,
        span: Span,
        element: Option<&Element<'a>>,
    ) -> Option<Value<'a>> {
        self.call_piece(call, span, element)?.into_value()
    }

    /// A call; of a change of letter case alone the text is still as it was.
    pub(super) fn call_piece(
        &self,
        call: &'a CallOp,
        span: Span,
        element: Option<&Element<'a>>,
    ) -> Option<Piece<'a>> {
        self.spend(1);
        let Some((shortcut, (first, literals))) =
            call.shortcut.as_ref().zip(call.arguments.split_first())
        else {
            let values = self.all(&call.arguments, element)?;
            return self.apply(call, values, span);
        };
        let first = match first.kind {
            OpKind::Attribute { slot, null_safe } => self.attribute(slot, null_safe, first.span)?,
            _ => self.value(first, element)?,
        };
        self.spend(literals.len());
        match &first {
            Value::String(Cow::Borrowed(text)) => {
                if let Some(piece) = self.shortcut(shortcut, text, literals, span) {
                    return Some(piece);
                }
            }
            Value::Null if call.callee.null == NullRule::GivesNull => {
                self.evaluation.assume(&NULL_IN_NULL_OUT);
                return self.is_held(1 + literals.len()).then(Piece::default);
            }
            _ => {}
        }
        let mut values = Vec::with_capacity(call.arguments.len());
        let mut held = 0;
        values.push(self.hold(&mut held, first)?);
        for literal in literals.iter().filter_map(constant) {
            values.push(self.hold(&mut held, literal.borrowed())?);
        }
        self.apply(call, values, span)
    }

    /// What a function makes of a text, unless that hangs on a rule to note or on a limit.
    fn shortcut(
        &self,
        shortcut: &CallShortcut,
        text: &'a str,
        literals: &'a [Op],
        span: Span,
    ) -> Option<Piece<'a>> {
        let limits = &self.code().limits;
        let cut = cut(&shortcut.kind, text, literals)?;
        let length = match cut {
            Cut::Text(text, _) => text.len(),
            Cut::Integer(_) | Cut::Boolean(_) => 0,
        };
        let size = 1 + length / 16;
        if length > limits.concatenation_length
            || size > limits.value_size
            || !self.is_held(1 + literals.len())
        {
            return None;
        }
        let handed = 1 + text.len() / 16 + shortcut.literal_size;
        self.evaluation.work([handed, size], span).ok()?;
        Some(match cut {
            Cut::Text(text, case) => Piece {
                value: Value::from(text),
                case,
            },
            Cut::Integer(value) => Piece::from(Value::Integer(value)),
            Cut::Boolean(value) => Piece::from(Value::Boolean(value)),
        })
    }

    /// Whether so many values of size 1 may be held at once.
    fn is_held(&self, values: usize) -> bool {
        values <= self.code().limits.value_size
    }

    /// A call without a shortcut.
    fn apply(&self, call: &'a CallOp, values: Vec<Value<'a>>, span: Span) -> Option<Piece<'a>> {
        let value = self.evaluation.apply_function(call, values, span);
        value.ok().map(Piece::from)
    }

    /// The values of some operands, which are held at once.
    pub(super) fn all(
        &self,
        ops: &'a [Op],
        element: Option<&Element<'a>>,
    ) -> Option<Vec<Value<'a>>> {
        let mut held = 0;
        ops.iter()
            .map(|op| self.hold(&mut held, self.value(op, element)?))
            .collect()
    }

    /// A value beside those that are held already.
    pub(super) fn hold(&self, held: &mut usize, value: Value<'a>) -> Option<Value<'a>> {
        let span = self.code().root.span;
        self.evaluation.hold(held, value, span).ok()
    }
}

/// What a shortcut makes of a text.
#[derive(Clone, Copy)]
enum Cut<'a> {
    Text(&'a str, Case),
    Integer(i32),
    Boolean(bool),
}

/// What a shortcut makes of a text, unless that hangs on a rule to note.
fn cut<'a>(kind: &ShortcutKind, text: &'a str, literals: &'a [Op]) -> Option<Cut<'a>> {
    let part = match kind {
        ShortcutKind::Lower => return text.is_ascii().then_some(Cut::Text(text, Case::Lower)),
        ShortcutKind::Upper => return text.is_ascii().then_some(Cut::Text(text, Case::Upper)),
        ShortcutKind::Length => {
            let length = text.is_ascii().then_some(text.len())?;
            return i32::try_from(length).ok().map(Cut::Integer);
        }
        ShortcutKind::Contains(search) => return Some(Cut::Boolean(text.contains(&**search))),
        ShortcutKind::StartsWith(prefix) => return Some(Cut::Boolean(text.starts_with(&**prefix))),
        ShortcutKind::Part { start, end } => {
            let range = usize::try_from(*start).ok()?..usize::try_from(*end).ok()?;
            text.get(range).filter(|_| text.is_ascii())?
        }
        ShortcutKind::Before(search) => text.get(..text.find(&**search)?)?,
        ShortcutKind::After(search) => match text.find(&**search) {
            Some(at) => text.get(at + search.len()..)?,
            None => "",
        },
        ShortcutKind::Switch(keys) => {
            let (default, pairs) = literals.split_first()?;
            let set = KeySet::of(text);
            let pairs = keys.iter().zip(pairs.chunks_exact(2));
            let chosen =
                pairs
                    .filter(|(key, _)| key.is_within(set))
                    .find_map(|(_, pair)| match pair {
                        [key, value] if text.contains(constant(key)?.as_str()?) => Some(value),
                        _ => None,
                    });
            constant(chosen.unwrap_or(default))?.as_str()?
        }
    };
    Some(Cut::Text(part, Case::Kept))
}
