//! The operations of a program: a tree of ready nodes.

use std::sync::atomic::{AtomicUsize, Ordering};

use indexmap::IndexSet;

use super::Code;
use super::optimise::{CallShortcut, ChainShortcut, Folded};
use crate::check::Names;
use crate::failure::Failure;
use crate::functions::{Callee, Prepared, Receiver};
use crate::references::{Access, Reference};
use crate::regex::Regex;
use crate::span::Span;
use crate::syntax::tree::{
    ArithmeticOperator, LogicOperator, Placed, RelationOperator, Selection, UnaryOperator,
};
use crate::value::{Value, member_near};

/// An operation and the place in the text that its failure points at.
#[derive(Debug)]
pub(crate) struct Op {
    pub span: Span,
    pub kind: OpKind,
}

/// What the optimiser found out of an operation stands beside it: `folded`, `is_join`, `shortcut`. The reference
/// interpreter does not look at it.
#[derive(Debug)]
pub(crate) enum OpKind {
    Constant(Value<'static>),
    /// An attribute of a reference, by its number in the program's table: two nodes of the tree.
    Attribute {
        slot: usize,
        null_safe: bool,
    },
    /// A reference as a whole.
    Reference(&'static Reference),
    /// A bare name: an app, or an attribute of the mapping's source.
    BareName(Box<str>),
    /// A bare name inside a projection or selection.
    ElementName(Box<str>),
    /// What a leading bracket works on.
    Subject(Names),
    Path {
        start: Box<Op>,
        steps: Vec<StepOp>,
    },
    Unary {
        operators: Vec<Placed<UnaryOperator>>,
        operand: Box<Op>,
        folded: Option<Folded>,
    },
    Arithmetic {
        first: Box<Op>,
        rest: Vec<ArithmeticOp>,
        folded: Option<Folded>,
        /// Whether it joins texts, whatever its operands turn out to be.
        is_join: bool,
    },
    Relation {
        operator: RelationOperator,
        left: Box<Op>,
        right: Box<Op>,
    },
    Matches {
        left: Box<Op>,
        pattern: Pattern,
    },
    Logic {
        operator: LogicOperator,
        operands: Vec<Op>,
    },
    Conditional {
        links: Vec<LinkOp>,
        otherwise: Box<Op>,
        shortcut: Option<ChainShortcut>,
    },
    List(Vec<Op>),
    Map(Vec<(Op, Op)>),
    Call(Box<CallOp>),
    /// What must not be read.
    Fails(Failure),
    /// A method of the element.
    ElementCall(MethodOp),
}

#[derive(Debug)]
pub(crate) struct ArithmeticOp {
    pub operator: ArithmeticOperator,
    pub span: Span,
    pub operand: Op,
}

#[derive(Debug)]
pub(crate) struct LinkOp {
    pub operand: Op,
    /// The middle of a ternary; none for an elvis.
    pub then: Option<Op>,
}

#[derive(Debug)]
pub(crate) struct StepOp {
    pub span: Span,
    pub null_safe: bool,
    pub kind: StepOpKind,
}

#[derive(Debug)]
pub(crate) enum StepOpKind {
    Member(Box<str>),
    Call(MethodOp),
    /// On a map a bare name is the key itself.
    Index {
        key: Option<Box<str>>,
        index: Op,
    },
    Projection(Op),
    Selection(Selection, Op),
}

/// A call of a function.
#[derive(Debug)]
pub(crate) struct CallOp {
    pub name: Box<str>,
    pub callee: Callee,
    pub arguments: Vec<Op>,
    pub shortcut: Option<CallShortcut>,
    /// By argument: a literal that was read when the program was compiled.
    pub prepared: Vec<Option<Prepared>>,
    /// An argument that is itself an expression.
    pub nested: Option<Code>,
}

/// A call of a method.
#[derive(Debug)]
pub(crate) struct MethodOp {
    pub name: Box<str>,
    pub rows: Vec<MethodRow>,
    pub arguments: Vec<Op>,
}

/// One of the rows of a method, with what it reads of literal arguments; the receiver comes first.
#[derive(Debug)]
pub(crate) struct MethodRow {
    pub receiver: Receiver,
    pub callee: Callee,
    pub prepared: Vec<Option<Prepared>>,
}

/// The right side of `matches`.
#[derive(Debug)]
pub(crate) enum Pattern {
    /// A literal, compiled with the program; what is wrong with it is said when it runs.
    Ready {
        regex: Result<Regex, Failure>,
        span: Span,
    },
    Computed(Box<Op>),
}

/// An attribute that a program reads.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Attribute {
    pub reference: &'static Reference,
    pub name: Box<str>,
    pub access: Access,
}

/// An attribute with what its evaluations need; its place among all is its number.
#[derive(Debug)]
pub(crate) struct Slot {
    pub attribute: Attribute,
    /// Whether several operations read it.
    pub is_repeated: bool,
    /// Where it stood in the last JSON object: people are mostly of one shape.
    position: AtomicUsize,
}

impl Slot {
    /// The attribute in a JSON object.
    pub fn read<'a>(&self, object: &'a serde_json::Map<String, serde_json::Value>) -> Value<'a> {
        let last = self.position.load(Ordering::Relaxed);
        match member_near(object, &self.attribute.name, last) {
            Some((position, value)) => {
                if position != last {
                    self.position.store(position, Ordering::Relaxed);
                }
                Value::from(value)
            }
            None => Value::Null,
        }
    }
}

/// Numbers the attributes that a program reads.
#[derive(Default)]
pub(super) struct Numbering {
    all: IndexSet<Attribute>,
    /// By number: whether several operations read it.
    repeated: Vec<bool>,
}

impl Numbering {
    /// The number of an attribute that one more operation reads.
    pub fn add(&mut self, attribute: Attribute) -> usize {
        let (number, is_new) = self.all.insert_full(attribute);
        match self.repeated.get_mut(number) {
            Some(repeated) if !is_new => *repeated = true,
            _ => self.repeated.push(false),
        }
        number
    }

    /// All attributes, by number.
    pub fn into_slots(self) -> Box<[Slot]> {
        let numbered = self.all.into_iter().zip(self.repeated);
        numbered
            .map(|(attribute, is_repeated)| Slot {
                attribute,
                is_repeated,
                position: AtomicUsize::new(0),
            })
            .collect()
    }
}

impl Attribute {
    /// The name that is read of the part: the attribute's own, or that of the field that holds it.
    pub fn key(&self) -> &str {
        match self.access {
            Access::Within(container) => container,
            Access::Profile | Access::Field | Access::Time => &self.name,
        }
    }
}
