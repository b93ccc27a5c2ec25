//! Arithmetic, which is mostly the joining of texts: one build of known size.

use std::borrow::Cow;
use std::fmt::Write;

use super::{Built, Fast};
use crate::eval::Element;
use crate::program::op::{ArithmeticOp, Op, OpKind};
use crate::syntax::tree::ArithmeticOperator;
use crate::value::{Value, to_text};

/// How many pieces are measured before they are written.
const AT_ONCE: usize = 8;

/// The letter case that a text of ASCII is written in.
#[derive(Clone, Copy, Default)]
pub(super) enum Case {
    #[default]
    Kept,
    Lower,
    Upper,
}

/// A value that is joined, and the letter case that it takes.
#[derive(Default)]
pub(super) struct Piece<'a> {
    pub value: Value<'a>,
    pub case: Case,
}

impl Piece<'_> {
    fn is_text(&self) -> bool {
        matches!(self.value, Value::String(_))
    }

    /// The bytes that it is written in; none where it has to be converted first.
    fn len(&self) -> Option<usize> {
        Some(match &self.value {
            Value::String(text) => text.len(),
            Value::Null | Value::Boolean(true) => 4,
            Value::Boolean(false) => 5,
            Value::Integer(value) => digits(u64::from(value.unsigned_abs()), *value < 0),
            Value::Long(value) => digits(value.unsigned_abs(), *value < 0),
            _ => return None,
        })
    }

    fn write(&self, buffer: &mut String) {
        match (&self.value, self.case) {
            (Value::String(text), Case::Kept) => buffer.push_str(text),
            (Value::String(text), case) => {
                let start = buffer.len();
                buffer.push_str(text);
                if let Some(written) = buffer.get_mut(start..) {
                    match case {
                        Case::Upper => written.make_ascii_uppercase(),
                        Case::Kept | Case::Lower => written.make_ascii_lowercase(),
                    }
                }
            }
            (Value::Null, _) => buffer.push_str("null"),
            // A String takes everything.
            (value, _) => drop(write!(buffer, "{value}")),
        }
    }
}

fn digits(magnitude: u64, is_negative: bool) -> usize {
    let digits = magnitude.checked_ilog10().unwrap_or(0) + 1;
    digits as usize + usize::from(is_negative)
}

impl<'a> Fast<'a> {
    /// Operators of one level, from the left.
    pub(super) fn arithmetic(
        &self,
        op: &'a Op,
        element: Option<&Element<'a>>,
        buffer: &mut String,
    ) -> Option<Built<'a>> {
        let OpKind::Arithmetic {
            first,
            rest,
            folded,
        } = &op.kind
        else {
            return None;
        };
        if let Some(folded) = folded {
            self.spend(folded.operations);
            return Some(Built::Value(folded.value.borrowed()));
        }
        let mut left = self.piece(first, element)?;
        for (position, operation) in rest.iter().enumerate() {
            self.spend(1);
            let right = self.piece(&operation.operand, element)?;
            if operation.operator == ArithmeticOperator::Plus && (left.is_text() || right.is_text())
            {
                let rest = rest.get(position + 1..)?;
                return self.join(left, right, rest, element, buffer);
            }
            let (left_value, right) = (left.into_value()?, right.into_value()?);
            let operator = operation.operator;
            let value = self.evaluation.arithmetic(operator, left_value, right, operation.span);
            left = Piece::from(value.ok()?);
        }
        left.into_value().map(Built::Value)
    }

    /// Joins two texts and all that follow.
    fn join(
        &self,
        first: Piece<'a>,
        second: Piece<'a>,
        rest: &'a [ArithmeticOp],
        element: Option<&Element<'a>>,
        buffer: &mut String,
    ) -> Option<Built<'a>> {
        let mut pieces: [Piece<'a>; AT_ONCE] = Default::default();
        let [a, b, ..] = &mut pieces;
        (*a, *b) = (first, second);
        let mut count = 2;
        let mut rest = rest.iter();
        loop {
            for (piece, operation) in pieces.iter_mut().skip(count).zip(rest.by_ref()) {
                if operation.operator != ArithmeticOperator::Plus {
                    return None;
                }
                self.spend(1);
                *piece = self.piece(&operation.operand, element)?;
                count += 1;
            }
            let (written, _) = pieces.split_at_mut_checked(count)?;
            self.write(written, buffer)?;
            if count < AT_ONCE {
                return Some(Built::Buffer);
            }
            count = 0;
        }
    }

    /// Writes pieces behind what is written, unless that becomes too long.
    fn write(&self, pieces: &mut [Piece<'a>], buffer: &mut String) -> Option<()> {
        let limits = &self.code().limits;
        let mut length = 0;
        for piece in pieces.iter_mut() {
            length += match piece.len() {
                Some(length) => length,
                None => {
                    let span = self.code().root.span;
                    self.work_through(&piece.value, &Value::Null, span)?;
                    let text = to_text(&piece.value, limits.text_bytes()).ok()?;
                    let text = text.into_owned();
                    let length = text.len();
                    piece.value = Value::from(text);
                    length
                }
            };
        }
        if buffer.len() + length > limits.concatenation_length {
            return None;
        }
        match buffer.is_empty() {
            true => buffer.reserve_exact(length),
            false => buffer.reserve(length),
        }
        for piece in pieces {
            piece.write(buffer);
        }
        Some(())
    }

    /// An operation whose text is a piece of a longer one.
    fn piece(&self, op: &'a Op, element: Option<&Element<'a>>) -> Option<Piece<'a>> {
        match &op.kind {
            OpKind::Call(call) => self.call_piece(call, op.span, element),
            _ => self.value(op, element).map(Piece::from),
        }
    }

    /// The value of a call, built in the buffer where only its letter case is new.
    pub(super) fn build_piece(
        &self,
        op: &'a Op,
        element: Option<&Element<'a>>,
        buffer: &mut String,
    ) -> Option<Built<'a>> {
        let piece = self.piece(op, element)?;
        Some(match piece.case {
            Case::Kept => Built::Value(piece.value),
            Case::Lower | Case::Upper => {
                piece.write(buffer);
                Built::Buffer
            }
        })
    }
}

impl<'a> From<Value<'a>> for Piece<'a> {
    fn from(value: Value<'a>) -> Piece<'a> {
        Piece {
            value,
            case: Case::Kept,
        }
    }
}

impl<'a> Piece<'a> {
    /// The value by itself.
    pub(super) fn into_value(self) -> Option<Value<'a>> {
        match (self.value, self.case) {
            (value, Case::Kept) => Some(value),
            (Value::String(text), case) => {
                let mut text = text.into_owned();
                match case {
                    Case::Upper => text.make_ascii_uppercase(),
                    Case::Kept | Case::Lower => text.make_ascii_lowercase(),
                }
                Some(Value::String(Cow::Owned(text)))
            }
            _ => None,
        }
    }
}
