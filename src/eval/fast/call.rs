//! Calls of functions.

use std::borrow::Cow;

use super::concatenation::{Case, Piece};
use super::Fast;
use crate::eval::Element;
use crate::eval::call::NULL_IN_NULL_OUT;
use crate::functions::NullRule;
use crate::program::op::{CallOp, Op, OpKind};
use crate::program::optimise::{CallShortcut, KeySet};
use crate::span::Span;
use crate::value::Value;

impl<'a> Fast<'a> {
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
        let limits = &self.code().limits;
        if first.built_size() + literals.len() > limits.value_size {
            return None;
        }
        if first.is_null() && call.callee.null == NullRule::GivesNull {
            self.evaluation.assume(&NULL_IN_NULL_OUT);
            return Some(Piece::default());
        }
        let cut = match &first {
            Value::String(text) => cut(shortcut, text, literals),
            _ => None,
        };
        let piece = match cut {
            Some(cut) => cut.of(&first),
            None => {
                let mut values = Vec::with_capacity(call.arguments.len());
                values.push(first);
                values.extend(literals.iter().filter_map(constant).map(|value| value.borrowed()));
                return self.apply(call, values, span);
            }
        };
        let size = piece.value.size();
        let handed = first.size() + literals.iter().filter_map(constant).map(Value::size).sum::<usize>();
        self.evaluation.work([handed, size], span).ok()?;
        let is_long = piece
            .value
            .as_str()
            .is_some_and(|text| text.len() > limits.concatenation_length);
        (size <= limits.value_size && !is_long).then_some(piece)
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

fn constant(op: &Op) -> Option<&Value<'static>> {
    match &op.kind {
        OpKind::Constant(value) => Some(value),
        _ => None,
    }
}

/// What a call makes of a text.
enum Cut<'a> {
    Value(Value<'a>),
    Part { start: usize, end: usize },
    Cased(Case),
}

impl<'a> Cut<'a> {
    fn of(self, text: &Value<'a>) -> Piece<'a> {
        let part = |start: usize, end: usize| match text {
            Value::String(Cow::Borrowed(text)) => text.get(start..end).map(Value::from),
            Value::String(Cow::Owned(text)) => {
                text.get(start..end).map(|part| Value::from(part.to_owned()))
            }
            _ => None,
        };
        match self {
            Cut::Value(value) => Piece::from(value),
            Cut::Part { start, end } => Piece::from(part(start, end).unwrap_or_default()),
            Cut::Cased(case) => Piece {
                value: text.clone(),
                case,
            },
        }
    }
}

/// What a shortcut makes of a text, unless that hangs on a rule to note.
fn cut<'a>(shortcut: &CallShortcut, text: &str, literals: &'a [Op]) -> Option<Cut<'a>> {
    Some(match shortcut {
        CallShortcut::Lower => Cut::Cased(text.is_ascii().then_some(Case::Lower)?),
        CallShortcut::Upper => Cut::Cased(text.is_ascii().then_some(Case::Upper)?),
        CallShortcut::Length => {
            let length = text.is_ascii().then_some(text.len())?;
            Cut::Value(Value::Integer(i32::try_from(length).ok()?))
        }
        CallShortcut::Part { start, end } => {
            let (start, end) = (usize::try_from(*start).ok()?, usize::try_from(*end).ok()?);
            let is_inside = start <= end && end <= text.len() && text.is_ascii();
            is_inside.then_some(Cut::Part { start, end })?
        }
        CallShortcut::Before(search) => Cut::Part {
            start: 0,
            end: text.find(&**search)?,
        },
        CallShortcut::After(search) => Cut::Part {
            start: text
                .find(&**search)
                .map_or(text.len(), |at| at + search.len()),
            end: text.len(),
        },
        CallShortcut::Contains(search) => Cut::Value(text.contains(&**search).into()),
        CallShortcut::StartsWith(prefix) => Cut::Value(text.starts_with(&**prefix).into()),
        CallShortcut::Switch(keys) => {
            let (default, pairs) = literals.split_first()?;
            let set = KeySet::of(text);
            let pairs = keys.iter().zip(pairs.chunks_exact(2));
            let chosen = pairs
                .filter(|(key, _)| key.is_within(set))
                .find_map(|(_, pair)| match pair {
                    [key, value] if text.contains(constant(key)?.as_str()?) => Some(value),
                    _ => None,
                });
            Cut::Value(constant(chosen.unwrap_or(default))?.borrowed())
        }
    })
}
