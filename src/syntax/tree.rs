//! The syntax tree: what was written, without brackets that only group.
//!
//! Chains are flat: `a + b - c`, `a and b and c`, `p ? x : q ? y : z`, `!!a` and `a.b.c()` are one node with a
//! list each, so the depth of a tree is bounded by the brackets in the text. Grouping brackets are no nodes;
//! the span of what they hold includes them, and chains that only brackets separated are joined where the
//! meaning is the same: `(a + b) + c` is `a + b + c`.
//!
//! Two trees are equal when they mean the same text: spans and ids do not count.

use crate::span::Span;

/// The number of a node in its tree, dense from 0; the checker's tables are indexed by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NodeId(pub(crate) u32);

/// A node: an expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Its number in the tree.
    pub id: NodeId,
    /// Where it stands in the text, grouping brackets included.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        self.kind == other.kind
    }
}

impl Expr {
    /// The place of a part of a literal text; the whole literal where quotes are doubled in it or brackets surround it.
    pub(crate) fn inside_literal(&self, text: &str, part: Span) -> Span {
        if self.span.range().len() == text.len() + 2 {
            let start = self.span.start() + 1;
            Span::new(start + part.start(), start + part.end())
        } else {
            self.span
        }
    }

    /// The text, where the node is a literal text.
    pub(crate) fn literal_text(&self) -> Option<&str> {
        match &self.kind {
            ExprKind::Literal(Literal::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `'text'`, `1`, `2.5`, `true`, `null`; a missing operand of `?:` or `? :` is a null of no width.
    Literal(Literal),
    /// A name on its own, such as `user`; also the key in `x[name]`.
    Name(Name),
    /// A function without a receiver, `isMemberOfGroup("...")`.
    Call {
        /// The function's name.
        name: Name,
        /// What is handed to it.
        arguments: Vec<Expr>,
    },
    /// What a leading `[..]`, `![..]` or `?[..]` works on; the start of a [`Path`](ExprKind::Path).
    ContextObject,
    /// An operand and what is read from it, step by step: `user.firstName.length()`.
    Path {
        /// The operand.
        start: Box<Expr>,
        /// At least one step.
        steps: Vec<Step>,
    },
    /// `!a`, `- -a`.
    Unary {
        /// The operators, outermost first; at least one.
        operators: Vec<Placed<UnaryOperator>>,
        /// What they are applied to.
        operand: Box<Expr>,
    },
    /// `a + b - c`: applied from the left. All operators are of one [level](ArithmeticOperator::level).
    Arithmetic {
        /// The first operand.
        first: Box<Expr>,
        /// The operators and their right operands; at least one, for `^` exactly one.
        rest: Vec<Operation>,
    },
    /// `a == b`, `a matches b`.
    Relation {
        /// The left operand.
        left: Box<Expr>,
        /// The operator.
        operator: Placed<RelationOperator>,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `a and b and c`, or the same with `or`.
    Logic {
        /// Which of the two.
        operator: LogicOperator,
        /// At least two operands.
        operands: Vec<Expr>,
    },
    /// `p ? x : q ?: y`: a chain of ternaries and elvises, each the "else" of the one before.
    Conditional {
        /// At least one link.
        links: Vec<Link>,
        /// What is left when no link decided.
        otherwise: Box<Expr>,
    },
    /// `{a, b}`.
    List(Vec<Expr>),
    /// `{k: v}`, `{:}`. A key that was a bare name is a text.
    Map(Vec<(Expr, Expr)>),
}

/// A value that stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `42`, `0x2A`: 32 bits.
    Integer(i32),
    /// `42L`: 64 bits.
    Long(i64),
    /// `1.5`, `1e3`, `1d`; also `1f`, which SpEL calls a Float.
    Double(f64),
    /// `'text'`, `"text"`: without the quotes, doubled quotes undone.
    Text(Box<str>),
}

/// A name and its place.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name.
    pub text: Box<str>,
    /// Its place.
    pub span: Span,
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.text == other.text
    }
}

/// One step of a path.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its number in the tree.
    pub id: NodeId,
    /// From the dot, where there is one, to the step's end.
    pub span: Span,
    /// Whether null passes through: `?.` in place of `.`.
    pub null_safe: bool,
    /// What it does.
    pub kind: StepKind,
}

