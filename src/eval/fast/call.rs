//! Calls of functions.

use std::borrow::Cow;

use super::Fast;
use super::concatenation::{Case, Piece};
use crate::eval::Element;
use crate::eval::call::NULL_IN_NULL_OUT;
use crate::functions::NullRule;
use crate::program::op::{CallOp, Op};
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
        let first = self.value(first, element)?;
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
        let piece = cut(&shortcut.kind, text, literals)?;
        let result = match &piece.value {
            Value::String(text) if text.len() > limits.concatenation_length => return None,
            Value::String(text) => 1 + text.len() / 16,
            _ => 1,
        };
        if result > limits.value_size || !self.is_held(1 + literals.len()) {
            return None;
        }
        let handed = 1 + text.len() / 16 + shortcut.literal_size;
        self.evaluation.work([handed, result], span).ok()?;
        Some(piece)
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

/// What a shortcut makes of a text, unless that hangs on a rule to note.
fn cut<'a>(kind: &ShortcutKind, text: &'a str, literals: &'a [Op]) -> Option<Piece<'a>> {
    let value = match kind {
        ShortcutKind::Lower => return cased(text, Case::Lower),
        ShortcutKind::Upper => return cased(text, Case::Upper),
        ShortcutKind::Length => {
            let length = text.is_ascii().then_some(text.len())?;
            Value::Integer(i32::try_from(length).ok()?)
        }
        ShortcutKind::Part { start, end } => {
            let range = usize::try_from(*start).ok()?..usize::try_from(*end).ok()?;
            let part = text.get(range)?;
            text.is_ascii().then(|| Value::from(part))?
        }
        ShortcutKind::Before(search) => Value::from(text.get(..text.find(&**search)?)?),
        ShortcutKind::After(search) => match text.find(&**search) {
            Some(at) => Value::from(text.get(at + search.len()..)?),
            None => Value::from(""),
        },
        ShortcutKind::Contains(search) => text.contains(&**search).into(),
        ShortcutKind::StartsWith(prefix) => text.starts_with(&**prefix).into(),
        ShortcutKind::Switch(keys) => {
            let (default, pairs) = literals.split_first()?;
            let set = KeySet::of(text);
            let pairs = keys.iter().zip(pairs.chunks_exact(2));
            let chosen = pairs
                .filter(|(key, _)| key.is_within(set))
                .find_map(|(_, pair)| match pair {
                    [key, value] if text.contains(constant(key)?.as_str()?) => Some(value),
                    _ => None,
                });
            constant(chosen.unwrap_or(default))?.borrowed()
        }
    };
    Some(Piece::from(value))
}

/// A text of ASCII in another letter case.
fn cased(text: &str, case: Case) -> Option<Piece<'_>> {
    text.is_ascii().then(|| Piece {
        value: Value::from(text),
        case,
    })
}
