//! A tree as canonical text: the fewest brackets that keep its meaning, one spelling for each operator.

use std::fmt::{self, Display, Formatter, Write};

use super::tree::{
    ArithmeticOperator, Expr, ExprKind, Level, Literal, LogicOperator, Placed, RelationOperator,
    Selection, Step, StepKind, UnaryOperator,
};
use crate::value::java_double;

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::Literal(literal) => literal.fmt(f),
            ExprKind::Name(name) => f.write_str(&name.text),
            ExprKind::Call { name, arguments } => {
                f.write_str(&name.text)?;
                write_arguments(f, arguments)
            }
            ExprKind::ContextObject => Ok(()),
            ExprKind::Path { start, steps } => write_path(f, start, steps),
            ExprKind::Unary { operators, operand } => write_unary(f, operators, operand),
            ExprKind::Arithmetic { first, rest } => {
                let tighter = tighter(self.kind.level());
                AtLeast(tighter, first).fmt(f)?;
                rest.iter().try_for_each(|operation| {
                    write!(f, " {} ", operation.operator.operator.symbol())?;
                    AtLeast(tighter, &operation.operand).fmt(f)
                })
            }
            ExprKind::Relation {
                left,
                operator,
                right,
                ..
            } => {
                AtLeast(Level::Sum, left).fmt(f)?;
                write!(f, " {} ", operator.operator.symbol())?;
                AtLeast(Level::Sum, right).fmt(f)
            }
            ExprKind::Logic { operator, operands } => {
                let tighter = tighter(self.kind.level());
                let separator = format!(" {} ", operator.symbol());
                write_separated(f, &separator, operands, |operand, f| {
                    AtLeast(tighter, operand).fmt(f)
                })
            }
            ExprKind::Conditional { links, otherwise } => {
                for link in links {
                    AtLeast(Level::Or, &link.operand).fmt(f)?;
                    match &link.then {
                        Some(then) => write!(f, " ? {then} : ")?,
                        None => f.write_str(" ?: ")?,
                    }
                }
                AtLeast(Level::Or, otherwise).fmt(f)
            }
            ExprKind::List(elements) => {
                f.write_char('{')?;
                write_separated(f, ", ", elements, Display::fmt)?;
                f.write_char('}')
            }
            ExprKind::Map(entries) if entries.is_empty() => f.write_str("{:}"),
            ExprKind::Map(entries) => {
                f.write_char('{')?;
                write_separated(f, ", ", entries, |(key, value), f| {
                    write!(f, "{key}: {value}")
                })?;
                f.write_char('}')
            }
        }
    }
}

/// An operand, in brackets where it binds looser than its place asks.
struct AtLeast<'a>(Level, &'a Expr);

impl Display for AtLeast<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let AtLeast(level, operand) = self;
        if operand.kind.level() < *level {
            write!(f, "({operand})")
        } else {
            operand.fmt(f)
        }
    }
}

/// The level that an operand of an operator of this level has at least.
fn tighter(level: Level) -> Level {
    match level {
        Level::Conditional => Level::Or,
        Level::Or => Level::And,
        Level::And => Level::Relation,
        Level::Relation => Level::Sum,
        Level::Sum => Level::Product,
        Level::Product => Level::Power,
        Level::Power => Level::Unary,
        Level::Unary | Level::Path => Level::Path,
    }
}

