//! A piece of an expression: its tokens and how tightly its outermost operator binds.

use super::tokens;

/// How tightly an operator binds, loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Choice,
    Or,
    And,
    Relation,
    Sum,
    Product,
    Power,
    Unary,
    Primary,
}

impl Level {
    /// The next tighter level.
    pub fn tighter(self) -> Self {
        match self {
            Self::Choice => Self::Or,
            Self::Or => Self::And,
            Self::And => Self::Relation,
            Self::Relation => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Power,
            Self::Power => Self::Unary,
            Self::Unary | Self::Primary => Self::Primary,
        }
    }
}

/// Tokens of an expression, with the level of its outermost operator.
pub struct Piece {
    pub tokens: Vec<String>,
    pub level: Level,
}

impl Piece {
    /// A piece without operators: a literal or a path.
    pub fn primary(text: &str) -> Self {
        Self {
            tokens: owned(text),
            level: Level::Primary,
        }
    }

    /// The same piece in parentheses.
    pub fn parenthesised(self) -> Self {
        Self::list("(", vec![self], ")")
    }

    /// Pieces between brackets, separated by commas.
    pub fn list(open: &str, pieces: Vec<Self>, close: &str) -> Self {
        let mut tokens = owned(open);
        for (position, piece) in pieces.into_iter().enumerate() {
            if position > 0 {
                tokens.push(",".to_owned());
            }
            tokens.extend(piece.tokens);
        }
        tokens.extend(owned(close));
        Self {
            tokens,
            level: Level::Primary,
        }
    }

    /// An operator between two operands.
    pub fn infix(left: Self, operator: &str, right: Self, level: Level) -> Self {
        let mut tokens = left.tokens;
        tokens.extend(owned(operator));
        tokens.extend(right.tokens);
        Self { tokens, level }
    }

    /// An operator before its operand.
    pub fn prefix(operator: &str, operand: Self) -> Self {
        let mut tokens = owned(operator);
        tokens.extend(operand.tokens);
        Self {
            tokens,
            level: Level::Unary,
        }
    }

    /// This piece followed by another one, without an operator: a step of a path.
    pub fn followed_by(mut self, step: Self) -> Self {
        self.tokens.extend(step.tokens);
        self
    }
}

fn owned(text: &str) -> Vec<String> {
    tokens::split(text).into_iter().map(str::to_owned).collect()
}