impl PartialEq for Step {
    fn eq(&self, other: &Step) -> bool {
        self.null_safe == other.null_safe && self.kind == other.kind
    }
}

/// What a step of a path does.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// `.name`
    Member(Name),
    /// `.name(arguments)`
    Call {
        /// The method's name.
        name: Name,
        /// What is handed to it.
        arguments: Vec<Expr>,
    },
    /// `[index]`
    Index(Expr),
    /// `.![expression]`: the expression on each element.
    Projection(Expr),
    /// `.?[criterion]`, `.^[..]`, `.$[..]`: the elements that meet the criterion.
    Selection(Selection, Expr),
}

/// Which of the elements that meet the criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// `?[..]`
    All,
    /// `^[..]`
    First,
    /// `$[..]`
    Last,
}

/// An operator and its right operand.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The operator.
    pub operator: Placed<ArithmeticOperator>,
    /// Its right operand.
    pub operand: Expr,
}

impl Operation {
    /// How tightly the operator binds.
    pub fn level(&self) -> Level {
        self.operator.operator.level()
    }
}

/// An operator and its place, which does not count when two are compared.
#[derive(Clone, Copy, Debug)]
pub struct Placed<T> {
    /// The operator.
    pub operator: T,
    /// Its place.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Placed<T>) -> bool {
        self.operator == other.operator
    }
}

/// One ternary or elvis of a chain.
#[derive(Clone, Debug)]
pub struct Link {
    /// The condition of a ternary, the left side of an elvis.
    pub operand: Expr,
    /// The place of the `?` or `?:`.
    pub operator_span: Span,
    /// The middle of a ternary; none for an elvis.
    pub then: Option<Expr>,
}

impl PartialEq for Link {
    fn eq(&self, other: &Link) -> bool {
        self.operand == other.operand && self.then == other.then
    }
}

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOperator {
    /// `!`, `not`
    Not,
    /// `+`
    Plus,
    /// `-`
    Minus,
}

/// An operator that gives a number or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticOperator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`, `div`
    Divide,
    /// `%`, `mod`
    Modulus,
    /// `^`
    Power,
}

impl ArithmeticOperator {
    /// How tightly it binds: the operators of one chain share a level.
    pub fn level(self) -> Level {
        match self {
            ArithmeticOperator::Plus | ArithmeticOperator::Minus => Level::Sum,
            ArithmeticOperator::Times
            | ArithmeticOperator::Divide
            | ArithmeticOperator::Modulus => Level::Product,
            ArithmeticOperator::Power => Level::Power,
        }
    }
}

/// An operator that compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationOperator {
    /// `==`, `eq`
    Equal,
    /// `!=`, `ne`
    NotEqual,
    /// `<`, `lt`
    Less,
    /// `<=`, `le`
    LessEqual,
    /// `>`, `gt`
    Greater,
    /// `>=`, `ge`
    GreaterEqual,
    /// `matches`
    Matches,
}

/// An operator on conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogicOperator {
    /// `and`, `&&`
    And,
    /// `or`, `||`
    Or,
}

/// The levels of precedence, loosest first, as the grammar has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// `? :` and `?:`
    Conditional,
    /// `or`
    Or,
    /// `and`
    And,
    /// `==`, `<`, `matches`, ...
    Relation,
    /// `+`, `-`
    Sum,
    /// `*`, `/`, `%`
    Product,
    /// `^`
    Power,
    /// `!`, unary `-`
    Unary,
    /// Everything else.
    Path,
}

impl ExprKind {
    /// How tightly the node's outermost operator binds.
    pub fn level(&self) -> Level {
        match self {
            ExprKind::Conditional { .. } => Level::Conditional,
            ExprKind::Logic { operator, .. } => match operator {
                LogicOperator::Or => Level::Or,
                LogicOperator::And => Level::And,
            },
            ExprKind::Relation { .. } => Level::Relation,
            // A chain has at least one operator; without one nothing would bind looser than its operand.
            ExprKind::Arithmetic { rest, .. } => rest.first().map_or(Level::Path, Operation::level),
            ExprKind::Unary { .. } => Level::Unary,
            ExprKind::Literal(_)
            | ExprKind::Name(_)
            | ExprKind::Call { .. }
            | ExprKind::ContextObject
            | ExprKind::Path { .. }
            | ExprKind::List(_)
            | ExprKind::Map(_) => Level::Path,
        }
    }
}
