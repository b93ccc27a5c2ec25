//! Functions on one text whose other arguments are literals.

use crate::functions::Callee;
use crate::program::op::{Op, OpKind};
use crate::value::Value;

use super::literal;

/// A call of a function that is handed a value and literals.
#[derive(Debug)]
pub(crate) struct CallShortcut {
    /// What it does with a text.
    pub kind: ShortcutKind,
    /// The size of all literals.
    pub literal_size: usize,
}

/// What a function does with its first argument, where that is a text.
#[derive(Debug)]
pub(crate) enum ShortcutKind {
    /// `String.toLowerCase(x)`
    Lower,
    /// `String.toUpperCase(x)`
    Upper,
    /// `String.len(x)`
    Length,
    /// `String.substring(x, 0, 1)`
    Part { start: i32, end: i32 },
    /// `String.substringBefore(x, "@")`
    Before(Box<str>),
    /// `String.substringAfter(x, "@")`
    After(Box<str>),
    /// `String.stringContains(x, "a")`
    Contains(Box<str>),
    /// `String.startsWith(x, "a")`
    StartsWith(Box<str>),
    /// `String.stringSwitch(x, "default", "key", "value", ...)`: a set for each key.
    Switch(Box<[KeySet]>),
}

impl CallShortcut {
    /// The shortcut of a call of one of this library's functions, if it has one.
    pub fn of(callee: &Callee, arguments: &[Op]) -> Option<CallShortcut> {
        let Callee::Native(function) = callee else {
            return None;
        };
        let literals = arguments.get(1..)?.iter().map(constant);
        let sizes = literals.map(|literal| literal.map(Value::size));
        Some(CallShortcut {
            kind: ShortcutKind::of(function.id, arguments)?,
            literal_size: sizes.sum::<Option<usize>>()?,
        })
    }
}

impl ShortcutKind {
    fn of(id: &str, arguments: &[Op]) -> Option<ShortcutKind> {
        Some(match (id, arguments) {
            ("text.to-lower-case", [_]) => ShortcutKind::Lower,
            ("text.to-upper-case", [_]) => ShortcutKind::Upper,
            ("text.length", [_]) => ShortcutKind::Length,
            ("text.substring-clamped", [_, start, end]) => ShortcutKind::Part {
                start: integer(start)?,
                end: integer(end)?,
            },
            ("text.substring-before", [_, search]) => ShortcutKind::Before(literal(search)?.into()),
            ("text.substring-after", [_, search]) => ShortcutKind::After(literal(search)?.into()),
            ("text.contains", [_, search]) => ShortcutKind::Contains(literal(search)?.into()),
            ("text.starts-with", [_, prefix]) => ShortcutKind::StartsWith(literal(prefix)?.into()),
            ("text.switch", [_, default, pairs @ ..]) => {
                literal(default)?;
                let keys = pairs.chunks(2).map(|pair| match pair {
                    [key, value] => literal(value).and(literal(key)).map(KeySet::of),
                    _ => None,
                });
                ShortcutKind::Switch(keys.collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }
}

/// The value of an operation that is a constant.
pub(crate) fn constant(op: &Op) -> Option<&Value<'static>> {
    match &op.kind {
        OpKind::Constant(value) => Some(value),
        _ => None,
    }
}

/// A literal whole number.
fn integer(op: &Op) -> Option<i32> {
    match constant(op) {
        Some(Value::Integer(value)) => Some(*value),
        _ => None,
    }
}

/// Which bytes a text has, in 64 classes: a text that has not all classes of a key does not contain it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeySet(u64);

impl KeySet {
    /// The classes of a text.
    pub fn of(text: &str) -> KeySet {
        KeySet(text.bytes().fold(0, |set, byte| set | 1 << (byte & 63)))
    }

    /// Whether these are all among others.
    pub fn is_within(self, other: KeySet) -> bool {
        self.0 & !other.0 == 0
    }
}
