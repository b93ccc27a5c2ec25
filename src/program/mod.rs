//! The compiled form of an expression: names resolved, attributes numbered, constants and regexes prepared.

mod compile;
pub(crate) mod op;
pub(crate) mod optimise;

use std::sync::{Arc, OnceLock};

use crate::check::Checked;
use crate::context::JsonReader;
use crate::dialect::Dialect;
use crate::functions::Registry;
use crate::limits::Limits;
use crate::span::Span;
use crate::stack::{Recursion, with_room};
use crate::uses::Use;
use crate::value::Value;
use op::{Op, OpKind, Slot};

/// The operations of an expression, with what they need.
#[derive(Debug)]
pub(crate) struct Code {
    pub text: Box<str>,
    pub dialect: Dialect,
    pub limits: Limits,
    pub root: Op,
    /// The attributes that the operations read, by slot.
    pub attributes: Box<[Slot]>,
    pub depth: usize,
    /// Whether evaluations take shortcuts. What fails begins again without them, so what the embedder would see twice has
    /// none.
    pub is_optimised: bool,
    /// Takes the attributes out of JSON text; made when it is first used.
    pub reader: OnceLock<JsonReader>,
    /// The functions of the engine, for texts that turn out to be expressions when the program runs.
    pub registry: Arc<Registry>,
    /// The place of use, whose rules hold for those texts too.
    pub place: Option<Use>,
}

impl Code {
    pub fn new(
        checked: &Checked,
        dialect: Dialect,
        limits: Limits,
        registry: &Arc<Registry>,
        place: Option<Use>,
    ) -> Code {
        let depth = checked.expression.depth();
        let compiled = with_room(Recursion::Walk, depth, || {
            compile::compile(checked, dialect, &limits, registry, place)
        });
        Code {
            text: checked.expression.text().into(),
            dialect,
            limits,
            root: compiled.root,
            attributes: compiled.attributes,
            depth,
            is_optimised: compiled.is_repeatable,
            reader: OnceLock::new(),
            registry: Arc::clone(registry),
            place,
        }
    }
}

/// Deep operations are taken apart with room for their depth, wherever their owner happens to drop them.
impl Drop for Code {
    fn drop(&mut self) {
        let leaf = Op {
            span: Span::default(),
            kind: OpKind::Constant(Value::Null),
        };
        let root = std::mem::replace(&mut self.root, leaf);
        with_room(Recursion::Walk, self.depth, || drop(root));
    }
}
