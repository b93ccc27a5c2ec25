//! Arithmetic, which is mostly the joining of texts: one build of known size.

use std::borrow::Cow;
use std::fmt::Write;

use super::{Built, Fast};
use crate::eval::Element;
use crate::program::op::{ArithmeticOp, Op, OpKind};
use crate::syntax::tree::ArithmeticOperator;
use crate::value::{Value, to_text};

/// How many texts are measured before they are written.
const AT_ONCE: usize = 8;

/// What is reserved for texts that follow on a number or the like.
const RESERVE: usize = 32;

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

impl<'a> Piece<'a> {
    fn is_text(&self) -> bool {
        matches!(self.value, Value::String(_))
    }

    /// The text that it is written in, where that need not be made.
    fn text(&self) -> Option<Text<'a>> {
        let text = match &self.value {
            Value::String(Cow::Borrowed(text)) => text,
            Value::Null => "null",
            Value::Boolean(true) => "true",
            Value::Boolean(false) => "false",
            _ => return None,
        };
        Some(Text {
            text,
            case: self.case,
        })
    }
}

/// A text to write.
#[derive(Clone, Copy, Default)]
struct Text<'t> {
    text: &'t str,
    case: Case,
}

impl Text<'_> {
    fn write(self, buffer: &mut String) {
        let start = buffer.len();
        buffer.push_str(self.text);
        let change: fn(&mut str) = match self.case {
            Case::Kept => return,
            Case::Lower => str::make_ascii_lowercase,
            Case::Upper => str::make_ascii_uppercase,
        };
        if let Some(written) = buffer.get_mut(start..) {
            change(written);
        }
    }
}

impl<'a> Fast<'a, '_> {
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
            is_join,
        } = &op.kind
        else {
            return None;
        };
        if let Some(folded) = folded {
            self.spend(folded.operations);
            return Some(Built::Value(folded.value.borrowed()));
        }
        if *is_join {
            let mut writer = Writer::new(self, buffer);
            writer.add_operand(first, element)?;
            writer.add_all(rest, element)?;
            return Some(Built::Buffer);
        }
        let mut left = self.piece(first, element)?;
        for (position, operation) in rest.iter().enumerate() {
            self.spend(1);
            let right = self.piece(&operation.operand, element)?;
            if operation.operator == ArithmeticOperator::Plus && (left.is_text() || right.is_text())
            {
                let mut writer = Writer::new(self, buffer);
                writer.add(left)?;
                writer.add(right)?;
                writer.add_all(rest.get(position + 1..)?, element)?;
                return Some(Built::Buffer);
            }
            let (left_value, right) = (left.into_value()?, right.into_value()?);
            let operator = operation.operator;
            let value = self
                .evaluation
                .arithmetic(operator, left_value, right, operation.span);
            left = Piece::from(value.ok()?);
        }
        left.into_value().map(Built::Value)
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
                piece.text()?.write(buffer);
                Built::Buffer
            }
        })
    }
}

/// Texts that wait to be written all at once.
struct Writer<'f, 'a, 'b> {
    fast: &'f Fast<'a, 'f>,
    texts: [Text<'a>; AT_ONCE],
    count: usize,
    buffer: &'b mut String,
}

impl<'f, 'a, 'b> Writer<'f, 'a, 'b> {
    fn new(fast: &'f Fast<'a, 'f>, buffer: &'b mut String) -> Writer<'f, 'a, 'b> {
        Writer {
            fast,
            texts: Default::default(),
            count: 0,
            buffer,
        }
    }

    /// Adds all that is joined, and writes what waits.
    fn add_all(&mut self, rest: &'a [ArithmeticOp], element: Option<&Element<'a>>) -> Option<()> {
        for operation in rest {
            if operation.operator != ArithmeticOperator::Plus {
                return None;
            }
            self.fast.spend(1);
            self.add_operand(&operation.operand, element)?;
        }
        self.flush(0)
    }

    fn add_operand(&mut self, op: &'a Op, element: Option<&Element<'a>>) -> Option<()> {
        let fast = self.fast;
        let value = match &op.kind {
            OpKind::Constant(Value::String(text)) => {
                fast.spend(1);
                return self.add_text(Text {
                    text,
                    case: Case::Kept,
                });
            }
            OpKind::Attribute { slot, null_safe } => fast.attribute(*slot, *null_safe, op.span)?,
            _ => return self.add(fast.piece(op, element)?),
        };
        match value {
            Value::String(Cow::Borrowed(text)) => self.add_text(Text {
                text,
                case: Case::Kept,
            }),
            value => self.add(Piece::from(value)),
        }
    }

    fn add_text(&mut self, text: Text<'a>) -> Option<()> {
        if self.count == AT_ONCE {
            self.flush(0)?;
        }
        *self.texts.get_mut(self.count)? = text;
        self.count += 1;
        Some(())
    }

    fn add(&mut self, piece: Piece<'a>) -> Option<()> {
        match piece.text() {
            Some(text) => self.add_text(text),
            None => self.write(&piece.into_value()?),
        }
    }

    /// Writes what waits, and makes room for more.
    fn flush(&mut self, more: usize) -> Option<()> {
        let texts = self.texts.get(..self.count)?;
        let length = texts.iter().map(|text| text.text.len()).sum::<usize>();
        if self.buffer.len() + length > self.fast.code().limits.concatenation_length {
            return None;
        }
        match self.buffer.is_empty() {
            true => self.buffer.reserve_exact(length + more),
            false => self.buffer.reserve(length + more),
        }
        for text in texts {
            text.write(self.buffer);
        }
        self.count = 0;
        Some(())
    }

    /// Writes a value whose text has to be made, behind all that wait.
    fn write(&mut self, value: &Value<'a>) -> Option<()> {
        let fast = self.fast;
        let limits = &fast.code().limits;
        fast.work_through(value, &Value::Null, fast.code().root.span)?;
        match value {
            Value::Integer(_) | Value::Long(_) => {
                self.flush(RESERVE)?;
                write!(self.buffer, "{value}").ok()?;
            }
            value => {
                let text = to_text(value, limits.text_bytes()).ok()?;
                self.flush(text.len() + RESERVE)?;
                self.buffer.push_str(&text);
            }
        }
        (self.buffer.len() <= limits.concatenation_length).then_some(())
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