fn write_separated<T>(
    f: &mut Formatter<'_>,
    separator: &str,
    items: &[T],
    mut write: impl FnMut(&T, &mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    items.iter().enumerate().try_for_each(|(position, item)| {
        if position > 0 {
            f.write_str(separator)?;
        }
        write(item, f)
    })
}

fn write_arguments(f: &mut Formatter<'_>, arguments: &[Expr]) -> fmt::Result {
    f.write_char('(')?;
    write_separated(f, ", ", arguments, Display::fmt)?;
    f.write_char(')')
}

fn write_path(f: &mut Formatter<'_>, start: &Expr, steps: &[Step]) -> fmt::Result {
    AtLeast(Level::Path, start).fmt(f)?;
    let mut ends_in_dollar = matches!(&start.kind, ExprKind::Name(name) if &*name.text == "$");
    let mut dotless = start.kind == ExprKind::ContextObject;
    for step in steps {
        match &step.kind {
            StepKind::Index(_) if !step.null_safe => {
                // `$[` would be the selection of the last element.
                f.write_str(if ends_in_dollar { " " } else { "" })?;
            }
            _ if dotless => {}
            _ => f.write_str(if step.null_safe { "?." } else { "." })?,
        }
        write_step(f, &step.kind)?;
        ends_in_dollar = matches!(&step.kind, StepKind::Member(name) if &*name.text == "$");
        dotless = false;
    }
    Ok(())
}

fn write_step(f: &mut Formatter<'_>, step: &StepKind) -> fmt::Result {
    match step {
        StepKind::Member(name) => f.write_str(&name.text),
        StepKind::Call { name, arguments } => {
            f.write_str(&name.text)?;
            write_arguments(f, arguments)
        }
        StepKind::Index(index) => write!(f, "[{index}]"),
        StepKind::Projection(body) => write!(f, "![{body}]"),
        StepKind::Selection(which, criterion) => write!(f, "{}[{criterion}]", which.symbol()),
    }
}

fn write_unary(
    f: &mut Formatter<'_>,
    operators: &[Placed<UnaryOperator>],
    operand: &Expr,
) -> fmt::Result {
    let mut written = None;
    for Placed { operator, .. } in operators {
        // `--` and `++` are tokens of their own.
        if written == Some(*operator) && *operator != UnaryOperator::Not {
            f.write_char(' ')?;
        }
        f.write_char(operator.symbol())?;
        written = Some(*operator);
    }
    // `![` would be a projection.
    if written == Some(UnaryOperator::Not) && begins_with_index(operand) {
        f.write_char(' ')?;
    }
    AtLeast(Level::Path, operand).fmt(f)
}

fn begins_with_index(operand: &Expr) -> bool {
    match &operand.kind {
        ExprKind::Path { start, steps } => {
            start.kind == ExprKind::ContextObject
                && matches!(steps.first(), Some(first) if matches!(first.kind, StepKind::Index(_)))
        }
        _ => false,
    }
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Null => f.write_str("null"),
            Literal::Boolean(value) => value.fmt(f),
            Literal::Integer(value) => value.fmt(f),
            Literal::Long(value) => write!(f, "{value}L"),
            Literal::Double(value) if value.is_infinite() => f.write_str("1.0E999"),
            Literal::Double(value) => f.write_str(&java_double(*value)),
            Literal::Text(text) => {
                let quote = if text.contains('"') && !text.contains('\'') {
                    '\''
                } else {
                    '"'
                };
                let doubled = String::from_iter([quote, quote]);
                write!(f, "{quote}{}{quote}", text.replace(quote, &doubled))
            }
        }
    }
}

impl UnaryOperator {
    /// How the operator is written.
    pub fn symbol(self) -> char {
        match self {
            UnaryOperator::Not => '!',
            UnaryOperator::Plus => '+',
            UnaryOperator::Minus => '-',
        }
    }
}

impl ArithmeticOperator {
    /// How the operator is written.
    pub fn symbol(self) -> char {
        match self {
            ArithmeticOperator::Plus => '+',
            ArithmeticOperator::Minus => '-',
            ArithmeticOperator::Times => '*',
            ArithmeticOperator::Divide => '/',
            ArithmeticOperator::Modulus => '%',
            ArithmeticOperator::Power => '^',
        }
    }
}

impl RelationOperator {
    /// How the operator is written.
    pub fn symbol(self) -> &'static str {
        match self {
            RelationOperator::Equal => "==",
            RelationOperator::NotEqual => "!=",
            RelationOperator::Less => "<",
            RelationOperator::LessEqual => "<=",
            RelationOperator::Greater => ">",
            RelationOperator::GreaterEqual => ">=",
            RelationOperator::Matches => "matches",
        }
    }
}

impl LogicOperator {
    /// How the operator is written.
    pub fn symbol(self) -> &'static str {
        match self {
            LogicOperator::And => "and",
            LogicOperator::Or => "or",
        }
    }
}

impl Selection {
    /// The character before the bracket.
    pub fn symbol(self) -> char {
        match self {
            Selection::All => '?',
            Selection::First => '^',
            Selection::Last => '$',
        }
    }
}
