//! Expressions without regard to kinds: any operator on any operands, and rows of random tokens.

use super::literals;
use super::piece::{Level, Piece};
use super::random::Random;
use super::typed::Writer;
use super::vocabulary::{ATTRIBUTES, Kind, WORDS};

/// Operators with their level, each in all its spellings.
const OPERATORS: &[(Level, &[&str])] = &[
    (Level::Or, &["or", "||"]),
    (Level::And, &["and", "&&"]),
    (Level::Relation, &["==", "eq", "!=", "ne"]),
    (Level::Relation, &["<", "lt", "<=", "le"]),
    (Level::Relation, &[">", "gt", ">=", "ge"]),
    (Level::Sum, &["+"]),
    (Level::Sum, &["+", "-"]),
    (Level::Product, &["/", "div", "%", "mod"]),
    (Level::Choice, &["?:"]),
];

const SYMBOLS: &[&str] = &[
    "(", ")", "[", "]", "{", "}", ",", ":", "?", "?:", ".", "?.", "![", "?[", "^[", "$[", "+", "-",
    "*", "/", "%", "^", "!", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "{:}", "()", "length()",
    "size()",
];

impl Writer<'_> {
    /// Any construct with any operands.
    pub fn untyped(&mut self, depth: usize) -> Piece {
        if depth == 0 {
            return self.any(0);
        }
        let depth = depth - 1;
        match self.random.below(16) {
            0..=7 => {
                let (level, spellings) = self.random.pick(OPERATORS);
                let operator = self.spelling(spellings);
                let (left, right) = (self.untyped(depth), self.untyped(depth));
                self.infix(left, &operator, right, level)
            }
            8 => {
                let (condition, chosen, other) =
                    (self.any(0), self.untyped(depth), self.untyped(depth));
                let condition = self.operand(condition, Level::Or);
                let arms = Piece::infix(chosen, ":", other, Level::Choice);
                Piece::infix(condition, "?", arms, Level::Choice)
            }
            9 => {
                let operator = self.spelling(&["!", "not", "-", "+"]);
                let operand = self.untyped(depth);
                self.prefix(&operator, operand)
            }
            10 => {
                let (whole, kind) = (self.untyped(depth), self.random.pick(Kind::ALL));
                self.index(whole, kind, 0)
            }
            11 => {
                let (receiver, name, dot) = (self.untyped(depth), self.attribute(), self.dot());
                self.step(receiver, dot, &name)
            }
            12 => {
                let (whole, kind) = (self.untyped(depth), self.random.pick(Kind::COLLECTIONS));
                self.selection(whole, kind, &["?[", "^[", "$[", "!["], depth)
            }
            13 => {
                let kind = self.random.pick(Kind::COLLECTIONS);
                self.collection_literal(kind, depth)
            }
            14 => self.odd_call(depth),
            _ => self.untyped(depth).parenthesised(),
        }
    }
}

/// A row of random tokens; few of them parse.
pub fn row(random: &mut Random) -> Vec<String> {
    let length = 1 + random.below(6);
    (0..length).map(|_| token(random)).collect()
}

/// A random token.
pub fn token(random: &mut Random) -> String {
    match random.below(12) {
        0 => literals::integer(random),
        1 => literals::double(random),
        2 => literals::text(random),
        3 => literals::any_case(random.pick(WORDS), random),
        4 => random.pick(ATTRIBUTES).to_owned(),
        5 => random
            .pick(&["user", "user.age", "user.groups", "l", "n", "s"])
            .to_owned(),
        _ => random.pick(SYMBOLS).to_owned(),
    }
}
